"""What people write about a case: the article's birth certificate, sources, curated links, corrections.

The reviewer's decisions are in `review.py`.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from pydantic import Field, model_validator

from tahqiq.core.records import Record, Relation, Source

SHA256 = r"^sha256:[0-9a-f]{64}$"


class Certificate(Record):
    """The birth certificate of an article as found."""

    file: str = Field(pattern=r"^article\.[a-z0-9.]+$", description="file name in the case folder")
    sha256: str = Field(pattern=SHA256, description="digest of the file's bytes")
    title: str = Field(description="headline as printed")
    outlet: str = Field(default="", description="publisher as printed")
    byline: str = Field(default="", description="author line as printed")
    published: str = Field(default="", description="publication date, EDTF")
    language: str = Field(description="BCP 47 tag")
    url: str = Field(default="", description="address it was found at, empty if not recorded")
    found: str = Field(default="", description="how and when it came here")


class CaseFile(Record):
    """`case.yaml`."""

    schema_version: Literal[1] = Field(description="version of this layout")
    title: str = Field(description="name of the case, for lists")
    title_ar: str = Field(default="", description="the same in Arabic")
    article: Certificate = Field(description="the article's birth certificate")
    lead: tuple[str, ...] = Field(default=(), description="review claims that open the report")
    selection: str = Field(default="", description="why this article was chosen")
    cautions: tuple[str, ...] = Field(default=(), description="what whoever uses this case must know")


class SourcesFile(Record):
    """`sources.yaml`."""

    schema_version: Literal[1] = Field(description="version of this layout")
    reading_limit: str = Field(default="", description="what was read of each page, where a source does not say otherwise")
    sources: tuple[Source, ...] = Field(default=(), description="the sources")

    @model_validator(mode="after")
    def _ids_are_unique(self) -> "SourcesFile":
        refuse_repeats("source id", [source.id for source in self.sources])
        return self


class CuratedLink(Record):
    """A link set by a person, between a review claim and a source."""

    claim: str = Field(pattern=r"^C\d{2,4}$", description="review claim id")
    source: str = Field(pattern=r"^S\d{2,4}$", description="source id")
    relation: Relation = Field(description="what the source does for the claim")
    weight: Literal["core", "extra"] = Field(description="whether the verdict rests on it")
    confidence: Literal["high", "medium", "low"] = Field(description="how sure the reviewer is")
    establishes: str = Field(description="what the source shows, in our words")

    @property
    def id(self) -> str:
        """Claim, source and relation, as a review cites the link."""
        return f"{self.claim}/{self.source}/{self.relation}"


class LinksFile(Record):
    """`links.yaml`."""

    schema_version: Literal[1] = Field(description="version of this layout")
    set_by: str = Field(default="", description="who set them")
    links: tuple[CuratedLink, ...] = Field(default=(), description="the links")

    @model_validator(mode="after")
    def _links_are_unique(self) -> "LinksFile":
        refuse_repeats("link", [link.id for link in self.links])
        return self


class Correction(Record):
    """A person's word on an extracted claim: what is put right, and what the claim said when it was."""

    claim: str = Field(pattern=r"^clm-[0-9a-f]{10}$", description="id of the claim as the extractor found it")
    expect: str = Field(min_length=1, description="its content then, verbatim; the run stops if it is another now")
    cue: str = Field(default="", description="the right reporting words, verbatim; empty: as found")
    speaker: str = Field(default="", description="the right phrase for the speaker, verbatim; empty: as found")
    speaker_name: str = Field(default="", description="who is speaking; empty: as found")
    content: str = Field(default="", description="the right content, verbatim; empty: as found")
    why: str = Field(min_length=1, description="reason")
    by: str = Field(min_length=1, description="who says so")

    @model_validator(mode="after")
    def _changes_something(self) -> "Correction":
        if not (self.cue or self.speaker or self.speaker_name or self.content):
            raise ValueError("it puts nothing right: give cue, speaker, speaker_name or content")
        return self


class CorrectionsFile(Record):
    """`corrections.yaml`."""

    schema_version: Literal[1] = Field(description="version of this layout")
    corrections: tuple[Correction, ...] = Field(default=(), description="the corrections")

    @model_validator(mode="after")
    def _claims_are_unique(self) -> "CorrectionsFile":
        refuse_repeats("claim", [item.claim for item in self.corrections])
        return self


def refuse_repeats(kind: str, names: Sequence[str]) -> None:
    """Raise ValueError if a name is used twice."""
    twice = sorted(name for name, times in Counter(names).items() if times > 1)
    if twice:
        raise ValueError(f"{kind} used twice: {', '.join(twice)}")

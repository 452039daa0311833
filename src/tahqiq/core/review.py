"""What a reviewer writes: review claims anchored to the article, both ratings, and the scale they use."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from tahqiq.core.casefile import SHA256
from tahqiq.core.records import Kind, Record

Status = Literal["draft", "peer-reviewed", "approved", "published", "corrected", "void"]
ClaimId = Annotated[str, Field(pattern=r"^C\d{2,4}$")]


class Anchor(Record):
    """A place in the article: verbatim words at [start, end), in code points of the stored text."""

    quote: str = Field(min_length=1)
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]


class Decision(Record):
    """One rating as the reviewer wrote it; links are cited as `claim/source/relation`."""

    rating: str
    why: str = Field(min_length=1)
    links: tuple[str, ...] = ()


class ResolvedTime(Record):
    """A time expression, and what the reviewer takes it to mean."""

    quote: str
    resolved: str


class ReviewClaim(Record):
    """An atomic claim, what was asked of it, and the two answers."""

    id: ClaimId
    quote: str = Field(min_length=1)
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]
    also: tuple[Anchor, ...] = ()
    voice: Literal["attributed", "article"] = "attributed"
    cue: str = ""
    speaker: str = ""
    speaker_en: str = ""
    role_en: str = ""
    speech: str = ""
    gloss_en: str
    kind: Kind
    kind_note: str = ""
    times: tuple[ResolvedTime, ...] = ()
    ask_attribution: str = ""
    ask_content: str = ""
    attribution: Decision
    content: Decision
    rendering_problem: str = ""
    not_established: tuple[str, ...] = ()

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """Every place where the claim stands, the main one first."""
        return (Anchor(quote=self.quote, start=self.start, end=self.end), *self.also)

    @model_validator(mode="after")
    def _spans_have_length(self) -> "ReviewClaim":
        for anchor in self.anchors:
            if anchor.end - anchor.start != len(anchor.quote):
                raise ValueError(f"[{anchor.start}, {anchor.end}) does not have the length of its quote ({len(anchor.quote)})")
        return self


class Rejection(Record):
    """An extracted claim that the reviewer says is none, anchored by its words."""

    quote: str = Field(min_length=1)
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]
    reason: str = Field(min_length=1)


class Finding(Record):
    """A point of comparison between the article and what was really said."""

    part: str
    where: str
    finding: str


class NotFound(Record):
    """Something looked for and not found, within the limits of what was read."""

    item: str
    note: str
    claims: tuple[ClaimId, ...] = ()


class Review(Record):
    """`review.yaml`."""

    schema_version: Literal[1]
    article_sha256: str = Field(pattern=SHA256)
    scale: str
    status: Status
    decided_by: str = Field(min_length=1)
    decided_on: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")
    standing: str = ""
    right_of_reply: str = ""
    claims: tuple[ReviewClaim, ...] = ()
    rejected: tuple[Rejection, ...] = ()
    comparison: tuple[Finding, ...] = ()
    not_found: tuple[NotFound, ...] = ()

    @model_validator(mode="after")
    def _ids_are_unique(self) -> "Review":
        ids = [claim.id for claim in self.claims]
        twice = sorted({name for name in ids if ids.count(name) > 1})
        if twice:
            raise ValueError(f"claim id used twice: {', '.join(twice)}")
        return self


class Label(Record):
    """A label of a scale with its printed definition, in both languages."""

    key: str
    en: str
    ar: str
    definition_en: str
    definition_ar: str


class Scale(Record):
    """`data/scales/<name>.yaml`: the two rating scales and the words for relations and tiers."""

    schema_version: Literal[1]
    name: str
    version: str
    attribution: tuple[Label, ...]
    content: tuple[Label, ...]
    relation: tuple[Label, ...]
    tier: tuple[Label, ...]

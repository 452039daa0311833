"""The nouns: what each table holds, one frozen model a row.

Offsets are Unicode code points into the article's stored text, `[start, end)`, so that `text[start:end]` is the span.
A field's description is its line in data/README.md (a test compares them).
"""

import hashlib
import json
from collections.abc import Iterable
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Level = Literal["core", "second"]
Mode = Literal["direct", "indirect", "mixed"]
Resolution = Literal["explicit", "metonymy", "carry_over", "coordination", "coref", "anonymous", "unknown"]
PassageKind = Literal["headline", "deck", "caption", "subheading", "byline", "dateline", "body"]
Kind = Literal["factual", "prediction", "commitment", "refusal", "appeal", "opinion", "unclassified"]
Checkable = Literal["yes", "later", "no", "undecided"]
Relation = Literal["attests-utterance", "supports-content", "contradicts-content", "context"]
Tier = Literal["primary", "wire", "independent", "un_ngo", "partisan"]
Outcome = Literal["verdict", "rejected", "unassessed"]
Foundby = Literal["machine", "person", "both"]


class Record(BaseModel):
    """A row that cannot change and refuses unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def content_id(prefix: str, *parts: object) -> str:
    """An id that is a hash of content and place: the prefix and 10 hexadecimal digits of a sha256."""
    payload = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return f"{prefix}-{hashlib.sha256(payload.encode()).hexdigest()[:10]}"


class Span(Record):
    """A stretch of the stored text."""

    start: Annotated[int, Field(ge=0, description="first code point")]
    end: Annotated[int, Field(ge=0, description="one past the last code point")]
    text: str = Field(description="the words at [start, end), verbatim")

    @model_validator(mode="after")
    def _length_agrees(self) -> "Span":
        if self.end - self.start != len(self.text):
            raise ValueError(f"span [{self.start}, {self.end}) does not have the length of its text ({len(self.text)})")
        return self

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Span":
        """The span of `text` at [start, end)."""
        return cls(start=start, end=end, text=text[start:end])

    def overlap(self, other: "Span") -> int:
        """How many code points two spans share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def pieces(self, others: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """The span cut wherever one of the others, [start, end), begins or ends inside it, in order."""
        edges = {min(max(edge, self.start), self.end) for other in others for edge in other}
        return list(pairwise(sorted({self.start, self.end, *edges})))


class Article(Record):
    """The article as stored: its birth certificate and its text."""

    case: str = Field(description="case id, the folder's name under data/cases")
    title: str = Field(description="headline as printed")
    outlet: str = Field(description="publisher as printed")
    byline: str = Field(description="author line as printed, empty if there is none")
    published: str = Field(description="publication date, EDTF")
    language: str = Field(description="BCP 47 tag")
    url: str = Field(description="address it was found at, empty if not recorded")
    file: str = Field(description="file name of the article as found, in the case folder")
    sha256: str = Field(description="digest of that file's bytes, `sha256:` and 64 hexadecimal digits")
    encoding: str = Field(description="character encoding the bytes were decoded with")
    reader: str = Field(description="reader that turned the bytes into text, with its version")
    text_sha256: str = Field(description="digest of the stored text in UTF-8")
    text: str = Field(description="stored text, never altered; every offset points into it")


class Passage(Record):
    """A block of the article: one or more wrapped lines that belong together."""

    id: str = Field(description="hash of kind, place and words")
    case: str = Field(description="case id")
    order: int = Field(description="position in the article, from 0")
    kind: PassageKind = Field(description="part of the page that the block is")
    span: Span = Field(description="the block in the stored text, line breaks included")


class TimeExpression(Record):
    """A time expression and the value that it stands for."""

    span: Span = Field(description="the words")
    type: Literal["date", "time", "interval", "duration"] = Field(description="what is expressed")
    value: str = Field(description="EDTF date or interval, or ISO 8601 duration")
    base: str = Field(description="date that a relative expression was counted from, EDTF; empty if absolute")
    basis: str = Field(description="how the value was reached: absolute, implicit-year, weekday-future, weekday-past ...")


class Claim(Record):
    """An attributed claim: who says what, by which cue, at which characters."""

    id: str = Field(description="hash of the content's words and place and of the speaker's name")
    case: str = Field(description="case id")
    order: int = Field(description="position in the article, from 0, by content start")
    level: Level = Field(description="core: a reported proposition; second: a reported act with a noun phrase, or nested")
    mode: Mode = Field(description="direct, indirect, or mixed speech")
    where: PassageKind = Field(description="kind of the passage it stands in")
    cue: Span = Field(description="reporting words, without the proclitic conjunction")
    speaker: Span | None = Field(description="noun phrase naming the speaker in the same clause, null when carried over")
    speaker_name: str = Field(description="who is speaking after resolution, in the article's language; empty if unknown")
    resolution: Resolution = Field(description="how the speaker was reached")
    content: Span = Field(description="what is claimed, without complementizer and final punctuation")
    nested_in: str = Field(description="id of the claim whose content holds this one; empty if none")
    same_as: str = Field(description="id of the earlier claim that this one repeats; empty if none")
    times: tuple[TimeExpression, ...] = Field(description="time expressions in the content, in order")
    kind: Kind = Field(description="what sort of statement it is, as far as a rule can tell")
    checkable: Checkable = Field(description="whether its content can be checked; `undecided` where the kind is not known")
    checkable_why: str = Field(description="the reason for that")
    rule: str = Field(description="name of the rule that found it; `tahqiq explain` says what it finds")
    made_by: str = Field(description="component and version that found it, and who corrected it")


class SetAside(Record):
    """A word that looks like a cue and made no claim."""

    case: str = Field(description="case id")
    cue: Span = Field(description="the word")
    why: str = Field(description="why it makes none")


class Source(Record):
    """A checkable source, described by its address and our own summary."""

    id: str = Field(pattern=r"^S\d{2,4}$", description="source id within the case")
    url: str = Field(pattern=r"^https?://[^\s]+$", description="address, absolute http(s)")
    title: str = Field(description="title as printed; in brackets if it is a description")
    publisher: str = Field(description="who published it")
    language: str = Field(description="BCP 47 tag")
    date: str = Field(description="publication date, EDTF; empty if unknown")
    date_basis: str = Field(description="how the date is known")
    tier: Tier = Field(description="kind of source")
    summary: str = Field(description="our own summary of the part that was read")
    read: str = Field(description="what part was read, and when it was read from a copy, which")
    note: str = Field(default="", description="caution about this source; empty if none")


class Link(Record):
    """A source that speaks to a claim."""

    id: str = Field(description="hash of claim, source and relation")
    case: str = Field(description="case id")
    claim: str = Field(description="extracted claim id, or review claim id in a curated link")
    source: str = Field(description="source id")
    passage: str = Field(description="passage of the source, empty while a source is one summary")
    relation: Relation | Literal["unclassified"] = Field(description="what the source does for the claim")
    rank: int = Field(description="place among this claim's links, from 1; 0 in a curated link")
    score: float = Field(description="ranker's score, rounded to 6 places; 0 in a curated link")
    parts: dict[str, float] = Field(description="what the score is made of")
    weight: Literal["core", "extra", ""] = Field(description="curated links: whether the verdict rests on it")
    confidence: Literal["high", "medium", "low", ""] = Field(description="curated links: how sure the reviewer is")
    establishes: str = Field(description="curated links: what the source shows, in our words")
    set_by: str = Field(description="ranker and version, or the person")


class Rating(Record):
    """One of the two ratings: a label of the scale, why, and the curated links that it rests on."""

    label: str = Field(description="key of the scale")
    why: str = Field(description="rationale")
    links: tuple[str, ...] = Field(description="ids of the curated links it rests on")


class Verdict(Record):
    """One line of the case's ledger: a claim and how it ended."""

    case: str = Field(description="case id")
    claim: str = Field(description="review claim id, or the extracted claim's id where no person has reviewed it")
    order: int = Field(description="position in the ledger, from 0")
    outcome: Outcome = Field(description="verdict, rejected or unassessed")
    reason: str = Field(description="why it was rejected or is unassessed; empty for a verdict")
    found_by: Foundby = Field(description="whether the extractor, a person, or both found the claim")
    extracted: tuple[str, ...] = Field(description="ids of the extracted claims that this line covers")
    anchors: tuple[Span, ...] = Field(description="where it stands in the article, the main place first")
    attribution: Rating | None = Field(description="did they say it? null without a verdict")
    content: Rating | None = Field(description="is it true? null without a verdict")
    decided_by: str = Field(description="who decided; empty without a decision")
    decided_on: str = Field(description="date of the decision; empty without a decision")
    status: str = Field(description="draft, peer-reviewed, approved, published, corrected or void; empty without a decision")
    flags: tuple[str, ...] = Field(description="what a reader must know: stale anchors, missing evidence")


class Metric(Record):
    """A figure, with the data that it was measured on."""

    case: str = Field(description="case id")
    measure: str = Field(description="stable dotted name")
    value: float = Field(description="the figure, rounded to 4 places")
    unit: str = Field(description="unit or name of the measure's scale")
    n: int = Field(description="how many items it was measured on")
    data: str = Field(description="name of the data")
    data_sha256: str = Field(description="digest of the data")

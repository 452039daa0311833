"""What a reviewer writes: review claims anchored to the article, both ratings, and the scale they use."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from tahqiq.core.casefile import SHA256, refuse_repeats
from tahqiq.core.records import Kind, Record

Status = Literal["draft", "peer-reviewed", "approved", "published", "corrected", "void"]
ClaimId = Annotated[str, Field(pattern=r"^C\d{2,4}$")]


class Anchor(Record):
    """A place in the article: verbatim words at [start, end), in code points of the stored text."""

    quote: str = Field(min_length=1, description="the article's words, verbatim, line breaks included")
    start: int = Field(ge=0, description="first code point of the quote")
    end: int = Field(ge=1, description="one past its last code point")


class Decision(Record):
    """One rating as the reviewer wrote it; links are cited as `claim/source/relation`."""

    rating: str = Field(description="key of a label of the scale")
    why: str = Field(min_length=1, description="rationale")
    links: tuple[str, ...] = Field(default=(), description="the curated links it rests on, each as `claim/source/relation`")


class ResolvedTime(Record):
    """A time expression, and what the reviewer takes it to mean."""

    quote: str = Field(description="the words")
    resolved: str = Field(description="the date or time they stand for")


class ReviewClaim(Record):
    """An atomic claim, what was asked of it, and the two answers."""

    id: ClaimId = Field(description="claim id within the review")
    quote: str = Field(min_length=1, description="the article's words, verbatim, line breaks included")
    start: int = Field(ge=0, description="first code point of the quote")
    end: int = Field(ge=1, description="one past its last code point")
    also: tuple[Anchor, ...] = Field(default=(), description="other places where the claim stands")
    voice: Literal["attributed", "article"] = Field(default="attributed", description="a speaker says it, or the article itself")
    cue: str = Field(default="", description="reporting words")
    speaker: str = Field(default="", description="who speaks, in the article's language")
    speaker_en: str = Field(default="", description="who speaks, in English")
    role_en: str = Field(default="", description="the speaker's role, and how the article names it")
    speech: str = Field(default="", description="direct, indirect, headline, or several of these")
    gloss_en: str = Field(description="our own English wording of the claim")
    kind: Kind = Field(description="what sort of statement it is")
    kind_note: str = Field(default="", description="remark on the kind")
    times: tuple[ResolvedTime, ...] = Field(default=(), description="time expressions and what they stand for")
    ask_attribution: str = Field(default="", description="what was asked about the attribution")
    ask_content: str = Field(default="", description="what was asked about the content")
    attribution: Decision = Field(description="did they say it?")
    content: Decision = Field(description="is it true?")
    rendering_problem: str = Field(default="", description="how the article's wording departs from what was said")
    not_established: tuple[str, ...] = Field(default=(), description="what remains open")

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

    quote: str = Field(min_length=1, description="the article's words, verbatim, line breaks included")
    start: int = Field(ge=0, description="first code point of the quote")
    end: int = Field(ge=1, description="one past its last code point")
    reason: str = Field(min_length=1, description="why it is no claim")


class Finding(Record):
    """A point of comparison between the article and what was really said."""

    part: str = Field(description="what is compared")
    where: str = Field(description="place in the article or in the transcripts")
    finding: str = Field(description="how they differ")


class NotFound(Record):
    """Something looked for and not found, within the limits of what was read."""

    item: str = Field(description="what was looked for")
    note: str = Field(description="how far the search went")
    claims: tuple[ClaimId, ...] = Field(default=(), description="review claims that it would bear on")


class Review(Record):
    """`review.yaml`."""

    schema_version: Literal[1] = Field(description="version of this layout")
    article_sha256: str = Field(pattern=SHA256, description="digest of the article's bytes that were reviewed")
    scale: str = Field(description="name of the rating scale")
    status: Status = Field(description="how far the review has come")
    decided_by: str = Field(default="", description="who decided; needed as soon as there is a decision")
    decided_on: str = Field(default="", pattern=r"^(\d{4}-\d{2}-\d{2})?$", description="its date; needed as soon as there is one")
    standing: str = Field(default="", description="what the decisions are worth, in plain words")
    right_of_reply: str = Field(default="", description="whether speakers and outlet were asked")
    claims: tuple[ReviewClaim, ...] = Field(default=(), description="the reviewed claims")
    rejected: tuple[Rejection, ...] = Field(default=(), description="extracted claims that are none")
    comparison: tuple[Finding, ...] = Field(default=(), description="how the article differs from the transcripts")
    not_found: tuple[NotFound, ...] = Field(default=(), description="what was looked for and not found")

    @model_validator(mode="after")
    def _decisions_are_signed(self) -> "Review":
        if (self.claims or self.rejected) and not (self.decided_by and self.decided_on):
            raise ValueError("a decision needs a name and a date: fill in decided_by and decided_on")
        return self

    @model_validator(mode="after")
    def _ids_are_unique(self) -> "Review":
        refuse_repeats("claim id", [claim.id for claim in self.claims])
        return self


class Label(Record):
    """A label of a scale with its printed definition, in both languages."""

    key: str = Field(description="key, as reviews cite it")
    en: str = Field(description="label in English")
    ar: str = Field(description="label in Arabic")
    definition_en: str = Field(description="printed definition in English")
    definition_ar: str = Field(description="printed definition in Arabic")


class Scale(Record):
    """`data/scales/<name>.yaml`: the two rating scales and the words for relations and tiers."""

    schema_version: Literal[1] = Field(description="version of this layout")
    name: str = Field(description="name, as reviews cite it")
    version: str = Field(description="version of the definitions")
    attribution: tuple[Label, ...] = Field(description="did they say it?")
    content: tuple[Label, ...] = Field(description="is it true?")
    relation: tuple[Label, ...] = Field(description="what a source does for a claim")
    tier: tuple[Label, ...] = Field(description="what kind of source it is")

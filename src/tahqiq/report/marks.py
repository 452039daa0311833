"""The article with its claims marked in place: text cut where any mark begins or ends, so that marks may overlap."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tahqiq.core.records import Passage, Span, Verdict


@dataclass(frozen=True)
class Segment:
    """A stretch of text under the same marks: the claims that cover it, those that begin here, and those at home here.

    `tone` says how it is marked: `d2` where claims lie in one another, `own` in the article's voice, `un` where undecided.
    """

    text: str
    claims: tuple[str, ...]
    opens: tuple[str, ...]
    main: tuple[str, ...]
    tone: str


@dataclass(frozen=True)
class Block:
    """A passage of the article, cut into segments."""

    kind: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class _Place:
    """A claim's words in the passages, [start, end) in code points of the stored text; `main` at the claim's home."""

    claim: str
    start: int
    end: int
    main: bool


def marked(passages: Sequence[Passage], ledger: Sequence[Verdict], own_voices: Collection[str] = ()) -> list[Block]:
    """The passages in order; a claim begins at each of its places, and is at home at the first of them, once in the article."""
    places = [place for line in ledger for place in _places(passages, line)]
    tones = {line.claim: "un" for line in ledger if line.outcome != "verdict"} | dict.fromkeys(own_voices, "own")
    return [_block(passage, places, tones) for passage in passages]


def around(passages: Sequence[Passage], span: Span) -> tuple[str, str, str]:
    """The words before the span, the span, and those after it, within its passage or passages."""
    touched = _touched(passages, span)
    before = touched[0].text[: max(0, span.start - touched[0].start)] if touched else ""
    after = touched[-1].text[span.end - touched[-1].start :] if touched else ""
    return before, span.text, after


def _places(passages: Sequence[Passage], line: Verdict) -> Iterator[_Place]:
    """A place begins in the first passage that it touches: a quote may begin with the line break before it."""
    main = True
    for span in line.anchors:
        touched = _touched(passages, span)
        if touched:
            yield _Place(line.claim, max(span.start, touched[0].start), span.end, main)
            main = False


def _touched(passages: Sequence[Passage], span: Span) -> list[Span]:
    """The passages in which the span's words stand; none for a stale anchor, or the page would mark what nobody claimed."""
    touched = [passage.span for passage in passages if passage.span.overlap(span)]
    return touched if all(_shared(part, span) == _shared(span, part) for part in touched) else []


def _shared(span: Span, other: Span) -> str:
    return span.text[max(0, other.start - span.start) : other.end - span.start]


def _block(passage: Passage, places: list[_Place], tones: Mapping[str, str]) -> Block:
    low, high = passage.span.start, passage.span.end
    here = [place for place in places if place.start < high and place.end > low]
    segments = []
    for start, end in passage.span.pieces((place.start, place.end) for place in here):
        covering = [place for place in here if place.start < end and place.end > start]
        claims = tuple(dict.fromkeys(place.claim for place in covering))
        opening = [place for place in covering if place.start == start]
        segments.append(
            Segment(
                text=passage.span.text[start - low : end - low],
                claims=claims,
                opens=tuple(dict.fromkeys(place.claim for place in opening)),
                main=tuple(place.claim for place in opening if place.main),
                tone=" ".join(["d2"] * (len(claims) > 1) + sorted({tones[claim] for claim in claims if claim in tones})),
            )
        )
    return Block(passage.kind, tuple(segments))

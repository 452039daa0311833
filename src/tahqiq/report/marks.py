"""The article with its claims marked in place: text cut where any mark begins or ends, so that marks may overlap."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tahqiq.core.records import Passage, Span, Verdict


@dataclass(frozen=True)
class Segment:
    """A stretch of text under the same marks: the claims that cover it, those that begin here, and those at home here."""

    text: str
    claims: tuple[str, ...]
    opens: tuple[str, ...]
    main: tuple[str, ...]


@dataclass(frozen=True)
class Block:
    """A passage of the article, cut into segments."""

    kind: str
    segments: tuple[Segment, ...]


def marked(passages: Sequence[Passage], ledger: Sequence[Verdict]) -> list[Block]:
    """The passages in order; a claim begins at each of its places, and is at home at the first of them, once in the article."""
    anchors = [(line.claim, span, span == line.anchors[0]) for line in ledger for span in line.anchors]
    return [_block(passage, anchors) for passage in passages]


def around(passages: Sequence[Passage], span: Span) -> tuple[str, str, str]:
    """The words before the span, the span, and those after it, within its passage or passages."""
    touched = [passage.span for passage in passages if passage.span.overlap(span)]
    before = touched[0].text[: span.start - touched[0].start] if touched else ""
    after = touched[-1].text[span.end - touched[-1].start :] if touched else ""
    return before, span.text, after


def _block(passage: Passage, anchors: list[tuple[str, Span, bool]]) -> Block:
    here = [anchor for anchor in anchors if anchor[1].overlap(passage.span)]
    low, high = passage.span.start, passage.span.end
    cuts = sorted({low, high, *(min(max(edge, low), high) for _, span, _ in here for edge in (span.start, span.end))})
    segments = []
    for start, end in pairwise(cuts):
        covering = [anchor for anchor in here if anchor[1].start < end and anchor[1].end > start]
        opening = [(claim, main) for claim, span, main in covering if span.start == start]
        segments.append(
            Segment(
                text=passage.span.text[start - low : end - low],
                claims=tuple(dict.fromkeys(claim for claim, _, _ in covering)),
                opens=tuple(dict.fromkeys(claim for claim, _ in opening)),
                main=tuple(dict.fromkeys(claim for claim, main in opening if main)),
            )
        )
    return Block(passage.kind, tuple(segments))

"""The article with its claims marked in place: text cut where any mark begins or ends, so that marks may overlap."""

from collections.abc import Sequence
from dataclasses import dataclass

from tahqiq.core.records import Passage, Span, Verdict


@dataclass(frozen=True)
class Segment:
    """A stretch of text under the same marks: the claims that cover it, and those that begin here for the first time."""

    text: str
    claims: tuple[str, ...]
    opens: tuple[str, ...]


@dataclass(frozen=True)
class Block:
    """A passage of the article, cut into segments."""

    kind: str
    segments: tuple[Segment, ...]


def marked(passages: Sequence[Passage], ledger: Sequence[Verdict]) -> list[Block]:
    """The passages in order; each claim opens once in the whole article, at its main place."""
    anchors = [(line.claim, span) for line in ledger for span in line.anchors]
    main = {line.claim: line.anchors[0].start for line in ledger}
    return [_block(passage, anchors, main) for passage in passages]


def around(passages: Sequence[Passage], span: Span) -> tuple[str, str, str]:
    """The words before the span, the span, and those after it, within its passage or passages."""
    touched = [passage.span for passage in passages if passage.span.overlap(span)]
    before = touched[0].text[: span.start - touched[0].start] if touched else ""
    after = touched[-1].text[span.end - touched[-1].start :] if touched else ""
    return before, span.text, after


def _block(passage: Passage, anchors: list[tuple[str, Span]], main: dict[str, int]) -> Block:
    here = [(claim, span) for claim, span in anchors if span.overlap(passage.span)]
    low, high = passage.span.start, passage.span.end
    cuts = sorted({low, high, *(min(max(edge, low), high) for _, span in here for edge in (span.start, span.end))})
    segments = []
    for start, end in zip(cuts, cuts[1:], strict=False):
        covering = tuple(dict.fromkeys(claim for claim, span in here if span.start < end and span.end > start))
        opens = tuple(claim for claim in covering if max(main[claim], low) == start and main[claim] >= low)
        segments.append(Segment(passage.span.text[start - low : end - low], covering, opens))
    return Block(passage.kind, tuple(segments))

"""The article marked in place: no word is lost, no word is marked that nobody claimed, each claim is at home once."""

from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tahqiq.core.records import Passage, Span, Verdict
from tahqiq.report.marks import Block, around, marked

TEXT = "abcdefghij\n\nklmnopqrst\nuvwxyz"
BOUNDS = ((0, 10), (12, 22), (23, 29))
PASSAGES = tuple(
    Passage(id=f"p{order}", case="x", order=order, kind="body", span=Span.of(TEXT, start, end))
    for order, (start, end) in enumerate(BOUNDS)
)
SPANS = st.tuples(st.integers(0, 28), st.integers(1, 29)).map(lambda pair: Span.of(TEXT, pair[0], min(29, pair[0] + pair[1])))


def line(claim: str, *anchors: Span) -> Verdict:
    """A line of the ledger that nobody has decided."""
    return Verdict(
        case="x",
        claim=claim,
        order=0,
        outcome="unassessed",
        reason="x",
        found_by="machine",
        extracted=(),
        anchors=anchors,
        attribution=None,
        content=None,
        decided_by="",
        decided_on="",
        status="",
        flags=(),
    )


def homes(blocks: Sequence[Block]) -> list[str]:
    """The claims at home, one a home."""
    return [name for block in blocks for segment in block.segments for name in segment.main]


def places(blocks: Sequence[Block], claim: str) -> set[int]:
    """The code points that are marked as the claim's."""
    found: set[int] = set()
    for (at, _), block in zip(BOUNDS, blocks, strict=True):
        for segment in block.segments:
            found |= set(range(at, at + len(segment.text))) if claim in segment.claims else set()
            at += len(segment.text)
    return found


INSIDE = {place for start, end in BOUNDS for place in range(start, end)}


@given(st.lists(st.lists(SPANS, min_size=1, max_size=4), max_size=6))
@example([])
@example([[Span.of(TEXT, 2, 8)], [Span.of(TEXT, 4, 6)], [Span.of(TEXT, 8, 10)], [Span.of(TEXT, 2, 8)]])
@example([[Span.of(TEXT, 11, 15)]])
@example([[Span.of(TEXT, 10, 12), Span.of(TEXT, 0, 1), Span.of(TEXT, 0, 1)]])
@example([[Span.of(TEXT, 0, 29), Span.of(TEXT, 0, 3)]])
def test_marks_may_overlap_and_no_word_is_lost(anchors: list[list[Span]]) -> None:
    lines = [line(f"C{place:02d}", *spans) for place, spans in enumerate(anchors)]
    blocks = marked(PASSAGES, lines)
    for passage, block in zip(PASSAGES, blocks, strict=True):
        assert "".join(segment.text for segment in block.segments) == passage.span.text
        assert all(segment.text for segment in block.segments)
    for each in lines:
        meant = INSIDE & {place for span in each.anchors for place in range(span.start, span.end)}
        assert places(blocks, each.claim) == meant, "just its own words are marked"
        assert homes(blocks).count(each.claim) == (1 if meant else 0)
    for block in blocks:
        for segment in block.segments:
            assert set(segment.main) <= set(segment.opens) <= set(segment.claims)
            assert len(set(segment.opens)) == len(segment.opens)


@pytest.mark.parametrize(
    ("anchors", "at"),
    [
        ((Span.of(TEXT, 14, 16), Span.of(TEXT, 2, 4)), "mn"),
        ((Span.of(TEXT, 5, 15),), "fghij"),
        ((Span.of(TEXT, 10, 15),), "klm"),
        ((Span.of(TEXT, 10, 12), Span.of(TEXT, 24, 26)), "vw"),
    ],
    ids=["the main place, not the first in the text", "across passages", "from the line break before", "the first that is there"],
)
def test_a_claim_is_at_home_where_its_main_words_begin(anchors: tuple[Span, ...], at: str) -> None:
    blocks = marked(PASSAGES, [line("C01", *anchors)])
    assert [s.text for block in blocks for s in block.segments if s.main == ("C01",)] == [at]


def test_a_stale_anchor_marks_nothing() -> None:
    stale = Span(start=14, end=17, text="XYZ")
    blocks = marked(PASSAGES, [line("C01", stale), line("C02", stale, Span.of(TEXT, 0, 2))])
    assert places(blocks, "C01") == set() and places(blocks, "C02") == {0, 1} and homes(blocks) == ["C02"]
    assert marked(PASSAGES, [line("C01", Span(start=90, end=93, text="XYZ"))]) == marked(PASSAGES, [])
    assert around(PASSAGES, stale) == ("", "XYZ", ""), "other words around it would be nobody's"


def test_an_article_without_passages_has_no_blocks() -> None:
    assert marked((), [line("C01", Span.of(TEXT, 0, 2))]) == []
    assert around((), Span.of(TEXT, 0, 2)) == ("", "ab", "")


@given(SPANS)
@example(Span.of(TEXT, 11, 13))
@example(Span.of(TEXT, 10, 23))
def test_the_words_around_a_claim_make_up_its_passages(span: Span) -> None:
    before, words, after = around(PASSAGES, span)
    assert words == span.text
    touched = [passage.span for passage in PASSAGES if passage.span.overlap(span)]
    if touched:
        low, high = min(span.start, touched[0].start), max(span.end, touched[-1].end)
        assert before + words + after == TEXT[low:high]
    else:
        assert before == after == ""

"""Records: spans that fit their words, rows that cannot change, ids that are hashes of content and place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tahqiq.core.records import Source, Span, content_id

SOURCE = {
    "id": "S01",
    "url": "https://example.org/",
    "title": "t",
    "publisher": "p",
    "language": "en",
    "date": "",
    "date_basis": "",
    "tier": "primary",
    "summary": "s",
    "read": "all",
}


@pytest.mark.parametrize(("start", "end", "text"), [(0, 3, "ab"), (5, 5, "x"), (4, 2, ""), (-1, 1, "ab")])
def test_a_span_that_does_not_fit_its_words_is_refused(start: int, end: int, text: str) -> None:
    with pytest.raises(ValidationError):
        Span(start=start, end=end, text=text)


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_a_span_of_a_text_is_found_again(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    span = Span.of(text, start, end)
    assert text[span.start : span.end] == span.text


def test_a_span_beyond_the_text_is_refused() -> None:
    with pytest.raises(ValidationError, match="length"):
        Span.of("abc", 1, 9)


def test_offsets_count_code_points_not_bytes() -> None:
    text = "قال 😀 إن"
    assert Span.of(text, 4, 5).text == "😀"


@pytest.mark.parametrize(
    ("one", "other", "shared"), [((0, 4), (2, 6), 2), ((0, 2), (2, 4), 0), ((0, 9), (3, 4), 1), ((5, 6), (0, 2), 0)]
)
def test_overlap_counts_shared_code_points(one: tuple[int, int], other: tuple[int, int], shared: int) -> None:
    text = "abcdefghij"
    assert Span.of(text, *one).overlap(Span.of(text, *other)) == shared == Span.of(text, *other).overlap(Span.of(text, *one))


def test_a_record_cannot_be_changed_and_knows_its_fields() -> None:
    source = Source(**SOURCE)
    with pytest.raises(ValidationError, match="frozen"):
        source.title = "other"
    with pytest.raises(ValidationError, match="Extra inputs"):
        Source(**SOURCE, rating="true")


@pytest.mark.parametrize(
    "url", ["", "ftp://example.org", "javascript:alert(1)", "https://a b", "example.org", "data:text/html,x"]
)
def test_an_address_is_absolute_http(url: str) -> None:
    with pytest.raises(ValidationError, match="url"):
        Source(**SOURCE | {"url": url})


def test_equal_words_at_two_places_have_two_ids() -> None:
    assert content_id("clm", "قال", 10) != content_id("clm", "قال", 90)
    assert content_id("clm", "ab", "c") != content_id("clm", "a", "bc")
    assert content_id("clm", "قال", 10) == content_id("clm", "قال", 10)

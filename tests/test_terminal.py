"""The walk back on a terminal: both ratings, the evidence, the words and their bytes, with Arabic isolated."""

import dataclasses
import io

import pytest
from rich.console import Console

from tahqiq.core.case import Case
from tahqiq.core.trace import trace
from tahqiq.terminal import show_trace
from tiny import Tables

RLI, PDI = "\u2067", "\u2069"


def shown(case: Case, claim: str, width: int = 400) -> str:
    """What is printed for a claim."""
    console = Console(file=io.StringIO(), width=width, color_system=None)
    show_trace(console, trace(case, claim), {"by-hand": "found by hand"})
    return console.file.getvalue()


def test_the_two_ratings_are_printed_apart_each_with_its_reason_and_evidence(published: Case) -> None:
    text = shown(published, "C01")
    said, true = text.index("did they say it?  confirmed-utterance"), text.index("is it true?  unproven")
    first, second = text[said:true], text[true:]
    assert "The municipality prints it." in first and "attests-utterance: The municipality prints the mayor's figure." in first
    assert "Only the party that paid says so." in second and "supports-content: The same figure" in second
    assert "supports-content" not in first and "attests-utterance" not in second
    source = "S01 بلدية وادي الريحان, 2024-03-04, primary: https://example.org/municipality/bridge"
    assert source in first and source in second


def test_who_decided_and_where_it_is_written(published: Case) -> None:
    lines = shown(published, "C01").splitlines()
    assert "decided by Tahqiq maintainers, 2024-03-10, draft; data/cases/tiny/review.yaml:" in lines[2]
    assert "The repair cost three million dinars.  [our gloss]" in lines[1]


def test_the_walk_ends_at_bytes_that_hold_the_words(published: Case) -> None:
    walk, text = trace(published, "C01"), shown(published, "C01")
    place, span = walk.bytes[0], walk.verdict.anchors[0]
    assert f"bytes [{place.start}, {place.end}) of data/cases/tiny/article.txt" in text
    assert f"code points [{span.start}, {span.end})" in text
    raw = (published.root / place.file).read_bytes()
    assert f"{RLI}{raw[place.start : place.end].decode()}{PDI}" in text
    assert text.rstrip().endswith(f"{walk.article.sha256}, utf-8")


def test_what_the_extractor_found_and_what_only_a_person_found(published: Case, tables: Tables) -> None:
    found = shown(published, "C01")
    assert f"found by by-hand/1 as {tables.claims[0].id}" in found and f"{RLI}سامر العطار - قال{PDI}" in found
    assert "found by a person; the extractor did not find it" in shown(published, "C03")


def test_a_claim_that_nobody_reviewed_shows_why_and_no_rating(published: Case, tables: Tables) -> None:
    text = shown(published, tables.claims[1].id)
    assert "unassessed (" in text.splitlines()[0]
    assert "did they say it?" not in text and "is it true?" not in text and "decided by" not in text


def test_an_undated_source_says_so(published: Case) -> None:
    assert "Союз инженеров, undated, independent" in shown(published, "C02")


@pytest.mark.parametrize("claim", ["C01", "C02", "C03"])
def test_every_line_of_the_article_is_isolated_and_passages_are_joined(published: Case, claim: str) -> None:
    text = shown(published, claim, width=4000)
    assert text.count(RLI) == text.count(PDI) > 0
    for line in text.splitlines():
        assert line.count(RLI) == line.count(PDI) <= 1


def with_reason(case: Case, why: str) -> str:
    """What is printed for a claim whose rating has this reason, and a flag that says the same."""
    walk = trace(case, "C01")
    rating = walk.verdict.attribution.model_copy(update={"why": why})
    verdict = walk.verdict.model_copy(update={"attribution": rating, "flags": (why,)})
    console = Console(file=io.StringIO(), width=400, color_system=None)
    show_trace(console, dataclasses.replace(walk, verdict=verdict), {})
    return console.file.getvalue()


def test_square_brackets_in_a_text_are_no_markup(published: Case) -> None:
    text = with_reason(published, "[bold]see [/] [link=x]")
    assert "   [bold]see [/] [link=x]" in text and "! [bold]see [/] [link=x]" in text


@pytest.mark.parametrize("odd", ["\x1b]0;title\x07", "\x1b[2J", "\x9b31m", "\u202e", "\u2069"])
def test_what_a_terminal_would_obey_is_shown_as_its_code(published: Case, odd: str) -> None:
    plain, text = with_reason(published, "see this"), with_reason(published, f"see{odd} this")
    assert f"see[U+{ord(odd[0]):04X}]" in text
    assert text.count(odd[0]) == plain.count(odd[0])

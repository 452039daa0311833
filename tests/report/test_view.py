"""How the page reads: marks in one another, ids that are links, dates in words, our prose in its own direction."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from material import built, material_of
from page import Page

from tahqiq.core.case import Case
from tahqiq.core.casefile import SourcesFile
from tahqiq.core.records import Span, Verdict
from tahqiq.report.marks import marked
from tahqiq.report.page import direction, strings, written_in
from tahqiq.report.view import mentions
from tiny import Tables

HEADING = re.compile(r"h[1-6]")


@pytest.fixture
def page(tiny_case: Case, tables: Tables) -> Callable[..., Page]:
    """The tiny case's page, with parts of its material changed."""

    def make(language: str = "en", **changes: Any) -> Page:
        return Page(built(material_of(tiny_case, tables, **changes), language)["index.html"].decode())

    return make


def line_of(claim: str, *anchors: Span, outcome: str = "unassessed") -> Verdict:
    """A line of the ledger that stands at the anchors."""
    return Verdict(
        case="tiny",
        claim=claim,
        order=0,
        outcome=outcome,
        reason="",
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


def test_a_claim_within_a_claim_is_told_apart(tables: Tables) -> None:
    body = tables.passages[1].span
    outer, inner = (
        Span.of(tables.article.text, body.start, body.start + 9),
        Span.of(tables.article.text, body.start + 3, body.start + 6),
    )
    _, block = marked(tables.passages, [line_of("C01", outer, outcome="verdict"), line_of("C02", inner)], own_voices={"C02"})
    assert [(s.claims, s.opens, s.tone) for s in block.segments[:4]] == [
        (("C01",), ("C01",), ""),
        (("C01", "C02"), ("C02",), "d2 own"),
        (("C01",), (), ""),
        ((), (), ""),
    ]


def test_what_nobody_decided_is_marked_otherwise(tables: Tables) -> None:
    _, block = marked(tables.passages, tables.verdicts, own_voices={"C02"})
    tones = {segment.main[0]: segment.tone for segment in block.segments if segment.main}
    undecided = next(line.claim for line in tables.verdicts if line.outcome == "unassessed")
    assert tones == {"C01": "", "C02": "own", "C03": "", undecided: "un"}


def test_ids_in_our_prose_are_links_where_the_page_has_a_place_for_them() -> None:
    assert mentions("S01 and C22, not S99 nor C221x", {"S01", "C22"}) == [
        ("S01", "S01"),
        (" and ", ""),
        ("C22", "C22"),
        (", not ", ""),
        ("S99", ""),
        (" nor C221x", ""),
    ]
    assert "".join(piece for piece, _ in mentions("<b>S01</b>", {"S01"})) == "<b>S01</b>"


@pytest.mark.parametrize(
    ("tag", "way"), [("ar", "rtl"), ("fa-IR", "rtl"), ("en", "ltr"), ("ru", "ltr"), ("", "auto"), ("und", "auto")]
)
def test_languages_run_their_own_way(tag: str, way: str) -> None:
    assert direction(tag) == way


@pytest.mark.parametrize(("text", "code"), [("(a) Had", "en"), ("«بيان", "ar"), ("История", ""), ("2016", "en"), ("", "en")])
def test_our_prose_is_known_by_its_letters(text: str, code: str) -> None:
    assert written_in(text) == code


def test_prose_of_another_language_is_marked_as_such(page: Callable[..., Page], tiny_case: Case) -> None:
    arabic, _, russian = tiny_case.sources().sources
    assert f"lang=ar dir=rtl>{arabic.summary}" in page("en").html
    assert f"dir=auto>{russian.summary}" in page("en").html
    assert f"dd>{arabic.summary}" in page("ar").html


def test_the_arabic_edition_calls_a_claim_by_the_articles_words(page: Callable[..., Page], tiny_case: Case) -> None:
    item, html = tiny_case.review().claims[0], page("ar").html
    summary = html[html.index("<summary>") : html.index("</summary>")]
    assert item.quote in summary and item.gloss_en not in summary
    html = page("en").html
    assert item.gloss_en in html[html.index("<summary>") : html.index("</summary>")]


def test_the_question_that_was_asked_stands_with_its_answer(page: Callable[..., Page], tiny_case: Case) -> None:
    text = page().text
    for item in tiny_case.review().claims:
        for asked, answer in ((item.ask_attribution, item.attribution), (item.ask_content, item.content)):
            if asked:
                assert f"{strings('en')['asked']} {asked} {answer.why}" in text


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-03-04", "2024-03-04"),
        ("2024-03~", "about 2024-03"),
        ("2024-03-01/2024-03-02", "2024-03-01 – 2024-03-02"),
        ("", "undated"),
    ],
)
def test_dates_are_said_in_words(page: Callable[..., Page], tiny_case: Case, edtf: str, words: str) -> None:
    first, *others = tiny_case.sources().sources
    sources = SourcesFile(schema_version=1, sources=(first.model_copy(update={"date": edtf}), *others))
    assert f"primary · Arabic · {words} " in page(sources=sources).text


def test_what_was_read_is_said_once_and_each_exception_beside_its_source(page: Callable[..., Page]) -> None:
    text = page().text
    assert text.count("the whole page") == 1 and text.count("the first page") == 1


def test_what_was_looked_for_and_the_right_of_reply_have_a_place_even_when_empty(page: Callable[..., Page]) -> None:
    text, words = page().text, strings("en")
    assert f"{words['reply']} {words['not_recorded']}" in text and words["nothing_listed"] in text


@pytest.mark.parametrize("language", ["en", "ar"])
def test_headings_never_skip_a_level(page: Callable[..., Page], language: str) -> None:
    levels = [int(tag[1]) for tag, _ in page(language).elements if HEADING.fullmatch(tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert not [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]


def test_the_first_link_skips_to_the_findings_even_where_there_are_none(page: Callable[..., Page]) -> None:
    for changes in ({}, {"claims": (), "ledger": (), "review": None, "scale": None}):
        made = page(**changes)
        assert made.all("href")[1 if "claimreview" in made.all("href")[0] else 0] == "#findings"
        assert made.all("id").count("findings") == 1


def test_a_title_runs_as_its_letters_do(page: Callable[..., Page], tiny_case: Case) -> None:
    first, *others = tiny_case.sources().sources
    described = first.model_copy(update={"title": "(a statement, headline not seen)"})
    html = page(sources=SourcesFile(schema_version=1, sources=(described, *others))).html
    assert re.search(r"<p><a [^>]*>\(a statement, headline not seen\)</a></p>", html), "our English on an Arabic source"
    assert re.search(rf'<p lang="ar" dir="rtl"><a [^>]*>{first.title}</a></p>', page().html)
    assert re.search(rf'<p lang="ru" dir="ltr"><a [^>]*>{others[1].title}</a></p>', page().html)

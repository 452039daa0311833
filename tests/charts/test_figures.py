"""The figures: tables in a fixed order, captions whose numbers are the data's, few rows, odd dates, both directions."""

import re
from collections.abc import Callable

import pandas
import pytest
from defusedxml import ElementTree

from tahqiq.charts import (
    Figure,
    claims_by_mode,
    claims_by_speaker,
    evidence_matrix,
    measures,
    ratings_crossed,
    scores_by_rank,
    source_timeline,
)
from tahqiq.charts.draw import to_svg
from tahqiq.charts.strings import ARABIC, ENGLISH

from .tables import COLUMNS, DAY, LEDGER, LINKS, SOURCES, figures, pictures

RLI, PDI = "\u2067", "\u2069"
ARABIC_LETTER = re.compile("[\u0620-\u064a]")
PLACE = re.compile(r"translate\(([-\d.]+)")
NAMES = sorted(COLUMNS)


def drawn(figure: Figure) -> str:
    """The figure as the report draws it."""
    return to_svg(figure.chart, figure.description)


def words_of(svg: str) -> list[str]:
    """The words that a chart shows."""
    return [element.text or "" for element in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


def numbers(text: str) -> list[int]:
    """The numbers in a sentence, a date's left out."""
    return [int(found) for found in re.findall(r"\d+", text.replace(DAY, ""))]


def test_the_order_of_the_rows_changes_neither_table_nor_picture() -> None:
    made, turned = figures(ENGLISH, False), figures(ENGLISH, False, LEDGER[::-1], LINKS[::-1], SOURCES[::-1])
    for name, figure in made.items():
        assert figure.table.to_csv() == turned[name].table.to_csv()
        assert pictures("en", False)[name] == drawn(turned[name])


def test_a_table_is_sorted_and_has_fixed_columns() -> None:
    for name, figure in figures(ENGLISH, False).items():
        table = figure.table
        assert list(table.columns) == COLUMNS[name] and list(table.index) == list(range(len(table)))
        keys = list(zip(*(table[column] for column in table.columns[:2]), strict=True))
        assert keys == sorted(keys)


def test_no_claim_is_lost_in_a_table() -> None:
    made = figures(ENGLISH, False)
    assert made["claims-by-speaker"].table["claims"].sum() == made["ratings-crossed"].table["claims"].sum() == len(LEDGER)
    assert len(made["evidence-matrix"].table) == len(LINKS) and len(made["source-timeline"].table) == len(SOURCES)


@pytest.mark.parametrize("labels", [ENGLISH, ARABIC], ids=["en", "ar"])
def test_the_numbers_of_a_caption_are_those_of_the_data(labels: dict[str, str]) -> None:
    made = figures(labels, False)
    assert numbers(made["claims-by-speaker"].caption) == [3, 5], "three of the five claims are one person's"
    assert "سامر العطار" in made["claims-by-speaker"].caption
    assert numbers(made["ratings-crossed"].caption) == [3, 5, 2], "said, all, said and supported"
    assert numbers(made["evidence-matrix"].caption) == [4, 2, 3, 1], "links, claims, sources, contradictions"
    assert numbers(made["source-timeline"].caption) == [2, 5, 1] and DAY in made["source-timeline"].caption


@pytest.mark.parametrize("labels", [ENGLISH, ARABIC], ids=["en", "ar"])
def test_a_description_says_the_whole_table(labels: dict[str, str]) -> None:
    made = figures(labels, False)
    assert all(f"{name}: {n}" in made["claims-by-speaker"].description for name, n in [("سامر العطار", 3), ("Лавров", 1)])
    assert numbers(made["ratings-crossed"].description) == [2, 1, 1, 1]
    assert numbers(made["evidence-matrix"].description) == [1, 1, 1, 1]
    assert sorted(numbers(made["source-timeline"].description)) == [1, 1, 1, 1, 2]


def test_where_a_source_lies_beside_the_article() -> None:
    table = source_timeline(SOURCES, DAY).table
    told = dict(zip(table["source"], table["beside"], strict=True))
    assert told == {"S01": "same", "S02": "before", "S03": "undated", "S04": "around", "S05": "after", "S06": "after"}


def test_arabic_words_stand_in_isolates_and_others_do_not() -> None:
    for name, svg in pictures("ar", True).items():
        shown = words_of(svg)
        assert any(map(ARABIC_LETTER.search, shown)), name
        for words in shown:
            assert bool(ARABIC_LETTER.search(words)) == (words.startswith(RLI) and words.endswith(PDI)), words
        assert svg.count(RLI) == svg.count(PDI)


def place_of(svg: str, words: str) -> float:
    """How far to the right, inside its axis, the first text with these words stands."""
    text = next(e for e in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text") if e.text == words)
    return float(PLACE.search(text.get("transform")).group(1))


def test_time_and_counts_run_from_the_right_in_a_right_to_left_page() -> None:
    for rtl, first, last in [(False, "S02", "S03"), (True, "S03", "S02")]:
        made = pictures("en", rtl)
        assert place_of(made["evidence-matrix"], first) < place_of(made["evidence-matrix"], last)
        assert (place_of(made["claims-by-speaker"], "0") < place_of(made["claims-by-speaker"], "3")) is not rtl
        assert (place_of(made["ratings-crossed"], "supported") < place_of(made["ratings-crossed"], "unproven")) is not rtl
        assert (place_of(made["source-timeline"], "2017-01") < place_of(made["source-timeline"], "2019-01")) is not rtl
        assert (place_of(made["claims-by-speaker"], "Anna") > 0) is rtl, "the axis with the names is on the reader's side"


def test_the_caption_says_on_which_side_the_oldest_source_is() -> None:
    name = "evidence-matrix"
    english, arabic = pictures("en", False)[name], pictures("ar", True)[name]
    assert place_of(english, "S02") < place_of(english, "S01") and "on the left" in figures(ENGLISH, False)[name].caption
    assert place_of(arabic, "S02") > place_of(arabic, "S01") and "اليمين" in figures(ARABIC, True)[name].caption


MADE: dict[str, Callable[[pandas.DataFrame, pandas.DataFrame, pandas.DataFrame], Figure]] = {
    "claims-by-speaker": lambda ledger, links, sources: claims_by_speaker(ledger),
    "ratings-crossed": lambda ledger, links, sources: ratings_crossed(ledger),
    "evidence-matrix": lambda ledger, links, sources: evidence_matrix(links),
    "source-timeline": lambda ledger, links, sources: source_timeline(sources, DAY),
}


@pytest.mark.parametrize("count", [0, 1])
@pytest.mark.parametrize("name", NAMES)
def test_no_row_and_one_row_can_be_drawn(name: str, count: int) -> None:
    figure = MADE[name](LEDGER[:count], LINKS[:count], SOURCES[:count])
    svg = drawn(figure)
    assert list(figure.table.columns) == COLUMNS[name] and len(figure.table) == count
    assert "NaN" not in svg and "undefined" not in svg


def test_words_that_nobody_has_named_stand_for_themselves() -> None:
    ledger = LEDGER.assign(content="half-baked", attribution="overheard")
    for figure in (claims_by_speaker(ledger), ratings_crossed(ledger)):
        assert "half-baked" in words_of(drawn(figure)) and "half-baked" in set(figure.table["content"])
    sources = SOURCES.assign(tier="rumour")
    assert "rumour" in words_of(drawn(source_timeline(sources, DAY)))


@pytest.mark.parametrize("dates", [[""] * 6, ["2015/2017"] * 6, ["2016-11-02"] * 6])
def test_sources_whose_dates_are_missing_or_coarse_can_be_drawn(dates: list[str]) -> None:
    figure = source_timeline(SOURCES.assign(date=dates), DAY)
    dated = 6 if dates[0] else 0
    assert numbers(figure.caption) == [0, dated, 6 - dated]
    assert "NaN" not in drawn(figure)
    assert list(evidence_matrix(LINKS.assign(date=dates[:4])).table["date"]) == dates[:4]


@pytest.mark.parametrize("day", ["", "2016-11-02~", "2016-11-01/2016-11-03"])
def test_an_article_whose_date_is_missing_or_coarse_has_a_time_line(day: str) -> None:
    figure = source_timeline(SOURCES, day)
    assert "NaN" not in drawn(figure)
    assert list(figure.table["beside"]).count("undated") == 1, "a source's own date does not hang on the article's"


def test_the_charts_of_the_notebooks_can_be_drawn() -> None:
    claims = pandas.DataFrame({"id": ["a", "b"], "level": ["second", "core"], "mode": ["indirect", "direct"]})
    links = pandas.DataFrame({"claim": ["b", "a", "a"], "rank": [1, 2, 1], "score": [1.0, 0.5, 2.0]})
    found = pandas.DataFrame({"measure": ["b", "a"], "value": [0.0, 1.0], "n": [1, 2]})
    for figure in (claims_by_mode(claims), scores_by_rank(links), measures(found)):
        assert figure.title in words_of(figure._repr_mimebundle_()["image/svg+xml"])
    assert list(scores_by_rank(links).table["score"]) == [2.0, 0.5, 1.0]
    assert list(measures(found).table["measure"]) == ["b", "a"], "in the order given"
    for made in (claims_by_mode(claims[:0]), scores_by_rank(links[:0]), measures(found[:0])):
        assert drawn(made)

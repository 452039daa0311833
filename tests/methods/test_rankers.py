"""What every ranker promises, and what names across scripts are for."""

import inspect
import itertools

import pytest

from tahqiq.core.errors import ConfigError
from tahqiq.core.records import Source
from tahqiq.methods.rankers import RANKERS, Query, Scored

CLAIM = Query("واشنطن لم تف بالتزاماتها بشأن الهدنة في حلب", "سيرغي لافروف")


def source(number: int, title: str, summary: str = "", language: str = "en") -> Source:
    """A source with these words."""
    return Source(
        id=f"S{number:02}", url="https://example.org/", title=title, publisher="", language=language, date="", date_basis="",
        tier="wire", summary=summary, read="",
    )  # fmt: skip


SOURCES = [
    source(1, "لافروف: واشنطن لم تنفذ التزاماتها", "مؤتمر صحافي عن الهدنة في مدينة حلب", "ar"),
    source(2, "Lavrov holds a press conference", "He says that Washington has not kept its word on Aleppo."),
    source(3, "Выступление Лаврова", "Министр заявил, что Вашингтон не выполнил обещаний по Алеппо.", "ru"),
    source(4, "Wheat prices in Brazil", "A table of prices by month."),
    source(5, "Цены на пшеницу в Аргентине", "таблица", "ru"),
    source(6, "أسعار القمح", "جدول شهري", "ar"),
    source(7, "لافروف: واشنطن لم تنفذ التزاماتها", "مؤتمر صحافي عن الهدنة في مدينة حلب", "ar"),
]


@pytest.fixture(params=list(RANKERS))
def ranked(request: pytest.FixtureRequest) -> tuple[str, list[Scored]]:
    """Each registered ranker's name and its answer to the claim."""
    return request.param, RANKERS.get(request.param).rank([CLAIM], SOURCES, 10)[0]


@pytest.mark.parametrize("name", list(RANKERS))
class TestContract:
    """Held by every ranker that is filed, those to come too."""

    def test_the_same_question_has_the_same_answer(self, name: str) -> None:
        ranker = RANKERS.get(name)
        assert ranker.rank([CLAIM], SOURCES, 5) == ranker.rank([CLAIM], SOURCES, 5)
        assert ranker.version

    def test_a_query_is_answered_alone(self, name: str) -> None:
        other = Query("أسعار القمح في البرازيل", "")
        together = RANKERS.get(name).rank([other, CLAIM, other], SOURCES, 5)
        assert together == [RANKERS.get(name).rank([query], SOURCES, 5)[0] for query in (other, CLAIM, other)]

    def test_the_order_of_the_sources_is_no_input(self, name: str) -> None:
        ranker = RANKERS.get(name)
        expected = ranker.rank([CLAIM], SOURCES, 10)
        for order in itertools.islice(itertools.permutations(SOURCES), 0, 5040, 500):
            assert ranker.rank([CLAIM], order, 10) == expected

    def test_best_first_and_ties_by_id(self, name: str) -> None:
        found = RANKERS.get(name).rank([CLAIM], SOURCES, 10)[0]
        assert [(-one.score, one.source) for one in found] == sorted((-one.score, one.source) for one in found)
        scores = {one.source: one.score for one in found}
        assert scores["S01"] == scores["S07"], "two sources with the same words"
        places = [one.source for one in found]
        assert places.index("S01") < places.index("S07")

    @pytest.mark.parametrize("top_k", [0, 1, 2, 100])
    def test_no_more_than_were_asked_for_and_the_best_of_them(self, name: str, top_k: int) -> None:
        ranker = RANKERS.get(name)
        assert ranker.rank([CLAIM], SOURCES, top_k)[0] == ranker.rank([CLAIM], SOURCES, 100)[0][:top_k]

    def test_a_source_that_shares_nothing_is_not_proposed(self, name: str) -> None:
        found = RANKERS.get(name).rank([CLAIM], SOURCES, 100)[0]
        assert found and not {"S04", "S05", "S06"} & {one.source for one in found}
        assert all(any(part > 0 for part in one.parts.values()) for one in found)
        assert len({one.source for one in found}) == len(found)

    def test_scores_are_rounded_before_they_are_sorted(self, name: str) -> None:
        for one in RANKERS.get(name).rank([CLAIM], SOURCES, 10)[0]:
            assert all(round(number, 6) == number for number in (one.score, *one.parts.values()))

    @pytest.mark.parametrize("query", [Query("", ""), Query(" ،. ", ""), Query("في من على", ""), Query("zzz", "")])
    def test_a_query_without_a_word_to_go_by_finds_nothing(self, name: str, query: Query) -> None:
        assert RANKERS.get(name).rank([query], SOURCES, 5) == [[]]

    def test_no_sources_no_queries(self, name: str) -> None:
        ranker = RANKERS.get(name)
        assert ranker.rank([CLAIM, CLAIM], [], 5) == [[], []]
        assert ranker.rank([], SOURCES, 5) == []

    def test_one_source_and_sources_without_words(self, name: str) -> None:
        ranker = RANKERS.get(name)
        assert [one.source for one in ranker.rank([CLAIM], SOURCES[:1], 5)[0]] == ["S01"]
        assert ranker.rank([CLAIM], [source(8, "", ""), source(9, "-", "...")], 5) == [[]]

    def test_it_sees_only_the_claims_words_and_the_sources(self, name: str) -> None:
        assert list(inspect.signature(RANKERS.get(name).rank).parameters) == ["queries", "sources", "top_k"]
        assert list(inspect.signature(Query).parameters) == ["text", "speaker"]


def test_an_arabic_claim_finds_english_and_russian_sources_that_name_the_same_person_and_place() -> None:
    found = [one.source for one in RANKERS.get("bm25-names").rank([CLAIM], SOURCES, 10)[0]]
    assert set(found) == {"S01", "S02", "S03", "S07"}


def test_words_alone_do_not_cross_the_script() -> None:
    found = [one.source for one in RANKERS.get("bm25").rank([CLAIM], SOURCES, 10)[0]]
    assert set(found) == {"S01", "S07"}


def test_words_say_nothing_of_a_foreign_source_for_or_against() -> None:
    found = {one.source: one for one in RANKERS.get("bm25-names").rank([CLAIM], SOURCES, 10)[0]}
    assert [found[name].parts["words"] for name in ("S02", "S03")] == [0, 0]
    assert all(found[name].parts["names"] > 0 for name in ("S02", "S03"))


def test_the_speaker_is_part_of_the_question() -> None:
    words = Query("الاتفاق لم ينفذ", "لافروف")
    assert {one.source for one in RANKERS.get("bm25-names").rank([words], SOURCES, 10)[0]} >= {"S02", "S03"}
    assert not RANKERS.get("bm25-names").rank([Query("zzz", "")], SOURCES, 10)[0]


def test_a_clitic_does_not_hide_an_arabic_word() -> None:
    found = RANKERS.get("bm25").rank([Query("وبالقمح", "")], SOURCES, 10)[0]
    assert [one.source for one in found] == ["S06"]


def test_the_parts_of_a_score_are_named(ranked: tuple[str, list[Scored]]) -> None:
    name, found = ranked
    assert {tuple(one.parts) for one in found} == {("words", "names") if name == "bm25-names" else ("words",)}


def test_an_unknown_ranker_is_answered_with_the_nearest() -> None:
    with pytest.raises(ConfigError, match=r"did you mean 'bm25'"):
        RANKERS.get("bm52")

"""The link stage: proposals a claim at a time, made from claims and sources alone."""

import inspect

import pytest

from tahqiq.core.case import Case
from tahqiq.core.errors import ConfigError
from tahqiq.core.records import Source
from tahqiq.methods.rankers import RANKERS
from tahqiq.stages.link import link, propose
from tiny import Tables

RANKER = "bm25-names"


@pytest.fixture
def sources(tiny_case: Case) -> tuple[Source, ...]:
    """The tiny case's sources."""
    return tiny_case.sources().sources


def test_the_mayors_claim_leads_to_the_municipality(tables: Tables, sources: tuple[Source, ...]) -> None:
    found = [row for row in link(tables.claims, sources, ranker=RANKER, top_k=3) if row.claim == tables.claims[0].id]
    assert found[0].source == "S01"


def test_rows_follow_the_claims_and_their_ranks(tables: Tables, sources: tuple[Source, ...]) -> None:
    rows = link(tables.claims, sources, ranker=RANKER, top_k=3)
    ids = [claim.id for claim in tables.claims]
    assert rows == sorted(rows, key=lambda row: (ids.index(row.claim), row.rank))
    for name in ids:
        assert [row.rank for row in rows if row.claim == name] == list(range(1, 1 + sum(row.claim == name for row in rows)))
    assert len({row.id for row in rows}) == len(rows)


def test_a_proposal_is_labelled_as_one(tables: Tables, sources: tuple[Source, ...]) -> None:
    for row in link(tables.claims, sources, ranker=RANKER, top_k=3):
        assert row.relation == "unclassified" and not row.weight and not row.confidence and not row.establishes
        assert row.set_by == f"{RANKER}/{RANKERS.get(RANKER).version}"
        assert row.parts and row.case == "tiny"


@pytest.mark.parametrize("top_k", [1, 2])
def test_top_k_bounds_each_claim(tables: Tables, sources: tuple[Source, ...], top_k: int) -> None:
    rows = link(tables.claims, sources, ranker=RANKER, top_k=top_k)
    assert rows and all(row.rank <= top_k for row in rows)


def test_a_case_without_sources_or_claims_has_no_links(tables: Tables, sources: tuple[Source, ...]) -> None:
    assert link(tables.claims, [], ranker=RANKER, top_k=3) == []
    assert link([], sources, ranker=RANKER, top_k=3) == []
    assert propose([("قال", "")], [], ranker=RANKER, top_k=3) == []


def test_an_unknown_ranker_is_refused_even_without_sources(tables: Tables) -> None:
    with pytest.raises(ConfigError, match="no ranker is called 'bm26'"):
        link(tables.claims, [], ranker="bm26", top_k=3)


def test_what_people_linked_is_no_input() -> None:
    assert list(inspect.signature(link).parameters) == ["claims", "sources", "ranker", "top_k"]
    assert list(inspect.signature(propose).parameters) == ["queries", "sources", "ranker", "top_k"]


@pytest.mark.parametrize("ranker", list(RANKERS))
def test_the_evaluation_asks_as_the_stage_does(tables: Tables, sources: tuple[Source, ...], ranker: str) -> None:
    asked = [(claim.content.text, claim.speaker_name) for claim in tables.claims]
    rows = link(tables.claims, sources, ranker=ranker, top_k=3)
    linked = [[row.source for row in rows if row.claim == claim.id] for claim in tables.claims]
    assert propose(asked, sources, ranker=ranker, top_k=3) == linked

"""Assess: every claim ends in a verdict, a rejection or `unassessed`; what does not fit is refused by name."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.core.case import Case
from tahqiq.core.errors import ConfigError
from tahqiq.core.records import Claim, Span, Verdict
from tahqiq.core.review import Anchor, Rejection, Review
from tahqiq.stages.assess import assess, tally
from tiny import Tables, claim_of

COST, QUOTE = "أعمال الترميم كلفت ثلاثة ملايين دينار", "فحصنا كل دعامة مرتين، ولم نجد فيها أي تصدع جديد"


@pytest.fixture(scope="module")
def tiny_case(pattern: Path) -> Case:
    """The tiny case; nothing here writes to it."""
    return Case(pattern, "tiny")


@pytest.fixture(scope="module")
def ledger(tiny_case: Case, tables: Tables) -> Callable[..., list[Verdict]]:
    """Assess on the tiny case, with any of its inputs changed."""
    review = tiny_case.review()
    inputs: dict[str, Any] = {
        "article": tables.article,
        "claims": tables.claims,
        "review": review,
        "curated": tiny_case.curated().links,
        "sources": tiny_case.sources().sources,
        "scale": tiny_case.scale(review.scale),
        "min_overlap": 0.5,
    }

    def run(**changed: Any) -> list[Verdict]:
        given = inputs | changed
        return assess(*(given[name] for name in list(inputs)[:6]), min_overlap=given["min_overlap"])

    return run


@pytest.fixture(scope="module")
def review(tiny_case: Case) -> Review:
    """The tiny case's review."""
    return tiny_case.review()


def with_first(review: Review, **changed: object) -> Review:
    """The review with fields of its first claim changed."""
    return review.model_copy(update={"claims": (review.claims[0].model_copy(update=changed), *review.claims[1:])})


def test_each_claim_ends_once_and_says_who_found_it(ledger: Callable, tables: Tables) -> None:
    lines = ledger()
    assert [(line.claim, line.outcome, line.found_by) for line in lines] == [
        ("C01", "verdict", "both"),
        ("C02", "verdict", "person"),
        ("C03", "verdict", "person"),
        (tables.claims[1].id, "unassessed", "machine"),
    ]
    assert [line.order for line in lines] == [0, 1, 2, 3]
    assert tally(lines, tables.claims) == {
        "extracted": 2,
        "claims": 4,
        "verdict": 3,
        "rejected": 0,
        "unassessed": 1,
        "both": 1,
        "person": 2,
        "machine": 1,
    }


def test_a_verdict_keeps_both_ratings_apart_and_is_signed(ledger: Callable) -> None:
    line = ledger()[0]
    assert (line.attribution.label, line.content.label) == ("confirmed-utterance", "unproven")
    assert line.attribution.links == ("C01/S01/attests-utterance",) and line.content.links == ("C01/S01/supports-content",)
    assert (line.decided_by, line.decided_on, line.status, line.flags) == ("Tahqiq maintainers", "2024-03-10", "draft", ())


def test_an_unassessed_claim_has_a_reason_and_no_rating(ledger: Callable) -> None:
    line = ledger()[-1]
    assert line.reason and line.attribution is None and line.content is None and not line.decided_by


def test_without_a_review_nothing_is_decided(ledger: Callable, tables: Tables) -> None:
    lines = ledger(review=None, scale=None)
    assert [line.claim for line in lines] == [claim.id for claim in tables.claims]
    assert {line.outcome for line in lines} == {"unassessed"}
    assert tally(lines, tables.claims)["verdict"] == 0


def test_without_extracted_claims_the_persons_remain(ledger: Callable) -> None:
    assert [line.found_by for line in ledger(claims=[])] == ["person"] * 3


def test_a_rejected_claim_is_kept_with_its_reason(ledger: Callable, review: Review, tables: Tables) -> None:
    start = tables.article.text.index(QUOTE)
    rejection = Rejection(quote=QUOTE, start=start, end=start + len(QUOTE), reason="a description of work, no claim")
    lines = ledger(review=review.model_copy(update={"rejected": (rejection,)}))
    line = lines[-1]
    assert (line.claim, line.outcome, line.reason, line.found_by) == ("R01", "rejected", rejection.reason, "both")
    assert line.extracted == (tables.claims[1].id,) and "unassessed" not in {line.outcome for line in lines}
    assert tally(lines, tables.claims)["rejected"] == 1


def test_a_claim_joins_where_both_share_enough_of_the_shorter(ledger: Callable, tables: Tables) -> None:
    text = tables.article.text
    start, end = text.index(COST), text.index(COST) + len(COST)
    edge = claim_of(tables.article, text[end - 10 : end + 15], "سامر العطار", "قال")
    assert ledger(claims=[edge])[0].found_by == "person", "ten of its twenty-five characters are not half of them"
    assert ledger(claims=[edge], min_overlap=0.3)[0].found_by == "both"
    inner = claim_of(tables.article, text[start : start + len(COST) // 3], "سامر العطار", "قال")
    assert ledger(claims=[inner])[0].found_by == "both", "a claim cut too short is still that claim"


def test_a_nested_claim_must_cover_what_was_reviewed(ledger: Callable, tables: Tables) -> None:
    inner = claim_of(tables.article, COST[: len(COST) // 3], "سامر العطار", "قال").model_copy(update={"nested_in": "clm-outer"})
    assert ledger(claims=[inner])[0].found_by == "person", "what another says inside these words is another claim"


def test_what_repeats_a_joined_claim_is_joined_with_it(ledger: Callable, tables: Tables) -> None:
    whole = claim_of(tables.article, COST, "سامر العطار", "قال")
    other = tables.claims[1].model_copy(update={"same_as": whole.id})
    line = next(line for line in ledger(claims=[whole, other]) if whole.id in line.extracted)
    assert set(line.extracted) == {whole.id, other.id}


@pytest.fixture(scope="module")
def last_sentence(tables: Tables) -> Claim:
    """An extracted claim that covers C02, the article's own voice, and C03."""
    text = tables.article.text
    return claim_of(tables.article, text[text.index("يعود بناء") : text.index("مهدمة") + len("مهدمة")], "", "وبحسب")


def test_one_quotation_can_hold_several_reviewed_claims(ledger: Callable, review: Review, last_sentence: Claim) -> None:
    claims = [item.model_copy(update={"voice": "attributed"}) for item in review.claims]
    lines = ledger(claims=[last_sentence], review=review.model_copy(update={"claims": tuple(claims)}))
    assert [line.extracted for line in lines] == [(), (last_sentence.id,), (last_sentence.id,)]
    assert tally(lines, [last_sentence])["extracted"] == 1


def test_the_articles_own_voice_is_never_a_speakers_claim(ledger: Callable, last_sentence: Claim) -> None:
    lines = ledger(claims=[last_sentence])
    assert [(line.claim, line.found_by) for line in lines] == [("C01", "person"), ("C02", "person"), ("C03", "both")]


def test_a_decision_on_other_bytes_is_flagged_and_kept(ledger: Callable, review: Review) -> None:
    other = with_first(review, quote="x" * 37).model_copy(update={"article_sha256": "sha256:" + "0" * 64})
    lines = ledger(review=other)
    assert all(line.flags and "stale" in line.flags[0] for line in lines if line.outcome == "verdict")
    assert lines[0].attribution.label == "confirmed-utterance" or lines[1].attribution.label == "confirmed-utterance"


def test_words_that_are_not_in_the_article_are_refused(ledger: Callable, review: Review) -> None:
    moved = with_first(review, start=review.claims[0].start + 1, end=review.claims[0].end + 1)
    with pytest.raises(ConfigError, match="C01: the article does not have these words"):
        ledger(review=moved)
    also = with_first(review, also=(Anchor(quote="قلعة", start=0, end=4),))
    with pytest.raises(ConfigError, match="C01: the article does not have these words"):
        ledger(review=also)
    rejection = Rejection(quote="قلعة", start=0, end=4, reason="r")
    with pytest.raises(ConfigError, match="rejected: the article does not have these words"):
        ledger(review=review.model_copy(update={"rejected": (rejection,)}))


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("claim", "C09", "names claim C09, which review.yaml does not have"),
        ("source", "S09", "names source S09, which sources.yaml does not have"),
    ],
)
def test_a_link_to_nothing_is_refused(ledger: Callable, tiny_case: Case, field: str, value: str, said: str) -> None:
    first, *rest = tiny_case.curated().links
    with pytest.raises(ConfigError, match=said) as caught:
        ledger(curated=[first, *rest, first.model_copy(update={field: value})])
    assert str(caught.value).startswith("links.yaml: ")


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        ({"links": ("C01/S09/context",)}, "C01.content rests on link C01/S09/context, which links.yaml does not have"),
        ({"links": ("C02/S03/contradicts-content",)}, "rests on link C02/S03/contradicts-content, which is another claim"),
        ({"rating": "true"}, "C01.content is rated 'true', which the scale does not have"),
        ({"rating": "confirmed-utterance"}, "C01.content is rated 'confirmed-utterance', which the scale does not have"),
    ],
)
def test_a_decision_that_rests_on_nothing_is_refused(ledger: Callable, review: Review, decision: dict, said: str) -> None:
    content = review.claims[0].content.model_copy(update=decision)
    with pytest.raises(ConfigError, match=said) as caught:
        ledger(review=with_first(review, content=content))
    assert str(caught.value).startswith("review.yaml: ") and str(caught.value).endswith(")")


def test_a_lost_claim_is_seen(ledger: Callable, tables: Tables) -> None:
    lines = ledger()
    with pytest.raises(ConfigError, match="do not add up"):
        tally(lines[:-1], tables.claims)
    with pytest.raises(ConfigError, match="do not add up"):
        tally(lines, tables.claims[:1])


@given(
    st.lists(st.tuples(st.integers(0, 80), st.integers(1, 20)), max_size=6),
    st.lists(st.tuples(st.integers(0, 80), st.integers(1, 20)), max_size=4),
)
def test_the_counts_always_add_up(
    tables: Tables, review: Review, found: list[tuple[int, int]], reviewed: list[tuple[int, int]]
) -> None:
    article = tables.article.model_copy(update={"text": "أ" * 100})
    claims = [
        tables.claims[0].model_copy(update={"id": f"clm-{n}", "content": Span.of(article.text, start, start + size)})
        for n, (start, size) in enumerate(found)
    ]
    items = tuple(
        review.claims[1].model_copy(update={"id": f"C{n:02d}", "quote": "أ" * size, "start": start, "end": start + size})
        for n, (start, size) in enumerate(reviewed)
    )
    bare = review.claims[1].content.model_copy(update={"links": ()})
    items = tuple(item.model_copy(update={"content": bare}) for item in items)
    lines = assess(article, claims, review.model_copy(update={"claims": items}), [], [], None, min_overlap=0.5)
    counts = tally(lines, claims)
    assert counts["claims"] == counts["verdict"] + counts["rejected"] + counts["unassessed"] == len(lines)
    assert counts["verdict"] == len(items)

"""What is not there is named: an empty state says what it is, and never looks like a rating or like a search in vain."""

from collections.abc import Callable

import pytest
from material import built, judged, material_of
from page import Page

from tahqiq.core.case import Case
from tahqiq.core.casefile import LinksFile, SourcesFile
from tahqiq.core.review import Rejection
from tahqiq.report.page import strings
from tahqiq.report.view import Material
from tiny import Tables

EN = strings("en")
Judge = Callable[..., Material]


@pytest.fixture
def judge(tiny_case: Case, tables: Tables) -> Judge:
    """A function that gives the material of a review, with other parts changed."""
    return lambda review, **changes: judged(tiny_case, tables, review, **changes)


def page_of(material: Material, language: str = "en") -> Page:
    """The material's page."""
    return Page(built(material, language)["index.html"].decode())


def whole(page: Page) -> None:
    """No link leads nowhere and no id is there twice, whatever is missing."""
    ids = page.all("id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.all("href") if href.startswith("#")} <= set(ids)
    hidden = {attrs.get("id") for _, attrs in page.elements if "hidden" in attrs}
    assert not {href[1:] for href in page.all("href") if href.startswith("#")} & hidden, "a link to what nobody sees"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_case_that_nobody_reviewed(judge: Judge, language: str) -> None:
    page = page_of(judge(None), language)
    words = strings(language)
    assert words["status_none"] in page.text and words["not_reviewed"] in page.text
    assert page.ratings == [] and words["none_for"] not in page.text and words["none_against"] not in page.text
    assert words["unassessed"] in page.text and words["so_nothing"] not in page.text
    whole(page)


def test_a_review_without_a_decision(judge: Judge, tiny_case: Case) -> None:
    page = page_of(judge(tiny_case.review().model_copy(update={"claims": ()})))
    assert EN["not_reviewed"] in page.text and EN["status_draft"] not in page.text
    assert page.ratings == []
    whole(page)


def test_a_review_that_only_rejects_has_been_a_review(judge: Judge, tiny_case: Case, tables: Tables) -> None:
    span = tables.claims[0].content
    rejection = Rejection(quote=span.text, start=span.start, end=span.end, reason="a heading")
    page = page_of(judge(tiny_case.review().model_copy(update={"claims": (), "rejected": (rejection,)})))
    assert EN["not_reviewed"] not in page.text and f"{EN['decided']} Tahqiq maintainers" in page.text
    assert "a heading" in page.text and EN["rejected"] in page.text
    assert page.ratings == []
    whole(page)


def test_an_article_without_claims(judge: Judge) -> None:
    page = page_of(judge(None, claims=()))
    assert f"{EN['no_claims'].format(n=1)} {EN['so_nothing']}" in page.text
    assert page.ratings == [] and page.text.count("0 = 0 ") == 2
    whole(page)


def test_what_a_person_checked_is_not_called_unchecked_because_the_rules_found_nothing(judge: Judge, tiny_case: Case) -> None:
    page = page_of(judge(tiny_case.review(), claims=()))
    assert EN["no_claims"].format(n=1) in page.text and EN["so_nothing"] not in page.text
    assert len(page.ratings) >= 6
    whole(page)


def test_a_language_that_is_not_read(judge: Judge, tables: Tables) -> None:
    article = tables.article.model_copy(update={"language": "fr"})
    page = page_of(judge(None, article=article, claims=()))
    assert EN["unread"].format(language="fr") in page.text and EN["no_claims"].split(".")[0] not in page.text
    assert page.ratings == []
    whole(page)


def test_a_case_without_sources(judge: Judge, tiny_case: Case) -> None:
    page = page_of(judge(None, sources=SourcesFile(schema_version=1)))
    assert EN["no_sources"] in page.text and page.ratings == []
    assert not page.having("id", "source-timeline") and not page.having("id", "evidence-matrix")
    whole(page)


def test_links_that_nobody_has_checked_yet_do_not_end_the_page(tiny_case: Case, tables: Tables) -> None:
    review = {"review": None, "scale": None, "ledger": judged(tiny_case, tables, None).ledger}
    page = page_of(material_of(tiny_case, tables, sources=SourcesFile(schema_version=1), **review))
    assert EN["no_sources"] in page.text and page.ratings == []


def test_a_verdict_without_a_link_says_that_nothing_was_found(judge: Judge, tiny_case: Case) -> None:
    review = tiny_case.review()
    bare = [
        item.model_copy(
            update={axis: getattr(item, axis).model_copy(update={"links": ()}) for axis in ("attribution", "content")}
        )
        for item in review.claims
    ]
    page = page_of(judge(review.model_copy(update={"claims": tuple(bare)}), curated=LinksFile(schema_version=1)))
    assert page.text.count(EN["none_for"]) == page.text.count(EN["none_against"]) == len(review.claims)
    whole(page)


def test_no_rating_is_shown_without_its_scale(tiny_case: Case, tables: Tables) -> None:
    files = built(material_of(tiny_case, tables, scale=None))
    assert Page(files["index.html"].decode()).ratings == []
    assert b'"ClaimReview"' not in files["claimreview.jsonld"]


def test_an_article_without_a_date_is_neither_before_nor_after(judge: Judge, tiny_case: Case, tables: Tables) -> None:
    article = tables.article.model_copy(update={"published": ""})
    page = page_of(judge(tiny_case.review(), article=article))
    told = [EN[f"when_{when}"] for when in ("before", "same", "after")]
    assert not [words for words in told if words in page.words]
    assert EN["when_around"] in page.words and EN["when_undated"] in page.words
    assert not [tag for tag, _ in page.elements if tag == "time"]
    whole(page)


def test_an_article_that_changed_after_the_review_keeps_its_decisions_but_marks_no_other_words(
    judge: Judge, tiny_case: Case, tables: Tables
) -> None:
    text = "".join("x" if char.isalpha() else char for char in tables.article.text)
    article = tables.article.model_copy(update={"text": text, "sha256": f"sha256:{'0' * 64}"})
    spans = [passage.span for passage in tables.passages]
    passages = [
        passage.model_copy(update={"span": span.model_copy(update={"text": text[span.start : span.end]})})
        for passage, span in zip(tables.passages, spans, strict=True)
    ]
    page = page_of(judge(tiny_case.review(), article=article, passages=passages, claims=()))
    assert page.having("class", "flag") and "stale: " in page.text
    assert not [run for run in page.runs if "mark" in run.tags and "blockquote" not in run.tags]
    assert not page.having("class", "ref")
    whole(page)


def test_a_claim_that_leads_twice_is_shown_once(tiny_case: Case, tables: Tables) -> None:
    case_file = tiny_case.file.model_copy(update={"lead": ("C01", "C99", "C01")})
    page = page_of(material_of(tiny_case, tables, case_file=case_file))
    assert len(page.having("class", "lead")) == 1
    whole(page)


def test_what_was_not_found_is_linked_to_claims_that_are_there(judge: Judge, tiny_case: Case) -> None:
    row = {"item": "a transcript", "note": "not online", "claims": ("C01", "C99")}
    review = tiny_case.review()
    page = page_of(judge(type(review).model_validate(review.model_dump() | {"not_found": (row,)})))
    assert "#C01" in page.all("href") and "#C99" not in page.all("href") and "C99" in page.text
    whole(page)

"""The exchange file: what schema.org and its readers need, marked as a draft while it is one, nobody misquoted."""

import json
from typing import Any

import pytest
from material import built, judged, material_of

from tahqiq.core.case import Case
from tahqiq.report.claimreview import claimreviews
from tahqiq.report.view import Material
from tiny import Tables


def document(material: Material, base_url: str = "") -> dict[str, Any]:
    """The exchange file alone, read as JSON."""
    parts = (material.case_file, material.review, material.scale, material.ledger)
    return json.loads(claimreviews(material.article.case, *parts, base_url))


def graph(material: Material, base_url: str = "") -> dict[str, dict[str, Any]]:
    """Its items by the claim's id."""
    return {row["@id"].split("#")[1]: row for row in document(material, base_url)["@graph"]}


@pytest.fixture
def items(tiny_case: Case, tables: Tables) -> dict[str, dict[str, Any]]:
    """The tiny case's items."""
    return graph(material_of(tiny_case, tables))


def test_every_reviewed_claim_has_what_the_form_requires(items: dict, tiny_case: Case, tables: Tables) -> None:
    review, scale = tiny_case.review(), tiny_case.scale("default")
    assert items.keys() == {item.id for item in review.claims}
    for item in review.claims:
        row = items[item.id]
        content = next(label.en for label in scale.content if label.key == item.content.rating)
        said = next(label.en for label in scale.attribution if label.key == item.attribution.rating)
        assert row["@type"] == "ClaimReview" and row["claimReviewed"] == item.gloss_en
        assert row["url"] == f"index.html#{item.id}" and row["datePublished"] == review.decided_on
        assert row["author"] == {"@type": "Organization", "name": review.decided_by}
        assert row["reviewRating"]["@type"] == "Rating" and row["reviewRating"]["alternateName"] == content
        assert row["associatedReview"]["reviewRating"]["alternateName"] == said
        claim = row["itemReviewed"]
        assert claim["@type"] == "Claim" and claim["inLanguage"] == "ar"
        assert claim["text"] in " ".join(tables.article.text.split())
        assert claim["appearance"]["headline"] == tables.article.title and claim["datePublished"] == tables.article.published


def test_the_file_made_is_the_same_as_the_function_s(tiny_case: Case, tables: Tables) -> None:
    material = material_of(tiny_case, tables)
    assert json.loads(built(material)["claimreview.jsonld"]) == document(material)
    assert document(material)["@context"] == "https://schema.org"


@pytest.mark.parametrize(
    ("status", "work"),
    [
        ("draft", "Draft"),
        ("peer-reviewed", "Draft"),
        ("approved", "Draft"),
        ("published", "Published"),
        ("corrected", "Published"),
        ("void", "Obsolete"),
    ],
)
def test_a_draft_says_so(tiny_case: Case, tables: Tables, status: str, work: str) -> None:
    review = tiny_case.review().model_copy(update={"status": status})
    assert {row["creativeWorkStatus"] for row in graph(material_of(tiny_case, tables, review=review)).values()} == {work}


@pytest.mark.parametrize("base", ["https://desk.example/checks", "https://desk.example/checks/"])
def test_addresses_are_absolute_under_a_base_and_only_then(tiny_case: Case, tables: Tables, base: str) -> None:
    for name, row in graph(material_of(tiny_case, tables), base).items():
        assert row["@id"] == row["url"] == f"https://desk.example/checks/cases/tiny/index.html#{name}"


def test_who_is_said_to_have_said_it(items: dict, tiny_case: Case, tables: Tables) -> None:
    assert items["C01"]["itemReviewed"]["author"]["name"] == "سامر العطار"
    assert items["C01"]["itemReviewed"]["author"]["alternateName"] == "Samer al-Attar, mayor"
    assert items["C02"]["itemReviewed"]["author"] == {"@type": "Organization", "name": tables.article.outlet}


@pytest.mark.parametrize(
    ("changes", "author"),
    [
        (
            {"voice": "article", "speaker": "somebody", "speaker_en": "Somebody"},
            {"@type": "Organization", "name": "صحيفة الريحان"},
        ),
        (
            {"voice": "attributed", "speaker": "", "speaker_en": "An official"},
            {"@type": "Thing", "name": "An official", "alternateName": "An official"},
        ),
        ({"voice": "attributed", "speaker": "مسؤول", "speaker_en": ""}, {"@type": "Thing", "name": "مسؤول"}),
        ({"voice": "attributed", "speaker": "", "speaker_en": ""}, None),
    ],
    ids=["the article's own voice is the outlet", "only in English", "only in Arabic", "an unnamed speaker is not the outlet"],
)
def test_nobody_is_made_the_author_of_what_another_said(
    tiny_case: Case, tables: Tables, changes: dict[str, str], author: dict[str, str] | None
) -> None:
    review = tiny_case.review()
    claims = tuple(item.model_copy(update=changes) if item.id == "C01" else item for item in review.claims)
    material = material_of(tiny_case, tables, review=review.model_copy(update={"claims": claims}))
    assert graph(material)["C01"]["itemReviewed"].get("author") == author


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://u:p@a.org/", "https://a.org/\u202ex", ""])
def test_an_address_that_is_none_is_not_passed_on(tiny_case: Case, tables: Tables, url: str) -> None:
    case_file = tiny_case.file
    case_file = case_file.model_copy(update={"article": case_file.article.model_copy(update={"url": url})})
    for row in graph(material_of(tiny_case, tables, case_file=case_file)).values():
        assert "url" not in row["itemReviewed"]["appearance"]


def test_an_undated_article_has_no_date(tiny_case: Case, tables: Tables) -> None:
    case_file = tiny_case.file
    case_file = case_file.model_copy(update={"article": case_file.article.model_copy(update={"published": ""})})
    for row in graph(material_of(tiny_case, tables, case_file=case_file)).values():
        assert "datePublished" not in row["itemReviewed"] and "datePublished" not in row["itemReviewed"]["appearance"]


def test_what_nobody_decided_is_not_exchanged(tiny_case: Case, tables: Tables) -> None:
    assert document(judged(tiny_case, tables, None))["@graph"] == []

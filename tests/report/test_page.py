"""What the page shows: both ratings, their evidence, the article's marks, honest empty states, two languages."""

import json
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st
from material import LINEAGE, built, material_of
from page import Page

from tahqiq.core.case import Case
from tahqiq.core.records import Passage, Span, Verdict
from tahqiq.report.marks import around, marked
from tahqiq.report.page import strings
from tiny import Tables

CSP = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'"


@pytest.fixture
def english(tiny_case: Case, tables: Tables) -> Page:
    """The tiny case's page in English."""
    return Page(built(material_of(tiny_case, tables))["index.html"].decode())


def test_the_policy_comes_first_and_nothing_is_fetched(english: Page) -> None:
    inside = [element for element in english.elements if element[0] != "html"]
    assert inside[0][0] == "head" and inside[1] == ("meta", {"http-equiv": "Content-Security-Policy", "content": CSP})
    assert english.all("src") == []
    assert "url(http" not in english.html and "@import" not in english.html


def test_every_link_is_checked_local_or_inside(english: Page, tiny_case: Case) -> None:
    evidence = {source.url for source in tiny_case.sources().sources}
    outside = {href for href in english.all("href") if "://" in href}
    assert outside == evidence
    for tag, attrs in english.elements:
        if tag == "a" and "://" in (attrs.get("href") or ""):
            assert attrs["rel"] == "noopener noreferrer nofollow"


def test_ids_are_unique_and_every_inner_link_arrives(english: Page) -> None:
    ids = english.all("id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in english.all("href") if href.startswith("#")} <= set(ids)


def test_both_questions_are_answered_apart_with_printed_definitions(english: Page, tiny_case: Case) -> None:
    scale, review = tiny_case.scale("default"), tiny_case.review()
    for item in review.claims:
        for label in (*scale.attribution, *scale.content):
            if label.key in (item.attribution.rating, item.content.rating):
                assert label.en in english.text and label.definition_en in english.text
        assert item.attribution.why in english.text and item.content.why in english.text


def test_every_curated_link_is_a_card_and_what_contradicts_has_a_place(english: Page, tiny_case: Case) -> None:
    words = strings("en")
    for link in tiny_case.curated().links:
        assert link.establishes in english.text
    assert words["ev_contradicts-content"] in english.text
    assert english.html.count('class="card ') >= len(tiny_case.curated().links)


def test_the_counts_are_those_of_the_tables(english: Page, tables: Tables) -> None:
    outcomes = [line.outcome for line in tables.verdicts]
    for key, n in (
        ("count_claims", len(outcomes)),
        ("count_verdict", outcomes.count("verdict")),
        ("count_unassessed", outcomes.count("unassessed")),
    ):
        assert f"{strings('en')[key]} {n}" in english.text


def test_the_article_is_there_word_for_word(english: Page, tables: Tables) -> None:
    for passage in tables.passages:
        for word in passage.span.text.split():
            assert word.strip('«».،"') in english.text


@pytest.mark.parametrize(
    ("change", "state"),
    [
        ({"review": None, "scale": None}, "not_reviewed"),
        ({"review": None, "scale": None, "claims": (), "ledger": ()}, "no_claims"),
    ],
)
def test_an_empty_state_is_named_and_never_a_rating(tiny_case: Case, tables: Tables, change: dict, state: str) -> None:
    if "ledger" not in change:
        ledger = [
            line.model_copy(update={"attribution": None, "content": None, "outcome": "unassessed", "reason": "x"})
            for line in tables.verdicts
        ]
        change = {**change, "ledger": tuple(ledger)}
    material = material_of(tiny_case, tables, **change)
    page = Page(built(material)["index.html"].decode())
    assert strings("en")[state] in page.text
    assert not [name for names in page.all("class") for name in names.split() if name.startswith("k-")], (
        "no mark of a rating is shown"
    )


def test_a_language_that_is_not_read_is_named(tiny_case: Case, tables: Tables) -> None:
    article = tables.article.model_copy(update={"language": "fr"})
    material = material_of(tiny_case, tables, article=article, claims=(), ledger=(), review=None, scale=None)
    page = Page(built(material)["index.html"].decode())
    assert strings("en")["unread"].format(language="fr") in page.text


def test_the_arabic_edition_runs_from_the_right_and_keeps_our_english_apart(tiny_case: Case, tables: Tables) -> None:
    files = built(material_of(tiny_case, tables), "ar")
    page = Page(files["index.html"].decode())
    assert ("html", {"lang": "ar", "dir": "rtl"}) in page.elements
    assert strings("ar")["leading"] in page.text or strings("ar")["all_claims"] in page.text
    assert strings("en")["all_claims"] not in page.text
    gloss = tiny_case.review().claims[0].gloss_en
    place = page.words.index(next(word for word in page.words if gloss in word))
    assert place >= 0 and f'lang="en" dir="ltr">{gloss}'.replace("’", "’") in page.html


def test_both_languages_have_the_same_words_to_say() -> None:
    english, arabic = strings("en"), strings("ar")
    assert english.keys() == arabic.keys()
    assert not [key for key in english if english[key] == arabic[key]]
    assert not [key for key, text in arabic.items() if not any("\u0600" <= char <= "\u06ff" for char in text)]


def test_templates_let_nothing_through_unescaped() -> None:
    folder = resources.files("tahqiq.report") / "templates"
    for template in folder.iterdir():
        text = template.read_text(encoding="utf-8")
        assert "|safe" not in text.replace(" ", "") and "autoescape false" not in text
        assert text.count("|drawing") == (1 if template.name == "page.html.j2" else 0)


def test_two_runs_give_the_same_bytes(tiny_case: Case, tables: Tables) -> None:
    assert built(material_of(tiny_case, tables)) == built(material_of(tiny_case, tables))


def test_the_exchange_file_says_draft_and_where_it_was_said(tiny_case: Case, tables: Tables) -> None:
    review = tiny_case.review()
    graph = {
        row["@id"].split("#")[1]: row for row in json.loads(built(material_of(tiny_case, tables))["claimreview.jsonld"])["@graph"]
    }
    assert graph.keys() == {item.id for item in review.claims}
    for item in review.claims:
        row = graph[item.id]
        assert row["@type"] == "ClaimReview" and row["claimReviewed"] == item.gloss_en and row["creativeWorkStatus"] == "Draft"
        assert row["reviewRating"]["alternateName"] and row["url"] == f"index.html#{item.id}"
        claim = row["itemReviewed"]
        assert claim["appearance"]["headline"] == tables.article.title and claim["text"] == " ".join(item.quote.split())
        voice = tables.article.outlet if item.voice == "article" else item.speaker
        assert claim["author"]["name"] == voice
    absolute = json.loads(built(material_of(tiny_case, tables), base_url="https://desk.example/checks/")["claimreview.jsonld"])[
        "@graph"
    ]
    assert absolute[0]["url"].startswith("https://desk.example/checks/cases/tiny/index.html#C")


def test_the_page_says_what_it_was_made_from(english: Page) -> None:
    assert "extract: " in english.text and LINEAGE.inputs["review.yaml"] in english.text
    assert "notebooks/10_ingest.ipynb" in english.all("href")


TEXT = "abcdefghij\nklmnopqrst"
PASSAGES = (
    Passage(id="p0", case="x", order=0, kind="headline", span=Span.of(TEXT, 0, 10)),
    Passage(id="p1", case="x", order=1, kind="body", span=Span.of(TEXT, 11, 21)),
)
SPANS = st.tuples(st.integers(0, 20), st.integers(1, 10)).map(lambda pair: Span.of(TEXT, pair[0], min(21, pair[0] + pair[1])))


@given(st.lists(st.lists(SPANS, min_size=1, max_size=3), max_size=5))
def test_marks_may_overlap_and_no_word_is_lost(anchors: list[list[Span]]) -> None:
    lines = [
        Verdict(
            case="x",
            claim=f"C{place:02d}",
            order=place,
            outcome="unassessed",
            reason="x",
            found_by="machine",
            extracted=(),
            anchors=tuple(spans),
            attribution=None,
            content=None,
            decided_by="",
            decided_on="",
            status="",
            flags=(),
        )
        for place, spans in enumerate(anchors)
    ]
    blocks = marked(PASSAGES, lines)
    assert ["".join(segment.text for segment in block.segments) for block in blocks] == [
        passage.span.text for passage in PASSAGES
    ]
    homes = [name for block in blocks for segment in block.segments for name in segment.main]
    assert len(homes) == len(set(homes))
    inside = {line.claim for line in lines if any(p.span.start <= line.anchors[0].start < p.span.end for p in PASSAGES)}
    assert set(homes) == inside, "a claim is at home once, where its main place begins"


def test_the_words_around_a_claim_are_its_passage() -> None:
    assert around(PASSAGES, Span.of(TEXT, 13, 15)) == ("kl"[:2], "mn", "opqrst")
    assert around(PASSAGES, Span.of(TEXT, 8, 13)) == ("abcdefgh", "ij\nkl", "mnopqrst")

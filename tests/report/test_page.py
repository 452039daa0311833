"""What the page shows: both ratings with their definitions, all evidence, the article's marks, counts that add up."""

import re
from importlib import resources
from pathlib import Path

import pytest
from markupsafe import escape
from material import LINEAGE, built, link_of, material_of
from page import Page

from house import DEMO, ROOT
from tahqiq.core.case import Case
from tahqiq.report.page import strings
from tahqiq.stages.assess import tally
from tiny import Tables

CSP = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
EN = strings("en")


@pytest.fixture
def english(tiny_case: Case, tables: Tables) -> Page:
    """The tiny case's page in English."""
    return Page(built(material_of(tiny_case, tables))["index.html"].decode())


def test_the_policy_comes_first_and_nothing_is_fetched(english: Page) -> None:
    inside = [element for element in english.elements if element[0] != "html"]
    assert inside[0][0] == "head" and inside[1] == ("meta", {"http-equiv": "Content-Security-Policy", "content": CSP})
    assert english.html.encode().index(b'<meta charset="utf-8">') < 1000, "a browser looks for it in the first 1024 bytes"
    assert english.all("src") == []
    assert not re.findall(r"url\((?!data:font/woff2;base64,|#)", english.html) and "@import" not in english.html


def test_every_link_is_checked_local_or_inside(english: Page, tiny_case: Case) -> None:
    evidence = {source.url for source in tiny_case.sources().sources}
    outside = {href for href in english.all("href") if "://" in href}
    assert outside == evidence
    for tag, attrs in english.elements:
        if tag == "a" and "://" in (attrs.get("href") or ""):
            assert attrs["rel"] == "noopener noreferrer nofollow"


def test_every_file_that_is_linked_is_made(tiny_case: Case, tables: Tables) -> None:
    files = built(material_of(tiny_case, tables))
    local = {href for href in Page(files["index.html"].decode()).all("href") if not href.startswith(("#", "http"))}
    beside = {href for href in local if not href.startswith(("../", "notebooks/"))}
    assert beside == files.keys() - {"index.html", "summary.json"}
    assert local - beside == {"../../index.html", "../../METHOD.md", *(f"notebooks/{name}" for name in LINEAGE.notebooks)}


def test_ids_are_unique_and_every_inner_link_arrives(english: Page, tables: Tables) -> None:
    ids = english.all("id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in english.all("href") if href.startswith("#")} <= set(ids)
    for line in tables.verdicts:
        assert line.claim in ids and f"at-{line.claim}" in ids, "each claim has its box and its place in the article"
        assert len(english.having("href", f"#at-{line.claim}")) >= 1


def test_both_questions_are_answered_apart_with_printed_definitions(english: Page, tiny_case: Case) -> None:
    scale = tiny_case.scale("default")
    answers = english.html.split('<div class="answers">')[1:]
    lead, claims = tiny_case.file.lead, tiny_case.review().claims
    order = [*lead, *(item.id for item in sorted(claims, key=lambda item: item.start) if item.id not in lead)]
    assert len(answers) == len(order)
    for name, part in zip(order, answers, strict=True):
        item = next(item for item in claims if item.id == name)
        shown = Page("<div>" + part[: part.index('<div class="sides">')]).text
        for axis, question in (("attribution", EN["said"]), ("content", EN["is_true"])):
            decision = getattr(item, axis)
            label = next(label for label in getattr(scale, axis) if label.key == decision.rating)
            asked = f"{EN['asked']} {getattr(item, f'ask_{axis}')} " if getattr(item, f"ask_{axis}") else ""
            assert f"{question} {label.en} {label.definition_en} {asked}{decision.why}" in shown


def test_each_claim_wears_its_own_two_marks(english: Page, tiny_case: Case, tables: Tables) -> None:
    boxes = english.html.split("<details")[1:]
    for line, box in zip(tables.verdicts, boxes, strict=True):
        summary = box[: box.index("</summary>")]
        keys = [rating.label.replace("/", "") for rating in (line.attribution, line.content) if rating]
        assert re.findall(r'class="mark \w+ k-([\w-]+)"', summary) == keys


def test_all_evidence_of_a_claim_is_listed_whichever_side_it_is_on(english: Page, tiny_case: Case) -> None:
    for link in tiny_case.curated().links:
        assert english.html.count(f"<li><p>{escape(link.establishes)}</p>") == 1
    against = next(link for link in tiny_case.curated().links if link.relation == "contradicts-content")
    part = english.html[english.html.index(EN["ev_contradicts-content"]) :]
    assert part.index(EN["none_against"]) < part.index(f">{against.establishes}<"), "C01 has none, C02 has one"
    assert english.words.count(EN["none_against"]) == 2 and english.words.count(EN["none_for"]) == 2


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2024-03-03", "before"),
        ("2024-03-04", "same"),
        ("2024-03-05", "after"),
        ("2024-03-05/2024-04", "after"),
        ("2024-02", "before"),
        ("2024-03", "around"),
        ("2024", "around"),
        ("2024-03-01/2024-03-04", "around"),
        ("", "undated"),
        ("last week", "undated"),
    ],
)
def test_evidence_says_whether_it_is_from_before_or_after_the_article(
    tiny_case: Case, tables: Tables, date: str, words: str
) -> None:
    sources = tiny_case.sources()
    dated = tuple(source.model_copy(update={"date": date}) for source in sources.sources)
    page = Page(
        built(material_of(tiny_case, tables, sources=sources.model_copy(update={"sources": dated})))["index.html"].decode()
    )
    told = [
        text for text in page.words if text in {EN[f"when_{when}"] for when in ("before", "same", "after", "around", "undated")}
    ]
    assert told == [EN[f"when_{words}"]] * 3


def test_what_a_ranker_proposes_is_named_as_its_own_and_in_its_order(tiny_case: Case, tables: Tables) -> None:
    engineer = next(claim for claim in tables.claims if claim.speaker_name == "ليلى النجار")
    links = tuple(link_of(engineer, source, rank) for source, rank in (("S03", 2), ("S02", 1), ("S01", 3)))
    page = Page(built(material_of(tiny_case, tables, links=links))["index.html"].decode())
    part = page.html[page.html.index(EN["proposed"]) :]
    assert re.findall(r'href="#(S\d+)"', part[: part.index("</ul>")]) == ["S02", "S03", "S01"]
    assert page.words.count(EN["proposed"]) == 1 and "by-hand/1" in page.words


def test_the_counts_are_those_of_the_tables_and_add_up(english: Page, tables: Tables) -> None:
    sums, fates = Page(re.search(r'<dl class="sums">.*?</dl>', english.html, re.DOTALL).group()).text, tally((), ())
    shown = {key: int(n) for key in fates for n in re.findall(rf"(\d+) {re.escape(EN.get(f'count_{key}', '='))}(?: |$)", sums)}
    shown["extracted"] = int(re.search(rf"{EN['count_extracted']} (\d+)", sums).group(1))
    lines = tables.verdicts
    assert shown == {
        "extracted": len(tables.claims),
        "claims": len(lines),
        **{outcome: sum(line.outcome == outcome for line in lines) for outcome in ("verdict", "rejected", "unassessed")},
        **{who: sum(line.found_by == who for line in lines) for who in ("both", "person", "machine")},
    }
    assert shown["verdict"] + shown["rejected"] + shown["unassessed"] == shown["claims"] == english.html.count("<details")
    assert shown["both"] + shown["person"] + shown["machine"] == shown["claims"]


def test_the_article_is_there_word_for_word(english: Page, tables: Tables) -> None:
    start, ids = english.html.index('<div class="text"'), '(?:<a class="ref".*?</a>)'
    part = english.html[start : english.html.index("</section>", start)]
    for passage in tables.passages:
        words = re.sub(f"{ids}|</?mark[^>]*>", "", part)
        assert passage.span.text.replace('"', "&#34;") in words


def test_templates_let_nothing_through_unescaped() -> None:
    folder = resources.files("tahqiq.report") / "templates"
    for template in folder.iterdir():
        text = template.read_text(encoding="utf-8")
        assert "|safe" not in text.replace(" ", "") and "autoescape" not in text and "Markup" not in text
        assert text.count("|drawing") == (1 if template.name == "page.html.j2" else 0)
        assert not re.findall(r"""=\{\{|='\{\{""", text.replace("charset=", "")), "an attribute without double quotes"


def test_the_page_says_what_it_was_made_from(english: Page) -> None:
    assert "extract: " in english.text and LINEAGE.inputs["review.yaml"] in english.text
    assert "notebooks/10_ingest.ipynb" in english.all("href")


def test_the_demo_is_light_enough_for_a_phone() -> None:
    assert (ROOT / "reports" / "cases" / DEMO / "index.html").stat().st_size < 600_000


def test_only_the_page_opens_jinja() -> None:
    source = (Path(ROOT) / "src" / "tahqiq" / "report" / "page.py").read_text(encoding="utf-8")
    assert "autoescape=True" in source and "StrictUndefined" in source

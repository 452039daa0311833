"""Two languages: the same words to say, the right direction, and what is in another language marked as such."""

import re
from importlib import resources

import pytest
from material import built, material_of
from page import Page

from tahqiq.core.case import Case
from tahqiq.core.review import Finding, NotFound
from tahqiq.report.page import strings
from tiny import Tables

ARABIC, LATIN = re.compile("[\u0600-\u06ff]"), re.compile("[A-Za-z]{2,} [A-Za-z]{2,}")
FREE = frozenset(("bdi", "code", "pre", "svg", "title"))  # names and code, isolated from the words around them


@pytest.fixture
def arabic(tiny_case: Case, tables: Tables) -> Page:
    """The tiny case's page in Arabic."""
    return Page(built(material_of(tiny_case, tables), "ar")["index.html"].decode())


def test_both_languages_have_the_same_words_to_say() -> None:
    english, arabic = strings("en"), strings("ar")
    assert list(english) == list(arabic)
    assert not [key for key in english if english[key] == arabic[key]]
    assert not [key for key, text in arabic.items() if not ARABIC.search(text)]
    assert not [key for key, text in english.items() if ARABIC.search(text)]
    for key in english:
        assert sorted(re.findall(r"\{\w+\}", english[key])) == sorted(re.findall(r"\{\w+\}", arabic[key])), key


def test_every_word_has_a_place_where_it_is_said() -> None:
    package = resources.files("tahqiq")
    folder = package / "report" / "templates"
    said = "".join(path.read_text(encoding="utf-8") for path in folder.iterdir())
    said += (package / "stages" / "report.py").read_text(encoding="utf-8")
    begun = ("status_", "when_", "found_", "count_", "kind_", "lang_", "ev_")
    for key in strings("en"):
        named = re.search(rf"""\bt\.{key}\b|\b(t|words)\[['"]{key}['"]\]""", said)
        assert named or key.startswith(begun) or key.removesuffix("_mark") in ("verdict", "unassessed", "rejected"), (
            f"nobody says {key!r}"
        )


def test_the_arabic_edition_runs_from_the_right(arabic: Page, tiny_case: Case) -> None:
    words = strings("ar")
    assert arabic.elements[0] == ("html", {"lang": "ar", "dir": "rtl"})
    for key in ("leading", "all_claims", "in_place", "sources", "method", "again", "said", "is_true", "none_against"):
        assert words[key] in arabic.text and strings("en")[key] not in arabic.text
    for item in tiny_case.review().claims:
        for axis in ("attribution", "content"):
            label = next(one for one in getattr(tiny_case.scale("default"), axis) if one.key == getattr(item, axis).rating)
            assert label.ar in arabic.text and label.definition_ar in arabic.text and label.definition_en not in arabic.text


def test_our_english_is_marked_as_english_in_the_arabic_edition(arabic: Page, tiny_case: Case) -> None:
    for item in tiny_case.review().claims:
        for words in (item.gloss_en, item.attribution.why, item.content.why):
            runs = [run for run in arabic.runs if run.text == words]
            assert runs and {(run.language, run.direction) for run in runs} == {("en", "ltr")}
    for run in arabic.runs:
        if not FREE & set(run.tags) and LATIN.search(run.text):
            assert (run.language, run.direction) == ("en", "ltr"), run.text


@pytest.mark.parametrize("language", ["en", "ar"])
def test_who_decided_and_when_stand_apart_from_the_sentence(tiny_case: Case, tables: Tables, language: str) -> None:
    page = Page(built(material_of(tiny_case, tables), language)["index.html"].decode())
    for words in (tiny_case.review().decided_by, tiny_case.review().decided_on):
        assert [run.tags[-1] for run in page.runs if run.text == words] == ["bdi"], "an Arabic sentence would turn a date round"


def test_a_flag_and_an_untranslated_title_are_english_too(tiny_case: Case, tables: Tables) -> None:
    ledger = [line.model_copy(update={"flags": ("stale: other bytes",)}) for line in tables.verdicts]
    case_file = tiny_case.file.model_copy(update={"title_ar": ""})
    page = Page(built(material_of(tiny_case, tables, ledger=ledger, case_file=case_file), "ar")["index.html"].decode())
    for words in ("stale: other bytes", case_file.title):
        runs = [run for run in page.runs if run.text == words]
        assert runs and {(run.language, run.direction) for run in runs} == {("en", "ltr")}


def test_what_a_reviewer_adds_is_english_too(tiny_case: Case, tables: Tables) -> None:
    review = tiny_case.review().model_copy(
        update={
            "comparison": (Finding(part="the sum", where="line two", finding="it differs"),),
            "not_found": (NotFound(item="the minutes", note="not online", claims=()),),
            "right_of_reply": "nobody was asked",
        }
    )
    page = Page(built(material_of(tiny_case, tables, review=review), "ar")["index.html"].decode())
    for words in ("the sum", "line two", "it differs", "the minutes.", "nobody was asked"):
        assert {(run.language, run.direction) for run in page.runs if run.text == words} == {("en", "ltr")}, words


def test_labels_inside_english_prose_are_arabic_in_the_arabic_edition(arabic: Page) -> None:
    words = strings("ar")
    runs = [run for run in arabic.runs if run.text in {f"{words[key]}:" for key in ("summary", "read", "note")}]
    assert len(runs) >= 7 and {run.language for run in runs} == {"ar"}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_article_s_words_are_marked_as_its_language(tiny_case: Case, tables: Tables, language: str) -> None:
    page = Page(built(material_of(tiny_case, tables), language)["index.html"].decode())
    quoted = [run for run in page.runs if {"blockquote", "mark"} & set(run.tags) and ARABIC.search(run.text)]
    assert len(quoted) > 8 and {(run.language, run.direction) for run in quoted} == {("ar", "rtl")}


def test_an_article_in_another_language_keeps_its_own_tag_and_direction(tiny_case: Case, tables: Tables) -> None:
    article = tables.article.model_copy(update={"language": "ru"})
    page = Page(built(material_of(tiny_case, tables, article=article), "ar")["index.html"].decode())
    quotes = [attrs for tag, attrs in page.elements if tag == "blockquote"]
    assert quotes and {(attrs["lang"], attrs["dir"]) for attrs in quotes} == {("ru", "ltr")}

"""The list of reports: only finished ones, by name, their words harmless, and a named state where there is none."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from material import built, material_of
from page import Page

from tahqiq.charts import draw
from tahqiq.core.case import Case
from tahqiq.core.controls import visible
from tahqiq.core.files import write_bytes, write_manifest
from tahqiq.report.page import strings
from tahqiq.stages.index import publish_index
from tiny import Tables

EN = strings("en")
SUMMARY = {
    "case": "tiny",
    "title": "The bridge",
    "title_ar": "الجسر",
    "article_title": "جسر",
    "outlet": "صحيفة",
    "published": "2024-03-04",
    "language": "ar",
    "status": "draft",
    "counts": {"claims": 5, "verdict": 3, "unassessed": 2},
    "lead": [
        {
            "claim": "C01",
            "gloss": "It was built in 1931.",
            "attribution": {"key": "n/a", "en": "Not applicable", "ar": "لا ينطبق"},
            "content": {"key": "contradicted", "en": "Contradicted", "ar": "منقوض"},
        }
    ],
}
PLAIN = frozenset("html head meta title style body header p bdi h1 h2 main article a strong span".split())
PAYLOAD = "</title></style><script>alert(1)</script><img src=x onerror=1>\"' {{ 7*7 }} =1 a\u202eb\u2066c\u200bd"


@pytest.fixture
def listed(tmp_path: Path, root: Path) -> Callable[..., Page]:
    """A function that publishes reports with the given summaries and gives the list that is made of them."""

    def publish(*summaries: dict[str, Any], language: str = "en") -> Page:
        params = (root / "params.yaml").read_text(encoding="utf-8")
        (tmp_path / "params.yaml").write_text(re.sub(r"(?m)^(  language:) \w+", rf"\1 {language}", params), encoding="utf-8")
        for summary in summaries:
            folder = tmp_path / "reports" / "cases" / summary["case"]
            write_bytes(folder / "summary.json", json.dumps(summary).encode())
            write_manifest(folder, {})
        publish_index(tmp_path)
        return Page((tmp_path / "reports" / "index.html").read_bytes().decode())

    return publish


def test_reports_stand_by_name_with_their_state_and_counts(listed: Callable[..., Page]) -> None:
    page = listed(SUMMARY | {"case": "zebra"}, SUMMARY | {"case": "apple", "status": "void"})
    assert page.all("href") == ["cases/apple/index.html", "cases/zebra/index.html", "METHOD.md"]
    strong = [run.text for run in page.runs if "strong" in run.tags]
    assert strong == [EN["status_void"], EN["status_draft"]]
    assert page.text.count(f"5 {EN['claims_word']}, 3 {EN['count_verdict']}, 2 {EN['count_unassessed']}") == 2
    assert re.findall(r'class="mark (\w+) k-(\w+)"', page.html) == [("attribution", "na"), ("content", "contradicted")] * 2


def test_a_report_that_did_not_finish_is_not_listed(listed: Callable[..., Page], tmp_path: Path) -> None:
    write_bytes(tmp_path / "reports" / "cases" / "half" / "summary.json", json.dumps(SUMMARY).encode())
    page = listed(SUMMARY)
    assert [href for href in page.all("href") if href.startswith("cases/")] == ["cases/tiny/index.html"]
    assert EN["no_reports"] not in page.text


def test_no_report_is_a_state_with_a_name(listed: Callable[..., Page]) -> None:
    page = listed()
    assert EN["no_reports"] in page.text and page.ratings == []


def test_a_case_that_nobody_reviewed_has_no_rating(listed: Callable[..., Page]) -> None:
    page = listed(SUMMARY | {"status": "none", "lead": [], "published": ""})
    assert EN["status_none"] in page.text and page.ratings == []


def test_hostile_words_stay_words(listed: Callable[..., Page]) -> None:
    words = dict.fromkeys(("title", "title_ar", "article_title", "outlet", "published", "language"), PAYLOAD)
    rating = dict.fromkeys(("key", "en", "ar"), PAYLOAD)
    lead = {"claim": "C01", "gloss": PAYLOAD, "attribution": rating, "content": rating}
    for language in ("en", "ar"):
        page = listed(SUMMARY | words | {"lead": [lead]}, language=language)
        assert "<script" not in page.html.lower()
        assert not {tag for tag, _ in page.elements} - PLAIN
        assert len([tag for tag, _ in page.elements if tag == "style"]) == 1
        assert not [name for _, attrs in page.elements for name in attrs if name.startswith("on") or name in ("src", "style")]
        assert page.all("href") == ["cases/tiny/index.html", "METHOD.md"]
        assert visible(PAYLOAD) in page.text and not re.search("[\u202a-\u202e\u2066-\u2069\u200b]", page.text)


def test_the_policy_comes_first(listed: Callable[..., Page]) -> None:
    page = listed(SUMMARY)
    assert [tag for tag, _ in page.elements[:3]] == ["html", "head", "meta"]
    assert page.elements[2][1]["http-equiv"] == "Content-Security-Policy"
    assert page.html.encode().index(b'<meta charset="utf-8">') < 1000


def test_the_arabic_list_runs_from_the_right_and_keeps_our_english_apart(listed: Callable[..., Page]) -> None:
    page = listed(SUMMARY, SUMMARY | {"case": "untranslated", "title_ar": ""}, language="ar")
    assert page.elements[0] == ("html", {"lang": "ar", "dir": "rtl"})
    assert "الجسر" in page.words and "منقوض" in page.text and "Contradicted" not in page.text
    for words in ("The bridge", "It was built in 1931."):
        assert {(run.language, run.direction) for run in page.runs if run.text == words} == {("en", "ltr")}


def test_the_summary_of_a_real_report_can_be_listed(published: Case, tables: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draw, "_drawer", lambda _: '<svg xmlns="http://www.w3.org/2000/svg"></svg>')
    write_bytes(published.published("report") / "summary.json", built(material_of(published, tables))["summary.json"])
    publish_index(published.root)
    first = (published.root / "reports" / "index.html").read_bytes()
    publish_index(published.root)
    assert (published.root / "reports" / "index.html").read_bytes() == first
    page = Page(first.decode())
    assert "The repair cost three million dinars." in page.words and published.file.title in page.words

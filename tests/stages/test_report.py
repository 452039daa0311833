"""Report: the files of a case, the same bytes each time, with columns that a reader's own tools may rely on."""

import csv
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from material import built, hostile, judged, link_of, material_of

from house import ROOT
from tahqiq.charts import draw
from tahqiq.core.case import Case
from tahqiq.core.review import Rejection
from tiny import Tables

CLAIMS = "claim outcome reason found_by speaker words start end gloss_en attribution attribution_why content content_why status"
LINKS = "claim source relation weight confidence establishes rank score set_by url title publisher language date tier"
ELSEWHERE = """
import hashlib, sys
from pathlib import Path
from tahqiq.charts.draw import set_drawer
from tahqiq.core.case import Case
from tahqiq.report.view import Material
sys.path[:0] = ["tests", "tests/report"]
from material import built
set_drawer(lambda _: sys.argv[2])
case = Case(Path(sys.argv[1]), "tiny")
tables = {name: case.read(name) for name in ("passages", "claims", "asides", "links")}
written = {"case_file": case.file, "review": case.review(), "curated": case.curated(), "sources": case.sources()}
judged = {"ledger": case.read("verdicts"), "scale": case.scale("default")}
material = Material(article=case.read("article")[0], **judged, **tables, **written)
for name, data in sorted(built(material, "ar").items()):
    print(hashlib.sha256(data).hexdigest(), name)
"""
EMPTY = '<svg xmlns="http://www.w3.org/2000/svg"></svg>'


@pytest.fixture(scope="module")
def tiny_case(pattern: Path, tmp_path_factory: pytest.TempPathFactory) -> Case:
    """The tiny case in a project of this module's own, since a test publishes into it."""
    return Case(Path(shutil.copytree(pattern, tmp_path_factory.mktemp("report") / "project")), "tiny")


@pytest.fixture(autouse=True)
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every chart is an empty picture."""
    monkeypatch.setattr(draw, "_drawer", lambda _: EMPTY)


@pytest.fixture
def files(tiny_case: Case, tables: Tables) -> dict[str, bytes]:
    """The tiny case's files."""
    return built(material_of(tiny_case, tables))


def rows_of(data: bytes) -> list[dict[str, str]]:
    """A table's rows by column."""
    return list(csv.DictReader(io.StringIO(data.decode(), newline=""), strict=True))


def test_the_claims_table_is_the_ledger(files: dict[str, bytes], tiny_case: Case, tables: Tables) -> None:
    rows, glosses = rows_of(files["claims.csv"]), {item.id: item.gloss_en for item in tiny_case.review().claims}
    assert files["claims.csv"].decode().splitlines()[0] == f"{CLAIMS} decided_by decided_on extracted".replace(" ", ",")
    assert [row["claim"] for row in rows] == [line.claim for line in tables.verdicts]
    for row, line in zip(rows, tables.verdicts, strict=True):
        assert tables.article.text[int(row["start"]) : int(row["end"])] == line.anchors[0].text
        assert row["words"] == " ".join(line.anchors[0].text.split())
        assert (row["outcome"], row["reason"], row["found_by"]) == (line.outcome, line.reason, line.found_by)
        assert row["attribution"] == (line.attribution.label if line.attribution else "")
        assert row["content_why"] == (line.content.why if line.content else "")
        assert row["gloss_en"] == glosses.get(line.claim, "") and row["extracted"].split() == list(line.extracted)


def test_the_links_table_keeps_what_people_set_apart_from_what_a_ranker_proposed(tiny_case: Case, tables: Tables) -> None:
    proposed = link_of(tables.claims[1], "S02", 1)
    data = built(material_of(tiny_case, tables, links=(proposed,)))["links.csv"]
    rows, curated = rows_of(data), tiny_case.curated().links
    assert data.decode().splitlines()[0] == LINKS.replace(" ", ",")
    assert [(row["claim"], row["source"], row["relation"]) for row in rows[:-1]] == [
        (k.claim, k.source, k.relation) for k in curated
    ]
    assert {row["set_by"] for row in rows[:-1]} == {tiny_case.curated().set_by} and {row["rank"] for row in rows[:-1]} == {""}
    assert (rows[-1]["set_by"], rows[-1]["rank"], rows[-1]["score"], rows[-1]["weight"]) == ("by-hand/1", "1", "1.0", "")
    urls = {source.id: source.url for source in tiny_case.sources().sources}
    assert [row["url"] for row in rows] == [urls[row["source"]] for row in rows]


@pytest.mark.parametrize("payload", ["=1", "+1", "-1", "@x", "\t=1", "x\r=1", '"=1', "'=1", "a,b\nc"])
def test_words_come_back_from_the_tables_as_they_were(tiny_case: Case, tables: Tables, payload: str) -> None:
    files = built(hostile(tiny_case, tables, payload))
    guarded = f"'{payload}" if payload.lstrip("'")[0] in "=+-@\t" else payload
    claim, link = rows_of(files["claims.csv"])[0], rows_of(files["links.csv"])[0]
    assert claim["gloss_en"] == claim["content_why"] == claim["speaker"] == link["establishes"] == link["title"] == guarded


def test_the_summary_says_what_the_list_of_reports_needs(files: dict[str, bytes], tables: Tables) -> None:
    summary = json.loads(files["summary.json"])
    assert summary["case"] == "tiny" and summary["status"] == "draft" and summary["published"] == "2024-03-04"
    counts = summary["counts"]
    assert counts["claims"] == len(tables.verdicts) == counts["verdict"] + counts["rejected"] + counts["unassessed"]
    (lead,) = summary["lead"]
    assert (lead["claim"], lead["attribution"]["key"], lead["content"]["key"]) == ("C01", "confirmed-utterance", "unproven")


def test_a_summary_of_no_review_has_no_rating(tiny_case: Case, tables: Tables) -> None:
    summary = json.loads(built(judged(tiny_case, tables, None))["summary.json"])
    assert summary["status"] == "none" and summary["lead"] == []


def test_a_summary_of_rejections_alone_is_that_of_a_review(tiny_case: Case, tables: Tables) -> None:
    span = tables.claims[0].content
    rejection = Rejection(quote=span.text, start=span.start, end=span.end, reason="a heading")
    review = tiny_case.review().model_copy(update={"claims": (), "rejected": (rejection,)})
    summary = json.loads(built(judged(tiny_case, tables, review))["summary.json"])
    assert summary["status"] == "draft" and summary["lead"] == [] and summary["counts"]["rejected"] == 1


def test_each_chart_comes_with_its_table(files: dict[str, bytes]) -> None:
    html = files["index.html"].decode()
    charts = {name for name in files if name.startswith("charts/")}
    assert len(charts) == 4
    for name in charts:
        assert f'href="{name}"' in html and f'<figure id="{Path(name).stem}">' in html
        assert rows_of(files[name]) and not [row for row in rows_of(files[name]) if {"nan", "None", "NaT"} & set(row.values())]


def test_no_file_leaves_the_folder(files: dict[str, bytes]) -> None:
    assert not [name for name in files if name.startswith("/") or ".." in name]


def test_another_process_with_another_hash_seed_and_time_zone_makes_the_same_bytes(published: Case, tables: Tables) -> None:
    here = built(material_of(published, tables), "ar")
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Damascus", "LC_ALL": "C", "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-c", ELSEWHERE, str(published.root), EMPTY]
    ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.splitlines() == [f"{hashlib.sha256(data).hexdigest()} {name}" for name, data in sorted(here.items())]


def test_the_same_material_gives_the_same_bytes(tiny_case: Case, tables: Tables) -> None:
    assert built(material_of(tiny_case, tables)) == built(material_of(tiny_case, tables))

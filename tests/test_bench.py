"""The bench: what it measures, what it says where data is absent, and the floor under the figures."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from house import ROOT
from tahqiq.bench import bench, printed
from tahqiq.bench.speed import speed_lines
from tahqiq.bench.treebank import treebank_lines
from tahqiq.core.case import Case
from tahqiq.core.errors import ConfigError, UsageError
from tahqiq.core.files import write_manifest
from tahqiq.core.gold import FOLDER, gold_sets, read_claims, read_documents
from tahqiq.core.records import Metric
from tahqiq.core.tables import write_table
from tahqiq.notebook import run as runner
from tahqiq.stages.figures import publish_figures


def floor() -> dict[str, float]:
    """The least that each figure may be."""
    return json.loads((ROOT / "tests" / "floor.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def lines() -> list[dict]:
    """Every figure of `tahqiq bench attribution`, those of the benchmark only where it is at hand."""
    beside = ROOT.parent / "shared" / "bench"
    return list(bench(ROOT, "attribution", beside if beside.is_dir() else None))


def test_the_figures_of_the_case_do_not_fall_below_the_floor(lines: list[dict]) -> None:
    found = {line["measure"]: line["value"] for line in lines if line["value"] is not None}
    low = [f"{name}: {found[name]}, floor {least}" for name, least in floor().items() if name in found and found[name] < least]
    assert not low, "raise the figures, or lower the floor and say why in the changelog"
    assert {name for name in floor() if name.startswith("attribution.case.")} <= set(found), "the demo case is always measured"


def test_a_floor_that_was_higher_once_has_a_word_in_the_changelog() -> None:
    git = ["git", "-C", str(ROOT)]
    listed = subprocess.run([*git, "log", "--format=%H", "--", "tests/floor.json"], capture_output=True, text=True)
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    for commit in listed.stdout.split():  # none where the project came without its history
        shown = subprocess.run([*git, "show", f"{commit}:tests/floor.json"], capture_output=True, text=True)
        for name, once in (json.loads(shown.stdout) if shown.returncode == 0 else {}).items():
            assert floor().get(name, 0) >= once or f"floor of `{name}` lowered" in changelog, f"{name} was {once} in {commit[:7]}"


def test_absent_data_is_said_to_be_absent(tmp_path: Path, lines: list[dict]) -> None:
    first = next(iter(bench(ROOT, "attribution", tmp_path)))
    for line in (first, *(line for line in lines if line["value"] is None)):
        assert line["value"] is None and line["note"].startswith("not measured: ") and line["data"]["name"]
    assert first["measure"] == "attribution.dev" and first["data"]["name"] == str(tmp_path)


def test_a_figure_names_its_data(lines: list[dict]) -> None:
    for line in lines:
        assert line["value"] is None or re.fullmatch(r"sha256:[0-9a-f]{64}", line["data"]["sha256"])
        assert json.loads(printed(line, True)) == line and printed(line, False).startswith(f"{line['measure']}: ")


def test_the_breakdown_adds_up_to_the_recall(lines: list[dict]) -> None:
    found = {line["measure"]: line for line in lines}
    for field in ("level", "mode", "resolution"):
        rows = [line for name, line in found.items() if name.startswith(f"attribution.case.recall.{field}.")]
        assert sum(line["n"] for line in rows) == found["attribution.case.all.overlap_f1"]["n"]


def test_speed_is_counted_in_articles_per_cpu_second() -> None:
    text = (ROOT / "data/cases/aleppo-2016-11-02/article.txt").read_bytes()
    (line,) = speed_lines(ROOT, [text])
    assert line["unit"] == "articles/s" and line["value"] > 5 and ("peers" in line or line["note"].startswith("no peer"))
    (nothing,) = speed_lines(ROOT, [])
    assert nothing["value"] is None


def test_the_treebank_counts_cues_and_contents_over_whole_articles(tmp_path: Path) -> None:
    first = "التقى الوزير وفدا من الحزب."
    said = "وقال الوزير إن الحكومة ستدعم المشروع. ورأى المراقبون المشهد."
    found = {"cue": {"char": [0, 4]}, "content": [{"char": [said.index("الحكومة"), said.index(".")]}]}
    missed = {"cue": {"char": [said.index("ورأى"), said.index(" المراقبون")]}, "content": [{"char": [0, 4]}]}
    rows = [{"doc": "a#1", "text": first, "attributions": []}, {"doc": "a#2", "text": said, "attributions": [found, missed]}]
    folder = tmp_path / "derived_attribution"
    folder.mkdir()
    part = folder / "padt_dev.jsonl"
    part.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    lines = {line["measure"]: line for line in treebank_lines(ROOT, tmp_path)}
    assert {name: (line["value"], line["n"]) for name, line in lines.items()} == {
        "attribution.padt.dev.cue_recall": (0.5, 2),
        "attribution.padt.dev.content_recall": (0.5, 2),
    }
    part.write_text("{}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="no sentence of the treebank"):
        list(treebank_lines(ROOT, tmp_path))


def test_an_unknown_bench_is_answered_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="attribution, cases"):
        bench(ROOT, "nothing", None)


@pytest.mark.parametrize("name", gold_sets(ROOT))
def test_an_annotated_set_holds_together(name: str) -> None:
    documents = {row.doc: row for row in read_documents(ROOT, name)}
    claims = read_claims((ROOT / FOLDER / name / "claims.jsonl").read_bytes(), name)
    assert len({claim.id for claim in claims}) == len(claims)
    for claim in claims:
        size = documents[claim.doc].characters
        for start, end in filter(None, (claim.cue, claim.content, claim.speaker)):
            assert 0 <= start < end <= size, claim


def test_no_article_is_in_two_sets() -> None:
    names = [row.doc for name in gold_sets(ROOT) for row in read_documents(ROOT, name)]
    assert len(set(names)) == len(names)


def test_the_figures_of_all_cases_are_two_files_that_dvc_reads(project: Path) -> None:
    folder = Case(project, "tiny").published("evaluate")
    metric = Metric(case="tiny", measure="b.f1", value=0.5, unit="f1", n=2, data="gold.jsonl", data_sha256="sha256:0")
    write_table(folder / "metrics.jsonl", [metric, metric.model_copy(update={"measure": "a.f1"})])
    write_manifest(folder, {"stage": "evaluate"})
    publish_figures(project)
    assert json.loads((folder.parent / "metrics.json").read_text(encoding="utf-8")) == {"tiny": {"a.f1": 0.5, "b.f1": 0.5}}
    rows = (folder.parent / "figures.csv").read_text(encoding="utf-8").splitlines()
    assert rows == ["case,measure,value,n", "tiny,a.f1,0.5,2", "tiny,b.f1,0.5,2"]
    assert runner.AFTER["evaluate"].endswith(":publish_figures")

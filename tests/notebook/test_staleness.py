"""Which cases run again, and which need not: the notebook's own run is replaced by one that writes one file."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tahqiq.core.case import Case
from tahqiq.core.files import moved_files, staged_folder, write_manifest
from tahqiq.core.pipeline import Stage
from tahqiq.notebook import StageResult, run, run_stage
from tahqiq.notebook.execute import staging_room

from .conftest import KEEP, published, records, write_notebook


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that publishes the file that the notebook would write."""

    def publish(case: Case, stage: Stage, parameters: Mapping[str, Any]) -> None:
        with staged_folder(case.published(stage.name), staging_room(case.root, stage)) as staging:
            (staging / "made.txt").write_text(case.name)
            write_manifest(staging, {"stage": stage.name, "case": case.name, "params": dict(parameters)})

    monkeypatch.setattr(run, "run_notebook", publish)


def test_only_the_case_whose_article_changed_runs(home: Path, capsys: pytest.CaptureFixture) -> None:
    run_stage(home, "ingest")
    with (home / "data" / "cases" / "a" / "case.yaml").open("a") as stream:
        stream.write("selection: another\n")
    assert run_stage(home, "ingest") == StageResult("ingest", ("a",), ("b",))
    assert capsys.readouterr().err.splitlines() == ["ingest: 2 of 2 cases to run", "ingest: 1 of 2 cases to run"]
    assert [one["status"] for one in records(home)[1]["cases"].values()] == ["fresh", "ok"]
    assert run_stage(home, "ingest").ran == ()


@pytest.mark.parametrize(
    "touch",
    [
        lambda home: (published(home, "b") / "made.txt").write_text("other"),
        lambda home: (published(home, "b") / "extra.txt").write_text("other"),
        lambda home: (published(home, "b") / "MANIFEST.json").unlink(),
        lambda home: (home / ".tahqiq" / "state" / "ingest" / "b.json").write_text("{"),
        lambda home: shutil.rmtree(published(home, "b")),
    ],
    ids=["changed", "added", "unmarked", "forgotten", "gone"],
)
def test_a_result_that_is_not_the_one_that_was_made_is_made_again(home: Path, touch: Callable) -> None:
    run_stage(home, "ingest")
    touch(home)
    assert run_stage(home, "ingest").ran == ("b",) and moved_files(published(home, "b")) == []
    assert (published(home, "b") / "made.txt").read_text() == "b"


@pytest.mark.parametrize(
    "change",
    [
        lambda home: (home / "params.yaml").write_text(
            (home / "params.yaml").read_text().replace("reader: auto", "reader: plain")
        ),
        lambda home: write_notebook(home / "notebooks" / "10_ingest.ipynb", KEEP, "1"),
        lambda home: (home / "requirements.lock").write_text("x==1"),
    ],
    ids=["params", "notebook", "lock"],
)
def test_what_all_cases_share_makes_all_of_them_stale(home: Path, change: Callable) -> None:
    run_stage(home, "ingest")
    change(home)
    assert run_stage(home, "ingest").ran == ("a", "b")


def test_another_stages_params_make_nothing_stale(home: Path) -> None:
    run_stage(home, "ingest")
    path = home / "params.yaml"
    path.write_text(path.read_text().replace("top_k: 10", "top_k: 9"))
    assert run_stage(home, "ingest").ran == ()


def test_a_case_can_be_run_alone_and_a_vanished_one_leaves_nothing(home: Path) -> None:
    assert run_stage(home, "ingest", ["b"]) == StageResult("ingest", ("b",), ())
    assert not published(home, "a").exists()
    shutil.rmtree(home / "data" / "cases" / "b")
    (home / "data" / "interim" / "ingest" / "notes").mkdir()
    run_stage(home, "ingest")
    assert sorted(path.name for path in (home / "data" / "interim" / "ingest").iterdir()) == ["a", "notes"]
    assert [path.name for path in (home / ".tahqiq" / "state" / "ingest").iterdir()] == ["a.json"]

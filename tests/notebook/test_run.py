"""A stage over its cases: what runs, what is published, and what a failure leaves."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import nbformat
import pytest

from tahqiq.core.errors import ConfigError, IntegrityError, LockedError, PartialResult, TahqiqError, UsageError
from tahqiq.core.files import moved_files, read_manifest
from tahqiq.core.lock import locked
from tahqiq.notebook import StageResult, run_stage
from tahqiq.notebook.__main__ import main
from tahqiq.notebook.environment import PINNED

from .conftest import KEEP, add_case, published, records, write_notebook

Write = Callable[..., Path]
Read = Callable[[str], nbformat.NotebookNode]
FAIL_B = f"""{KEEP}
if case == 'b':
    from tahqiq.core.errors import ConfigError
    raise ConfigError('no', 'b.txt', 'mend it')"""


def test_every_case_is_published_with_its_notebook_and_its_params(home: Path, executed: Read) -> None:
    assert run_stage(home, "ingest") == StageResult("ingest", ("a", "b"), ())
    assert {path.name for path in published(home, "b").iterdir()} == {"MANIFEST.json", "10_ingest.ipynb", "made.txt"}
    manifest = read_manifest(published(home, "b"))
    assert manifest.pop("files") and manifest == {"stage": "ingest", "case": "b", "params": {"reader": "auto"}}
    assert moved_files(published(home, "b")) == [] and (published(home, "b") / "made.txt").read_text() == "b"
    assert executed("b").cells[1]["source"] == '# Parameters\ncase = "b"\nreader = "auto"\n'
    assert "TAHQIQ_OUTPUT" not in os.environ and not list((home / ".tahqiq" / "staging" / "ingest").iterdir())


def test_the_executed_notebook_names_no_place_of_this_machine(home: Path, notebook: Write) -> None:
    notebook(f"{KEEP}\nprint(out, pathlib.Path.cwd(), os.path.abspath('data'))\nout")
    run_stage(home, "ingest")
    text = (published(home, "a") / "10_ingest.ipynb").read_text()
    assert "data/interim/ingest/a . ./data" in text and str(home) not in text and "staging" not in text


def test_the_same_bytes_again(home: Path, listing: Callable) -> None:
    run_stage(home, "ingest")
    first = listing(home / "data" / "interim")
    shutil.rmtree(home / ".tahqiq")
    shutil.rmtree(home / "data" / "interim")
    run_stage(home, "ingest")
    assert listing(home / "data" / "interim") == first and len(first) == 6


def test_a_failed_case_leaves_its_last_good_result_and_the_others_run(
    home: Path, notebook: Write, listing: Callable, capsys: pytest.CaptureFixture
) -> None:
    run_stage(home, "ingest")
    good = listing(published(home, "b"))
    notebook(FAIL_B)
    with pytest.raises(PartialResult, match="1 of 2 cases"):
        run_stage(home, "ingest")
    assert "ingest, case b: b.txt: no (mend it)" in capsys.readouterr().err.splitlines()
    assert listing(published(home, "b")) == good
    kept = home / ".tahqiq" / "failed" / "ingest" / "b.ipynb"
    cells = nbformat.read(kept, as_version=4).cells
    assert "In [3]" in cells[0].source and cells[-1].outputs[-1].ename == "ConfigError"
    assert "papermill-error-cell" in cells[-2].source and str(home) not in kept.read_text()
    assert records(home)[1]["cases"]["b"]["status"].startswith("ConfigError") and records(home)[1]["exit_code"] == 8
    assert not list((home / ".tahqiq" / "staging" / "ingest").iterdir())
    notebook(KEEP, "'mended'")
    run_stage(home, "ingest")
    assert not kept.exists()


def test_one_case_that_fails_alone_raises_what_its_notebook_raised(home: Path, notebook: Write) -> None:
    notebook(FAIL_B)
    with pytest.raises(ConfigError) as caught:
        run_stage(home, "ingest", ["b"])
    assert str(caught.value) == "b.txt: no (mend it)"


def test_a_foreign_exception_is_named_with_its_cell(home: Path, notebook: Write) -> None:
    notebook("{}['key']")
    with pytest.raises(TahqiqError) as caught:
        run_stage(home, "ingest", ["a"])
    assert str(caught.value) == "10_ingest.ipynb, cell [3]: KeyError: 'key' (the cell is marked in .tahqiq/failed/ingest/a.ipynb)"
    assert caught.value.exit_code == 1


def test_when_all_cases_fail_the_first_one_names_the_class(home: Path, notebook: Write, capsys: pytest.CaptureFixture) -> None:
    notebook("from tahqiq.core.errors import ConfigError, DiskError\nraise (ConfigError if case == 'a' else DiskError)(case)")
    with pytest.raises(ConfigError, match="2 of 2 cases"):
        run_stage(home, "ingest")
    assert capsys.readouterr().err.splitlines()[1:] == ["ingest, case a: a", "ingest, case b: b"]


def test_a_killed_child_fails_its_case_only(home: Path, notebook: Write) -> None:
    notebook(f"{KEEP}\nimport signal\ncase == 'a' and os.kill(os.getpid(), signal.SIGKILL)")
    with pytest.raises(PartialResult):
        run_stage(home, "ingest")
    assert "SIGKILL" in records(home)[0]["cases"]["a"]["status"] and (published(home, "b") / "made.txt").exists()


def test_a_case_that_cannot_be_read_fails_alone(home: Path) -> None:
    (home / "data" / "cases" / "a" / "case.yaml").write_text("title: [")
    with pytest.raises(PartialResult):
        run_stage(home, "ingest")
    assert published(home, "b").exists() and not published(home, "a").exists()


def test_a_stage_before_its_upstream_is_refused(home: Path) -> None:
    write_notebook(home / "notebooks" / "20_extract.ipynb", "1")
    with pytest.raises(IntegrityError, match="run the stage before"):
        run_stage(home, "extract", ["a"])


def test_a_parameter_that_the_notebook_does_not_declare_stops_the_stage(home: Path) -> None:
    path = write_notebook(home / "notebooks" / "10_ingest.ipynb", KEEP)
    path.write_text(path.read_text().replace("reader =", "readers ="))
    with pytest.raises(ConfigError, match="did you mean 'readers'"):
        run_stage(home, "ingest")
    assert records(home)[0]["exit_code"] == 4 and not (home / "data" / "interim").exists()


def test_no_case_and_an_unknown_one(home: Path) -> None:
    with pytest.raises(UsageError, match="no case is called 'c'"):
        run_stage(home, "ingest", ["c"])
    shutil.rmtree(home / "data" / "cases")
    with pytest.raises(UsageError, match="there is no case yet"):
        run_stage(home, "ingest")


def test_a_run_beside_another_is_refused_and_recorded(home: Path) -> None:
    with locked(home, "ingest"), pytest.raises(LockedError):
        run_stage(home, "ingest")
    assert records(home)[0]["exit_code"] == 7


def test_report_gathers_the_notebooks_and_makes_the_index(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tahqiq.core.files import write_manifest

    for stage, name in (("ingest", "10_ingest"), ("extract", "20_extract"), ("link", "30_link"), ("assess", "40_assess")):
        folder = home / "data" / "interim" / stage / "a"
        folder.mkdir(parents=True)
        (folder / f"{name}.ipynb").write_text(stage)
        write_manifest(folder, {"stage": stage})
    write_notebook(home / "notebooks" / "50_report.ipynb", KEEP)
    index = ModuleType("tahqiq.stages.index")
    index.publish_index = lambda root: (root / "reports" / "index.html").write_text("made")
    monkeypatch.setitem(sys.modules, "tahqiq.stages.index", index)
    run_stage(home, "report", ["a"])
    books = home / "reports" / "cases" / "a" / "notebooks"
    assert [path.name for path in sorted(books.iterdir())] == [
        "10_ingest.ipynb",
        "20_extract.ipynb",
        "30_link.ipynb",
        "40_assess.ipynb",
        "50_report.ipynb",
    ]
    assert (books / "30_link.ipynb").read_text() == "link" and (home / "reports" / "index.html").read_text() == "made"
    (home / "data" / "interim" / "link" / "a" / "30_link.ipynb").write_text("other")
    (home / "params.yaml").write_text((home / "params.yaml").read_text().replace("language: en", "language: ar"))
    with pytest.raises(IntegrityError, match=r"30_link\.ipynb"):
        run_stage(home, "report", ["a"])
    assert (books / "30_link.ipynb").read_text() == "link"


def start(home: Path, *words: str) -> subprocess.Popen:
    """The runner as dvc.yaml calls it."""
    source = Path(sys.modules["tahqiq"].__file__).parents[1]
    command = [sys.executable, "-m", "tahqiq.notebook", *words]
    return subprocess.Popen(command, cwd=home, env={"PATH": os.environ["PATH"], "PYTHONPATH": str(source)})


@pytest.mark.kernel
def test_the_command_pins_its_environment(home: Path, notebook: Write, executed: Read) -> None:
    notebook(f"{KEEP}\nimport sys\nprint([os.environ[name] for name in {list(PINNED)}], sys.flags.hash_randomization)")
    assert start(home, "ingest", "--case", "a").wait() == 0
    assert executed("a").cells[2].outputs[0].text == f"{list(PINNED.values())} 0\n"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 2, "STAGE"),
        (("ingest", "--cases"), 2, "--cases"),
        (("digest",), 2, "no stage is called 'digest'"),
        (("ingest", "--case", "../a"), 2, "cannot name a case"),
    ],
)
def test_a_wrong_command_is_one_line(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture, words: tuple[str, ...], code: int, said: str
) -> None:
    monkeypatch.chdir(home)
    monkeypatch.setattr(sys, "argv", ["tahqiq.notebook", *words])
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    for name, value in PINNED.items():
        monkeypatch.setenv(name, value)  # or a new interpreter would take the place of the tests
    assert main() == code
    err = capsys.readouterr().err
    assert said in err and err.count("\n") == 1 and err.startswith("tahqiq: ")


@pytest.mark.kernel
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_stop_leaves_nothing_half_written(home: Path, notebook: Write, number: int, code: int) -> None:
    notebook(f"{KEEP}\nimport time\n(out.parent / 'begun').touch()\ntime.sleep(60)")
    running = start(home, "ingest")
    while not list(home.glob(".tahqiq/staging/ingest/begun")):
        assert running.poll() is None
        time.sleep(0.02)
    running.send_signal(number)
    assert running.wait(10) == code
    assert not published(home, "a").exists() and [path.name for path in (home / ".tahqiq/staging/ingest").iterdir()] == ["begun"]
    assert records(home)[0]["exit_code"] == code


@pytest.mark.kernel
def test_plain_papermill_runs_the_same_notebook(home: Path) -> None:
    add_case(home, "c")
    command = [sys.executable, "-m", "papermill", "notebooks/10_ingest.ipynb", "out.ipynb", "-p", "case", "c"]
    (home / "made").mkdir()
    surroundings = {**os.environ, "TAHQIQ_OUTPUT": str(home / "made")}
    done = subprocess.run(command, cwd=home, env=surroundings, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert (home / "made" / "made.txt").read_text() == "c"

"""The forked child: the same outputs as a kernel's, charts drawn by the parent, and no way to hang."""

import os
import signal
import time
from pathlib import Path

import nbformat
import pandas  # noqa: F401 - warm, as the runner has it
import papermill
import pytest
from papermill import PapermillExecutionError

from tahqiq.charts import draw
from tahqiq.notebook import fork
from tahqiq.notebook.execute import NAME
from tahqiq.notebook.scrub import scrub

from .conftest import write_notebook

CELLS = (
    "print('قال'); print('hello')",
    "import sys\nprint('to stderr', file=sys.stderr)\nprint('to stdout')\nprint('again', file=sys.stderr)",
    "6 * 7",
    "6 * 7;",
    "import pandas\npandas.DataFrame({'claim': ['قال إن', 'x'], 'n': [1, 2]})",
    "pandas.DataFrame({f'a wide column {n}': ['many words ' * 5] for n in range(9)})",
    "from IPython.display import HTML, SVG, clear_output, display",
    "display(HTML('<b>x</b>'))\ndisplay({'k': [1]})\nprint('between')",
    "SVG('<svg xmlns=\"http://www.w3.org/2000/svg\"><text>قال</text></svg>')",
    "shown = display('first', display_id='one')\nshown.update('second')",
    "print('gone')\nclear_output()\nprint('kept')",
    "class Picture:\n    def _repr_png_(self):\n        return b'\\x89PNG\\r\\n\\x1a\\n'\n\nPicture()",
    "object()",
    "import asyncio\nawait asyncio.sleep(0)\n'awaited'",
    "!echo from a shell",
    "import os\nprint(os.getcwd())\nos.path.abspath('data')",
    "class Words(str):\n    pass\n\ndisplay({'text/plain': Words('a str of its own class')}, raw=True)",
    "def half(n):\n    return n / 0\n\nhalf(1)",
    "print('never')",
)


def run(folder: Path, engine: str, *cells: str) -> bytes:
    """The scrubbed notebook, executed by an engine up to its end or its first failure."""
    source = write_notebook(folder / "in.ipynb", *cells)
    out = folder / f"{engine}.ipynb"
    try:
        papermill.execute_notebook(source, out, engine_name=engine, cwd=folder, progress_bar=False)
    except PapermillExecutionError:
        pass
    return scrub(nbformat.read(out, as_version=4), {folder: "."})


def failure(folder: Path, *cells: str) -> tuple[str, str]:
    """The name and the words of the error that a notebook ends in."""
    source = write_notebook(folder / "in.ipynb", *cells)
    with pytest.raises(PapermillExecutionError) as caught:
        papermill.execute_notebook(source, None, engine_name=NAME, cwd=folder, progress_bar=False)
    return caught.value.ename, caught.value.evalue


@pytest.mark.kernel
def test_outputs_are_those_of_a_kernel_byte_for_byte(tmp_path: Path) -> None:
    forked = run(tmp_path, NAME, *CELLS)
    assert forked == run(tmp_path, "nbclient", *CELLS)
    kinds = {output["output_type"] for cell in nbformat.reads(forked.decode(), 4).cells for output in cell.get("outputs", [])}
    assert kinds == {"stream", "execute_result", "display_data", "error"} and "never\n" not in forked.decode()


@pytest.mark.kernel
def test_where_there_is_no_fork_a_kernel_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forked = run(tmp_path, NAME, *CELLS[:5])
    monkeypatch.delattr(os, "fork")
    started: list[str] = []
    kernels = fork.NBClientEngine
    real = kernels.execute_managed_notebook
    monkeypatch.setattr(kernels, "execute_managed_notebook", lambda *a, **k: started.append("kernel") or real(*a, **k))
    assert run(tmp_path, NAME, *CELLS[:5]) == forked and started == ["kernel"]


@pytest.mark.kernel
def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "مجلد other"
    one.mkdir(), other.mkdir()
    assert run(one, NAME, *CELLS) == run(other, NAME, *CELLS)


def test_what_subprocesses_write_is_kept_in_its_place(tmp_path: Path) -> None:
    done = nbformat.reads(run(tmp_path, NAME, "import os\nprint('1')\nos.system('echo 2; echo 3 >&2')\nprint('4')").decode(), 4)
    assert [(out.name, out.text) for out in done.cells[0].outputs] == [("stdout", "1\n2\n4\n"), ("stderr", "3\n")]


def test_a_file_left_open_is_written(tmp_path: Path) -> None:
    run(tmp_path, NAME, "held = open('held.txt', 'w')\nprint('all of it', file=held)")
    assert (tmp_path / "held.txt").read_text() == "all of it\n"


def test_no_state_passes_from_one_notebook_to_the_next(tmp_path: Path) -> None:
    run(tmp_path, NAME, "import os, json\nleft = 1\nos.environ['LEFT'] = '1'\njson.left = 1")
    done = run(tmp_path, NAME, "import os, json\n('left' in globals(), 'LEFT' in os.environ, hasattr(json, 'left'))")
    assert "(False, False, False)" in done.decode()


@pytest.mark.parametrize(
    ("cell", "name", "words"),
    [
        ("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", "DeadKernelError", "SIGKILL"),
        ("import os\nos._exit(3)", "DeadKernelError", "status 3"),
        ("import os, time\nos.fork() or time.sleep(60)\nos._exit(4)", "DeadKernelError", "status 4"),
        ("raise ValueError('a\\nb')", "ValueError", "a\nb"),
        ("import sys\nsys.exit(2)", "SystemExit", "2"),
        ("x = = 1", "SyntaxError", "invalid syntax"),
    ],
)
def test_a_cell_that_fails_is_an_error_within_seconds(tmp_path: Path, cell: str, name: str, words: str) -> None:
    begun = time.monotonic()
    found, said = failure(tmp_path, "1", cell, "2")
    assert found == name and words in said and time.monotonic() - begun < 5


@pytest.mark.kernel
def test_a_cell_has_a_time_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fork, "CELL_SECONDS", 0.15)
    cell = "import os, time, pathlib\nif not os.fork():\n    time.sleep(0.3)\n    pathlib.Path('late').touch()\ntime.sleep(60)"
    assert failure(tmp_path, cell) == ("CellTimeoutError", "the cell ran for more than 0.15 seconds and was ended")
    time.sleep(0.35)
    assert not (tmp_path / "late").exists(), "what the cell had started lived on"


def test_sys_exit_without_an_error_ends_the_notebook_well(tmp_path: Path) -> None:
    source = write_notebook(tmp_path / "in.ipynb", "import sys\nsys.exit(0)", "print('never')")
    done = papermill.execute_notebook(source, None, engine_name=NAME, progress_bar=False)
    assert done.cells[1].outputs == []


def test_cells_are_marked_as_they_run(tmp_path: Path) -> None:
    source = write_notebook(tmp_path / "in.ipynb", "1", "1 / 0", "2")
    with pytest.raises(PapermillExecutionError):
        papermill.execute_notebook(source, tmp_path / "out.ipynb", engine_name=NAME, progress_bar=False)
    cells = [cell for cell in nbformat.read(tmp_path / "out.ipynb", 4).cells if cell.cell_type == "code"]
    assert [cell.metadata.papermill.status for cell in cells] == ["completed", "failed", "pending"]


CHART = """import pandas
from tahqiq import charts
charts.enable()
table = pandas.DataFrame({"id": ["a", "b", "c"], "level": ["core", "core", "second"], "mode": ["direct", "indirect", "direct"]})
charts.claims_by_mode(table).chart"""


@pytest.mark.kernel
def test_a_chart_is_the_svg_that_a_kernel_draws(tmp_path: Path) -> None:
    forked = [run(tmp_path, NAME, CHART, CHART), run(tmp_path, NAME, CHART, CHART)]
    assert forked[0] == forked[1] == run(tmp_path, "nbclient", CHART, CHART)
    assert all("image/svg+xml" in cell.outputs[-1].data for cell in nbformat.reads(forked[0].decode(), 4).cells)


def test_charts_are_drawn_by_the_parent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><title>by {}</title></svg>'
    monkeypatch.setattr(draw, "draw_here", lambda spec: svg.format(os.getpid()))
    assert f"by {os.getpid()}" in run(tmp_path, NAME, CHART).decode()
    assert draw._drawer.__name__ == "draw_here", "the parent itself must go on drawing"


def test_a_chart_that_cannot_be_drawn_fails_in_its_cell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draw, "draw_here", lambda spec: {}["mark"])
    done = nbformat.reads(run(tmp_path, NAME, f"{CHART}\n_ = charts.draw.to_svg(charts.claims_by_mode(table).chart)").decode(), 4)
    assert [(out.ename, out.evalue) for out in done.cells[-1].outputs[-1:]] == [("RuntimeError", "KeyError: 'mark'")]


def test_the_child_dies_with_its_parent(tmp_path: Path) -> None:
    cell = "import os, pathlib, time\npathlib.Path('pid').write_text(str(os.getpid()))\ntime.sleep(60)"
    source = write_notebook(tmp_path / "in.ipynb", cell)
    parent = os.fork()
    if not parent:
        papermill.execute_notebook(source, None, engine_name=NAME, cwd=tmp_path, progress_bar=False)
        os._exit(0)
    child = _wait_for(lambda: int((tmp_path / "pid").read_text()))
    os.kill(parent, signal.SIGKILL)
    os.waitpid(parent, 0)
    _wait_for(lambda: _gone(child))


def _gone(pid: int) -> bool:
    """Raises ValueError while the process runs; a zombie has ended."""
    status = Path(f"/proc/{pid}/stat")
    if status.exists() and status.read_text().rsplit(")", 1)[1].split()[0] != "Z":
        raise ValueError
    return True


def _wait_for(look: object) -> int:
    for _ in range(200):
        try:
            return look()
        except (OSError, ValueError):
            time.sleep(0.025)
    raise AssertionError("waited for five seconds")

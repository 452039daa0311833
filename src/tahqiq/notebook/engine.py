"""A Papermill engine that runs a notebook in one forked child of this warm process."""

import ctypes
import os
import signal
import sys
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Any

from nbformat.v4 import new_output
from papermill.engines import Engine, NBClientEngine
from papermill.execute import PapermillExecutionError  # noqa: F401 - raised by papermill from the error outputs recorded here

from tahqiq.charts import draw

CELL_SECONDS = 600
PR_SET_PDEATHSIG = 1


class ForkEngine(Engine):
    """Runs cells in a forked child; where there is no fork, papermill's own engine does, with the same outputs."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **options: Any) -> None:
        """Execute every code cell up to the first that fails, and file outputs in the managed notebook."""
        if not hasattr(os, "fork"):
            NBClientEngine.execute_managed_notebook(nb_man, kernel_name, **options)
            return
        cells = [(index, cell) for index, cell in enumerate(nb_man.nb.cells) if cell.cell_type == "code" and cell.source.strip()]
        here, there = Pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        parent = os.getpid()
        child = os.fork()
        if child == 0:
            here.close()
            _serve(there, parent, [cell.source for _, cell in cells])
        there.close()
        try:
            _follow(nb_man, here, cells)
        finally:
            here.close()
            _end(child)


def _follow(nb_man: Any, child: Connection, cells: list[tuple[int, Any]]) -> None:
    for index, cell in cells:
        nb_man.cell_start(cell, index)
        cell.execution_count, cell.outputs, ended_well = _next_result(child)
        if not ended_well:
            nb_man.cell_exception(cell, index, exception=RuntimeError("the cell failed"))
        nb_man.cell_complete(cell, index)
        if not ended_well:
            return


def _next_result(child: Connection) -> tuple[int | None, list[Any], bool]:
    while True:
        try:
            if not child.poll(CELL_SECONDS):
                return None, [_failure("TimeoutError", f"the cell ran for over {CELL_SECONDS} seconds")], False
            kind, load = child.recv()
        except (EOFError, ConnectionResetError):
            return None, [_failure("DeadNotebookError", "the notebook's process died while this cell ran")], False
        if kind == "result":
            return load
        child.send(_drawn(load))


def _drawn(spec: str) -> tuple[str, str]:
    try:
        return "svg", draw.draw_here(spec)
    except Exception as error:  # the child raises it where the chart was asked for
        return "error", f"{type(error).__name__}: {error}"


def _failure(name: str, message: str) -> Any:
    return new_output("error", ename=name, evalue=message, traceback=[f"{name}: {message}"])


def _end(child: int) -> None:
    try:
        os.kill(child, signal.SIGKILL)  # it has nothing left to say; one that hangs must not outlive the run
    except ProcessLookupError:
        pass
    os.waitpid(child, 0)


def _serve(parent_end: Connection, parent: int, sources: list[str]) -> None:
    """The child: run the cells, send each result, and end without the parent's exit handlers."""
    try:
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)  # the parent died before the line above
        from tahqiq.notebook.shell import new_shell, run_cell

        draw.set_drawer(lambda spec: _ask(parent_end, spec))
        shell = new_shell()
        for source in sources:
            result = run_cell(shell, source)
            parent_end.send(("result", result))
            if not result[2]:
                break
        parent_end.recv()  # wait to be ended
    finally:
        os._exit(0)


def _ask(parent_end: Connection, spec: str) -> str:
    parent_end.send(("draw", spec))
    kind, load = parent_end.recv()
    if kind == "error":
        raise RuntimeError(load)
    return load

"""A notebook executed in one forked child of this warm process, its outputs filed by nbclient's own code."""

import contextlib
import multiprocessing
import os
import signal
import sys
import time
from typing import Any

from nbclient.exceptions import CellExecutionError
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import Engine, NBClientEngine
from papermill.log import logger

from tahqiq.charts import draw
from tahqiq.notebook.shell import serve
from tahqiq.notebook.wire import Wire

CELL_SECONDS = 1800  # a cell that runs longer is ended, with its notebook
LOOK_SECONDS = 0.2  # how often a silent child is looked after
LEAVE_SECONDS = 5.0  # what a finished child may take to close its files


class ForkedNotebook(Engine):
    """Papermill's engine over a forked child; where there is no fork, papermill's own engine with the same time limit."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **settings: Any) -> None:
        """Execute every code cell up to the first that fails, and file the outputs in the managed notebook."""
        if not hasattr(os, "fork"):
            NBClientEngine.execute_managed_notebook(nb_man, kernel_name, **{**settings, "execution_timeout": CELL_SECONDS})
            return
        filed = {name: settings[name] for name in ("log_output", "stdout_file", "stderr_file") if name in settings}
        ForkClient(nb_man, log=logger, record_timing=False, **filed).execute()


class ForkClient(PapermillNotebookClient):
    """Papermill's client with a forked child in the place of a kernel."""

    def execute(self, **_: Any) -> Any:
        """The notebook, executed up to the first cell that fails."""
        self.reset_execution_trackers()
        self._child = Child()
        try:
            self.papermill_execute_cells()
            self._child.leave()
        finally:
            self._child.kill()
        return self.nb

    def execute_cell(self, cell: Any, cell_index: int, **_: Any) -> Any:
        """The cell with its outputs; raises CellExecutionError if it fails, as nbclient does."""
        tags = cell.metadata.get("tags", [])
        if cell.cell_type != "code" or not cell.source.strip() or self.skip_cells_with_tag in tags:
            return cell
        self.clear_before_next_output = False
        reply = self._run(cell, cell_index)
        if reply["status"] == "error" and "raises-exception" not in tags:
            raise CellExecutionError.from_cell_and_msg(cell, reply)
        return cell

    def _run(self, cell: Any, cell_index: int) -> dict[str, Any]:
        deadline = time.monotonic() + CELL_SECONDS
        try:
            self._child.wire.send("run", cell.source)
            while True:
                kind, load = self._child.receive(deadline)
                if kind == "done":
                    return load
                if kind == "draw":
                    self._child.wire.send(*_drawn(load))
                else:
                    self._file(load["type"], load["content"], cell, cell_index)
        except (EOFError, OSError) as end:
            lost = {"ename": _name(end), "evalue": self._child.fate(end), "traceback": []}
            self._child.kill()
            self._file("error", lost, cell, cell_index)
            return {"status": "error", **lost}

    def _file(self, kind: str, content: dict[str, Any], cell: Any, cell_index: int) -> None:
        last = cell.outputs[-1] if cell.outputs else None
        joined = kind == "stream" and last is not None and last.output_type == "stream" and last.name == content["name"]
        if joined and not self.clear_before_next_output:
            last.text += content["text"]
            return
        header = {"msg_type": kind}
        self.process_message({**header, "header": header, "parent_header": {"msg_id": ""}, "content": content}, cell, cell_index)


def _name(end: Exception) -> str:
    return "CellTimeoutError" if isinstance(end, TimeoutError) else "DeadKernelError"


def _drawn(spec: str) -> tuple[str, str]:
    try:
        return "svg", draw.draw_here(spec)
    except Exception as error:  # the child raises it where the chart was asked for
        return "error", f"{type(error).__name__}: {error}"


class Child:
    """A forked child that runs cells, in a process group of its own so that what it started ends with it."""

    def __init__(self) -> None:
        fork = multiprocessing.get_context("fork")
        here, there = fork.Pipe()
        self.wire = Wire(here)
        sys.stdout.flush()
        sys.stderr.flush()
        self._process = fork.Process(target=_begin, args=(self.wire, Wire(there), os.getpid()))
        self._process.start()
        there.close()
        with contextlib.suppress(OSError):
            os.setpgid(self._process.pid, self._process.pid)  # here and in the child: whichever comes first

    def receive(self, deadline: float) -> tuple[str, Any]:
        """The child's next message; raises EOFError if it died and TimeoutError after the deadline.

        A child of the child may hold the line open, so the end of the line is not enough to tell a death.
        """
        while not self.wire.ready(max(0.0, min(LOOK_SECONDS, deadline - time.monotonic()))):
            if time.monotonic() >= deadline:
                raise TimeoutError
            if not self._process.is_alive() and not self.wire.ready(0):
                raise EOFError
        return self.wire.receive()

    def fate(self, end: Exception) -> str:
        """What became of the child, in words."""
        if isinstance(end, TimeoutError):
            return f"the cell ran for more than {CELL_SECONDS} seconds and was ended"
        self._process.join(LEAVE_SECONDS)
        code = self._process.exitcode
        if code is not None and code < 0:
            return f"the notebook's process was ended by {signal.Signals(-code).name}"
        return f"the notebook's process ended itself with status {code}"

    def leave(self) -> None:
        """Let the child close its files and go."""
        with contextlib.suppress(OSError):
            self.wire.send("leave", None)
        self._process.join(LEAVE_SECONDS)

    def kill(self) -> None:
        """End the child and what it started."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.join()
        self.wire.close()


def _begin(parents_end: Wire, wire: Wire, parent: int) -> None:
    parents_end.close()
    serve(wire, parent)

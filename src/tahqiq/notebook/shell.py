"""An IPython shell inside this process that records each cell's outputs as a kernel's client would."""

import io
import sys
from collections.abc import Callable
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.history import HistoryManager
from IPython.core.interactiveshell import InteractiveShell
from nbformat import NotebookNode
from nbformat.v4 import new_output
from traitlets.config import Config


class Recorder:
    """The outputs of the cell that is running; neighbouring writes to one stream become one output."""

    def __init__(self) -> None:
        self.outputs: list[NotebookNode] = []

    def add(self, kind: str, **fields: Any) -> None:
        """File one output."""
        self.outputs.append(new_output(kind, **fields))

    def write(self, name: str, text: str) -> None:
        """File text written to stdout or stderr."""
        for output in self.outputs:  # a kernel's client joins all writes to one stream of a cell
            if output.output_type == "stream" and output.name == name:
                output.text += text
                return
        self.add("stream", name=name, text=text)

    def take(self) -> list[NotebookNode]:
        """The outputs so far, and a clean sheet."""
        outputs, self.outputs = self.outputs, []
        return outputs


class _Stream(io.TextIOBase):
    def __init__(self, name: str, recorder: Recorder) -> None:
        self._name, self._recorder = name, recorder

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self._recorder.write(self._name, text)
        return len(text)


class _Publisher(DisplayPublisher):
    recorder: Recorder

    def publish(self, data: dict, metadata: dict | None = None, **_: Any) -> None:
        self.recorder.add("display_data", data=data, metadata=metadata or {})


class _Hook(DisplayHook):
    recorder: Recorder

    def write_output_prompt(self) -> None:
        pass

    def write_format_data(self, format_dict: dict, md_dict: dict | None = None) -> None:
        count = self.shell.execution_count
        self.recorder.add("execute_result", data=format_dict, metadata=md_dict or {}, execution_count=count)

    def finish_displayhook(self) -> None:
        self._is_active = False


class CellShell(InteractiveShell):
    """A shell that runs cells one by one and hands their outputs over."""

    recorder: Recorder

    def _showtraceback(self, etype: type, evalue: BaseException, stb: list[str]) -> None:
        self.recorder.add("error", ename=etype.__name__, evalue=str(evalue), traceback=list(stb))

    def enable_gui(self, gui: str | None = None) -> None:
        """No graphical loop runs here."""


def new_shell() -> CellShell:
    """A fresh shell whose stdout, stderr and displays go to its recorder."""
    config = Config()
    config.HistoryManager.enabled = False  # the history file would be a second writer outside the project
    config.InteractiveShell.colors = "nocolor"
    HistoryManager.enabled = False
    shell = CellShell(config=config, displayhook_class=_Hook, display_pub_class=_Publisher, user_module=None)
    shell.recorder = Recorder()
    shell.display_pub.recorder = shell.displayhook.recorder = shell.recorder
    sys.stdout, sys.stderr = _Stream("stdout", shell.recorder), _Stream("stderr", shell.recorder)
    return shell


def run_cell(shell: CellShell, source: str) -> tuple[int, list[NotebookNode], bool]:
    """A cell's execution count, outputs, and whether it ended well."""
    count = shell.execution_count
    result = shell.run_cell(source, store_history=True)
    return count, shell.recorder.take(), result.success


Draw = Callable[[str], str]

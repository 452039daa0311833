"""The forked child: the kernel's own IPython shell, its messages sent to the parent instead of to a socket."""

import codecs
import contextlib
import ctypes
import io
import os
import signal
import sys
import tempfile
from types import SimpleNamespace
from typing import Any

from ipykernel.compiler import XCachingCompiler
from ipykernel.jsonutil import json_clean
from ipykernel.zmqshell import ZMQInteractiveShell
from jupyter_client.session import Session
from traitlets.config import Config

from tahqiq.charts.draw import set_drawer
from tahqiq.notebook.wire import Wire

PR_SET_PDEATHSIG = 1
KERNEL_COLUMNS = 20  # pandas asks once, while it is imported, whether it is in a kernel; loaded before the fork it thinks not


def serve(wire: Wire, parent: int) -> None:
    """Run the cells that the parent sends until it says leave."""
    _die_with(parent)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # the parent's handler is not ours
    os.setpgid(0, 0)
    set_drawer(lambda spec: _ask(wire, spec))  # vl-convert hangs for ever in a fork of a process that has drawn
    shell = new_shell(wire)
    while not shell.exit_now:
        kind, source = wire.receive()
        if kind == "leave":
            break
        wire.send("done", _run(shell, source))
    shell.user_ns.clear()  # or a file that a cell left open would lose its last bytes


def new_shell(wire: Wire) -> ZMQInteractiveShell:
    """A fresh kernel's shell whose displays, errors, stdout and stderr go to the wire."""
    config = Config()
    config.HistoryManager.enabled = False  # the user's history is not part of a run
    config.InteractiveShell.colors = "nocolor"
    session = _WireSession(wire)
    stub = SimpleNamespace(eventloop=None)  # what `exit()` asks for in a kernel
    shell = ZMQInteractiveShell.instance(config=config, kernel=stub, compiler_class=XCachingCompiler)
    shell.displayhook.session = shell.display_pub.session = session
    shell.displayhook.topic = shell.display_pub.topic = b""
    if "pandas" in sys.modules:
        sys.modules["pandas"].set_option("display.max_columns", KERNEL_COLUMNS)
    sys.stdout, sys.stderr = _Stream("stdout", session, 1), _Stream("stderr", session, 2)
    return shell


def _run(shell: ZMQInteractiveShell, source: str) -> dict[str, Any]:
    session = shell.display_pub.session
    session.send(None, "execute_input", {"code": source, "execution_count": shell.execution_count})
    result = shell.run_cell(source, store_history=True)
    sys.stdout.flush()
    sys.stderr.flush()
    session.hand_over()
    shell.payload_manager.clear_payload()
    if result.success and not shell._last_traceback_during_displayhook:
        return {"status": "ok"}
    error = result.error_before_exec or result.error_in_exec
    return {"status": "error", "ename": type(error).__name__, "evalue": str(error), "traceback": shell._last_traceback or []}


class _WireSession(Session):
    """A kernel's session that sends to the parent."""

    def __init__(self, wire: Wire) -> None:
        super().__init__(key=b"unused")
        self._wire = wire
        self._caught = [_Caught(1, "stdout"), _Caught(2, "stderr")]

    def send(self, stream: Any, msg_or_type: Any, content: Any = None, *_: Any, **__: Any) -> None:
        if isinstance(msg_or_type, dict):
            msg_or_type, content = msg_or_type["msg_type"], msg_or_type["content"]
        self.hand_over()
        self._wire.send("message", {"type": msg_or_type, "content": json_clean(content)})

    def hand_over(self) -> None:
        """Send what was written past sys.stdout and sys.stderr since the last message."""
        for caught in self._caught:
            if text := caught.take():
                self._wire.send("message", {"type": "stream", "content": {"name": caught.name, "text": text}})


class _Caught:
    """A file descriptor turned into a file: C code and subprocesses write to it, past sys.stdout and sys.stderr."""

    def __init__(self, descriptor: int, name: str) -> None:
        self.name, self._file, self._seen = name, tempfile.TemporaryFile(), 0
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        os.dup2(self._file.fileno(), descriptor)

    def take(self) -> str:
        """The text that came since the last call."""
        new = os.fstat(self._file.fileno()).st_size - self._seen
        if not new:
            return ""
        data = os.pread(self._file.fileno(), new, self._seen)
        self._seen += len(data)
        return self._decoder.decode(data)


class _Stream(io.TextIOBase):
    """Text sent line by line, so that what a cell said before it died is known."""

    encoding = "UTF-8"

    def __init__(self, name: str, session: _WireSession, descriptor: int) -> None:
        self._name, self._session, self._descriptor, self._held = name, session, descriptor, ""

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._descriptor

    def write(self, text: str) -> int:
        self._held += text
        if "\n" in text:
            self.flush()
        return len(text)

    def flush(self) -> None:
        text, self._held = self._held, ""
        if text:
            self._session.send(None, "stream", {"name": self._name, "text": text})


def _die_with(parent: int) -> None:
    with contextlib.suppress(OSError, AttributeError):  # only Linux has prctl
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)  # it died before the line above


def _ask(wire: Wire, spec: str) -> str:
    wire.send("draw", spec)
    kind, load = wire.receive()
    if kind == "error":
        raise RuntimeError(load)
    return load

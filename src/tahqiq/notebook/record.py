"""The run record: times, host and outcomes, kept apart from everything that is compared."""

import contextlib
import datetime
import json
import platform
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tahqiq.core.errors import TahqiqError
from tahqiq.core.files import disk_errors


class RunRecord:
    """One line of `.tahqiq/runs/<stage>.jsonl`, written however the run ends."""

    def __init__(self, root: Path, stage: str) -> None:
        self._path = root / ".tahqiq" / "runs" / f"{stage}.jsonl"
        self._facts: dict[str, Any] = {"stage": stage, "host": platform.node(), "python": platform.python_version(), "cases": {}}

    def __enter__(self) -> Self:
        self._facts["start"] = _now()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._facts["end"] = _now()
        self._facts["status"] = "ok" if error is None else f"{type(error).__name__}: {error}"
        self._facts["exit_code"] = _exit_code(error)
        # A record that cannot be written is an error of its own, but must not hide the one that ended the run.
        with contextlib.suppress(Exception) if error else disk_errors(self._path):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("a", encoding="utf-8") as stream:
                stream.write(json.dumps(self._facts, ensure_ascii=False) + "\n")

    @contextlib.contextmanager
    def of(self, case: str) -> Iterator[None]:
        """Time one case, and note the error that leaves this block."""
        begun = time.monotonic()
        facts = self._facts["cases"][case] = {"start": _now(), "status": "ok"}
        try:
            yield
        except BaseException as error:
            facts["status"] = f"{type(error).__name__}: {error}"
            raise
        finally:
            facts["seconds"] = round(time.monotonic() - begun, 3)

    def note(self, case: str, status: str) -> None:
        """Note how a case ended that did not have to run, or could not."""
        self._facts["cases"][case] = {"status": status}


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")


def _exit_code(error: BaseException | None) -> int:
    if isinstance(error, TahqiqError):
        return error.exit_code
    if isinstance(error, SystemExit) and isinstance(error.code, int):
        return error.code
    return 0 if error is None else 130 if isinstance(error, KeyboardInterrupt) else 1

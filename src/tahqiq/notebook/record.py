"""The run record: times, host and outcomes, kept apart from everything that is compared."""

import contextlib
import datetime
import json
import platform
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tahqiq.core.errors import TahqiqError
from tahqiq.core.files import disk_errors


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")


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
        with contextlib.suppress(OSError), disk_errors(self._path):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("a", encoding="utf-8") as stream:
                stream.write(json.dumps(self._facts, ensure_ascii=False) + "\n")

    @contextlib.contextmanager
    def of(self, case: str) -> Iterator[None]:
        """Time one case."""
        facts = self._facts["cases"].setdefault(case, {"start": _now(), "status": "ok"})
        try:
            yield
        finally:
            facts["end"] = _now()

    def failed(self, case: str, error: TahqiqError) -> None:
        """Note that a case failed."""
        self._facts["cases"][case]["status"] = f"{type(error).__name__}: {error}"

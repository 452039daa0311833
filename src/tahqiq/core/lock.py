"""One writer at a time: an operating-system lock that dies with its holder."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from tahqiq.core.errors import LockedError
from tahqiq.core.files import disk_errors


@contextlib.contextmanager
def locked(root: Path, name: str) -> Iterator[None]:
    """Hold the project's lock of that name; raises LockedError at once if another run holds it."""
    path = root / ".tahqiq" / "locks" / f"{name}.lock"
    with disk_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(path)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise LockedError("another run is at work", name, "wait for it to end, then run this again") from None
    try:
        yield
    finally:
        lock.release()

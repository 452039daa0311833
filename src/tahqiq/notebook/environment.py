"""The environment in which every run gives the same bytes; set by starting the interpreter once more."""

import os
import sys

PINNED = {
    "PYTHONHASHSEED": "0",  # can only be set before the interpreter starts
    "PYTHONUTF8": "1",
    "TZ": "UTC",
    "LC_ALL": "C.UTF-8",
    "LANG": "C.UTF-8",
    "NO_COLOR": "1",
    "MPLBACKEND": "Agg",
    "OMP_NUM_THREADS": "1",
    "OMP_WAIT_POLICY": "passive",
}


def pin_environment(module: str) -> None:
    """Replace this process by `python -m module` with the same arguments in the pinned environment, if it is not in it."""
    os.umask(0o022)
    if any(os.environ.get(name) != value for name, value in PINNED.items()):
        os.environ.update(PINNED)
        os.execv(  # noqa: S606 - no shell is wanted
            sys.executable, [sys.executable, "-m", module, *sys.argv[1:]]
        )


def block_slow_import() -> None:
    """Keep `rfc3987_syntax` out of this process.

    jsonschema, which altair, nbformat and papermill load, would build 35 parsers with it: 1.5 CPU seconds, for no check of ours.
    """
    sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]

"""The figures, one JSON object each, with the data that they were measured on; data that is absent is said to be absent."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tahqiq.bench.attribution import attribution_lines
from tahqiq.bench.cases import case_lines
from tahqiq.bench.line import DATA_VARIABLE, Lines
from tahqiq.core.errors import UsageError

BENCHES: dict[str, Callable[[Path, Path | None], Lines]] = {"cases": case_lines, "attribution": attribution_lines}


def bench(root: Path, name: str, data: Path | None) -> Lines:
    """The figures of a bench; raises UsageError with the names there are."""
    if name not in BENCHES:
        raise UsageError(f"no bench is called {name!r}", remedy=f"there are {', '.join(sorted(BENCHES))}")
    given = data or (Path(os.environ[DATA_VARIABLE]) if os.environ.get(DATA_VARIABLE) else None)
    return BENCHES[name](root, given)


def printed(line: dict[str, Any], as_json: bool) -> str:
    """A figure as one line: JSON, or words for people."""
    if as_json:
        return json.dumps(line, ensure_ascii=False)
    peers = "".join(f", {name} {value}" for name, value in line.get("peers", {}).items())
    value = line["value"] if line["value"] is not None else line["note"]
    return f"{line['measure']}: {value}{peers}" + (f" (n={line['n']})" if "n" in line else "")

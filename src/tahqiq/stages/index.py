"""The list of reports, made from the published ones after a run of the report stage."""

import json
from pathlib import Path
from typing import Any

from tahqiq.core.errors import IntegrityError
from tahqiq.core.files import MANIFEST, write_bytes
from tahqiq.core.params import load_params
from tahqiq.report.page import render_index


def publish_index(root: Path) -> None:
    """Write reports/index.html from the summaries of the finished reports, sorted; raises IntegrityError if one is damaged."""
    folders = sorted(path.parent for path in (root / "reports" / "cases").glob(f"*/{MANIFEST}"))
    language = load_params(root / "params.yaml")["report"].language
    write_bytes(root / "reports" / "index.html", render_index([_summary(folder) for folder in folders], language))


def _summary(folder: Path) -> dict[str, Any]:
    path = folder / "summary.json"
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise IntegrityError("the report's summary cannot be read", str(path), "run `tahqiq run report` again") from None

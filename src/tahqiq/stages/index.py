"""The list of reports, made from the published ones after a run of the report stage."""

import json
from pathlib import Path

from tahqiq.core.files import MANIFEST, write_bytes
from tahqiq.core.params import load_params
from tahqiq.report.page import render_index


def publish_index(root: Path) -> None:
    """Write reports/index.html from the summaries of the finished reports, by case name."""
    folders = sorted(path.parent for path in (root / "reports" / "cases").glob(f"*/{MANIFEST}"))
    summaries = [json.loads((folder / "summary.json").read_text(encoding="utf-8")) for folder in folders]
    language = load_params(root / "params.yaml")["report"].language
    write_bytes(root / "reports" / "index.html", render_index(summaries, language))

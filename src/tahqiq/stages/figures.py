"""The figures of all cases in the two files that DVC reads: one for `dvc metrics show`, one for `dvc plots show`."""

import csv
import io
import json
from pathlib import Path

from tahqiq.core.case import Case, case_names
from tahqiq.core.errors import IntegrityError
from tahqiq.core.files import write_bytes
from tahqiq.core.pipeline import stage_named


def publish_figures(root: Path) -> None:
    """Write metrics.json and figures.csv of the evaluation, cases and measures sorted; a case that has not run is left out."""
    rows = []
    for name in case_names(root):
        try:
            rows += [(name, metric.measure, metric.value, metric.n) for metric in Case(root, name).read("metrics")]
        except IntegrityError:
            continue
    rows.sort()
    folder = root / stage_named("evaluate").folder
    tree: dict[str, dict[str, float]] = {}
    for case, measure, value, _ in rows:
        tree.setdefault(case, {})[measure] = value
    write_bytes(folder / "metrics.json", (json.dumps(tree, ensure_ascii=False, indent=1) + "\n").encode())
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(("case", "measure", "value", "n"))
    writer.writerows(rows)
    write_bytes(folder / "figures.csv", table.getvalue().encode())

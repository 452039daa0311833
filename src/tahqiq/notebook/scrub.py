"""An executed notebook as bytes that the same run gives again: no clock, no random id, no path of this machine."""

import json
import re
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
VOLATILE = (
    (re.compile(r"\x1b\[[0-9;]*m"), ""),  # colours, which a kernel adds to tracebacks
    (re.compile(r"\bat 0x[0-9a-f]{6,}"), "at 0x…"),
    (re.compile(r"/tmp/ipykernel_\d+/\d+\.py"), "<cell>"),
    (re.compile(r"<ipython-input-\d+-[0-9a-f]+>"), "<cell>"),
)


def scrub(notebook: NotebookNode, root: Path) -> bytes:
    """The notebook as UTF-8 JSON, keys sorted; `root` is taken out of every output."""
    cells = [_cell(cell, root) for cell in notebook.cells]
    document = {
        "cells": cells,
        "metadata": {"kernelspec": KERNEL, "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return f"{json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True)}\n".encode()


def _cell(cell: NotebookNode, root: Path) -> dict[str, Any]:
    tags = cell.metadata.get("tags", [])
    kept: dict[str, Any] = {
        "cell_type": cell.cell_type,
        "id": "injected-parameters" if "injected-parameters" in tags else cell.id,
        "metadata": {"tags": tags} if tags else {},
        "source": cell.source.splitlines(keepends=True),
    }
    if cell.cell_type == "code":
        kept["execution_count"] = cell.execution_count
        kept["outputs"] = [_clean(output, root) for output in cell.outputs]
    return kept


def _clean(node: Any, root: Path) -> Any:
    if isinstance(node, dict):
        return {key: _clean(value, root) for key, value in node.items() if key != "transient"}
    if isinstance(node, list):
        return [_clean(value, root) for value in node]
    if isinstance(node, str):
        text = node.replace(f"{root}/", "")
        for pattern, plain in VOLATILE:
            text = pattern.sub(plain, text)
        return text
    return node

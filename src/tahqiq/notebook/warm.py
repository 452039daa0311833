"""What a notebook imports, loaded once in this process, so that every forked child starts with it."""

import ast
import contextlib
from pathlib import Path

from tahqiq.notebook.parameters import read_notebook

LOADED = ("altair", "pandas", "tahqiq")


def warm_up(path: Path) -> None:
    """Load what the notebook imports of pandas, altair and our own rooms; what fails is left for its cell to report."""
    for cell in read_notebook(path).cells:
        if cell.cell_type == "code":
            with contextlib.suppress(Exception):  # a cell may hold magics, or an import that fails
                _load(ast.parse(cell.source))


def _load(tree: ast.Module) -> None:
    for node in ast.walk(tree):
        names = [alias.name for alias in node.names] if isinstance(node, (ast.Import, ast.ImportFrom)) else []
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in LOADED:
            __import__(node.module, fromlist=names)
        elif isinstance(node, ast.Import):
            for name in names:
                if name.split(".")[0] in LOADED:
                    __import__(name)

"""Which values a notebook gets: `case` and its own blocks of params.yaml, and only names that it declares."""

import difflib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import nbformat
from papermill.translators import papermill_translators
from papermill.utils import find_first_tagged_cell_index

from tahqiq.core.errors import ConfigError
from tahqiq.core.params import load_params
from tahqiq.core.pipeline import Stage
from tahqiq.core.yamlfile import read_text

NAME = re.compile(r"^[a-z_][a-z0-9_]*$")


def own_parameters(root: Path, stage: Stage) -> dict[str, Any]:
    """The values of the stage's own blocks, as plain Python, without `case`."""
    blocks = load_params(root / "params.yaml")
    return {name: value for block in stage.blocks for name, value in blocks[block].model_dump(mode="json").items()}


def read_notebook(path: Path) -> nbformat.NotebookNode:
    """The notebook; raises ConfigError if it is missing, is none, or is of a format whose cells have no ids."""
    try:
        notebook = nbformat.reads(read_text(path), as_version=nbformat.NO_CONVERT)
        nbformat.validate(notebook)
    except (ValueError, AttributeError, nbformat.ValidationError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ConfigError(f"is not a notebook: {reason}", str(path), "restore it from git") from None
    if (notebook.nbformat, notebook.nbformat_minor) < (4, 5):
        raise ConfigError("its format is older than 4.5, so its cells have no ids", str(path), "open and save it in JupyterLab")
    return notebook


def declared(path: Path) -> list[str]:
    """The names that the notebook's `parameters` cell declares, as papermill reads them; raises ConfigError without one."""
    notebook = read_notebook(path)
    for cell in notebook.cells:
        cell.metadata.setdefault("tags", [])  # papermill's own loader does so
    index = find_first_tagged_cell_index(notebook, "parameters")
    if index < 0:
        raise ConfigError("no cell is tagged `parameters`", str(path), "tag it, or restore the notebook from git")
    translator = papermill_translators.find_translator("python3", "python")
    return [parameter.name for parameter in translator.inspect(notebook.cells[index])]


def check_declared(path: Path, names: Iterable[str]) -> None:
    """Raise ConfigError, with the nearest declared name, for the first name that the notebook does not declare.

    Papermill only warns, and the value would silently have no effect. Names are checked because papermill writes them into the
    notebook as code: one that holds a line break would be run.
    """
    known = declared(path)
    for name in names:
        if not NAME.fullmatch(name):
            raise ConfigError(f"{name!r} cannot name a parameter", str(path), "use a-z, 0-9 and _")
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
            remedy = f"did you mean {near[0]!r}?" if near else f"it declares {', '.join(known) or 'none'}"
            raise ConfigError(f"its parameters cell does not declare {name!r}, one plain assignment a line", str(path), remedy)

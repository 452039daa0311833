"""Which values a notebook gets: `case` and its own blocks of params.yaml, and only names that it declares."""

import difflib
from pathlib import Path
from typing import Any

from papermill import inspect_notebook

from tahqiq.core.errors import ConfigError
from tahqiq.core.params import load_params
from tahqiq.core.pipeline import Stage


def own_parameters(root: Path, stage: Stage) -> dict[str, Any]:
    """The values of the stage's own blocks, as plain Python, without `case`."""
    blocks = load_params(root / "params.yaml")
    return {name: value for block in stage.blocks for name, value in blocks[block].model_dump(mode="json").items()}


def check_declared(notebook: Path, parameters: dict[str, Any]) -> None:
    """Raise ConfigError, with the nearest declared name, if the notebook does not declare one of the parameters.

    Papermill only warns, and the value would silently have no effect.
    """
    declared = inspect_notebook(str(notebook))
    for name in parameters:
        if name not in declared:
            near = difflib.get_close_matches(name, list(declared), n=1, cutoff=0.5)
            remedy = f"did you mean {near[0]!r}?" if near else f"it declares {', '.join(declared) or 'none'}"
            raise ConfigError(f"its parameters cell does not declare {name!r}", str(notebook), remedy)

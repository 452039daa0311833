"""The Papermill runner: a stage's notebook, executed for every case whose inputs changed. The only door to papermill.

Nothing is loaded here: `python -m tahqiq.notebook` must pin its environment before papermill and pandas are imported.
"""

import importlib

__all__ = ["StageResult", "run_stage"]


def __getattr__(name: str) -> object:
    """The public name, from the module that defines it; raises AttributeError for any other."""
    if name not in __all__:
        raise AttributeError(f"module 'tahqiq.notebook' has no attribute {name!r}")
    return getattr(importlib.import_module("tahqiq.notebook.run"), name)

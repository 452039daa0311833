"""Tahqiq: attributed claims out of news, linked to checkable sources, decided by people, replayable by anyone.

The public names are loaded when first used, so that a notebook depends on the rooms it names and on no others.
"""

import importlib

__version__ = "0.1.0"

PUBLIC = {
    "open_case": "tahqiq.core.case",
    "ingest": "tahqiq.stages.ingest",
    "extract": "tahqiq.stages.extract",
    "link": "tahqiq.stages.link",
    "assess": "tahqiq.stages.assess",
    "tally": "tahqiq.stages.assess",
    "propose": "tahqiq.stages.link",
    "build_report": "tahqiq.stages.report",
    "Material": "tahqiq.report.view",
    "to_frame": "tahqiq.core.frames",
    "compare_times": "tahqiq.text.time_lengths",
}
__all__ = ["__version__", *PUBLIC]


def __getattr__(name: str) -> object:
    """The public name, from the module that defines it; raises AttributeError for any other."""
    if name not in PUBLIC:
        raise AttributeError(f"module 'tahqiq' has no attribute {name!r}")
    return getattr(importlib.import_module(PUBLIC[name]), name)


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)

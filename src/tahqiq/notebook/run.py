"""Run a stage: its notebook, once for every case whose inputs changed, each result published whole or not at all."""

import importlib
import shutil
import sys
from collections.abc import Sequence
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import Progress

from tahqiq.core.case import Case, case_names
from tahqiq.core.errors import PartialResult, TahqiqError
from tahqiq.core.lock import locked
from tahqiq.core.pipeline import Stage, stage_named
from tahqiq.notebook.execute import NotebookFailure, run_notebook
from tahqiq.notebook.parameters import check_declared, own_parameters
from tahqiq.notebook.record import RunRecord
from tahqiq.notebook.staleness import case_key, is_fresh, remember, shared_key

AFTER = {"report": ("tahqiq.stages.index", "publish_index")}  # what is made once all cases have run


@dataclass(frozen=True)
class StageResult:
    """Which cases ran and which were still fresh."""

    stage: str
    ran: tuple[str, ...]
    fresh: tuple[str, ...]


def run_stage(root: Path, name: str, cases: Sequence[str] | None = None) -> StageResult:
    """Run a stage for all cases, or for those named; raises what the first failed case raised, or PartialResult."""
    stage = stage_named(name)
    with locked(root, stage.name), RunRecord(root, stage.name) as record, chdir(root):
        parameters = own_parameters(root, stage)
        check_declared(root / "notebooks" / stage.notebook, {"case": "", **parameters})
        chosen = [Case(root, case) for case in (cases if cases is not None else case_names(root))]
        shared = shared_key(root, stage, parameters)
        keys = {case.name: case_key(case, stage, shared) for case in chosen}
        stale = [case for case in chosen if not is_fresh(case, stage, keys[case.name])]
        print(f"{stage.name}: {len(stale)} of {len(chosen)} cases to run", file=sys.stderr)
        failures = _run_all(stale, stage, parameters, keys, record)
        if cases is None:
            _drop_vanished(root, stage, {case.name for case in chosen})
        _after(root, stage)
        _raise(stage, failures, len(chosen))
    ran = {case.name for case in stale}
    return StageResult(stage.name, tuple(sorted(ran)), tuple(case.name for case in chosen if case.name not in ran))


def _run_all(
    stale: list[Case], stage: Stage, parameters: dict[str, Any], keys: dict[str, str], record: RunRecord
) -> dict[str, TahqiqError]:
    failures: dict[str, TahqiqError] = {}
    console = Console(stderr=True)
    with Progress(console=console, disable=not console.is_terminal, transient=True) as progress:
        task = progress.add_task(stage.name, total=len(stale))
        for case in stale:
            with record.of(case.name):
                try:
                    run_notebook(case, stage, parameters)
                    remember(case, stage, keys[case.name])
                except NotebookFailure as failure:
                    failures[case.name] = failure.cause
                    record.failed(case.name, failure.cause)
            progress.advance(task)
    return failures


def _drop_vanished(root: Path, stage: Stage, names: set[str]) -> None:
    for folder in (root / stage.folder).glob("*"):
        if folder.name not in names:
            shutil.rmtree(folder)


def _after(root: Path, stage: Stage) -> None:
    if stage.name in AFTER:
        module, function = AFTER[stage.name]
        getattr(importlib.import_module(module), function)(root)


def _raise(stage: Stage, failures: dict[str, TahqiqError], total: int) -> None:
    if not failures:
        return
    if len(failures) == 1 == total:
        raise next(iter(failures.values()))
    for case, error in failures.items():
        print(f"{case}: {error}", file=sys.stderr)
    if len(failures) == total and len({error.exit_code for error in failures.values()}) == 1:
        raise next(iter(failures.values()))
    raise PartialResult(f"{len(failures)} of {total} cases failed: {', '.join(failures)}", stage.name, "mend them and run again")

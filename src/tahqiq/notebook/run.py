"""Run a stage: its notebook, once for every case whose inputs changed, each result published whole or not at all."""

import pkgutil
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tahqiq.core.case import Case, case_names
from tahqiq.core.errors import PartialResult, TahqiqError, UsageError
from tahqiq.core.files import MANIFEST, disk_errors
from tahqiq.core.lock import locked
from tahqiq.core.pipeline import Stage, stage_named
from tahqiq.notebook.execute import kept_failure, run_notebook, staging_room
from tahqiq.notebook.parameters import check_declared, own_parameters
from tahqiq.notebook.record import RunRecord
from tahqiq.notebook.staleness import case_key, is_fresh, remember, shared_key
from tahqiq.notebook.warm import warm_up

AFTER = {  # what is made of all cases once they have run
    "report": "tahqiq.stages.index:publish_index",
    "evaluate": "tahqiq.stages.figures:publish_figures",
}


@dataclass(frozen=True)
class StageResult:
    """Which cases ran and which were still fresh, in the order of their names."""

    stage: str
    ran: tuple[str, ...]
    fresh: tuple[str, ...]


def run_stage(root: Path, name: str, cases: Sequence[str] | None = None) -> StageResult:
    """Run a stage for all cases, or for those named; what ran and what was fresh.

    If every case failed, raises the error of the first, or of its class where they are several; if some did, PartialResult.
    The same bytes are promised only in the environment that `environment.pin_environment` sets.
    """
    stage = stage_named(name)
    with RunRecord(root, stage.name) as record, locked(root, stage.name), chdir(root):
        run = _Run(root, stage, record)
        names = sorted(set(cases)) if cases is not None else case_names(root)
        if not names:
            raise UsageError("there is no case yet", str(root / "data" / "cases"), "make one with `tahqiq new`")
        run.all_of([Case(root, case) for case in names])
        if cases is None:
            _drop_vanished(root, stage, names)
        if stage.name in AFTER:
            pkgutil.resolve_name(AFTER[stage.name])(root)
        run.raise_failures(names)
        return StageResult(stage.name, tuple(run.ran), tuple(name for name in names if name not in run.ran))


class _Run:
    """One run of a stage: its parameters, and how each case ended."""

    def __init__(self, root: Path, stage: Stage, record: RunRecord) -> None:
        self._stage, self._record = stage, record
        self._notebook = root / "notebooks" / stage.notebook
        self._parameters: dict[str, Any] = own_parameters(root, stage)
        check_declared(self._notebook, ["case", *self._parameters])
        self._shared = shared_key(root, stage, self._parameters)
        self.ran: list[str] = []
        self._failures: dict[str, TahqiqError] = {}
        shutil.rmtree(staging_room(root, stage), ignore_errors=True)  # what a killed run left; the lock says it is nobody's

    def all_of(self, cases: Sequence[Case]) -> None:
        """Run the cases that are stale; a failure ends its own case alone."""
        keys = {case.name: key for case in cases if (key := self._key(case))}
        fresh = [case for case in cases if case.name in keys and is_fresh(case, self._stage, keys[case.name])]
        stale = [case for case in cases if case.name in keys and case not in fresh]
        print(f"{self._stage.name}: {len(stale)} of {len(cases)} cases to run", file=sys.stderr)
        for case in fresh:
            self._record.note(case.name, "fresh")
            kept_failure(case, self._stage).unlink(missing_ok=True)
        if stale:
            warm_up(self._notebook)
        for case in _shown(self._stage.name, stale):
            self._one(case, keys[case.name])

    def _key(self, case: Case) -> str | None:
        try:
            return case_key(case, self._stage, self._shared)
        except TahqiqError as error:
            self._failures[case.name] = error
            self._record.note(case.name, f"{type(error).__name__}: {error}")
            return None

    def _one(self, case: Case, key: str) -> None:
        try:
            with self._record.of(case.name):
                run_notebook(case, self._stage, self._parameters)
                remember(case, self._stage, key)
            kept_failure(case, self._stage).unlink(missing_ok=True)
            self.ran.append(case.name)
        except TahqiqError as error:
            self._failures[case.name] = error

    def raise_failures(self, names: Sequence[str]) -> None:
        """Raise what the failures come to, if there are any; more than one line's worth is printed first."""
        if not self._failures:
            return
        first = next(self._failures[name] for name in names if name in self._failures)
        if len(names) == 1:
            raise first
        for name in names:
            if name in self._failures:
                print(f"{self._stage.name}, case {name}: {self._failures[name]}", file=sys.stderr)
        kind = type(first) if len(self._failures) == len(names) else PartialResult
        what = f"{len(self._failures)} of {len(names)} cases have no new result"
        raise kind(what, self._stage.name, "mend them and run it again")


def _shown(name: str, cases: Sequence[Case]) -> Iterator[Case]:
    """The cases one by one, with a progress bar where somebody is looking."""
    if not sys.stderr.isatty():
        yield from cases
        return
    from rich.console import Console
    from rich.progress import Progress

    # No refreshing thread: a fork would copy the locks that it holds.
    with Progress(console=Console(stderr=True), transient=True, auto_refresh=False) as progress:
        task = progress.add_task(name, total=len(cases))
        for case in cases:
            progress.refresh()
            yield case
            progress.advance(task)


def _drop_vanished(root: Path, stage: Stage, names: Sequence[str]) -> None:
    """Remove what was published, remembered or kept for cases that are no more; only folders that a stage finished."""
    with disk_errors(root / stage.folder):
        for folder in sorted((root / stage.folder).glob("*")):
            if folder.name not in names and (folder / MANIFEST).is_file():
                shutil.rmtree(folder)
        for room in ("state", "failed"):
            for kept in sorted((root / ".tahqiq" / room / stage.name).glob("*")):
                if kept.stem not in names:
                    kept.unlink()

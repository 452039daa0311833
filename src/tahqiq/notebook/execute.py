"""Execute one notebook for one case, and publish what it wrote beside the executed copy."""

import contextlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from papermill import PapermillExecutionError, execute_notebook
from papermill.engines import papermill_engines

from tahqiq.core.case import OUTPUT_VARIABLE, Case
from tahqiq.core.errors import IntegrityError, TahqiqError, error_named
from tahqiq.core.files import disk_errors, read_manifest, staged_folder, write_bytes, write_manifest
from tahqiq.core.hashing import sha256_of
from tahqiq.core.pipeline import Stage, stage_named
from tahqiq.notebook.engine import NAME, ForkEngine
from tahqiq.notebook.scrub import scrub

GATHERS = "report"  # the stage whose folder holds the executed notebooks of all stages before it
KERNEL_ENDS = (CellTimeoutError, DeadKernelError)  # raised by papermill's own engine, where there is no fork
papermill_engines.register(NAME, ForkEngine)


def run_notebook(case: Case, stage: Stage, parameters: Mapping[str, Any]) -> None:
    """Publish the case's folder of a stage; the working folder must be the project's.

    A failure leaves the last good folder where it was and raises the notebook's error as one of ours.
    """
    room = staging_room(case.root, stage)
    with disk_errors(room), staged_folder(case.published(stage.name), room) as staging:
        executed = room / f"{staging.name}.ipynb"
        places = {staging: str(case.published(stage.name).relative_to(case.root)), case.root: "."}
        try:
            _execute(case, stage, parameters, staging, executed)
            write_bytes(staging / _place(stage), _scrubbed(executed, places))
        except PapermillExecutionError as error:
            write_bytes(kept_failure(case, stage), _scrubbed(executed, places))
            raise _cause(error, stage, kept_failure(case, stage).relative_to(case.root)) from None
        except KERNEL_ENDS as error:
            cause = f"{type(error).__name__}: {error}"
            raise TahqiqError(cause, stage.notebook, "run it in JupyterLab to see the cell") from None
        finally:
            executed.unlink(missing_ok=True)
        _gather(case, stage, staging)
        write_manifest(staging, {"stage": stage.name, "case": case.name, "params": dict(parameters)})


def staging_room(root: Path, stage: Stage) -> Path:
    """Where a stage's results are made before they are published, on the project's own file system."""
    return root / ".tahqiq" / "staging" / stage.name


def kept_failure(case: Case, stage: Stage) -> Path:
    """Where the notebook of a failed run is kept, its failing cell marked."""
    return case.root / ".tahqiq" / "failed" / stage.name / f"{case.name}.ipynb"


def _execute(case: Case, stage: Stage, parameters: Mapping[str, Any], staging: Path, executed: Path) -> None:
    # IPython would otherwise write to, and read start-up files from, the user's home.
    surroundings = {OUTPUT_VARIABLE: str(staging), "IPYTHONDIR": str(case.root / ".tahqiq" / "ipython")}
    with _environment(surroundings):
        execute_notebook(
            str(Path("notebooks") / stage.notebook),
            str(executed.relative_to(case.root)),  # papermill formats a path, and a folder above the project may hold braces
            parameters={"case": case.name, **parameters},
            engine_name=NAME,
            kernel_name="python3",
            progress_bar=False,
            request_save_on_cell_execute=False,
        )


@contextlib.contextmanager
def _environment(values: Mapping[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _scrubbed(executed: Path, places: Mapping[Path, str]) -> bytes:
    return scrub(nbformat.read(executed, as_version=4), places)


def _place(stage: Stage) -> str:
    return f"notebooks/{stage.notebook}" if stage.name == GATHERS else stage.notebook


def _gather(case: Case, stage: Stage, staging: Path) -> None:
    if stage.name != GATHERS:
        return
    for name in stage.reads:
        folder, notebook = case.published(name), stage_named(name).notebook
        with disk_errors(folder / notebook):
            data = (folder / notebook).read_bytes()
        if read_manifest(folder)["files"].get(notebook) != sha256_of(data):
            what, remedy = "the notebook is not the one that its stage wrote", f"run `tahqiq run {name}` again"
            raise IntegrityError(what, str(folder / notebook), remedy)
        write_bytes(staging / "notebooks" / notebook, data)


def _cause(error: PapermillExecutionError, stage: Stage, kept: Path) -> TahqiqError:
    known = error_named(error.ename)
    if known:
        return known(error.evalue)
    where = f"{stage.notebook}, cell [{error.exec_count}]"
    return TahqiqError(f"{error.ename}: {error.evalue}", where, f"the cell is marked in {kept}")

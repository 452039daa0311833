"""Execute one notebook for one case, and publish what it wrote beside the executed copy."""

import os
import shutil
from pathlib import Path
from typing import Any

import nbformat
from papermill import PapermillExecutionError, execute_notebook
from papermill.engines import papermill_engines

from tahqiq.core.case import OUTPUT_VARIABLE, Case
from tahqiq.core.errors import TahqiqError, error_named
from tahqiq.core.files import staged_folder, write_bytes, write_manifest
from tahqiq.core.pipeline import Stage, stage_named
from tahqiq.notebook.engine import ForkEngine
from tahqiq.notebook.scrub import scrub

papermill_engines.register("tahqiq", ForkEngine)


class NotebookFailure(Exception):
    """A notebook ended in an error; `cause` is that error as one of ours."""

    def __init__(self, cause: TahqiqError) -> None:
        super().__init__(str(cause))
        self.cause = cause


def run_notebook(case: Case, stage: Stage, parameters: dict[str, Any]) -> None:
    """Publish the case's folder of a stage; raises NotebookFailure, and leaves the last good folder where it was."""
    room = case.root / ".tahqiq" / "staging"
    failed = case.root / ".tahqiq" / "failed" / stage.name / f"{case.name}.ipynb"
    with staged_folder(case.published(stage.name), room) as staging:
        executed = room / f"{staging.name}.ipynb"
        try:
            _execute(case, stage, parameters, staging, executed)
            notebook = nbformat.read(executed, as_version=4)
            write_bytes(staging / _place(stage), scrub(notebook, case.root))
        except PapermillExecutionError as error:
            failed.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(executed, failed)
            raise NotebookFailure(_cause(error, stage, failed.relative_to(case.root))) from None
        finally:
            executed.unlink(missing_ok=True)
        _copy_upstream(case, stage, staging)
        write_manifest(staging, {"stage": stage.name, "case": case.name, "params": parameters})
    failed.unlink(missing_ok=True)


def _execute(case: Case, stage: Stage, parameters: dict[str, Any], staging: Path, executed: Path) -> None:
    before = os.environ.get(OUTPUT_VARIABLE)
    os.environ[OUTPUT_VARIABLE] = str(staging)
    try:
        execute_notebook(
            str(Path("notebooks") / stage.notebook),
            str(executed.relative_to(case.root)),  # papermill formats the path, and a folder's name may hold braces
            parameters={"case": case.name, **parameters},
            engine_name="tahqiq",
            kernel_name="python3",
            progress_bar=False,
            request_save_on_cell_execute=False,
        )
    finally:
        if before is None:
            del os.environ[OUTPUT_VARIABLE]
        else:
            os.environ[OUTPUT_VARIABLE] = before


def _place(stage: Stage) -> str:
    return f"notebooks/{stage.notebook}" if stage.name == "report" else stage.notebook


def _copy_upstream(case: Case, stage: Stage, staging: Path) -> None:
    if stage.name == "report":
        for name in stage.reads:
            notebook = stage_named(name).notebook
            write_bytes(staging / "notebooks" / notebook, (case.published(name) / notebook).read_bytes())


def _cause(error: PapermillExecutionError, stage: Stage, kept: Path) -> TahqiqError:
    known = error_named(error.ename)
    if known:
        return known(error.evalue)
    return TahqiqError(f"{error.ename}: {error.evalue}", f"{stage.notebook}, cell {error.exec_count}", f"see {kept}")

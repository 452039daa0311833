"""A project of one's own making: a few cases, and a stage's notebook written cell by cell in the test."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tahqiq.core.hashing import sha256_of
from tahqiq.notebook.environment import block_slow_import

block_slow_import()
import nbformat  # noqa: E402 - loads jsonschema
from nbformat.v4 import new_code_cell, new_notebook  # noqa: E402

PARAMETERS = {
    "10_ingest.ipynb": 'case = "a"\nreader = "none"',
    "20_extract.ipynb": 'case = "a"\nextractor = "none"\nlevels = []',
    "50_report.ipynb": 'case = "a"\nlanguage = "none"\nbase_url = "none"',
}
CASE = """schema_version: 1
title: {name}
article:
  file: article.txt
  sha256: "{digest}"
  title: {name}
  language: ar
"""
KEEP = "import os, pathlib\nout = pathlib.Path(os.environ['TAHQIQ_OUTPUT'])\n(out / 'made.txt').write_text(case)"


def write_notebook(path: Path, *cells: str) -> Path:
    """A notebook of code cells; the first is tagged `parameters` where it is one of the stages'."""
    made = [new_code_cell(source, id=f"cell-{place}") for place, source in enumerate(cells)]
    if path.name in PARAMETERS:
        made.insert(0, new_code_cell(PARAMETERS[path.name], id="parameters", metadata={"tags": ["parameters"]}))
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(new_notebook(cells=made, metadata={"kernelspec": kernel, "language_info": {"name": "python"}}), path)
    return path


def add_case(root: Path, name: str) -> None:
    """A case that is an article of a few words."""
    folder = root / "data" / "cases" / name
    folder.mkdir(parents=True)
    text = f"قال {name}".encode()
    (folder / "article.txt").write_bytes(text)
    (folder / "case.yaml").write_text(CASE.format(name=name, digest=sha256_of(text)), encoding="utf-8")


def published(home: Path, case: str) -> Path:
    """The folder that ingest publishes for a case."""
    return home / "data" / "interim" / "ingest" / case


def records(home: Path) -> list[dict]:
    """The run records of ingest."""
    return [json.loads(line) for line in (home / ".tahqiq" / "runs" / "ingest.jsonl").read_text().splitlines()]


@pytest.fixture
def home(root: Path, tmp_path: Path) -> Path:
    """A project with the cases a and b, and an ingest notebook that writes one file."""
    folder = tmp_path / "مجلد with {space}"
    folder.mkdir()
    (folder / "dvc.yaml").write_text("stages: {}\n")
    shutil.copy(root / "params.yaml", folder / "params.yaml")
    for name in ("a", "b"):
        add_case(folder, name)
    write_notebook(folder / "notebooks" / "10_ingest.ipynb", KEEP)
    return folder


@pytest.fixture
def notebook(home: Path) -> Callable[..., Path]:
    """A function that writes the ingest notebook anew, from its cells after the parameters."""
    return lambda *cells: write_notebook(home / "notebooks" / "10_ingest.ipynb", *cells)


@pytest.fixture
def executed(home: Path) -> Callable[[str], nbformat.NotebookNode]:
    """A function that reads the executed ingest notebook of a case."""
    return lambda case: nbformat.read(home / "data" / "interim" / "ingest" / case / "10_ingest.ipynb", as_version=4)

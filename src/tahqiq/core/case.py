"""A case: where its files are, and the only way to read and save its tables."""

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tahqiq.core.casefile import CaseFile, CorrectionsFile, LinksFile, SourcesFile
from tahqiq.core.errors import ConfigError, IntegrityError, UsageError
from tahqiq.core.files import read_manifest, write_bytes
from tahqiq.core.hashing import sha256_of_file
from tahqiq.core.pipeline import ARTICLE, owner_of, stage_named
from tahqiq.core.records import Record
from tahqiq.core.review import Review, Scale
from tahqiq.core.tables import read_table, write_table
from tahqiq.core.yamlfile import load_model

CASE_ID = re.compile(r"^[a-z0-9][a-z0-9-]{0,63}$")
OUTPUT_VARIABLE = "TAHQIQ_OUTPUT"  # set by the runner: the folder that it will publish if the notebook ends well


def project_root(start: Path | None = None) -> Path:
    """The nearest folder, upwards, that holds dvc.yaml and params.yaml; raises UsageError if there is none."""
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / "dvc.yaml").is_file() and (folder / "params.yaml").is_file():
            return folder
    raise UsageError("this is not a Tahqiq project", str(here), "go to the folder that holds dvc.yaml and params.yaml")


def checked_case_id(name: str) -> str:
    """The name itself, if it may name a case; raises UsageError otherwise."""
    if not CASE_ID.fullmatch(name):
        raise UsageError(
            f"{name!r} cannot name a case", remedy="use a-z, 0-9 and '-', at most 64 of them, beginning with a letter or digit"
        )
    return name


def case_names(root: Path) -> list[str]:
    """The cases of a project, sorted: folders under data/cases that hold a case.yaml."""
    folders = sorted((root / "data" / "cases").glob("*/case.yaml"))
    return [checked_case_id(path.parent.name) for path in folders]


@dataclass(frozen=True)
class Lineage:
    """What a result was made from: params by stage, digests of hand-written files, names of the executed notebooks."""

    params: dict[str, dict[str, Any]]
    inputs: dict[str, str]
    notebooks: tuple[str, ...]


class Case:
    """One case of a project."""

    def __init__(self, root: Path, name: str) -> None:
        self.root, self.name = root, checked_case_id(name)
        self.folder = root / "data" / "cases" / self.name
        inside = self.folder.resolve().is_relative_to((root / "data" / "cases").resolve())
        if not inside or not (self.folder / "case.yaml").is_file():
            known = ", ".join(case_names(root)) or "none yet"
            raise UsageError(f"no case is called {name!r}", remedy=f"cases: {known}; make one with `tahqiq new`")

    @property
    def file(self) -> CaseFile:
        """`case.yaml`, checked."""
        return load_model(self.folder / "case.yaml", CaseFile)

    def raw(self) -> bytes:
        """The article's bytes as found; raises IntegrityError if they are not those of the birth certificate."""
        certificate = self.file.article
        path = self.folder / certificate.file
        if not path.is_file():
            raise ConfigError("the article is missing", str(path), "restore it; case.yaml names it")
        found = sha256_of_file(path)
        if found != certificate.sha256:
            raise IntegrityError(
                f"the article's bytes are {found}, not {certificate.sha256} as case.yaml says",
                str(path),
                "restore the file; if the change is meant, make a new case",
            )
        return path.read_bytes()

    def sources(self) -> SourcesFile:
        """`sources.yaml`, or an empty one where a case has none yet."""
        return self._written("sources.yaml", SourcesFile, SourcesFile(schema_version=1))

    def curated(self) -> LinksFile:
        """`links.yaml`, or an empty one where a case has none yet."""
        return self._written("links.yaml", LinksFile, LinksFile(schema_version=1))

    def corrections(self) -> CorrectionsFile:
        """`corrections.yaml`, or an empty one where nobody has corrected a claim."""
        return self._written("corrections.yaml", CorrectionsFile, CorrectionsFile(schema_version=1))

    def review(self) -> Review | None:
        """`review.yaml`, or None where nobody has reviewed the case."""
        return self._written("review.yaml", Review, None)

    def scale(self, name: str) -> Scale:
        """A rating scale of the project; raises ConfigError if the review names one that is not there."""
        return load_model(self.root / "data" / "scales" / f"{checked_case_id(name)}.yaml", Scale)

    def _written(self, name: str, model: type[Any], absent: Any) -> Any:
        path = self.folder / name
        return load_model(path, model) if path.is_file() else absent

    def inputs(self, stage: str) -> dict[str, Path]:
        """The hand-written files that a stage reads from this case, those that exist, by name."""
        names = [self.file.article.file if name == ARTICLE else name for name in stage_named(stage).case_files]
        return {name: self.folder / name for name in names if (self.folder / name).is_file()}

    def published(self, stage: str) -> Path:
        """The folder that a stage publishes for this case."""
        return self.root / stage_named(stage).folder / self.name

    def read(self, table: str) -> list[Any]:
        """A table's rows, as its stage published them; raises IntegrityError if the folder is unfinished or changed."""
        stage, record = owner_of(table)
        folder = self.published(stage.name)
        path, digests = folder / f"{table}.jsonl", read_manifest(folder)["files"]
        if digests.get(path.name) != (sha256_of_file(path) if path.is_file() else None):
            remedy = f"run `tahqiq run {stage.name}` again"
            raise IntegrityError("the table is not the one that its stage wrote", str(path), remedy)
        return read_table(path, record)

    def params(self, stage: str) -> dict[str, Any]:
        """The params that a stage's published folder was made with."""
        return read_manifest(self.published(stage))["params"]

    def lineage(self, stage: str) -> Lineage:
        """What a result of `stage` is made from; raises IntegrityError if a stage before it has not finished."""
        before = stage_named(stage).reads
        written = {**self.inputs("ingest"), **self.inputs(stage), "requirements.lock": self.root / "requirements.lock"}
        return Lineage(
            params={name: self.params(name) for name in before},
            inputs={name: sha256_of_file(path) for name, path in sorted(written.items()) if path.is_file()},
            notebooks=tuple(stage_named(name).notebook for name in (*before, stage)),
        )

    def output(self, stage: str) -> Path:
        """Where a notebook of `stage` writes: the runner's staging folder, or a scratch folder when run by hand."""
        staging = os.environ.get(OUTPUT_VARIABLE)
        return Path(staging) if staging else self.root / ".tahqiq" / "scratch" / stage / self.name

    def save(self, table: str, rows: Sequence[Record]) -> None:
        """Write a table to this run's output."""
        stage, _ = owner_of(table)
        write_table(self.output(stage.name) / f"{table}.jsonl", rows)

    def save_files(self, stage: str, files: Mapping[str, bytes]) -> None:
        """Write files, by their path inside the stage's folder, to this run's output; raises UsageError for one outside it."""
        folder = self.output(stage)
        for name, data in files.items():
            if not (folder / name).resolve().is_relative_to(folder.resolve()):
                raise UsageError(f"{name!r} lies outside the stage's folder", stage, "give a path inside it")
            write_bytes(folder / name, data)


def open_case(name: str) -> Case:
    """The case of that name in the project around the current folder; raises UsageError if there is none."""
    return Case(project_root(), name)

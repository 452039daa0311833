"""What every test may ask for: a project of its own, the tiny case in it, and its tables as stages would publish them."""

import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from house import ROOT
from tahqiq import cli
from tahqiq.core.case import Case
from tahqiq.core.dvcfile import add_case
from tahqiq.core.files import write_bytes, write_manifest
from tahqiq.core.pipeline import PIPELINE
from tahqiq.core.records import Record, SetAside
from tahqiq.core.tables import write_table
from tahqiq.notebook.environment import PINNED
from tahqiq.stages.assess import assess
from tiny import TINY, Tables, article_of, claim_of, passage_of


@pytest.fixture
def root() -> Path:
    """The project under test."""
    return ROOT


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the tiny case alone, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("pattern") / "project"
    shutil.copytree(ROOT / "notebooks", folder / "notebooks", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    shutil.copytree(ROOT / "data" / "scales", folder / "data" / "scales")
    shutil.copytree(TINY, folder / "data" / "cases" / "tiny")
    for name in ("params.yaml", "requirements.lock"):
        shutil.copy(ROOT / name, folder / name)
    lines = (ROOT / "dvc.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "dvc.yaml").write_text("".join(line for line in lines if "data/cases/" not in line), encoding="utf-8")
    add_case(folder, "tiny")
    return folder


@pytest.fixture
def project(pattern: Path, tmp_path: Path) -> Path:
    """A project with the tiny case alone: stages run in it with the package of this work tree."""
    return Path(shutil.copytree(pattern, tmp_path / "project"))


@pytest.fixture
def tiny_case(project: Path) -> Case:
    """The tiny case, with no stage run yet."""
    return Case(project, "tiny")


@pytest.fixture(scope="session")
def tables(pattern: Path) -> Tables:
    """Two claims by hand: the mayor's cost (which C01 covers) and the engineer's quotation (which nobody reviewed)."""
    case = Case(pattern, "tiny")
    article, review = article_of(case), case.review()
    claims = (
        claim_of(article, "أعمال الترميم كلفت ثلاثة ملايين دينار", "سامر العطار", "قال"),
        claim_of(article, "فحصنا كل دعامة مرتين، ولم نجد فيها أي تصدع جديد", "ليلى النجار", "قالت", mode="direct", order=1),
    )
    passages = (
        passage_of(article, 0, article.text.index("\n")),
        passage_of(article, article.text.index("\n") + 1, len(article.text)),
    )
    sources, scale = case.sources().sources, case.scale(review.scale)
    verdicts = assess(article, claims, review, case.curated().links, sources, scale, min_overlap=0.5)
    asides = (SetAside(case=article.case, cue=claims[0].cue, why="set aside by hand"),)
    return Tables(article, passages, claims, asides, tuple(verdicts))


@pytest.fixture
def published(tiny_case: Case, tables: Tables) -> Case:
    """The tiny case with every stage's folder published: tables, an executed notebook's stand-in, a page, manifests."""
    rows: dict[str, dict[str, Sequence[Record]]] = {
        "ingest": {"article": [tables.article], "passages": tables.passages},
        "extract": {"claims": tables.claims, "asides": tables.asides},
        "link": {"links": []},
        "assess": {"verdicts": tables.verdicts},
        "report": {},
    }
    for stage in PIPELINE:
        folder = tiny_case.published(stage)
        for table, records in rows[stage].items():
            write_table(folder / f"{table}.jsonl", records)
        write_bytes(folder / f"{stage}.ipynb", b"{}\n")
    write_bytes(tiny_case.published("report") / "index.html", b"<!doctype html>\n")
    for stage in PIPELINE:
        write_manifest(tiny_case.published(stage), {"stage": stage})
    return tiny_case


@pytest.fixture
def run(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """A function that runs the command line in the project and gives exit code, stdout and stderr."""
    monkeypatch.chdir(project)
    for name, value in PINNED.items():
        monkeypatch.setenv(name, value)  # or `tahqiq run` would put a new interpreter in the place of the tests

    def call(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["tahqiq", *words])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out, said.err

    return call


@pytest.fixture
def listing() -> Callable[[Path], dict[str, bytes]]:
    """A function that gives every file under a folder with its bytes, locks left out: what a failure must not change."""

    def files(folder: Path) -> dict[str, bytes]:
        found = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock")
        return {str(path.relative_to(folder)): path.read_bytes() for path in found}

    return files

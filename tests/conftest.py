"""What every test may ask for: a project in a folder of its own, the tiny case in it, and its tables as stages would publish them."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from tahqiq.core.case import Case
from tahqiq.core.dvcfile import add_case
from tahqiq.core.files import write_bytes, write_manifest
from tahqiq.core.hashing import sha256_of
from tahqiq.core.pipeline import PIPELINE
from tahqiq.core.records import Article, Claim, Passage, Record, Span, Verdict, content_id
from tahqiq.core.tables import write_table
from tahqiq.stages.assess import assess

ROOT = Path(__file__).resolve().parents[1]
TINY = ROOT / "tests" / "data" / "tiny"
DEMO = "aleppo-2016-11-02"
MARKERS = (
    "slow: rebuilds whole clones; minutes",
    "kernel: executes notebooks",
    "browser: opens pages in Chromium",
)


def pytest_configure(config: pytest.Config) -> None:
    """Register the markers."""
    for marker in MARKERS:
        config.addinivalue_line("markers", marker)


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


class Tables(NamedTuple):
    """The tiny case's tables, made by hand so that a test of the core depends on no method."""

    article: Article
    passages: tuple[Passage, ...]
    claims: tuple[Claim, ...]
    verdicts: tuple[Verdict, ...]


@pytest.fixture(scope="session")
def tables(pattern: Path) -> Tables:
    """Two claims by hand: the mayor's cost (which C01 covers) and the engineer's quotation (which nobody reviewed)."""
    case = Case(pattern, "tiny")
    article, review = article_of(case), case.review()
    claims = (
        claim_of(article, "أعمال الترميم كلفت ثلاثة ملايين دينار", "سامر العطار", "قال"),
        claim_of(article, "فحصنا كل دعامة مرتين، ولم نجد فيها أي تصدع جديد", "ليلى النجار", "قالت", mode="direct", order=1),
    )
    whole = Span.of(article.text, 0, len(article.text))
    passages = (Passage(id=content_id("psg", "body", 0, whole.text), case="tiny", order=0, kind="body", span=whole),)
    sources, scale = case.sources().sources, case.scale(review.scale)
    verdicts = assess(article, claims, review, case.curated().links, sources, scale, min_overlap=0.5)
    return Tables(article, passages, claims, tuple(verdicts))


@pytest.fixture
def published(tiny_case: Case, tables: Tables) -> Case:
    """The tiny case with every stage's folder published: tables, an executed notebook's stand-in, a page, manifests."""
    rows: dict[str, dict[str, Sequence[Record]]] = {
        "ingest": {"article": [tables.article], "passages": tables.passages},
        "extract": {"claims": tables.claims},
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


def article_of(case: Case) -> Article:
    """The article's record, its text the file's bytes in UTF-8."""
    certificate, text = case.file.article, case.raw().decode()
    return Article(
        case=case.name, title=certificate.title, outlet=certificate.outlet, byline=certificate.byline,
        published=certificate.published, language=certificate.language, url=certificate.url, file=certificate.file,
        sha256=certificate.sha256, encoding="utf-8", reader="text/1", text_sha256=sha256_of(text.encode()), text=text,
    )


def claim_of(article: Article, words: str, speaker: str, cue: str, mode: str = "indirect", order: int = 0) -> Claim:
    """A claim whose content is the one place in the article that holds `words`."""
    start = article.text.index(words)
    said = article.text.rindex(cue, 0, start)
    return Claim(
        id=content_id("clm", words, start, speaker), case=article.case, order=order, level="core", mode=mode, where="body",
        cue=Span.of(article.text, said, said + len(cue)), speaker=None, speaker_name=speaker, resolution="explicit",
        content=Span.of(article.text, start, start + len(words)), nested_in="", same_as="", times=(), kind="factual",
        made_by="by-hand/1",
    )


@pytest.fixture
def listing() -> Callable[[Path], dict[str, bytes]]:
    """A function that gives every file under a folder with its bytes, locks left out: what a failure must not change."""

    def files(folder: Path) -> dict[str, bytes]:
        found = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock")
        return {str(path.relative_to(folder)): path.read_bytes() for path in found}

    return files

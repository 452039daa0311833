"""The five verbs and the evaluation: what each stage reads, writes and owns. One literal table."""

from dataclasses import dataclass

from tahqiq.core.errors import UsageError
from tahqiq.core.records import Article, Claim, Link, Metric, Passage, Record, SetAside, Verdict


@dataclass(frozen=True)
class Stage:
    """A stage: its notebook, its blocks of params.yaml, its inputs, its tables and the folder it owns."""

    name: str
    notebook: str
    blocks: tuple[str, ...]
    reads: tuple[str, ...]
    case_files: tuple[str, ...]
    tables: tuple[tuple[str, type[Record]], ...]
    folder: str


ARTICLE = "article.*"  # stands for whatever article file case.yaml names

STAGES = (
    Stage(
        "ingest",
        "10_ingest.ipynb",
        ("ingest",),
        (),
        ("case.yaml", ARTICLE),
        (("article", Article), ("passages", Passage)),
        "data/interim/ingest",
    ),
    Stage(
        "extract",
        "20_extract.ipynb",
        ("extract",),
        ("ingest",),
        ("corrections.yaml",),
        (("claims", Claim), ("asides", SetAside)),
        "data/interim/extract",
    ),
    Stage("link", "30_link.ipynb", ("link",), ("extract",), ("sources.yaml",), (("links", Link),), "data/interim/link"),
    Stage(
        "assess",
        "40_assess.ipynb",
        ("assess",),
        ("ingest", "extract"),
        ("review.yaml", "links.yaml", "sources.yaml"),
        (("verdicts", Verdict),),
        "data/interim/assess",
    ),
    Stage(
        "report",
        "50_report.ipynb",
        ("report", "publish"),
        ("ingest", "extract", "link", "assess"),
        ("case.yaml", "review.yaml", "links.yaml", "sources.yaml"),
        (),
        "reports/cases",
    ),
    Stage(
        "evaluate",
        "60_evaluate.ipynb",
        (),
        ("ingest", "extract"),
        ("gold.jsonl",),
        (("metrics", Metric),),
        "data/interim/evaluate",
    ),
)
DVC_STAGES = tuple(stage.name for stage in STAGES)
PIPELINE = tuple(stage.name for stage in STAGES if stage.name != "evaluate")


def stage_named(name: str) -> Stage:
    """The stage of that name; raises UsageError with the names there are."""
    for stage in STAGES:
        if stage.name == name:
            return stage
    raise UsageError(f"no stage is called {name!r}", remedy=f"the stages are {', '.join(s.name for s in STAGES)}")


def owner_of(table: str) -> tuple[Stage, type[Record]]:
    """The stage that writes a table, and the table's record; raises UsageError for an unknown table."""
    for stage in STAGES:
        for name, record in stage.tables:
            if name == table:
                return stage, record
    names = ", ".join(name for stage in STAGES for name, _ in stage.tables)
    raise UsageError(f"no table is called {table!r}", remedy=f"the tables are {names}")

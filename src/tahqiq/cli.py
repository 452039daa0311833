"""The command line: one typer app, every command a thin call into a room."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Column, Table

from tahqiq.core.case import Case, case_names, open_case, project_root
from tahqiq.core.errors import IntegrityError, PartialResult, TahqiqError, UsageError
from tahqiq.core.pipeline import PIPELINE, stage_named

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
source_app = typer.Typer(help="The checkable sources of a case.")
app.add_typer(source_app, name="source")
gold_app = typer.Typer(help="The annotated articles that extraction is measured on.")
app.add_typer(gold_app, name="gold")
PIPE_WIDTH = 200  # a pipe has no width; at rich's 80 columns the paths of a table would be cut short
out = Console(highlight=False, soft_wrap=True, width=None if sys.stdout.isatty() else PIPE_WIDTH)
CaseName = Annotated[str, typer.Argument(help="name of the case, its folder under data/cases", metavar="CASE")]


@app.callback()
def tahqiq() -> None:
    """Attributed claims out of news, linked to checkable sources, decided by people, replayable by anyone."""


@app.command()
def new(
    case: CaseName,
    article: Annotated[Path, typer.Option(help="the article as found; - reads pasted text")],
    title: Annotated[str, typer.Option(help="headline; the first line of the text where this is empty")] = "",
    outlet: Annotated[str, typer.Option(help="publisher as printed")] = "",
    byline: Annotated[str, typer.Option(help="author line as printed")] = "",
    published: Annotated[str, typer.Option(help="publication date, YYYY-MM-DD")] = "",
    language: Annotated[str, typer.Option(help="language tag; recognised from the text where this is empty")] = "",
    url: Annotated[str, typer.Option(help="address it was found at")] = "",
) -> None:
    """Make a case from an article."""
    from tahqiq.intake import take_in

    given = {"title": title, "outlet": outlet, "byline": byline, "published": published, "language": language, "url": url}
    made = take_in(project_root(), case, article, given)
    out.print(f"made {made.folder.relative_to(made.root)} from {len(made.raw())} bytes ({made.file.article.language})")
    out.print(f"next: tahqiq source add {case} URL; tahqiq run --case {case}; or make report")


@app.command()
def run(
    stage: Annotated[str, typer.Argument(help=f"one of {', '.join(PIPELINE)}, evaluate; all five where this is empty")] = "",
    case: Annotated[list[str] | None, typer.Option(help="only this case; may be given again")] = None,
) -> None:
    """Run one stage, or all five, for the cases whose inputs changed."""
    from tahqiq.notebook.environment import block_slow_import, pin_environment

    pin_environment("tahqiq")
    block_slow_import()
    from tahqiq.notebook.run import run_stage

    root = project_root()
    names = [Case(root, name).name for name in case] if case else None
    for name in [stage_named(stage).name] if stage else PIPELINE:
        run_stage(root, name, names)
    empty = [name for name in names or case_names(root) if _nothing_found(Case(root, name))]
    if empty and (not stage or stage == "extract"):
        seen = sum(len(Case(root, name).read("asides")) for name in empty)
        what = (
            f"no attributed claim was found ({seen} words that look like reporting words were set aside), so nothing was checked"
        )
        raise PartialResult(what, ", ".join(empty), "see the report's first lines")


def _nothing_found(case: Case) -> bool:
    try:
        return not case.read("claims")
    except IntegrityError:
        return False  # not run yet: another message says so


@app.command()
def extract(
    files: Annotated[list[Path], typer.Argument(help="text files; no case is needed", metavar="FILE...")],
    as_json: Annotated[bool, typer.Option("--json", help="one JSON object a claim")] = False,
    language: Annotated[str, typer.Option(help="language tag; recognised from the text where this is empty")] = "",
    extractor: Annotated[str, typer.Option(help="name of the extractor")] = "rules-ar",
) -> None:
    """Print the attributed claims of any text file."""
    from tahqiq.anyfile import as_lines, claims_in
    from tahqiq.terminal import show_claims

    failures: list[TahqiqError] = []
    for path in files:
        try:
            claims = claims_in(path, extractor=extractor, language=language)
        except TahqiqError as error:  # the other files still have their claims
            failures.append(error)
            continue
        if not as_json:
            show_claims(out, path.name, claims)
        for line in as_lines(path, claims) if as_json else ():
            print(json.dumps(line, ensure_ascii=False))
    for error in failures[:-1]:
        print(f"tahqiq: {error}", file=sys.stderr)
    if failures:
        raise failures[-1]


@app.command()
def verify(case: CaseName) -> None:
    """Recompute every digest and find every quoted span again; exit 5 and name what moved."""
    from tahqiq.core.verify import verify as check

    checked, wrong = check(open_case(case))
    for line in wrong:
        out.print(f"moved: {line}", markup=False)
    if wrong:
        raise IntegrityError(f"{len(wrong)} of {checked} checks do not hold", case, "restore what moved, or run the stages again")
    out.print(f"{case}: {checked} checks hold")


@app.command()
def explain(case: CaseName, claim: Annotated[str, typer.Argument(help="claim id, as C22 or clm-…", metavar="CLAIM")]) -> None:
    """Walk back from a claim's ratings to the bytes of the article."""
    from tahqiq.core.trace import trace
    from tahqiq.methods.extractors import EXTRACTORS
    from tahqiq.terminal import show_trace

    walk = trace(open_case(case), claim)
    rules = {name: what for extractor in EXTRACTORS for name, what in EXTRACTORS.get(extractor).rules.items()}
    show_trace(out, walk, rules)


@app.command()
def bench(
    name: Annotated[str, typer.Argument(help="cases, or attribution", metavar="NAME")],
    data: Annotated[Path | None, typer.Option(help="folder of the data sets; TAHQIQ_BENCH where this is empty")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="one JSON object a line")] = False,
) -> None:
    """Print measured figures, each with the data it was measured on."""
    from tahqiq.bench import bench as measure
    from tahqiq.bench import printed

    for line in measure(project_root(), name, data):
        out.print(printed(line, as_json), markup=False)


@app.command("list")
def list_cases() -> None:
    """The cases, how far each has come, and how its claims ended."""
    root = project_root()
    whole = [Column(name, overflow="fold") for name in ("case", "article", "report")]
    table = Table(*whole[:2], "published", "claims", "verdicts", "unassessed", whole[2], box=None)
    for name in case_names(root):
        case = Case(root, name)
        try:
            outcomes = [line.outcome for line in case.read("verdicts")]
        except IntegrityError:
            outcomes = None
        known = [] if outcomes is None else [len(outcomes), outcomes.count("verdict"), outcomes.count("unassessed")]
        counts = [str(count) for count in known] or ["-"] * 3
        page = case.published("report") / "index.html"
        where = str(page.relative_to(root)) if page.is_file() else "not run"
        table.add_row(name, case.file.title, case.file.article.published, *counts, where)
    out.print(table)


@source_app.command("add")
def source_add(
    case: CaseName,
    url: Annotated[str, typer.Argument(help="address of the source")] = "",
    file: Annotated[Path | None, typer.Option(help="a YAML or CSV file of sources, instead of one address")] = None,
    title: Annotated[str, typer.Option(help="title as printed")] = "",
    publisher: Annotated[str, typer.Option(help="who published it")] = "",
    language: Annotated[str, typer.Option(help="language tag")] = "",
    date: Annotated[str, typer.Option(help="publication date, YYYY-MM-DD")] = "",
    tier: Annotated[str, typer.Option(help="primary, wire, independent, un_ngo or partisan")] = "",
    summary: Annotated[str, typer.Option(help="your own summary of what you read")] = "",
) -> None:
    """Give a case a source, or a file of sources."""
    from tahqiq.core.sourcefile import add_sources, read_rows

    if bool(url) == bool(file):
        raise UsageError("give one address, or --file FILE", "source add", "not both, and not neither")
    given = {"url": url, "title": title, "publisher": publisher, "language": language, "date": date, "tier": tier}
    given["summary"] = summary
    rows = read_rows(file) if file else [{key: value for key, value in given.items() if value}]
    added = add_sources(open_case(case), rows, str(file or "command line"))
    for source in added:
        out.print(f"{source.id}  {source.url}", markup=False)


@gold_app.command("fetch")
def gold_fetch(
    names: Annotated[list[str] | None, typer.Option("--set", help="only this set; may be given again")] = None,
    local: Annotated[Path | None, typer.Option("--from", help="folder with a copy of each collection, for work offline")] = None,
) -> None:
    """Fetch the texts of the annotated articles from their collections and check each against its recorded digest."""
    from tahqiq.core.gold import gold_sets, read_corpora, read_documents
    from tahqiq.evidence.goldtexts import fetch_texts

    root = project_root()
    known = gold_sets(root)
    for name in names or known:
        if name not in known:
            raise UsageError(f"no annotated set is called {name!r}", "gold fetch", f"there are {', '.join(known)}")
        documents, corpora = read_documents(root, name), read_corpora(root)
        there, fetched = fetch_texts(root, documents, corpora, local)
        out.print(f"{name}: {there} texts agree with their digests, {fetched} of them fetched now")


def main() -> None:
    """Run the command line; an error is one line on stderr and the exit code of its class."""
    try:
        code = app(standalone_mode=False)
    except TahqiqError as error:
        _fail(str(error), error.exit_code)
    except typer.TyperException as error:
        _fail(f"{' '.join(error.format_message().split())} (see `tahqiq --help`)", 2)
    except (typer.Abort, KeyboardInterrupt):
        _fail("stopped", 130)
    sys.exit(code if isinstance(code, int) else 0)


def _fail(line: str, code: int) -> None:
    print(f"tahqiq: {line}", file=sys.stderr)
    sys.exit(code)

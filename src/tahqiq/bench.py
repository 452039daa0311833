"""The figures, one JSON object each, with the data that they were measured on; data that is absent is said to be absent."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tahqiq.core.case import Case, case_names
from tahqiq.core.casefile import Certificate
from tahqiq.core.errors import UsageError
from tahqiq.core.hashing import sha256_of
from tahqiq.core.params import load_params
from tahqiq.core.records import Claim, Metric
from tahqiq.evaluate import attribution, attribution_over, read_gold, retrieval
from tahqiq.methods.rankers import RANKERS
from tahqiq.stages.extract import extract
from tahqiq.stages.ingest import ingest
from tahqiq.stages.link import propose

DATA_VARIABLE = "TAHQIQ_BENCH"
Lines = Iterator[dict[str, Any]]


def bench(root: Path, name: str, data: Path | None) -> Lines:
    """The figures of a bench; raises UsageError with the names there are."""
    if name not in BENCHES:
        raise UsageError(f"no bench is called {name!r}", remedy=f"there are {', '.join(sorted(BENCHES))}")
    given = data or (Path(os.environ[DATA_VARIABLE]) if os.environ.get(DATA_VARIABLE) else None)
    return BENCHES[name](root, given)


def _cases(root: Path, _: Path | None) -> Lines:
    """Extraction and ranking on the project's own cases that have a hand annotation or curated links."""
    for case in (Case(root, name) for name in case_names(root)):
        gold = case.folder / "gold.jsonl"
        if gold.is_file():
            data = gold.read_bytes()
            text, claims = _extracted(root, case.raw(), case.file.article)
            yield from map(_line, attribution(case.name, text, claims, read_gold(data, str(gold)), data))
        yield from _links(root, case)


def _links(root: Path, case: Case) -> Lines:
    params, review, curated = load_params(root / "params.yaml"), case.review(), case.curated().links
    if not review or not curated:
        return
    chosen = {item.id: {link.source for link in curated if link.claim == item.id} for item in review.claims}
    asked = [(item.quote, item.speaker) for item in review.claims]  # the article's words; our translation would be a gift
    cutoffs, data = params["evaluate"].cutoffs, (case.folder / "links.yaml").read_bytes()
    figures = {
        ranker: retrieval(
            case.name,
            dict(zip(chosen, propose(asked, case.sources().sources, ranker=ranker, top_k=max(cutoffs)), strict=True)),
            chosen,
            cutoffs,
            data,
        )
        for ranker in RANKERS
    }
    ours = params["link"].ranker
    for place, metric in enumerate(figures[ours]):
        yield _line(metric, {name: rows[place].value for name, rows in figures.items() if name != ours})


def _attribution(root: Path, data: Path | None) -> Lines:
    """Extraction on annotated articles: a folder `attribution/<set>/` with gold.jsonl and one text file a document."""
    sets = sorted(data.glob("attribution/*/gold.jsonl")) if data else []
    if not sets:
        yield {
            "measure": "attribution",
            "value": None,
            "note": "not measured: data absent",
            "data": {"name": str(data or DATA_VARIABLE)},
        }
    for gold_file in sets:
        gold = read_gold(gold_file.read_bytes(), str(gold_file))
        documents = []
        for doc in sorted({row.doc for row in gold}):
            raw = (gold_file.parent / f"{doc}.txt").read_bytes()
            certificate = Certificate(file="article.txt", sha256=sha256_of(raw), title="", language="ar")
            text, claims = _extracted(root, raw, certificate)
            documents.append((text, claims, [row for row in gold if row.doc == doc]))
        name = gold_file.parent.name
        yield from map(
            _line, attribution_over(name, f"attribution.{name}", documents, f"attribution/{name}", gold_file.read_bytes())
        )


def _extracted(root: Path, raw: bytes, certificate: Certificate) -> tuple[str, list[Claim]]:
    params = load_params(root / "params.yaml")
    article, passages = ingest(raw, certificate, "bench", reader="auto")
    return article.text, extract(article, passages, extractor=params["extract"].extractor, levels=params["extract"].levels)


def _line(metric: Metric, peers: dict[str, float] | None = None) -> dict[str, Any]:
    line = {"measure": metric.measure, "value": metric.value, "unit": metric.unit, "n": metric.n}
    return (
        line
        | {"data": {"name": f"{metric.case}/{metric.data}", "sha256": metric.data_sha256}}
        | ({"peers": peers} if peers else {})
    )


def printed(line: dict[str, Any], as_json: bool) -> str:
    """A figure as one line: JSON, or words for people."""
    if as_json:
        return json.dumps(line, ensure_ascii=False)
    peers = "".join(f", {name} {value}" for name, value in line.get("peers", {}).items())
    value = line["value"] if line["value"] is not None else line["note"]
    return f"{line['measure']}: {value}{peers}"


BENCHES: dict[str, Callable[[Path, Path | None], Lines]] = {"cases": _cases, "attribution": _attribution}

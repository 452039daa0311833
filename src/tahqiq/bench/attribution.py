"""Extraction on annotated articles (data sets, the project's own, its cases), on a treebank, and how fast it is."""

from collections.abc import Sequence
from pathlib import Path

from tahqiq.bench.cases import case_attribution
from tahqiq.bench.extraction import extracted
from tahqiq.bench.line import DATA_VARIABLE, Lines, line_of, not_measured
from tahqiq.bench.speed import speed_lines
from tahqiq.bench.treebank import treebank_lines
from tahqiq.core.case import Case, case_names
from tahqiq.core.gold import FOLDER, TEXTS, GoldClaim, gold_sets, read_claims, read_documents
from tahqiq.core.hashing import sha256_of
from tahqiq.evaluate import attribution, breakdown


def attribution_lines(root: Path, data: Path | None) -> Lines:
    """The figures of every set whose texts are here, those of the cases, and the speed."""
    sets = sorted(data.glob("attribution/*/gold.jsonl")) if data else []
    if not sets:
        yield not_measured("attribution.dev", "data absent", str(data or DATA_VARIABLE))
    texts: list[bytes] = []
    for gold_file in sets:
        name, gold = gold_file.parent.name, gold_file.read_bytes()
        found = {path.stem: path.read_bytes() for path in sorted(gold_file.parent.glob("*.txt"))}
        texts += found.values()
        yield from _figures(root, name, found, read_claims(gold, str(gold_file)), gold)
    for name in gold_sets(root):
        documents = read_documents(root, name)
        held = {row.doc: raw for row in documents if sha256_of(raw := _text(root, row.doc)) == row.sha256}
        if len(held) < len(documents):
            why = f"{len(documents) - len(held)} of {len(documents)} texts are not here; `tahqiq gold fetch` brings them"
            yield not_measured(f"attribution.{name}", why, str(FOLDER / name))
            continue
        texts += held.values()
        gold = (root / FOLDER / name / "claims.jsonl").read_bytes()
        yield from _figures(root, name, held, read_claims(gold, str(FOLDER / name / "claims.jsonl")), gold)
    yield from treebank_lines(root, data)
    cases = [Case(root, name) for name in case_names(root)]
    for case in cases:
        yield from case_attribution(root, case)
    yield from speed_lines(root, texts or [case.raw() for case in cases if case.file.article.language.startswith("ar")])


def _text(root: Path, doc: str) -> bytes:
    path = root / TEXTS / f"{doc}.txt"
    return path.read_bytes() if path.is_file() else b""


def _figures(root: Path, name: str, texts: dict[str, bytes], gold: Sequence[GoldClaim], data: bytes) -> Lines:
    # An article without an annotated claim counts as well: what is found in it is spurious.
    documents = [(*extracted(root, raw), [row for row in gold if row.doc == doc]) for doc, raw in sorted(texts.items())]
    yield from map(line_of, attribution(name, f"attribution.{name}", documents, f"attribution/{name}", data))
    yield from map(line_of, breakdown(name, f"attribution.{name}", documents, f"attribution/{name}", data))

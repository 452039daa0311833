"""Extraction and ranking on the project's own cases that have a hand annotation or curated links."""

from pathlib import Path

from tahqiq.bench.extraction import extracted
from tahqiq.bench.line import Lines, line_of
from tahqiq.core.case import Case, case_names
from tahqiq.core.params import load_params
from tahqiq.evaluate import of_case, retrieval
from tahqiq.methods.rankers import RANKERS
from tahqiq.stages.link import propose

CUTOFFS = (5, 10)  # recall is measured among the first so many proposed sources


def case_lines(root: Path, _: Path | None) -> Lines:
    """The figures of every case; a case without annotation and without curated links has none."""
    for case in (Case(root, name) for name in case_names(root)):
        yield from case_attribution(root, case)
        yield from _links(root, case)


def case_attribution(root: Path, case: Case) -> Lines:
    """The extraction's figures on a case's article, where it has been annotated."""
    gold = case.inputs("evaluate").get("gold.jsonl")
    if gold is not None:
        text, claims = extracted(root, case.raw(), case.file.article)
        yield from map(line_of, of_case(case.name, text, claims, gold.read_bytes()))


def _links(root: Path, case: Case) -> Lines:
    params, review, curated = load_params(root / "params.yaml"), case.review(), case.curated().links
    if not review or not curated:
        return
    chosen = {item.id: {link.source for link in curated if link.claim == item.id} for item in review.claims}
    asked = [(item.quote, item.speaker) for item in review.claims]  # the article's words; our translation would be a gift
    data = (case.folder / "links.yaml").read_bytes()
    figures = {
        ranker: retrieval(
            case.name,
            dict(zip(chosen, propose(asked, case.sources().sources, ranker=ranker, top_k=max(CUTOFFS)), strict=True)),
            chosen,
            CUTOFFS,
            data,
        )
        for ranker in RANKERS
    }
    ours = params["link"].ranker
    for place, metric in enumerate(figures[ours]):
        yield line_of(metric, {name: rows[place].value for name, rows in figures.items() if name != ours})

"""The walk back from a rating to bytes: rating, links, sources, review, claim, passage, raw bytes."""

from dataclasses import dataclass
from pathlib import Path

from tahqiq.core.case import Case
from tahqiq.core.casefile import CuratedLink
from tahqiq.core.errors import UsageError
from tahqiq.core.records import Article, Claim, Passage, Rating, Source, Span, Verdict
from tahqiq.core.review import ReviewClaim
from tahqiq.core.yamlfile import line_of, load_tree


@dataclass(frozen=True)
class Bytes:
    """Where a span lies in the file as found: byte offsets [start, end) of a file whose digest is known."""

    file: Path
    sha256: str
    start: int
    end: int


@dataclass(frozen=True)
class Trace:
    """Everything between one line of the ledger and the bytes of the article."""

    verdict: Verdict
    review: ReviewClaim | None
    review_place: str
    evidence: tuple[tuple[CuratedLink, Source], ...]
    claims: tuple[Claim, ...]
    passages: tuple[Passage, ...]
    article: Article
    bytes: tuple[Bytes, ...]


def trace(case: Case, name: str) -> Trace:
    """The walk back from claim `name`, a review claim's id or an extracted one's; raises UsageError if there is none."""
    ledger: list[Verdict] = case.read("verdicts")
    lines = [line for line in ledger if name == line.claim] or [line for line in ledger if name in line.extracted]
    if not lines:
        known = ", ".join(line.claim for line in ledger)
        raise UsageError(f"case {case.name} has no claim {name!r}", remedy=f"claims: {known}")
    line, review = lines[0], case.review()
    item = next((item for item in review.claims if item.id == line.claim), None) if review else None
    article: Article = case.read("article")[0]
    return Trace(
        verdict=line,
        review=item,
        review_place=_place(case, line.claim) if item else "",
        evidence=_evidence(case, line.claim),
        claims=tuple(claim for claim in case.read("claims") if claim.id in line.extracted),
        passages=tuple(row for row in case.read("passages") if any(row.span.overlap(span) for span in line.anchors)),
        article=article,
        bytes=tuple(_bytes(case, article, span) for span in line.anchors),
    )


def rests_on(rating: Rating | None, evidence: tuple[tuple[CuratedLink, Source], ...]) -> list[tuple[CuratedLink, Source]]:
    """The curated links that a rating names, with their sources, in the rating's order."""
    by_id = {link.id: (link, source) for link, source in evidence}
    return [by_id[name] for name in rating.links] if rating else []


def _evidence(case: Case, claim: str) -> tuple[tuple[CuratedLink, Source], ...]:
    sources = {source.id: source for source in case.sources().sources}
    return tuple((link, sources[link.source]) for link in case.curated().links if link.claim == claim)


def _place(case: Case, claim: str) -> str:
    path = case.folder / "review.yaml"
    tree = load_tree(path)
    index = next(number for number, item in enumerate(tree["claims"]) if item["id"] == claim)
    return f"{path.relative_to(case.root)}:{line_of(tree, ('claims', index))}"


def _bytes(case: Case, article: Article, span: Span) -> Bytes:
    """Bytes are counted in the file's own encoding; a byte order mark, which is not in the text, comes before."""
    raw = case.raw()
    encoded = article.text.encode(article.encoding)
    mark = len(raw) - len(encoded) if raw.endswith(encoded) else 0
    start = mark + len(article.text[: span.start].encode(article.encoding))
    end = mark + len(article.text[: span.end].encode(article.encoding))
    return Bytes(file=(case.folder / article.file).relative_to(case.root), sha256=article.sha256, start=start, end=end)

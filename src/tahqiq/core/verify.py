"""Verify: every digest recomputed and every quoted span found again, without trusting any earlier run."""

from collections.abc import Iterator

from tahqiq.core.case import Case
from tahqiq.core.errors import ConfigError, IntegrityError
from tahqiq.core.files import moved_files
from tahqiq.core.hashing import sha256_of
from tahqiq.core.pipeline import PIPELINE
from tahqiq.core.records import Article, Span


def verify(case: Case) -> tuple[int, list[str]]:
    """How many things were checked, and one line for each that does not hold."""
    checked, wrong = 0, []
    for claim, holds in _checks(case):
        checked += 1
        if not holds:
            wrong.append(claim)
    return checked, wrong


def _checks(case: Case) -> Iterator[tuple[str, bool]]:
    try:
        case.raw()
        yield "the article's bytes", True
    except (IntegrityError, ConfigError) as error:
        yield str(error), False
    broken = False
    for stage in PIPELINE:
        where = case.published(stage).relative_to(case.root)
        try:
            moved = moved_files(case.published(stage))
        except IntegrityError as error:
            yield str(error), False
            broken = True
            continue
        for name in moved:
            yield f"{where}/{name}", False
        broken = broken or bool(moved)
        yield f"{where}: every file", True
    if not broken:
        yield from _spans(case)


def _spans(case: Case) -> Iterator[tuple[str, bool]]:
    article: Article = case.read("article")[0]
    yield "the stored text's digest", sha256_of(article.text.encode()) == article.text_sha256
    yield "the article is the one in case.yaml", article.sha256 == case.file.article.sha256
    spans = [(f"passage {row.id}", row.span) for row in case.read("passages")]
    for claim in case.read("claims"):
        parts = [claim.cue, claim.content, *(time.span for time in claim.times)]
        spans += [(f"claim {claim.id}", span) for span in (*parts, claim.speaker) if span]
    spans += [("a word set aside", row.cue) for row in case.read("asides")]
    for line in case.read("verdicts"):
        spans += [(f"verdict {line.claim}", anchor) for anchor in line.anchors]
    review = case.review()
    for item in review.claims if review else ():
        anchors = [Span(start=anchor.start, end=anchor.end, text=anchor.quote) for anchor in item.anchors]
        spans += [(f"review claim {item.id}", anchor) for anchor in anchors]
    for owner, span in spans:
        found = article.text[span.start : span.end] == span.text
        yield f"{owner}: the words {span.text[:60]!r} are not at [{span.start}, {span.end})", found

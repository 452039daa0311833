"""The tiny case's folder, and its tables made by hand."""

from typing import NamedTuple

from house import ROOT
from tahqiq.core.case import Case
from tahqiq.core.hashing import sha256_of
from tahqiq.core.records import Article, Claim, Passage, SetAside, Span, Verdict, content_id

TINY = ROOT / "tests" / "data" / "tiny"


class Tables(NamedTuple):
    """The tiny case's tables, made by hand so that a test of the core depends on no method."""

    article: Article
    passages: tuple[Passage, ...]
    claims: tuple[Claim, ...]
    asides: tuple[SetAside, ...]
    verdicts: tuple[Verdict, ...]


def article_of(case: Case) -> Article:
    """The article's record, its text the file's bytes in UTF-8."""
    certificate, text = case.file.article, case.raw().decode()
    return Article(
        case=case.name,
        title=certificate.title,
        outlet=certificate.outlet,
        byline=certificate.byline,
        published=certificate.published,
        language=certificate.language,
        url=certificate.url,
        file=certificate.file,
        sha256=certificate.sha256,
        encoding="utf-8",
        reader="text/1",
        text_sha256=sha256_of(text.encode()),
        text=text,
    )


def claim_of(article: Article, words: str, speaker: str, cue: str, mode: str = "indirect", order: int = 0) -> Claim:
    """A claim whose content is the one place in the article that holds `words`."""
    start = article.text.index(words)
    said = article.text.rindex(cue, 0, start)
    return Claim(
        id=content_id("clm", words, start, speaker),
        case=article.case,
        order=order,
        level="core",
        mode=mode,
        where="body",
        cue=Span.of(article.text, said, said + len(cue)),
        speaker=None,
        speaker_name=speaker,
        resolution="explicit",
        content=Span.of(article.text, start, start + len(words)),
        nested_in="",
        same_as="",
        times=(),
        kind="factual",
        checkable="yes",
        checkable_why="it says how things are",
        rule="by-hand",
        made_by="by-hand/1",
    )


def passage_of(article: Article, start: int, end: int) -> Passage:
    """The passage at [start, end): the headline where it begins the article, else body."""
    span, kind = Span.of(article.text, start, end), "body" if start else "headline"
    return Passage(id=content_id("psg", kind, start, span.text), case=article.case, order=min(start, 1), kind=kind, span=span)

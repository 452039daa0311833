"""Ingest: the article's bytes become its record and its passages. The stored text is never altered."""

from tahqiq.core.casefile import Certificate
from tahqiq.core.errors import IntegrityError
from tahqiq.core.hashing import sha256_of
from tahqiq.core.records import Article, Passage, PassageKind, Span, content_id
from tahqiq.methods.readers import reader_for
from tahqiq.text.lines import blocks_of
from tahqiq.text.parts import kinds_of


def ingest(raw: bytes, certificate: Certificate, case: str, *, reader: str) -> tuple[Article, list[Passage]]:
    """The article and its passages, in order, offsets in code points of the stored text.

    Raises IntegrityError if the bytes are not those of the birth certificate, ConfigError if no text can be read from them.
    """
    found = sha256_of(raw)
    if found != certificate.sha256:
        what = f"the article's bytes are {found}, not {certificate.sha256} as case.yaml says"
        raise IntegrityError(what, certificate.file, "restore the file; if the change is meant, make a new case")
    method = reader_for(reader, raw, certificate.file)
    reading = method.read(raw, certificate)
    article = Article(
        case=case,
        title=certificate.title,
        outlet=certificate.outlet,
        byline=certificate.byline,
        published=certificate.published,
        language=certificate.language,
        url=certificate.url,
        file=certificate.file,
        sha256=certificate.sha256,
        encoding=reading.encoding,
        reader=f"{method.name}/{method.version}",
        text_sha256=sha256_of(reading.text.encode("utf-8")),
        text=reading.text,
    )
    return article, passages_of(article)


def passages_of(article: Article) -> list[Passage]:
    """The blocks of the article's text: lines wrapped in mid-sentence are one passage."""
    blocks = blocks_of(article.text)
    kinds = kinds_of(blocks, article.title)
    return [
        _passage(article, order, kind, block.start, block.end)
        for order, (block, kind) in enumerate(zip(blocks, kinds, strict=True))
    ]


def _passage(article: Article, order: int, kind: PassageKind, start: int, end: int) -> Passage:
    span = Span.of(article.text, start, end)
    return Passage(id=content_id("psg", kind, start, span.text), case=article.case, order=order, kind=kind, span=span)

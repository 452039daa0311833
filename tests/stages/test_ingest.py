"""Bytes in, article and passages out; the stored text is never altered."""

import pytest

from tahqiq.core.casefile import Certificate
from tahqiq.core.errors import IntegrityError
from tahqiq.core.hashing import sha256_of
from tahqiq.stages.ingest import ingest

PAGE = """الوزير يعلن خطة جديدة للمياه
خطة من ثلاث مراحل تبدأ العام المقبل في المدن الكبرى، والمعارضة تشكك فيها.
-
الكاتب: سلمى حداد
المصدر: وكالة النيل
- 2 تشرين ثاني 2016
أعلن الوزير خطة جديدة للمياه
أعلن الوزير خطة جديدة للمياه
في العاصمة.
وقال الوزير إن
الخطة ستبدأ قريبا.
المعارضة تشكك
من جهتها قالت المعارضة إن الخطة غير كافية.
"""
KINDS = ["headline", "deck", "byline", "byline", "dateline", "caption", "body", "body", "subheading", "body"]


def certificate(raw: bytes, title: str = "") -> Certificate:
    return Certificate(file="article.txt", sha256=sha256_of(raw), title=title, language="ar", published="2016-11-02")


@pytest.mark.parametrize("separator", ["\n", "\r\n", "\n\n"])
def test_parts_of_the_page_are_told_apart(separator: str) -> None:
    raw = PAGE.replace("\n", separator).encode()
    article, passages = ingest(raw, certificate(raw), "case", reader="auto")
    assert article.text.encode() == raw
    assert [passage.kind for passage in passages] == KINDS
    assert [passage.order for passage in passages] == list(range(len(KINDS)))
    for passage in passages:
        assert article.text[passage.span.start : passage.span.end] == passage.span.text
        assert passage.span.text == passage.span.text.strip()


def test_the_record_says_how_it_was_read() -> None:
    raw = PAGE.encode("cp1256")
    article, _ = ingest(raw, certificate(raw, "الوزير يعلن خطة جديدة للمياه"), "case", reader="text")
    assert (article.encoding, article.reader, article.text) == ("cp1256", "text/1", PAGE)
    assert article.text_sha256 == sha256_of(PAGE.encode()) != article.sha256


def test_a_text_without_a_headline_has_none() -> None:
    raw = (
        "أعلن الوزير اليوم خطة جديدة للمياه تشمل المدن الكبرى كلها وتبدأ في العام المقبل وتنتهي بعد ثلاثة أعوام كاملة.\n"
        "وأضاف أنها كافية.\n"
    ).encode()
    _, passages = ingest(raw, certificate(raw), "case", reader="auto")
    assert [passage.kind for passage in passages] == ["body", "body"]


def test_other_bytes_than_the_certificate_says_are_refused() -> None:
    raw = PAGE.encode()
    with pytest.raises(IntegrityError, match=r"as case\.yaml says"):
        ingest(raw + b"\n", certificate(raw), "case", reader="auto")

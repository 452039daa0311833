"""Bytes that are text are read, others are refused with a remedy."""

import pytest

from tahqiq.core.casefile import Certificate
from tahqiq.core.errors import ConfigError
from tahqiq.methods.readers import READERS, reader_for

TEXT = "قال وزير الخارجية سيرغي لافروف إن المحادثات مستمرة.\nوأكد المتحدث أنّ الهدنة ستبدأ يوم الجمعة في المدينة.\n"
CERTIFICATE = Certificate(file="article.txt", sha256="sha256:" + "0" * 64, title="", language="ar")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1256", "iso8859_6"])
def test_encodings(encoding: str) -> None:
    raw = TEXT.encode(encoding, "ignore")
    reading = READERS.get("text").read(raw, CERTIFICATE)
    assert reading.text == raw.decode(encoding)
    assert not reading.text.startswith("\ufeff")


def test_line_ends_are_kept() -> None:
    raw = TEXT.replace("\n", "\r\n").encode()
    assert READERS.get("text").read(raw, CERTIFICATE).text == raw.decode()


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"", "empty"),
        (b" \n\r\n", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "NUL"),
        (bytes(range(128, 160)) * 20 + bytes(range(1, 31)) * 20, ""),
        (b"1234 5678 .... ---- !!!!", "not text"),
        (TEXT.encode().decode("cp1256", "ignore").encode(), "garbled"),
        (b"\xff\xfe\x00", "utf-16"),
    ],
)
def test_what_is_not_text_is_refused_in_one_line(raw: bytes, what: str) -> None:
    with pytest.raises(ConfigError) as caught:
        READERS.get("text").read(raw, CERTIFICATE)
    line = str(caught.value)
    assert what in line and "article.txt" in line and "(" in line and "\n" not in line


def test_auto_picks_by_name_and_bytes() -> None:
    assert reader_for("auto", TEXT.encode(), "article.txt").name == "text"
    for raw, file in ((b"<!DOCTYPE html><p>x", "article.txt"), (b"%PDF-1.7", "article.pdf")):
        with pytest.raises(ConfigError, match="no reader knows"):
            reader_for("auto", raw, file)


def test_an_unknown_reader_is_answered_with_the_nearest() -> None:
    with pytest.raises(ConfigError, match="did you mean 'text'"):
        reader_for("txt", b"", "article.txt")

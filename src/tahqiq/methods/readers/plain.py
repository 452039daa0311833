"""Reader of plain text.

The stored text is the decoded text, unaltered; only a byte order mark, which belongs to the encoding, is not part of it.
Line ends stay as they are.
"""

import re
import unicodedata
from dataclasses import dataclass

from charset_normalizer import from_bytes

from tahqiq.core.casefile import Certificate
from tahqiq.core.errors import ConfigError
from tahqiq.methods.readers import READERS, Reading
from tahqiq.text.arabic import CONTROLS

MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
MARKUP = re.compile(rb"\s*<(!doctype|html|\?xml|head|body)\b", re.IGNORECASE)
SUFFIXES = (".txt", ".text")
LEGACY = {"ar": ("cp1256", "iso8859_6", "mac_arabic", "cp864", "cp720")}  # by language, since bytes alone rarely tell
MISREAD = ("cp1256", "cp1252", "latin-1")  # UTF-8 that was once taken for one of these and saved again
REMEDY = "save the article as UTF-8 text"


@dataclass(frozen=True)
class PlainText:
    """Text files: UTF-8, UTF-16 and UTF-32 with their mark, and older encodings such as windows-1256."""

    name: str = "text"
    version: str = "1"

    def accepts(self, raw: bytes, file: str) -> bool:
        """Whether the name is a text file's and the bytes do not begin like a web page."""
        return file.lower().endswith(SUFFIXES) and not MARKUP.match(raw[:400])

    def read(self, raw: bytes, certificate: Certificate) -> Reading:
        """The text and its encoding; raises ConfigError for an empty, binary, undecodable or garbled file."""
        reading = decode(raw, certificate)
        if not reading.text.strip():
            raise ConfigError("the article is empty", certificate.file, "put the article's text into it")
        check_text(reading.text, certificate.file)
        return reading


READERS.register("text")(PlainText())


def decode(raw: bytes, certificate: Certificate) -> Reading:
    """The decoded bytes and their encoding: byte order mark, then UTF-8, then a guess among the language's old encodings."""
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return Reading(_strictly(raw, encoding, certificate.file), encoding)
    if b"\x00" in raw:
        raise ConfigError("this is not text: it holds NUL bytes", certificate.file, REMEDY)
    try:
        return Reading(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _guess(raw, certificate)


def check_text(text: str, file: str) -> None:
    """Raise ConfigError unless the text is made of words: few control characters, enough letters, not decoded wrongly."""
    seen = [char for char in text if not char.isspace()]
    letters = sum(unicodedata.category(char)[0] in "LM" for char in seen)
    odd = sum(not char.isprintable() and char not in CONTROLS for char in seen) + text.count("\ufffd")
    if not seen or letters < len(seen) * 0.4 or odd > len(seen) * 0.02:
        raise ConfigError("the bytes can be decoded, but they are not text", file, REMEDY)
    for encoding in MISREAD:
        if _was_utf8(text, encoding):
            what = f"the text is garbled: UTF-8 that was read as {encoding} and saved again"
            raise ConfigError(what, file, "fetch the article again and save it as UTF-8 text")


def _strictly(raw: bytes, encoding: str, file: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise ConfigError(f"byte {error.start} is not {encoding}, as the file's mark says", file, REMEDY) from None


def _guess(raw: bytes, certificate: Certificate) -> Reading:
    legacy = LEGACY.get(certificate.language.split("-")[0])
    best = from_bytes(raw, cp_isolation=list(legacy) if legacy else None).best()
    if best is None:
        raise ConfigError("the encoding cannot be told", certificate.file, REMEDY)
    return Reading(_strictly(raw, best.encoding, certificate.file), best.encoding)


def _was_utf8(text: str, encoding: str) -> bool:
    try:
        again = text.encode(encoding).decode("utf-8")
    except UnicodeError:
        return False
    return len(again) < len(text) * 0.8

"""How the bytes of an article become text. Each reader is filed by name; `auto` asks them by file name and first bytes."""

from typing import NamedTuple, Protocol

from tahqiq.core.casefile import Certificate
from tahqiq.core.errors import ConfigError
from tahqiq.methods.registry import Registry


class Reading(NamedTuple):
    """What a reader made of the bytes: the text to store, and the encoding they were in."""

    text: str
    encoding: str


class Reader(Protocol):
    """Turns bytes into text."""

    name: str
    version: str

    def accepts(self, raw: bytes, file: str) -> bool:
        """Whether bytes under this file name are of the reader's kind."""

    def read(self, raw: bytes, certificate: Certificate) -> Reading:
        """The text and its encoding; raises ConfigError if the bytes are not such a text."""


READERS: Registry[Reader] = Registry("reader")


def reader_for(name: str, raw: bytes, file: str) -> Reader:
    """The reader of that name, or for `auto` the first by name that accepts the file; raises ConfigError if none does."""
    if name != "auto":
        return READERS.get(name)
    for known in READERS:
        reader = READERS.get(known)
        if reader.accepts(raw, file):
            return reader
    raise ConfigError("no reader knows this kind of file", file, f"save the article as text; readers: {', '.join(READERS)}")


from tahqiq.methods.readers import plain as plain  # noqa: E402 - files itself in READERS

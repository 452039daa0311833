"""Words on charts: translations looked up by key, and Arabic kept in one piece inside left-to-right drawings."""

import textwrap
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from tahqiq.charts.strings import ARABIC, ENGLISH

RLI, FSI, PDI = "\u2067", "\u2068", "\u2069"
RIGHT_TO_LEFT = frozenset({"R", "AL"})
STRONG = RIGHT_TO_LEFT | {"L"}


@dataclass(frozen=True)
class Words:
    """The words of one edition: a caller's labels before the package's own, the key itself where neither has it."""

    labels: Mapping[str, str]
    rtl: bool

    def of(self, key: str, group: str = "") -> str:
        """The word for a key; `group.key` is tried first, since `mixed` is a mode of speech and also a rating."""
        own = ARABIC if self.rtl else ENGLISH
        tries = (f"{group}.{key}", key) if group else (key,)
        return next((table[name] for name in tries for table in (self.labels, own) if name in table), key)

    def say(self, key: str, **values: object) -> str:
        """The sentence for a key with values in its places, each value isolated from the direction of the sentence."""
        return self.of(key).format(**{name: isolated(str(value)) for name, value in values.items()})

    def label(self, key: str, group: str = "", width: int = 0, suffix: str = "") -> list[str]:
        """The word for a key as lines of at most `width` characters (one line if 0), ready to be drawn."""
        text = clean(f"{self.of(key, group)} {suffix}".strip())
        return [self.drawn(line) for line in textwrap.wrap(text, width)] if width and text else [self.drawn(text)]

    def drawn(self, text: str) -> str:
        """The text so that it reads right in a drawing, whose own direction is left to right.

        Without the isolate, "the share (Verdicts): 87%" in Arabic falls into three pieces. Latin text must not get one:
        "Reuters (via VOV)" would lose its bracket to the other side.
        """
        directions = [unicodedata.bidirectional(char) for char in text if unicodedata.bidirectional(char) in STRONG]
        starts_right = directions[:1] != ["L"] and bool(directions)
        arabic = starts_right or (self.rtl and not RIGHT_TO_LEFT.isdisjoint(directions))
        return f"{RLI}{text}{PDI}" if arabic else text


def clean(text: str) -> str:
    """The text without control characters, lone surrogates and bidirectional controls, white space as single spaces."""
    spaced = " ".join(str(text).split())
    return "".join(char for char in spaced if unicodedata.category(char) not in {"Cc", "Cf", "Cs"} or char in "\u200c\u200d")


def isolated(text: str) -> str:
    """The text in a first-strong isolate, for the middle of a sentence in HTML; plain where no Arabic is in it."""
    kept = clean(text)
    mixed = any(unicodedata.bidirectional(char) in RIGHT_TO_LEFT for char in kept)
    return f"{FSI}{kept}{PDI}" if mixed else kept

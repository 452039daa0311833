"""What the readers of Arabic time expressions share: the tokens in view, the base day, and what a reading yields."""

import datetime
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from tahqiq.text import calendar_ar as calendar
from tahqiq.text.tokens import Token


class Read(NamedTuple):
    """An expression read: the token after it, its type, value, basis, and whether it was counted from the base."""

    end: int
    type: Literal["date", "time", "interval", "duration"]
    value: str
    basis: str
    relative: bool


class Scene(NamedTuple):
    """What a reading function sees: the tokens, the base date, and whether the words before look ahead."""

    tokens: Sequence[Token]
    base: datetime.date | None
    forward: Callable[[int], bool]

    def key(self, place: int) -> str:
        """The folded word at a place, empty beyond the ends."""
        return self.tokens[place].key if 0 <= place < len(self.tokens) else ""


def step_of(key: str) -> int | None:
    """+1 for words such as المقبل, -1 for words such as الماضي, None for others."""
    if key in calendar.COMING:
        return 1
    return -1 if key in calendar.GONE else None

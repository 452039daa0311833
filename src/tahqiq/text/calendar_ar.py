"""Arabic words for numbers, hours, weekdays, months and units, and the arithmetic of dates."""

import datetime
import functools
from collections.abc import Sequence

from tahqiq.text.lexicon import table
from tahqiq.text.tokens import Token

WEEKDAYS = {name: day for day, name in enumerate("الاثنين الثلاثاء الاربعاء الخميس الجمعة السبت الاحد".split())}
DAY_PARTS = {"فجر": "MO", "صباح": "MO", "ظهر": "MI", "عصر": "AF", "عشية": "EV", "مساء": "EV", "ليلة": "NI", "ليل": "NI"}
COMING = frozenset("المقبل المقبلة القادم القادمة التالي".split())
GONE = frozenset("الماضي الماضية الفارط المنصرم المنقضي السابق".split())
CURRENT = frozenset("الجاري الحالي الجارية الحالية".split())


def number(key: str) -> int | None:
    """The value of a number in digits of either kind or as a word; None if it is none."""
    if key.isdigit():
        return int(key)
    return _values("numbers").get(key)


def hour(tokens: Sequence[Token], place: int) -> tuple[int, int, int] | None:
    """Hour, minute and the token after them of a clock time such as التاسعة, الحادية عشرة, 16:00; None if there is none."""
    for size in (2, 1):
        words = " ".join(token.key for token in tokens[place : place + size])
        if words in _values("hours"):
            return _values("hours")[words], 0, place + size
    if place < len(tokens) and tokens[place].key.isdigit() and int(tokens[place].key) < 25:
        minutes = tokens[place + 2].key if place + 2 < len(tokens) and tokens[place + 1].key == ":" else ""
        if minutes.isdigit() and len(minutes) == 2 and int(minutes) < 60:
            return int(tokens[place].key), int(minutes), place + 3
        return int(tokens[place].key), 0, place + 1
    return None


def month(tokens: Sequence[Token], place: int) -> tuple[int, int, bool] | None:
    """Month, the token after its name, and whether the name is a common word too; a second name (آب/أغسطس) is taken along."""
    found = _month_name(tokens, place)
    if found is None:
        return None
    value, end, common = found
    if end + 1 < len(tokens) and tokens[end].key in ("/", "("):
        second = _month_name(tokens, end + 1)
        if second is not None and second[0] == value:
            closing = second[1] < len(tokens) and tokens[second[1]].key == ")"
            return value, second[1] + closing, common
    return value, end, common


def unit(key: str) -> tuple[str, int] | None:
    """ISO letters of a unit of time (TH for hours) and its own count: 1 one, 2 dual, 0 plural; None if it is none."""
    return _units().get(key)


def period(count: int | str, letters: str) -> str:
    """An ISO 8601 duration: PT10H, P3D, PXM for an unknown number."""
    return f"PT{count}{letters[1]}" if letters[0] == "T" else f"P{count}{letters}"


def shifted(base: datetime.date, count: int, letters: str) -> str:
    """The EDTF date that lies `count` units from a base, only as precise as the unit."""
    if letters in ("D", "W"):
        return (base + datetime.timedelta(days=count * (7 if letters == "W" else 1))).isoformat()
    months = base.year * 12 + base.month - 1 + count * (12 if letters == "Y" else 1)
    return f"{months // 12:04d}" if letters == "Y" else f"{months // 12:04d}-{months % 12 + 1:02d}"


def weekday(base: datetime.date, day: int, direction: int) -> datetime.date:
    """The nearest date of a weekday before (-1) or after (+1) a base, never the base itself."""
    step = (day - base.weekday()) % 7 or 7
    return base + datetime.timedelta(days=step if direction > 0 else step - 7 if step < 7 else -7)


def day_of(text: str) -> datetime.date | None:
    """A full date from an EDTF date; None where only a month or a year is known."""
    try:
        return datetime.date.fromisoformat(text[:10]) if len(text) >= 10 else None
    except ValueError:
        return None


def _month_name(tokens: Sequence[Token], place: int) -> tuple[int, int, bool] | None:
    for size in (2, 1):
        words = " ".join(token.key for token in tokens[place : place + size])
        value = _months().get(words)
        if value is not None and place + size <= len(tokens):
            return int(value.rstrip("?")), place + size, value.endswith("?")
    return None


@functools.cache
def _months() -> dict[str, str]:
    return dict(table("months"))


@functools.cache
def _units() -> dict[str, tuple[str, int]]:
    return {word: (letters, int(count)) for word, letters, count in table("units")}


@functools.cache
def _values(name: str) -> dict[str, int]:
    return {word: int(value) for word, value in table(name)}

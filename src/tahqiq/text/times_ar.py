"""Arabic time expressions and the values they stand for: EDTF dates, intervals, ISO 8601 durations.

Parts of the day are written as TIMEX3 does (2016-11-04TEV). A bare weekday is the day of publication itself if it falls on it,
else the coming one behind words of announcing, the past one otherwise; `basis` says which.
"""

import datetime
import re
from collections.abc import Sequence

from tahqiq.core.records import Span, TimeExpression
from tahqiq.text import calendar_ar as calendar
from tahqiq.text.durations_ar import distance, duration, neighbour
from tahqiq.text.lexicon import word_list
from tahqiq.text.time_scene import Read, Scene, step_of
from tahqiq.text.tokens import Token, tokens_of

LOOK_BACK = 260  # code points before the stretch that may hold the governing verb
FUTURE = re.compile(r"^[وف]?س[يتن][^\W\d_]{2,}$")
NEAR = 25  # tokens before an expression that may hold the word that looks ahead
FAR = 60  # days from which a date without a year is read as another year's
YEAR_WORDS = frozenset("عام سنة العام منذ في حتى الى".split())


def times_in(text: str, start: int, end: int, base: str) -> tuple[TimeExpression, ...]:
    """The time expressions between two code points, in order; those that need a base day are left out if `base` is none."""
    before = tokens_of(text, max(0, start - LOOK_BACK), start)
    tokens = tokens_of(text, start, end)
    scene = Scene(tokens, calendar.day_of(base), lambda place: _looks_ahead(before, tokens, place))
    found: list[TimeExpression] = []
    place = 0
    while place < len(tokens):
        read = _read(scene, place)
        if read is None:
            place += 1
            continue
        last = min(read.end, len(tokens)) - 1  # "غد" may be the stretch's last word, what belongs to it outside
        span = Span.of(text, tokens[place].start, tokens[last].end)
        found.append(
            TimeExpression(span=span, type=read.type, value=read.value, base=base if read.relative else "", basis=read.basis)
        )
        place = read.end
    return tuple(found)


def _looks_ahead(before: Sequence[Token], tokens: Sequence[Token], place: int) -> bool:
    words = tokens[place - NEAR : place] if place >= NEAR else [*before, *tokens[:place]][-NEAR:]
    for token in reversed(words):
        if token.key in (".", "؟", "!"):
            return False
        if token.key in word_list("forward") or FUTURE.match(token.key):
            return True
        if token.key[:1] == "و" and token.key[1:] in word_list("forward"):
            return True
    return False


def _read(scene: Scene, place: int) -> Read | None:
    for reader in (
        _interval,
        _by_then,
        _clock,
        _part_of_day,
        duration,
        distance,
        _date,
        _month_and_year,
        _year,
        _day,
        neighbour,
    ):
        read = reader(scene, place)
        if read is not None:
            return read
    return None


def _by_then(scene: Scene, place: int) -> Read | None:
    """بحلول and what follows: the value is the latest moment."""
    if scene.key(place) != "بحلول":
        return None
    read = next(
        (r for r in (_part_of_day(scene, place + 1), _date(scene, place + 1), _day(scene, place + 1)) if r is not None), None
    )
    return None if read is None else read._replace(basis=f"before-or-at {read.basis}")


def _date(scene: Scene, place: int) -> Read | None:
    """[weekday] day month [year]."""
    first = place + 1 if scene.key(place) == "يوم" else place
    first = first + 1 if scene.key(first) in calendar.WEEKDAYS else first
    day = scene.key(first)
    if not (day.isdigit() and 1 <= int(day) <= 31):
        return None
    middle = first + 1 + (scene.key(first + 1) == "من")
    named = calendar.month(scene.tokens, middle)
    if named is None:
        return None
    month, end, _ = named
    year = scene.key(end)
    if year.isdigit() and len(year) == 4:
        return _dated(end + 1, int(year), month, int(day), "absolute", False)
    if scene.base is None:
        return None
    read = _dated(end, scene.base.year, month, int(day), "implicit-year", True)
    return (
        None
        if read is None
        else _dated(end, scene.base.year + _year_step(scene, place, read.value), month, int(day), "implicit-year", True)
    )


def _year_step(scene: Scene, place: int, value: str) -> int:
    """-1 for a day that would lie far ahead, +1 for one far back behind words that look ahead (28 ديسمبر read in January)."""
    distance = (datetime.date.fromisoformat(value) - scene.base).days
    return -1 if distance > FAR and not scene.forward(place) else 1 if distance < -FAR and scene.forward(place) else 0


def _dated(end: int, year: int, month: int, day: int, basis: str, relative: bool) -> Read | None:
    try:
        return Read(end, "date", datetime.date(year, month, day).isoformat(), basis, relative)
    except ValueError:  # 30 February as printed
        return None


def _month_and_year(scene: Scene, place: int) -> Read | None:
    first = place + 1 if scene.key(place) == "شهر" else place
    named = calendar.month(scene.tokens, first)
    if named is None:
        return None
    month, end, common = named
    year = scene.key(end)
    if year in ("عام", "سنة") and scene.key(end + 1).isdigit():
        end, year = end + 1, scene.key(end + 1)
    if year.isdigit() and len(year) == 4:
        return Read(end + 1, "date", f"{int(year):04d}-{month:02d}", "absolute", False)
    step = step_of(year)
    if scene.base is None or (common and step is None and first == place):
        return None
    past = step == -1 and month >= scene.base.month
    later = step == 1 and month <= scene.base.month
    value = f"{scene.base.year - past + later:04d}-{month:02d}"
    return Read(end + (step is not None), "date", value, "implicit-year", True)


def _year(scene: Scene, place: int) -> Read | None:
    key = scene.key(place)
    if not (key.isdigit() and len(key) == 4 and 1800 <= int(key) <= 2100) or scene.key(place - 1) not in YEAR_WORDS:
        return None
    return Read(place + 1, "date", str(int(key)), "absolute", False)


def _day(scene: Scene, place: int) -> Read | None:
    """A weekday, today, yesterday, tomorrow."""
    if scene.base is None:
        return None
    key = scene.key(place)
    if key in ("اول", "اولامس") and "امس" in (scene.key(place + 1), scene.key(place + 2)):
        end = place + 2 + (scene.key(place + 1) == "من")
        return Read(end, "date", calendar.shifted(scene.base, -2, "D"), "relative", True)
    for words, days in ((("امس", "البارحة"), -1), (("اليوم",), 0), (("غدا", "الغد"), 1)):
        if key in words and (key != "اليوم" or scene.key(place - 1) not in ("في", "الى", "حتى")):
            end = place + 1 + (scene.key(place + 1) in calendar.WEEKDAYS)
            return Read(end, "date", calendar.shifted(scene.base, days, "D"), "relative", True)
    first = place + 1 if key in ("يوم", "نهار") else place
    return _weekday(scene, first)


def _weekday(scene: Scene, place: int) -> Read | None:
    day = calendar.WEEKDAYS.get(scene.key(place))
    if day is None or scene.base is None:
        return None
    step = step_of(scene.key(place + 1))
    end = place + 1 + (step is not None)
    if step is None and day == scene.base.weekday():
        return Read(end, "date", scene.base.isoformat(), "same-day", True)
    ahead = step > 0 if step is not None else scene.forward(place)
    value = calendar.weekday(scene.base, day, 1 if ahead else -1).isoformat()
    return Read(end, "date", value, "weekday-future" if ahead else "weekday-past", True)


def _part_of_day(scene: Scene, place: int) -> Read | None:
    """مساء الجمعة, صباح اليوم, ليلة أمس."""
    part = calendar.DAY_PARTS.get(scene.key(place))
    if part is None:
        return None
    read = _day(scene, place + 1) or _date(scene, place + 1)
    return None if read is None else read._replace(type="time", value=f"{read.value}T{part}")


def _clock(scene: Scene, place: int) -> Read | None:
    """A clock time with its day, if one is told: الساعة التاسعة صباحا, السابعة من مساء الجمعة."""
    read = _hour(scene, place)
    if read is None:
        return None
    end, clock, day = read
    if day is None:
        return Read(end, "time", f"T{clock}", "day-unknown", False)
    return Read(end, "time", f"{day.value}T{clock}", day.basis, day.relative)


def _hour(scene: Scene, place: int, bare: bool = False) -> tuple[int, str, Read | None] | None:
    named = scene.key(place) == "الساعة"
    read = calendar.hour(scene.tokens, place + named)
    if read is None or not (named or bare or (scene.key(read[2]) == "من" and scene.key(read[2] + 1) in calendar.DAY_PARTS)):
        return None
    hour, minute, end = read
    end += scene.key(end) == "من" and scene.key(end + 1) in calendar.DAY_PARTS
    part = calendar.DAY_PARTS.get(scene.key(end).removesuffix("ا"))
    end += part is not None
    day = _day(scene, end) or _date(scene, end)
    late = part in ("EV", "AF", "MI", "NI") and hour < 12 and not (part == "MI" and hour > 10) and not (part == "NI" and hour < 6)
    return (day.end if day else end), f"{hour + 12 * late:02d}:{minute:02d}", day


def _interval(scene: Scene, place: int) -> Read | None:
    """من ... إلى ... between two clock times; a day told at one end holds for both."""
    if scene.key(place) != "من":
        return None
    first = _hour(scene, place + 1)
    if first is None or scene.key(first[0]) not in ("الى", "حتى", "وحتى"):
        return None
    second = _hour(scene, first[0] + 1, bare=True)
    if second is None:
        return None
    opening, closing = first[2] or second[2], second[2] or first[2]
    if opening is None or closing is None:
        return Read(second[0], "interval", f"T{first[1]}/T{second[1]}", "day-unknown", False)
    value = f"{opening.value}T{first[1]}/{closing.value}T{second[1]}"
    return Read(second[0], "interval", value, closing.basis, closing.relative)

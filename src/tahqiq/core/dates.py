"""Dates as people know them (EDTF, levels 0 and 1, as far as cases use them): the days that one may stand for."""

import calendar
import datetime
import re

DATE = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[~?%]?\Z")


def days(edtf: str) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day that the expression may stand for; None for an empty or unreadable one."""
    first, slash, last = edtf.partition("/")
    low, high = _days(first), _days(last if slash else first)
    return (low[0], high[1]) if low and high and low[0] <= high[1] else None


def _days(edtf: str) -> tuple[datetime.date, datetime.date] | None:
    match = DATE.match(edtf)
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if day is not None:  # 0 is no day, and 2016-11-00 is no date
            return (datetime.date(year, month, day),) * 2
        first = datetime.date(year, 1 if month is None else month, 1)
        last = 12 if month is None else month
        return first, datetime.date(year, last, calendar.monthrange(year, last)[1])
    except ValueError:
        return None


def beside(edtf: str, day: str) -> str:
    """Where a date lies beside a day: before, same, after, around (it cannot be told), or undated."""
    there, here = days(edtf), days(day)
    if not there:
        return "undated"
    if not here:
        return "around"
    if there[1] < here[0]:
        return "before"
    if there[0] > here[1]:
        return "after"
    return "same" if there == here and here[0] == here[1] else "around"  # two dates in one month need not be one day

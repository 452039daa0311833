"""Dates as people know them (EDTF, levels 0 and 1, as far as cases use them): the days that one may stand for."""

import calendar
import datetime
import re

DATE = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[~?%]?$")


def days(edtf: str) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day that the expression may stand for; None for an empty or unreadable one."""
    first, slash, last = edtf.partition("/")
    low, high = _days(first), _days(last if slash else first)
    return (low[0], high[1]) if low and high else None


def _days(edtf: str) -> tuple[datetime.date, datetime.date] | None:
    match = DATE.match(edtf)
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if day:
            return (datetime.date(year, month, day),) * 2
        first = datetime.date(year, month or 1, 1)
        last = month or 12
        return first, datetime.date(year, last, calendar.monthrange(year, last)[1])
    except ValueError:
        return None


def beside(edtf: str, day: str) -> str:
    """Where a date lies beside a day: before, same, after, around (it may be either), or undated."""
    there, here = days(edtf), days(day)
    if not there or not here:
        return "undated"
    if there[1] < here[0]:
        return "before"
    if there[0] > here[1]:
        return "after"
    return "same" if there == here else "around"

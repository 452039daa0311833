"""Dates of sources as far as they are known: EDTF (ISO 8601-2) in, days in and days out."""

import calendar
import re
from datetime import date
from typing import NamedTuple

DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[~?%]?")


class Days(NamedTuple):
    """The first and the last day that a date may be."""

    first: date
    last: date

    @property
    def middle(self) -> float:
        """The middle of the days, as a proleptic day number."""
        return (self.first.toordinal() + self.last.toordinal()) / 2


def days_of(edtf: str) -> Days | None:
    """The days that an EDTF year, month, day or interval may be; None for an empty, open or unreadable one."""
    ends = [_one(part) for part in str(edtf).split("/")]
    if len(ends) > 2 or any(end is None for end in ends):
        return None
    first, last = ends[0].first, ends[-1].last
    return Days(first, last) if first <= last else None


def _one(text: str) -> Days | None:
    """The days of a single date, its qualifiers of doubt left aside."""
    match = DATE.fullmatch(text.strip())
    if not match:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        if day:
            return Days(date(year, month, day), date(year, month, day))
        first, last = (month, month) if month else (1, 12)
        return Days(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))
    except ValueError:  # 2016-13, 2016-02-30
        return None

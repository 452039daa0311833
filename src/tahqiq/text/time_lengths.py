"""How long times last, and whether an interval and a duration that a text gives for one thing agree."""

import datetime
import re
from collections.abc import Sequence
from typing import NamedTuple

from tahqiq.core.records import TimeExpression

DURATION = re.compile(r"^PT(?:(\d+)H)?(?:(\d+)M)?$")


class Comparison(NamedTuple):
    """An interval between two clock times, its hours, and the durations in hours that agree with it and that do not."""

    interval: str
    hours: float
    agreeing: tuple[str, ...]
    others: tuple[str, ...]


def compare_times(times: Sequence[TimeExpression]) -> list[Comparison]:
    """One comparison for each interval of clock times, in order; durations in days or longer are of other things and left out."""
    durations = [(time.span.text, hours) for time in times if (hours := hours_of(time)) is not None and time.type == "duration"]
    found = []
    for time in times:
        hours = hours_of(time) if time.type == "interval" else None
        if hours is not None:
            agreeing = tuple(dict.fromkeys(words for words, length in durations if length == hours))
            others = tuple(dict.fromkeys(words for words, length in durations if length != hours))
            found.append(Comparison(time.span.text, hours, agreeing, others))
    return found


def hours_of(time: TimeExpression) -> float | None:
    """The hours of a duration below a day, or between the two clock times of an interval; None for anything else."""
    if match := DURATION.match(time.value):
        return int(match[1] or 0) + int(match[2] or 0) / 60
    ends = time.value.split("/")
    if len(ends) != 2 or not all("T" in end for end in ends):
        return None
    try:
        begin, end = (datetime.datetime.fromisoformat(end) for end in ends)
    except ValueError:  # a part of the day (2016-11-04TEV) has no clock time
        return None
    return (end - begin).total_seconds() / 3600

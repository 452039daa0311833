"""Intervals of clock times against the durations that stand beside them."""

import pytest

from tahqiq.core.records import Span, TimeExpression
from tahqiq.text.time_lengths import compare_times, hours_of
from tahqiq.text.times_ar import times_in


def moment(words: str, kind: str, value: str) -> TimeExpression:
    """A time expression with a value."""
    return TimeExpression(span=Span.of(words, 0, len(words)), type=kind, value=value, base="", basis="absolute")


@pytest.mark.parametrize(
    ("kind", "value", "hours"),
    [
        ("duration", "PT10H", 10),
        ("duration", "PT30M", 0.5),
        ("duration", "P3D", None),
        ("interval", "2016-11-04T09:00/2016-11-04T19:00", 10),
        ("interval", "2016-11-04T22:00/2016-11-05T02:00", 4),
        ("interval", "2016-11-04/2016-11-05", None),
        ("interval", "2016-11-04TMO/2016-11-04TEV", None),
        ("date", "2016-11-04", None),
    ],
)
def test_hours(kind: str, value: str, hours: float | None) -> None:
    assert hours_of(moment("x", kind, value)) == hours


def test_nine_to_seven_agrees_with_ten_hours() -> None:
    text = "هدنة لعشر ساعات الجمعة من الساعة التاسعة صباحاً إلى السابعة من مساء الجمعة، لا لتسع ساعات"
    (found,) = compare_times(times_in(text, 0, len(text), "2016-11-02"))
    assert found.hours == 10
    assert [" ".join(words.split()) for words in found.agreeing] == ["لعشر ساعات"]
    assert [" ".join(words.split()) for words in found.others] == ["لتسع ساعات"]


def test_no_interval_no_comparison() -> None:
    assert compare_times([moment("عشر ساعات", "duration", "PT10H")]) == []

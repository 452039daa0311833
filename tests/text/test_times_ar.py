"""Time expressions with their values, counted from a Wednesday."""

import pytest

from tahqiq.text.times_ar import times_in

BASE = "2016-11-02"


def values(text: str, base: str = BASE) -> list[str]:
    return [time.value for time in times_in(text, 0, len(text), base)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2 تشرين ثاني 2016", "2016-11-02"),
        ("2 تشرين الثاني/نوفمبر 2016", "2016-11-02"),
        ("٢ نوفمبر ٢٠١٦", "2016-11-02"),
        ("15 شباط", "2016-02-15"),
        ("23 فيفري 2017", "2017-02-23"),
        ("أفريل 2013", "2013-04"),
        ("منذ عام 1967", "1967"),
        ("قال الأربعاء", "2016-11-02"),
        ("يعلن هدنة الجمعة", "2016-11-04"),
        ("قتل ثلاثة الجمعة", "2016-10-28"),
        ("الجمعة المقبل", "2016-11-04"),
        ("مساء أمس", "2016-11-01TEV"),
        ("أول من أمس", "2016-10-31"),
        ("قبل أسبوع", "2016-10-26"),
        ("بعد ثلاثة أيام", "2016-11-05"),
        ("الشهر المقبل", "2016-12"),
        ("العام الماضي", "2015"),
        ("لعشر ساعات", "PT10H"),
        ("على مدى أشهر عدة", "PXM"),
        ("لمدة ثلاثة أيام", "P3D"),
        ("سيغادر بحلول مساء الجمعة", "2016-11-04TEV"),
        ("أمر بتمديدها من الساعة التاسعة صباحاً\nإلى السابعة من مساء الجمعة", "2016-11-04T09:00/2016-11-04T19:00"),
    ],
)
def test_value(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize("text", ["مارس الرياضة", "لن يعود", "آب إلى بيته", "في المدينة"])
def test_no_time(text: str) -> None:
    assert values(text) == []


def test_a_year_is_not_guessed_far_ahead() -> None:
    assert values("يوم 28 ديسمبر", "2017-01-05") == ["2016-12-28"]


def test_without_a_base_only_absolute_times_are_read() -> None:
    assert values("نوفمبر 2016 أمس لعشر ساعات", "") == ["2016-11", "PT10H"]

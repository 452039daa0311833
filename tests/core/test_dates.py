"""EDTF dates: the days one may stand for, and where it lies beside the article's day."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.core.dates import beside, days

DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))
PRECISION = st.sampled_from([4, 7, 10])  # characters of an ISO date that name a year, a month, a day
DOUBT = st.sampled_from(["", "~", "?", "%"])


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2016-11-02", "2016-11-02", "2016-11-02"),
        ("2016-11", "2016-11-01", "2016-11-30"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2015-02", "2015-02-01", "2015-02-28"),
        ("2016", "2016-01-01", "2016-12-31"),
        ("2016~", "2016-01-01", "2016-12-31"),
        ("2016-12?", "2016-12-01", "2016-12-31"),
        ("2016-09/2016-11-02", "2016-09-01", "2016-11-02"),
        ("2015/2017", "2015-01-01", "2017-12-31"),
    ],
)
def test_the_days_that_a_date_may_stand_for(edtf: str, first: str, last: str) -> None:
    assert days(edtf) == (datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))


@pytest.mark.parametrize(
    "edtf",
    ["", "2 November 2016", "2016-13", "2015-02-29", "2016-11-31", "0000", "2016-00", "2016-11-00", "16-11-02", "2016-11-2",
     "2016-11-02T10:00", "2017/2016", "/", "2016/", "/2016", "2016/soon", "2016/2017/2018", "2016-11-02\n"],
)  # fmt: skip
def test_what_is_no_date_has_no_days(edtf: str) -> None:
    assert days(edtf) is None
    assert beside(edtf, "2016-11-02") == "undated"


@given(DAYS, PRECISION, DOUBT)
def test_a_shorter_date_stands_for_the_day_it_was_cut_from(day: datetime.date, length: int, doubt: str) -> None:
    first, last = days(day.isoformat()[:length] + doubt)
    assert first <= day <= last
    cut = day.isoformat()[:length]
    assert first.isoformat()[:length] == last.isoformat()[:length] == cut
    one = datetime.timedelta(days=1)
    assert (first - one).isoformat()[:length] != cut != (last + one).isoformat()[:length]


@given(st.text(max_size=30))
def test_any_text_is_answered(text: str) -> None:
    span = days(text)
    assert span is None or span[0] <= span[1]


@pytest.mark.parametrize(
    ("edtf", "where"),
    [
        ("2016-11-01", "before"),
        ("2016-10", "before"),
        ("2015", "before"),
        ("2015/2016-11-01", "before"),
        ("2016-11-02", "same"),
        ("2016-11-03", "after"),
        ("2016-12", "after"),
        ("2017", "after"),
        ("2016-11", "around"),
        ("2016", "around"),
        ("2016-11-02/2016-11-03", "around"),
    ],
)
def test_beside_the_day_of_the_article(edtf: str, where: str) -> None:
    assert beside(edtf, "2016-11-02") == where


def test_two_dates_in_one_month_need_not_be_one_day() -> None:
    assert beside("2016-11", "2016-11") == "around"


def test_beside_an_article_without_a_date_nothing_can_be_told() -> None:
    assert beside("2016-11-02", "") == "around"
    assert beside("", "") == "undated"


@given(DAYS, DAYS)
def test_before_and_after_are_each_others_mirror(one: datetime.date, other: datetime.date) -> None:
    mirror = {"before": "after", "after": "before", "same": "same"}
    there, back = beside(one.isoformat(), other.isoformat()), beside(other.isoformat(), one.isoformat())
    assert back == mirror[there]
    assert (there == "before") == (one < other)


@given(DAYS, DAYS, PRECISION)
def test_a_shorter_date_never_says_more_than_the_day(day: datetime.date, article: datetime.date, length: int) -> None:
    told = beside(day.isoformat()[:length], article.isoformat())
    assert told in {beside(day.isoformat(), article.isoformat()), "around"}

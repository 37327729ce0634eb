from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.language.dates import PrintedDate, day_before_issue, read_date, read_issue_date


@pytest.mark.parametrize(
    ("printed", "on"),
    [
        ("2017年7月22日\u3000星期六", date(2017, 7, 22)),
        ("２０１７年７月２２日", date(2017, 7, 22)),
        ("二〇二四年三月十五日", date(2024, 3, 15)),
        ("二○二四年三月二十五日", date(2024, 3, 25)),
        ("今日16版 总第3640期 星期三2024年1月31日 农历癸卯年十二月廿一", date(2024, 1, 31)),
        ("星期三二〇二四年一月三十一日", date(2024, 1, 31)),
        ("2024年元月1日", date(2024, 1, 1)),
        ("2024-03-15", date(2024, 3, 15)),
        ("2024年3月", None),
        ("3月15日", None),
        ("2024年2月30日", None),
        ("2024年3月15日至2024年3月16日", None),
        ("农历癸卯年十二月廿一", None),
        ("第434期", None),
    ],
)
def test_an_issue_date_is_whole_or_none(printed: str, on: date | None) -> None:
    assert read_issue_date(printed) == on


def test_a_date_keeps_the_precision_it_was_printed_in() -> None:
    assert read_date("2022年3月") == PrintedDate(2022, 3, None)
    assert read_date("3月19日") == PrintedDate(None, 3, 19)
    assert read_date("19日") is None
    assert PrintedDate(2022, 3).on is None


@given(st.dates(date(1950, 1, 1), date(2050, 1, 1)), st.integers(0, 183))
def test_a_dateline_is_the_latest_such_day_not_after_the_issue(issued_on: date, back: int) -> None:
    day = issued_on - timedelta(days=back)
    assert day_before_issue(PrintedDate(None, day.month, day.day), issued_on) == day


@given(st.dates(date(1950, 1, 1), date(2050, 1, 1)), st.integers(1, 31))
def test_a_bare_day_is_never_after_the_issue_nor_older_than_a_month(issued_on: date, day: int) -> None:
    found = day_before_issue(PrintedDate(day=day), issued_on)
    assert found is None or (found.day == day and timedelta(0) <= issued_on - found <= timedelta(days=31))

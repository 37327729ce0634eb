"""Lunar dates of mastheads, read and held against the calendar."""

from datetime import date

import pytest

from ingest.items import Issue
from ingest.language.lunar import is_same_day, lunar_date, read_lunar_date
from ingest.language.mastheads import read_masthead
from sample.lunar import lunar_date as sample_date
from sample.paper import load_issues


@pytest.mark.parametrize(
    ("printed", "text", "facts"),
    [
        ("2024年3月22日 农历甲辰年二月十三 星期五", "农历甲辰年二月十三", ("甲辰", 2, 13, False)),
        ("星期三2024年1月31日农历癸卯年十二月廿一", "农历癸卯年十二月廿一", ("癸卯", 12, 21, False)),
        ("癸卯年腊月廿一", "癸卯年腊月廿一", ("癸卯", 12, 21, False)),
        ("农历二月初一", "农历二月初一", ("", 2, 1, False)),
        ("农历癸卯年闰二月三十", "农历癸卯年闰二月三十", ("癸卯", 2, 30, True)),
        ("农历甲辰年正月二十", "农历甲辰年正月二十", ("甲辰", 1, 20, False)),
        ("农历冬月十五", "农历冬月十五", ("", 11, 15, False)),
    ],
)
def test_a_printed_lunar_date_is_read(printed: str, text: str, facts: tuple[str, int, int, bool]) -> None:
    found = read_lunar_date(printed)
    assert found is not None
    assert (found.text, (found.year, found.month, found.day, found.is_leap)) == (text, facts)


@pytest.mark.parametrize("printed", ["2024年3月22日 星期五", "三月的最后一天", "农历新年将至", "甲辰年春"])
def test_a_line_without_a_lunar_date_has_none(printed: str) -> None:
    assert read_lunar_date(printed) is None


def test_the_calendar_agrees_with_the_samples_own_table() -> None:
    for issue in load_issues():
        printed = read_lunar_date(f"农历{sample_date(issue.issued_on)}")
        assert printed is not None
        assert is_same_day(printed, issue.issued_on)


def test_leap_months_are_told_from_the_months_before_them() -> None:
    leap = lunar_date(date(2023, 3, 22))
    assert (leap.month, leap.day, leap.is_leap) == (2, 1, True)


def test_a_masthead_keeps_its_lunar_date_and_a_contradiction_is_a_problem() -> None:
    issue = Issue(publication="yunxiu", issued_on=date(2024, 3, 22))
    right = read_masthead("2024年3月22日 星期五 农历甲辰年二月十三 今日4版", issue)
    assert (right.issue.lunar_date, right.problems) == ("农历甲辰年二月十三", ())
    wrong = read_masthead("2024年3月22日 星期五 农历甲辰年二月十四 今日4版", issue)
    assert [problem.kind for problem in wrong.problems] == ["masthead_lunar_date"]
    assert "二月十三" in wrong.problems[0].message

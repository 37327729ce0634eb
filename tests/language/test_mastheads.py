"""The masthead gives the issue's numbers and is checked against the issue's date, which is believed."""

from datetime import date

import pytest

from ingest.items import Issue
from ingest.language.mastheads import is_masthead, read_masthead

ISSUE = Issue(publication="yunxiu", issued_on=date(2024, 1, 31))


@pytest.mark.parametrize(
    ("text", "issue_number", "total", "pages", "serial"),
    [
        (
            "今日16版 总第3640期 星期三2024年1月31日 农历癸卯年十二月廿一 国内统一连续出版物号:CN 37-0106",
            "",
            "3640",
            16,
            "CN 37-0106",
        ),
        (
            "云岫报\n2024年1月31日　星期三\n第22期　总第1186期　今日四版　准印证号：松内准第0031号",
            "第22期",
            "1186",
            4,
            "准印证号：松内准第0031号",
        ),
        ("二〇二四年一月三十一日 第 5 期（总第 88 期） 本期共8版", "第 5 期", "88", 8, ""),
        ("二○二四年元月三十一日 星期三 第５期", "第５期", "", None, ""),
    ],
)
def test_every_number_is_read_as_printed(
    text: str, issue_number: str, total: str, pages: int | None, serial: str
) -> None:
    masthead = read_masthead(text, ISSUE)
    assert masthead.issue.issue_number == issue_number
    assert masthead.issue.total_number == total
    assert masthead.issue.page_count == pages
    assert masthead.serial_number.endswith(serial)
    assert masthead.problems == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2024年1月30日 总第3640期", "masthead_date"),
        ("2024年2月31日 总第3640期", "masthead_date"),
        ("2024年1月31日 星期四", "masthead_weekday"),
    ],
)
def test_a_contradiction_is_a_problem_and_the_issue_keeps_its_date(text: str, kind: str) -> None:
    masthead = read_masthead(text, ISSUE)
    assert [problem.kind for problem in masthead.problems] == [kind]
    assert masthead.issue.issued_on == ISSUE.issued_on


def test_a_masthead_is_told_from_news() -> None:
    assert is_masthead("云岫报\n2024年1月31日 星期三\n总第3640期 今日4版")
    assert not is_masthead("云岫报\n今日4版")
    assert not is_masthead("2024年1月31日，星期三，县报总第3640期出版，今日4版。")


@pytest.mark.parametrize("how_often", ["周二、周五出版", "每周一出版", "逢周一、三、五出版"])
def test_on_which_weekdays_a_paper_appears_is_not_the_issues_weekday(how_often: str) -> None:
    issue = Issue(publication="yunxiu", issued_on=date(2024, 3, 15))
    assert read_masthead(f"中共云岫县委主办 总第588期 {how_often} 2024年3月15日 星期五", issue).problems == ()

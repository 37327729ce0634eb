"""The masthead (报头): issue number, total number, page count and serial number as printed beside the paper's name.

Text extraction runs its pieces together (``星期三2024年1月31日``), so each piece is looked for by itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from ingest.items import Issue, Problem
from ingest.language.lunar import LunarDate, is_same_day, lunar_date, read_lunar_date
from ingest.language.text import for_matching, read_numeral

NUMERAL = "[0-9〇○零一二三四五六七八九十百]"
DATE = re.compile(rf"(?P<year>{NUMERAL}{{4}})年 *(?P<month>{NUMERAL}{{1,2}}|元)月 *(?P<day>{NUMERAL}{{1,3}})日")
WEEKDAY = re.compile(r"(?:星期|周)([一二三四五六日天])")
ITS_WEEKDAY = re.compile(rf"(?<![每逢]){WEEKDAY.pattern}(?![、，,和至]|出版)")  # 每周二、五出版 says how often
ISSUE_NUMBER = re.compile(r"(?<!总)(?<!总 )第 ?\d{1,6} ?期")
TOTAL_NUMBER = re.compile(r"总第? ?(\d{1,6})")
PAGE_COUNT = re.compile(rf"(?:今日|本期|共) ?({NUMERAL}{{1,3}}) ?版")
SERIAL_NUMBER = re.compile(r"CN ?\d{2}-\d{4}(?:/[A-Z]+)?(?:\(\S{1,4}\))?|准印证号?[: ]{0,2}[^\s\d]{0,8}\d{1,6}号?")
FACTS = (
    DATE,
    WEEKDAY,
    re.compile(r"农历|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年"),
    re.compile(r"(?:总)?第 ?\d+ ?期|总第 ?\d+"),
    PAGE_COUNT,
    re.compile(r"CN ?\d\d-\d{4}|准印证|内部资料|统一刊号|连续出版物"),
    re.compile(r"主办|主管|出版单位|邮发代号|网址|投稿邮箱|新闻热线|编辑部"),
)
LONGEST = 300  # characters; news that names several of a masthead's facts is longer
WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}


@dataclass(frozen=True, slots=True)
class Masthead:
    """What a masthead prints: the issue with the numbers found, the serial number, and contradictions as problems."""

    issue: Issue
    serial_number: str
    problems: tuple[Problem, ...]


def is_masthead(text: str) -> bool:
    """Tell whether a text is a masthead: short, no sentence, and at least three of a masthead's facts."""
    return len(text) <= LONGEST and "。" not in text and masthead_facts(text) >= 3


def masthead_facts(text: str) -> int:
    """Count which of a masthead's facts a text holds: date, weekday, lunar date, numbers, pages, publisher."""
    plain = for_matching(text)
    return sum(bool(fact.search(plain)) for fact in FACTS)


def read_masthead(text: str, issue: Issue) -> Masthead:
    """Read a masthead's lines, checking its date and weekday against ``issue``, which is believed."""
    plain = for_matching(text)
    issue_number = ISSUE_NUMBER.search(plain)
    total = TOTAL_NUMBER.search(plain)
    pages = PAGE_COUNT.search(plain)
    serial = SERIAL_NUMBER.search(plain)
    lunar = read_lunar_date(text)
    return Masthead(
        issue=replace(
            issue,
            issue_number=text[slice(*issue_number.span())] if issue_number else issue.issue_number,
            total_number=total[1] if total else issue.total_number,
            page_count=(read_numeral(pages[1]) if pages else None) or issue.page_count,  # 今日0版 is a misreading
            lunar_date=lunar.text if lunar else issue.lunar_date,
        ),
        serial_number=text[slice(*serial.span())] if serial else "",
        problems=tuple(_contradictions(plain, lunar, issue.issued_on)),
    )


def _contradictions(plain: str, lunar: LunarDate | None, issued_on: date) -> list[Problem]:
    problems = []
    printed = DATE.search(plain)
    if printed and (said := _date(printed)) != issued_on:
        message = f"The masthead prints {printed[0]}, which is not the issue's date {issued_on}."
        problems.append(Problem(kind="masthead_date", message=message if said else f"{printed[0]} is no date."))
    weekday = ITS_WEEKDAY.search(plain)
    if weekday and WEEKDAYS[weekday[1]] != issued_on.weekday():
        message = f"The masthead prints {weekday[0]}, but {issued_on} is a {issued_on:%A}."
        problems.append(Problem(kind="masthead_weekday", message=message))
    if lunar and not is_same_day(lunar, issued_on):
        message = f"The masthead prints {lunar.text}, but {issued_on} is {lunar_date(issued_on).text}."
        problems.append(Problem(kind="masthead_lunar_date", message=message))
    return problems


def _date(printed: re.Match[str]) -> date | None:
    month = 1 if printed["month"] == "元" else read_numeral(printed["month"])
    year, day = read_numeral(printed["year"]), read_numeral(printed["day"])
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None

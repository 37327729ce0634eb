"""Lunar dates (农历) as mastheads print them, held against the calendar.

The calendar is that of lunar_python (MIT), which gives every day from 1900 to 2100 without a table of ours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from lunar_python import Solar

from ingest.language.text import for_matching, read_numeral

_STEM_AND_BRANCH = "[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]"
_DATE = re.compile(
    rf"(?:(?:农历|夏历|阴历) ?(?:(?P<year>{_STEM_AND_BRANCH}) ?年)?|(?P<bare_year>{_STEM_AND_BRANCH}) ?年) ?"
    r"(?P<leap>闰)?(?P<month>[正冬腊]|十[一二]?|[一二三四五六七八九]) ?月 ?"
    r"(?P<day>初[一二三四五六七八九十]|[二三]?十[一二三四五六七八九]?|[廿卅][一二三四五六七八九]?)"
)
LONGEST_MONTH = 30  # days
_MONTHS = {"正": 1, "冬": 11, "腊": 12}


@dataclass(frozen=True, slots=True)
class LunarDate:
    """A lunar date. ``text`` is verbatim; ``year`` its stem and branch (甲辰), empty when not printed."""

    text: str
    year: str
    month: int
    day: int
    is_leap: bool


def read_lunar_date(text: str) -> LunarDate | None:
    """Read the first lunar date of a text: ``农历甲辰年二月十三``, ``癸卯年腊月廿一``; None when it prints none."""
    found = _DATE.search(for_matching(text))
    if found is None:
        return None
    month = _MONTHS.get(found["month"]) or read_numeral(found["month"])
    day = read_numeral(found["day"].removeprefix("初"))
    if month is None or day is None or day > LONGEST_MONTH:
        return None
    year = found["year"] or found["bare_year"] or ""
    return LunarDate(text[slice(*found.span())], year, month, day, bool(found["leap"]))


def lunar_date(on: date) -> LunarDate:
    """Give the lunar date of a day."""
    lunar = Solar.fromYmd(on.year, on.month, on.day).getLunar()
    month = int(lunar.getMonth())
    return LunarDate(str(lunar)[5:], lunar.getYearInGanZhi(), abs(month), int(lunar.getDay()), month < 0)


def is_same_day(printed: LunarDate, on: date) -> bool:
    """Tell whether a printed lunar date is that of a day; a year that was not printed says nothing."""
    true = lunar_date(on)
    return printed.year in ("", true.year) and (printed.month, printed.day, printed.is_leap) == (
        true.month,
        true.day,
        true.is_leap,
    )

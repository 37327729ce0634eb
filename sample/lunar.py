"""The true lunar date (农历) of a day, for the one lunar year that the sample prints."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

YEAR = "甲辰"
MONTHS = "正月 二月 三月 四月 五月 六月 七月 八月 九月 十月 冬月 腊月".split()
FIRST_DAYS = [
    date.fromisoformat(day)
    for day in (
        "2024-02-10 2024-03-10 2024-04-09 2024-05-08 2024-06-06 2024-07-06 "
        "2024-08-04 2024-09-03 2024-10-03 2024-11-01 2024-12-01 2024-12-31 2025-01-29"
    ).split()
]
"""The first day of every month, and of the year after; taken from ICU's Chinese calendar."""

UNITS = "一二三四五六七八九十"


def lunar_date(on: date) -> str:
    """Give ``甲辰年二月初六`` for 15 March 2024.

    Raises:
        ValueError: the day is not in the year of the table.
    """
    month = bisect_right(FIRST_DAYS, on) - 1
    if not 0 <= month < len(MONTHS):
        raise ValueError(f"the lunar calendar of {on} is not in sample/lunar.py")
    return f"{YEAR}年{MONTHS[month]}{_day((on - FIRST_DAYS[month]).days + 1)}"


def _day(day: int) -> str:
    if day in (20, 30):
        return "二十" if day == 20 else "三十"
    return "初十廿"[(day - 1) // 10] + UNITS[(day - 1) % 10]

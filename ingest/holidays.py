"""China's public holidays (法定节假日), on which many papers skip issues.

Which days were off in a year is announced by the State Council late in the year before; lunar_python (MIT) holds these
lists. For a year it has no list of, the festivals themselves and the usual days around them are taken.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from lunar_python import Solar
from lunar_python.util import HolidayUtil

YEARS = range(1900, 2100)  # that the lunar calendar is known of
FIXED = {(1, 1), *((5, day) for day in range(1, 6)), *((10, day) for day in range(1, 8))}  # 元旦, 劳动节, 国庆节
LUNAR = {*((1, day) for day in range(1, 8)), (5, 5), (8, 15)}  # 春节, 端午节, 中秋节
CLEAR_AND_BRIGHT = "清明"


@cache
def is_holiday(day: date) -> bool:
    """Tell whether a day is a public holiday; a weekend by itself is none."""
    if day.year not in YEARS:
        return (day.month, day.day) in FIXED
    if _is_new_year(day + timedelta(days=1)):
        return True  # 除夕, announced as a day off or not
    if _is_announced(day.year):
        listed = HolidayUtil.getHoliday(day.year, day.month, day.day)
        return listed is not None and not listed.isWork()  # weekends made working days are listed too
    return (day.month, day.day) in FIXED or _is_festival(day)


@cache
def _is_announced(year: int) -> bool:
    return bool(HolidayUtil.getHolidays(str(year)))


def _is_festival(day: date) -> bool:
    lunar = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    return (lunar.getMonth(), lunar.getDay()) in LUNAR or lunar.getJieQi() == CLEAR_AND_BRIGHT


def _is_new_year(day: date) -> bool:
    """Tell the first day of the lunar year: the one before it is 除夕."""
    lunar = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    return (lunar.getMonth(), lunar.getDay()) == (1, 1)

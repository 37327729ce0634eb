"""China's public holidays (法定节假日), on which many papers skip issues.

Which days were off in a year is announced by the State Council late in the year before; lunar_python (MIT) holds these
lists. For a year it has no list of, the festivals themselves and the usual days around them are taken.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from lunar_python import Lunar
from lunar_python.util import HolidayUtil

YEARS = range(1901, 2100)  # that the lunar calendar is known of
FIXED = ((1, 1), *((5, day) for day in range(1, 6)), *((10, day) for day in range(1, 8)))  # 元旦, 劳动节, 国庆节
NEW_YEAR = range(-1, 7)  # days off from 除夕 on, the first of the lunar year being 0
FESTIVALS = ((5, 5), (8, 15))  # 端午节, 中秋节, by the lunar calendar
CLEAR_AND_BRIGHT = "清明"


def is_holiday(day: date) -> bool:
    """Tell whether a day is a public holiday; a weekend by itself is none."""
    return day in _holidays(day.year)


@cache
def _holidays(year: int) -> frozenset[date]:
    """Give the holidays of a year."""
    if year not in YEARS:
        return frozenset(date(year, month, day) for month, day in FIXED)
    new_year = _solar(year, 1, 1)
    announced = frozenset(
        date.fromisoformat(listed.getDay())
        for listed in HolidayUtil.getHolidays(str(year))
        if not listed.isWork()  # weekends made working days are listed too
    )
    eve = new_year - timedelta(days=1)  # 除夕, a day off or not: papers do not appear on it
    return announced | {eve} if announced else _festivals(year, new_year)


def _festivals(year: int, new_year: date) -> frozenset[date]:
    bright = Lunar.fromYmd(year, 1, 1).getJieQiTable()[CLEAR_AND_BRIGHT]
    return frozenset(
        (
            *(date(year, month, day) for month, day in FIXED),
            *(new_year + timedelta(days=number) for number in NEW_YEAR),
            *(_solar(year, month, day) for month, day in FESTIVALS),
            date.fromisoformat(bright.toYmd()),
        )
    )


def _solar(year: int, month: int, day: int) -> date:
    return date.fromisoformat(Lunar.fromYmd(year, month, day).getSolar().toYmd())

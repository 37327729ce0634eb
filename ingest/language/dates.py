"""Dates as printed, never made more precise than they were.

A pattern of our own: general date parsers complete what was not printed (``19日`` becomes some month's 19th), and cost
hundreds of times more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from ingest.language.text import NUMERAL, for_matching, read_numeral

_PIECE = rf"[{NUMERAL}O]"  # machines read the zero of 二〇二四 as a letter
_YEAR = rf"(?:(?<!\d)\d{{4}}|(?:(?<=星期[一二三四五六日])|(?<!{_PIECE}))(?!\d){_PIECE}{{4}})"
PRINTED_DATE = (
    rf"(?:(?P<year>{_YEAR}) ?年 ?)?(?:(?P<month>{_PIECE}{{1,2}}|元|正) ?月 ?)?"
    rf"(?:(?<!{_PIECE})(?P<day>{_PIECE}{{1,3}}) ?[日号])?"
)
"""A date or a part of one, any piece of which may be missing; matched on :func:`~ingest.language.text.for_matching`."""

_WHOLE = re.compile(
    rf"(?P<year>{_YEAR}) ?年 ?(?P<month>{_PIECE}{{1,2}}|元) ?月 ?(?P<day>{_PIECE}{{1,3}}) ?日"
    r"|(?<!\d)(?P<iso>\d{4}[-./]\d{1,2}[-./]\d{1,2})(?!\d)"
)
_FROM_MONTH = re.compile(
    rf"(?:(?P<year>{_YEAR}) ?年 ?)?(?<!{_PIECE})(?P<month>{_PIECE}{{1,2}}|元) ?月 ?"
    rf"(?:(?P<day>{_PIECE}{{1,3}}) ?[日号])?"
)
_LONGEST_GAP = 183  # days: a dateline's month-day later in the year than the issue is last year's only this far back
_LONGEST_DAY_GAP = 31  # days: a bare 18日 is this month's or last month's, else the print is not plain


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date with the precision it was printed in; a piece that was not printed is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def on(self) -> date | None:
        """Give the day, when year, month and day were all printed and there is such a day."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return _day(self.year, self.month, self.day)


def read_issue_date(text: str) -> date | None:
    """Read the issue's date from a masthead's line; None when it prints no whole date, no real one, or two.

    ``2017年7月22日　星期六``, ``二〇二四年三月十五日``, ``星期三2024年1月31日 农历癸卯年十二月廿一``
    (the weekday runs into the date in extracted text; a lunar year has no digits).
    """
    found = {_whole(match) for match in _WHOLE.finditer(for_matching(text))}
    return found.pop() if len(found) == 1 else None


def read_date(text: str) -> PrintedDate | None:
    """Read the first date of a text from its month on, as precise as it is printed; None when it prints no month."""
    found = _FROM_MONTH.search(for_matching(text))
    return printed_date(found) if found else None


def printed_date(match: re.Match[str]) -> PrintedDate:
    """Give what a match with the groups ``year``, ``month`` and ``day`` printed."""
    return PrintedDate(*(_number(match[name]) for name in ("year", "month", "day")))


def day_before_issue(printed: PrintedDate, issued_on: date) -> date | None:
    """Give the day a dateline names: the latest such day not after the issue.

    A December dateline in a January issue is last year's. A bare day is looked for in the month before the issue. None
    when the day was not printed, is none, or lies so far back that the print cannot be plain.
    """
    if printed.day is None:
        return None
    if printed.year is not None:
        return printed.on
    if printed.month is None:
        days = (issued_on - timedelta(days=back) for back in range(_LONGEST_DAY_GAP + 1))
        return next((day for day in days if day.day == printed.day), None)
    for year in (issued_on.year, issued_on.year - 1):
        day = _day(year, printed.month, printed.day)
        if day and timedelta(0) <= issued_on - day <= timedelta(days=_LONGEST_GAP):
            return day
    return None


def _whole(match: re.Match[str]) -> date | None:
    if match["iso"]:
        return _day(*map(int, re.split(r"[-./]", match["iso"])))
    return printed_date(match).on


def _number(text: str | None) -> int | None:
    if text in ("元", "正"):
        return 1
    return read_numeral(text.replace("O", "〇")) if text else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

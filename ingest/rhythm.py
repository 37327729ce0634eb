"""A paper's rhythm (刊期): the weekdays on which it appears and whether it does on holidays, stated or learned from its issues."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from ingest.holidays import is_holiday

WEEKS = 13  # before the newest issue, from which the weekdays are learned: a rhythm changes with a new year or quarter
FEWEST = 8  # of them, holidays left out, from which a weekday is learned
HOLIDAY_YEARS = 2  # before the newest issue, from which it is learned what becomes of holidays
FEWEST_HOLIDAYS = 4  # days on which an issue would be due but for the holiday
NEAR_BEFORE, NEAR_AFTER = timedelta(days=60), timedelta(days=75)  # of a month's first day: what shows its rhythm
OFTEN, SELDOM = 0.8, 0.2  # shares of weeks; a weekday between them makes the rhythm unsure
HOLE = timedelta(days=28)  # between two issues; what is longer shows no rhythm of its own
DAY = timedelta(days=1)
LATE = timedelta(days=3)  # an issue may come up later than its date before it counts as missed


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """When a paper appears. ``weekdays``: Monday is 1, Sunday 7, as in ``isoweekday``."""

    weekdays: frozenset[int]
    is_kept_on_holidays: bool = False

    def is_due(self, day: date) -> bool:
        """Tell whether an issue is due on a day."""
        return day.isoweekday() in self.weekdays and (self.is_kept_on_holidays or not is_holiday(day))

    def due(self, after: date, until: date) -> Iterator[date]:
        """Give the days after one and until another on which an issue is due, oldest first."""
        days = (after + timedelta(days=number) for number in range(1, (until - after).days + 1))
        return (day for day in days if self.is_due(day))

    def __str__(self) -> str:
        return "".join(map(str, sorted(self.weekdays)))


def weekdays(stated: str) -> frozenset[int]:
    """Give the weekdays of ``135``: Monday, Wednesday and Friday.

    Raises:
        ValueError: it is no such text.
    """
    found = frozenset(int(char) for char in stated if char in "1234567")
    if len(found) != len(stated):
        raise ValueError(f"“{stated}” does not name weekdays: 135 is Monday, Wednesday and Friday, each once.")
    return found


def rhythm_of(days: Collection[date], stated: str = "") -> Rhythm | None:
    """Give a paper's rhythm: learned from the days of its issues where they are clear, else as stated; None when not sure."""
    kept = _learned(days) or weekdays(stated)
    return Rhythm(weekdays=kept, is_kept_on_holidays=_is_kept_on_holidays(days, kept)) if kept else None


def overdue(days: Collection[date], rhythm: Rhythm | None, today: date) -> list[date]:
    """Give the days since the newest issue, of those up to today, of which one should be up by now, oldest first."""
    newest = max((day for day in days if day <= today), default=None)
    return list(rhythm.due(newest, today - LATE)) if rhythm and newest and newest < today - LATE else []


def missing(days: Collection[date], known: Collection[date], stated: str = "") -> list[date]:
    """Give the days before the newest issue on which one was due by the rhythm of that time, oldest first.

    In a hole, where too few issues are held to show a rhythm, that of before goes on. Those of ``known`` are left out: it is
    known of them what became of their issues.
    """
    held = sorted(days)
    if not held:
        return []
    holes = [(one, other) for one, other in pairwise(held) if other - one > HOLE]
    before: Rhythm | None = None
    found: list[date] = []
    for month in months(held[0], held[-1]):
        end = date(month.year, month.month, monthrange(month.year, month.month)[1])
        near = frozenset(day for day in held if -NEAR_BEFORE <= day - month <= NEAR_AFTER)
        rhythm = rhythm_of(near, stated)
        stretches = [(held[0], held[-1])] if rhythm else holes
        before = rhythm or before
        if before is None:
            continue
        for one, other in stretches:
            first, last = max(month, one + DAY) - DAY, min(end, other - DAY)
            found += [day for day in before.due(first, last) if day not in days and day not in known]
    return found


def months(first: date, last: date) -> Iterator[date]:
    """Give the first day of each month from that of one day to that of another."""
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield date(number // 12, number % 12 + 1, 1)


def _learned(days: Collection[date]) -> frozenset[int]:
    """Give the weekdays kept in the last weeks; none when some weekday is neither kept often nor seldom."""
    newest = max(days, default=None)
    if newest is None:
        return frozenset()
    since = newest - min(newest - min(days), timedelta(weeks=WEEKS) - DAY)
    span = (since + timedelta(days=number) for number in range((newest - since).days + 1))
    asked = [day for day in span if not is_holiday(day)]
    weeks = Counter(day.isoweekday() for day in asked)
    issues = Counter(day.isoweekday() for day in asked if day in days)
    shares = {weekday: issues[weekday] / weeks[weekday] for weekday in weeks}
    if min(weeks.values(), default=0) < FEWEST - 1 or max(issues.values(), default=0) < FEWEST:
        return frozenset()
    if any(SELDOM < share < OFTEN for share in shares.values()):
        return frozenset()
    return frozenset(weekday for weekday, share in shares.items() if share >= OFTEN)


def _is_kept_on_holidays(days: Collection[date], kept: frozenset[int]) -> bool:
    newest, oldest = max(days, default=date.min), min(days, default=date.max)
    since = max(oldest, newest - min(timedelta(days=365 * HOLIDAY_YEARS), newest - date.min))
    span = (since + timedelta(days=number) for number in range((newest - since).days + 1))
    holidays = [day for day in span if day.isoweekday() in kept and is_holiday(day)]
    return len(holidays) >= FEWEST_HOLIDAYS and sum(day in days for day in holidays) >= OFTEN * len(holidays)

"""Addresses by date: another day's address from one that is known, and which days are worth asking for.

Papers keep to weekdays (周报、周二刊 …) and addresses name their day in a dozen ways; both are facts of the day alone, so
everything here is a pure function.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from urllib.parse import urljoin, urlsplit, urlunsplit

NEAR = 21  # days before and after a day that show the paper's rhythm: each weekday three times either side
CHANGE = 35  # days without an issue after which a change of weekday no longer explains it
PATIENCE = timedelta(days=60)  # without an issue, before the paper's archive is taken to begin there

BETWEEN = r"(?:[-/_.]|&\w{1,12}=)"  # 2024-03-15, 2024/03/15, 202403/15, y=2024&m=03&d=15
ANY_DAY = re.compile(
    rf"(?<!\d)(?P<year>(?:19|20)\d\d)(?:{BETWEEN}?(?P<month>\d\d){BETWEEN}?(?P<day>\d\d)(?!\d)"
    rf"|{BETWEEN}(?P<bare_month>\d\d?){BETWEEN}(?P<bare_day>\d\d?)(?!\d)"
    r"|(?P<joined_month>\d\d)(?P<joined_day>\d\d)(?!\d{4}))",  # a page's number may follow: 2024031501
    re.ASCII,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Era:
    """A time in which a paper's addresses had one form; both ends are included, None is open.

    ``front`` is the address of an issue's first page as a strftime pattern (a percent sign of the address itself is
    written twice), whole or relative to the paper's entry: ``html/%Y-%m/%d/node_1.htm``.
    """

    front: str
    valid_from: date | None = None
    valid_until: date | None = None

    def holds(self, day: date) -> bool:
        """Tell whether the form was in use on ``day``."""
        return (self.valid_from or date.min) <= day <= (self.valid_until or date.max)


def at_era(eras: Iterable[Era], entry: str, day: date) -> str:
    """Give the address of a day's first page in the first era that holds it; empty when none does."""
    return next((urljoin(entry, day.strftime(era.front)) for era in eras if era.holds(day)), "")


def at_day(url: str, known_day: date, day: date) -> str:
    """Give the address of ``day`` from that of ``known_day``, whose every form in path and query is replaced.

    The year's and the month's own folders beside it (``/2024/20240315/``) go with it. Empty when the address does not
    name ``known_day``.
    """
    scheme, host, path, query, _ = urlsplit(url)
    year, month, number = f"{known_day:%Y}", f"{known_day:%m}", f"{known_day:%d}"
    forms = re.compile(
        rf"(?<!\d){year}(?:(?P<a>{BETWEEN}?){month}(?P<b>{BETWEEN}?){number}(?!\d)|(?P<joined>{month}{number})(?!\d{{4}}))"
        rf"|(?<!\d){year}(?P<c>{BETWEEN}){known_day.month}(?P<d>{BETWEEN}){known_day.day}(?!\d)"
        rf"|(?<=[/=]){year}(?:(?P<e>[-_/]?){month})?(?=[/&?]|$)",
        re.ASCII,
    )

    def names_day(found: re.Match[str]) -> bool:
        return any(found[form] is not None for form in ("a", "c", "joined"))

    def replaced(found: re.Match[str]) -> str:
        if found["a"] is not None:
            return f"{day:%Y}{found['a']}{day:%m}{found['b']}{day:%d}"
        if found["c"] is not None:
            return f"{day:%Y}{found['c']}{day.month}{found['d']}{day.day}"
        if found["joined"]:
            return f"{day:%Y%m%d}"
        return f"{day:%Y}" if found["e"] is None else f"{day:%Y}{found['e']}{day:%m}"

    parts = (path, query)
    if not any(names_day(found) for part in parts for found in forms.finditer(part)):
        return ""
    return urlunsplit((scheme, host, *(forms.sub(replaced, part) for part in parts), ""))


def days_in(url: str) -> set[date]:
    """Give the days that an address's path and query name; digits that are no day are none."""
    _, _, path, query, _ = urlsplit(url)
    found = set()
    for one in ANY_DAY.finditer(f"{path}?{query}"):
        try:
            found.add(date(*(int(number) for number in one.groups() if number)))
        except ValueError:
            continue
    return found


def rhythm(days: Iterable[date]) -> set[int]:
    """Give the weekdays (Monday is 0) that issues of these days keep to: those with two or more.

    One issue shows no rhythm: a paper of every ten days (旬报) meets each weekday now and then.
    """
    weekdays = Counter(day.weekday() for day in days)
    return {weekday for weekday, issues in weekdays.items() if issues > 1}


def rhythm_near(day: date, seen: Collection[date]) -> set[int]:
    """Give the weekdays that the paper keeps in the three weeks on either side of ``day``."""
    near = range(max(1, day.toordinal() - NEAR), min(date.max.toordinal(), day.toordinal() + NEAR) + 1)
    return rhythm(one for one in map(date.fromordinal, near) if one in seen)


def next_day(before: date, *, start: date, since: date, seen: Collection[date], last: date) -> date | None:
    """Give the next older day than ``before`` to ask for, None when there is none.

    For three weeks from ``start`` every day is asked for, then the weekdays that the paper keeps; when these fail for three
    weeks its weekday may have been another before, and two weeks are asked for whole. ``seen`` holds the days known to
    have an issue, which are passed over; ``last`` is the oldest of them, or ``start``.
    """
    first = max(since.toordinal(), (last - min(PATIENCE, last - date.min)).toordinal())
    for number in range(before.toordinal() - 1, first - 1, -1):
        day = date.fromordinal(number)
        if day in seen:
            continue
        kept = rhythm_near(day, seen)
        if not kept and (last - day).days >= CHANGE:
            kept = rhythm(seen)
        if (start - day).days < NEAR or not kept or day.weekday() in kept:
            return day
    return None


def between(listed: Collection[date]) -> set[date]:
    """Give the days without an issue between the days that a calendar or a list names; a month without is no statement."""
    days = sorted(listed)
    return {
        date.fromordinal(number)
        for one, other in pairwise(days)
        if (other - one).days <= 31
        for number in range(one.toordinal() + 1, other.toordinal())
    }

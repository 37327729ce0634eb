"""What the archive knows of a paper when a crawl begins, so that what is settled is not asked for again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from ingest.items import Link

RECHECK_DAYS = 7  # after its date an issue is asked for again, unless the paper's facts say otherwise


@dataclass(frozen=True, kw_only=True)
class Memory:
    """A paper's archive, as far as a crawl needs it. An empty memory asks for everything.

    ``closed`` are issues (day, edition) that are not to be asked now: complete, without an error and too old to change, or
    lacking something that was asked for in vain so often that it is left for later. ``fronts`` are the same by their first
    page's address, for those that go by number; ``silent`` are days settled to have none. ``unfinished`` are the front pages of
    other issues that lack something, ``oldest`` that of the oldest issue held: older ones may be linked from it. ``failed`` are
    the addresses of days that nobody knows of yet. ``lists`` says when an index of issues was read to its end, ``absent``
    which were not there. ``is_whole``: a crawl without bounds went to its end. For ``recheck_days`` after its date an
    issue may still change: late pages, silent corrections.
    """

    closed: frozenset[tuple[date, str]] = frozenset()
    fronts: Mapping[str, tuple[date, str]] = field(default_factory=dict)
    silent: frozenset[date] = frozenset()
    unfinished: tuple[Link, ...] = ()
    oldest: Link | None = None
    failed: tuple[Link, ...] = ()
    lists: Mapping[str, date] = field(default_factory=dict)
    absent: frozenset[str] = frozenset()
    is_whole: bool = False
    recheck_days: int = RECHECK_DAYS

    @property
    def is_led(self) -> bool:
        """Tell whether a crawl that went to its end found the older issues by links: no day before them was tried."""
        return self.is_whole and bool(self.days) and not any(day < min(self.days) for day in self.silent)

    @cached_property
    def days(self) -> frozenset[date]:
        """Give the days of the closed issues."""
        return frozenset(day for day, _ in self.closed)

    def is_settled(self, url: str, month: date) -> bool:
        """Tell whether the index of a month (its first day) was read, or found missing, when the month was well over."""
        read = self.lists.get(url)
        return read is not None and read > month + timedelta(days=31 + self.recheck_days)

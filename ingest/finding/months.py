"""The walk back through a system's monthly indexes of issue dates, where it has such: which one to ask for next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ingest import readers
from ingest.items import Link, Reading
from ingest.memory import Memory

PATIENCE = 3  # months in a row without an index before the paper's archive is taken to begin there


@dataclass(frozen=True, slots=True)
class MonthIndex:
    """The index of a month (its first day) and the addresses at which it may be, the first of them to be tried now."""

    month: date
    links: tuple[Link, ...]

    def is_in(self, reading: Reading) -> bool:
        """Tell whether a reading names an issue of the month; some servers answer every address alike."""
        days = (link.context.issued_on for link in reading.links)
        return any(day is not None and day.replace(day=1) == self.month for day in days)


class Months:
    """The walk of one crawl, from the newest month asked for to that of ``since``."""

    def __init__(self, publication: str, since: date, entry: str = "") -> None:
        self.publication = publication
        self.entry = entry  # a calendar that was entered at has been read
        self.since = since
        self.memory = Memory()
        self.is_begun = False
        self._absent = 0

    def begin(self, url: str, day: date) -> MonthIndex | None:
        """Give the index of the month of ``day`` for the paper whose page is at ``url``; once, and where there may be one."""
        self.is_begun = True
        return self._index(url, day.replace(day=1))

    def after(self, index: MonthIndex) -> MonthIndex | None:
        """Give the month before one whose index was read."""
        self._absent = 0
        return self._before(index)

    def instead(self, index: MonthIndex) -> MonthIndex | None:
        """Give where to look when an index is not where it was looked for: its other address, else the month before."""
        if index.links[1:]:
            return MonthIndex(index.month, index.links[1:])
        self._absent += 1
        return self._before(index) if self._absent < PATIENCE else None

    def _before(self, index: MonthIndex) -> MonthIndex | None:
        if index.month == date.min:
            return None
        return self._index(index.links[0].url, _month_before(index.month))

    def _index(self, url: str, month: date) -> MonthIndex | None:
        """Give the index of a month, or of the first month before it that is not settled."""
        while month >= self.since.replace(day=1):
            links = readers.period_links(url, month, self.publication)
            links = tuple(link for link in links if link.url != self.entry)
            if not links:
                return None
            known = [link.url for link in links if self.memory.is_settled(link.url, month)]
            if not known:
                return MonthIndex(month, links)
            self._absent = self._absent + 1 if self.memory.absent.issuperset(known) else 0
            if self._absent >= PATIENCE or month == date.min:
                return None
            month = _month_before(month)
        return None


def _month_before(month: date) -> date:
    return (month - timedelta(days=1)).replace(day=1)

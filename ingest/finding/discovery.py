"""Which issues of a paper there are to ask for: what a crawl knows of them, and where it looks for more. It asks nothing.

First come the links that readings give: issues, and lists or calendars of issues. Only where these lead to no older issue
are the addresses of single days tried.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ingest.days import DayAnswer
from ingest.items import Link, LinkKind, Problem, Severity
from ingest.memory import Memory
from ingest.probing import Era, at_day, at_era, between, days_in, next_day, rhythm_near

MOST_LEADS = 100_000  # issues and lists asked for in one crawl; a daily of a hundred years has some 36,000 issues
BARREN = 3  # lists in a row that name no new issue, before their links to further lists are left alone
LATE = 2  # days an issue may come up late
AHEAD = 7  # days an issue may come up early; a date beyond is a misprint


@dataclass(frozen=True, slots=True)
class Probe:
    """A day to try, and its address."""

    day: date
    url: str


class Discovery:
    """The issues one crawl knows of, between ``since`` and ``until``. ``today`` is the paper's own date, in China."""

    def __init__(self, entry: str, since: date, until: date, today: date, eras: tuple[Era, ...] = ()) -> None:
        self.entry = entry
        self.since = since
        self.until = until
        self.today = today
        self.eras = eras
        self.newest: tuple[date, str] | None = None  # the day and address of the newest issue, as the entry told it
        self.is_led = False  # links led to an older issue than the newest, so no day has to be tried
        self.seen: set[date] = set()  # days whose issue answered
        self.listed: set[date] = set()  # days that a list or calendar names
        self.memory = Memory()
        self._leads: set[str] = {entry}
        self._probed: date | None = None
        self._refused = False

    def is_wanted(self, day: date | None) -> bool:
        """Tell whether a day is within the dates asked for; one not known may be."""
        return day is None or self.since <= day <= self.until

    def follow(self, links: Iterable[Link]) -> tuple[list[Link], list[Problem]]:
        """Give those links to issues and lists that are still to be asked, newest first, and what is wrong with others.

        Each address is asked once. Issues before ``since`` are not asked, nor those after ``until`` unless only they can
        lead to older ones.
        """
        leads = editions(link for link in links if link.kind in (LinkKind.ISSUE, LinkKind.PERIOD))
        problems = [_impossible(lead) for lead in leads if self._is_impossible(lead)]
        leads = [lead for lead in leads if not self._is_impossible(lead)]
        fronts = [lead for lead in leads if lead.kind is LinkKind.ISSUE and lead.context.issued_on]
        only_way = self._note(fronts)
        wanted: list[Link] = []
        for lead in leads:
            on = lead.context.issued_on
            if lead.url in self._leads or (on and on < self.since):
                continue
            if on and on > self.until and lead is not only_way and days_in(lead.url):
                continue
            if len(self._leads) >= MOST_LEADS:
                problems += self._refuse(lead)
                break
            self._leads.add(lead.url)
            wanted.append(lead)
        return sorted(wanted, key=lambda lead: lead.context.issued_on or date.max, reverse=True), problems

    def found(self, day: date, url: str, *, is_probed: bool = False) -> None:
        """Note an issue that answered."""
        self.seen.add(day)
        if self.newest is None:
            self.newest = (day, url)
        self.is_led |= not is_probed and day < self.newest[0] and day <= self.until

    def is_after_newest(self, day: date) -> bool:
        """Tell whether a day is after the newest issue that the entry told of."""
        return self.newest is not None and day > self.newest[0]

    def is_news(self, links: Iterable[Link]) -> bool:
        """Tell whether a list names any issue that was not known before and is not too old."""
        days = {link.url: link.context.issued_on for link in links if link.kind is LinkKind.ISSUE}
        return any(
            day not in self.listed and day >= self.since if day else url not in self._leads for url, day in days.items()
        )

    def silences(self, listed: Iterable[date]) -> list[date]:
        """Give the days on which, by a list that names the days ``listed``, there was no issue, oldest first."""
        known = between(self.listed)
        self.listed.update(listed)
        silent = between(self.listed) - known - self.seen
        return sorted(day for day in silent if self.is_wanted(day) and day <= self.today)

    def absence(self, day: date) -> DayAnswer:
        """Give what it means that there is nothing for ``day``: recent, after all issues known, and due, it may still come."""
        known = self.seen | self.listed | self.memory.days
        kept = rhythm_near(day, known)
        is_late = (self.today - day).days <= LATE and day >= max(known, default=day)
        return DayAnswer.NOT_YET if is_late and (not kept or day.weekday() in kept) else DayAnswer.NO_ISSUE

    def overdue(self) -> list[date]:
        """Give the recent days on which an issue was due by the paper's weekdays while the newest one is older."""
        known = self.seen | self.listed | self.memory.days
        recent = [self.today - timedelta(days=back) for back in range(LATE, -1, -1)]
        late = [day for day in recent if day > max(known, default=day) and self.is_wanted(day)]
        return [day for day in late if day.weekday() in rhythm_near(day, known)]

    def next_probe(self) -> Probe | None:
        """Give the next older day to try, None when links led to older issues or there is nothing left to try."""
        if self.is_led or self.memory.is_led or (self.newest is None and not self.eras):
            return None
        start = min(self.until, self.newest[0] if self.newest else self.today, self.today)
        if self.newest and self.since > self.newest[0]:  # asked for later days than the paper's own entry tells of
            start = min(self.until, self.today)
        if start < self.since:
            return None
        seen = self.seen | self.memory.days
        last = min((day for day in seen if day <= start), default=start)
        before = self._probed or (start + timedelta(days=1) if start < date.max else start)
        while day := next_day(before, start=start, since=self.since, seen=seen, last=last):
            self._probed = before = day
            if day not in self.memory.silent and (url := self._at(day)):
                return Probe(day, url)
        return None

    def _at(self, day: date) -> str:
        if self.eras:
            return at_era(self.eras, self.entry, day)
        return at_day(self.newest[1], self.newest[0], day) if self.newest else ""

    def _note(self, fronts: list[Link]) -> Link | None:
        """Note what links to issues tell of the paper; give the one that must be asked although it is after ``until``."""
        only_way = None
        if fronts and self.newest is None:
            first = max(fronts, key=_day)
            self.newest = (_day(first), first.url)
            only_way = first if all(_day(front) > self.until for front in fronts) else None
        self.is_led |= any(self.newest is not None and _day(front) < self.newest[0] and _day(front) <= self.until
                           for front in fronts)  # fmt: skip
        return only_way

    def _is_impossible(self, lead: Link) -> bool:
        return (lead.context.issued_on or date.min) > self.today + timedelta(days=AHEAD)

    def _refuse(self, lead: Link) -> list[Problem]:
        if self._refused:
            return []
        self._refused = True
        message = f"More than {MOST_LEADS} issues and lists of issues are linked; no more were asked for."
        return [Problem(kind="too_many_links", message=message, subject=lead.url, severity=Severity.ERROR)]


def editions(links: Iterable[Link]) -> list[Link]:
    """Give the links, each address once; different front pages of one day are its editions (号外): "", "b", "c" … as listed."""
    once: dict[str, Link] = {}
    for link in links:
        once.setdefault(link.url, link)
    taken: defaultdict[date, set[str]] = defaultdict(set)
    named = []
    for link in once.values():
        on = link.context.issued_on
        if on is None or link.kind is not LinkKind.ISSUE:
            named.append(link)
            continue
        letters = ("", *(chr(letter) for letter in range(ord("b"), ord("z") + 1)))
        free = (letter for letter in letters if letter not in taken[on])
        edition = link.context.edition or next(free, "")
        taken[on].add(edition)
        named.append(replace(link, context=replace(link.context, edition=edition)))
    return named


def _day(link: Link) -> date:
    return link.context.issued_on or date.min


def _impossible(lead: Link) -> Problem:
    message = (
        f"{lead.url} is said to be an issue of {lead.context.issued_on}, which is still to come; it was not asked for."
    )
    return Problem(kind="impossible_date", message=message, subject=lead.url)

"""The one spider behind every paper: it asks for pages and follows links; what a page says is its reader's business."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from functools import partial
from typing import Any, ClassVar
from urllib.parse import urljoin, urlsplit

import scrapy
from scrapy.exceptions import CloseSpider
from scrapy.http import Request, Response
from twisted.python.failure import Failure

from ingest import readers
from ingest.answers import Loss, capture_of, loss_of, request_of
from ingest.days import Day, DayAnswer
from ingest.discovery import BARREN, Discovery
from ingest.encoding import UndecodableError
from ingest.gathering import Gathered, Gathering, Loose
from ingest.items import Capture, Context, Link, LinkKind, Problem, Publication, Reading, Severity
from ingest.layout.sight import is_installed
from ingest.memory import Memory
from ingest.months import MonthIndex, Months
from ingest.probing import Era, days_in

__all__ = ["EpaperSpider", "capture_of"]

CHINA = timezone(timedelta(hours=8))
MOST_REDIRECTS = 5  # of one request

URGENCY = (LinkKind.PERIOD, LinkKind.ISSUE, LinkKind.ARTICLE, LinkKind.PAGE)
"""What of one day is asked for last to first: pages lead to articles, and an issue is finished before an older one."""
CONTENT = (LinkKind.PAGE, LinkKind.ARTICLE)

Found = Request | Gathered | Loose


class EpaperSpider(scrapy.Spider):
    """Follow a paper's digital edition, newest issue first.

    A paper is a subclass with facts and no logic. ``since`` and ``until`` (ISO dates, both included) bound the issues
    asked for; ``entry`` asks at another address than the paper's own, such as a mirror; with ``page_files`` (any text) the
    PDF of every page is fetched too.
    """

    homepage: ClassVar[str] = ""  # where the digital edition is entered; empty when it is not known
    addresses: ClassVar[tuple[Era, ...]] = ()  # of first pages by date, where days have to be tried
    title: ClassVar[str] = ""
    county: ClassVar[str] = ""
    division_code: ClassVar[str] = ""
    publisher: ClassVar[str] = ""
    serial_number: ClassVar[str] = ""
    platform: ClassVar[str] = ""

    def __init__(self, since: str = "", until: str = "", entry: str = "", page_files: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.is_keeping_files = bool(page_files)
        self.entry = entry or self.homepage
        fronts = (urljoin(self.entry, era.front) for era in self.addresses)
        hosts = (urlsplit(url).hostname for url in (self.entry, *fronts))
        self.allowed_domains = [host for host in dict.fromkeys(hosts) if host]
        self.gathering = Gathering(self.publication())
        self.discovery = Discovery(
            entry=self.entry,
            since=date.fromisoformat(since) if since else date.min,
            until=date.fromisoformat(until) if until else date.max,
            today=datetime.now(CHINA).date(),
            eras=self.addresses,
        )
        self.months = Months(self.name, self.discovery.since, self.entry)
        self.awaited: set[str] = set()  # what leads to issues and has not answered yet
        self.waiting: tuple[
            Link, ...
        ] = ()  # the entry's links, until a month's index has named the editions of its days
        self.is_over = False
        self.memory = Memory()

    def remember(self, memory: Memory) -> None:
        """Take what the archive knows of the paper: what is settled is not asked for again."""
        self.memory = self.discovery.memory = self.months.memory = memory

    @classmethod
    def publication(cls) -> Publication:
        """Give the facts of the paper this spider archives."""
        return Publication(
            id=cls.name,
            title=cls.title,
            county=cls.county,
            division_code=cls.division_code,
            publisher=cls.publisher,
            serial_number=cls.serial_number,
            homepage=cls.homepage,
            platform=cls.platform,
        )

    async def start(self) -> AsyncIterator[Request]:
        """Ask for the paper's entry page."""
        if not self.entry:
            raise CloseSpider("no_address")
        entry = Link(url=self.entry, kind=LinkKind.ISSUE, context=Context(publication=self.name))
        yield self._request_lead(entry, self.parse_lead, self.lose_lead, barren=0)
        for front in self.memory.unfinished:
            if self._is_own(front.url) and self.discovery.is_wanted(_issued_on(front)) and self.gathering.begin(front):
                yield self._request(front, self.parse, self.lose)

    # The entry page, lists and calendars of issues, issues named by a number.

    def parse_lead(self, response: Response, link: Link, barren: int) -> Iterator[Found]:
        """Read a page that leads to issues, or is the first page of an issue whose day was not known before."""
        capture, reading = self._read(response, link)
        if isinstance(reading, Problem):
            yield Loose(captures=(capture,), problems=(reading,))
        elif reading.issue is not None and _shows_anything(reading):
            yield from self._open(link, capture, reading)
        else:
            yield Loose(captures=(capture,), problems=self._said(link, reading))
            yield from self._seek_months(reading.links) or self._list(capture, reading, barren)
        yield from self._ask_remembered(link)
        yield from self._answered(link)

    def lose_lead(self, loss: Loss, link: Link, barren: int) -> Iterator[Found]:  # noqa: ARG002  # all get what the request had
        """Note that the entry page, a list or an undated issue gave no usable answer."""
        kind = "entry_lost" if link.url == self.entry else f"{link.kind}_lost"
        problem = loss.problem(kind, link)
        if loss.is_absent and link.url != self.entry:  # mostly a link to the next issue, which is still to come
            problem = replace(problem, severity=Severity.WARNING)
        yield Loose(captures=(loss.capture,) if loss.capture else (), problems=(problem,))
        yield from self._answered(link)

    def _ask_remembered(self, link: Link) -> list[Found]:
        """Ask, when the entry has answered, for days that failed before and for the oldest issue held.

        Older issues may be linked from it.
        """
        if link.url != self.entry:
            return []
        found: list[Found] = []
        for lead in self.memory.failed:
            day = _issued_on(lead)
            if lead.url != self.entry and self._is_own(lead.url) and self.discovery.is_wanted(day):
                bare = replace(lead, context=Context(publication=self.name))
                found.append(self._request_lead(bare, self.parse_probe, self.lose_probe, near=day, day=day))
        oldest = self.memory.oldest
        if oldest is None or oldest.url == self.entry or not self._is_own(oldest.url):
            return found
        day = _issued_on(oldest)
        if day > self.discovery.since and (day, oldest.context.edition) in self.memory.closed:
            bare = replace(oldest, context=Context(publication=self.name))
            found.append(self._request_lead(bare, self.parse_lead, self.lose_oldest, near=day, barren=0))
        return found

    def lose_oldest(self, loss: Loss, link: Link, barren: int) -> Iterator[Found]:
        """Keep that the oldest issue held is no longer there: papers shorten their archives."""
        if loss.is_absent:
            yield Loose(captures=(loss.capture,) if loss.capture else ())
            yield from self._answered(link)
        else:
            yield from self.lose_lead(loss, link, barren)

    # A month's index of issue dates, at an address that follows from the paper's own.

    def parse_month(self, response: Response, link: Link, index: MonthIndex) -> Iterator[Found]:
        """Read a month's index of issue dates, then ask for the month before."""
        capture, reading = self._read(response, link)
        if isinstance(reading, Problem) or not index.is_in(reading):
            yield Loose(captures=(capture,))
            yield from self._miss_month(index)
        else:
            yield Loose(captures=(capture,), problems=self._said(link, reading))
            yield from self._list(capture, reading)
            yield from self._follow(self.waiting)
            yield from self._ask_month(self.months.after(index))
        yield from self._answered(link)

    def lose_month(self, loss: Loss, link: Link, index: MonthIndex) -> Iterator[Found]:
        """Look elsewhere for an index: a month without one is no problem in itself."""
        yield Loose(captures=(loss.capture,) if loss.capture else ())
        yield from self._miss_month(index)
        yield from self._answered(link)

    # A day that may have an issue.

    def parse_probe(self, response: Response, link: Link, day: date) -> Iterator[Found]:
        """Read what the address of a day answered: its issue, or nothing of that day."""
        capture, reading = self._read(response, link)
        is_elsewhere = capture.url != link.url and day not in days_in(capture.url)
        if isinstance(reading, Problem) and capture.body.strip() and not is_elsewhere:
            yield self._day(day, DayAnswer.FAILED, link, capture, reading)
        elif not isinstance(reading, Problem) and _day_of(reading) == day and _shows_anything(reading):
            yield from self._open(link, capture, reading, is_probed=True)
        else:
            yield self._day(day, self.discovery.absence(day), link, capture)
        yield from self._answered(link)

    def lose_probe(self, loss: Loss, link: Link, day: date) -> Iterator[Found]:
        """Note that there is nothing for a day, or that nobody knows."""
        if loss.is_absent:
            yield self._day(day, self.discovery.absence(day), link, loss.capture)
        else:
            yield self._day(day, DayAnswer.FAILED, link, loss.capture, loss.problem("issue_lost", link))
        yield from self._answered(link)

    # The pages and articles of an issue whose day is known.

    def parse(self, response: Response, link: Link) -> Iterator[Found]:
        """Read a page or an article of an issue and follow what it leads to."""
        capture, reading = self._read(response, link)
        if isinstance(reading, Problem):
            yield from self._lose(link, reading, capture)
            return
        answered = _day_of(reading)
        if answered is None or answered != link.context.issued_on:
            message = f"{link.url} was asked for {link.context.issued_on} and answered with {answered or 'no issue'}."
            problem = Problem(kind="other_issue", message=message, subject=link.url, severity=Severity.ERROR)
            yield from self._lose(link, problem, capture)
            return
        if link.kind is LinkKind.ISSUE:
            if not _shows_anything(reading):
                message = f"{link.url} answered with a page that shows nothing of an issue."
                problem = Problem(kind="issue_lost", message=message, subject=link.url, severity=Severity.ERROR)
                yield from self._lose(link, problem, capture)
                return
            self.discovery.found(answered, link.url)
            yield self._day(answered, DayAnswer.ISSUE, link)
        yield from self._gather(link, capture, reading)

    def lose(self, loss: Loss, link: Link) -> Iterator[Found]:
        """Note a page or an article that gave no usable answer."""
        day = link.context.issued_on
        if link.kind is LinkKind.ISSUE and loss.is_absent and day and self.discovery.is_after_newest(day):
            self.gathering.drop(link)  # a link to the next issue, which is still to come
            yield self._day(day, self.discovery.absence(day), link, loss.capture)
            yield from self._go_on()
            return
        yield from self._lose(link, loss.problem(f"{link.kind}_lost", link), loss.capture)

    def failed(self, failure: Failure, lost: Callable[..., Iterator[Found]]) -> Iterator[Found]:
        """Follow a redirect within the paper's own hosts; hand any other failure to ``lost``."""
        request = request_of(failure)
        link, day = request.cb_kwargs["link"], request.cb_kwargs.get("day")
        loss = loss_of(failure, link)
        asked = [*request.meta.get("asked", ()), request.url]
        if loss.location and not self._is_own(loss.location):
            message = f"{link.url} leads to another host, which was not asked: {loss.location[:200]}"
            loss = replace(loss, message=message)
        elif day and (days := days_in(loss.location)) and day not in days:
            loss = replace(loss, is_absent=True)
        elif loss.location and len(asked) <= MOST_REDIRECTS:
            yield request.replace(url=loss.location, meta={"dont_redirect": True, "asked": asked})
            return
        yield from lost(loss=loss, **request.cb_kwargs)

    # What follows from an answer. All is worked out before any of it is given: Scrapy may read other answers in between.

    def _open(self, link: Link, capture: Capture, reading: Reading, *, is_probed: bool = False) -> list[Found]:
        """Take an issue's first page whose day is known only now. One seen before leads nowhere, one too old no further."""
        front = Link(url=capture.url, kind=LinkKind.ISSUE, context=_dated(link.context, reading))
        day = front.context.issued_on or date.min
        bare = Loose(captures=(capture,))
        is_known = day in self.discovery.seen
        addresses = (front.url, *(one.url for one in reading.links if one.kind is LinkKind.PAGE))
        dated_address = next((url for url in addresses if day in days_in(url)), front.url)
        self.discovery.found(day, dated_address, is_probed=is_probed)
        if is_known or day < self.discovery.since:
            return [bare]
        months = self._seek_months([replace(front, url=dated_address)])
        if not self.discovery.is_wanted(day) or (day, front.context.edition) in self.memory.closed:
            return [bare, *(months or self._follow(reading.links, day))]
        answer = self._day(day, DayAnswer.ISSUE, link)
        gathered = self._gather(front, capture, reading) if self.gathering.begin(front) else [bare]
        return [*months, answer, *gathered]

    def _gather(self, link: Link, capture: Capture, reading: Reading) -> list[Found]:
        others = self._follow(reading.links, link.context.issued_on)
        linked = [*reading.links, *_page_files(link, reading, is_all=self.is_keeping_files)]
        leads = [one for one in linked if one.kind in CONTENT and self._is_own(one.url) and _same_issue(one, link)]
        fresh = self.gathering.add(link, capture, reading, leads)
        return [*(self._request(lead, self.parse, self.lose) for lead in fresh), *others, *self._finished(link)]

    def _lose(self, link: Link, problem: Problem, capture: Capture | None) -> list[Found]:
        self.gathering.lose(link, problem, capture)
        day = link.context.issued_on if link.kind is LinkKind.ISSUE else None
        return [*([self._day(day, DayAnswer.FAILED, link)] if day else []), *self._finished(link)]

    def _finished(self, link: Link) -> list[Found]:
        gathered = self.gathering.finished(link.context)
        return [gathered, *self._go_on()] if gathered else []

    def _answered(self, link: Link) -> list[Found]:
        self.awaited.discard(link.url)
        return self._go_on()

    def _go_on(self) -> list[Found]:
        """Try a day when all that was asked for has answered; at the end say which issues are overdue."""
        if self.awaited or not self.gathering.is_idle or self.is_over:
            return []
        if probe := self.discovery.next_probe():
            link = Link(url=probe.url, kind=LinkKind.ISSUE, context=Context(publication=self.name))
            return [self._request_lead(link, self.parse_probe, self.lose_probe, near=probe.day, day=probe.day)]
        self.is_over = True
        entry = Link(url=self.entry, kind=LinkKind.ISSUE, context=Context(publication=self.name))
        return [self._day(day, DayAnswer.NOT_YET, entry) for day in self.discovery.overdue()]

    def _list(self, capture: Capture, reading: Reading, barren: int = 0) -> list[Found]:
        """Follow a list or calendar of issues, and note the days it leaves out; barren ones are not gone on from for ever."""
        named = [link.context.issued_on for link in reading.links if link.kind is LinkKind.ISSUE]
        barren = 0 if self.discovery.is_news(reading.links) else barren + 1
        silent = self.discovery.silences(day for day in named if day)
        links = [link for link in reading.links if link.kind is LinkKind.ISSUE or barren < BARREN]
        found = self._follow(links, barren=barren)
        days = tuple(self._answer(day, self.discovery.absence(day), capture.requested_url) for day in silent)
        return [*found, *([Loose(days=days, publication=self.publication())] if days else [])]

    def _follow(self, links: Iterable[Link], near: date | None = None, barren: int = 0) -> list[Found]:
        """Ask for issues and lists of issues that are linked; one whose day is not known comes after the issue ``near``."""
        leads, problems = self.discovery.follow(link for link in links if self._is_own(link.url))
        found: list[Found] = [Loose(problems=tuple(problems))] if problems else []
        # The newest first: a request may leave before the next one is queued.
        for lead in sorted(leads, key=lambda lead: lead.context.issued_on or date.max, reverse=True):
            on = lead.context.issued_on
            known = (on, lead.context.edition) if on else self.memory.fronts.get(lead.url)
            if lead.kind is LinkKind.ISSUE and known and known in self.memory.closed:
                self.discovery.found(known[0], lead.url)
            elif lead.kind is LinkKind.PERIOD or not on or not self.discovery.is_wanted(on):
                before = near - timedelta(days=1) if near and near > date.min else None
                found.append(self._request_lead(lead, self.parse_lead, self.lose_lead, near=before, barren=barren))
            elif self.gathering.begin(lead):
                found.append(self._request(lead, self.parse, self.lose))
        return found

    def _seek_months(self, links: Iterable[Link]) -> list[Found]:
        """Look for the index of the newest issue's month, once; what the entry links to waits for it."""
        dated = {link.context.issued_on: link.url for link in links if link.kind is LinkKind.ISSUE}
        newest = max((day for day in dated if day), default=None)
        if newest is None or self.months.is_begun:
            return []
        found = self._ask_month(self.months.begin(dated[newest], min(newest, self.discovery.until)))
        self.waiting = tuple(links) if found else ()
        return found

    def _miss_month(self, index: MonthIndex) -> list[Found]:
        following = self.months.instead(index)
        is_settled = following is None or following.month != index.month
        return [*(self._follow(self.waiting) if is_settled else []), *self._ask_month(following)]

    def _ask_month(self, index: MonthIndex | None) -> list[Found]:
        if index is None:
            return []
        link = index.links[0]
        return [self._request_lead(link, self.parse_month, self.lose_month, near=index.month, index=index)]

    def _request_lead(self, link: Link, read: Any, lost: Any, near: date | None = None, **facts: Any) -> Request:
        """Ask for what leads to issues; no day is tried before it answered."""
        self.awaited.add(link.url)
        return self._request(link, read, lost, near, **facts)

    def _request(self, link: Link, read: Any, lost: Any, near: date | None = None, **facts: Any) -> Request:
        """Ask for a link; the gathering and the discovery know what was asked, so Scrapy's own filter is not wanted."""
        day = link.context.issued_on or near or date.max
        return Request(
            link.url,
            callback=read,
            errback=partial(self.failed, lost=lost),
            cb_kwargs={"link": link, **facts},
            priority=len(URGENCY) * day.toordinal() + URGENCY.index(link.kind),
            meta={
                "dont_redirect": True
            },  # failed() does, since Scrapy would ask other hosts or drop the request unsaid
            dont_filter=True,
        )

    def _read(self, response: Response, link: Link) -> tuple[Capture, Reading | Problem]:
        if read := response.meta.get("read"):
            capture, reading = read
            return capture, reading
        capture = capture_of(response, link.context)
        try:
            return capture, readers.read(capture)
        except (readers.UnrecognisedError, UndecodableError) as error:
            message = f"{link.url} could not be read: {error}"
            return capture, Problem(kind="unreadable", message=message, subject=link.url, severity=Severity.ERROR)

    def _said(self, link: Link, reading: Reading) -> tuple[Problem, ...]:
        """Give what is wrong with a page that opens no issue itself; the entry must lead somewhere."""
        said = tuple(replace(problem, subject=problem.subject or link.url) for problem in reading.problems)
        if any(one.kind in (LinkKind.ISSUE, LinkKind.PERIOD) for one in reading.links):
            return said
        is_entry = link.url == self.entry
        kind, severity = ("entry_lost", Severity.ERROR) if is_entry else (f"{link.kind}_lost", Severity.WARNING)
        message = f"{link.url} is no issue of a known date and leads to none."
        return (*said, Problem(kind=kind, message=message, subject=link.url, severity=severity))

    def _day(
        self, day: date, answer: DayAnswer, link: Link, capture: Capture | None = None, problem: Problem | None = None
    ) -> Loose:
        return Loose(
            captures=(capture,) if capture else (),
            problems=(problem,) if problem else (),
            days=(self._answer(day, answer, link.url, link.context.edition),),
            publication=self.publication(),
        )

    def _answer(self, day: date, answer: DayAnswer, url: str, edition: str = "") -> Day:
        return Day(issued_on=day, edition=edition, answer=answer, requested_url=url, asked_at=datetime.now(UTC))

    def _is_own(self, url: str) -> bool:
        """Tell whether an address is on one of the paper's own hosts."""
        try:
            asked = urlsplit(url)
        except ValueError:  # no address at all
            return False
        return asked.scheme in ("http", "https") and asked.hostname in self.allowed_domains


def _day_of(reading: Reading) -> date | None:
    return reading.issue.issued_on if reading.issue else None


def _shows_anything(reading: Reading) -> bool:
    """Tell whether a reading shows anything of an issue; error pages are served at any address."""
    is_pictured = any(page.image_url or page.pdf_url for page in reading.pages)
    return is_pictured or bool(reading.articles) or any(link.kind in CONTENT for link in reading.links)


def _page_files(link: Link, reading: Reading, *, is_all: bool) -> list[Link]:
    """Give the PDFs, or pictures where they can be read, of the pages of which nothing else tells the articles.

    ``is_all``: the PDFs of all pages.
    """
    linked = {one.context.page for one in reading.links if one.kind in CONTENT}
    told = linked | {part.page for article in reading.articles for part in article.parts}
    return [
        Link(
            url=url,
            kind=LinkKind.PAGE,
            context=replace(link.context, page=page.sequence, page_label=page.label, section=page.section),
        )
        for page in reading.pages
        if page.sequence not in told or (is_all and page.pdf_url)
        if (url := page.pdf_url or (page.image_url if is_installed() else ""))
    ]


def _dated(context: Context, reading: Reading) -> Context:
    """Give the context with the issue that the reading found."""
    if reading.issue is None:
        return context
    return replace(context, issued_on=reading.issue.issued_on, edition=reading.issue.edition)


def _same_issue(lead: Link, link: Link) -> bool:
    return (lead.context.issued_on, lead.context.edition) == (link.context.issued_on, link.context.edition)


def _issued_on(link: Link) -> date:
    return link.context.issued_on or date.min

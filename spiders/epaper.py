"""The one spider behind every paper: it asks for pages and follows links; what a page says is its reader's business."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, ClassVar
from urllib.parse import urlsplit

import scrapy
from scrapy.exceptions import CloseSpider
from scrapy.http import Request, Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from ingest import readers
from ingest.encoding import UndecodableError
from ingest.gathering import Gathered, Gathering, Loose
from ingest.items import Capture, Context, Link, LinkKind, Problem, Publication, Reading, Severity

MONTHS_OF_PATIENCE = 3  # months in a row without an index before the paper's archive is taken to begin there

URGENCY = (LinkKind.PERIOD, LinkKind.ISSUE, LinkKind.ARTICLE, LinkKind.PAGE)
"""What of one day is asked for last to first: pages lead to articles, and an issue is finished before an older one."""

Found = Request | Gathered | Loose


class EpaperSpider(scrapy.Spider):
    """Follow a paper's digital edition, newest issue first.

    A paper is a subclass with facts and no logic. ``since`` and ``until`` (ISO dates, both included) bound the issues
    asked for; ``entry`` asks at another address than the paper's own, such as a mirror.
    """

    homepage: ClassVar[str] = ""  # where the digital edition is entered; empty when it is not known
    title: ClassVar[str] = ""
    county: ClassVar[str] = ""
    division_code: ClassVar[str] = ""
    publisher: ClassVar[str] = ""
    serial_number: ClassVar[str] = ""
    platform: ClassVar[str] = ""

    def __init__(self, since: str = "", until: str = "", entry: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.since = date.fromisoformat(since) if since else date.min
        self.until = date.fromisoformat(until) if until else date.max
        self.entry = entry or self.homepage
        self.host = urlsplit(self.entry).hostname
        self.allowed_domains = [self.host] if self.host else []  # redirects elsewhere are refused too
        self.gathering = Gathering(self.publication())
        self.months_absent = 0
        self.is_discovering = False

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
        link = Link(url=self.entry, kind=LinkKind.ISSUE, context=Context(publication=self.name))
        yield self._request(link, self.parse_entry, self.entry_failed)

    def parse_entry(self, response: Response, link: Link) -> Iterator[Found]:
        """Read the entry page: it leads to the newest issue, or is its first page."""
        capture, reading = self._read(response, link)
        if isinstance(reading, Problem):
            yield Loose(captures=(capture,), problems=(reading,))
            return
        if reading.issue is not None:
            front = Link(url=capture.url, kind=LinkKind.ISSUE, context=_dated(link.context, reading))
            yield from self._discover(front)
            if self._is_wanted(front) and self.gathering.begin(front):
                yield from self._gather(front, capture, reading)
            return
        yield Loose(captures=(capture,), problems=reading.problems)
        for front in reading.links:
            yield from self._discover(front)
            yield from self._begin(front)

    def parse_period(self, response: Response, link: Link, rest: tuple[Link, ...], month: date) -> Iterator[Found]:
        """Read a month's index of issue dates, then ask for the month before."""
        capture, reading = self._read(response, link)
        if isinstance(reading, Problem) or not reading.links:
            yield Loose(captures=(capture,))
            yield from self._next_month(link, rest, month)
            return
        yield Loose(captures=(capture,), problems=reading.problems)
        for front in sorted(reading.links, key=lambda one: one.context.issued_on or date.min, reverse=True):
            yield from self._begin(front)
        self.months_absent = 0
        yield from self._ask_month(link.url, _month_before(month))

    def parse(self, response: Response, link: Link) -> Iterator[Found]:
        """Read a page or an article of an issue and follow what it leads to in that issue."""
        capture, reading = self._read(response, link)
        if isinstance(reading, Problem):
            yield from self._lose(link, reading, capture)
            return
        answered = reading.issue.issued_on if reading.issue else None
        if answered != link.context.issued_on:
            message = f"{link.url} was asked for {link.context.issued_on} and answered with {answered or 'no issue'}."
            problem = Problem(kind="other_issue", message=message, subject=link.url, severity=Severity.ERROR)
            yield from self._lose(link, problem, capture)
            return
        yield from self._gather(link, capture, reading)

    def entry_failed(self, failure: Failure) -> Iterator[Found]:
        """Note that the paper's entry page gave no usable answer."""
        link, capture, message = _failed(failure)
        problem = Problem(kind="entry_lost", message=message, subject=link.url, severity=Severity.ERROR)
        yield Loose(captures=(capture,) if capture else (), problems=(problem,))

    def period_failed(self, failure: Failure) -> Iterator[Found]:
        """Try the index's other address, then the month before: a month without an index is no problem in itself."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy adds it to every failure
        link, capture, _ = _failed(failure)
        yield Loose(captures=(capture,) if capture else ())
        yield from self._next_month(link, request.cb_kwargs["rest"], request.cb_kwargs["month"])

    def failed(self, failure: Failure) -> Iterator[Found]:
        """Note a page or an article that gave no usable answer."""
        link, capture, message = _failed(failure)
        problem = Problem(kind=f"{link.kind}_lost", message=message, subject=link.url, severity=Severity.ERROR)
        yield from self._lose(link, problem, capture)

    def _gather(self, link: Link, capture: Capture, reading: Reading) -> Iterator[Found]:
        leads = [lead for lead in reading.links if self._is_wanted(lead) and _is_same_issue(lead, link)]
        yield from (self._request(lead) for lead in self.gathering.add(link, capture, reading, leads))
        yield from self._finished(link)

    def _lose(self, link: Link, problem: Problem, capture: Capture | None) -> Iterator[Found]:
        self.gathering.lose(link, problem, capture)
        yield from self._finished(link)

    def _finished(self, link: Link) -> Iterator[Found]:
        gathered = self.gathering.finished(link.context)
        if gathered is not None:
            yield gathered

    def _begin(self, front: Link) -> Iterator[Found]:
        if self._is_wanted(front) and self.gathering.begin(front):
            yield self._request(front)

    def _discover(self, front: Link) -> Iterator[Found]:
        """Start looking for older issues from the first issue known."""
        if self.is_discovering or front.context.issued_on is None:
            return
        self.is_discovering = True
        newest = min(front.context.issued_on, self.until)
        yield from self._ask_month(front.url, newest.replace(day=1))

    def _ask_month(self, url: str, month: date) -> Iterator[Found]:
        if month < self.since.replace(day=1):
            return
        candidates = readers.period_links(url, month, self.publication().id)
        if candidates:
            yield self._request_period(candidates, month)

    def _next_month(self, link: Link, rest: tuple[Link, ...], month: date) -> Iterator[Found]:
        if rest:
            yield self._request_period(rest, month)
            return
        self.months_absent += 1
        if self.months_absent < MONTHS_OF_PATIENCE:
            yield from self._ask_month(link.url, _month_before(month))

    def _request_period(self, candidates: tuple[Link, ...], month: date) -> Request:
        link, *rest = candidates
        request = self._request(link, self.parse_period, self.period_failed)
        return request.replace(
            cb_kwargs={"link": link, "rest": tuple(rest), "month": month}, priority=len(URGENCY) * month.toordinal()
        )

    def _request(self, link: Link, callback: Any = None, errback: Any = None) -> Request:
        """Ask for a link; the gathering knows what was asked, so Scrapy's own filter is not wanted."""
        issued_on = link.context.issued_on or date.max
        return Request(
            link.url,
            callback=callback or self.parse,
            errback=errback or self.failed,
            cb_kwargs={"link": link},
            priority=len(URGENCY) * issued_on.toordinal() + URGENCY.index(link.kind),
            dont_filter=True,
        )

    def _read(self, response: Response, link: Link) -> tuple[Capture, Reading | Problem]:
        capture = capture_of(response, link.context)
        try:
            return capture, readers.read(capture)
        except (readers.UnrecognisedError, UndecodableError) as error:
            message = f"{link.url} could not be read: {error}"
            return capture, Problem(kind="unreadable", message=message, subject=link.url, severity=Severity.ERROR)

    def _is_wanted(self, link: Link) -> bool:
        """Tell whether a link is on the paper's own host and within the dates asked for."""
        on = link.context.issued_on
        return urlsplit(link.url).hostname == self.host and (on is None or self.since <= on <= self.until)


def capture_of(response: Response, context: Context) -> Capture:
    """Give the capture of an answer: its bytes as received, and the address first asked for."""
    asked = response.request.meta.get("redirect_urls", [response.request.url])[0] if response.request else response.url
    headers = {
        name.decode("latin-1").lower(): b", ".join(values).decode("latin-1")
        for name, values in response.headers.items()
    }
    return Capture(
        url=response.url,
        requested_url=asked,
        fetched_at=datetime.now(UTC),
        status=response.status,
        body=response.body,
        context=context,
        headers=headers,
    )


def _failed(failure: Failure) -> tuple[Link, Capture | None, str]:
    """Give the link that failed, the capture of its answer if there was one, and a sentence saying why."""
    link: Link = failure.request.cb_kwargs["link"]  # type: ignore[attr-defined]  # Scrapy adds it to every failure
    error = failure.value
    if isinstance(error, HttpError):
        capture = capture_of(error.response, link.context)
        return link, capture, f"{link.url} could not be fetched: HTTP {error.response.status}."
    return link, None, f"{link.url} could not be fetched: {type(error).__name__}."


def _dated(context: Context, reading: Reading) -> Context:
    """Give the context with the issue that the reading found."""
    if reading.issue is None:
        return context
    return replace(context, issued_on=reading.issue.issued_on, edition=reading.issue.edition)


def _is_same_issue(lead: Link, link: Link) -> bool:
    return (lead.context.issued_on, lead.context.edition) == (link.context.issued_on, link.context.edition)


def _month_before(month: date) -> date:
    return (month.replace(day=1) - timedelta(days=1)).replace(day=1)

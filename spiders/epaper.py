"""The one spider behind every paper: it asks, and hands answers on; what they come to is decided in ``ingest.finding``."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator
from datetime import date, datetime, timedelta, timezone
from typing import Any, ClassVar

import scrapy
from scrapy.exceptions import CloseSpider
from scrapy.http import Request, Response
from twisted.python.failure import Failure

from ingest import readers
from ingest.answers import LeftForLaterError, capture_of, loss_of, request_of
from ingest.encoding import UndecodableError
from ingest.finding.asking import Ask
from ingest.finding.course import Course, Found
from ingest.finding.leads import begin
from ingest.finding.losing import lose, redirected
from ingest.finding.taking import take
from ingest.gathering import Gathered, Loose
from ingest.items import Capture, Link, Problem, Publication, Reading, Severity
from ingest.memory import RECHECK_DAYS, Memory
from ingest.probing import Era

CHINA = timezone(timedelta(hours=8))
MOST_REDIRECTS = 5  # of one request


class EpaperSpider(scrapy.Spider):
    """Follow a paper's digital edition, newest issue first.

    A paper is a subclass with facts and no logic. ``since`` and ``until`` (ISO dates, both included) bound the issues
    asked for; ``entry`` asks at another address than the paper's own, such as a mirror; ``page_files`` (yes or no)
    says otherwise than the paper's own fact whether the PDF of every page is fetched too.
    """

    homepage: ClassVar[str] = ""  # where the digital edition is entered; empty when it is not known
    addresses: ClassVar[tuple[Era, ...]] = ()  # of first pages by date, where days have to be tried
    recheck_days: ClassVar[int] = RECHECK_DAYS  # an issue is asked for again: late pages, silent corrections
    quiet_hours: ClassVar[str] = ""  # China time, in which nothing is asked: "08:30-18:00"
    title: ClassVar[str] = ""
    county: ClassVar[str] = ""
    division_code: ClassVar[str] = ""
    publisher: ClassVar[str] = ""
    serial_number: ClassVar[str] = ""
    platform: ClassVar[str] = ""
    page_files: ClassVar[bool] = True  # the PDF of each page, too, where its articles are told without
    weekdays: ClassVar[str] = ""  # on which it appears: "135" is Monday, Wednesday and Friday; learned when empty
    first_issue: ClassVar[date | None] = None  # nothing before it is asked for

    def __init__(self, since: str = "", until: str = "", entry: str = "", page_files: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.arguments = {"since": since, "until": until, "entry": entry, "page_files": page_files}
        self.entry = entry or self.homepage
        self.course = Course(
            self.publication(),
            self.entry,
            since=max(date.fromisoformat(since) if since else date.min, self.first_issue or date.min),
            until=date.fromisoformat(until) if until else date.max,
            today=datetime.now(CHINA).date(),
            eras=self.addresses,
            is_keeping_files=page_files == "yes" if page_files else type(self).page_files,
        )
        self.own = self.course.own

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
            weekdays=cls.weekdays,
            first_issue_on=cls.first_issue.isoformat() if cls.first_issue else "",
        )

    def remember(self, memory: Memory) -> None:
        """Take what the archive knows of the paper: what is settled is not asked for again."""
        self.course.remember(memory)

    def unfinished(self) -> list[Gathered]:
        """Give what was gathered of the issues that a stopped crawl leaves open."""
        return self.course.gathering.unfinished()

    async def start(self) -> AsyncIterator[Request | Gathered | Loose]:
        """Ask for the paper's entry page and what the archive lacks."""
        if not self.entry:
            raise CloseSpider("no_address")
        for one in self._given(begin(self.course)):
            yield one

    def parse(self, response: Response, ask: Ask) -> Iterator[Request | Gathered | Loose]:
        """Read an answer and go on from it."""
        capture, reading = _read(response, ask.link)
        return self._given(take(self.course, ask, capture, reading))

    def failed(self, failure: Failure) -> Iterator[Request | Gathered | Loose]:
        """Follow a redirect within the paper's own hosts; note any other failure."""
        if isinstance(failure.value, LeftForLaterError):
            return iter(())
        request = request_of(failure)
        ask: Ask = request.cb_kwargs["ask"]
        loss = loss_of(failure, ask.link)
        asked = [*request.meta.get("asked", ()), request.url]
        whither = redirected(self.course, ask, loss)
        if isinstance(whither, str) and len(asked) <= MOST_REDIRECTS:
            return iter([request.replace(url=whither, meta={"dont_redirect": True, "asked": asked})])
        return self._given(lose(self.course, ask, loss if isinstance(whither, str) else whither))

    def _given(self, found: Iterable[Found]) -> Iterator[Request | Gathered | Loose]:
        """Give what was found to Scrapy. It was worked out whole before: Scrapy may read other answers in between."""
        return (self._request(one) if isinstance(one, Ask) else one for one in found)

    def _request(self, ask: Ask) -> Request:
        return Request(
            ask.link.url,
            callback=self.parse,
            errback=self.failed,
            cb_kwargs={"ask": ask},
            priority=ask.urgency,
            meta={"dont_redirect": True},  # failed() does: Scrapy would ask other hosts or drop the request unsaid
            dont_filter=True,  # the course knows what was asked for
        )


def _read(response: Response, link: Link) -> tuple[Capture, Reading | Problem]:
    """Give an answer's capture and what it says, or why it cannot be read; a heavy one was read apart before."""
    if read := response.meta.get("read"):
        capture, reading = read
        return capture, reading
    capture = capture_of(response, link.context)
    try:
        return capture, readers.read(capture)
    except (readers.UnrecognisedError, UndecodableError) as error:
        message = f"{link.url} could not be read: {error}"
        return capture, Problem(kind="unreadable", message=message, subject=link.url, severity=Severity.ERROR)

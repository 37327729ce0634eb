"""Look at one paper's site or at one saved page, without an archive: which system it is, and what would be archived."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlsplit

import scrapy
from scrapy.crawler import CrawlerProcess
from scrapy.http import Request, Response
from scrapy.settings import Settings
from twisted.python.failure import Failure

from ingest import apart, readers
from ingest.answers import capture_of, request_of, why_of
from ingest.assembly import completed, joined
from ingest.encoding import UndecodableError
from ingest.gathering import Gathered
from ingest.hosts import OwnHosts
from ingest.importing import MEDIA_TYPES
from ingest.items import Capture, Context, IssueReading, LinkKind, Page, Publication, Reading
from ingest.logs import leave_losses_to_us

MOST_STEPS = 6  # from an entry over an issue's index to its first page; more is a maze
WAYS = (LinkKind.ISSUE, LinkKind.PAGE, LinkKind.PERIOD)
PROBED = "probe"


@dataclass(frozen=True, slots=True)
class Step:
    """One page looked at on the way: the system that reads it and why, or what is wrong with it."""

    url: str
    system: str = ""
    reasons: tuple[str, ...] = ()
    trouble: str = ""


@dataclass(slots=True)
class Probe:
    """What was found. ``issue`` holds the first page's articles completed; None where no page of a paper was reached."""

    steps: list[Step] = field(default_factory=list)
    captures: list[Capture] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    listed: tuple[Page, ...] = ()  # every page of the issue that the first page knows

    @property
    def system(self) -> str:
        """Give the system of the page that was reached, else of the last one that was read."""
        return next((step.system for step in reversed(self.steps) if step.system), "")

    def issue(self) -> IssueReading | None:
        """Give what would be archived of the first page, as the archive would hold it."""
        first = next((reading.issue for reading in self.readings if reading.issue), None)
        if first is None:
            return None
        gathered = Gathered(
            publication=Publication(id=first.publication),
            issued_on=first.issued_on,
            edition=first.edition,
            captures=tuple(self.captures),
            readings=tuple(self.readings),
        )
        return joined(completed(gathered))


def probe_file(path: Path, *, issued_on: date | None = None, page: int | None = None, url: str = "") -> Probe:
    """Look at a saved page. ``url`` is where it was saved from; a file that is not known to be text is taken for HTML."""
    capture = Capture(
        url=url or f"file:{path.name}",
        requested_url=url or f"file:{path.name}",
        fetched_at=datetime.now(UTC),
        status=200,
        body=path.read_bytes(),
        context=Context(publication=PROBED, issued_on=issued_on, page=page),
        headers={"content-type": MEDIA_TYPES.get(path.suffix.lower(), "text/html")},
    )
    probe = Probe()
    _look(probe, capture)
    return probe


def probe_site(url: str, paper: str = PROBED, *, is_any_certificate: bool = False) -> Probe:
    """Fetch a paper's entry page and follow it to the first page of its newest issue and that page's articles.

    As polite as a crawl: robots.txt is obeyed, one request at a time with a pause, no other host is asked. With
    ``is_any_certificate`` the server need not prove that it is the paper's.
    """
    settings = Settings()
    settings.setmodule("ingest.settings")
    settings.setdict({"ITEM_PIPELINES": {}, "EXTENSIONS": {}, "LOG_LEVEL": "ERROR"}, priority="cmdline")
    settings.set("DOWNLOAD_VERIFY_CERTIFICATES", not is_any_certificate, priority="cmdline")
    if urlsplit(url).hostname in ("127.0.0.1", "localhost"):  # nobody else is served by this machine
        settings.setdict({"DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": False}, priority="cmdline")
    process = CrawlerProcess(settings)
    leave_losses_to_us()
    probe = Probe()
    process.crawl(ProbeSpider, url=url, probe=probe, paper=paper)
    process.start()
    return probe


class ProbeSpider(scrapy.Spider):
    """Walks from an entry page to the first page of an issue, then to that page's articles."""

    name = PROBED

    def __init__(self, url: str, probe: Probe, paper: str) -> None:
        super().__init__()
        self.url, self.probe, self.paper = url, probe, paper
        self.own = OwnHosts.of([url])
        self.asked = {url}

    async def start(self) -> AsyncIterator[Request]:
        """Ask for the entry page."""
        yield self._ask(self.url, Context(publication=self.paper))

    def parse(self, response: Response, context: Context) -> Iterator[Request]:
        """Look at a page; go on to its articles when it has any, else to where it leads first."""
        reading = _look(self.probe, capture_of(response, context))
        if reading is None:
            return
        articles = [link for link in reading.links if link.kind is LinkKind.ARTICLE]
        if reading.articles or articles:
            first = reading.pages[0].sequence if reading.pages else None
            for link in articles:
                if link.url not in self.asked and link.context.page == first:
                    self.asked.add(link.url)
                    yield self._ask(link.url, link.context, self.parse_article)
            return
        onward = sorted(
            (link for link in reading.links if link.kind in WAYS and self.own.holds(link.url)),
            key=lambda link: (WAYS.index(link.kind), -(link.context.issued_on or date.max).toordinal()),
        )
        for link in [link for link in onward if link.url not in self.asked][:1]:
            if len(self.asked) < MOST_STEPS:
                self.asked.add(link.url)
                yield self._ask(link.url, link.context)

    def parse_article(self, response: Response, context: Context) -> None:
        """Read an article of the first page."""
        _look(self.probe, capture_of(response, context))

    def failed(self, failure: Failure) -> None:
        """Note an address that gave no answer."""
        url = request_of(failure).url
        self.probe.steps.append(Step(url, trouble=f"It could not be fetched: {why_of(failure)}."))

    def _ask(self, url: str, context: Context, callback: object = None) -> Request:
        return Request(
            url,
            callback=callback or self.parse,  # type: ignore[arg-type]  # either of our two
            errback=self.failed,
            cb_kwargs={"context": context},
            dont_filter=True,
        )


def _look(probe: Probe, capture: Capture) -> Reading | None:
    """Recognise and read a capture, and note what came of it."""
    found = readers.recognise(capture)
    if found is None:
        probe.steps.append(Step(capture.url, trouble="No e-paper system, and no article, was recognised in it."))
        return None
    try:
        reading = apart.read(capture) if apart.is_heavy(capture) else found.reader.read(capture)
    except UndecodableError as error:
        probe.steps.append(Step(capture.url, found.reader.NAME, found.reasons, str(error)))
        return None
    probe.steps.append(Step(capture.url, found.reader.NAME, found.reasons))
    probe.captures.append(capture)
    probe.readings.append(reading)
    if not probe.listed:
        probe.listed = _listed(reading)
    return reading


def _listed(reading: Reading) -> tuple[Page, ...]:
    """Give every page of the issue that a page knows, itself and those it links to, in order."""
    linked = (link for link in reading.links if link.kind is LinkKind.PAGE and link.context.page)
    pages = {page.sequence: page for page in reading.pages}
    for link in linked:
        number = link.context.page or 0
        known = Page(sequence=number, label=link.context.page_label, section=link.context.section, source_url=link.url)
        pages.setdefault(number, known)
    return tuple(pages[number] for number in sorted(pages)) if reading.pages else ()

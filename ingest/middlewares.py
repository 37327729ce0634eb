"""Scrapy's middlewares: a server that asks for patience gets it, quiet hours are kept, PDFs and pictures are read apart."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.http import Request, Response

from ingest.answers import LeftForLaterError, capture_of
from ingest.apart import is_heavy, read
from ingest.finding.asking import Ask
from ingest.manners import QuietHours, quiet_hours
from ingest.recording import ASKED_TO_WAIT, CHINA, QUIET, SITE_FAILING
from ingest.turns import Host, host_of

BUSY = frozenset((403, 429, 503))  # answers that may say when to ask again (Retry-After)
LONGEST_WAIT = 120.0  # seconds that a crawl waits; asked for more, it ends and says that later will do
MOST_FAILURES = 15  # in a row, of five addresses each asked for three times, before the crawl ends
FIRST_WAIT = 5.0  # seconds after a 429 or 503 that says nothing; doubled each time


class BackOff:
    """Leave a busy server alone as long as it asks, whoever would ask it next; end the crawl when that is long.

    A site that fails again and again is left alone too: each of a thousand addresses would only say so once more.
    """

    def __init__(self, stop: Callable[[str], None]) -> None:
        self.stop = stop

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the means to end the crawl."""
        return cls(stopper(crawler))

    def process_response(self, request: Request, response: Response) -> Response:
        """Note how long a busy server wants to be left alone."""
        host = host_of(request)
        self._note(host, is_failure=response.status >= 500 or response.status in BUSY)
        asked = retry_after(response.headers.get("Retry-After"), datetime.now(UTC))
        if response.status not in BUSY or (response.status == 403 and asked is None):
            host.refusals = 0
            return response
        host.refusals += 1
        wait = asked if asked is not None else FIRST_WAIT * 2 ** (host.refusals - 1)
        if wait > LONGEST_WAIT:
            self.stop(ASKED_TO_WAIT)
        else:
            host.leave_alone(wait)
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Note that no answer came; what we ourselves do not ask for (robots.txt) is no failure of the site."""
        self._note(host_of(request), is_failure=not isinstance(exception, IgnoreRequest))

    def _note(self, host: Host, *, is_failure: bool) -> None:
        host.failures = host.failures + 1 if is_failure else 0
        if host.failures >= MOST_FAILURES:
            self.stop(SITE_FAILING)


class KeepQuiet:
    """Ask nothing in the quiet hours of the paper or of whoever runs the crawl: the crawl ends, and a later one goes on."""

    def __init__(self, hours: Sequence[QuietHours], stop: Callable[[str], None]) -> None:
        self.hours = hours
        self.stop = stop

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the paper's own hours (``quiet_hours``) and those of the setting ``QUIET_HOURS``."""
        stated = (getattr(crawler.spidercls, "quiet_hours", ""), crawler.settings.get("QUIET_HOURS", ""))
        hours = [found for one in stated if (found := quiet_hours(one))]
        if not hours:
            raise NotConfigured
        return cls(hours, stopper(crawler))

    def process_request(self, request: Request) -> None:
        """Refuse a request that would be made in quiet hours."""
        now = datetime.now(CHINA).time()
        if any(hours.hold(now) for hours in self.hours):
            self.stop(QUIET)
            raise LeftForLaterError(f"{request.url} is left for later: these are quiet hours.")


def stopper(crawler: Crawler) -> Callable[[str], None]:
    """Give what ends a crawl, for a reason, once what is under way has answered."""
    ending: list[asyncio.Future[None]] = []  # kept, or the loop may forget it

    def stop(reason: str) -> None:
        if crawler.engine and not ending:
            ending.append(asyncio.ensure_future(crawler.engine.close_spider_async(reason=reason)))

    return stop


def retry_after(value: bytes | None, now: datetime) -> float | None:
    """Give the seconds that a ``Retry-After`` header asks for, a number or a date (RFC 9110); None for none."""
    text = value.decode("latin-1").strip() if value else ""
    if text.isdecimal():
        return float(text[:9])
    try:
        return max(0.0, (parsedate_to_datetime(text) - now).total_seconds()) if text else None
    except (TypeError, ValueError):
        return None


class ReadApart:
    """Read an answered PDF or picture apart; the spider finds capture and reading in ``response.meta["read"]``."""

    async def process_response(self, request: Request, response: Response) -> Response:
        """Hand a link's heavy answer to the other process, while the event loop goes on."""
        ask = request.cb_kwargs.get("ask")
        if not isinstance(ask, Ask) or response.status != 200:
            return response
        capture = capture_of(response.replace(request=request), ask.link.context)
        if is_heavy(capture):
            request.meta["read"] = capture, await asyncio.to_thread(read, capture)
        return response

"""Scrapy's middlewares: a server that asks for patience gets it; PDFs and pictures are read in another process."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Self
from urllib.parse import urlsplit

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.http import Request, Response

from ingest.answers import capture_of
from ingest.apart import Workers, is_heavy
from ingest.finding.asking import Ask
from ingest.recording import ASKED_TO_WAIT

BUSY = frozenset((403, 429, 503))  # answers that may say when to ask again (Retry-After)
LONGEST_WAIT = 120.0  # seconds that a crawl waits; asked for more, it ends and says that later will do
FIRST_WAIT = 5.0  # seconds after a 429 or 503 that says nothing; doubled each time


class BackOff:
    """Wait as long as a busy server asks for, before anything else is asked of its host; end the crawl when that is long."""

    def __init__(self, stop: Callable[[str], None]) -> None:
        self.stop = stop
        self.until: dict[str, float] = {}
        self.times: dict[str, int] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the means to end the crawl."""
        ending: list[asyncio.Future[None]] = []  # kept, or the loop may forget it

        def stop(reason: str) -> None:
            if crawler.engine and not ending:
                ending.append(asyncio.ensure_future(crawler.engine.close_spider_async(reason=reason)))

        return cls(stop)

    async def process_request(self, request: Request) -> None:
        """Wait until the host may be asked again."""
        wait = self.until.get(_host(request), 0.0) - time.monotonic()
        if wait > 0:
            await asyncio.sleep(wait)

    def process_response(self, request: Request, response: Response) -> Response:
        """Note how long a busy server wants to be left alone."""
        host = _host(request)
        asked = retry_after(response.headers.get("Retry-After"), datetime.now(UTC))
        if response.status not in BUSY or (response.status == 403 and asked is None):
            self.times.pop(host, None)
            return response
        self.times[host] = self.times.get(host, 0) + 1
        wait = asked if asked is not None else FIRST_WAIT * 2 ** (self.times[host] - 1)
        if wait > LONGEST_WAIT:
            self.stop(ASKED_TO_WAIT)
            return response
        self.until[host] = time.monotonic() + wait
        return response


def retry_after(value: bytes | None, now: datetime) -> float | None:
    """Give the seconds that a ``Retry-After`` header asks for, a number or a date (RFC 9110); None for none."""
    text = value.decode("latin-1").strip() if value else ""
    if text.isdecimal():
        return float(text[:9])
    try:
        return max(0.0, (parsedate_to_datetime(text) - now).total_seconds()) if text else None
    except (TypeError, ValueError):
        return None


def _host(request: Request) -> str:
    return urlsplit(request.url).netloc


class ReadApart:
    """Read an answered PDF or picture apart; the spider finds capture and reading in ``response.meta["read"]``."""

    def __init__(self) -> None:
        self.workers = Workers()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Stop the process when the crawl ends."""
        middleware = cls()
        crawler.signals.connect(middleware.workers.end, signal=signals.engine_stopped)
        return middleware

    async def process_response(self, request: Request, response: Response) -> Response:
        """Hand a link's heavy answer to the other process, while the event loop goes on."""
        ask = request.cb_kwargs.get("ask")
        if not isinstance(ask, Ask) or response.status != 200:
            return response
        capture = capture_of(response.replace(request=request), ask.link.context)
        if is_heavy(capture):
            request.meta["read"] = capture, await asyncio.to_thread(self.workers.read, capture)
        return response

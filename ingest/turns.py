"""Taking turns at a host: one connection and one delay for all crawls of a process, also where papers share a host."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.http import Request, Response


class Host:
    """A host and when it may be asked again. ``at_once`` requests may be under way."""

    def __init__(self, at_once: int = 1) -> None:
        self.refusals = 0  # in a row, by which it was said to be busy
        self.failures = 0  # in a row, when it answered nothing or with an error
        self._free = asyncio.Semaphore(at_once)
        self._next_at = 0.0  # on the monotonic clock

    def leave_alone(self, seconds: float) -> None:
        """Ask nothing of the host for so long."""
        self._next_at = max(self._next_at, time.monotonic() + seconds)

    @asynccontextmanager
    async def turn(self, delay: float) -> AsyncIterator[None]:
        """Wait until the host is free and was left alone for ``delay`` seconds since the last request began."""
        async with self._free:
            while (wait := self._next_at - time.monotonic()) > 0:
                await asyncio.sleep(wait)
            self.leave_alone(delay)
            yield


HOSTS: dict[str, Host] = {}
"""The hosts asked by this process, by name: what one crawl asks is manners for all."""


def host_of(request: Request, at_once: int = 1) -> Host:
    """Give the host that a request is for; whoever asks first says how many requests it may have under way."""
    return HOSTS.setdefault(urlsplit(request.url).hostname or "", Host(at_once))


class TakingTurns(HTTP11DownloadHandler):
    """Scrapy's download handler, which waits for its turn before it asks."""

    lazy = True  # http and https have one each, and each loads the machine's certificates

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.delay = crawler.settings.getfloat("DOWNLOAD_DELAY")
        self.at_once = crawler.settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN")

    async def download_request(self, request: Request) -> Response:
        """Ask when it is this request's turn; the time that it may take begins then."""
        async with host_of(request, self.at_once).turn(self.delay):
            return await super().download_request(request)

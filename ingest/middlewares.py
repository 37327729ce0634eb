"""Scrapy's middlewares: PDFs and pictures are read in another process before the spider is given them."""

from __future__ import annotations

import asyncio
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.http import Request, Response

from ingest.answers import capture_of
from ingest.apart import Workers, is_heavy
from ingest.items import Link


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
        link = request.cb_kwargs.get("link")
        if not isinstance(link, Link) or response.status != 200:
            return response
        capture = capture_of(response.replace(request=request), link.context)
        if is_heavy(capture):
            request.meta["read"] = capture, await asyncio.to_thread(self.workers.read, capture)
        return response

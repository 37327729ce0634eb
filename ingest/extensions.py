"""Scrapy's extensions: the run and its archive, and what a person at a terminal sees of it."""

from __future__ import annotations

import logging
import sys
from typing import Self

from rich.console import Console
from rich.status import Status
from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from ingest.gathering import Gathered
from ingest.recording import Recording
from spiders.epaper import EpaperSpider

logger = logging.getLogger(__name__)


class RunExtension:
    """Open the archive before the crawl asks for anything, and close its run with a verdict when the crawl ends."""

    def __init__(self, crawler: Crawler, recording: Recording) -> None:
        self.crawler = crawler
        self.recording = recording

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Open the archive; the crawl does not start when that fails."""
        spidercls = crawler.spidercls
        arguments = crawler.settings.getdict("RUN_ARGUMENTS") or {"paper": spidercls.name}
        recording = Recording.begin(crawler.settings["ARCHIVE"], f"crawl {spidercls.name}", arguments)
        extension = cls(crawler, recording)
        spider = crawler.spider  # any may run; ours are told what is known already
        if isinstance(spider, EpaperSpider) and not crawler.settings.getbool("REFETCH"):
            spider.remember(recording.memory(spider.name, spider.entry, spider.recheck_days))
        crawler.signals.connect(extension.spider_closed, signal=signals.spider_closed)
        crawler.signals.connect(extension.spider_error, signal=signals.spider_error)
        return extension

    def spider_error(self) -> None:
        """Remember that the program itself failed; Scrapy logs how."""
        self.recording.failed = True

    def spider_closed(self, spider: Spider, reason: str) -> None:
        """Write how the run ended."""
        stats = self.crawler.stats.get_stats() if self.crawler.stats else {}
        asked = stats.get("downloader/request_count", 0)
        self.recording.failed |= reason == "no_address"
        is_current = reason == "finished" and "until" not in self.recording.arguments
        self.recording.end(reason, paper=spider.name if is_current else "", requests=asked)
        if self.recording.failure:
            logger.error("%s", self.recording.failure)
        if reason == "no_address":
            logger.error(
                "The address of %s's digital edition is not known: import its pages with `xianbao import PAGE… --paper %s`.",
                spider.name,
                spider.name,
            )


class ProgressExtension:
    """One line on a terminal that says what was fetched and stored so far; nothing under cron."""

    def __init__(self, status: Status) -> None:
        self.status = status
        self.answers = self.issues = self.articles = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Show progress where somebody looks."""
        if not sys.stderr.isatty():
            raise NotConfigured
        extension = cls(Console(stderr=True).status("asking for the newest issue"))
        crawler.signals.connect(extension.status.start, signal=signals.spider_opened, weak=False)
        crawler.signals.connect(extension.response_received, signal=signals.response_received)
        crawler.signals.connect(extension.item_scraped, signal=signals.item_scraped)
        crawler.signals.connect(extension.status.stop, signal=signals.spider_closed, weak=False)
        return extension

    def response_received(self) -> None:
        """Count an answer."""
        self.answers += 1
        self._show()

    def item_scraped(self, item: object) -> None:
        """Count a stored issue."""
        if isinstance(item, Gathered):
            self.issues += 1
            self.articles += sum(len(reading.articles) for reading in item.readings)
            self._show()

    def _show(self) -> None:
        self.status.update(f"{self.answers} pages fetched, {self.issues} issues with {self.articles} articles stored")

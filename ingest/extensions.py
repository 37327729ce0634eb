"""Scrapy's extensions: the run and its archive, and what a person at a terminal sees of it."""

from __future__ import annotations

import logging
import sys
from contextlib import suppress
from typing import ClassVar, Self

from rich.console import Console
from rich.status import Status
from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from ingest.archive.errors import ArchiveError
from ingest.exits import Exit
from ingest.gathering import Gathered, Loose
from ingest.items import Problem, Severity
from ingest.papers import FAULTY, file_of, is_gone
from ingest.recording import SITE_FAILING, Recording
from ingest.tables import plain
from spiders.epaper import EpaperSpider

logger = logging.getLogger(__name__)

MOST_SAID = 10  # errors of a run that its log, which cron sends as mail, names one by one


class RunExtension:
    """Open the archive before the crawl asks for anything, and close its run with a verdict when the crawl ends."""

    def __init__(self, crawler: Crawler, recording: Recording) -> None:
        self.crawler = crawler
        self.recording = recording

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Open the archive; the crawl does not start when that fails."""
        spidercls = crawler.spidercls
        settings = crawler.settings
        arguments = {
            "paper": spidercls.name,
            **getattr(crawler.spider, "arguments", {}),
            "refetch": "yes" if settings.getbool("REFETCH") else "",
            "quiet_hours": settings["QUIET_HOURS"],
        }
        recording = Recording.begin(
            settings["ARCHIVE"], f"crawl {spidercls.name}", arguments, is_locked=settings.getbool("ARCHIVE_IS_LOCKED")
        )
        for file in (file_of(spidercls), *filter(is_gone, recording.at_fault(FAULTY))):
            recording.look_at(file)  # it could be read, or was taken away
        extension = cls(crawler, recording)
        spider = crawler.spider  # any may run; ours are told what is known already
        if isinstance(spider, EpaperSpider) and not settings.getbool("REFETCH"):
            spider.remember(recording.memory(spider.name, spider.entry, spider.recheck_days))
        crawler.signals.connect(extension.spider_closed, signal=signals.spider_closed)
        crawler.signals.connect(extension.program_failed, signal=signals.spider_error)
        crawler.signals.connect(extension.program_failed, signal=signals.item_error)
        return extension

    def program_failed(self) -> None:
        """Remember that the program itself failed; Scrapy logs how."""
        self.recording.failed = True

    def spider_closed(self, spider: Spider, reason: str) -> None:
        """Write how the run ended."""
        stats = self.crawler.stats.get_stats() if self.crawler.stats else {}
        asked = stats.get("downloader/request_count", 0)
        self.recording.failed |= reason == "no_address"
        if reason == SITE_FAILING:
            self._record_failing(getattr(spider, "entry", ""))
        is_current = reason == "finished" and "until" not in self.recording.arguments
        verdict = self.recording.end(reason, paper=spider.name if is_current else "", requests=asked)
        if self.recording.failure:
            logger.error("%s", self.recording.failure)
        if verdict is Exit.NEEDS_A_PERSON:
            self._say_errors()
        if reason == "no_address":
            logger.error(
                "The address of %s's digital edition is not known: import its pages with `xianbao import PAGE… --paper %s`.",
                spider.name,
                spider.name,
            )

    def _record_failing(self, entry: str) -> None:
        message = f"The site of {entry} failed to answer many times in a row; the next run takes up what is missing."
        problem = Problem(kind=SITE_FAILING, message=message, subject=entry, severity=Severity.ERROR)
        with suppress(ArchiveError):
            self.recording.store_loose(Loose(problems=(problem,)))

    def _say_errors(self) -> None:
        said = self.recording.errors[:MOST_SAID]
        for sentence in said:
            logger.error("%s", plain(sentence))
        if (more := self.recording.counts["errors"] - len(said)) > 0:
            logger.error("%d more errors: see “xianbao status --check” and the view open_problems.", more)


class ProgressExtension:
    """One line on a terminal that says what all crawls of this process fetched and stored so far; nothing under cron."""

    shared: ClassVar[ProgressExtension | None] = None  # a terminal has one such line

    def __init__(self, status: Status) -> None:
        self.status = status
        self.running = self.answers = self.issues = self.articles = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ProgressExtension:
        """Show progress where somebody looks."""
        if not sys.stderr.isatty():
            raise NotConfigured
        if cls.shared is None:
            cls.shared = cls(Console(stderr=True).status("asking for the newest issue"))
        crawler.signals.connect(cls.shared.spider_opened, signal=signals.spider_opened)
        crawler.signals.connect(cls.shared.response_received, signal=signals.response_received)
        crawler.signals.connect(cls.shared.item_scraped, signal=signals.item_scraped)
        crawler.signals.connect(cls.shared.spider_closed, signal=signals.spider_closed)
        return cls.shared

    def spider_opened(self) -> None:
        """Show the line with the first crawl."""
        self.running += 1
        self.status.start()

    def spider_closed(self) -> None:
        """Take it away with the last one."""
        self.running -= 1
        if not self.running:
            self.status.stop()

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

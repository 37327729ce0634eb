"""Scrapy's pipeline: what a spider gathered of an issue is completed, its jumps joined, and stored."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from ingest.archive.errors import ArchiveError
from ingest.extensions import RunExtension
from ingest.gathering import Gathered, Loose
from ingest.items import Problem, Severity
from ingest.recording import Recording

logger = logging.getLogger(__name__)


def _recording(crawler: Crawler) -> Recording:
    run = crawler.get_extension(RunExtension)
    if run is None:
        raise RuntimeError("RunExtension is not among EXTENSIONS; the pipelines store into the archive it opens.")
    return run.recording


class StorePipeline:
    """Store each issue in one transaction, and at the end what was gathered of issues that did not finish."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.stopping: asyncio.Task[None] | None = None  # kept, or the loop may forget the task
        self.recording = _recording(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the run's recording."""
        return cls(crawler)

    def process_item(self, item: Gathered | Loose) -> Gathered | Loose:
        """Store the item and pass it on; a crawl that cannot store asks for nothing more."""
        try:
            self._store(item)
        except ArchiveError as error:
            self.stopping = asyncio.get_running_loop().create_task(self.crawler.stop_async())
            raise DropItem(str(error), log_level="DEBUG") from error
        return item

    def close_spider(self) -> None:
        """Keep what a stopped crawl had gathered, unless storing is what stopped it."""
        for gathered in self.crawler.spider.unfinished():  # type: ignore[union-attr]  # a spider of ours
            if self.recording.failure:
                return
            with suppress(ArchiveError, DropItem):  # the run says why
                self._store(gathered)

    def _store(self, item: Gathered | Loose) -> None:
        """Store the item.

        Raises:
            ArchiveError: nothing more can be stored.
            DropItem: this one cannot be; that is a problem of the run.
        """
        try:
            if isinstance(item, Loose):
                self.recording.store_loose(item)
            else:
                self.recording.keep(item)
        except ArchiveError:
            raise
        except Exception as error:  # a fault of this program's own: it costs one item, and is not kept from anybody
            logger.debug("What could not be stored, and where:", exc_info=True)
            problem = _not_stored(item, error)
            self.recording.store_loose(Loose(problems=(problem,)))
            raise DropItem(problem.message, log_level="DEBUG") from error


def _not_stored(item: Gathered | Loose, error: Exception) -> Problem:
    what = f"The issue of {item.issued_on}" if isinstance(item, Gathered) else "What was fetched of no issue"
    message = (
        f"{what} could not be stored ({type(error).__name__}: {error}). The fault is xianbao's own: "
        "“scrapy crawl PAPER --loglevel DEBUG” shows where, please report it."
    )
    about = item.captures[0].requested_url if item.captures else ""
    return Problem(kind="not_stored", message=message, subject=about, severity=Severity.ERROR)

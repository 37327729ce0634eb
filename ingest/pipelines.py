"""Scrapy's pipeline: what a spider gathered of an issue is completed, its jumps joined, and stored."""

from __future__ import annotations

import asyncio
from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from ingest.archive.errors import ArchiveError
from ingest.extensions import RunExtension
from ingest.gathering import Gathered, Loose
from ingest.recording import Recording


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
            if isinstance(item, Loose):
                self.recording.store_loose(item)
            else:
                self.recording.keep(item)
        except ArchiveError as error:
            self.stopping = asyncio.get_running_loop().create_task(self.crawler.stop_async())
            raise DropItem(str(error), log_level="DEBUG") from error
        return item

    def close_spider(self) -> None:
        """Keep what a stopped crawl had gathered, unless storing is what stopped it."""
        if self.recording.failure:
            return
        for gathered in self.crawler.spider.unfinished():  # type: ignore[union-attr]  # a spider of ours
            self.recording.keep(gathered)

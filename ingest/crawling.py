"""Run a paper's spider from our own command, so that the exit code says how the crawl went."""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path

from scrapy.crawler import Crawler, CrawlerProcess
from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader
from twisted.python.failure import Failure

from ingest.archive.errors import ArchiveError
from ingest.extensions import RunExtension
from ingest.items import Publication
from ingest.logs import log_json_lines
from ingest.recording import Recording
from spiders.epaper import EpaperSpider


class UnknownPaperError(LookupError):
    """No spider of that name exists. One sentence naming those that do."""


def load_paper(paper: str) -> type[EpaperSpider]:
    """Give the spider of ``paper``.

    Raises:
        UnknownPaperError: there is none.
    """
    loader = SpiderLoader.from_settings(_settings())
    try:
        spidercls = loader.load(paper)
    except KeyError:
        known = ", ".join(sorted(loader.list()))
        raise UnknownPaperError(f"There is no paper “{paper}” to crawl; there are: {known}.") from None
    if not issubclass(spidercls, EpaperSpider):
        raise UnknownPaperError(f"The spider “{paper}” is not a paper's.")
    return spidercls


def publication(paper: str) -> Publication | None:
    """Give the facts of a paper that has a spider, else None."""
    try:
        return load_paper(paper).publication()
    except UnknownPaperError:
        return None


def crawl(
    paper: type[EpaperSpider],
    archive: Path,
    *,
    since: date | None,
    until: date | None,
    entry: str,
    is_refetch: bool = False,
    is_keeping_files: bool = False,
    is_logging_json: bool = False,
) -> Recording:
    """Crawl one paper into the archive and give the run as it ended.

    Raises:
        ArchiveError: the archive could not be opened for writing, or failed while it was written.
    """
    asked = {
        "since": since.isoformat() if since else "",
        "until": until.isoformat() if until else "",
        "entry": entry,
        "page_files": "yes" if is_keeping_files else "",
    }
    arguments = {"paper": paper.name, **{name: value for name, value in asked.items() if value}}
    settings = _settings()
    settings.setdict({"ARCHIVE": str(archive), "RUN_ARGUMENTS": arguments, "REFETCH": is_refetch}, priority="cmdline")
    if is_logging_json:
        settings.set("LOG_ENABLED", value=False, priority="cmdline")
        log_json_lines()
    process = CrawlerProcess(settings)
    # What fails of robots.txt fails of the next request too, which says so in one line and not in a traceback.
    logging.getLogger("scrapy.downloadermiddlewares.robotstxt").setLevel(logging.CRITICAL)
    crawler: Crawler = process.create_crawler(paper)
    failures: list[Failure] = []
    process.crawl(crawler, **asked).addErrback(failures.append)
    process.start()
    for failure in failures:
        if isinstance(failure.value, ArchiveError):
            raise failure.value
        failure.raiseException()
    run = crawler.get_extension(RunExtension)
    if run is None:
        raise RuntimeError("RunExtension is not among EXTENSIONS.")
    return run.recording


def _settings() -> Settings:
    settings = Settings()
    settings.setmodule("ingest.settings")
    return settings

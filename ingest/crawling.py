"""Run papers' spiders from our own command, so that the exit code says how the crawls went."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from scrapy.crawler import Crawler, CrawlerProcess
from scrapy.settings import Settings
from twisted.python.failure import Failure

from ingest.apart import own
from ingest.archive.errors import ArchiveError
from ingest.archive.lock import writing
from ingest.extensions import RunExtension
from ingest.logs import leave_losses_to_us, log_json_lines
from ingest.manners import user_agent
from ingest.recording import Recording
from spiders.epaper import EpaperSpider


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is wanted of a crawl: which issues, where it enters, and how it behaves."""

    since: date | None = None
    until: date | None = None
    entry: str = ""  # in place of the paper's own
    is_refetch: bool = False
    is_keeping_files: bool | None = None  # None: as each paper's facts say
    is_logging_json: bool = False
    contact: str = ""  # in the User-Agent, in place of the settings'
    quiet_hours: str = ""


def crawl(
    papers: Sequence[type[EpaperSpider]], archive: Path, wish: Wish, tell_start: Callable[[], None]
) -> list[Recording]:
    """Crawl papers into the archive, all at once, and give their runs as they ended.

    They share one process, which holds the archive's lock, and take turns at a host that several of them have. When the
    lock is held ``tell_start`` is called.

    Raises:
        ArchiveError: the archive could not be opened for writing, or failed while it was written.
    """
    asked = {
        "since": wish.since.isoformat() if wish.since else "",
        "until": wish.until.isoformat() if wish.until else "",
        "entry": wish.entry,
        "page_files": {True: "yes", False: "no", None: ""}[wish.is_keeping_files],
    }
    settings = _settings()
    settings.setdict(
        {
            "ARCHIVE": str(archive),
            "ARCHIVE_IS_LOCKED": True,
            "REFETCH": wish.is_refetch,
        },
        priority="cmdline",
    )
    if wish.contact:
        settings.set("USER_AGENT", user_agent(wish.contact), priority="cmdline")
    if wish.quiet_hours:
        settings.set("QUIET_HOURS", wish.quiet_hours, priority="cmdline")
    if wish.is_logging_json:
        settings.set("LOG_ENABLED", value=False, priority="cmdline")
        log_json_lines()
    with writing(archive, f"xianbao crawl {' '.join(paper.name for paper in papers)}"):
        tell_start()
        crawlers = _run(papers, settings, asked)
    runs = [crawler.get_extension(RunExtension) for crawler in crawlers]
    return [run.recording for run in runs if run]


def _run(papers: Sequence[type[EpaperSpider]], settings: Settings, asked: Mapping[str, str]) -> list[Crawler]:
    """Run all crawls to their ends."""
    process = CrawlerProcess(settings)
    leave_losses_to_us()
    crawlers: list[Crawler] = [process.create_crawler(paper) for paper in papers]
    failures: list[Failure] = []
    for crawler in crawlers:
        process.crawl(crawler, **asked).addErrback(failures.append)
    process.start()
    own().end()
    for failure in failures:
        if isinstance(failure.value, ArchiveError):
            raise failure.value
        failure.raiseException()
    return crawlers


def _settings() -> Settings:
    settings = Settings()
    settings.setmodule("ingest.settings")
    return settings

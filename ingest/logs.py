"""Logs (日志): what Scrapy need not say, and one JSON line an event for what reads them by machine."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime

TELLING_WHAT_WE_TELL = (
    "scrapy.downloadermiddlewares.robotstxt",  # what fails of robots.txt fails of the next request too
    "scrapy.downloadermiddlewares.retry",
    "scrapy.downloadermiddlewares.httpcompression",
    "scrapy.core.downloader.handlers.http11",
)
"""Loggers of Scrapy's that warn of addresses that failed: a crawl has a problem for each, a probe a step."""


def leave_losses_to_us() -> None:
    """Have Scrapy not say which addresses failed."""
    for name in TELLING_WHAT_WE_TELL:
        logging.getLogger(name).setLevel(logging.CRITICAL)


class JsonLines(logging.Formatter):
    """Give each event as one line: ``time`` (UTC), ``level``, ``logger``, ``message``, and ``error`` where one was raised."""

    def format(self, record: logging.LogRecord) -> str:
        """Give the line of an event."""
        said = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info and record.exc_info[1] is not None:
            said["error"] = f"{type(record.exc_info[1]).__name__}: {record.exc_info[1]}"
        return json.dumps(said, ensure_ascii=False)


def log_json_lines() -> None:
    """Write every event from information on to stderr as a JSON line, in place of Scrapy's own log."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    logging.basicConfig(handlers=[handler], level=logging.INFO)

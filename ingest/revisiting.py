"""Ask whether a page has changed (条件请求) instead of asking for it: If-None-Match and If-Modified-Since.

A server that gave an ETag or a Last-Modified with a page that is kept is told so; when it answers that nothing changed
(304), the spider is given the kept bytes, as if they had been sent again.
"""

from __future__ import annotations

from typing import Self

from scrapy.crawler import Crawler
from scrapy.http import Headers, Request, Response
from scrapy.responsetypes import responsetypes

from ingest.archive import records
from ingest.archive.captures import last_kept, load_capture
from ingest.archive.errors import ArchiveUnreadable
from ingest.extensions import RunExtension
from ingest.finding.asking import Ask
from ingest.recording import Recording

NOT_MODIFIED = 304
CONDITIONS = ("If-None-Match", "If-Modified-Since")
HELD = "held_capture"  # in a request's meta: the capture that its condition is of


class AskIfChanged:
    """Scrapy's middleware for it; with ``--refetch`` pages are asked for outright."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the crawler, whose run knows the archive."""
        return cls(crawler)

    @property
    def recording(self) -> Recording | None:
        """Give the run; None for a crawl without an archive, such as a probe."""
        run = self.crawler.get_extension(RunExtension)
        return run.recording if run else None

    def process_request(self, request: Request) -> None:
        """Add what the server gave with the page that is kept."""
        if request.meta.get("asked"):  # redirected: the condition was of another answer
            for name in CONDITIONS:
                request.headers.pop(name, None)
        is_plain = isinstance(request.cb_kwargs.get("ask"), Ask) and not request.meta.get("asked")
        if self.recording is None or not is_plain or HELD in request.meta or self.crawler.settings.getbool("REFETCH"):
            return
        held = last_kept(self.recording.db, request.url)
        if held is None:
            return
        request.meta[HELD] = held.id
        for name, value in zip(CONDITIONS, (held.etag, held.last_modified), strict=True):
            if value:
                request.headers[name] = value

    def process_response(self, request: Request, response: Response) -> Response | Request:
        """Give the kept page for a 304; where it is lost, ask for the page outright."""
        if response.status != NOT_MODIFIED or self.recording is None or not request.meta.get(HELD):
            return response
        try:
            kept = load_capture(self.recording.db, self.recording.path, request.meta[HELD])
        except ArchiveUnreadable:
            headers = {name: values for name, values in request.headers.items() if not name.startswith(b"If-")}
            return request.replace(headers=headers, meta={**request.meta, HELD: ""}, dont_filter=True)
        headers = Headers({name: value for name, value in kept.headers.items() if name != "content-length"})
        headers[records.NOT_MODIFIED] = "304"  # what the record of this answer says
        kind = responsetypes.from_args(headers=headers, url=request.url, body=kept.body)
        return kind(url=request.url, status=kept.status, headers=headers, body=kept.body, request=request)

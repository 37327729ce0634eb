"""What a server's answer is to us: a capture, or a loss with a sentence saying why."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urljoin

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.http import Headers, Request, Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from ingest.finding.losing import Loss
from ingest.items import Capture, Context, Link

GONE = (404, 410)
REDIRECTS = (301, 302, 303, 307, 308)
SECRETS = ("authorization", "cookie", "proxy-authorization")  # of a request; they are not kept

WHY: dict[type[object], str] = {
    CannotResolveHostError: "nobody knows its host's name",
    DownloadConnectionRefusedError: "its server refused the connection",
    DownloadTimeoutError: "its server did not answer in time",
    DownloadCancelledError: "its answer is too large",  # of what Scrapy cancels, all that we bound
    DownloadFailedError: "the connection broke off",
    ResponseDataLossError: "its answer broke off",
}
"""What Scrapy's failures are called to a person."""


class LeftForLaterError(IgnoreRequest):
    """Something was not asked for, and is no loss: a later crawl asks."""


def capture_of(response: Response, context: Context) -> Capture:
    """Give the capture of an answer: its bytes as received, and the address first asked for."""
    meta = response.request.meta if response.request else {}
    redirected = meta.get("asked") or meta.get("redirect_urls")  # by the spider, by Scrapy
    return Capture(
        url=response.url,
        requested_url=redirected[0] if redirected else response.request.url if response.request else response.url,
        fetched_at=datetime.now(UTC),
        status=response.status,
        body=response.body,
        context=context,
        headers=_as_text(response.headers),
        request_headers=_without_secrets(_as_text(response.request.headers)) if response.request else {},
    )


def _without_secrets(headers: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name not in SECRETS}


def _as_text(headers: Headers) -> dict[str, str]:
    return {name.decode("latin-1").lower(): b", ".join(values).decode("latin-1") for name, values in headers.items()}


def loss_of(failure: Failure, link: Link) -> Loss:
    """Give what a failure to fetch ``link`` comes to."""
    message = f"{link.url} could not be fetched: {why_of(failure)}."
    if not isinstance(failure.value, HttpError):
        return Loss(message=message)
    response = failure.value.response
    return Loss(
        message=message,
        capture=capture_of(response, link.context),
        is_absent=response.status in GONE,
        location=_location(response) if response.status in REDIRECTS else "",
    )


def why_of(failure: Failure) -> str:
    """Give why something could not be fetched, in a few words."""
    error = failure.value
    if isinstance(error, HttpError):
        return f"HTTP {error.response.status}"
    return str(error) if isinstance(error, IgnoreRequest) else WHY.get(type(error), type(error).__name__)


def request_of(failure: Failure) -> Request:
    """Give the request that failed."""
    request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy adds it to every failure
    return request


def _location(response: Response) -> str:
    written = (response.headers.get("Location") or b"").decode("utf-8", "replace").strip()
    try:
        return urljoin(response.url, written) if written else ""
    except ValueError:  # such as an unclosed bracket of an IPv6 address
        return ""

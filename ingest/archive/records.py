"""The records of a WARC file: how a capture is written as them, and how one is read back."""

from __future__ import annotations

import base64
import hashlib
import io
import zlib
from collections.abc import Iterator
from http import HTTPStatus
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from ingest.archive.instants import stamp
from ingest.items import Capture

HOP = (
    "content-encoding",
    "transfer-encoding",
    "content-length",
    "connection",
)  # of the transport, undone before we see it
NOT_MODIFIED = "x-not-modified"
"""Header of a capture whose server said that nothing has changed (304), so that what is kept was read in its place."""
SERVER_NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"


class DamagedRecordError(ValueError):
    """The bytes hold no whole record."""


def is_of_the_web(capture: Capture) -> bool:
    """Say whether a server answered with it; else it is a file that was imported."""
    return capture.requested_url.startswith(("http://", "https://"))


def packed(capture: Capture, same: ArcWarcRecord | None) -> bytes:
    """Give the records of a capture as a file holds them; where ``same`` is a record of the same bytes, that it came again."""
    written = io.BytesIO()
    for record in _records(capture, same):
        WARCWriter(written, gzip=True, warc_version="1.1").write_record(record)
        record.raw_stream.close()
    return written.getvalue()


def unpacked(kept: bytes) -> tuple[ArcWarcRecord, bytes]:
    """Give the first of the records that ``kept`` are, and the bytes that it holds.

    Raises:
        DamagedRecordError: it is not whole, or its checksum is wrong.
    """
    try:
        record = next(iter(ArchiveIterator(io.BytesIO(_first_member(kept)))))
        return record, record.content_stream().read()
    except (OSError, EOFError, zlib.error, StopIteration, ArchiveLoadFailed) as error:
        raise DamagedRecordError(str(error)) from error


def _first_member(packed: bytes) -> bytes:
    """Unpack the first gzip member, whose checksum must be right. Raises EOFError or zlib.error."""
    member = zlib.decompressobj(wbits=31)
    unpacked = member.decompress(packed)
    if not member.eof:
        raise EOFError
    return unpacked


def _records(capture: Capture, same: ArcWarcRecord | None) -> Iterator[ArcWarcRecord]:
    """Give the response and its request; of a file that was imported, the file."""
    writer = WARCWriter(io.BytesIO(), gzip=True, warc_version="1.1")
    facts = {"WARC-Date": stamp(capture.fetched_at)}
    if not is_of_the_web(capture):
        kind = capture.media_type or "application/octet-stream"
        yield writer.create_warc_record(
            capture.requested_url,
            "resource",
            payload=io.BytesIO(capture.body),
            warc_content_type=kind,
            warc_headers_dict=facts,
        )
        return
    shown = _response_headers(capture)
    if same is None:
        response = writer.create_warc_record(
            capture.requested_url,
            "response",
            payload=io.BytesIO(capture.body),
            http_headers=shown,
            warc_headers_dict=facts,
        )
    else:
        digest = "sha1:" + base64.b32encode(hashlib.sha1(capture.body).digest()).decode()  # noqa: S324  # WARC's usual
        refers_to = [same.rec_headers.get_header(name) for name in ("WARC-Target-URI", "WARC-Date")]
        response = writer.create_revisit_record(
            capture.requested_url, digest, *refers_to, http_headers=shown, warc_headers_dict=facts
        )
        if NOT_MODIFIED in capture.headers:
            response.rec_headers.replace_header("WARC-Profile", SERVER_NOT_MODIFIED)
    yield response
    request = writer.create_warc_record(
        capture.requested_url, "request", http_headers=_request_headers(capture), warc_headers_dict=facts
    )
    request.rec_headers.add_header("WARC-Concurrent-To", response.rec_headers.get_header("WARC-Record-ID"))
    yield request


def _response_headers(capture: Capture) -> StatusAndHeaders:
    """Give the answer's head; what told of the transport's packing is kept under another name, since it is unpacked."""
    status = 304 if NOT_MODIFIED in capture.headers else capture.status
    phrase = HTTPStatus(status).phrase if status in set(HTTPStatus) else ""
    headers = [
        (f"X-Archive-Orig-{name}" if name in HOP else name, _line(value))
        for name, value in capture.headers.items()
        if name != NOT_MODIFIED
    ]
    length = ("Content-Length", str(len(capture.body)))
    return StatusAndHeaders(f"{status} {phrase}".strip(), [*headers, length], protocol="HTTP/1.1")


def _request_headers(capture: Capture) -> StatusAndHeaders:
    parts = urlsplit(capture.requested_url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = [("Host", parts.netloc), *((name, _line(value)) for name, value in capture.request_headers.items())]
    return StatusAndHeaders(f"{target} HTTP/1.1", headers, protocol="GET", is_http_request=True)


def _line(value: str) -> str:
    """Give a header's value on one line: a server's own line breaks would make headers of it."""
    return " ".join(value.split())

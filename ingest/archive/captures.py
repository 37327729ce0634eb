"""Captures: every answer that was read, named by its bytes; an unchanged answer is the capture we have."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlite_utils import Database

from ingest.archive.instants import stamp
from ingest.archive.warc import Shelf, kept_bytes
from ingest.items import Capture, Context

INSERT = """
INSERT INTO captures (id, url, requested_url, fetched_at, status, media_type, etag, last_modified, sha256, bytes,
                      context_json, run_id, warc_file, warc_offset, warc_length, is_revisit)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
KNOWN = "SELECT id, warc_file IS NOT NULL FROM captures WHERE id IN (SELECT value FROM json_each(?))"
LATEST = """
SELECT id, requested_url, json_extract(context_json, '$.publication'), json_extract(context_json, '$.issued_on'),
       json_extract(context_json, '$.edition')
FROM captures WHERE warc_file IS NOT NULL AND status = 200 ORDER BY fetched_at, rowid
"""
ONE = "SELECT url, requested_url, fetched_at, status, context_json FROM captures WHERE id = ?"
PLACED = "UPDATE captures SET warc_file = ?, warc_offset = ?, warc_length = ?, is_revisit = ? WHERE id = ?"


def save_captures(db: Database, captures: Iterable[Capture], run_id: int, shelf: Shelf | None = None) -> None:
    """Add the captures that are new, and keep on the shelf the bytes that are not kept yet.

    Raises:
        ArchiveError: their bytes could not be written.
    """
    once: dict[str, Capture] = {}
    for capture in captures:
        once.setdefault(capture.id, capture)
    with db.atomic():
        known = dict(db.conn.execute(KNOWN, [json.dumps(list(once))]).fetchall())
        for name, capture in once.items():
            if known.get(name) or (name in known and shelf is None):
                continue
            place = shelf.keep(db, capture) if shelf else None
            where = (place.file, place.offset, place.length, place.is_revisit) if place else (None, None, None, False)
            if name in known:
                db.conn.execute(PLACED, (*where, name))
            else:
                db.conn.execute(INSERT, (*_row(capture, run_id), *where))
        if shelf:
            shelf.sync()


def _row(capture: Capture, run_id: int) -> tuple[object, ...]:
    return (
        capture.id,
        capture.url,
        capture.requested_url,
        stamp(capture.fetched_at),
        capture.status,
        capture.media_type,
        capture.headers.get("etag", ""),
        capture.headers.get("last-modified", ""),
        capture.sha256,
        len(capture.body),
        capture.context.to_json(),
        run_id,
    )


@dataclass(frozen=True, slots=True)
class KeptIssue:
    """The captures (ids, in the order they came) that are the latest of their addresses, of one issue.

    ``issued_on`` is None for those that what led to them knew no day of: an entry page may be an issue's first page.
    """

    publication: str
    issued_on: date | None
    edition: str
    captures: tuple[str, ...]


def kept_issues(db: Database, publication: str | None = None, since: date | None = None) -> list[KeptIssue]:
    """Give the issues whose captures' bytes are kept, those without a day first."""
    latest: dict[tuple[str, str, str], dict[str, str]] = {}
    for capture_id, url, paper, day, edition in db.conn.execute(LATEST):
        if (publication is None or paper == publication) and (since is None or not day or day >= since.isoformat()):
            of_issue = latest.setdefault((paper, day or "", edition or ""), {})
            of_issue.pop(url, None)
            of_issue[url] = capture_id
    return [
        KeptIssue(paper, date.fromisoformat(day) if day else None, edition, tuple(captures.values()))
        for (paper, day, edition), captures in sorted(latest.items())
    ]


@dataclass(frozen=True, slots=True)
class Held:
    """A kept answer: what its server gave to ask by whether it has changed; either may be empty, not both."""

    id: str
    etag: str
    last_modified: str


def last_kept(db: Database, requested_url: str) -> Held | None:
    """Give the last good answer of an address, if its bytes are kept and its server gave anything to ask by.

    There is none while an error about the address is open: what is kept of it may be damaged, and the server does not know.
    """
    row = db.conn.execute(
        """
        SELECT id, etag, last_modified FROM captures c
        WHERE requested_url = ? AND url = requested_url AND status = 200 AND warc_file IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM problems p WHERE p.subject = c.requested_url AND p.severity = 'error'
                          AND p.resolved_at IS NULL)
        ORDER BY fetched_at DESC LIMIT 1
        """,
        [requested_url],
    ).fetchone()
    return Held(*row) if row and (row[1] or row[2]) else None


def load_capture(db: Database, archive: Path, capture_id: str) -> Capture:
    """Give a capture as it was received.

    Raises:
        ArchiveUnreadable: its bytes were not kept, or their file is gone or damaged.
    """
    url, requested_url, fetched_at, status, context = db.conn.execute(ONE, [capture_id]).fetchone()
    body, headers = kept_bytes(db, archive, capture_id)
    return Capture(
        url=url,
        requested_url=requested_url,
        fetched_at=datetime.fromisoformat(fetched_at),
        status=status,
        body=body,
        context=Context.from_json(context),
        headers=headers,
    )

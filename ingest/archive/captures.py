"""Captures: every answer that was read, named by its bytes; an unchanged answer is the capture we have."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlite_utils import Database

from ingest.archive.instants import stamp
from ingest.archive.warc import Shelf
from ingest.items import Capture

INSERT = """
INSERT INTO captures (id, url, requested_url, fetched_at, status, media_type, etag, last_modified, sha256, bytes,
                      context_json, run_id, warc_file, warc_offset, warc_length, is_revisit)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
KNOWN = "SELECT id, warc_file IS NOT NULL FROM captures WHERE id IN (SELECT value FROM json_each(?))"
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

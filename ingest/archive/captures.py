"""Captures: every answer that was read, named by its bytes; an unchanged answer is the capture we have."""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

from ingest.archive.instants import stamp
from ingest.items import Capture

INSERT = """
INSERT INTO captures (id, url, requested_url, fetched_at, status, media_type, etag, last_modified, sha256, bytes,
                      context_json, run_id)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
"""


def save_captures(db: Database, captures: Iterable[Capture], run_id: int) -> None:
    """Add the captures that are new."""
    with db.atomic():
        db.conn.executemany(INSERT, (_row(capture, run_id) for capture in captures))


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

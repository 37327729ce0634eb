"""Captures: every answer that was read, named by its bytes; an unchanged answer is the capture we have."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlite_utils import Database

from ingest.archive.instants import stamp
from ingest.archive.records import is_of_the_web
from ingest.archive.warc import Place, Shelf, kept_bytes
from ingest.items import Capture, Context

LAST = "coalesce(last_fetched_at, fetched_at)"  # a page that was changed and changed back says what it said first
INSERT = """
INSERT INTO captures (id, url, requested_url, fetched_at, status, media_type, etag, last_modified, sha256, bytes,
                      context_json, run_id, warc_file, warc_offset, warc_length, is_revisit)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
KNOWN = f"""
SELECT id, {LAST}, warc_file, warc_offset, warc_length, is_revisit FROM captures
WHERE id IN (SELECT value FROM json_each(?))
"""  # noqa: S608  # ours
CAME_AGAIN = "UPDATE captures SET last_fetched_at = ? WHERE id = ?"
KEPT = f"""
SELECT json_extract(context_json, '$.publication'), json_extract(context_json, '$.issued_on'),
       json_extract(context_json, '$.edition'), id, requested_url, run_id, {LAST}
FROM captures WHERE warc_file IS NOT NULL AND status = 200 ORDER BY {LAST}, rowid
"""  # noqa: S608  # ours
ONE = "SELECT url, requested_url, fetched_at, status, context_json FROM captures WHERE id = ?"
PLACED = "UPDATE captures SET warc_file = ?, warc_offset = ?, warc_length = ?, is_revisit = ? WHERE id = ?"


def save_captures(db: Database, captures: Iterable[Capture], run_id: int, shelf: Shelf | None = None) -> None:
    """Add the captures that are new, and keep on the shelf the bytes that are not kept yet, or no more.

    Of what came again a record says that, and when, and refers to the bytes that are kept.

    Raises:
        ArchiveError: their bytes could not be written.
    """
    once: dict[str, Capture] = {}
    for capture in captures:
        once.setdefault(capture.id, capture)
    with db.atomic():
        known = {name: facts for name, *facts in db.conn.execute(KNOWN, [json.dumps(list(once))])}
        for name, capture in once.items():
            if name not in known:
                place = shelf.keep(db, capture) if shelf else None
                db.conn.execute(INSERT, (*_row(capture, run_id), *_place(place)))
                continue
            last, *named = known[name]
            held = Place(*named) if named[0] else None
            came_again = stamp(capture.fetched_at) > last
            if came_again:
                db.conn.execute(CAME_AGAIN, [stamp(capture.fetched_at), name])
            if shelf is None or (held and not came_again):
                continue
            if held and not is_of_the_web(capture) and shelf.has(db, capture):
                continue
            place = shelf.keep(db, capture)
            if held is None or not shelf.holds(held):
                db.conn.execute(PLACED, (*_place(place), name))
        if shelf:
            shelf.sync()


def _place(place: Place | None) -> tuple[object, ...]:
    return (place.file, place.offset, place.length, place.is_revisit) if place else (None, None, None, False)


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
class KeptCapture:
    """A capture whose bytes are kept: the run that first brought it, and when it came last."""

    id: str
    requested_url: str
    run_id: int
    came_at: str


@dataclass(frozen=True, slots=True)
class KeptIssue:
    """The captures, in the order they came, that are the latest of their places, of one issue.

    ``issued_on`` is None for those that what led to them knew no day of: an entry page may be an issue's first page.
    """

    publication: str
    issued_on: date | None
    edition: str
    captures: tuple[KeptCapture, ...]


def kept_issues(db: Database, publication: str | None = None, since: date | None = None) -> list[KeptIssue]:
    """Give the issues whose captures' bytes are kept, those without a day first."""
    issues: defaultdict[tuple[str, str, str], list[KeptCapture]] = defaultdict(list)
    for paper, day, edition, *facts in db.conn.execute(KEPT):
        if (publication is None or paper == publication) and (since is None or not day or day >= since.isoformat()):
            issues[paper, day or "", edition or ""].append(KeptCapture(*facts))
    return [
        KeptIssue(paper, date.fromisoformat(day) if day else None, edition, _latest(captures))
        for (paper, day, edition), captures in sorted(issues.items())
    ]


def _latest(captures: Sequence[KeptCapture]) -> tuple[KeptCapture, ...]:
    """Leave out whose place another run's capture came from later."""
    runs: dict[str, int] = {}
    latest = [one for one in reversed(captures) if runs.setdefault(_place_of(one), one.run_id) == one.run_id]
    return tuple(reversed(latest))


def _place_of(capture: KeptCapture) -> str:
    """Give what an address names wherever its site stands: hosts move, and http becomes https."""
    _, is_of_a_site, rest = capture.requested_url.partition("://")
    return rest.partition("/")[2] if is_of_a_site else capture.requested_url


@dataclass(frozen=True, slots=True)
class Held:
    """A kept answer: what its server gave to ask by whether it has changed; either may be empty, not both."""

    id: str
    etag: str
    last_modified: str


def last_kept(db: Database, requested_url: str) -> Held | None:
    """Give the last good answer of an address, if its bytes are kept and its server gave anything to ask by.

    None is asked by that was read with an error, nor any while an error about the address is open: it may be damaged, and the
    server does not know.
    """
    row = db.conn.execute(
        f"""
        SELECT id, etag, last_modified FROM captures c
        WHERE requested_url = ? AND url = requested_url AND status = 200 AND warc_file IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM problems p WHERE p.subject = c.requested_url AND p.severity = 'error'
                          AND (p.resolved_at IS NULL OR p.capture_id = c.id))
        ORDER BY {LAST} DESC LIMIT 1
        """,  # noqa: S608  # ours
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

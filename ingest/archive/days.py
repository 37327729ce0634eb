"""Days: what asking a paper for each day came to; another answer takes the place of an earlier one.

The same answer again writes nothing; that asking failed once more does: how long it was in vain says when to ask next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from sqlite_utils import Database

from ingest.archive.filling import fill
from ingest.archive.instants import stamp
from ingest.days import Day, DayAnswer
from ingest.items import Publication

UPSERT = """
INSERT INTO days (publication_id, issued_on, edition, answer, requested_url, asked_at, run_id)
VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (publication_id, issued_on, edition) DO UPDATE SET
    answer = excluded.answer, requested_url = excluded.requested_url, asked_at = excluded.asked_at,
    run_id = excluded.run_id
WHERE answer <> excluded.answer OR requested_url <> excluded.requested_url OR answer = 'failed'
"""
HEAL = "UPDATE problems SET resolved_at = ? WHERE resolved_at IS NULL AND kind = 'issue_lost' AND subject = ?"


def save_days(db: Database, publication: Publication, days: Iterable[Day], run_id: int) -> None:
    """Save the answers about days of ``publication``; one that is known now is no longer a problem."""
    asked = list(days)
    with db.atomic():
        fill(db, "publications", asdict(publication))
        db.conn.executemany(UPSERT, [_row(publication, day, run_id) for day in asked])
        known = [(stamp(day.asked_at), day.requested_url) for day in asked if day.answer is not DayAnswer.FAILED]
        db.conn.executemany(HEAL, known)


def _row(publication: Publication, day: Day, run_id: int) -> tuple[object, ...]:
    return (
        publication.id,
        day.issued_on.isoformat(),
        day.edition,
        day.answer.value,
        day.requested_url,
        stamp(day.asked_at),
        run_id,
    )

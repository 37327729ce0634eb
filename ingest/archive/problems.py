"""Problems: what could not be read as it should be, open until the same thing is read without it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlite_utils import Database

from ingest.archive.instants import stamp
from ingest.items import IssueReading, Problem

INSERT = """
INSERT INTO problems (run_id, capture_id, issue_id, article_id, severity, kind, message, subject, seen_at)
VALUES (:run, (SELECT id FROM captures WHERE requested_url = :subject OR id = :capture ORDER BY fetched_at DESC LIMIT 1),
        :issue, :article, :severity, :kind, :message, :subject, :seen_at)
ON CONFLICT DO NOTHING
"""


def record_problems(
    db: Database, problems: Iterable[Problem], run_id: int, seen_at: datetime, *, issue_id: str | None = None
) -> None:
    """Add problems; one that is open already (same kind, subject and message) is not added again."""
    with db.atomic():
        for problem in problems:
            _record(db, problem, run_id, seen_at, issue_id=issue_id, article_id=None, capture_id=None)


def save_problems(
    db: Database, reading: IssueReading, article_ids: Iterable[str], run_id: int, seen_at: datetime
) -> None:
    """Record an issue's problems, inside the caller's transaction, and resolve those that are no longer so.

    An open problem is resolved when what it is about (its subject) was read again without it.
    """
    found: list[tuple[Problem, str | None, str | None]] = [(problem, None, None) for problem in reading.problems]
    for article, article_id in zip(reading.articles, article_ids, strict=True):
        source = article.parts[0].source
        for problem in article.problems:
            found.append((replace(problem, subject=problem.subject or source.key), article_id, source.capture_id))
    subjects = {source.key for article in reading.articles for source in article.sources}
    subjects |= {capture.requested_url for capture in reading.captures}
    subjects |= {capture.url for capture in reading.captures}
    recurring = {(problem.kind, problem.subject, problem.message) for problem, _, _ in found}
    still_open = db.conn.execute(
        "SELECT id, kind, subject, message FROM problems "
        "WHERE resolved_at IS NULL AND subject IN (SELECT value FROM json_each(?))",
        [json.dumps(sorted(subjects))],
    ).fetchall()
    healed = [number for number, *what in still_open if tuple(what) not in recurring]
    db.conn.executemany(
        "UPDATE problems SET resolved_at = ? WHERE id = ?", ((stamp(seen_at), number) for number in healed)
    )
    for problem, row_id, capture_id in found:
        _record(db, problem, run_id, seen_at, issue_id=reading.issue.id, article_id=article_id, capture_id=capture_id)


def _record(
    db: Database,
    problem: Problem,
    run_id: int,
    seen_at: datetime,
    *,
    issue_id: str | None,
    article_id: str | None,
    capture_id: str | None,
) -> None:
    row: dict[str, object] = {
        "run": run_id,
        "capture": capture_id,
        "issue": issue_id,
        "article": article_id,
        "severity": problem.severity.value,
        "kind": problem.kind,
        "message": problem.message,
        "subject": problem.subject,
        "seen_at": stamp(seen_at),
    }
    db.conn.execute(INSERT, row)

"""Problems: what could not be read as it should be, open until the same thing is read without it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlite_utils import Database

from ingest.archive.articles import SavedArticles
from ingest.archive.instants import stamp
from ingest.items import IssueReading, Problem

INSERT = """
INSERT INTO problems (run_id, capture_id, issue_id, article_id, severity, kind, message, subject, seen_at)
VALUES (:run, coalesce(:capture, (SELECT id FROM captures WHERE requested_url = :subject
                                  ORDER BY fetched_at DESC LIMIT 1)),
        :issue, :article, :severity, :kind, :message, :subject, :seen_at)
ON CONFLICT DO NOTHING
"""
STILL_OPEN = """
SELECT id, kind, subject, message FROM problems
WHERE resolved_at IS NULL AND subject IN (SELECT value FROM json_each(?))
"""
ANY = "true"
LOOSE_AND_BEFORE = "issue_id IS NULL AND run_id <> ?"


@dataclass(frozen=True, slots=True)
class SavedProblems:
    """How many problems are new, and how many that were open are no longer so."""

    new: int
    resolved: int


@dataclass(frozen=True, slots=True)
class _Found:
    """A problem and the rows it is about."""

    problem: Problem
    issue_id: str | None = None
    article_id: str | None = None
    capture_id: str | None = None


def record_problems(
    db: Database,
    problems: Iterable[Problem],
    run_id: int,
    seen_at: datetime,
    *,
    issue_id: str | None = None,
    read_again: Collection[str] = (),
) -> int:
    """Add problems and say how many were new; one that is open (same kind, subject and message) is not added again.

    What earlier runs left open of no issue, and whose subject is among ``read_again`` (addresses), is resolved unless it is
    found again.
    """
    found = [_Found(problem, issue_id) for problem in problems]
    with db.atomic():
        _resolve(db, read_again, found, seen_at, LOOSE_AND_BEFORE, run_id)
        return _record(db, found, run_id, seen_at)


def open_subjects(db: Database, kind: str) -> list[str]:
    """Give what the open problems of a kind are about."""
    rows = db.conn.execute("SELECT DISTINCT subject FROM problems WHERE kind = ? AND resolved_at IS NULL", [kind])
    return [subject for (subject,) in rows]


def save_problems(
    db: Database, reading: IssueReading, articles: SavedArticles, run_id: int, seen_at: datetime
) -> SavedProblems:
    """Record an issue's problems, inside the caller's transaction, and resolve those that are no longer so.

    An open problem is resolved when what it is about (its subject: a source key, a page id, an address) was read again
    without it, or is gone from a page that was read whole. What a source says that is only listed, because a better one
    owns the article, is no problem of the archive.
    """
    read = list(zip(reading.articles, articles.ids, strict=True))
    places = {source.key: (article_id, source.capture_id) for article, article_id in read for source in article.sources}
    found = []
    for problem in (*reading.problems, *articles.problems):
        article_id, capture_id = places.get(problem.subject, (None, None))
        found.append(_Found(problem, reading.issue.id, article_id, capture_id))
    for article, article_id in read:
        source = article.parts[0].source
        for problem in article.problems:
            about = replace(problem, subject=problem.subject or source.key)
            found.append(_Found(about, reading.issue.id, article_id, source.capture_id))
    listed = _only_listed(db, reading)
    found = [one for one in found if one.problem.subject not in listed]
    resolved = _resolve(db, _subjects(reading) | articles.gone | _left(db, reading), found, seen_at)
    return SavedProblems(new=_record(db, found, run_id, seen_at), resolved=resolved)


def _resolve(
    db: Database, subjects: Collection[str], found: Iterable[_Found], seen_at: datetime, which: str = ANY, *asked: int
) -> int:
    """Resolve what is open of the subjects, ``which`` of it there is (SQL), and not found again; say how many."""
    recurring = {(one.problem.kind, one.problem.subject, one.problem.message) for one in found}
    still_open = db.conn.execute(
        f"{STILL_OPEN} AND {which}", [json.dumps(sorted(subjects), ensure_ascii=False), *asked]
    ).fetchall()
    healed = [number for number, *what in still_open if tuple(what) not in recurring]
    db.conn.executemany(
        "UPDATE problems SET resolved_at = ? WHERE id = ?", [(stamp(seen_at), number) for number in healed]
    )
    return len(healed)


def _only_listed(db: Database, reading: IssueReading) -> set[str]:
    """Give the source keys of the reading that no part of an article is taken from."""
    keys = {source.key for article in reading.articles for source in article.sources}
    owning = "SELECT source_key FROM parts WHERE source_key IN (SELECT value FROM json_each(?))"
    return keys - {key for (key,) in db.conn.execute(owning, [json.dumps(sorted(keys), ensure_ascii=False)])}


def _subjects(reading: IssueReading) -> set[str]:
    """Give all that was read again: source keys, page ids, addresses."""
    keys = {source.key for article in reading.articles for source in article.sources}
    pages = {reading.issue.page_id(page.sequence) for page in reading.pages}
    addresses = {address for capture in reading.captures for address in (capture.requested_url, capture.url)}
    return keys | pages | addresses


def _left(db: Database, reading: IssueReading) -> set[str]:
    """Give the addresses of which anything is open of an issue that is read whole now: those not read are no part of it."""
    if not reading.is_complete:
        return set()
    told = "SELECT subject FROM problems WHERE issue_id = ? AND resolved_at IS NULL AND subject LIKE 'http%'"
    return {subject for (subject,) in db.conn.execute(told, [reading.issue.id])}


def _record(db: Database, found: Iterable[_Found], run_id: int, seen_at: datetime) -> int:
    rows = [
        {
            "run": run_id,
            "capture": one.capture_id,
            "issue": one.issue_id,
            "article": one.article_id,
            "severity": one.problem.severity.value,
            "kind": one.problem.kind,
            "message": one.problem.message,
            "subject": one.problem.subject,
            "seen_at": stamp(seen_at),
        }
        for one in found
    ]
    return max(0, db.conn.executemany(INSERT, rows).rowcount)

"""A paper's rhythm from its archive, and what of it should be there by now."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlite_utils import Database

from ingest.archive.instants import stamp
from ingest.archive.problems import record_problems
from ingest.items import Problem, Severity
from ingest.rhythm import Rhythm, overdue, rhythm_of

KIND = "issue_overdue"
AT_REST = timedelta(
    days=60
)  # a paper silent for longer was told of before, or was at rest (停刊) when it was first crawled

MOVED = "see whether its site moved (xianbao probe)"
"""What to do where a paper that is crawled falls silent."""

ISSUES = "SELECT DISTINCT issued_on FROM issues WHERE publication_id = ?"
STATED = "SELECT weekdays FROM publications WHERE id = ?"
LAST_CRAWL = """
SELECT date(max(started_at)) FROM runs WHERE command = 'crawl ' || ? AND finish_reason <> 'faulty_paper'
"""
OPEN = "SELECT id, message FROM problems WHERE kind = ? AND subject = ? AND resolved_at IS NULL"


def issue_days(db: Database, paper: str) -> frozenset[date]:
    """Give the days of a paper's issues."""
    return frozenset(date.fromisoformat(day) for (day,) in db.conn.execute(ISSUES, [paper]))


def load_rhythm(db: Database, paper: str, days: frozenset[date]) -> Rhythm | None:
    """Give a paper's rhythm, None where it is not sure."""
    stated = db.conn.execute(STATED, [paper]).fetchone()
    return rhythm_of(days, stated[0] if stated else "")


def overdue_issues(db: Database, paper: str, today: date) -> list[date]:
    """Give the days since a paper's newest issue of which one should be held by now."""
    days = issue_days(db, paper)
    return overdue(days, load_rhythm(db, paper, days), today)


def watch_rhythm(db: Database, paper: str, run_id: int, now: datetime, today: date) -> int:
    """Record that an issue of a paper is overdue, once, and resolve it when a later one has come; give how many are new."""
    missed = overdue_issues(db, paper, today)
    sentence = said(paper, missed[:1])
    with db.atomic():
        come = [
            (stamp(now), number)
            for number, message in db.conn.execute(OPEN, [KIND, paper]).fetchall()
            if message != sentence
        ]
        db.conn.executemany("UPDATE problems SET resolved_at = ? WHERE id = ?", come)
        if not missed or missed[-1] - missed[0] > AT_REST:
            return 0
        problem = Problem(kind=KIND, message=sentence, subject=paper, severity=Severity.ERROR)
        return record_problems(db, [problem], run_id, now)


def last_crawl(db: Database, paper: str) -> date | None:
    """Give the day of a paper's last crawl that could begin (UTC); None where it was never crawled."""
    (day,) = db.conn.execute(LAST_CRAWL, [paper]).fetchone()
    return date.fromisoformat(day) if day else None


def said(paper: str, missed: list[date], advice: str = MOVED) -> str:
    """Give the sentence about issues that are overdue, oldest first, with what to do; none for no issue."""
    if not missed:
        return ""
    more = f" (and {len(missed) - 1} more)" if missed[1:] else ""
    return (
        f"{paper}: its issue of {missed[0]}{more} has not come, though it was due by the weekdays that the paper keeps: "
        f"{advice}."
    )

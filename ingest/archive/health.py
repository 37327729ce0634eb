"""What of an archive needs a person (需要人看): one sentence each, with what to do. Nothing to say, nothing wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from sqlite_utils import Database

from ingest.archive.rhythms import AT_REST, MOVED, issue_days, last_crawl, load_rhythm, said
from ingest.archive.rhythms import KIND as OVERDUE
from ingest.rhythm import overdue

LATEST = 20  # issues from whose distances it is told how often a paper comes that keeps to no weekdays
FEWEST = 4  # distances; with fewer no rhythm is known
SILENT = 2  # usual distances without an issue, and then SLACK days: papers skip a holiday (国庆, 春节) now and then
SLACK = 8

ERRORS = """
SELECT coalesce(publication_id, ''), kind, count(*), min(message) FROM open_problems
WHERE severity = 'error' AND kind <> ?
GROUP BY 1, 2 ORDER BY 1, 2
"""
LAST_RUNS = """
SELECT command, verdict, finished_at, started_at FROM runs r
WHERE id = (SELECT max(id) FROM runs s WHERE s.command = r.command) AND finish_reason IS NOT 'faulty_paper' ORDER BY id
"""
PATIENCE = 4  # runs in a row that were put off: two days, when cron runs two a day
PUT_OFF = """
SELECT command, count(*), min(started_at), max(finish_reason) FROM runs r
WHERE verdict = 'try_later' AND id > coalesce(
    (SELECT max(id) FROM runs s WHERE s.command = r.command AND s.finished_at IS NOT NULL AND s.verdict <> 'try_later'), 0)
GROUP BY command HAVING count(*) >= ? ORDER BY command
"""
STOPPED = "it was stopped each time before its end: give it more time, or bound it with --since"
ADVICE = {
    "asked_to_wait": "its server asks each time to be left alone, or is down: open its site in a browser",
    "quiet_hours": "it runs in quiet hours: let cron start it in others",
}


def concerns(db: Database, today: date, *, is_held: bool = False) -> Iterator[str]:
    """Give what needs a person: open errors, runs that ended badly or were put off again and again, papers fallen silent.

    ``is_held``: a run is writing now, so that the newest one has good reason not to have ended.
    """
    for paper, kind, count, message in db.conn.execute(ERRORS, [OVERDUE]):  # told below, as of today
        more = f" (and {count - 1} more)" if count > 1 else ""
        yield f"{paper or 'the archive'}: {kind}{more}: {message}"
    for command, verdict, finished_at, started_at in db.conn.execute(LAST_RUNS):
        if finished_at is None and not is_held:
            yield f"“{command}” of {started_at} never ended: it was killed; run it again."
        elif finished_at and verdict == "needs_a_person":
            yield f"“{command}” of {started_at} ended with errors: look at run_health and open_problems."
    for command, times, since, reason in db.conn.execute(PUT_OFF, [PATIENCE]):
        yield f"“{command}” ended {times} times in a row with “try later”, since {since}: {ADVICE.get(reason, STOPPED)}."
    for (paper,) in db.conn.execute("SELECT id FROM publications ORDER BY id").fetchall():
        yield from _silence(db, paper, today)


def _silence(db: Database, paper: str, today: date) -> Iterator[str]:
    """Tell an issue that is overdue by the paper's rhythm; where that is not sure, a silence far beyond the usual.

    A paper that was only ever imported is told of for a while: nobody may want more than the years that were at hand.
    """
    held = issue_days(db, paper)
    days = sorted(held, reverse=True)[:LATEST]
    silent = today - days[0] if days else timedelta()
    crawled_on = last_crawl(db, paper)
    if crawled_on is None and silent > AT_REST:
        return
    if rhythm := load_rhythm(db, paper, held):
        if missed := overdue(held, rhythm, today):
            yield said(paper, missed, _advice(crawled_on, missed[0]))
        return
    usual = usual_distance(days)
    if usual and silent.days > SILENT * usual + SLACK:
        yield (
            f"{paper}: its newest issue is of {days[0]}, {silent.days} days ago, though it usually comes every "
            f"{usual:g} days: {_advice(crawled_on, days[0])}."
        )


def _advice(crawled_on: date | None, day: date) -> str:
    """Say what to do about an issue of a ``day`` that is not held, by when the paper was last crawled."""
    if crawled_on is None:
        return "it was never crawled, import its newer issues"
    return MOVED if crawled_on > day else f"it was last crawled on {crawled_on}, see whether cron runs it"


def usual_distance(days: list[date]) -> float | None:
    """Give the usual number of days between issues, newest first; None where too few are held to say."""
    distances = [(later - earlier).days for later, earlier in pairwise(days)]
    return median(distances) if len(distances) >= FEWEST else None

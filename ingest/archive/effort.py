"""Hold what a run asked for against the paper's earlier runs: one that goes in circles asks much and finds little."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from statistics import median

from sqlite_utils import Database

from ingest.archive.instants import stamp
from ingest.archive.problems import record_problems
from ingest.items import Problem, Severity

KIND = "unusual_run"
HISTORY = 20  # runs that a run is held against
FEWEST = 5  # of them; with fewer nothing is usual yet
MUCH = 100  # requests, below which a run is not looked at: a new issue is 30 to 60
TOO_MUCH = 5  # times what is usual

COMMAND = "SELECT command FROM runs WHERE id = ?"
EARLIER = """
SELECT json_extract(stats_json, '$.requests'),
       coalesce(json_extract(stats_json, '$.new'), 0) + coalesce(json_extract(stats_json, '$.changed'), 0)
       + coalesce(json_extract(stats_json, '$.unchanged'), 0) + (SELECT count(*) FROM days d WHERE d.run_id = r.id)
FROM runs r
WHERE command = ? AND id < ? AND finish_reason = 'finished' AND json_extract(stats_json, '$.requests') IS NOT NULL
ORDER BY id DESC LIMIT ?
"""
RESOLVE = "UPDATE problems SET resolved_at = ? WHERE kind = ? AND subject = ? AND resolved_at IS NULL AND run_id <> ?"


def watch_effort(db: Database, run_id: int, requests: int, articles: int, now: datetime) -> int:
    """Record that a run asked for much more than earlier ones for what it found, resolve what was said of those.

    Gives how many problems are new. What is found are articles and answers about days.
    """
    (command,) = db.conn.execute(COMMAND, [run_id]).fetchone()
    (days,) = db.conn.execute("SELECT count(*) FROM days WHERE run_id = ?", [run_id]).fetchone()
    usual = usual_effort(db.conn.execute(EARLIER, [command, run_id, HISTORY]).fetchall())
    with db.atomic():
        db.conn.execute(RESOLVE, [stamp(now), KIND, command, run_id])
        if usual is None or requests < MUCH or requests <= TOO_MUCH * usual * (1 + articles + days):
            return 0
        message = (
            f"“{command}” asked for {requests} addresses for {articles} articles and {days} days, usually it asks for "
            f"{usual:.1f} each: see whether the site leads in circles (xianbao probe)."
        )
        problem = Problem(kind=KIND, message=message, subject=command, severity=Severity.ERROR)
        return record_problems(db, [problem], run_id, now)


def usual_effort(runs: Sequence[tuple[int, int]]) -> float | None:
    """Give the usual number of requests for each thing found (one more, since a run always asks), None where unknown."""
    return median(asked / (1 + found) for asked, found in runs) if len(runs) >= FEWEST else None

"""A run that asks for much and finds little, against the paper's earlier runs, is said once and forgotten by the next usual one."""

from datetime import UTC, datetime

from sqlite_utils import Database

from ingest.archive.effort import KIND, watch_effort
from ingest.archive.runs import finish_run, start_run
from tests.archive.pieces import rows

NOW = datetime(2024, 5, 1, tzinfo=UTC)


def run(db: Database, requests: int, new: int, command: str = "crawl weekly") -> int:
    """Give how many problems are new."""
    number = start_run(db, command, {}, "0")
    found = watch_effort(db, number, requests, new, NOW)
    finish_run(db, number, "finished", "fine", {"requests": requests, "new": new})
    return found


def test_a_run_in_circles_is_said_and_resolved_by_the_next_usual_one(db: Database) -> None:
    for requests, new in [(900, 600), (3, 0), (45, 30), (3, 0), (4, 0)]:
        assert run(db, requests, new) == 0, "nothing is usual yet"
    assert run(db, 400, 300) == 0
    assert run(db, 90, 0) == 0, "so few are no matter"
    assert run(db, 400, 2) == 1
    assert rows(db, f"SELECT subject, severity FROM open_problems WHERE kind = '{KIND}'") == [("crawl weekly", "error")]
    assert run(db, 400, 2, "crawl another") == 0, "each paper is held against its own runs"
    assert run(db, 45, 30) == 0
    assert rows(db, f"SELECT count(*) FROM open_problems WHERE kind = '{KIND}'") == [(0,)]

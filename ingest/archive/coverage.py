"""The calendar of a paper's coverage (存报日历): what is held of each day, what the paper had none of, what failed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from sqlite_utils import Database

from ingest.rhythm import missing, months

DAYS = """
SELECT issued_on, answer AS state FROM days WHERE publication_id = :paper
UNION ALL
SELECT issued_on, state FROM issues WHERE publication_id = :paper
"""


class Cover(StrEnum):
    """What is known of a day, the best of several last."""

    MISSING = "missing"  # an issue was due by the paper's rhythm, and nobody asked
    FAILED = "failed"  # it was asked for and nobody knows
    NOT_YET = "not_yet"  # its issue is overdue
    NO_ISSUE = "no_issue"  # the paper did not appear
    OPEN = "open"  # an issue is held; whether all of it is not known
    PARTIAL = "partial"  # a page or an article of it is known to be missing
    COMPLETE = "complete"


RANKS = list(Cover)
ISSUES = (Cover.OPEN, Cover.PARTIAL, Cover.COMPLETE)


def by_month(days: Mapping[date, Cover]) -> list[tuple[str, dict[int, Cover]]]:
    """Give what is known of each day (1…31) of each month (2024-03) from the first that is known of to the last."""
    if not days:
        return []
    found: dict[date, dict[int, Cover]] = {month: {} for month in months(min(days), max(days))}
    for day, cover in days.items():
        found[day.replace(day=1)][day.day] = cover
    return [(f"{month:%Y-%m}", known) for month, known in found.items()]


def coverage(db: Database, paper: str) -> Mapping[date, Cover]:
    """Give what is known of each day of a paper, in order; a day that nobody asked for, and no issue was due, is not in it.

    Raises:
        KeyError: the archive has no such paper.
    """
    if not db.conn.execute("SELECT 1 FROM publications WHERE id = ?", [paper]).fetchone():
        raise KeyError(paper)
    found: dict[date, Cover] = {}
    held: set[date] = set()
    for day, state in db.conn.execute(DAYS, {"paper": paper}):
        if state == "issue":  # its row in issues says more
            continue
        known = date.fromisoformat(day)
        if state in ISSUES:
            held.add(known)
        found[known] = max(found.get(known, Cover(state)), Cover(state), key=RANKS.index)
    (stated,) = db.conn.execute("SELECT weekdays FROM publications WHERE id = ?", [paper]).fetchone()
    found |= dict.fromkeys(missing(held, found, stated), Cover.MISSING)
    return dict(sorted(found.items()))

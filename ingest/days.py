"""What asking a paper for its days came to: an issue, none, none yet, or nobody knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class DayAnswer(StrEnum):
    """What asking a paper for one day came to."""

    ISSUE = "issue"
    NO_ISSUE = "no_issue"  # the paper did not appear that day
    NOT_YET = "not_yet"  # nothing is up, but an issue is due and may come (待上传): this answer expires
    FAILED = "failed"  # nobody knows: the server erred, refused or fell silent, or what it sent could not be read


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day that a paper was asked for. ``requested_url`` is what was asked: the day's own address, or a calendar's."""

    issued_on: date
    edition: str = ""
    answer: DayAnswer
    requested_url: str
    asked_at: datetime  # aware

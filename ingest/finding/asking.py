"""What a crawl asks for: a link, to what end, and how urgently. The spider makes requests of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ingest.finding.months import MonthIndex
from ingest.items import Link, LinkKind

URGENCY = (LinkKind.PERIOD, LinkKind.ISSUE, LinkKind.FILE, LinkKind.ARTICLE, LinkKind.PAGE)
"""What of one day is asked for last to first: pages lead to articles, and an issue is finished before an older one."""


class Errand(StrEnum):
    """To what end something is asked for."""

    LEAD = "lead"  # it leads to issues, or is one whose day is not known: the entry, a list, an issue named by a number
    OLDEST = "oldest"  # the oldest issue held, from which older ones may be linked
    MONTH = "month"  # a month's index of issue dates, at an address that follows from the paper's own
    DAY = "day"  # the address of a day that may have an issue
    CONTENT = "content"  # a page or an article of an issue whose day is known


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One address to ask for.

    ``day`` is the day tried, or where the ask stands among dated ones: before all by default. ``barren`` counts the lists
    that led here without naming a new issue; ``index`` is the month's index looked for.
    """

    link: Link
    errand: Errand
    day: date = date.max
    barren: int = 0
    index: MonthIndex | None = None

    @property
    def urgency(self) -> int:
        """Give its priority, the highest first: newest day first, and within a day what leads on before what is only read."""
        day = self.link.context.issued_on or self.day
        return len(URGENCY) * day.toordinal() + URGENCY.index(self.link.kind)

"""Gather a crawl's answers issue by issue, so that each issue is completed, joined and stored as one.

Answers arrive in any order and some never do; an issue is finished when nothing asked for it is outstanding.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from ingest.apart import is_heavy
from ingest.days import Day
from ingest.items import Capture, Context, Link, LinkKind, Problem, Publication, Reading, Severity

IssueKey = tuple[date, str]

MOST_LINKS = 10_000  # of one issue; the thickest anniversary issue has 200 pages of some ten articles each


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What was fetched and read of one issue in one sitting, as it came."""

    publication: Publication
    issued_on: date
    edition: str = ""
    captures: tuple[Capture, ...]
    readings: tuple[Reading, ...]
    problems: tuple[Problem, ...] = ()
    is_complete: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Loose:
    """What was fetched that belongs to no issue: an entry page, an index of dates, or an address that failed.

    ``days`` are answers about days of ``publication``.
    """

    captures: tuple[Capture, ...] = ()
    problems: tuple[Problem, ...] = ()
    days: tuple[Day, ...] = ()
    publication: Publication | None = None


@dataclass(slots=True)
class _Begun:
    """An issue still being fetched."""

    asked: set[str] = field(default_factory=set)
    outstanding: set[str] = field(default_factory=set)
    captures: list[Capture] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    is_whole: bool = True


class Gathering:
    """The issues of one paper that a crawl has begun, and what is outstanding of each."""

    def __init__(self, publication: Publication) -> None:
        self.publication = publication
        self._begun: dict[IssueKey, _Begun] = {}
        self._seen: set[IssueKey] = set()

    def begin(self, link: Link) -> bool:
        """Begin the issue that ``link`` opens; False when it was begun before."""
        key = _key(link.context)
        if key in self._seen:
            return False
        self._seen.add(key)
        self._begun[key] = _Begun(asked={link.url}, outstanding={link.url})
        return True

    def add(self, link: Link, capture: Capture, reading: Reading, leads: Iterable[Link]) -> list[Link]:
        """Take the answer to ``link``; give those of the links it leads to that were not asked for yet."""
        issue = self._begun[_key(link.context)]
        issue.captures.append(capture)
        issue.readings.append(reading)
        is_faulty = any(problem.severity is Severity.ERROR for problem in reading.problems)
        issue.is_whole &= link.kind is LinkKind.FILE or not is_faulty
        fresh = {lead.url: lead for lead in leads if lead.url not in issue.asked}
        if (excess := len(issue.asked) + len(fresh) - MOST_LINKS) > 0:
            message = f"The issue links to more than {MOST_LINKS} pages and articles; the rest was not asked for."
            issue.problems.append(
                Problem(kind="too_many_links", message=message, subject=link.url, severity=Severity.ERROR)
            )
            issue.is_whole = False
            fresh = dict(list(fresh.items())[: max(0, len(fresh) - excess)])
        issue.asked |= fresh.keys()
        issue.outstanding |= fresh.keys()
        issue.outstanding.discard(link.url)
        return list(fresh.values())

    def lose(self, link: Link, problem: Problem, capture: Capture | None = None) -> None:
        """Note that ``link`` gave nothing that could be read; a page's file beside its markup is no loss of the issue."""
        issue = self._begun[_key(link.context)]
        is_beside = link.kind is LinkKind.FILE
        issue.problems.append(replace(problem, kind="no_page_file", severity=Severity.NOTE) if is_beside else problem)
        issue.captures += [capture] if capture else []
        issue.outstanding.discard(link.url)
        issue.is_whole = issue.is_whole and is_beside

    def drop(self, link: Link) -> None:
        """Forget the issue that ``link`` was to open: there is none."""
        del self._begun[_key(link.context)]

    @property
    def is_idle(self) -> bool:
        """Tell whether nothing of any issue is outstanding."""
        return not self._begun

    def finished(self, context: Context) -> Gathered | None:
        """Give the issue of ``context`` when nothing of it is outstanding, else None."""
        key = _key(context)
        if self._begun[key].outstanding:
            return None
        return self._gathered(key)

    def unfinished(self) -> list[Gathered]:
        """Give what was gathered of every issue still open, as a crawl that is stopped leaves it; not those still unanswered."""
        open_keys = [key for key, issue in self._begun.items() if issue.captures or issue.problems]
        for key in open_keys:
            self._begun[key].is_whole = False
        return [self._gathered(key) for key in open_keys]

    def _gathered(self, key: IssueKey) -> Gathered:
        issue = self._begun.pop(key)
        return Gathered(
            publication=self.publication,
            issued_on=key[0],
            edition=key[1],
            captures=tuple(issue.captures),
            readings=tuple(issue.readings),
            problems=tuple(issue.problems),
            is_complete=issue.is_whole,
        )


def _key(context: Context) -> IssueKey:
    if context.issued_on is None:
        raise ValueError("A link of no issue cannot be gathered.")
    return context.issued_on, context.edition


def sittings(gathered: Gathered, held: Mapping[int, int] | None = None) -> tuple[Gathered, ...]:
    """Part what was gathered into what is to be stored one after another: page files that only repeat a page come last.

    A page's PDF, picture or bare text beside its markup is a second, worse source of the same articles: it is matched with
    what the markup gave, and adds only what the markup lacks. ``held`` is the rank of the best that is known of each page
    already; where nothing but worse was gathered, what comes first is empty.
    """
    best = defaultdict(int, held or {})
    for reading in gathered.readings:
        for page, rank in _ranks(reading):
            best[page] = max(best[page], rank)
    files = {capture.id for capture in gathered.captures if is_heavy(capture)}
    repeating = [
        reading
        for reading in gathered.readings
        if (ranks := _ranks(reading) or _silent_ranks(reading, files))
        and any(rank < best[page] for page, rank in ranks)
    ]
    if not repeating:
        return (gathered,)
    again = {reading.capture_id for reading in repeating}
    first = replace(
        gathered,
        readings=tuple(reading for reading in gathered.readings if reading not in repeating),
        captures=tuple(capture for capture in gathered.captures if capture.id not in again),
    )
    later = tuple(capture for capture in gathered.captures if capture.id in again)
    return first, replace(gathered, readings=tuple(repeating), captures=later, problems=(), is_complete=False)


def _ranks(reading: Reading) -> set[tuple[int, int]]:
    """Give the pages of which a reading has articles, each with the rank of its fidelity."""
    return {(part.page, part.source.fidelity.rank) for article in reading.articles for part in article.parts}


def _silent_ranks(reading: Reading, files: Collection[str]) -> set[tuple[int, int]]:
    """Give the page of a page's file that gave no article, with the lowest rank; nothing of any other reading."""
    page = reading.context.page
    return {(page, 0)} if page is not None and reading.capture_id in files else set()

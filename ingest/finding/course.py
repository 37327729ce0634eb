"""What one crawl of a paper knows: its bounds, what it found, what it has begun and what has not answered yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from urllib.parse import urljoin

from ingest.days import Day, DayAnswer
from ingest.finding.asking import Ask, Errand
from ingest.finding.discovery import Discovery
from ingest.finding.months import Months
from ingest.gathering import Gathered, Gathering, Loose
from ingest.hosts import OwnHosts
from ingest.items import Capture, Context, Link, LinkKind, Problem, Publication
from ingest.memory import Memory
from ingest.probing import Era

Found = Ask | Gathered | Loose
"""What an answer comes to: more to ask for, or something to store."""


class Course:
    """The course of one crawl of ``publication``, entered at ``entry``, for issues from ``since`` to ``until``.

    ``today`` is the paper's own date, in China. With ``is_keeping_files`` the PDF of every page is wanted too.
    """

    def __init__(
        self,
        publication: Publication,
        entry: str,
        *,
        since: date,
        until: date,
        today: date,
        eras: tuple[Era, ...] = (),
        is_keeping_files: bool = False,
    ) -> None:
        self.publication = publication
        self.entry = Link(url=entry, kind=LinkKind.ISSUE, context=Context(publication=publication.id))
        fronts = (urljoin(entry, era.front) for era in eras)
        self.own = OwnHosts.of(url for url in (entry, *fronts) if url)
        self.is_keeping_files = is_keeping_files
        self.gathering = Gathering(publication)
        self.discovery = Discovery(entry=entry, since=since, until=until, today=today, eras=eras)
        self.months = Months(publication.id, since, entry)
        self.memory = Memory()
        self.awaited: set[str] = set()  # what leads to issues and has not answered yet
        self.waiting: tuple[Link, ...] = ()  # the entry's links, until a month's index has named its days' editions
        self.is_over = False

    def remember(self, memory: Memory) -> None:
        """Take what the archive knows of the paper: what is settled is not asked for again."""
        self.memory = self.discovery.memory = self.months.memory = memory

    def ask(self, ask: Ask) -> Ask:
        """Give the ask back; until what leads to issues has answered, no day is tried."""
        if ask.errand is not Errand.CONTENT:
            self.awaited.add(ask.link.url)
        return ask

    def bare(self, link: Link) -> Link:
        """Give a link without what is known of it: its answer is to say."""
        return replace(link, context=Context(publication=self.publication.id))

    def is_own(self, url: str) -> bool:
        """Tell whether an address is on one of the paper's own hosts."""
        return self.own.holds(url)

    def is_closed(self, day: date, edition: str) -> bool:
        """Tell whether the archive has an issue complete, and it is too old to change."""
        return (day, edition) in self.memory.closed

    def answered_day(
        self, day: date, answer: DayAnswer, link: Link, capture: Capture | None = None, problem: Problem | None = None
    ) -> Loose:
        """Give what asking for a day came to, to be stored."""
        return Loose(
            captures=(capture,) if capture else (),
            problems=(problem,) if problem else (),
            days=(self.answer(day, answer, link.url, link.context.edition),),
            publication=self.publication,
        )

    @staticmethod
    def answer(day: date, answer: DayAnswer, url: str, edition: str = "") -> Day:
        """Give the answer of now about a day."""
        return Day(issued_on=day, edition=edition, answer=answer, requested_url=url, asked_at=datetime.now(UTC))

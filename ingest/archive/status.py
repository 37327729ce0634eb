"""What the archive holds, paper by paper, and how the last runs went."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from ingest.archive.rhythms import issue_days, load_rhythm

LAST_RUNS = 5


@dataclass(frozen=True, slots=True)
class PaperStatus:
    """One paper: what is held of it, between which dates, and what is missing or wrong."""

    id: str
    title: str
    issues: int
    incomplete: int  # of them: a page or an article is missing, or nobody said how much there is
    first_issue: str | None
    last_issue: str | None
    pages: int
    articles: int
    gaps: int  # where issues are missing, but for days on which the paper is known not to have appeared
    open_problems: int
    weekdays: str  # on which it appears, 135 for Monday, Wednesday and Friday; empty where that is not sure


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """One article of the newest issues."""

    publication_id: str
    issued_on: str
    page_label: str
    kind: str
    headline: str
    people: str
    body_chars: int


@dataclass(frozen=True, slots=True)
class RunLine:
    """One run."""

    id: int
    command: str
    started_at: str
    finished_at: str | None
    verdict: str


@dataclass(frozen=True, slots=True)
class Status:
    """All that ``xianbao status`` shows."""

    papers: tuple[PaperStatus, ...]
    articles: tuple[ArticleLine, ...]
    runs: tuple[RunLine, ...]


PAPERS = """
SELECT p.id, p.title,
       (SELECT count(*) FROM issues i WHERE i.publication_id = p.id),
       (SELECT count(*) FROM issues i WHERE i.publication_id = p.id AND i.state <> 'complete'),
       (SELECT min(issued_on) FROM issues i WHERE i.publication_id = p.id),
       (SELECT max(issued_on) FROM issues i WHERE i.publication_id = p.id),
       (SELECT count(*) FROM pages g JOIN issues i ON i.id = g.issue_id WHERE i.publication_id = p.id),
       (SELECT count(*) FROM article_text a WHERE a.publication_id = p.id),
       (SELECT count(*) FROM issue_gaps s WHERE s.publication_id = p.id AND s.cause <> 'no_issue'),
       (SELECT count(*) FROM open_problems b WHERE b.publication_id = p.id)
FROM publications p ORDER BY p.id
"""
ARTICLES = """
SELECT publication_id, issued_on, coalesce(nullif(page_label, ''), page), kind, headline, coalesce(people, ''), body_chars
FROM article_text ORDER BY issued_on DESC, publication_id, page, position LIMIT ?
"""
RUNS = "SELECT id, command, started_at, finished_at, verdict FROM runs ORDER BY id DESC LIMIT ?"


def status(db: Database, *, articles: int = 0) -> Status:
    """Give the state of the archive, with the ``articles`` newest articles and the last runs, newest first."""

    def rows(sql: str, *asked: int) -> list[tuple[Any, ...]]:
        return list(db.conn.execute(sql, asked))

    return Status(
        papers=tuple(PaperStatus(*(*row, _weekdays(db, row[0]))) for row in rows(PAPERS)),
        articles=tuple(ArticleLine(*row) for row in rows(ARTICLES, articles)),
        runs=tuple(RunLine(*row) for row in rows(RUNS, LAST_RUNS)),
    )


def _weekdays(db: Database, paper: str) -> str:
    rhythm = load_rhythm(db, paper, issue_days(db, paper))
    return str(rhythm) if rhythm else ""

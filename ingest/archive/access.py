"""The archive as other programs read it: ``from ingest.archive import Archive``.

    with Archive("archive.db") as archive:
        for article in archive.articles(paper="yunxiu", since=date(2024, 3, 1)):
            print(article.issued_on, article.headline, article.reporters)

Read-only: a crawl that writes at the same time is not disturbed, and is not seen half-way. What rows and columns mean
stands in docs/fields.md, what may change in docs/consumers.md.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlite_utils import Database

from ingest.archive.changes import ArticleChange, changes_since, last_version
from ingest.archive.database import open_archive
from ingest.archive.history import History, history
from ingest.archive.search import Hit, search

ARTICLES = """
SELECT id, publication_id, issue_id, issued_on, page, page_label, section, position, kind, column_label, kicker,
       headline, subhead, byline_text, reporters_json, source, dateline_text, dateline_place, dateline_on, body, source_url
FROM article_text
WHERE (:paper IS NULL OR publication_id = :paper) AND issued_on BETWEEN :since AND :until
  AND (:id IS NULL OR id = :id)
ORDER BY issued_on, publication_id, issue_id, page, position
"""
ISSUES = """
SELECT id, publication_id, issued_on, edition, issue_number, total_number, page_count, state FROM issues
WHERE (:paper IS NULL OR publication_id = :paper) AND issued_on BETWEEN :since AND :until
ORDER BY issued_on, id
"""
GAPS = """
SELECT publication_id, after_on, before_on, days, issues_missing, cause FROM issue_gaps
WHERE :paper IS NULL OR publication_id = :paper ORDER BY publication_id, after_on
"""


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article, whole: a story that jumps pages is one. Texts as printed; an empty text was not printed.

    ``page`` is the number of the page it starts on, from 1; ``position`` its place there, from 1. ``body`` has a paragraph
    a line. ``reporters`` are names in printed order. ``dateline_on`` is None where no whole date was printed.
    """

    id: str
    publication_id: str
    issue_id: str
    issued_on: date
    page: int
    page_label: str
    section: str
    position: int
    kind: str
    column_label: str
    kicker: str
    headline: str
    subhead: str
    byline_text: str
    reporters: tuple[str, ...]
    source: str
    dateline_text: str
    dateline_place: str
    dateline_on: date | None
    body: str
    source_url: str


@dataclass(frozen=True, slots=True)
class IssueRow:
    """One issue. ``state`` is complete, partial or open; ``page_count`` None where the paper does not say."""

    id: str
    publication_id: str
    issued_on: date
    edition: str
    issue_number: str
    total_number: str
    page_count: int | None
    state: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Days between two neighbouring issues of a paper that are more than usual.

    ``issues_missing`` as the printed total numbers say, None where none are printed. ``cause`` is failed, not_asked, not_shown
    or no_issue: the paper did not appear.
    """

    publication_id: str
    after_on: date
    before_on: date
    days: int
    issues_missing: int | None
    cause: str


class Archive:
    """An archive opened for reading; close it with ``with`` or :meth:`close`.

    Raises:
        ArchiveError: it is missing, no archive, or of another schema than this version of xianbao reads.
    """

    def __init__(self, path: Path | str = "archive.db") -> None:
        with ExitStack() as stack:
            self._db: Database = stack.enter_context(open_archive(Path(path), write=False))
            self._open = stack.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the archive; nothing can be read afterwards."""
        self._open.close()

    def papers(self) -> tuple[str, ...]:
        """Give the ids of all papers, in order."""
        return tuple(name for (name,) in self._db.conn.execute("SELECT id FROM publications ORDER BY id"))

    def issues(
        self, paper: str | None = None, *, since: date | None = None, until: date | None = None
    ) -> Iterator[IssueRow]:
        """Give the issues of a paper (None: of all) from ``since`` to ``until``, both included, by date."""
        for name, publication, on, *others in self._db.conn.execute(ISSUES, _asked(paper, since, until)):
            yield IssueRow(name, publication, date.fromisoformat(on), *others)

    def articles(
        self, paper: str | None = None, *, since: date | None = None, until: date | None = None
    ) -> Iterator[ArticleRow]:
        """Give the articles of a paper (None: of all) from ``since`` to ``until``, both included, as they were printed.

        Withdrawn ones are left out; a wire story stands in each paper that printed it.
        """
        return self._articles(_asked(paper, since, until) | {"id": None})

    def article(self, article_id: str) -> ArticleRow:
        """Give one article.

        Raises:
            KeyError: there is none of this id, or it is withdrawn or a part of another.
        """
        found = next(self._articles(_asked(None, None, None) | {"id": article_id}), None)
        if found is None:
            raise KeyError(article_id)
        return found

    def search(self, words: str, *, paper: str | None = None, limit: int = 20) -> list[Hit]:
        """Give the articles that hold every one of ``words``, best first."""
        return search(self._db, words, limit=limit, publication=paper)

    def gaps(self, paper: str | None = None) -> Iterator[Gap]:
        """Give where issues seem to be missing, by paper and date."""
        for publication, after, before, days, missing, cause in self._db.conn.execute(GAPS, {"paper": paper}):
            yield Gap(publication, date.fromisoformat(after), date.fromisoformat(before), days, missing, cause)

    def history(self, article_id: str) -> History:
        """Give an article's revisions and what each changed.

        Raises:
            KeyError: there is none of this id.
        """
        found = history(self._db, article_id)
        if found is None:
            raise KeyError(article_id)
        return found

    def changes(self, since: int = 0) -> Iterator[ArticleChange]:
        """Give what became of articles after version ``since``, in order."""
        return changes_since(self._db, since)

    @property
    def version(self) -> int:
        """Give the version of the last change: what to pass to :meth:`changes` next time."""
        return last_version(self._db)

    def _articles(self, asked: dict[str, str | None]) -> Iterator[ArticleRow]:
        for row in self._db.conn.execute(ARTICLES, asked):
            facts = list(row)
            facts[3] = date.fromisoformat(facts[3])
            facts[14] = tuple(json.loads(facts[14]))
            facts[18] = date.fromisoformat(facts[18]) if facts[18] else None
            yield ArticleRow(*facts)


def _asked(paper: str | None, since: date | None, until: date | None) -> dict[str, str | None]:
    return {"paper": paper, "since": str(since or date.min), "until": str(until or date.max)}

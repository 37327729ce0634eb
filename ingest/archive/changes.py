"""What became of articles since somebody last looked: added, revised, withdrawn, returned, joined to another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

SINCE = """
SELECT c.version, c.what, c.changed_at, c.article_id, a.duplicate_of, i.publication_id, i.issued_on,
       trim(a.kicker || ' ' || a.headline || ' ' || a.subhead)
FROM changes c JOIN articles a ON a.id = c.article_id JOIN issues i ON i.id = a.issue_id
WHERE c.version > ? ORDER BY c.version
"""


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """One change. ``version`` grows by every change; ``changed_at`` is UTC; ``joined_to`` the row that took this one up."""

    version: int
    what: str
    changed_at: str
    article_id: str
    joined_to: str | None
    publication_id: str
    issued_on: str
    headline: str


def changes_since(db: Database, version: int) -> Iterator[ArticleChange]:
    """Give the changes after ``version`` (0: all there were), in order."""
    return (ArticleChange(*row) for row in db.conn.execute(SINCE, [version]))


def last_version(db: Database) -> int:
    """Give the version of the last change, 0 of an empty archive."""
    (version,) = db.conn.execute("SELECT coalesce(max(version), 0) FROM changes").fetchone()
    return int(version)

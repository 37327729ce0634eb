"""Point each pointer (导读) of an issue at the story that it announces, as far as that story is held."""

from __future__ import annotations

from sqlite_utils import Database

from ingest.language.jumps import PageLabels
from ingest.language.pointers import Announced, find_announced

POINTERS = """
SELECT a.id, a.kicker || a.headline || a.subhead, t.jump_to, a.points_to FROM articles a
JOIN parts t ON t.article_id = a.id
WHERE a.issue_id = ? AND a.kind IN ('pointer', 'banner') AND t.jump_to <> ''
  AND a.duplicate_of IS NULL AND a.withdrawn_at IS NULL
"""
STORIES = """
SELECT a.id, a.kicker || a.headline || a.subhead, substr(a.body, 1, 400), g.sequence FROM articles a
JOIN pages g ON g.id = a.page_id
WHERE a.issue_id = ? AND a.kind NOT IN ('pointer', 'banner', 'masthead', 'colophon')
  AND a.duplicate_of IS NULL AND a.withdrawn_at IS NULL
"""


def point(db: Database, issue_id: str) -> None:
    """Set ``points_to`` of the issue's pointers, inside the caller's transaction."""
    pointers = db.conn.execute(POINTERS, [issue_id]).fetchall()
    if not pointers:
        return
    pages = PageLabels(dict(db.conn.execute("SELECT sequence, label FROM pages WHERE issue_id = ?", [issue_id])))
    stories = db.conn.execute(STORIES, [issue_id]).fetchall()
    for pointer, headline, page, known in pointers:
        there = [Announced(*story) for *story, sequence in stories if pages.is_page(page, sequence)]
        found = find_announced(headline, there)
        if found != known:
            db.conn.execute("UPDATE articles SET points_to = ? WHERE id = ?", [found, pointer])

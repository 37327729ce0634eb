"""An article's page reads like an article, and every list leads to it."""

from __future__ import annotations

from typing import Any

import markupsafe
from datasette import hookimpl
from datasette.app import Datasette
from datasette.utils import tilde_decode, tilde_encode

LINKED = {"article": "articles", "article_id": "articles", "issue_id": "issues", "page_id": "pages"}
"""Columns of views and named queries that hold another row's id; in tables the foreign keys do this."""

VIEWS = {"article_text", "unique_articles", "issue_gaps", "open_problems", "run_health"}

FACTS = """
SELECT p.id AS publication_id, p.title AS paper, p.county, i.issued_on, i.issue_number, i.total_number,
       g.label AS page_label, g.section, g.sequence, g.image_url, g.pdf_url
FROM articles a JOIN issues i ON i.id = a.issue_id JOIN pages g ON g.id = a.page_id
JOIN publications p ON p.id = i.publication_id
WHERE a.id = :id
"""
BYLINES = "SELECT role, name, outlet FROM bylines WHERE article_id = :id ORDER BY position"
IMAGES = "SELECT url, caption, credit FROM images WHERE article_id = :id ORDER BY position"
PARTS = """
SELECT g.label, g.sequence, t.page_id, t.jump_text FROM parts t JOIN pages g ON g.id = t.page_id
WHERE t.article_id = :id ORDER BY t.position
"""
SOURCES = """
SELECT s.source_url, s.reader, c.fetched_at FROM sources s JOIN captures c ON c.id = s.capture_id
WHERE s.article_id = :id ORDER BY c.fetched_at
"""
REVISIONS = "SELECT number, seen_at FROM article_revisions WHERE article_id = :id ORDER BY number"
ANNOUNCED = """
SELECT s.id, s.headline, 'Announces (导读)' AS how FROM articles a JOIN articles s ON s.id = a.points_to WHERE a.id = :id
UNION ALL
SELECT p.id, p.headline, 'Announced by (导读)' FROM articles p WHERE p.points_to = :id AND p.withdrawn_at IS NULL
"""
PROBLEMS = "SELECT severity, message FROM open_problems WHERE article_id = :id"


@hookimpl  # type: ignore[untyped-decorator]  # pluggy's marker, which Datasette re-exports untyped
def extra_template_vars(
    template: str, database: str | None, table: str | None, request: Any, datasette: Datasette
) -> Any:
    """Give an article's page all that belongs to it."""
    if template != "row-archive-articles.html" or database is None or table != "articles":
        return {}

    async def facts() -> dict[str, Any]:
        db = datasette.get_database(database)
        (row_id,) = [tilde_decode(part) for part in request.url_vars["pks"].split(",")]
        asked = {"id": row_id}
        return {
            "facts": (await db.execute(FACTS, asked)).first(),
            "people": (await db.execute(BYLINES, asked)).rows,
            "images": (await db.execute(IMAGES, asked)).rows,
            "parts": (await db.execute(PARTS, asked)).rows,
            "announced": (await db.execute(ANNOUNCED, asked)).rows,
            "sources": (await db.execute(SOURCES, asked)).rows,
            "revisions": (await db.execute(REVISIONS, asked)).rows,
            "problems": (await db.execute(PROBLEMS, asked)).rows,
            "is_web": is_web,
        }

    return facts


@hookimpl  # type: ignore[untyped-decorator]  # pluggy's marker, which Datasette re-exports untyped
def render_cell(value: Any, column: str, table: str | None, database: str, datasette: Datasette) -> Any:
    """Link the ids that a view or a named query shows to their rows."""
    is_own_id = column == "id" and table in ("article_text", "unique_articles")
    target = "articles" if is_own_id else LINKED.get(column)
    if not isinstance(value, str) or not value or target is None or (table is not None and table not in VIEWS):
        return None
    address = datasette.urls.row(database, target, tilde_encode(value))
    return markupsafe.Markup('<a href="{}">{}</a>').format(address, value)


def is_web(url: str) -> bool:
    """Tell whether an address that a page gave may become a link."""
    return url.startswith(("http://", "https://"))

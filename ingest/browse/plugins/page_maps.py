"""The pages of an issue (期), a page (版) and an article show where every article stands."""

from __future__ import annotations

import json
from typing import Any

from datasette import hookimpl
from datasette.app import Datasette
from datasette.database import Database
from datasette.utils import tilde_decode

from ingest.browse.page_map import WIDTH, PageMap, page_map

SHOWN = tuple(f"row-archive-{table}.html" for table in ("articles", "pages", "issues"))

PAGES = """
SELECT g.id, g.sequence, g.label, g.section, g.width, g.height FROM pages g
WHERE g.id = :id OR g.issue_id = :id OR g.id IN (SELECT page_id FROM parts WHERE article_id = :id)
ORDER BY g.sequence
"""
PARTS = """
SELECT a.id, a.kind, a.headline, a.body, t.region_json, t.page_id, t.position AS part
FROM parts t JOIN articles a ON a.id = t.article_id
WHERE t.page_id IN (SELECT value FROM json_each(:pages)) AND a.withdrawn_at IS NULL AND a.duplicate_of IS NULL
ORDER BY a.page_id = t.page_id DESC, a.position, t.position
"""
BESIDE = """
SELECT g.id, g.label, g.sequence FROM pages g
WHERE g.issue_id = (SELECT issue_id FROM pages WHERE id = :id) ORDER BY g.sequence
"""


@hookimpl  # type: ignore[untyped-decorator]  # pluggy's marker, which Datasette re-exports untyped
def extra_template_vars(template: str, database: str | None, request: Any, datasette: Datasette) -> Any:
    """Give an issue, a page or an article the maps of the pages it is about."""
    if template not in SHOWN or database is None:
        return {}

    async def facts() -> dict[str, Any]:
        db = datasette.get_database(database)
        row_id = tilde_decode(request.url_vars["pks"])
        beside = (await db.execute(BESIDE, {"id": row_id})).rows
        return {"maps": await page_maps(db, row_id), "beside": beside, "map_width": WIDTH}

    return facts


async def page_maps(db: Database, row_id: str) -> list[PageMap]:
    """Give the maps of the page, of an issue's pages, or of those an article stands on, in their order."""
    pages = (await db.execute(PAGES, {"id": row_id})).rows
    asked = json.dumps([page["id"] for page in pages])
    parts = (await db.execute(PARTS, {"pages": asked})).rows
    return [page_map(page, [part for part in parts if part["page_id"] == page["id"]]) for page in pages]

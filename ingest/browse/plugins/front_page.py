"""The first page: a search box, the questions, and the papers the archive holds."""

from __future__ import annotations

from typing import Any

from datasette import hookimpl
from datasette.app import Datasette

from ingest.browse import NAME, QUERIES

PAPERS = """
SELECT p.id, p.title, p.county, min(i.issued_on) AS first_issue, max(i.issued_on) AS last_issue, count(i.id) AS issues,
       (SELECT count(*) FROM article_text a WHERE a.publication_id = p.id) AS articles
FROM publications p LEFT JOIN issues i ON i.publication_id = p.id
GROUP BY p.id ORDER BY p.id
"""


@hookimpl  # type: ignore[untyped-decorator]  # pluggy's marker, which Datasette re-exports untyped
def extra_template_vars(template: str, datasette: Datasette) -> Any:
    """Give the first page its papers and questions."""
    if template != "index.html":
        return {}

    async def facts() -> dict[str, Any]:
        papers = (await datasette.get_database(NAME).execute(PAPERS)).rows
        return {"papers": papers, "questions": QUERIES}

    return facts

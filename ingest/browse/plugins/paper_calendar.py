"""A paper's page shows the calendar of its coverage (存报日历): a line a month, a square a day, held days leading to their issues."""

from __future__ import annotations

from typing import Any

import sqlite_utils
from datasette import hookimpl
from datasette.app import Datasette
from datasette.utils import tilde_decode

from ingest.archive.coverage import ISSUES, Cover, by_month, coverage


@hookimpl  # type: ignore[untyped-decorator]  # pluggy's marker, which Datasette re-exports untyped
def extra_template_vars(template: str, database: str | None, request: Any, datasette: Datasette) -> Any:
    """Give a paper's page its calendar, the newest month first."""
    if template != "row-archive-publications.html" or database is None:
        return {}

    async def facts() -> dict[str, Any]:
        paper = tilde_decode(request.url_vars["pks"])
        db = datasette.get_database(database)
        days = await db.execute_fn(lambda connection: coverage(sqlite_utils.Database(connection), paper))
        return {"months": by_month(days)[::-1], "held": ISSUES, "covers": list(reversed(Cover))}

    return facts

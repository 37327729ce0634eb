"""A paper's page shows the calendar of its coverage (存报日历): a line a month, a square a day, held days leading to their issues."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import groupby
from typing import Any

import sqlite_utils
from datasette import hookimpl
from datasette.app import Datasette
from datasette.utils import tilde_decode

from ingest.archive.coverage import ISSUES, Cover, coverage

Month = tuple[str, dict[int, Cover]]


@hookimpl  # type: ignore[untyped-decorator]  # pluggy's marker, which Datasette re-exports untyped
def extra_template_vars(template: str, database: str | None, request: Any, datasette: Datasette) -> Any:
    """Give a paper's page its calendar, the newest month first."""
    if template != "row-archive-publications.html" or database is None:
        return {}

    async def facts() -> dict[str, Any]:
        paper = tilde_decode(request.url_vars["pks"])
        db = datasette.get_database(database)
        days = await db.execute_fn(lambda connection: coverage(sqlite_utils.Database(connection), paper))
        return {"months": months(days), "held": ISSUES, "covers": list(reversed(Cover))}

    return facts


def months(days: Mapping[date, Cover]) -> list[Month]:
    """Give what is known of each day (1…31) of each month (2024-03) of which anything is, the newest month first."""
    known = sorted(days, reverse=True)
    return [(name, {day.day: days[day] for day in of}) for name, of in groupby(known, key=lambda day: f"{day:%Y-%m}")]

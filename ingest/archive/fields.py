"""What every table, view and column of the archive means; ``python -m ingest.archive.fields`` prints docs/fields.md."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

MEANINGS = Path(__file__).with_name("fields.toml")
SAME = "= "  # opens a meaning that is another column's: "= articles.headline"

PREFACE = """\
# What the tables and columns mean

Written from `ingest/archive/fields.toml` by `make fields`; do not edit it here.

Dates are year-month-day; times are UTC and end in `Z`. An empty text (`''`) means that nothing was printed, `NULL` that it
is not known; where a column means something else by them, it says so. Columns ending in `_json` hold JSON; those that
begin with `is_` are 1 for yes and 0 for no. To read articles, start with [`article_text`](#article_text). From one version
to the next these names stay; a change is told in CHANGELOG.md and raises `schema_version` in `meta`.
"""


@dataclass(frozen=True, slots=True)
class Table:
    """A table or view of the archive; ``columns`` gives each column's meaning by its name, in the order they stand in."""

    name: str
    title: str
    meaning: str
    columns: Mapping[str, str]


@cache
def load_fields() -> tuple[Table, ...]:
    """Load the meanings.

    Raises:
        KeyError: a table lacks its title, meaning or columns, or a meaning refers to a column that has none.
    """
    raw: dict[str, dict[str, Any]] = tomllib.loads(MEANINGS.read_text(encoding="utf-8"))
    said: dict[str, dict[str, str]] = {name: table["columns"] for name, table in raw.items()}
    return tuple(
        Table(
            name=name,
            title=table["title"],
            meaning=table["meaning"],
            columns=MappingProxyType({column: _meaning(text, said) for column, text in said[name].items()}),
        )
        for name, table in raw.items()
    )


def render() -> str:
    """Give the meanings as Markdown: an overview, then a section for each table with its columns."""
    tables = load_fields()
    overview = [f"| [`{table.name}`](#{table.name}) | {table.title} |" for table in tables]
    sections = [_section(table) for table in tables]
    return "\n".join((PREFACE, "| table or view | holds |\n|---|---|", *overview, "", *sections))


def _section(table: Table) -> str:
    rows = [f"| `{column}` | {meaning} |" for column, meaning in table.columns.items()]
    return "\n".join(
        (f"## {table.name}\n\n{table.title}. {table.meaning}\n\n| column | meaning |\n|---|---|", *rows, "")
    )


def _meaning(text: str, said: Mapping[str, Mapping[str, str]]) -> str:
    if not text.startswith(SAME):
        return text
    table, _, column = text.removeprefix(SAME).partition(".")
    return said[table][column]


if __name__ == "__main__":
    print(render(), end="")

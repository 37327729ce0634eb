"""What every table, view and column of the archive means; ``python -m ingest.archive.fields`` prints docs/fields.md."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

MEANINGS = Path(__file__).with_name("fields.toml")
SAME = "= "  # opens a meaning that is another column's: "= articles.headline"

PREFACE = """\
# What the tables and columns mean

Written from `ingest/archive/fields.toml` by `make fields`; do not edit it here.

Dates are year-month-day; times are UTC and end in `Z`. An empty text means that nothing was printed, `NULL` that it is
not known. Columns ending in `_json` hold JSON; those that begin with `is_` are 1 for yes and 0 for no. To read articles,
start with [`article_text`](#article_text). From one version to the next these names stay; a change is told in
CHANGELOG.md and raises `schema_version` in `meta`.
"""


@dataclass(frozen=True, slots=True)
class Table:
    """A table or view of the archive; ``columns`` are pairs of name and meaning, in the order they stand in."""

    name: str
    title: str
    meaning: str
    columns: tuple[tuple[str, str], ...]


@cache
def load_fields() -> tuple[Table, ...]:
    """Load the meanings.

    Raises:
        KeyError: a meaning refers to a column that has none.
    """
    raw: dict[str, Mapping[str, str | dict[str, str]]] = tomllib.loads(MEANINGS.read_text(encoding="utf-8"))
    said = {name: _columns(table) for name, table in raw.items()}
    return tuple(
        Table(
            name=name,
            title=str(table["title"]),
            meaning=str(table["meaning"]),
            columns=tuple((column, _meaning(text, said)) for column, text in said[name].items()),
        )
        for name, table in raw.items()
    )


def render(tables: Iterable[Table]) -> str:
    """Give the meanings as Markdown: an overview, then a section for each table with its columns."""
    shown = tuple(tables)
    overview = [f"| [`{table.name}`](#{table.name}) | {table.title} |" for table in shown]
    sections = [_section(table) for table in shown]
    return "\n".join((PREFACE, "| table or view | holds |\n|---|---|", *overview, "", *sections))


def _section(table: Table) -> str:
    rows = [f"| `{column}` | {meaning} |" for column, meaning in table.columns]
    return "\n".join(
        (f"## {table.name}\n\n{table.title}. {table.meaning}\n\n| column | meaning |\n|---|---|", *rows, "")
    )


def _columns(table: Mapping[str, str | dict[str, str]]) -> dict[str, str]:
    columns = table["columns"]
    if isinstance(columns, str):
        raise TypeError(f"columns must be a table, not “{columns}”.")
    return columns


def _meaning(text: str, said: Mapping[str, Mapping[str, str]]) -> str:
    if not text.startswith(SAME):
        return text
    table, _, column = text.removeprefix(SAME).partition(".")
    return said[table][column]


if __name__ == "__main__":
    print(render(load_fields()), end="")

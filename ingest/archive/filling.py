"""Add a row, or fill in what an existing one does not know. A known value is never blanked."""

from __future__ import annotations

from collections.abc import Mapping

from sqlite_utils import Database


def fill(db: Database, table: str, row: Mapping[str, object], *, only_blanks: bool = False, new: str = "") -> None:
    """Add ``row`` to ``table`` by its ``id``, or bring the existing one up to date; ``''`` and None blank nothing.

    Args:
        db: an archive opened for writing.
        table: a table whose key is ``id``.
        row: its columns.
        only_blanks: whether to keep what is known and fill in only what is not.
        new: a column that is set on a new row only.
    """
    names = ", ".join(row)
    marks = ", ".join(f":{name}" for name in row)
    first, second = (table, "excluded") if only_blanks else ("excluded", table)
    updates = ", ".join(
        f"{name} = coalesce(nullif({first}.{name}, ''), {second}.{name})" for name in row if name not in ("id", new)
    )
    db.conn.execute(
        f"INSERT INTO {table} ({names}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {updates}",  # noqa: S608  # our own names
        row,
    )

"""Export an archive's tables as JSON Lines, CSV or Parquet, with a Frictionless ``datapackage.json`` that describes them."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from ingest.archive.errors import ArchiveError
from ingest.archive.fields import load_fields

BATCH = 5000  # rows held at a time
FORMULA = tuple("=+-@\t\r＝＋－＠")  # how a cell begins that a spreadsheet would run; the wide ones in East Asian ones

_OF_ISSUES = "(:paper IS NULL OR i.publication_id = :paper) AND i.issued_on BETWEEN :since AND :until"
_OF_ARTICLE = f"JOIN articles a ON a.id = t.article_id JOIN issues i ON i.id = a.issue_id WHERE {_OF_ISSUES}"
# What is exported: each table or view, how its rows are those of the issues asked for, and its key.
TABLES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "publications": ("t WHERE :paper IS NULL OR t.id = :paper", ("id",)),
    "issues": (f"t JOIN issues i ON i.id = t.id WHERE {_OF_ISSUES}", ("id",)),
    "pages": (f"t JOIN issues i ON i.id = t.issue_id WHERE {_OF_ISSUES}", ("id",)),
    "article_text": (f"t JOIN issues i ON i.id = t.issue_id WHERE {_OF_ISSUES}", ("id",)),
    "articles": (f"t JOIN issues i ON i.id = t.issue_id WHERE {_OF_ISSUES}", ("id",)),
    "parts": (f"t {_OF_ARTICLE}", ("article_id", "position")),
    "bylines": (f"t {_OF_ARTICLE}", ("article_id", "position")),
    "images": (f"t {_OF_ARTICLE}", ("id",)),
    "duplicates": (f"t {_OF_ARTICLE}", ("article_id", "duplicate_of")),
}
TYPES = {"INTEGER": "integer", "REAL": "number"}

Rows = Iterator[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its Frictionless type (string, integer, number), and what it means."""

    name: str
    type: str
    meaning: str


def export(
    db: Database,
    out: Path,
    form: str,
    *,
    paper: str | None = None,
    since: date | None = None,
    until: date | None = None,
) -> dict[str, int]:
    """Write one file a table into the new folder ``out``; give each table's number of rows.

    ``form`` is one of :data:`FORMS`; ``paper``, ``since`` and ``until`` choose issues. All files are of one moment.

    Raises:
        ArchiveError: ``out`` exists, or Parquet is wanted and pyarrow is not installed; nothing is left half-written.
    """
    if out.exists():
        raise ArchiveError(f"{out} exists already: give a folder that does not.")
    chosen = {"paper": paper, "since": str(since or date.min), "until": str(until or date.max)}
    unfinished = out.with_name(f"{out.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    try:
        unfinished.mkdir(parents=True)
        db.conn.execute("BEGIN")  # one moment for all tables
        counts, resources = {}, []
        for table, (which, key) in TABLES.items():
            columns = columns_of(db, table)
            names = ", ".join(f"t.{column.name}" for column in columns)
            order = ", ".join(f"t.{name}" for name in key)
            rows = db.conn.execute(f"SELECT {names} FROM {table} {which} ORDER BY {order}", chosen)  # noqa: S608  # our own names
            file = unfinished / f"{table}.{form}"
            counts[table] = FORMS[form](file, columns, rows)
            resources.append(_resource(file.name, form, table, columns, key))
        package = {
            "name": "xianbao",
            "created_by": f"xianbao {version('xianbao')}",
            "description": "An export of a xianbao archive. Newspaper text belongs to its paper.",
            "resources": resources,
        }
        (unfinished / "datapackage.json").write_text(
            json.dumps(package, ensure_ascii=False, indent=2), encoding="utf-8"
        )
        unfinished.rename(out)
    finally:
        db.conn.rollback()
        shutil.rmtree(unfinished, ignore_errors=True)
    return counts


def columns_of(db: Database, table: str) -> tuple[Column, ...]:
    """Give a table's or view's columns with their meanings."""
    meanings = next(one.columns for one in load_fields() if one.name == table)
    types = {
        name: TYPES.get(declared, "string") for _, name, declared, *_ in db.conn.execute(f"PRAGMA table_info({table})")
    }
    return tuple(Column(name, types[name], meanings[name]) for name in types)


def _resource(file: str, form: str, table: str, columns: Sequence[Column], key: tuple[str, ...]) -> dict[str, Any]:
    """Describe one file as the Frictionless Data Package specification asks."""
    fields = [{"name": column.name, "type": column.type, "description": column.meaning} for column in columns]
    described: dict[str, Any] = {"name": table.replace("_", "-"), "path": file, "format": form}
    if form == "csv":
        described |= {"encoding": "utf-8", "dialect": {"delimiter": ",", "quoteChar": '"'}}
    return described | {"schema": {"fields": fields, "primaryKey": list(key), "missingValues": [""]}}


def _jsonl(file: Path, columns: Sequence[Column], rows: Rows) -> int:
    """Write one JSON object a line; what ``_json`` columns hold stays text, as in the archive."""
    count = 0
    names = [column.name for column in columns]
    with file.open("w", encoding="utf-8") as out:
        for row in rows:
            count += 1
            out.write(json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) + "\n")
    return count


def _csv(file: Path, columns: Sequence[Column], rows: Rows) -> int:
    """Write CSV as spreadsheets read it: with a byte order mark, and a ' before what they would run as a formula."""
    count = 0
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out)
        writer.writerow([column.name for column in columns])
        for row in rows:
            count += 1
            writer.writerow([harmless(cell) for cell in row])
    return count


def harmless(cell: Any) -> Any:
    """Give a cell as a spreadsheet takes it for text."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def _parquet(file: Path, columns: Sequence[Column], rows: Any) -> int:
    try:
        import pyarrow as pa  # noqa: PLC0415  # an extra
        import pyarrow.parquet as pq  # noqa: PLC0415  # an extra
    except ImportError as error:
        raise ArchiveError("Parquet needs pyarrow: pip install 'xianbao[parquet]'.") from error
    kinds = {"integer": pa.int64(), "number": pa.float64(), "string": pa.string()}
    schema = pa.schema(
        [pa.field(column.name, kinds[column.type], metadata={"description": column.meaning}) for column in columns]
    )
    count = 0
    with pq.ParquetWriter(file, schema) as writer:
        while batch := rows.fetchmany(BATCH):
            count += len(batch)
            arrays = [
                pa.array(cells, kinds[column.type])
                for column, cells in zip(columns, zip(*batch, strict=True), strict=True)
            ]
            writer.write_table(pa.table(arrays, schema=schema))
    return count


FORMS: Mapping[str, Callable[[Path, Sequence[Column], Any], int]] = {"jsonl": _jsonl, "csv": _csv, "parquet": _parquet}

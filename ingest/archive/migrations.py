"""The archive's schema, forward only: each step is a file of SQL, and all steps that are due run in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from sqlite_utils import Database, Migrations

from ingest.archive.instants import stamp
from ingest.archive.search import index_text
from ingest.language.doubts import count_doubts

SCHEMA = Path(__file__).parent / "schema"
STEPS = sorted(SCHEMA.glob("[0-9][0-9][0-9][0-9]_*.sql"))
SCHEMA_VERSION = len(STEPS)

migrations = Migrations("xianbao")


def migrate(db: Database) -> None:
    """Bring the archive to :data:`SCHEMA_VERSION`; a failing or interrupted step leaves it as it was."""
    with db.atomic():
        migrations.apply(db)


def _register(step: Path) -> None:
    @migrations(name=step.stem)
    def apply(db: Database) -> None:
        for function in (count_doubts, index_text):  # what steps call by name
            db.conn.create_function(function.__name__, 1, function, deterministic=True)
        for statement in statements(step.read_text(encoding="utf-8")):
            db.conn.execute(statement)
        number = int(step.stem[:4])
        db.conn.execute(f"PRAGMA user_version = {number}")
        facts = {"created_by": f"xianbao {version('xianbao')}", "created_at": stamp(datetime.now(UTC))}
        db.conn.executemany("INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING", facts.items())
        db.conn.execute(
            "INSERT INTO meta (name, value) VALUES ('schema_version', ?) "
            "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [str(number)],
        )


def statements(script: str) -> Iterator[str]:
    """Split a script into statements; ``executescript`` would commit between them.

    Raises:
        ValueError: the script ends inside a statement.
    """
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if any(line.strip() and not line.lstrip().startswith("--") for line in statement.splitlines()):
        raise ValueError(f"The schema ends in an unfinished statement: {statement.strip()[:60]}")


for _step in STEPS:
    _register(_step)

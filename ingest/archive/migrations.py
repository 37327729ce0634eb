"""The archive's schema, forward only: each step is a file of SQL, run in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlite_utils import Database, Migrations

SCHEMA = Path(__file__).parent / "schema"
STEPS = sorted(SCHEMA.glob("[0-9][0-9][0-9][0-9]_*.sql"))
SCHEMA_VERSION = len(STEPS)

migrations = Migrations("xianbao")


def migrate(db: Database) -> None:
    """Bring the archive to :data:`SCHEMA_VERSION`; a failing step leaves it as it was."""
    migrations.apply(db)


def _register(step: Path) -> None:
    @migrations(name=step.stem)
    def apply(db: Database) -> None:
        for statement in _statements(step.read_text(encoding="utf-8")):
            db.conn.execute(statement)
        version = int(step.stem[:4])
        db.conn.execute(f"PRAGMA user_version = {version}")
        db.conn.execute("INSERT OR REPLACE INTO meta (name, value) VALUES ('schema_version', ?)", [str(version)])


def _statements(script: str) -> Iterator[str]:
    """Split a script into statements; ``executescript`` would commit between them."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        raise ValueError(f"The schema ends in an unfinished statement: {statement.strip()[:60]}")


for _step in STEPS:
    _register(_step)

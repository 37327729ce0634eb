"""Open an archive: made and migrated for a writer, never touched for a reader."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from ingest.archive.errors import (
    ArchiveError,
    ArchiveFull,
    ArchiveLocked,
    ArchiveMissing,
    ArchiveNewer,
    ArchiveUnreadable,
)
from ingest.archive.migrations import SCHEMA_VERSION, migrate

PATIENCE = 5.0  # seconds to wait for a foreign program's write before giving up


@contextmanager
def open_archive(path: Path, *, write: bool, patience: float = PATIENCE) -> Iterator[Database]:
    """Open the archive at ``path`` and close it at the end; a writer makes it when there is none.

    Raises:
        ArchiveError: it is missing (for a reader), no archive, newer than this program, locked, or the disk is full;
            errors of SQLite inside the ``with`` block come out as these too.
    """
    if not write and not path.is_file():
        raise ArchiveMissing(f"There is no archive at {path}: crawl or import a paper first, or give --db.")
    if not path.parent.is_dir():
        raise ArchiveMissing(f"The folder of {path} does not exist: make it first.")
    with speaking(path):
        mode = "rwc" if write else "ro"
        conn = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=patience, check_same_thread=False
        )
        try:
            db = Database(conn)
            _check(db, path)
            conn.execute("PRAGMA foreign_keys = ON")
            if write:
                conn.execute("PRAGMA journal_mode = WAL")
                migrate(db)
            yield db
        finally:
            conn.close()


def _check(db: Database, path: Path) -> None:
    """Refuse what is not ours before anything is written."""
    (version,) = db.conn.execute("PRAGMA user_version").fetchone()
    tables = {name for (name,) in db.conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if tables and not {"meta", "articles", "publications"} <= tables:
        raise ArchiveUnreadable(f"{path} is a database, but not an archive of xianbao: give another --db.")
    if version > SCHEMA_VERSION:
        raise ArchiveNewer(
            f"{path} was made by a newer xianbao (schema {version}, this program knows {SCHEMA_VERSION}): upgrade xianbao."
        )


@contextmanager
def speaking(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into one sentence each."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _said(path, error) from error


def _said(path: Path, error: sqlite3.DatabaseError) -> ArchiveError:
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if code is not None else None
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return ArchiveLocked(f"{path} is held by another program that is writing to it: try again later.")
    if primary in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return ArchiveFull(
            f"{path} could not be written, the disk is full or failing ({error}): make room and run again."
        )
    if primary in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        return ArchiveUnreadable(f"{path} is not a readable database ({error}): restore a copy or give another --db.")
    if primary in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return ArchiveUnreadable(f"{path} cannot be opened ({error}): check its permissions.")
    raise error

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
    ArchiveOlder,
    ArchiveUnreadable,
)
from ingest.archive.lock import writing
from ingest.archive.migrations import SCHEMA_VERSION, migrate

PATIENCE = 5.0  # seconds to wait for a foreign program's write before giving up


@contextmanager
def open_archive(path: Path, *, write: bool, patience: float = PATIENCE) -> Iterator[Database]:
    """Open the archive at ``path`` and close it at the end; a writer makes it when there is none.

    Args:
        path: the database file.
        write: whether to make, migrate and write it; a reader's connection cannot.
        patience: seconds to wait for a foreign program's write.

    Raises:
        ArchiveError: it is missing (for a reader), no archive, newer than this program, locked, or the disk is full;
            errors of SQLite inside the ``with`` block come out as these too.
    """
    try:
        _look(path, write=write)
    except PermissionError as error:  # a folder on the way may not be entered
        raise ArchiveUnreadable(f"{path} cannot be opened ({error.strerror}): check its permissions.") from error
    with speaking(path):
        mode = "rwc" if write else "ro"
        conn = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=patience, check_same_thread=False
        )
        try:
            db = Database(conn)
            _check(db, path, write=write)
            conn.execute("PRAGMA foreign_keys = ON")
            if write:
                conn.execute("PRAGMA journal_mode = WAL")
                migrate(db)
            yield db
        finally:
            conn.close()


def upgrade(path: Path, command: str) -> None:
    """Bring an archive that is there to this program's schema, for a ``command`` that looks into it before it writes.

    Raises:
        ArchiveError: it is missing, cannot be used, or must be upgraded and another run holds it.
    """
    try:
        with open_archive(path, write=False):
            return
    except ArchiveOlder:
        with writing(path, command), open_archive(path, write=True):
            return


@contextmanager
def speaking(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into one sentence each.

    Raises:
        ArchiveError: instead of what SQLite said of the file or the disk; mistakes in a statement stay what they are.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        said = _said(path, error)
        if said is None:
            raise
        raise said from error


def _look(path: Path, *, write: bool) -> None:
    """Refuse a place where no archive can be, before SQLite makes a file there."""
    if path.is_dir():
        raise ArchiveUnreadable(f"{path} is a folder: give --db the archive's file.")
    if not write and not path.is_file():
        raise ArchiveMissing(f"There is no archive at {path}: crawl or import a paper first, or give --db.")
    if not path.parent.is_dir():
        raise ArchiveMissing(f"The folder of {path} does not exist: make it first.")


def _check(db: Database, path: Path, *, write: bool) -> None:
    """Refuse what is not ours before anything is written."""
    (version,) = db.conn.execute("PRAGMA user_version").fetchone()
    (things,) = db.conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if not things and not version:
        if write:
            return
        raise ArchiveMissing(f"{path} is empty: crawl or import a paper first, or give --db.")
    if not _is_ours(db):
        raise ArchiveUnreadable(f"{path} is a database, but not an archive of xianbao: give another --db.")
    if write and db.conn.execute("SELECT 1 FROM meta WHERE name = 'without_bodies'").fetchone():
        raise ArchiveUnreadable(
            f"{path} is a copy without bodies, to be read only: write to the archive it was made of."
        )
    if version > SCHEMA_VERSION:
        known = f"schema {version}, this program knows {SCHEMA_VERSION}"
        raise ArchiveNewer(f"{path} was made by a newer xianbao ({known}): upgrade xianbao.")
    if version < SCHEMA_VERSION and not write:
        known = f"schema {version}, this program reads {SCHEMA_VERSION}"
        raise ArchiveOlder(
            f"{path} was made by an older xianbao ({known}): crawl, import or reread once to upgrade it."
        )


def _is_ours(db: Database) -> bool:
    """Tell our archive from another program's database by the schema version in ``meta``."""
    columns = {name for _, name, *_ in db.conn.execute("PRAGMA table_info(meta)")}
    if not {"name", "value"} <= columns:
        return False
    return db.conn.execute("SELECT 1 FROM meta WHERE name = 'schema_version'").fetchone() is not None


def _said(path: Path, error: sqlite3.DatabaseError) -> ArchiveError | None:
    """Give the sentence for what SQLite said of the file; None for what is not about the file."""
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
    return None

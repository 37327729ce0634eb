"""A consistent copy of an archive, made while a crawl may write; without the articles' texts, for sharing."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlite_utils import Database

from ingest.archive.database import speaking
from ingest.archive.errors import ArchiveError
from ingest.archive.search import index_text

# Everything that holds a body, or enough of one to make it again.
WITHOUT_BODIES = """
PRAGMA secure_delete = ON;
DROP TRIGGER changes_revised;
UPDATE articles SET body = '';
UPDATE article_revisions SET content_json = json_set(content_json, '$.body', '', '$.captions', json('[]'));
UPDATE images SET caption = '';
DELETE FROM duplicate_keys;
INSERT INTO articles_fts (articles_fts) VALUES ('delete-all');
INSERT INTO meta (name, value) VALUES ('without_bodies', '1') ON CONFLICT (name) DO UPDATE SET value = excluded.value;
"""


def take_snapshot(db: Database, out: Path, *, without_bodies: bool = False) -> None:
    """Copy the archive to ``out``, as it stands at one moment.

    Raises:
        ArchiveError: ``out`` exists already, or cannot be written; nothing half-written is left.
    """
    if out.exists():
        raise ArchiveError(f"{out} exists already: give another name, or remove it first.")
    if not out.parent.is_dir():
        raise ArchiveError(f"The folder of {out} does not exist: make it first.")
    unfinished = out.with_name(f"{out.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    try:
        with speaking(out):
            copy = sqlite3.connect(unfinished)
            try:
                db.conn.backup(copy)
                if without_bodies:
                    _strip(copy)
                copy.execute("PRAGMA journal_mode = DELETE")  # one file, that opens in a folder nobody may write
            finally:
                copy.close()
        unfinished.rename(out)
    finally:
        unfinished.unlink(missing_ok=True)


def _strip(copy: sqlite3.Connection) -> None:
    """Take the texts out, and index the headlines anew; then write the file afresh, so that no page keeps the old."""
    copy.executescript(WITHOUT_BODIES)
    headlines = copy.execute("SELECT search_id, trim(kicker || ' ' || headline || ' ' || subhead) FROM articles")
    copy.executemany(
        "INSERT INTO articles_fts (rowid, headline, body, people) VALUES (?, ?, '', '')",
        ((number, index_text(headline)) for number, headline in headlines),
    )
    copy.commit()
    copy.execute("VACUUM")

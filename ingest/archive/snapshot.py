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
INSERT INTO articles_fts (rowid, headline, body, people)
SELECT search_id, index_text(column_label || char(10) || kicker || char(10) || headline || char(10) || subhead), '',
       index_text(byline_text
           || char(10) || coalesce((SELECT group_concat(name, char(10)) FROM bylines WHERE article_id = a.id), '')
           || char(10) || coalesce((SELECT group_concat(credit, char(10)) FROM images WHERE article_id = a.id), ''))
FROM articles a ORDER BY search_id;
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
    """Take the texts out, and index the rest anew; then write the file afresh, so that no page keeps the old."""
    copy.create_function("index_text", 1, index_text, deterministic=True)
    copy.executescript(WITHOUT_BODIES)
    copy.execute("VACUUM")

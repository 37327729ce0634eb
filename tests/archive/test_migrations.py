"""An archive of every earlier schema, with data in it, becomes one of today's, and loses nothing."""

import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from ingest.archive import migrations
from ingest.archive.database import open_archive
from ingest.archive.duplicates import find_duplicates
from ingest.archive.migrations import STEPS
from tests.archive.pieces import ROUND, archive, check, dump, rows, save, value
from tests.command import xianbao


def old_archive(path: Path, schema: int, full: Path) -> None:
    """Make an archive of an earlier schema that holds what it could hold of the archive ``full``."""
    connection = sqlite3.connect(path)
    db = Database(connection)
    stop = STEPS[schema].stem
    with db.atomic():
        migrations.migrations.apply(db, stop_before=stop)
    connection.execute("ATTACH ? AS new", [str(full)])
    with db.atomic():
        for (table,) in rows(db, "SELECT name FROM main.sqlite_master WHERE type = 'table' AND sql LIKE '%STRICT%'"):
            if table in ("meta", "changes"):
                continue
            known = {name for _, name, *_ in rows(db, f"PRAGMA new.table_info({table})")}
            if not known:
                continue  # there is no such table any more
            names = ", ".join(name for _, name, *_ in rows(db, f"PRAGMA main.table_info({table})") if name in known)
            connection.execute(f"INSERT OR IGNORE INTO main.{table} ({names}) SELECT {names} FROM new.{table}")
    connection.close()


def indexed(db: Database) -> list[tuple]:
    db.conn.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.words USING fts5vocab(main, articles_fts, instance)")
    return rows(db, "SELECT term, doc, col, offset FROM temp.words ORDER BY 1, 2, 3, 4")


@pytest.mark.parametrize("schema", range(1, len(STEPS)))
def test_an_archive_of_each_earlier_schema_is_brought_to_todays_with_all_it_holds(tmp_path: Path, schema: int) -> None:
    full, old = tmp_path / "full.db", tmp_path / "old.db"
    with archive(full) as db:
        save(db, ROUND)
        expected = dump(db)
        texts = rows(db, "SELECT search_id, headline, body FROM articles")
        words = indexed(db)
    old_archive(old, schema, full)
    with sqlite3.connect(old) as before:
        assert before.execute("PRAGMA user_version").fetchone() == (schema,)
    with open_archive(old, write=True) as db:
        assert value(db, "PRAGMA user_version") == len(STEPS)
        assert rows(db, "SELECT search_id, headline, body FROM articles") == texts
        found = dump(db)
        assert {table: len(held) for table, held in found.items()} == {
            table: len(held) for table, held in expected.items()
        }
        assert value(db, "SELECT count(*) FROM changes WHERE what = 'added'") == len(texts)
        assert indexed(db) == words, "every word stands in the index where a new article's would"
        find_duplicates(db)
        assert rows(db, "PRAGMA foreign_key_check") == []
        assert rows(db, "PRAGMA integrity_check") == [("ok",)]


def test_todays_archive_is_made_by_the_same_steps(tmp_path: Path) -> None:
    with archive(tmp_path / "a.db") as db:
        save(db, ROUND)
        check(db)


@pytest.mark.parametrize("words", [["reread"], ["reread", "--check"], ["crawl", "--all"]])
def test_a_command_that_looks_into_an_archive_before_it_writes_upgrades_it(tmp_path: Path, words: list[str]) -> None:
    full, old = tmp_path / "full.db", tmp_path / "old.db"
    with archive(full) as db:
        save(db, ROUND)
    old_archive(old, 6, full)
    assert "crawl, import or reread once" in xianbao("status", "--db", old, code=1).stderr
    xianbao(*words, "--db", old, code=None)  # the paper's site is not there, nor are its captures
    xianbao("status", "--db", old)

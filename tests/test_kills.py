"""Killed at any point (kill -9), the archive is whole, what it names can be read, and the next run completes it."""

import os
import random
import shutil
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ingest.archive.captures import load_capture
from ingest.archive.database import open_archive
from ingest.archive.migrations import SCHEMA_VERSION
from sample.paper import load_issues
from sample.printing import flat_text
from tests.archive.pieces import ROUND, archive, save
from tests.archive.test_migrations import old_archive
from tests.archive.test_warc import check as check_warc
from tests.command import xianbao
from tests.forked import Running, start
from tests.site import founder
from tests.site.server import Site, serve

ISSUES = load_issues()
KILLS = 4
TEXTS = "SELECT id, headline, body, byline_text, withdrawn_at IS NULL FROM articles ORDER BY id"
REFERENCES = """
SELECT count(*) FROM articles a WHERE NOT EXISTS (SELECT 1 FROM parts t WHERE t.article_id = a.id)
    OR NOT EXISTS (SELECT 1 FROM article_revisions r WHERE r.article_id = a.id AND r.content_hash = a.content_hash)
    OR NOT EXISTS (SELECT 1 FROM sources s WHERE s.article_id = coalesce(a.duplicate_of, a.id))
"""


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serve(founder.render(ISSUES)) as running:
        yield running


def kill_and_finish(db: Path, arguments: list[object], seed: int, look: Callable[[Path], None]) -> int:
    """Kill the command again and again at moments spread over its time, look at what is left, then let it finish.

    Gives how many of the runs were killed before they ended by themselves.
    """
    chance = random.Random(seed)
    copy = db.parent / "timed" / db.name
    shutil.copytree(db.parent, copy.parent, ignore=shutil.ignore_patterns("timed"))
    began = time.monotonic()
    run(copy, arguments).wait()
    seconds = time.monotonic() - began
    killed = 0
    for number in range(KILLS):
        running = run(db, arguments)
        time.sleep(seconds * (number + chance.random()) / KILLS)
        if running.is_alive():
            running.process.kill()
            code = running.wait().code
            assert code in (0, -signal.SIGKILL)  # it may have ended by itself meanwhile
            killed += code == -signal.SIGKILL
        if db.exists() and db.stat().st_size:
            look(db)
    assert run(db, arguments).wait().code == 0
    look(db)
    return killed


def run(db: Path, arguments: list[object]) -> Running:
    return start([*arguments, "--db", db], Path(os.devnull))


def whole(db: Path) -> None:
    """Check that the archive opens, holds no half article, and that all bytes it names are there."""
    connection = sqlite3.connect(db)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'captures'").fetchone():
        return  # killed before its tables were made
    if connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,):
        assert connection.execute(REFERENCES).fetchone() == (0,)
        with open_archive(db, write=False) as held:
            for (capture,) in connection.execute("SELECT id FROM captures WHERE warc_file IS NOT NULL").fetchall():
                assert load_capture(held, db, capture).sha256 == capture_sha(connection, capture)


def capture_sha(connection: sqlite3.Connection, capture: str) -> str:
    ((sha,),) = connection.execute("SELECT sha256 FROM captures WHERE id = ?", [capture]).fetchall()
    return str(sha)


def rows(db: Path, sql: str) -> list[tuple[object, ...]]:
    return sqlite3.connect(db).execute(sql).fetchall()


def test_a_killed_crawl_is_completed_by_the_next(site: Site, tmp_path: Path) -> None:
    clean, db = tmp_path / "clean" / "archive.db", tmp_path / "killed" / "archive.db"
    clean.parent.mkdir()
    db.parent.mkdir()
    arguments: list[object] = ["crawl", "yunxiu", "--entry", site.url]
    assert run(clean, arguments).wait().code == 0
    assert kill_and_finish(db, arguments, 1, whole) >= KILLS - 2
    assert rows(db, TEXTS) == rows(clean, TEXTS)
    assert set(rows(db, "SELECT state FROM issues")) == {("complete",)}
    assert check_warc(db)


def test_a_killed_import_is_completed_by_the_next(tmp_path: Path) -> None:
    for issue in ISSUES:
        for page in issue.pages:
            file = tmp_path / "pages" / str(issue.issued_on) / f"{page.sequence:02}.txt"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(flat_text(issue, page), encoding="utf-8")
    clean, db = tmp_path / "clean" / "archive.db", tmp_path / "killed" / "archive.db"
    clean.parent.mkdir()
    db.parent.mkdir()
    arguments: list[object] = ["import", tmp_path / "pages", "--paper", "yunxiu"]
    assert run(clean, arguments).wait().code == 0
    assert kill_and_finish(db, arguments, 2, whole) >= KILLS - 2
    assert rows(db, TEXTS) == rows(clean, TEXTS)
    assert check_warc(db)


def test_a_killed_reread_is_completed_by_the_next(site: Site, tmp_path: Path) -> None:
    db = tmp_path / "archive.db"
    xianbao("crawl", "yunxiu", "--entry", site.url, "--db", db)
    expected = rows(db, TEXTS)
    with sqlite3.connect(db) as connection:  # as a worse reader would have left it
        connection.execute("UPDATE sources SET reading_hash = ''")
        connection.execute("UPDATE articles SET headline = headline || '？' WHERE kind = 'story'")
    assert rows(db, TEXTS) != expected
    assert kill_and_finish(db, ["reread"], 3, whole) >= KILLS - 2
    assert rows(db, TEXTS) == expected
    assert check_warc(db)


def test_a_killed_migration_leaves_the_old_archive_or_the_new_one(tmp_path: Path) -> None:
    full, db = tmp_path / "full.db", tmp_path / "killed" / "archive.db"
    db.parent.mkdir()
    with archive(full) as made:
        save(made, ROUND)
    old_archive(db, 3, full)
    with sqlite3.connect(db) as connection:
        names = [name for _, name, *_ in connection.execute("PRAGMA table_info(articles)")]
        copied = ", ".join(
            {"id": "a.id || n.i", "search_id": "a.search_id + 100 * n.i", "body": "'简讯' || n.i"}.get(
                name, f"a.{name}"
            )
            for name in names
        )
        connection.execute(
            f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "
            f"INSERT INTO articles ({', '.join(names)}) SELECT {copied} FROM articles a, n WHERE a.search_id = 1"
        )
    page = tmp_path / "01.txt"
    page.write_text(flat_text(ISSUES[0], ISSUES[0].pages[0]), encoding="utf-8")
    arguments: list[object] = ["import", page, "--paper", "yunxiu", "--date", "2024-03-08", "--page", "1"]

    def look(path: Path) -> None:
        connection = sqlite3.connect(path)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        assert version in (3, SCHEMA_VERSION)
        ((count,),) = connection.execute("SELECT count(*) FROM articles WHERE search_id > 100").fetchall()
        assert count >= 20_000
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        assert ("changes" in tables) == (version == SCHEMA_VERSION)

    assert kill_and_finish(db, arguments, 4, look) >= KILLS - 2
    assert rows(db, "PRAGMA user_version") == [(SCHEMA_VERSION,)]

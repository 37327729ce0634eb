"""What can be wrong with an archive is one sentence, and whatever is wrong, nothing is half-written."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlite_utils import Database, Migrations

from ingest.archive.database import PATIENCE, open_archive, speaking
from ingest.archive.errors import (
    ArchiveError,
    ArchiveFull,
    ArchiveLocked,
    ArchiveMissing,
    ArchiveNewer,
    ArchiveUnreadable,
)
from ingest.archive.lock import writing
from ingest.archive.migrations import SCHEMA_VERSION, STEPS, statements
from ingest.archive.runs import start_run
from tests.archive.pieces import CLINIC, ROUND, archive, article, check, counts, dump, reading, rows, save, value

ROOT = Path(__file__).parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "archive.db"


@contextmanager
def plain(path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(path)
    try:
        yield connection
    finally:
        connection.close()


def refused(path: Path, error: type[ArchiveError], *, write: bool, **facts: float) -> str:
    """Assert that the archive is refused in one sentence that names it."""
    with pytest.raises(error) as caught, open_archive(path, write=write, **facts):
        pytest.fail("the archive was opened")
    said = str(caught.value)
    assert str(path) in said
    assert "\n" not in said
    return said


def test_a_writer_makes_the_archive_with_its_version_and_maker(path: Path) -> None:
    with open_archive(path, write=True) as db:
        assert value(db, "PRAGMA user_version") == SCHEMA_VERSION
        assert value(db, "PRAGMA journal_mode") == "wal"
        assert value(db, "PRAGMA foreign_keys") == 1
        facts = dict(rows(db, "SELECT name, value FROM meta"))
        assert facts["schema_version"] == str(SCHEMA_VERSION)
        assert facts["created_by"].startswith("xianbao ")
        assert facts["created_at"].endswith("Z")
        assert all(rows(db, "SELECT strict FROM pragma_table_list WHERE name IN ('articles', 'issues', 'problems')"))
        check(db)


def test_opening_again_changes_nothing(path: Path) -> None:
    with open_archive(path, write=True) as db:
        before = rows(db, "SELECT * FROM meta")
    with open_archive(path, write=True) as db:
        assert rows(db, "SELECT * FROM meta") == before
        assert rows(db, "SELECT name FROM _sqlite_migrations") == [(step.stem,) for step in STEPS]


def test_a_reader_makes_nothing_and_writes_nothing(path: Path) -> None:
    refused(path, ArchiveMissing, write=False)
    assert list(path.parent.iterdir()) == []
    with archive(path) as db:
        save(db, ROUND)
    with pytest.raises(ArchiveUnreadable, match="readonly"), open_archive(path, write=False) as db:
        db.conn.execute("DELETE FROM articles")
    with open_archive(path, write=False) as db:
        assert counts(db)["articles"] == 2


def test_a_reader_is_not_disturbed_by_a_writer_and_sees_what_was_committed(path: Path) -> None:
    with archive(path) as db:
        with db.atomic():
            save(db, ROUND)
            with open_archive(path, write=False, patience=0.1) as other:
                assert counts(other)["articles"] == 0
        with open_archive(path, write=False, patience=0.1) as other:
            assert counts(other)["articles"] == 2


def test_a_missing_folder_and_a_folder_are_said(tmp_path: Path) -> None:
    refused(tmp_path / "none" / "archive.db", ArchiveMissing, write=True)
    refused(tmp_path, ArchiveUnreadable, write=True)
    refused(tmp_path, ArchiveUnreadable, write=False)


def test_an_empty_file_is_nothing_to_a_reader_and_a_beginning_to_a_writer(path: Path) -> None:
    path.touch()
    assert "empty" in refused(path, ArchiveMissing, write=False)
    assert path.stat().st_size == 0
    with open_archive(path, write=True) as db:
        check(db)


def test_a_file_that_is_no_database_is_refused_and_left_as_it_was(path: Path) -> None:
    path.write_bytes(b"a letter, not a database " * 100)
    before = path.read_bytes()
    for write in (True, False):
        refused(path, ArchiveUnreadable, write=write)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TABLE photos (id)",
        "CREATE TABLE meta (a, b)",
        "CREATE TABLE meta (name, value); CREATE TABLE articles (id); CREATE TABLE publications (id)",
        "CREATE VIEW one AS SELECT 1",
        "PRAGMA user_version = 7",
    ],
)
def test_another_programs_database_is_refused_and_left_as_it_was(path: Path, sql: str) -> None:
    with plain(path) as db:
        db.executescript(sql)
    before = path.read_bytes()
    for write in (True, False):
        assert "not an archive of xianbao" in refused(path, ArchiveUnreadable, write=write)
    assert path.read_bytes() == before


def test_a_damaged_archive_is_said(path: Path) -> None:
    with archive(path) as db:
        for day in range(40):
            save(db, reading(article(f"content_{day}", f"第{day}条", CLINIC * (day + 1))))
        db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(path.stat().st_size - 4096))
    with pytest.raises(ArchiveUnreadable, match="restore a copy"), open_archive(path, write=False) as db:
        dump(db)


def test_a_newer_archive_is_refused_by_readers_and_writers(path: Path) -> None:
    with archive(path):
        pass
    with plain(path) as db:
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    for write in (True, False):
        assert "upgrade" in refused(path, ArchiveNewer, write=write)


def test_an_older_archive_is_upgraded_by_a_writer_only(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with archive(path) as db:
        save(db, ROUND)
    newer = Migrations("xianbao")

    def nothing(db: Database) -> None:
        """Stand for a step that was applied already."""

    for step in STEPS:
        newer(name=step.stem)(nothing)

    @newer(name="next")
    def add(db: Database) -> None:
        db.conn.execute("ALTER TABLE articles ADD COLUMN extra TEXT")
        db.conn.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")

    monkeypatch.setattr("ingest.archive.database.SCHEMA_VERSION", SCHEMA_VERSION + 1)
    monkeypatch.setattr("ingest.archive.migrations.migrations", newer)
    assert "older" in refused(path, ArchiveUnreadable, write=False)
    with open_archive(path, write=True) as db:
        assert rows(db, "SELECT DISTINCT extra FROM articles") == [(None,)]
    with open_archive(path, write=False) as db:
        assert counts(db)["articles"] == 2


def test_a_failing_migration_leaves_no_trace(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = Migrations("xianbao")

    @broken(name="broken")
    def fail(db: Database) -> None:
        db.conn.execute("CREATE TABLE meta (name, value)")
        raise RuntimeError("stop")

    monkeypatch.setattr("ingest.archive.migrations.migrations", broken)
    with pytest.raises(RuntimeError), open_archive(path, write=True):
        pass
    with plain(path) as db:
        assert db.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    monkeypatch.undo()
    with open_archive(path, write=True) as opened:
        check(opened)


def test_a_script_is_split_at_whole_statements() -> None:
    script = "-- a; comment\nCREATE TABLE a (x DEFAULT ';');\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\nSELECT 1;\nEND;\n-- end\n"
    assert [one.split()[-1] for one in statements(script)] == ["';');", "END;"]
    with pytest.raises(ValueError, match="unfinished"):
        list(statements("CREATE TABLE a (x"))


def test_a_full_disk_leaves_the_archive_as_it_was(path: Path) -> None:
    with archive(path) as db:
        save(db, ROUND)
        before = dump(db)
        db.conn.execute(f"PRAGMA max_page_count = {value(db, 'PRAGMA page_count') + 2}")
        big = reading(*(article(f"content_{n}", f"第{n}条", CLINIC * 20, position=n) for n in range(50)))
        with pytest.raises(sqlite3.OperationalError, match="full"):
            save(db, big)
        assert dump(db) == before
        db.conn.execute("PRAGMA max_page_count = 1000000")
        assert save(db, big).new == 48

    def fill() -> None:
        with open_archive(path, write=True) as db:
            db.conn.execute(f"PRAGMA max_page_count = {value(db, 'PRAGMA page_count')}")
            save(db, reading(*(article(f"new_{n}", f"新{n}", CLINIC * 20, position=n) for n in range(50))))

    with pytest.raises(ArchiveFull, match="make room") as caught:
        fill()
    assert not caught.value.is_temporary
    with open_archive(path, write=True) as db:
        check(db)


def test_a_foreign_writer_is_waited_for_as_long_as_asked_then_said(path: Path) -> None:
    with archive(path):
        pass
    with plain(path) as other:
        other.execute("BEGIN IMMEDIATE")
        started = time.monotonic()
        with (
            pytest.raises(ArchiveLocked, match="another program") as caught,
            open_archive(path, write=True, patience=0.2) as db,
        ):
            save(db, ROUND)  # fmt: skip
        assert 0.15 < time.monotonic() - started < 3
        assert caught.value.is_temporary
        other.rollback()
    with open_archive(path, write=True, patience=0.2) as db:
        assert save(db, ROUND).new == 2


def test_a_foreign_writer_that_ends_in_time_delays_a_save_and_loses_nothing(path: Path) -> None:
    with archive(path) as db, plain(path) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("INSERT INTO meta (name, value) VALUES ('foreign', '1')")
        with ThreadPoolExecutor(1) as pool:
            saving = pool.submit(save, db, ROUND)
            with pytest.raises(TimeoutError):
                saving.result(timeout=0.2)
            other.commit()
            assert saving.result(timeout=PATIENCE).new == 2
        assert value(db, "SELECT count(*) FROM meta WHERE name = 'foreign'") == 1
        check(db)


def test_a_save_that_waits_in_vain_leaves_nothing_and_can_be_repeated(path: Path) -> None:
    with open_archive(path, write=True, patience=0.1) as db, plain(path) as other:
        start_run(db, "test", {}, "0")
        before = dump(db)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveLocked), speaking(path):
            save(db, ROUND)
        other.rollback()
        assert dump(db) == before
        assert save(db, ROUND).new == 2


@contextmanager
def nobody(file: Path, mode: int) -> Iterator[None]:
    """Be a user without rights to write, with ``mode`` on a file or folder."""
    was, before = os.geteuid(), file.stat().st_mode
    file.chmod(mode)
    if not was:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(was)
        file.chmod(before)


@pytest.fixture
def shared() -> Iterator[Path]:
    """An archive in a folder that every user may enter, which pytest's own is not."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "archive.db")
        Path(folder).chmod(0o755)
        with archive(path) as db:
            save(db, ROUND)
        before = path.read_bytes()
        yield path
        assert path.read_bytes() == before
        assert list(path.parent.iterdir()) == [path]


def test_a_folder_that_cannot_be_written_is_said(shared: Path) -> None:
    with nobody(shared.parent, 0o555):
        assert "permissions" in refused(shared, ArchiveUnreadable, write=True)
        assert "permissions" in refused(shared.with_name("new.db"), ArchiveUnreadable, write=True)
        with pytest.raises(ArchiveUnreadable, match="permissions"), writing(shared, "xianbao import"):
            pytest.fail("held")


def test_a_folder_that_may_not_be_entered_is_said(shared: Path) -> None:
    with nobody(shared.parent, 0o600):
        for write in (True, False):
            assert "permissions" in refused(shared, ArchiveUnreadable, write=write)
        with pytest.raises(ArchiveUnreadable, match="permissions"), writing(shared, "xianbao import"):
            pytest.fail("held")


def test_a_file_that_may_not_be_read_is_said(shared: Path) -> None:
    with nobody(shared, 0):
        for write in (True, False):
            assert "permissions" in refused(shared, ArchiveUnreadable, write=write)


@pytest.mark.parametrize("name", ["云岫 报.db", "a?mode=memory.db", "a#b.db", "100%25.db"])
def test_a_path_is_a_path_whatever_it_holds(tmp_path: Path, name: str) -> None:
    with archive(tmp_path / name) as db:
        save(db, ROUND)
    assert [file.name for file in tmp_path.iterdir()] == [name]
    with open_archive(tmp_path / name, write=False) as db:
        assert counts(db)["articles"] == 2


def test_a_second_writer_is_told_who_holds_the_archive(path: Path) -> None:
    with writing(path, "xianbao crawl yunxiu"):
        with pytest.raises(ArchiveLocked) as caught, writing(path, "xianbao import"):
            pytest.fail("two hold the lock")
        said = str(caught.value)
        assert f"held by 'xianbao crawl yunxiu' (process {os.getpid()}) since " in said
    with writing(path, "xianbao import"):
        pass


def test_a_link_to_the_archive_is_the_same_archive(path: Path) -> None:
    link = path.with_name("link.db")
    link.symlink_to(path)
    with writing(path, "one"), pytest.raises(ArchiveLocked), writing(link, "two"):
        pytest.fail("two hold the lock")


def test_no_folder_to_lock_in_is_said(tmp_path: Path) -> None:
    with pytest.raises(ArchiveMissing), writing(tmp_path / "none" / "archive.db", "x"):
        pytest.fail("held")
    blocked = tmp_path / "archive.db"
    (tmp_path / "archive.db.lock").mkdir()
    with pytest.raises(ArchiveUnreadable, match="cannot be locked"), writing(blocked, "x"):
        pytest.fail("held")


KILLED = """
import sys
from pathlib import Path
from ingest.archive.lock import writing
from tests.archive.pieces import CLINIC, archive, article, reading, save

path = Path(sys.argv[1])
with writing(path, "xianbao crawl yunxiu"), archive(path) as db:
    for n in range(100000):
        many = (article(f"{n}/{m}", f"第{n}期第{m}条", CLINIC * 5, position=m) for m in range(20))
        save(db, reading(*many))
        print(n, flush=True)
"""


def test_a_killed_run_leaves_a_whole_archive_and_no_lock(path: Path) -> None:
    with archive(path):
        pass
    for pause in (0.0, 0.013, 0.027):
        run = subprocess.Popen([sys.executable, "-c", KILLED, path], stdout=subprocess.PIPE, text=True, cwd=ROOT)
        assert run.stdout is not None
        with run.stdout:
            run.stdout.readline()
            assert run.stdout.readline().strip() == "1"
            time.sleep(pause)
            with pytest.raises(ArchiveLocked, match=f"process {run.pid}"), writing(path, "another"):
                pytest.fail("two hold the lock")
            run.send_signal(signal.SIGKILL)
            run.wait()
        with writing(path, "the next"), open_archive(path, write=True) as db:
            check(db)
            assert value(db, "SELECT count(*) FROM articles") % 20 == 0
            assert value(db, "SELECT count(*) FROM articles") >= 40

"""``status --check`` is silent while nothing is wrong, and says in one sentence each what is."""

import fcntl
import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from ingest.archive.database import open_archive
from ingest.archive.health import concerns
from ingest.archive.lock import is_held, writing
from ingest.archive.problems import record_problems
from ingest.archive.rhythms import watch_rhythm
from ingest.archive.runs import finish_run, start_run
from ingest.items import Problem, Severity
from tests.archive.pieces import CLINIC, article
from tests.archive.test_duplicates import save
from tests.command import xianbao

MONDAY = date(2024, 3, 4)


@pytest.fixture
def db(tmp_path: Path) -> Database:
    with open_archive(tmp_path / "archive.db", write=True) as opened:
        for week in range(6):
            save(opened, "weekly", MONDAY + timedelta(weeks=week), article(str(week), body=f"第{week}周。{CLINIC}"))
        with opened.atomic():
            for (run,) in opened.conn.execute("SELECT id FROM runs").fetchall():
                finish_run(opened, run, "finished", "fine", {})
        yield opened


def test_a_paper_in_its_rhythm_is_no_concern(db: Database) -> None:
    assert list(concerns(db, MONDAY + timedelta(weeks=7))) == []


def test_a_paper_that_fell_silent_is_one(db: Database) -> None:
    (said,) = concerns(db, MONDAY + timedelta(weeks=10))
    assert said.startswith(
        "weekly: its newest issue is of 2024-04-08, 35 days ago, though it usually comes every 7 days"
    )


def test_where_the_rhythm_is_sure_a_missed_issue_is_told_within_days(db: Database) -> None:
    for week in range(6, 10):
        save(db, "weekly", MONDAY + timedelta(weeks=week), article(str(week), body=f"第{week}周。{CLINIC}"))
    with db.atomic():
        db.conn.execute("UPDATE runs SET finished_at = started_at, verdict = 'fine'")
    newest = MONDAY + timedelta(weeks=9)
    assert list(concerns(db, newest + timedelta(days=9))) == []
    (said,) = concerns(db, newest + timedelta(days=10))
    assert said.startswith("weekly: its issue of 2024-05-13 has not come, though it was due by the weekdays")
    (said,) = concerns(db, newest + timedelta(days=24))
    assert "2024-05-13 (and 2 more)" in said


def test_a_stated_rhythm_is_sure_and_a_holiday_is_no_alarm(db: Database) -> None:
    with db.atomic():
        db.conn.execute("UPDATE publications SET weekdays = '1'")
    newest = MONDAY + timedelta(weeks=5)
    assert ["2024-04-15" in said for said in concerns(db, newest + timedelta(days=10))] == [True]
    save(db, "weekly", date(2024, 9, 30), article("autumn", body=f"秋。{CLINIC}"))
    with db.atomic():
        db.conn.execute("UPDATE runs SET finished_at = started_at, verdict = 'fine'")
    assert list(concerns(db, date(2024, 10, 16))) == [], "7 October is a holiday, 14 October was two days ago"


def test_a_paper_that_is_no_longer_crawled_is_told_so(db: Database) -> None:
    with db.atomic():
        db.conn.execute("UPDATE publications SET weekdays = '1'")
        db.conn.execute("UPDATE runs SET command = 'crawl weekly', started_at = '2024-04-08T06:00:00Z'")
    (said,) = concerns(db, MONDAY + timedelta(weeks=8))
    assert "2024-04-15 (and 1 more) has not come" in said
    assert "last crawled on 2024-04-08, see whether cron runs it" in said
    with db.atomic():
        finish_run(db, start_run(db, "crawl weekly", {}, "0"), "faulty_paper", "needs_a_person", {})
    assert "last crawled on 2024-04-08" in list(concerns(db, MONDAY + timedelta(weeks=8)))[-1]


def test_a_run_records_an_overdue_issue_once_and_resolves_it_when_one_has_come(db: Database) -> None:
    with db.atomic():
        db.conn.execute("UPDATE publications SET weekdays = '1'")
    newest, now = MONDAY + timedelta(weeks=5), datetime.now(UTC)
    assert watch_rhythm(db, "weekly", 1, now, newest + timedelta(days=9)) == 0
    assert watch_rhythm(db, "weekly", 1, now, newest + timedelta(days=10)) == 1
    assert watch_rhythm(db, "weekly", 1, now, newest + timedelta(days=20)) == 0, "it is said once"
    assert len(list(concerns(db, newest + timedelta(days=20)))) == 1, "and once by the check"
    save(db, "weekly", newest + timedelta(weeks=2), article("late", body=f"迟来。{CLINIC}"))
    assert watch_rhythm(db, "weekly", 1, now, newest + timedelta(days=20)) == 0
    assert db.conn.execute("SELECT count(*) FROM open_problems").fetchone() == (0,)


def test_a_paper_at_rest_when_it_is_first_crawled_is_told_by_the_check_alone(db: Database) -> None:
    with db.atomic():
        db.conn.execute("UPDATE publications SET weekdays = '1'")
        db.conn.execute("UPDATE runs SET command = 'crawl weekly'")
    years_later = MONDAY + timedelta(days=800)
    assert watch_rhythm(db, "weekly", 1, datetime.now(UTC), years_later) == 0
    assert len(list(concerns(db, years_later))) == 1


@pytest.mark.parametrize("weekdays", ["1", ""])
def test_a_paper_that_is_only_imported_is_told_of_for_two_months(db: Database, weekdays: str) -> None:
    with db.atomic():
        db.conn.execute("UPDATE publications SET weekdays = ?", [weekdays])
    newest = MONDAY + timedelta(weeks=5)
    (said,) = concerns(db, newest + timedelta(days=60))
    assert said.endswith("it was never crawled, import its newer issues.")
    assert list(concerns(db, newest + timedelta(days=61))) == []


def test_an_open_error_is_one_and_a_warning_is_none(db: Database) -> None:
    run = start_run(db, "crawl weekly", {}, "0")
    with db.atomic():
        for number, severity in enumerate((Severity.ERROR, Severity.ERROR, Severity.WARNING)):
            problem = Problem(kind="page_lost", message=f"Page {number} is lost.", severity=severity)
            record_problems(db, [problem], run, datetime.now(UTC))
        finish_run(db, run, "finished", "needs_a_person", {})
    first, second = concerns(db, MONDAY + timedelta(weeks=6))
    assert first == "the archive: page_lost (and 1 more): Page 0 is lost."
    assert "“crawl weekly” of" in second
    assert "ended with errors" in second


def test_a_run_that_never_ended_is_one_until_it_is_run_again(db: Database) -> None:
    start_run(db, "crawl weekly", {}, "0")
    assert ["never ended" in said for said in concerns(db, MONDAY + timedelta(weeks=6))] == [True]
    run = start_run(db, "crawl weekly", {}, "0")
    with db.atomic():
        finish_run(db, run, "finished", "fine", {})
    assert list(concerns(db, MONDAY + timedelta(weeks=6))) == []


@pytest.mark.parametrize(
    ("reason", "advice"),
    [
        ("asked_to_wait", "asks each time to be left alone"),
        ("quiet_hours", "quiet hours"),
        ("shutdown", "stopped each time"),
    ],
)
def test_a_run_that_is_put_off_again_and_again_is_one(db: Database, reason: str, advice: str) -> None:
    def run(verdict: str, why: str) -> None:
        finish_run(db, start_run(db, "crawl weekly", {}, "0"), why, verdict, {})

    for _ in range(4):
        assert list(concerns(db, MONDAY + timedelta(weeks=6))) == []
        run("try_later", reason)
    (said,) = concerns(db, MONDAY + timedelta(weeks=6))
    assert said.startswith("“crawl weekly” ended 4 times in a row with “try later”")
    assert advice in said
    run("fine", "finished")
    run("try_later", reason)
    assert list(concerns(db, MONDAY + timedelta(weeks=6))) == []


def test_a_run_that_is_writing_now_is_no_concern(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with writing(path, "xianbao crawl weekly"), open_archive(path, write=True) as opened:
        start_run(opened, "crawl weekly", {}, "0")
        assert is_held(path)
        assert xianbao("status", "--check", "--db", path).stdout == ""
    assert not is_held(path)


def test_a_killed_run_is_told_though_its_process_number_is_in_use_again(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with open_archive(path, write=True) as opened:
        start_run(opened, "crawl weekly", {}, "0")
    (tmp_path / "a.db.lock").write_text(f"'xianbao crawl weekly' (process {os.getpid()}) since 2024-03-15T12:00:00Z")
    assert "never ended" in xianbao("status", "--check", "--db", path, code=1).stdout


def test_who_looks_whether_a_run_is_writing_does_not_keep_one_from_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (tmp_path / "a.db.lock").open("w", encoding="utf-8") as looking:
        fcntl.flock(looking, fcntl.LOCK_SH)
        monkeypatch.setattr("ingest.archive.lock.sleep", lambda _seconds: looking.close())
        with writing(tmp_path / "a.db", "xianbao crawl weekly"):
            assert is_held(tmp_path / "a.db")


def test_the_command_exits_1_when_a_person_must_look(tmp_path: Path) -> None:
    with open_archive(tmp_path / "a.db", write=True) as opened:
        start_run(opened, "crawl weekly", {}, "0")
    assert "never ended" in xianbao("status", "--check", "--db", tmp_path / "a.db", code=1).stdout

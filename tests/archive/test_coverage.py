"""The calendar of a paper's coverage tells a day without an issue from one that failed."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ingest.archive.coverage import Cover, coverage
from ingest.archive.database import open_archive
from ingest.archive.days import save_days
from ingest.archive.runs import start_run
from ingest.days import Day, DayAnswer
from tests.archive.pieces import PAPER, ROUND, archive, save
from tests.command import xianbao


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "archive.db"
    with archive(file) as db:
        save(db, ROUND)
        run = start_run(db, "crawl yunxiu", {}, "0")
        answers = {14: DayAnswer.NO_ISSUE, 15: DayAnswer.ISSUE, 16: DayAnswer.FAILED, 17: DayAnswer.NOT_YET}
        days = [
            Day(
                issued_on=date(2024, 3, day),
                answer=answer,
                requested_url=f"http://paper.test/{day}",
                asked_at=datetime.now(UTC),
            )
            for day, answer in answers.items()
        ]
        with db.atomic():
            save_days(db, PAPER, days, run)
    return file


def test_each_day_says_what_is_known_of_it(path: Path) -> None:
    with open_archive(path, write=False) as db:
        held = coverage(db, "yunxiu")
        with pytest.raises(KeyError):
            coverage(db, "fumeng")
    assert next(iter(held.items())) == (date(2024, 3, 14), Cover.NO_ISSUE)
    assert held[date(2024, 3, 15)] in (Cover.OPEN, Cover.PARTIAL, Cover.COMPLETE)
    assert (held[date(2024, 3, 16)], held[date(2024, 3, 17)]) == (Cover.FAILED, Cover.NOT_YET)


def test_the_calendar_is_a_line_a_month_and_a_mark_a_day(path: Path) -> None:
    shown = xianbao("status", "--calendar", "yunxiu", "--db", path).stdout.splitlines()
    (march,) = [line for line in shown if line.startswith("2024-03")]
    marks = march[len("2024-03 ") :: 2]
    assert (marks[13], marks[15], marks[16]) == ("·", "✕", "?")
    assert marks[14] in "■▣□"
    told = json.loads(xianbao("status", "--calendar", "yunxiu", "--json", "--db", path).stdout)
    assert told["2024-03-16"] == "failed"


def test_every_month_from_the_first_to_the_last_has_its_line(path: Path) -> None:
    with open_archive(path, write=True) as db, db.atomic():
        run = start_run(db, "crawl yunxiu", {}, "0")
        for on in (date(2023, 11, 3), date(2024, 6, 7)):
            day = Day(
                issued_on=on, answer=DayAnswer.NO_ISSUE, requested_url="http://paper.test", asked_at=datetime.now(UTC)
            )
            save_days(db, PAPER, [day], run)
    shown = xianbao("status", "--calendar", "yunxiu", "--db", path).stdout.splitlines()
    assert [line[:7] for line in shown if line.startswith("202")] == [
        *("2023-11", "2023-12"),
        *(f"2024-0{month}" for month in range(1, 7)),
    ]


def test_an_issue_that_was_due_and_that_nobody_asked_for_is_missing(path: Path) -> None:
    with open_archive(path, write=True) as db, db.atomic():
        db.conn.execute("UPDATE publications SET weekdays = '5'")
        db.conn.execute(
            "INSERT INTO issues SELECT 'yunxiu-2024-04-19', publication_id, '2024-04-19', edition, issue_number, total_number,"
            " page_count, source_url, state, lunar_date FROM issues"
        )
    told = json.loads(xianbao("status", "--calendar", "yunxiu", "--json", "--db", path).stdout)
    assert [day for day, cover in told.items() if cover == "missing"] == ["2024-03-22", "2024-03-29", "2024-04-12"]


def test_an_unknown_paper_is_said(path: Path) -> None:
    assert "no paper “fumeng”" in xianbao("status", "--calendar", "fumeng", "--db", path, code=2).stderr

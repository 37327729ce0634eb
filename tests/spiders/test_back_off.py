"""A server that asks for patience gets it; one that asks for much is left for later, and nothing is lost."""

import sqlite3
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ingest.middlewares import retry_after
from sample.paper import load_issues
from tests.command import xianbao
from tests.site import founder
from tests.site.server import Answer, serve

NOW = datetime(2024, 3, 15, 12, tzinfo=UTC)
ISSUES = load_issues()[-1:]


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        (b"120", 120.0),
        (b" 7 ", 7.0),
        (b"Fri, 15 Mar 2024 12:01:30 GMT", 90.0),
        (b"Fri, 15 Mar 2024 11:00:00 GMT", 0.0),
        (b"soon", None),
        (b"-5", None),
        (b"", None),
        (None, None),
    ],
)
def test_retry_after_is_read_as_seconds_or_a_date(said: bytes | None, seconds: float | None) -> None:
    assert retry_after(said, NOW) == seconds


def busy(answer: Answer, status: int, **headers: str) -> Answer:
    return Answer(
        b"busy",
        "text/html",
        status,
        headers={name.replace("_", "-"): told for name, told in headers.items()},
        then=answer,
    )


def first_page(answers: dict[str, Answer]) -> str:
    return next(path for path in answers if "content_" in path)


@pytest.mark.parametrize("status", [429, 503, 403])
def test_a_busy_server_is_asked_again_when_it_says(status: int, tmp_path: Path) -> None:
    answers = founder.render(ISSUES)
    path = first_page(answers)
    answers[path] = busy(answers[path], status, Retry_After="3")
    with serve(answers) as site:
        began = time.monotonic()
        xianbao("crawl", "yunxiu", "--entry", site.url, "--db", tmp_path / "a.db", code=0 if status != 403 else 1)
    assert time.monotonic() - began > 3
    assert site.asked.count(path) == (2 if status != 403 else 1), (
        "a refusal (403) is not asked again, only waited after"
    )
    states = sqlite3.connect(tmp_path / "a.db").execute("SELECT state FROM issues").fetchall()
    assert states == [("complete",)] if status != 403 else [("partial",)]


def test_a_server_that_asks_for_hours_is_left_for_later_and_the_next_run_completes_the_issue(tmp_path: Path) -> None:
    db = tmp_path / "a.db"
    answers = founder.render(ISSUES)
    path = first_page(answers)
    answers[path] = busy(answers[path], 503, Retry_After="7200")
    with serve(answers) as site:
        began = time.monotonic()
        done = xianbao("crawl", "yunxiu", "--entry", site.url, "--db", db, code=75)
        assert time.monotonic() - began < 60
        assert "Traceback" not in done.stderr
        runs = sqlite3.connect(db).execute("SELECT finish_reason FROM runs").fetchall()
        assert runs == [("asked_to_wait",)]
        xianbao("crawl", "yunxiu", "--entry", site.url, "--db", db)
    assert sqlite3.connect(db).execute("SELECT DISTINCT state FROM issues").fetchall() == [("complete",)]


def test_a_server_that_always_asks_for_hours_is_told_by_the_check_after_some_runs(tmp_path: Path) -> None:
    db = tmp_path / "a.db"
    refusal = Answer(b"busy", "text/html", 503, headers={"Retry-After": "7200"})
    with serve({"/robots.txt": refusal, "/": refusal}) as site:
        for _ in range(4):
            xianbao("crawl", "yunxiu", "--entry", site.url, "--db", db, code=75)
    said = xianbao("status", "--check", "--db", db, code=1).stdout
    assert "“crawl yunxiu” ended 4 times in a row with “try later”" in said

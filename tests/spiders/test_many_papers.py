"""Several papers in one crawl share a process, the archive and the manners at a host; each has its own run and verdict."""

import json
import sqlite3
import subprocess
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from ingest.cli import cli
from tests.command import xianbao
from tests.site.server import Answer, Site, serve
from tests.spiders import stubbed
from tests.spiders.papers import DELAY, stand_at
from tests.spiders.test_discovery import ROBOTS, front, issue_link, stub

DAYS = {"morning": ["2024-03-01", "2024-03-08", "2024-03-15"], "evening": ["2024-03-02", "2024-03-09"]}


class Times(list[str]):
    """What was asked for, and when."""

    def __init__(self) -> None:
        self.at: list[float] = []

    def append(self, path: str) -> None:
        self.at.append(time.monotonic())
        super().append(path)


@pytest.fixture
def site() -> Iterator[Site]:
    answers = {"/robots.txt": ROBOTS}
    for paper, days in DAYS.items():
        answers[f"/{paper}/"] = stub(links=[issue_link(f"/{paper}/{day}", day) for day in days])
        answers |= {f"/{paper}/{day}": front(day) for day in days}
    with serve(answers) as running:
        running.asked = Times()
        yield running


def crawl(
    site: Site, *options: object, code: int = 0, facts: Mapping[str, object] | None = None, **settings: object
) -> subprocess.CompletedProcess[str]:
    known = {"SPIDER_MODULES": ["spiders", "tests.spiders.papers"], **settings}
    done = xianbao("crawl", *options, code=code, before=partial(prepare, site.url, facts or {}, known))
    assert "Traceback" not in done.stderr
    return done


def prepare(host: str, facts: Mapping[str, object], settings: Mapping[str, object]) -> None:
    """Make a process have the stub reader and the two papers of this host."""
    stand_at(host)
    stubbed.prepare(facts=facts, settings=settings)


def rows(db: Path, sql: str) -> list[tuple]:
    connection = sqlite3.connect(db)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def test_two_papers_on_one_host_take_turns_there_and_have_a_run_each(site: Site, tmp_path: Path) -> None:
    db = tmp_path / "a.db"
    crawl(site, "morning", "evening", "--db", db)
    assert {path.split("/")[1] for path in site.asked} == {"robots.txt", *DAYS}
    assert site.asked.at[-1] - site.asked.at[0] > (len(site.asked) - 1) * DELAY * 0.9, "half as long if each went alone"
    assert [paper for path in site.asked if (paper := path.split("/")[1]) in DAYS] != sorted(
        (paper for path in site.asked if (paper := path.split("/")[1]) in DAYS), reverse=True
    ), "they are crawled side by side"
    assert rows(db, "SELECT publication_id, count(*) FROM issues WHERE state = 'complete' GROUP BY 1 ORDER BY 1") == [
        ("evening", 2),
        ("morning", 3),
    ]
    assert rows(db, "SELECT command, verdict, arguments_json FROM runs ORDER BY 1") == [
        ("crawl evening", "fine", '{"paper": "evening"}'),
        ("crawl morning", "fine", '{"paper": "morning"}'),
    ]


def test_the_exit_code_is_that_of_the_paper_that_went_worst(site: Site, tmp_path: Path) -> None:
    del site.answers["/evening/"]
    db, told = tmp_path / "a.db", tmp_path / "told"
    crawl(site, "morning", "evening", "--db", db, "--on-problem", f"tee {told}", code=1)
    assert rows(db, "SELECT command, verdict FROM runs ORDER BY 1") == [
        ("crawl evening", "needs_a_person"),
        ("crawl morning", "fine"),
    ]
    assert told.read_text().startswith("xianbao crawl evening: needs a person (exit 1)\n")
    assert "morning" not in told.read_text()
    patience = Answer(b"", "text/plain", 503, headers={"Retry-After": "7200"})
    site.answers["/evening/"] = stub(links=[issue_link("/evening/2024-03-02", "2024-03-02")])
    site.answers["/evening/2024-03-02"] = patience
    crawl(site, "morning", "evening", "--db", db, "--refetch", code=75)


def test_all_are_the_papers_that_the_archive_holds(site: Site, tmp_path: Path) -> None:
    db = tmp_path / "a.db"
    crawl(site, "evening", "--db", db)
    page = tmp_path / "2022-03-22" / "01.txt"
    page.parent.mkdir()
    page.write_text(
        "春耕生产忙\n\n本报讯（记者 陆知秋）全县春耕生产有序进行，农户们抢抓农时，准备下种。\n", encoding="utf-8"
    )
    xianbao("import", page, "--paper", "fumeng", "--db", db, code=None)
    crawl(site, "--all", "--db", db)
    assert rows(db, "SELECT command FROM runs ORDER BY id") == [
        ("crawl evening",),
        ("import fumeng",),
        ("crawl evening",),
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "or give --all"),
        (["yunxiu", "--all"], "or give --all"),
        (["yunxiu", "anxi", "--entry", "http://127.0.0.1:9/"], "--entry is the address of one paper"),
        (["--all", "--entry", "http://127.0.0.1:9/"], "--entry is the address of one paper"),
        (["yunxiu", "--since", "2024-03-02", "--until", "2024-03-01"], "--since and --until"),
        (["yunxiu", "nowhere"], "no paper “nowhere”"),
        (["yunxiu", "fumeng"], "address of fumeng's digital edition is not known"),
        (["yunxiu", "--quiet-hours", "8-18"], "no quiet hours"),
        (["yunxiu", "--contact", "me (at) home"], "cannot be a contact"),
    ],
)
def test_what_cannot_be_meant_is_said(words: list[str], said: str, tmp_path: Path) -> None:
    db = tmp_path / "a.db"
    done = CliRunner().invoke(cli, ["crawl", *words, "--db", str(db)])
    assert done.exit_code == 2
    assert said in done.output
    assert not db.exists()


# Quiet hours


def hours(before: int, after: int) -> str:
    """Give quiet hours from so many minutes before now until so many after, in China."""
    now = datetime.now(UTC) + timedelta(hours=8)
    return f"{now - timedelta(minutes=before):%H:%M}-{now + timedelta(minutes=after):%H:%M}"


@pytest.mark.parametrize("said_by", ["option", "fact"])
def test_a_run_that_begins_in_quiet_hours_asks_nothing_and_leaves_it_to_a_later_one(
    site: Site, tmp_path: Path, said_by: str
) -> None:
    db = tmp_path / "a.db"
    if said_by == "option":
        crawl(site, "morning", "--db", db, "--quiet-hours", hours(60, 60), code=75)
    else:
        facts = {"quiet_hours": hours(60, 60)}
        crawl(site, "yunxiu", "--entry", f"{site.url}morning/", "--db", db, code=75, facts=facts)
    assert site.asked == []
    assert rows(db, "SELECT verdict, finish_reason FROM runs") == [("try_later", "quiet_hours")]


def test_a_run_keeps_all_that_was_asked_of_it(site: Site, tmp_path: Path) -> None:
    db, quiet = tmp_path / "a.db", hours(-60, 120)
    asked = {"since": "2024-03-01", "until": "2024-03-20", "entry": f"{site.url}morning/", "quiet_hours": quiet}
    options = [f"--{name.replace('_', '-')}={value}" for name, value in asked.items()]
    told = ["--contact", "me@paper.example", "--on-problem", "true", "--log-json"]
    crawl(site, "morning", "--refetch", "--no-page-files", *options, *told, "--db", db)
    assert json.loads(rows(db, "SELECT arguments_json FROM runs")[0][0]) == {
        "paper": "morning",
        "refetch": "yes",
        "page_files": "no",
        **asked,
    }


def test_a_run_that_comes_into_quiet_hours_stops_and_the_next_one_goes_on(site: Site, tmp_path: Path) -> None:
    db = tmp_path / "a.db"
    quiet = {"ingest.middlewares.KeepQuiet": None, "tests.spiders.papers.QuietAfterThree": 60}
    default = {
        "ingest.middlewares.ReadApart": 50,
        "ingest.revisiting.AskIfChanged": 545,
        "ingest.middlewares.BackOff": 560,
    }
    crawl(site, "morning", "--db", db, code=75, DOWNLOADER_MIDDLEWARES=default | quiet)
    assert len(site.asked) == 3
    assert rows(db, "SELECT count(*) FROM problems") == [(0,)]
    held = rows(db, "SELECT count(*) FROM issues")[0][0]
    assert held == rows(db, "SELECT count(*) FROM issues WHERE state = 'complete'")[0][0] < 3
    crawl(site, "morning", "--db", db)
    assert rows(db, "SELECT count(*) FROM issues WHERE state = 'complete'") == [(3,)]
    assert rows(db, "SELECT verdict FROM runs") == [("try_later",), ("fine",)]

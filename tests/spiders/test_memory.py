"""A second crawl asks for what is not settled, and for nothing else."""

import re
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from ingest.archive.memory import is_put_off
from sample.paper import load_issues
from tests.command import on_a_terminal, xianbao
from tests.site.server import Answer, Site, serve
from tests.site.systems import SampleSite, sample_sites
from tests.spiders.stubbed import prepare

ISSUES = load_issues()
SINCE = str(ISSUES[0].issued_on)
SITES = {site.system: site for site in sample_sites()}
HANDFUL = 8


def rows(db: Path, sql: str) -> list[tuple]:
    return sqlite3.connect(db).execute(sql).fetchall()


def contents(db: Path) -> dict[str, list[tuple]]:
    """Give every row of every table, but for when an unchanged capture was last fetched."""
    named = {name: [column for _, column, *_ in rows(db, f"PRAGMA table_info({name})")] for name in counts(db)}
    kept = {name: ", ".join(one for one in columns if one != "last_fetched_at") for name, columns in named.items()}
    return {name: rows(db, f"SELECT {columns} FROM {name} ORDER BY 1, 2") for name, columns in kept.items()}


def counts(db: Path) -> dict[str, int]:
    names = [
        name for (name,) in rows(db, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%fts%'")
    ]
    return {name: rows(db, f"SELECT count(*) FROM {name}")[0][0] for name in names}


def crawl(site: Site, of: SampleSite, db: Path, *more: object) -> list[str]:
    """Crawl and give what was asked for."""
    site.asked.clear()
    xianbao("crawl", "yunxiu", "--entry", site.url.rstrip("/") + of.entry, "--db", db, *more)
    return list(site.asked)


@pytest.fixture(params=["founder", "joyhua", "shtml", "county_asp", "data_json"], scope="module")
def kept(request, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[SampleSite, Site, Path]]:
    of, db = SITES[request.param], tmp_path_factory.mktemp(request.param) / "archive.db"
    with serve(of.render()) as site:
        crawl(site, of, db)
        assert rows(db, "SELECT count(*) FROM issues WHERE state = 'complete'") == [(len(ISSUES),)]
        yield of, site, db


def test_a_crawl_with_nothing_new_asks_for_a_handful_and_writes_nothing_but_its_run(kept) -> None:
    of, site, db = kept
    before = contents(db)
    asked = crawl(site, of, db)
    assert len(asked) <= HANDFUL, asked
    after = contents(db)
    assert {name: held for name, held in after.items() if name != "runs"} == {
        name: held for name, held in before.items() if name != "runs"
    }
    assert after["runs"][:-1] == before["runs"]


@pytest.mark.parametrize("kept", ["founder"], indirect=True)
def test_on_a_terminal_a_crawl_says_that_there_was_nothing_new(kept) -> None:
    of, site, db = kept
    said = on_a_terminal("crawl", "yunxiu", "--entry", site.url.rstrip("/") + of.entry, "--db", db)
    assert re.search(r"^nothing new, \d requests\s*$", said, re.M), said


def test_refetch_asks_for_everything_again(kept, tmp_path: Path) -> None:
    of, site, db = kept
    copy = tmp_path / "archive.db"
    shutil.copytree(db.parent, tmp_path, dirs_exist_ok=True)
    before = counts(copy)
    articles = sum(len(page.articles) for issue in ISSUES for page in issue.pages)
    assert len(crawl(site, of, copy, "--refetch", "--since", SINCE)) > (5 if of.system == "data_json" else articles)
    assert counts(copy) == before | {"runs": before["runs"] + 1}


def test_what_is_missing_is_asked_for_again(kept, tmp_path: Path) -> None:
    of, site, db = kept
    copy = tmp_path / "archive.db"
    shutil.copytree(db.parent, tmp_path, dirs_exist_ok=True)
    conn = sqlite3.connect(copy)
    conn.execute("UPDATE issues SET state = 'partial' WHERE issued_on = '2024-03-22'")
    conn.commit()
    conn.close()
    crawl(site, of, copy)
    assert rows(copy, "SELECT count(*) FROM issues WHERE state = 'complete'") == [(len(ISSUES),)]


@pytest.mark.parametrize(
    ("first", "last", "is_left"),
    [(0, 0, False), (1, 1, False), (7, 0, True), (14, 7, False), (20, 7, True), (400, 50, True), (400, 60, False)],
)
def test_what_was_lacking_for_long_is_asked_for_ever_more_rarely(first: int, last: int, is_left: bool) -> None:
    """The days are those before today on which the issue was first and last read."""
    today = date(2024, 6, 28)
    assert is_put_off(today - timedelta(days=first), today - timedelta(days=last), today) is is_left


@pytest.mark.parametrize("kept", ["founder"], indirect=True)
def test_an_issue_that_stays_incomplete_does_not_make_each_crawl_ask_for_it(kept, tmp_path: Path) -> None:
    of, site, db = kept
    copy = tmp_path / "archive.db"
    shutil.copytree(db.parent, tmp_path, dirs_exist_ok=True)
    conn = sqlite3.connect(copy)
    conn.execute("UPDATE issues SET state = 'partial' WHERE issued_on = '2024-03-22'")
    conn.execute("UPDATE articles SET first_seen_at = '2024-04-01T00:00:00Z' WHERE issue_id LIKE '%2024-03-22'")
    conn.commit()
    conn.close()
    assert len(crawl(site, of, copy)) <= HANDFUL
    assert rows(copy, "SELECT state FROM issues WHERE issued_on = '2024-03-22'") == [("partial",)]


def test_a_crawl_of_the_newest_issues_alone_leaves_the_older_ones_to_the_next(tmp_path: Path) -> None:
    of, db = SITES["founder"], tmp_path / "archive.db"
    with serve(of.render()) as site:
        crawl(site, of, db, "--since", ISSUES[3].issued_on)
        assert rows(db, "SELECT count(*) FROM issues") == [(2,)]
        crawl(site, of, db)
        assert rows(db, "SELECT count(*) FROM issues WHERE state = 'complete'") == [(len(ISSUES),)]


@pytest.mark.parametrize("system", ["joyhua", "founder", "shtml"])
def test_older_issues_are_found_from_the_oldest_that_is_held(system: str, tmp_path: Path) -> None:
    of, db = SITES[system], tmp_path / "archive.db"
    with serve(of.render()) as site:
        crawl(site, of, db)
        conn = sqlite3.connect(db)  # as if a crawl had been stopped after the third issue
        for (name,) in conn.execute("SELECT id FROM issues WHERE issued_on < '2024-03-29'").fetchall():
            conn.execute("UPDATE issues SET state = 'open' WHERE id = ?", [name])
        conn.execute("UPDATE runs SET finish_reason = 'shutdown'")
        conn.commit()
        conn.close()
        crawl(site, of, db)
    assert rows(db, "SELECT count(*) FROM issues WHERE state = 'complete'") == [(len(ISSUES),)]


def aged(of: SampleSite, days: int) -> tuple[dict[str, Answer], date]:
    """Give the site as if its newest issue were so many days old, and that day."""
    day = date.today() - timedelta(days=days)
    answers = {
        path.replace("20240419", f"{day:%Y%m%d}"): replace(
            answer, body=answer.body.replace(b"20240419", f"{day:%Y%m%d}".encode())
        )
        for path, answer in of.render().items()
    }
    return answers, day


@pytest.mark.parametrize(("recheck_days", "is_asked"), [(7, False), (20, True)])
def test_how_long_an_issue_is_asked_for_again_is_a_fact_of_its_paper(
    recheck_days: int, is_asked: bool, tmp_path: Path
) -> None:
    of, db = SITES["joyhua"], tmp_path / "archive.db"
    answers, day = aged(of, 15)
    with serve(answers) as site:
        crawl(site, of, db)
        site.asked.clear()
        entry = site.url.rstrip("/") + of.entry
        xianbao(
            "crawl",
            "yunxiu",
            "--entry",
            entry,
            "--db",
            db,
            before=partial(prepare, facts={"recheck_days": recheck_days}),
        )
        again = [path for path in site.asked if f"{day:%Y%m%d}/html/" in path and "content" in path]
    assert bool(again) is is_asked


def test_a_recent_issue_is_asked_for_again(tmp_path: Path) -> None:
    of, db = SITES["joyhua"], tmp_path / "archive.db"
    answers, yesterday = aged(of, 1)
    with serve(answers) as site:
        crawl(site, of, db)
        path = next(path for path in site.answers if re.search(rf"{yesterday:%Y%m%d}/html/.*content", path))
        asked = crawl(site, of, db)
        assert path in asked
        assert not [one for one in asked if "20240412/html/" in one and "content" in one]

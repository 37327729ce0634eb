"""A second crawl asks for what is not settled, and for nothing else."""

import re
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from sample.paper import load_issues
from tests.command import xianbao
from tests.site.server import Site, serve
from tests.site.systems import SampleSite, sample_sites

ISSUES = load_issues()
SINCE = str(ISSUES[0].issued_on)
SITES = {site.system: site for site in sample_sites()}
HANDFUL = 8


def rows(db: Path, sql: str) -> list[tuple]:
    return sqlite3.connect(db).execute(sql).fetchall()


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


def test_a_crawl_with_nothing_new_asks_for_a_handful_and_adds_nothing_but_its_run(kept) -> None:
    of, site, db = kept
    before = counts(db)
    asked = crawl(site, of, db)
    assert len(asked) <= HANDFUL, asked
    assert counts(db) == before | {"runs": before["runs"] + 1}


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


def test_a_recent_issue_is_asked_for_again_and_its_correction_found(tmp_path: Path) -> None:
    of, db = SITES["joyhua"], tmp_path / "archive.db"
    yesterday = date.today() - timedelta(days=1)
    answers = {
        path.replace("20240419", f"{yesterday:%Y%m%d}"): replace(
            answer, body=answer.body.replace(b"20240419", f"{yesterday:%Y%m%d}".encode())
        )
        for path, answer in of.render().items()
    }
    with serve(answers) as site:
        crawl(site, of, db)
        path = next(path for path in site.answers if re.search(rf"{yesterday:%Y%m%d}/html/.*content", path))
        asked = crawl(site, of, db)
        assert path in asked
        assert not [one for one in asked if "20240412/html/" in one and "content" in one]

"""What cannot be stored, by a fault of the program's own, is told: the run is not fine, and the other issues are kept."""

import sqlite3
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.command import xianbao
from tests.site.server import Site, serve
from tests.spiders import stubbed
from tests.spiders.test_discovery import ROBOTS, front, issue_link, rows, stub

DAYS = ["2024-03-15", "2024-03-08", "2024-03-01"]
BROKEN = "CREATE TRIGGER broken BEFORE INSERT ON issues WHEN new.issued_on <> '2024-03-15' BEGIN SELECT raise(ABORT, 'no'); END"


@pytest.fixture
def site() -> Iterator[Site]:
    links = [issue_link(f"/{day}", day) for day in DAYS]
    with serve({"/robots.txt": ROBOTS, "/": stub(links=links), **{f"/{day}": front(day) for day in DAYS}}) as running:
        yield running


@pytest.fixture
def db(site: Site, tmp_path: Path) -> Path:
    """Give an archive that holds nothing, and refuses every issue but the newest."""
    crawl(site.url, tmp_path / "a.db", "--since", "2030-01-01")
    change(tmp_path / "a.db", BROKEN)
    return tmp_path / "a.db"


def crawl(site: str, db: Path, *options: object, code: int = 0, **settings: object) -> str:
    before = partial(stubbed.prepare, settings=settings)
    done = xianbao("crawl", "yunxiu", "--entry", site, "--db", db, *options, code=code, before=before)
    return done.stderr


def change(db: Path, sql: str) -> None:
    connection = sqlite3.connect(db)
    connection.execute(sql)
    connection.close()


def runs(db: Path) -> list[tuple]:
    return rows(db, "SELECT verdict, finish_reason FROM runs ORDER BY id")


def test_an_issue_that_cannot_be_stored_is_told_and_stored_when_it_can_be(site: Site, db: Path, tmp_path: Path) -> None:
    told = tmp_path / "told"
    stderr = crawl(site.url, db, "--on-problem", f"tee {told}", code=1)
    assert "Traceback" not in stderr
    assert len(stderr.splitlines()) == 2
    for day in DAYS[1:]:
        assert f"{site.url}{day}: The issue of {day} could not be stored (IntegrityError: no)." in stderr
    assert told.exists()
    assert runs(db)[1:] == [("needs_a_person", "finished")]
    assert "not_stored" in xianbao("status", "--check", "--db", db, code=1).stdout
    change(db, "DROP TRIGGER broken")
    assert crawl(site.url, db) == ""
    assert rows(db, "SELECT issued_on FROM issues ORDER BY 1 DESC") == [(day,) for day in DAYS]
    assert rows(db, "SELECT * FROM open_problems WHERE severity = 'error'") == []


def test_what_a_stopped_crawl_had_gathered_and_cannot_store_is_told(site: Site, db: Path) -> None:
    quiet = {
        "ingest.middlewares.ReadApart": 50,
        "ingest.middlewares.KeepQuiet": None,
        "tests.spiders.papers.QuietAfterThree": 60,
    }
    day = DAYS[1]
    site.answers["/"] = stub(links=[issue_link(f"/{day}", day)])
    site.answers[f"/{day}"] = front(day, {"url": f"/{day}/2", "kind": "page", "on": day})
    stderr = crawl(site.url, db, code=1, DOWNLOADER_MIDDLEWARES=quiet)
    assert f"/{day}/2" not in site.asked
    assert "Traceback" not in stderr
    assert "could not be stored" in stderr
    assert runs(db)[1:] == [("needs_a_person", "quiet_hours")]


def test_a_pipeline_of_somebody_elses_that_fails_is_not_fine(site: Site, tmp_path: Path) -> None:
    pipelines = {"ingest.pipelines.StorePipeline": 900, "tests.spiders.papers.FailingPipeline": 950}
    crawl(site.url, tmp_path / "a.db", code=1, ITEM_PIPELINES=pipelines)
    assert runs(tmp_path / "a.db") == [("needs_a_person", "finished")]

"""Pages that may have changed are asked for by their ETag: what has not changed is not sent again, and reads the same."""

import sqlite3
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from ingest.archive.warc import folder_of
from sample.paper import load_issues
from tests.command import xianbao
from tests.site import founder
from tests.site.server import Site, serve, tagged

A_SECOND = 1.1  # the archive's times are of whole seconds: what comes twice in one came once
ISSUE = load_issues()[-1]
FRESH = replace(ISSUE, issued_on=date.today() - timedelta(days=1))


@pytest.fixture
def site() -> Iterator[Site]:
    with serve({path: tagged(answer) for path, answer in founder.render([FRESH]).items()}) as running:
        yield running


def rows(db: Path, sql: str) -> list[tuple[object, ...]]:
    return sqlite3.connect(db).execute(sql).fetchall()


def crawl(site: Site, db: Path, *more: str) -> None:
    site.asked.clear()
    site.unchanged.clear()
    xianbao("crawl", "yunxiu", "--entry", site.url, "--db", db, *more)


EVERYTHING = "SELECT * FROM article_text ORDER BY id"
COUNTS = (
    "SELECT (SELECT count(*) FROM captures), (SELECT count(*) FROM sources), (SELECT count(*) FROM article_revisions)"
)


def test_an_issue_of_yesterday_is_asked_for_again_and_nothing_unchanged_is_sent(site: Site, tmp_path: Path) -> None:
    db = tmp_path / "archive.db"
    crawl(site, db)
    assert site.unchanged == []
    said, held = rows(db, EVERYTHING), rows(db, COUNTS)
    crawl(site, db)
    assert rows(db, EVERYTHING) == said
    assert rows(db, COUNTS) == held
    pages = [path for path in site.asked if ("content_" in path or "node_" in path) and path in site.answers]
    assert pages
    assert set(pages) <= set(site.unchanged)
    assert rows(db, "SELECT verdict FROM runs") == [("fine",), ("fine",)]
    assert (
        rows(db, "SELECT DISTINCT kind FROM problems WHERE kind NOT LIKE 'masthead%'") == []
    )  # its date is moved to now


def test_a_page_that_changed_is_sent_and_revised(site: Site, tmp_path: Path) -> None:
    db = tmp_path / "archive.db"
    crawl(site, db)
    ((path, words),) = [
        ("/" + str(url).removeprefix(site.url), str(body).split("\n")[0][-12:])
        for url, body in rows(
            db, "SELECT source_url, body FROM articles WHERE kind = 'story' AND body LIKE '本报讯%' LIMIT 1"
        )
    ]
    old = site.answers[path]
    encoding = "gb18030" if b"gb2312" in old.body else "utf-8"
    site.answers[path] = tagged(
        replace(old, body=old.body.decode(encoding).replace(words, "已经更正的一句话").encode(encoding))
    )
    crawl(site, db)
    assert path not in site.unchanged
    assert rows(db, "SELECT count(*) FROM article_revisions WHERE number = 2") == [(1,)]


def test_kept_bytes_that_are_lost_are_asked_for_outright_and_kept_again(site: Site, tmp_path: Path) -> None:
    db = tmp_path / "archive.db"
    crawl(site, db)
    said = rows(db, EVERYTHING)
    for file in folder_of(db).rglob("*.warc.gz"):
        file.write_bytes(b"")
    time.sleep(A_SECOND)
    crawl(site, db)
    assert rows(db, EVERYTHING) == said
    assert site.unchanged
    twice = {path for path in site.unchanged if site.asked.count(path) == 2}
    assert twice == set(site.unchanged)
    time.sleep(A_SECOND)
    crawl(site, db)
    assert twice <= set(site.unchanged)
    assert not [path for path in twice if site.asked.count(path) == 2]


def test_refetch_asks_for_every_page_outright(site: Site, tmp_path: Path) -> None:
    db = tmp_path / "archive.db"
    crawl(site, db)
    crawl(site, db, "--refetch")
    assert site.unchanged == []

"""The sample paper in every system's markup is crawled over loopback, and every field held to its truth."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from sample.paper import load_issues
from sample.pieces import pieces
from tests.command import xianbao
from tests.site.server import serve
from tests.site.systems import SampleSite, sample_sites
from tests.truth import compare

ISSUES = load_issues()
SINCE = str(ISSUES[0].issued_on)


@dataclass(frozen=True, slots=True)
class Crawled:
    """A system's site after a crawl."""

    site: SampleSite
    db: Path
    asked: tuple[str, ...]


@pytest.fixture(params=sample_sites(), ids=lambda site: site.system, scope="module")
def crawled(request, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawled]:
    site: SampleSite = request.param
    db = tmp_path_factory.mktemp(site.system) / "archive.db"
    with serve(site.render()) as running:
        entry = running.url.rstrip("/") + site.entry
        xianbao("crawl", "yunxiu", "--entry", entry, "--since", SINCE, "--db", db)
        yield Crawled(site, db, tuple(running.asked))


def rows(db: Path, sql: str) -> list[tuple[object, ...]]:
    return sqlite3.connect(db).execute(sql).fetchall()


def test_every_field_of_every_article_is_as_printed(crawled: Crawled) -> None:
    scores = [compare(crawled.db, issue) for issue in ISSUES]
    assert [miss for score in scores for miss in score.misses] == []
    assert [extra for score in scores for extra in score.extra] == []


def test_every_issue_is_complete_and_no_problem_is_left(crawled: Crawled) -> None:
    assert rows(crawled.db, "SELECT issued_on, state FROM issues ORDER BY 1") == [
        (str(issue.issued_on), "complete") for issue in ISSUES
    ]
    assert rows(crawled.db, "SELECT kind, message FROM problems") == []


def test_every_page_has_its_label_and_section(crawled: Crawled) -> None:
    want = {
        (str(issue.issued_on), page.sequence, "".join(page.section.split())) for issue in ISSUES for page in issue.pages
    }
    found = rows(
        crawled.db, "SELECT i.issued_on, p.sequence, p.section FROM pages p JOIN issues i ON i.id = p.issue_id"
    )
    assert {(day, sequence, "".join(str(section).split())) for day, sequence, section in found} == want


def test_no_address_is_asked_twice(crawled: Crawled) -> None:
    assert len(set(crawled.asked)) == len(crawled.asked)


def test_every_piece_has_its_region_where_the_system_draws_any(crawled: Crawled) -> None:
    drawn = rows(crawled.db, "SELECT count(*) FROM parts WHERE region_json NOT IN ('', '[]')")[0][0]
    count = sum(len(pieces(issue, page)) for issue in ISSUES for page in issue.pages)
    assert drawn in (0, count)

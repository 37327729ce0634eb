"""A site that keeps nothing but page PDFs is crawled: each page's PDF is fetched, read and stored by itself."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sample.paper import load_issues
from sample.pdf import Design, print_pages
from tests.command import xianbao
from tests.site import gov_pages
from tests.site.server import serve

ISSUES = load_issues()[-1:]


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, list[str]]]:
    db = tmp_path_factory.mktemp("pdfs") / "archive.db"
    printed = [(issue, page) for issue in ISSUES for page in issue.pages]
    answers = gov_pages.render_pages(ISSUES)
    for (issue, page), body in zip(printed, print_pages(printed, Design.FLOW), strict=True):
        answers[gov_pages.pdf(issue, page)] = replace(answers[gov_pages.pdf(issue, page)], body=body)
    with serve(answers) as running:
        since = str(ISSUES[0].issued_on)
        xianbao(
            "crawl", "yunxiu", "--entry", running.url.rstrip("/") + gov_pages.FOLDER + "/", "--since", since, "--db", db
        )
        yield db, list(running.asked)


def test_the_articles_of_every_page_are_stored_from_its_pdf(crawled: tuple[Path, list[str]]) -> None:
    db, _ = crawled
    connection = sqlite3.connect(db)
    headlines = {"".join(row[0].split()) for row in connection.execute("SELECT headline FROM articles")}
    printed = [one for issue in ISSUES for one in issue.articles if one.headline]
    found = [one for one in printed if "".join("".join(one.headline).split()) in headlines]
    assert len(found) >= 0.9 * len(printed), [one.slug for one in printed if one not in found]
    assert connection.execute("SELECT DISTINCT reader FROM sources").fetchall() == [("pdf",)]
    without_region = "SELECT count(*) FROM parts WHERE coalesce(region_json, '[]') = '[]'"
    assert connection.execute(without_region).fetchone() == (0,)


def test_each_pdf_is_asked_for_once_and_the_issue_is_complete(crawled: tuple[Path, list[str]]) -> None:
    db, asked = crawled
    pdfs = [path for path in asked if path.endswith(".pdf")]
    assert len(pdfs) == len(set(pdfs)) == sum(len(issue.pages) for issue in ISSUES)
    assert sqlite3.connect(db).execute("SELECT state FROM issues").fetchall() == [("complete",)]

"""A site that keeps nothing but page PDFs is crawled: each page's PDF is fetched, read and stored by itself."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sample.paper import load_issues
from sample.pdf import Design, print_pages
from tests.command import xianbao
from tests.site import founder, gov_pages
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


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path, list[str]]]:
    """Crawl a site that has articles as HTML and its pages as PDFs: once plainly, once with the pages' files."""
    folder = tmp_path_factory.mktemp("both")
    printed = [(issue, page) for issue in ISSUES for page in issue.pages]
    answers = founder.render(ISSUES)
    names = sorted(path for path in answers if path.endswith("_pdf.pdf"))
    for path, body in zip(names, print_pages(printed, Design.FLOW), strict=True):
        answers[path] = replace(answers[path], body=body)
    with serve(answers) as running:
        xianbao("crawl", "yunxiu", "--entry", running.url, "--db", folder / "plain.db")
        running.asked.clear()
        xianbao("crawl", "yunxiu", "--entry", running.url, "--db", folder / "both.db", "--page-files")
        yield folder / "plain.db", folder / "both.db", list(running.asked)


def test_html_and_pdf_are_each_asked_for_once_and_make_one_set_of_rows(both: tuple[Path, Path, list[str]]) -> None:
    plain, with_files, asked = both
    assert len(asked) == len(set(asked))
    assert sum(path.endswith(".pdf") for path in asked) == sum(len(issue.pages) for issue in ISSUES)
    everything = "SELECT * FROM article_text ORDER BY id"
    expected = sqlite3.connect(plain).execute(everything).fetchall()
    connection = sqlite3.connect(with_files)
    assert connection.execute(everything).fetchall() == expected
    assert connection.execute("SELECT state FROM issues").fetchall() == [("complete",)]
    ((from_pdf,),) = connection.execute(
        "SELECT count(DISTINCT article_id) FROM sources WHERE reader = 'pdf'"
    ).fetchall()
    assert from_pdf >= 0.95 * len(expected)
    assert connection.execute("SELECT kind, message FROM problems").fetchall() == []


def test_a_reread_of_both_changes_nothing(both: tuple[Path, Path, list[str]]) -> None:
    _, with_files, _ = both
    assert xianbao("reread", "--check", "--db", with_files).stdout.strip() in ("", "Nothing is read otherwise.")

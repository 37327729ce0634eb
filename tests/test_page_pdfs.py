"""A site that keeps nothing but page PDFs is crawled: each page's PDF is fetched, read and stored by itself."""

import re
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from sample.paper import load_issues
from sample.pdf import Cell, Design, page_cells, print_cells, print_pages
from sample.printing import flat_text
from tests.command import xianbao
from tests.site import founder, gov_pages
from tests.site.server import Answer, serve

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


PRINTED = [(issue, page) for issue in ISSUES for page in issue.pages]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path, list[str]]]:
    """Crawl a site that has articles as HTML and its pages as PDFs: once without the pages' files, once with them."""
    folder = tmp_path_factory.mktemp("both")
    answers = with_files(print_pages(PRINTED, Design.FLOW))
    with serve(answers) as running:
        xianbao("crawl", "yunxiu", "--entry", running.url, "--db", folder / "plain.db")
        assert not any(path.endswith(".pdf") for path in running.asked)
        running.asked.clear()
        xianbao("crawl", "yunxiu", "--entry", running.url, "--db", folder / "both.db", "--page-files")
        yield folder / "plain.db", folder / "both.db", list(running.asked)


def with_files(bodies: Sequence[bytes]) -> dict[str, Answer]:
    """Give a site's answers, its pages' PDFs with these bodies."""
    answers = founder.render(ISSUES)
    names = sorted(path for path in answers if path.endswith("_pdf.pdf"))
    return answers | {path: replace(answers[path], body=body) for path, body in zip(names, bodies, strict=True)}


def rows_of(db: Path, query: str = "SELECT * FROM article_text ORDER BY id") -> list[tuple[object, ...]]:
    """Give rows, the addresses in them without the port that this run's server had."""
    found = sqlite3.connect(db).execute(query).fetchall()
    return [tuple(PORT.sub("", one) if isinstance(one, str) else one for one in row) for row in found]


PORT = re.compile(r"(?<=127\.0\.0\.1):\d+")


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


def merged(cells: Sequence[Cell]) -> list[Cell]:
    """Give a page whose stories run into one another: every second has lost its headline's type."""
    return [
        Cell(one.deck, (*one.text, *(("body", text) for _, text in other.deck), *other.text), one.place)
        for one, other in zip(cells[::2], [*cells[1::2], Cell((), ())], strict=False)
    ]


def halved(cells: Sequence[Cell]) -> list[Cell]:
    """Give a page whose stories fall in two, the second half under a line that is nobody's headline."""
    done: list[Cell] = []
    for cell in cells:
        half = len(cell.text) // 2
        done.append(Cell(cell.deck, cell.text[:half] if half else cell.text, cell.place))
        if half:
            done.append(Cell((("headline", "图文互动 精彩继续"),), cell.text[half:], cell.place))
    return done


def mixed(cells: Sequence[Cell]) -> list[Cell]:
    """Give a page whose lines are read across its columns: pieces of twelve letters of two stories in turn."""
    done = []
    for one, other in zip(cells[::2], cells[1::2], strict=False):
        texts = ["".join(text for _, text in cell.text) for cell in (one, other)]
        pieces = [text[at : at + 12] for at in range(0, max(map(len, texts)), 12) for text in texts]
        done.append(Cell(one.deck, (("body", "".join(pieces)),)))
    return done


def test_files_that_are_split_wrongly_add_no_row_but_for_a_story_that_the_markup_lacks(
    both: tuple[Path, Path, list[str]], tmp_path: Path
) -> None:
    plain, _, _ = both
    db = tmp_path / "archive.db"
    with serve(with_files(wrong_pages())) as running:
        xianbao("crawl", "yunxiu", "--entry", running.url, "--db", db, "--page-files")
    (row,) = set(rows_of(db)) - set(rows_of(plain))
    assert ("三座新桥同日通车" in row, ADDED in row) == (True, True)
    assert len(rows_of(db)) == len(rows_of(plain)) + 1
    assert rows_of(db, "SELECT id FROM articles WHERE duplicate_of IS NOT NULL OR withdrawn_at IS NOT NULL") == []
    assert set(rows_of(db, "SELECT kind, severity FROM problems")) == {("left_out", "note")}


def test_files_that_are_damaged_or_gone_are_a_note_and_the_issue_is_complete(
    both: tuple[Path, Path, list[str]], tmp_path: Path
) -> None:
    plain, _, _ = both
    answers = with_files([b"%PDF-1.4 cut short"] * len(PRINTED))
    gone = sorted(path for path in answers if path.endswith("_pdf.pdf"))[0]
    del answers[gone]
    db = tmp_path / "archive.db"
    with serve(answers) as running:
        assert xianbao("crawl", "yunxiu", "--entry", running.url, "--db", db, "--page-files").returncode == 0
    assert rows_of(db) == rows_of(plain)
    assert rows_of(db, "SELECT state FROM issues") == [("complete",)]
    assert set(rows_of(db, "SELECT kind, severity FROM problems")) == {
        ("damaged_pdf", "note"),
        ("no_page_file", "note"),
    }


def wrong_pages() -> list[bytes]:
    """Give the pages' PDFs, stories merged, halved and mixed, and one story more than the markup has."""
    first, second, third, fourth = (page_cells(*one) for one in PRINTED)
    added = Cell((("headline", "三座新桥同日通车"),), (("body", ADDED),))
    return print_cells([merged(first), halved(second), mixed(third), [*fourth, added]], Design.MODULAR)


ADDED = "今天上午，清塘镇的三座新桥同时通车，沿线五个村的群众从此不必绕行十多里山路去赶集，孩子们上学也近了一半。"


def crawled_copy(plain: Path, folder: Path) -> Path:
    """Give a copy of the archive that was crawled without the pages' files."""
    for kept in plain.parent.glob("plain*"):
        (shutil.copytree if kept.is_dir() else shutil.copy)(kept, folder / kept.name)
    return folder / plain.name


def files_of(folder: Path, bodies: Sequence[bytes], suffix: str = "pdf") -> Path:
    day = folder / str(ISSUES[0].issued_on)
    day.mkdir()
    for number, body in enumerate(bodies, 1):
        (day / f"{number:02}.{suffix}").write_bytes(body)
    return day


LIVE = "SELECT page_id, headline, body FROM articles WHERE withdrawn_at IS NULL AND duplicate_of IS NULL ORDER BY id"


def test_pages_imported_over_a_crawled_issue_change_none_of_its_rows_however_they_are_split(
    both: tuple[Path, Path, list[str]], tmp_path: Path
) -> None:
    plain, _, _ = both
    db = crawled_copy(plain, tmp_path)
    xianbao("import", files_of(tmp_path, wrong_pages()), "--paper", "yunxiu", "--db", db)
    (row,) = set(rows_of(db)) - set(rows_of(plain))
    assert ("三座新桥同日通车" in row, ADDED in row) == (True, True)
    assert len(rows_of(db)) == len(rows_of(plain)) + 1
    assert rows_of(db, "SELECT id FROM articles WHERE duplicate_of IS NOT NULL OR withdrawn_at IS NOT NULL") == []
    assert set(rows_of(db, "SELECT kind, severity FROM problems")) == {("left_out", "note")}
    assert rows_of(db, "SELECT state FROM issues") == [("complete",)]
    assert xianbao("reread", "--check", "--db", db).stdout == ""


@pytest.mark.parametrize("how", ["as printed", "one block a page", "garbled"])
def test_flat_text_imported_over_a_crawled_issue_is_one_more_source_and_no_row(
    how: str, both: tuple[Path, Path, list[str]], tmp_path: Path
) -> None:
    plain, _, _ = both
    db = crawled_copy(plain, tmp_path)
    texts = [flat_text(*one, cuts=True) for one in PRINTED]
    bodies = {
        "as printed": [text.encode() for text in texts],
        "one block a page": ["".join(text.split()).encode() for text in texts],
        "garbled": [text.encode("gb18030").decode("latin-1").encode() for text in texts],
    }
    xianbao("import", files_of(tmp_path, bodies[how], "txt"), "--paper", "yunxiu", "--db", db)
    assert rows_of(db) == rows_of(plain)
    assert rows_of(db, "SELECT count(*) FROM articles") == [(len(rows_of(plain)),)]
    told = rows_of(db, "SELECT count(DISTINCT article_id) > 20 FROM sources WHERE reader = 'text'")
    assert told == [(how == "as printed",)]


def test_of_a_whole_issue_in_one_file_the_pages_that_the_crawl_lacks_are_believed(
    both: tuple[Path, Path, list[str]], tmp_path: Path
) -> None:
    plain, _, _ = both
    db = crawled_copy(plain, tmp_path)
    whole = pypdfium2.PdfDocument.new()
    for body in [*wrong_pages(), *print_pages(PRINTED[:1], Design.FLOW)]:
        whole.import_pages(pypdfium2.PdfDocument(body))
    whole.save(tmp_path / f"{ISSUES[0].issued_on}.pdf")
    xianbao("import", tmp_path / f"{ISSUES[0].issued_on}.pdf", "--paper", "yunxiu", "--db", db)
    fifth = "SELECT count(*) > 3 FROM articles WHERE page_id LIKE '%-p05'"
    assert rows_of(db, fifth) == [(True,)]
    assert [row for row in rows_of(db, LIVE) if not str(row[0]).endswith(("-p05", "-p04"))] == [
        row for row in rows_of(plain, LIVE) if not str(row[0]).endswith("-p04")
    ]


@pytest.mark.parametrize("how", ["split wrongly", "garbled"])
def test_of_pages_imported_before_the_crawl_nothing_is_left_beside_its_rows_but_a_story_that_it_lacks(
    how: str, both: tuple[Path, Path, list[str]], tmp_path: Path
) -> None:
    plain, _, _ = both
    db = tmp_path / "archive.db"
    if how == "split wrongly":
        xianbao("import", files_of(tmp_path, wrong_pages()), "--paper", "yunxiu", "--db", db)
    else:
        bodies = [flat_text(*one, cuts=True).encode("gb18030").decode("latin-1").encode() for one in PRINTED]
        xianbao("import", files_of(tmp_path, bodies, "txt"), "--paper", "yunxiu", "--db", db, code=1)
    with serve(founder.render(ISSUES)) as running:
        xianbao("crawl", "yunxiu", "--entry", running.url, "--db", db)
    texts = {row[1:] for row in rows_of(db, LIVE)}
    expected = {row[1:] for row in rows_of(plain, LIVE)}
    assert texts - expected == ({("三座新桥同日通车", ADDED)} if how == "split wrongly" else set())
    assert expected <= texts
    assert len(rows_of(db, LIVE)) == len(texts)
    assert ("left_out", "note") in rows_of(db, "SELECT kind, severity FROM problems")

"""The archive in Datasette, through its own pages: titles, meanings, facets, search boxes, questions, the article page."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from ingest.browse import QUERIES, application
from sample.paper import load_issues
from tests.command import xianbao
from tests.site import founder
from tests.site.server import serve


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    db = tmp_path_factory.mktemp("browse") / "papers.db"
    with serve(founder.render(load_issues())) as site:
        xianbao("crawl", "yunxiu", "--entry", site.url, "--db", db)
    return db


class Browser:
    """Ask Datasette for a page without a network."""

    def __init__(self, archive: Path) -> None:
        self.datasette = application(archive)

    def get(self, path: str, code: int = 200) -> str:
        response = asyncio.run(self._get(path))
        assert response.status_code == code, f"{path}: {response.status_code}\n{response.text[:800]}"
        return str(response.text)

    def json(self, path: str) -> Any:
        return json.loads(self.get(path))

    async def _get(self, path: str) -> Any:
        await self.datasette.invoke_startup()
        return await self.datasette.client.get(path, follow_redirects=True)


@pytest.fixture(scope="module")
def browser(archive: Path) -> Iterator[Browser]:
    one = Browser(archive)
    yield one
    for database in one.datasette.databases.values():
        database.close()


def test_every_table_has_its_title_and_every_column_its_meaning(browser: Browser) -> None:
    page = browser.get("/archive/articles")
    assert "Articles (稿件)" in page
    assert 'data-column="headline" data-column-description="' in page.replace("\n", " ") or "headline" in page
    for table in ("publications", "issues", "pages", "bylines", "article_text"):
        assert "(" in browser.get(f"/archive/{table}").split("<h1")[1].split("</h1>")[0]


@pytest.mark.parametrize("words", ["春", "清塘", "茶叶合作社", "清塘 合作社", '"清塘"', "NEAR(", "清塘*"])
@pytest.mark.parametrize("table", ["articles", "article_text"])
def test_the_search_box_finds_what_like_finds(browser: Browser, archive: Path, table: str, words: str) -> None:
    found = browser.json(f"/archive/{table}.json?_search={words}&_size=max&_shape=objects")["rows"]
    plain = [word for word in words.replace('"', " ").replace("NEAR(", " ").replace("*", " ").split() if word]
    conn = sqlite3.connect(archive)
    held = " AND ".join(
        "(a.column_label || a.kicker || a.headline || a.subhead || a.byline_text || a.body || coalesce("
        "(SELECT group_concat(caption || credit) FROM images WHERE article_id = a.id), '') || coalesce("
        "(SELECT group_concat(name) FROM bylines WHERE article_id = a.id), '') LIKE ?)"
        for _ in plain
    )
    like = conn.execute(f"SELECT id FROM articles a WHERE {held or '0'}", [f"%{word}%" for word in plain]).fetchall()
    conn.close()
    if words == "NEAR(":
        assert found == []
        return
    assert {row["id"] for row in found} == {row_id for (row_id,) in like}
    assert found


def test_facets_name_paper_date_page_kind_and_reporter(browser: Browser) -> None:
    facets = browser.json("/archive/article_text.json?_size=1")["facet_results"]
    assert set(facets) >= {"paper", "issued_on", "page_label", "kind", "reporters_json"}
    reporters = {one["value"] for one in facets["reporters_json"]["results"]}
    assert reporters
    assert not any(name.startswith("[") for name in reporters)


def test_foreign_keys_read_as_names(browser: Browser) -> None:
    page = browser.get("/archive/articles?_size=3")
    assert ">2024-0" in page
    assert "版</a>" in page


def test_an_article_page_reads_like_an_article(browser: Browser, archive: Path) -> None:
    conn = sqlite3.connect(archive)
    ((row_id, headline, body),) = conn.execute(
        "SELECT id, headline, body FROM articles WHERE (SELECT count(*) FROM parts WHERE article_id = articles.id) = 2 LIMIT 1"
    ).fetchall()
    conn.close()
    page = browser.get(f"/archive/articles/{row_id}")
    assert f"<h1>{headline}</h1>" in page
    assert all(f"<p>{line}</p>" in page for line in body.split("\n"))
    assert "云岫报" in page
    assert "Where it comes from" in page
    assert "下转" in page


def test_a_pointer_leads_to_its_story_and_the_story_back(browser: Browser, archive: Path) -> None:
    conn = sqlite3.connect(archive)
    pointer, story = conn.execute("SELECT id, points_to FROM articles WHERE points_to IS NOT NULL LIMIT 1").fetchone()
    conn.close()
    assert f"/archive/articles/{story}" in browser.get(f"/archive/articles/{pointer}")
    assert f"/archive/articles/{pointer}" in browser.get(f"/archive/articles/{story}")


@pytest.mark.parametrize(
    ("query", "asked", "column"),
    [
        ("search", {"words": "清塘 茶"}, "headline"),
        ("reporter_stories", {"name": "陆知秋"}, "headline"),
        ("issue_contents", {"paper": "yunxiu", "issued_on": "2024-03-22"}, "headline"),
        ("coverage", {"paper": "yunxiu"}, "complete"),
        ("word_by_month", {"word": "清塘"}, "articles_with_word"),
    ],
)
def test_each_question_answers(browser: Browser, query: str, asked: dict[str, str], column: str) -> None:
    form = "&".join(f"{name}={value}" for name, value in asked.items())
    answer = browser.json(f"/archive/{query}.json?{form}&_shape=objects")["rows"]
    assert answer
    assert column in answer[0]
    page = browser.get(f"/archive/{query}?{form}")
    assert str(QUERIES[query]["title"]).split(" (", maxsplit=1)[0].replace("'", "&#39;") in page
    if query not in ("word_by_month", "coverage"):
        assert '<a href="/archive/articles/yunxiu-' in page


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Give an archive of two bare pages, of which the second was read again without one of its stories."""
    folder = tmp_path_factory.mktemp("bare")
    stories = (
        "春耕忙\n\n本报讯（记者 赵　政）3月13日，清塘镇的田里机器轰鸣。",
        "河道变了样\n\n本报讯（记者 赵　政）石桥河治好了。",
    )
    for name, printed in (("01", stories[:1]), ("02", stories), ("02", stories[:1])):
        page = folder / "2024-03-15" / f"{name}.txt"
        page.parent.mkdir(exist_ok=True)
        page.write_text("\n\n".join(printed) + "\n", encoding="utf-8")
        xianbao("import", page, "--paper", "yunxiu", "--db", folder / "bare.db")
    one = Browser(folder / "bare.db")
    yield one
    for database in one.datasette.databases.values():
        database.close()


def test_a_page_whose_articles_have_no_place_is_a_list_and_no_empty_sheet(bare: Browser) -> None:
    for address in ("issues/yunxiu-2024-03-15", "pages/yunxiu-2024-03-15-p01"):
        page = bare.get(f"/archive/{address}")
        assert "<svg" not in page
        assert re.search(r'<li><a href="/archive/articles/[^"]+">春耕忙</a></li>', page)


def test_questions_answer_what_article_text_holds(bare: Browser) -> None:
    known = bare.json("/archive/article_text.json?_shape=objects")["rows"]
    assert len(known) == 2, "one of three is withdrawn"
    for query in (
        "reporter_stories?name=赵政",
        "reporter_stories?name=赵　政",
        "issue_contents?paper=yunxiu&issued_on=2024-03-15",
    ):
        name, _, asked = query.partition("?")
        rows = bare.json(f"/archive/{name}.json?{asked}&_shape=objects")["rows"]
        assert {row["article"] for row in rows} == {row["id"] for row in known}
        assert all(row["page"] for row in rows), "a page without a label is told by its number"


def test_a_passage_shows_the_word_that_was_found(browser: Browser) -> None:
    rows = browser.json("/archive/search.json?words=春耕&_shape=objects")["rows"]
    assert rows
    assert all("【春耕】" in row["passage"] for row in rows)


def test_a_day_that_is_late_is_no_day_that_failed(archive: Path, tmp_path: Path) -> None:
    db = tmp_path / "late.db"
    xianbao("snapshot", db, "--db", archive)
    conn = sqlite3.connect(db)
    conn.execute(
        "INSERT INTO days (publication_id, issued_on, answer, requested_url, asked_at, run_id) "
        "SELECT 'yunxiu', '2024-05-03', 'not_yet', 'http://paper/', started_at, id FROM runs LIMIT 1"
    )
    conn.commit()
    conn.close()
    rows = Browser(db).json("/archive/coverage.json?paper=yunxiu&_shape=objects")["rows"]
    (may,) = [row for row in rows if row["month"] == "2024-05"]
    assert (may["days_late"], may["days_failed"]) == (1, 0)


def test_captions_are_shown_once(browser: Browser) -> None:
    sql = "select a.id, m.caption from articles a join images m on m.article_id = a.id where a.body = m.caption limit 1"
    (photo,) = browser.json(f"/archive.json?_shape=objects&{urlencode({'sql': sql})}")["rows"]
    text = browser.get(f"/archive/articles/{photo['id']}").partition("All columns")[0]
    assert text.count(photo["caption"]) == 1


@pytest.mark.parametrize(
    ("question", "more"), [("issue_contents", "&issued_on=2024-03-15"), ("coverage", ""), ("gaps", "")]
)
def test_a_paper_is_asked_for_by_its_id_or_its_name(browser: Browser, question: str, more: str) -> None:
    def rows(paper: str) -> list[object]:
        return browser.json(f"/archive/{question}.json?paper={quote(paper)}{more}&_shape=objects")["rows"]

    assert rows("yunxiu") == rows(" 云岫报 ")
    assert rows("nowhere") == []
    assert (rows(" ") == rows("yunxiu")) == (not more)


def test_the_gaps_question_answers_for_all_papers_and_for_one(browser: Browser) -> None:
    every = browser.json("/archive/gaps.json?paper=&_shape=objects")["rows"]
    assert browser.json("/archive/gaps.json?paper=yunxiu&_shape=objects")["rows"] == every
    assert browser.json("/archive/gaps.json?paper=nowhere&_shape=objects")["rows"] == []


def test_what_a_page_printed_is_data_in_the_html(archive: Path, tmp_path: Path) -> None:
    page = tmp_path / "2024-03-15" / "01.txt"
    page.parent.mkdir()
    page.write_text(
        "要闻<script>alert(1)</script>标题\n\n本报讯（记者 陆知秋）<img src=x onerror=alert(1)>三月十三日，田里机器轰鸣。\n",
        encoding="utf-8",
    )
    db = tmp_path / "hostile.db"
    xianbao("import", page, "--paper", "yunxiu", "--db", db)
    conn = sqlite3.connect(db)
    conn.execute("UPDATE articles SET source_url = 'javascript:alert(1)'")
    conn.execute("UPDATE sources SET source_url = 'javascript:alert(1)'")
    conn.commit()
    conn.close()
    conn = sqlite3.connect(db)
    ids = [row_id for (row_id,) in conn.execute("SELECT id FROM articles")]
    conn.close()
    html = "".join(Browser(db).get(f"/archive/articles/{row_id}") for row_id in ids)
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert 'href="javascript' not in html


def test_the_archive_cannot_be_written_through_datasette(browser: Browser) -> None:
    browser.get("/archive?sql=delete+from+articles", code=400)


def test_the_csv_of_a_page_is_no_formula_and_opens_as_chinese(browser: Browser) -> None:
    words = ("=1+1", "＋cmd|x", "@SUM(A1)", "-2", "-2+3", "云\n岫", "“云”,")
    sql = " UNION ALL ".join(f"SELECT '{word}' AS word" for word in words)
    text = browser.get(f"/archive.csv?{urlencode({'sql': sql})}")
    assert text.startswith("\ufeffword")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert rows == [["word"], ["'=1+1"], ["'＋cmd|x"], ["'@SUM(A1)"], ["-2"], ["'-2+3"], ["云\n岫"], ["“云”,"]]
    streamed = browser.get("/archive/articles.csv?_stream=on")
    assert len(list(csv.DictReader(io.StringIO(streamed, newline="")))) > 50
    assert streamed.count("\ufeff") == 1

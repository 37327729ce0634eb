"""Every table, view and column of the archive has a meaning, and the page that tells them is up to date."""

import json
import re
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from ingest.archive.database import open_archive
from ingest.archive.fields import Table, load_fields, render
from ingest.items import Byline, Image, Role
from tests.archive.pieces import archive, article, reading, rows, save

DOCS = Path(__file__).parents[2] / "docs" / "fields.md"
HIDDEN = 1  # table_xinfo's mark for a virtual table's own columns; a generated column has 2 or 3
TABLES = {table.name: table for table in load_fields()}


def schema(db: Database) -> dict[str, list[str]]:
    names = rows(
        db, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type <> 'shadow' AND name <> 'sqlite_schema'"
    )
    return {
        name: [column for _, column, *_, hidden in rows(db, f"PRAGMA table_xinfo({name})") if hidden != HIDDEN]
        for (name,) in names
    }


def test_every_column_has_a_meaning_and_no_meaning_lacks_its_column(tmp_path: Path) -> None:
    with open_archive(tmp_path / "archive.db", write=True) as db:
        assert {name: list(table.columns) for name, table in TABLES.items()} == schema(db)


@pytest.mark.parametrize("table", load_fields(), ids=lambda table: table.name)
def test_each_meaning_is_a_sentence_on_one_line(table: Table) -> None:
    for name, meaning in [("", table.meaning), *table.columns.items()]:
        where = f"{table.name}.{name}"
        assert len(meaning) >= 15, where
        assert meaning.endswith("."), where
        assert meaning[0].isupper() or meaning[0].isdigit(), where
        assert meaning == meaning.strip(), where
        assert not set("|\n") & set(meaning), where  # either would break the page's tables
    assert table.title.strip() == table.title != ""


def test_a_column_that_may_be_null_says_what_null_means(tmp_path: Path) -> None:
    with open_archive(tmp_path / "archive.db", write=True) as db:
        nullable = {
            (table, column)
            for table, kind in rows(db, "SELECT name, type FROM pragma_table_list WHERE schema = 'main'")
            if kind == "table" and table in TABLES and table != "_sqlite_migrations"
            for _, column, _, notnull, _, key in rows(db, f"PRAGMA table_info({table})")
            if not notnull and not key
        }
    assert ("articles", "dateline_on") in nullable
    assert [f"{table}.{column}" for table, column in nullable if "NULL" not in TABLES[table].columns[column]] == []


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("issues", "state"),
        ("articles", "kind"),
        ("sources", "fidelity"),
        ("bylines", "role"),
        ("page_credits", "role"),
        ("duplicates", "method"),
        ("problems", "severity"),
    ],
)
def test_a_column_of_set_words_names_each_of_them(db: Database, table: str, column: str) -> None:
    ((sql,),) = rows(db, f"SELECT sql FROM sqlite_schema WHERE name = '{table}'")
    (words,) = re.findall(rf"CHECK \({column} IN \(([^)]+)\)\)", sql)
    named = re.findall(r"[a-z_]+", TABLES[table].columns[column])
    assert [word for word in re.findall(r"'(\w+)'", words) if word not in named] == []


def test_the_page_is_what_is_rendered() -> None:
    assert DOCS.read_text(encoding="utf-8") == render(), "run make fields"


def test_the_module_prints_the_page() -> None:
    command = [sys.executable, "-X", "utf8", "-m", "ingest.archive.fields"]
    printed = subprocess.run(command, cwd=DOCS.parents[1], capture_output=True, check=True)
    assert printed.stdout.decode() == render()


@pytest.mark.parametrize("name", ["article_text", "articles", "issue_gaps"])
def test_the_page_leads_to_a_table(name: str) -> None:
    page = render()
    assert f"(#{name})" in page
    assert f"\n## {name}\n" in page


def test_the_searches_that_are_told_work_in_a_plain_client(tmp_path: Path) -> None:
    """Each example finds the article that holds its words and not the one that does not."""
    told = re.findall(r"`MATCH ('[^`]+')`", TABLES["articles_fts"].meaning)
    told += re.findall(r"MATCH ('people[^']+')", TABLES["articles_fts"].columns["people"])
    (join,) = re.findall(r"`(SELECT [^`]+)`", TABLES["articles_fts"].meaning)
    assert len(told) == 6
    path = tmp_path / "archive.db"
    named = (Byline(role=Role.REPORTER, name="陆知秋"), Byline(role=Role.REPORTER, name="程砚"))
    wanted = replace(article("wanted", "春耕生产忙", "全县春耕生产有序，ＧＤＰ增长。"), bylines=named)
    other = replace(article("other", "医疗队进村", "为老人看诊。"), images=(Image(caption="义诊"), Image()))
    with archive(path) as db:
        save(db, reading(wanted, other))
    plain = sqlite3.connect(path)
    for words in told:
        found = plain.execute(
            f"SELECT t.headline FROM articles_fts f JOIN article_text t ON t.search_id = f.rowid WHERE articles_fts MATCH {words}"
        )
        assert found.fetchall() == [("春耕生产忙",)], words
    assert [headline for _, headline, _ in plain.execute(join)] == ["春耕生产忙"]
    assert plain.execute("SELECT headline, body, people FROM articles_fts").fetchall() == [(None, None, None)] * 2
    shown = dict(plain.execute("SELECT headline, reporters_json FROM article_text"))
    assert {headline: json.loads(names) for headline, names in shown.items()} == {
        "春耕生产忙": ["陆知秋", "程砚"],
        "医疗队进村": [],
    }
    said = plain.execute("SELECT reporters, people, captions FROM article_text ORDER BY search_id").fetchall()
    assert said == [("陆知秋、程砚", "陆知秋、程砚", None), (None, None, "义诊\n")]
    plain.close()

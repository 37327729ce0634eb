"""Every table, view and column of the archive has a meaning, and the page that tells them is up to date."""

from pathlib import Path

import pytest
from sqlite_utils import Database

from ingest.archive.fields import load_fields, render
from tests.archive.pieces import rows

DOCS = Path(__file__).parents[2] / "docs" / "fields.md"


def schema(db: Database) -> dict[str, list[str]]:
    names = rows(
        db, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type <> 'shadow' AND name <> 'sqlite_schema'"
    )
    return {name: [column for _, column, *_ in rows(db, f"PRAGMA table_info({name})")] for (name,) in names}


def test_every_column_has_a_meaning_and_no_meaning_lacks_its_column(db: Database) -> None:
    told = {table.name: [column for column, _ in table.columns] for table in load_fields()}
    assert told == schema(db)


def test_no_meaning_is_empty_or_breaks_its_table() -> None:
    for table in load_fields():
        texts = [table.title, table.meaning, *(meaning for _, meaning in table.columns)]
        assert all(text.strip() and "|" not in text and "\n" not in text for text in texts), table.name
        assert not any(meaning.startswith("=") for _, meaning in table.columns)


def test_the_page_is_what_is_rendered() -> None:
    assert DOCS.read_text(encoding="utf-8") == render(load_fields()), "run make fields"


@pytest.mark.parametrize("name", ["article_text", "articles", "issue_gaps"])
def test_the_page_leads_to_a_table(name: str) -> None:
    page = render(load_fields())
    assert f"(#{name})" in page
    assert f"\n## {name}\n" in page

"""Others follow the archive by a version: every change of an article is told once, in order."""

from datetime import date
from pathlib import Path

import pytest
from sqlite_utils import Database

from ingest.archive.changes import changes_since, last_version
from ingest.archive.database import open_archive
from ingest.archive.history import diff, history
from tests.archive.pieces import CLINIC, PLOUGHING, article
from tests.archive.test_duplicates import save

DAY = date(2024, 3, 15)


@pytest.fixture
def db(tmp_path: Path) -> Database:
    with open_archive(tmp_path / "archive.db", write=True) as opened:
        yield opened


def told(db: Database, since: int = 0) -> list[str]:
    return [change.what for change in changes_since(db, since)]


def test_an_article_is_added_revised_and_added_to_by_another(db: Database) -> None:
    save(db, "a", DAY, article("1"))
    seen = last_version(db)
    save(db, "a", DAY, article("1", body=PLOUGHING + "\n来年还要扩大。"), article("2", "义诊", CLINIC))
    assert sorted(told(db, seen)) == ["added", "revised"]
    assert told(db)[0] == "added"


def test_storing_the_same_again_is_no_change(db: Database) -> None:
    save(db, "a", DAY, article("1"))
    seen = last_version(db)
    save(db, "a", DAY, article("1"))
    assert told(db, seen) == []


def test_a_withdrawal_and_a_return_are_told(db: Database) -> None:
    save(db, "a", DAY, article("1"))
    seen = last_version(db)
    with db.atomic():
        db.conn.execute("UPDATE articles SET withdrawn_at = '2024-03-20T00:00:00Z'")
    save(db, "a", DAY, article("1"))
    assert told(db, seen) == ["withdrawn", "returned"]


def test_a_history_shows_what_each_revision_changed(db: Database) -> None:
    save(db, "a", DAY, article("1", body="全县春耕生产有序进行，三天完成翻耕。"))
    save(db, "a", DAY, article("1", body="全县春耕生产有序进行，五天完成翻耕。"))
    (row_id,) = db.conn.execute("SELECT id FROM articles").fetchone()
    found = history(db, row_id)
    assert found is not None
    first, second = found.revisions
    assert first.changes == {}
    assert [(one.sign, one.text) for one in second.changes["body"] if one.sign] == [("-", "三"), ("+", "五")]
    assert history(db, "nothing") is None


def test_a_long_unchanged_stretch_is_shortened_on_the_side_of_the_change() -> None:
    pieces = diff("甲" * 50 + "旧" + "乙" * 50, "甲" * 50 + "新" + "乙" * 50)
    assert "".join(one.sign for one in pieces) == "-+"
    assert pieces[0].text == "…" + "甲" * 12
    assert pieces[-1].text == "乙" * 12 + "…"


def test_two_very_long_texts_are_compared_at_once() -> None:
    assert [one.sign for one in diff("甲" * 5000, "乙" * 5000)] == ["-", "+"]

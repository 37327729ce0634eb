"""Whatever was read, in whatever order and however it overlaps: nothing is lost, and the same again changes nothing."""

import json
import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from ingest.archive.articles import load_article
from ingest.archive.rows import load_articles, search_texts
from ingest.archive.search import index_text
from ingest.items import Article, Fidelity, Image, IssueReading, Kind, Problem
from tests.archive.pieces import (
    CLINIC,
    ISSUE,
    PLOUGHING,
    archive,
    article,
    check,
    dump,
    flat,
    joined,
    part,
    reading,
    rows,
    save,
    source,
    value,
)

# Few texts and few keys, so that readings overlap in every way: one text under two keys, one key in two stories.
BODIES = (
    PLOUGHING,
    CLINIC,
    PLOUGHING.replace("轰鸣", "轰呜"),
    CLINIC.split("\n")[0],
    f"{PLOUGHING}\n{CLINIC}",
    "短",
    "",
)
HEADLINES = ("云岫春耕忙", "云岫春耕正忙", "医疗队进柳河", "图片新闻", "")
KEYS = st.integers(0, 5)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    fidelity = draw(st.sampled_from(Fidelity))
    parts = [
        part(
            f"{fidelity}#{key}",
            draw(st.sampled_from(BODIES)),
            draw(st.integers(1, 2)),
            reader=fidelity.value,
            fidelity=fidelity,
            jump_to=draw(st.sampled_from(("", "2"))),
            is_run_on=bool(number) and draw(st.booleans()),
        )
        for number, key in enumerate(draw(st.lists(KEYS, min_size=1, max_size=3)))
    ]
    headline = draw(st.sampled_from(HEADLINES))
    others = draw(st.lists(KEYS, max_size=1))
    return Article(
        parts=tuple(parts),
        headline=headline,
        deck=(headline,) if headline else (),
        position=draw(st.integers(1, 3)),
        kind=draw(st.sampled_from((Kind.STORY, Kind.NOTICE, Kind.PHOTO, Kind.POINTER))),
        images=tuple(Image(caption=text, page=draw(st.sampled_from((None, 1, 2)))) for text in draw(
            st.lists(st.sampled_from(("机器翻耕。", "老人看诊。")), max_size=1))),
        other_sources=tuple(source(f"{fidelity}#{key}", fidelity.value, fidelity) for key in others),
        problems=tuple(Problem(kind="doubt", message=said) for said in draw(st.lists(st.sampled_from("甲乙"), max_size=1))),
    )  # fmt: skip


@st.composite
def readings(draw: st.DrawFn) -> IssueReading:
    return reading(
        *draw(st.lists(articles(), max_size=4)),
        issue=draw(st.sampled_from((ISSUE, replace(ISSUE, edition="b")))),
        whole_pages=tuple(sorted(draw(st.sets(st.integers(1, 2))))),
        is_complete=draw(st.booleans()),
    )


def vocabulary(db: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    db.execute(f"CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab({table}, 'instance')")
    try:
        return db.execute("SELECT * FROM vocabulary ORDER BY term, doc, col, offset").fetchall()
    finally:
        db.execute("DROP TABLE temp.vocabulary")


def expected_vocabulary(db: Database) -> list[tuple[object, ...]]:
    """Give what an index made anew from the rows would hold."""
    numbers = dict(rows(db, "SELECT id, search_id FROM articles"))
    anew = sqlite3.connect(":memory:")
    try:
        anew.execute("CREATE VIRTUAL TABLE anew USING fts5(headline, body, people, tokenize='unicode61')")
        for row, held in load_articles(db, numbers).items():
            texts = map(index_text, search_texts(held))
            anew.execute("INSERT INTO anew (rowid, headline, body, people) VALUES (?, ?, ?, ?)", (numbers[row], *texts))
        return vocabulary(anew, "main, anew")
    finally:
        anew.close()


def stray(db: Database) -> list[tuple[object, ...]]:
    """Give the articles that no source leads to, or that are duplicates of a duplicate."""
    return rows(
        db,
        "SELECT id FROM articles a WHERE duplicate_of IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM sources s WHERE s.article_id = a.id) UNION ALL "
        "SELECT a.id FROM articles a JOIN articles b ON a.duplicate_of = b.id WHERE b.duplicate_of IS NOT NULL "
        "UNION ALL SELECT s.source_key FROM sources s JOIN articles a ON a.id = s.article_id "
        "WHERE a.duplicate_of IS NOT NULL",
    )


def miscut(db: Database) -> list[tuple[object, ...]]:
    """Give the articles whose body is not what its parts say, joined."""
    bodies = rows(db, "SELECT id, body FROM articles ORDER BY id")
    return [row for row, body in bodies if load_article(db, row).body != body]


@settings(max_examples=100, deadline=None)
@given(st.lists(readings(), min_size=1, max_size=4))
def test_any_history_keeps_every_row_and_repeats_without_a_change(history: list[IssueReading]) -> None:
    with TemporaryDirectory() as folder, archive(Path(folder) / "archive.db") as db:
        known: set[tuple[object, ...]] = set()
        for day, said in enumerate(history):
            first = save(db, said, day)
            assert first.new + first.changed + first.unchanged == len(said.articles)
            before = dump(db)
            second = save(db, said, day)
            assert dump(db) == before
            assert (second.new, second.changed, second.withdrawn, second.problems) == (0, 0, 0, 0)
            kept = {("article", *row) for row in rows(db, "SELECT id, first_seen_at FROM articles")}
            kept |= {("source", *row) for row in rows(db, "SELECT source_key FROM sources")}
            kept |= {("revision", *row) for row in rows(db, "SELECT * FROM article_revisions")}
            assert known <= kept
            known = kept
            assert stray(db) == []
            assert miscut(db) == []
            assert vocabulary(db.conn, "main, articles_fts") == expected_vocabulary(db)
            check(db)


ONE, TWO, THREE, FOUR, FIVE = (article(f"content_{number}") for number in range(1, 6))
REWRITTEN = article("content_3", body=CLINIC)
TAIL, NEW_TAIL = (article(f"content_{number}", "", CLINIC, page=2) for number in (6, 7))


@pytest.mark.parametrize(
    "history",
    [
        (
            reading(joined(ONE, TWO), replace(FOUR, other_sources=FIVE.sources)),
            reading(joined(TWO, THREE, FIVE), joined(ONE, REWRITTEN)),
        ),
        (
            reading(THREE),
            reading(ONE, replace(THREE, other_sources=ONE.sources), joined(TWO, REWRITTEN), joined(THREE, TWO)),
        ),
        (
            reading(joined(ONE, TWO), joined(THREE, TWO)),
            reading(joined(FOUR, THREE), replace(TWO, other_sources=THREE.sources)),
        ),
        (
            reading(ONE, replace(THREE, other_sources=TWO.sources)),
            reading(ONE, joined(TWO, ONE), joined(THREE, ONE)),
        ),
        (
            reading(joined(ONE, TAIL), replace(TWO, other_sources=NEW_TAIL.sources)),
            reading(NEW_TAIL),
            reading(joined(ONE, TWO), NEW_TAIL, whole_pages=(2,)),
        ),
    ],
    ids=["one-tail-two-texts", "each-in-another", "tail-without-its-heads", "one-tail-of-two", "heir-of-a-tail"],
)
def test_a_key_that_several_articles_have_says_nothing_new_when_the_same_is_read_again(
    db: Database, history: tuple[IssueReading, ...]
) -> None:
    for day, said in enumerate(history):
        save(db, said, day)
    held = dump(db)
    again = save(db, history[-1], len(history) - 1)
    assert (again.new, again.changed, again.withdrawn) == (0, 0, 0)
    assert dump(db) == held


def test_a_row_that_holds_what_a_scan_says_is_no_piece_of_another_article_of_that_sitting(db: Database) -> None:
    save(db, reading(flat("a", "清塘镇春耕忙")))
    misread = PLOUGHING.split("\n")[0].replace("轰鸣", "轰呜")
    scan = article("scan#1", "", misread, reader="scan", fidelity=Fidelity.SCAN)
    roundup = article("content_1", "云岫要闻", f"{PLOUGHING.replace('抢抓', '抡抓')}\n{CLINIC}")
    both = reading(roundup, scan, is_complete=True)
    save(db, both, day=1)
    assert stray(db) == []
    held = dump(db)
    save(db, both, day=1)
    assert dump(db) == held


def test_a_headline_put_back_is_seen_though_its_page_was_not_read_whole_at_first(db: Database) -> None:
    first, corrected = flat("a"), flat("b", "云岫春耕正忙")
    save(db, reading(first))
    save(db, reading(corrected, whole_pages=(1,)), day=1)
    save(db, reading(first), day=2)
    assert value(db, "SELECT headline FROM articles") == "云岫春耕正忙"
    assert save(db, reading(first, whole_pages=(1,)), day=3).changed == 1
    assert value(db, "SELECT headline FROM articles") == "云岫春耕忙"


def test_three_ends_joined_one_after_another_are_one_row_and_two_duplicates_of_it(db: Database) -> None:
    first = article("content_1", jump_to="2")
    second = article("content_5", "", CLINIC, page=2, jump_from="1", jump_to="3")
    third = article("content_9", "", "完整的尾声，说的是来年的打算。" * 3, page=3, jump_from="2")
    save(db, reading(first, second, third))
    save(db, reading(joined(second, third)), day=1)
    save(db, reading(joined(first, second, third)), day=2)
    head = value(db, "SELECT id FROM unique_articles")
    assert rows(db, "SELECT DISTINCT duplicate_of FROM articles WHERE duplicate_of IS NOT NULL") == [(head,)]
    assert value(db, "SELECT count(*) FROM parts WHERE article_id = ?", head) == 3


def test_a_tail_that_comes_before_its_joined_story_in_one_sitting_is_no_second_article(db: Database) -> None:
    head = article("content_7", page=2, jump_to="1")
    tail = article("content_1", "", CLINIC, page=1, jump_from="2")
    assert save(db, reading(tail, joined(head, tail))).new == 1
    assert value(db, "SELECT headline FROM unique_articles") == "云岫春耕忙"


def test_a_tail_that_two_stories_claim_stays_with_the_first_and_neither_is_lost(db: Database) -> None:
    tail = article("content_9", "", CLINIC, page=2)
    both = reading(
        joined(article("content_1"), tail),
        joined(article("content_2", "另一条", "另一条消息说的是修渠引水的事。" * 4), tail),
    )
    for day in range(3):
        save(db, both, day)
        assert rows(db, "SELECT headline FROM unique_articles ORDER BY search_id") == [("云岫春耕忙",), ("另一条",)]
    assert value(db, "SELECT count(*) FROM article_revisions") == 2


def test_an_unchanged_article_moves_whole_when_its_date_was_wrong(db: Database) -> None:
    pictured = joined(
        article("content_1", images=(Image(caption="机器翻耕。", page=2),)), article("content_2", "", CLINIC, page=2)
    )
    save(db, reading(pictured, issue=replace(ISSUE, issued_on=date(2024, 3, 14))))
    assert save(db, reading(pictured), day=1).changed == 0
    assert rows(db, "SELECT DISTINCT issue_id FROM articles") == [(ISSUE.id,)]
    pages = "SELECT DISTINCT g.issue_id FROM {} t JOIN pages g ON g.id = t.page_id"
    assert [rows(db, pages.format(table)) for table in ("articles", "parts", "images")] == [[(ISSUE.id,)]] * 3


@pytest.mark.parametrize("is_complete", [True, False], ids=["the-whole-page", "not-all-of-it"])
def test_what_a_flat_page_cut_in_two_is_one_article_once_the_whole_page_is_crawled(
    db: Database, *, is_complete: bool
) -> None:
    lead, rest = PLOUGHING.split("\n")
    cut = reading(flat("a", body=lead), flat("b", "", rest), flat("c", "遗失声明", CLINIC[::-1]), whole_pages=(1,))
    save(db, cut)
    ids = rows(db, "SELECT id FROM articles ORDER BY 1")
    save(db, reading(article("content_1"), is_complete=is_complete), day=1)
    assert rows(db, "SELECT id FROM articles ORDER BY 1") == ids
    assert value(db, "SELECT count(*) FROM unique_articles") == (2 if is_complete else 3)
    assert value(db, "SELECT count(*) FROM unique_articles WHERE headline = '遗失声明'") == 1
    assert value(db, "SELECT count(*) FROM unique_articles WHERE body = ?", PLOUGHING) == 1
    before = dump(db)
    assert save(db, cut, day=2).new == 0
    assert dump(db) == before


def test_a_revision_tells_the_content_it_is_named_by(db: Database) -> None:
    save(db, reading(article("content_1")))
    save(db, reading(article("content_1", "云岫春耕正忙")), day=1)
    told = [json.loads(text)["headline"] for (text,) in rows(
        db, "SELECT content_json FROM article_revisions ORDER BY number")]  # fmt: skip
    assert told == ["云岫春耕忙", "云岫春耕正忙"]
    assert value(db, "SELECT count(DISTINCT content_hash) FROM article_revisions") == 2

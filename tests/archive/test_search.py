"""Search finds what LIKE finds, after inserts and updates, in a plain client too."""

import re
import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from ingest.archive.search import HAN, index_text, match_query, search, snippet
from ingest.items import Article, Byline, Image, Role
from tests.archive.pieces import CLINIC, ISSUE, ROUND, archive, article, check, reading, rows, save, value

# Few characters, so that runs repeat and neighbours overlap; among them rare and look-alike ones.
LETTERS = "云云岫春耕忙々〇𠮷\ue001豈㐀"
TEXT = st.text(alphabet=LETTERS + "，。 \nGDP3９○", max_size=14)
RUN = st.text(alphabet=LETTERS, min_size=1, max_size=10)


@st.composite
def articles(draw: st.DrawFn, key: str, text: st.SearchStrategy[str] = TEXT) -> Article:
    names = draw(st.lists(RUN, max_size=2))
    return article(
        key,
        draw(text),
        draw(text),
        column_label=draw(text),
        kicker=draw(text),
        subhead=draw(text),
        byline_text=draw(text),
        bylines=tuple(Byline(role=Role.AUTHOR, name=name) for name in names),
        images=tuple(draw(st.lists(st.builds(Image, caption=text, credit=text), max_size=1))),
    )


def printed(db: Database) -> dict[str, str]:
    """Give all that was printed of each article, by id."""
    sql = """
    SELECT a.id, a.column_label || char(10) || a.kicker || char(10) || a.headline || char(10) || a.subhead || char(10)
           || a.body || char(10) || a.byline_text
           || coalesce((SELECT char(10) || group_concat(name, char(10)) FROM bylines b WHERE b.article_id = a.id), '')
           || coalesce((SELECT char(10) || group_concat(caption || char(10) || credit, char(10)) FROM images m
                        WHERE m.article_id = a.id), '')
    FROM articles a
    """
    return dict(rows(db, sql))


def found(db: Database, query: str) -> set[str]:
    return {hit.article_id for hit in search(db, query, limit=1000)}


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_what_like_finds_is_found_and_nothing_else(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder, archive(Path(folder) / "archive.db") as db:
        for _ in range(data.draw(st.integers(1, 2))):
            drawn = [data.draw(articles(f"content_{n}")) for n in range(3)]
            save(db, reading(*drawn))
        check(db)
        texts = {row: text.replace("○", "〇") for row, text in printed(db).items()}
        runs = data.draw(st.lists(RUN, max_size=3)) + [text[i : i + 3] for text in texts.values() for i in range(4)]
        for query in runs:
            if query and all(char in LETTERS for char in query):
                assert found(db, query) == {row for row, text in texts.items() if query in text}, query


LIKE = """
SELECT a.id FROM articles a WHERE a.column_label LIKE :like OR a.kicker LIKE :like OR a.headline LIKE :like
    OR a.subhead LIKE :like OR a.body LIKE :like OR a.byline_text LIKE :like
    OR EXISTS (SELECT 1 FROM bylines b WHERE b.article_id = a.id AND b.name LIKE :like)
    OR EXISTS (SELECT 1 FROM images m WHERE m.article_id = a.id AND (m.caption LIKE :like OR m.credit LIKE :like))
"""
MATCH = "SELECT a.id FROM articles_fts f JOIN articles a ON a.search_id = f.rowid WHERE articles_fts MATCH ?"
PROSE = st.text(alphabet="云云岫春耕忙々〇𠮷，。 \nGD3", max_size=16)  # without ○, which 〇 finds too


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_plain_client_finds_every_piece_of_every_run_wherever_it_is_printed(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder, archive(Path(folder) / "archive.db") as db:
        for day in range(data.draw(st.integers(1, 3))):
            save(db, reading(*(data.draw(articles(f"content_{n}", PROSE)) for n in range(3))), day)
        runs = {run for texts in printed(db).values() for run in re.findall(f"[{HAN}]+", texts)}
        pieces = {run[at : at + size] for run in runs for at in range(len(run)) for size in range(1, 11)}
        for piece in pieces:
            expected = set(db.conn.execute(LIKE, {"like": f"%{piece}%"}))
            assert set(rows(db, MATCH, match_query(piece))) == expected, piece
            assert {(row,) for row in found(db, piece)} == expected, piece


HOSTILE = ("春耕*", "NEAR(云 岫, 1)", "headline:云岫", "{headline body}:云", "^云岫", "云 + 岫", "-云", '"', '""', "'",
           "云岫 AND", "OR", "NOT 云", "(云", "云)", "云;DROP TABLE articles", "%", "_", "\x00云", "云\x00", "\ud7ff", "①②",
           "́", "é", "云\u200b岫", "葛\U000e0100城", "𠮷" * 500, "云 " * 300)  # fmt: skip


@pytest.mark.parametrize("query", HOSTILE)
def test_a_hostile_query_finds_words_or_nothing_and_never_raises(db: Database, query: str) -> None:
    save(db, ROUND)
    assert found(db, query) <= {row for (row,) in rows(db, "SELECT id FROM articles")}
    assert value(db, "SELECT count(*) FROM articles") == 2


@given(st.text())
def test_any_query_is_data(query: str) -> None:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE t USING fts5(headline, tokenize='unicode61')")
    try:
        db.execute("SELECT * FROM t WHERE t MATCH ?", [match_query(query)]).fetchall()
    finally:
        db.close()


@pytest.mark.parametrize(
    ("text", "indexed"),
    [
        ("疫情防控", "疫情 情防 防控 控"),
        ("疫", "疫"),
        ("GDP增长5%", "GDP 增长 长 5%"),
        ("二○二四年", "二〇 〇二 二四 四年 年"),
        ("ＡＢ版", "AB 版"),
        ("𠮷野", "𠮷野 野"),
        ("云，岫", "云 , 岫"),
        ("", ""),
    ],
)
def test_han_runs_become_pairs_and_all_else_stays(text: str, indexed: str) -> None:
    assert " ".join(index_text(text).split()) == indexed


@pytest.mark.parametrize(
    ("query", "expression"),
    [
        ("疫", '"疫"*'),
        ("疫情", '"疫情"'),
        ("疫情防控", '"疫情 情防 防控"'),
        ("春耕 农机", '"春耕" AND "农机"'),
        ("防控，保民生", '"防控" AND "保民 民生"'),
        ("GDP", '"GDP"'),
        ("3月13日", '"3 月 13 日"*'),
        ("GDP增长", '"GDP 增长"'),
        ("春耕2024", '"春耕 耕 2024"'),
        ('"春耕" OR NOT *', '"春耕" AND "OR" AND "NOT"'),
        ("", '""'),
        ("，。！", '""'),
        ("二○二四", '"二〇 〇二 二四"'),
    ],
)
def test_a_query_becomes_an_expression(query: str, expression: str) -> None:
    assert match_query(query) == expression


def test_mixed_words_must_stand_together_and_letters_match_whole(db: Database) -> None:
    save(db, reading(
        article("content_1", "甲", "3月13日，COVID疫苗到了云岫，GDP增长5%。"),
        article("content_2", "乙", "13月3日，没有到。", position=2),
    ))  # fmt: skip
    assert [hit.headline for hit in search(db, "3月13日")] == ["甲"]
    assert [hit.headline for hit in search(db, "3月1")] == []
    assert [hit.headline for hit in search(db, "gdp增")] == ["甲"]
    assert [hit.headline for hit in search(db, "ＧＤＰ 疫苗")] == ["甲"]
    assert search(db, "VID") == []
    assert {hit.headline for hit in search(db, "日")} == {"甲", "乙"}


def test_nothing_is_found_by_nothing(db: Database) -> None:
    save(db, ROUND)
    for query in ("", "  ", "，", '"', "*", "-", "()"):
        assert search(db, query) == []


def test_people_captions_and_column_labels_are_found(db: Database) -> None:
    save(db, ROUND)
    for query in ("陆知秋", "机器在田里", "王远", "乡村振兴", "抢农时"):
        assert [hit.headline for hit in search(db, query)] == ["抢农时 云岫春耕忙"], query


def test_a_headline_ranks_before_a_body(db: Database) -> None:
    save(db, reading(
        article("content_1", "农时", "说起春耕，话就长了。" + CLINIC),
        article("content_2", "春耕", CLINIC + "完。", position=2),
    ))  # fmt: skip
    assert [hit.headline for hit in search(db, "春耕")] == ["春耕", "农时"]
    assert [hit.headline for hit in search(db, "春耕", limit=1)] == ["春耕"]


def test_a_paper_can_be_asked_alone_and_duplicates_are_left_out(db: Database) -> None:
    save(db, ROUND)
    assert search(db, "春耕", publication="yunxiu")
    assert search(db, "春耕", publication="fumeng") == []
    db.conn.execute("UPDATE articles SET withdrawn_at = last_seen_at")
    assert search(db, "春耕") == []


def test_what_is_everywhere_is_shown_from_the_newest_issue_on_and_all_of_it(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.archive.search.RANKED", 3)
    monkeypatch.setattr("ingest.archive.search.FIRST_LOOK", 2)
    days = [9, 1, 5, 3, 7]
    for day in days:  # stored in no order; the second article of each has other words
        save(db, reading(
            article(f"{day}/1", f"春耕{day}日"),
            article(f"{day}/2", f"义诊{day}日", CLINIC, position=2),
            issue=replace(ISSUE, issued_on=date(2024, 3, day)),
        ))  # fmt: skip
    shown = [f"春耕{day}日" for day in sorted(days, reverse=True)]
    assert [hit.headline for hit in search(db, "农户")] == shown
    assert [hit.headline for hit in search(db, "农户", limit=2)] == shown[:2]
    assert search(db, "农户", publication="fumeng") == []
    db.conn.execute("UPDATE articles SET withdrawn_at = last_seen_at WHERE headline = '春耕9日'")
    assert [hit.headline for hit in search(db, "农户")] == shown[1:]


def test_corrected_texts_are_found_by_their_new_words_alone(db: Database) -> None:
    save(db, reading(article("content_1", "云岫春耕忙", "旧的正文")))
    save(db, reading(article("content_1", "云岫秋收忙", "新的正文")))
    assert [len(search(db, query)) for query in ("春耕", "旧的", "秋收", "新的", "云岫")] == [0, 0, 1, 1, 1]


def test_a_plain_client_searches_without_a_function_of_ours(tmp_path: Path) -> None:
    with archive(tmp_path / "archive.db") as db:
        save(db, ROUND)
    plain = sqlite3.connect(tmp_path / "archive.db")
    sql = "SELECT a.headline FROM articles_fts f JOIN articles a ON a.search_id = f.rowid WHERE articles_fts MATCH ?"
    for query in ("春耕", '"春耕 耕忙"', "耕*"):
        assert plain.execute(sql, [query]).fetchall() == [("云岫春耕忙",)]
    plain.close()


def test_the_index_survives_vacuum(db: Database) -> None:
    save(db, ROUND)
    db.conn.execute("VACUUM")
    save(db, reading(article("content_3", "新的一条", "秋收", position=3)))
    assert [hit.headline for hit in search(db, "秋收")] == ["新的一条"]


@pytest.mark.parametrize(
    ("texts", "query", "shown"),
    [
        (("春" * 40 + "云岫" + "秋" * 40,), "云岫", "…" + "春" * 30 + "【云岫】" + "秋" * 30 + "…"),
        (("正文", "云岫春耕"), "春耕", "云岫【春耕】"),
        (("一\n二春",), "春", "一 二【春】"),
        (("ＧＤＰ增长",), "gdp", "【ＧＤＰ】增长"),
        (("全文在此",), "没有", "全文在此"),
        ((), "春", ""),
    ],
)
def test_a_snippet_marks_the_first_word_found(texts: tuple[str, ...], query: str, shown: str) -> None:
    assert snippet(texts, query) == shown


def test_every_han_character_is_a_letter_to_the_index() -> None:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE t USING fts5(x, content='', tokenize='unicode61')")
    db.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, 'row')")
    pieces = HAN.split("-")
    ends = [(pieces[i][-1], pieces[i + 1][0]) for i in range(len(pieces) - 1)]
    chars = [chr(code) for first, last in ends for code in range(ord(first), min(ord(last), ord(first) + 0x6000) + 1)]
    db.executemany("INSERT INTO t (x) VALUES (?)", ((char,) for char in chars))
    assert len(chars) > 50_000
    assert db.execute("SELECT count(*) FROM v").fetchone()[0] == len(set(chars))
    db.close()


def test_search_ids_stay_those_of_the_index(db: Database) -> None:
    save(db, ROUND)
    assert value(db, "SELECT count(*) FROM articles WHERE rowid = search_id") == 2

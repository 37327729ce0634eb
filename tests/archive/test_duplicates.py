"""Articles that print the same text are told, and no others; the earliest is the original, whenever it comes in."""

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlite_utils import Database

from ingest.archive.database import open_archive
from ingest.archive.duplicates import find_duplicates
from ingest.archive.issues import save_issue
from ingest.archive.runs import start_run
from ingest.archive.sameness import keys_of, likeness, print_of
from ingest.items import Article, Issue, IssueReading, Kind, Publication
from tests.archive.pieces import CAPTURE, CLINIC, NOON, PLOUGHING, article

LETTERS = "县乡镇村田地水路桥山林茶竹笋农工学医养老人民干部群众会议项目建设春夏秋冬雨雪风光今明昨日年月新旧高低远近开关"
WEATHER = (
    "未来一周，我县天气以多云为主，请广大市民合理安排出行。{0}日至{1}日有小到中雨，最高气温{2}℃，最低气温{3}℃，"
    "{4}日起天气转好，气温逐日回升，到{5}日最高可达{6}℃。山区早晚有雾，驾车请减速慢行，夜间行车请开启雾灯。"
)


@pytest.fixture
def db(tmp_path: Path) -> Database:
    with open_archive(tmp_path / "archive.db", write=True) as opened:
        yield opened


def save(db: Database, paper: str, day: date, *articles: Article) -> None:
    issue = Issue(publication=paper, issued_on=day)
    own = tuple(
        replace(
            one,
            parts=tuple(
                replace(part, source=replace(part.source, key=f"{paper}/{day}/{part.source.key}")) for part in one.parts
            ),
        )
        for one in articles
    )
    reading = IssueReading(publication=Publication(id=paper), issue=issue, captures=(CAPTURE,), pages=(), articles=own)
    run = start_run(db, "test", {}, "0")
    with db.atomic():
        save_issue(db, reading, run, NOON)
    find_duplicates(db)


def told(db: Database) -> list[tuple[str, str, str]]:
    rows = db.conn.execute(
        "SELECT substr(article_id, 1, instr(article_id, '-p') - 1), substr(duplicate_of, 1, instr(duplicate_of, '-p') - 1), "
        "method FROM duplicates ORDER BY 1"
    )
    return [tuple(row) for row in rows]


def edited(text: str, share: float, chance: random.Random) -> str:
    letters = list(text)
    for at in chance.sample(range(len(letters)), round(share * len(letters))):
        letters[at] = chance.choice(LETTERS)
    return "".join(letters)


def test_a_wire_story_in_two_papers_is_told_and_counted_once(db: Database) -> None:
    save(db, "a", date(2024, 3, 15), article("1"), article("2", "义诊进村", CLINIC))
    save(db, "b", date(2024, 3, 16), article("7", "抢抓农时", PLOUGHING))
    assert told(db) == [("b-2024-03-16", "a-2024-03-15", "exact")]
    assert db.conn.execute("SELECT count(*) FROM unique_articles").fetchone() == (2,)
    assert db.conn.execute("SELECT count(*) FROM article_text").fetchone() == (3,), "each paper keeps its own"


def test_the_original_is_the_earliest_issues_even_when_it_comes_in_last(db: Database) -> None:
    save(db, "c", date(2024, 3, 18), article("1", body=PLOUGHING + "（完）"))
    save(db, "b", date(2024, 3, 16), article("1"))
    save(db, "a", date(2024, 3, 12), article("1"))
    assert told(db) == [("b-2024-03-16", "a-2024-03-12", "exact"), ("c-2024-03-18", "a-2024-03-12", "near")]


def test_the_same_text_months_later_is_a_reprint(db: Database) -> None:
    save(db, "a", date(2023, 3, 15), article("1"))
    save(db, "a", date(2024, 3, 15), article("1"))
    assert told(db) == [("a-2024-03-15", "a-2023-03-15", "reprint")]


def test_a_revision_is_compared_anew(db: Database) -> None:
    save(db, "a", date(2024, 3, 15), article("1"))
    save(db, "b", date(2024, 3, 16), article("1"))
    save(db, "b", date(2024, 3, 16), article("1", body=CLINIC))
    assert told(db) == []
    save(db, "b", date(2024, 3, 16), article("1"))
    assert told(db) == [("b-2024-03-16", "a-2024-03-15", "exact")]


def test_what_is_printed_every_week_is_kept_once_to_compare_with_and_a_revision_of_that_one_loses_nothing(
    db: Database,
) -> None:
    for day in range(1, 20):
        save(db, "a", date(2024, 3, day), article("1"))
    one = db.conn.execute("SELECT count(*) FROM duplicate_keys GROUP BY search_id").fetchall()
    assert len(one) == 1
    assert {original for _, original, _ in told(db)} == {"a-2024-03-01"}
    save(db, "a", date(2024, 3, 1), article("1", body=CLINIC))
    assert {original for _, original, _ in told(db)} == {"a-2024-03-02"}
    save(db, "a", date(2024, 3, 20), article("1"))
    assert ("a-2024-03-20", "a-2024-03-02", "exact") in told(db)


def test_comparing_again_changes_nothing(db: Database) -> None:
    save(db, "a", date(2024, 3, 15), article("1"))
    save(db, "b", date(2024, 3, 16), article("1"))
    before = db.conn.total_changes
    assert find_duplicates(db) == 0
    assert db.conn.total_changes == before


def test_two_stories_under_one_headline_are_two(db: Database) -> None:
    save(db, "a", date(2024, 3, 15), article("1", "图片新闻", PLOUGHING), article("2", "图片新闻", CLINIC))
    assert told(db) == []


def test_two_weeks_of_one_column_are_two(db: Database) -> None:
    save(db, "a", date(2024, 3, 15), article("1", "天气", WEATHER.format(16, 17, 15, 6, 18, 21, 24)))
    save(db, "a", date(2024, 3, 22), article("1", "天气", WEATHER.format(23, 25, 13, 4, 26, 28, 22)))
    assert told(db) == []


def test_notices_and_short_texts_are_not_compared(db: Database) -> None:
    notice = article("1", "公告", PLOUGHING, kind=Kind.NOTICE)
    save(db, "a", date(2024, 3, 15), notice, article("2", "短讯", "今天下雨。"))
    save(db, "b", date(2024, 3, 15), notice, article("2", "短讯", "今天下雨。"))
    assert told(db) == []


@pytest.mark.parametrize("share", [0.01, 0.05, 0.1])
def test_edited_texts_are_found_and_called_the_same(share: float) -> None:
    chance = random.Random(7)
    texts = ["".join(chance.choices(LETTERS, k=400)) for _ in range(60)]
    pairs = [(print_of(text), print_of(edited(text, share, chance))) for text in texts]
    found = [bool(set(keys_of(one)) & set(keys_of(two))) and likeness(one, two) > 0 for one, two in pairs]
    assert sum(found) >= 0.98 * len(found)


def test_other_texts_are_never_called_the_same() -> None:
    chance = random.Random(8)
    texts = [print_of("".join(chance.choices(LETTERS, k=200))) for _ in range(40)]
    assert not any(likeness(one, two) for at, one in enumerate(texts) for two in texts[:at])

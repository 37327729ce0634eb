"""An issue that falls far behind its paper's own history is said once, and is forgotten when the next is usual again."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlite_utils import Database

from ingest.archive.monitoring import KIND, Measures, unusual, watch
from tests.archive.pieces import CLINIC, PLOUGHING, article, rows
from tests.archive.test_duplicates import save

USUAL = Measures("yunxiu-2024-03-01", "2024-03-01", pages=4, articles=32, stories=24, told=24, signed=20)
HELD = [replace(USUAL, id=f"yunxiu-2024-02-{day:02}") for day in range(1, 9)]
NOW = datetime(2024, 5, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("issue", "words"),
    [
        (USUAL, []),
        (replace(USUAL, pages=1, articles=8, stories=6, told=6, signed=5), []),
        (replace(USUAL, articles=9, stories=9, told=9, signed=8), ["usually has 8"]),
        (replace(USUAL, articles=0, stories=0, told=0, signed=0), ["0 articles on 4 pages"]),
        (replace(USUAL, told=3), ["21 of its 24 stories have no text"]),
        (replace(USUAL, signed=0), ["only 0 of its 24 stories name anybody"]),
    ],
)
def test_what_falls_far_behind_is_unusual(issue: Measures, words: list[str]) -> None:
    said = list(unusual(issue, HELD))
    assert len(said) == len(words)
    assert all(word in sentence for word, sentence in zip(words, said, strict=True))


def test_a_paper_that_names_nobody_and_one_hardly_known_are_not_unusual() -> None:
    nameless = [replace(one, signed=0) for one in HELD]
    assert list(unusual(replace(USUAL, signed=0), nameless)) == []
    assert list(unusual(replace(USUAL, articles=0, stories=0), HELD[:4])) == []


def test_a_layout_change_is_said_the_first_day_once_and_resolved_when_it_is_usual_again(db: Database) -> None:
    def stored(week: int, count: int) -> str:
        articles = [article(f"{week}.{n}", f"第{week}周第{n}条", f"{week}{n}{PLOUGHING}{CLINIC}") for n in range(count)]
        save(db, "weekly", date(2024, 1, 5) + timedelta(weeks=week), *articles)
        return f"weekly-{date(2024, 1, 5) + timedelta(weeks=week)}"

    for week in range(7):
        assert watch(db, {stored(week, 6)}, 1, NOW) == 0
    broken = stored(8, 1)
    assert watch(db, {broken}, 1, NOW) == 1
    assert watch(db, {broken}, 1, NOW) == 0, "it is said once"
    assert rows(db, f"SELECT subject, severity FROM problems WHERE kind = '{KIND}' AND resolved_at IS NULL") == [
        (broken, "error")
    ]
    assert watch(db, {stored(9, 6)}, 1, NOW) == 0
    assert rows(db, f"SELECT count(*) FROM problems WHERE kind = '{KIND}' AND resolved_at IS NULL") == [(0,)]

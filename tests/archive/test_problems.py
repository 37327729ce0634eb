"""A problem is recorded once while it is open, and resolved when the same thing is read without it."""

from sqlite_utils import Database

from ingest.archive.problems import record_problems
from ingest.items import Page, Problem, Severity
from tests.archive.pieces import CAPTURE, CLINIC, NOON, article, capture, flat, reading, rows, save, value

OPEN = "SELECT kind, subject FROM problems WHERE resolved_at IS NULL ORDER BY kind, subject"


def doubt(kind: str = "replacement_character", subject: str = "", message: str = "A character is lost.") -> Problem:
    return Problem(kind=kind, message=message, subject=subject)


def test_an_articles_problem_names_its_row_issue_and_capture(db: Database) -> None:
    save(db, reading(article("content_1", problems=(doubt(),))))
    assert rows(db, "SELECT subject, issue_id, capture_id, severity FROM problems") == [
        ("yunxiu/content_1", "yunxiu-2024-03-15", CAPTURE.id, "warning")
    ]
    assert value(db, "SELECT article_id FROM problems") == value(db, "SELECT id FROM articles")


def test_each_articles_problem_stays_with_its_article(db: Database) -> None:
    save(db, reading(article("content_1", problems=(doubt(),)), article("content_2", "医疗队", CLINIC, position=2)))
    found = rows(db, "SELECT a.headline FROM problems p JOIN articles a ON a.id = p.article_id")
    assert found == [("云岫春耕忙",)]


def test_a_problem_that_recurs_is_not_added_again_and_stays_open(db: Database) -> None:
    for day in range(3):
        save(db, reading(article("content_1", problems=(doubt(),)), problems=(doubt("late"),)), day)
    assert rows(db, OPEN) == [("late", ""), ("replacement_character", "yunxiu/content_1")]
    assert value(db, "SELECT count(*) FROM problems") == 2


def test_a_problem_is_resolved_when_its_article_is_read_without_it_and_may_come_back(db: Database) -> None:
    save(db, reading(article("content_1", problems=(doubt(),))))
    save(db, reading(article("content_1")), day=1)
    assert rows(db, OPEN) == []
    assert value(db, "SELECT resolved_at FROM problems") == "2024-03-16T12:00:00Z"
    save(db, reading(article("content_1", problems=(doubt(),))), day=2)
    assert value(db, "SELECT count(*) FROM problems") == 2


def test_what_was_not_read_again_stays_open(db: Database) -> None:
    save(db, reading(article("content_1", problems=(doubt(),))))
    save(db, reading(article("content_2", "医疗队", CLINIC, page=2), pages=(), captures=()), day=1)
    assert rows(db, OPEN) == [("replacement_character", "yunxiu/content_1")]


def test_a_pages_and_an_addresses_problems_are_resolved_by_reading_them(db: Database) -> None:
    answer = capture("page_2")
    of_page = doubt("empty_page", "yunxiu-2024-03-15-p02")
    of_address = doubt("unread", answer.requested_url)
    save(db, reading(problems=(of_page, of_address), pages=(), captures=(answer,)))
    assert value(db, "SELECT capture_id FROM problems WHERE kind = 'unread'") == answer.id
    save(db, reading(pages=(Page(sequence=2),), captures=()), day=1)
    assert rows(db, OPEN) == [("unread", answer.requested_url)]
    save(db, reading(pages=(), captures=(answer,)), day=2)
    assert rows(db, OPEN) == []


def test_a_problem_of_what_is_gone_from_a_whole_page_is_resolved(db: Database) -> None:
    save(db, reading(flat("a", problems=(doubt(),)), flat("b", "医疗队", CLINIC, position=2), whole_pages=(1,)))
    save(db, reading(flat("b", "医疗队", CLINIC, position=2), whole_pages=(1,)), day=1)
    assert rows(db, OPEN) == []


def test_problems_of_a_run_are_recorded_once(db: Database) -> None:
    lost = Problem(kind="lost", message="No answer.", subject="http://paper.test/x", severity=Severity.ERROR)
    assert record_problems(db, [lost, lost], 1, NOON) == 1
    assert record_problems(db, [lost], 1, NOON) == 0
    assert rows(db, "SELECT severity, issue_id, article_id, capture_id FROM problems") == [("error", None, None, None)]

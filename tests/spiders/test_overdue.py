"""A crawl of a paper whose issue is overdue by its own rhythm needs a person, once; the next issue settles it."""

from datetime import timedelta
from pathlib import Path

from tests.command import xianbao
from tests.spiders.test_discovery import TODAY, crawl, front, issue_link, problems, rows, site_of, stub


def test_an_overdue_issue_is_said_once_and_settled_by_the_next(tmp_path: Path) -> None:
    db = tmp_path / "a.db"
    # A month of silence holds more weeks than any holiday, fourteen issues enough beside one: this is true on any day.
    days = [TODAY - timedelta(days=30 + 7 * week) for week in range(14)]
    pages = {f"/{day}": front(day) for day in days}
    with site_of({"/": stub(links=[issue_link(f"/{day}", day) for day in days]), **pages}) as site:
        crawl(site.url, db, code=1)
        assert problems(db) == ["issue_overdue"]
        crawl(site.url, db)
        assert "has not come" in xianbao("status", "--check", "--db", db, code=1).stdout
        new = TODAY - timedelta(days=2)
        site.answers["/"] = stub(links=[issue_link(f"/{day}", day) for day in [new, *days]])
        site.answers[f"/{new}"] = front(new)
        crawl(site.url, db)
        assert problems(db) == []
        assert xianbao("status", "--check", "--db", db).stdout == ""
    assert rows(db, "SELECT verdict FROM runs") == [("needs_a_person",), ("fine",), ("fine",)]


def test_filling_in_older_issues_says_nothing_of_newer_ones(tmp_path: Path) -> None:
    days = [TODAY - timedelta(days=30 + 7 * week) for week in range(14)]
    pages = {f"/{day}": front(day) for day in days}
    with site_of({"/": stub(links=[issue_link(f"/{day}", day) for day in days]), **pages}) as site:
        crawl(site.url, tmp_path / "a.db", "--until", days[0])

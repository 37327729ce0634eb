"""What is held, missing and wrong, paper by paper; runs and captures as they were."""

import json
from dataclasses import replace
from datetime import date

import pytest
from sqlite_utils import Database

from ingest.archive.captures import save_captures
from ingest.archive.days import save_days
from ingest.archive.runs import finish_run, start_run
from ingest.archive.status import status
from ingest.days import Day, DayAnswer
from ingest.items import Issue, Problem, Publication
from tests.archive.pieces import CLINIC, NOON, PAPER, ROUND, article, capture, counts, flat, reading, rows, save, value


def issue(day: int, total: str = "", edition: str = "", month: int = 3) -> Issue:
    return Issue(publication="yunxiu", issued_on=date(2024, month, day), edition=edition, total_number=total)


def gaps(db: Database) -> list[tuple[object, ...]]:
    return rows(db, "SELECT after_on, before_on, days, issues_missing FROM issue_gaps ORDER BY before_on")


def test_status_counts_paper_by_paper(db: Database) -> None:
    save(db, replace(ROUND, problems=(Problem(kind="late", message="late"),)))
    save(db, reading(article("b/content_1", "晚上的事", CLINIC), issue=issue(22)))
    save(db, replace(reading(issue=replace(issue(15), publication="fumeng"), pages=()),
                     publication=Publication(id="fumeng")))  # fmt: skip
    fumeng, yunxiu = status(db).papers
    assert (fumeng.id, fumeng.issues, fumeng.pages, fumeng.articles) == ("fumeng", 1, 0, 0)
    assert (yunxiu.title, yunxiu.issues, yunxiu.first_issue, yunxiu.last_issue) == (
        "云岫报",
        2,
        "2024-03-15",
        "2024-03-22",
    )
    assert (yunxiu.pages, yunxiu.articles, yunxiu.gaps, yunxiu.open_problems) == (2, 3, 0, 1)
    with db.atomic():
        db.conn.execute("UPDATE issues SET state = 'complete' WHERE issued_on = '2024-03-22'")
        db.conn.execute(
            "UPDATE issues SET state = 'partial' WHERE issued_on = '2024-03-15' AND publication_id = 'yunxiu'"
        )
    assert status(db).papers[1].incomplete == 1
    listed = status(db, articles=2).articles
    assert [line.headline for line in listed] == ["晚上的事", "云岫春耕忙"]
    assert listed[1].people == "陆知秋"


def test_duplicates_and_withdrawn_articles_are_not_counted(db: Database) -> None:
    save(db, reading(flat("a"), flat("b", "医疗队", CLINIC, position=2), whole_pages=(1,)))
    save(db, reading(flat("a"), whole_pages=(1,)))
    assert status(db).papers[0].articles == 1


def test_an_empty_archive_has_a_status(db: Database) -> None:
    assert status(db, articles=5).papers == ()


def test_runs_are_shown_newest_first_with_how_they_ended(db: Database) -> None:
    for number in range(6):
        run = start_run(db, f"crawl {number}", {"paper": "云岫"}, "0.1")
        if number < 5:
            finish_run(db, run, "finished", "fine", {"new": number})
    shown = status(db).runs
    assert [line.command for line in shown] == [f"crawl {number}" for number in (5, 4, 3, 2, 1)]
    assert (shown[0].finished_at, shown[0].verdict, shown[1].verdict) == (None, "", "fine")
    arguments, stats = rows(db, "SELECT arguments_json, stats_json FROM runs WHERE command = 'crawl 4'")[0]
    assert (json.loads(arguments), json.loads(stats)) == ({"paper": "云岫"}, {"new": 4})
    assert value(db, "SELECT count(*) FROM run_health WHERE seconds >= 0") == 5


@pytest.mark.parametrize(
    ("issues", "expected"),
    [
        ([issue(1, "100"), issue(8, "101"), issue(29, "102")], []),
        ([issue(1, "100"), issue(8, "103")], [("2024-03-01", "2024-03-08", 7, 2)]),
        ([issue(1), issue(8), issue(15), issue(31)], [("2024-03-15", "2024-03-31", 16, None)]),
        ([issue(1), issue(8), issue(22)], []),
        ([issue(1, "第百期"), issue(2, "第百零一期"), issue(5, "5")], [("2024-03-02", "2024-03-05", 3, None)]),
        ([issue(1, "100"), issue(1, "100", "b"), issue(8, "101")], []),
        ([issue(1)], []),
    ],
    ids=["numbered", "skipped", "days", "twice-is-fine", "words", "second-edition", "single"],
)
def test_gaps_are_skipped_numbers_or_unusual_intervals(
    db: Database, issues: list[Issue], expected: list[tuple[object, ...]]
) -> None:
    for one in issues:
        save(db, reading(issue=one, pages=()))
    assert gaps(db) == expected


@pytest.mark.parametrize(
    ("totals", "answers", "cause"),
    [
        (("", ""), {}, "not_asked"),
        (("", ""), dict.fromkeys(range(16, 31), DayAnswer.NO_ISSUE), "no_issue"),
        (("", ""), dict.fromkeys(range(16, 30), DayAnswer.NO_ISSUE), "not_asked"),
        (("", ""), dict.fromkeys(range(16, 31), DayAnswer.NO_ISSUE) | {22: DayAnswer.NOT_YET}, "not_asked"),
        (("", ""), dict.fromkeys(range(16, 31), DayAnswer.NO_ISSUE) | {22: DayAnswer.FAILED}, "failed"),
        (("", ""), {22: DayAnswer.FAILED}, "failed"),
        (("102", "104"), dict.fromkeys(range(16, 31), DayAnswer.NO_ISSUE), "not_shown"),
    ],
)
def test_a_gap_tells_days_without_an_issue_from_those_that_failed(
    db: Database, totals: tuple[str, str], answers: dict[int, DayAnswer], cause: str
) -> None:
    for one in (issue(1), issue(8), issue(15, totals[0]), issue(31, totals[1])):
        save(db, reading(issue=one, pages=()))
    run = start_run(db, "crawl yunxiu", {}, "0")
    days = [
        Day(issued_on=date(2024, 3, day), answer=answer, requested_url="http://paper.test/", asked_at=NOON)
        for day, answer in answers.items()
    ]
    save_days(db, PAPER, days, run)
    assert rows(db, "SELECT after_on, before_on, cause FROM issue_gaps") == [("2024-03-15", "2024-03-31", cause)]
    assert rows(db, "SELECT days_failed, days_without_issue FROM issue_gaps") == [
        tuple(list(answers.values()).count(answer) for answer in (DayAnswer.FAILED, DayAnswer.NO_ISSUE))
    ]
    assert status(db).papers[0].gaps == (0 if cause == "no_issue" else 1)


def test_the_same_answer_is_one_capture_and_another_is_another(db: Database) -> None:
    first = capture("front")
    save_captures(db, [first, first, capture("front", at=NOON.replace(hour=13))], 1)
    save_captures(db, [capture("front", "changed")], start_run(db, "again", {}, "0"))
    assert counts(db)["captures"] == 2
    assert rows(
        db, "SELECT fetched_at, media_type, etag, bytes, run_id, warc_file FROM captures WHERE id = ?", first.id
    ) == [("2024-03-15T12:00:00Z", "text/html", '"1"', 5, 1, None)]
    assert json.loads(value(db, "SELECT context_json FROM captures WHERE id = ?", first.id)) == {
        "publication": "yunxiu", "issued_on": "2024-03-15",
    }  # fmt: skip


def test_the_view_to_read_has_everything_on_one_row(db: Database) -> None:
    save(db, ROUND)
    row = next(db.query("SELECT * FROM article_text WHERE headline = '云岫春耕忙'"))
    wanted = {
        "paper": "云岫报", "county": "云岫县", "issued_on": "2024-03-15", "page": 1, "page_label": "第01版",
        "reporters": "陆知秋", "reporters_json": '["陆知秋"]', "people": "陆知秋", "captions": "机器在田里翻耕。",
    }  # fmt: skip
    assert {name: row[name] for name in wanted} == wanted

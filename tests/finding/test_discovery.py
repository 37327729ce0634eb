"""What a crawl asks for next, without a crawl: bounds, once, editions, limits."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.days import DayAnswer
from ingest.finding.discovery import Discovery, editions
from ingest.items import Context, Link, LinkKind

TODAY = date(2024, 6, 1)


def issue(url: str, on: date | None = None, edition: str = "") -> Link:
    context = Context(publication="yunxiu", issued_on=on, edition=edition)
    return Link(url=f"http://paper.test/{url}", kind=LinkKind.ISSUE, context=context)


def discovery(since: date = date.min, until: date = date.max) -> Discovery:
    return Discovery("http://paper.test/", since, until, TODAY)


days = st.dates(date(2024, 1, 1), date(2024, 6, 1))


@given(st.lists(st.tuples(st.integers(0, 20), days)), days, days)
def test_each_address_is_asked_for_once_newest_first_and_within_the_dates(
    listed: list[tuple[int, date]], one: date, other: date
) -> None:
    since, until = sorted((one, other))
    known = discovery(since, until)
    links = [issue(f"{day:%Y%m%d}/{number}", day) for number, day in listed]
    asked, problems = known.follow(links)
    assert problems == []
    on = [link.context.issued_on or date.min for link in asked]
    assert on == sorted(on, reverse=True)
    assert len({link.url for link in asked}) == len(asked)
    wanted = {link.url for link in links if since <= (link.context.issued_on or date.min) <= until}
    newest = {max(links, key=lambda link: link.context.issued_on or date.min).url} if links else set()
    assert wanted <= {link.url for link in asked} <= wanted | newest
    assert known.follow(links) == ([], [])


def test_editions_are_lettered_as_listed_and_a_stated_one_stays() -> None:
    day = date(2024, 3, 5)
    named = editions(
        [issue("a", day), issue("b", day), issue("a", day), issue("c", day, "d"), issue("e", day), issue("f")]
    )
    assert [(link.url[-1], link.context.edition) for link in named] == [
        ("a", ""), ("b", "b"), ("c", "d"), ("e", "c"), ("f", ""),
    ]  # fmt: skip


def test_of_links_without_end_a_hundred_thousand_are_asked_for_and_one_problem_says_so() -> None:
    known = discovery()
    asked, problems = known.follow(issue(str(number)) for number in range(150_000))
    assert len(asked) == 99_999  # the entry is one of them
    assert [problem.kind for problem in problems] == ["too_many_links"]
    assert known.follow([issue("one more")]) == ([], [])


@pytest.mark.parametrize("ahead", [8, 100_000])
def test_an_issue_of_the_far_future_is_refused(ahead: int) -> None:
    asked, (problem,) = discovery().follow([issue("a", TODAY + timedelta(days=ahead)), issue("b", TODAY)])
    assert [link.url[-1] for link in asked] == ["b"]
    assert problem.kind == "impossible_date"


def test_nothing_is_tried_when_nothing_is_known_or_no_address_names_a_day() -> None:
    known = discovery()
    assert known.next_probe() is None
    known.found(date(2024, 5, 31), "http://paper.test/issue/1045")
    assert known.next_probe() is None


def test_nothing_is_tried_once_links_lead_to_older_issues() -> None:
    known = discovery()
    known.found(date(2024, 5, 31), "http://paper.test/20240531/")
    assert known.next_probe() is not None
    known.follow([issue("20240524/", date(2024, 5, 24))])
    assert known.next_probe() is None


def test_what_is_missing_is_late_only_where_no_newer_issue_is_known() -> None:
    known = discovery()
    days = [TODAY - timedelta(days=back) for back in range(30)]
    assert known.silences([TODAY, *days[2:]]) == [days[1]]
    assert known.absence(days[1]) is DayAnswer.NO_ISSUE
    late = discovery()
    late.silences(days[1:])
    assert late.absence(TODAY) is DayAnswer.NOT_YET
    assert late.overdue() == [TODAY]


def test_what_does_not_appear_on_that_weekday_is_not_late() -> None:
    known = discovery()
    known.silences(
        TODAY - timedelta(days=back) for back in range(1, 40) if (TODAY - timedelta(days=back)).weekday() == 2
    )
    assert known.absence(TODAY) is DayAnswer.NO_ISSUE  # a Saturday
    assert known.overdue() == []

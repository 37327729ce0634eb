"""Addresses by date and the days worth asking for: pure functions, held to properties."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.probing import Era, at_day, at_era, between, days_in, next_day, rhythm_near

FORMS = (
    "html/%Y-%m/%d/node_1.htm",
    "pc/layout/%Y%m/%d/node_01.html",
    "content/%Y%m%d/Page01BC.htm",
    "html/%Y/%Y%m%d/data.json",
    "html/%Y/%m/%d/01/default.htm",
    "Media/yxb/%Y-%m-%d",
    "%Y/%m/%Y%m%d_001/page.htm",
    "%Y%m/%Y-%m-%d/index.htm",
    "mobile/%Y/%Y%m%d/%Y%m%d_m.html",
    "epaper/%Y%m%d01/v.shtml",
    "index.aspx?date=%Y-%m-%d&page=A1",
    "read.do?y=%Y&m=%m&d=%d",
    "paper.%Y.%m.%d.html",
)
days = st.dates(date(1990, 1, 1), date(2060, 12, 31))
forms = st.sampled_from(FORMS)
hosts = st.sampled_from(("http://paper.test/", "https://20240315.test:8081/yxb/", "http://127.0.0.1:2024/"))


@given(hosts, forms, days, days)
def test_an_address_of_one_day_becomes_that_of_any_other(host: str, form: str, known: date, day: date) -> None:
    assert at_day(host + known.strftime(form), known, day) == host + day.strftime(form)


@given(hosts, forms, days, days)
def test_an_address_names_exactly_its_day(host: str, form: str, known: date, day: date) -> None:
    assert days_in(at_day(host + known.strftime(form), known, day)) == {day}


@given(hosts, forms, days, days)
def test_an_address_of_another_day_than_known_is_not_guessed_at(host: str, form: str, known: date, day: date) -> None:
    if known != day:
        assert at_day(host + day.strftime(form), known, day) == ""


@given(st.text(max_size=60), days, days)
def test_any_text_is_answered(url: str, known: date, day: date) -> None:
    changed = at_day("http://paper.test/" + url, known, day)
    assert changed == "" or day in days_in(changed) or day.year not in range(1900, 2100)


@pytest.mark.parametrize(
    "url",
    [
        "http://20240315.test/",
        "http://paper.test/issue/1045.htm",
        "http://paper.test/2024/03/",
        "http://paper.test/?id=120240315",
    ],
)
def test_an_address_that_names_no_day_gives_none(url: str) -> None:
    assert at_day(url, date(2024, 3, 15), date(2024, 3, 8)) == ""


def test_months_and_days_without_zeros_stay_so() -> None:
    assert (
        at_day("http://paper.test/2024-3-5/1.htm", date(2024, 3, 5), date(2024, 11, 2))
        == "http://paper.test/2024-11-2/1.htm"
    )


def test_digits_that_are_no_day_are_none() -> None:
    assert days_in("http://paper.test/html/2024-02/30/node_20249999.htm?id=19001332") == set()


def test_an_era_gives_the_addresses_of_its_days_only() -> None:
    eras = (
        Era(front="new/%Y%m/%d/node_01.html", valid_from=date(2021, 8, 18)),
        Era(
            front="http://old.paper.test/%Y-%m/%d/node_2.htm",
            valid_from=date(2015, 1, 1),
            valid_until=date(2021, 8, 17),
        ),
    )
    entry = "http://paper.test/szb/index.html"
    assert at_era(eras, entry, date(2021, 8, 18)) == "http://paper.test/szb/new/202108/18/node_01.html"
    assert at_era(eras, entry, date(2021, 8, 17)) == "http://old.paper.test/2021-08/17/node_2.htm"
    assert at_era(eras, entry, date(2014, 12, 31)) == ""


START = date(2024, 4, 19)  # a Friday


def probe(appears: Callable[[date], bool], since: date = date.min) -> tuple[list[date], set[date]]:
    """Give the days asked for and the issues found of a paper that appears on some days."""
    asked, seen = [], {START}
    day = next_day(START, start=START, since=since, seen=seen, last=START)
    while day:
        asked.append(day)
        if appears(day):
            seen.add(day)
        day = next_day(day, start=START, since=since, seen=seen, last=min(seen))
    return asked, seen


@given(st.sets(st.integers(0, 6), min_size=1), st.integers(60, 400))
def test_a_paper_of_fixed_weekdays_is_found_whole(weekdays: set[int], length: int) -> None:
    first = START - timedelta(days=length)
    asked, seen = probe(lambda day: day >= first and day.weekday() in weekdays)
    printed = {START - timedelta(days=back) for back in range(1, length + 1)}
    assert seen - {START} == {day for day in printed if day.weekday() in weekdays}
    assert asked == sorted(set(asked), reverse=True)


@given(st.integers(8, 35))
def test_a_paper_of_no_weekday_is_found_whole(interval: int) -> None:
    """A paper of every ten days (旬报) or every month keeps no weekday: all days are asked for."""
    _, seen = probe(lambda day: (START - day).days % interval == 0 and (START - day).days <= 300)
    if interval % 7:
        assert len(seen) == 300 // interval + 1


def test_after_three_weeks_only_the_papers_weekdays_are_asked_for() -> None:
    asked, _ = probe(lambda day: day.weekday() == 4, since=date(2024, 1, 1))
    assert asked[:20] == [START - timedelta(days=back) for back in range(1, 21)]
    assert {day.weekday() for day in asked[20:]} == {4}


def test_a_paper_that_changed_its_weekday_is_found_before_the_change_too() -> None:
    change = date(2024, 2, 1)
    _, seen = probe(lambda day: day.weekday() == (4 if day > change else 1), since=date(2023, 6, 1))
    older = {day for day in seen if day < change}
    assert min(older) == date(2023, 6, 6)
    assert len(older) == 35 - 2  # of the two Tuesdays just before the change nothing tells


def test_a_weekly_papers_beginning_is_left_after_few_requests() -> None:
    first = date(2024, 1, 5)
    asked, seen = probe(lambda day: day.weekday() == 4 and day >= first)
    assert min(seen) == first
    assert len([day for day in asked if day < first]) <= 30


def test_asking_ends_after_sixty_days_without_an_issue() -> None:
    asked, _ = probe(lambda _: False)
    assert asked[-1] == START - timedelta(days=60)


@given(days)
def test_asking_ends_at_since(since: date) -> None:
    asked, _ = probe(lambda day: day.weekday() == 4 and day > date(2024, 1, 1), since=since)
    assert all(day >= since for day in asked)


def test_the_ends_of_time_are_no_stumbling_block() -> None:
    assert next_day(date.min, start=date.min, since=date.min, seen=set(), last=date.min) is None
    assert rhythm_near(date.max, {date.max}) == rhythm_near(date.min, {date.min}) == set()


@given(st.sets(days, max_size=8))
def test_a_list_speaks_only_of_days_between_those_it_names(listed: set[date]) -> None:
    silent = between(listed)
    assert not silent & listed
    assert all(min(listed) < day < max(listed) for day in silent)


def test_a_month_without_an_issue_is_not_taken_for_a_statement() -> None:
    assert between({date(2024, 1, 1), date(2024, 2, 2)}) == set()
    assert between({date(2024, 1, 1), date(2024, 1, 3)}) == {date(2024, 1, 2)}

"""A paper's rhythm is learned from its issues, holidays left out, and an issue that should be up by now is told."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest

from ingest.holidays import is_holiday
from ingest.rhythm import LATE, missing, overdue, rhythm_of, weekdays

SPRING = date(2024, 6, 28)  # a Friday


def kept(on: str, weeks: int, until: date = SPRING, *, without: Iterable[date] = ()) -> frozenset[date]:
    """Give the days of the weekdays ``on`` in the weeks up to ``until``."""
    days = (until - timedelta(days=back) for back in range(7 * weeks))
    return frozenset(day for day in days if str(day.isoweekday()) in on) - set(without)


@pytest.mark.parametrize("on", ["5", "135", "12345", "1234567", "25"])
def test_a_paper_that_keeps_to_its_weekdays_is_learned(on: str) -> None:
    assert str(rhythm_of(kept(on, 20))) == on


def test_a_holiday_skipped_changes_nothing() -> None:
    days = frozenset(day for day in kept("12345", 30) if not is_holiday(day))
    assert date(2024, 5, 1) not in days
    assert str(rhythm_of(days)) == "12345"


@pytest.mark.parametrize(
    "days",
    [
        frozenset(),
        kept("5", 5),
        frozenset(SPRING - timedelta(days=10 * number) for number in range(30)),
        frozenset(date(2024, month, day) for month in range(1, 7) for day in (1, 15)),
        kept("5", 20, without=[SPRING - timedelta(weeks=number) for number in (2, 5, 6, 9, 11)]),
    ],
    ids=["none", "too few", "every ten days", "twice a month", "one in three is missing"],
)
def test_without_a_clear_rhythm_none_is_said(days: frozenset[date]) -> None:
    assert rhythm_of(days) is None


def test_what_is_stated_holds_until_the_issues_show_another() -> None:
    assert str(rhythm_of(kept("5", 3), "25")) == "25"
    assert str(rhythm_of(kept("135", 20), "5")) == "135"


@pytest.mark.parametrize("wrong", ["0", "8", "11", "Fri", "1,5"])
def test_what_names_no_weekdays_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="does not name weekdays"):
        weekdays(wrong)


@pytest.mark.parametrize(
    ("on", "newest", "today", "missed"),
    [
        ("5", date(2024, 6, 28), date(2024, 7, 7), []),
        ("5", date(2024, 6, 28), date(2024, 7, 8), [date(2024, 7, 5)]),
        ("12345", date(2024, 6, 28), date(2024, 7, 3), []),
        ("12345", date(2024, 6, 28), date(2024, 7, 4), [date(2024, 7, 1)]),
        ("12345", date(2024, 9, 30), date(2024, 10, 10), []),
        ("12345", date(2024, 9, 30), date(2024, 10, 11), [date(2024, 10, 8)]),
        ("5", date(2024, 2, 2), date(2024, 2, 25), []),
        ("5", date(2024, 2, 2), date(2024, 2, 26), [date(2024, 2, 23)]),
    ],
)
def test_an_issue_is_overdue_days_after_it_was_due_and_never_on_a_holiday(
    on: str, newest: date, today: date, missed: list[date]
) -> None:
    days = frozenset(day for day in kept(on, 30, newest) if not is_holiday(day))
    assert overdue(days, rhythm_of(days), today) == missed
    assert timedelta(days=3) == LATE


def test_a_paper_that_appears_on_holidays_is_due_on_them() -> None:
    days = kept("1234567", 60, date(2024, 9, 30))
    assert overdue(days, rhythm_of(days), date(2024, 10, 5)) == [date(2024, 10, 1), date(2024, 10, 2)]


def test_what_is_missing_is_told_by_the_rhythm_of_its_time() -> None:
    lost = {date(2022, 6, 17), date(2024, 5, 15), date(2024, 5, 17)}
    weekly = kept("5", 60, date(2023, 12, 29))
    thrice = kept("135", 25)
    days = frozenset(day for day in weekly | thrice if not is_holiday(day)) - lost
    assert missing(days, set()) == [date(2024, 5, 15), date(2024, 5, 17)]
    assert missing(days, {date(2024, 5, 15)}) == [date(2024, 5, 17)]
    days -= {date(2023, 6, 16)}
    assert missing(days, set())[0] == date(2023, 6, 16)
    assert missing(frozenset(), set()) == []


def test_in_a_hole_the_rhythm_of_before_goes_on() -> None:
    fridays = kept("5", 64, date(2024, 12, 27))
    hole = {day for day in fridays if date(2024, 4, 12) <= day <= date(2024, 8, 16)}
    due = [day for day in sorted(hole) if not is_holiday(day)]
    assert len(due) > 15
    assert missing(frozenset(day for day in fridays if not is_holiday(day)) - hole, set()) == due


def test_between_two_rhythms_nothing_is_said_to_be_missing() -> None:
    daily, thrice = kept("12345", 30, date(2024, 3, 29)), kept("135", 30, date(2024, 10, 25))
    days = frozenset(day for day in daily | thrice if not is_holiday(day))
    assert missing(days, set()) == []


def test_an_issue_that_was_due_on_the_first_of_a_month_is_missing() -> None:
    days = frozenset(day for day in kept("6", 60, date(2024, 12, 28)) if not is_holiday(day))
    assert missing(days - {date(2024, 6, 1)}, set()) == [date(2024, 6, 1)]


def test_a_date_that_no_newspaper_has_stops_nothing() -> None:
    days = frozenset(day for day in kept("5", 30, date(2024, 6, 28)) if not is_holiday(day))
    today = date(2024, 7, 15)
    assert overdue(days | {date(2204, 4, 12)}, rhythm_of(days), today) == overdue(days, rhythm_of(days), today) != []
    for wrong in (date.min, date.max):
        assert missing(days | {wrong}, set()) is not None


@pytest.mark.parametrize(
    ("day", "is_off"),
    [
        (date(2024, 2, 9), True),  # 除夕
        (date(2024, 2, 12), True),
        (date(2024, 2, 18), False),  # a Sunday that was made a working day
        (date(2024, 4, 4), True),
        (date(2024, 10, 3), True),
        (date(2024, 10, 12), False),
        (date(2024, 6, 29), False),  # a Saturday is none by itself
        (date(2035, 2, 7), True),  # 除夕 of a year without a list
        (date(2035, 2, 8), True),
        (date(2035, 10, 7), True),
        (date(2035, 10, 8), False),
        (date(2400, 10, 1), True),
    ],
)
def test_holidays_are_those_announced_or_the_festivals(day: date, is_off: bool) -> None:
    assert is_holiday(day) is is_off

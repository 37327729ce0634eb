"""What an answer comes to, by what it was asked for: what to ask for next, and what to store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ingest.days import DayAnswer
from ingest.finding.asking import Ask, Errand
from ingest.finding.course import Course, Found
from ingest.finding.expected import other_answer, other_article
from ingest.finding.issues import gather, issued_on, lack, open_issue, shows_anything
from ingest.finding.leads import answered, ask_month, ask_remembered, follow, follow_list, miss_month, seek_months
from ingest.gathering import Loose
from ingest.items import Capture, Link, LinkKind, Problem, Reading, Severity
from ingest.probing import days_in


def take(course: Course, ask: Ask, capture: Capture, reading: Reading | Problem) -> list[Found]:
    """Take an answer; ``reading`` is a problem where it could not be read."""
    return TAKE[ask.errand](course, ask, capture, reading)


def _take_lead(course: Course, ask: Ask, capture: Capture, reading: Reading | Problem) -> list[Found]:
    """Take a page that leads to issues, or is the first page of an issue whose day was not known before."""
    link = ask.link
    found: list[Found]
    if isinstance(reading, Problem):
        found = [Loose(captures=(capture,), problems=(reading,))]
    elif reading.issue is not None and shows_anything(reading):
        found = open_issue(course, link, capture, reading)
    else:
        found = [Loose(captures=(capture,), problems=_said(course, link, reading))]
        found += seek_months(course, reading.links) or follow_list(course, capture, reading, ask.barren)
    return [*found, *ask_remembered(course, link), *answered(course, link)]


def _take_month(course: Course, ask: Ask, capture: Capture, reading: Reading | Problem) -> list[Found]:
    """Take a month's index of issue dates, then ask for the month before."""
    if ask.index is None:
        raise ValueError(f"{ask.link.url} was asked for as a month's index, of no month.")
    found: list[Found]
    if isinstance(reading, Problem) or not ask.index.is_in(reading):
        found = [Loose(captures=(capture,)), *miss_month(course, ask.index)]
    else:
        found = [Loose(captures=(capture,), problems=_said(course, ask.link, reading))]
        found += follow_list(course, capture, reading)
        found += follow(course, course.waiting)
        found += ask_month(course, course.months.after(ask.index))
    return [*found, *answered(course, ask.link)]


def _take_day(course: Course, ask: Ask, capture: Capture, reading: Reading | Problem) -> list[Found]:
    """Take what the address of a day answered: its issue, or nothing of that day."""
    link, day = ask.link, ask.day
    is_elsewhere = capture.url != link.url and day not in days_in(capture.url)
    found: list[Found]
    if isinstance(reading, Problem) and capture.body.strip() and not is_elsewhere:
        found = [course.answered_day(day, DayAnswer.FAILED, link, capture, reading)]
    elif not isinstance(reading, Problem) and issued_on(reading) == day and shows_anything(reading):
        found = open_issue(course, link, capture, reading, is_probed=True)
    else:
        found = [course.answered_day(day, course.discovery.absence(day), link, capture)]
    return [*found, *answered(course, link)]


def _take_content(course: Course, ask: Ask, capture: Capture, reading: Reading | Problem) -> list[Found]:
    """Take a page or an article of an issue and follow what it leads to."""
    link = ask.link
    if isinstance(reading, Problem):
        return lack(course, link, reading, capture)
    if problem := other_answer(link, reading):
        return lack(course, link, problem, capture)
    if doubt := other_article(link, reading):
        reading = replace(reading, problems=(*reading.problems, doubt))
    day = issued_on(reading)
    if day is None or day != link.context.issued_on:
        message = f"{link.url} was asked for {link.context.issued_on} and answered with {day or 'no issue'}."
        problem = Problem(kind="other_issue", message=message, subject=link.url, severity=Severity.ERROR)
        return lack(course, link, problem, capture)
    if link.kind is not LinkKind.ISSUE:
        return gather(course, link, capture, reading)
    if not shows_anything(reading):
        message = f"{link.url} answered with a page that shows nothing of an issue."
        problem = Problem(kind="issue_lost", message=message, subject=link.url, severity=Severity.ERROR)
        return lack(course, link, problem, capture)
    course.discovery.found(day, link.url)
    return [course.answered_day(day, DayAnswer.ISSUE, link), *gather(course, link, capture, reading)]


def _said(course: Course, link: Link, reading: Reading) -> tuple[Problem, ...]:
    """Give what is wrong with a page that opens no issue itself; the entry must lead somewhere."""
    said = tuple(replace(problem, subject=problem.subject or link.url) for problem in reading.problems)
    if any(one.kind in (LinkKind.ISSUE, LinkKind.PERIOD) for one in reading.links):
        return said
    if any(problem.severity is Severity.ERROR for problem in said):  # which is why it leads nowhere
        return said
    is_entry = link.url == course.entry.url
    kind, severity = ("entry_lost", Severity.ERROR) if is_entry else (f"{link.kind}_lost", Severity.WARNING)
    message = f"{link.url} is no issue of a known date and leads to none."
    return (*said, Problem(kind=kind, message=message, subject=link.url, severity=severity))


TAKE: dict[Errand, Callable[[Course, Ask, Capture, Reading | Problem], list[Found]]] = {
    Errand.LEAD: _take_lead,
    Errand.OLDEST: _take_lead,
    Errand.MONTH: _take_month,
    Errand.DAY: _take_day,
    Errand.CONTENT: _take_content,
}

"""What it means that an address gave no usable answer, by what it was asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from ingest.days import DayAnswer
from ingest.finding.asking import Ask, Errand
from ingest.finding.course import Course, Found
from ingest.finding.issues import lack
from ingest.finding.leads import answered, go_on, miss_month
from ingest.gathering import Loose
from ingest.items import Capture, Link, LinkKind, Problem, Severity
from ingest.probing import days_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """An address that gave no usable answer: the capture of the answer if there was one, and what it means."""

    message: str
    capture: Capture | None = None
    is_absent: bool = False  # the server says that nothing is there
    location: str = ""  # where it redirects to instead

    def problem(self, kind: str, link: Link) -> Problem:
        """Give the loss of ``link`` as a problem."""
        return Problem(kind=kind, message=self.message, subject=link.url, severity=Severity.ERROR)


def lose(course: Course, ask: Ask, loss: Loss) -> list[Found]:
    """Take that an address gave no usable answer."""
    return LOSE[ask.errand](course, ask, loss)


def redirected(course: Course, ask: Ask, loss: Loss) -> Loss | str:
    """Give where a redirect leads when it is to be followed, else the loss that it comes to."""
    if loss.location and not course.is_own(loss.location):
        message = f"{ask.link.url} leads to another host or port, which was not asked: {loss.location[:200]}"
        return replace(loss, message=message)
    if ask.errand is Errand.DAY and (days := days_in(loss.location)) and ask.day not in days:
        return replace(loss, is_absent=True)
    return loss.location or loss


def _lose_lead(course: Course, ask: Ask, loss: Loss) -> list[Found]:
    """Note that the entry page, a list or an undated issue gave no usable answer."""
    link, is_entry = ask.link, ask.link.url == course.entry.url
    problem = loss.problem("entry_lost" if is_entry else f"{link.kind}_lost", link)
    if loss.is_absent and not is_entry:  # mostly a link to the next issue, which is still to come
        problem = replace(problem, severity=Severity.WARNING)
    return [Loose(captures=_captures(loss), problems=(problem,)), *answered(course, link)]


def _lose_oldest(course: Course, ask: Ask, loss: Loss) -> list[Found]:
    """Keep that the oldest issue held is no longer there: papers shorten their archives."""
    if not loss.is_absent:
        return _lose_lead(course, ask, loss)
    return [Loose(captures=_captures(loss)), *answered(course, ask.link)]


def _lose_month(course: Course, ask: Ask, loss: Loss) -> list[Found]:
    """Look elsewhere for an index: a month without one is no problem in itself."""
    if ask.index is None:
        raise ValueError(f"{ask.link.url} was asked for as a month's index, of no month.")
    return [Loose(captures=_captures(loss)), *miss_month(course, ask.index), *answered(course, ask.link)]


def _lose_day(course: Course, ask: Ask, loss: Loss) -> list[Found]:
    """Note that there is nothing for a day, or that nobody knows."""
    link, day = ask.link, ask.day
    if loss.is_absent:
        found = course.answered_day(day, course.discovery.absence(day), link, loss.capture)
    else:
        problem = loss.problem("issue_lost", link)
        found = course.answered_day(day, DayAnswer.FAILED, link, loss.capture, problem)
    return [found, *answered(course, link)]


def _lose_content(course: Course, ask: Ask, loss: Loss) -> list[Found]:
    """Note a page or an article that gave no usable answer."""
    link = ask.link
    day = link.context.issued_on
    if link.kind is LinkKind.ISSUE and loss.is_absent and day and course.discovery.is_after_newest(day):
        course.gathering.drop(link)  # a link to the next issue, which is still to come
        return [course.answered_day(day, course.discovery.absence(day), link, loss.capture), *go_on(course)]
    return lack(course, link, loss.problem(f"{link.kind}_lost", link), loss.capture)


def _captures(loss: Loss) -> tuple[Capture, ...]:
    return (loss.capture,) if loss.capture else ()


LOSE: dict[Errand, Callable[[Course, Ask, Loss], list[Found]]] = {
    Errand.LEAD: _lose_lead,
    Errand.OLDEST: _lose_oldest,
    Errand.MONTH: _lose_month,
    Errand.DAY: _lose_day,
    Errand.CONTENT: _lose_content,
}

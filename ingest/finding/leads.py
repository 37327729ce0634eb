"""Where issues are looked for: links and lists of them, monthly indexes, what the archive remembers, and single days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from ingest.days import DayAnswer
from ingest.finding.asking import Ask, Errand
from ingest.finding.course import Course, Found
from ingest.finding.discovery import BARREN
from ingest.finding.months import MonthIndex
from ingest.gathering import Loose
from ingest.items import Capture, Context, Link, LinkKind, Reading


def begin(course: Course) -> list[Found]:
    """Ask for the paper's entry, and for issues of which something is missing."""
    unfinished = [
        Ask(link=front, errand=Errand.CONTENT)
        for front in course.memory.unfinished
        if _is_wanted(course, front) and course.gathering.begin(front)
    ]
    return [course.ask(Ask(link=course.entry, errand=Errand.LEAD)), *unfinished]


def ask_remembered(course: Course, link: Link) -> list[Found]:
    """Ask, when the entry has answered, for days that failed before and for the oldest issue held.

    Older issues may be linked from it.
    """
    entry = course.entry.url
    if link.url != entry:
        return []
    found: list[Found] = [
        course.ask(Ask(link=course.bare(lead), errand=Errand.DAY, day=day_of(lead)))
        for lead in course.memory.failed
        if lead.url != entry and _is_wanted(course, lead)
    ]
    oldest = course.memory.oldest
    if oldest is None or oldest.url == entry or not course.is_own(oldest.url):
        return found
    day = day_of(oldest)
    if day > course.discovery.since and course.is_closed(day, oldest.context.edition):
        found.append(course.ask(Ask(link=course.bare(oldest), errand=Errand.OLDEST, day=day)))
    return found


def follow(course: Course, links: Iterable[Link], near: date | None = None, barren: int = 0) -> list[Found]:
    """Ask for issues and lists of issues that are linked; one whose day is not known comes after the issue ``near``."""
    leads, problems = course.discovery.follow(link for link in links if course.is_own(link.url))
    found: list[Found] = [Loose(problems=tuple(problems))] if problems else []
    before = near - timedelta(days=1) if near and near > date.min else date.max
    # The newest first: a request may leave before the next one is queued.
    for lead in sorted(leads, key=lambda lead: lead.context.issued_on or date.max, reverse=True):
        on = lead.context.issued_on
        known = (on, lead.context.edition) if on else course.memory.fronts.get(lead.url)
        if lead.kind is LinkKind.ISSUE and known and known in course.memory.closed:
            course.discovery.found(known[0], lead.url)
        elif lead.kind is LinkKind.PERIOD or not on or not course.discovery.is_wanted(on):
            found.append(course.ask(Ask(link=lead, errand=Errand.LEAD, day=before, barren=barren)))
        elif course.gathering.begin(lead):
            found.append(Ask(link=lead, errand=Errand.CONTENT))
    return found


def follow_list(course: Course, capture: Capture, reading: Reading, barren: int = 0) -> list[Found]:
    """Follow a list or calendar of issues, and note the days it leaves out; barren ones are not gone on from for ever."""
    named = [link.context.issued_on for link in reading.links if link.kind is LinkKind.ISSUE]
    barren = 0 if course.discovery.is_news(reading.links) else barren + 1
    silent = course.discovery.silences(day for day in named if day)
    links = [link for link in reading.links if link.kind is LinkKind.ISSUE or barren < BARREN]
    found = follow(course, links, barren=barren)
    days = tuple(course.answer(day, course.discovery.absence(day), capture.requested_url) for day in silent)
    return [*found, *([Loose(days=days, publication=course.publication)] if days else [])]


def seek_months(course: Course, links: Iterable[Link]) -> list[Found]:
    """Look for the index of the newest issue's month, once; what the entry links to waits for it."""
    dated = {link.context.issued_on: link.url for link in links if link.kind is LinkKind.ISSUE}
    newest = max((day for day in dated if day), default=None)
    if newest is None or course.months.is_begun:
        return []
    found = ask_month(course, course.months.begin(dated[newest], min(newest, course.discovery.until)))
    course.waiting = tuple(links) if found else ()
    return found


def ask_month(course: Course, index: MonthIndex | None) -> list[Found]:
    """Ask for a month's index, where there is one to ask for."""
    if index is None:
        return []
    return [course.ask(Ask(link=index.links[0], errand=Errand.MONTH, day=index.month, index=index))]


def miss_month(course: Course, index: MonthIndex) -> list[Found]:
    """Look elsewhere for an index; once its month is settled, what waited for it is asked for."""
    following = course.months.instead(index)
    is_settled = following is None or following.month != index.month
    return [*(follow(course, course.waiting) if is_settled else []), *ask_month(course, following)]


def answered(course: Course, link: Link) -> list[Found]:
    """Note that what leads to issues has answered, and go on."""
    course.awaited.discard(link.url)
    return go_on(course)


def go_on(course: Course) -> list[Found]:
    """Try a day when all that was asked for has answered; at the end say which issues are overdue."""
    if course.awaited or not course.gathering.is_idle or course.is_over:
        return []
    if probe := course.discovery.next_probe():
        link = Link(url=probe.url, kind=LinkKind.ISSUE, context=Context(publication=course.publication.id))
        return [course.ask(Ask(link=link, errand=Errand.DAY, day=probe.day))]
    course.is_over = True
    return [course.answered_day(day, DayAnswer.NOT_YET, course.entry) for day in course.discovery.overdue()]


def day_of(link: Link) -> date:
    """Give the day of a link, the earliest of all where it is not known."""
    return link.context.issued_on or date.min


def _is_wanted(course: Course, link: Link) -> bool:
    return course.is_own(link.url) and course.discovery.is_wanted(day_of(link))

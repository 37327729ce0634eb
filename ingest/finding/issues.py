"""How an issue is gathered: opened by its first page, then page by page and article by article until nothing is outstanding."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ingest.days import DayAnswer
from ingest.finding.asking import Ask, Errand
from ingest.finding.course import Course, Found
from ingest.finding.leads import follow, go_on, seek_months
from ingest.gathering import Loose
from ingest.items import Capture, Context, Link, LinkKind, Problem, Reading
from ingest.layout.sight import is_installed
from ingest.probing import days_in

CONTENT = (LinkKind.PAGE, LinkKind.ARTICLE, LinkKind.FILE)


def open_issue(
    course: Course, link: Link, capture: Capture, reading: Reading, *, is_probed: bool = False
) -> list[Found]:
    """Take an issue's first page whose day is known only now. One seen before leads nowhere, one too old no further."""
    front = Link(url=capture.url, kind=LinkKind.ISSUE, context=_dated(link.context, reading))
    day = front.context.issued_on or date.min
    bare = Loose(captures=(capture,))
    is_known = day in course.discovery.seen
    addresses = (front.url, *(one.url for one in reading.links if one.kind is LinkKind.PAGE))
    dated_address = next((url for url in addresses if day in days_in(url)), front.url)
    course.discovery.found(day, dated_address, is_probed=is_probed)
    if is_known or day < course.discovery.since:
        return [bare]
    months = seek_months(course, [replace(front, url=dated_address)])
    if not course.discovery.is_wanted(day) or course.is_closed(day, front.context.edition):
        return [bare, *(months or follow(course, reading.links, day))]
    answer = course.answered_day(day, DayAnswer.ISSUE, link)
    gathered = gather(course, front, capture, reading) if course.gathering.begin(front) else [bare]
    return [*months, answer, *gathered]


def gather(course: Course, link: Link, capture: Capture, reading: Reading) -> list[Found]:
    """Add a page or an article to its issue, and ask for what it leads to."""
    others = follow(course, reading.links, link.context.issued_on)
    linked = [*reading.links, *_page_files(link, reading, is_all=course.is_keeping_files)]
    leads = [one for one in linked if one.kind in CONTENT and course.is_own(one.url) and _same_issue(one, link)]
    fresh = course.gathering.add(link, capture, reading, leads)
    return [*(Ask(link=lead, errand=Errand.CONTENT) for lead in fresh), *others, *_finished(course, link)]


def lack(course: Course, link: Link, problem: Problem, capture: Capture | None) -> list[Found]:
    """Note that a page or an article of an issue is lacking."""
    course.gathering.lose(link, problem, capture)
    day = link.context.issued_on if link.kind is LinkKind.ISSUE else None
    return [
        *([course.answered_day(day, DayAnswer.FAILED, link)] if day else []),
        *_finished(course, link),
    ]


def shows_anything(reading: Reading) -> bool:
    """Tell whether a reading shows anything of an issue; error pages are served at any address."""
    is_pictured = any(page.image_url or page.pdf_url for page in reading.pages)
    return is_pictured or bool(reading.articles) or any(link.kind in CONTENT for link in reading.links)


def issued_on(reading: Reading) -> date | None:
    """Give the day of the issue that a reading is of."""
    return reading.issue.issued_on if reading.issue else None


def _finished(course: Course, link: Link) -> list[Found]:
    gathered = course.gathering.finished(link.context)
    return [gathered, *go_on(course)] if gathered else []


def _page_files(link: Link, reading: Reading, *, is_all: bool) -> list[Link]:
    """Give the PDFs, or pictures where they can be read, of the pages of which nothing else tells the articles.

    ``is_all``: the PDFs of all pages.
    """
    linked = {one.context.page for one in reading.links if one.kind in CONTENT}
    told = linked | {part.page for article in reading.articles for part in article.parts}
    return [
        Link(
            url=url,
            kind=LinkKind.FILE if page.sequence in told else LinkKind.PAGE,
            context=replace(link.context, page=page.sequence, page_label=page.label, section=page.section),
        )
        for page in reading.pages
        if page.sequence not in told or (is_all and page.pdf_url)
        if (url := page.pdf_url or (page.image_url if is_installed() else ""))
    ]


def _dated(context: Context, reading: Reading) -> Context:
    """Give the context with the issue that the reading found."""
    if reading.issue is None:
        return context
    return replace(context, issued_on=reading.issue.issued_on, edition=reading.issue.edition)


def _same_issue(lead: Link, link: Link) -> bool:
    return (lead.context.issued_on, lead.context.edition) == (link.context.issued_on, link.context.edition)

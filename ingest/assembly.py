"""Put together what was gathered of one issue: the readings of its captures, completed, joined and in page order.

A crawl, a file import and a re-read of stored captures all come through :func:`completed`, which asks nothing but what was
gathered and so may be done in any process, and then :func:`joined`, which must know what the archive holds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import fields, replace
from itertools import groupby
from typing import TypeVar

from ingest.gathering import Gathered
from ingest.items import Article, Issue, IssueReading, Kind, Page, Problem, Publication, Reading
from ingest.language.complete import complete
from ingest.language.credits import read_credits
from ingest.language.garbled import GARBLED
from ingest.language.jumps import join_jumps
from ingest.language.mastheads import read_masthead
from ingest.language.twice import join_twice

Facts = TypeVar("Facts", Issue, Page, Publication)


def completed(gathered: Gathered) -> IssueReading:
    """Give the issue that ``gathered`` adds up to, its articles completed, in the order they were read, and not joined yet.

    Args:
        gathered: captures and readings, in the order they came.
    """
    issue = _issue(gathered)
    problems = [*gathered.problems]
    for reading in gathered.readings:
        problems += [problem if problem.subject else replace(problem, subject=_url(gathered, reading))
                     for problem in reading.problems]  # fmt: skip
    articles = [article for reading in gathered.readings for article in _completed(reading, issue, gathered)]
    pages = _pages(gathered.readings)
    issue, pages, serial_number, said = _furniture(issue, pages, articles)
    return IssueReading(
        publication=merge([gathered.publication, replace(gathered.publication, serial_number=serial_number)]),
        issue=issue,
        pages=tuple(pages),
        articles=tuple(articles),
        captures=gathered.captures,
        problems=(*problems, *said),
        whole_pages=tuple(sorted({page for reading in gathered.readings for page in reading.whole_pages})),
        is_complete=gathered.is_complete,
    )


def _completed(reading: Reading, issue: Issue, gathered: Gathered) -> list[Article]:
    """Complete the articles of a reading; of those of a garbled page nothing is said but that it is."""
    done = [complete(article, issue, gathered.publication.title) for article in reading.articles]
    is_garbled = any(problem.kind == GARBLED for problem in reading.problems)
    return [replace(article, problems=()) for article in done] if is_garbled else done


def joined(reading: IssueReading, waiting: Iterable[Article] = (), joined_before: Collection[str] = ()) -> IssueReading:
    """Join the stories of an issue that go on on another page or were listed twice, and put them in page order.

    Args:
        reading: the issue as :func:`completed` gives it.
        waiting: articles of this issue that the archive holds with a jump whose other end it has not seen yet.
        joined_before: raw keys of articles whose jump the archive holds joined: one end of them, read alone, lacks nothing.
    """
    # What waits on a page that was read anew is an older reading of what this one holds.
    here = {part.page for article in reading.articles for part in article.parts}
    absent = [article for article in waiting if article.page not in here]
    labels = {page.sequence: page.label for page in reading.pages}
    articles, unjoined = join_jumps([*reading.articles, *absent], labels)
    untouched = {id(article) for article in absent}
    present = (article for article in join_twice(articles) if id(article) not in untouched)
    return replace(
        reading,
        articles=tuple(sorted(present, key=lambda article: (article.page, article.position))),
        problems=(*reading.problems, *(problem for problem in unjoined if problem.subject not in joined_before)),
    )


def _issue(gathered: Gathered) -> Issue:
    """Merge what the readings say of the issue; the first that knows a fact is believed."""
    bare = Issue(publication=gathered.publication.id, issued_on=gathered.issued_on, edition=gathered.edition)
    said = [reading.issue for reading in gathered.readings if reading.issue]
    same = [issue for issue in said if issue.id == bare.id]
    return merge([bare, *same])


def _pages(readings: Sequence[Reading]) -> list[Page]:
    """Merge what the readings say of each page, in page order."""
    said = sorted((page for reading in readings for page in reading.pages), key=lambda page: page.sequence)
    return [merge(list(group)) for _, group in groupby(said, key=lambda page: page.sequence)]


def merge(said: Sequence[Facts]) -> Facts:
    """Give one value that takes each field from the first of ``said`` that knows it."""
    first = said[0]
    known = {
        field.name: next((value for one in said if (value := getattr(one, field.name)) not in ("", None, ())), None)
        for field in fields(first)
    }
    return replace(first, **{name: value for name, value in known.items() if value is not None})


def _furniture(
    issue: Issue, pages: list[Page], articles: Sequence[Article]
) -> tuple[Issue, list[Page], str, list[Problem]]:
    """Read the mastheads (报头) into the issue's facts and the colophons (责编/版式/校对) into their pages' credits.

    Gives the issue, its pages, the serial number that a masthead prints, and what was contradictory or unknown.
    """
    problems: list[Problem] = []
    serial_number = ""
    by_sequence = {page.sequence: page for page in pages}
    for article in articles:
        text = "\n".join(filter(None, (*article.deck, article.body)))
        subject = article.parts[0].source.key
        if article.kind is Kind.MASTHEAD:
            printed = read_masthead(text, issue)
            issue = merge([issue, printed.issue])
            serial_number = serial_number or printed.serial_number
            problems += [replace(problem, subject=subject) for problem in printed.problems]
        if article.kind is Kind.COLOPHON:
            credits, said = read_credits(text)
            page = by_sequence.get(article.page, Page(sequence=article.page))
            by_sequence[article.page] = replace(page, credits=page.credits or credits)
            problems += [replace(problem, subject=subject) for problem in said]
    return issue, [by_sequence[sequence] for sequence in sorted(by_sequence)], serial_number, problems


def _url(gathered: Gathered, reading: Reading) -> str:
    """Give the address that a reading's capture was asked for at."""
    return next(capture.requested_url for capture in gathered.captures if capture.id == reading.capture_id)

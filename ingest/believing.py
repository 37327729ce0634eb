"""What a page's file (PDF, picture) may add to what the page's own markup tells: better nothing than a piece of the known.

A file is split by its layout, not always as it was edited: stories come merged, halved or mixed. What matches an article of
the markup is one more source of it, what is another text altogether is an article that the markup lacks, and what is
neither is left out, with a note.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from ingest.archive.likeness import holder, is_news, match
from ingest.items import Article, Issue, IssueReading, Problem, Severity
from ingest.language.garbled import garbled


def believed(files: IssueReading, told: IssueReading) -> IssueReading:
    """Give the reading of an issue's page ``files`` without the articles that cannot be trusted beside what was ``told``.

    Of a page of which nothing was told all is believed.
    """
    rows = {str(number): article for number, article in enumerate(told.articles)}
    told_pages = _pages(told.articles)
    matched = match(files.articles, rows)
    doubtful = [
        article
        for number, article in enumerate(files.articles)
        if number not in matched
        and _pages([article]) <= told_pages
        and not holder(article, rows)
        and not _adds(article, told.articles)
    ]
    kept = tuple(article for article in files.articles if article not in doubtful)
    problems = files.problems
    if _pages(files.articles) <= told_pages:  # all of it was told without
        problems = tuple(replace(problem, severity=Severity.NOTE) for problem in problems)
    return replace(files, articles=kept, problems=(*problems, *left_out(files.issue, doubtful)))


def disproved(held: Mapping[str, Article], told: IssueReading) -> dict[str, Article]:
    """Give those of the articles ``held`` of page files, by row, that a better reading of their pages shows to be none."""
    return {row: article for row, article in held.items() if not _adds(article, told.articles)}


def left_out(issue: Issue, articles: Iterable[Article]) -> tuple[Problem, ...]:
    """Give a note for each page of which such articles are left out."""
    ordered = sorted(articles, key=attrgetter("page"))
    return tuple(_note(issue.page_id(page), list(pieces)) for page, pieces in groupby(ordered, key=attrgetter("page")))


def _adds(article: Article, told: Iterable[Article]) -> bool:
    """Say whether an article of a file adds to what was told of its pages."""
    is_garbled = bool(garbled("\n".join((*article.deck, article.body))))
    return not is_garbled and is_news(article, _beside(article, told))


def _beside(article: Article, told: Iterable[Article]) -> list[Article]:
    pages = _pages([article])
    return [one for one in told if pages & _pages([one])]


def _pages(articles: Iterable[Article]) -> set[int]:
    return {part.page for article in articles for part in article.parts}


def _note(page_id: str, pieces: list[Article]) -> Problem:
    names = "; ".join((piece.headline or piece.body)[:20].replace("\n", " ") for piece in pieces)
    message = f"What the page's file has of {names} is no article of the page's markup, and was left out."
    return Problem(kind="left_out", message=message, subject=page_id, severity=Severity.NOTE)

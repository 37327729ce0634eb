"""What a page's file (PDF, picture) may add to what the page's own markup tells: better nothing than a piece of the known.

A file is split by its layout, not always as it was edited: stories come merged, halved or mixed. What matches an article of
the markup is one more source of it, what is another text altogether is an article that the markup lacks, and what is
neither is left out, with a note.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from ingest.archive.likeness import holder, is_news, match
from ingest.items import Article, IssueReading, Problem, Severity


def believed(files: IssueReading, told: IssueReading) -> IssueReading:
    """Give the reading of an issue's page ``files`` without the articles that cannot be trusted beside what was ``told``."""
    rows = {str(number): article for number, article in enumerate(told.articles)}
    matched = match(files.articles, rows)
    doubtful = [
        article
        for number, article in enumerate(files.articles)
        if number not in matched and not holder(article, rows) and not is_news(article, _beside(article, told.articles))
    ]
    notes = tuple(
        _note(files.issue.page_id(page), list(pieces))
        for page, pieces in groupby(sorted(doubtful, key=attrgetter("page")), key=attrgetter("page"))
    )
    kept = tuple(article for article in files.articles if article not in doubtful)
    quiet = (replace(problem, severity=Severity.NOTE) for problem in files.problems)  # the page was told without
    return replace(files, articles=kept, problems=(*quiet, *notes))


def _beside(article: Article, told: Iterable[Article]) -> list[Article]:
    pages = {part.page for part in article.parts}
    return [one for one in told if pages & {part.page for part in one.parts}]


def _note(page_id: str, pieces: list[Article]) -> Problem:
    names = "; ".join((piece.headline or piece.body)[:20].replace("\n", " ") for piece in pieces)
    message = f"What the page's file has of {names} is no article of the page's markup, and was left out."
    return Problem(kind="left_out", message=message, subject=page_id, severity=Severity.NOTE)

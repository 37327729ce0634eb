"""What stands on each page: an article whole, or its first piece, or the second piece of a story from another page."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from ingest.items import Kind, Region
from sample.paper import Printed, PrintedIssue, PrintedPage

COLUMNS = 3
STRIP = 0.07  # height of a masthead, banner or colophon across the page


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of an article on one page, in page order from 1."""

    article: Printed
    page: int
    position: int
    is_continuation: bool = False
    region: Region = ()

    @property
    def name(self) -> str:
        """Give a name that is unique in the issue."""
        return f"{self.article.slug}{'-2' if self.is_continuation else ''}"

    @property
    def body(self) -> str:
        """Give the text of this piece."""
        rest = self.article.continuation
        return rest.body if self.is_continuation and rest else self.article.body


def pieces(issue: PrintedIssue, page: PrintedPage) -> list[Piece]:
    """Give the pieces of a page in the order they stand on it, the colophon last, each with its region."""
    found = [(article, False) for article in page.articles]
    arriving = [
        (article.continuation.position, article)
        for article in issue.articles
        if article.continuation and article.continuation.page == page.sequence
    ]
    for position, article in sorted(arriving, key=lambda pair: pair[0]):
        found.insert(position - 1, (article, True))
    if page.colophon:
        found.append((colophon(page), False))
    regions = _regions([article for article, _ in found])
    return [
        Piece(article=article, page=page.sequence, position=number, is_continuation=second, region=region)
        for number, ((article, second), region) in enumerate(zip(found, regions, strict=True), 1)
    ]


def colophon(page: PrintedPage) -> Printed:
    """Give a page's colophon as the article it is."""
    return Printed(
        slug=f"colophon-{page.sequence}",
        kind=Kind.COLOPHON,
        page=page.sequence,
        position=len(page.articles) + 1,
        body=page.colophon,
    )


def _regions(articles: list[Printed]) -> list[Region]:
    """Lay the page out: strips across it for masthead, banner and colophon, three columns of boxes for the rest."""
    strips = [article for article in articles if article.kind in (Kind.MASTHEAD, Kind.BANNER, Kind.COLOPHON)]
    boxes = [article for article in articles if article not in strips]
    rows = max(1, ceil(len(boxes) / COLUMNS))
    tops = {article.slug: number * STRIP for number, article in enumerate(strips)}
    height = (1 - len(strips) * STRIP) / rows
    regions = []
    for article in articles:
        if article.slug in tops:
            regions.append(_box(0, tops[article.slug], 1, STRIP))
            continue
        number = boxes.index(article)
        left, row = number % COLUMNS / COLUMNS, number // COLUMNS
        regions.append(_box(left, len(strips) * STRIP + row * height, 1 / COLUMNS, height))
    return regions


def _box(left: float, top: float, width: float, height: float) -> Region:
    return ((left, top), (left + width, top), (left + width, top + height), (left, top + height))

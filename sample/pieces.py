"""What stands on each page: an article whole, or its first piece, or the second piece of a story from another page."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.items import Kind, Region
from sample.layout import lay_out
from sample.printed import Printed, PrintedIssue, PrintedPage


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
        return f"{self.article.slug} continued" if self.is_continuation else self.article.slug

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
    regions = lay_out([(article.kind, _size(article, is_second=second)) for article, second in found])
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


def _size(article: Printed, *, is_second: bool) -> int:
    """Give the characters of a piece; a picture takes the room of 200."""
    rest = article.continuation
    if is_second and rest:
        return len(rest.body)
    text = "".join((*article.kicker, *article.headline, *article.subhead, article.body))
    return len(text) + 200 * len(article.images)

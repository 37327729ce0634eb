"""The truth of an issue in the values that flow: what a crawl or an import of it must come to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ingest.items import Byline, Kind
from sample.pieces import colophon
from sample.printed import Printed, PrintedIssue, PrintedPage


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueArticle:
    """Every field of an article that the archive must hold."""

    slug: str
    kind: Kind
    page: int
    column_label: str
    kicker: str
    headline: str
    subhead: str
    byline_text: str
    source: str
    dateline_text: str
    dateline_place: str
    dateline_on: date | None
    body: str
    bylines: tuple[Byline, ...]
    captions: tuple[str, ...]
    credits: tuple[str, ...]
    pages: tuple[int, ...]


def true_articles(issue: PrintedIssue) -> list[TrueArticle]:
    """Give every article of the issue, in page order, each page's colophon last."""
    return [_truth(article) for page in issue.pages for article in (*page.articles, *_colophons(page))]


def _colophons(page: PrintedPage) -> list[Printed]:
    return [colophon(page)] if page.colophon else []


def _captions(article: Printed) -> str:
    """Give a photo story's text: its captions are all that is printed of it."""
    return "\n".join(image.caption for image in article.images) if article.kind is Kind.PHOTO else ""


def _truth(article: Printed) -> TrueArticle:
    return TrueArticle(
        slug=article.slug,
        kind=article.kind,
        page=article.page,
        column_label=article.column_label or article.roundup,
        kicker=" ".join(article.kicker),
        headline=" ".join(article.headline),
        subhead=" ".join(article.subhead),
        byline_text=article.byline_text,
        source=article.source,
        dateline_text=article.dateline_text,
        dateline_place=article.dateline_place,
        dateline_on=article.dateline_on,
        body=article.whole_body or _captions(article),
        bylines=article.bylines,
        captions=tuple(image.caption for image in article.images),
        credits=tuple(image.credit for image in article.images),
        pages=(article.page, article.continuation.page) if article.continuation else (article.page,),
    )

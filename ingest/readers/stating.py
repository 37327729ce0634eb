"""From what a page states about one article, whatever its system, to a reading of that article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ingest.items import (
    Article,
    Capture,
    Fidelity,
    Image,
    Issue,
    Kind,
    Page,
    Part,
    Problem,
    Reading,
    Region,
    Severity,
    Source,
)
from ingest.language.credits import is_colophon
from ingest.language.decks import sort_deck
from ingest.language.mastheads import is_masthead

BANNER_WIDTH, BANNER_HEIGHT = 0.5, 0.15  # a headline without text that lies across half the page or more is a banner


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """One article as its system states it: every field the printed lines it holds, before any language is read.

    ``name`` is what names the article in its issue on its site, such as ``content_123.htm``; ``page`` is None where
    nothing says on which page it stands.
    """

    name: str
    url: str
    page: int | None
    position: int = 1
    regions: tuple[Region, ...] = ()
    kicker: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    subtitle: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()


def article_of(stated: Stated, page: int, capture: Capture, issue: Issue, reader: str, version: int) -> Article:
    """Give the article; a column label that leads the kicker is one, and what the page's furniture is, is told."""
    source = Source(
        key=f"{issue.publication}/{issue.id.removeprefix(issue.publication + '-')}/{stated.name}",
        url=stated.url,
        capture_id=capture.id,
        reader=reader,
        reader_version=version,
        fidelity=Fidelity.MARKUP,
    )
    label = sort_deck([stated.kicker[0], "…"]).column_label if stated.kicker else ""
    kicker = stated.kicker[1:] if label else stated.kicker
    title, body = " ".join(stated.title), "\n".join(stated.body)
    return Article(
        parts=(Part(page=page, source=source, body=body, regions=stated.regions),),
        position=stated.position,
        kind=_kind(title, body, stated.images, stated.regions),
        column_label=label,
        deck=tuple(" ".join(lines) for lines in (kicker, stated.title, stated.subtitle) if lines),
        kicker=" ".join(kicker),
        headline=title,
        subhead=" ".join(stated.subtitle),
        byline_text="\n".join(stated.author),
        images=stated.images,
    )


def reading_of(
    stated: Stated, capture: Capture, issue: Issue, reader: str, version: int, problems: Iterable[Problem] = ()
) -> Reading:
    """Give the reading of one article's page. One with nothing in it, or of no page, is a problem."""
    context = replace(capture.context, issued_on=issue.issued_on, edition=issue.edition)
    reading = Reading(
        capture_id=capture.id,
        reader=reader,
        reader_version=version,
        context=context,
        issue=issue,
        problems=(*problems, *_lacking(stated)),
    )
    if stated.page is None or not _is_said(stated):
        return reading
    return replace(
        reading,
        pages=(Page(sequence=stated.page, label=context.page_label, section=context.section),),
        articles=(article_of(stated, stated.page, capture, issue, reader, version),),
    )


def _is_said(stated: Stated) -> bool:
    return bool(stated.title or stated.body or stated.images)


def _lacking(stated: Stated) -> Iterator[Problem]:
    if stated.page is None:
        yield Problem(kind="page_unknown", message="Nothing says on which page the article stands.")
    if stated.page is None or not _is_said(stated):
        yield Problem(kind="no_article", message="No article was found in it.", severity=Severity.ERROR)


def _kind(title: str, body: str, images: tuple[Image, ...], regions: tuple[Region, ...]) -> Kind:
    """Tell what language alone cannot: the page's furniture, and a headline that lies across the page without a text."""
    if is_colophon(body):
        return Kind.COLOPHON
    if is_masthead(f"{title}\n{body}"):
        return Kind.MASTHEAD
    if title and not body and not images and any(map(_is_strip, regions)):
        return Kind.BANNER
    if images and not body:
        return Kind.PHOTO
    return Kind.STORY


def _is_strip(region: Region) -> bool:
    xs, ys = zip(*region, strict=True)
    return bool(max(xs) - min(xs) >= BANNER_WIDTH and max(ys) - min(ys) <= BANNER_HEIGHT)

"""From the data of a front to pages and articles: a whole issue in one document, or one page that lists the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import TypeGuard

from ingest.items import Article, Capture, Context, Issue, Link, Page, Problem, Reading, Severity
from ingest.language.dates import read_issue_date
from ingest.readers.facing import MOST_PAGES, PageEntry, number_pages, page_links, page_name, printed_number
from ingest.readers.json_article import state
from ingest.readers.json_description import ArticleKeys, Front, Own, PageKeys, Places, fill, filled
from ingest.readers.json_values import Path, Polygon, at, first_at, lines_at, size_of, text_of
from ingest.readers.markup import absolute, as_region
from ingest.readers.stating import Stated, article_of

MOST_ARTICLES = 2_000  # of one page


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One page as the data tell of it."""

    entry: PageEntry
    key: str  # what names it in addresses
    said: object = None  # its object in the list of pages, where there is one
    items: Sequence[object] = ()  # its articles


@dataclass(slots=True)
class Found:
    """What was read of the data so far."""

    pages: list[Page] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    whole: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    unknown: set[str] = field(default_factory=set)


def read_data(front: Front, capture: Capture, document: object, own: Own) -> Reading:
    """Read the data of an issue or of one page. Data of another shape are a problem and nothing else."""
    listed = at(document, front.pages.list) if front.pages.list is not None else []
    items = at(document, front.articles.in_document) if front.articles.in_document is not None else []
    if not _is_list(listed) or not _is_list(items) or (front.pages.list is not None and not listed):
        return _nothing(front, capture, "unknown_shape", f"The data are not of the shape of {front.title}.")
    listing = _listing(front, listed)
    on = own.issued_on or capture.context.issued_on or _shown_day(front, listing)
    if on is None:
        message = "Neither its address nor what led to it nor the data say of which day it is."
        return _nothing(front, capture, "no_date", message)
    if on != (shown := _shown_day(front, listing) or on):
        return _nothing(front, capture, "other_issue", f"Asked for as of {on}, the data say that they are of {shown}.")
    own = replace(own, issued_on=on)
    here = list(
        _whole_issue(front, listing)
        if front.articles.in_page is not None
        else _one_page(front, capture, own, listing, items)
    )
    if not here:
        return _nothing(front, capture, "page_unknown", "Nothing says which page of the issue the data are.")
    issue = Issue(publication=capture.context.publication, issued_on=on, edition=capture.context.edition)
    found = Found()
    for one in here:
        _read_page(front, capture, issue, own, one, found)
    if found.unknown:
        message = f"The data have fields that are not read: {', '.join(sorted(found.unknown))[:300]}."
        found.problems.append(Problem(kind="unknown_field", message=message))
    bare = replace(capture.context, issued_on=on)
    return Reading(
        capture_id=capture.id,
        reader=front.name,
        reader_version=front.version,
        context=_on_page(bare, here[0].entry) if len(here) == 1 else bare,
        issue=replace(
            issue, page_count=max((told.entry.sequence for told in listing), default=front.pages.count) or None
        ),
        pages=tuple(found.pages),
        articles=tuple(found.articles),
        links=tuple(_other_pages(front, capture, own, listing, here)),
        problems=tuple(found.problems),
        whole_pages=tuple(found.whole),
    )


def _listing(front: Front, listed: Sequence[object]) -> list[Told]:
    """Give the pages listed, in their order; one without a label in addresses goes by its printed name."""
    said = listed[:MOST_PAGES]
    labels = [" ".join(lines_at(one, front.pages.label)) for one in said]
    names = {}
    for number, (one, label) in enumerate(zip(said, labels, strict=True)):
        section = " ".join(lines_at(one, front.pages.section))
        names[str(number)] = " ".join(lines_at(one, front.pages.name)) or f"{label} {section}".strip()
    entries = number_pages(names).values()
    return [
        Told(entry=entry, key=label or entry.label or entry.section, said=one)
        for label, entry, one in zip(labels, entries, said, strict=True)
    ]


def _whole_issue(front: Front, listing: Sequence[Told]) -> Iterator[Told]:
    for told in listing:
        items = at(told.said, front.articles.in_page or ())
        yield replace(told, items=items if isinstance(items, list) else ())


def _one_page(
    front: Front, capture: Capture, own: Own, listing: Sequence[Told], items: Sequence[object]
) -> Iterator[Told]:
    """Give the one page that data of one page are, by their address, else by what led here."""
    context = capture.context
    for told in listing:
        if own.page == told.key or (not own.page and context.page == told.entry.sequence):
            yield replace(told, items=items)
            return
    if sequence := printed_number(own.page) or context.page:
        name = next((name for item in items if (name := " ".join(lines_at(item, front.articles.page_name)))), "")
        label, section = page_name(name) if name else (context.page_label, context.section)
        yield Told(entry=PageEntry(sequence, label, section), key=own.page or str(sequence), items=items)


def _read_page(front: Front, capture: Capture, issue: Issue, own: Own, told: Told, found: Found) -> None:
    """Read one page and its articles."""
    pages, articles = front.pages, front.articles
    base = absolute(capture.url, filled(front.templates.base, own, told.key)) or capture.url
    pdfs = (_address(base, told.said, pages.pdf), *(_address(base, item, articles.page_pdf) for item in told.items[:1]))
    made = absolute(base, filled(front.templates.pdf, own, told.key)) if front.templates.pdf else ""
    width, height = (size_of(first_at(told.said, side)) for side in (pages.width, pages.height))
    page = Page(
        sequence=told.entry.sequence,
        label=told.entry.label,
        section=told.entry.section,
        source_url=_address(base, told.said, pages.url) or capture.url,
        image_url=_address(base, told.said, pages.image),
        pdf_url=next(filter(None, (*pdfs, made)), ""),
        width=round(width) if width else None,
        height=round(height) if height else None,
        capture_id=capture.id,
    )
    found.pages.append(page)
    found.unknown |= _unknown(told.said, "page", [*_places(pages), articles.in_page or ()])
    stated = list(_state(front, capture, base, own, told, found))
    drawn = [point for _, polygons in stated for polygon in polygons for point in polygon]
    across, down = _extent(articles.area_unit, width, height, drawn)
    for one, polygons in stated:
        placed = replace(one, regions=tuple(as_region(polygon, across, down) for polygon in polygons))
        found.articles.append(article_of(placed, page.sequence, capture, issue, front.name, front.version))
    if not stated:
        message = f"The data tell of no article of {page.label or f'page {page.sequence}'}."
        found.problems.append(Problem(kind="empty_page", message=message))
    elif len(stated) == len(told.items):
        found.whole.append(page.sequence)


def _state(
    front: Front, capture: Capture, base: str, own: Own, told: Told, found: Found
) -> Iterator[tuple[Stated, list[Polygon]]]:
    """Give each article that says anything, under a name that no other of these data has, and its polygons."""
    keys, page = front.articles, told.entry.sequence
    for position, item in enumerate(told.items[:MOST_ARTICLES], 1):
        found.unknown |= _unknown(item, "article", _places(keys))
        stated, polygons = state(keys, item, base, page, position)
        if not (stated.title or stated.body or stated.images):
            message = f"Item {position} of page {page} says nothing."
            found.problems.append(Problem(kind="no_article", message=message))
            continue
        found.names[stated.name] += 1
        if found.names[stated.name] > 1:
            message = f"“{stated.name[:80]}” names several articles; “{' '.join(stated.title)[:60]}” goes by its place."
            found.problems.append(Problem(kind="name_repeated", message=message, severity=Severity.NOTE))
            stated = replace(stated, name=f"{page:02}-{position:02}")
        named = text_of(first_at(item, keys.id))
        made = fill(front.templates.article, own.issued_on, own.number, told.key, named)
        url = stated.url or (absolute(base, made) if made else "") or capture.url
        yield replace(stated, url=url), polygons


def _other_pages(
    front: Front, capture: Capture, own: Own, listing: Sequence[Told], here: Sequence[Told]
) -> Iterator[Link]:
    """Give the links to the issue's pages that these data do not tell of."""
    counted = range(1, front.pages.count + 1)
    others = {told.key: told.entry for told in listing} or {str(number): PageEntry(number) for number in counted}
    known = {told.key for told in here}
    addresses = {
        absolute(capture.url, template): entry
        for key, entry in others.items()
        if key not in known and (template := filled(front.templates.page, own, key))
    }
    context = replace(capture.context, issued_on=own.issued_on)
    yield from page_links({url: entry for url, entry in addresses.items() if url not in ("", capture.url)}, context)


def _shown_day(front: Front, listing: Sequence[Told]) -> date | None:
    """Give the day that the listed pages say, where all say one."""
    days = {read_issue_date(line) for told in listing for line in lines_at(told.said, front.pages.date)}
    return days.pop() if len(days) == 1 else None


def _extent(
    unit: str, width: float | None, height: float | None, drawn: Sequence[tuple[float, float]]
) -> tuple[float, float]:
    """Give what a page measures in the unit of its areas: its picture's pixels, else how far all areas reach."""
    if unit != "pixels":
        return (100.0, 100.0) if unit == "percent" else (1.0, 1.0)
    across = width or max((x for x, _ in drawn), default=0.0)
    down = height or max((y for _, y in drawn), default=0.0)
    return across, down


def _address(base: str, said: object, places: Places) -> str:
    written = text_of(first_at(said, places))
    return absolute(base, written) if written else ""


def _is_list(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def _on_page(context: Context, entry: PageEntry) -> Context:
    return replace(context, page=entry.sequence, page_label=entry.label, section=entry.section)


def _places(keys: PageKeys | ArticleKeys) -> list[Path]:
    """Give every place that a description names."""
    values = (getattr(keys, one.name) for one in fields(keys))
    return [path for value in values if isinstance(value, tuple) for path in value if isinstance(path, tuple)]


def _unknown(said: object, what: str, places: Sequence[Path]) -> set[str]:
    """Give the keys under which an object says something that no place of its description begins with."""
    known = {path[0] for path in places if path}
    items = said.items() if isinstance(said, dict) else ()
    return {f"{what}.{key}" for key, value in items if key not in known and value not in (None, "", [], {})}


def _nothing(front: Front, capture: Capture, kind: str, message: str) -> Reading:
    return Reading(
        capture_id=capture.id,
        reader=front.name,
        reader_version=front.version,
        context=capture.context,
        problems=(Problem(kind=kind, message=message, severity=Severity.ERROR),),
    )

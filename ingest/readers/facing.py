"""From what a page's face shows, whatever its system (pages listed, articles with areas, image), to a reading of that page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from ingest.items import Capture, Context, Issue, Link, LinkKind, Page, Problem, Reading, Region
from ingest.language.text import read_numeral
from ingest.readers.markup import as_region

Polygon = list[tuple[float, float]]

_NUMERAL = r"(?:\d{1,5}|[一二三四五六七八九十]{1,3})"
_AND = r"[-—–~～、/和]"  # 第06-07版: a spread
PAGE_NAME = re.compile(
    rf"^(?P<label>第? ?[A-Z]{{0,4}}{_NUMERAL}(?:{_AND}{_NUMERAL})?[A-Z]? ?版"
    rf"|[(（][A-Z]{{0,4}}\d{{1,5}}[A-Z]?[)）]"
    rf"|[A-Z]{{0,4}}(?:0\d{{1,4}}|\d{{1,3}})(?!\d|[·.．]\d)(?:[A-Z](?![A-Za-z]))?)"
    rf"(?P<section>.*)$"
)
OTHER_LABEL = re.compile(
    rf"[头首末]版|封[面底]|{_NUMERAL}|.*(?:版面?|页) ?{_NUMERAL}|.*{_NUMERAL} ?(?:版面?|[页叠]).*"
    rf"|[A-Z][版叠].*|.*[A-Za-z 0]\d{{1,4}}版?"
)
"""Labels in other forms (``头版``, ``版面一``, ``A版``, ``要闻 A01``, ``要闻01``); what has none of them is a section's name."""
BETWEEN = " 　:：·|｜-—–、.．/)）"  # label and section
LABEL = re.compile(
    rf"^[(（]?第? ?(?P<letters>[A-Z]{{0,4}})(?P<number>\d{{1,5}}|{_NUMERAL}(?= ?版|{_AND}))"
    rf"(?:{_AND}{_NUMERAL}(?= ?版))?(?P<suffix>[A-Z]?) ?版?[)）]?$"
)
MOST_PAGES = 300  # an anniversary issue had 200
HALF = 50  # of 100: areas of a larger image that all lie in so small a corner of it would be a page all but empty
BEYOND = 1.1  # times the image's side: areas drawn by hand reach a little over its edge


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One entry of an issue's list of pages: the page's place in the issue from 1, its label and section."""

    sequence: int
    label: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Label:
    """What a page's label (``第A01版``) is made of, in the order that pages are printed."""

    letters: str
    number: int
    suffix: str


@dataclass(slots=True)
class ArticleEntry:
    """One article of a page as its lists and areas show it; polygons in any one unit."""

    title: str = ""
    polygons: list[Polygon] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """What a page (版) shows of itself. ``width`` and ``height`` are of what the polygons were drawn on; None: not said."""

    url: str
    entry: PageEntry | None
    pages: Mapping[str, PageEntry]
    articles: Mapping[str, ArticleEntry]
    image_url: str = ""
    pdf_url: str = ""
    width: float | None = None
    height: float | None = None
    links: tuple[Link, ...] = ()  # beside those to its pages and articles


def reading_of_page(
    face: Face, capture: Capture, issue: Issue, reader: str, version: int, problems: Iterable[Problem] = ()
) -> Reading:
    """Read a page. Its articles are only named here; each is a link to follow that knows its place and regions."""
    context = replace(capture.context, issued_on=issue.issued_on, edition=issue.edition)
    to_pages = [link for link in page_links(face.pages, context) if link.url != face.url]
    found = [*problems]
    if face.entry is None:
        found.append(
            Problem(kind="page_unknown", message="The page is not in its own list of pages, nor said by what led here.")
        )
        return Reading(
            capture_id=capture.id,
            reader=reader,
            reader_version=version,
            context=context,
            issue=issue,
            links=(*to_pages, *face.links),
            problems=tuple(found),
        )
    here = face.entry
    page = Page(
        sequence=here.sequence,
        label=here.label,
        section=here.section,
        source_url=face.url,
        image_url=face.image_url,
        pdf_url=face.pdf_url,
        width=round(face.width) if face.width else None,
        height=round(face.height) if face.height else None,
        capture_id=capture.id,
    )
    context = replace(context, page=here.sequence, page_label=here.label, section=here.section)
    if not face.articles:
        found.append(Problem(kind="empty_page", message=f"The page {here.label or here.sequence} lists no article."))
    return Reading(
        capture_id=capture.id,
        reader=reader,
        reader_version=version,
        context=context,
        issue=replace(issue, page_count=max((entry.sequence for entry in face.pages.values()), default=None)),
        pages=(page,),
        links=(*to_pages, *face.links, *article_links(face, context)),
        problems=tuple(found),
    )


def page_links(pages: Mapping[str, PageEntry], context: Context) -> list[Link]:
    """Give a link to every page listed, each knowing which it is."""
    bare = replace(context, position=None, regions=(), headline="")
    return [
        Link(
            url=url,
            kind=LinkKind.PAGE,
            context=replace(bare, page=entry.sequence, page_label=entry.label, section=entry.section),
        )
        for url, entry in pages.items()
    ]


def article_links(face: Face, context: Context) -> list[Link]:
    """Give a link to every article of the page in order, each with its regions as fractions of the page."""
    width, height = _drawn_on(face)
    links = []
    for position, (url, article) in enumerate(face.articles.items(), 1):
        regions: tuple[Region, ...] = tuple(as_region(polygon, width, height) for polygon in article.polygons)
        of_article = replace(context, position=position, regions=regions, headline=article.title)
        links.append(Link(url=url, kind=LinkKind.ARTICLE, context=of_article))
    return links


def _drawn_on(face: Face) -> tuple[float, float]:
    """Give what the polygons were drawn on: the image as shown, or 100 by 100 where they are in percent.

    An area beyond the image shown is in pixels of another, larger one: then, as where no size is said, of all areas' extent.
    """
    drawn = [point for article in face.articles.values() for polygon in article.polygons for point in polygon]
    right, bottom = max((x for x, _ in drawn), default=0), max((y for _, y in drawn), default=0)
    if drawn and max(right, bottom) <= 100 and (not face.width or min(right, bottom) > HALF < face.width):
        return 100, 100
    width, height = face.width or right, face.height or bottom
    if right > width * BEYOND or bottom > height * BEYOND:
        return right, bottom
    return width, height


def number_pages(names: Mapping[str, str]) -> dict[str, PageEntry]:
    """Give the pages listed, by address, from their printed names (``第01版：要闻``).

    Printed numbers are the sequence where every page has one of its own and all bear the same letters (a page may be
    missing from the list), else its order. Two addresses of the same printed name are one page.
    """
    split = {url: page_name(name) for url, name in names.items()}
    prints = {url: name if label_of(name[0]) else (url, "") for url, name in split.items()}
    order = list(dict.fromkeys(prints.values()))
    labels = [label for one, _ in order if (label := label_of(one))]
    is_numbered = (
        len(labels) == len({label.number for label in labels}) == len(order)
        and len({(label.letters, label.suffix) for label in labels}) == 1
    )
    numbers = [label.number for label in labels] if is_numbered else range(1, len(order) + 1)
    sequence = dict(zip(order, numbers, strict=True))
    return {url: PageEntry(sequence[prints[url]], *name) for url, name in split.items()}


def page_name(name: str) -> tuple[str, str]:
    """Give label and section of a page's printed name; one without a number (``要闻``) is the section, the label empty."""
    if found := PAGE_NAME.match(name):
        return found["label"], found["section"].lstrip(BETWEEN).strip()
    return (name, "") if OTHER_LABEL.fullmatch(name) else ("", name)


def label_of(written: str) -> Label | None:
    """Give what a page's label says: ``第01版``, ``第一版``, ``(A2)``, ``00001``, ``01B``; ``第0607版`` is a spread, from 6."""
    found = LABEL.match(written.strip())
    if not found:
        return None
    digits = found["number"]
    if digits.isdigit():
        is_spread = len(digits) == 4 and int(digits[:2]) + 1 == int(digits[2:])
        number = int(digits[:2] if is_spread else digits)
    else:
        number = read_numeral(digits) or 0
    return Label(found["letters"], number, found["suffix"]) if 0 < number <= MOST_PAGES else None


def printed_number(label: str) -> int | None:
    """Give the number of a page labelled with nothing else; one with a letter has none of its own."""
    said = label_of(label)
    return said.number if said and not said.letters and not said.suffix else None

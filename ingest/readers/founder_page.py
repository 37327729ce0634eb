"""A page (版) of Founder classic: its name, image and PDF, the other pages, and its articles with their regions."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from ingest.items import Capture, Issue, Link, LinkKind, Page, Problem, Reading, Region
from ingest.readers.founder_article import ARTICLE_FILE
from ingest.readers.markup import areas, as_region, canonical, find, lines_of

PAGE_NAME = re.compile(
    r"^(?P<label>第? ?[A-Z]{0,4}\d{1,5}[A-Z]? ?版|[(（][A-Z]*\d+[)）]|[A-Z]*\d+)[ 　:：]*(?P<section>.*)$"
)
PLAIN_NUMBER = re.compile(r"^第? ?0*(\d{1,3}) ?版$")
LISTS = (
    "//ul[contains(concat(' ', @class, ' '), ' ul02_l ')]//a[@href]",
    "//ul[contains(@class, 'main-ed-articlenav-list')]//a[@href]",
    "//tr[contains(@class, 'wzlb_tr')]//a[@href]",
)
ANY_LINK = "//a[@href]"


def read_page(capture: Capture, root: HtmlElement, issue: Issue, reader: str, version: int) -> Reading:
    """Read a page. Its articles are only named here; each is a link to follow that knows its place and regions."""
    own = canonical(capture.url, "")
    pages = _pages(root, own)
    context = replace(capture.context, issued_on=issue.issued_on, edition=issue.edition)
    here = pages.get(own)
    sequence = here[0] if here else context.page
    if sequence is None:
        problem = Problem(
            kind="page_unknown", message="The page is not in its own list of pages, nor said by what led here."
        )
        return Reading(
            capture_id=capture.id,
            reader=reader,
            reader_version=version,
            context=context,
            issue=issue,
            problems=(problem,),
        )
    label, section = here[1:] if here else (context.page_label, context.section)
    image = find(root, "//img[@usemap]", "//img[contains(@src, '_brief.')]")
    page = Page(
        sequence=sequence,
        label=label,
        section=section,
        source_url=own,
        image_url=urljoin(own, image.get("src")) if image is not None and image.get("src") else "",
        pdf_url=_pdf(root, own),
        width=_pixels(image, "width"),
        height=_pixels(image, "height"),
        capture_id=capture.id,
    )
    context = replace(context, page=sequence, page_label=label, section=section, regions=(), headline="", position=None)
    articles, problems = _articles(root, own, page)
    links = [
        Link(url=url, kind=LinkKind.PAGE, context=replace(context, page=number, page_label=name, section=part))
        for url, (number, name, part) in pages.items()
        if url != own
    ]
    for position, (url, (title, regions)) in enumerate(articles.items(), 1):
        known = replace(context, position=position, regions=tuple(regions), headline=title)
        links.append(Link(url=url, kind=LinkKind.ARTICLE, context=known))
    if not articles:
        problems.append(Problem(kind="empty_page", message=f"The page {label or sequence} lists no article."))
    return Reading(
        capture_id=capture.id,
        reader=reader,
        reader_version=version,
        context=context,
        issue=replace(issue, page_count=max((number for number, *_ in pages.values()), default=None)),
        pages=(page,),
        links=tuple(links),
        problems=tuple(problems),
    )


def _pages(root: HtmlElement, own: str) -> dict[str, tuple[int, str, str]]:
    """Give the issue's pages by address: sequence, label and section. The list may be printed twice, with other labels.

    Printed numbers are the sequence where every page has one (a page may be missing from the list), else its order.
    """
    listed: dict[str, tuple[str, str]] = {}
    folder = own.rsplit("/", 1)[0]
    for anchor in root.xpath("//a[@id='pageLink'][@href]"):
        url = canonical(own, anchor.get("href"))
        name = " ".join(lines_of(anchor))
        found = PAGE_NAME.match(name)
        if url and url not in listed and url.rsplit("/", 1)[0] == folder:
            listed[url] = (found["label"], found["section"].strip()) if found else (name, "")
    numbers = [int(found[1]) for label, _ in listed.values() if (found := PLAIN_NUMBER.match(label))]
    if len(numbers) != len(listed) or len(set(numbers)) != len(numbers) or 0 in numbers:
        numbers = list(range(1, len(listed) + 1))
    return {url: (number, *name) for number, (url, name) in zip(numbers, listed.items(), strict=True)}


def _articles(root: HtmlElement, own: str, page: Page) -> tuple[dict[str, tuple[str, list[Region]]], list[Problem]]:
    """Give the page's articles by address, in order: listed title and regions.

    The image map says which articles are the page's: boxes such as 今日关注 list other pages' articles with the same marks.
    The page's own list adds those without an area.
    """
    folder = own.rsplit("/", 1)[0]
    points: dict[str, list[list[tuple[float, float]]]] = {}
    foreign: list[str] = []
    for href, polygon in areas(root):
        url = canonical(own, href)
        if _is_article(url, folder):
            points.setdefault(url, []).append(polygon)
        elif url:
            foreign.append(url)
    listed: dict[str, str] = {}
    titles: dict[str, str] = {}
    for path in (*LISTS, ANY_LINK):
        for anchor in root.xpath(path):
            url = canonical(own, anchor.get("href"))
            if not _is_article(url, folder):
                continue
            titles[url] = titles.get(url) or " ".join(lines_of(anchor))
            if path != ANY_LINK or not points:
                listed.setdefault(url, titles[url])
    order = [*(url for url in listed), *(url for url in points if url not in listed)]
    xs = [x for polygons in points.values() for polygon in polygons for x, _ in polygon]
    ys = [y for polygons in points.values() for polygon in polygons for _, y in polygon]
    width, height = page.width or max(xs, default=0), page.height or max(ys, default=0)
    problems = [
        Problem(kind="foreign_area", message=f"An area of the page leads out of the issue, to {url[:200]}.")
        for url in dict.fromkeys(foreign)
    ]
    found = {
        url: (titles.get(url, ""), [as_region(polygon, width, height) for polygon in points.get(url, ())])
        for url in order
    }
    return found, problems


def _is_article(url: str, folder: str) -> bool:
    return url.rsplit("/", 1)[0] == folder and bool(ARTICLE_FILE.search(urlsplit(url).path))


def _pdf(root: HtmlElement, own: str) -> str:
    """Give the PDF printed next to this page's entry in the list of pages, else the only one there is.

    Paths are random in some papers, so they are read and never built.
    """
    by_page: dict[str, str] = {}
    at = ""
    for anchor in root.xpath(ANY_LINK):
        url = canonical(own, anchor.get("href"))
        if anchor.get("id") == "pageLink":
            at = url
        elif url.lower().endswith(".pdf"):
            by_page.setdefault(at, url)
    alone = set(by_page.values())
    return by_page.get(own) or by_page.get("") or (alone.pop() if len(alone) == 1 else "")


def _pixels(image: HtmlElement | None, side: str) -> int | None:
    """Give the displayed width or height of the page image, where the markup says it in pixels."""
    found = re.fullmatch(r"(\d{2,5})(?:px)?", image.get(side) or "") if image is not None else None
    return int(found[1]) if found else None

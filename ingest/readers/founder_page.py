"""A page (版) of Founder classic: its name, image and PDF, the other pages, and its articles with their regions."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from ingest.items import Capture, Context, Issue, Link, LinkKind, Problem, Reading, Severity
from ingest.readers.facing import (
    ArticleEntry,
    Face,
    PageEntry,
    number_pages,
    printed_number,
    reading_of_page,
)
from ingest.readers.founder_article import ARTICLE_FILE
from ingest.readers.founder_deck import metadata
from ingest.readers.markup import DATED_FOLDER, absolute, areas, canonical, find, lines_of, pixels

PAGE_FILE = re.compile(r"/(?:node[_\w]*|nbs\.[\w.]+)\.html?$", re.I)
SHOWN_NAME = re.compile(
    r"^(?P<label>第? ?[A-Z]{0,4}\d{1,5}[A-Z]? ?版)[ 　:：]*(?P<section>[^ 　:：].{0,30})?$", re.ASCII
)
PAGE_LISTS = (  # the skins' own; only the first is sure to hold nothing but pages
    "//a[starts-with(@id, 'pageLink')][@href]",
    "//a[contains(@class, 'rigth_bmdh_href')][@href]",
    "//ul[contains(@class, 'layout-catalogue-list')]/li/a[@href] | //li[contains(@class, 'layout-catalogue-item')]//a[@href]",
    "//*[@id='bmdhTable']//a[@href]",
    "//td[contains(concat(' ', @class, ' '), ' default ')]/a[@href]",
)
LISTS = (
    "//ul[contains(concat(' ', @class, ' '), ' ul02_l ')]//a[@href]",
    "//ul[contains(@class, 'main-ed-articlenav-list')]//a[@href]",
    "//*[@id='main-ed-articlenav-list']//a[@href]",
    "//tr[contains(@class, 'wzlb_tr')]//a[@href]",
    "//*[contains(concat(' ', @class, ' '), ' news-list ')]//a[@href]",
)
ANY_LINK = "//a[@href]"
NEXT_PAGE = "//a[@id='ed_next' or @class='preart']/@href"


def read_page(capture: Capture, root: HtmlElement, text: str, issue: Issue, reader: str, version: int) -> Reading:
    """Read a page. Its articles are only named here; each is a link to follow that knows its place and regions."""
    own = canonical(capture.url, "")
    pages = _pages(root, own)
    context = replace(capture.context, issued_on=issue.issued_on, edition=issue.edition)
    image = find(root, "//img[@usemap]", "//img[contains(@src, '_brief.')]")
    articles, problems = _articles(root, own)
    face = Face(
        url=own,
        entry=_entry(root, own, pages, context, text),
        pages=pages,
        articles=articles,
        image_url=absolute(own, image.get("src") or "") if image is not None else "",
        pdf_url=_pdf(root, own),
        width=pixels(image, "width"),
        height=pixels(image, "height"),
        links=() if pages else _next(root, own, context),
    )
    return reading_of_page(face, capture, issue, reader, version, problems)


def _entry(root: HtmlElement, own: str, pages: dict[str, PageEntry], context: Context, text: str) -> PageEntry | None:
    """Give which page this is, by its own list, else by what led here and by what it shows."""
    here = pages.get(own)
    label, section = (here.label, here.section) if here else (context.page_label, context.section)
    known = here.sequence if here else context.page or printed_number(metadata(text).get("pagenum", ""))
    if not label:
        label, shown = _shown_name(root, pages, known)
        section = section or shown
    sequence = known or printed_number(label)
    return PageEntry(sequence, label, section) if sequence else None


def _next(root: HtmlElement, own: str, context: Context) -> tuple[Link, ...]:
    """Give the pages beside this one, where none is listed; their own faces say which they are. The last may lead to itself."""
    unknown = replace(context, page=None, page_label="", section="")
    urls = dict.fromkeys(canonical(own, href) for href in root.xpath(NEXT_PAGE))
    return tuple(
        Link(url=url, kind=LinkKind.PAGE, context=unknown)
        for url in urls
        if url != own and _is_of_the_issue(url, own) and PAGE_FILE.search(urlsplit(url).path)
    )


def _pages(root: HtmlElement, own: str) -> dict[str, PageEntry]:
    """Give the issue's pages by address. The list may be printed twice, with other labels."""
    names: dict[str, str] = {}
    for anchor in _page_anchors(root, own):
        url = canonical(own, anchor.get("href"))
        if _is_of_the_issue(url, own) and not names.get(url):
            names[url] = " ".join(lines_of(anchor))
    return number_pages(names)


def _page_anchors(root: HtmlElement, own: str) -> list[HtmlElement]:
    """Give the links of the list of pages, of the first skin that fits."""
    surely, *skins = PAGE_LISTS
    if anchors := root.xpath(surely):
        return list(anchors)
    for path in skins:
        found = [node for node in root.xpath(path) if PAGE_FILE.search(urlsplit(canonical(own, node.get("href"))).path)]
        if found:
            return found
    return []


def _shown_name(root: HtmlElement, pages: dict[str, PageEntry], known: int | None) -> tuple[str, str]:
    """Give label and section of the page as shown above it: the one such line that neither the list nor its number denies."""
    names = filter(None, map(SHOWN_NAME.match, lines_of(root)))
    found = {(name["label"], (name["section"] or "").strip()) for name in names}
    found -= {(entry.label, entry.section) for entry in pages.values()}
    label, section = found.pop() if len(found) == 1 else ("", "")
    return (label, section) if known is None or printed_number(label) in (None, known) else ("", "")


def _is_of_the_issue(url: str, own: str) -> bool:
    """Tell whether an address lies where the issue does: in its dated folder (some keep a folder a page in it), else beside."""
    folder = DATED_FOLDER.search(own)
    return url.startswith(own[: folder.end()] if folder else own.rsplit("/", 1)[0] + "/")


def _articles(root: HtmlElement, own: str) -> tuple[dict[str, ArticleEntry], list[Problem]]:
    """Give the page's articles by address, in order.

    The image map says which articles are the page's: boxes such as 今日关注 list other pages' articles with the same marks.
    The page's own list adds those without an area.
    """
    points: dict[str, list[list[tuple[float, float]]]] = {}
    foreign: list[str] = []
    for href, polygon in areas(root):
        url = canonical(own, href)
        if _is_article(url, own):
            points.setdefault(url, []).extend([polygon] if polygon else [])
        elif url and not _is_of_the_issue(url, own):
            foreign.append(url)
    listed: dict[str, str] = {}
    titles: dict[str, str] = {}
    for path in (*LISTS, ANY_LINK):
        is_known = bool(points or listed)
        for anchor in root.xpath(path):
            url = canonical(own, anchor.get("href"))
            if not _is_article(url, own):
                continue
            titles[url] = titles.get(url) or " ".join(lines_of(anchor))
            if path != ANY_LINK or not is_known:
                listed.setdefault(url, titles[url])
    order = [*(url for url in listed), *(url for url in points if url not in listed)]
    problems = [
        Problem(kind="foreign_area", message=f"An area of the page leads out of the issue, to {url[:200]}.")
        for url in dict.fromkeys(foreign)
    ]
    problems += [
        Problem(
            kind="unlisted_area", message=f"An area leads to {url[:200]}, which no list names.", severity=Severity.NOTE
        )
        for url in points
        if listed and url not in titles
    ]
    return {url: ArticleEntry(titles.get(url, ""), points.get(url, [])) for url in order}, problems


def _is_article(url: str, own: str) -> bool:
    return _is_of_the_issue(url, own) and bool(ARTICLE_FILE.search(urlsplit(url).path))


def _pdf(root: HtmlElement, own: str) -> str:
    """Give the PDF printed next to this page's entry in the list of pages, else the only one, outside of the list.

    Paths are random in some papers, so they are read and never built. One skin keeps them at an image (``filepath``).
    """
    by_page: dict[str, str] = {}
    at = ""
    listed = set(_page_anchors(root, own))
    for node in root.xpath(f"{ANY_LINK} | //img[@filepath]"):
        url = canonical(own, node.get("href") or node.get("filepath") or "")
        if node in listed:
            at = url
        elif url.lower().endswith(".pdf"):
            by_page.setdefault(at, url)
    after_the_list = by_page.get(at, "") if len(by_page) == 1 else ""
    return by_page.get(own) or by_page.get("") or after_the_list

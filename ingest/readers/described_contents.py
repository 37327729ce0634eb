"""What a page of a described system holds: its articles with their regions, and its PDF."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement

from ingest.items import Issue, Problem
from ingest.readers.addressing import Address, leads_away, link_of
from ingest.readers.described_links import first_linked, is_of, title_of
from ingest.readers.described_tree import Branch, own_branch
from ingest.readers.description import System
from ingest.readers.facing import ArticleEntry, PageEntry
from ingest.readers.markup import absolute, parse, polygon_of, tidy
from ingest.readers.selectors import first_found

PDF = re.compile(r"[^\s\"'<>]{1,400}\.pdf", re.I)
MOST_COMMENTS = 200


def articles_on(
    system: System,
    root: HtmlElement,
    own: Address,
    issue: Issue,
    branches: list[Branch],
    entry: PageEntry | None,
    image: HtmlElement | None,
) -> tuple[dict[str, ArticleEntry], list[Problem]]:
    """Give the page's articles by address, in order: its own list, then what only the image map has."""
    found: dict[str, ArticleEntry] = {}
    for url, title in own_branch(branches, own, entry).items():
        found.setdefault(url, ArticleEntry()).title = title
    for node, target in first_linked(system, system.page.articles, root, own, issue, ("article",)):
        one = found.setdefault(target.url, ArticleEntry())
        one.title = one.title or title_of(system, node)
    foreign: dict[str, None] = {}
    drawn = _drawn(root, image)
    for area in root.iter("area"):
        target = link_of(system, own.url, area, own.base)
        if target.kind == "article" and is_of(target, issue):
            one = found.setdefault(target.url, ArticleEntry())
            one.title = one.title or tidy(area.get("title") or area.get("alt") or "")
            polygon = polygon_of(area)
            if polygon and (not drawn or area in drawn) and polygon not in one.polygons:
                one.polygons.append(polygon)
        elif away := leads_away(own.url, area, own.base) or (target.url if target.kind == "article" else ""):
            foreign[away] = None
    problems = [
        Problem(kind="foreign_area", message=f"An area of the page leads out of the issue, to {url[:200]}.")
        for url in foreign
    ]
    return found, problems


def pdf_of(system: System, root: HtmlElement, own: Address) -> str:
    """Give the page's PDF: the one beside its entry in the list of pages, else the only one. Some hide it in a comment."""
    nodes = first_found(system.page.pdf, root)
    if not nodes:
        hidden = (one.text or "" for _, one in zip(range(MOST_COMMENTS), root.iter(etree.Comment), strict=False))
        nodes = [
            node for text in hidden if ".pdf" in text.lower() for node in first_found(system.page.pdf, parse(text))
        ]
    entries = {
        node: target.url for node, target in first_linked(system, system.page.pages, root, own, None, ("page", "issue"))
    }
    wanted = set(nodes)
    by_page: dict[str, str] = {}
    boxes: dict[HtmlElement | None, set[str]] = {}
    for node, url in entries.items():
        boxes.setdefault(node.getparent(), set()).add(url)
    for node in nodes:  # in the same box as one entry alone, before it or after
        if len(beside := boxes.get(node.getparent(), set())) == 1:
            by_page.setdefault(next(iter(beside)), _pdf_address(own, node))
            wanted.discard(node)
    if len(nodes) == len(wanted) == 1:
        return _pdf_address(own, nodes[0])
    at = ""
    for node in root.iter(etree.Element):
        at = entries.get(node, at)
        if node in wanted and (url := _pdf_address(own, node)):
            by_page.setdefault(at, url)
    return by_page.get(own.url) or by_page.get("", "")


def _drawn(root: HtmlElement, image: HtmlElement | None) -> set[HtmlElement]:
    """Give the areas of the image's own map; a second map is drawn for another image, such as a larger one."""
    name = (image.get("usemap") or "").lstrip("#").casefold() if image is not None else ""
    maps = [
        one for one in root.iter("map") if name and name in ((one.get(key) or "").casefold() for key in ("name", "id"))
    ]
    return {area for one in maps[:1] for area in one.iter("area")}


def _pdf_address(own: Address, node: HtmlElement) -> str:
    for written in (node.get("href"), node.get("filepath"), node.get("onclick"), node.text):
        if found := PDF.search(str(written or "")[:2000]):
            return absolute(own.base, found[0])
    return ""

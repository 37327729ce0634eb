"""A page (版) of a described system: its place in the issue, image and PDF, its articles with regions, other issues."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import chain

from lxml import etree
from lxml.html import HtmlElement

from ingest.items import Capture, Context, Issue, Link, LinkKind, Page, Problem, Reading
from ingest.readers.addressing import Address, address_of, leads_away, link_of
from ingest.readers.description import System
from ingest.readers.facing import (
    ArticleEntry,
    Face,
    PageEntry,
    article_links,
    number_pages,
    page_links,
    page_name,
    printed_number,
    reading_of_page,
)
from ingest.readers.markup import absolute, lines_of, parse, pixels, polygon_of, tidy
from ingest.readers.pictures import image_address
from ingest.readers.selectors import first_found

WAYS = re.compile(r"(?:第一|最后|上一?|下一?|前一?|后一?|首|末|尾)[版页期][>»＞→]*$|[<«＜←]*[上下][一]?[版页期]|返回.*")
PDF = re.compile(r"[^\s\"'<>]{1,400}\.pdf", re.I)
MOST_COMMENTS = 200


def read_page(system: System, capture: Capture, root: HtmlElement, issue: Issue, own: Address) -> Reading:
    """Read a page, or an issue's address that shows its first page or lists all its pages."""
    context = replace(capture.context, issued_on=issue.issued_on, edition=issue.edition)
    pages = number_pages(listed_pages(system, root, own, issue))
    branches = _branches(system, root, own, issue)
    entry = _entry(system, root, own, pages, context)
    others = tuple(other_issues(system, root, own, capture.context, issue))
    if branches and any(not branch.url for branch in branches) and own.kind != "page":
        return _read_whole_issue(system, capture, issue, branches, context, others)
    if entry is None and own.kind != "page" and pages:
        links = (*page_links(pages, context), *others)
        return _of(system, capture, issue, context, links=links)
    articles, problems = _articles(system, root, own, issue, branches, entry)
    image = next(iter(first_found(system.page.image, root)), None)
    face = Face(
        url=own.url,
        entry=entry,
        pages=pages,
        articles=articles,
        image_url=image_address(own.url, image.get("src") or "") if image is not None else "",
        pdf_url=_pdf(system, root, own),
        width=pixels(image, "width"),
        height=pixels(image, "height"),
        links=others,
    )
    return reading_of_page(face, capture, issue, system.name, system.version, problems)


def listed_pages(system: System, root: HtmlElement, own: Address, issue: Issue | None) -> dict[str, str]:
    """Give the issue's pages by address with their printed names, as listed; a way such as 下一版 is no name."""
    names: dict[str, str] = {}
    nodes = first_found(system.page.pages, root)
    if not nodes and system.page.tree:
        nodes = [node for branch in system.page.tree.within(root) for node in _linked(system.page.tree.page(branch))]
    ways: dict[str, str] = {}
    for node in nodes:
        target = link_of(system, own.url, node)
        name = _title(system, node)
        if target.kind not in ("page", "issue") or not _is_of(target, issue):
            continue
        if WAYS.fullmatch(name):
            ways[target.url] = ""
        elif not names.get(target.url):
            names[target.url] = name
    names |= {url: "" for url in ways if url not in names}
    if not names:
        names = dict.fromkeys(_up_to_the_last(system, root, own), "")
    return {url: name or _label(system, url) for url, name in names.items()}


def _up_to_the_last(system: System, root: HtmlElement, own: Address) -> list[str]:
    """Give the addresses of all pages where only the last is linked: its number says how many there are."""
    for node in first_found(system.page.last, root)[:1]:
        last = link_of(system, own.url, node)
        count = printed_number(last.page)
        at = last.url.rfind(last.page)
        if last.kind == "page" and count and at > 0:
            width, after = len(last.page), last.url[at + len(last.page) :]
            return [f"{last.url[:at]}{number:0{width}}{after}" for number in range(1, count + 1)]
    return []


def other_issues(
    system: System, root: HtmlElement, own: Address, context: Context, issue: Issue | None
) -> Iterator[Link]:
    """Give the links to other issues, and to lists of issues; on a list of issues, every link is looked at."""
    nodes = first_found(system.page.issues, root)
    if issue is None and not nodes:
        nodes = [node for node in root.iter("a", "option", "area", "li", "td") if isinstance(node, HtmlElement)]
    seen = {own.url}
    days: set[date | None] = {issue.issued_on} if issue else set()
    for node in nodes:
        target = link_of(system, own.url, node)
        if target.url in seen or target.kind not in ("page", "issue", "issues"):
            continue
        is_known = target.issued_on in days if target.issued_on else target.kind == "page"
        if target.kind != "issues" and is_known:
            continue
        seen.add(target.url)
        days.add(target.issued_on)
        kind = LinkKind.PERIOD if target.kind == "issues" else LinkKind.ISSUE
        known = Context(publication=context.publication, issued_on=target.issued_on)
        yield Link(url=target.url, kind=kind, context=known)


class _Branch:
    """One page of a tree, with the articles listed under it."""

    def __init__(self, url: str, name: str) -> None:
        self.url, self.name = url, name
        self.articles: dict[str, str] = {}


def _branches(system: System, root: HtmlElement, own: Address, issue: Issue) -> list[_Branch]:
    tree = system.page.tree
    branches: list[_Branch] = []
    if tree is None:
        return branches
    for within in tree.within(root)[:1]:
        pages, articles = set(tree.page(within)), set(tree.article(within))
        for node in within.iter(etree.Element):
            if node in pages:
                linked = next(iter(_linked([node])), None)
                target = link_of(system, own.url, linked if linked is not None else node)
                branches.append(_Branch(target.url if target.kind == "page" else "", _title(system, node)))
            elif node in articles and branches:
                target = link_of(system, own.url, node)
                if target.kind == "article" and _is_of(target, issue):
                    branches[-1].articles.setdefault(target.url, _title(system, node))
    return branches


def _linked(nodes: list[HtmlElement]) -> list[HtmlElement]:
    """Give of each node the link it is, holds or stands in."""
    found = []
    for node in nodes:
        near = chain([node], node.iter("a"), node.iterancestors("a"))
        found.append(next((one for one in near if one.tag == "a"), node))
    return found


def _read_whole_issue(
    system: System,
    capture: Capture,
    issue: Issue,
    branches: list[_Branch],
    context: Context,
    others: tuple[Link, ...],
) -> Reading:
    """Read a page that lists a whole issue whose pages have no address of their own, or some of them have."""
    entries = number_pages({f"{number} {branch.url}": branch.name for number, branch in enumerate(branches)})
    pages, links = [], [*others]
    for entry, branch in zip(entries.values(), branches, strict=True):
        here = replace(context, page=entry.sequence, page_label=entry.label, section=entry.section)
        pages.append(Page(sequence=entry.sequence, label=entry.label, section=entry.section, capture_id=capture.id))
        if branch.url:
            links += page_links({branch.url: entry}, context)
            continue
        articles = {url: ArticleEntry(title) for url, title in branch.articles.items()}
        links += article_links(Face(url="", entry=entry, pages={}, articles=articles), here)
    counted = replace(issue, page_count=max(entry.sequence for entry in entries.values()))
    return _of(system, capture, counted, context, links=tuple(links), pages=tuple(pages))


def _entry(
    system: System, root: HtmlElement, own: Address, pages: dict[str, PageEntry], context: Context
) -> PageEntry | None:
    """Give which page this is: by its own list, else by what led here, else by what it shows, else by its address."""
    shown = [name for node in first_found(system.page.name, root)[:9] if (name := " ".join(lines_of(node)))]
    label, section = page_name(shown[0]) if shown else ("", "")
    is_named = any(entry.section for entry in pages.values())
    if not is_named and own.kind and (number := printed_number(label)):
        return PageEntry(number, label, section)  # of pages known by their addresses alone, what is printed counts
    if here := pages.get(own.url):
        is_here = here.section == "" and printed_number(label) in (None, here.sequence)
        return PageEntry(here.sequence, label or here.label, section) if is_here else here
    if context.page:
        return PageEntry(context.page, context.page_label or label, context.section or section)
    same = [entry for entry in pages.values() if entry.label and entry.label in (label, own.page)]
    if len(same) == 1:
        return same[0]
    sequence = printed_number(label) or printed_number(own.page)
    if sequence is None and own.kind != "page" and not pages:
        sequence = 1  # an issue's own address shows its first page
    return PageEntry(sequence, label or own.page, section) if sequence else None


def _articles(
    system: System,
    root: HtmlElement,
    own: Address,
    issue: Issue,
    branches: list[_Branch],
    entry: PageEntry | None,
) -> tuple[dict[str, ArticleEntry], list[Problem]]:
    """Give the page's articles by address, in order: its own list, then what only the image map has."""
    found: dict[str, ArticleEntry] = {}
    for url, title in _own_branch(branches, own, entry).items():
        found.setdefault(url, ArticleEntry()).title = title
    for node in first_found(system.page.articles, root):
        target = link_of(system, own.url, node)
        if target.kind == "article" and _is_of(target, issue):
            one = found.setdefault(target.url, ArticleEntry())
            one.title = one.title or _title(system, node)
    foreign: dict[str, None] = {}
    for area in root.iter("area"):
        target = link_of(system, own.url, area)
        if target.kind == "article" and _is_of(target, issue):
            one = found.setdefault(target.url, ArticleEntry())
            one.title = one.title or tidy(area.get("title") or area.get("alt") or "")
            if polygon := polygon_of(area):
                one.polygons.append(polygon)
        elif away := leads_away(own.url, area) or (target.url if target.kind == "article" else ""):
            foreign[away] = None
    problems = [
        Problem(kind="foreign_area", message=f"An area of the page leads out of the issue, to {url[:200]}.")
        for url in foreign
    ]
    return found, problems


def _own_branch(branches: list[_Branch], own: Address, entry: PageEntry | None) -> dict[str, str]:
    for branch in branches:
        label, _ = page_name(branch.name)
        if branch.url == own.url or (entry and label and label in (entry.label, own.page)):
            return branch.articles
        if entry and not branch.url and printed_number(label) == entry.sequence:
            return branch.articles
    return {}


def _is_of(target: Address, issue: Issue | None) -> bool:
    """Tell whether an address may be of the issue: one that names a day names the issue's."""
    return issue is None or target.issued_on in (None, issue.issued_on)


def _title(system: System, node: HtmlElement) -> str:
    said = next((value for name in system.titles_in if (value := tidy(node.get(name) or ""))), "")
    return said or " ".join(lines_of(node))


def _label(system: System, url: str) -> str:
    return address_of(system, url).page


def _pdf(system: System, root: HtmlElement, own: Address) -> str:
    """Give the page's PDF: the one beside its entry in the list of pages, else the only one. Some hide it in a comment."""
    nodes = first_found(system.page.pdf, root)
    if not nodes:
        hidden = (one.text or "" for _, one in zip(range(MOST_COMMENTS), root.iter(etree.Comment), strict=False))
        nodes = [
            node for text in hidden if ".pdf" in text.lower() for node in first_found(system.page.pdf, parse(text))
        ]
    if len(nodes) == 1:
        return _pdf_address(own, nodes[0])
    targets = {node: link_of(system, own.url, node).url for node in first_found(system.page.pages, root)}
    entries = {node for node, url in targets.items() if url}
    wanted = set(nodes)
    by_page: dict[str, str] = {}
    boxes: dict[HtmlElement | None, set[str]] = {}
    for node in entries:
        boxes.setdefault(node.getparent(), set()).add(targets[node])
    for node in nodes:  # in the same box as one entry alone, before it or after
        if len(beside := boxes.get(node.getparent(), set())) == 1:
            by_page.setdefault(next(iter(beside)), _pdf_address(own, node))
            wanted.discard(node)
    at = ""
    for node in root.iter(etree.Element):
        if node in entries:
            at = link_of(system, own.url, node).url
        if node in wanted and (url := _pdf_address(own, node)):
            by_page.setdefault(at, url)
    return by_page.get(own.url) or by_page.get("", "")


def _pdf_address(own: Address, node: HtmlElement) -> str:
    for written in (node.get("href"), node.get("filepath"), node.get("onclick"), node.text):
        if found := PDF.search(str(written or "")[:2000]):
            return absolute(own.url, found[0])
    return ""


def _of(
    system: System,
    capture: Capture,
    issue: Issue,
    context: Context,
    *,
    links: tuple[Link, ...],
    pages: tuple[Page, ...] = (),
) -> Reading:
    return Reading(
        capture_id=capture.id,
        reader=system.name,
        reader_version=system.version,
        context=context,
        issue=issue,
        pages=pages,
        links=links,
    )

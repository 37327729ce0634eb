"""A page (版) of a described system: its place in the issue, image and PDF, its articles with regions, other issues."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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
    label_of,
    number_pages,
    page_links,
    page_name,
    printed_number,
    reading_of_page,
)
from ingest.readers.markup import absolute, lines_of, parse, pixels, polygon_of, tidy
from ingest.readers.pictures import image_address, source_of
from ingest.readers.selectors import Selector, first_found

WAYS = re.compile(r"(?:最后一|上一?|下一?|前一?|后一?|首|末|尾)[版页期]|第一页|返回.*")
AROUND_WAYS = re.compile(r"[\s<>＜＞«»←→↑↓【】\[\]|｜：:]+")
PDF = re.compile(r"[^\s\"'<>]{1,400}\.pdf", re.I)
MOST_COMMENTS = 200


def read_page(system: System, capture: Capture, root: HtmlElement, issue: Issue, own: Address) -> Reading | None:
    """Read a page, or an issue's address that shows its first page or lists all its pages; None: nothing of a page."""
    context = replace(capture.context, issued_on=issue.issued_on, edition=issue.edition)
    shown = page_name(_shown_name(system, root))
    names, ways = _listed(system, root, own, issue)
    is_counted = bool(names) or all(map(printed_number, ways.values()))
    pages = number_pages(_with_own(names | ways if is_counted else {}, own, shown) if names or ways else {})
    branches = _branches(system, root, own, issue)
    entry = _entry(own, pages, context, shown)
    others = tuple(other_issues(system, root, own, capture.context, issue))
    if not is_counted:  # neighbours alone, and their labels do not say how many pages stand before them
        others += tuple(
            Link(url=url, kind=LinkKind.PAGE, context=replace(context, page=None, page_label=page, section=""))
            for url, page in ways.items()
        )
    if branches and any(not branch.url for branch in branches) and own.kind != "page":
        return _read_whole_issue(system, capture, issue, branches, context, others)
    if entry is None and own.kind != "page" and pages:
        links = (*page_links(pages, context), *others)
        return _of(system, capture, issue, context, links=links)
    image = next(iter(first_found(system.page.image, root)), None)
    articles, problems = _articles(system, root, own, issue, branches, entry, image)
    image_url = image_address(own.base, source_of(image)) if image is not None else ""
    pdf_url = _pdf(system, root, own)
    if not (names or ways or articles or image_url or pdf_url or any(shown) or others):
        return None
    if entry and own.url not in pages and printed_number(shown[0]) not in (None, entry.sequence):
        message = f"It is said to be page {entry.sequence} of its issue and shows “{shown[0]}”."
        problems.append(Problem(kind="page_differs", message=message))
    face = Face(
        url=own.url,
        entry=entry,
        pages=pages,
        articles=articles,
        image_url=image_url,
        pdf_url=pdf_url,
        width=pixels(image, "width"),
        height=pixels(image, "height"),
        links=others,
    )
    return reading_of_page(face, capture, issue, system.name, system.version, problems)


def listed_pages(system: System, root: HtmlElement, own: Address, issue: Issue | None) -> dict[str, str]:
    """Give the issue's pages by address with their printed names, as listed; a way such as 下一版 is no name."""
    names, ways = _listed(system, root, own, issue)
    return names | ways


def _listed(
    system: System, root: HtmlElement, own: Address, issue: Issue | None
) -> tuple[dict[str, str], dict[str, str]]:
    """Give the pages listed by name, and those of other numbers that only a way leads to, with the label in its address."""
    linked = _first_linked(system, system.page.pages, root, own, issue, ("page", "issue"))
    if not linked and system.page.tree:
        nodes = [
            node for branch in system.page.tree.within(root)[:1] for node in _linked(system.page.tree.page(branch))
        ]
        linked = _links(system, nodes, own, issue, ("page", "issue"))
    names: dict[str, str] = {}
    ways: dict[str, str] = {}
    for node, target in linked:
        name = _title(system, node)
        if WAYS.fullmatch(AROUND_WAYS.sub("", name)):
            ways[target.url] = target.page
        elif target.url not in names or _telling(name) > _telling(names[target.url]):
            names[target.url] = name
    names = names or dict.fromkeys(_up_to_the_last(system, root, own), "")
    names = {url: name or address_of(system, url).page for url, name in names.items()}
    known = {label_of(page_name(name)[0]) for name in names.values()}
    ways = {url: page for url, page in ways.items() if not names or (page and label_of(page) not in known)}
    return names, {url: page for url, page in ways.items() if url not in names}


def _telling(name: str) -> tuple[bool, bool, bool]:
    """Tell how well a name names a page: a label with its section best, the paper's title or a picture least."""
    label, section = page_name(name)
    is_label = label_of(label) is not None
    return is_label, is_label and bool(section), bool(name)


def _with_own(names: dict[str, str], own: Address, shown: tuple[str, str]) -> dict[str, str]:
    """Give the list with the page itself where it is left out, since a page need not link to itself: by its label."""
    name = "：".join(filter(None, shown)) if label_of(shown[0]) else own.page
    here = label_of(page_name(name)[0])
    labels = [label for listed in names.values() if (label := label_of(page_name(listed)[0]))]
    is_left_out = own.kind in ("page", "issue") and own.url not in names
    if here is None or not is_left_out or here in labels or not 0 < len(labels) == len(names):
        return names
    entries = list(names.items())
    at = next((place for place, label in enumerate(labels) if label > here), len(entries))
    return dict([*entries[:at], (own.url, name), *entries[at:]])


def _links(
    system: System, nodes: Iterable[HtmlElement], own: Address, issue: Issue | None, kinds: tuple[str, ...]
) -> list[tuple[HtmlElement, Address]]:
    """Give those of the nodes that lead to an address of the issue, of one of the kinds."""
    targets = ((node, link_of(system, own.url, node, own.base)) for node in nodes)
    return [(node, target) for node, target in targets if target.kind in kinds and _is_of(target, issue)]


def _first_linked(
    system: System,
    places: Iterable[Selector],
    root: HtmlElement,
    own: Address,
    issue: Issue | None,
    kinds: tuple[str, ...],
) -> list[tuple[HtmlElement, Address]]:
    """Give what the first place links that links anything: an empty or a foreign box does not hide the next place."""
    found = (_links(system, place(root), own, issue, kinds) for place in places)
    return next(filter(None, found), [])


def _up_to_the_last(system: System, root: HtmlElement, own: Address) -> list[str]:
    """Give the addresses of all pages where only the last is linked: its number says how many there are."""
    for node in first_found(system.page.last, root)[:1]:
        last = link_of(system, own.url, node, own.base)
        label, here = label_of(last.page), label_of(own.page)
        is_of_all = label and not label.suffix and (not label.letters or (here and here.letters == label.letters))
        if last.kind == "page" and label and is_of_all:
            before, _, after = last.url.rpartition(last.page)
            digits = last.page.removeprefix(label.letters)
            numbers = range(1, label.number + 1)
            return [f"{before}{label.letters}{number:0{len(digits)}}{after}" for number in numbers]
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
        target = link_of(system, own.url, node, own.base)
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
                target = link_of(system, own.url, linked if linked is not None else node, own.base)
                branches.append(_Branch(target.url if target.kind == "page" else "", _title(system, node)))
            elif node in articles and branches:
                target = link_of(system, own.url, node, own.base)
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


def _shown_name(system: System, root: HtmlElement) -> str:
    names = (" ".join(lines_of(node)) for node in first_found(system.page.name, root)[:9])
    return next(filter(None, names), "")


def _entry(own: Address, pages: dict[str, PageEntry], context: Context, shown: tuple[str, str]) -> PageEntry | None:
    """Give which page this is: by its own list, else by what led here, else by what it shows, else by its address."""
    label, section = shown
    is_named = any(entry.section for entry in pages.values())
    if not is_named and own.kind and (number := printed_number(label)):
        return PageEntry(number, label, section)  # of pages known by their addresses alone, what is printed counts
    if here := pages.get(own.url):
        is_here = here.section == "" and printed_number(label) in (None, here.sequence)
        return PageEntry(here.sequence, label or here.label, section) if is_here else here
    if context.page:
        return PageEntry(context.page, context.page_label or label, context.section or section)
    printed = label_of(label) or label_of(own.page)
    same = [entry for entry in pages.values() if printed and label_of(entry.label) == printed]
    if len(same) == 1:
        return same[0]
    sequence = printed_number(label) or printed_number(own.page)
    is_first_listed = any(entry.sequence == 1 for entry in pages.values())
    if sequence is None and own.kind != "page" and (not pages or (own.kind == "issue" and not is_first_listed)):
        sequence = 1  # an issue's own address shows its first page
    return PageEntry(sequence, label or own.page, section) if sequence else None


def _articles(
    system: System,
    root: HtmlElement,
    own: Address,
    issue: Issue,
    branches: list[_Branch],
    entry: PageEntry | None,
    image: HtmlElement | None,
) -> tuple[dict[str, ArticleEntry], list[Problem]]:
    """Give the page's articles by address, in order: its own list, then what only the image map has."""
    found: dict[str, ArticleEntry] = {}
    for url, title in _own_branch(branches, own, entry).items():
        found.setdefault(url, ArticleEntry()).title = title
    for node, target in _first_linked(system, system.page.articles, root, own, issue, ("article",)):
        one = found.setdefault(target.url, ArticleEntry())
        one.title = one.title or _title(system, node)
    foreign: dict[str, None] = {}
    drawn = _drawn(root, image)
    for area in root.iter("area"):
        target = link_of(system, own.url, area, own.base)
        if target.kind == "article" and _is_of(target, issue):
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


def _drawn(root: HtmlElement, image: HtmlElement | None) -> set[HtmlElement]:
    """Give the areas of the image's own map; a second map is drawn for another image, such as a larger one."""
    name = (image.get("usemap") or "").lstrip("#").casefold() if image is not None else ""
    maps = [
        one for one in root.iter("map") if name and name in ((one.get(key) or "").casefold() for key in ("name", "id"))
    ]
    return {area for one in maps[:1] for area in one.iter("area")}


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


def _pdf(system: System, root: HtmlElement, own: Address) -> str:
    """Give the page's PDF: the one beside its entry in the list of pages, else the only one. Some hide it in a comment."""
    nodes = first_found(system.page.pdf, root)
    if not nodes:
        hidden = (one.text or "" for _, one in zip(range(MOST_COMMENTS), root.iter(etree.Comment), strict=False))
        nodes = [
            node for text in hidden if ".pdf" in text.lower() for node in first_found(system.page.pdf, parse(text))
        ]
    entries = {
        node: target.url
        for node, target in _first_linked(system, system.page.pages, root, own, None, ("page", "issue"))
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


def _pdf_address(own: Address, node: HtmlElement) -> str:
    for written in (node.get("href"), node.get("filepath"), node.get("onclick"), node.text):
        if found := PDF.search(str(written or "")[:2000]):
            return absolute(own.base, found[0])
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

"""Links in the places that a system's description names: to an issue's pages and articles, and to other issues."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from lxml.html import HtmlElement

from ingest.items import Context, Issue, Link, LinkKind
from ingest.readers.addressing import Address, link_of
from ingest.readers.description import System
from ingest.readers.markup import lines_of, tidy
from ingest.readers.selectors import Selector, first_found


def links_of_issue(
    system: System, nodes: Iterable[HtmlElement], own: Address, issue: Issue | None, kinds: tuple[str, ...]
) -> list[tuple[HtmlElement, Address]]:
    """Give those of the nodes that lead to an address of the issue, of one of the kinds."""
    targets = ((node, link_of(system, own.url, node, own.base)) for node in nodes)
    return [(node, target) for node, target in targets if target.kind in kinds and is_of(target, issue)]


def first_linked(
    system: System,
    places: Iterable[Selector],
    root: HtmlElement,
    own: Address,
    issue: Issue | None,
    kinds: tuple[str, ...],
) -> list[tuple[HtmlElement, Address]]:
    """Give what the first place links that links anything: an empty or a foreign box does not hide the next place."""
    found = (links_of_issue(system, place(root), own, issue, kinds) for place in places)
    return next(filter(None, found), [])


def linked_nodes(nodes: list[HtmlElement]) -> list[HtmlElement]:
    """Give of each node the link it is, holds or stands in."""
    found = []
    for node in nodes:
        near = chain([node], node.iter("a"), node.iterancestors("a"))
        found.append(next((one for one in near if one.tag == "a"), node))
    return found


def title_of(system: System, node: HtmlElement) -> str:
    """Give what an entry is called: by the attributes that the system says titles stand in, else by its text."""
    said = next((value for name in system.titles_in if (value := tidy(node.get(name) or ""))), "")
    return said or " ".join(lines_of(node))


def is_of(target: Address, issue: Issue | None) -> bool:
    """Tell whether an address may be of the issue: one that names a day names the issue's."""
    return issue is None or target.issued_on in (None, issue.issued_on)


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

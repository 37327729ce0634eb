"""The pages (版) of an issue as a page of a described system lists them."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from ingest.items import Issue
from ingest.readers.addressing import Address, address_of, link_of
from ingest.readers.described_links import first_linked, linked_nodes, links_of_issue, title_of
from ingest.readers.description import System
from ingest.readers.facing import label_of, page_name
from ingest.readers.selectors import first_found

WAYS = re.compile(r"(?:最后一|上一?|下一?|前一?|后一?|首|末|尾)[版页期]|第一页|返回.*")
AROUND_WAYS = re.compile(r"[\s<>＜＞«»←→↑↓【】\[\]|｜：:]+")


def listed_pages(system: System, root: HtmlElement, own: Address, issue: Issue | None) -> dict[str, str]:
    """Give the issue's pages by address with their printed names, as listed; a way such as 下一版 is no name."""
    names, ways = pages_and_ways(system, root, own, issue)
    return names | ways


def pages_and_ways(
    system: System, root: HtmlElement, own: Address, issue: Issue | None
) -> tuple[dict[str, str], dict[str, str]]:
    """Give the pages listed by name, and those of other numbers that only a way leads to, with the label in its address."""
    linked = first_linked(system, system.page.pages, root, own, issue, ("page", "issue"))
    if not linked and system.page.tree:
        nodes = [
            node for branch in system.page.tree.within(root)[:1] for node in linked_nodes(system.page.tree.page(branch))
        ]
        linked = links_of_issue(system, nodes, own, issue, ("page", "issue"))
    names: dict[str, str] = {}
    ways: dict[str, str] = {}
    for node, target in linked:
        name = title_of(system, node)
        if WAYS.fullmatch(AROUND_WAYS.sub("", name)):
            ways[target.url] = target.page
        elif target.url not in names or _telling(name) > _telling(names[target.url]):
            names[target.url] = name
    names = names or dict.fromkeys(_up_to_the_last(system, root, own), "")
    names = {url: name or address_of(system, url).page for url, name in names.items()}
    known = {label_of(page_name(name)[0]) for name in names.values()}
    ways = {url: page for url, page in ways.items() if not names or (page and label_of(page) not in known)}
    return names, {url: page for url, page in ways.items() if url not in names}


def with_own(names: dict[str, str], own: Address, shown: tuple[str, str]) -> dict[str, str]:
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


def _telling(name: str) -> tuple[bool, bool, bool]:
    """Tell how well a name names a page: a label with its section best, the paper's title or a picture least."""
    label, section = page_name(name)
    is_label = label_of(label) is not None
    return is_label, is_label and bool(section), bool(name)


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

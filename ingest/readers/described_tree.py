"""A tree of pages with the articles listed under each, as some systems show beside every page."""

from __future__ import annotations

from lxml import etree
from lxml.html import HtmlElement

from ingest.items import Issue
from ingest.readers.addressing import Address, link_of
from ingest.readers.described_links import is_of, linked_nodes, title_of
from ingest.readers.description import System
from ingest.readers.facing import PageEntry, page_name, printed_number


class Branch:
    """One page of a tree, with the articles listed under it."""

    def __init__(self, url: str, name: str) -> None:
        self.url, self.name = url, name
        self.articles: dict[str, str] = {}


def branches_of(system: System, root: HtmlElement, own: Address, issue: Issue) -> list[Branch]:
    """Give the pages of the tree with their articles, in order; empty where the system has no tree."""
    tree = system.page.tree
    branches: list[Branch] = []
    if tree is None:
        return branches
    for within in tree.within(root)[:1]:
        pages, articles = set(tree.page(within)), set(tree.article(within))
        for node in within.iter(etree.Element):
            if node in pages:
                linked = next(iter(linked_nodes([node])), None)
                target = link_of(system, own.url, linked if linked is not None else node, own.base)
                branches.append(Branch(target.url if target.kind == "page" else "", title_of(system, node)))
            elif node in articles and branches:
                target = link_of(system, own.url, node, own.base)
                if target.kind == "article" and is_of(target, issue):
                    branches[-1].articles.setdefault(target.url, title_of(system, node))
    return branches


def own_branch(branches: list[Branch], own: Address, entry: PageEntry | None) -> dict[str, str]:
    """Give the articles (address → title) under the branch of the page ``own``: by address, label or number."""
    for branch in branches:
        label, section = page_name(branch.name)
        is_named = entry and (label in (entry.label, own.page) if label else section == entry.section != "")
        if branch.url == own.url or is_named:
            return branch.articles
        if entry and not branch.url and printed_number(label) == entry.sequence:
            return branch.articles
    return {}

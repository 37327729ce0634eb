"""A page (版) of a described system: its place in the issue, image and PDF, its articles with regions, other issues."""

from __future__ import annotations

from dataclasses import replace

from lxml.html import HtmlElement

from ingest.items import Capture, Context, Issue, Link, LinkKind, Page, Problem, Reading
from ingest.readers.addressing import Address
from ingest.readers.described_contents import articles_on, pdf_of
from ingest.readers.described_links import other_issues
from ingest.readers.described_pages import pages_and_ways, with_own
from ingest.readers.described_tree import Branch, branches_of
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
from ingest.readers.markup import lines_of, pixels
from ingest.readers.pictures import image_address, source_of
from ingest.readers.selectors import first_found


def read_page(system: System, capture: Capture, root: HtmlElement, issue: Issue, own: Address) -> Reading | None:
    """Read a page, or an issue's address that shows its first page or lists all its pages; None: nothing of a page."""
    context = replace(capture.context, issued_on=issue.issued_on, edition=issue.edition)
    shown = page_name(_shown_name(system, root))
    names, ways = pages_and_ways(system, root, own, issue)
    is_counted = bool(names) or all(map(printed_number, ways.values()))
    pages = number_pages(with_own(names | ways if is_counted else {}, own, shown) if names or ways else {})
    branches = branches_of(system, root, own, issue)
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
    articles, problems = articles_on(system, root, own, issue, branches, entry, image)
    image_url = image_address(own.base, source_of(image)) if image is not None else ""
    pdf_url = pdf_of(system, root, own)
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


def _read_whole_issue(
    system: System,
    capture: Capture,
    issue: Issue,
    branches: list[Branch],
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
    is_named = any(entry.label and entry.section for entry in pages.values())
    here = pages.get(own.url)
    if (
        not is_named and own.kind and (number := printed_number(label))
    ):  # no list numbers the pages: what is printed counts
        return PageEntry(number, label, section or (here.section if here else ""))
    if here:
        is_here = not (here.label and here.section) and printed_number(label) in (None, here.sequence)
        return PageEntry(here.sequence, label or here.label, here.section or section) if is_here else here
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

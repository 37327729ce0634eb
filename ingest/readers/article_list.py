"""A list of articles as text editions (文字版) and county governments' news pages give it: many links of one form, no more.

What is on such a page beside the list (navigation, other channels, hot topics) has links of other forms, or few of one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from ingest.encoding import UndecodableError, decode
from ingest.items import Capture, Fidelity, Issue, Link, LinkKind, Problem, Reading
from ingest.language.text import HAN
from ingest.readers.description import day_of
from ingest.readers.markup import absolute, link_text, parse, tidy

NAME = "article_list"
VERSION = 1
FIDELITY = Fidelity.MARKUP

LEAST = 10  # links of one form
LEAST_TITLE = 8  # Han characters of a headline, at the median: names of channels have four
LARGEST = 4_000_000  # bytes
MOST_LINKS = 5_000
NUMBERS = re.compile(r"\d+")
DAY = re.compile(r"(?<!\d)((?:19|20)\d\d[-/_]?[01]\d[-/_]?[0-3]\d)(?!\d)")
A_HAN = re.compile(f"[{HAN}]")


def recognise(capture: Capture) -> tuple[str, ...]:
    """Give the reason for reading a capture as a list of articles; none when it is not."""
    if len(capture.body) > LARGEST or b"<" not in capture.body[:2000] or capture.status >= 400:
        return ()
    try:
        listed = _listed(parse(decode(capture)), capture.url)
    except UndecodableError:
        return ()
    return (f"it lists {len(listed)} articles by links of one form",) if listed else ()


def read(capture: Capture) -> Reading:
    """Read the list. Its articles are of the day that led here or that all their addresses name; else each has its own.

    Raises:
        UndecodableError: the bytes are no text.
    """
    listed = _listed(parse(decode(capture)), capture.url)
    days = {_day(url) for url in listed}
    on = capture.context.issued_on or (days.pop() if len(days) == 1 else None)
    context = replace(capture.context, issued_on=on, position=None, regions=(), headline="")
    links = tuple(
        Link(
            url=url,
            kind=LinkKind.ARTICLE,
            context=replace(context, issued_on=on or _day(url), position=position, headline=title),
        )
        for position, (url, title) in enumerate(listed.items(), 1)
    )
    problems: tuple[Problem, ...] = ()
    if on is None:
        message = "The list is of several days: its articles are no issue that could be kept as one."
        problems = (Problem(kind="many_days", message=message),)
    issue = Issue(publication=context.publication, issued_on=on, edition=context.edition) if on else None
    return Reading(
        capture_id=capture.id,
        reader=NAME,
        reader_version=VERSION,
        context=context,
        issue=issue,
        links=links,
        problems=problems,
    )


def _listed(root: HtmlElement, base: str) -> dict[str, str]:
    """Give the largest group of links of one form, by address: those with headlines, each once."""
    host = urlsplit(base).hostname
    groups: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
    for anchor in root.xpath(f"(//a[@href])[position() <= {MOST_LINKS}]"):
        url = absolute(base, anchor.get("href"))
        parts = urlsplit(url)
        if not url or (host and parts.hostname != host):  # a saved page has no host: any one host's list will do
            continue
        title = tidy(anchor.get("title") or "") or link_text(anchor)
        form = NUMBERS.sub("0", f"{parts.path}?{parts.query}")
        known = groups[(parts.hostname or "", form, *_place(anchor))]
        if len(A_HAN.findall(title)) > len(A_HAN.findall(known.get(url, ""))) or url not in known:
            known[url] = title
    lists = [
        {url: title for url, title in group.items() if A_HAN.search(title)}  # a picture of one has none
        for (_, form, *_place), group in groups.items()
        if "0" in form
    ]
    return max(filter(_is_of_headlines, lists), key=len, default={})


def _place(anchor: HtmlElement) -> tuple[str, str]:
    """Give where a link stands: the element around it and the class of the nearest box that has one; side boxes differ."""
    parent = anchor.getparent()
    boxes = (box.get("class") for box in anchor.iterancestors() if box.get("class"))
    return (str(parent.tag) if parent is not None else "", next(boxes, ""))


def _is_of_headlines(group: dict[str, str]) -> bool:
    lengths = sorted(len(A_HAN.findall(title)) for title in group.values())
    return len(lengths) >= LEAST and lengths[len(lengths) // 2] >= LEAST_TITLE


def _day(url: str) -> date | None:
    found = DAY.search(urlsplit(url).path)
    return day_of({"date": found[1]}) if found else None

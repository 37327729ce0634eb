"""Founder classic (方正, first generation): ``html/YYYY-MM/DD/node_N.htm`` pages, ``content_N.htm`` articles.

The system of most county papers until 2023, on servers of their own and on shared hosts. Read by markup first, since clones
serve the same markup at other addresses, and by address second.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml.html import HtmlElement

from ingest.encoding import decode
from ingest.items import Capture, Context, Fidelity, Issue, Link, LinkKind, Problem, Reading, Severity
from ingest.language.dates import read_issue_date
from ingest.readers.founder_article import ARTICLE_FILE, BODY, read_article
from ingest.readers.founder_deck import metadata
from ingest.readers.founder_page import PAGE_FILE, PAGE_LISTS, read_page
from ingest.readers.markup import DATED_FOLDER, canonical, find, is_cut, lines_of, parse
from ingest.readers.redirects import redirects

NAME = "founder"
VERSION = 2
FIDELITY = Fidelity.MARKUP

MARKS = (
    (re.compile(r"<(?:!--\s{0,9}<?)?enpproperty\b", re.I), "it has Founder's metadata comment (enpproperty)"),
    (re.compile(r"<founder-(?:title|content|author)", re.I), "it has founder-* elements"),
    (re.compile(r"<!--\s{0,9}<?/?(?:npm:article|enpcontent)", re.I), "it has Founder's template comments"),
    (re.compile(r"<map\s[^>]{0,200}?name\s*=\s*[\"']?pagepicmap", re.I), "it has Founder's page image map"),
    (re.compile(r"\bid\s*=\s*[\"']?pageLink\b", re.I), "it lists pages as Founder does (pageLink)"),
    (re.compile(r"<period_date>", re.I), "it is Founder's index of issue dates"),
)
PAGE_MARKS = ("//area[@href]", *PAGE_LISTS[:4], "//ul[contains(@class, 'main-ed-articlenav-list')]")
LONGEST_HEAD = 80  # characters of the line that shows the date
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)  # Python reads 2024-W11-5 too
FRONT_PAGE = re.compile(r"(?:\d{1,4}/)?[\w.-]{1,80}\.html?")  # some keep a folder a page
PERIOD_FILES = ("paper_existed.xml", "period.xml")


def recognise(capture: Capture) -> tuple[str, ...]:
    """Give the reasons for reading a capture as Founder classic; none when it is not."""
    head = capture.body[:400_000].decode("ascii", "ignore")
    reasons = [reason for mark, reason in MARKS if mark.search(head)]
    path = urlsplit(capture.url).path
    if DATED_FOLDER.search(path) and (PAGE_FILE.search(path) or ARTICLE_FILE.search(path)):
        reasons.append("its address has Founder's form")
    if path.endswith(PERIOD_FILES) and "<period" in head:
        reasons.append("its address is that of Founder's index of issue dates")
    if _front(capture.url, head):
        reasons.append("it leads to a page whose address has Founder's form")
    return tuple(reasons)


def read(capture: Capture) -> Reading:
    """Read an entry page, an index of issue dates, a page or an article.

    Raises:
        UndecodableError: the bytes are no text.
    """
    text = decode(capture)
    path = urlsplit(capture.url).path
    if "<period_date>" in text or path.endswith(PERIOD_FILES):
        return _read_period(capture, text)
    root = parse(text)
    is_page = find(root, *PAGE_MARKS) is not None
    has_body = find(root, *BODY) is not None
    if not is_page and not has_body and (front := _front(capture.url, text)):
        return _read_entry(capture, front)
    issue = _issue(capture, text, None if has_body else root)
    if issue is None:
        return _nothing(capture, "no_date", "Neither its address nor what led to it says of which day it is.")
    if (
        ARTICLE_FILE.search(path)
        or (has_body and not PAGE_FILE.search(path))
        or not (is_page or PAGE_FILE.search(path))
    ):
        reading = read_article(capture, root, text, issue, NAME, VERSION)
    elif is_page:
        reading = read_page(capture, root, text, issue, NAME, VERSION)
    else:
        return _nothing(capture, "no_page", "No page of a newspaper was found in it.", Severity.ERROR)
    if is_cut(root):
        problem = Problem(kind="cut_short", message="Its markup nests too deep: what follows was not read.")
        return replace(reading, problems=(*reading.problems, problem))
    return reading


def period_links(url: str, month: date, publication: str) -> tuple[Link, ...]:
    """Give the addresses at which a month's index of issue dates may be, for a paper whose page is at ``url``.

    ``url`` may be a page's or an index's own address.
    """
    base = re.split(r"/\d{4}-\d{2}/(?:\d{2}/(?:\d{1,4}/)?)?[^/]*$", canonical(url, ""))[0]
    if base == canonical(url, ""):
        return ()
    context = Context(publication=publication)
    return tuple(
        Link(url=f"{base}/{month:%Y-%m}/{name}", kind=LinkKind.PERIOD, context=context) for name in PERIOD_FILES
    )


def _front(url: str, text: str) -> str:
    """Give the first of the addresses it redirects to that is a page's: scripts may name others, for phones."""
    found = (canonical(url, target) for target in redirects(url, text))
    return next((front for front in found if PAGE_FILE.search(urlsplit(front).path)), "")


def _read_entry(capture: Capture, front: str) -> Reading:
    on = date_in(front)
    if on is None:
        return _nothing(capture, "no_date", f"It leads to {front}, which names no day.")
    context = Context(publication=capture.context.publication, issued_on=on)
    link = Link(url=front, kind=LinkKind.ISSUE, context=context)
    return Reading(capture_id=capture.id, reader=NAME, reader_version=VERSION, context=capture.context, links=(link,))


def _read_period(capture: Capture, text: str) -> Reading:
    """Read a month's index: XML without entities or network, each period a date and the file of its front page.

    It is decoded already, so what its XML declaration says of the encoding no longer holds.
    """
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, huge_tree=False, recover=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.strip().encode("utf-8", "replace"), parser=parser)
    except etree.XMLSyntaxError:
        root = None
    links: list[Link] = []
    problems: list[Problem] = []
    if root is None or len(parser.error_log) or root.tag in ("html", "HTML"):
        problems.append(
            Problem(kind="period_broken", message="The index of issue dates is broken; dates may be missing.")
        )
    fronts: dict[tuple[date, str], None] = {}  # a day may have two: its editions (号外), in the order listed
    for day, front in _periods(root):
        on = _iso(day)
        if on is None or not FRONT_PAGE.fullmatch(front):
            problems.append(Problem(kind="period_entry", message=f"The index lists “{day[:20]}”, “{front[:40]}”."))
            continue
        fronts[on, front] = None
    for on, front in fronts:
        url = urljoin(capture.url, f"../{on:%Y-%m}/{on:%d}/{front}")
        context = Context(publication=capture.context.publication, issued_on=on)
        links.append(Link(url=url, kind=LinkKind.ISSUE, context=context))
    return Reading(
        capture_id=capture.id,
        reader=NAME,
        reader_version=VERSION,
        context=capture.context,
        links=tuple(links),
        problems=tuple(problems),
    )


def _periods(root: etree._Element | None) -> list[tuple[str, str]]:
    """Give the day and the front page of each period as listed, in elements of their own or as attributes."""
    if root is None:
        return []
    listed = []
    for entry in root.iter(etree.Element):
        try:
            day, front = (entry.findtext(name, entry.get(name)) for name in ("period_date", "front_page"))
        except UnicodeDecodeError:  # a reference to half a character, which the parser lets through
            day, front = "\ufffd", ""
        if day is not None or front is not None:
            listed.append(((day or "").strip(), (front or "").strip()))
    return listed


def date_in(url: str) -> date | None:
    """Give the day that an address's folder ``…/YYYY-MM/DD/`` names."""
    found = DATED_FOLDER.search(urlsplit(url).path)
    return _iso("-".join(found.groups())) if found else None


def _iso(day: str) -> date | None:
    try:
        return date.fromisoformat(day) if ISO_DAY.fullmatch(day) else None
    except ValueError:
        return None


def _issue(capture: Capture, text: str, page: HtmlElement | None) -> Issue | None:
    """Give the issue of the day that the address names, else what led here, else its metadata, else the page's head.

    An article's own text may tell of another day: it is not asked.
    """
    on = date_in(capture.url) or capture.context.issued_on or _iso(metadata(text).get("date", "")[:10])
    if on is None and page is not None:
        on = _shown_date(page)
    if on is None:
        return None
    return Issue(publication=capture.context.publication, issued_on=on, edition=capture.context.edition)


def _shown_date(root: HtmlElement) -> date | None:
    """Give the day shown with its weekday on a page, where only one is."""
    heads = [line for line in lines_of(root) if len(line) <= LONGEST_HEAD and "星期" in line]
    days = {day for line in heads if (day := read_issue_date(line))}
    return days.pop() if len(days) == 1 else None


def _nothing(capture: Capture, kind: str, message: str, severity: Severity = Severity.WARNING) -> Reading:
    return Reading(
        capture_id=capture.id,
        reader=NAME,
        reader_version=VERSION,
        context=capture.context,
        problems=(Problem(kind=kind, message=message, severity=severity),),
    )

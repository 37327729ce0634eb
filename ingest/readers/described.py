"""Reads any page of a system that ``systems/`` describes: the same code for all of them, each as its description says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from ingest.encoding import decode
from ingest.items import Capture, Context, Fidelity, Issue, Link, LinkKind, Problem, Reading, Severity
from ingest.language.dates import read_issue_date
from ingest.readers.addressing import Address, address_of
from ingest.readers.described_article import bodies, read_article
from ingest.readers.described_links import other_issues
from ingest.readers.described_page import read_page
from ingest.readers.described_pages import listed_pages
from ingest.readers.description import System, systems
from ingest.readers.founder_deck import metadata
from ingest.readers.markup import base_of, is_cut, lines_of, parse
from ingest.readers.redirects import redirects
from ingest.readers.selectors import Selector, first_found

READ_BY = 3  # raised when this code, whatever the description, reads the same bytes otherwise
HEAD = 400_000  # bytes looked at for marks
LONGEST_SHOWN = 200  # characters of an element that shows a date or an issue's number


@dataclass(frozen=True, slots=True)
class Described:
    """A reader of the registry's shape for one described system."""

    system: System
    FIDELITY: Fidelity = Fidelity.MARKUP

    @property
    def NAME(self) -> str:  # as every reader of the registry
        """Give the system's name, that of its file."""
        return self.system.name

    @property
    def VERSION(self) -> int:
        """Give the version of what it reads by."""
        return self.system.version

    def recognise(self, capture: Capture) -> tuple[str, ...]:
        """Give the reasons for reading a capture as this system's: marks first, then its address; none when it is not."""
        head = _head(capture.body)
        reasons = [mark.reason for mark in self.system.marks if mark.pattern.search(head)]
        if "<" in head and address_of(self.system, capture.url).kind:
            reasons.append(f"its address has the form of {self.system.title}'s")
        elif kinds := _leads(self.system, capture.url, head):
            reasons.append(f"it leads to an address of {self.system.title}'s form ({kinds[0].url})")
        return tuple(reasons)

    def read(self, capture: Capture) -> Reading:
        """Read an entry page, a list of issues, a page or an article.

        Raises:
            UndecodableError: the bytes are no text.
        """
        text = decode(capture)
        root = parse(text)
        reading = _read(self.system, capture, root, text)
        if is_cut(root):
            problem = Problem(kind="cut_short", message="Its markup nests too deep: what follows was not read.")
            return replace(reading, problems=(*reading.problems, problem))
        return reading


def described() -> tuple[Described, ...]:
    """Give a reader for every described system; its version counts the description's and the code's."""
    return tuple(Described(replace(system, version=system.version + READ_BY)) for system in systems())


@lru_cache(maxsize=2)
def _head(body: bytes) -> str:
    """Give what is looked at for marks; every system asks it of the same page."""
    return body[:HEAD].decode("ascii", "ignore")


def _read(system: System, capture: Capture, root: HtmlElement, text: str) -> Reading:
    own = replace(address_of(system, capture.url), base=base_of(root, capture.url))
    if lead := _lead(system, capture, root, text, own):
        return _read_lead(system, capture, own, lead)
    if own.kind == "issues":
        return _read_issues(system, capture, root, own)
    is_article = own.kind == "article" or (not own.kind and bool(bodies(system, root)))
    issue = _issue(system, capture, root, text, own, is_article=is_article)
    if own.kind == "entry" and not is_article:
        return _read_entry(system, capture, root, own, issue)
    if issue is None:
        message = "Neither its address nor what led to it nor what it shows says of which day it is."
        return _bare(system, capture, None, problems=(Problem(kind="no_date", message=message),))
    if is_article:
        return read_article(system, capture, root, text, issue, own)
    return _read_page(system, capture, root, issue, own)


def _read_page(system: System, capture: Capture, root: HtmlElement, issue: Issue, own: Address) -> Reading:
    """Read a page; one that shows nothing of any, as an error served with status 200, is none and of no issue."""
    if reading := read_page(system, capture, root, issue, own):
        return reading
    message = "No page of a newspaper was found in it."
    return _bare(system, capture, None, problems=(Problem(kind="no_page", message=message, severity=Severity.ERROR),))


def _lead(system: System, capture: Capture, root: HtmlElement, text: str, own: Address) -> Address | None:
    """Give where a page that is no article's or page's own leads: by a meta tag, or by a script if it shows nothing else."""
    if own.kind in ("article", "page"):
        return None
    if leads := _leads(system, capture.url, text, by_script=False):
        return leads[0]
    leads = _leads(system, capture.url, text)
    if not leads or bodies(system, root):
        return None
    is_shown = listed_pages(system, root, own, None).keys() - {lead.url for lead in leads}
    return None if is_shown else leads[0]


def _leads(system: System, url: str, text: str, *, by_script: bool = True) -> tuple[Address, ...]:
    """Give the addresses of the system that a page redirects to on its own host, the newest issue's own forms first."""
    host = urlsplit(url).hostname
    targets = redirects(url, text, by_script=by_script)
    found = [address_of(system, target) for target in targets if urlsplit(target).hostname == host]
    return tuple(
        target
        for kind in ("page", "issue", "entry")
        for target in found
        if target.kind == kind and target.url != address_of(system, url).url
    )


def _read_lead(system: System, capture: Capture, own: Address, lead: Address) -> Reading:
    """Read a page that only leads on: into the newest issue, or from an issue's address to its first page.

    A day without an issue may lead to another day's: then it leads there, and is no issue itself.
    """
    on = own.issued_on or capture.context.issued_on
    if on is None or lead.issued_on not in (None, on):
        context = Context(publication=capture.context.publication, issued_on=lead.issued_on)
        link = Link(url=lead.url, kind=LinkKind.ISSUE, context=context)
        return _bare(system, capture, None, links=(link,))
    issue = Issue(publication=capture.context.publication, issued_on=on, edition=capture.context.edition)
    context = replace(capture.context, issued_on=on, page=None, page_label="", section="")
    return _bare(system, capture, issue, links=(Link(url=lead.url, kind=LinkKind.PAGE, context=context),))


def _read_issues(system: System, capture: Capture, root: HtmlElement, own: Address) -> Reading:
    """Read a list of issues; where the description names no place for it, every link of the page is looked at."""
    links = tuple(other_issues(system, root, own, capture.context, None))
    problems: Iterable[Problem] = ()
    if not links:
        problems = (Problem(kind="no_issues", message="The list of issues names none.", severity=Severity.ERROR),)
    return _bare(system, capture, None, links=links, problems=problems)


def _read_entry(system: System, capture: Capture, root: HtmlElement, own: Address, issue: Issue | None) -> Reading:
    """Read an entry page that shows the newest issue itself: it is asked for again at its lasting address."""
    pages = listed_pages(system, root, own, None)
    days = {url: address_of(system, url).issued_on for url in pages}
    newest = max(filter(None, days.values()), default=None)  # a calendar may stand before the newest issue's pages
    first = next((url for url, day in days.items() if day == newest), None)
    links = [link for link in other_issues(system, root, own, capture.context, None) if link.url != first]
    if first is not None:
        on = newest or (issue.issued_on if issue else None)
        context = Context(publication=capture.context.publication, issued_on=on)
        links.insert(0, Link(url=first, kind=LinkKind.ISSUE, context=context))
    elif issue is not None:
        return _read_page(system, capture, root, issue, own)
    if links:
        return _bare(system, capture, None, links=tuple(links))
    message = "It leads to no page of a newspaper."
    return _bare(system, capture, None, problems=(Problem(kind="no_page", message=message, severity=Severity.ERROR),))


def _issue(
    system: System, capture: Capture, root: HtmlElement, text: str, own: Address, *, is_article: bool
) -> Issue | None:
    """Give the issue by its address, else what led here, else its metadata, else the page's links, else what it shows.

    An article's own text may tell of another day: it is not asked beyond the places described.
    """
    on = own.issued_on or capture.context.issued_on or _iso(metadata(text).get("date", ""))
    places = [place for skin in system.article for place in skin.date] if is_article else system.page.date
    numbers = [place for skin in system.article for place in skin.number] if is_article else system.page.number
    if on is None and not is_article:
        days = {address_of(system, url).issued_on for url in listed_pages(system, root, own, None)}
        on = days.pop() if len(days) == 1 else None
    on = on or next((day for line in _shown(places, root) if (day := read_issue_date(line))), None)
    if on is None:
        return None
    return Issue(
        publication=capture.context.publication,
        issued_on=on,
        edition=capture.context.edition,
        issue_number=next(_shown(numbers, root), ""),
    )


def _shown(places: Iterable[Selector], root: HtmlElement) -> Iterator[str]:
    for node in first_found(places, root):
        line = " ".join(lines_of(node))
        if 0 < len(line) <= LONGEST_SHOWN:
            yield line


def _iso(written: str) -> date | None:
    try:
        return date.fromisoformat(written[:10]) if len(written) >= 10 else None
    except ValueError:
        return None


def _bare(
    system: System,
    capture: Capture,
    issue: Issue | None,
    *,
    links: tuple[Link, ...] = (),
    problems: Iterable[Problem] = (),
) -> Reading:
    context = capture.context if issue is None else replace(capture.context, issued_on=issue.issued_on)
    return Reading(
        capture_id=capture.id,
        reader=system.name,
        reader_version=system.version,
        context=context,
        issue=issue,
        links=links,
        problems=tuple(problems),
    )

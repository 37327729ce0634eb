"""What a described system's addresses say: their kind, day, page and id; and where a link of a page leads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit, urlunsplit

from lxml.html import HtmlElement

from ingest.readers.description import System, day_of
from ingest.readers.markup import absolute

KINDS = ("article", "page", "issue", "issues", "entry")
QUOTED = re.compile(r"""["']([^"']{1,500})["']""")
NOWHERE = re.compile(r"\s*(?:#|$|javascript:)", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An address of the system. ``kind`` is one of ``KINDS``, or empty when it has none of the system's forms."""

    url: str
    base: str = ""  # of the page being read: what its relative links start from
    kind: str = ""
    issued_on: date | None = None
    page: str = ""  # the printed number or label
    number: str = ""  # of the issue
    id: str = ""


def address_of(system: System, url: str) -> Address:
    """Give the address that ``url`` is for the system: twins as one, without a query that names nothing (``?div=-1``)."""
    scheme, host, path, query, _ = urlsplit(url)
    for pattern, new in system.addresses.rewrite:
        path = pattern.sub(new, path)
    bare = urlunsplit((scheme, host, path, "", ""))
    for named, shown in ((path, bare), (f"{path}?{query}", urlunsplit((scheme, host, path, query, "")))):
        for kind in KINDS:
            for pattern in getattr(system.addresses, kind):
                if found := pattern.search(named):
                    said = found.groupdict()
                    return Address(
                        url=shown,
                        kind=kind,
                        issued_on=day_of(said),
                        page=said.get("page") or "",
                        number=said.get("number") or "",
                        id=said.get("id") or "",
                    )
        if not query:
            break
    return Address(url=bare)


def link_of(system: System, url: str, node: HtmlElement, base: str = "") -> Address:
    """Give the address of the first attribute of a node that leads to one of the system's, on the host of ``url``.

    ``url`` is the page's, ``base`` what its relative links start from, where that is another.
    """
    own = urlsplit(url)
    for written in _written(system, node):
        target = absolute(base or url, written)
        if target and (there := urlsplit(target)).hostname == own.hostname:
            if there.netloc.lower() == own.netloc.lower():  # one server, whichever way its links are written
                target = urlunsplit((own.scheme, own.netloc, *there[2:]))
            found = address_of(system, target)
            if found.kind:
                return found
    return Address(url="")


def _written(system: System, node: HtmlElement) -> Iterator[str]:
    """Give what the node's attributes hold for addresses; of a script's call every quoted piece."""
    for name in system.links_in:
        value = (node.get(name) or "")[:2000]
        if name.startswith("on") or NOWHERE.match(value):
            yield from QUOTED.findall(value)
        else:
            yield value


def leads_away(url: str, node: HtmlElement, base: str = "") -> str:
    """Give where a node's link leads when that is another host, else nothing."""
    target = absolute(base or url, node.get("href") or "")
    return target if target and urlsplit(target).hostname != urlsplit(url).hostname else ""

"""Tell an article that its site gives on several pages: each links to the next (下一页), under its own address and a number."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from ingest.items import Problem
from ingest.readers.markup import absolute, link_text

NEXT = re.compile(r"[\[（(]?(?:下一?页|后一页)[\]）)]?\s*[>»›]*")
NUMBER = re.compile(r"[_-]\d{1,2}\Z")
EXTENSION = re.compile(r"\.\w{2,5}\Z")


def not_followed(root: HtmlElement, url: str, base: str) -> list[Problem]:
    """Give the problem that the text at ``url`` goes on at another address, which is not read; none where it does not."""
    for node in root.iter("a"):
        target = absolute(base or url, node.get("href") or "")
        if NEXT.fullmatch(link_text(node).replace(" ", "")) and target and _is_a_part(target, url):
            message = f"The text goes on at {target}, which is not read: see it there."
            return [Problem(kind="more_pages", message=message)]
    return []


def _is_a_part(target: str, url: str) -> bool:
    """Tell whether an address is another's with another number behind it: ``61_2.htm`` beside ``61.htm``."""
    one, other = (EXTENSION.sub("", urlsplit(address).path) for address in (target, url))
    return one != other and bool(NUMBER.search(one)) and NUMBER.sub("", one) in (other, NUMBER.sub("", other))

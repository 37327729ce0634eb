"""Selectors as descriptions of systems write them: CSS, or XPath where CSS cannot say it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from cssselect import SelectorError
from cssselect.xpath import HTMLTranslator
from lxml import etree
from lxml.html import HtmlElement

Selector = Callable[[HtmlElement], list[HtmlElement]]

EMPTY = etree.HTML("<html></html>")
FUNCTIONS = frozenset(
    "last position count id local-name namespace-uri name string concat starts-with contains substring-before "
    "substring-after substring string-length normalize-space translate boolean not true false lang number sum floor "
    "ceiling round node text comment processing-instruction and or div mod".split()
)
"""What may stand before a bracket in XPath 1.0: its functions, kinds of nodes and operators."""
_LITERAL = re.compile(r"'[^']*'|\"[^\"]*\"")
_CALLED = re.compile(r"(?P<name>[\w.-]+(?::[\w.-]+)?)\s*\(")
_PREDICATE = re.compile(r"\[[^\[\]]*\]")
_NO_ELEMENT = re.compile(r"@|attribute\s*::|(?:text|comment|processing-instruction)\s*\(")


def compile_selector(written: str) -> Selector:
    """Compile one selector. It is XPath when it begins with ``/`` or ``(`` or names an axis (``::``), else CSS.

    An XPath that begins with an axis is followed from the node it is asked at; all others look in the whole page or,
    as CSS does, below the node.

    Raises:
        ValueError: it is neither, or finds something else than elements.
    """
    try:
        path = written if _is_xpath(written) else HTMLTranslator().css_to_xpath(written)
        compiled = etree.XPath(path)
        found = compiled(EMPTY)
    except (SelectorError, etree.XPathError) as error:
        raise ValueError(f"“{written}” is neither a CSS selector nor an XPath: {error}.") from error
    if not isinstance(found, list) or (_is_xpath(written) and not _finds_elements(written)):
        raise ValueError(f"“{written}” finds no elements; name the element that holds what is looked for.")
    if unknown := sorted({call["name"] for call in _CALLED.finditer(_without_literals(path))} - FUNCTIONS):
        raise ValueError(f"“{written}” calls {', '.join(unknown)}, which XPath 1.0 has not.")

    def select(node: HtmlElement) -> list[HtmlElement]:
        found = compiled(node)
        return [one for one in found if isinstance(one, HtmlElement)] if isinstance(found, list) else []

    return select


def first_found(selectors: Iterable[Selector], node: HtmlElement) -> list[HtmlElement]:
    """Give the nodes of the first selector that finds any."""
    return next((found for selector in selectors if (found := selector(node))), [])


def _is_xpath(written: str) -> bool:
    return written.startswith(("/", "(")) or "::" in written


def _finds_elements(path: str) -> bool:
    """Tell whether a path leads to elements, neither to attributes nor to bare text: an empty page does not show it."""
    steps, count = _without_literals(path), 1
    while count:
        steps, count = _PREDICATE.subn("", steps)
    return not _NO_ELEMENT.search(steps)


def _without_literals(path: str) -> str:
    return _LITERAL.sub("''", path)

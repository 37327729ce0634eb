"""Selectors as descriptions of systems write them: CSS, or XPath where CSS cannot say it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cssselect import SelectorError
from cssselect.xpath import HTMLTranslator
from lxml import etree
from lxml.html import HtmlElement

Selector = Callable[[HtmlElement], list[HtmlElement]]


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
    except (SelectorError, etree.XPathError) as error:
        raise ValueError(f"“{written}” is neither a CSS selector nor an XPath: {error}.") from error

    def select(node: HtmlElement) -> list[HtmlElement]:
        found = compiled(node)
        if not isinstance(found, list):
            raise TypeError(f"“{written}” finds no elements.")
        return [one for one in found if isinstance(one, HtmlElement)]

    return select


def first_found(selectors: Iterable[Selector], node: HtmlElement) -> list[HtmlElement]:
    """Give the nodes of the first selector that finds any."""
    return next((found for selector in selectors if (found := selector(node))), [])


def _is_xpath(written: str) -> bool:
    return written.startswith(("/", "(")) or "::" in written

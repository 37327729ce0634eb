"""What readers of markup share: parse once, give a node's text as printed paragraphs, an image map as regions."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urljoin, urlsplit, urlunsplit

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from ingest.items import Region
from ingest.language.text import UNPRINTED

BLOCKS = frozenset(
    "address article aside blockquote body center dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr "
    "li main nav ol p pre section table tbody td th thead tr ul founder-content".split()
)
SILENT = frozenset("script style noscript template select option button textarea iframe object".split())
BLANK = re.compile("[ \t\r\n\f\v\x1c-\x1f\x85\u2028\u2029]+")  # whatever would end a line: a paragraph is one
AROUND = " \t\r\n\u00a0\u3000\u200b\u200c\u200d\u2060\ufeff"
INVISIBLE = re.compile("[\u200b\u2060\ufeff]")
CONTROL = re.compile(f"[{UNPRINTED}]")  # of character references; those of the bytes are gone
ESCAPED_TWICE = re.compile(r"&(?:amp;)?(?:[A-Za-z]{2,8}|#\d{1,6}|#[xX][0-9A-Fa-f]{1,5});")
PIXELS = re.compile(r"-?\d{1,6}(?:\.\d{1,20})?", re.ASCII)
LONGEST_POLYGON = 100_000  # characters
LONGEST_LINK = 500  # beginnings and ends of elements in a link
DATED_FOLDER = re.compile(r"/(\d{4})-(\d{2})/(\d{2})/")


def parse(text: str) -> HtmlElement:
    """Parse a page, however broken; see :func:`is_cut` for one that nests deeper than libxml2 goes.

    ``huge_tree`` lets it go 2048 elements deep instead of 255, which a page of unclosed ``font`` tags soon reaches.
    """
    parser = HTMLParser(encoding="utf-8", recover=True, huge_tree=True)
    try:
        return document_fromstring(text.encode("utf-8", "surrogatepass"), parser=parser)
    except etree.ParserError:  # nothing in it but blanks or comments
        return document_fromstring("<html><body></body></html>")


def is_cut(root: HtmlElement) -> bool:
    """Tell whether the parser gave up at the depth it accepts, so that the rest of the page is not in the tree."""
    return any(error.type_name == "ERR_RESOURCE_LIMIT" for error in root.getroottree().parser.error_log)


def find(root: HtmlElement, *paths: str) -> HtmlElement | None:
    """Give the first node that the first fitting path finds."""
    for path in paths:
        nodes = root.xpath(path)
        if nodes:
            return nodes[0]
    return None


def tidy(text: str) -> str:
    """Give one printed line: blanks of the markup folded, the padding of the print kept inside, none around."""
    if "&" in text:
        text = ESCAPED_TWICE.sub(lambda entity: html.unescape(html.unescape(entity[0])), text)
    return CONTROL.sub("\ufffd", BLANK.sub(" ", INVISIBLE.sub("", text))).strip(AROUND)


def link_text(link: HtmlElement) -> str:
    """Give a link's text on one line; of a link that holds half a page, as where none is closed, its beginning."""
    return " ".join(piece for piece in pieces_of(link, most=LONGEST_LINK) if isinstance(piece, str))


def lines_of(node: HtmlElement | None, leave_out: frozenset[HtmlElement] = frozenset()) -> list[str]:
    """Give the node's text as printed lines: a block or a ``br`` ends one; scripts and ``leave_out`` say nothing."""
    return [piece for piece in pieces_of(node, leave_out) if isinstance(piece, str)]


def pieces_of(
    node: HtmlElement | None, leave_out: frozenset[HtmlElement] = frozenset(), most: int | None = None
) -> list[str | HtmlElement]:
    """Give the node's text as printed lines with the pictures between them; one amid a line comes after it.

    Of no more than the first ``most`` beginnings and ends of what it holds, where that is given.
    """
    if node is None:
        return []
    pieces: list[str | HtmlElement] = []
    line: list[str] = []
    pictures: list[HtmlElement] = []

    def end_line() -> None:
        if text := tidy("".join(line)):
            pieces.append(text)
        pieces.extend(pictures)
        line.clear()
        pictures.clear()

    walk = etree.iterwalk(node, events=("start", "end", "comment", "pi"))
    for event, element in islice(walk, most):
        if event == "start":
            if element.tag in BLOCKS:
                end_line()
            if element.tag in SILENT or element in leave_out:
                walk.skip_subtree()
            elif element.tag == "img":
                (pictures if tidy("".join(line)) else pieces).append(element)
            else:
                line.append(element.text or "")
            continue
        if event == "end" and (element.tag in BLOCKS or element.tag == "br"):
            end_line()
        if element is not node:
            line.append(element.tail or "")
    end_line()
    return pieces


def absolute(base: str, href: str) -> str:
    """Give the absolute address of a link, empty where it leads to no file of a site (``javascript:``, ``data:``)."""
    try:
        url = urljoin(base, href.strip().replace("\\", "/"))  # as browsers do
        scheme = urlsplit(url).scheme
        is_followed = scheme in ("http", "https") or scheme == urlsplit(base).scheme == "file"
    except ValueError:  # an address no browser could follow either
        return ""
    return url if is_followed else ""


def base_of(root: HtmlElement, url: str) -> str:
    """Give the address that a page's relative links start from: its ``base``, else its own."""
    said = next((href for base in root.iter("base") if (href := base.get("href"))), "")
    return (absolute(url, said) or url) if said else url


def canonical(base: str, href: str) -> str:
    """Give the absolute address of a link without query and fragment: ``?div=-1`` names no other page."""
    url = absolute(base, href)
    return urlunsplit((*urlsplit(url)[:3], "", ""))


def areas(root: HtmlElement) -> Iterator[tuple[str, list[tuple[float, float]]]]:
    """Give each area of the page's image maps: its link and its polygon, empty where it draws none."""
    for area in root.xpath("//area[@href]"):
        yield area.get("href"), polygon_of(area)


def polygon_of(area: HtmlElement) -> list[tuple[float, float]]:
    """Give an area's polygon in the unit it is written in, empty where it draws none.

    Points stand in ``coords``, or in ``xy`` as a list in JSON. A rectangle has two points; circles have never been seen
    and draw none.
    """
    written = (area.get("coords") or area.get("xy") or "")[:LONGEST_POLYGON]
    numbers = [float(number) for number in PIXELS.findall(written)]
    points = list(zip(numbers[::2], numbers[1::2], strict=False))
    if len(points) == 2:
        (left, top), (right, bottom) = points
        points = [(left, top), (right, top), (right, bottom), (left, bottom)]
    return points if len(points) >= 3 else []


def pixels(image: HtmlElement | None, side: str) -> int | None:
    """Give the displayed width or height of a picture, where the markup says it in pixels."""
    if image is None:
        return None
    found = re.fullmatch(r"\s*(\d{2,5})(?:\.\d+)?(?:px)?\s*", image.get(side) or "")
    found = found or re.search(rf"(?<![-\w]){side}\s*:\s*(\d{{2,5}})(?:\.\d+)?px", image.get("style") or "")
    return int(found[1]) if found else None


def as_region(points: list[tuple[float, float]], width: float, height: float) -> Region:
    """Give a polygon as fractions of the page, four digits, kept on the page."""
    return tuple((_fraction(x, width), _fraction(y, height)) for x, y in points)


def _fraction(value: float, whole: float) -> float:
    return round(min(max(value / whole, 0.0), 1.0), 4) if whole > 0 else 0.0

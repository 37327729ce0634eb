"""An article (稿件) of Founder classic: headline stack, author, pictures and body, in the skins that are known."""

from __future__ import annotations

import re
from itertools import islice
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement

from ingest.items import Capture, Issue, Problem, Reading
from ingest.readers.founder_deck import metadata, read_stack, squeeze
from ingest.readers.markup import find, lines_of, parse
from ingest.readers.pictures import boxed_images, each_once, illustrated
from ingest.readers.stating import Stated, reading_of

ARTICLE_FILE = re.compile(r"/(?:content_\d+(?:_\d+)?|nw\.[\w.-]+|content_[\w-]+)\.html?$", re.I)

BETWEEN = (
    re.compile(r"<!--\s*<?enpcontent>?\s*-->(?P<body>.*?)(?:<!--\s*<?/enpcontent>?\s*-->|\Z)", re.I | re.S),
    re.compile(
        r"<!--\s*<npm:article-content>\s*-->(?P<body>.*?)(?:<!--\s*</npm:article-content>\s*-->|\Z)", re.I | re.S
    ),
)
BODY_MARK = re.compile(r"enpcontent|npm:article-content")
BODY = (
    "//founder-content",
    "//*[@id='ozoom']",
    "//*[@id='contentText']",
    "//*[@id='zoom']",
    "//cms-content | //*[contains(@class, 'cms-content')]",
)
RARER_BODY = (  # of skins that are known by an article's address alone
    "//td[contains(@class, 'xilan_content')] | //div[contains(@class, 'main-article-con')]",
    "//div[@class='content'][.//p][not(.//*[@usemap])]",
)


def read_article(capture: Capture, root: HtmlElement, text: str, issue: Issue, reader: str, version: int) -> Reading:
    """Read an article's page. An article without text is a problem, unless its place says that it needs none."""
    said = metadata(text)
    page = capture.context.page or _number(said.get("pagenum", ""))
    kicker, title, subtitle, author, problems = read_stack(root, text, said, capture.context.headline)
    place = _body(root, text)
    problems += _other_bodies(root)
    pictures = _pictures(root)
    inside = _pictures(place)
    body, bare = illustrated(place, inside, frozenset([*pictures, *inside]), capture.url, page)
    images = each_once([*boxed_images(pictures, capture.url, page), *bare])
    is_founders = bool(said) or place is not None  # an error page has a title too
    stated = Stated(
        name=_file_name(capture.url, said),
        url=capture.url,
        page=page,
        position=capture.context.position or 1,
        regions=capture.context.regions,
        kicker=tuple(kicker),
        title=tuple(title) if is_founders or body or images else (),
        subtitle=tuple(subtitle),
        author=tuple(author),
        body=tuple(body),
        images=tuple(images),
    )
    return reading_of(stated, capture, issue, reader, version, problems)


def _body(root: HtmlElement, text: str) -> HtmlElement | None:
    """Give the node that holds the body: Founder's own element, what stands between its comments, or the zoomed box."""
    node = find(root, BODY[0])
    if node is not None:
        return node
    for between in BETWEEN:
        if found := between.search(text):
            return parse(found["body"])
    return find(root, *BODY[1:], *RARER_BODY)


def _other_bodies(root: HtmlElement) -> list[Problem]:
    """Give a problem where the page holds another text beside the one that is read."""
    first, *others = root.xpath(f"({BODY[0]})[position() < 9]") or [None]
    texts = {squeeze("".join(lines_of(node))) for node in others if first not in node.iterancestors()}
    if texts <= {"", squeeze("".join(lines_of(first)))}:
        return []
    return [Problem(kind="body_unclear", message="The page holds several bodies; only the first is read.")]


def _pictures(root: HtmlElement | None) -> list[HtmlElement]:
    """Give the outermost elements made for a picture and its caption, but none that holds the body as well."""
    if root is None:
        return []
    marks = (mark for mark in root.iter(etree.Comment) if BODY_MARK.search(mark.text or ""))
    bodies = [*root.xpath(" | ".join(BODY))[:9], *islice(marks, 9)]
    holding = {ancestor for node in bodies for ancestor in node.iterancestors()}
    pictures = []
    walk = etree.iterwalk(root, events=("start",))
    for _, element in walk:
        if _is_picture(element) and element not in holding:
            pictures.append(element)
            walk.skip_subtree()
    return pictures


def _is_picture(element: HtmlElement) -> bool:
    names = element.get("class") or ""
    if element.tag != "table":
        return "main_ar_pic" in names
    return element.get("id") == "newspic" or (element.get("bgcolor") or "").lower() == "#efefef" or "pci_c" in names


def _file_name(url: str, said: dict[str, str]) -> str:
    """Give the article's file name on its site; of a saved page, whose own name says nothing, by its metadata's id.

    A clone's one address (``view.aspx?id=7``) names the article only by its query.
    """
    _, _, path, query, _ = urlsplit(url)
    if not ARTICLE_FILE.search(path) and said.get("articleid", "").isdigit():
        return f"content_{said['articleid']}.htm"
    name = path.rsplit("/", 1)[-1]
    return f"{name}?{query}" if query and not ARTICLE_FILE.search(path) else name


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and 0 < int(text[:9]) < 1000 else None

"""An article (稿件) of Founder classic: headline stack, author, pictures and body, in the skins that are known."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement

from ingest.items import (
    Article,
    Capture,
    Fidelity,
    Image,
    Issue,
    Kind,
    Page,
    Part,
    Problem,
    Reading,
    Region,
    Severity,
    Source,
)
from ingest.language.credits import is_colophon
from ingest.language.decks import sort_deck
from ingest.language.mastheads import is_masthead
from ingest.readers.founder_deck import metadata, read_stack, squeeze
from ingest.readers.markup import absolute, find, lines_of, parse

ARTICLE_FILE = re.compile(r"/(?:content_\d+(?:_\d+)?|nw\.[\w.-]+|content_[\w-]+)\.html?$", re.I)

BETWEEN = (
    re.compile(r"<!--\s*<?enpcontent>?\s*-->(?P<body>.*?)(?:<!--\s*<?/enpcontent>?\s*-->|\Z)", re.I | re.S),
    re.compile(
        r"<!--\s*<npm:article-content>\s*-->(?P<body>.*?)(?:<!--\s*</npm:article-content>\s*-->|\Z)", re.I | re.S
    ),
)
BODY_MARK = re.compile(r"enpcontent|npm:article-content")
BODY = ("//founder-content", "//*[@id='ozoom']", "//*[@id='contentText']", "//*[@id='zoom']", "//cms-content")
ICON = re.compile(r"tplimg/|\.gif$", re.I)  # pictures of the template
BANNER_WIDTH, BANNER_HEIGHT = 0.5, 0.15  # a headline without text that lies across half the page or more is a banner


def read_article(capture: Capture, root: HtmlElement, text: str, issue: Issue, reader: str, version: int) -> Reading:
    """Read an article's page. An article without text is a problem, unless its place says that it needs none."""
    context = replace(capture.context, issued_on=issue.issued_on, edition=issue.edition)
    said = metadata(text)
    page = context.page or _number(said.get("pagenum", ""))
    problems: list[Problem] = []
    kicker, title, subtitle, author, misread = read_stack(root, text, said, context.headline)
    problems += misread
    place = _body(root, text)
    problems += _other_bodies(root)
    pictures = _pictures(root)
    body = lines_of(place, frozenset([*pictures, *_pictures(place)]))
    images = (*_images(pictures, capture.url, page), *_bare_images(place, capture.url, page))
    if page is None:
        problems.append(Problem(kind="page_unknown", message="Nothing says on which page the article stands."))
    is_founders = bool(said) or place is not None  # an error page has a title too
    if page is None or not (body or images or (title and is_founders)):
        problems.append(Problem(kind="no_article", message="No article was found in it.", severity=Severity.ERROR))
        return Reading(
            capture_id=capture.id,
            reader=reader,
            reader_version=version,
            context=context,
            issue=issue,
            problems=tuple(problems),
        )
    day = issue.id.removeprefix(f"{issue.publication}-")
    source = Source(
        key=f"{issue.publication}/{day}/{_file_name(capture.url, said)}",
        url=capture.url,
        capture_id=capture.id,
        reader=reader,
        reader_version=version,
        fidelity=Fidelity.MARKUP,
    )
    label = sort_deck([kicker[0], "…"]).column_label if kicker else ""
    rest = kicker[1:] if label else kicker
    article = Article(
        parts=(Part(page=page, source=source, body="\n".join(body), regions=context.regions),),
        position=context.position or 1,
        kind=_kind(" ".join(title), "\n".join(body), images, context.regions),
        column_label=label,
        deck=tuple(" ".join(lines) for lines in (rest, title, subtitle) if lines),
        kicker=" ".join(rest),
        headline=" ".join(title),
        subhead=" ".join(subtitle),
        byline_text="\n".join(author),
        images=images,
    )
    here = Page(sequence=page, label=context.page_label, section=context.section)
    return Reading(
        capture_id=capture.id,
        reader=reader,
        reader_version=version,
        context=context,
        issue=issue,
        pages=(here,),
        articles=(article,),
        problems=tuple(problems),
    )


def _body(root: HtmlElement, text: str) -> HtmlElement | None:
    """Give the node that holds the body: Founder's own element, what stands between its comments, or the zoomed box."""
    node = find(root, BODY[0])
    if node is not None:
        return node
    for between in BETWEEN:
        if found := between.search(text):
            return parse(found["body"])
    return find(root, *BODY[1:])


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


def _images(pictures: list[HtmlElement], url: str, page: int | None) -> list[Image]:
    """Give the pictures, each with the text below it; a caption without a picture stays an image without address."""
    images: list[Image] = []
    for node in pictures:
        before = len(images)
        rows = [row for row in node.iter("tr") if row.find(".//tr") is None] or [node]
        for row in rows:
            images += [Image(url=source, page=page) for source in _addresses(row.iter("img"), url)]
            if caption := "\n".join(lines_of(row)):
                is_its_own = len(images) > before or (images and not images[-1].caption)
                last = images.pop() if is_its_own else Image(page=page)
                images.append(replace(last, caption="\n".join(filter(None, (last.caption, caption)))))
    return images


def _bare_images(place: HtmlElement | None, url: str, page: int | None) -> list[Image]:
    """Give the pictures that stand in the body itself; what is printed beside them is body."""
    if place is None:
        return []
    framed = {image for picture in _pictures(place) for image in picture.iter("img")}
    bare = (image for image in place.iter("img") if image not in framed)
    return [Image(url=source, page=page) for source in _addresses(bare, url)]


def _addresses(images: Iterable[HtmlElement], url: str) -> list[str]:
    found = (absolute(url, image.get("src") or "") for image in images if image.get("src"))
    return [source for source in found if source and not ICON.search(source)]


def _file_name(url: str, said: dict[str, str]) -> str:
    """Give the article's file name on its site; of a saved page, whose own name says nothing, by its metadata's id.

    A clone's one address (``view.aspx?id=7``) names the article only by its query.
    """
    _, _, path, query, _ = urlsplit(url)
    if not ARTICLE_FILE.search(path) and said.get("articleid", "").isdigit():
        return f"content_{said['articleid']}.htm"
    name = path.rsplit("/", 1)[-1]
    return f"{name}?{query}" if query and not ARTICLE_FILE.search(path) else name


def _kind(title: str, body: str, images: tuple[Image, ...], regions: tuple[Region, ...]) -> Kind:
    """Tell what language alone cannot: the page's furniture, and a headline that lies across the page without a text."""
    if is_colophon(body):
        return Kind.COLOPHON
    if is_masthead(f"{title}\n{body}"):
        return Kind.MASTHEAD
    if title and not body and not images and any(map(_is_strip, regions)):
        return Kind.BANNER
    if images and not body:
        return Kind.PHOTO
    return Kind.STORY


def _is_strip(region: Region) -> bool:
    xs, ys = zip(*region, strict=True)
    return bool(max(xs) - min(xs) >= BANNER_WIDTH and max(ys) - min(ys) <= BANNER_HEIGHT)


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and 0 < int(text[:9]) < 1000 else None

"""An article (稿件) of a described system: headline stack, author, pictures and body, in the first of its skins that fits."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from ingest.items import Capture, Issue, Problem, Reading, Severity
from ingest.readers.addressing import Address, address_of
from ingest.readers.description import ArticlePlaces, System
from ingest.readers.facing import page_name, printed_number
from ingest.readers.founder_deck import metadata, squeeze
from ingest.readers.markup import absolute, lines_of, tidy
from ingest.readers.pictures import bare_images, boxed_images
from ingest.readers.selectors import Selector, first_found
from ingest.readers.stating import Stated, reading_of

BARE = ArticlePlaces()


def read_article(system: System, capture: Capture, root: HtmlElement, text: str, issue: Issue, own: Address) -> Reading:
    """Read an article's page; its metadata comment, where there is one, fills what the markup leaves empty."""
    skin = _skin(system, root)
    said = metadata(text)
    left_out = frozenset(node for selector in skin.leave_out for node in selector(root))
    shown = _lines(skin.title, root, left_out)
    titles = first_found(skin.title, root)  # an empty one still tells kicker and subtitle apart
    at = next((node for node in titles if _said(node)), titles[0] if titles else root)
    problems = []
    if shown and said.get("title") and squeeze("".join(shown)) != squeeze(said["title"]):
        message = f"The page shows the title “{' '.join(shown)}”, its metadata “{said['title']}”."
        problems.append(Problem(kind="title_differs", message=message, severity=Severity.NOTE))
    places = bodies(system, root)
    holding = {ancestor for place in places for ancestor in (place, *place.iterancestors())}
    boxes = [box for box in _outermost(first_found(skin.pictures, root)) if box not in holding]
    inside = {box for box in boxes if any(place in box.iterancestors() for place in places)}
    hidden = left_out.union(boxes)
    body = [line for place in places for line in lines_of(place, hidden)]
    images = boxed_images(boxes, capture.url, _page(skin, root, capture, own))
    images += [
        image
        for place in places
        for image in bare_images(place, inside, capture.url, _page(skin, root, capture, own))
        if image.url not in {known.url for known in images}
    ]
    is_there = bool(places or said or body or images)  # an error page has a title too
    stated = Stated(
        name=_name(system, own, said),
        url=own.url,
        page=_page(skin, root, capture, own),
        position=capture.context.position or 1,
        regions=capture.context.regions,
        kicker=_either(_lines(skin.kicker, at, left_out), said.get("introtitle")),
        title=_either(shown, said.get("title")) if is_there else (),
        subtitle=_either(_lines(skin.subtitle, at, left_out), said.get("subtitle")),
        author=_either(_lines(skin.author, at, left_out), said.get("author")),
        body=tuple(body),
        images=tuple(images),
    )
    return reading_of(stated, capture, issue, system.name, system.version, problems)


def bodies(system: System, root: HtmlElement) -> list[HtmlElement]:
    """Give the nodes that hold the article's text, none inside another; those of the first skin that has any text."""
    found = [_outermost(first_found(skin.body, root)) for skin in system.article]
    with_text = (nodes for nodes in found if any(lines_of(node) for node in nodes))
    return next(with_text, next(filter(None, found), []))


def _skin(system: System, root: HtmlElement) -> ArticlePlaces:
    """Give the first skin that finds a title with text, else the first that finds a body."""
    titled = (skin for skin in system.article if _lines(skin.title, root))
    bodied = (skin for skin in system.article if first_found(skin.body, root))
    return next(titled, next(bodied, BARE))


def _outermost(nodes: list[HtmlElement]) -> list[HtmlElement]:
    every = set(nodes)
    return [node for node in nodes if not any(ancestor in every for ancestor in node.iterancestors())]


def _lines(
    places: Iterable[Selector], node: HtmlElement, left_out: frozenset[HtmlElement] = frozenset()
) -> tuple[str, ...]:
    """Give the lines of the first place that has text; axes are followed from ``node``, all else looks in the page."""
    for place in places:
        lines = tuple(line for found in _looked_up(place, node) for line in _said(found, left_out))
        if lines:
            return lines
    return ()


def _said(node: HtmlElement, left_out: frozenset[HtmlElement] = frozenset()) -> list[str]:
    """Give a node's lines; a ``meta`` element says its ``content``."""
    if node.tag != "meta":
        return lines_of(node, left_out - {node})
    return [line] if (line := tidy(node.get("content") or "")) else []


def _looked_up(place: Selector, node: HtmlElement) -> list[HtmlElement]:
    return place(node) or place(node.getroottree().getroot())


def _either(lines: tuple[str, ...], said: str | None) -> tuple[str, ...]:
    return lines or ((said,) if said else ())


def _page(skin: ArticlePlaces, root: HtmlElement, capture: Capture, own: Address) -> int | None:
    """Give the page by what led here, else by the address, else by what the article's page shows of it."""
    if capture.context.page:
        return capture.context.page
    shown = (page_name(" ".join(lines_of(node)))[0] for node in first_found(skin.page, root))
    return next((number for label in (own.page, *shown) if (number := printed_number(label))), None)


def _name(system: System, own: Address, said: dict[str, str]) -> str:
    """Give what names the article in its issue: its id, else its file name; of a saved page its metadata's address."""
    if own.kind != "article" and said.get("url"):
        own = address_of(system, absolute(own.url, said["url"]))
    if own.id:
        return own.id
    _, _, path, query, _ = urlsplit(own.url)
    name = path.rsplit("/", 1)[-1]
    return f"{name}?{query}" if query else name

"""An article (稿件) of a described system: headline stack, author, pictures and body, in the first of its skins that fits."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import dropwhile, pairwise
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement

from ingest.items import Capture, Issue, Problem, Reading, Severity
from ingest.readers.addressing import Address, address_of
from ingest.readers.description import ArticlePlaces, System
from ingest.readers.facing import page_name, printed_number
from ingest.readers.following import not_followed
from ingest.readers.founder_deck import metadata, squeeze
from ingest.readers.markup import absolute, lines_of, parse, tidy
from ingest.readers.pictures import boxed_images, each_once, illustrated
from ingest.readers.selectors import Selector, first_found
from ingest.readers.stating import Stated, reading_of

BARE = ArticlePlaces()
BEST_FIT = 4
LONGEST_DECK = 400  # characters; an element left open has swallowed the text
VERSE = 40  # characters; a text of no longer lines may be a poem, whose first line may be its title
TOOL = re.compile(
    r"(?:上|下)一[篇条]|放大[字+＋]*|缩小[字-－]*|默认|朗读|收藏|推荐|剪报|作品|打印|关闭|复制|分享|返回(?:首页|目录|版面)?|查看版面"
)
ESCAPED = re.compile(
    r"</?(?:p|br|div|span)(?:\s[^<>]{0,400})?/?>", re.I
)  # markup that a site escaped as if it were text
TOOL_LINE = re.compile(
    r"[\s|｜/\[\]【】]+|[上下]一[篇条]\s?[:：].*"
)  # what stands between tools, or names the next article


def read_article(system: System, capture: Capture, root: HtmlElement, text: str, issue: Issue, own: Address) -> Reading:
    """Read an article's page; its metadata comment, where there is one, fills what the markup leaves empty."""
    skin = _skin(system, root)
    said = metadata(text)
    places = bodies(system, root)
    tools = frozenset(tool for place in places for tool in place.iter("a") if TOOL.fullmatch("".join(lines_of(tool))))
    left_out = tools.union(node for selector in skin.leave_out for node in selector(root))
    titles, problems = _titles(skin, root, left_out, (said.get("title", ""), capture.context.headline))
    shown = _each_once(line for node in titles for line in _said(node, left_out))
    at = titles[0] if titles else root  # an empty one still tells kicker and subtitle apart
    if shown and said.get("title") and squeeze("".join(shown)) != squeeze(said["title"]):
        message = f"The page shows the title “{' '.join(shown)}”, its metadata “{said['title']}”."
        problems.append(Problem(kind="title_differs", message=message, severity=Severity.NOTE))
        if not _is_either_in_other("".join(shown), said["title"]):
            said = {}  # another article's
    text_on = _from_the_text_on(root, places)
    no_deck = frozenset() if at in text_on else text_on  # sub-headings of the text, headings of boxes beside it
    kicker, subtitle = (_lines(place, at, left_out, no_deck) for place in (skin.kicker, skin.subtitle))
    author = _lines(skin.author, at, left_out)
    holding = {ancestor for place in places for ancestor in (place, *place.iterancestors())}
    boxes = [box for box in _outermost(first_found(skin.pictures, root)) if box not in holding]
    inside = {box for box in boxes if any(place in box.iterancestors() for place in places)}
    hidden = left_out.union(boxes)
    page = _page(skin, root, capture, own)
    texts = [illustrated(place, inside, hidden, own.base, page) for place in places]
    body = [line for lines, _ in texts for line in lines]
    if any(map(ESCAPED.search, body)):
        body = lines_of(parse("\n".join(body)))
    body = [line for line in body if not TOOL_LINE.fullmatch(line)]
    is_inside = any(place in title.iterancestors() for title in titles for place in places)
    body = _without_deck(body, (*kicker, *shown, "".join(shown), *subtitle, *author), is_certain=is_inside)
    images = each_once([*boxed_images(boxes, own.base, page), *(image for _, bare in texts for image in bare)])
    problems += not_followed(root, own.url, own.base)
    is_there = bool(places or said or body or images)  # an error page has a title too
    stated = Stated(
        name=_name(system, own, said),
        url=own.url,
        page=page,
        position=capture.context.position or 1,
        regions=capture.context.regions,
        kicker=_either(kicker, said.get("introtitle")),
        title=_either(shown, said.get("title")) if is_there else (),
        subtitle=_either(subtitle, said.get("subtitle")),
        author=_either(author, said.get("author")),
        body=tuple(body),
        images=tuple(images),
    )
    return reading_of(stated, capture, issue, system.name, system.version, problems)


def _titles(
    skin: ArticlePlaces, root: HtmlElement, left_out: frozenset[HtmlElement], known: Iterable[str]
) -> tuple[list[HtmlElement], list[Problem]]:
    """Give the nodes of the article's title: neighbours are lines of one, of others the one known, else the first.

    Where none has a text, the first that is there.
    """
    every = (place(root) for place in skin.title)
    found = next((nodes for nodes in every if any(_said(node, left_out) for node in nodes)), [])
    if not found:
        return first_found(skin.title, root)[:1], []
    by_text: dict[str, HtmlElement] = {}
    for node in found:
        if text := squeeze("".join(_said(node, left_out))):
            by_text.setdefault(text, node)
    nodes = list(by_text.values())
    titles = {squeeze(title) for title in known}
    if all(_next(one) is other for one, other in pairwise(nodes)) or "".join(by_text) in titles:
        return nodes, []
    if one := [node for text, node in by_text.items() if text in titles][:1]:
        return one, []
    message = f"The page shows {len(nodes)} titles; the first, “{next(iter(by_text))[:60]}”, is taken."
    return nodes[:1], [Problem(kind="title_unclear", message=message)]


def _next(node: HtmlElement) -> HtmlElement | None:
    after = node.getnext()
    while after is not None and after.tag == "br":
        after = after.getnext()
    return after


def _is_either_in_other(one: str, other: str) -> bool:
    one, other = squeeze(one), squeeze(other)
    return one in other or other in one


def _without_deck(body: list[str], deck: Iterable[str], *, is_certain: bool) -> list[str]:
    """Give the text without the deck that it begins with again; certain where the deck's elements stand inside the text."""
    known = {squeeze(line) for line in deck}
    start = next((number for number, line in enumerate(body) if squeeze(line) not in known), 0)
    return body[start:] if is_certain or any(len(line) > VERSE for line in body[start:]) else body


def bodies(system: System, root: HtmlElement) -> list[HtmlElement]:
    """Give the nodes that hold the article's text, none inside another; those of the first skin that has any text.

    One that says the same as another is its twin, shown on telephones instead.
    """
    found = [_outermost(first_found(skin.body, root)) for skin in system.article]
    for nodes in found:
        by_text: dict[tuple[str, ...], HtmlElement] = {}
        for node in nodes:
            if lines := tuple(lines_of(node)):
                by_text.setdefault(lines, node)
        if by_text:
            return list(by_text.values())
    return next(filter(None, found), [])


def _skin(system: System, root: HtmlElement) -> ArticlePlaces:
    """Give the skin that fits best: with title and text, with a title left empty and a text, with a title, with a body."""

    by_fit: dict[int, ArticlePlaces] = {}
    for skin in system.article:
        by_fit.setdefault(_fit(skin, root), skin)
        if max(by_fit) == BEST_FIT:
            break
    return by_fit[max(by_fit)] if by_fit else BARE


def _fit(skin: ArticlePlaces, root: HtmlElement) -> int:
    found = first_found(skin.body, root)
    has_text = any(lines_of(node) for node in found)
    if any(_said(node) for place in skin.title for node in place(root)):
        return BEST_FIT if has_text else 2
    if has_text and first_found(skin.title, root):
        return 3
    return 1 if found else 0


def _outermost(nodes: list[HtmlElement]) -> list[HtmlElement]:
    every = set(nodes)
    return [node for node in nodes if not any(ancestor in every for ancestor in node.iterancestors())]


def _from_the_text_on(root: HtmlElement, places: list[HtmlElement]) -> frozenset[HtmlElement]:
    """Give what stands in the text's first box and after its beginning; nothing where there is none."""
    return frozenset(dropwhile(lambda node: node not in places, root.iter(etree.Element)))


def _lines(
    places: Iterable[Selector],
    node: HtmlElement,
    left_out: frozenset[HtmlElement],
    passed_over: frozenset[HtmlElement] = frozenset(),
) -> tuple[str, ...]:
    """Give the lines of the first place that has text; axes are followed from ``node``, all else looks in the page."""
    for place in places:
        nodes = (found for found in _looked_up(place, node) if found not in passed_over)
        lines = _each_once(line for found in nodes for line in _said(found, left_out))
        if lines and sum(map(len, lines)) <= LONGEST_DECK:
            return lines
    return ()


def _each_once(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lines))


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

"""One article (稿件) as the data of a front tell of it: fields of text or HTML, pictures in a list or in the body, an area."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from ingest.items import Image
from ingest.readers.json_description import ArticleKeys
from ingest.readers.json_values import Polygon, first_at, lines_at, node_of, polygons_of, text_of
from ingest.readers.markup import absolute
from ingest.readers.pictures import boxed_images, each_once, illustrated, image_address
from ingest.readers.selectors import first_found
from ingest.readers.stating import Stated

MOST_PICTURES = 200


def state(keys: ArticleKeys, item: object, base: str, page: int, position: int) -> tuple[Stated, list[Polygon]]:
    """Give what an object of the data states of an article, and its polygons in the unit of the data.

    ``base`` is what its addresses are relative to.
    """
    place = node_of(first_at(item, keys.body))
    boxes = _outermost([box for box in first_found(keys.boxes, place) if box.tag not in ("html", "body")])
    body, bare = illustrated(place, boxes, frozenset(boxes), base, page)
    images = each_once([*_pictures(keys, item, base, page), *boxed_images(boxes, base, page), *bare])
    url = absolute(base, written) if (written := text_of(first_at(item, keys.url))) else ""
    stated = Stated(
        name=text_of(first_at(item, keys.id)) or _file_name(url) or f"{page:02}-{position:02}",
        url=url,
        page=page,
        position=position,
        kicker=lines_at(item, keys.kicker),
        title=lines_at(item, keys.title),
        subtitle=lines_at(item, keys.subtitle),
        author=lines_at(item, keys.author),
        body=tuple(body),
        images=tuple(images),
    )
    return stated, polygons_of(first_at(item, keys.area), is_box=keys.area_is == "box")


def _pictures(keys: ArticleKeys, item: object, base: str, page: int) -> Iterator[Image]:
    """Give the pictures listed beside the body: addresses alone, or objects with address and caption."""
    listed = first_at(item, keys.pictures)
    for one in listed[:MOST_PICTURES] if isinstance(listed, list) else []:
        address = image_address(base, text_of(first_at(one, keys.picture_url) if isinstance(one, dict) else one))
        caption = "\n".join(lines_at(one, keys.picture_caption))
        if address or caption:
            yield Image(url=address, caption=caption, page=page)


def _outermost(nodes: list[HtmlElement]) -> list[HtmlElement]:
    every = set(nodes)
    return [node for node in nodes if not any(ancestor in every for ancestor in node.iterancestors())]


def _file_name(url: str) -> str:
    """Give the file name, with its query, that names an article on its site."""
    _, _, path, query, _ = urlsplit(url)
    name = path.rsplit("/", 1)[-1]
    return f"{name}?{query}" if name and query else name

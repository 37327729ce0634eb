"""Pictures printed with an article: the boxes that hold one with its caption, and those that stand bare in the body."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace

from lxml.html import HtmlElement

from ingest.items import Image
from ingest.readers.markup import absolute, lines_of

SOURCES = ("data-original", "data-src", "src")
ICON = re.compile(r"tplimg/|\.gif$", re.I)  # pictures of the template
SIZE = re.compile(r"(\.(?:jpe?g|png|gif|tiff?|bmp|webp))\.\d{1,2}$", re.I)  # ….jpg.1 is a smaller copy of ….jpg


def boxed_images(boxes: Iterable[HtmlElement], url: str, page: int | None) -> list[Image]:
    """Give the pictures, each with the text below it; a caption without a picture stays an image without address."""
    images: list[Image] = []
    for node in boxes:
        before = len(images)
        rows = [row for row in node.iter("tr") if row.find(".//tr") is None] or [node]
        for row in rows:
            images += [Image(url=source, page=page) for source in _addresses(row.iter("img"), url)]
            if caption := "\n".join(lines_of(row)):
                is_its_own = len(images) > before or (images and not images[-1].caption)
                last = images.pop() if is_its_own else Image(page=page)
                images.append(replace(last, caption="\n".join(filter(None, (last.caption, caption)))))
    return _each_once(images)


def _each_once(images: Iterable[Image]) -> list[Image]:
    """Give each picture once, as one shown small and large is, with all that is said below it."""
    found: dict[str | int, Image] = {}
    for number, image in enumerate(images):
        known = found.setdefault(image.url or number, image)
        if image.caption not in ("", known.caption):
            caption = "\n".join(filter(None, (known.caption, image.caption)))
            found[image.url or number] = replace(known, caption=caption)
    return list(found.values())


def bare_images(place: HtmlElement | None, boxes: Collection[HtmlElement], url: str, page: int | None) -> list[Image]:
    """Give the pictures that stand in the body itself; what is printed beside them is body."""
    if place is None:
        return []
    framed = {image for box in boxes for image in box.iter("img")}
    bare = (image for image in place.iter("img") if image not in framed)
    return [Image(url=source, page=page) for source in _addresses(bare, url)]


def image_address(base: str, source: str) -> str:
    """Give the absolute address of a picture in its full size; empty where there is none."""
    return SIZE.sub(r"\1", absolute(base, source)) if source.strip() else ""


def source_of(image: HtmlElement) -> str:
    """Give the address written for a picture; where a script is to load it, ``src`` is a placeholder's."""
    return next((source for name in SOURCES if (source := image.get(name))), "")


def _addresses(images: Iterable[HtmlElement], url: str) -> list[str]:
    found = (image_address(url, source_of(image)) for image in images)
    return [source for source in found if source and not ICON.search(source)]

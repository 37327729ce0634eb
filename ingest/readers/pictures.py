"""Pictures printed with an article: the boxes that hold one with its caption, and those that stand bare in the body."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from lxml.html import HtmlElement

from ingest.items import Image
from ingest.language.captions import is_caption, is_credit, points_up
from ingest.readers.markup import absolute, lines_of, pieces_of

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
    return each_once(images)


def each_once(images: Iterable[Image]) -> list[Image]:
    """Give each picture once, as one shown small and large is, with all that is said below it."""
    found: dict[str | int, Image] = {}
    for number, image in enumerate(images):
        known = found.setdefault(image.url or number, image)
        if image.caption not in ("", known.caption):
            caption = "\n".join(filter(None, (known.caption, image.caption)))
            found[image.url or number] = replace(known, caption=caption)
    return list(found.values())


def bare_images(place: HtmlElement | None, boxes: Collection[HtmlElement], url: str, page: int | None) -> list[Image]:
    """Give the pictures that stand in a text itself, without what is printed beside them."""
    if place is None:
        return []
    return [Image(url=source, page=page) for _, source in _bare(place, boxes, url)]


def illustrated(
    place: HtmlElement | None,
    boxes: Collection[HtmlElement],
    leave_out: frozenset[HtmlElement],
    url: str,
    page: int | None,
) -> tuple[list[str], list[Image]]:
    """Give the lines of a text, and the pictures that stand bare in it, each with the caption under it.

    A line is a caption where nothing but captions stands between it and a picture and its own words say so; all else is
    text, and so are more lines with a mark (``▲``) than there are pictures for: they are a list. A box with nothing but a
    picture in it counts as bare here; the caller has its picture too, without a caption.
    """
    if place is None:
        return [], []
    silent = frozenset(box for box in boxes if not lines_of(box))  # their captions may stand below them
    bare = _bare(place, [box for box in boxes if box not in silent], url)
    printed = {image for image, _ in bare}
    pieces = pieces_of(place, leave_out - silent)
    is_below = not _begins_with_caption(pieces, printed)
    lines: list[str] = []
    captions: dict[HtmlElement, str] = {}
    above: list[HtmlElement] = []
    said: list[str] = []

    def end_row() -> None:
        if sum(map(points_up, said)) > len(above):
            lines.extend(said)
        else:
            captions.update(_captioned(above, said))
        above.clear()
        said.clear()

    for piece in pieces:
        if isinstance(piece, str) and above and is_below and is_caption(piece):
            said.append(piece)
            continue
        if isinstance(piece, str) or said:
            end_row()
        if isinstance(piece, str):
            lines.append(piece)
        elif piece in printed:
            above.append(piece)
    end_row()
    return lines, [Image(url=source, caption=captions.get(image, ""), page=page) for image, source in bare]


def _begins_with_caption(pieces: Sequence[str | HtmlElement], printed: Collection[HtmlElement]) -> bool:
    """Tell whether a caption stands right above the first picture: those of the others may stand above them as well."""
    first = next((number for number, piece in enumerate(pieces) if piece in printed), 0)
    before = pieces[first - 1] if first else None
    return isinstance(before, str) and is_caption(before)


def _captioned(pictures: Sequence[HtmlElement], said: Iterable[str]) -> dict[HtmlElement, str]:
    """Give the pictures in a row with the captions under them: each its own where there are as many, else all the last."""
    captions: list[str] = []
    for line in said:
        if captions and is_credit(line):
            captions[-1] += f"\n{line}"
        else:
            captions.append(line)
    if len(captions) != len(pictures):
        captions = ["\n".join(captions)] if captions else []
    return dict(zip(pictures[-len(captions) :], captions, strict=True)) if captions else {}


def _bare(place: HtmlElement, boxes: Collection[HtmlElement], url: str) -> list[tuple[HtmlElement, str]]:
    framed = {image for box in boxes for image in box.iter("img")}
    bare = (image for image in place.iter("img") if image not in framed)
    return [(image, source) for image in bare for source in _addresses([image], url)]


def image_address(base: str, source: str) -> str:
    """Give the absolute address of a picture in its full size; empty where there is none."""
    return SIZE.sub(r"\1", absolute(base, source)) if source.strip() else ""


def source_of(image: HtmlElement) -> str:
    """Give the address written for a picture; where a script is to load it, ``src`` is a placeholder's."""
    return next((source for name in SOURCES if (source := image.get(name))), "")


def _addresses(images: Iterable[HtmlElement], url: str) -> list[str]:
    found = (image_address(url, source_of(image)) for image in images)
    return [source for source in found if source and not ICON.search(source)]

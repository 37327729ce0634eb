"""Points whose numbers hang left of their text (悬挂缩进: 1.　二、　●): each is a paragraph that begins with its number."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from ingest.layout.blocks import DISPLAY
from ingest.layout.joining import alike
from ingest.layout.lines import PlacedLine

NUMBER = re.compile(
    r"(?:\d{1,2}[.．、)）](?!\d)|[（(][\d一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|[①-⑳●○■□◆◇★☆▲△])"
)
GAP = 2.5  # sizes of body type from a number to its text, at most
LEVEL = 0.4  # sizes by which the two stand level
HANGS = 0.8, 4.0  # sizes of body type by which a number stands left of its text's other lines
BELOW = 2.0  # sizes of body type from a line's middle to the next one's, at most
INDENT = 1.5  # sizes of body type


def with_hanging_numbers(lines: Sequence[PlacedLine], body: float) -> list[PlacedLine]:
    """Give a page's lines, each number that stands alone joined to its text, and each that hangs as if it were indented.

    A column of numbers would stand beside one of texts, and a text's second line would begin a paragraph.
    """
    if not any(NUMBER.match(line.text) for line in lines):
        return list(lines)
    return _indented(_joined(lines, body), body)


def _joined(lines: Sequence[PlacedLine], body: float) -> list[PlacedLine]:
    texts = sorted((line for line in lines if line.size < DISPLAY * body), key=lambda line: line.left)
    lefts = [line.left for line in texts]
    told: dict[int, PlacedLine | None] = {}
    for number in texts:
        if not NUMBER.fullmatch(number.text) or number.is_vertical:
            continue
        near = texts[bisect_left(lefts, number.right) : bisect_right(lefts, number.right + GAP * body)]
        text = next((line for line in near if abs(line.middle - number.middle) < LEVEL * body), None)
        if text is not None and alike(number, text) and id(text) not in told and not text.is_vertical:
            told |= {id(number): None, id(text): replace(text, text=number.text + text.text, left=number.left)}
    return [line for line in (told.get(id(line), line) for line in lines) if line is not None]


def _indented(lines: list[PlacedLine], body: float) -> list[PlacedLine]:
    """Give lines, those that a hanging number begins indented as a paragraph's first line is."""
    ordered = sorted((line for line in lines if line.size < DISPLAY * body), key=lambda line: line.top)
    tops = [line.top for line in ordered]
    told: dict[int, PlacedLine] = {}
    for line in reversed(ordered):
        if not NUMBER.match(line.text) or line.is_vertical:
            continue
        below = _under(line, ordered, tops, body)
        if below is None:
            continue
        shifted = told.get(id(below))
        if shifted is not None and abs(below.left - line.left) < LEVEL * body:
            told[id(line)] = replace(line, left=min(shifted.left, line.right - body))
        elif HANGS[0] * body < below.left - line.left < HANGS[1] * body and not NUMBER.match(below.text):
            third = _under(below, ordered, tops, body)
            # Under a paragraph's first line its others begin where the number does.
            if third is None or third.left > below.left - LEVEL * body or NUMBER.match(third.text):
                told[id(line)] = replace(line, left=min(below.left + INDENT * body, line.right - body))
    return [told.get(id(line), line) for line in lines]


def _under(line: PlacedLine, ordered: Sequence[PlacedLine], tops: Sequence[float], body: float) -> PlacedLine | None:
    """Give the line close under another."""
    first, last = bisect_right(tops, line.top), bisect_left(tops, line.top + BELOW * body)
    return next((one for one in ordered[first:last] if one.left < line.right and line.left < one.right), None)

"""Give a drop cap (首字下沉), the large first character of a text, back to the line that it begins."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from ingest.layout.blocks import DISPLAY, LARGE
from ingest.layout.lines import PlacedLine

MOST = 2  # characters of a drop cap
SPANNED = 2  # lines of body type beside it, at least
GAP = (-0.3, 1.2)  # sizes of body type from a drop cap's right side to the text beside it


def with_drop_caps(lines: Sequence[PlacedLine], body: float) -> list[PlacedLine]:
    """Give a page's lines, each drop cap joined to the first line of those it stands beside.

    These lines then begin where the drop cap does, so that it opens a paragraph and indents none.
    """
    found = list(lines)
    caps = [line for line in found if _may_be(line, body)]
    if not caps:
        return found
    texts = sorted((line for line in found if line.size < DISPLAY * body), key=lambda line: line.left)
    lefts = [line.left for line in texts]
    joined: dict[int, PlacedLine | None] = {}
    for cap in caps:
        near = texts[bisect_left(lefts, cap.right + GAP[0] * body) : bisect_left(lefts, cap.right + GAP[1] * body)]
        beside = sorted(
            (line for line in near if cap.top - body < line.middle < cap.bottom + body), key=lambda line: line.top
        )
        if len(beside) < SPANNED or any(id(line) in joined for line in beside):
            continue
        first, *others = beside
        joined[id(cap)] = None
        joined[id(first)] = replace(first, text=cap.text + first.text, left=cap.left)
        joined |= {id(line): replace(line, left=cap.left) for line in others}
    told = (joined.get(id(line), line) for line in found)
    return [line for line in told if line is not None]


def _may_be(line: PlacedLine, body: float) -> bool:
    return len(line.text) <= MOST and line.size >= LARGE * body and not line.is_vertical

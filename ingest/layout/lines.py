"""Lines of type as they stand on a page (文字行), wherever they were found: in a PDF or by OCR in a picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layout.blocks import Box

WIDE = "\u2e80"  # from here on characters are as wide as their type
Glyph = tuple[str, float, float, float, float, bool]
"""A character; its left, top, right and bottom in points, origin top left of the page as it is shown; and whether the
file has a blank before it."""


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line on an upright page. Sides and ``size`` (of a Chinese character) in one unit, origin top left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float = 0.0
    is_vertical: bool = False  # 竖排: read from the top

    @property
    def middle(self) -> float:
        """Give the height at which the line stands."""
        return (self.top + self.bottom) / 2

    @property
    def box(self) -> Box:
        """Give left, top, right and bottom."""
        return self.left, self.top, self.right, self.bottom


def body_size(lines: Sequence[PlacedLine]) -> float:
    """Give the size that most characters of the page have, half of them smaller; 0 for no lines."""
    sizes = Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.text)
    half = sizes.total() / 2
    for size in sorted(sizes):
        half -= sizes[size]
        if half <= 0:
            return size
    return 0.0


def around(boxes: Sequence[Box]) -> Box:
    """Give the box around boxes, of which there is one at least."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)

"""Photos and tinted grounds seen in a page's picture (图片、底纹): where no white shows, not even as much as text leaves.

The picture is looked at in cells, squares so large that white stands in each of them wherever type is printed on paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ingest.layout.blocks import Box
from ingest.layout.ink import turned
from ingest.layout.lines import around

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

CELL = 1.2  # sizes of body type
SOFT = 6  # of a cell's side: the mean of so small a square is no speck's or grain's
SMALLEST = 4  # cells of a ground's side
TINTED, DARK = 6, 30  # of 255, darker than the page's paper: a light ground, and one that only a photo has
FULL = 0.8  # of its rectangle that a ground fills; a photo has light places
Cell = tuple[int, int]


def grounds_of(grey: Picture, skew: float, body: float) -> tuple[tuple[Box, ...], tuple[Box, ...]]:
    """Give the tinted grounds and those as dark as photos in a grey picture, where they stand on a straight page.

    ``skew`` is the angle by which the picture leans (radians, clockwise), ``body`` the size of body type in pixels. What
    reaches to the picture's edge is a shadow or the scanner's lid.
    """
    import numpy as np  # noqa: PLC0415  # an extra

    square = max(1, round(CELL * body / SOFT))
    soft = np.asarray(grey.reduce(square)).astype(np.int16)
    high, wide = soft.shape[0] // SOFT, soft.shape[1] // SOFT
    if min(high, wide) < SMALLEST:
        return (), ()
    light = soft[: high * SOFT, : wide * SOFT].reshape(high, SOFT, wide, SOFT).max(axis=(1, 3))
    darker = np.median(light) - light
    middle, side = (grey.width / 2, grey.height / 2), square * SOFT
    tinted, dark = (
        tuple(
            _straight(ground, side, middle, skew)
            for ground in _patches(darker > level)
            if _is_ground(ground, high, wide)
        )
        for level in (TINTED, DARK)
    )
    return tinted, dark


def _patches(marks: Any) -> Iterator[set[Cell]]:
    """Give each patch of marked cells, row and column, that touch each other's sides."""
    waiting = set(zip(*(axis.tolist() for axis in marks.nonzero()), strict=True))
    while waiting:
        patch, edge = set(), [waiting.pop()]
        while edge:
            row, column = edge.pop()
            patch.add((row, column))
            near = {(row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)} & waiting
            waiting -= near
            edge += near
        yield patch


def _is_ground(patch: set[Cell], high: int, wide: int) -> bool:
    top, left, bottom, right = around([(*cell, *cell) for cell in patch])
    rows, columns = bottom - top + 1, right - left + 1
    is_inside = top > 0 and left > 0 and bottom < high - 1 and right < wide - 1
    return is_inside and min(rows, columns) >= SMALLEST and len(patch) >= FULL * rows * columns


def _straight(patch: set[Cell], side: int, middle: tuple[float, float], skew: float) -> Box:
    """Give the box of a patch, in pixels, on a page that does not lean."""
    places = [turned(((column + 0.5) * side, (row + 0.5) * side), middle, -skew) for row, column in patch]
    left, top, right, bottom = around([(*place, *place) for place in places])
    return left - side / 2, top - side / 2, right + side / 2, bottom + side / 2

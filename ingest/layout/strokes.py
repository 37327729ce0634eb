"""Rules and frames seen in the ink of a page's picture (栏线、框): thin dark runs that stand alone in white.

A run is looked for in tiles: short pieces of one pixel row (or column), each the mean of its pixels. So specks and noise
hardly count, dotted and wavy rules (花边) are seen as plain ones, and a page that leans is put straight tile by tile.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise, product
from typing import TYPE_CHECKING, Any

from ingest.layout.blocks import Box
from ingest.layout.ink import Point, runs, turned

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

# In sizes of body type:
TILE = 0.45
THIN = 0.25  # from a rule's middle: there it is white again, on both sides
SHORTEST = 4.0  # no stroke of a character is so long, a headline's neither; a dash is 2
THICK = 0.6  # of a rule with what is left of its lean
LEAN = 0.12  # across a run from one row of pixels to the next found: still the same rule
CORNER = 1.2  # between the ends of two sides of a frame; its corners may be round
AROUND = 4.0  # so far white is to be found, wherever there is type
ROW = 6.0  # of a table: no story between two rules is so low
MOST = 200  # rules of one direction on a page; more are a drawing's, or a screen's
# Of 255:
DARK = 20  # darker than the white beside it; a hairline in grey, softened by a scanner, has some 40
DIRT = 12  # darker than the page's paper: still white


def rules_of(grey: Picture, skew: float, body: float) -> tuple[tuple[Box, ...], tuple[Box, ...]]:
    """Give the rules across and the rules down in a grey picture, as boxes of no width, where they stand on a straight page.

    ``skew`` is the angle by which the picture leans (radians, clockwise), ``body`` the size of body type in pixels.
    """
    from PIL import Image  # noqa: PLC0415  # an extra

    middle = (grey.width / 2, grey.height / 2)
    across = [
        (*turned(begin, middle, -skew), *turned(end, middle, -skew)) for begin, end in _level_runs(grey, skew, body)
    ]
    lying = grey.transpose(Image.Transpose.TRANSPOSE)
    down = [
        (*turned(begin[::-1], middle, -skew), *turned(end[::-1], middle, -skew))
        for begin, end in _level_runs(lying, -skew, body)
    ]
    return (
        tuple((left, (y + foot) / 2, right, (y + foot) / 2) for left, y, right, foot in across),
        tuple(((x + right) / 2, top, (x + right) / 2, bottom) for x, top, right, bottom in down),
    )


def without_rules(grey: Picture, rules: Sequence[Box], skew: float, body: float) -> None:
    """Paint a leaning picture white where its rules run, so that no line's ink is measured with them."""
    from PIL import ImageDraw  # noqa: PLC0415  # an extra

    middle, pen = (grey.width / 2, grey.height / 2), ImageDraw.Draw(grey)
    for rule in rules:
        pen.line((turned(rule[:2], middle, skew), turned(rule[2:], middle, skew)), fill=255, width=round(THIN * body))


def frames_of(across: Sequence[Box], down: Sequence[Box], body: float) -> tuple[Box, ...]:
    """Give the frames (框) that four rules make whose ends meet."""
    near = CORNER * body
    return tuple(
        (left[0], top[1], right[0], foot[1])
        for top, left in product(across, down)
        if _meet(top[:2], left[:2], near)
        for right in down
        if _meet(top[2:], right[:2], near)
        for foot in across
        if _meet(left[2:], foot[:2], near) and _meet(foot[2:], right[2:], near) and foot[1] - top[1] > near
    )


def is_side(rule: Box, frame: Box, body: float) -> bool:
    """Say whether a rule is a frame's side, or stands in it right at one."""
    near = CORNER * body
    return any(
        min(abs(rule[axis] - frame[axis]), abs(rule[axis + 2] - frame[axis + 2])) < near
        and abs(rule[axis] - rule[axis + 2]) < near
        and frame[1 - axis] - near < rule[1 - axis]
        and rule[3 - axis] < frame[3 - axis] + near
        for axis in (0, 1)
    )


def _meet(one: Sequence[float], other: Sequence[float], near: float) -> bool:
    return abs(one[0] - other[0]) < near and abs(one[1] - other[1]) < near


def without_tables(across: Sequence[Box], down: Sequence[Box], body: float) -> tuple[tuple[Box, ...], tuple[Box, ...]]:
    """Give the rules that are of no table (表格): there some run level close under one another, between the same uprights."""
    near, row = CORNER * body, ROW * body
    columns = {one for one in down if _has_rows([level[1] for level in across if _touch(level, one, near)], near, row)}
    rows = {
        one
        for one in across
        if any(_touch(one, column, near) for column in columns)
        or _has_rows([other[1] for other in across if _have_same_ends(one, other, near)], near, row)
    }
    return tuple(one for one in across if one not in rows), tuple(one for one in down if one not in columns)


def _has_rows(heights: Sequence[float], near: float, row: float) -> bool:
    """Say whether three of the heights are those of two rows, one close under the other."""
    ordered = sorted(heights)
    steps = [low - high for high, low in pairwise(ordered) if low - high > near]
    return any(max(one, other) < row for one, other in pairwise(steps))


def _touch(level: Box, upright: Box, near: float) -> bool:
    return level[0] - near < upright[0] < level[2] + near and upright[1] - near < level[1] < upright[3] + near


def _have_same_ends(one: Box, other: Box, near: float) -> bool:
    return abs(one[0] - other[0]) < near and abs(one[2] - other[2]) < near


def _level_runs(grey: Picture, skew: float, body: float) -> list[tuple[Point, Point]]:
    """Give begin and end, in the picture, of each run that is level but for its ``skew``."""
    tile = max(2, round(TILE * body))
    middle, slope = grey.width / 2, math.tan(skew)
    alone, beside = _dark_tiles(grey, skew, tile, body)
    ends: list[tuple[Point, Point]] = []
    for first, last, begin, end in _long_runs(alone, SHORTEST * body / tile, body):
        # Where type touches the rule on one side it goes on.
        reached = [run for run in runs(beside[first : last + 1].any(axis=0)) if run[0] < end and run[1] > begin]
        left, right = min(run[0] for run in reached) * tile, max(run[1] for run in reached) * tile
        row = (first + last) / 2
        ends.append(((left, row + (left - middle) * slope), (right, row + (right - middle) * slope)))
    return ends


def _dark_tiles(grey: Picture, skew: float, tile: int, body: float) -> tuple[Any, Any]:
    """Say for each row of pixels, put straight, and each tile of it whether it is dark between white above and below.

    And whether it is so under white or over it: a rule is, wherever type touches it on one side.
    """
    import numpy as np  # noqa: PLC0415  # an extra

    tiles = np.asarray(grey.reduce((tile, 1))).astype(np.int16)
    high, wide = tiles.shape
    lower = np.rint(((np.arange(wide) + 0.5) * tile - grey.width / 2) * math.tan(skew)).astype(int)
    thin = max(3, round(THIN * body))
    spare = int(abs(lower).max()) + thin
    padded = np.pad(tiles, ((spare, spare), (0, 0)), mode="edge")
    rows, columns = np.arange(high)[:, None] + spare + lower, np.arange(wide)
    paper = _paper(padded, round(AROUND * body), round(AROUND / TILE))[rows, columns]
    here, above, below = padded[rows, columns], padded[rows - thin, columns], padded[rows + thin, columns]
    found = []
    for white in (np.minimum(above, below), np.maximum(above, below)):
        dark = white - here
        marks = (dark >= DARK) & (paper - white <= np.maximum(DIRT, dark // 3))
        marks[1:] |= marks[:-1]  # the rest of a lean may let it step from one row to the next
        found.append(marks)
    return found[0], found[1]


def _paper(tiles: Any, rows: int, columns: int) -> Any:
    """Give for each tile how light the paper is about there: the lightest tile of so many rows and columns."""
    import numpy as np  # noqa: PLC0415  # an extra

    high, wide = tiles.shape
    whole = np.pad(tiles, ((0, -high % rows), (0, -wide % columns)), mode="edge")
    lightest = whole.reshape(-1, rows, whole.shape[1] // columns, columns).max(axis=(1, 3))
    return lightest.repeat(rows, axis=0).repeat(columns, axis=1)[:high, :wide]


Run = tuple[int, int, int, int]
"""First and last row, begin and end."""


def _long_runs(marks: Any, shortest: float, body: float) -> list[Run]:
    """Give each run of at least ``shortest`` marks; those of neighbouring rows are one."""
    import numpy as np  # noqa: PLC0415  # an extra

    done: list[Run] = []
    growing: list[Run] = []
    for row in np.flatnonzero(marks.sum(axis=1) >= shortest).tolist():
        done += [one for one in growing if row - one[1] > LEAN * body]
        growing = [one for one in growing if row - one[1] <= LEAN * body]
        for begin, end in runs(marks[row]):
            if end - begin < shortest:
                continue
            same = [one for one in growing if begin <= one[3] + 1 and end >= one[2] - 1]
            tops, _, begins, ends = zip(*same, (row, row, begin, end), strict=True)
            growing = [one for one in growing if one not in same]
            growing.append((min(tops), row, min(begins), max(ends)))
    found = [one for one in done + growing if one[1] - one[0] <= THICK * body]
    return found if len(found) <= MOST else []

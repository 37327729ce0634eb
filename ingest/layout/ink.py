"""The ink of a seen line: how high it stands (字高), which tells its type's size, and where it leaves blanks.

An engine's own boxes are too coarse for the one, and of wide blanks it says nothing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

LEAST = 0.01  # of a row's pixels: with fewer dark ones it holds specks, not strokes
CONTRAST = 30  # of 255, between ink and paper; with less there is nothing to measure
BLANK = 0.8  # heights of ink: white so wide inside a line is a blank, if no mark with white of its own stands there

Point = tuple[float, float]
Corners = tuple[Point, Point, Point, Point]


@dataclass(frozen=True, slots=True)
class Ink:
    """A line's ink: its height in pixels (a vertical line's width), 0 where there is no contrast.

    ``blanks``: the begin and end of each wide white inside it, as shares (0…1) of the line's length.
    """

    height: float
    blanks: tuple[tuple[float, float], ...] = ()


def ink_of(grey: Picture, corners: Corners) -> Ink:
    """Measure the ink within a line's ``corners`` (clockwise from the top left) in a grey picture."""
    import numpy as np  # noqa: PLC0415  # an extra
    from PIL import Image  # noqa: PLC0415  # an extra

    one, two, three, four = corners
    width, height = math.dist(one, two), math.dist(one, four)
    size = max(1, round(width)), max(1, round(height))
    straight = np.asarray(grey.transform(size, Image.Transform.QUAD, (*one, *four, *three, *two)))
    if height > width:
        straight = straight.T
    dark, light = np.percentile(straight, (5, 95))
    if light - dark < CONTRAST:
        return Ink(0.0)
    inked = straight < (dark + light) / 2
    if inked.mean() > 0.5:  # white on black (反白)
        inked = ~inked
    rows = runs(inked.mean(axis=1) >= LEAST)
    # What reaches in from the crop's edge over white, such as a photo's rim above its caption, is not the line's.
    own = [run for run in rows if run[0] > 0 and run[1] < len(inked)] or rows
    if not own:
        return Ink(0.0)
    top, bottom = own[0][0], own[-1][1]
    columns = runs(inked[top:bottom].any(axis=0))
    length = inked.shape[1]
    whites = zip((end for _, end in columns), (begin for begin, _ in columns[1:]), strict=False)
    wide = tuple((end / length, begin / length) for end, begin in whites if begin - end > BLANK * (bottom - top))
    return Ink(float(bottom - top), wide)


def runs(marks: Any) -> list[tuple[int, int]]:
    """Give begin and end (exclusive) of each run of true ones."""
    import numpy as np  # noqa: PLC0415  # an extra

    edges = np.flatnonzero(np.diff(np.concatenate(([0], marks.astype(np.int8), [0]))))
    return [(int(begin), int(end)) for begin, end in zip(edges[::2], edges[1::2], strict=True)]


def turned(point: Point, middle: Point, angle: float) -> Point:
    """Give a point turned about a page's ``middle`` by ``angle`` (radians, clockwise)."""
    x, y = point[0] - middle[0], point[1] - middle[1]
    sine, cosine = math.sin(angle), math.cos(angle)
    return middle[0] + x * cosine - y * sine, middle[1] + x * sine + y * cosine

"""How high the ink of a seen line stands (字高): what tells its type's size. An engine's boxes are too coarse for that."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

LEAST = 0.01  # of a row's pixels: with fewer dark ones it holds specks, not strokes
CONTRAST = 30  # of 255, between ink and paper; with less there is nothing to measure

Point = tuple[float, float]
Corners = tuple[Point, Point, Point, Point]


def ink_height(grey: Picture, corners: Corners) -> float:
    """Give the height in pixels of the ink within a line's ``corners`` (clockwise from the top left); of a vertical line
    its width. 0 where there is no contrast.
    """
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
        return 0.0
    inked = straight < (dark + light) / 2
    if inked.mean() > 0.5:  # white on black (反白)
        inked = ~inked
    rows = np.flatnonzero(inked.mean(axis=1) >= LEAST)
    runs = [run for run in np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1) if len(run)]
    # What reaches in from the crop's edge over white, such as a photo's rim above its caption, is not the line's.
    own = [run for run in runs if run[0] > 0 and run[-1] < len(inked) - 1] or runs
    return float(own[-1][-1] - own[0][0] + 1) if own else 0.0

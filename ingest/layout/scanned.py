"""What was seen in a page's picture, put straight: as it would stand on a page that does not lean (纠偏)."""

from __future__ import annotations

import math
from collections.abc import Sequence

from ingest.layout.blocks import Box
from ingest.layout.grounds import grounds_of
from ingest.layout.ink import Point, turned
from ingest.layout.lines import PlacedLine, body_size
from ingest.layout.sight import Seen, SeenLine
from ingest.layout.strokes import frames_of, rules_of

LEGIBLE = 0.5  # confidence below which a line is a picture's texture or a smear, not text
INK = 0.92  # of a Chinese character's size, in Noto's faces and their like
LONG_LINE = 5.0  # widths over heights of a line that tells the page's angle
UPRIGHT = 1.5  # heights over widths of a vertical line (竖排)


def straightened(seen: Seen) -> tuple[list[PlacedLine], float]:
    """Give the legible lines as they would stand on a straight page, in pixels, and its skew in degrees clockwise."""
    kept = [line for line in seen.lines if line.confidence >= LEGIBLE]
    skew = skew_of(kept)
    middle = (seen.width / 2, seen.height / 2)
    return [_placed(line, middle, skew) for line in kept], math.degrees(skew)


def frames_in(seen: Seen, lines: Sequence[PlacedLine], skew: float) -> tuple[Box, ...]:
    """Give the frames (框) and the tinted grounds (底纹) on a page that leans by ``skew`` (degrees clockwise), put straight.

    ``lines`` are the page's, put straight: the size of their type is what strokes are measured by.
    """
    body = body_size(lines)
    if not body:
        return ()
    angle, grey = math.radians(skew), seen.picture.convert("L")
    tinted, dark = grounds_of(grey, angle, body)
    return (*frames_of(*rules_of(grey, angle, body), body), *tinted, *dark)


def skew_of(lines: Sequence[SeenLine]) -> float:
    """Give the angle (radians, clockwise) at which the long lines lean: their median, each counted by its length."""
    angles = []
    for line in lines:
        (left, top), (right, level), _, (_, foot) = line.corners
        length = math.hypot(right - left, level - top)
        if length > LONG_LINE * abs(foot - top) > 0:
            angles.append((math.atan2(level - top, right - left), length))
    half = sum(length for _, length in angles) / 2
    for angle, length in sorted(angles):
        half -= length
        if half <= 0:
            return angle
    return 0.0


def _placed(line: SeenLine, middle: Point, skew: float) -> PlacedLine:
    corners = [turned(point, middle, -skew) for point in line.corners]
    across, down = sorted(x for x, _ in corners), sorted(y for _, y in corners)
    # Two corners a side: their mean is the side of a box that still leans a little.
    left, right, top, bottom = sum(across[:2]) / 2, sum(across[2:]) / 2, sum(down[:2]) / 2, sum(down[2:]) / 2
    is_vertical = len(line.text) > 1 and bottom - top > UPRIGHT * (right - left)
    size = line.ink / INK
    # The engine's boxes are wider than the type on all four sides by about as much.
    spare = max(0.0, ((right - left if is_vertical else bottom - top) - size) / 2) if size else 0.0
    return PlacedLine(line.text, left + spare, top + spare, right - spare, bottom - spare, size, is_vertical)

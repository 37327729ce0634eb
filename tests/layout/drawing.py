"""A page's picture with rules, frames and photos, drawn leaning and soiled as a scanner gives it."""

from __future__ import annotations

import math
import random

from PIL import Image, ImageDraw
from PIL.Image import Image as Picture

from ingest.layout.blocks import Box
from sample.scans import worn

BODY = 27.0  # pixels: 9.7-point type at 200 dpi
SKEW = 1.0  # degrees
SIZE = (1500, 1900)


class Sheet:
    """White paper of :data:`SIZE` to draw on."""

    def __init__(self) -> None:
        self.picture = Image.new("L", SIZE, 255)
        self.pen = ImageDraw.Draw(self.picture)
        self.chance = random.Random(3)

    def type(self, box: Box) -> None:
        """Fill a box with strokes that stand as those of body type do: squares of them in rows, white between."""
        left, top, right, bottom = map(int, box)
        for y in range(top, bottom - 26, 38):
            for x in range(left, right - 26, 27):
                self._character(x, y)

    def _character(self, x: int, y: int) -> None:
        for _ in range(4):
            at = self.chance.randrange(2, 24)
            begin, end = (self.chance.randrange(1, 8), self.chance.randrange(16, 25))
            across = (x + begin, y + at, x + end, y + at)
            down = (x + at, y + begin, x + at, y + end)
            self.pen.line(self.chance.choice((across, down)), fill=20, width=3)

    def photo(self, box: Box) -> None:
        """Fill a box with a grainy texture of greys, with a bright place in it."""
        left, top, right, bottom = map(int, box)
        grain = Image.effect_noise((right - left, bottom - top), 60).point([one // 2 + 40 for one in range(256)])
        self.picture.paste(grain, (left, top))
        self.pen.rectangle((left + 40, top + 40, left + 110, top + 90), fill=250)

    def scanned(self) -> Picture:
        """Give the sheet as a scanner does."""
        return worn(self.picture, skew=SKEW, noise=0.3)


def are_near(found: Box, drawn: Box, by: float = BODY) -> bool:
    """Say whether a box was found where it was drawn."""
    return all(abs(one - other) <= by for one, other in zip(found, drawn, strict=True))


ANGLE = math.radians(SKEW)

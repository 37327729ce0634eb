"""Which text stands at a picture (图片): right under it, beside it or in it, as its caption does."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.layout.blocks import Box
from ingest.layout.lines import PlacedLine
from ingest.layout.ruling import is_inside

CLOSE = 1.6  # sizes of body type between a picture and its caption
FEW_LINES = 4  # of a caption that is printed in its picture; a picture under more text is a ground (底图)


def photos_of(pictures: Sequence[Box], lines: Sequence[PlacedLine]) -> list[Box]:
    """Give the pictures that are no ground of a text, nor of the whole page."""
    return [one for one in pictures if sum(is_inside(line.box, one) for line in lines) <= FEW_LINES]


def is_at_picture(box: Box, photos: Sequence[Box], body: float) -> bool:
    """Say whether a text stands under, beside or in one of the pictures, and reaches over none of its sides."""
    return any(_is_at(box, photo, body) for photo in photos)


def _is_at(box: Box, photo: Box, body: float) -> bool:
    left, top, right, bottom = box
    is_in_width = photo[0] - body <= left and right <= photo[2] + body
    is_in_height = photo[1] - body <= top and bottom <= photo[3] + body
    is_close_under = -body <= top - photo[3] <= CLOSE * body
    is_close_beside = min(abs(left - photo[2]), abs(photo[0] - right)) <= CLOSE * body
    return (is_in_width and (is_close_under or is_in_height)) or (is_in_height and is_close_beside)

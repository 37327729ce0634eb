"""Text that stands on its head or rises (倒置、侧排) on an upright page: a riddle's answer, a credit along a photo.

Turned by half about its own middle it is read as any other: what rose falls, as vertical lines (竖排) do.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.layout.lines import Glyph, around

RISING, ON_ITS_HEAD = 90, 180  # degrees, anticlockwise
APART = 3.0  # sizes from a piece of such text to another


def set_up(glyphs: Sequence[Glyph], turns: Sequence[int]) -> list[Glyph]:
    """Give a page's characters, the pieces that rise or stand on their heads turned; ``turns`` are their lines' degrees."""
    found: list[Glyph] = []
    piece: list[Glyph] = []
    before = 0
    for glyph, turn in zip(glyphs, turns, strict=True):
        if piece and (turn != before or not _goes_on(piece[-1], glyph, turn)):
            found += _half_turned(piece)
            piece = []
        before = turn
        if turn in (RISING, ON_ITS_HEAD):
            piece.append(glyph)
        else:
            found.append(glyph)
    return found + _half_turned(piece)


def _goes_on(one: Glyph, other: Glyph, turn: int) -> bool:
    """Say whether a character stands near another on its line, or on the next one, which begins at the other end."""
    size = max(one[3] - one[1], one[4] - one[2])
    across, down = abs(one[1] - other[1]), abs(one[2] - other[2])
    along, beside = (down, across) if turn == RISING else (across, down)
    return beside < APART * size and (along < APART * size or beside > size / 2)


def _half_turned(piece: Sequence[Glyph]) -> list[Glyph]:
    if not piece:
        return []
    left, top, right, bottom = around([glyph[1:5] for glyph in piece])
    return [
        (one, left + right - end, top + bottom - foot, left + right - x, top + bottom - y, has_blank)
        for one, x, y, end, foot, has_blank in piece
    ]

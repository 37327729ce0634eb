"""Blocks: the pieces of text that a bare page is made of, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

EDGES = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\u200b\ufeff"
"""What is cut off a line's ends: all blanks, and marks of no width."""
FAR_IN = re.compile(r"\u3000{4}|[ \u00a0]{8}")  # a paragraph begins with half of that
LATIN_SEAM = re.compile(r"[A-Za-z0-9]\Z")
DISPLAY = 1.15  # sizes of body type
LARGE = 1.45  # sizes of body type
LARGEST = 0.92  # of the largest type of a stack, that still is its headline's
SMALL = 0.95  # sizes of body type

Box = tuple[float, float, float, float]
"""Left, top, right and bottom as fractions (0…1) of the page, origin top left."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block. ``text`` is its lines joined as running prose; the rest is known where a layout is.

    ``size`` is the type size over the size of the page's body type. ``goes_on`` says whether the block goes on with the
    paragraph before it: True at the head of a column without an indent, False with an indent, None where nothing tells.
    ``frame`` is the frame (框) that it stands in, in points. ``is_ruled_off`` says that a rule (栏线) runs between it and
    the block before it, ``is_at_picture`` that it stands where a picture's caption does, ``is_overleaf`` that it begins the
    second page of a spread. ``is_apart`` says whether it stands lower than the block before it under more white than is
    usual, None where it stands beside that or a picture is above it. ``is_far_in`` says that a line of flat text begins far in,
    as a signature that is set to the right does.
    """

    text: str
    lines: tuple[str, ...]
    box: Box | None = None
    size: float | None = None
    goes_on: bool | None = None
    frame: Box | None = None
    is_ruled_off: bool = False
    is_at_picture: bool = False
    is_overleaf: bool = False
    is_apart: bool | None = None
    is_far_in: bool = False

    @property
    def is_display(self) -> bool:
        """Say whether the block is set in display type (标题字), larger than the page's body type."""
        return self.size is not None and self.size >= DISPLAY

    @property
    def is_small(self) -> bool:
        """Say whether the block is set smaller than the page's body type."""
        return self.size is not None and self.size <= SMALL

    @property
    def is_large(self) -> bool:
        """Say whether the block is set so large that it can only be a headline, not a kicker or a sub-heading."""
        return self.size is not None and self.size >= LARGE

    @property
    def stacked(self) -> str:
        """Give the lines joined as headline lines are: by a space."""
        return " ".join(self.lines)


def block(lines: Iterable[str]) -> Block:
    """Give the block that ``lines`` print, blank ones left out."""
    printed = [line for line in lines if line.strip(EDGES)]
    kept = tuple(line.strip(EDGES) for line in printed)
    return Block(join_lines(kept), kept, is_far_in=len(kept) == 1 and FAR_IN.match(printed[0]) is not None)


def join_lines(lines: Sequence[str]) -> str:
    """Join printed lines of prose: nothing between Chinese characters, a space between two Latin words."""
    joined = ""
    for line in lines:
        is_latin_seam = bool(LATIN_SEAM.search(joined[-1:])) and line[:1].isascii() and line[:1].isalpha()
        joined += f" {line}" if is_latin_seam else line
    return joined

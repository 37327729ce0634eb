"""A spread (跨版): two newspaper pages side by side on one sheet, read one after the other.

A headline over the fold (通版标题) goes with the left page, and so does what stands under it on either side down to each
page's next headline: that is its story. A sheet that is no spread is one page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.layout.blocks import DISPLAY, Block
from ingest.layout.lines import PlacedLine, around, body_size
from ingest.layout.reading_order import blocks_in_order
from ingest.layout.ruling import NOTHING, Drawn
from ingest.layout.separating import is_parted

WIDE = 1.2  # widths over heights; a spread of tabloid or broadsheet pages has 1.4, one page is higher than wide
OFF = 0.04  # of the sheet's width, by which the fold may stand beside its middle
STEPS = 40  # places at which the fold is looked for
CROSSING = 0.02  # of the lines of body type, that may run over a fold: folio lines and credits
SIDE = 0.2  # of the lines of body type, that each page has at least
ROW_GAP = 0.7  # sizes of body type: white over a headline that begins another story
PAGE_GAP = 2.0  # sizes of body type: white over a whole page that ends a story whatever comes next
OVER = 0.3  # sizes of body type by which a line's box may reach over a rule
APART = 1.0  # sizes of white that a headline may have at the fold

Lines = list[PlacedLine]


@dataclass(frozen=True, slots=True)
class _Halves:
    """The lines left and right of a fold, and the headlines over it."""

    left: Lines
    right: Lines
    over: Lines


def blocks_of_sheet(
    lines: Sequence[PlacedLine], width: float, height: float, drawn: Drawn = NOTHING
) -> tuple[Block, ...]:
    """Give the blocks of a sheet of ``width`` and ``height`` in reading order; the second page of a spread begins overleaf."""
    body = body_size(lines)
    halves = _folded(lines, width, body) if width >= WIDE * height else None
    if halves is None:
        return _blocks(lines, width, height, drawn, body)
    first, second = (
        [block for part in page for block in _blocks(part, width, height, drawn, body)]
        for page in _pages(halves, drawn, body)
    )
    headed = [_unstretched(block, halves.over, width, height) for block in first]
    if not headed or not second:
        return (*headed, *second)
    return (*headed, replace(second[0], is_overleaf=True), *second[1:])


def leaves(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], ...]:
    """Give a sheet's blocks page by page: of a spread two pages, of any other sheet one."""
    begins = [0, *(at for at, block in enumerate(blocks) if at and block.is_overleaf), len(blocks)]
    return tuple(tuple(blocks[one:other]) for one, other in pairwise(begins))


def _blocks(lines: Sequence[PlacedLine], width: float, height: float, drawn: Drawn, body: float) -> tuple[Block, ...]:
    """Give the blocks of lines that are read together, measured on the sheet and its body type."""
    if not lines:
        return ()
    tall = max(width, height)  # what is read together is not to be folded again
    scale = body_size(lines) / body
    return tuple(
        replace(
            block,
            box=block.box and (block.box[0], block.box[1] * tall / height, block.box[2], block.box[3] * tall / height),
            size=block.size and round(block.size * scale, 2),
        )
        for block in blocks_in_order(lines, width, tall, drawn)
    )


def _folded(lines: Sequence[PlacedLine], width: float, body: float) -> _Halves | None:
    """Part lines at the fold; None where nothing but a few lines of body type leaves it free, or one side has hardly any."""
    text = [line for line in lines if line.size < DISPLAY * body]
    places = [width * (0.5 + OFF * (2 * step / STEPS - 1)) for step in range(STEPS + 1)]
    crossed = [sum(line.left < place < line.right for line in text) for place in places]
    free = [place for place, count in zip(places, crossed, strict=True) if count == min(crossed)]
    fold = free[len(free) // 2]
    over = _over(lines, fold, body)
    left = [line for line in lines if line.left + line.right < 2 * fold and line not in over]
    right = [line for line in lines if line.left + line.right >= 2 * fold and line not in over]
    sides = [sum(line.size < DISPLAY * body for line in side) for side in (left, right)]
    if min(crossed) > CROSSING * len(text) or min(sides) < SIDE * len(text):
        return None
    return _Halves(left, right, over)


def _over(lines: Sequence[PlacedLine], fold: float, body: float) -> Lines:
    """Give the headlines that run over the fold, those in two pieces that meet at it too."""
    titles = [line for line in lines if line.size >= DISPLAY * body]
    over = [line for line in titles if line.left < fold < line.right]
    for one in titles:
        for other in titles:
            is_level = abs(one.middle - other.middle) < 0.4 * one.size and one.size == other.size
            if is_level and one.right <= fold <= other.left and other.left - one.right < APART * one.size:
                over += [one, other]
    return over


def _pages(halves: _Halves, drawn: Drawn, body: float) -> tuple[list[Lines], list[Lines]]:
    """Give the two pages, each as the parts that are read one after another."""
    if not halves.over or _is_beside(halves, body):
        return [[*halves.over, *halves.left]], [halves.right]
    top = min(line.top for line in halves.over)
    (above, left), (above_right, right) = (_parted(side, top) for side in (halves.left, halves.right))
    (story, rest), (story_right, rest_right) = (
        _parted(side, _end_of_story(side, drawn, body)) for side in (left, right)
    )
    if not story and not story_right:
        return [above, [*_stretched(halves.over, rest), *rest]], [above_right, rest_right]
    return [above, [*_stretched(halves.over, story), *story], story_right, rest], [above_right, rest_right]


def _stretched(over: Lines, under: Lines) -> Lines:
    """Give a headline's lines as if each ran over all that stands under it on the left page: it heads all of that."""
    left, right = min((line.left for line in under), default=0.0), max((line.right for line in under), default=0.0)
    return [replace(line, left=min(left, line.left), right=max(right, line.left + line.size)) for line in over]


def _is_beside(halves: _Halves, body: float) -> bool:
    """Say whether text stands beside a headline over the fold: it heads some columns of the spread, no row of it."""
    left, top, right, bottom = around([line.box for line in halves.over])
    return any(
        top < line.middle < bottom and line.size < DISPLAY * body and (line.right <= left or line.left >= right)
        for line in (*halves.left, *halves.right)
    )


def _unstretched(block: Block, over: Lines, width: float, height: float) -> Block:
    """Give a block with its own box, if it is a headline over the fold."""
    own = [line.box for line in over if line.text in block.lines]
    if len(own) < len(block.lines):
        return block
    left, top, right, foot = around(own)
    return replace(block, box=(left / width, top / height, right / width, foot / height))


def _end_of_story(lines: Lines, drawn: Drawn, body: float) -> float:
    """Give the height at which the next story begins: under a rule or white over the whole of a page that no picture fills."""
    reached = min((line.bottom for line in lines), default=0.0)
    for line in sorted(lines, key=lambda one: one.top):
        white = 0.0 if _has_picture(drawn, reached, line.top) else (line.top - reached) / body
        is_ruled = is_parted(drawn.across, reached - OVER * body, line.top + OVER * body, [one.box for one in lines])
        has_headline = any(one.size >= DISPLAY * body for one in lines if 0 <= one.top - line.top < body)
        if white > PAGE_GAP or (has_headline and (white > ROW_GAP or is_ruled)):
            return line.top
        reached = max(reached, line.bottom)
    return float("inf")


def _has_picture(drawn: Drawn, above: float, below: float) -> bool:
    return any(above < (picture[1] + picture[3]) / 2 < below for picture in drawn.pictures)


def _parted(lines: Lines, height: float) -> tuple[Lines, Lines]:
    """Part lines at a height."""
    return [line for line in lines if line.middle < height], [line for line in lines if line.middle >= height]

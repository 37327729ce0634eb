"""The paragraphs and headlines (段落、标题) of a piece of a page that no cut parts.

It is one column, or pieces too interlocked to cut, which are ordered by who stands above and who to the left. In a column,
lines of one size that follow each other are a strand; a strand of body type is parted where a line is indented or the line
before ends early. Vertical lines (竖排) are parted as if the page lay.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median, quantiles

from ingest.layout.apart import INDENT
from ingest.layout.blocks import DISPLAY, Box
from ingest.layout.cutting import is_display
from ingest.layout.joining import alike
from ingest.layout.lines import PlacedLine, around

FOLLOWS = 2.0  # sizes from one line's middle to the next one's, at most
SHORT = 1.6  # sizes of body type that the last line of a paragraph ends before the others
VERSE_LINES = 4
FEW = 3  # lines that do not show a column's edges
LONGEST_VERSE = 24  # characters of a line
EVEN_VERSE = 8  # characters of a line of seven and its stop; no column is so narrow
STOPS = frozenset("，。、；：！？")
INTERLOCKED = 200  # strands that are ordered one by one; of more, only by their places

Strand = list[PlacedLine]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of one block. ``goes_on`` as :class:`ingest.layout.blocks.Block` has it; ``is_flush``: it begins without an indent.

    ``is_prose``: its lines were broken by the column's width, not by the writer.
    """

    lines: Strand
    is_prose: bool = False
    goes_on: bool | None = None
    is_flush: bool = False
    frame: Box | None = None


def paragraphs_of(piece: Sequence[PlacedLine], page: Sequence[PlacedLine], body: float) -> list[Paragraph]:
    """Give the paragraphs and headlines of a piece of the page that no cut parts, in reading order."""
    if piece and all(line.is_vertical for line in piece):
        return _vertical_paragraphs(piece, body)
    strands = _strands(piece)
    ordered = _ordered([around([line.box for line in strand]) for strand in strands])
    found = [part for at in ordered for part in _parted_strand(strands[at], piece, page, body)]
    if found and found[0].is_flush:
        found[0] = replace(found[0], goes_on=True)
    return found


def _vertical_paragraphs(piece: Sequence[PlacedLine], body: float) -> list[Paragraph]:
    """Give the headlines and paragraphs of vertical lines (竖排), read from the right; a headline's lines stay together."""
    parts: list[Strand] = []
    for line in sorted(piece, key=lambda one: -one.left):
        if not parts or is_display([line], body) != is_display(parts[-1], body):
            parts.append([])
        parts[-1].append(line)
    return [paragraph for part in parts for paragraph in _parted_vertical(part, body)]


def _parted_vertical(part: Strand, body: float) -> list[Paragraph]:
    """Part vertical lines of body type into paragraphs as those of a column are parted; those that end in stops are verse."""
    ended = sum(line.text[-1] in STOPS for line in part)
    if is_display(part, body) or 2 * ended >= len(part) or not any(STOPS & set(line.text) for line in part):
        return [Paragraph(part)]
    column = [_laid(line) for line in part]
    return [
        replace(paragraph, lines=[_stood(line) for line in paragraph.lines])
        for paragraph in _parted_strand(column, column, column, body)
    ]


def _laid(line: PlacedLine) -> PlacedLine:
    """Give a vertical line as it would stand on a page that lies."""
    return replace(line, left=line.top, top=-line.right, right=line.bottom, bottom=-line.left, is_vertical=False)


def _stood(line: PlacedLine) -> PlacedLine:
    return replace(line, left=-line.bottom, top=line.left, right=-line.top, bottom=line.right, is_vertical=True)


def _strands(piece: Sequence[PlacedLine]) -> list[Strand]:
    """Link each line to the strand of its size that ends right above it."""
    strands: list[Strand] = []
    for line in sorted(piece, key=lambda one: one.middle):
        above = [strand for strand in strands if _follows(strand, line)]
        if above:
            max(above, key=lambda strand: strand[-1].middle).append(line)
        else:
            strands.append([line])
    return strands


def _follows(strand: Strand, line: PlacedLine) -> bool:
    last = strand[-1]
    if not 0.5 * line.size < line.middle - last.middle < FOLLOWS * max(last.size, line.size):
        return False
    left, right = min(one.left for one in strand[-3:]), max(one.right for one in strand[-3:])
    shared = min(right, line.right) - max(left, line.left)
    typical = max(strand, key=lambda one: len(one.text))
    is_under = shared > 0.5 * min(right - left, line.right - line.left)
    return alike(typical, line) and (is_under or _is_last_word(last, line))


def _is_last_word(last: PlacedLine, line: PlacedLine) -> bool:
    """Say whether a line is the last word or two of a paragraph whose only other line is indented: it ends under that."""
    return INDENT < (last.left - line.left) / line.size < 2 * INDENT and line.right < last.right


def _parted_strand(
    strand: Strand, piece: Sequence[PlacedLine], page: Sequence[PlacedLine], body: float
) -> list[Paragraph]:
    """Part a strand of body type into paragraphs, by the edges of the column it stands in."""
    if median(line.size for line in strand) > DISPLAY * body or strand[0].is_vertical:
        return [Paragraph(strand)]
    if is_verse(strand, body):
        return [Paragraph(strand)]
    box = around([line.box for line in strand])
    column = [line for line in piece if _overlap(line.box, box, 0) and line.size <= DISPLAY * body]
    if len(column) < FEW:  # a column of the same edges elsewhere on the page tells where this one begins
        column = [line for line in page if _has_edges(line, box, body) and line.size <= DISPLAY * body]
    left, right = _edges(column or strand)
    parts = [[strand[0]]]
    for before, line in pairwise(strand):
        is_indented = line.left > left + INDENT * body and line.left > before.left + 0.8 * body
        if is_indented or before.right < right - SHORT * body:
            parts.append([])
        parts[-1].append(line)
    first = strand[0]
    is_flush = first.left < left + 0.5 * body and len(strand) > 1
    return [
        Paragraph(
            part,
            is_prose=True,
            goes_on=False if part[0].left > left + INDENT * body else None,
            is_flush=is_flush and not at,
        )
        for at, part in enumerate(parts)
    ]


def _has_edges(line: PlacedLine, box: Box, body: float) -> bool:
    """Say whether a line ends where a column does and begins where it does, or at its indent."""
    return abs(line.right - box[2]) < 0.6 * body and abs(line.left - box[0]) < 2 * INDENT * body


def is_verse(strand: Strand, body: float) -> bool:
    """Say whether lines are verse by their edges: they begin at one place, and end wherever the writer ended them.

    Short lines of one length (绝句、律诗) are verse where each holds no stop but at its end.
    """
    if len(strand) < VERSE_LINES or max(len(line.text) for line in strand) > LONGEST_VERSE:
        return False
    lengths = {len(line.text) for line in strand}
    if len(lengths) == 1 and max(lengths) <= EVEN_VERSE:
        return not any(STOPS.intersection(line.text[:-1]) for line in strand)
    right = max(line.right for line in strand)
    lefts = [line.left for line in strand[1:]]  # the first may be indented
    is_level = max(lefts) - min(lefts) < 0.6 * body
    return is_level and sum(line.right > right - 0.7 * body for line in strand) < 0.6 * len(strand)


def _edges(lines: Sequence[PlacedLine]) -> tuple[float, float]:
    """Give the left and the right edge of a column: where a good part of its lines begin and end."""
    if len(lines) < 2:
        return lines[0].left, lines[0].right
    return quantiles([line.left for line in lines], n=4)[0], quantiles([line.right for line in lines], n=4)[1]


def _ordered(boxes: Sequence[Box]) -> list[int]:
    """Order boxes: those above before those below them; of two side by side the left one, unless something spans both.

    After each box comes one under it where there is one, else the leftmost.
    """
    if len(boxes) > INTERLOCKED:
        return sorted(range(len(boxes)), key=lambda at: (boxes[at][1], boxes[at][0]))
    before = [{other for other in range(len(boxes)) if _precedes(boxes, other, at)} for at in range(len(boxes))]
    order: list[int] = []
    waiting = set(range(len(boxes)))
    while waiting:
        ready = [at for at in waiting if not before[at] & waiting] or list(waiting)
        last = boxes[order[-1]] if order else (0.0, 0.0, float("inf"), 0.0)
        order.append(min(ready, key=lambda at: (not _overlap(boxes[at], last, 0), boxes[at][0], boxes[at][1])))
        waiting.discard(order[-1])
    return order


def _precedes(boxes: Sequence[Box], one: int, other: int) -> bool:
    first, second = boxes[one], boxes[other]
    if one == other:
        return False
    if _overlap(first, second, 0):
        return first[1] + first[3] < second[1] + second[3]
    if first[2] > second[0]:
        return False
    upper, lower = sorted((first[1] + first[3], second[1] + second[3]))
    return not any(
        _overlap(box, first, 0) and _overlap(box, second, 0) and upper < box[1] + box[3] < lower for box in boxes
    )


def _overlap(one: Box, other: Box, side: int) -> bool:
    return min(one[side + 2], other[side + 2]) > max(one[side], other[side])

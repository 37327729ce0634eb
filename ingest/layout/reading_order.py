"""From lines that stand on a page to its blocks in reading order (阅读顺序), by geometry alone.

The page is cut where white runs through (:mod:`ingest.layout.cutting`). What no cut parts is one column, or pieces too
interlocked to cut, which are ordered by who stands above and who to the left. In a column, lines of one size that follow
each other are a strand; a strand of body type is parted where a line is indented or the line before ends early.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from statistics import median, quantiles

from ingest.layout.apart import INDENT, Standing, White, usual_white
from ingest.layout.blocks import DISPLAY, Block, Box, block, join_lines
from ingest.layout.captions import is_at_picture, photos_of
from ingest.layout.cutting import cut, has_own_title, is_display, rows_of
from ingest.layout.drop_caps import with_drop_caps
from ingest.layout.furniture import furniture
from ingest.layout.hanging import with_hanging_numbers
from ingest.layout.joining import alike, join_rows, join_titles
from ingest.layout.lines import PlacedLine, around, body_size
from ingest.layout.rosters import with_rosters
from ingest.layout.ruling import NOTHING, Drawn, framed, is_inside
from ingest.layout.separating import drawn_back, is_parted

REMNANT = 2  # characters of a headline's last line that only did not fit into the one before
SPREAD = 1.2  # widths over heights of two pages side by side; one page is higher than wide
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
    """Lines of one block. ``goes_on`` as :class:`Block` has it; ``is_flush``: it begins without an indent.

    ``is_prose``: its lines were broken by the column's width, not by the writer.
    """

    lines: Strand
    is_prose: bool = False
    goes_on: bool | None = None
    is_flush: bool = False
    frame: Box | None = None


def blocks_in_order(
    lines: Sequence[PlacedLine], width: float, height: float, drawn: Drawn = NOTHING
) -> tuple[Block, ...]:
    """Give the blocks that ``lines`` make on a page of ``width`` and ``height``, with what is ``drawn`` in the same unit.

    What stands in a frame (框) comes after the row of stories that it stands in, beside or under.
    """
    if not lines:
        return ()
    body = body_size(lines)
    begun = with_hanging_numbers(with_drop_caps(with_rosters(lines, body), body), body)
    apart = drawn_back(join_titles(begun, body, drawn.down), drawn.across, drawn.down, body)
    white = usual_white(apart, body)
    photos = photos_of(drawn.pictures, lines)
    drawn = replace(drawn, pictures=tuple(photos))
    paragraphs = [
        paragraph
        for sheet in _unfolded(apart, width, height, body)
        for paragraph in _sheet(sheet, drawn.frames, drawn, white)
    ]
    boxes = [around([line.box for line in one.lines]) for one in paragraphs]
    standing, pictures = Standing(boxes), Standing([*photos, *(one.frame for one in paragraphs if one.frame)])
    found = []
    for at, one in enumerate(paragraphs):
        above = paragraphs[at - 1] if at else None
        found.append(
            replace(
                _block(one, width, height, body),
                is_ruled_off=above is not None and _is_ruled_off(drawn.across, above, one),
                is_at_picture=is_at_picture(boxes[at], photos, body),
                is_apart=_is_apart(above, one, standing, pictures, white) if above else None,
            )
        )
    return tuple(found)


def _is_apart(above: Paragraph, below: Paragraph, standing: Standing, pictures: Standing, white: White) -> bool | None:
    """Say whether a paragraph stands apart under the one before it; None where it stands beside that, or under a picture or a frame."""
    one, other = (around([line.box for line in paragraph.lines]) for paragraph in (above, below))
    sizes = [median(line.size for line in paragraph.lines) for paragraph in (above, below)]
    reach = white.reach(max(sizes) if min(sizes) >= DISPLAY * white.body else 0.0)
    if other[1] < (one[1] + one[3]) / 2 or below.lines[0].is_vertical or pictures.is_close_over(other, reach):
        return None
    return not standing.is_close_over(other, reach)


def _is_ruled_off(across: Sequence[Box], above: Paragraph, below: Paragraph) -> bool:
    """Say whether a rule runs between two paragraphs, over the whole of each."""
    one, other = (around([line.box for line in paragraph.lines]) for paragraph in (above, below))
    return all(is_parted(across, one[3], other[1], [box]) for box in (one, other))


def _sheet(lines: Sequence[PlacedLine], frames: Sequence[Box], drawn: Drawn, white: White) -> Iterator[Paragraph]:
    """Give the paragraphs of a page that is not folded: its rows, each with the ``frames`` in it, and its colophon."""
    body = white.body
    boxes = framed(lines, frames, DISPLAY * body)
    boxed = {id(line) for _, inside in boxes for line in inside}
    rows = _with_whole_foot(join_rows([line for line in lines if id(line) not in boxed], body, drawn.down), body)
    foot = _foot(rows)
    drawn = replace(drawn, frames=tuple(box for box, _ in boxes))
    is_under_headline = False
    for row in rows_of([line for line in rows if line not in foot], white, drawn):
        top = min(line.top for line in row)
        is_headed = is_under_headline and not has_own_title(row, body)
        while boxes and boxes[0][0][3] <= top and not is_headed:
            yield from _framed(*boxes.pop(0), frames, drawn, white)
        is_under_headline = is_display(row, body)
        for piece in cut(row, white, drawn):
            yield from _paragraphs(piece, rows, body)
        if is_under_headline:
            continue  # no frame comes between a headline and the text under it; what has its own is not under it
        reached = max(line.bottom for line in row)
        while boxes and (boxes[0][0][1] + boxes[0][0][3]) / 2 <= reached:
            yield from _framed(*boxes.pop(0), frames, drawn, white)
    for box in boxes:
        yield from _framed(*box, frames, drawn, white)
    yield from _paragraphs(foot, rows, body)


def _framed(
    frame: Box, lines: Sequence[PlacedLine], frames: Sequence[Box], drawn: Drawn, white: White
) -> Iterator[Paragraph]:
    """Give the paragraphs in a frame; there may be frames in it."""
    inner = [one for one in frames if one != frame and is_inside(one, frame)]
    for paragraph in _sheet(lines, inner, drawn, white):
        yield paragraph if paragraph.frame else replace(paragraph, frame=frame)


def _unfolded(lines: Sequence[PlacedLine], width: float, height: float, body: float) -> list[Sequence[PlacedLine]]:
    """Part a spread of two pages (跨版) at its fold; a headline over both goes with the left one. Give a page as it is."""
    over = [line for line in lines if line.left < width / 2 < line.right]
    if width < SPREAD * height or any(line.size < DISPLAY * body for line in over):
        return [lines]
    left = [line for line in lines if line.left < width / 2]
    right = [line for line in lines if line.left >= width / 2]
    return [half for half in (left, right) if half]


def _with_whole_foot(lines: list[PlacedLine], body: float) -> list[PlacedLine]:
    """Join the pieces of the page's colophon where nothing is close above: the columns above part its line by chance."""
    lowest = max((line.middle for line in lines), default=0.0)
    standing = Standing(line.box for line in lines)
    level = [
        line for line in lines if line.middle > lowest - line.size / 2 and not standing.is_close_over(line.box, body)
    ]
    level.sort(key=lambda line: line.left)
    if len(level) < 2 or furniture(level[0].text, len(lines) - 1, len(lines)) != "colophon":
        return lines
    rest = [line for line in lines if line not in level]
    return [*rest, *join_rows(level, body)]


def _foot(lines: Sequence[PlacedLine]) -> list[PlacedLine]:
    """Give the lowest lines of a page that are its colophon (责编), which no column takes in."""
    lowest = sorted(lines, key=lambda line: -line.bottom)
    return list(takewhile(lambda line: furniture(line.text, len(lines) - 1, len(lines)) == "colophon", lowest))[::-1]


def _paragraphs(piece: Sequence[PlacedLine], page: Sequence[PlacedLine], body: float) -> list[Paragraph]:
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


def _block(paragraph: Paragraph, width: float, height: float, body: float) -> Block:
    lines = paragraph.lines
    left, top, right, bottom = around([line.box for line in lines])
    box = (max(left / width, 0.0), max(top / height, 0.0), min(right / width, 1.0), min(bottom / height, 1.0))
    if lines[0].is_vertical:
        lines = sorted(lines, key=lambda line: -line.left)
    texts = [line.text for line in lines]
    if paragraph.is_prose:
        texts = [join_lines(texts)]
    elif len(texts) > 1 and len(texts[-1]) <= REMNANT:
        texts[-2:] = ["".join(texts[-2:])]
    size = round(median(line.size for line in lines) / body, 2)
    return replace(block(texts), box=box, size=size, goes_on=paragraph.goes_on, frame=paragraph.frame)

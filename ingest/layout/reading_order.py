"""From lines that stand on a page to its blocks in reading order (阅读顺序), by geometry alone.

The page is cut where white runs through (:mod:`ingest.layout.cutting`). What no cut parts has its paragraphs
(:mod:`ingest.layout.paragraphs`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from statistics import median

from ingest.layout.apart import Standing, White, usual_white
from ingest.layout.blocks import DISPLAY, Block, Box, block, join_lines
from ingest.layout.captions import is_at_picture, photos_of
from ingest.layout.cutting import cut, has_own_title, is_display, rows_of
from ingest.layout.drop_caps import with_drop_caps
from ingest.layout.furniture import furniture
from ingest.layout.hanging import with_hanging_numbers
from ingest.layout.joining import join_rows, join_titles
from ingest.layout.lines import PlacedLine, around, body_size
from ingest.layout.paragraphs import Paragraph, paragraphs_of
from ingest.layout.rosters import with_rosters
from ingest.layout.ruling import NOTHING, Drawn, framed, is_inside
from ingest.layout.separating import drawn_back, is_parted

REMNANT = 2  # characters of a headline's last line that only did not fit into the one before
SPREAD = 1.2  # widths over heights of two pages side by side; one page is higher than wide


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
            yield from paragraphs_of(piece, rows, body)
        if is_under_headline:
            continue  # no frame comes between a headline and the text under it; what has its own is not under it
        reached = max(line.bottom for line in row)
        while boxes and (boxes[0][0][1] + boxes[0][0][3]) / 2 <= reached:
            yield from _framed(*boxes.pop(0), frames, drawn, white)
    for box in boxes:
        yield from _framed(*box, frames, drawn, white)
    yield from paragraphs_of(foot, rows, body)


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

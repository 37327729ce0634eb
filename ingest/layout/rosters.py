"""Names that are printed in a grid (名单), which is read row by row: white runs down between them, but they are no columns."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from ingest.language.names import is_person
from ingest.layout.blocks import DISPLAY
from ingest.layout.features import HEADING_LENGTH
from ingest.layout.lines import WIDE, PlacedLine, around

LONGEST = 4  # characters of a name; 欧阳春雨 has four
PADDED = 0.7, 1.3  # sizes of white inside a name of two characters that is as wide as one of three (苏　禾)
FEWEST, ROWS = 3, 2  # names of a row, and rows
KNOWN = 0.5  # of them that are persons' names by their surnames, at least
LEVEL = 0.3  # sizes by which the names of a row stand level
ALIGNED = 0.5  # sizes by which the names of a column begin at one place
CLOSE = 3.0  # sizes from one row to the next, at most
BESIDE = 6  # grids side by side, at most
APART = 10.0  # sizes from one name's begin to the next one's, at most
BLANK = "\u3000"

Row = list[PlacedLine]


def with_rosters(lines: Sequence[PlacedLine], body: float) -> list[PlacedLine]:
    """Give a page's lines, each grid of names made one line, its names parted by blanks."""
    small = sorted(
        (line for line in lines if line.size < DISPLAY * body and not line.is_vertical), key=lambda line: line.middle
    )
    levels = list(_levels(filter(_may_be_name, small), body))
    if max(map(len, levels), default=0) < FEWEST:
        return list(lines)
    middles = [line.middle for line in small]
    rows = [row for level in levels for row in _rows_of_names(level, small, middles, body)]
    joined: dict[int, PlacedLine | None] = {}
    for grid in _grids(rows, body):
        pieces = [line for row in grid for line in row]
        names = [name for row in grid for name in _names(row, body)]
        text = BLANK.join(map(_text, names))
        if len(text) <= HEADING_LENGTH or not _are_names(names):
            continue  # so short a line would pass for a headline, and take the next story's
        joined |= {id(line): None for line in pieces}
        size = median(line.size for line in pieces)
        joined[id(pieces[0])] = PlacedLine(text, *around([line.box for line in pieces]), size)
    return [line for line in (joined.get(id(line), line) for line in lines) if line is not None]


def _are_names(names: Sequence[Row]) -> bool:
    """Say whether these are persons' names, not a table's cells or short verses that stand side by side."""
    known = sum(is_person("".join(line.text for line in name)) for name in names)
    return known >= KNOWN * len(names)


def _may_be_name(line: PlacedLine) -> bool:
    return len(line.text) <= LONGEST and line.text.isalnum() and min(line.text) >= WIDE


def _levels(lines: Iterable[PlacedLine], body: float) -> Iterator[Row]:
    """Give those of lines, which come from the top, that stand level, each row from the left."""
    row: Row = []
    for line in lines:
        if row and line.middle - row[-1].middle > LEVEL * body:
            yield sorted(row, key=lambda line: line.left)
            row = []
        row.append(line)
    if row:
        yield sorted(row, key=lambda line: line.left)


def _rows_of_names(level: Row, lines: Sequence[PlacedLine], middles: Sequence[float], body: float) -> Iterator[Row]:
    """Give the runs of names on a level that nothing else stands between."""
    middle, reach = level[0].middle, LEVEL * body
    beside = lines[bisect_left(middles, middle - reach) : bisect_right(middles, middle + reach)]
    others = [line.left for line in beside if not _may_be_name(line)]
    row = level[:1]
    for before, line in pairwise(level):
        if line.left - before.left > APART * body or any(before.left < other < line.left for other in others):
            yield row
            row = []
        row.append(line)
    yield row


def _names(row: Row, body: float) -> list[Row]:
    """Part the pieces of a row into names, of which some are padded."""
    names: list[Row] = []
    for line in row:
        before = names[-1] if names else []
        is_second = len(before) == 1 and len(before[0].text) == len(line.text) == 1
        if is_second and PADDED[0] * body < line.left - before[0].right < PADDED[1] * body:
            before.append(line)
        else:
            names.append([line])
    return names


def _text(name: Row) -> str:
    return BLANK.join(line.text for line in name)


def _grids(rows: Sequence[Row], body: float) -> list[list[Row]]:
    """Give the rows that stand close under one another with their names in columns; the last one may be short."""
    grids: list[list[Row]] = []
    for row in rows:
        near = [grid for grid in grids[-BESIDE:] if row[0].middle - grid[-1][0].middle < CLOSE * body]
        above = next((grid for grid in near if _is_aligned(row, grid[0], body)), None)
        if above is not None:
            above.append(row)
        elif len(_names(row, body)) >= FEWEST:
            grids.append([row])
    return [grid for grid in grids if len(grid) >= ROWS]


def _is_aligned(row: Row, above: Row, body: float) -> bool:
    """Say whether a row's first name and most others begin where names of another do: a long name moves those after it."""
    places = [name[0].left for name in _names(above, body)]
    found = [any(abs(name[0].left - place) < ALIGNED * body for place in places) for name in _names(row, body)]
    return found[0] and 2 * sum(found) >= len(found)

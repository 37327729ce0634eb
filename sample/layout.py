"""Lay a page out: strips across it for masthead and banners above, the colophon below, columns between them."""

from __future__ import annotations

from itertools import accumulate

from ingest.items import Kind, Region

COLUMNS = 3
STRIP = 0.07  # height of a strip, as a fraction of the page's
SMALLEST = 120  # characters; a shorter piece takes the room of so many

HEAD = (Kind.MASTHEAD, Kind.BANNER)
FOOT = (Kind.COLOPHON,)


def lay_out(sizes: list[tuple[Kind, int]]) -> list[Region]:
    """Give each piece of a page its region, none over another, from their kinds and lengths in characters.

    The columns are filled in the order of the pieces, each about as long as the others; within a column a piece's
    height is its share of the column's text.
    """
    head = [number for number, (kind, _) in enumerate(sizes) if kind in HEAD]
    foot = [number for number, (kind, _) in enumerate(sizes) if kind in FOOT]
    top, bottom = len(head) * STRIP, 1 - len(foot) * STRIP
    regions = {number: _box(0, row * STRIP, 1, STRIP) for row, number in enumerate(head)}
    regions |= {number: _box(0, bottom + row * STRIP, 1, STRIP) for row, number in enumerate(foot)}
    rooms = {number: max(size, SMALLEST) for number, (_, size) in enumerate(sizes) if number not in regions}
    for left, column in enumerate(_columns(rooms)):
        heights = [(bottom - top) * rooms[number] / sum(rooms[one] for one in column) for number in column]
        tops = accumulate(heights, initial=top)
        for number, start, height in zip(column, tops, heights, strict=False):
            regions[number] = _box(left / COLUMNS, start, 1 / COLUMNS, height)
    return [regions[number] for number in range(len(sizes))]


def _columns(rooms: dict[int, int]) -> list[list[int]]:
    """Give the pieces of each column: a piece stands in the column where its middle falls."""
    columns: list[list[int]] = [[] for _ in range(COLUMNS)]
    whole, before = sum(rooms.values()), 0
    for number, room in rooms.items():
        columns[int(COLUMNS * (before + room / 2) / whole)].append(number)
        before += room
    return columns


def _box(left: float, top: float, width: float, height: float) -> Region:
    return ((left, top), (left + width, top), (left + width, top + height), (left, top + height))

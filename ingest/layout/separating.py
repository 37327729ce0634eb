"""What drawn rules (栏线) part: white stands on both sides of a rule, however narrow it was printed.

A rule across parts what is above it from what is below, where it runs over the whole of that. A rule down parts columns;
whether they are one story's is for the headlines over them to say, as it is where only white parts them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.layout.blocks import Box
from ingest.layout.lines import PlacedLine

WHITE = 0.36  # sizes of body type that stand on each side of a rule: together more than a gutter or a gap of rows
COVERED = 0.8  # of the width of what a rule across parts
LAST_LINES = 2.5  # sizes of body type by which a rule down may end above the last line beside it
SIDES = ("left", "top", "right", "bottom")
OVER = 0.6, 1.0  # sizes by which a box may reach over a rule down (half a comma is white), and over one across


def drawn_back(
    lines: Iterable[PlacedLine], across: Sequence[Box], down: Sequence[Box], body: float
) -> list[PlacedLine]:
    """Give the lines, those close to a rule with that side of their box drawn back from it."""
    found = list(lines)
    for rules, first, last in ((across, "top", "bottom"), (down, "left", "right")):
        for name, sign in ((last, -1), (first, 1)):
            _draw_back(found, rules, name, sign, body)
    return found


def _draw_back(lines: list[PlacedLine], rules: Sequence[Box], name: str, sign: int, body: float) -> None:
    """Draw the side of this ``name`` back from rules; ``sign`` is the direction in which the line stands from its rule."""
    side, white = SIDES.index(name), WHITE * body
    along = side % 2
    ends = sorted((line.box[side], at) for at, line in enumerate(lines))
    over = OVER[along] * body
    for rule in rules:
        place = (rule[along] + rule[along + 2]) / 2
        low, high = sorted((place - sign * over, place + sign * white))
        for _, at in ends[bisect_left(ends, (low, 0)) : bisect_right(ends, (high, len(lines)))]:
            box = lines[at].box
            is_on_its_side = sign * ((box[along] + box[along + 2]) / 2 - place) > 0
            if is_on_its_side and box[1 - along] < rule[3 - along] and rule[1 - along] < box[3 - along]:
                lines[at] = replace(lines[at], **{name: place + sign * white})  # type: ignore[arg-type]  # a side's name


def is_parted(across: Sequence[Box], above: float, below: float, parted: Iterable[Box]) -> bool:
    """Say whether rules between two heights run over most of the width of what they part."""
    between = sorted(rule for rule in across if above <= rule[1] and rule[3] <= below)
    if not between:
        return False
    whole = covered = 0.0
    for left, _, right, _ in parted:
        whole += right - left
        for begin, _, end, _ in between:
            covered += max(0.0, min(end, right) - max(begin, left))
            left = max(left, end)  # noqa: PLW2901  # what two rules cover is counted once
    return covered >= COVERED * whole


def beside_rules(lines: Sequence[PlacedLine], down: Sequence[Box], body: float) -> list[list[PlacedLine]]:
    """Part lines by the rules that run down the whole of them; a rule between a story's columns begins under its headline."""
    top, bottom = min(line.top for line in lines), max(line.bottom for line in lines)
    places = []
    for rule in sorted(down):
        place = (rule[0] + rule[2]) / 2
        is_whole = rule[1] <= top + body and rule[3] >= bottom - LAST_LINES * body
        over = OVER[0] * body
        if is_whole and not any(line.left < place - over and line.right > place + over for line in lines):
            places.append(place)
    sides: list[list[PlacedLine]] = [[] for _ in range(len(places) + 1)]
    for line in lines:
        sides[bisect_left(places, (line.left + line.right) / 2)].append(line)
    return [side for side in sides if side]

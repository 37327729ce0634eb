"""Lines, frames and pictures that are drawn on a PDF page (栏线、框、图片).

A frame is a path whose bounds are a rectangle of some size: four sides drawn in one stroke, or a tinted ground (底纹); what
stands in one is read by itself. A rule is a path that is long and thin. The rules of a table part nothing of a page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.layout.blocks import Box
from ingest.layout.lines import PlacedLine

MOST_PATHS = 20_000  # of one page; a map or a drawing has thousands, and none of them is a frame
SMALLEST = 40.0  # points of a frame's side or a picture's, or a rule's length
THICKEST = 6.0  # points of a rule
EDGE = 2.0  # points beyond the page that a stroke may reach; some files draw far outside it
WHOLE = 0.6  # of a page's lines: what holds more is the page's own frame or ground
FEWEST = 3  # lines of body type in a frame; of fewer it is a photo's, or the ground of a headline
NESTED = 3  # forms within forms
CROSSED = 2  # other rules that cross one of a table
ROWS, ROWS_HEIGHT = 2, 60.0  # others of the same ends that stand so close, in points, over and under one of a table
MOST_RULES = 400  # of one page; more are a drawing's


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn on a page beside its type: boxes in points, origin top left. Rules run ``across`` it or ``down``."""

    frames: tuple[Box, ...] = ()
    across: tuple[Box, ...] = ()
    down: tuple[Box, ...] = ()
    pictures: tuple[Box, ...] = ()


NOTHING = Drawn()


def drawn_on(page: pypdfium2.PdfPage) -> Drawn:
    """Give what is drawn on an unturned page; nothing of a page that is turned when it is shown."""
    if page.get_rotation():
        return NOTHING
    left, bottom, end, top = page.get_bbox()
    frames, rules, pictures = set[Box](), set[Box](), set[Box]()
    wanted = [pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE]
    for number, one in enumerate(page.get_objects(filter=wanted, max_depth=NESTED)):
        if number >= MOST_PATHS:
            return NOTHING
        x, foot, right, head = one.get_bounds()
        long, short = sorted((right - x, head - foot), reverse=True)
        if not (left - EDGE <= x and right <= end + EDGE and bottom - EDGE <= foot and head <= top + EDGE):
            continue
        box = (round(x - left, 1), round(top - head, 1), round(right - left, 1), round(top - foot, 1))
        if one.type == pdfium.FPDF_PAGEOBJ_IMAGE and short >= SMALLEST:
            pictures.add(box)
        elif short >= SMALLEST:
            frames.add(box)
        elif long >= SMALLEST and short <= THICKEST:
            rules.add(box)
    across, down = _page_rules(sorted(rules))
    return Drawn(tuple(sorted(frames)), across, down, tuple(sorted(pictures)))


def _page_rules(rules: Sequence[Box]) -> tuple[tuple[Box, ...], tuple[Box, ...]]:
    """Give the rules that run across and down a page, those of tables left out."""
    if len(rules) > MOST_RULES:
        return (), ()
    across = [rule for rule in rules if rule[2] - rule[0] > rule[3] - rule[1]]
    down = [rule for rule in rules if rule[2] - rule[0] <= rule[3] - rule[1]]
    crossings = Counter(
        one
        for level in across
        for upright in down
        if level[0] + EDGE < upright[0] < level[2] - EDGE and upright[1] + EDGE < level[1] < upright[3] - EDGE
        for one in (level, upright)
    )
    return (
        tuple(rule for rule in across if crossings[rule] < CROSSED and not _is_of_rows(rule, across)),
        tuple(rule for rule in down if crossings[rule] < CROSSED),
    )


def _is_of_rows(rule: Box, across: Sequence[Box]) -> bool:
    """Say whether a rule is one of several of one length, close under one another, as in a table without columns."""
    near = [one for one in across if THICKEST < abs(one[1] - rule[1]) < ROWS_HEIGHT]
    return sum(abs(one[0] - rule[0]) < EDGE and abs(one[2] - rule[2]) < EDGE for one in near) >= ROWS


def framed(lines: Sequence[PlacedLine], frames: Sequence[Box], display: float) -> list[tuple[Box, list[PlacedLine]]]:
    """Give the frames, from the top, that hold a text of their own, each with its lines; of nested ones the outer.

    ``display`` is the size from which type is display type.
    """
    held: list[tuple[Box, list[PlacedLine]]] = []
    for frame in sorted(frames, key=lambda box: (box[0] - box[2]) * (box[3] - box[1])):
        inside = [line for line in lines if is_inside(line.box, frame)]
        is_text = sum(line.size < display for line in inside) >= FEWEST and len(inside) < WHOLE * len(lines)
        if is_text and not any(is_inside(frame, other) for other, _ in held):
            held.append((frame, inside))
    return sorted(held, key=lambda one: one[0][1])


def is_inside(box: Box, frame: Box) -> bool:
    """Say whether the middle of a box is in a frame."""
    across, down = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return frame[0] <= across <= frame[2] and frame[1] <= down <= frame[3]

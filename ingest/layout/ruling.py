"""Lines and frames that are drawn on a PDF page (栏线、框): what stands in a frame is read by itself.

A frame is a path whose bounds are a rectangle of some size: four sides drawn in one stroke, or a tinted ground (底纹).
"""

from __future__ import annotations

from collections.abc import Sequence

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.layout.blocks import Box
from ingest.layout.lines import PlacedLine

MOST_PATHS = 20_000  # of one page; a map or a drawing has thousands, and none of them is a frame
SMALLEST = 40.0  # points of a frame's side
EDGE = 2.0  # points beyond the page that a stroke may reach; some files draw far outside it
WHOLE = 0.6  # of a page's lines: what holds more is the page's own frame or ground
FEWEST = 3  # lines of body type in a frame; of fewer it is a photo's, or the ground of a headline
NESTED = 3  # forms within forms


def frames_of(page: pypdfium2.PdfPage) -> tuple[Box, ...]:
    """Give the frames of an unturned page in points, origin top left; none of a page that is turned when it is shown."""
    if page.get_rotation():
        return ()
    left, bottom, end, top = page.get_bbox()
    found: set[Box] = set()
    paths = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=NESTED)
    for number, path in enumerate(paths):
        if number >= MOST_PATHS:
            return ()
        x, foot, right, head = path.get_bounds()
        is_on_page = left - EDGE <= x and right <= end + EDGE and bottom - EDGE <= foot and head <= top + EDGE
        if is_on_page and right - x >= SMALLEST and head - foot >= SMALLEST:
            found.add((round(x - left), round(top - head), round(right - left), round(top - foot)))
    return tuple(found)


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

"""What was seen in a page's picture, put straight: as it would stand on a page that does not lean (纠偏)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.layout.blocks import Box
from ingest.layout.captions import photos_of
from ingest.layout.grounds import grounds_of
from ingest.layout.ink import Point, turned
from ingest.layout.lines import PlacedLine, body_size
from ingest.layout.ruling import NOTHING, Drawn, is_inside
from ingest.layout.sight import LEGIBLE, Seen, SeenLine
from ingest.layout.strokes import frames_of, is_side, without_tables

SURE = 0.85  # confidence; our guess: on the sample's scans a line read right seldom has less
INK = 0.92  # of a Chinese character's size, in Noto's faces and their like
UPRIGHT = 1.5  # heights over widths of a vertical line (竖排)


@dataclass(frozen=True, slots=True)
class Straight:
    """A page put straight, in pixels: its legible lines, and what is drawn beside them."""

    lines: tuple[PlacedLine, ...]
    drawn: Drawn


def straightened(seen: Seen) -> Straight:
    """Give what was seen of a page as it would stand on a straight one; what a photo shows is text only where it is sure."""
    kept = [line for line in seen.lines if line.confidence >= LEGIBLE]
    middle = (seen.width / 2, seen.height / 2)
    lines = [_placed(line, middle, seen.skew) for line in kept]
    drawn = drawn_on(seen, body_size(lines)) if lines else NOTHING
    photos = photos_of(drawn.pictures, lines)
    text = tuple(
        part
        for one, line in zip(kept, lines, strict=True)
        if one.confidence >= SURE or not any(is_inside(line.box, photo) for photo in photos)
        for part in _parted(one, line, drawn.down)
    )
    return Straight(text, drawn)


def drawn_on(seen: Seen, body: float) -> Drawn:
    """Give what is drawn on a page whose body type has this size, in pixels: frames, rules and photos."""
    across, down = without_tables(seen.across, seen.down, body)
    frames = frames_of(across, down, body)
    tinted, dark = grounds_of(seen.picture.convert("L"), seen.skew, body)
    across, down = (
        tuple(
            rule
            for rule in rules
            if not any(is_side(rule, frame, body) for frame in (*frames, *dark))
            and not any(is_inside(rule, photo) for photo in dark)
        )
        for rules in (across, down)
    )
    return Drawn((*frames, *tinted, *dark), across, down, dark)


def _parted(seen: SeenLine, line: PlacedLine, down: Sequence[Box]) -> Iterator[PlacedLine]:
    """Part a line that the engine read across rules (栏线), which part two columns' lines."""
    rest, places = line, seen.places
    for rule in sorted(down):
        if not (places and line.left < rule[0] < line.right and rule[1] < line.middle < rule[3]):
            continue
        share = (rule[0] - line.left) / (line.right - line.left)
        at = sum(place < share for place in places)
        if 0 < at < len(places):
            yield replace(rest, text=rest.text[:at], right=rule[0])
            rest, places = replace(rest, text=rest.text[at:], left=rule[0]), places[at:]
    yield rest


def _placed(line: SeenLine, middle: Point, skew: float) -> PlacedLine:
    corners = [turned(point, middle, -skew) for point in line.corners]
    across, down = sorted(x for x, _ in corners), sorted(y for _, y in corners)
    # Two corners a side: their mean is the side of a box that still leans a little.
    left, right, top, bottom = sum(across[:2]) / 2, sum(across[2:]) / 2, sum(down[:2]) / 2, sum(down[2:]) / 2
    is_vertical = len(line.text) > 1 and bottom - top > UPRIGHT * (right - left)
    size = line.ink / INK
    # The engine's boxes are wider than the type on all four sides by about as much.
    spare = max(0.0, ((right - left if is_vertical else bottom - top) - size) / 2) if size else 0.0
    return PlacedLine(line.text, left + spare, top + spare, right - spare, bottom - spare, size, is_vertical)

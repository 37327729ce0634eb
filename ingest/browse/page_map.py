"""A page (版) is shown as it was laid out: every article where it stands, drawn from the archive's own regions.

Nothing is fetched from the paper for it, neither the page's image nor its PDF.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

WIDTH = 1000  # of a drawn page, in its own units
PROPORTION = 1.42  # height over width of a page whose size is not known
NARROWEST, WIDEST = 0.3, 4.0  # proportions of anything that is still drawn as a page

Polygon = list[list[float]]


@dataclass(frozen=True, slots=True)
class Spot:
    """A piece of an article on a page. ``polygons`` are SVG points; ``box`` (x, y, width, height) is where its name stands."""

    article: str
    kind: str
    name: str
    polygons: tuple[str, ...]
    box: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class PageMap:
    """A drawn page; ``height`` is in the units of ``WIDTH``. ``unplaced`` are pieces whose place is not known."""

    id: str
    label: str
    height: int
    spots: tuple[Spot, ...]
    unplaced: tuple[Spot, ...]


def page_map(page: Any, parts: Iterable[Any]) -> PageMap:
    """Draw one page from its row and the rows of the pieces that stand on it."""
    proportion = page["height"] / page["width"] if page["width"] and page["height"] else PROPORTION
    height = round(WIDTH * min(WIDEST, max(NARROWEST, proportion)))
    spots = [_spot(part, height) for part in parts]
    return PageMap(
        id=page["id"],
        label=page["label"] or f"第{page['sequence']}版",
        height=height,
        # The larger lie under the smaller, which often stand within them.
        spots=tuple(sorted((spot for spot in spots if spot.polygons), key=lambda spot: -spot.box[2] * spot.box[3])),
        unplaced=tuple(spot for spot in spots if not spot.polygons),
    )


def _spot(part: Any, height: int) -> Spot:
    polygons: list[Polygon] = [polygon for polygon in json.loads(part["region_json"]) if len(polygon) > 2]
    drawn = tuple(" ".join(f"{x * WIDTH:.0f},{y * height:.0f}" for x, y in polygon) for polygon in polygons)
    boxes = [_box(polygon, height) for polygon in polygons] or [(0, 0, 0, 0)]
    name = part["headline"] or part["body"].partition("\n")[0][:40] or part["kind"]
    return Spot(part["id"], part["kind"], name, drawn, max(boxes, key=lambda box: box[2] * box[3]))


def _box(polygon: Polygon, height: int) -> tuple[int, int, int, int]:
    across, down = [x * WIDTH for x, _ in polygon], [y * height for _, y in polygon]
    return round(min(across)), round(min(down)), round(max(across) - min(across)), round(max(down) - min(down))

"""What white tells: what stands apart (空) from what is above it, by more white than its page sets inside a text.

A text is set solid, its lines as far from one another as its paragraphs or nearly so; between two stories there is more.
How much is usual is each page's own and is measured, in its texts and in its headline stacks.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from ingest.layout.blocks import DISPLAY, Box
from ingest.layout.lines import PlacedLine

MORE = 0.8  # sizes of body type beyond what is usual: half a line of type and its leading
FARTHEST = 3.0  # sizes of body type in which the next line of a text or a deck is looked for
INDENT = 1.2  # sizes of body type; a paragraph's indent is 2
FEWEST = 4  # pairs of lines that show what is usual


@dataclass(frozen=True, slots=True)
class White:
    """The white that a page usually sets above a paragraph of a ``text`` and above a line of a ``deck``."""

    body: float
    text: float
    deck: float

    def reach(self, size: float = 0.0) -> float:
        """Give how much white is still usual over a text, or over a line of a deck whose largest type has this ``size``."""
        return self.deck + MORE * max(self.body, size / 2) if size else self.text + MORE * self.body


def usual_white(lines: Sequence[PlacedLine], body: float) -> White:
    """Measure a page's usual white.

    A page of briefs has more white above most of its paragraphs than inside them: of paragraphs the closest quarter tells.
    """
    solid: list[float] = []
    texts: list[float] = []
    decks: list[float] = []
    for above, below in _neighbours(lines, body):
        white = below.top - above.bottom
        displays = [line.size >= DISPLAY * body for line in (above, below)]
        if all(displays):
            decks.append(white)
        elif not any(displays):
            (texts if below.left > above.left + INDENT * body else solid).append(white)
    leading = median(solid) if solid else 0.0
    text = quantiles(texts, n=4)[0] if len(texts) >= FEWEST else leading
    return White(body, max(text, leading), median(decks) if len(decks) >= FEWEST else max(text, leading))


def _neighbours(lines: Sequence[PlacedLine], body: float) -> Iterator[tuple[PlacedLine, PlacedLine]]:
    """Give each line that has another close under it with that."""
    ordered = sorted((line for line in lines if not line.is_vertical), key=lambda line: line.top)
    tops = [line.top for line in ordered]
    for line in ordered:
        first, last = (bisect_left(tops, place) for place in (line.middle, line.bottom + FARTHEST * body))
        below = next((one for one in ordered[first:last] if one.left < line.right and line.left < one.right), None)
        if below is not None and below is not line:
            yield line, below


def is_blank(pictures: Iterable[Box], above: float, below: float) -> bool:
    """Say whether no picture reaches into the white between two heights."""
    return not any(box[1] < below and above < box[3] for box in pictures)


class Standing:
    """What stands on a page: asked what is close above something."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        self._ordered = sorted(boxes, key=lambda box: box[3])
        self._feet = [box[3] for box in self._ordered]

    def is_close_over(self, box: Box, reach: float) -> bool:
        """Say whether anything ends over a box, no farther from it than ``reach``."""
        left, top, right, _ = box
        first, last = bisect_left(self._feet, top - reach), bisect_left(self._feet, (top + box[3]) / 2)
        return any(one[0] < right and left < one[2] for one in self._ordered[first:last])

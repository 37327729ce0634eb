"""Draw an explained page: its numbered blocks where they stand, one colour a segment, as an SVG picture.

The page itself lies under them where it can be drawn: a scan, or a PDF where Pillow is installed.
"""

from __future__ import annotations

import base64
from html import escape

from ingest.explaining import ExplainedBlock, Explanation, PagePicture
from ingest.layout.blocks import Box

WIDTH = 1000.0  # of the picture, in its own units
COLOURS = ("#b6d7f5", "#f9d5a7", "#c9e7c4", "#f3c1c8", "#d9cdf2", "#f5ecae", "#bfe6e3", "#e2cbb4")
PROPORTION = 1.42  # height over width of a page that cannot be drawn itself
SMALLEST, LARGEST = 7.0, 26.0  # of the written text


def draw(explanation: Explanation, page: PagePicture | None = None) -> str:
    """Give the page's picture, over that of the page itself where there is one. Blocks without a place are left out."""
    height = WIDTH * (page.proportion if page else PROPORTION)
    under = ""
    if page:
        data = base64.b64encode(page.jpeg).decode()
        under = f'<image width="{WIDTH:g}" height="{height:g}" href="data:image/jpeg;base64,{data}"/>'
    drawn = "".join(
        _block(block, block.box, COLOURS[segment.number % len(COLOURS)], height, is_over=page is not None)
        for segment in explanation.segments
        for block in segment.blocks
        if block.box
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {height:g}" font-family="sans-serif">'
        f'<rect width="{WIDTH:g}" height="{height:g}" fill="white"/>{under}{drawn}</svg>\n'
    )


def _block(block: ExplainedBlock, box: Box, colour: str, height: float, *, is_over: bool) -> str:
    """Draw one block: over the page a tint and its number, else its text too."""
    left, top, right, bottom = box[0] * WIDTH, box[1] * height, box[2] * WIDTH, box[3] * height
    wide, tall = right - left, bottom - top
    size = max(SMALLEST, min(LARGEST, 0.8 * tall, 1.4 * wide / max(len(block.text), 8)))
    said = f"<title>{block.number} {escape(block.label)}: {escape(block.text[:200])}</title>"
    place = f'x="{left:.1f}" y="{top:.1f}" width="{wide:.1f}" height="{tall:.1f}" stroke-width="0.6"'
    number = f'<tspan font-weight="bold" fill="#a00">{block.number}</tspan>'
    if is_over:  # the number stands left of the block, where it hides nothing
        return (
            f'<g>{said}<rect {place} fill="{colour}" fill-opacity="0.4" stroke="#333"/>'
            f'<text x="{left - 2:.1f}" y="{top + 11:.1f}" font-size="11" text-anchor="end">{number}</text></g>'
        )
    shown = block.text[: max(1, int(wide / size) - len(str(block.number)) - 1)]
    return (
        f'<g>{said}<rect {place} fill="{colour}" stroke="#666"/>'
        f'<text x="{left + 2:.1f}" y="{top + size:.1f}" font-size="{size:.1f}">{number} {escape(shown)}</text></g>'
    )

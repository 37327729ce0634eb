"""Draw an explained page: its numbered blocks where they stand, one colour a segment, as an SVG picture."""

from __future__ import annotations

from html import escape

from ingest.explaining import Explanation

WIDTH = 1000.0  # of the picture, in its own units
COLOURS = ("#b6d7f5", "#f9d5a7", "#c9e7c4", "#f3c1c8", "#d9cdf2", "#f5ecae", "#bfe6e3", "#e2cbb4")
SMALLEST, LARGEST = 7.0, 26.0  # of the written text


def draw(explanation: Explanation, proportion: float = 1.42) -> str:
    """Give the page's picture; ``proportion`` is its height over its width. Blocks without a place are left out."""
    height = WIDTH * proportion
    drawn = "".join(
        _block(block.number, block.text, block.label, block.box, COLOURS[segment.number % len(COLOURS)], height)
        for segment in explanation.segments
        for block in segment.blocks
        if block.box
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {height:g}" font-family="sans-serif">'
        f'<rect width="{WIDTH:g}" height="{height:g}" fill="white"/>{drawn}</svg>\n'
    )


def _block(
    number: int, text: str, label: str, box: tuple[float, float, float, float], colour: str, height: float
) -> str:
    left, top, right, bottom = box[0] * WIDTH, box[1] * height, box[2] * WIDTH, box[3] * height
    wide, tall = right - left, bottom - top
    size = max(SMALLEST, min(LARGEST, 0.8 * tall, 1.4 * wide / max(len(text), 8)))
    shown = text[: max(1, int(wide / size) - len(str(number)) - 1)]
    return (
        f"<g><title>{number} {escape(label)}: {escape(text[:200])}</title>"
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{wide:.1f}" height="{tall:.1f}" fill="{colour}" stroke="#666" '
        f'stroke-width="0.6"/><text x="{left + 2:.1f}" y="{top + size:.1f}" font-size="{size:.1f}">'
        f'<tspan font-weight="bold" fill="#a00">{number}</tspan> {escape(shown)}</text></g>'
    )

"""Text that is printed over a page's text (水印) is no text of it; a headline that is drawn aslant as an ornament is.

A watermark stands over the text, is aslant, pale or small, or says its word all over the page. A headline stands alone.
"""

from __future__ import annotations

import ctypes
import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.layout.blocks import LARGE
from ingest.layout.lines import WIDE, Glyph

Run = list[Glyph]

MOST = 2_000  # runs of a page that may be watermarks; of more nobody can say which lies over which
LARGER = 1.3  # sizes over that of the text that a watermark is printed over
CORE = 0.3  # of a character's height, up and down and to both sides of its middle: what is there is printed over it
CROSSED = 0.3  # of its characters that stand over text
OFTEN, SHORTEST = 4, 3  # times that a page says a small watermark's word, and its characters
LONGEST = 8  # characters of a word that a ground's pattern repeats; a column's lines are longer
SAME = 1.02  # larger over smaller size of a watermark's copies
STEEPEST = 20.0  # degrees by which a headline leans, at most
PALEST = 0.5  # of full ink, that a headline has at least
STEP = -0.8, 3.0  # sizes from one character's end to the next one's begin in a line aslant


def without_watermarks(runs: Sequence[Run]) -> Sequence[Run]:
    """Give runs of characters without large ones that are printed over smaller ones, and without their copies elsewhere.

    What is said many times may be as small as the text. A headline may stand over a ground whose pattern (底纹) is a word,
    or under its kicker.
    """
    heights = [run[0][4] - run[0][2] for run in runs]
    said = [_said(run) for run in runs]
    least = LARGER * median(heights) if heights else 0.0
    times = Counter(said)
    often = {text for text, number in times.items() if number >= OFTEN and len(text) >= SHORTEST}
    patterns = {text for text, number in times.items() if number >= OFTEN and len(text) <= LONGEST and text.isalnum()}
    doubtful = [at for at, height in enumerate(heights) if height >= least or said[at] in often]
    if not 0 < len(doubtful) <= MOST:
        return runs
    ordered = sorted(zip(runs, said, strict=True), key=lambda one: one[0][0][2])
    tops = [run[0][2] for run, _ in ordered]
    marks: dict[str, list[float]] = {}
    for at in doubtful:
        run, text, height = runs[at], said[at], heights[at]
        first, last = min(one[2] for one in run), max(one[4] for one in run)
        near = ordered[bisect_left(tops, first - max(height, least)) : bisect_right(tops, last)]
        others = [
            one
            for one, words in near
            if (LARGER * (size := one[0][4] - one[0][2]) <= height and size < least and words not in patterns)
            or (text in often and times[words] < times[text])
        ]
        if others and _is_over_text(run, others):
            marks.setdefault(text, []).append(height)
    if not marks:
        return runs
    return [
        run
        for run, text, height in zip(runs, said, heights, strict=True)
        if not any(height < SAME * size and size < SAME * height for size in marks.get(text, ()))
    ]


def _is_over_text(run: Run, others: Sequence[Run]) -> bool:
    left, right = min(one[1] for one in run), max(one[3] for one in run)
    under = [other for other in others if other[0][1] < right and left < other[-1][3]]
    return sum(_is_over(one, under) for one in run) >= CROSSED * len(run)


def _is_over(glyph: Glyph, under: Sequence[Run]) -> bool:
    _, left, top, right, bottom, _ = glyph
    reach = 2 * CORE * (bottom - top)
    return any(
        abs(one[1] + one[3] - left - right) < reach and abs(one[2] + one[4] - top - bottom) < reach
        for run in under
        if run[0][1] < right and left < run[-1][3]
        for one in run
        # Letters are printed over a headline too, as an ornament.
        if one[0] >= WIDE and one[0].isalnum()
    )


def _said(run: Run) -> str:
    return "".join(glyph[0] for glyph in run)


@dataclass(frozen=True, slots=True)
class _Leaning:
    """A character that is drawn aslant: its place ``along`` its line and ``across`` it, in points."""

    glyph: Glyph
    number: int
    angle: float
    size: float
    along: float
    across: float


def headlines_aslant(
    text_page: pypdfium2.PdfTextPage, aslant: Sequence[tuple[int, Glyph]], body: Sequence[Glyph]
) -> list[Glyph]:
    """Give the characters, each with its number in the page's text, of headlines that are drawn aslant, put straight.

    ``body`` are the page's other characters.
    """
    usual = median(one[4] - one[2] for one in body) if body else 0.0
    lines: list[list[_Leaning]] = []
    for number, glyph in aslant:
        one = _leaning(text_page, number, glyph)
        if lines and _goes_on(lines[-1][-1], one):
            lines[-1].append(one)
        else:
            lines.append([one])
    said = Counter("".join(one.glyph[0] for one in line) for line in lines)
    return [
        glyph
        for line in lines
        if abs(line[0].angle) <= math.radians(STEEPEST) and line[0].size >= LARGE * usual
        if said["".join(one.glyph[0] for one in line)] == 1 and _ink(text_page, line[0].number) >= PALEST
        for glyph in _straight(line)
    ]


def _leaning(text_page: pypdfium2.PdfTextPage, number: int, glyph: Glyph) -> _Leaning:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text_page.raw, number, ctypes.byref(matrix))
    angle = -math.atan2(matrix.b, matrix.a)  # clockwise
    _, left, top, right, bottom, _ = glyph
    x, y = (left + right) / 2, (top + bottom) / 2
    sine, cosine = abs(math.sin(angle)), abs(math.cos(angle))
    # The box stands around a square that leans.
    size = (bottom - top) / (sine + cosine)
    along, across = x * math.cos(angle) + y * math.sin(angle), y * math.cos(angle) - x * math.sin(angle)
    return _Leaning(glyph, number, angle, size, along, across)


def _goes_on(before: _Leaning, one: _Leaning) -> bool:
    least, most = (size * before.size for size in STEP)
    step = one.along - before.along - before.size
    return abs(one.across - before.across) < 0.3 * before.size and least < step < most


def _straight(line: Sequence[_Leaning]) -> list[Glyph]:
    """Give a line's characters level about its middle."""
    middle = sum(one.along for one in line) / len(line)
    x = sum(one.glyph[1] + one.glyph[3] for one in line) / (2 * len(line))
    y = sum(one.glyph[2] + one.glyph[4] for one in line) / (2 * len(line))
    found = []
    for one in line:
        character, left, _, right, _, has_blank = one.glyph
        half = one.size / 2
        wide = half if character >= WIDE else half * (right - left) / (one.glyph[4] - one.glyph[2])
        place = x + one.along - middle
        found.append((character, place - wide, y - half, place + wide, y + half, has_blank))
    return found


def _ink(text_page: pypdfium2.PdfTextPage, number: int) -> float:
    """Give how dark a character stands on white paper, from 0 to 1."""
    red, green, blue, alpha = (ctypes.c_uint(255) for _ in range(4))
    places = map(ctypes.byref, (red, green, blue, alpha))
    if not pdfium.FPDFText_GetFillColor(text_page.raw, number, *places):
        return 1.0
    light = (0.3 * red.value + 0.59 * green.value + 0.11 * blue.value) / 255
    return alpha.value / 255 * (1 - light)

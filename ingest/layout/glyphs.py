"""The characters of a PDF page (字符) with their boxes, gathered into lines.

PDFium (pypdfium2 5.15) gives characters in the order in which the file draws them, which may be row by row across the
columns. Its font size ignores scaling, so the size of type is taken from the boxes: a Chinese character is as wide as
its type. Boxes are the font's own ("loose"), not the ink's, so that 一 stands as high as 国.
"""

from __future__ import annotations

import ctypes
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.layout.blocks import Box
from ingest.layout.characters import MEANT
from ingest.layout.lines import WIDE, Glyph, PlacedLine
from ingest.layout.upside_down import set_up
from ingest.layout.watermarks import headlines_aslant, without_watermarks

BLANKS = "\u00a0\u3000"
MOST_GLYPHS = 100_000  # of one page; the fullest of 118 newspaper pages counted had 12,431
MOST_LINES = 4_000  # of one page; eight times what 12,431 characters make in lines of 25
APART = 0.85  # sizes: white that parts two runs; a justified line is stretched by less, a comma's own white included
LEVEL = 0.5  # sizes: by how much the middles of two characters of one line may differ; a comma's stands low
FALL = 1.6  # sizes from one character's middle to the next one's in a vertical line
MARKS = 2  # that follow one another (。”), none of them as wide as its line
ALIKE = 1.6  # larger over smaller size of two characters of one line
BLANK = " "
BLANK_WIDTH = 0.15  # sizes of the narrowest white that a blank between words leaves
OVERLAP = 0.75  # sizes: by how much two marks that share a square (。”) overlap
RAISED = 0.2  # sizes of a line: how far beside the character before, and above or below it, a raised figure's middle is
DOUBLED = 0.15  # sizes: by how much a character that is drawn twice for boldness is moved
FEWEST = 40  # characters that tell how a page lies; a scan may have a stamp of fewer on its side
SAMPLE = 200  # characters that are asked how they lie
TRIMMED = 0.75  # of a page that is left, at least, when it is trimmed
LEAN = 0.1  # up over across: by how much a scan's line may lean; a watermark's does by more
SCATTERED = 1.5  # characters a run on average: of fewer, the file draws its characters in no order


class TooManyGlyphsError(ValueError):
    """A page of more characters or pieces of lines than any newspaper page has. One sentence."""


def glyphs_of(page: pypdfium2.PdfPage) -> list[Glyph]:
    """Give the characters that a page shows, blanks left out, in the order in which the file draws them.

    A page whose text lies is turned first (:func:`set_upright`). Control codes are U+FFFD. What is drawn aslant, such as a
    watermark, is no text of the page, unless it is a headline.

    Raises:
        TooManyGlyphsError: there are more than any newspaper page has.
    """
    text_page = set_upright(page)
    count = text_page.count_chars()
    if count > MOST_GLYPHS:
        raise TooManyGlyphsError(f"The page has {count:,} characters; a newspaper page has at most {MOST_GLYPHS:,}.")
    left, _, _, top = page.get_bbox()
    first, lowest, last, highest = (2 * side for side in _trimmed(page))
    box, raw = pdfium.FS_RECTF(), text_page.raw
    place, read, unicode = ctypes.byref(box), pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_GetUnicode
    turn, rotation = _turn_of(text_page), page.get_rotation()
    glyphs: list[Glyph] = []
    turns: list[int] = []
    aslant: list[tuple[int, Glyph]] = []
    has_blank = False
    for at in range(count):
        character = chr(unicode(raw, at))
        if character <= " " or character in BLANKS:
            has_blank = True
            continue
        if "\x7f" <= character <= "\x9f" or "\ud800" <= character <= "\udfff":
            character = "\ufffd"
        character = MEANT.get(character, character)
        read(raw, at, place)
        # A sheet that was cut into pages by their boxes has all its text on each of them.
        x, y = box.left + box.right, box.bottom + box.top
        if not (first <= x <= last and lowest <= y <= highest):
            continue
        glyph = (character, box.left - left, top - box.top, box.right - left, top - box.bottom, has_blank)
        degrees = turn(at)
        if degrees is None:
            aslant.append((at, glyph))
            continue
        glyphs.append(glyph)
        turns.append((degrees - rotation) % 360)
        has_blank = False
    level = _turned(glyphs, page)
    if any(turns):
        level = set_up(level, turns)
    if aslant and not rotation:
        level += headlines_aslant(text_page, aslant, glyphs)
    return level


def _trimmed(page: pypdfium2.PdfPage) -> Box:
    """Give left, bottom, right and top of what is printed: the page's box, less what is cut off outside its trim box.

    Printers' notes (file, hour, inks) stand there. Of some files the trim box is another format's.
    """
    box: Box = page.get_bbox()
    trim = page.get_trimbox(fallback_ok=False)
    if trim is None:
        return box
    (left, right), (bottom, top) = sorted(trim[::2]), sorted(trim[1::2])
    left, bottom, right, top = max(box[0], left), max(box[1], bottom), min(box[2], right), min(box[3], top)
    is_this_pages = (right - left) * (top - bottom) >= TRIMMED * (box[2] - box[0]) * (box[3] - box[1])
    return (left, bottom, right, top) if right > left and is_this_pages else box


def set_upright(page: pypdfium2.PdfPage) -> pypdfium2.PdfTextPage:
    """Turn a page, for good, that would be shown with most of its characters lying; give the page's text."""
    text_page = page.get_textpage()
    count = text_page.count_chars()
    if count < FEWEST:
        return text_page
    turns = Counter(map(_turn_of(text_page), range(0, count, max(1, count // SAMPLE))))
    usual, times = turns.most_common(1)[0]
    if usual is None or usual == page.get_rotation() or 2 * times <= turns.total():
        return text_page
    page.set_rotation(usual)
    return page.get_textpage()  # its order is that of the page as it is shown


def is_unseen(page: pypdfium2.PdfPage) -> bool:
    """Say whether most of a page's text is drawn unseen, as that of a scan is which a machine read."""
    text_page = page.get_textpage()
    count = text_page.count_chars()
    objects = [pdfium.FPDFText_GetTextObject(text_page.raw, at) for at in range(0, count, max(1, count // SAMPLE))]
    modes = [pdfium.FPDFTextObj_GetTextRenderMode(one) for one in objects if one]
    return 2 * modes.count(pdfium.FPDF_TEXTRENDERMODE_INVISIBLE) > len(modes)


def _turn_of(text_page: pypdfium2.PdfTextPage) -> Callable[[int], int | None]:
    """Give what says by how many degrees, anticlockwise, a character's line is turned: 0, 90, 180 or 270; aslant, None.

    Slanted type (斜体) stands on a level line.
    """
    matrix, raw, read = pdfium.FS_MATRIX(), text_page.raw, pdfium.FPDFText_GetMatrix
    place = ctypes.byref(matrix)

    def turn(at: int) -> int | None:
        read(raw, at, place)
        right, up = matrix.a, matrix.b
        if abs(up) <= LEAN * abs(right):
            return 0 if right >= 0 else 180
        if abs(right) <= LEAN * abs(up):
            return 90 if up > 0 else 270
        return None

    return turn


def _turned(glyphs: list[Glyph], page: pypdfium2.PdfPage) -> list[Glyph]:
    """Turn the boxes as the page is turned when it is shown."""
    turns = page.get_rotation() // 90
    if not turns:
        return glyphs
    width, height = page.get_size()
    turned: Callable[[float, float, float, float], tuple[float, float, float, float]] = {
        1: lambda left, top, right, bottom: (width - bottom, left, width - top, right),
        2: lambda left, top, right, bottom: (width - right, height - bottom, width - left, height - top),
        3: lambda left, top, right, bottom: (top, height - right, bottom, height - left),
    }[turns]
    return [(one, *turned(*sides), has_blank) for one, *sides, has_blank in glyphs]


def lines_of(glyphs: Sequence[Glyph], down: Sequence[Box] = ()) -> list[PlacedLine]:
    """Gather characters into runs: pieces of a line, parted where white stands between them, or one of the rules ``down``.

    Doubled ones are dropped.

    Raises:
        TooManyGlyphsError: they make more pieces than any newspaper page has.
    """
    runs = without_watermarks(_runs(glyphs))
    if len(runs) * SCATTERED > len(glyphs) > 1:
        runs = _runs(_in_rows([glyph for run in runs for glyph in run]))
    if len(runs) > MOST_LINES:
        raise TooManyGlyphsError(f"The page's text falls into {len(runs):,} pieces; it cannot be put in order.")
    lines: dict[tuple[str, int, int], PlacedLine] = {}
    for run in _ruled_off(runs, sorted(down)) if down else runs:
        line = _line(run)
        # Bold type and shadows are often drawn twice, a little apart.
        lines.setdefault((line.text, round(line.left / line.size), round(line.top / line.size)), line)
    return list(lines.values())


def _in_rows(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Give the characters row by row, those of a row from the left."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph[4]):
        height = glyph[4] - glyph[2]
        if rows and glyph[4] - rows[-1][-1][4] < LEVEL * height:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [glyph for row in rows for glyph in sorted(row, key=lambda glyph: glyph[1])]


def _runs(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Gather characters that follow one another to the right or, in vertical lines (竖排), downwards."""
    runs: list[list[Glyph]] = []
    run: list[Glyph] = []
    left = right = middle = em = 0.0  # of the run's end
    is_falling = False
    for glyph in glyphs:
        character, x, y, end, foot, _ = glyph
        # Letters and figures that lie on their sides in a vertical line are as wide as others are high.
        size = max(end - x, foot - y)
        level = (y + foot) / 2
        larger, smaller = (size, em) if size > em else (em, size)
        is_alike = larger < ALIKE * smaller or not character.isalnum() or not run[-1][0].isalnum() if run else False
        if run and character == run[-1][0] and max(abs(x - left), abs(level - middle)) < DOUBLED * larger:
            continue
        if is_alike and -OVERLAP * larger < x - right < APART * larger and abs(level - middle) < LEVEL * larger:
            if is_falling and not _is_under(run[:-1], x, end, DOUBLED * larger):
                is_falling = False  # what fell was the first character of this line
                run = [run.pop()]
                runs.append(run)
            run.append(glyph)
            if is_falling:  # 纵中横: two figures stand level in a vertical line
                left, right = min(left, x), max(right, end)
                continue
            # A line's level is its full characters', not its commas'.
            middle = level if size >= larger else middle
        elif (
            is_alike
            and (is_falling or len(run) == 1 or right - run[0][1] < (1 + DOUBLED) * larger)
            and 0.5 * min(larger, foot - y) < level - middle < FALL * larger
            and (abs(x + end - left - right) < LEVEL * larger or _is_under(run, x, end, DOUBLED * larger))
        ):
            run.append(glyph)
            is_falling, middle = True, level
        elif run and size < em and _is_raised(glyph, run[-1], em):
            run.append(glyph)
            right = end
            continue
        else:
            run = [glyph]
            runs.append(run)
            is_falling, middle, em = False, level, size
        left, right = x, end
        em = em if em > size else size
    return runs


def _is_raised(glyph: Glyph, last: Glyph, em: float) -> bool:
    """Say whether a small figure or letter stands raised or lowered right after a character: m³, CO₂."""
    character, x, y, _, foot, _ = glyph
    level = (y + foot) / 2
    return (
        character < WIDE
        and character.isalnum()
        and last[0].isalnum()
        and abs(x - last[3]) < RAISED * em
        and last[2] - RAISED * em < level < last[4] + RAISED * em
    )


def _is_under(run: Sequence[Glyph], left: float, right: float, by: float) -> bool:
    """Say whether a character stands under the end of a falling run, as a comma does in a corner of its square.

    A character after a comma is under what is before the comma.
    """
    last = run[-MARKS - 1 :]
    return min(glyph[1] for glyph in last) - by < left and right < max(glyph[3] for glyph in last) + by


def _ruled_off(runs: Iterable[list[Glyph]], down: Sequence[Box]) -> Iterator[list[Glyph]]:
    """Part runs where a rule stands between their characters."""
    places = [rule[0] for rule in down]
    for run in runs:
        rest, level = run, (run[0][2] + run[0][4]) / 2
        for rule in down[bisect_left(places, run[0][3]) : bisect_right(places, run[-1][1])]:
            at = next((at for at, glyph in enumerate(rest) if glyph[1] + glyph[3] > 2 * rule[0]), 0)
            if at and rule[1] < level < rule[3]:
                yield rest[:at]
                rest = rest[at:]
        yield rest


def _stretch(run: Sequence[Glyph]) -> float:
    """Give the white that a line was stretched by to fill its column: what most of its characters have before them."""
    gaps = [after[1] - before[3] for before, after in pairwise(run) if after[5]]
    return max(0.0, median(gaps)) if 2 * len(gaps) > len(run) else 0.0


def _line(run: Sequence[Glyph]) -> PlacedLine:
    _, lefts, tops, rights, bottoms, _ = zip(*run, strict=True)
    left, top, right, bottom = min(lefts), min(tops), max(rights), max(bottoms)
    sizes = [max(end - x, foot - y) for one, x, y, end, foot, _ in run if one >= WIDE and one.isalnum()]
    size = (
        sorted(sizes)[len(sizes) * 3 // 4] if sizes else median(max(end - x, foot - y) for _, x, y, end, foot, _ in run)
    )
    is_vertical = len(run) > 1 and any(
        before[1] < after[3] and after[1] < before[3] and after[2] > (before[2] + before[4]) / 2
        for before, after in (run[:2], run[-2:])
    )
    begins, ends = (tops, bottoms) if is_vertical else (lefts, rights)
    text, end = "", begins[0]
    narrowest = BLANK_WIDTH * size + _stretch(run)
    for (character, *_, has_blank), begin, finish in zip(run, begins, ends, strict=True):
        text += f"{BLANK if has_blank and begin - end > narrowest else ''}{character}"
        end = finish
    return PlacedLine(text, left, top, right, bottom, round(size, 1) or 1.0, is_vertical)

"""What an OCR engine sees in a page's picture (文字识别): lines with corners and confidence.

The engine is an extra (``pip install 'xianbao[ocr]'``), imported when the first page is looked at: rapidocr
(Apache-2.0; its PP-OCR models, Apache-2.0, lie in the wheel) on onnxruntime (MIT). It takes seconds and about a
gigabyte a page: :mod:`ingest.apart` keeps it out of a crawl's own process.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.util import find_spec
from statistics import median
from typing import TYPE_CHECKING, Any

from ingest.items import Problem
from ingest.layout.blocks import Box
from ingest.layout.ink import CONTRAST, Corners, Ink, ink_of
from ingest.layout.pictures import missing
from ingest.layout.strokes import rules_of, without_rules

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

DETECTION_SIDE = 1920  # pixels of the longer side of the small picture in which lines are found
DOUBTFUL = 0.75  # median confidence under which a page may be standing on its head
TURNS = (180, 90, 270)  # degrees clockwise by which a doubtful page is turned to see whether that reads better
LYING = (270, 90, 180)  # the same for one that reads well, but lies; the engine itself turns its lines so
LIES = 0.7  # of a page's characters that stand in lines higher than wide where it lies
TALL = 1.5  # heights over widths of a line that lies, or is a vertical one (竖排)

LEGIBLE = 0.5  # confidence below which a line is a picture's texture or a smear, not text
LONG_LINE = 5.0  # widths over heights of a line that tells the page's angle
TYPE = 0.62  # of the height of an engine's box, about

WHITE_MARKS = frozenset("，。、；：！？…—·“”‘’（）《》【】〈〉「」,.;:!?()")  # half of whose own square is white


@dataclass(frozen=True, slots=True)
class SeenLine:
    """A printed line: its text, its corners clockwise from the top left and its ink's height in pixels.

    ``confidence`` (0…1) is how sure the engine is of the text. ``places`` are its characters' middles as shares (0…1) of
    its length; none where the engine does not tell them.
    """

    text: str
    corners: Corners
    confidence: float
    ink: float
    places: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of a page: its picture as it was looked at, turned if need be, and its lines.

    ``skew`` is the angle by which the page leans (radians, clockwise); the rules ``across`` and ``down`` it stand as on a
    page that does not (:mod:`ingest.layout.strokes`).
    """

    picture: Picture
    lines: tuple[SeenLine, ...]
    skew: float = 0.0
    across: tuple[Box, ...] = ()
    down: tuple[Box, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def width(self) -> int:
        """Give the picture's width in pixels."""
        return self.picture.width

    @property
    def height(self) -> int:
        """Give the picture's height in pixels."""
        return self.picture.height

    @property
    def confidence(self) -> float:
        """Give the median of the lines' confidence, 0 of a blank page."""
        return median([line.confidence for line in self.lines]) if self.lines else 0.0

    @property
    def lies(self) -> bool:
        """Say whether the page lies on its side, or is set in vertical lines (竖排), which on one that lies are level."""
        tall = sum(len(line.text) for line in self.lines if _is_tall(line))
        return tall > LIES * sum(len(line.text) for line in self.lines)

    @property
    def is_upright(self) -> bool:
        """Say whether the page reads well from the top, line by line."""
        return self.confidence >= DOUBTFUL and not self.lies


def look(picture: Picture) -> Seen:
    """See the lines on a page; one that reads badly as it stands, or lies, is turned.

    Raises:
        SightError: ``no_ocr``: the engine is not installed.
    """
    engine = load_engine()
    darkest, lightest = picture.convert("L").getextrema()
    if lightest - darkest < CONTRAST:  # type: ignore[operator]  # of one band the extremes are two numbers
        return Seen(picture, ())
    upright = _seen(engine, picture)
    if not upright.lines or upright.is_upright:
        return upright
    for degrees in LYING if upright.confidence >= DOUBTFUL else TURNS:
        turned = _seen(engine, picture.rotate(-degrees, expand=True))
        if turned.is_upright:
            message = f"The page was turned by {degrees}° to be read; its regions are of the turned page."
            return replace(turned, problems=(Problem(kind="turned_page", message=message),))
    return upright


def _is_tall(line: SeenLine) -> bool:
    one, two, _, four = line.corners
    return len(line.text) > 1 and math.dist(one, four) > TALL * math.dist(one, two)


def is_installed() -> bool:
    """Say whether there is an engine to look with."""
    return find_spec("rapidocr") is not None


@cache
def load_engine() -> Any:
    """Load the engine once.

    Raises:
        SightError: ``no_ocr``: it is not installed.
    """
    try:
        from rapidocr import RapidOCR  # noqa: PLC0415  # an extra
    except ImportError as error:
        raise missing(error) from error
    settings = {
        "Global.log_level": "critical",
        "Global.text_score": 0.0,  # what is doubtful is ours to count
        "Global.max_side_len": 100_000,  # lines are found in a small picture, but read in the large one
        "Global.use_cls": False,  # a line upside down is a page upside down
        "Det.limit_type": "max",
        "Det.limit_side_len": DETECTION_SIDE,
        "Det.max_candidates": 10_000,  # as shipped it forgets all lines but 1,000
    }
    return RapidOCR(params=settings)


def _seen(engine: Any, picture: Picture) -> Seen:
    """Look at the picture as it stands."""
    import numpy as np  # noqa: PLC0415  # an extra

    # The engine wants blue first; with the places of single characters, wide blanks can be put back into its text.
    answer = engine(np.asarray(picture)[:, :, ::-1], return_word_box=True, return_single_char_box=True)
    if answer.boxes is None or not answer.txts:
        return Seen(picture, ())
    grey, boxes = picture.convert("L"), [_corners(box) for box in answer.boxes]
    skew = skew_of([box for box, sure in zip(boxes, answer.scores, strict=True) if sure >= LEGIBLE])
    about = TYPE * median([min(math.dist(box[0], box[1]), math.dist(box[0], box[3])) for box in boxes])
    across, down = rules_of(grey, skew, about)
    without_rules(grey, (*across, *down), skew, about)
    lines = []
    for corners, text, sure, characters in zip(boxes, answer.txts, answer.scores, answer.word_results, strict=True):
        if text.strip():
            ink = ink_of(grey, corners)
            found, places = _with_places(text, characters, corners, ink)
            lines.append(SeenLine(found, corners, float(sure), ink.height, places))
    return Seen(picture, tuple(lines), skew, across, down)


def skew_of(boxes: Sequence[Corners]) -> float:
    """Give the angle (radians, clockwise) at which long lines with these corners lean: their median, each counted by its length."""
    angles = []
    for (left, top), (right, level), _, (_, foot) in boxes:
        length = math.hypot(right - left, level - top)
        if length > LONG_LINE * abs(foot - top) > 0:
            angles.append((math.atan2(level - top, right - left), length))
    half = sum(length for _, length in angles) / 2
    for angle, length in sorted(angles):
        half -= length
        if half <= 0:
            return angle
    return 0.0


def _with_places(text: str, characters: Sequence[Any], corners: Corners, ink: Ink) -> tuple[str, tuple[float, ...]]:
    """Give a line's text and each character's place along it, an ideographic space wherever the ink leaves a wide blank.

    Where the engine does not tell the characters' places, give the text alone.
    """
    plain = text.replace(" ", "")
    if len(characters) != len(plain):
        return text, ()
    places = (_place(box, corners) for _, _, box in characters)
    found: list[tuple[str, float]] = []
    for one in plain if ink.blanks else text.strip():
        found.append((one, found[-1][1] if one == " " else next(places)))
    for begin, end in reversed(ink.blanks):
        middle = (begin + end) / 2
        at = sum(place < middle for _, place in found)
        if 0 < at < len(found) and not {found[at - 1][0], found[at][0]} & WHITE_MARKS:
            found.insert(at, ("\u3000", middle))
    return "".join(one for one, _ in found), tuple(place for _, place in found)


def _place(box: Any, corners: Corners) -> float:
    """Give where a character's middle stands, as a share of its line's length."""
    one, two, _, four = corners
    end = two if math.dist(one, two) >= math.dist(one, four) else four
    x, y = (sum(float(corner[side]) for corner in box) / len(box) for side in (0, 1))
    along = (x - one[0]) * (end[0] - one[0]) + (y - one[1]) * (end[1] - one[1])
    return along / (math.dist(one, end) ** 2 or 1.0)


def _corners(box: Any) -> Corners:
    one, two, three, four = ((float(x), float(y)) for x, y in box)
    return one, two, three, four

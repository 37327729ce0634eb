"""Read the picture of one newspaper page (版面图): a scan or a page image, or a page of a PDF without usable text.

An OCR engine gives lines with corners and confidence (:mod:`ingest.layout.sight`, an extra); put straight they make
blocks as a PDF's lines do, and blocks make articles as on any bare page.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.items import Capture, Fidelity, Part, Problem, Reading, Severity
from ingest.layout.blocks import Block
from ingest.layout.ink import Point, turned
from ingest.layout.pictures import CUT_SHORT, SIGNATURES, SightError, open_picture
from ingest.layout.scanned import SURE, straightened
from ingest.layout.sight import LEGIBLE, Seen, look
from ingest.layout.spreads import blocks_of_sheet
from ingest.readers.bare import BareReader, reading_of_blocks, reading_of_nothing

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

NAME = "scan"
VERSION = 2
FIDELITY = Fidelity.SCAN
READER = BareReader(NAME, VERSION, FIDELITY, "scan")

LARGEST_SKEW = 3.0  # degrees; our guess: a page that leans more was not laid on the scanner, and its columns mix


def recognise(capture: Capture) -> tuple[str, ...]:
    """Give the reasons why the capture is a page's picture; none when it is not."""
    return ("The content is an image (JPEG, PNG or TIFF).",) if capture.body.startswith(SIGNATURES) else ()


def read(capture: Capture) -> Reading:
    """Read the page; the context must name its issue date and page. What could not be looked at is a problem."""
    try:
        picture, problems = open_picture(capture.body)
        return reading_of_picture(capture, picture, READER, problems)
    except SightError as error:
        return reading_of_nothing(capture, READER, unseen(error))


def seen_of(capture: Capture) -> Seen:
    """Give what is seen of the page.

    Raises:
        SightError: the page could not be looked at.
    """
    return look(open_picture(capture.body)[0])


def blocks_of(capture: Capture) -> tuple[Block, ...]:
    """Give the page's blocks in reading order.

    Raises:
        SightError: the page could not be looked at.
    """
    return blocks_of_seen(seen_of(capture))


def unseen(error: SightError) -> Problem:
    """Give the problem that a page could not be looked at."""
    is_small = error.kind == "image_too_small"  # what a site shows beside a page, not the page: nobody must come
    return Problem(kind=error.kind, message=str(error), severity=Severity.NOTE if is_small else Severity.ERROR)


def reading_of_picture(
    capture: Capture, picture: Picture, reader: BareReader, problems: list[Problem] | None = None
) -> Reading:
    """Look at a page's picture and read it; ``problems`` are those it came with.

    Raises:
        SightError: no engine is installed.
    """
    seen = look(picture)
    known = [*(problems or ()), *seen.problems]
    is_cut_short = any(problem.kind == CUT_SHORT for problem in known)
    if seen.confidence < LEGIBLE and is_cut_short:
        return reading_of_nothing(capture, reader, *known)
    if seen.confidence < LEGIBLE:
        kind, said = ("blank_scan", "shows no text") if not seen.lines else ("illegible_scan", "cannot be made out")
        blank = Problem(
            kind=kind, message=f"The page's picture {said}; nothing of it was read.", severity=Severity.ERROR
        )
        return reading_of_nothing(capture, reader, *known, blank)
    reading = reading_of_blocks(capture, blocks_of_seen(seen), reader, (*known, *_doubts(seen)))
    pages = tuple(replace(page, width=seen.width, height=seen.height) for page in reading.pages)
    articles = tuple(
        replace(article, parts=tuple(_leaning(part, seen) for part in article.parts)) for article in reading.articles
    )
    return replace(reading, pages=pages, articles=articles, whole_pages=() if is_cut_short else reading.whole_pages)


def _leaning(part: Part, seen: Seen) -> Part:
    """Give a part with its regions where they stand in the picture, which leans."""
    middle = (seen.width / 2, seen.height / 2)
    regions = tuple(
        tuple(_share(turned((x * seen.width, y * seen.height), middle, seen.skew), seen) for x, y in region)
        for region in part.regions
    )
    return replace(part, regions=regions)


def _share(point: Point, seen: Seen) -> Point:
    """Give a point in pixels as shares (0…1) of the picture's sides."""
    across, down = (min(max(at / side, 0.0), 1.0) for at, side in zip(point, (seen.width, seen.height), strict=True))
    return round(across, 4), round(down, 4)


def blocks_of_seen(seen: Seen) -> tuple[Block, ...]:
    """Give the blocks that the legible lines make, in reading order; frames, rules and photos part them."""
    straight = straightened(seen)
    return blocks_of_sheet(straight.lines, seen.width, seen.height, straight.drawn)


def _doubts(seen: Seen) -> list[Problem]:
    """Say what makes the reading doubtful."""
    problems = []
    unsure = [line for line in seen.lines if LEGIBLE <= line.confidence < SURE]
    lost = [line for line in seen.lines if line.confidence < LEGIBLE]
    if unsure:
        worst = min(unsure, key=lambda line: line.confidence)
        message = (
            f"{len(unsure)} of {len(seen.lines)} lines were read with a confidence under {SURE}, "
            f"the least sure ({worst.confidence:.2f}): “{worst.text[:40]}”."
        )
        problems.append(Problem(kind="low_confidence", message=message))
    if lost:
        message = f"{len(lost)} of {len(seen.lines)} lines could not be made out and were left out."
        problems.append(Problem(kind="illegible_lines", message=message))
    skew = math.degrees(seen.skew)
    if abs(skew) > LARGEST_SKEW:
        message = f"The page leans by {skew:.1f}°, more than the {LARGEST_SKEW:g}° that can be put straight safely."
        problems.append(Problem(kind="skewed_page", message=message))
    return problems

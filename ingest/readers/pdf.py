"""Read a newspaper page from the text layer of a PDF (版面 PDF).

Characters with their boxes make lines, lines make columns and blocks, and from there on it is a bare page like any
other. A PDF holds one page, or all pages of an issue; the capture's context says which page it was fetched for. A page
without a text layer that can be used is read as a picture is (:mod:`ingest.readers.scan`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

import pypdfium2

from ingest.items import Capture, Fidelity, Problem, Reading, Severity
from ingest.language.garbled import garbled
from ingest.layout.blocks import Block
from ingest.layout.glyphs import TooManyGlyphsError, glyphs_of, is_unseen, lines_of, set_upright
from ingest.layout.lines import PlacedLine
from ingest.layout.pictures import LONGEST_SIDE, SightError, missing
from ingest.layout.ruling import NOTHING, Drawn, drawn_on
from ingest.layout.sight import look
from ingest.layout.spreads import blocks_of_sheet
from ingest.readers import scan
from ingest.readers.bare import BareReader, reading_of_blocks, reading_of_nothing

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

NAME = "pdf"
VERSION = 2
FIDELITY = Fidelity.FLAT
READER = BareReader(NAME, VERSION, FIDELITY, "pdf")
LOOKER = replace(READER, fidelity=Fidelity.SCAN)
"""Who reads a page by its picture, or by what a machine read in that."""

MOST_PAGES = 200  # of an issue; the thickest holiday edition known had so many
FEWEST = 40  # characters of the shortest text layer that may be a page's whole text
RENDERED_DPI = 200
MANY_LINES = 60
SCANNED = 0.5  # of a page that a picture covers which is a scan of it
UNSEEN = Problem(
    kind="unseen_text_layer",
    message="The page is a picture with an unseen text layer, which a machine read; that was read.",
    severity=Severity.NOTE,
)
SCATTERED = 0.3  # of a page's lines; 0.07 at most of 240 printed pages, 0.48 where PDFium misplaces a form's characters


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a PDF: its place in the file from 0, its sequence in the issue, its size in points, its lines.

    ``drawn`` is what stands beside them; ``doubt`` says why its text layer cannot be used, if it cannot. ``is_unseen``: its
    text is a machine's reading of its picture.
    """

    number: int
    sequence: int
    width: float
    height: float
    lines: tuple[PlacedLine, ...]
    drawn: Drawn = NOTHING
    doubt: str = ""
    is_unseen: bool = False

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Give the page's blocks in reading order."""
        return blocks_of_sheet(self.lines, self.width, self.height, self.drawn)


def recognise(capture: Capture) -> tuple[str, ...]:
    """Give the reasons why the capture is a PDF; none when it is not. Some begin with a few stray bytes."""
    return ("The content is a PDF.",) if b"%PDF-" in capture.body[:1024] else ()


def read(capture: Capture) -> Reading:
    """Read the PDF: the page that the context names, or, where it names none, every page as one of the issue's.

    What cannot be read is a problem; a page that is only a picture needs the extra ``ocr``.
    """
    try:
        sheets, problems = sheets_of(capture)
    except SightError as error:
        return reading_of_nothing(capture, READER, scan.unseen(error))
    readings = [_reading(capture, sheet) for sheet in sheets]
    whole = readings[0]
    for reading in readings[1:]:
        whole = replace(
            whole,
            pages=whole.pages + reading.pages,
            articles=whole.articles + reading.articles,
            problems=whole.problems + reading.problems,
            whole_pages=whole.whole_pages + reading.whole_pages,
        )
    return replace(whole, context=capture.context, problems=(*problems, *whole.problems))


def blocks_of(capture: Capture) -> tuple[Block, ...]:
    """Give the blocks, in reading order, of the page that the context names, else of the first.

    Raises:
        SightError: the PDF cannot be opened.
    """
    sheets, _ = sheets_of(capture)
    sheet = sheets[0]
    return scan.blocks_of_seen(look(rendered(capture.body, sheet.number))) if sheet.doubt else sheet.blocks


def sheets_of(capture: Capture) -> tuple[list[Sheet], list[Problem]]:
    """Give the page that the context names, or all pages where it names none, and what is wrong with the file.

    Raises:
        SightError: the PDF cannot be opened, or has no page.
    """
    with _opened(capture.body) as document:
        count = len(document)
        numbers, problems = _wanted(count, capture.context.page)
        sheets = []
        for number in numbers:
            try:
                sheets.append(_sheet(document[number], number, capture.context.page or number + 1))
            except (pypdfium2.PdfiumError, TooManyGlyphsError) as error:
                message = f"Page {number + 1} of the PDF could not be read: {error}"
                problems.append(Problem(kind="damaged_pdf", message=message, severity=Severity.ERROR))
    if not sheets:
        raise SightError("damaged_pdf", problems[-1].message if problems else "The PDF has no page.")
    return sheets, problems


@contextmanager
def _opened(body: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Open a PDF.

    Raises:
        SightError: it is encrypted or damaged.
    """
    try:
        document = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise SightError("encrypted_pdf", "The PDF asks for a password; it was not read.") from error
        raise SightError("damaged_pdf", f"The PDF could not be opened: {error}") from error
    try:
        yield document
    finally:
        document.close()


def _wanted(count: int, page: int | None) -> tuple[range, list[Problem]]:
    """Give the places of the wanted pages among a PDF's ``count``, and what is odd about their number."""
    if page is None:
        if count <= MOST_PAGES:
            return range(count), []
        message = f"The PDF has {count:,} pages, no newspaper issue; the first {MOST_PAGES} were read."
        return range(MOST_PAGES), [Problem(kind="many_pages", message=message, severity=Severity.ERROR)]
    if count == 1:
        return range(1), []
    at = page - 1 if page <= count else 0
    message = f"The PDF has {count:,} pages; number {at + 1} was read as page {page}."
    return range(at, at + 1), [Problem(kind="many_pages", message=message)]


def _sheet(page: pypdfium2.PdfPage, number: int, sequence: int) -> Sheet:
    glyphs = glyphs_of(page)
    width, height = page.get_size()
    text = "".join(glyph[0] for glyph in glyphs)
    drawn = drawn_on(page)
    lines = tuple(lines_of(glyphs, drawn.down))
    if is_scattered(lines):
        doubt = "The page's text layer does not say where its characters stand."
        return Sheet(number, sequence, width, height, (), drawn, doubt)
    is_scan = any((box[2] - box[0]) * (box[3] - box[1]) > SCANNED * width * height for box in drawn.pictures)
    return Sheet(number, sequence, width, height, lines, drawn, doubt_of(text), is_scan and is_unseen(page))


def is_scattered(lines: Sequence[PlacedLine]) -> bool:
    """Say whether so many characters of a page stand alone that they were put in wrong places."""
    return len(lines) > MANY_LINES and sum(len(line.text) == 1 for line in lines) > SCATTERED * len(lines)


def doubt_of(text: str) -> str:
    """Say why a page's text layer cannot be its text; empty when it can."""
    if len(text) < FEWEST:
        return f"The page has a text layer of only {len(text)} characters."
    said = garbled(text)
    return f"The page's text layer {said}." if said else ""


def _reading(capture: Capture, sheet: Sheet) -> Reading:
    """Read a page by its text layer; one without is looked at as a picture, if it can be."""
    placed = replace(capture, context=replace(capture.context, page=sheet.sequence))
    if sheet.is_unseen and not sheet.doubt:
        return reading_of_blocks(placed, sheet.blocks, LOOKER, [UNSEEN])
    if not sheet.doubt:
        return reading_of_blocks(placed, sheet.blocks, READER)
    doubt = Problem(kind="no_text_layer", message=f"{sheet.doubt} Its picture was read.", severity=Severity.NOTE)
    try:
        return scan.reading_of_picture(placed, rendered(capture.body, sheet.number), LOOKER, [doubt])
    except SightError as error:
        problems = (replace(doubt, message=sheet.doubt), scan.unseen(error))
    if not sheet.lines:
        return reading_of_nothing(placed, READER, *problems)
    return reading_of_blocks(placed, sheet.blocks, READER, problems)


def rendered(body: bytes, number: int) -> Picture:
    """Give a page's picture at :data:`RENDERED_DPI`, its text upright; ``number`` is its place in the file from 0.

    Raises:
        SightError: Pillow, which holds it, is not installed; or the page cannot be drawn.
    """
    try:
        import PIL  # noqa: F401, PLC0415  # an extra, which pypdfium2 then uses
    except ImportError as error:
        raise missing(error) from error
    with _opened(body) as document:
        page = document[number]
        scale = min(RENDERED_DPI / 72, LONGEST_SIDE / max(page.get_size()))
        try:
            set_upright(page)  # as its blocks are
            return cast("Picture", page.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB"))
        except pypdfium2.PdfiumError as error:
            raise SightError("damaged_pdf", f"Page {number + 1} of the PDF could not be drawn: {error}") from error

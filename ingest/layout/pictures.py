"""Open a page's picture (版面图), bounded: an image file of at most so many pixels, upright, on white paper.

Needs Pillow (MIT-CMU, an extra), imported when the first picture is opened.
"""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

from ingest.items import Problem, Severity

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

LONGEST_SIDE = 6600  # pixels: a broadsheet (58 cm) at 280 dpi
MOST_PIXELS = (
    300_000_000  # of an image as sent: a broadsheet at 600 dpi has 130 million; more is an attack or a mistake
)

LEAST_SIDE = 600  # pixels; our guess: a tabloid's body type is then some 8 pixels high

SIGNATURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*")
"""How JPEG, PNG and TIFF begin."""


class SightError(Exception):
    """A page that could not be looked at. ``kind`` is a problem's slug, the message one sentence for a person."""

    def __init__(self, kind: str, message: str) -> None:
        self.kind = kind
        super().__init__(message)


def missing(error: ImportError) -> SightError:
    """Give the error that a library of the extra is not installed."""
    message = f"The page is a picture and no OCR is installed ({error.name} is missing): pip install 'xianbao[ocr]'."
    return SightError("no_ocr", message)


def open_picture(body: bytes) -> tuple[Picture, list[Problem]]:
    """Open an image, upright by its own account (EXIF), at most :data:`LONGEST_SIDE` pixels long; and what is odd of it.

    Raises:
        SightError: it is no image, larger than :data:`MOST_PIXELS`, or Pillow is not installed.
    """
    try:
        from PIL import Image, ImageOps, UnidentifiedImageError  # noqa: PLC0415  # an extra
    except ImportError as error:
        raise missing(error) from error
    problems = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own bound is asked below
            picture: Picture = Image.open(io.BytesIO(body), formats=("JPEG", "PNG", "TIFF"))
            width, height = picture.size
            if width * height > MOST_PIXELS:
                message = f"The image has {width:,} × {height:,} pixels, too many to be a page; it was not opened."
                raise SightError("image_too_large", message)
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is then scaled while it is decoded
            picture.load()
    except Image.DecompressionBombError as error:
        raise SightError("image_too_large", f"The image has too many pixels to be a page: {error}") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise SightError("damaged_image", f"The image is damaged or cut short: {error}") from error
    upright = on_white(ImageOps.exif_transpose(picture))
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    if min(width, height) < LEAST_SIDE:
        message = f"The image of {width:,} × {height:,} pixels is too small for a page's text; it was not looked at."
        raise SightError("image_too_small", message)
    if max(width, height) > LONGEST_SIDE:
        message = f"The image of {width:,} × {height:,} pixels was looked at as {upright.width:,} × {upright.height:,}."
        problems.append(Problem(kind="image_scaled", message=message, severity=Severity.NOTE))
    return upright, problems


def on_white(picture: Picture) -> Picture:
    """Give the picture as red, green and blue on white paper."""
    from PIL import Image  # noqa: PLC0415  # an extra

    if not picture.has_transparency_data:
        return picture.convert("RGB")
    layered = picture.convert("RGBA")
    paper = Image.new("RGBA", layered.size, "white")
    paper.alpha_composite(layered)
    return paper.convert("RGB")

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
LEAST_SIDE = 600  # pixels; our guess: a tabloid's body type is then some 8 pixels high

CUT_SHORT = "image_cut_short"
"""The problem's slug."""

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

    Of one that is cut short, what there is of it. Pillow itself opens none of more than 179 million pixels; a broadsheet
    at 600 dpi has 130 million.

    Raises:
        SightError: it is no image, too large or too small for a page, or Pillow is not installed.
    """
    try:
        from PIL import Image, UnidentifiedImageError  # noqa: PLC0415  # an extra
    except ImportError as error:
        raise missing(error) from error
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of odd files; what they lead to is said below
            return _upright(body)
    except Image.DecompressionBombError as error:
        message = "The image has too many pixels to be a page; it was not opened."
        raise SightError("image_too_large", message) from error
    except UnidentifiedImageError as error:
        raise SightError("damaged_image", "The image is damaged from its head on; nothing of it was read.") from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise SightError("damaged_image", f"The image is damaged; nothing of it was read: {error}") from error


def _upright(body: bytes) -> tuple[Picture, list[Problem]]:
    from PIL import ImageOps  # noqa: PLC0415  # an extra

    picture = _opened(body)
    (width, height), problems = picture.size, _pages(picture)
    picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is then scaled while it is decoded
    try:
        picture.load()
    except OSError:
        picture = _cut_short(body)
        message = "The image is cut short: what there is of the page was read, and more is printed on it."
        problems.append(Problem(kind=CUT_SHORT, message=message, severity=Severity.ERROR))
    upright = on_white(ImageOps.exif_transpose(picture))
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    if min(upright.size) < LEAST_SIDE:
        message = f"The image of {width:,} × {height:,} pixels is too small for a page's text; it was not looked at."
        raise SightError("image_too_small", message)
    if max(width, height) > LONGEST_SIDE:
        message = f"The image of {width:,} × {height:,} pixels was looked at as {upright.width:,} × {upright.height:,}."
        problems.append(Problem(kind="image_scaled", message=message, severity=Severity.NOTE))
    return upright, problems


def _opened(body: bytes) -> Picture:
    """Open an image without decoding it."""
    from PIL import Image  # noqa: PLC0415  # an extra

    return Image.open(io.BytesIO(body), formats=("JPEG", "PNG", "TIFF"))


def _pages(picture: Picture) -> list[Problem]:
    """Say whether an image file holds more pages than the one that is read."""
    count = getattr(picture, "n_frames", 1)
    message = f"The image file holds {count:,} pages; the first was read."
    return [Problem(kind="many_pages", message=message)] if count > 1 else []


def _cut_short(body: bytes) -> Picture:
    """Decode an image as far as it goes, and give what is lacking in one colour.

    Raises:
        OSError: nothing of it can be decoded.
    """
    from PIL import ImageFile  # noqa: PLC0415  # an extra

    picture = _opened(body)
    picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        picture.load()
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = False
    return picture


def on_white(picture: Picture) -> Picture:
    """Give the picture as red, green and blue on white paper."""
    from PIL import Image  # noqa: PLC0415  # an extra

    if picture.mode.startswith("I"):  # 16 bits of grey, which Pillow would cut off at 8
        return _eight_bits(picture).convert("RGB")
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    layered = picture.convert("RGBA")
    paper = Image.new("RGBA", layered.size, "white")
    paper.alpha_composite(layered)
    return paper.convert("RGB")


def _eight_bits(picture: Picture) -> Picture:
    import numpy as np  # noqa: PLC0415  # an extra
    from PIL import Image  # noqa: PLC0415  # an extra

    return Image.fromarray((np.asarray(picture).astype(np.int32) >> 8).astype(np.uint8))

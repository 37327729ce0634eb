"""The sample's printed pages as a scanner gives them: at a resolution, leaning, soft and speckled. Needs Pillow (an extra)."""

from __future__ import annotations

import io
import random
from typing import TYPE_CHECKING, cast

import pypdfium2

if TYPE_CHECKING:
    from PIL.Image import Image as Picture


def scan(
    body: bytes, *, dpi: int = 200, skew: float = 0.0, noise: float = 0.0, turn: int = 0, media: str = "PNG"
) -> bytes:
    """Give the picture of a PDF's first page as a file; ``skew`` and ``turn`` in degrees clockwise, ``noise`` 0…1."""
    document = pypdfium2.PdfDocument(body)
    picture = cast("Picture", document[0].render(scale=dpi / 72, grayscale=True).to_pil())
    document.close()
    file = io.BytesIO()
    worn(picture, skew=skew, noise=noise, turn=turn).save(file, media, dpi=(dpi, dpi))
    return file.getvalue()


def worn(picture: Picture, *, skew: float = 0.0, noise: float = 0.0, turn: int = 0) -> Picture:
    """Give a clean page as a scanner does; the same every time."""
    from PIL import Image, ImageFilter  # noqa: PLC0415  # an extra

    if skew:
        picture = picture.rotate(-skew, Image.Resampling.BICUBIC, fillcolor=255)
    if noise:
        grain = Image.frombytes("L", picture.size, random.Random(7).randbytes(picture.width * picture.height))  # noqa: S311  # grain, no secret
        picture = Image.blend(picture.filter(ImageFilter.GaussianBlur(0.5 + noise)), grain, 0.4 * noise)
    return picture.rotate(-turn, expand=True) if turn else picture

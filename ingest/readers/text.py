"""Read the flat text of one newspaper page: no markup, only blocks of text in reading order.

Such a text is what an OCR model, a PDF extraction or a person's copy gives. Issue date and page come from the
capture's context, since the text of a page often prints neither.
"""

from __future__ import annotations

import re

from ingest.encoding import UTF16_MARKS, decode
from ingest.items import Capture, Fidelity, Reading
from ingest.layout.blocks import Block
from ingest.layout.flat_text import split_blocks
from ingest.readers.bare import BareReader, reading_of_blocks

NAME = "text"
VERSION = 2
FIDELITY = Fidelity.FLAT
NO_TEXT = (b"<!doctype", b"<html", b"<?xml", b"<head", b"<script", b"%pdf")
DATA = re.compile(rb'[{\[]\s*["{\[}\]]')  # JSON


def recognise(capture: Capture) -> tuple[str, ...]:
    """Give the reasons why the capture is a bare page's text; none when it is not."""
    start = _start(capture.body).lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(NO_TEXT) or b"\0" in start:
        return ()
    if capture.media_type == "text/plain" and not DATA.match(start):
        return ("The media type is text/plain.",)
    if start.startswith((b"<", b"{")):
        return ()
    if not capture.media_type and start:
        return ("No media type was declared and the content starts as plain text.",)
    return ()


def _start(body: bytes) -> bytes:
    """Give the first bytes of a text; of one in UTF-16, where every other may be NUL, as UTF-8."""
    start = body[:512]
    return start.decode("utf-16", "ignore").encode() if start.startswith(UTF16_MARKS) else start


def read(capture: Capture) -> Reading:
    """Read the page; the context must name its issue date and page.

    Raises:
        UndecodableError: the bytes are no text in a known encoding.
    """
    return reading_of_blocks(capture, blocks_of(capture), BareReader(NAME, VERSION, FIDELITY, "text"))


def blocks_of(capture: Capture) -> tuple[Block, ...]:
    """Give the page's blocks in reading order.

    Raises:
        UndecodableError: the bytes are no text in a known encoding.
    """
    return split_blocks(decode(capture))

"""Decode a capture's bytes, once, in the order that the evidence of Chinese e-papers supports.

The header's charset, then strict UTF-8, then the markup's own declaration, then GB18030: two papers declare gb2312 in
their meta tag while serving UTF-8, so a declaration never overrides a clean UTF-8 decode. ``gb2312`` and ``gbk`` are
read as GB18030, their superset, which has the characters of personal names such as 堃 喆 镕. UTF-16 is known by its byte
order mark, as Windows' editors write it (“Unicode”). A declared charset that has no
Chinese characters (ISO-8859-1, as servers add it to whatever they serve) is believed only when all others have failed. What is
declared as Big5 and gives no Chinese that could be printed, but does as GB18030, is GB18030: few bytes of it fail as Big5.
"""

from __future__ import annotations

import codecs
import os
import re

from w3lib.encoding import html_body_declared_encoding

from ingest.items import Capture
from ingest.language.garbled import garbled
from ingest.language.text import UNPRINTED

LINE_END = re.compile("\r\n|[\r\v\f\x1c-\x1f]")
CONTROL = re.compile(f"[{UNPRINTED}]")
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.ASCII | re.IGNORECASE)
UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
READ_AS_GB18030 = {"gb2312", "gbk", "hz", "cp936", "gb18030"}


class UndecodableError(ValueError):
    """The bytes are in no encoding that a Chinese newspaper's page is known to use."""


def decode(capture: Capture) -> str:
    """Give the capture's text without byte order mark, line ends as ``\\n``, control codes as U+FFFD.

    Raises:
        UndecodableError: the bytes fit none of the declared encodings, UTF-8 or GB18030, or hold NUL bytes.
    """
    declared = CHARSET.search(capture.headers.get("content-type", ""))
    return decode_bytes(capture.body, declared[1] if declared else None)


def decode_bytes(body: bytes, declared: str | None = None) -> str:
    """Decode ``body``; ``declared`` is the charset its transport named, if any. See :func:`decode`."""
    meta = html_body_declared_encoding(body[:4096])
    marked = "utf-16" if body.startswith(UTF16_MARKS) else None
    named = [codec for name in (marked, declared, "utf-8-sig", meta, "gb18030") if (codec := _codec(name))]
    for codec in sorted(named, key=_is_foreign):  # one of single bytes decodes anything
        try:
            text = body.decode(codec)
            text.encode("utf-8")  # a declared unicode_escape or UTF-7 may give half a character
        except UnicodeError:
            continue
        if "\0" in text:
            break
        if codec not in ("utf-8-sig", "utf-8", "gb18030") and garbled(text):
            text = _as_gb18030(body) or text
        return CONTROL.sub("\ufffd", LINE_END.sub("\n", text.removeprefix("\ufeff")))
    raise UndecodableError("The bytes are neither UTF-8 nor GB18030 text.")


def _as_gb18030(body: bytes) -> str:
    """Give the text that the bytes are as GB18030; empty where they are none, or none that could be printed."""
    try:
        text = body.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "" if "\0" in text or garbled(text) else text


def legible(given: str) -> str:
    """Give what the system gave, a path or an argument, as text: a part of it that is no UTF-8 is read as GB18030, else escaped."""
    return "/".join(_part(os.fsencode(part)) for part in given.split("/"))


def _part(name: bytes) -> str:
    for codec in ("utf-8", "gb18030"):
        try:
            return name.decode(codec)
        except UnicodeDecodeError:
            continue
    return name.decode("utf-8", "backslashreplace")


def _codec(name: str | None) -> str | None:
    """Give the codec to read ``name`` with, or None where no name or an unknown one was declared."""
    if name is None:
        return None
    if name.lower() in READ_AS_GB18030:
        return "gb18030"
    try:
        codec = codecs.lookup(name)
        "".encode(codec.name)  # hex, zlib and rot13 are codecs too, but none of a text's characters
    except (LookupError, UnicodeError):
        return None
    return codec.name


def _is_foreign(codec: str) -> bool:
    """Tell whether a codec has no Chinese characters."""
    try:
        "中".encode(codec)
    except UnicodeError:
        return True
    return False

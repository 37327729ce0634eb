"""What reads as if a machine had misread it. It is flagged, never repaired."""

from __future__ import annotations

import re

from ingest.items import Problem
from ingest.language.text import HAN

_AROUND = 6  # characters of the text to quote on each side
_GAP = "[ \u00a0\u3000]+"
_LATIN = re.compile(rf"(?<=[{HAN}，、。；：！？”』」）》]){_GAP}(?P<word>[A-Z]?[a-z]{{2,}}){_GAP}(?=[{HAN}“『「（《])")
_BROKEN = re.compile("\ufffd")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
_ANY = re.compile("[A-Za-z\ufffd\ue000-\uf8ff\U000f0000-\U0010fffd]")
_WORDS = """
app apps wifi vlog vlogger plog blog live logo emoji email mail web online offline click call mall show fans kol
cosplay citywalk city walk model talk chatgpt deepseek kimi python java linux windows android mac office word
excel photoshop flash google apple baidu facebook twitter tiktok youtube amazon tesla intel microsoft nature
science cell lancet the and vs per max min mini pro plus kpa mpa khz mhz ghz kwh kwp kva mol ppm ppb rpm sec
kcal kbps mbps carbon disco rap rapper jazz rock hiphop loft spa club party open kindle skype zoom wechat alipay
uber
"""
KNOWN = frozenset(_WORDS.split())
"""Latin words that stand in Chinese prose by right: brands, units, borrowed words."""


def find_doubts(text: str) -> tuple[Problem, ...]:
    """Give a problem for each suspect place in a text, in no particular order; none for most texts, at once.

    ``suspect_reading``: a lower-case or capitalised Latin word of three letters or more between Chinese characters
    (``和 Risk 外溢``), which recognition by a language model leaves; abbreviations in capitals (GDP, 5G), units and
    known words are none. ``replacement_character``: U+FFFD, something was lost. ``private_use_character``: one that
    only the paper's own font can show.
    """
    if not _ANY.search(text):
        return ()
    problems = [
        Problem(kind="suspect_reading", message=f"“{_quote(text, found)}” has a Latin word that may be a misreading.")
        for found in _LATIN.finditer(text)
        if len(found["word"]) >= 3 and found["word"].lower() not in KNOWN
    ]
    problems += [
        Problem(kind="replacement_character", message=f"“{_quote(text, found)}” has lost a character (U+FFFD).")
        for found in _BROKEN.finditer(text)
    ]
    problems += [
        Problem(
            kind="private_use_character",
            message=f"“{_quote(text, found)}” has U+{ord(found[0]):04X}, which only the paper's own font can show.",
        )
        for found in _PRIVATE.finditer(text)
    ]
    return tuple(dict.fromkeys(problems))


def _quote(text: str, found: re.Match[str]) -> str:
    """Quote what was found with a little of its own line around it."""
    start, end = found.span()
    return text[max(start - _AROUND, text.rfind("\n", 0, start) + 1) : end + _AROUND].split("\n", 1)[0]

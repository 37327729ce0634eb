"""What reads as if a machine had misread it. It is flagged, never repaired."""

from __future__ import annotations

import re

from ingest.items import Problem
from ingest.language.garbled import GARBLED, garbled
from ingest.language.text import HAN

FLOOD = 5  # suspect places of a text; with more it may be garbled as a whole
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


_WIDE = re.compile("[０-９]")
_NUMBER = re.compile("[0-9][０-９]|[０-９][0-9]")
_BRACKETS = re.compile(r"（[^（）()\n]{1,30}\)|\([^（）()\n]{1,30}）")
_OFFICE = re.compile(
    r"[省市县区乡镇党工]委书(?![记画法院香店屋籍面信写])|[省市县区乡镇]人民政(?![府协治策])|融媒体中(?!心)"
    r"|新华[杜牡]|本报[汛迅](?=[ （(])|[记汜]考(?= ?[\u4e00-\u9fff]{2,3}[ ）)])|通讯[贝呙](?=[ \u4e00-\u9fff])"
)


_OFFICE_PARTS = (
    "委书",
    "人民政",
    "融媒体中",
    "新华杜",
    "新华牡",
    "本报汛",
    "本报迅",
    "记考",
    "汜考",
    "通讯贝",
    "通讯呙",
)


def _asked(text: str) -> list[re.Pattern[str]]:
    """Give the patterns that a text may hold: most texts have nothing of what they begin with."""
    asked = [_NUMBER] if _WIDE.search(text) else []
    asked += [_BRACKETS] if "(" in text or ")" in text else []
    return asked + [_OFFICE] * any(part in text for part in _OFFICE_PARTS)


def count_doubts(text: str) -> int:
    """Count the places of a text that look misread, and those of mixed width: a figure of its quality, 0 for most."""
    latin = 0
    if _ANY.search(text):
        latin = sum(len(one["word"]) >= 3 and one["word"].lower() not in KNOWN for one in _LATIN.finditer(text))
        latin += sum(1 for pattern in (_BROKEN, _PRIVATE) for _ in pattern.finditer(text))
    return latin + sum(1 for pattern in _asked(text) for _ in pattern.finditer(text))


def find_doubts(text: str) -> tuple[Problem, ...]:
    """Give a problem for each suspect place in a text, in no particular order; none for most texts, at once.

    ``suspect_reading``: a lower-case or capitalised Latin word of three letters or more between Chinese characters
    (``和 Risk 外溢``), which recognition by a language model leaves; abbreviations in capitals (GDP, 5G), units and
    known words are none. ``replacement_character``: U+FFFD, something was lost. ``private_use_character``: one that
    only the paper's own font can show. ``impossible_title``: an office or a house that no one has (县委书己, 新华杜).
    A number or a pair of brackets of which one half is full-width is counted only: papers print them. Of a text that is
    garbled as a whole nothing else is said than that it is (``garbled_text``).
    """
    asked = _asked(text)
    problems = [
        Problem(kind="impossible_title", message=f"“{_quote(text, found)}” has an office or a house misread.")
        for pattern in asked
        if pattern is _OFFICE
        for found in pattern.finditer(text)
    ]
    if not _ANY.search(text):
        return tuple(dict.fromkeys(problems))
    problems += [
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
    if len(problems) > FLOOD and (said := garbled(text)):
        return (Problem(kind=GARBLED, message=f"The text {said}."),)
    return tuple(dict.fromkeys(problems))


def _quote(text: str, found: re.Match[str]) -> str:
    """Quote what was found with a little of its own line around it."""
    start, end = found.span()
    return text[max(start - _AROUND, text.rfind("\n", 0, start) + 1) : end + _AROUND].split("\n", 1)[0]

"""Whether a text was decoded or mapped wrongly (乱码): its characters tell, and often how it came about. It is never repaired."""

from __future__ import annotations

from collections import Counter
from itertools import chain, product
from unicodedata import category

GARBLED = "garbled_text"
"""The problem that a text is so; it is the one thing to say of it."""

# Measured on 249 pages: the sample's, the composed county pages and two newspapers', blanks left out.
FEWEST = 40  # characters, or Chinese ones, from which their shares say something
CHINESE = 0.3  # of a page's characters at least; those pages have 0.68 or more
KANA = 0.1  # of a page's characters at most; those pages have none
LOST = 0.1  # of characters without a meaning; 0.003 at most of those pages, 0.6 at least of GB 18030 read as UTF-8
MEANINGLESS = frozenset(("Co", "Cn", "Cc"))
SIGNS_OF_LOSS = ("锟斤拷", "(cid:")  # U+FFFD read once more; a character of a PDF's font that has no name
ACCENTED = (
    0.3  # of Latin letters with accents and their like; 0.007 at most of those pages, 0.74 at least of misread ones
)
CELLS = range(0xA1, 0xFF)
FREQUENT = frozenset(
    one
    for name, rows, cells in (
        ("gb2312", range(0xB0, 0xD8), CELLS),
        ("big5", range(0xA4, 0xC7), (*range(0x40, 0x7F), *CELLS)),
    )
    for one in bytes(chain.from_iterable(product(rows, cells))).decode(name, "ignore")
    if "\u4e00" <= one <= "\u9fff"
)
"""The Chinese characters that GB 2312 and Big5 count among the frequent, simplified ones and those of old."""
# Of a text's Chinese characters. Those pages have 0.97 or more and their articles 0.87; the sample's pages 0.58 at most with
# each character replaced by another at a fixed distance, read in another encoding, or drawn by lot.
FREQUENT_SHARE = 0.7
COMMON = frozenset("的一是在了和有不人中大为上个国地到年月日")
# Likewise: 0.10 of each of those pages at least, 0.010 at most where frequent characters are drawn by lot. Lists of names
# have few as well.
COMMON_SHARE = 0.015
MANY = 300  # Chinese characters from which the share of so few says something
SORTS = 100  # of characters among them: less is a word that is repeated
MISREAD = (
    ("gb18030", "utf-8"),
    ("latin-1", "gb18030"),
    ("cp1252", "utf-8"),
    ("cp1252", "gb18030"),
    ("gb18030", "big5"),
)
"""The encodings that texts are read in by mistake, each with their own."""


def garbled(text: str) -> str:
    """Say what shows that a text is garbled, as what a sentence says of it; empty where it can be read, or is too short."""
    said = _symptom(text)
    return said and (_cause(text) or said)


def is_chinese(text: str) -> bool:
    """Say whether so much of a page's text is Chinese as even tables and notices have."""
    marks = _marks(text)
    kana = sum(count for one, count in marks.items() if "\u3041" <= one <= "\u30fa")
    return _han(marks).total() >= CHINESE * marks.total() and kana <= KANA * marks.total()


def _symptom(text: str) -> str:
    marks = _marks(text)
    if marks.total() < FEWEST:
        return ""
    lost = sum(count for one, count in marks.items() if one in "\ufffd?" or category(one) in MEANINGLESS)
    if lost + sum(len(sign) * text.count(sign) for sign in SIGNS_OF_LOSS) > LOST * marks.total():
        return "does not say what its characters mean"
    if sum(count for one, count in marks.items() if "\x80" <= one <= "\u02ff") > ACCENTED * marks.total():
        return "is Latin letters with accents that spell nothing"
    han = _han(marks)
    is_rare = han.total() >= FEWEST and _held(han, FREQUENT) < FREQUENT_SHARE * han.total()
    is_many = han.total() > MANY and len(han) > SORTS
    if is_rare or (is_many and _held(han, COMMON) < COMMON_SHARE * han.total()):
        return "is no Chinese that could be printed: its characters are wrongly mapped"
    return ""


def _cause(text: str) -> str:
    """Say in which encoding a text was read by mistake, if it becomes Chinese when that is undone."""
    for read_in, own in MISREAD:
        undone = text.encode(read_in, "ignore").decode(own, "ignore")
        han = _han(_marks(undone))
        is_prose = han.total() >= FEWEST and _held(han, COMMON) >= COMMON_SHARE * han.total()
        if is_prose and is_chinese(undone) and not _symptom(undone):
            return f"is {own.upper()} read as {read_in.upper()}"
    return ""


def _marks(text: str) -> Counter[str]:
    """Count each character that is no blank."""
    return Counter("".join(text.split()))


def _han(marks: Counter[str]) -> Counter[str]:
    return Counter({one: count for one, count in marks.items() if "\u4e00" <= one <= "\u9fff"})


def _held(marks: Counter[str], some: frozenset[str]) -> int:
    return sum(count for one, count in marks.items() if one in some)

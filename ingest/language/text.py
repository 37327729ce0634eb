"""Printed text: its blanks, a copy of it to match patterns on, and Chinese numerals.

What is stored is never normalised. NFKC would turn ``（`` into ``(`` and ``，`` into ``,`` for good; so patterns are
matched on a copy of the same length, and what they find is cut out of the original by its offsets.
"""

from __future__ import annotations

import re
from functools import lru_cache

BLANKS = " \t\r\n\f\v\u00a0\u2002\u2003\u2009\u200b\u3000\ufeff"
"""What stands for a space in print or markup: the full-width indent (U+3000), NBSP, the zero-width space, the BOM."""

UNPRINTED = r"\0-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff"
"""Control codes and half characters, which no text holds, for use inside a character class: they are read as U+FFFD."""

HAN = r"\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters, for use inside a character class."""

SHORT = 200  # characters of a text whose copy is remembered
_BLANK_RUN = re.compile(rf"[{BLANKS}]+")
_SENTENCE_END = re.compile(r"(?:[。！？!?…｡]|(?<=[\u4e00-\u9fff”’》）)])[.．])[”’」』）》】)\"']*\Z")
_FOLDED = str.maketrans(
    {
        **{chr(code): chr(code - 0xFEE0) for start, end in ((0xFF0F, 0xFF1A), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A))
           for code in range(start, end + 1)},
        **dict.fromkeys("\t\u00a0\u2002\u2003\u2009\u200b\u3000\ufeff", " "),
        **{"（": "(", "）": ")", "［": "[", "］": "]", "﹙": "(", "﹚": ")", "＜": "<", "＞": ">", "．": ".", "∶": ":"},
        **{"\u2022": "·", "\u2027": "·", "\u30fb": "·", "\uff65": "·", "○": "〇", "◯": "〇"},
    }
)  # fmt: skip
_CHINESE_DIGITS = "〇一二三四五六七八九"
_DIGITS = {char: value for digits in ("0123456789", _CHINESE_DIGITS) for value, char in enumerate(digits)}
_DIGITS |= {"零": 0, "两": 2, "○": 0}
_TENS = {"廿": 20, "卅": 30, "卌": 40}
NUMERAL = "0-9〇○零一二两三四五六七八九十百廿卅"
"""The characters :func:`read_numeral` reads, for use inside a character class."""


def squeeze(text: str) -> str:
    """Give the text with each run of blanks (line breaks too) as one space and none at its ends."""
    return _BLANK_RUN.sub(" ", text).strip(" ")


def tidy_line(text: str) -> str:
    """Give a printed line without the blanks at its ends (indents); those inside, as in ``韩　燕``, are meant."""
    return text.strip(BLANKS)


def for_matching(text: str) -> str:
    """Give a copy of the same length to match patterns on, so that offsets in it are offsets in ``text``.

    Full-width brackets, colons, slashes, digits and letters become plain ones, every blank but a line break a space.
    ``○`` as a zero becomes ``〇``. ``，`` ``。`` and all else stay.
    """
    return _folded(text) if len(text) <= SHORT else text.translate(_FOLDED)


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    """Fold a short text; the ends of an article are looked at by one rule after another."""
    return text.translate(_FOLDED)


def ends_sentence(text: str, *, is_body: bool = True) -> bool:
    """Tell whether the text ends as a sentence does: ``。！？…`` and any closing quotes or brackets after them.

    A full stop of half width ends one behind Chinese. A bracket alone ends one only in a body (``……主持会议（见图）``);
    ``“安全网”`` ends headlines, never a sentence.
    """
    text = text.rstrip(BLANKS)
    return bool(_SENTENCE_END.search(text)) or (is_body and text.endswith(("）", ")", "】")))


def read_numeral(text: str) -> int | None:
    """Read a number from 0 to 9999 as pages and dates print it; None when it is none.

    ``12``, ``１２``, ``十二``, ``一十二``, ``廿一``, ``一百〇二``; a run of digits is read by place
    (``二〇二四`` is 2024, ``一二`` is 12).
    """
    text = text.translate(_FOLDED)
    if not 0 < len(text) <= 6:
        return None
    if all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text)) if len(text) <= 4 else None
    hundreds, has_hundred, rest = text.rpartition("百")
    total = 0
    if has_hundred:
        if len(hundreds) > 1 or (hundreds and not _DIGITS.get(hundreds)):
            return None
        total = 100 * _DIGITS.get(hundreds, 1)
        if rest and rest[0] in "零〇":
            rest = rest[1:]
            return total + _DIGITS[rest] if rest in _DIGITS and rest else None
    below = _below_hundred(rest)
    return None if below is None else total + below


def write_numeral(number: int) -> str:
    """Write a number from 1 to 99 as a page number is printed: ``二``, ``十``, ``十二``, ``二十一``."""
    if not 1 <= number <= 99:
        raise ValueError(f"No page or date has the number {number}.")
    tens, ones = divmod(number, 10)
    before = "" if tens < 2 else _CHINESE_DIGITS[tens]
    return before + ("十" if tens else "") + (_CHINESE_DIGITS[ones] if ones else "")


def _below_hundred(text: str) -> int | None:
    """Read ``""`` (0), ``三``, ``十``, ``二十一``, ``廿一``."""
    if not text:
        return 0
    if text[0] in _TENS:
        tens, rest = _TENS[text[0]], text[1:]
    elif "十" in text:
        before, _, rest = text.partition("十")
        if len(before) > 1 or (before and not _DIGITS.get(before)):
            return None
        tens = 10 * _DIGITS.get(before, 1)
    else:
        tens, rest = 0, text
    if not rest:
        return tens
    return tens + _DIGITS[rest] if rest in _DIGITS else None

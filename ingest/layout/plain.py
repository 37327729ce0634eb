"""The copy of a block's text that patterns are matched on; what is stored is never changed.

Letters and digits of full width are plain ones in it. Marks of half width, of other widths or of other styles, as OCR and
older type systems give them, are the Chinese ones that county papers print. A line that is set wide, a blank after each
character (早　班　车), is set close.
"""

from __future__ import annotations

import re

from ingest.language.names import is_person, join_padding, split_names, words_set_wide

IN_FIGURES = dict(zip(",;:?!", "，；：？！", strict=True))
STOPS = ".．"  # a full stop where Chinese prose ends in it
LIKE = {
    **IN_FIGURES,
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF10, 0xFF5B) if chr(code).isalnum()},
    **dict(zip("()", "（）", strict=True)),
    **dict(zip("｡､｢｣「」〝〞", "。、“”“”“”", strict=True)),
    **dict.fromkeys("\u3000\u00a0\t", " "),
}
NOT_PLAIN = re.compile(f"[{re.escape(''.join(LIKE))}]")
STOP = re.compile(rf"(?<=[\u4e00-\u9fff”』》）%％×])[{STOPS}](?=[\u4e00-\u9fff\d“『《（”』）]|\Z)|(?<=\d\d)[{STOPS}]\Z")
STRAIGHT = re.compile('["＂]')
SET_WIDE = re.compile(r"[\u4e00-\u9fff](?: +[\u4e00-\u9fff])+")


def plain(text: str) -> str:
    """Give the copy of a text for matching."""
    copied = NOT_PLAIN.sub(_mark, text).strip()
    if STRAIGHT.search(copied):
        copied = _quoted(copied)
    if SET_WIDE.fullmatch(copied):
        return set_close(copied)
    return STOP.sub("。", copied) if "." in copied or "．" in copied else copied


def set_close(line: str) -> str:
    """Give a line that is set wide with blanks between its words alone; those of 公　告 and of names stay one."""
    if len(line.split()) == 2:
        return " ".join(line.split())
    if all(map(is_person, split_names(line))):
        return line
    return " ".join(map(join_padding, words_set_wide(line)))


def _mark(found: re.Match[str]) -> str:
    """Give the plain character for one that is not; a mark between two digits is a figure's and stays."""
    text, at = found.string, found.start()
    is_in_figure = found[0] in IN_FIGURES and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()
    return found[0] if is_in_figure else LIKE[found[0]]


def _quoted(text: str) -> str:
    """Give a text with its straight quotation marks as opening and closing ones, in turn."""
    parts = STRAIGHT.split(text)
    return "".join(f"{'”“'[at % 2]}{part}" if at else part for at, part in enumerate(parts))

"""Take from a page's flat text what the machine that read the page added: marks of Markdown, blanks between all characters."""

from __future__ import annotations

import re

from ingest.layout.features import HAN

MARKDOWN = re.compile(
    r"^(?:\#{1,6}[^\S\n]+(?=\S)|(?:```\w*|---+|\*\*\*+)[^\S\n]*$|!\[[^\]\n]*\]\([^)\n]*\))"
    r"|(?P<emphasis>\*{2,3}|__)(?=\S)(?P<emphasised>[^*_\n]+)(?P=emphasis)"
    r"|</?(?:center|div|span|p|b|i|u|em|strong|font|h[1-6])(?:[^\S\n][^<>\n]*)?>",
    re.MULTILINE | re.IGNORECASE,
)
"""A heading's mark, a line of nothing printed (a fence, a rule), a picture's address, words that are emphasised, HTML's tags."""
LINE_BREAK = re.compile(r"<br[^\S\n]*/?>", re.IGNORECASE)
SPACED = re.compile(r"[\u4e00-\u9fff] (?=[\u4e00-\u9fff])")
BETWEEN = re.compile(r"(?<=[^\x00-\x7f\s]) (?=\S)|(?<=\S) (?=[^\x00-\x7f\s])|(?<=\d) (?=\d)")
BLANKS = re.compile(r"(?<=\S) {2,}")


def as_printed(text: str) -> str:
    """Give a text (line ends ``\\n``) as its page prints it."""
    return _closed_up(MARKDOWN.sub(r"\g<emphasised>", LINE_BREAK.sub("\n", text)))


def _closed_up(text: str) -> str:
    """Give a text without blanks between its characters, if more than half of the Chinese ones have one after them.

    A text of which no quarter is blanks has none to lose.
    """
    if text.count(" ") * 4 <= len(text) or len(SPACED.findall(text)) * 2 <= len(HAN.findall(text)):
        return text
    return BLANKS.sub(" ", BETWEEN.sub("", text))

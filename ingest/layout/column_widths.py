"""Tell how wide the columns are (栏宽) whose lines a flat text gives as they were printed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.layout.plain import plain

IN_PROSE = re.compile("[，。、；：]")
ENDS_WITH_MARK = re.compile("[，。、；：！？…”]\\Z")
ABOUT = (-1, 0, 1)  # characters that lines of one column differ by
NARROWEST, WIDEST = 8, 60  # characters of a column's lines
SHARE = 0.15  # of a page's lines that are as wide as a column, at least
FEWEST = 8  # of them
MUCH_WIDER = 1.5  # columns; headlines may be so wide, and paragraphs of one line are
MOST_WIDER = 0.15  # of a page's lines
SHARE_OF_PROSE = 1 / 3  # of the lines as wide as a column that hold a mark of a sentence, at least
SHARE_OF_ENDS = 1 / 2  # of lines that a column's width broke that end with a mark, at most


@dataclass(frozen=True, slots=True)
class Columns:
    """How wide a page's columns are, in characters.

    ``ascii_width`` is that of a letter or a digit: half a character's, or all of one in older type.
    """

    widths: frozenset[int]
    ascii_width: float

    def is_full(self, line: str) -> bool:
        """Say whether a line is as wide as a column.

        A mark that may not begin the next line makes one wider by it, or narrower by the character that goes down with it;
        so a line that ends with a mark is not narrower.
        """
        if not self.widths:
            return False
        width = _width(line, self.ascii_width)
        allowed = (0, 1) if ENDS_WITH_MARK.search(plain(line)) else ABOUT
        return any(width - by in self.widths for by in allowed)


NO_COLUMNS = Columns(frozenset(), 0.5)


def columns_of(page: Sequence[str]) -> Columns:
    """Tell the columns whose lines a page's are: many lines are as wide, and end in the midst of a sentence."""
    lines = [line for line in page if line.strip()]
    if sum(len(line) > MUCH_WIDER * WIDEST for line in lines) > MOST_WIDER * len(lines):
        return NO_COLUMNS
    found = []
    for ascii_width in (0.5, 1.0):
        lines_of = defaultdict(list)
        for line in lines:
            lines_of[_width(line, ascii_width)].append(line)
        fewest = max(FEWEST, SHARE * len(lines))
        widths = frozenset(width for width in lines_of if _is_peak(lines_of, width, fewest))
        wider = sum(len(lines_of[width]) for width in lines_of if width > MUCH_WIDER * max(widths, default=0))
        if wider > MOST_WIDER * len(lines):
            widths = frozenset()
        found.append((sum(len(lines_of[width]) for width in widths), Columns(widths, ascii_width)))
    return max(found, key=lambda one: one[0])[1]


def _is_peak(lines_of: Mapping[int, Sequence[str]], width: int, fewest: float) -> bool:
    """Say whether lines of prose are more often about so wide than narrower or wider."""
    if not NARROWEST <= width <= WIDEST:
        return False
    lines = [line for step in ABOUT for line in lines_of.get(width + step, ())]
    if len(lines) < fewest:
        return False
    others = (sum(len(lines_of.get(width + by + step, ())) for step in ABOUT) for by in (-2, -1, 1, 2))
    return len(lines) >= max(others) and _is_prose(lines)


def _is_prose(lines: Sequence[str]) -> bool:
    marked = sum(bool(IN_PROSE.search(plain(line))) for line in lines)
    return marked >= SHARE_OF_PROSE * len(lines) and not is_broken_at_marks(lines)


def is_broken_at_marks(lines: Sequence[str]) -> bool:
    """Say whether more of some lines end with a mark than prose that is broken by a column's width does, as verse does."""
    return sum(bool(ENDS_WITH_MARK.search(plain(line))) for line in lines) > SHARE_OF_ENDS * len(lines)


def _width(line: str, ascii_width: float) -> int:
    """Give a line's width in whole characters, its indent with it."""
    printed = line.rstrip()
    return round(len(printed) - (1 - ascii_width) * len(printed.encode("ascii", "ignore")))

"""Split a page's flat text into blocks, in whichever form it comes, which is told by measuring it.

Blocks may be parted by blank lines, the lines inside broken as printed. There may be one paragraph a line, with or without
blank lines. Or there are printed lines (排印行) without blank lines: paragraphs begin with an indent of two characters, or
nothing but a line that ends short of its column's width tells where one ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ingest.layout import features as see
from ingest.layout.blocks import Block, block
from ingest.layout.column_widths import IN_PROSE, Columns, columns_of, is_broken_at_marks
from ingest.layout.plain import plain
from ingest.layout.transcribed import as_printed

BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
INDENT = re.compile(r"(?:\u3000{2}|\u00a0{4}|[ ]{4})(?=\S)")
PARAGRAPH_ENDS = frozenset("。！？…；：”）")
NO_HEADLINE = re.compile(rf"{IN_PROSE.pattern}|[\d年月]\Z|{see.OPENER.pattern}")
BEGINNING = re.compile(f"{see.BULLET.pattern}|{see.NUMBERED.pattern}|{see.TURN.pattern}")
PROSE = 24  # characters of a line that is longer than most headlines
LONGEST = 120  # characters; a longer line is a paragraph


def split_blocks(text: str) -> tuple[Block, ...]:
    """Split a page's text (line ends ``\\n``) into its blocks."""
    printed = as_printed(text).strip("\n")
    chunks = [chunk.split("\n") for chunk in BLANK_LINES.split(printed)]
    lines = [line for chunk in chunks for line in chunk]
    if _has_paragraph_lines(chunks):
        return _blocks([line] for line in lines)
    columns = columns_of(lines)
    if columns.widths and all(len(chunk) == 1 for chunk in chunks):
        chunks = [lines]
    is_indented = any(sum(bool(INDENT.match(line)) for line in chunk[1:]) >= 2 for chunk in chunks)
    return _blocks(group for chunk in chunks for group in _paragraphs(chunk, columns, is_indented=is_indented))


def _blocks(groups: Iterable[Sequence[str]]) -> tuple[Block, ...]:
    return tuple(found for found in map(block, groups) if found.lines)


def _has_paragraph_lines(chunks: Sequence[Sequence[str]]) -> bool:
    """Say whether each line is a paragraph: most long lines that another follows end as a paragraph does."""
    inner = [line.rstrip() for chunk in chunks for line in chunk[:-1]]
    longest = max((len(line) for line in inner), default=0)
    prose = [line for line in inner if len(line) > PROSE]
    if longest > LONGEST or len(prose) >= 3:
        return sum(map(_is_end, prose)) * 2 >= len(prose)
    return False


def _is_end(line: str) -> bool:
    return plain(line)[-1:] in PARAGRAPH_ENDS


def _paragraphs(lines: Sequence[str], columns: Columns, *, is_indented: bool) -> list[list[str]]:
    """Part one chunk's lines: before each indented one where indents part paragraphs, and after each that ends short.

    Where no line is as wide as a column, as in headlines, or all but the last are, the chunk is one block; so is verse, which
    breaks its lines at marks. The lines of prose are joined: only those of verse, lists and decks mean anything.
    """
    is_full = list(map(columns.is_full, lines))
    is_prose = any(is_full[:-1]) and not is_broken_at_marks(lines[:-1])
    is_printed = is_prose and not all(is_full[:-1])
    groups = [[lines[0]]]
    for at in range(1, len(lines)):
        is_first = is_indented and INDENT.match(lines[at])
        if is_first or (
            is_printed and (not is_full[at - 1] or _begins(groups[-1], lines[at], is_indented=is_indented))
        ):
            groups.append([])
        groups[-1].append(lines[at])
    return [[block(group).text] for group in groups] if is_prose else groups


def _begins(group: Sequence[str], line: str, *, is_indented: bool) -> bool:
    """Say whether a line under a full one, the last of a ``group``, begins a block: it says so, or no sentence goes on in it."""
    before, text = plain(group[-1]), plain(line)
    if see.OPEN_START.match(text):
        return False
    if see.OPENER.match(text) or see.BYLINE.match(text) or see.closes_article(before):
        return True
    if before[-1:] in PARAGRAPH_ENDS:
        return not IN_PROSE.search(text) or bool(BEGINNING.match(text))
    is_headline = len(group) == 1 and not (INDENT.match(group[0]) or NO_HEADLINE.search(before))
    return is_headline and (is_indented or bool(see.DATED_CLAUSE.match(text)))

"""Heal column cuts: a paragraph that ran to the foot of a column goes on in the next block."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.layout import features as see
from ingest.layout.first_lines import is_first_line
from ingest.layout.labels import BY_LINE, Label, Labelled

LONG = 60  # characters: the shortest text that is prose though no sentence ends in it
GOES_ON = frozenset("的和与及或在对把被将向从以为是有到等、，；")


def joins(before: Labelled, after: Labelled) -> str:
    """Say why ``after`` goes on with the paragraph that ``before`` left open; empty when it does not."""
    if after.block.goes_on is not None or after.block.is_display:
        return _joins_by_place(before, after)
    if see.OPEN_START.match(after.plain) and not see.LONE_PAREN.match(after.plain) and before.label in OPENABLE:
        return "starts with a mark that cannot start a paragraph"
    if after.label not in CONTINUING or not (is_open(before) or _begins(before, after)):
        return ""
    if after.label is Label.BODY:
        return "the paragraph before has no end, this one is prose"
    if after.label is Label.HEADING and len(after.plain) <= 2 and not see.names_column(after.plain):
        return "the paragraph before has no end, this is its last word"
    return ""


def _begins(before: Labelled, after: Labelled) -> bool:
    """Say whether a short piece of prose without an end begins the paragraph that goes on after it."""
    is_short = before.label is Label.BODY and after.label is Label.BODY and len(before.plain) <= LONG
    return is_short and not see.is_closed(before.plain) and is_first_line(before.plain, after.plain)


def _joins_by_place(before: Labelled, after: Labelled) -> str:
    """Say the same where the layout tells: a paragraph begins with an indent, a column that goes on does not."""
    is_text = after.label is Label.BODY and not after.block.is_display and before.label in OPENABLE
    if after.block.goes_on and is_text and not see.is_closed(before.plain):
        return "stands at a column's head without an indent"
    return ""


OPENABLE = frozenset({Label.BODY, Label.OPENER, Label.HEADING, Label.CAPTION, Label.POINT})
CONTINUING = frozenset({Label.BODY, Label.HEADING})


def is_open(one: Labelled) -> bool:
    """Say whether a block is prose that breaks off: no terminal punctuation where its last sentence should end."""
    if one.label not in (Label.BODY, Label.OPENER, Label.POINT) and not (
        one.label is Label.HEADING and one.plain[-1:] in GOES_ON
    ):
        return False
    if one.plain[-1:] in "，、":
        return True
    if see.is_closed(one.plain):
        return False
    is_long = len(one.plain) >= LONG or one.label is Label.HEADING
    is_prose = see.SENTENCE_MARK.search(one.plain) or see.DATED_CLAUSE.match(one.plain)
    return is_long or bool(is_prose) or see.breaks_off(one.plain)


def paragraphs(blocks: Sequence[Labelled]) -> tuple[str, ...]:
    """Give the paragraphs that a body's blocks make, cuts healed, the lines of verse and of lists each for itself."""
    healed: list[str] = []
    for i, one in enumerate(blocks):
        if one.label in BY_LINE:
            healed += one.block.lines
        elif i and healed and joins(blocks[i - 1], one):
            healed[-1] += one.block.text
        else:
            healed.append(one.block.text)
    return tuple(healed)

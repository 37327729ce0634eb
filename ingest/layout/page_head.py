"""Mark the head of a page: the name of the paper, its date and numbers, the page's section and its editors, a line each.

What is a headline's look otherwise is furniture where it stands among such lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.layout.features import EDITORS_NOTE
from ingest.layout.furniture import NAME_LENGTH, SECTION, is_masthead_piece
from ingest.layout.head_lines import is_head_line, proves_head
from ingest.layout.labels import AUTHOR, FURNITURE, HEADLINE_LIKE, Label, Labelled

LOWEST = 14  # blocks of a page's top that its head is looked for in
BETWEEN = 2  # lines on end in a head that are of it by nothing but their place
SHORTEST = 6  # characters of a headline; a paper's name is shorter
TEXT_BEGINS = frozenset({Label.OPENER, Label.BODY})
IN_HEAD = HEADLINE_LIKE | AUTHOR | {Label.SIGNATURE, Label.VERSE, Label.ROW, Label.POINTER}


def mark_page_head(found: Sequence[Labelled]) -> list[Labelled]:
    """Name the lines of a page's head, and beside a masthead (报头) elsewhere those that are only a part of one."""
    end = _end(found)
    headline = _headline_in(found, end)
    if headline is not None:
        dates = [_under_headline(one) for one in found[headline + 1 : end]]
        return [*map(_furnished, found[:headline]), found[headline], *dates, *found[end:]]
    head = [_furnished(one) for one in found[:end]]
    return head + _beside_masthead(found[end:])


def _headline_in(found: Sequence[Labelled], end: int) -> int | None:
    """Give the place of a headline that stands in the head, over a date, because its text begins at once under that.

    So do texts copied from a web page or from WeChat.
    """
    if not 1 < end < len(found) or found[end].label not in TEXT_BEGINS or EDITORS_NOTE.match(found[end].plain):
        return None
    at = next((k for k in reversed(range(end)) if not _is_of_head(found, k)), None)
    is_headline = at is not None and found[at].label is Label.HEADING and len(found[at].plain) >= SHORTEST
    return at if is_headline and at is not None and not is_masthead_piece(found[at].plain) else None


def _under_headline(one: Labelled) -> Labelled:
    return replace(one, label=Label.BYLINE)


def _end(found: Sequence[Labelled]) -> int:
    """Give the number of blocks in the page's head: 0 where no line proves that there is one."""
    end = between = 0
    for at, one in enumerate(found[:LOWEST]):
        if _is_of_head(found, at):
            end, between = at + 1, 0
        elif one.label in IN_HEAD and len(one.plain) <= NAME_LENGTH and between < BETWEEN:
            between += 1
        else:
            break
    is_proven = any(one.label in FURNITURE or proves_head(one.plain) for one in found[:end])
    return end if is_proven else 0


def _is_of_head(found: Sequence[Labelled], at: int) -> bool:
    """Say whether a block is of a head by its own text, a number alone by the line beside it."""
    one = found[at]
    if not at or not one.plain.isdigit():
        is_section = at > 0 and SECTION.match(one.plain.replace(" ", ""))
        return one.label in FURNITURE or is_head_line(one.plain) or bool(is_section)
    beside = [found[k] for k in (at - 1, at + 1) if 0 <= k < len(found)]
    return len(one.plain) <= 2 and any(near.label in FURNITURE or is_head_line(near.plain) for near in beside)


def _furnished(one: Labelled) -> Labelled:
    if one.label in FURNITURE:
        return one
    return replace(one, label=Label.FOLIO if SECTION.match(one.plain.replace(" ", "")) else Label.MASTHEAD)


def _beside_masthead(found: Sequence[Labelled]) -> list[Labelled]:
    """Add to a masthead the lines beside it that are only a part of one, such as the paper's name."""
    marked = list(found)
    for i in [*range(len(found)), *reversed(range(len(found)))]:
        beside = [marked[k].label for k in (i - 1, i + 1) if 0 <= k < len(found)]
        is_line = marked[i].label in HEADLINE_LIKE - {Label.COLUMN} | AUTHOR
        if Label.MASTHEAD in beside and is_line and is_masthead_piece(marked[i].plain):
            marked[i] = replace(marked[i], label=Label.MASTHEAD)
    return marked


def mark_number(found: list[Labelled]) -> list[Labelled]:
    """Tell a number in a deck, under the page's first headline as a deck's lines are, from the number of the page (版次)."""
    if len(found) < 2 or found[0].label is not Label.HEADING or found[1].label is not Label.FOLIO:
        return found
    first, number, *rest = found
    is_in_deck = first.block.is_display and number.block.is_display and number.block.is_apart is False
    return [first, Labelled(number.block, number.plain, Label.HEADING), *rest] if is_in_deck else found

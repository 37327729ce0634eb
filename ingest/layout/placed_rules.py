"""The rules that part a page which has a layout: what type sizes, frames, rules (栏线) and places tell."""

from __future__ import annotations

from ingest.layout.gaps import Gap
from ingest.layout.labels import FURNITURE, HEADLINE_LIKE, Label
from ingest.layout.lines import around
from ingest.layout.rules import CANDIDATES, STARTS, STAYS, TALLEST_DECK, Test

WIDE = 1.2  # widths of a column
LEVEL = 0.02  # of the page's height or width, by which blocks that are level may differ


def is_set_large(gap: Gap) -> bool:
    """Say whether the deck that starts here after a text is set so large that it can only be a headline's."""
    is_label = gap.here.label in HEADLINE_LIKE and gap.here.block.goes_on is None
    is_deck = gap.here.block.is_display or gap.here.label is Label.COLUMN or is_label
    return is_deck and not gap.before.block.is_display and gap.has_body and any(one.block.is_large for one in gap.stack)


def is_set_wide(gap: Gap) -> bool:
    """Say whether a headline after a text runs over several columns of the text under it: no sub-heading does."""
    here, after = gap.here.block, gap.page[gap.stack_end].block if gap.stack_end < len(gap.page) else None
    if not (here.is_display and gap.has_body and here.box and after and after.box) or after.is_display:
        return False
    return here.box[2] - here.box[0] > WIDE * (after.box[2] - after.box[0]) and here.box[3] <= after.box[1] + LEVEL


def is_inner_heading(gap: Gap) -> bool:
    """Say whether a heading in body type stands between paragraphs of a story whose own headline is larger (小标题)."""
    is_heading = gap.here.label in (Label.HEADING, Label.SHOUT, Label.POINT) and gap.opening is Label.BODY
    return (
        is_heading
        and gap.has_body
        and not gap.roundup
        and not any(one.block.is_display for one in gap.stack)
        and any(one.block.is_display for one in gap.page[gap.start : gap.start + TALLEST_DECK])
    )


def stands_elsewhere(gap: Gap) -> bool:
    """Say whether two lines of display type do not stand over one another: they are of two decks."""
    above, here = gap.before.block, gap.here.block
    if not (above.is_display and here.is_display and above.box and here.box):
        return False
    middles = (above.box[0] + above.box[2]) / 2, (here.box[0] + here.box[2]) / 2
    is_over = here.box[0] <= middles[0] <= here.box[2] or above.box[0] <= middles[1] <= above.box[2]
    return not is_over or here.box[3] <= above.box[1]


def is_ruled_off(gap: Gap) -> bool:
    """Say whether a rule runs between a text and what could begin an article, if only by an indent.

    A line that only a rule parts from the headline under it is that headline's label (栏目).
    """
    here = gap.here
    if not gap.has_body:
        return False
    if here.block.is_ruled_off:
        return here.block.is_display or (here.label in CANDIDATES | {Label.BODY} and not here.block.goes_on)
    under = gap.stack[1].block if len(gap.stack) > 1 else None
    return here.label in HEADLINE_LIKE and under is not None and under.is_display and under.is_ruled_off


def is_banner(gap: Gap) -> bool:
    """Say whether the deck before stands over this headline and over another beside it (通栏)."""
    here = gap.here.block.box
    deck = [one.block.box for one in gap.recent if one.block.is_display and one.block.box]
    if (
        gap.has_body
        or here is None
        or not gap.here.block.is_display
        or not any(one.block.is_large for one in gap.recent)
    ):
        return False
    left, _, right, bottom = around(deck)
    if gap.here.block.is_ruled_off:
        left, right = 0.0, 1.0
    elif min(abs(left - here[0]), abs(left + right - here[0] - here[2]) / 2) < LEVEL:
        return False
    beside = (one.block.box for one in gap.page[gap.stack_end :] if one.block.is_display and one.block.box)
    return bottom <= here[1] + LEVEL and any(
        abs(other[1] - here[1]) < LEVEL and here[2] < min(other[0], right) and left < other[0] for other in beside
    )


LAYOUT_RULES: tuple[tuple[str, bool, Test], ...] = (
    (
        "the page's furniture stands alone",
        STARTS,
        lambda gap: (gap.here.label in FURNITURE) != (gap.before.label in FURNITURE),
    ),
    ("a frame (框) parts what it holds", STARTS, lambda gap: gap.here.block.frame != gap.before.block.frame),
    ("a rule (栏线) parts it from the text before", STARTS, is_ruled_off),
    ("the headline before stands elsewhere", STARTS, stands_elsewhere),
    ("a banner (通栏) stands over several stories", STARTS, is_banner),
    ("a deck in large type after a text", STARTS, is_set_large),
    ("a headline over several columns after a text", STARTS, is_set_wide),
    ("a sub-heading (小标题) in body type", STAYS, is_inner_heading),
)
"""What type sizes and places tell, where a page has a layout: asked before ``rules.RULES``, and settled."""

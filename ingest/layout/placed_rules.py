"""The rules that part a page which has a layout: what type sizes, frames, rules (栏线) and places tell."""

from __future__ import annotations

from ingest.language.decks import is_roundup_title
from ingest.layout import features as see
from ingest.layout.blocks import LARGEST, Box
from ingest.layout.gaps import Gap
from ingest.layout.labels import AUTHOR, CREDITS, FURNITURE, HEADLINE_LIKE, TEXT, Label
from ingest.layout.lines import around
from ingest.layout.rules import CANDIDATES, STARTS, STAYS, TALLEST_DECK, Test

WIDE = 1.2  # widths of a column
RUN_ON = (Label.BODY, Label.VERSE, Label.CAPTION)  # over which a sub-heading stands that no white parts
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
    is_heading = gap.here.label in (Label.HEADING, Label.SHOUT, Label.POINT)
    coming = RUN_ON if gap.here.block.is_apart is False else (Label.BODY,)
    return (
        is_heading
        and gap.opening in coming
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
    is_label = here.label in HEADLINE_LIKE and here.block.is_apart is not False
    return is_label and under is not None and under.is_display and under.is_ruled_off


def is_set_apart(gap: Gap) -> bool:
    """Say whether white parts a text, or a deck with display type in it, from the text before.

    There may be as much white above and below a sub-heading (小标题) in body type, and under a picture's caption.
    """
    here, before = gap.here, gap.before
    if not (here.block.is_apart and gap.has_body and before.label in TEXT | CREDITS | AUTHOR) or before.block.is_small:
        return False
    if here.label in (Label.BODY, Label.OPENER):
        return not here.block.goes_on
    return here.label in CANDIDATES and any(one.block.is_display for one in gap.stack)


def is_far_from_deck(gap: Gap) -> bool:
    """Say whether a headline stands farther under another, or under the author of one, than the lines of one deck do."""
    if not (gap.here.block.is_apart and gap.here.block.is_display):
        return False
    is_signed = gap.before.label in AUTHOR | CREDITS and any(one.block.is_display for one in gap.recent)
    return gap.before.block.is_display or is_signed


def is_second_headline(gap: Gap) -> bool:
    """Say whether a headline stands under the subhead of another, smaller than both: a deck has one headline."""
    here, before = gap.here.block, gap.before.block
    if gap.has_body or not (here.is_display and before.is_display) or is_roundup_title(gap.page[gap.start].plain):
        return False
    largest = max(one.block.size or 0.0 for one in gap.recent)
    is_headline = here.is_large or (here.size or 0.0) > LARGEST * largest
    return is_headline and (before.size or 0.0) < LARGEST * min(largest, here.size or 0.0)


def is_deck(gap: Gap) -> bool:
    """Say whether a deck of several lines starts after a text: a sub-heading (小标题) in display type has one."""
    under = gap.stack[1].block if len(gap.stack) > 1 else None
    is_under_text = gap.has_body and not gap.before.block.is_display
    return gap.here.block.is_display and is_under_text and under is not None and under.is_display


def is_level_with_headline(gap: Gap) -> bool:
    """Say whether a headline stands beside that of the article before, as high: no sub-heading does."""
    first, here = gap.page[gap.start].block, gap.here.block
    return gap.has_body and first.is_display and here.is_display and _are_level(first.box, here.box)


def is_set_otherwise(gap: Gap) -> bool:
    """Say whether a text stands beside the beginning of the article before, as high, and is no column of it.

    It is of another width, there is room for a column between them, or both are news without a headline.
    """
    first, here = gap.page[gap.start].block, gap.here.block
    is_text = gap.here.label in (Label.BODY, Label.OPENER) and len(gap.here.plain) > see.HEADING_LENGTH
    if not (is_text and here.box and here.is_apart is None and not here.goes_on and _are_level(first.box, here.box)):
        return False
    width = here.box[2] - here.box[0]
    boxes = [one.block.box for one in gap.recent if one.block.box]
    if here.box[0] - max(right for _, _, right, _ in boxes) > width / 2:
        return True
    widths = [one.block.box[2] - one.block.box[0] for one in gap.recent if one.label in TEXT and one.block.box]
    if not widths:
        return False
    return not width / WIDE < max(widths) < WIDE * width or (gap.at == gap.start + 1 and is_dated(gap))


def is_dated(gap: Gap) -> bool:
    """Say whether a text is dated as news is, and does not link to an ended one before it."""
    is_news = see.NEWS_START.search(gap.here.plain[:40]) and not see.LINKING_START.match(gap.here.plain)
    return bool(is_news) and see.is_closed(gap.before.plain)


def _are_level(one: Box | None, other: Box | None) -> bool:
    """Say whether two boxes stand side by side, and one's top is beside the other."""
    if one is None or other is None:
        return False
    is_beside = one[2] <= other[0] or other[2] <= one[0]
    return is_beside and max(one[1], other[1]) < min(one[3], other[3])


def is_last_line(gap: Gap) -> bool:
    """Say whether a line of body type over a headline runs on from the text over it: it is its last line, and no kicker."""
    under = gap.page[gap.at + 1].block if gap.at + 1 < len(gap.page) else None
    return (
        gap.here.block.is_apart is False
        and gap.here.label in (Label.HEADING, Label.SHOUT, Label.POINT)
        and not gap.here.block.is_display
        and gap.has_body
        and not gap.before.block.is_display
        and under is not None
        and under.is_display
    )


def runs_on(gap: Gap) -> bool:
    """Say whether a text runs on from the text before it, on a page that parts its stories by white."""
    here = gap.here
    return (
        here.block.is_apart is False
        and not here.block.is_ruled_off
        and here.label in (Label.BODY, Label.OPENER)
        and gap.has_body
        and not gap.roundup
        and gap.words.are_apart
    )


def goes_on_under_picture(gap: Gap) -> bool:
    """Say whether body type stands under the caption or the credit of a picture in a story that has text already."""
    before = gap.before.block
    return before.is_at_picture and before.is_small and gap.here.label is Label.BODY and gap.has_body


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
    ("white parts it from the text before", STARTS, is_set_apart),
    ("white parts it from the headline before", STARTS, is_far_from_deck),
    ("the headline before stands elsewhere", STARTS, stands_elsewhere),
    ("a banner (通栏) stands over several stories", STARTS, is_banner),
    ("a second headline under a subhead", STARTS, is_second_headline),
    ("a headline level with the headline before", STARTS, is_level_with_headline),
    ("a text beside the article before, level with it", STARTS, is_set_otherwise),
    ("a text's last line over a headline", STAYS, is_last_line),
    ("a text that runs on where stories stand apart", STAYS, runs_on),
    ("a text goes on under a picture's small print", STAYS, goes_on_under_picture),
    ("a deck of several lines after a text", STARTS, is_deck),
    ("a deck in large type after a text", STARTS, is_set_large),
    ("a headline over several columns after a text", STARTS, is_set_wide),
    ("a sub-heading (小标题) in body type", STAYS, is_inner_heading),
)
"""What type sizes and places tell, where a page has a layout: asked before ``rules.RULES``, and settled."""

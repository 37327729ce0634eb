"""The evidence for and against an article where no rule holds.

A lone headline then stands between two paragraphs and may as well be a sub-heading (小标题): :data:`EVIDENCE` is weighed, each
piece with a small weight.
"""

from __future__ import annotations

from ingest.layout import features as see
from ingest.layout.gaps import Gap
from ingest.layout.labels import TEXT, Label
from ingest.layout.rules import Test


def speaks_of_what_comes(gap: Gap) -> bool:
    """Say whether the coming paragraph repeats the heading's words, and the article before hardly uses them."""
    return len(gap.here.plain) > 4 and gap.echo > 0.5 and gap.affinity <= 0.1 and gap.recall <= 0.1


def is_over_headline(gap: Gap) -> bool:
    """Say whether a line of a few characters stands over a headline, as a column's name (栏目) does."""
    name = gap.here.plain
    return (
        3 <= len(name) <= 6
        and see.HAN_RUN.fullmatch(name) is not None
        and len(gap.stack) > 1
        and gap.stack[1].label in (Label.HEADING, Label.SHOUT)
        and len(gap.stack[1].plain) > len(name)
    )


def coming_text_closes(gap: Gap) -> bool:
    """Say whether the text up to the next headline or opening ends as an article does."""
    end = gap.stack_end
    while end < len(gap.page) and gap.page[end].label in TEXT - {Label.OPENER}:
        end += 1
    if end == gap.stack_end:
        return False
    return see.closes_article(gap.page[end - 1].plain) or (
        end < len(gap.page) and gap.page[end].label is Label.SIGNATURE
    )


EVIDENCE: tuple[tuple[str, int, Test], ...] = (
    ("an office or a place before a colon", 4, lambda gap: see.OFFICE_COLON.match(gap.here.plain)),
    ("a headline in a roundup (简讯)", 6, lambda gap: gap.roundup),
    ("a caption ends the article before", 3, lambda gap: gap.before.label is Label.CAPTION),
    ("a short line (栏目) over a longer one", 3, is_over_headline),
    ("a label (链接) over a headline", 2, lambda gap: gap.here.label is Label.COLUMN and len(gap.stack) > 1),
    ("it speaks of what comes and of nothing before it", 5, speaks_of_what_comes),
    ("names its picture (附图片)", 4, lambda gap: see.PICTURED.search(gap.here.plain)),
    ("ends with a bracketed topic", 4, lambda gap: gap.here.plain.endswith("）")),
    ("the story before opens as news (本报讯)", 3, lambda gap: gap.opened),
    ("the paragraph after repeats its words", 3, lambda gap: gap.echo > 0.3),
    ("the paragraph after repeats most of its words", 1, lambda gap: gap.echo > 0.5),
    ("the coming text ends as an article", 2, coming_text_closes),
    ("a figure in it", 2, lambda gap: any(character.isdigit() for character in gap.here.plain)),
    ("a deck of several lines", 2, lambda gap: len(gap.stack) > 1 or len(gap.here.block.lines) > 1),
    ("the paragraph after dates its news", 2, lambda gap: see.NEWS_START.search(gap.after_text[:25])),
    ("the article before has just begun", -4, lambda gap: gap.length < 400),
    ("the article before is short", -1, lambda gap: gap.length < 800),
    ("the article before speaks of the same", -2, lambda gap: gap.affinity > 0.1),
    ("the article before speaks much of the same", -3, lambda gap: gap.affinity > 0.15),
    ("the article before uses its words", -3, lambda gap: gap.recall > 0.1),
    ("a comma in it", -3, lambda gap: "，" in gap.here.plain),
    ("the paragraph before has no end", -2, lambda gap: not see.is_closed(gap.before.plain)),
    ("sub-headings stand in the article before", -1, lambda gap: gap.has_inner_headings),
)
"""For (+) and against (-) an article starting at a lone headline; weights were rounded from half of two corpora."""

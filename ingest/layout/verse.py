"""Mark the verse (诗歌) that a page prints line by line, each a short block."""

from __future__ import annotations

from ingest.language.decks import is_roundup_title
from ingest.layout import features as see
from ingest.layout.labels import Label, Labelled

VERSE_LINE = 22  # characters of the longest line of a poem
VERSE_RUN = 5  # short blocks on end that make a poem: one more than the tallest headline stack


def mark_verse_runs(found: list[Labelled]) -> list[Labelled]:
    """Mark runs of short blocks as verse (诗歌), but for the titles and the authors among them."""
    marked, start = list(found), 0
    while start < len(found):
        end = start
        while end < len(found) and _could_be_verse(found[end]):
            end += 1
        if end - start >= VERSE_RUN:
            _mark_run(marked, start, end)
        start = end + 1
    return marked


def _could_be_verse(one: Labelled) -> bool:
    is_short = len(one.plain) <= VERSE_LINE and one.label in (Label.HEADING, Label.SHOUT, Label.NAME, Label.BODY)
    is_set_small = is_short and not one.block.is_display
    return is_set_small and see.HAN.search(one.plain) is not None and not _is_title_of_other(one.plain)


def _is_title_of_other(text: str) -> bool:
    """Say whether a line is marked as an item or a picture's, or is the title of a picture, a notice or a roundup."""
    is_marked = see.BULLET.match(text) or see.PICTURED.search(text) or see.PICTURE_TITLE.match(text)
    return bool(is_marked) or see.is_notice_title(text) or is_roundup_title(text)


def _mark_run(marked: list[Labelled], start: int, end: int) -> None:
    """Mark the verse of one run: all but titles, known by their place, their form or an author's name under them."""
    titled = {start} | {i for i in range(start, end) if see.ART_TITLE.search(marked[i].plain)}
    titled |= {i + 2 for i in titled if i + 2 < end and marked[i + 1].label is Label.NAME and i > start}
    for i in range(start, end):
        if marked[i].label is Label.NAME and (i == start + 1 or i == end - 1 < len(marked) - 1):
            titled |= {i - 1, i}
    if end < len(marked) and marked[end].label in (Label.OPENER, Label.BYLINE):
        titled |= {end - 1}
    for i in range(start, end):
        if i not in titled:
            marked[i] = Labelled(marked[i].block, marked[i].plain, Label.VERSE)

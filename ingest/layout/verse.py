"""Mark what a page prints line by line, each a short block: verse (诗歌), and the rows of lists and tables (名单、价格表)."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.language.decks import is_column_word, is_roundup_title
from ingest.layout import features as see
from ingest.layout.labels import Label, Labelled
from ingest.layout.signatures import signs

VERSE_LINE = 22  # characters of the longest line of a poem
STANZA, STANZA_LINE = 4, 16  # lines of a short stanza, and characters of them
VERSE_RUN = 5  # short blocks on end that make a poem: one more than the tallest headline stack


def mark_verse_runs(found: list[Labelled]) -> list[Labelled]:
    """Mark runs of short blocks as verse or as rows, but for the titles and the authors among them; and runs of stanzas."""
    marked, start = _mark_stanzas(found), 0
    while start < len(found):
        end = start
        while end < len(found) and _could_be_verse(found[end]):
            end += 1
        if end - start >= VERSE_RUN:
            _mark_run(marked, start, end)
        start = end + 1
    return marked


def _mark_stanzas(found: list[Labelled]) -> list[Labelled]:
    """Mark stanzas of few lines beside others as verse: two blocks of several short lines on end are no decks."""
    marked = list(found)
    for at, one in enumerate(found):
        if _is_stanza(one) and any(map(_is_stanza, (*found[max(0, at - 1) : at], *found[at + 1 : at + 2]))):
            marked[at] = Labelled(one.block, one.plain, Label.VERSE)
    return marked


def _is_stanza(one: Labelled) -> bool:
    """Say whether a block of flat text is verse, or looks like a stanza: two short lines or more, of which none ends a sentence."""
    if one.label is Label.VERSE:
        return True
    lines = one.block.lines
    is_short = 2 <= len(lines) <= STANZA and max(map(len, lines)) <= STANZA_LINE and one.block.size is None
    return is_short and one.label in (Label.HEADING, Label.BODY) and not any(see.is_row(line) for line in lines)


def _could_be_verse(one: Labelled) -> bool:
    is_short = len(one.plain) <= VERSE_LINE and one.label in (Label.HEADING, Label.SHOUT, Label.NAME, Label.BODY)
    is_set_small = is_short and not one.block.is_display
    return is_set_small and see.HAN.search(one.plain) is not None and not _is_title_of_other(one.plain)


def _is_title_of_other(text: str) -> bool:
    """Say whether a line is marked as an item or a picture's, or is the title of a picture, a notice or a roundup."""
    is_marked = see.BULLET.match(text) or see.PICTURED.search(text) or see.PICTURE_TITLE.match(text)
    return bool(is_marked) or see.is_notice_title(text) or is_roundup_title(text)


def _mark_run(marked: list[Labelled], start: int, end: int) -> None:
    """Mark one run: of a list its rows, of anything else the lines that are no titles."""
    run = range(start, end)
    if see.are_rows([marked[at].plain for at in run]):
        signed = {at for at in run[1:] if signs(marked[at].plain)}
        rows = {at for at in run[1:] if see.is_row(marked[at].plain)} - signed
        _relabel(marked, rows, Label.ROW)
        _relabel(marked, {at for at in signed if at - 1 in rows}, Label.SIGNATURE)
        return
    titled = _titled(marked, start, end)
    _relabel(marked, set(run) - titled, Label.VERSE)


def _relabel(marked: list[Labelled], places: Iterable[int], label: Label) -> None:
    for at in places:
        marked[at] = Labelled(marked[at].block, marked[at].plain, label)


def _titled(marked: list[Labelled], start: int, end: int) -> set[int]:
    """Give the titles and the authors of a run of verse: known by their place, their form or an author's name under them."""
    titled = {start} | {i for i in range(start, end) if see.ART_TITLE.search(marked[i].plain)}
    titled |= {i + 2 for i in titled if i + 2 < end and marked[i + 1].label is Label.NAME and i > start}
    for i in range(start, end):
        is_edge = i == start + 1 or i == end - 1 < len(marked) - 1
        if (marked[i].label is Label.NAME and (is_edge or " " in marked[i].plain)) or signs(marked[i].plain):
            titled |= {i - 1, i}
    says_kind = end < len(marked) and marked[end].label is Label.COLUMN  # ·民间传说·, of what comes
    under = end + says_kind
    if under < len(marked) and marked[under].label in (Label.OPENER, Label.BYLINE, Label.BODY):
        titled |= {end - 1}  # verse is no paragraph's beginning: what stands over one is its headline
    return titled | {i for i in range(start, end) if is_column_word(marked[i].plain) and i + 1 in titled}

"""Part an article's blocks into its head, deck and author, and its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.layout import features as see
from ingest.layout.authors import with_author
from ingest.layout.first_lines import is_likely_first_line
from ingest.layout.healing import joins
from ingest.layout.labels import AUTHOR, HEADLINE_LIKE, TEXT, Label, Labelled

SUB_HEADINGS = frozenset({Label.HEADING, Label.SHOUT, Label.POINT})

Parted = tuple[Sequence[Labelled], Sequence[Labelled]]
"""An article's head and its text."""


def part_head(blocks: Sequence[Labelled]) -> Parted:
    """Give the head and the text of an article's blocks, whichever way its text begins."""
    head, text = _under_note(*split_head(_with_headline(blocks)))
    head, text = _with_first_line(with_author(head, text), text)  # an author's line is none of the text
    return with_author(head, text), text


def _with_headline(blocks: Sequence[Labelled]) -> Sequence[Labelled]:
    """Give an article's blocks, its first a headline where it opens as many of today do: 暖心！环卫工人吃上“生日餐”."""
    first, *rest = blocks
    is_over_text = bool(rest) and first.label is Label.BODY and rest[0].label in TEXT
    is_headline = is_over_text and see.EXCLAIMED.match(first.plain) and see.is_heading(first.plain[5:])
    return [replace(first, label=Label.HEADING), *rest] if is_headline else blocks


def split_head(blocks: Sequence[Labelled]) -> Parted:
    """Part an article's blocks into its head (deck and author) and its text, which may begin with a sub-heading (小标题)."""
    end = next(
        (i for i, one in enumerate(blocks) if one.label in TEXT | {Label.CREDIT} or (i and _opens_text(one))), None
    )
    if end is not None and end > 1 and _addresses(blocks[end - 1], blocks[end]):
        end -= 1
    if end is None:
        return [one for one in blocks if one.label is not Label.POINTER], ()
    end = next((i for i in range(end) if _is_under_author(blocks, i)), end)
    return blocks[:end], [one for one in blocks[end:] if one.label is not Label.POINTER]


def _is_under_author(blocks: Sequence[Labelled], at: int) -> bool:
    """Say whether a heading of flat text stands under the author's line that stands under the headline."""
    if blocks[at].label not in SUB_HEADINGS or blocks[at].block.size is not None:
        return False
    author = next((i for i, one in enumerate(blocks[:at]) if one.label in AUTHOR), 0)
    return any(one.label is Label.HEADING for one in blocks[:author])


def _opens_text(one: Labelled) -> bool:
    """Say whether a line under a headline is its text's first: to whom it is addressed (编辑同志：), or what follows (……如下：)."""
    return one.label in HEADLINE_LIKE and bool(see.FIRST_WORDS.search(one.plain))


def _addresses(one: Labelled, below: Labelled) -> bool:
    """Say whether the last line over a flat text, which ends with a colon, is to whom it is addressed (县防汛指挥部：)."""
    is_open = one.plain.endswith("：") and one.block.size is None
    return is_open and one.label in HEADLINE_LIKE and below.label is Label.BODY


def _under_note(head: Sequence[Labelled], text: Sequence[Labelled]) -> Parted:
    """Give an article's head and text; under an editor's note (编者按) its headline is the one after the note.

    What stands over the note is then the name of its column, and the note the beginning of the text.
    """
    if not any(see.EDITORS_NOTE.match(one.plain) for one in (*head[-1:], *text[:1])):
        return head, text
    count = next((at for at in range(1, len(text)) if not joins(text[at - 1], text[at])), len(text))
    note, under_note = text[:count], text[count:]
    under, rest = split_head(under_note)
    if not under or not rest:
        return head, text
    names = [replace(one, label=Label.COLUMN) if one.label in HEADLINE_LIKE else one for one in head]
    return (*names, *under), (*note, *rest)


def _with_first_line(head: Sequence[Labelled], text: Sequence[Labelled]) -> Parted:
    """Give head and text; a paragraph's first piece, left at a column's foot under the deck of flat text, is of the text."""
    if len(head) < 2 or not text or head[-1].label not in HEADLINE_LIKE or text[0].label is not Label.BODY:
        return head, text
    last, first = head[-1], text[0]
    if last.block.size is not None or not is_likely_first_line(last.plain, first.plain):
        return head, text
    whole = replace(first.block, text=last.block.text + first.block.text, lines=(*last.block.lines, *first.block.lines))
    return head[:-1], (Labelled(whole, last.plain + first.plain, Label.BODY), *text[1:])

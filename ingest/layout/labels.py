"""Name what each block of a page looks to be, from its own text and its neighbours'."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from ingest.layout import features as see
from ingest.layout.blocks import Block
from ingest.layout.furniture import NAME_LENGTH, furniture, is_folio, is_masthead_piece, is_page_head


class Label(StrEnum):
    """What a block looks to be."""

    MASTHEAD = "masthead"  # 报头
    COLOPHON = "colophon"  # 责编/版式/校对
    FOLIO = "folio"  # 第1版：要闻
    POINTER = "pointer"  # 详见三版
    COLUMN = "column"  # 【…】
    NOTE = "note"  # （附图片１张）, 图片：
    CREDIT = "credit"  # （新华社记者樊如钧摄）
    CAPTION = "caption"  # 图为……　王远 摄
    BYLINE = "byline"  # 本报记者 …, □ …
    NAME = "name"  # a name alone
    SIGNATURE = "signature"  # （季哲）
    OPENER = "opener"  # 本报讯 …
    POINT = "point"  # 一、…, ● …
    SHOUT = "shout"  # a short question, exclamation or 某某：
    HEADING = "heading"
    VERSE = "verse"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A block, the copy of its text that patterns are matched on, and what it looks to be."""

    block: Block
    plain: str
    label: Label


Test = Callable[[str, Block], object]

ANY = 10**9


def _is_signed_and_dated(text: str, block: Block) -> bool:
    """Say whether a block is an office and a date, one below the other or, where a layout is, on one line."""
    if block.size is not None:
        return bool(see.OFFICE_AND_DATE.match(text))
    return 2 <= len(block.lines) <= 4 and bool(see.DATE_LINE.match(see.plain(block.lines[-1]).replace(" ", "")))


LABELS: tuple[tuple[Label, int, Test], ...] = (
    (Label.COLUMN, 24, lambda text, _: see.PICTURE_TITLE.match(text) and see.ENCLOSED_LABEL.match(text)),
    (
        Label.HEADING,
        40,
        lambda text, _: (
            see.PICTURE_TITLE.match(text) or see.ART_TITLE.search(text) or see.PICTURE_ART_TITLE.search(text)
        ),
    ),
    (Label.BODY, 40, lambda text, _: see.SPOKEN.match(text) or see.ADDRESS.match(text)),
    (Label.BODY, see.HEADING_LENGTH, lambda text, _: see.TURN.match(text)),
    (Label.POINTER, 24, lambda text, _: see.POINTER_ONLY.match(text)),
    (
        Label.POINTER,
        see.HEADING_LENGTH,
        lambda text, _: "版" in text[-5:] and see.POINTER_TAIL.search(text) and see.is_heading(text),
    ),
    (Label.POINTER, 40, lambda text, _: see.POINTER_HEAD.match(text) and see.is_heading(text)),
    (Label.SIGNATURE, 16, lambda text, _: see.DATE_LINE.match(text)),
    (Label.SIGNATURE, 60, _is_signed_and_dated),
    (Label.COLUMN, 24, lambda text, _: see.LABEL.match(text)),
    (Label.NOTE, 24, lambda text, _: see.PICTURE_NOTE.match(text)),
    (Label.CREDIT, 40, lambda text, _: see.LONE_CREDIT.match(text)),
    (Label.SIGNATURE, 62, lambda text, _: see.LONE_PAREN.match(text)),
    (Label.BYLINE, 50, lambda text, _: see.BYLINE.match(text)),
    (Label.BYLINE, 24, lambda text, _: see.MARKED_NAME.match(text) and see.is_name(text[1:].strip())),
    (Label.BYLINE, 32, lambda text, _: see.OF_SCHOOL.match(text)),
    (Label.OPENER, ANY, lambda text, _: see.OPENER.match(text)),
    (Label.CAPTION, ANY, lambda text, _: len(text) > 12 and see.has_photo_credit(text)),
    (Label.CAPTION, ANY, lambda text, _: see.CAPTION_OPEN.match(text)),
    (Label.VERSE, ANY, lambda _, block: see.is_verse(block.lines)),
    (Label.POINT, 40, lambda text, _: text[-1:] not in "。；" and (see.NUMBERED.match(text) or see.BULLET.match(text))),
    (Label.HEADING, 16, lambda text, _: see.is_notice_title(text)),
    (Label.NAME, 24, lambda text, _: see.is_name(text)),
    (Label.BODY, see.HEADING_LENGTH, lambda text, _: see.CONTACT.search(text)),
    (Label.HEADING, see.HEADING_LENGTH, lambda text, _: see.is_heading(text)),
    (Label.SHOUT, 30, lambda text, _: text[-1:] in "！？!?：:—" and not see.SENTENCE_MARK.search(text[:-1])),
)
"""What a block's own text says: the label, the longest text in characters, the test. The first that holds is taken;
a block of none of these is body."""
LONG = 64  # characters; no label but those of any length is for longer text
LONG_LABELS = tuple(named for named in LABELS if named[1] > LONG)


def label_blocks(blocks: Sequence[Block]) -> tuple[Labelled, ...]:
    """Label every block of a page."""
    first = [_label(block, position, len(blocks)) for position, block in enumerate(blocks)]
    return tuple(_mark_verse_runs(_mark_by_neighbours(_mark_first_lines(_mark_masthead(_mark_number(first))))))


def _label(block: Block, position: int, count: int) -> Labelled:
    """Label a block by its own text and its place on the page."""
    text = see.plain(block.text)
    if len(block.lines) > 1 and is_folio(stacked := see.plain(block.stacked), position, count):
        return Labelled(block, stacked, Label.FOLIO)
    found = "colophon" if is_page_head(block.lines, position) else furniture(text, position, count)
    if found:
        return Labelled(block, text, Label(found))
    if block.is_display:
        return Labelled(block, text, _display_label(text, block))
    if block.is_at_picture and block.is_small:
        return Labelled(block, text, _small_label(text, block))
    if block.goes_on is False and len(text) > INDENTED_PROSE and not see.OPENER.match(text):
        return Labelled(block, text, _prose_label(text, block))
    return Labelled(block, text, _named(text, block) or Label.BODY)


def _named(text: str, block: Block) -> Label | None:
    """Give the first label that a block's text and look allow, None where none does."""
    length = len(text)
    for label, most, test in LONG_LABELS if length > LONG else LABELS:
        if length <= most and test(text, block):
            return label
    return None


def _small_label(text: str, block: Block) -> Label:
    """Label a block in small type at a picture: its caption, unless it says itself that it is a name's or a credit's line."""
    named = _named(text, block)
    return named if named in (Label.CREDIT, Label.BYLINE, Label.NOTE, Label.POINTER) else Label.CAPTION


def _prose_label(text: str, block: Block) -> Label:
    """Label an indented block of body type that is long: it is text, though no sentence may end in it."""
    named = _named(text, block)
    return Label.BODY if named in (None, Label.HEADING, Label.SHOUT) else named


INDENTED_PROSE = 30  # characters


def _display_label(text: str, block: Block) -> Label:
    """Label a block of display type: whatever its wording, it is a line of a deck unless it is a pointer or a label."""
    named = _named(text, block)
    return named if named in IN_DISPLAY else Label.HEADING


IN_DISPLAY = frozenset({Label.POINTER, Label.COLUMN, Label.BYLINE, Label.NOTE, Label.SHOUT})
HEADLINE_LIKE = frozenset({Label.HEADING, Label.SHOUT, Label.COLUMN, Label.POINT, Label.NOTE})
PROSE = frozenset({Label.BODY, Label.OPENER, Label.CAPTION})
TEXT = PROSE | {Label.VERSE}
AUTHOR = frozenset({Label.BYLINE, Label.NAME})
CREDITS = frozenset({Label.SIGNATURE, Label.CREDIT})
FURNITURE = frozenset({Label.MASTHEAD, Label.COLOPHON, Label.FOLIO})
VERSE_LINE = 22  # characters of the longest line of a poem
VERSE_RUN = 5  # short blocks on end that make a poem: one more than the tallest headline stack


def _mark_number(found: list[Labelled]) -> list[Labelled]:
    """Tell a number in a deck, under the page's first headline as a deck's lines are, from the number of the page (版次)."""
    if len(found) < 2 or found[0].label is not Label.HEADING or found[1].label is not Label.FOLIO:
        return found
    first, number, *rest = found
    is_in_deck = first.block.is_display and number.block.is_display and number.block.is_apart is False
    return [first, Labelled(number.block, number.plain, Label.HEADING), *rest] if is_in_deck else found


def _mark_masthead(found: list[Labelled]) -> list[Labelled]:
    """Add to a masthead (报头) the lines beside it that are only a part of one, such as the paper's name.

    What stands over it at the top of the page is that, however it is worded.
    """
    if all(one.label is not Label.MASTHEAD for one in found):
        return found
    marked = list(found)
    for i in [*range(len(found)), *reversed(range(len(found)))]:
        beside = [marked[k].label for k in (i - 1, i + 1) if 0 <= k < len(found)]
        if (
            Label.MASTHEAD in beside
            and marked[i].label in HEADLINE_LIKE - {Label.COLUMN} | AUTHOR
            and (is_masthead_piece(marked[i].plain) or (not i and len(marked[i].plain) <= NAME_LENGTH))
        ):
            marked[i] = Labelled(marked[i].block, marked[i].plain, Label.MASTHEAD)
    return marked


def _mark_first_lines(found: list[Labelled]) -> list[Labelled]:
    """Tell a paragraph's first lines, left at the foot of a column under a headline, from one more line of the deck."""
    marked = list(found)
    for at, (one, after) in enumerate(pairwise(found)):
        is_small = one.block.size is not None and not one.block.is_display
        if is_small and after.block.goes_on and one.label in (Label.HEADING, Label.SHOUT) and at:
            marked[at] = Labelled(one.block, one.plain, Label.BODY)
    return marked


@dataclass(frozen=True, slots=True)
class Place:
    """One block among its neighbours: ``labels`` are those given so far, new ones above it and first ones below."""

    found: Sequence[Labelled]
    labels: Sequence[Label]
    at: int

    @property
    def plain(self) -> str:
        """Give the block's text."""
        return self.found[self.at].plain

    @property
    def before(self) -> Label | None:
        """Give the label above."""
        return self.labels[self.at - 1] if self.at else None

    @property
    def after(self) -> Label | None:
        """Give the label below."""
        return self.labels[self.at + 1] if self.at + 1 < len(self.labels) else None

    @property
    def plain_before(self) -> str:
        """Give the text above."""
        return self.found[self.at - 1].plain if self.at else ""

    @property
    def plain_after(self) -> str:
        """Give the text below."""
        return self.found[self.at + 1].plain if self.at + 1 < len(self.found) else ""


def _mark_by_neighbours(found: list[Labelled]) -> list[Labelled]:
    """Label anew what its neighbours tell better than its own text; of :data:`BY_NEIGHBOURS` the last that holds is taken."""
    labels = [one.label for one in found]
    for at, one in enumerate(found):
        if one.label in TOLD_BY_NEIGHBOURS and not one.block.is_display:
            place = Place(found, labels, at)
            held = [label for old, label, test in BY_NEIGHBOURS if one.label is old and test(place)]
            labels[at] = held[-1] if held else one.label
    return [Labelled(one.block, one.plain, label) for one, label in zip(found, labels, strict=True)]


def _is_author(place: Place) -> bool:
    """Say whether a line between a headline and prose is the author's name, or an office and who holds it."""
    if place.before not in HEADLINE_LIKE:
        return False
    is_short = 2 <= len(place.plain) <= 4 and bool(see.BARE_NAME.match(place.plain))
    is_officer = place.after is Label.BODY and see.is_titled_name(place.plain)
    return is_officer or (is_short and place.after in PROSE and len(place.plain_before) >= 3)


def _is_no_author(place: Place) -> bool:
    """Say whether a name is where no author's stands: no headline above, or another name or an opening below."""
    return place.before not in HEADLINE_LIKE or place.after in (Label.NAME, Label.BYLINE, Label.OPENER)


def _is_first_line(place: Place) -> bool:
    """Say whether a line over prose is the paragraph's first, left at a column's foot, and no headline."""
    if place.after is not Label.BODY:
        return False
    is_dated = place.found[place.at].block.size is None and place.at and see.DATED_CLAUSE.match(place.plain)
    return bool(is_dated) or (place.before in PROSE and see.breaks_off(place.plain))


def _is_round_label(place: Place) -> bool:
    """Say whether a line in round brackets is a column label (栏目): no name, or the text before it is signed already."""
    if place.before not in TEXT or place.after is not Label.HEADING:
        return False
    before = place.found[place.at - 1]
    if before.label in PROSE and see.closes_article(before.plain):
        return True
    return see.is_round_label(place.plain) and (before.label is Label.VERSE or see.is_closed(before.plain))


def _issues_notice(place: Place) -> bool:
    """Say whether a line is the office or firm that a notice (公告) ends with."""
    if place.before not in ABOVE_SIGNATURE or place.after in TEXT or not see.OFFICE_NAME.match(place.plain):
        return False
    above = range(place.at - 1, max(-1, place.at - LONGEST_NOTICE), -1)
    title = next((k for k in above if place.labels[k] not in ABOVE_SIGNATURE), None)
    return title is not None and see.is_notice_title(place.found[title].plain)


def _signs(place: Place) -> bool:
    """Say whether a line signs the text above it: ——编者, 地 名, or a short line over a date."""
    if place.before in TEXT and see.is_signing(place.plain):
        return True
    is_short = len(place.plain) <= 24 and place.before in ABOVE_SIGNATURE
    return is_short and bool(see.DATE_LINE.match(place.plain_after))


ABOVE_SIGNATURE = PROSE | {Label.POINT, Label.SIGNATURE}
LONGEST_NOTICE = 20  # blocks

BY_NEIGHBOURS: tuple[tuple[Label, Label, Callable[[Place], object]], ...] = (
    (Label.HEADING, Label.NAME, _is_author),
    (Label.SIGNATURE, Label.COLUMN, _is_round_label),
    (
        Label.SIGNATURE,
        Label.NOTE,
        lambda place: place.before is Label.HEADING and see.ART_LINE.match(place.plain),
    ),
    (
        Label.BYLINE,
        Label.COLUMN,
        lambda place: place.before in PROSE and place.after is Label.HEADING and see.COMMENT.match(place.plain),
    ),
    (
        Label.HEADING,
        Label.CAPTION,
        lambda place: place.before is Label.NOTE and place.plain_before.endswith(("：", ":")),
    ),
    (Label.NAME, Label.HEADING, _is_no_author),
    (Label.HEADING, Label.BODY, _is_first_line),
    (Label.HEADING, Label.SIGNATURE, _issues_notice),
    (Label.HEADING, Label.SIGNATURE, _signs),
    (Label.NAME, Label.SIGNATURE, _signs),
)
"""What a block's neighbours say: the label its own text gave, the better one, the test."""
TOLD_BY_NEIGHBOURS = frozenset(old for old, *_ in BY_NEIGHBOURS)


def _mark_verse_runs(found: list[Labelled]) -> list[Labelled]:
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
    is_marked = see.BULLET.match(one.plain) or see.PICTURED.search(one.plain)
    is_set_small = is_short and not one.block.is_display
    return is_set_small and see.HAN.search(one.plain) is not None and not is_marked


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

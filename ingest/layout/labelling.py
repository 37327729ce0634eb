"""Name what each block of a page looks to be, first from its own text, then from its neighbours'."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ingest.layout import features as see
from ingest.layout.blocks import Block
from ingest.layout.furniture import furniture, is_folio, is_page_head
from ingest.layout.issuers import mark_issuers
from ingest.layout.labels import Label, Labelled
from ingest.layout.neighbours import mark_by_neighbours, mark_first_lines
from ingest.layout.page_head import mark_number, mark_page_head
from ingest.layout.plain import plain
from ingest.layout.verse import mark_verse_runs

Test = Callable[[str, Block], object]

ANY = 10**9


def _is_signed_and_dated(text: str, block: Block) -> bool:
    """Say whether a block is an office and a date, one below the other or, where a layout is, on one line."""
    if block.size is not None:
        return bool(see.OFFICE_AND_DATE.match(text))
    return 2 <= len(block.lines) <= 4 and bool(see.DATE_LINE.match(plain(block.lines[-1]).replace(" ", "")))


def _plain_lines(block: Block) -> tuple[str, ...]:
    return tuple(map(plain, block.lines)) if len(block.lines) > 1 else block.lines


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
    (Label.BODY, see.HEADING_LENGTH, lambda text, _: see.TURN.match(text) or see.CLOSING.match(text)),
    (Label.SIGNATURE, see.JUMP_LENGTH, lambda text, _: see.LONE_JUMP.match(text)),
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
    (Label.BYLINE, 50, lambda text, _: see.BYLINE.match(text) and not see.FIRST_WORDS.search(text)),
    (Label.BYLINE, 24, lambda text, _: see.MARKED_NAME.match(text) and see.is_name(text[1:].strip())),
    (Label.BYLINE, 32, lambda text, _: see.OF_SCHOOL.match(text)),
    (Label.OPENER, ANY, lambda text, _: see.OPENER.match(text)),
    (Label.CAPTION, ANY, lambda text, _: len(text) > 12 and see.has_photo_credit(text)),
    (Label.CAPTION, ANY, lambda text, _: see.CAPTION_OPEN.match(text)),
    (Label.ROW, ANY, lambda _, block: see.is_verse(lines := _plain_lines(block)) and see.are_rows(lines)),
    (Label.VERSE, ANY, lambda _, block: see.is_verse(_plain_lines(block))),
    (Label.POINT, 40, lambda text, _: see.is_point(text)),
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
    headed = mark_first_lines(mark_page_head(mark_number(first)))
    return tuple(mark_verse_runs(mark_issuers(mark_by_neighbours(headed))))


def _label(block: Block, position: int, count: int) -> Labelled:
    """Label a block by its own text and its place on the page."""
    text = plain(block.text)
    if len(block.lines) > 1 and is_folio(stacked := plain(block.stacked), position, count):
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

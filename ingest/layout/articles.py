"""Draw up each article of a page from its labelled blocks: deck, byline, paragraphs, captions, kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby, zip_longest

from ingest.items import Kind
from ingest.language.decks import is_roundup_title, unmarked
from ingest.layout import features as see
from ingest.layout.banners import part_banner
from ingest.layout.blocks import DISPLAY, LARGEST, Box
from ingest.layout.gaps import ROUNDUP_ITEM_LENGTH
from ingest.layout.heads import part_head, split_head
from ingest.layout.healing import joins, paragraphs
from ingest.layout.labels import AUTHOR, FURNITURE, Label, Labelled
from ingest.layout.picturing import is_picture
from ingest.layout.returning import returned
from ingest.layout.segmentation import Reason, Segment

DECK = frozenset({Label.HEADING, Label.SHOUT, Label.POINT, Label.NOTE, Label.SIGNATURE})
PHOTO_LENGTH = 260  # characters of the longest picture story (图片新闻)
ADVERT_BLOCKS = 6  # of the longest advertisement (广告) set as text


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One article of a page as its blocks print it."""

    kind: Kind
    raw: str  # its first block as printed, lines parted by line breaks
    reason: Reason
    column_label: str = ""
    deck: tuple[str, ...] = ()
    sorted_deck: tuple[str, str, str] = ("", "", "")  # kicker, headline and subhead, where type sizes tell them
    byline_text: str = ""
    paragraphs: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()  # of its pictures, each with the credit printed with it
    jump_text: str = ""
    boxes: tuple[Box, ...] = ()  # of its blocks, where the page has a layout


def draw_up(segments: Sequence[Segment]) -> tuple[Draft, ...]:
    """Give the drafts of a page's articles; folio lines that no masthead stands beside are furniture and give none."""
    segments = with_folios(returned(segments))
    neighbours = zip_longest(segments, segments[1:])
    parted = [part for segment, following in neighbours for part in part_banner(segment, following)]
    drafts, roundup = [], ""
    for segment in parted:
        first = segment.blocks[0]
        if first.label is Label.FOLIO:
            continue
        if is_roundup_title(first.plain):
            roundup = _label(first.block.stacked)
        elif not _is_item(segment):
            roundup = ""
        draft = _draft(segment)
        drafts.append(_as_brief(draft, roundup) if roundup else draft)
    return tuple(drafts)


def with_folios(segments: Sequence[Segment]) -> list[Segment]:
    """Give each masthead (报头) the folio lines (第2版：要闻) that are printed beside it, after its own lines.

    A line of the page's editors may stand between its lines.
    """
    done: list[Segment] = []
    for is_furniture, run in groupby(segments, lambda one: one.blocks[0].label in FURNITURE):
        parts = list(run)
        masthead = next((one for one in parts if one.blocks[0].label is Label.MASTHEAD), None)
        if not is_furniture or masthead is None:
            done += parts
            continue
        blocks = list(chain.from_iterable(one.blocks for one in parts))
        lines = [one for label in (Label.MASTHEAD, Label.FOLIO) for one in blocks if one.label is label]
        done.append(Segment(tuple(lines), masthead.reason))
        done += [one for one in parts if one.blocks[0].label is Label.COLOPHON]
    return done


def _is_item(segment: Segment) -> bool:
    """Say whether a segment is small enough for a roundup's item."""
    text = split_head(segment.blocks)[1]
    return len(text) == 1 and len(text[0].plain) <= ROUNDUP_ITEM_LENGTH


def _as_brief(draft: Draft, roundup: str) -> Draft:
    """Give a roundup's item as the brief (简讯) it is, the roundup's title as its column label."""
    if draft.kind not in (Kind.STORY, Kind.BRIEF):
        return draft
    if draft.column_label:
        return replace(draft, kind=Kind.BRIEF)
    is_title = bool(draft.deck) and _label(draft.deck[0]) == roundup
    deck = draft.deck[1:] if is_title else draft.deck
    return replace(draft, kind=Kind.BRIEF, column_label=roundup, deck=deck)


def _draft(segment: Segment) -> Draft:
    blocks = segment.blocks
    raw = "\n".join(blocks[0].block.lines)
    boxes = tuple(one.block.box for one in blocks if one.block.box)
    if blocks[0].label in FURNITURE:
        kind = Kind(blocks[0].label.value)
        lines = tuple(line for one in blocks for line in one.block.lines)
        return Draft(kind=kind, raw=raw, reason=segment.reason, paragraphs=lines, boxes=boxes)
    head, text = part_head(blocks)
    labels = [one for one in head if one.label is Label.COLUMN]
    deck = tuple(one.block.stacked for one in head if one.label in DECK or one in labels[1:])
    bylines = [one.block.stacked for one in head if one.label in AUTHOR]
    kind = _kind(head, text, any(one.label is Label.POINTER for one in blocks))
    captions, rest = part_captions(text)
    is_flat = blocks[0].block.size is None
    text = text if kind is Kind.PHOTO and is_flat and rest else rest  # some of its captions may not say what they are
    while len(text) > 1 and text[-1].label is Label.BYLINE and kind is not Kind.NOTICE:
        bylines.append(text[-1].block.stacked)
        text = text[:-1]
    pointers = [one.block.stacked for one in blocks if one.label is Label.POINTER]
    jump_text = ""
    if pointers:
        title, jump_text = _split_pointer(pointers[0])
        deck = (*deck, *filter(None, [title]))
    return Draft(
        kind=kind,
        raw=raw,
        reason=segment.reason,
        column_label=_label(labels[0].block.stacked) if labels else "",
        deck=deck,
        sorted_deck=_sorted_by_size([one for one in head if one.label in DECK or one in labels[1:]]),
        byline_text="\n".join(bylines),
        paragraphs=paragraphs(text),
        captions=captions,
        jump_text=jump_text,
        boxes=boxes,
    )


def _split_pointer(text: str) -> tuple[str, str]:
    """Part a pointer's line into its title and its jump, whichever stands first (▶ 2版 …, … 详见二版)."""
    if head := see.POINTER_HEAD.match(text):
        return text[head.end("jump") :].strip(), text[: head.end("jump")].strip()
    tail = see.POINTER_TAIL.search(text)
    at = tail.start() if tail else 0
    return text[:at].strip(), text[at:].strip()


def _sorted_by_size(stack: Sequence[Labelled]) -> tuple[str, str, str]:
    """Sort a headline stack by its type sizes: the largest lines are the headline, over them the kicker (引题)."""
    sizes = [one.block.size or 0.0 for one in stack]
    largest = max(sizes, default=0.0)
    if largest < DISPLAY or any(see.JUMP_FROM.match(one.plain) for one in stack):
        return "", "", ""
    large = [at for at, size in enumerate(sizes) if size > LARGEST * largest]
    texts = [one.block.stacked for one in stack]
    parts = texts[: large[0]], texts[large[0] : large[-1] + 1], texts[large[-1] + 1 :]
    kicker, headline, subhead = (" ".join(part) for part in parts)
    return kicker, headline, subhead


def part_captions(text: Sequence[Labelled]) -> tuple[tuple[str, ...], Sequence[Labelled]]:
    """Part the captions of pictures from a text, each with a credit that stands under it.

    Where the page has a layout, wording alone makes no caption of a paragraph unless all the text is captions: it must
    stand at a picture or be small. On flat text it must say so or be signed by its photographer, and be no piece of the
    paragraph before.
    """
    is_all = all(one.label in (Label.CAPTION, Label.CREDIT) for one in text)
    captions: list[str] = []
    rest: list[Labelled] = []
    is_under_caption = False
    for before, one in zip((None, *text), text, strict=False):
        is_told = one.block.is_at_picture or one.block.is_small or _says_caption(before, one)
        if one.label is Label.CAPTION and (is_all or is_told):
            captions.append(one.block.text)
            is_under_caption = True
        elif one.label is Label.CREDIT and is_under_caption:
            captions[-1] += f" {one.block.text}"
            is_under_caption = False
        else:
            rest.append(one)
            is_under_caption = False
    return tuple(captions), rest


def _says_caption(before: Labelled | None, one: Labelled) -> bool:
    """Say whether a block of flat text says that it is a caption (图为……, ……王远 摄)."""
    return one.block.size is None and see.is_caption(one.plain) and not (before and joins(before, one))


def _label(text: str) -> str:
    """Give a column label (栏目) without its brackets and marks."""
    enclosed = see.ENCLOSED_LABEL.match(text)
    return unmarked((enclosed["label"] or enclosed["marked"].strip()) if enclosed else text)


def _kind(head: Sequence[Labelled], text: Sequence[Labelled], has_pointer: bool) -> Kind:
    """Say what kind of article a head and a text make."""
    headings = [one for one in head if one.label in DECK]
    if not text:
        bare = Kind.PHOTO if any(map(is_picture, head)) else Kind.BANNER
        return Kind.POINTER if has_pointer else bare
    tests = (
        (Kind.NOTICE, any(see.is_notice_title(one.plain) for one in headings)),
        (Kind.ADVERT, any(see.ADVERT_LABEL.match(one.plain) for one in head) or _is_advert(text)),
        (Kind.POEM, sum(one.label is Label.VERSE for one in text) * 2 > len(text)),
        (Kind.PHOTO, _is_photo(head, text)),
        (Kind.STORY, headings),
    )
    return next((kind for kind, holds in tests if holds), Kind.BRIEF)


def _is_advert(text: Sequence[Labelled]) -> bool:
    """Say whether a text is short, no news, and gives a telephone number to call."""
    is_small = len(text) <= ADVERT_BLOCKS and all(one.label is Label.BODY for one in text)
    return is_small and bool(see.PHONE.search(text[-1].plain)) and not see.OFFICES_PHONE.search(text[-1].plain)


def _is_photo(headings: Sequence[Labelled], text: Sequence[Labelled]) -> bool:
    """Say whether the text is nothing but a picture's caption."""
    if sum(len(one.plain) for one in text) > PHOTO_LENGTH or any(one.label is Label.OPENER for one in text):
        return False
    return any(one.label in (Label.CAPTION, Label.CREDIT) for one in text) or any(map(is_picture, headings))

"""The place before a block of a page, and all that can be asked of it when an article may start there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from ingest.language.decks import is_roundup_title
from ingest.layout import features as see
from ingest.layout.labels import AUTHOR, FURNITURE, HEADLINE_LIKE, PROSE, TEXT, Label, Labelled

TALLEST_STACK = 40  # blocks; a stack that is taller is a list, and is not looked through again at each of its lines
RECENT = 200  # blocks of a long article that are looked at for its habits
LONGEST_ROUNDUP = 60  # blocks
MOST_PICTURES = 6  # captions and credits that stand between a headline and its text
SHORT_CAPTION = 40  # characters
ROUNDUP_ITEM_LENGTH = 220  # characters of the longest paragraph of a brief
FEWEST_ITEMS = 3  # of a roundup that is known as one by how each of them opens

FEWEST_APART, NEARLY_ALL = 3, 0.9  # headlines under a text that show a page's habit, and of them

NO_ITEM = FURNITURE | {Label.BYLINE}  # what no brief has
IN_STACK = HEADLINE_LIKE | AUTHOR


class Gap:
    """The place before block ``at`` of a page, in the article that started at ``start``.

    ``here`` is the block that may start an article, ``before`` the one before it. No dataclass: there is one for each
    block, and what is asked of most is little.
    """

    def __init__(self, page: Sequence[Labelled], start: int, at: int, words: Words) -> None:
        self.page, self.start, self.at, self.words = page, start, at, words
        self.here, self.before = page[at], page[at - 1]

    @cached_property
    def stack_end(self) -> int:
        """Give the place after the headline stack that starts here, its authors and notes."""
        end = self.at
        last = min(len(self.page), self.at + TALLEST_STACK)
        while end < last and self.page[end].label in IN_STACK:
            end += 1
        return end

    @cached_property
    def stack(self) -> Sequence[Labelled]:
        """Give the headline stack that starts here."""
        return self.page[self.at : self.stack_end]

    @property
    def after(self) -> Label | None:
        """Give the label of the block after the stack."""
        return self.page[self.stack_end].label if self.stack_end < len(self.page) else None

    @property
    def after_text(self) -> str:
        """Give the plain text of the block after the stack."""
        return self.page[self.stack_end].plain if self.stack_end < len(self.page) else ""

    @property
    def opening(self) -> Label | None:
        """Give the label of the first block after the stack that is no picture's (图为…, 某某摄).

        A short line over an opening (本报讯) is a caption that nobody signed.
        """
        coming = self.page[self.stack_end : self.stack_end + MOST_PICTURES]
        texts = [one for one in coming if one.label not in (Label.CAPTION, Label.CREDIT)]
        if len(texts) > 1 and len(texts[0].plain) <= SHORT_CAPTION and texts[1].label is Label.OPENER:
            return Label.OPENER
        return texts[0].label if texts else None

    @cached_property
    def recent(self) -> Sequence[Labelled]:
        """Give the current article's last blocks."""
        return self.page[max(self.start, self.at - RECENT) : self.at]

    @cached_property
    def has_body(self) -> bool:
        """Say whether the current article has any text yet; what goes on after the tallest stack counts as text."""
        head = self.page[self.start : min(self.at, self.start + TALLEST_STACK)]
        return len(head) == TALLEST_STACK or any(one.label in TEXT for one in head)

    @property
    def roundup_title(self) -> int | None:
        """Give the place of the last roundup's title above, None where none is."""
        return next((at for at in reversed(self.words.roundups) if at < self.at), None)

    @property
    def roundup(self) -> Sequence[Labelled]:
        """Give the blocks between the roundup's title (简讯) that the current article stands under and this place.

        A roundup ends with its first long paragraph; when its items have headlines, with the first that goes on for
        a second paragraph; when they have none, with the next headline.
        """
        title = self.roundup_title
        if title is None or self.at - title > LONGEST_ROUNDUP:
            return ()
        items = self.page[title + 1 : self.at]
        labels = [one.label for one in items]
        if any(len(one.plain) > ROUNDUP_ITEM_LENGTH or one.label in NO_ITEM for one in items):
            return ()
        is_headed = bool(labels) and labels[0] not in PROSE
        goes_on = any({*pair} <= PROSE for pair in pairwise(labels))
        if (is_headed and goes_on) or (not is_headed and not PROSE.issuperset(labels)):
            return ()
        return items

    @cached_property
    def opened(self) -> bool:
        """Say whether the current article opens as a news story does (本报讯)."""
        head = self.page[self.start : min(self.at, self.start + TALLEST_STACK)]
        return any(one.label is Label.OPENER for one in head)

    @cached_property
    def has_inner_headings(self) -> bool:
        """Say whether headings already stand between the current article's paragraphs."""
        first = next((i for i, one in enumerate(self.recent) if one.label in TEXT), len(self.recent))
        return any(one.label in (Label.HEADING, Label.POINT) for one in self.recent[first:])

    @cached_property
    def length(self) -> int:
        """Give the number of characters of the current article so far, or of its last blocks."""
        return sum(len(one.plain) for one in self.recent)

    @cached_property
    def said(self) -> set[int]:
        """Give the pairs of characters of the current article so far."""
        return self.words.of(self.start, self.at)

    @cached_property
    def affinity(self) -> float:
        """Give the share (0…1) of the coming heading's and paragraph's pairs of characters that the current article has used."""
        coming = pairs("".join(one.plain for one in self.stack) + self.after_text[:200])
        return len(self.said & coming) / len(coming) if coming else 0.0

    @cached_property
    def echo(self) -> float:
        """Give the share (0…1) of the heading's pairs of characters that the paragraph after it repeats."""
        mine = pairs(self.here.plain)
        return len(mine & pairs(self.after_text)) / len(mine) if mine else 0.0

    @cached_property
    def recall(self) -> float:
        """Give the share (0…1) of the heading's pairs of characters that the current article has used."""
        mine = pairs(self.here.plain)
        return len(mine & self.said) / len(mine) if mine else 0.0


class Words:
    """The pairs of characters of a page's blocks, those of the article being read gathered once, and where the roundups are."""

    def __init__(self, page: Sequence[Labelled]) -> None:
        self._page, self._start, self._end, self._said = page, 0, 0, set[int]()
        self._blocks: dict[int, set[int]] = {}
        self.roundups = [
            at for at, one in enumerate(page) if is_roundup_title(one.plain) or stands_over_items(page, at)
        ]

    @cached_property
    def are_apart(self) -> bool:
        """Say whether the page parts its stories by white: nearly every headline under a text stands apart from it."""
        under = [
            here.block.is_apart
            for before, here in pairwise(self._page)
            if here.block.is_display and not before.block.is_display and here.block.is_apart is not None
        ]
        return len(under) >= FEWEST_APART and sum(under) >= NEARLY_ALL * len(under)

    def of(self, start: int, end: int) -> set[int]:
        """Give the pairs of the blocks from ``start`` up to ``end``."""
        if start != self._start or end < self._end:
            self._start, self._end, self._said = start, start, set()
        for at in range(self._end, end):
            self._said |= self.of_block(at)
        self._end = end
        return self._said

    def of_block(self, at: int) -> set[int]:
        """Give the pairs of one block."""
        if at not in self._blocks:
            self._blocks[at] = pairs(self._page[at].plain)
        return self._blocks[at]


def stands_over_items(page: Sequence[Labelled], at: int) -> bool:
    """Say whether a headline stands over a paragraph for each of several places (长垄镇 …) or marks (△ …).

    Such are the briefs of a roundup (简讯), unless the headline gives advice or is a notice's.
    """
    title = page[at]
    if title.label not in HEADLINE_LIKE or see.ADVICE.search(title.plain) or see.is_notice_title(title.plain):
        return False
    items, is_open = 0, False
    for one in page[at + 1 : at + 1 + LONGEST_ROUNDUP]:
        is_item = bool(see.ROUNDUP_ITEM.match(one.plain))
        if one.label not in PROSE or len(one.plain) > ROUNDUP_ITEM_LENGTH or not (is_item or is_open):
            break
        items += is_item
        is_open = not see.is_closed(one.plain)
    return items >= FEWEST_ITEMS


def pairs(text: str) -> set[int]:
    """Give the pairs of neighbouring characters of a text, each as a number: they cost half of what strings do."""
    units = memoryview(text.encode("utf-16-le", "surrogatepass"))
    found = set(units[: len(units) // 4 * 4].cast("I"))
    found.update(units[2 : max(2, (len(units) + 2) // 4 * 4 - 2)].cast("I"))
    return found

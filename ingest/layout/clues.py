"""What can be measured at each place between two blocks of a page: the numbers that the model weighs.

Each number is of the page alone, not of what was decided on it. Words are compared as pairs of characters; what ties two
blocks together are the pairs that few other blocks of the page say.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from math import sqrt
from statistics import median_low

from ingest.layout import features as see
from ingest.layout.gaps import IN_STACK, Words
from ingest.layout.healing import joins
from ingest.layout.labels import PROSE, Label, Labelled
from ingest.layout.subjects import UNKNOWN, About

ORDER = (
    Label.MASTHEAD,
    Label.COLOPHON,
    Label.FOLIO,
    Label.POINTER,
    Label.COLUMN,
    Label.HEADING,
    Label.SHOUT,
    Label.POINT,
    Label.NOTE,
    Label.BYLINE,
    Label.NAME,
    Label.OPENER,
    Label.BODY,
    Label.CAPTION,
    Label.VERSE,
    Label.ROW,
    Label.CREDIT,
    Label.SIGNATURE,
)
"""The labels, like by like, from what stands over an article to what ends it."""
PLACE = {label: float(place) for place, label in enumerate(ORDER)}

AROUND = range(-3, 4)  # blocks whose shapes are told
WORDED = range(-4, 4)  # places whose wording is told
REACHES = (1, 3, 8)  # blocks on either side of a place that it is asked of whether they are tied
ABOUT = (2, 8)  # blocks on either side that may be about the same
SEVERAL = 6  # blocks; a pair of characters that more blocks say ties none
TALLEST = 8  # blocks of a headline stack
LONGEST = 40  # blocks of a text without a headline that are looked through
NEAR = 4  # blocks of a text next to a place whose words are compared
LONG = 400.0  # characters; no longer text counts for longer
SHORTEST_NEWS = 45  # characters
DATED_WITHIN = 40  # characters that a piece of news gives its day in
HARDLY = 0.08  # of a paragraph's words, no more of which the next says

VERDICTS = ("rules start", "rule's weight", "since rules start", "until rules start")
SHAPE = ("label", "length", "end", "stops", "blanks", "lines", "office")
MEASURES = (
    "place on page",
    "blocks on page",
    "colon above",
    "figures",
    "date",
    "same mark above",
    "longer than headlines",
    "longer than headline above",
    "text above",
    "text below",
    "signed below",
    "said by next paragraph",
    "said below",
    "headline above said below",
    "headline above said above",
    "above like below",
    "openings on page",
    "signed on page",
    "headlines on page",
    "news on end",
)
NAMES = (
    *VERDICTS,
    *(f"wording {step:+}" for step in WORDED),
    *(f"{name} {step:+}" for step in AROUND for name in SHAPE),
    *(f"tie over {reach}" for reach in REACHES),
    *MEASURES,
    *(f"about the same over {reach}" for reach in ABOUT),
    "about the same in next paragraphs",
)
"""The names of the numbers of one place, in their order; +0 is the block that may start an article. What helped no
paper that the weights had not been learnt from was left out."""

Numbers = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rules said of one place: whether an article starts, which rule (-1: none), the evidence, and why."""

    starts: bool
    rule: int
    weight: int
    reason: str


NO_SHAPE = (UNKNOWN,) * len(SHAPE)
SIGNED = 2.0


def _shape(one: Labelled) -> Numbers:
    text = one.plain
    length = len(text)
    end = SIGNED if see.closes_article(text) else float(see.is_closed(text))
    office = float(bool(see.OFFICE_END.search(text))) if length < see.HEADING_LENGTH else UNKNOWN
    blanks = float(text.count(" ", 0, see.HEADING_LENGTH))
    return (
        PLACE[one.label],
        min(float(length), LONG),
        end,
        float(text.count("。")),
        blanks,
        len(one.block.lines),
        office,
    )


class Clues:
    """A page's runs of headlines and of text, the words of its blocks, and what the rules and the wording say of each place.

    ``verdicts[at]`` and ``wording[at]`` (log odds) are of the place before block ``at``; the first is the page's start.
    """

    def __init__(
        self,
        page: Sequence[Labelled],
        verdicts: Sequence[Verdict],
        words: Words,
        wording: Sequence[float],
        about: About,
    ) -> None:
        self.page, self.verdicts, self.words, self.wording, self.about = page, verdicts, words, wording, about
        self.shapes = shapes = [_shape(one) for one in page]
        self.starts = [at for at, verdict in enumerate(verdicts) if verdict.starts]
        self.is_head = [one.label in IN_STACK for one in page]
        self.run_start, self.run_end = _runs(self.is_head)
        self.lengths = [0]
        for one in page:
            self.lengths.append(self.lengths[-1] + len(one.plain))
        self.signed = [at for at, shape in enumerate(shapes) if shape[2] == SIGNED]
        self.likes: dict[tuple[int, int], float] = {}
        size = len(page) or 1
        openers = sum(one.label is Label.OPENER for one in page)
        self.habits = (openers / size, len(self.signed) / size, sum(self.is_head) / size)
        heads = [len(one.plain) for one, is_head in zip(page, self.is_head, strict=True) if is_head]
        self.headline_length = median_low(heads) if heads else 0
        self.news_on_end = self._news_on_end()
        self.telling = _telling([words.of_block(at) for at in range(len(page))])

    def numbers(self, at: int) -> Numbers:
        """Give the numbers of the place before block ``at`` (from 1), one for each of :data:`NAMES`."""
        count = len(self.page)
        row = [*self._ruled(at)]
        row += [self.wording[at + step] if 0 < at + step < count else UNKNOWN for step in WORDED]
        for step in AROUND:
            row += self.shapes[at + step] if 0 <= at + step < count else NO_SHAPE
        row += [self.tie(at, reach) for reach in REACHES]
        row += self._measured(at)
        return tuple(row)

    def _ruled(self, at: int) -> Numbers:
        """Give what the rules said here and near."""
        verdicts = self.verdicts
        before = self.starts[bisect_left(self.starts, at) - 1]
        after = bisect_right(self.starts, at)
        until = self.starts[after] if after < len(self.starts) else len(verdicts)
        return (
            float(verdicts[at].starts),
            float(verdicts[at].weight),
            float(min(at - before, LONGEST)),
            float(min(until - at, LONGEST)),
        )

    def tie(self, at: int, reach: int) -> float:
        """Give how much (0…1) of what the ``reach`` blocks on either side of a place tell is told on both."""
        above = set[int]().union(*self.telling[max(0, at - reach) : at])
        below = set[int]().union(*self.telling[at : at + reach])
        size = sqrt(len(above) * len(below))
        return len(above & below) / size if size else UNKNOWN

    def share(self, mine: set[int], low: int, high: int) -> float:
        """Give how much (0…1) of ``mine`` the blocks from ``low`` up to ``high`` say."""
        if not mine or low >= high:
            return UNKNOWN
        left = mine
        for at in range(low, high):
            left = left - self.words.of_block(at)
            if not left:
                return 1.0
        return 1 - len(left) / len(mine)

    def like(self, one: int, other: int) -> float:
        """Give how alike (0…1) the words of two blocks are."""
        if (one, other) not in self.likes:
            mine, theirs = self.words.of_block(one), self.words.of_block(other)
            size = sqrt(len(mine) * len(theirs))
            self.likes[one, other] = len(mine & theirs) / size if size else UNKNOWN
        return self.likes[one, other]

    def alike(self, ones: range, others: range) -> float:
        """Give how alike the nearest blocks of two runs are, the mean over their pairs."""
        found = [self.like(one, other) for one in ones for other in others if one < other]
        return sum(found) / len(found) if found else UNKNOWN

    def _measured(self, at: int) -> Numbers:
        """Give the measures of one place."""
        page, count, is_head = self.page, len(self.page), self.is_head
        text = page[at].plain
        above = max(self.run_start[at - 1], at - TALLEST) if is_head[at - 1] else at
        below = min(self.run_end[at], at + TALLEST) if is_head[at] else at
        first = max(self.run_start[above - 1], above - LONGEST) if above and not is_head[above - 1] else above
        last = min(self.run_end[below], below + LONGEST) if below < count and not is_head[below] else below
        top = max(self.run_start[first - 1], first - TALLEST) if first and is_head[first - 1] else first
        mine = set[int]().union(*map(self.words.of_block, range(at, below)))
        over = set[int]().union(*map(self.words.of_block, range(top, first)))
        near_above, near_below = range(max(first, above - NEAR), above), range(below, min(last, below + NEAR))
        return (
            at / count,
            float(count),
            float(page[at - 1].plain[: see.HEADING_LENGTH].find("：")),
            float(sum(map(str.isdigit, text[: see.HEADING_LENGTH]))),
            float(bool(see.NEWS_START.search(text[: see.HEADING_LENGTH]))),
            float(page[at - 1].plain[:1] == text[:1]),
            float(len(text) - self.headline_length),
            float(len(text) - len(page[top].plain)) if top < first else -LONG,
            float(self.lengths[above] - self.lengths[first]),
            float(self.lengths[last] - self.lengths[below]),
            float(bisect_right(self.signed, last - 1) - bisect_right(self.signed, below - 1)),
            self.share(mine, below, min(below + 1, last)),
            self.share(mine, below, near_below.stop),
            self.share(over, below, near_below.stop),
            self.share(over, near_above.start, above),
            self.alike(near_above[-3:], near_below[:3]),
            *self.habits,
            self.news_on_end[at],
            *(self.about.alike((max(0, at - reach), at), (at, min(count, at + reach))) for reach in ABOUT),
            self.about.alike((max(first, above - 1), above), (below, min(below + 1, last))),
        )

    def _news_on_end(self) -> list[float]:
        """Give for each paragraph of dated news that shares hardly a word with the one before how many such stand on end."""
        given = [0.0] * len(self.page)
        firsts = (at for at in range(1, len(self.page)) if not joins(self.page[at - 1], self.page[at]))
        for is_news, run in groupby(firsts, self._is_other_news):
            places = list(run)
            for at in places if is_news else ():
                given[at] = float(len(places))
        return given

    def _is_other_news(self, at: int) -> bool:
        here, before = self.page[at], self.page[at - 1]
        if here.label is not Label.BODY or before.label not in PROSE or len(here.plain) < SHORTEST_NEWS:
            return False
        is_dated = see.NEWS_START.search(here.plain[:DATED_WITHIN]) and not see.LINKING_START.match(here.plain)
        if not is_dated:
            return False
        mine, theirs = self.words.of_block(at), self.words.of_block(at - 1)
        return len(mine & theirs) <= HARDLY * min(len(mine), len(theirs))


def _telling(blocks: Sequence[set[int]]) -> list[set[int]]:
    """Give of each block's pairs those that other blocks say too, but not many: these tell what it is about."""
    once, again = set[int](), set[int]()
    for block in blocks:
        again |= once & block
        once |= block
    shared = [block & again for block in blocks]
    many = {pair for pair, number in Counter(chain.from_iterable(shared)).items() if number > SEVERAL}
    return [block - many for block in shared]


def _runs(is_head: Sequence[bool]) -> tuple[list[int], list[int]]:
    """Give for each block where its run of headlines, or of what is none, starts and where it ends."""
    starts, ends = list(range(len(is_head))), [at + 1 for at in range(len(is_head))]
    for at in range(1, len(is_head)):
        if is_head[at] == is_head[at - 1]:
            starts[at] = starts[at - 1]
    for at in reversed(range(len(is_head) - 1)):
        if is_head[at] == is_head[at + 1]:
            ends[at] = ends[at + 1]
    return starts, ends

"""Whether two articles print the same text (重稿): pure, by their texts alone.

A wire story (通稿) that two papers print, an article in two editions, a reprint years later. Not the same are two stories
under one headline, nor two weeks of one column (天气, 菜价, 值班), which differ in little but days, figures and names.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from ingest.items import Kind

NEAR = 0.75  # share of the letters' pairs (Dice) that two texts have in common; 10 % of changed letters leave 0.8
SAME_NUMBERS = (
    0.5  # share of their numbers that two near texts have in common, in order: a column's next week has others
)
FEW_NUMBERS = 3  # fewer say nothing
MOST_NUMBERS = 200  # a table's first ones tell
SHORTEST = 60  # letters of body; shorter texts are the same by chance
PERMUTATIONS, ROWS = 128, 4  # of MinHash: 32 keys an article
SHARED_KEYS = 2
"""Keys that two texts must share to be compared letter by letter. Of texts with a tenth of their letters changed 0.99 do, of
those with 8 % changed all 400 that were tried; of a newspaper's pairs of other stories three in half a million, where 19 share
a single key: what has to be read grows with that."""
SEED = 20240315
COMPARED = (Kind.STORY, Kind.BRIEF, Kind.PHOTO, Kind.POEM)
"""The kinds that can be duplicates: notices and adverts are repeated on purpose, and no text of others is long."""
COLUMNS = re.compile(
    "天气|气象|预报|菜价|肉价|粮价|油价|价格|物价|行情|菜篮子|值班|停电|停水|菜谱|食谱|公告|公示|通告|启事|招聘|征稿|"
    "开奖|红榜|黑榜|光荣榜|曝光台|列车时刻|航班"
)
"""What the headline or label of a column says that comes again and again (每周天气, 今日菜价), filled in anew each time."""

_NO_LETTER = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"\d+(?:\.\d+)?|[〇零一二三四五六七八九十百千万]{2,}")


@dataclass(frozen=True, slots=True)
class Print:
    """A body as it is compared: its letters alone, in plain widths, and its first numbers in their order."""

    letters: str
    numbers: tuple[str, ...]


def print_of(body: str) -> Print:
    """Give a body as it is compared."""
    plain = unicodedata.normalize("NFKC", body).casefold()
    return Print(_NO_LETTER.sub("", plain), tuple(_NUMBER.findall(plain)[:MOST_NUMBERS]))


def is_comparable(text: Print) -> bool:
    """Say whether a text is long enough to be compared."""
    return len(text.letters) >= SHORTEST


def keys_of(text: Print) -> tuple[int, ...]:
    """Give the keys of a text, whole numbers of 64 bits; texts that are much alike share one at least, nearly always.

    MinHash over the letters' pairs by rensa (MIT): on our measurements the fastest that found every planted edit.
    """
    from rensa import RMinHash  # noqa: PLC0415  # only a run that stores needs it

    hashed = RMinHash(PERMUTATIONS, SEED)
    hashed.update(sorted({one + other for one, other in pairwise(text.letters)}))
    digest = hashed.digest()
    keys = []
    for band, at in enumerate(range(0, PERMUTATIONS, ROWS)):
        mixed = band + 1
        for value in digest[at : at + ROWS]:
            mixed = (mixed ^ value) * 0x9E3779B97F4A7C15 % 2**64
            mixed ^= mixed >> 29
        keys.append(struct.unpack("q", struct.pack("Q", mixed))[0])
    return tuple(keys)


def likeness(one: Print, other: Print) -> float:
    """Give how alike two texts are, 0…1, and 0 when they are not the same: 1 only for the same letters."""
    if one.letters == other.letters:
        return 1.0
    pairs, others = Counter(map("".join, pairwise(one.letters))), Counter(map("".join, pairwise(other.letters)))
    alike = 2 * (pairs & others).total() / ((pairs.total() + others.total()) or 1)
    if alike < NEAR:
        return 0.0
    has_numbers = max(len(one.numbers), len(other.numbers)) >= FEW_NUMBERS
    if has_numbers and SequenceMatcher(None, one.numbers, other.numbers, autojunk=False).ratio() < SAME_NUMBERS:
        return 0.0
    return min(alike, 0.9999)


def is_column(*titles: str) -> bool:
    """Say whether a headline or a column's label is that of a column whose text is filled in anew each time."""
    return any(COLUMNS.search(title) for title in titles)

"""What texts are about (题材): two that speak of one thing in other words still lean towards the same subjects.

Each pair of Chinese characters leans towards each of a few subjects, by a number that ``benchmarks/train_subjects.py`` learnt from
which pairs stand in the same articles. ``subjects.json`` holds the pairs and these numbers.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from math import hypot
from operator import mul
from struct import unpack
from typing import Any

from ingest.layout.gaps import Words
from ingest.layout.learnt import learnt

ZERO = 8  # what is added to each number, so that none is below 0
DIGITS = bytes.maketrans(b"0123456789abcdef", bytes(range(16)))
WIDTH = 4  # bytes of a number in a sum: of more pairs than a page can have
UNKNOWN = -1.0  # where there is nothing to measure

Leanings = tuple[Sequence[int], float]
"""How far a text leans towards each subject, and the length of all that as a vector."""


@dataclass(frozen=True, slots=True)
class Subjects:
    """What was learnt.

    ``of_pair`` holds for each pair (as ``gaps.pairs`` numbers it) its numbers on end as one large number, the last of them 1: a
    sum of these then holds the sum of each, and how many pairs there were.
    """

    count: int
    of_pair: dict[int, int]


@cache
def shipped_subjects() -> Subjects:
    """Give what comes with the package."""
    return subjects(learnt("subjects"))


def subjects(facts: dict[str, Any]) -> Subjects:
    """Give what was learnt, from how it is kept: the pairs on end, and half a byte for each number of each pair."""
    count, numbers = facts["subjects"], b64decode(facts["numbers"]).hex().encode().translate(DIGITS)
    of_pairs = memoryview(facts["pairs"].encode("utf-16-le")).cast("I")
    row = WIDTH * (count + 1)
    fields = bytearray(row * len(of_pairs))
    for at in range(count):
        fields[WIDTH * at :: row] = numbers[at::count]
    fields[WIDTH * count :: row] = bytes([1]) * len(of_pairs)
    rows = (int.from_bytes(fields[at : at + row], "little") for at in range(0, len(fields), row))
    return Subjects(count, dict(zip(of_pairs, rows, strict=True)))


class About:
    """What the blocks of a page are about."""

    def __init__(self, known: Subjects, words: Words, size: int) -> None:
        of_blocks = (sum(filter(None, map(known.of_pair.get, words.of_block(at)))) for at in range(size))
        self._sums = list(accumulate(of_blocks, initial=0))
        self._fields = f"<{known.count + 1}I"
        self._bytes = WIDTH * (known.count + 1)
        self._found: dict[tuple[int, int], Leanings] = {}

    def leanings(self, start: int, end: int) -> Leanings:
        """Give what the blocks from ``start`` up to ``end`` are about."""
        if (start, end) not in self._found:
            total = self._sums[end] - self._sums[start]
            *sums, number = unpack(self._fields, total.to_bytes(self._bytes, "little"))
            zero = ZERO * number
            leaning = [one - zero for one in sums]
            self._found[start, end] = leaning, hypot(*leaning)
        return self._found[start, end]

    def alike(self, one: tuple[int, int], other: tuple[int, int]) -> float:
        """Give how alike (-1…1) is what two runs of blocks are about, each given by its start and its end."""
        (mine, length), (theirs, other_length) = self.leanings(*one), self.leanings(*other)
        return sum(map(mul, mine, theirs)) / (length * other_length) if length and other_length else UNKNOWN

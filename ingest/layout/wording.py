"""How a page's blocks are worded where an article starts: weights of characters, learnt by ``benchmarks/train_segmentation.py``.

What tells is a block's first and last characters, and the pairs of characters of a short block or of a long one's ends. Each
has three weights: of the last block of an article that ends, of the first of one that starts, and of the block after that.
Digits count as one and the same. ``wording.json`` holds nothing that was not found in several blocks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from operator import add
from typing import Any

from ingest.layout.labels import Labelled
from ingest.layout.learnt import learnt

FIGURE = re.compile(r"\d+")
EDGES = range(1, 5)  # characters at a block's start and end that are told as they stand
SHORT = 40  # characters; of no longer block every character counts
OPENING = 14  # pairs of a long block's start
CLOSING = 8  # pairs of a long block's end
BY_FOUR = 48  # characters; lengths up to it are told by fours

Weights = tuple[float, float, float]
"""Of a block as the last of an article, as the first of the next, and as the one after it."""
HUNDREDTHS = 100  # what a weight is told in
FIELD = 32  # bits of each of three weights that are kept in one number, so that a sum of such holds the sums of each


@dataclass(frozen=True, slots=True)
class Wording:
    """What was learnt: ``bias`` is the logarithm of the odds of any place, ``weights`` are those of each mark, three in one."""

    bias: float
    weights: dict[str, int]


@cache
def shipped_wording() -> Wording:
    """Give the weights that come with the package."""
    return wording(learnt("wording"))


def wording(facts: dict[str, Any]) -> Wording:
    """Give what was learnt, from how it is kept: three weights for each mark."""
    return Wording(facts["bias"], {mark: _in_one(weights) for mark, weights in facts["weights"].items()})


def _in_one(weights: Sequence[float]) -> int:
    return sum(round(HUNDREDTHS * weight) << FIELD * place for place, weight in enumerate(weights))


def parted(total: int) -> Weights:
    """Give the three sums that a sum of weights holds; what is below 0 has borrowed from the field above it."""
    half = 1 << FIELD - 1
    sums = []
    for _ in range(3):
        low = ((total + half) & (2 * half - 1)) - half
        sums.append(low / HUNDREDTHS)
        total = (total - low) >> FIELD
    last, first, second = sums
    return last, first, second


def marks(one: Labelled) -> list[str]:
    """Give the marks of a block's wording; a letter says what each is."""
    text = FIGURE.sub("0", one.plain)
    length = len(text)
    found = [f"L{min(length, BY_FOUR) // 4}", f"l{one.label}"]
    found += ["^" + text[:count] for count in EDGES]
    found += ["$" + text[-count:] for count in EDGES]
    if length <= SHORT:
        return [*found, *text, *map("=".__add__, map(add, text, text[1:]))]
    found += ["<" + text[at : at + 2] for at in range(OPENING)]
    found += [">" + text[at : at + 2] for at in range(length - CLOSING - 1, length - 1)]
    return found


def wording_odds(known: Wording, page: Sequence[Labelled]) -> list[float]:
    """Give for the place before each block of a page the logarithm of the odds that its wording starts an article."""
    weights = known.weights.get
    sums = [parted(sum(filter(None, map(weights, marks(one))))) for one in page]
    given = [0.0]
    for at in range(1, len(page)):
        after = sums[at + 1][2] if at + 1 < len(page) else 0.0
        given.append(known.bias + sums[at - 1][0] + sums[at][1] + after)
    return given

"""Composed text for measuring archives at any size: like a newspaper's in how often its words come, and in nothing else.

Words of two letters, the second half as often as the first, the third a third as often and so on (Zipf); a comma after
some ten letters. No sentence means anything.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from itertools import accumulate

HAN = [chr(code) for code in range(0x4E00, 0x4E00 + 2500)]
WORDS = 20_000
A_CLAUSE = 5  # words


@dataclass(slots=True)
class Composer:
    """Composes texts, the same ones of the same ``seed``; ``words`` are the commonest first."""

    seed: int = 20240315
    chance: random.Random = field(init=False)
    words: list[str] = field(init=False)
    _weights: list[float] = field(init=False)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        letters = [1 / rank for rank in range(1, len(HAN) + 1)]  # some letters are in many words, too
        first, second = (self.chance.choices(HAN, letters, k=2 * WORDS) for _ in range(2))
        self.words = list(dict.fromkeys(one + other for one, other in zip(first, second, strict=True)))
        self._weights = list(accumulate(1 / rank for rank in range(1, len(self.words) + 1)))

    def text(self, letters: int) -> str:
        """Give a text of so many letters, its commas not counted."""
        words = self.chance.choices(self.words, cum_weights=self._weights, k=letters // 2)
        return "，".join("".join(words[at : at + A_CLAUSE]) for at in range(0, len(words), A_CLAUSE))

    def printed(self, count: int) -> list[str]:
        """Give words as a reader meets them: the common ones more often."""
        return self.chance.choices(self.words, cum_weights=self._weights, k=count)

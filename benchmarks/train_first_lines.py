"""Learn to tell a paragraph's first line from a headline (``ingest/layout/first_lines.py``): a logistic regression.

Headlines are the short lines over a paragraph on pages without column cuts; first lines are the beginnings of the paragraphs
of the same pages, cut at chance. ``benchmarks.train_segmentation`` learns and writes the weights.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from benchmarks.segmentation import TruePage
from ingest.layout import features as see
from ingest.layout.first_lines import FirstLines, marks
from ingest.layout.plain import plain

SEED = 0
REGULAR = 0.3  # the less, the more evenly the marks share their weight
LINES = 4  # that a mark must be found in
SLIGHT = 0.1  # a mark whose weight is less is left out
PARAGRAPH = 50  # characters of the shortest
CUTS = 2  # of each paragraph
NARROWEST, SHORTEST, LONGEST = 0.4, 15, 60  # how often the cut is as early as can be; characters of a first line

Line = tuple[str, str, bool]
"""A line, the text below it, and whether it is a paragraph's first."""


def learn_first_lines(pages: Iterable[TruePage]) -> dict[str, Any]:
    """Give the weights that pages without column cuts teach."""
    lines = [line for page in pages for line in _lines(page)]
    found = [marks(line, below) for line, below, _ in lines]
    bearing = Counter(mark for of_line in found for mark in set(of_line))
    place = {mark: at for at, mark in enumerate(sorted(mark for mark, number in bearing.items() if number >= LINES))}
    columns = [[place[mark] for mark in of_line if mark in place] for of_line in found]
    ends = np.cumsum([0, *map(len, columns)])
    flat = np.concatenate(columns)
    matrix = csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(lines), len(place)))
    answers = [is_first for *_, is_first in lines]
    trained = LogisticRegression(C=REGULAR, solver="liblinear", random_state=SEED).fit(matrix, answers)
    weights = dict(zip(place, trained.coef_[0].round(2).tolist(), strict=True))
    return {
        "bias": round(float(trained.intercept_[0]), 4),
        "weights": {mark: weight for mark, weight in weights.items() if abs(weight) >= SLIGHT},
    }


def _lines(page: TruePage) -> Iterator[Line]:
    """Give the headlines over paragraphs of a page, and the first lines of its paragraphs."""
    chance = random.Random(f"{page.corpus} {page.day} {page.number}")
    texts = [plain(text) for text, _ in page.blocks if "\n" not in text]
    for line, below in pairwise(texts):
        if see.is_heading(line) and len(below) > PARAGRAPH:
            yield line, below, False
    for text in texts:
        for _ in range(CUTS if len(text) > PARAGRAPH else 0):
            is_early = chance.random() < NARROWEST
            at = SHORTEST if is_early else chance.randint(SHORTEST, min(LONGEST, len(text) - SHORTEST))
            if see.is_heading(text[:at]):
                yield text[:at], text[at:], True


def first_lines(facts: dict[str, Any]) -> FirstLines:
    """Give what was learnt as the reader of first lines takes it."""
    return FirstLines(facts["bias"], facts["weights"])

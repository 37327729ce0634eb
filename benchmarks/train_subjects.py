"""Learn what pairs of characters are about (``ingest/layout/subjects.py``): latent semantic analysis of known articles.

A pair counts for the more the fewer articles say it; those that few or very many say are left out. Which pairs stand in
the same articles is then told by a few numbers each. ``benchmarks.train_segmentation`` learns and writes them.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.decomposition import TruncatedSVD
from sklearn.preprocessing import normalize

from benchmarks.segmentation import TruePage
from ingest.layout import features as see
from ingest.layout.plain import plain
from ingest.layout.subjects import ZERO

SEED = 0
SUBJECTS = 48
ARTICLES = 8  # that a pair must be found in
COMMON = 0.05  # of all articles; what more of them say tells nothing
SHORTEST = 60  # characters of an article
LARGEST = 7  # what a number is kept as: half a byte, which tells as much as a whole one
FEW = 0.01  # of the numbers, which are larger than that and kept as the largest


def learn_subjects(pages: Iterable[TruePage]) -> dict[str, Any]:
    """Give the subjects that the articles of pages teach."""
    said = [_pairs(text) for text in sorted(set(_articles(pages)))]
    told = Counter(pair for of_article in said for pair in of_article)
    known = sorted(pair for pair, number in told.items() if ARTICLES <= number <= COMMON * len(said))
    place = {pair: at for at, pair in enumerate(known)}
    columns = [[place[pair] for pair in sorted(of_article) if pair in place] for of_article in said]
    ends = np.cumsum([0, *map(len, columns)])
    rare = np.log(len(said) / np.array([told[pair] for pair in known]))
    flat = np.concatenate(columns)
    weighed = normalize(csr_matrix((rare[flat], flat, ends), shape=(len(said), len(known))))
    found = TruncatedSVD(SUBJECTS, random_state=SEED).fit(weighed)
    numbers = (found.components_ / np.sqrt(found.singular_values_)[:, None]).T * rare[:, None]
    kept = numbers / np.quantile(np.abs(numbers), 1 - FEW) * LARGEST
    whole = np.clip(kept.round(), -LARGEST, LARGEST).astype(int) + ZERO
    halves = (whole[:, ::2] * 16 + whole[:, 1::2]).astype(np.uint8)
    return {"subjects": SUBJECTS, "pairs": "".join(known), "numbers": b64encode(halves.tobytes()).decode()}


def _articles(pages: Iterable[TruePage]) -> Iterator[str]:
    """Give the texts of articles that are not the shortest."""
    for page in pages:
        texts: dict[int, str] = defaultdict(str)
        for text, owner in page.blocks:
            texts[owner] += plain(text) + "\n"
        yield from (text for text in texts.values() if len(text) >= SHORTEST)


def _pairs(text: str) -> set[str]:
    return {run[at : at + 2] for run in see.HAN_RUN.findall(text) for at in range(len(run) - 1)}

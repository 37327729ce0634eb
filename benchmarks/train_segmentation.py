"""``python -m benchmarks.train_segmentation [--check]``: learn the weights of the model that parts pages.

Needs numpy and scikit-learn (1.9 wrote the weights that are shipped), which xianbao itself does not. Data: the *develop*
days of both newspapers and the sample paper, each page with and without column cuts. The seed is fixed: the same data
give the same weights. ``--check`` writes nothing and prints how days left out of the learning are split.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from benchmarks.segmentation import CORPORA, SAMPLE, TruePage, develop_days, newspaper_pages, sample_pages, score_pages
from ingest.layout import segmentation
from ingest.layout.blocks import split_blocks
from ingest.layout.clues import NAMES, Clues
from ingest.layout.gaps import Words
from ingest.layout.labels import label_blocks
from ingest.layout.model import Model, _tree
from ingest.layout.rules import RULES

WEIGHTS = Path(segmentation.__file__).with_name("weights.json")
SEED = 0
SHAPE = {"max_iter": 60, "learning_rate": 0.12, "max_leaf_nodes": 8, "min_samples_leaf": 15, "l2_regularization": 1.0}


def main() -> int:
    """Learn and write the weights, or check."""
    develop, report = _halves()
    if "--check" not in sys.argv:
        WEIGHTS.write_text(
            json.dumps(learn(develop), ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8"
        )
        print(WEIGHTS, WEIGHTS.stat().st_size, "bytes")
        return 0
    for corpus in (*CORPORA, SAMPLE):
        days = sorted({page.day for page in develop if page.corpus == corpus})
        _print(f"{corpus}, each develop day by the others", _folds(develop, [_is_of(corpus, day) for day in days]))
    whole = [*develop, *report]
    for corpus in (*CORPORA, SAMPLE):
        _print(f"{corpus}, by the other papers alone", _folds(whole, [_is_of(corpus)]))
    return 0


def _is_of(corpus: str, day: str = "") -> Callable[[TruePage], bool]:
    return lambda page: page.corpus == corpus and (not day or page.day == day)


def _halves() -> tuple[list[TruePage], list[TruePage]]:
    develop: list[TruePage] = []
    report: list[TruePage] = []
    for cuts in (True, False):
        develop += sample_pages(cuts=cuts)
        for corpus in CORPORA:
            pages = newspaper_pages(corpus, cuts=cuts)
            days = develop_days(page.day for page in pages)
            for page in pages:
                (develop if page.day in days else report).append(page)
    return develop, report


def _print(name: str, scores: Iterator[tuple[int, float, float]]) -> None:
    found = list(scores)
    whole = sum(articles for articles, _, _ in found)
    f1, exact = (sum(one[0] * one[at] for one in found) / whole for at in (1, 2))
    print(f"{name}: boundary F1 {f1:.3f}, exact {exact:.3f} of {whole}", flush=True)


def _folds(
    pages: Sequence[TruePage], folds: Sequence[Callable[[TruePage], bool]]
) -> Iterator[tuple[int, float, float]]:
    """Learn without each fold's pages and split them."""
    for is_left_out in folds:
        facts = learn([page for page in pages if not is_left_out(page)])
        model = Model(NAMES, (), facts["bias"], tuple(map(_tree, facts["trees"])))
        with patch.object(segmentation, "shipped", return_value=model):
            score = score_pages([page for page in pages if is_left_out(page)])
        yield score.articles, score.boundary_f1, score.exact


def learn(pages: Sequence[TruePage]) -> dict[str, Any]:
    """Give the weights that pages with known articles teach."""
    rows, answers = [], []
    for page in pages:
        blocks = label_blocks(split_blocks(page.text))
        if len(blocks) != len(page.blocks):
            continue
        words = Words(blocks)
        clues = Clues(blocks, segmentation.judge(blocks, words), words)
        for at in range(1, len(blocks)):
            if segmentation.is_doubtful(clues, at):
                rows.append(clues.numbers(at))
                answers.append(page.blocks[at][1] != page.blocks[at - 1][1])
    trained = HistGradientBoostingClassifier(**SHAPE, random_state=SEED).fit(np.array(rows), np.array(answers))
    return {
        "names": list(NAMES),
        "rules": [reason for reason, *_ in RULES],
        "bias": round(float(trained._baseline_prediction.ravel()[0]), 4),
        "trees": [_node(predictor.nodes, 0)[0] for (predictor,) in trained._predictors],
    }


def _node(nodes: Any, at: int) -> tuple[list[Any] | float, float, int]:
    """Give a tree as lists, the mean of its leaves and the number of places they were learnt from."""
    node = nodes[at]
    if node["is_leaf"]:
        value = round(float(node["value"]), 4)
        return value, value, int(node["count"])
    low, low_mean, low_count = _node(nodes, int(node["left"]))
    high, high_mean, high_count = _node(nodes, int(node["right"]))
    mean = (low_mean * low_count + high_mean * high_count) / (low_count + high_count)
    most = float(f"{float(node['num_threshold']):.6g}")
    return [int(node["feature_idx"]), most, low, high, round(mean, 4)], mean, low_count + high_count


if __name__ == "__main__":
    sys.exit(main())

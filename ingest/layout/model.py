"""The small model that weighs the clues: trees of questions, learnt by ``benchmarks/train_segmentation.py``.

Each tree ends in a number; their sum is the logarithm of the odds that an article starts. ``weights.json`` holds numbers
and the names of the clues only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ingest.layout.learnt import learnt

Tree = tuple[int, float, "Tree", "Tree", float] | float
"""A leaf's number; or a branch: the clue asked for, the most for which the answer is the first tree, both trees, and the
mean of their leaves."""


SURE = 3.5  # more than ``parting.SURE``: no likelier place is another to it


@dataclass(frozen=True, slots=True)
class Model:
    """``names`` of the clues and ``rules`` as they were when the weights were learnt; ``bias`` is the odds of any place."""

    names: tuple[str, ...]
    rules: tuple[str, ...]
    bias: float
    trees: tuple[Tree, ...]


@cache
def shipped() -> Model:
    """Give the model that comes with the package."""
    facts = learnt("weights")
    return Model(tuple(facts["names"]), tuple(facts["rules"]), facts["bias"], tuple(map(_tree, facts["trees"])))


def _tree(node: list[object] | float) -> Tree:
    if not isinstance(node, list):
        return float(node)
    clue, most, low, high, mean = node
    return clue, most, _tree(low), _tree(high), mean  # type: ignore[arg-type, return-value]  # from JSON, tested


def odds(model: Model, numbers: Sequence[float]) -> float:
    """Give the logarithm of the odds that an article starts at a place of these clues: above 0 it does.

    The first trees tell most; once they are sure the others are not asked.
    """
    total = model.bias
    for tree in model.trees:
        while tree.__class__ is tuple:
            tree = tree[2] if numbers[tree[0]] <= tree[1] else tree[3]  # noqa: PLW2901  # walks down the tree
        total += tree  # type: ignore[operator]  # a leaf by now
        if not -SURE < total < SURE:
            break
    return total


def because(model: Model, numbers: Sequence[float], count: int = 3) -> list[tuple[str, float, float]]:
    """Give the clues that moved the odds most, each with its number here and by how much it moved them."""
    moved: Counter[int] = Counter()
    total = model.bias
    for tree in model.trees:
        node = tree
        while isinstance(node, tuple):
            clue, most, low, high, mean = node
            node = low if numbers[clue] <= most else high
            moved[clue] += (node[4] if isinstance(node, tuple) else node) - mean  # type: ignore[assignment]  # of floats
        total += node
        if not -SURE < total < SURE:
            break
    most_moving = sorted(moved, key=lambda clue: -abs(moved[clue]))[:count]
    return [(model.names[clue], numbers[clue], moved[clue]) for clue in most_moving]

"""The parting of a page into articles that is best as a whole, from the chance of each place that an article starts there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from math import exp, log

SURE = 0.97  # a likelier start is one, and one whose contrary is likelier is none
FARTHEST = 60  # doubtful places that an article is looked for over: a page of nothing else is parted in linear time
LIKELIHOOD = 1.0  # what the likelihood of all places counts beside the number of articles expected to be whole


def best_parting(chances: Sequence[float]) -> list[int]:
    """Give the places where the articles of a page start, in order; ``chances[at]`` (0…1) is of the place before ``at``.

    Of all partings that one is taken which leads to most articles that are expected to be whole, from their first block to
    their last, and to the likeliest places: a lone doubtful start costs two articles if it is wrong.
    """
    if not chances:
        return []
    count = len(chances)
    kept = [min(max(chance, 1 - SURE), SURE) for chance in chances]
    inner = [0.0, *accumulate(log(1 - chance) for chance in kept)]  # up to a place: that none before it starts
    starts = [0, *(at for at in range(1, count) if chances[at] > 1 - SURE), count]
    best, before = {0: 0.0}, {0: 0}
    first = 0
    for number, end in enumerate(starts[1:], 1):
        opens = kept[end] if end < count else 1.0
        found = []
        for start in starts[max(first, number - FARTHEST) : number]:
            no_inner = inner[end] - inner[start + 1]
            whole = (kept[start] if start else 1.0) * opens * exp(no_inner)
            found.append((best[start] + whole + LIKELIHOOD * (no_inner + log(opens)), start))
        best[end], before[end] = max(found)
        if end < count and chances[end] >= SURE:
            first = number
    given, at = [], count
    while at:
        at = before[at]
        given.append(at)
    return given[::-1]

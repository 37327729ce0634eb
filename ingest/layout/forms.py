"""Lone headlines of one form (早饭：一个馒头 … 中饭：一碗泡面 …) are sub-headings, or start an article, all of them alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import exp, log

from ingest.layout.gaps import IN_STACK
from ingest.layout.labels import FURNITURE, TEXT, Labelled

MARKS = re.compile(r"[^\u4e00-\u9fffA-Za-z]")
FAR = 8  # blocks from a headline to the next of its form, at most
SURE = 0.995  # the highest chance that is counted; the lowest is its contrary


def as_one(page: Sequence[Labelled], chances: Sequence[float], doubtful: Sequence[int]) -> list[float]:
    """Give the chances (0…1) of a page's places, those of headlines of one form made the same: the mean of their log odds.

    ``doubtful`` are the places that are decided by chance, in order.
    """
    given = list(chances)
    for run in filter(None, _runs(page, doubtful)):
        odds = sum(_odds(chances[at]) for at in run) / len(run)
        for at in run:
            given[at] = 1 / (1 + exp(-odds))
    return given


def _runs(page: Sequence[Labelled], doubtful: Sequence[int]) -> Iterator[list[int]]:
    """Give the runs of lone headlines of one form with nothing but text between them, alone ones too."""
    run: list[int] = []
    for at in doubtful:
        if not _is_lone(page, at):
            continue
        last = run[-1] if run else at
        is_near = at - last <= FAR and all(one.label in TEXT for one in page[last + 1 : at])
        if not (is_near and is_of_one_form(page[last].plain, page[at].plain)):
            yield run
            run = []
        run.append(at)
    yield run


def _is_lone(page: Sequence[Labelled], at: int) -> bool:
    """Say whether a headline stands alone between two texts."""
    if page[at].label not in IN_STACK or at + 1 >= len(page):
        return False
    above, below = page[at - 1].label, page[at + 1].label
    return above not in IN_STACK | FURNITURE and below not in IN_STACK


def is_of_one_form(one: str, other: str) -> bool:
    """Say whether two headlines are of one form: about as long, or with the same first or last character or the same marks.

    One with marks and one without have one thing less in common.
    """
    marks, others = MARKS.findall(one), MARKS.findall(other)
    common = (abs(len(one) - len(other)) <= 1) + (one[0] == other[0]) + (one[-1] == other[-1])
    common += bool(marks) and marks == others
    return common > (bool(marks) != bool(others))


def _odds(chance: float) -> float:
    kept = min(max(chance, 1 - SURE), SURE)
    return log(kept / (1 - kept))

"""Tell a paragraph's first line, left at the foot of a column, from a headline over the paragraph: by its characters.

What tells is how it begins and ends, how the text below goes on, and what marks it has; ``first_lines.json`` holds the
weights of these, learnt by ``benchmarks/train_segmentation.py`` from headlines and from paragraphs cut anywhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ingest.layout.learnt import learnt

FIGURE = re.compile(r"\d+")
SURE = 3.3  # log odds; what is surer is no headline
LIKELY = 1.0  # log odds; what is so likely is no line of a headline stack where another stands over it
WHOLE = re.compile(r"[？！：；]\Z")
LONGEST = 60  # characters; lengths up to it are told by sixes
BELOW = 6  # characters of the text below that are looked at
MARKS = (("c", "，", ""), ("d", " ", ""), ("q", "“", "”"), ("b", "（", "）"), ("k", "《", "》"))


@dataclass(frozen=True, slots=True)
class FirstLines:
    """What was learnt: ``bias`` is the logarithm of the odds of any line, ``weights`` are those of each mark."""

    bias: float
    weights: dict[str, float]


@cache
def shipped_first_lines() -> FirstLines:
    """Give the weights that come with the package."""
    facts = learnt("first_lines")
    return FirstLines(facts["bias"], facts["weights"])


def marks(text: str, after: str) -> list[str]:
    """Give the marks of a line and the text below it; what stands before the first character says what each is."""
    line, below = FIGURE.sub("0", text), FIGURE.sub("0", after[:BELOW])
    found = [f"${line[-1:]}", f"$${line[-2:]}", f"$$${line[-3:]}", f"^{below[:1]}", f"^^{below[:2]}", f"^^^{below[:3]}"]
    found += [f"+{line[-1:]}{below[:1]}", f"+<{line[-2:]}{below[:1]}", f"+>{line[-1:]}{below[:2]}"]
    found += [f"<{line[:1]}", f"<<{line[:2]}", f"<<<{line[:3]}", f"L{min(len(line), LONGEST) // 6}"]
    found += [f"{sign}{min(line.count(left) - (line.count(right) if right else 0), 2)}" for sign, left, right in MARKS]
    return [*found, *("=" + character for character in line)]


def is_first_line(text: str, after: str) -> bool:
    """Say whether a line in plain text is surely the beginning of the paragraph that ``after`` goes on with."""
    return _odds(text, after) > SURE


def is_likely_first_line(text: str, after: str) -> bool:
    """Say whether a line that breaks off is more likely the beginning of the paragraph ``after`` than a line over it."""
    return not WHOLE.search(text) and _odds(text, after) > LIKELY


def _odds(text: str, after: str) -> float:
    known = shipped_first_lines()
    weights = known.weights
    return known.bias + sum(weights[mark] for mark in marks(text, after) if mark in weights)

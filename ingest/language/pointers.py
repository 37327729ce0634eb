"""Pointers (导读): which story of the issue a headline with 详见三版 announces.

A pointer rarely repeats its story's headline to the letter. What both say is measured in pairs of characters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.language.jumps import letters

LIKE = 0.5  # of the pointer's pairs of characters: so many a story must say
HEADLINE_ALONE = 0.34  # the same for a story whose headline stack says them
AHEAD = 1.3  # by so much the best story must be ahead of the next
LEAD = 400  # characters of a story's text that are looked at


@dataclass(frozen=True, slots=True)
class Announced:
    """A story that a pointer may announce: its id, its headline stack and its text."""

    id: str
    deck: str
    body: str


def find_announced(pointer: str, stories: Sequence[Announced]) -> str | None:
    """Give the id of the story on the page pointed at whose words a pointer's headline uses; None when none is plain."""
    wanted = _pairs(pointer)
    if not wanted:
        return None
    ranked = sorted(((_said(wanted, story), story.id) for story in stories), reverse=True)
    if not ranked or ranked[0][0] == 0 or (len(ranked) > 1 and ranked[0][0] < AHEAD * ranked[1][0]):
        return None
    return ranked[0][1]


def _said(wanted: set[str], story: Announced) -> float:
    """Give the share of the pointer's pairs that a story says, 0 where they are too few."""
    in_deck = len(wanted & _pairs(story.deck)) / len(wanted)
    in_all = len(wanted & (_pairs(story.deck) | _pairs(story.body[:LEAD]))) / len(wanted)
    return in_deck + in_all if in_deck >= HEADLINE_ALONE or in_all >= LIKE else 0.0


def _pairs(text: str) -> set[str]:
    plain = letters(text)
    return {plain[at : at + 2] for at in range(len(plain) - 1)}

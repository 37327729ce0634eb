"""Part a page's labelled blocks into articles, with a reason for every boundary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layout.gaps import Gap, Words
from ingest.layout.labels import Labelled
from ingest.layout.rules import EVIDENCE, RULES, STARTS


@dataclass(frozen=True, slots=True)
class Segment:
    """The blocks of one article, and why it starts where it does."""

    blocks: tuple[Labelled, ...]
    reason: str


def segment(page: Sequence[Labelled]) -> tuple[Segment, ...]:
    """Part a page's labelled blocks into segments, in reading order; every block is in exactly one."""
    starts: list[tuple[int, str]] = []
    words = Words(page)
    for at in range(len(page)):
        if not starts:
            starts.append((at, "the page starts"))
            continue
        verdict, reason = decide(Gap(page, starts[-1][0], at, words))
        if verdict is STARTS:
            starts.append((at, reason))
    if not page:
        return ()
    ends_at = [at for at, _ in starts[1:]] + [len(page)]
    return tuple(Segment(tuple(page[at:end]), reason) for (at, reason), end in zip(starts, ends_at, strict=True))


def decide(gap: Gap) -> tuple[bool, str]:
    """Say whether an article starts at ``gap``, and why."""
    for reason, verdict, test in RULES:
        if test(gap):
            return verdict, reason
    return weigh(gap)


def weigh(gap: Gap) -> tuple[bool, str]:
    """Weigh the evidence for a lone headline between two paragraphs."""
    found = [(reason, weight) for reason, weight, test in EVIDENCE if test(gap)]
    total = sum(weight for _, weight in found)
    return total > 0, f"{total:+}: " + ", ".join(f"{reason} {weight:+}" for reason, weight in found)

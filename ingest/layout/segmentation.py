"""Part a page's labelled blocks into articles, with a reason for every boundary.

The rules go first, each place in the light of those before it. Then the model goes over the places that rules often have
wrong, with the rules' own verdicts among its clues; where it overrules one, the reason says by which clues.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layout import features as see
from ingest.layout.clues import Clues, Verdict
from ingest.layout.gaps import Gap, Words
from ingest.layout.labels import Label, Labelled
from ingest.layout.model import because, odds, shipped
from ingest.layout.placed_rules import LAYOUT_RULES
from ingest.layout.rules import EVIDENCE, FOLLOWS, RULES, SETTLED, STARTS

NO_RULE = -1
LAYOUT = -2
LIKE = 0.05  # of two paragraphs: no more alike, the second may be about something else
MARGIN = 0.5  # of the model's log odds, by which it must be sure before it overrules the rules
BRIEF_LENGTH = 40  # characters of the shortest brief


@dataclass(frozen=True, slots=True)
class Segment:
    """The blocks of one article, and why it starts where it does."""

    blocks: tuple[Labelled, ...]
    reason: str


def segment(page: Sequence[Labelled]) -> tuple[Segment, ...]:
    """Part a page's labelled blocks into segments, in reading order; every block is in exactly one."""
    if not page:
        return ()
    words = Words(page)
    verdicts = weighed(Clues(page, judge(page, words), words))
    starts = [at for at, verdict in enumerate(verdicts) if verdict.starts]
    ends_at = [*starts[1:], len(page)]
    return tuple(Segment(tuple(page[at:end]), verdicts[at].reason) for at, end in zip(starts, ends_at, strict=True))


def judge(page: Sequence[Labelled], words: Words) -> list[Verdict]:
    """Give the rules' verdict on the place before each block of a page that has any."""
    verdicts = [Verdict(starts=STARTS, rule=NO_RULE, weight=0, reason="the page starts")]
    start = 0
    for at in range(1, len(page)):
        verdicts.append(decide(Gap(page, start, at, words)))
        if verdicts[at].starts:
            start = at
    return verdicts


def decide(gap: Gap) -> Verdict:
    """Say whether an article starts at ``gap``, and why."""
    if gap.here.block.size is not None:
        for reason, starts, test in LAYOUT_RULES:
            if test(gap):
                return Verdict(starts=starts, rule=LAYOUT, weight=0, reason=reason)
    for rule, (reason, starts, test) in enumerate(RULES):
        if test(gap):
            return Verdict(starts=starts, rule=rule, weight=0, reason=reason)
    return weigh(gap)


def weigh(gap: Gap) -> Verdict:
    """Weigh the evidence for a lone headline between two paragraphs."""
    found = [(reason, weight) for reason, weight, test in EVIDENCE if test(gap)]
    total = sum(weight for _, weight in found)
    reason = f"{total:+}: " + ", ".join(f"{reason} {weight:+}" for reason, weight in found)
    return Verdict(starts=total > 0, rule=NO_RULE, weight=total, reason=reason)


def weighed(clues: Clues) -> list[Verdict]:
    """Give the verdicts after the model has gone over the doubtful ones."""
    return [
        _weigh_again(clues, at) if at and is_doubtful(clues, at) else verdict
        for at, verdict in enumerate(clues.verdicts)
    ]


def is_doubtful(clues: Clues, at: int) -> bool:
    """Say whether the rules may be wrong: always, but for settled facts and paragraphs that follow one another well."""
    verdict, here = clues.verdicts[at], clues.page[at]
    if verdict.rule in SETTLED or verdict.rule == LAYOUT:
        return False
    if verdict.rule != FOLLOWS:
        return True
    return (
        here.label is Label.BODY
        and len(here.plain) > BRIEF_LENGTH
        and see.is_closed(clues.page[at - 1].plain)
        and not see.LINKING_START.match(here.plain)
        and clues.like(at - 1, at) < LIKE
    )


def _weigh_again(clues: Clues, at: int) -> Verdict:
    """Give the model's verdict where it is another than the rules' and sure, else theirs."""
    verdict, model = clues.verdicts[at], shipped()
    numbers = clues.numbers(at)
    log_odds = odds(model, numbers)
    if (log_odds > 0) is verdict.starts or abs(log_odds) < MARGIN:
        return verdict
    moved = ", ".join(f"{name} {number:g} ({by:+.1f})" for name, number, by in because(model, numbers))
    reason = f"learnt {log_odds:+.1f}: {moved}; the rules said: {verdict.reason}"
    return Verdict(starts=log_odds > 0, rule=verdict.rule, weight=verdict.weight, reason=reason)

"""Part a page's labelled blocks into articles, with a reason for every boundary.

The rules go first, each place in the light of those before it. Where they are not settled the model gives the chance that
an article starts, with the rules' own verdicts among its clues, and the page is parted as is best for the whole of it;
where that overrules a rule, the reason says by which clues.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from math import exp

from ingest.layout.clues import Clues, Verdict
from ingest.layout.evidence import EVIDENCE
from ingest.layout.forms import as_one
from ingest.layout.gaps import Gap, Words
from ingest.layout.labels import HEADLINE_LIKE, Labelled
from ingest.layout.model import because, odds, shipped
from ingest.layout.parting import best_parting
from ingest.layout.placed_rules import LAYOUT_RULES
from ingest.layout.rules import RULES_OF, SETTLED, STARTS
from ingest.layout.subjects import About, shipped_subjects
from ingest.layout.wording import shipped_wording, wording_odds

NO_RULE = -1
LAYOUT = -2
SEVERAL = 2  # pieces of news on end; one may be a story's paragraph
UNLIKELY = -5.0  # log odds of the wording: where the rules say that an article goes on, it does


Reason = Callable[[], str]
"""Says why an article starts where it does, when it is asked: to say so costs about as much as to decide."""


@dataclass(frozen=True, slots=True)
class Segment:
    """The blocks of one article, and why it starts where it does."""

    blocks: tuple[Labelled, ...]
    reason: Reason


def segment(page: Sequence[Labelled]) -> tuple[Segment, ...]:
    """Part a page's labelled blocks into segments, in reading order; every block is in exactly one."""
    if not page:
        return ()
    clues = clues_of(page)
    doubtful = [at for at in range(len(page)) if is_doubtful(clues, at)]
    starts = best_parting(as_one(page, [chance(clues, at) for at in range(len(page))], doubtful))
    ends_at = [*starts[1:], len(page)]
    return tuple(Segment(tuple(page[at:end]), partial(why, clues, at)) for at, end in zip(starts, ends_at, strict=True))


def clues_of(page: Sequence[Labelled]) -> Clues:
    """Give all that the model is asked by: the rules' verdicts and the wording of a page that has any blocks."""
    words = Words(page)
    about = About(shipped_subjects(), words, len(page))
    return Clues(page, judge(page, words), words, wording_odds(shipped_wording(), page), about)


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
    for rule, reason, starts, test in RULES_OF[gap.here.label]:
        if test(gap):
            return Verdict(starts=starts, rule=rule, weight=0, reason=reason)
    return weigh(gap)


def weigh(gap: Gap) -> Verdict:
    """Weigh the evidence for a lone headline between two paragraphs."""
    found = [(reason, weight) for reason, weight, test in EVIDENCE if test(gap)]
    total = sum(weight for _, weight in found)
    reason = f"{total:+}: " + ", ".join(f"{reason} {weight:+}" for reason, weight in found)
    return Verdict(starts=total > 0, rule=NO_RULE, weight=total, reason=reason)


def is_doubtful(clues: Clues, at: int) -> bool:
    """Say whether the rules may be wrong: always, but for settled facts and for what both they and the wording deny.

    The model was taught by pages without a layout: it is not asked of headlines whose type size is known, nor of what stands
    at a picture, nor whether what the rules let go on after a known white, or by its layout, does not.
    """
    verdict, block = clues.verdicts[at], clues.page[at].block
    if not at or verdict.rule in SETTLED or verdict.rule == LAYOUT or block.goes_on:
        return False
    if block.size is not None and (clues.page[at].label in HEADLINE_LIKE or block.is_at_picture):
        return False
    may_start = clues.wording[at] > UNLIKELY or clues.news_on_end[at] >= SEVERAL
    return verdict.starts or (block.is_apart is None and may_start)


def chance(clues: Clues, at: int) -> float:
    """Give the chance (0…1) that an article starts before block ``at``."""
    if not is_doubtful(clues, at):
        return float(clues.verdicts[at].starts)
    return 1 / (1 + exp(-odds(shipped(), clues.numbers(at))))


def why(clues: Clues, at: int) -> str:
    """Say why an article starts before block ``at``: by which rule, or by which clues though the rules said otherwise."""
    verdict, model = clues.verdicts[at], shipped()
    if verdict.starts:
        return verdict.reason
    numbers = clues.numbers(at)
    learnt = odds(model, numbers)
    whole = "" if learnt > 0 else ", and best for the whole page"
    moved = ", ".join(f"{name} {number:.3g} ({by:+.1f})" for name, number, by in because(model, numbers))
    return f"learnt {learnt:+.1f}{whole}: {moved}; the rules said: {verdict.reason}"

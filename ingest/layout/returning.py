"""Put a column's rest back: on flat text the end of a paragraph may come after another story, which stood between.

Only where one story alone broke off, the text before the rest has ended (or the rest stands between a headline and its own
opening), and the rest shows that it begins in the middle of the sentence: by a mark or a word that begins none, by the end
of a quotation that was left open, or by the second half of a word of the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.layout import features as see
from ingest.layout.gaps import IN_STACK, TALLEST_STACK
from ingest.layout.healing import is_open
from ingest.layout.labels import TEXT, Label, Labelled
from ingest.layout.segmentation import Segment

QUOTED = (("“", "”"), ("《", "》"), ("（", "）"), ("『", "』"))
NO_BEGINNING = ("们", "的", "之一", "等人", "等地", "以来", "以上", "以下", "左右")
"""What begins no sentence, but for 的确."""
KNOWN = 2  # times that two characters stand together on the page, from which they may be a word

Blocks = Sequence[Labelled]


def returned(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Give a page's segments, the rest of a story that broke off put back to it; those of a page with a layout as they are."""
    blocks = [one for segment in segments for one in segment.blocks]
    if not blocks or blocks[0].block.size is not None:
        return tuple(segments)
    said, found = _said(blocks), list(segments)
    broken: list[int] = []
    for at, segment in enumerate(segments):
        story = found[broken[0]] if len(broken) == 1 else None
        above = segments[at - 1].blocks[-1:] if at else ()
        begins = _rest(story.blocks[-1], (*above, *segment.blocks), said) if story else 0
        if story and begins:
            kept = begins - len(above)
            found[broken[0]] = replace(story, blocks=(*story.blocks, *segment.blocks[kept:]))
            found[at] = replace(segment, blocks=segment.blocks[:kept])
            broken = [one for one in broken if is_open(found[one].blocks[-1])]
        broken += [at] * bool(found[at].blocks and is_open(found[at].blocks[-1]))
    return tuple(segment for segment in found if segment.blocks)


def uncrossed(page: Blocks) -> tuple[Labelled, ...]:
    """Give a page's blocks, the rest of a paragraph that stands between a headline and its opening (本报讯) put before both."""
    found = list(page)
    if not found or found[0].block.size is not None:
        return tuple(page)
    said = _said(page)
    for at, broken in enumerate(page):
        if not is_open(broken):
            continue
        tallest = range(at + 1, min(len(page) - 1, at + TALLEST_STACK))
        end = next((later for later in tallest if page[later].label not in IN_STACK), at + 1)
        if end == at + 1:
            continue
        rest, opening = page[end], page[end + 1]
        if rest.label is Label.BODY and opening.label is Label.OPENER and _goes_on(broken, rest, said):
            found[at + 1 : end + 1] = [rest, *page[at + 1 : end]]
    return tuple(found)


def _said(page: Blocks) -> str:
    """Give all that a page says."""
    return "\n".join(one.plain for one in page)


def _rest(broken: Labelled, blocks: Blocks, said: str) -> int:
    """Give the place in another story's blocks where the rest of a broken paragraph begins, under one of them; 0 where none."""
    for at, (before, one) in enumerate(pairwise(blocks), 1):
        has_ended = before.label in TEXT and see.is_closed(before.plain)
        if has_ended and one.label is Label.BODY and _goes_on(broken, one, said):
            return at
    return 0


def _goes_on(before: Labelled, rest: Labelled, said: str) -> bool:
    """Say whether a text begins in the middle of the sentence that a story broke off in."""
    broken, text = before.plain, rest.plain
    if see.OPEN_START.match(text) and not see.LONE_PAREN.match(text):
        return True
    if text.startswith(NO_BEGINNING) and not text.startswith("的确"):
        return True
    if any(broken.count(left) > broken.count(right) and _closes(text, left, right) for left, right in QUOTED):
        return True
    seam = broken[-1] + text[0]
    return see.HAN_RUN.fullmatch(seam) is not None and said.count(seam) >= KNOWN


def _closes(text: str, left: str, right: str) -> bool:
    """Say whether a text closes what it has not opened."""
    at = text.find(right)
    return at >= 0 and left not in text[:at]

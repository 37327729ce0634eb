"""Part a banner (通栏), which stands over several stories, from the story right under it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.language.decks import is_roundup_title
from ingest.layout import features as see
from ingest.layout.gaps import pairs
from ingest.layout.heads import split_head
from ingest.layout.labels import Label, Labelled
from ingest.layout.segmentation import Segment

HARDLY = 0.3  # of a slogan's words, no more of which a story below it says
KICKER_END = re.compile(r"(?:[：:]|强调|指出|要求|时|后|表示|——)\Z")


def part_banner(segment: Segment, following: Segment | None) -> list[Segment]:
    """Part a banner (通栏) from the story under it: lines of a tall stack that the story's own text does not repeat."""
    head, text = split_head(segment.blocks)
    if not text or not head or any(one.label is not Label.HEADING for one in head):
        return [segment]
    count = _before_package(head, following) or _unsaid(head, text) or _is_slogan(head, text)
    if not count or see.SUBTITLE.match(head[count].plain):  # a dashed subhead does not stand without its headline
        return [segment]
    blocks = segment.blocks
    return [
        Segment(blocks[:count], segment.reason),
        Segment(blocks[count:], lambda: "the lines above it do not speak of this story"),
    ]


def _before_package(head: Sequence[Labelled], following: Segment | None) -> int:
    """Count the lines over the first of several small stories, each titled 单位：短语."""
    if following is None or is_roundup_title(head[0].plain) or not see.OFFICE_COLON.match(following.blocks[0].plain):
        return 0
    return next((i for i, one in enumerate(head) if see.OFFICE_COLON.match(one.plain)), 0)


def _is_slogan(head: Sequence[Labelled], text: Sequence[Labelled]) -> bool:
    """Say whether the first line of a stack is a slogan: three phrases or more, of one length, hardly said below."""
    phrases = head[0].plain.split()
    is_even = len(phrases) > 2 and len(phrases[0]) > 2 and len(set(map(len, phrases))) == 1
    return is_even and len(head) > 1 and _share(head[0].plain, "".join(one.plain for one in text[:2])) < HARDLY


def _unsaid(head: Sequence[Labelled], text: Sequence[Labelled]) -> int:
    """Count the first lines of a tall stack whose words the story's first paragraphs do not repeat, unlike the rest."""
    if len(head) < 3:
        return 0
    opening = "".join(one.plain for one in text[:2])
    shares = [_share(one.plain, opening) for one in head]
    count = next(i for i, share in enumerate(shares) if share >= max(shares) * 0.6)
    if max(shares) < 0.5 or count == 0 or KICKER_END.search(head[count - 1].plain):
        return 0
    return count if count > 1 else 0  # one line is more often the kicker (引题)


def _share(text: str, said: str) -> float:
    """Give the share (0…1) of a text's pairs of Chinese characters that ``said`` holds."""
    mine = set[int]().union(*map(pairs, see.HAN_RUN.findall(text)))
    return len(mine & pairs(said)) / len(mine) if mine else 0.0

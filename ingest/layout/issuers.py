"""Tell an office that signs the text above it (落款) from one that stands over its own story, by what speaks of it.

A county paper prints 县供电公司 both under a notice and as the first line of a headline stack. A story says again who it is
about; and a page that puts the offices over their stories does so several times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.layout.gaps import pairs
from ingest.layout.labels import AUTHOR, CREDITS, HEADLINE_LIKE, TEXT, Label, Labelled

LONGEST = 44  # characters
HARDLY, MOSTLY = 0.3, 0.5  # of the office's pairs of characters that the text below it says
TALLEST = 8  # blocks of a headline stack
HAN = r"[\u4e00-\u9fff（）“”\d]"
PLACE = rf"(?:中共|国网|共青团|{HAN}{{0,6}}[县市区旗州镇乡])"
OFFICE = (
    "(?:局|委员会|委|办公室|办|中心|公司|[大支中]队|医院|法院|检察院|(?<!驿)站|编辑部|报社|指挥部|协会|联合会|合作社|[组宣统武]\\S部|政府|处|所"
    "|小组|[算行]组|妇联|工会|学会|支行|厂|工商联|残联|科协)"
)
ACTS = "走访|走进|调研|检查|督查|视察|考察|慰问|召开|举办|开展|成立|建成|落户|来到|访|赴|看望|怎么"
ISSUERS = re.compile(
    rf"(?!.*(?:{ACTS}))(?:{PLACE}{HAN}{{1,22}}{OFFICE}|{HAN}{{1,5}}(?:局|大队|委|编辑部|报社|部|发行组|法院))"
    rf"(?: {{1,2}}{HAN}{{2,22}}{OFFICE}){{0,4}}\Z"
)

OF_NOTICE = re.compile(r"关于|第.{1,4}号")  # what begins the title of a notice under the office that issues it


def mark_issuers(found: list[Labelled]) -> list[Labelled]:
    """Label the offices that sign the text above them."""
    said = dict(_offices(found))
    if any(share >= MOSTLY for share in said.values()):
        return found
    return [
        replace(one, label=Label.SIGNATURE) if said.get(at, MOSTLY) < HARDLY else one for at, one in enumerate(found)
    ]


def _offices(found: Sequence[Labelled]) -> Iterator[tuple[int, float]]:
    """Give the offices that stand alone between a text and no text, each with how much (0…1) of it the text below says."""
    for at in range(1, len(found)):
        here, end = found[at], at + 1
        if here.label is not Label.HEADING or here.block.is_display or found[at - 1].label not in TEXT | CREDITS:
            continue
        if len(here.plain) > LONGEST or not ISSUERS.match(here.plain):
            continue
        while end < min(len(found), at + TALLEST) and found[end].label in HEADLINE_LIKE | AUTHOR:
            end += 1
        is_kicker = end == at + 1 and end < len(found) and found[end].label in TEXT
        if is_kicker or OF_NOTICE.match(found[min(at + 1, len(found) - 1)].plain):
            continue
        mine = pairs(here.plain)
        below = pairs("".join(one.plain for one in found[at + 1 : end + 2]))
        yield at, len(mine & below) / len(mine)

"""Captions (图片说明) told by their own words: what a picture shows, or who took it at the end."""

from __future__ import annotations

import re
from datetime import date

from ingest.items import Role
from ingest.language.bylines import is_byline, read_byline
from ingest.language.datelines import read_dateline
from ingest.language.signatures import split_credit
from ingest.language.text import for_matching

LONGEST = 200  # characters; who took the pictures may also stand at the end of a story
ANY_DAY = date(2000, 1, 1)  # whether a dateline stands there does not depend on it
_SAYS_WHAT = re.compile(
    r"[(【]?[▲△]? ?(?:(?:[上左右前后题本]|小|大|主)?图[\d①-⑳一二三四五六七八九十]{0,3}(?:为|:)|图(?:片?说明|说|注):)"
)
_POINTS_UP = re.compile(r"[▲△] ?\S{4}")
_SAYS_WHENCE = re.compile(r"(?:供图|资料图片?|资料照片|图片?由.{2,20}提供|图片来源[:/].{2,20}?)[)】]?\Z")
_PICTURE_ROLES = {Role.PHOTOGRAPHER, Role.ILLUSTRATOR, Role.SOURCE}
_STORY_TOO = re.compile("报[道导]")


def is_caption(line: str) -> bool:
    """Tell whether a line under a picture is certain to be its caption: ``图为…``, ``▲…``, ``……采茶忙。王远 摄``.

    What opens as a story does is none, nor is what its author signs too (``何苗 文/图``).
    """
    if len(line) > LONGEST or read_dateline(line, ANY_DAY):
        return False
    plain = for_matching(line)
    if _SAYS_WHAT.match(plain) or _SAYS_WHENCE.search(plain) or (points_up(line) and not is_byline(line)):
        return True
    credit = split_credit(line)[1]
    return (
        bool(credit)
        and not _STORY_TOO.search(credit)
        and {one.role for one in read_byline(credit).bylines} <= _PICTURE_ROLES
    )


def points_up(line: str) -> bool:
    """Tell whether a mark shows that a line is of the picture above it: ``▲村民在采茶``. Points of a list may have it too."""
    return bool(_POINTS_UP.match(for_matching(line)))


def is_credit(line: str) -> bool:
    """Tell whether a line under a picture says only who took it: ``王远 摄``."""
    rest, credit = split_credit(line)
    return bool(credit) and not rest

"""What the rules ask of notices (公告): their titles, the offices over them and their text."""

from __future__ import annotations

from ingest.layout import features as see
from ingest.layout.gaps import Gap
from ingest.layout.issuers import ISSUERS
from ingest.layout.labels import CREDITS


def in_notice(gap: Gap) -> bool:
    """Say whether one more paragraph follows a notice's title, nobody having signed it yet."""
    return gap.before.label not in CREDITS and see.is_notice_title(gap.page[gap.start].plain)


def is_over_its_notice(gap: Gap) -> bool:
    """Say whether an office stands over the notice that it issues (第4号通告)."""
    below = gap.page[gap.at + 1].plain if gap.at + 1 < len(gap.page) else ""
    return bool(ISSUERS.match(gap.here.plain) and see.NUMBERED_NOTICE.match(below))


def is_under_its_office(gap: Gap) -> bool:
    """Say whether a notice's title stands under the office that issues it."""
    return bool(see.NUMBERED_NOTICE.match(gap.here.plain) and ISSUERS.match(gap.before.plain)) and not gap.has_body

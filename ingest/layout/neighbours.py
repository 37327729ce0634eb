"""Label blocks anew by their neighbours, which tell some of them better than their own text does."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.layout import features as see
from ingest.layout.first_lines import is_first_line
from ingest.layout.issuers import ACTS
from ingest.layout.labels import AUTHOR, HEADLINE_LIKE, PROSE, TEXT, Label, Labelled
from ingest.layout.signatures import is_round_label, says_source, signs


def mark_first_lines(found: list[Labelled]) -> list[Labelled]:
    """Tell a paragraph's first lines, left at the foot of a column under a headline, from one more line of the deck."""
    marked = list(found)
    for at, (one, after) in enumerate(pairwise(found)):
        is_small = one.block.size is not None and not one.block.is_display
        if is_small and after.block.goes_on and one.label in (Label.HEADING, Label.SHOUT) and at:
            marked[at] = Labelled(one.block, one.plain, Label.BODY)
    return marked


@dataclass(frozen=True, slots=True)
class Place:
    """One block among its neighbours: ``labels`` are those given so far, new ones above it and first ones below."""

    found: Sequence[Labelled]
    labels: Sequence[Label]
    at: int

    @property
    def plain(self) -> str:
        """Give the block's text."""
        return self.found[self.at].plain

    @property
    def before(self) -> Label | None:
        """Give the label above."""
        return self.labels[self.at - 1] if self.at else None

    @property
    def after(self) -> Label | None:
        """Give the label below."""
        return self.labels[self.at + 1] if self.at + 1 < len(self.labels) else None

    @property
    def plain_before(self) -> str:
        """Give the text above."""
        return self.found[self.at - 1].plain if self.at else ""

    @property
    def plain_after(self) -> str:
        """Give the text below."""
        return self.found[self.at + 1].plain if self.at + 1 < len(self.found) else ""

    @property
    def is_set_right(self) -> bool:
        """Say whether a line of flat text begins far in, and the one below it does not: no centred deck's does."""
        below = self.found[self.at + 1].block if self.at + 1 < len(self.found) else None
        is_short = len(self.plain) <= LONGEST_SIGNATURE
        return is_short and self.found[self.at].block.is_far_in and not (below and below.is_far_in)


def mark_by_neighbours(found: list[Labelled]) -> list[Labelled]:
    """Label anew what its neighbours tell better than its own text; of :data:`BY_NEIGHBOURS` the last that holds is taken."""
    labels = [one.label for one in found]
    for at, one in enumerate(found):
        if one.label in TOLD_BY_NEIGHBOURS and not one.block.is_display:
            place = Place(found, labels, at)
            held = [label for old, label, test in BY_NEIGHBOURS if one.label is old and test(place)]
            labels[at] = held[-1] if held else one.label
    return [Labelled(one.block, one.plain, label) for one, label in zip(found, labels, strict=True)]


def _is_author(place: Place) -> bool:
    """Say whether a line between a headline and prose is the author's name, or an office and who holds it."""
    if place.before not in HEADLINE_LIKE:
        return False
    is_short = (
        2 <= len(place.plain) <= 4 and bool(see.PEN_NAME.match(place.plain)) and not see.names_column(place.plain)
    )
    is_officer = place.after is Label.BODY and see.is_titled_name(place.plain)
    return is_officer or (is_short and place.after in PROSE and len(place.plain_before) >= 3)


def _is_no_author(place: Place) -> bool:
    """Say whether a name is where no author's stands: no headline above, or another name or an opening below."""
    return place.before not in HEADLINE_LIKE or place.after in (Label.NAME, Label.BYLINE, Label.OPENER)


def _is_first_line(place: Place) -> bool:
    """Say whether a line over prose is the paragraph's first, left at a column's foot, and no headline."""
    if place.after is not Label.BODY:
        return False
    if place.found[place.at].block.size is None:
        goes_on = see.OPEN_START.match(place.plain_after) and len(place.plain) >= SHORTEST_LINE
        if goes_on or is_first_line(place.plain, place.plain_after):
            return True
    is_dated = place.found[place.at].block.size is None and place.at and see.DATED_CLAUSE.match(place.plain)
    return bool(is_dated) or (place.before in PROSE and see.breaks_off(place.plain))


def _is_round_label(place: Place) -> bool:
    """Say whether a line in round brackets is a column label (栏目): no name, or the text before it is signed already."""
    if place.before not in TEXT or place.after is not Label.HEADING:
        return False
    before = place.found[place.at - 1]
    if before.label in PROSE and see.closes_article(before.plain):
        return True
    is_label = is_round_label(place.plain) or see.ART_LINE.match(place.plain)
    return bool(is_label) and (before.label is Label.VERSE or see.is_closed(before.plain))


def _issues_notice(place: Place) -> bool:
    """Say whether a line is the office or firm that a notice (公告) ends with."""
    if place.before not in ABOVE_SIGNATURE or place.after in TEXT or not see.OFFICE_NAME.match(place.plain):
        return False
    if VISITED.search(place.plain):
        return False
    above = range(place.at - 1, max(-1, place.at - LONGEST_NOTICE), -1)
    title = next((k for k in above if place.labels[k] not in ABOVE_SIGNATURE), None)
    return title is not None and see.is_notice_title(place.found[title].plain)


def _signs(place: Place) -> bool:
    """Say whether a line signs the text above it: ——编者; 地 名 with no text of its own under it; or a short line over a date."""
    is_under = place.before in ABOVE_SIGNATURE | TEXT
    is_last = place.after not in TEXT | AUTHOR or bool(see.EDITORS_REPLY.match(place.plain_after))
    if is_under and (is_last or says_source(place.plain)) and (signs(place.plain) or place.is_set_right):
        return True
    is_short = len(place.plain) <= 24 and place.before in ABOVE_SIGNATURE
    return is_short and bool(see.DATE_LINE.match(place.plain_after) or see.DAY_LINE.match(place.plain_after))


def _is_guided(place: Place) -> bool:
    """Say whether a line with the number of a page is one more of those under 导读."""
    is_under = place.before is Label.POINTER or bool(see.GUIDE.match(place.plain_before))
    return is_under and len(place.plain) <= 40 and bool(see.PAGE_MARK.search(place.plain))


def _dates_signature(place: Place) -> bool:
    """Say whether a day without its year (2月9日) dates the signature above it."""
    return place.before is Label.SIGNATURE and bool(see.DAY_LINE.match(place.plain))


UNDER_TEXT = PROSE | {Label.SIGNATURE, Label.CREDIT}
SHORTEST_LINE = 8  # characters of a column
ABOVE_SIGNATURE = PROSE | {Label.POINT, Label.SIGNATURE}
LONGEST_NOTICE = 20  # blocks
LONGEST_SIGNATURE = 24  # characters of one that is told by standing to the right
VISITED = re.compile(ACTS)
"""What is done to an office in a headline: 走进县人民医院 issues no notice."""

BY_NEIGHBOURS: tuple[tuple[Label, Label, Callable[[Place], object]], ...] = (
    (Label.HEADING, Label.NAME, _is_author),
    (Label.SIGNATURE, Label.COLUMN, _is_round_label),
    (
        Label.SIGNATURE,
        Label.NOTE,
        lambda place: place.before is Label.HEADING and see.UNDER_TITLE.match(place.plain),
    ),
    (
        Label.BYLINE,
        Label.COLUMN,
        lambda place: place.before in UNDER_TEXT and place.after is Label.HEADING and see.COMMENT.match(place.plain),
    ),
    (
        Label.HEADING,
        Label.CAPTION,
        lambda place: place.before is Label.NOTE and place.plain_before.endswith(("：", ":")),
    ),
    (Label.NAME, Label.HEADING, _is_no_author),
    *((label, Label.POINTER, _is_guided) for label in (Label.HEADING, Label.SHOUT, Label.BODY)),
    (Label.HEADING, Label.BODY, _is_first_line),
    (Label.HEADING, Label.SIGNATURE, _issues_notice),
    (Label.HEADING, Label.SIGNATURE, _signs),
    (Label.NAME, Label.SIGNATURE, _signs),
    (Label.HEADING, Label.SIGNATURE, _dates_signature),
)
"""What a block's neighbours say: the label its own text gave, the better one, the test."""
TOLD_BY_NEIGHBOURS = frozenset(old for old, *_ in BY_NEIGHBOURS)

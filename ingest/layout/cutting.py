"""Cut a page into pieces in reading order, wherever white runs through between its lines (阅读顺序).

White down a piece parts columns or stories side by side; white across it parts rows, which go first. A row is headlines
and the columns under them: it ends where what comes next runs over its gutters, such as a headline over several columns.
White that happens to run across one story's columns, which go on under it, parts nothing; a rule (栏线) across does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from ingest.layout.apart import FARTHEST, White, is_blank
from ingest.layout.blocks import DISPLAY, SMALL, Box
from ingest.layout.lines import PlacedLine, around
from ingest.layout.ruling import NOTHING, Drawn
from ingest.layout.separating import beside_rules, is_parted

GUTTER = 0.7  # sizes of body type: the narrowest white between two columns, as OCR's wide boxes leave it
ROW_GAP = 0.7  # sizes of body type: white between two rows; lines of one text stand closer
INDENTED = 3  # sizes of body type by which a paragraph's first line may stand in, at most
LABEL = re.compile(r"(?:[【《〖\[][^【】《》〖〗\[\]]{2,14}[】》〗\]]|[（(][^（）()]{3,6}[）)]|(?:公益)?广告)\Z")
CONTINUED = re.compile(r"[（(]?(?:上接|紧接)第?[0-9A-D一二三四五六七八九十]{1,3}版[）)]?")
LABEL_LENGTH = 10  # characters of a longer line are no column label
STORY_COLUMNS = 3  # of one story, at most, where nothing else tells that they are one's
DEPTH = 16  # cuts within cuts; a newspaper page has four or five

Lines = list[PlacedLine]


def cut(lines: Lines, white: White, drawn: Drawn = NOTHING, depth: int = 0) -> list[Lines]:
    """Cut lines of a page that sets its usual ``white``; give the pieces that no white parts, in reading order.

    A rule down the whole of a piece parts it before white does: a headline need not reach over all of its story's columns.
    """
    if len(lines) < 2 or depth > DEPTH or all(line.is_vertical for line in lines):
        return [lines]
    body = white.body
    rows = rows_of(lines, white, drawn)
    if len(rows) > 1:
        return [piece for row in rows for piece in cut(row, white, drawn, depth + 1)]
    sides = beside_rules(lines, drawn.down, body)
    if len(sides) > 1:
        return [piece for side in sides for piece in cut(side, white, drawn, depth + 1)]
    parts = columns(lines, body)
    if len(parts) == 1:
        parts = _header_and_rest(lines, body)
    if len(parts) == 1:
        return [lines]
    return [piece for part in _titles_first(_titled(parts, body), body) for piece in cut(part, white, drawn, depth + 1)]


def columns(lines: Sequence[PlacedLine], body: float) -> list[Lines]:
    """Part lines where white runs down between them."""
    return _parted([(line.left, line.right, line) for line in lines], GUTTER * body)


def rows_of(lines: Sequence[PlacedLine], white: White, drawn: Drawn = NOTHING) -> list[Lines]:
    """Part lines into rows: each a headline over columns, or columns alone. A rule (栏线) across ends one that has text."""
    sections = _sections(_bands(lines, white, drawn.across), white.body, drawn)
    return [row for section in sections for row in _rows(section, white, drawn.pictures)]


def _bands(lines: Sequence[PlacedLine], white: White, across: Sequence[Box]) -> list[Lines]:
    """Part lines where white runs across that is wider than a text's own, or holds a rule."""
    bands: list[Lines] = []
    foot = 0.0
    for part in _parted([(line.top, line.bottom, line) for line in lines], ROW_GAP * white.body):
        top = part[0].top
        if bands and top - foot <= white.text and not any(foot <= rule[1] <= top for rule in across):
            bands[-1] += part
        else:
            bands.append(part)
        foot = max(line.bottom for line in part)
    return bands


def _sections(bands: Sequence[Lines], body: float, drawn: Drawn) -> list[list[Lines]]:
    """Part bands where a rule runs over the whole of the one under it; what is only a headline stays with what it heads.

    It heads no others where a frame (框) stands right under it: the paper's name does over a story in a frame.
    """
    sections: list[list[Lines]] = []
    has_text, foot = False, 0.0
    for band in bands:
        top = min(line.top for line in band)
        if (
            not sections
            or (has_text and is_parted(drawn.across, foot, top, (line.box for line in band)))
            or (not has_text and has_own_title(band, body) and _is_over_frame(sections[-1][-1], drawn.frames, top))
        ):
            sections.append([])
            has_text = False
        sections[-1].append(band)
        has_text = has_text or not is_display(band, body)
        foot = max(line.bottom for line in band)
    return sections


def has_own_title(lines: Sequence[PlacedLine], body: float) -> bool:
    """Say whether lines begin with display type."""
    return is_display([min(lines, key=lambda line: line.top)], body)


def _is_over_frame(band: Lines, frames: Sequence[Box], below: float) -> bool:
    """Say whether a frame stands under a band, over what is ``below``."""
    left, _, right, foot = around([line.box for line in band])
    return any(
        frame[0] < right and left < frame[2] and foot < (frame[1] + frame[3]) / 2 and frame[3] <= below
        for frame in frames
    )


def _rows(bands: Sequence[Lines], white: White, pictures: Sequence[Box]) -> list[Lines]:
    rows: list[Row] = []
    for at, band in enumerate(bands):
        if (
            not rows
            or rows[-1].is_apart(band, white, pictures)
            or not rows[-1].takes(band, bands[at + 1 :], white.body)
        ):
            rows.append(Row())
        rows[-1].add(band, white.body)
    return [row.lines for row in rows]


class Row:
    """Bands of lines that are read together: headlines, then the columns of text under them."""

    def __init__(self) -> None:
        self.lines: Lines = []
        self.text: Lines = []
        self.ends_in_text = False
        self._known: set[int] = set()

    def add(self, band: Lines, body: float) -> None:
        """Add a band to the row."""
        self.lines += band
        self._known |= set(map(id, band))
        self.text += _text(band, body)
        self.ends_in_text = not is_display(band, body)

    def is_apart(self, band: Lines, white: White, pictures: Sequence[Box]) -> bool:
        """Say whether more white than is usual runs over all columns, as it does between two rows of stories.

        What ends close over it must be text: a headline or a picture's caption may be so far from the text under it.
        """
        foot, top = max(line.bottom for line in self.lines), min(line.top for line in band)
        if not self.text or top - foot <= white.reach() or not is_blank(pictures, foot, top):
            return False
        body = white.body
        lowest = [max(part, key=lambda line: line.bottom) for part in columns(self.lines, body)]
        close = [line for line in lowest if top - line.bottom < FARTHEST * body]
        return not any(_is_title(line, body) or line.size <= SMALL * body for line in close)

    def takes(self, band: Lines, coming: Sequence[Lines], body: float) -> bool:
        """Say whether a band is read with the bands before it, column by column: neither runs over the other's gutters.

        ``coming`` are the bands after it.
        """
        if not self.text:
            return self._stands_beside(band, coming, body)
        if self.ends_in_text and _continues(band, self.text, body):
            return False
        end = next((at for at, one in enumerate(coming) if not is_display(one, body)), len(coming))
        following = [line for one in coming[: end + 1] for line in one]
        below = [*band, *following] if is_display(band, body) else band
        known = columns(self.text, body)
        if len(known) == 1:  # a short text beside a headline whose own text is still to come
            return len(columns(self.lines, body)) > 1 and len(columns([*self.lines, *below], body)) > 1
        text = _text(below, body)
        wanted = columns(text, body)
        if len(known) > 1 and (
            _all_begin_anew([*band, *following], len(known), body)
            or _is_left_alone([*band, *chain.from_iterable(coming)], known, body)
        ):
            return False
        begins = [min(line.left for line in part) for part in known]
        return (
            len(columns([*self.text, *below], body)) >= len(known)
            and len(columns([*self.text, *text], body)) >= len(wanted)
            and all(
                _begins_at(min(line.left for line in part), begins, body)
                or not any(_shares_width(part, other) for other in known)
                for part in wanted
            )
        )

    def _stands_beside(self, band: Lines, coming: Sequence[Lines], body: float) -> bool:
        """Say whether a band goes on with stories side by side, each with its headline; one alone is over all columns."""
        parts = columns(self.lines + band, body)
        if len(parts) == 1 or _is_over_all(self.lines, [line for one in coming for line in _text(one, body)], body):
            return False
        if not is_display(band, body):
            has_labels = all(LABEL.match(line.text) for line in self.lines) and len(columns(self.lines, body)) > 1
            return (
                has_labels
                or all(map(self._has_any_of, parts))
                or self._titles_stand_over(band, body)
                or self._titles_stand_left(band, body)
            )
        labels = [line for line in self.lines + band if LABEL.match(line.text)]
        titles = [line for line in self.lines + band if line not in labels]
        # A label begins where its text does, left of a headline that stands in the middle.
        return len(columns(titles, body)) > 1 or any(line.left > title.right for line in labels for title in titles)

    def _titles_stand_over(self, band: Lines, body: float) -> bool:
        """Say whether each of several titles stands over columns of its own, of which the left one may be wider."""
        titles = columns([line for line in self.lines if not LABEL.match(line.text)], body)
        over = [[_shares_width(title, column) for column in columns(band, body)] for title in titles]
        return len(titles) > 1 and all(map(any, over)) and all(sum(each) < 2 for each in zip(*over, strict=True))

    def _titles_stand_left(self, band: Lines, body: float) -> bool:
        """Say whether titles end left of a vertical headline (竖题) that has text right of it: that is another story's."""
        upright = min((line.left for line in band if line.is_vertical and _is_title(line, body)), default=0.0)
        return all(line.right <= upright for line in self.lines) and any(line.left > upright for line in band)

    def _has_any_of(self, part: Lines) -> bool:
        return not self._known.isdisjoint(map(id, part))


def _all_begin_anew(below: Lines, count: int, body: float) -> bool:
    """Say whether titles stand level over most of ``count`` columns; what a title has right of it begins lower."""
    parts = [sorted(part, key=lambda line: line.top)[:2] for part in columns(below, body)]
    highest = min(part[0].top for part in parts)
    level = [part for part in parts if part[0].top - highest < body]
    return (
        len(level) > 1
        and 2 * len(parts) > count
        and level[0] is parts[0]
        and all(_is_headed(part, body) for part in level)
    )


def _is_left_alone(below: Lines, known: Sequence[Lines], body: float) -> bool:
    """Say whether a headline stands under the left of a story's few columns, and nothing ever under the others."""
    first = min(below, key=lambda line: line.top)
    return (
        len(known) <= STORY_COLUMNS
        and _is_title(first, body)
        and not any(_shares_width(below, column) for column in known[1:])
    )


def _is_headed(part: Lines, body: float) -> bool:
    """Say whether lines begin with a title, or with a few words of body type right above one."""
    return _is_title(part[0], body) or (len(part[0].text) < LABEL_LENGTH and _is_title(part[-1], body))


def _shares_width(one: Lines, other: Lines) -> bool:
    left, right = (
        max(min(line.left for line in part) for part in (one, other)),
        min(max(line.right for line in part) for part in (one, other)),
    )
    return left < right


def _continues(band: Lines, above: Lines, body: float) -> bool:
    """Say whether a continuation (上接) begins: its first line stands first in columns that all end above it."""
    first = min(band, key=lambda line: (line.left > min(one.left for one in band) + INDENTED * body, line.top))
    return bool(CONTINUED.match(first.text)) and len(columns(band, body)) == len(columns([*above, *band], body))


def _is_over_all(title: Sequence[PlacedLine], text: Sequence[PlacedLine], body: float) -> bool:
    """Say whether a title stands in the middle over all the text that follows (通栏)."""
    if not text or len(columns(title, body)) > 1:
        return False
    edges = [(min(line.left for line in one), max(line.right for line in one)) for one in (title, text)]
    (left, right), (first, last) = edges
    return abs(left + right - first - last) < 2 * body


def _begins_at(left: float, begins: Sequence[float], body: float) -> bool:
    """Say whether a column begins where one of the others does, or is indented there."""
    return any(-body <= left - begin <= INDENTED * body for begin in begins)


def _text(lines: Sequence[PlacedLine], body: float) -> Lines:
    return [line for line in lines if not _is_title(line, body)]


def is_display(band: Sequence[PlacedLine], body: float) -> bool:
    """Say whether nothing but display type (标题字) and column labels (栏目) stands in a band."""
    return all(_is_title(line, body) for line in band)


def _is_title(line: PlacedLine, body: float) -> bool:
    return line.size >= DISPLAY * body or bool(LABEL.match(line.text))


def _header_and_rest(lines: Lines, body: float) -> list[Lines]:
    """Part the display type that begins a piece from what stands close under it."""
    ordered = sorted(lines, key=lambda line: line.top)
    end = next((at for at, line in enumerate(ordered) if not _is_title(line, body)), 0)
    head, rest = ordered[:end], ordered[end:]
    if not head or max(line.middle for line in head) > min(line.top for line in rest):
        return [lines]
    return [head, rest]


def _titled(parts: list[Lines], body: float) -> list[Lines]:
    """Give titles without text of their own to the text left of and under them: a poem is narrower than its column."""
    done: list[Lines] = []
    for part in parts:
        if done and all(line.is_vertical for line in done[-1] + part):
            done[-1] = done[-1] + part
            continue
        if done and is_display(part, body) and not any(line.is_vertical for line in part):
            text = _text(done[-1], body)
            if text and max(line.bottom for line in part) <= min(line.top for line in text):
                done[-1] = done[-1] + part
                continue
        done.append(part)
    return done


def _titles_first(parts: list[Lines], body: float) -> list[Lines]:
    """Put a vertical headline (竖题) right of columns without one, or between such, before them.

    A vertical text right of its own headline, or without one, is read where it stands; so is a headline right of what
    goes on with a story of another page.
    """
    at = next((at for at, part in enumerate(parts) if all(line.is_vertical for line in part)), 0)
    heads = [min(part, key=lambda line: line.top) for part in parts[:at]]
    if not is_display(parts[at], body) or any(_is_title(one, body) or CONTINUED.match(one.text) for one in heads):
        return parts
    return [parts[at], *parts[:at], *parts[at + 1 :]]


def _parted(spans: list[tuple[float, float, PlacedLine]], gap: float) -> list[Lines]:
    """Part lines, each with its begin and end, wherever nothing stands for more than ``gap``."""
    groups: list[Lines] = []
    reached = float("-inf")
    for begin, end, line in sorted(spans, key=lambda span: span[0]):
        if begin - reached > gap:
            groups.append([])
        groups[-1].append(line)
        reached = max(reached, end)
    return groups

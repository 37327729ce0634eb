"""Join the pieces of a printed line that stands apart in words, such as 本报记者　韩　燕 or 公　告, and no others.

White parts two pieces for good where a column begins or ends: other lines close by, or many of the page, do so there too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.layout.blocks import DISPLAY, Box
from ingest.layout.cutting import LABEL
from ingest.layout.furniture import is_masthead_piece
from ingest.layout.lines import PlacedLine, around
from ingest.layout.ruling import is_inside

WORD_GAP = 2.5  # sizes: the widest blank inside a line, such as two ideographic spaces
NO_BLANK = 0.35  # sizes of white that a justified line is stretched by
WIDE_BLANK = 0.8  # sizes of white that are printed as an ideographic space
NEARBY = 8  # sizes of body type up or down, where other lines of a column would begin
GUTTER = 0.7  # sizes of body type between two columns, at least
COLUMN_LINES = 3  # lines that begin at one place: there a column begins, not the second half of a line
CLEAR = 4  # sizes of body type up and down in which nothing runs over a gutter
GRID = 8  # lines of a page that end or begin at one place: there is an edge of its columns
BESIDE = 2.5  # sizes of a headline, above or below it, where others of the same decks stand
HALF_WHITE = frozenset("，。、；：！？”’）》】」』")  # marks whose own square is half white
SAME_SIZE = 1.12  # larger over smaller: 12-point type under 10.5 is another size
MOST_TITLES = 500  # pieces of display type that are joined; a page of more is no newspaper's
TOUCHING = 0.6  # sizes of the smaller of two pieces of a headline in several sizes that part them, at most
LEVEL = 0.12  # sizes of the larger by which their feet or middles differ
SAME_SHORT = 1.3  # the same where a line has a character or two: their size is only guessed from their height


@dataclass(frozen=True, slots=True)
class _Page:
    """What stands around a piece of a line: where the page's lines begin and end, its titles, its lines by their height."""

    begins: dict[int, list[float]]
    ends: dict[int, list[float]]
    titles: Sequence[PlacedLine]
    shelves: dict[int, list[PlacedLine]]  # by height in body sizes
    body: float

    def parts(self, row: PlacedLine, line: PlacedLine) -> bool:
        """Say whether a column begins or ends in the white between two pieces."""
        body = self.body
        is_gutter = _is_gutter(self.begins, self.ends, row.right, line.left, body)
        return (
            _is_edge(self.begins, line.left, line.middle, body)
            or _is_edge(self.ends, row.right, line.middle, body)
            or (is_gutter and not _is_run_over(self.shelves, row.right, line, body))
            or _is_clear(self.shelves, row, line, body)
            or (line.size >= DISPLAY * body and _parts_titles(self.titles, row, line))
        )


def join_titles(lines: Sequence[PlacedLine], body: float, down: Sequence[Box] = ()) -> list[PlacedLine]:
    """Join a headline's pieces of several sizes that stand on one line, such as a small 我县 before a large 春耕.

    Headlines of two stories side by side may touch too: there text begins under the second, or a rule runs ``down``.
    """
    titles = sorted(
        (line for line in lines if line.size >= DISPLAY * body and not line.is_vertical), key=lambda one: one.left
    )
    if len(titles) > MOST_TITLES:
        return list(lines)
    text = _shelves((line for line in lines if line.size < DISPLAY * body), body)
    done: list[PlacedLine] = []
    for line in titles:
        touching = (at for at, one in enumerate(done) if _is_of_one_title(one, line, titles))
        before = next(
            (
                at
                for at in touching
                if not _is_ruled_off(down, done[at], line) and not _heads(line, done[at], text, body)
            ),
            None,
        )
        if before is None:
            done.append(line)
            continue
        one = done[before]
        box = around([one.box, line.box])
        done[before] = PlacedLine(one.text + line.text, *box, max(one.size, line.size))
    if len(done) == len(titles):
        return list(lines)
    known = set(map(id, titles))
    return [*(line for line in lines if id(line) not in known), *done]


def _is_of_one_title(one: PlacedLine, line: PlacedLine, titles: Sequence[PlacedLine]) -> bool:
    """Say whether a piece of another size goes on with a headline: they touch, on one foot or at one middle.

    Two small pieces over one another stand beside a large one as words of their own.
    """
    if abs(line.left - one.right) > TOUCHING * min(one.size, line.size) or alike(one, line):
        return False
    if any(_is_label(text) or is_masthead_piece(text) for text in (one.text, line.text)):
        return False
    large = max(one.size, line.size)
    if min(abs(one.bottom - line.bottom), abs(one.middle - line.middle)) > LEVEL * large:
        return False
    return not any(
        not is_inside(other.box, one.box)
        and not is_inside(other.box, line.box)
        and one.left < other.right
        and other.left < line.right
        and min(one.top, line.top) < other.middle < max(one.bottom, line.bottom)
        for other in titles
    )


def _heads(title: PlacedLine, before: PlacedLine, text: dict[int, list[PlacedLine]], body: float) -> bool:
    """Say whether text begins under a headline, beside the text under the one before it."""
    middle = (before.right + title.left) / 2
    shelf = int(title.middle // body)
    under = [one for number in range(shelf, shelf + NEARBY) for one in text.get(number, ())]
    is_beside = any(before.left < one.right <= middle for one in under)
    return is_beside and not any(one.left < middle < one.right for one in under) and _opens(text, title, middle, body)


def _is_label(text: str) -> bool:
    """Say whether a text is a column's name (栏目) between marks, such as ·乡村振兴·."""
    return bool(LABEL.match(text)) or (text[0] == text[-1] and not text[0].isalnum())


def join_rows(lines: Sequence[PlacedLine], body: float, down: Sequence[Box] = ()) -> list[PlacedLine]:
    """Join the pieces of a line that stands apart in words, unless a column begins or ends there, or a rule runs ``down``."""
    titles = [line for line in lines if line.size >= DISPLAY * body]
    page = _Page(
        _edges_of_all(lines, body, "left"), _edges_of_all(lines, body, "right"), titles, _shelves(lines, body), body
    )
    rows: list[PlacedLine] = []
    open_rows: dict[int, list[int]] = {}  # by height in body sizes: the rows that stand there
    for line in sorted(lines, key=lambda one: one.left):
        shelf = int(line.middle // body)
        near = [at for number in (shelf - 1, shelf, shelf + 1) for at in open_rows.get(number, ())]
        level = (at for at in near if _goes_on(rows[at], line) and not _is_ruled_off(down, rows[at], line))
        before = next((at for at in level if _is_spaced(rows[at], line) or not page.parts(rows[at], line)), None)
        if before is None:
            open_rows.setdefault(shelf, []).append(len(rows))
            rows.append(line)
            continue
        row = rows[before]
        top, bottom = min(row.top, line.top), max(row.bottom, line.bottom)
        text = f"{row.text}{_blank(row, line)}{line.text}"
        rows[before] = replace(row, text=text, top=top, right=line.right, bottom=bottom)
    return rows


def _shelves(lines: Iterable[PlacedLine], body: float) -> dict[int, list[PlacedLine]]:
    """Give lines by their height in body sizes."""
    shelves: defaultdict[int, list[PlacedLine]] = defaultdict(list)
    for line in lines:
        shelves[int(line.middle // body)].append(line)
    return shelves


def _edges_of_all(lines: Sequence[PlacedLine], body: float, side: str) -> dict[int, list[float]]:
    """Give by place across the page, in body sizes, the heights of the lines that begin (or end) there."""
    found: defaultdict[int, list[float]] = defaultdict(list)
    for line in lines:
        place = getattr(line, side) / body
        for near in {round(place - 0.25), round(place + 0.25)}:
            found[near].append(line.middle)
    return found


def _is_edge(edges: dict[int, list[float]], place: float, middle: float, body: float) -> bool:
    """Say whether a column's edge is here: other lines close above or below begin (or end) at the same place."""
    heights = edges.get(round(place / body), ())
    return sum(abs(height - middle) < NEARBY * body for height in heights) >= COLUMN_LINES


def _is_gutter(
    begins: dict[int, list[float]], ends: dict[int, list[float]], end: float, begin: float, body: float
) -> bool:
    """Say whether white is a gutter of the page: many of its lines end at the one side of it and begin at the other."""
    return len(ends.get(round(end / body), ())) >= GRID and len(begins.get(round(begin / body), ())) >= GRID


def _is_run_over(shelves: dict[int, list[PlacedLine]], end: float, line: PlacedLine, body: float) -> bool:
    """Say whether the line above or below, of the same size, runs over the white before a piece: no gutter is here."""
    shelf = int(line.middle // body)
    near = (one for number in range(shelf - 2, shelf + 3) for one in shelves.get(number, ()))
    return any(one.left < end - body and one.right > line.left + body and alike(one, line) for one in near)


def _is_clear(shelves: dict[int, list[PlacedLine]], row: PlacedLine, line: PlacedLine, body: float) -> bool:
    """Say whether white runs on above or below between two pieces, lines on both sides of it: a gutter of a few lines.

    A headline with a blank in it may have a gutter of its own story under the blank: where it is one's alone, what
    stands right of that gutter begins in the middle of a paragraph.
    """
    shelf = int(line.middle // body)
    near = [one for number in range(shelf - CLEAR, shelf + CLEAR + 1) for one in shelves.get(number, ())]
    others = [one for one in near if abs(one.middle - line.middle) > body / 2]
    centre = (row.right + line.left) / 2
    left = [one for one in others if one.left + one.right < 2 * centre and one.right > row.left]
    right = [one for one in others if one.left + one.right >= 2 * centre and one.left < line.right]
    if not left or not right or max(one.right for one in left) > min(one.left for one in right) - GUTTER * body:
        return False
    return line.size < DISPLAY * body or _opens(shelves, line, centre, body)


def _opens(shelves: dict[int, list[PlacedLine]], title: PlacedLine, left: float, body: float) -> bool:
    """Say whether a text begins under a title, right of ``left``: its first line is indented, or it is another title."""
    shelf = int(title.middle // body)
    under = [one for number in range(shelf, shelf + NEARBY) for one in shelves.get(number, ())]
    below = [one for one in under if one.middle > title.middle + body / 2 and left < one.left < title.right]
    top = min((one.middle for one in below), default=0.0)
    first = min((one for one in below if one.middle < top + body / 2), key=lambda one: one.left, default=None)
    if first is None or first.size >= DISPLAY * body:
        return first is not None
    return first.left > min(one.left for one in below if one.left < first.right and one.right > first.left) + body


def _parts_titles(titles: Sequence[PlacedLine], row: PlacedLine, line: PlacedLine) -> bool:
    """Say whether the white between two pieces parts the headlines close above or below them too."""
    near = [one for one in titles if line.size / 2 < abs(one.middle - line.middle) < BESIDE * line.size]
    left = [one for one in near if one.right <= line.left and one.right > row.left]
    right = [one for one in near if one.left >= row.right and one.left < line.right]
    return bool(left and right) and not any(one.left < row.right and one.right > line.left for one in near)


def _goes_on(row: PlacedLine, line: PlacedLine) -> bool:
    if row.is_vertical or line.is_vertical:
        return False  # level ones stand side by side, each with its own text
    is_level = abs(row.middle - line.middle) < 0.4 * min(row.size, line.size)
    return is_level and alike(row, line) and -0.5 * row.size < line.left - row.right < WORD_GAP * row.size


def _is_ruled_off(down: Sequence[Box], row: PlacedLine, line: PlacedLine) -> bool:
    return any(row.right <= rule[0] and rule[2] <= line.left and rule[1] < line.middle < rule[3] for rule in down)


def _is_spaced(row: PlacedLine, line: PlacedLine) -> bool:
    """Say whether these are the characters of a spaced title, such as 公　告."""
    return len(line.text) == 1 and all(len(word) == 1 for word in row.text.split())


def alike(one: PlacedLine, other: PlacedLine) -> bool:
    """Say whether two lines may be of one size."""
    most = SAME_SHORT if min(len(one.text), len(other.text)) < 3 else SAME_SIZE
    return max(one.size, other.size) < most * min(one.size, other.size)


def _blank(row: PlacedLine, line: PlacedLine) -> str:
    """Give the blank that white between two pieces of a line was printed as."""
    white = (line.left - row.right) / line.size
    if white < NO_BLANK or (row.text[-1] in HALF_WHITE and white < 1 + NO_BLANK):
        return ""
    return "\u3000" if white > WIDE_BLANK else " "

"""Characters with boxes, in whatever order a file draws them, make lines."""

import random

import pytest

from ingest.layout import glyphs
from ingest.layout.glyphs import Glyph, TooManyGlyphsError, lines_of


def row(text: str, left: float = 0, top: float = 0, size: float = 10) -> list[Glyph]:
    return [(one, left + at * size, top, left + (at + 1) * size, top + size, False) for at, one in enumerate(text)]


def falling(text: str, left: float = 0, top: float = 0, size: float = 10) -> list[Glyph]:
    return [(one, left, top + at * 12, left + size, top + at * 12 + size, False) for at, one in enumerate(text)]


def test_characters_of_a_row_are_one_line_and_white_parts_it() -> None:
    assert [line.text for line in lines_of(row("云岫县今天") + row("下起小雨", left=70))] == ["云岫县今天", "下起小雨"]


def test_a_low_character_stays_in_its_line() -> None:
    comma = ("，", 20.0, 6.0, 30.0, 10.0, False)
    one = ("一", 30.0, 4.5, 40.0, 5.5, False)
    assert [line.text for line in lines_of([*row("云岫"), comma, one])] == ["云岫，一"]


def test_characters_drawn_twice_are_read_once() -> None:
    doubled = [
        glyph for one in row("云岫报") for glyph in (one, (one[0], one[1] + 0.4, one[2], one[3] + 0.4, one[4], False))
    ]
    assert [line.text for line in lines_of(doubled)] == ["云岫报"]
    assert [line.text for line in lines_of(row("春耕忙") + row("春耕忙", left=0.5, top=0.5))] == ["春耕忙"]


def test_a_vertical_headline_is_one_line_from_the_top() -> None:
    (line,) = lines_of(falling("机器进山来"))
    assert (line.text, line.is_vertical, line.size) == ("机器进山来", True, 10)


def test_lines_under_one_another_are_not_vertical() -> None:
    lines = lines_of(row("业") + row("我县逐村", top=12) + row("动", top=24))
    assert [line.text for line in lines] == ["业", "我县逐村", "动"]
    assert not any(line.is_vertical for line in lines)


def test_characters_drawn_in_no_order_are_put_in_order() -> None:
    scattered = row("云岫县今天下起小雨") + row("明天转晴气温回升", top=16)
    random.Random(1).shuffle(scattered)
    assert sorted(line.text for line in lines_of(scattered)) == ["云岫县今天下起小雨", "明天转晴气温回升"]


def test_a_blank_of_the_file_is_kept_where_there_is_white() -> None:
    second = [
        (one, left + 4, top, right + 4, bottom, at == 0)
        for at, (one, left, top, right, bottom, _) in enumerate(row("办起来", left=30))
    ]
    assert [line.text for line in lines_of(row("走下去") + second)] == ["走下去 办起来"]


def test_a_page_in_more_pieces_than_a_newspapers_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glyphs, "MOST_LINES", 10)
    with pytest.raises(TooManyGlyphsError, match="pieces"):
        lines_of([glyph for at in range(20) for glyph in row("云岫县", left=at * 50, top=at * 20)])

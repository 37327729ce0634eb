"""From placed lines to blocks in reading order: columns, rows, stories side by side, paragraphs."""

from collections.abc import Iterator

import pytest

from ingest.layout.blocks import Block
from ingest.layout.lines import PlacedLine, body_size
from ingest.layout.reading_order import blocks_in_order

WIDTH, HEIGHT = 780.0, 1100.0
PROSE = "县里今天开了会议部署春耕生产各乡镇都要抓紧落实"


def lines_of(
    text: str, left: float, top: float, count: int, *, size: float = 10, wide: int = 16
) -> Iterator[PlacedLine]:
    """Give ``count`` justified lines of a paragraph; ``text`` begins the first, which is indented."""
    for at in range(count):
        here = left + (2 * size if at == 0 else 0)
        printed = (text if at == 0 else "") + PROSE
        yield line(printed[: wide - (2 if at == 0 else 0)], here, top + at * 15, size)


def line(text: str, left: float, top: float, size: float = 10) -> PlacedLine:
    return PlacedLine(text, left, top, left + len(text) * size, top + size, size)


def in_order(*groups: Iterator[PlacedLine] | PlacedLine) -> tuple[Block, ...]:
    lines = [one for group in groups for one in ([group] if isinstance(group, PlacedLine) else group)]
    return blocks_in_order(list(reversed(lines)), WIDTH, HEIGHT)


def starts(blocks: tuple[Block, ...], length: int = 2) -> list[str]:
    return [block.text[:length] for block in blocks]


def test_columns_are_read_one_after_another() -> None:
    blocks = in_order(lines_of("甲一", 30, 100, 8), lines_of("乙一", 206, 100, 8), lines_of("丙一", 382, 100, 8))
    assert starts(blocks) == ["甲一", "乙一", "丙一"]


@pytest.mark.parametrize("left", [30, 250, 420])
def test_a_headline_is_read_before_all_columns_under_it_wherever_it_stands(left: float) -> None:
    blocks = in_order(
        line("春耕忙", left, 60, 24),
        lines_of("甲一", 30, 100, 8),
        lines_of("乙一", 206, 100, 8),
        lines_of("丙一", 382, 100, 8),
    )
    assert starts(blocks) == ["春耕", "甲一", "乙一", "丙一"]


def test_two_stories_side_by_side_are_read_one_after_the_other() -> None:
    left = (line("左边的题目", 80, 60, 24), lines_of("甲一", 30, 100, 8), lines_of("甲二", 206, 100, 8))
    right = (line("右题", 440, 60, 24), lines_of("乙一", 382, 100, 8))
    assert starts(in_order(*left, *right)) == ["左边", "甲一", "甲二", "右题", "乙一"]


def test_rows_of_stories_with_other_columns_are_read_from_the_top() -> None:
    above = (line("上面的大题目在这里", 100, 60, 24), lines_of("甲一", 30, 100, 8), lines_of("甲二", 290, 100, 8))
    below = (
        line("下面的题", 60, 260, 24),
        lines_of("乙一", 30, 300, 8),
        line("又一题目", 260, 260, 24),
        lines_of("丙一", 206, 300, 8),
    )
    assert starts(in_order(*above, *below)) == ["上面", "甲一", "甲二", "下面", "乙一", "又一", "丙一"]


def test_a_headline_inside_a_column_does_not_part_the_columns_beside_it() -> None:
    blocks = in_order(
        lines_of("甲一", 30, 100, 4),
        line("中间题目", 40, 168, 20),
        lines_of("乙一", 30, 200, 6),
        lines_of("丙一", 206, 100, 13),
    )
    assert starts(blocks) == ["甲一", "中间", "乙一", "丙一"]


def test_paragraphs_begin_at_indents_and_a_column_without_one_goes_on() -> None:
    column = (line(PROSE[:16], 206, 100), *lines_of("乙二", 206, 115, 5))
    blocks = in_order(lines_of("甲一", 30, 100, 3), lines_of("甲二", 30, 145, 3), *column)
    assert [block.goes_on for block in blocks] == [False, False, True, False]
    assert len(blocks[0].lines) == 1, "the lines of prose are joined"


def test_verse_keeps_its_lines() -> None:
    verses = ("犁铧从墙上取下来", "带着去年的锈", "父亲用拇指试了试刃口", "牛已经老了", "替春天数着")
    stanza = (line(verse, 30, 100 + at * 15) for at, verse in enumerate(verses))
    blocks = in_order(stanza, *(lines_of("乙一", 206, 100, 8),))
    assert blocks[0].lines == verses


def test_a_padded_name_is_one_line_and_a_column_beside_it_is_not() -> None:
    rows = [line("本报记者", 30, 100 + 15 * at) for at in range(1)]
    blocks = in_order(*rows, line("韩", 75, 100), line("燕", 95, 100), lines_of("乙一", 206, 100, 8))
    assert blocks[0].text.replace("\u3000", " ") == "本报记者 韩 燕"


def test_sizes_are_told_in_sizes_of_the_pages_body_type() -> None:
    blocks = in_order(line("题目在此", 30, 60, 20), lines_of("甲一", 30, 100, 8))
    assert [block.size for block in blocks] == [2.0, 1.0]
    assert body_size(list(lines_of("甲一", 30, 100, 8))) == 10


def test_a_page_without_lines_has_no_blocks() -> None:
    assert blocks_in_order([], WIDTH, HEIGHT) == ()


def test_a_spread_of_two_pages_is_read_page_by_page_with_the_headline_over_both_first() -> None:
    lines = [line("跨版的大标题写在这里", 250, 40, 40)]
    for left, name in ((30, "甲"), (206, "乙"), (420, "丙"), (596, "丁")):
        lines += [*lines_of(f"{name}一", left, 120, 8), *lines_of(f"{name}二", left, 300, 8)]
    wide = blocks_in_order(list(reversed(lines)), 800.0, 560.0)
    assert starts(wide) == ["跨版", "甲一", "甲二", "乙一", "乙二", "丙一", "丙二", "丁一", "丁二"]


def test_a_brief_beside_a_headline_does_not_part_the_headline_from_its_own_text() -> None:
    left = (line("引题在上面", 120, 60, 13), line("左边的题目", 80, 100, 26), lines_of("甲一", 30, 140, 8))
    brief = lines_of("乙一", 440, 40, 3)
    after = (line("右下的题", 450, 150, 22), lines_of("丙一", 440, 190, 6))
    assert starts(in_order(*left, brief, *after)) == ["引题", "左边", "甲一", "乙一", "右下", "丙一"]

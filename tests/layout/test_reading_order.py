"""From placed lines to blocks in reading order: columns, rows, stories side by side, paragraphs."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from ingest.layout.blocks import Block, Box
from ingest.layout.lines import PlacedLine, body_size
from ingest.layout.reading_order import blocks_in_order
from ingest.layout.ruling import Drawn
from tests.layout.paper import Paper, headlines

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


def in_order(
    *groups: Iterator[PlacedLine] | PlacedLine,
    frames: tuple[Box, ...] = (),
    across: tuple[Box, ...] = (),
    down: tuple[Box, ...] = (),
    pictures: tuple[Box, ...] = (),
) -> tuple[Block, ...]:
    lines = [one for group in groups for one in ([group] if isinstance(group, PlacedLine) else group)]
    return blocks_in_order(list(reversed(lines)), WIDTH, HEIGHT, Drawn(frames, across, down, pictures))


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


@pytest.mark.parametrize("stop", ["", "，"])
def test_verse_whose_lines_are_all_of_one_length_keeps_them(stop: str) -> None:
    verses = [one + stop for one in ("春风吹过清塘岸", "一行白鹭上青天", "老牛缓缓翻新土", "水满梯田映月圆")]
    stanza = (line(verse, 30, 100 + at * 15) for at, verse in enumerate(verses))
    blocks = in_order(stanza, lines_of("乙一", 206, 100, 8))
    assert blocks[0].lines == tuple(verses)


def test_a_narrow_column_of_prose_is_no_verse() -> None:
    text = "农户在清塘镇的田间插秧，今年全县早稻面积又有增加，机插过半。"
    column = (line(text[at : at + 8], 30, 100 + at * 15 / 8) for at in range(0, 32, 8))
    assert in_order(column, lines_of("乙一", 206, 100, 8))[0].lines == (text,)


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
        lines += [*lines_of(f"{name}一", left, 120, 8), *lines_of(f"{name}二", left, 240, 8)]
    wide = blocks_in_order(list(reversed(lines)), 800.0, 560.0)
    assert starts(wide) == ["跨版", "甲一", "甲二", "乙一", "乙二", "丙一", "丙二", "丁一", "丁二"]


def test_a_brief_beside_a_headline_does_not_part_the_headline_from_its_own_text() -> None:
    left = (line("引题在上面", 120, 60, 13), line("左边的题目", 80, 100, 26), lines_of("甲一", 30, 140, 8))
    brief = lines_of("乙一", 440, 40, 3)
    after = (line("右下的题", 450, 150, 22), lines_of("丙一", 440, 190, 6))
    assert starts(in_order(*left, brief, *after)) == ["引题", "左边", "甲一", "乙一", "右下", "丙一"]


def test_what_stands_in_a_frame_does_not_break_the_story_that_flows_around_it() -> None:
    around = (
        line("围着框的大题目", 100, 60, 24),
        lines_of("甲一", 30, 100, 20),
        lines_of("乙一", 206, 100, 6),
        line(PROSE[:16], 206, 310),
        line(PROSE[:16], 206, 325),
        lines_of("丙一", 382, 100, 20),
    )
    inset = (line("框里的题", 216, 210, 14), lines_of("框文", 211, 232, 4, wide=15))
    blocks = in_order(*around, *inset, frames=((204, 200, 368, 300),))
    assert starts(blocks) == ["围着", "甲一", "乙一", PROSE[:2], "丙一", "框里", "框文"]
    assert [block.frame is not None for block in blocks] == [False] * 5 + [True] * 2


def test_a_frame_beside_the_end_of_a_story_does_not_part_the_next_headline_from_its_text() -> None:
    above = (line("上面的题目", 30, 60, 24), lines_of("甲一", 30, 100, 6), lines_of("甲二", 206, 100, 6))
    inset = (line("框里的题", 400, 110, 14), lines_of("框文", 395, 132, 3, wide=15))
    below = (line("下面的题目在这里", 30, 215, 20), lines_of("乙一", 30, 245, 6), lines_of("乙二", 206, 245, 6))
    blocks = in_order(*above, *inset, *below, frames=((388, 100, 560, 300),))
    assert starts(blocks) == ["上面", "甲一", "甲二", "下面", "乙一", "乙二", "框里", "框文"]


def test_text_under_a_frame_in_its_columns_does_not_stand_apart() -> None:
    over = (line("围着框的大题目", 100, 60, 24), lines_of("甲一", 30, 100, 6), lines_of("乙一", 206, 100, 6))
    inset = (line("框里的题", 100, 210, 14), lines_of("框文", 60, 232, 5, wide=28))
    under = (lines_of("甲二", 30, 330, 6), lines_of("乙二", 206, 330, 6))
    beside = lines_of("丙一", 382, 100, 22)
    blocks = in_order(*over, *inset, *under, beside, frames=((24, 200, 372, 320),))
    assert [block.is_apart for block in blocks if block.text[:2] in ("甲二", "乙二")] == [None, None]


@pytest.mark.parametrize("above", [False, True], ids=["at the page's top", "between two stories"])
def test_a_frame_over_a_story_is_read_before_it(*, above: bool) -> None:
    first = (
        (line("上面的题目", 30, 60, 24), lines_of("甲一", 30, 100, 6), lines_of("甲二", 206, 100, 6)) if above else ()
    )
    framed = (line("框里的题", 40, 215, 14), lines_of("框文", 40, 240, 3, wide=32))
    below = (line("下面的题目在这里", 30, 310, 20), lines_of("乙一", 30, 345, 6), lines_of("乙二", 206, 345, 6))
    blocks = in_order(*first, *framed, *below, frames=((30, 205, 370, 290),))
    assert starts(blocks) == ["上面", "甲一", "甲二"] * above + ["框里", "框文", "下面", "乙一", "乙二"]


def test_a_frame_between_a_headline_and_its_story_is_read_after_it() -> None:
    framed = (line("框里的题", 40, 215, 14), lines_of("框文", 40, 240, 3, wide=32))
    below = (lines_of("乙一", 30, 310, 9), lines_of("乙二", 206, 310, 9))
    blocks = in_order(line("下面的题目在这里", 30, 170, 20), *framed, *below, frames=((30, 205, 370, 290),))
    assert starts(blocks) == ["下面", "乙一", "乙二", "框里", "框文"]


def test_vertical_lines_beside_each_other_are_not_joined_and_are_read_from_the_right() -> None:
    verses = ("江南好风景", "日出江花红", "春来江水绿")
    poem = [PlacedLine(one, 300 - at * 20, 100, 310 - at * 20, 160, 10, True) for at, one in enumerate(verses)]
    blocks = in_order(lines_of("甲一", 30, 100, 8), *poem)
    assert "".join(verses) in [block.text for block in blocks]


@pytest.mark.parametrize("left", [30, 280])
def test_a_name_right_over_a_frame_is_read_before_it_and_heads_no_story_under_it(left: float) -> None:
    name, boxed = line("云岫报", left, 40, 50), (line("框里的题", 40, 110, 20), lines_of("框文", 40, 140, 5, wide=32))
    first = (line("左边的题目", 30, 260, 20), lines_of("甲一", 30, 300, 8), lines_of("甲二", 206, 300, 8))
    second = (line("右边的题目", 400, 260, 20), lines_of("乙一", 400, 300, 8), lines_of("乙二", 576, 300, 8))
    blocks = in_order(name, *boxed, *first, *second, frames=((24, 95, 750, 230),))
    assert starts(blocks) == ["云岫", "框里", "框文", "左边", "甲一", "甲二", "右边", "乙一", "乙二"]


@pytest.mark.parametrize("top", [56, 66, 76], ids=["at the head", "in the middle", "on the foot"])
def test_a_title_in_several_sizes_on_one_line_is_one(top: float) -> None:
    pieces = (line("我县", 40, top, 20), line("春耕生产", 84, 56, 40), line("推进会", 250, top, 20))
    blocks = in_order(*pieces, lines_of("甲一", 30, 120, 8), lines_of("乙一", 206, 120, 8))
    joined = "我县春耕生产推进会"
    assert (blocks[0].text == joined) is (top != 56)


@pytest.mark.parametrize(
    "beside",
    [(line("县委", 40, 56, 18), line("县政府", 40, 80, 18)), (line("·乡村振兴·", 36, 80, 16),)],
    ids=["two over one another", "a label"],
)
def test_words_beside_a_title_are_their_own(beside: tuple[PlacedLine, ...]) -> None:
    blocks = in_order(*beside, line("召开春耕会", 100 + 35 * (len(beside) == 1), 56, 40), lines_of("甲一", 30, 120, 8))
    assert "召开春耕会" in [block.text for block in blocks]


def test_headlines_of_two_stories_that_touch_are_two() -> None:
    paper = Paper()
    paper.story("春耕生产全面展开", (40, 60, 740, 420), 4)
    for left, headline, size in (
        (40, "水库蓄水充足保障", 28),
        (278, "农机下田春耕忙", 32),
        (516, "林下经济富农家", 32),
    ):
        paper.story(headline, (left, 460, left + 224, 1000), 1, size)
    assert headlines(paper) == ["春耕生产全面展开", "水库蓄水充足保障", "农机下田春耕忙", "林下经济富农家"]


def test_the_issues_number_beside_the_papers_name_is_no_part_of_it() -> None:
    paper = Paper()
    paper.type("云岫报", 40, 40, 60)
    paper.type("第123期", 225, 78, 20)
    paper.story("春耕生产全面展开", (40, 140, 740, 1000), 4)
    assert headlines(paper) == ["云岫报", "春耕生产全面展开"]


def upright(text: str, right: float, top: float, size: float = 10) -> PlacedLine:
    return PlacedLine(text, right - size, top, right, top + size * len(text), size, True)


def test_vertical_text_is_read_in_paragraphs_after_its_vertical_headline() -> None:
    columns = (
        "清明将至，各乡镇开展文",
        "明祭扫宣传活动，倡导鲜花",
        "祭扫。",
        "县农机站介绍，农机已检",
        "修完毕，只等天晴。",
    )
    text = [upright(one, 680 - 16 * at, 480 if at in (0, 3) else 460) for at, one in enumerate(columns)]
    headline, subhead = upright("清明时节话新风", 740, 460, 30), upright("文明祭扫成时尚", 704, 460, 14)
    blocks = in_order(lines_of("甲一", 30, 100, 8), lines_of("乙一", 206, 100, 8), headline, subhead, *text)
    assert [block.lines for block in blocks[2:]] == [
        ("清明时节话新风", "文明祭扫成时尚"),
        ("".join(columns[:3]),),
        ("".join(columns[3:]),),
    ]
    assert [block.is_display for block in blocks[2:]] == [True, False, False]


def test_a_vertical_headline_between_its_columns_is_read_before_them() -> None:
    columns = [
        lines_of(f"{name}一", left, 100, 12) for name, left in (("甲", 30), ("乙", 200), ("丙", 410), ("丁", 580))
    ]
    blocks = in_order(*columns, upright("春耕生产展开", 396, 100, 24))
    assert starts(blocks) == ["春耕", "甲一", "乙一", "丙一", "丁一"]


def test_a_vertical_headline_right_of_a_story_with_a_headline_heads_what_is_right_of_it() -> None:
    first = (line("左边的题目", 30, 100, 20), lines_of("甲一", 30, 140, 9), lines_of("乙一", 200, 140, 9))
    second = (upright("春耕生产展开", 396, 100, 24), lines_of("丙一", 410, 100, 12), lines_of("丁一", 580, 100, 12))
    assert starts(in_order(*first, *second)) == ["左边", "甲一", "乙一", "春耕", "丙一", "丁一"]


@pytest.mark.parametrize("head", ["左边的题目", ""], ids=["under its headline", "from another page"])
def test_a_vertical_headline_right_of_a_story_under_it_heads_only_what_is_right_of_it(head: str) -> None:
    title = (line(head, 30, 70, 20),) if head else ()
    first = (lines_of("甲一" if head else "（上接第1版）", 30, 100, 12), lines_of("乙一", 200, 100, 12))
    second = (upright("春耕生产展开", 396, 100, 24), lines_of("丙一", 410, 100, 12))
    blocks = in_order(*title, *first, *second)
    assert starts(blocks)[-4:] == ["甲一" if head else "（上", "乙一", "春耕", "丙一"]


def test_a_vertical_poem_keeps_its_lines() -> None:
    verses = ("江南好风景，", "日出江花红。", "春来江水绿，", "能不忆江南？")
    poem = [upright(one, 340 - at * 20, 100) for at, one in enumerate(verses)]
    blocks = in_order(lines_of("甲一", 30, 100, 8), upright("江南", 380, 100, 24), *poem)
    assert [block.lines for block in blocks] == [*(block.lines for block in blocks[:-2]), ("江南",), verses]


@pytest.mark.parametrize("frame", [(0, 0, 780, 1100), (90, 50, 300, 90)])
def test_the_pages_own_frame_and_the_ground_of_a_headline_part_nothing(frame: Box) -> None:
    blocks = in_order(line("春耕忙起来", 100, 60, 24), lines_of("甲一", 30, 100, 8), frames=(frame,))
    assert [block.frame for block in blocks] == [None, None]


def test_a_row_of_stories_ends_where_others_begin_level_under_white() -> None:
    above = (
        line("上面的题目", 30, 60, 24),
        lines_of("甲一", 30, 100, 8),
        lines_of("甲二", 206, 100, 8),
        line("右题", 382, 60, 24),
        lines_of("乙一", 382, 100, 6),
    )
    below = (
        line("下左题", 30, 260, 20),
        lines_of("丙一", 30, 290, 6),
        line("下中题", 206, 260, 20),
        lines_of("丁一", 206, 290, 6),
    )
    assert starts(in_order(*above, *below)) == ["上面", "甲一", "甲二", "右题", "乙一", "下左", "丙一", "下中", "丁一"]


def test_the_colophon_is_read_last_whatever_column_it_stands_under() -> None:
    blocks = in_order(
        lines_of("甲一", 30, 100, 4),
        line("责编：林知远 版式：苏禾 校对：贺兰舟", 30, 420),
        lines_of("乙一", 206, 100, 20),
    )
    assert starts(blocks) == ["甲一", "乙一", "责编"]


def test_a_spaced_title_is_one_line_even_where_a_column_begins_under_its_second_character() -> None:
    blocks = in_order(
        line("公", 180, 60, 24), line("告", 228, 60, 24), lines_of("甲一", 50, 100, 8), lines_of("乙一", 226, 100, 8)
    )
    assert blocks[0].text.replace("\u3000", " ") == "公 告"


def test_headlines_of_two_stories_that_nearly_touch_are_two() -> None:
    left = (
        line("左边的引题", 60, 40, 13),
        line("左边很宽的一个题目", 30, 60, 18),
        lines_of("甲一", 30, 100, 8, wide=17),
    )
    right = (
        line("右引题", 260, 40, 13),
        line("右边很宽的一个题目", 214, 60, 18),
        lines_of("乙一", 214, 100, 8, wide=17),
    )
    assert starts(in_order(*left, *right)) == ["左边", "左边", "甲一", "右引", "右边", "乙一"]


def test_an_upright_headline_of_two_lines_is_read_from_the_right_as_one() -> None:
    upright = [
        PlacedLine("阶段性成果", 30, 60, 50, 160, 20, is_vertical=True),
        PlacedLine("追逃取得重要", 60, 60, 80, 180, 20, is_vertical=True),
    ]
    blocks = in_order(*upright, lines_of("甲一", 110, 60, 10))
    assert blocks[0].text == "追逃取得重要阶段性成果"


def test_a_continuation_without_a_headline_begins_a_row_of_its_own() -> None:
    story = (line("一个题目", 60, 60, 24), lines_of("甲一", 30, 100, 6), lines_of("甲二", 206, 100, 6))
    rest = (line("（上接A1版）", 50, 220), lines_of("乙一", 30, 235, 5), lines_of("乙二", 206, 220, 6))
    assert starts(in_order(*story, *rest)) == ["一个", "甲一", "甲二", "（上", "乙一", "乙二"]


def test_a_poem_that_is_narrower_than_its_column_stands_under_its_title() -> None:
    verses = ("犁铧从墙上取下来", "带着去年的锈", "父亲用拇指试了试刃口", "牛已经老了", "替春天数着")
    poem = (
        line("《岫云诗页》", 30, 60),
        line("田埂", 180, 80, 24),
        *(line(one, 30, 120 + 15 * at) for at, one in enumerate(verses)),
    )
    story = (line("另一个题目", 440, 80, 24), lines_of("乙一", 382, 120, 8))
    blocks = in_order(*poem, *story)
    assert starts(blocks) == ["《岫", "田埂", "犁铧", "另一", "乙一"]


def rule(left: float, top: float, right: float, bottom: float) -> Box:
    """Give a drawn line half a point thick."""
    return left, top, max(right, left + 0.5), max(bottom, top + 0.5)


def close_rows() -> list[Iterator[PlacedLine] | PlacedLine]:
    """Give two stories of two columns over one another, so close that no white parts them."""
    above = [lines_of("甲一", 30, 100, 6, wide=17), lines_of("甲二", 206, 100, 6, wide=17)]
    return [
        *above,
        line("下面", 30, 188, 13),
        lines_of("乙一", 30, 206, 6, wide=17),
        lines_of("乙二", 206, 206, 6, wide=17),
    ]


def test_a_rule_across_parts_rows_that_stand_close() -> None:
    blocks = in_order(*close_rows(), across=(rule(30, 186.5, 376, 0),))
    assert starts(blocks) == ["甲一", "甲二", "下面", "乙一", "乙二"]
    assert [block.is_ruled_off for block in blocks] == [False, False, True, False, False]


def test_without_the_rule_the_columns_go_on_through_both() -> None:
    assert starts(in_order(*close_rows()))[:2] != ["甲一", "甲二"]


def test_a_rule_in_pieces_parts_as_a_whole_one_does_and_a_short_one_parts_nothing() -> None:
    pieces = (rule(30, 186.5, 200, 0), rule(206, 186.5, 376, 0))
    assert starts(in_order(*close_rows(), across=pieces))[:3] == ["甲一", "甲二", "下面"]
    assert starts(in_order(*close_rows(), across=(rule(300, 186.5, 350, 0),))) == starts(in_order(*close_rows()))


def test_a_rule_under_a_headline_or_a_column_label_does_not_part_it_from_its_text() -> None:
    story = (
        line("【走基层】", 30, 60),
        line("春耕忙", 30, 76, 20),
        lines_of("甲一", 30, 100, 6),
        lines_of("甲二", 206, 100, 6),
    )
    blocks = in_order(*story, across=(rule(30, 72, 110, 0), rule(30, 98, 366, 0)))
    assert starts(blocks) == ["【走", "春耕", "甲一", "甲二"]


def test_columns_that_only_a_rule_parts_are_columns() -> None:
    text = (lines_of("甲一", 30, 100, 8, wide=17), lines_of("甲二", 204, 100, 8, wide=17))
    assert starts(in_order(line("春耕", 30, 70, 20), *text, down=(rule(202, 100, 0, 220),))) == ["春耕", "甲一", "甲二"]


def test_a_rule_from_the_headlines_down_parts_stories_whose_headlines_are_short() -> None:
    left = (line("左题", 30, 60, 20), lines_of("甲一", 30, 100, 6), lines_of("甲二", 206, 100, 6))
    right = (line("右题", 382, 60, 20), lines_of("乙一", 382, 100, 3), lines_of("乙二", 558, 100, 3))
    under = (line("下题", 382, 150, 20), lines_of("丙一", 382, 175, 2), lines_of("丙二", 558, 175, 2))
    drawn = {"down": (rule(374, 58, 0, 205),), "across": (rule(378, 146, 740, 0),)}
    assert starts(in_order(*left, *right, *under, **drawn)) == [
        "左题",
        "甲一",
        "甲二",
        "右题",
        "乙一",
        "乙二",
        "下题",
        "丙一",
        "丙二",
    ]


def test_a_rule_parts_headlines_that_would_else_be_joined() -> None:
    titles = (line("左边的题目", 40, 60, 20), line("右边的题目", 170, 60, 20))
    text = (lines_of("甲一", 30, 100, 3, wide=12), lines_of("乙一", 165, 100, 3, wide=12))
    assert "左边的题目" in [block.text for block in in_order(*titles, *text, down=(rule(158, 58, 0, 145),))]


def test_what_stands_under_or_beside_a_picture_is_at_it_and_what_stands_on_its_ground_is_not() -> None:
    photo = (30, 100, 200, 180)
    caption, beside = line("孩子们在写生", 30, 184, 8), line("苏禾摄", 206, 150, 8)
    blocks = in_order(line("春耕", 30, 60, 20), caption, beside, lines_of("甲一", 30, 220, 8), pictures=(photo,))
    assert {block.text for block in blocks if block.is_at_picture} == {"孩子们在写生", "苏禾摄"}
    whole = in_order(caption, lines_of("甲一", 30, 220, 8), pictures=((0, 0, 780, 1100),))
    assert not any(block.is_at_picture for block in whole)


def test_the_last_word_of_a_paragraph_belongs_to_its_only_other_line_which_is_indented() -> None:
    short = (line("题目在此", 30, 60, 20), line("乙一" + PROSE[:12], 50, 100), line("实。", 30, 115))
    blocks = in_order(*short, lines_of("丙一", 206, 60, 8))
    assert starts(blocks) == ["题目", "乙一", "丙一"]
    assert blocks[1].text.endswith("实。")


def test_a_colophon_is_one_line_though_a_column_begins_over_the_middle_of_it() -> None:
    colophon = (line("责编：林知远 版式：苏禾", 30, 420), line("禾 校对：贺兰舟", 157, 420))
    blocks = in_order(lines_of("甲一", 30, 100, 14, wide=12), lines_of("乙一", 157, 100, 20, wide=12), *colophon)
    assert starts(blocks) == ["甲一", "乙一", "责编"]
    assert "贺兰舟" in blocks[-1].text


def test_text_beside_the_colophon_at_a_columns_foot_is_no_piece_of_it() -> None:
    colophon = line("责编：林知远 版式：苏禾", 30, 385)
    blocks = in_order(lines_of("甲一", 30, 100, 14, wide=12), lines_of("乙一", 157, 100, 20, wide=12), colophon)
    assert "责编：林知远 版式：苏禾" in [block.text for block in blocks]


def test_a_paragraph_of_two_lines_is_indented_though_narrower_columns_end_where_it_does() -> None:
    columns = (lines_of("甲一", 30, 60, 6), lines_of("乙一", 206, 60, 6), lines_of("丙一", 382, 60, 6))
    wide = line("丁一" + PROSE * 2, 50, 200), line(PROSE * 2, 30, 215)
    blocks = in_order(
        *columns, replace(wide[0], right=542), replace(wide[1], right=542), across=((30, 185, 542, 185.5),)
    )
    assert blocks[-1].text.startswith("丁一")
    assert blocks[-1].goes_on is False

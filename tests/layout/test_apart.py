"""White: how much a page usually sets, what stands apart under more of it, and what that parts."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from ingest.layout.apart import Standing, usual_white
from ingest.layout.articles import Draft, draw_up
from ingest.layout.blocks import Block, Box, block
from ingest.layout.labelling import label_blocks
from ingest.layout.labels import Label
from ingest.layout.lines import PlacedLine
from ingest.layout.reading_order import blocks_in_order
from ingest.layout.ruling import Drawn
from ingest.layout.segmentation import segment

WIDTH, HEIGHT = 780.0, 1100.0
PROSE = "清塘镇的农户说今年的种子早早就备好了农机也检修过只等天气转暖就可以下田"
BODY = "清塘镇的农户说，今年的种子早早就备好了，农机也检修过，只等天气转暖就可以下田。"
NEWS = "县图书馆3月14日把流动书车开进了望湖乡中心小学，孩子们排着队，挑走了一百多本图画书和连环画，约好下个月再来。"


def line(text: str, left: float, top: float, size: float = 10) -> PlacedLine:
    return PlacedLine(text, left, top, left + len(text) * size, top + size, size)


def column(name: str, left: float, top: float, count: int, *, leading: float = 15) -> Iterator[PlacedLine]:
    """Give paragraphs of two lines, the first indented, set solid; ``name`` begins the first."""
    for at in range(count):
        indent = 20 if at % 2 == 0 else 0
        text = (name if at == 0 else "") + PROSE
        yield line(text[: 16 - indent // 10], left + indent, top + at * leading)


def in_order(*groups: Iterator[PlacedLine] | PlacedLine, pictures: tuple[Box, ...] = ()) -> tuple[Block, ...]:
    lines = [one for group in groups for one in ([group] if isinstance(group, PlacedLine) else group)]
    return blocks_in_order(list(reversed(lines)), WIDTH, HEIGHT, Drawn(pictures=pictures))


def of(blocks: tuple[Block, ...], start: str) -> Block:
    return next(one for one in blocks if one.text.startswith(start))


@pytest.mark.parametrize("leading", [13, 15, 20])
def test_what_is_usual_is_measured_on_the_page(leading: float) -> None:
    assert usual_white(list(column("甲一", 30, 100, 12, leading=leading)), 10).text == leading - 10


def test_a_page_of_briefs_takes_the_white_between_them_for_more_than_is_usual() -> None:
    briefs = [one for at in range(6) for one in column("甲一", 30, 100 + at * 80, 4)]
    assert usual_white(briefs, 10).text == 5


@pytest.mark.parametrize(("white", "is_apart"), [(5, False), (9, False), (16, True), (40, True)])
def test_a_text_stands_apart_under_more_white_than_is_usual(white: float, is_apart: bool) -> None:
    foot = 100 + 7 * 15 + 10
    blocks = in_order(line("春耕忙", 30, 60, 24), column("甲一", 30, 100, 8), column("乙一", 30, foot + white, 6))
    assert of(blocks, "乙一").is_apart is is_apart


def test_the_white_of_a_loosely_set_page_parts_nothing() -> None:
    blocks = in_order(column("甲一", 30, 100, 8, leading=19), column("乙一", 206, 100, 8, leading=19))
    assert [one.text[:2] for one in blocks].index("乙一") == 4, "column by column, not line by line"
    assert not any(one.is_apart for one in blocks)


def test_what_stands_beside_the_block_before_or_under_a_picture_is_not_told() -> None:
    text = (line("春耕忙", 30, 60, 24), column("甲一", 30, 100, 8), column("乙一", 206, 100, 4))
    blocks = in_order(*text, column("丙一", 206, 250, 4), pictures=((206, 165, 366, 245),))
    assert of(blocks, "乙一").is_apart is None
    assert of(blocks, "丙一").is_apart is None


def test_nothing_over_a_box_is_close_but_what_shares_its_width() -> None:
    standing = Standing([(0, 0, 100, 90), (200, 0, 300, 100)])
    assert standing.is_close_over((50, 100, 250, 110), 5)
    assert not standing.is_close_over((50, 100, 150, 110), 5)
    assert standing.is_close_over((50, 100, 150, 110), 15)


def test_two_rows_of_briefs_without_headlines_are_read_row_by_row() -> None:
    blocks = in_order(
        column("甲一", 30, 100, 4),
        column("乙一", 206, 100, 6),
        column("丙一", 30, 205, 4),
        column("丁一", 206, 205, 4),
    )
    assert [one.text[:2] for one in blocks if one.text[1] == "一"] == ["甲一", "乙一", "丙一", "丁一"]
    assert of(blocks, "丙一").is_apart


def test_white_that_a_picture_stands_in_parts_no_rows() -> None:
    columns = (column("甲一", 30, 100, 4), column("甲三", 30, 300, 4), column("乙一", 206, 100, 14))
    wide = (
        column("甲一", 30, 100, 4),
        column("甲三", 30, 300, 4),
        column("乙一", 206, 100, 4),
        column("乙三", 206, 300, 4),
    )
    photo = ((30, 165, 366, 295),)
    for printed in (columns, wide):
        begun = [one.text[:2] for one in in_order(*printed, pictures=photo) if one.text[0] in "甲乙"]
        assert begun[:3] == ["甲一", "甲三", "乙一"]


def test_a_headline_that_its_text_stands_far_under_keeps_it() -> None:
    blocks = in_order(
        line("左边的题目", 30, 60, 24),
        line("右题", 206, 60, 14),
        line("乙一" + PROSE[:10], 206, 78),
        column("甲一", 30, 108, 6),
    )
    assert [one.text[:2] for one in blocks][:2] == ["左边", "甲一"]


def placed(text: str, size: float = 1.0, box: Box = (0.1, 0.5, 0.3, 0.52), **facts: bool | None) -> Block:
    return replace(block(text.split("\n")), size=size, box=box, **facts)  # type: ignore[arg-type]


def drafts(*blocks: Block) -> tuple[Draft, ...]:
    return draw_up(segment(label_blocks(blocks)))


HEAD, TEXT = placed("春耕现场会在镇里召开", 2.0), placed(BODY, goes_on=False, is_apart=False)


def test_a_text_set_apart_is_an_article_and_one_that_runs_on_is_not() -> None:
    other = placed(NEWS, goes_on=False, is_apart=True)
    assert len(drafts(HEAD, TEXT, other)) == 2
    assert len(drafts(HEAD, TEXT, replace(other, is_apart=False))) == 1


def test_a_small_headline_set_apart_starts_an_article_and_a_sub_heading_under_as_much_white_does_not() -> None:
    headline = placed("书车进校园", 1.3, is_apart=True)
    assert len(drafts(HEAD, TEXT, TEXT, headline, TEXT)) == 2
    assert len(drafts(HEAD, TEXT, TEXT, replace(headline, size=1.0, is_apart=False), TEXT)) == 1
    inner = replace(headline, size=1.0, is_apart=True)
    under = replace(TEXT, is_apart=True)
    assert len(drafts(HEAD, TEXT, TEXT, inner, under)) == 1


def test_text_under_a_small_caption_goes_on_whatever_white_is_there() -> None:
    caption = placed("农户在地头调试机器。", 0.85, is_at_picture=True, is_apart=False)
    assert len(drafts(HEAD, TEXT, caption, replace(TEXT, is_apart=True))) == 1


def test_a_headline_far_under_another_starts_an_article_of_its_own() -> None:
    photo, caption = placed("油菜花开了", 2.0), placed("贺兰舟摄于望湖乡", 1.2, is_apart=False)
    other = placed("书车开进望湖乡", 2.0, is_apart=True)
    assert len(drafts(photo, caption, other, TEXT)) == 2
    assert len(drafts(photo, replace(other, is_apart=False), TEXT)) == 1


def test_a_deck_has_one_headline() -> None:
    first, under = placed("油菜花开了", 2.0), placed("贺兰舟摄于望湖乡", 1.2, is_apart=False)
    second = placed("书车开进望湖乡", 1.9, is_apart=False)
    assert len(drafts(first, under, second, TEXT)) == 2
    assert len(drafts(under, first, TEXT)) == 1, "a kicker, its headline"
    assert len(drafts(first, second, TEXT)) == 1, "two lines of one headline"


def test_a_deck_of_two_lines_after_a_text_is_no_sub_heading() -> None:
    deck = placed("书车进校园", 1.3, is_apart=False), placed("孩子们挑书忙", 1.2, is_apart=False)
    assert len(drafts(HEAD, TEXT, TEXT, *deck, TEXT)) == 2


def test_a_headline_as_high_as_the_one_before_is_no_sub_heading() -> None:
    head = replace(HEAD, box=(0.1, 0.1, 0.4, 0.13))
    beside = placed("书车进校园", 1.3, (0.6, 0.11, 0.8, 0.13))
    assert len(drafts(head, TEXT, TEXT, beside, TEXT)) == 2


@pytest.mark.parametrize(
    ("box", "count"),
    [
        pytest.param((0.35, 0.1, 0.55, 0.3), 1, id="its next column"),
        pytest.param((0.35, 0.1, 0.75, 0.3), 2, id="another width"),
        pytest.param((0.6, 0.1, 0.8, 0.3), 2, id="a column between"),
    ],
)
def test_a_text_level_with_a_headline_is_another_article_unless_it_is_a_column_of_that_one(
    box: Box, count: int
) -> None:
    head = replace(HEAD, box=(0.1, 0.1, 0.3, 0.13))
    first = replace(TEXT, box=(0.1, 0.15, 0.3, 0.3))
    beside = placed(BODY.removesuffix("。") + "，" + BODY, box=box, goes_on=False)
    assert len(drafts(head, first, beside)) == count


def test_a_texts_last_line_is_no_kicker_of_the_headline_under_it() -> None:
    last = placed("明天会更好", is_apart=False)
    found = drafts(HEAD, TEXT, last, placed("书车开进望湖乡", 2.0, is_apart=True), TEXT)
    assert [one.deck for one in found] == [("春耕现场会在镇里召开",), ("书车开进望湖乡",)]
    assert found[0].paragraphs[-1] == "明天会更好"


def test_where_stories_stand_apart_an_opening_that_runs_on_starts_none() -> None:
    stories = [one for _ in range(4) for one in (replace(HEAD, is_apart=True), TEXT)]
    signed = placed(BODY[:-1] + "。（陆知秋）", goes_on=False, is_apart=False)
    opening = placed(f"本报讯 {BODY}", goes_on=False, is_apart=False)
    assert len(drafts(*stories, signed, opening)) == 4
    assert len(drafts(HEAD, TEXT, signed, opening)) == 2, "one story shows no habit"


def test_a_number_in_a_deck_is_not_the_pages() -> None:
    number = placed("1", 1.2, is_apart=False)
    assert [one.label for one in label_blocks((HEAD, number, TEXT))][1] is Label.HEADING
    assert [one.label for one in label_blocks((HEAD, replace(number, is_apart=None), TEXT))][1] is Label.FOLIO

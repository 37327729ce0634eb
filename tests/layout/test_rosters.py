"""Names in a grid are read row by row, and what only looks like a grid is not."""

import pytest

from ingest.layout.lines import PlacedLine
from ingest.layout.reading_order import blocks_in_order
from ingest.layout.rosters import with_rosters
from tests.layout.paper import Paper, headlines, reading_of

NAMES = 2 * "林知远|苏　禾|贺兰舟|韩　燕|陆知秋|周　木|秦　川|何　田|罗　青|沈　牧|欧阳春雨|顾　盼|季山南|白　露".split(
    "|"
)


def roster(step: float, wide: int) -> Paper:
    paper = Paper()
    paper.story("春耕生产全面展开", (40, 60, 740, 300), 4)
    paper.type("先进个人名单", 200, 330, 22)
    for at, name in enumerate(NAMES):
        paper.type(name, 60 + step * (at % wide), 370 + 18 * (at // wide))
    paper.story("水库蓄水充足", (40, 600, 740, 1000), 4)
    return paper


@pytest.mark.parametrize(("step", "wide"), [(60, 5), (90, 6), (60, 9)])
def test_names_in_a_grid_are_read_row_by_row(step: float, wide: int) -> None:
    _, found, _ = reading_of(roster(step, wide)).articles
    assert (found.headline, found.body) == ("先进个人名单", "\u3000".join(NAMES))


def test_two_lists_of_names_side_by_side_are_read_one_after_the_other() -> None:
    names = 4 * [name for name in NAMES if "\u3000" not in name]
    rows = [
        line(name, left + 40 * (at % 4), 100 + 18 * (at // 4)) for at, name in enumerate(names) for left in (30, 400)
    ]
    assert [one.text for one in with_rosters(rows, 10)] == 2 * ["\u3000".join(names)]


@pytest.mark.parametrize(
    "cells",
    [
        ("品名|单位|价格|涨跌", "大白菜|公斤|二元|持平", "西红柿|公斤|四元|上涨", "土豆|公斤|三元|下跌"),
        (
            "春风吹过|夏日炎炎|秋高气爽",
            "清塘水暖|稻花飘香|颗粒归仓",
            "燕子归来|蛙声一片|雁阵南飞",
            "桃花盛开|荷叶田田|菊黄蟹肥",
        ),
    ],
    ids=["a table", "verses"],
)
def test_short_words_in_a_grid_are_no_names(cells: tuple[str, ...]) -> None:
    lines = [
        line(cell, 30 + 60 * at, 100 + 18 * row)
        for row, each in enumerate(2 * cells)
        for at, cell in enumerate(each.split("|"))
    ]
    assert with_rosters(lines, 10) == lines


@pytest.mark.parametrize("count", [9, 15])
def test_the_story_after_a_short_list_of_names_keeps_its_headline(count: int) -> None:
    paper = Paper()
    paper.story("春耕生产全面展开", (40, 60, 740, 300), 4)
    paper.type("先进个人名单", 200, 330, 22)
    for at, name in enumerate(NAMES[:count]):
        paper.type(name, 60 + 80 * (at % 3), 370 + 18 * (at // 3))
    paper.story("水库蓄水充足", (40, 500, 740, 1000), 4)
    assert headlines(paper)[-1] == "水库蓄水充足"


def line(text: str, left: float, top: float) -> PlacedLine:
    return PlacedLine(text, left, top, left + 10 * len(text), top + 10, 10)


def test_the_last_words_of_columns_that_end_level_are_no_names() -> None:
    ends = [line(text, left, 100) for left, text in ((30, "八成。"), (130, "下田"), (230, "农时"), (330, "过半"))]
    above = [line("农技人员分片包干逐", left, 85) for left in (30, 130, 230, 330)]
    assert with_rosters([*above, *ends], 10) == [*above, *ends]


def test_lines_of_two_columns_are_no_grid() -> None:
    verses = [line(text, left, 100 + 15 * at) for left in (30, 130) for at, text in enumerate(("春风", "吹过", "清塘"))]
    assert [block.text for block in blocks_in_order(verses, 400, 600)] == ["春风吹过清塘", "春风吹过清塘"]

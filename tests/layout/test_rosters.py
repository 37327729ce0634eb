"""Names in a grid are read row by row, and what only looks like a grid is not."""

import pytest

from ingest.layout.lines import PlacedLine
from ingest.layout.reading_order import blocks_in_order
from ingest.layout.rosters import with_rosters
from tests.layout.paper import Paper, reading_of

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


def line(text: str, left: float, top: float) -> PlacedLine:
    return PlacedLine(text, left, top, left + 10 * len(text), top + 10, 10)


def test_the_last_words_of_columns_that_end_level_are_no_names() -> None:
    ends = [line(text, left, 100) for left, text in ((30, "八成。"), (130, "下田"), (230, "农时"), (330, "过半"))]
    above = [line("农技人员分片包干逐", left, 85) for left in (30, 130, 230, 330)]
    assert with_rosters([*above, *ends], 10) == [*above, *ends]


def test_lines_of_two_columns_are_no_grid() -> None:
    verses = [line(text, left, 100 + 15 * at) for left in (30, 130) for at, text in enumerate(("春风", "吹过", "清塘"))]
    assert [block.text for block in blocks_in_order(verses, 400, 600)] == ["春风吹过清塘", "春风吹过清塘"]

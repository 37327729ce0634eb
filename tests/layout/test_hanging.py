"""A point whose number hangs left of its text is one paragraph that begins with the number."""

import pytest

from ingest.layout.lines import PlacedLine
from ingest.layout.reading_order import blocks_in_order
from tests.layout.paper import PROSE, Paper, reading_of

POINTS = (PROSE[:80], PROSE[10:70], PROSE[20:35], PROSE[40:96])


def notice(numbers: tuple[str, ...], hang: float) -> Paper:
    paper = Paper()
    paper.story("春耕生产全面展开", (40, 60, 740, 400), 4)
    paper.type("关于做好春耕工作的通知", 40, 420, 22)
    top = 460
    for number, point in zip(numbers, POINTS, strict=True):
        paper.type(number, 40, top)
        wide = int((360 - hang) / 10)
        for at in range(0, len(point), wide):
            paper.type(point[at : at + wide], 40 + hang, top)
            top += 15
    paper.story("水库蓄水充足", (40, 700, 740, 1000), 4)
    return paper


@pytest.mark.parametrize(
    ("numbers", "hang"),
    [
        (("1.", "2.", "3.", "4."), 20),
        (("一、", "二、", "三、", "四、"), 20),
        (("（一）", "（二）", "（三）", "（四）"), 30),
        (("●", "●", "●", "●"), 25),
    ],
)
def test_points_with_hanging_numbers_are_paragraphs(numbers: tuple[str, ...], hang: float) -> None:
    _, found, _ = reading_of(notice(numbers, hang)).articles
    assert found.body.split("\n") == [number + point for number, point in zip(numbers, POINTS, strict=True)]


def line(text: str, left: float, top: float) -> PlacedLine:
    return PlacedLine(text, left, top, left + 10 * len(text), top + 10, 10)


def test_a_line_that_only_begins_with_a_number_begins_no_paragraph() -> None:
    paragraphs = [
        [
            line("各乡镇要抓住晴好天气组织农", 60, 100),
            line("1.2万亩早稻的机耕机插，见第", 40, 115),
            line("（二）条。", 40, 130),
        ],
        [line("农技人员分片包干逐村查看", 60, 145), line("苗情。", 40, 160)],
    ]
    blocks = blocks_in_order([one for lines in paragraphs for one in lines], 400, 600)
    assert [block.text for block in blocks] == ["".join(one.text for one in lines) for lines in paragraphs]

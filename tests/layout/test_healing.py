"""A paragraph that a column's end cut in two is made whole; nothing else is joined."""

import pytest

from ingest.layout.flat_text import split_blocks
from ingest.layout.healing import paragraphs
from ingest.layout.labelling import label_blocks

OPEN = "会议指出，各乡镇要把春耕作为当前头等大事，逐村逐户落实面积、种子和农机。要把水利检修、农资供应和技术指导等工作"
REST = "抓在手上，让农户种得安心。"


def healed(*blocks: str) -> tuple[str, ...]:
    return paragraphs(label_blocks(split_blocks("\n\n".join(blocks))))


def test_a_cut_paragraph_is_joined_without_a_break() -> None:
    assert healed(OPEN, REST, "第二段到此为止。") == (OPEN + REST, "第二段到此为止。")


def test_a_paragraph_cut_twice_is_joined_twice() -> None:
    assert healed(OPEN, REST + OPEN, REST) == (OPEN + REST + OPEN + REST,)


def test_a_mark_that_starts_no_paragraph_goes_on_with_the_one_before() -> None:
    assert healed("清塘镇的田里", "，机器轰鸣，农户抢抓农时。") == ("清塘镇的田里，机器轰鸣，农户抢抓农时。",)


@pytest.mark.parametrize("end", ["。", "！", "？", "……", "。”", "：", "。（季和）"])
def test_a_paragraph_that_ended_is_not_joined(end: str) -> None:
    assert len(healed(OPEN + end, REST)) == 2


@pytest.mark.parametrize("after", ["本报讯（记者 陆知秋）3月13日，田里机器轰鸣。", "（季和）", "图为望湖乡的油菜花。"])
def test_what_opens_by_itself_is_not_joined(after: str) -> None:
    assert len(healed(OPEN, after)) == 2


@pytest.mark.parametrize(
    "first",
    [
        "各小组已查水源点136处，发现问题73个，其中盖板破损等小毛病41",
        "说到底是为了不让返乡的“热情",
        "会上学习了《关于支持农民",
    ],
)
def test_a_short_first_piece_that_breaks_off_is_joined(first: str) -> None:
    assert healed(OPEN + "完。", first, REST) == (OPEN + "完。", first + REST)


def test_lines_of_verse_are_kept() -> None:
    lines = ["一夜东风过小桥，", "柳丝如线雨如毛。", "老牛不识春来早，", "犹向东坡嚼旧梢。"]
    assert healed("\n".join(lines)) == tuple(lines)

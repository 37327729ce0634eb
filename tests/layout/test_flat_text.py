"""A page's text is split into blocks in whichever form it comes."""

import pytest

from ingest.layout.blocks import join_lines
from ingest.layout.column_widths import columns_of
from ingest.layout.flat_text import split_blocks

PARAGRAPH = "县里今年要把这件事办好，让每一个村子都能用上干净的水，这是去年冬天定下来的。"


def texts(page: str) -> list[str]:
    return [block.text for block in split_blocks(page)]


def test_blank_lines_part_blocks_and_printed_lines_are_joined() -> None:
    assert texts("\n\n云岫春耕忙\n机器进山来\n\n3月13日，田里\n机器轰鸣。\n  \n\u3000\n第二段。\n") == [
        "云岫春耕忙机器进山来",
        "3月13日，田里机器轰鸣。",
        "第二段。",
    ]


def test_a_headline_over_two_lines_is_stacked_with_a_space() -> None:
    (block,) = split_blocks("云岫春耕忙\n机器进山来")
    assert block.stacked == "云岫春耕忙 机器进山来"
    assert block.lines == ("云岫春耕忙", "机器进山来")


@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["no-blank-lines", "blank-lines"])
def test_one_paragraph_a_line_is_kept_apart(between: str) -> None:
    lines = ["云岫春耕忙", *[f"{number}.{PARAGRAPH}" for number in range(4)]]
    assert texts(between.join(lines)) == lines


def test_paragraph_lines_with_blank_lines_between_articles_are_kept_apart() -> None:
    first = ["云岫春耕忙", *[f"一{number}{PARAGRAPH}" for number in range(3)]]
    second = ["河道变了样", *[f"二{number}{PARAGRAPH}" for number in range(3)]]
    assert texts("\n".join(first) + "\n\n" + "\n".join(second)) == first + second


def test_indents_part_paragraphs_where_no_blank_line_does() -> None:
    page = (
        "云岫春耕忙\n\u3000\u30003月13日，清塘镇的田里机器\n轰鸣，农户抢抓农时。\n"
        "\u3000\u3000第二段还没有写完，要到下一\n行才完。"
    )
    assert texts(page) == [
        "云岫春耕忙",
        "3月13日，清塘镇的田里机器轰鸣，农户抢抓农时。",
        "第二段还没有写完，要到下一行才完。",
    ]


def test_latin_words_are_joined_with_a_space_and_chinese_without() -> None:
    assert join_lines(["引进了 Smart", "Farm 系统，", "效果好"]) == "引进了 Smart Farm 系统，效果好"


def test_an_empty_page_has_no_blocks() -> None:
    assert split_blocks("\n \n\u3000\n\u200b\n") == ()


ARTICLES = (
    "云岫春耕忙",
    "农机手进山来",
    "本报讯（记者 陆知秋）3月13日，清塘镇的田里机器轰鸣，农户抢抓农时，把去年冬天备好的种子一垄一垄播下去。",
    "“往年要半个月，今年5天就种完了。”种粮大户唐有田说，镇上的合作社添了6台播种机，还派人上门教大家怎样使用。",
    "河道变了样",
    "本报讯（记者 其其格）3月12日，石桥河边来了不少散步的人，两岸新栽的柳树已经发芽，水里看得见一群群小鱼。",
    "这条河从前是县城边上有名的臭水沟。去年春天起，县里清淤泥、修护岸、截污水，用了整整一年时间才治好。",
    "（陆知秋）",
)


def printed(width: int, *, indent: str = "", between: str = "\n") -> str:
    """Print the articles in lines as wide as a column; prose begins with an indent."""
    lines = []
    for text in ARTICLES:
        rest = indent + text if len(text) > 20 else text
        while rest:
            end = next(at for at in range(len(rest) + 1) if at == len(rest) or wide(rest[: at + 1]) > width)
            lines.append(rest[:end])
            rest = rest[end:]
    return between.join(lines) + "\n"


def wide(text: str) -> float:
    return sum(0.5 if character.isascii() else 1 for character in text)


@pytest.mark.parametrize("width", [12, 18, 21])
@pytest.mark.parametrize("indent", ["", "\u3000\u3000"], ids=["no-indents", "indents"])
@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["no-blank-lines", "a-blank-line-after-each"])
def test_printed_lines_are_joined_until_one_ends_short_of_its_column(width: int, indent: str, between: str) -> None:
    assert texts(printed(width, indent=indent, between=between)) == list(ARTICLES)


def test_columns_of_two_widths_are_told_on_one_page() -> None:
    assert texts(printed(18) + printed(24)) == [*ARTICLES, *ARTICLES]


def test_figures_may_be_as_wide_as_chinese_characters() -> None:
    lines = [
        "去年投资12345万元，修路56",
        "公里，栽下了柳树和杨树，装上路灯",
        "3千盏，9876543210元全",
        "部发到农户手里，人人都说这样好",
    ] * 3
    assert [len(line) for line in lines[:4]] == [16, 16, 16, 15]
    assert columns_of(lines).ascii_width == 1.0
    assert columns_of(printed(18).split("\n")).ascii_width == 0.5


@pytest.mark.parametrize(
    ("full", "under"),
    [
        ("全县的河一条一条都要这样治下去的。", "公　告"),
        ("全县的河一条一条都要这样治下去的。", "光荣榜"),
        ("全县的河一条一条都要这样治下去的。", "二、治污水，"),
        ("全县的河一条一条都要这样治下去的。", "●石桥镇也栽了柳树，"),
        ("河一条一条都要这样治下去。（纪平）", "石桥镇也栽了柳树，"),
        ("全县河道治理工作推进会在石桥镇召开", "3月14日，全县开会。"),
        ("全县河道治理工作推进会在石桥镇召开", "本报讯 石桥镇栽了柳树。"),
    ],
)
def test_a_block_begins_under_a_line_that_fills_its_column(full: str, under: str) -> None:
    assert wide(full) == 17
    page = printed(18).replace("（陆知秋）", f"{full}\n{under}")
    assert texts(page)[-1] == under


def test_the_lines_of_printed_prose_mean_nothing_and_are_joined() -> None:
    assert all(len(block.lines) == 1 for block in split_blocks(printed(18)))
    whole = printed(18).replace("河道变了样\n", "\n河道变了样\n\n")
    assert all(len(block.lines) == 1 for block in split_blocks(whole))


def test_a_mark_that_no_paragraph_begins_with_goes_on() -> None:
    page = printed(18).replace("（陆知秋）", "“全县的河一条一条都要这样治下去。\n”")
    assert texts(page)[-1].endswith("。”")


def test_headlines_of_about_one_length_are_no_column() -> None:
    page = "\n\n".join(f"第{at}个乡镇春耕备耕忙起来\n\n{at}月，{PARAGRAPH}" for at in "一二三四五六七八九十")
    assert texts(page) == page.split("\n\n")


def test_verse_among_printed_lines_stays_one_block() -> None:
    poem = "春到清塘\n\n麦苗把山坡铺成一张绿毯，\n布谷鸟叫醒了一渠春水，\n老农在田埂上数着脚步，\n犁铧翻开了整个三月。"
    blocks = split_blocks(f"{printed(13)}\n{poem}\n")
    assert blocks[-1].lines == tuple(poem.split("\n")[2:])

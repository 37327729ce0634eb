"""A page's text is split into blocks in whichever of its three forms it comes."""

import pytest

from ingest.layout.blocks import join_lines, split_blocks

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

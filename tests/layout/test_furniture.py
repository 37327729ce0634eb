"""Masthead, colophon and folio lines are told from text by their wording and their place."""

import pytest

from ingest.layout.furniture import furniture, read_folio


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2024年3月15日 星期五", "masthead"),
        ("星期三2024年1月31日 农历癸卯年十二月廿一", "masthead"),
        ("总第1186期 今日4版", "masthead"),
        ("责编:林知远 版式:苏 禾 校对:贺兰舟", "colophon"),
        ("第1版:要闻", "folio"),
        ("要闻 | A2版", "folio"),
        ("3月15日，今日4版面世，全县星期五放假。", ""),
        ("全县春季农业生产现场会召开", ""),
    ],
)
def test_a_line_at_the_top_is_told(text: str, found: str) -> None:
    assert furniture(text, position=0, count=30) == found


def test_a_masthead_stands_at_an_edge_only() -> None:
    assert furniture("2024年3月15日 星期五", position=15, count=30) == ""


@pytest.mark.parametrize(
    ("text", "label", "section"),
    [("第1版:要闻", "第1版", "要闻"), ("副刊 第04版", "第04版", "副刊"), ("2", "", ""), ("春耕忙", "", "")],
)
def test_a_folio_gives_label_and_section(text: str, label: str, section: str) -> None:
    found = read_folio(text)
    assert (found.label, found.section) == (label, section)


@pytest.mark.parametrize(
    "line",
    [
        "编辑部：云岫县委宣传部院内 电话：三〇八 印刷：云岫县印刷厂",
        "本报社址：县政府大楼三楼 电话：2417 每份四分 县印刷厂印",
        "本报地址：云岫县长白路 传真：0000-5622xxx 印刷：县印刷厂",
        "社长：魏庆 总编辑：马小军 地址：县委统办楼三楼 印刷：云岫印刷厂",
    ],
)
def test_where_the_paper_is_found_stands_at_a_pages_foot(line: str) -> None:
    assert furniture(line, position=29, count=30) == "colophon"


@pytest.mark.parametrize("line", ["地址：城南产业新城迎宾大道1号 电话：6625500", "咨询电话：2122345", "编辑同志：您好"])
def test_where_a_firm_is_found_is_its_advertisements(line: str) -> None:
    assert furniture(line, position=28, count=30) == ""

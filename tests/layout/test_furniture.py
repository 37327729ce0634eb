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

"""What a machine that read a page added to its text is taken from it, and nothing that is printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.layout.flat_text import split_blocks
from ingest.layout.transcribed import as_printed

PAGE = "云岫春耕忙\n\n本报讯 3月13日，清塘镇的田里机器轰鸣，农户抢抓农时。\n\n张 三\n"


def test_marks_of_markdown_are_taken_away() -> None:
    marked = "![第一版](page.png)\n\n## 云岫春耕忙\n\n---\n\n**本报讯** 3月13日，清塘镇的田里机器轰鸣，农户抢抓农时。\n\n__张 三__\n"
    assert [one.text for one in split_blocks(marked)] == [one.text for one in split_blocks(PAGE)]


@pytest.mark.parametrize(
    "printed", ["- 1 -", "2*3*4", "＃号楼", "#1机组", "——访老劳模", "*每期一字*", ">> 详见三版 >>", "a__b"]
)
def test_what_only_looks_like_a_mark_is_kept(printed: str) -> None:
    assert as_printed(printed) == printed


def test_blanks_between_all_characters_are_taken_away_and_a_wider_one_is_one() -> None:
    spaced = "\n".join(" ".join(line) for line in PAGE.split("\n"))
    assert as_printed(spaced) == PAGE


def test_a_name_and_a_title_that_are_spaced_out_stay_as_they_are() -> None:
    assert as_printed(PAGE) == PAGE


@given(st.text(alphabet="县报讯，。 3a\n#*_-`!["))
def test_a_text_is_done_with_after_one_reading(text: str) -> None:
    assert len(as_printed(text)) <= len(text)

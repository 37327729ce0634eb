"""A paragraph's first line, left at the foot of a column, is told from a headline over the paragraph."""

from itertools import pairwise

import pytest

from benchmarks.segmentation import county_pages
from ingest.layout.articles import draw_up
from ingest.layout.features import is_heading
from ingest.layout.first_lines import is_first_line, marks, shipped_first_lines
from ingest.layout.flat_text import split_blocks
from ingest.layout.labelling import label_blocks
from ingest.layout.labels import Label
from ingest.layout.plain import plain
from ingest.layout.segmentation import segment

PARAGRAPH = (
    "户籍窗口的民警带着设备上门，为村里的老人采集指纹和照片，一天走了十四户人家，晚上回到所里又把材料整理了一遍。"
)
HEADLINE = "窗口服务有温度"
LONG = 40  # characters of a paragraph


@pytest.mark.parametrize("at", [15, 17, 20, 22])
def test_the_beginning_of_a_paragraph_that_is_cut_is_text(at: int) -> None:
    assert is_first_line(PARAGRAPH[:at], PARAGRAPH[at:])


@pytest.mark.parametrize(
    "headline",
    [HEADLINE, "清塘镇打造十五分钟养老服务圈", "县医院深化先诊疗后付费服务", "关于城区部分路段实行单向通行的通告"],
)
def test_a_headline_over_a_paragraph_is_none(headline: str) -> None:
    assert not is_first_line(headline, PARAGRAPH)


def test_a_paragraph_cut_under_its_headline_is_whole_and_the_headline_is_the_headline_alone() -> None:
    page = label_blocks(split_blocks("\n\n".join([HEADLINE, PARAGRAPH[:18], PARAGRAPH[18:]])))
    assert [one.label for one in page] == [Label.HEADING, Label.BODY, Label.BODY]
    (draft,) = draw_up(segment(page))
    assert draft.deck == (HEADLINE,)
    assert draft.paragraphs == (PARAGRAPH,)


def test_most_first_lines_of_pages_that_nothing_was_learnt_from_are_told_and_hardly_a_headline_is_taken_for_one() -> (
    None
):
    told, first, taken, headlines = 0, 0, 0, 0
    for cut, page in zip(county_pages("unseen", cuts=True), county_pages("unseen", cuts=False), strict=True):
        whole = {text for text, _ in page.blocks}
        for (text, _), (below, _) in pairwise(cut.blocks):
            if not is_heading(plain(text)) or len(below) < LONG:
                continue
            is_told = is_first_line(plain(text), plain(below))
            told, first = told + (is_told and text not in whole), first + (text not in whole)
            taken, headlines = taken + (is_told and text in whole), headlines + (text in whole)
    assert first > 50
    assert told >= 0.7 * first
    assert headlines > 200
    assert taken <= 0.02 * headlines


def test_figures_are_one_and_the_same() -> None:
    assert marks("2024年3月15日，清塘镇", "9月") == marks("1998年11月2日，清塘镇", "12月")


def test_what_was_learnt_are_marks_of_lines_and_no_text() -> None:
    learnt = shipped_first_lines()
    assert len(learnt.weights) > 1000
    assert max(map(len, learnt.weights)) <= 6

"""How splits are counted: each printed block is looked for in the drafts, and no wrong split counts as right."""

import pytest

from benchmarks.segmentation import TruePage, assign, count
from ingest.items import Kind
from ingest.layout.articles import Draft

BYLINE = "本报记者 陆知秋"
FIRST = ("春耕现场会召开", BYLINE, "清塘镇的农户说，今年的种子早早就备好了，农机也检修过，只等天气转暖就可以下田。")
SECOND = ("书车开进望湖乡", BYLINE, "县图书馆把流动书车开进了望湖乡中心小学，孩子们排着队，挑走了一百多本图画书。")


def page(*stories: tuple[str, ...]) -> TruePage:
    blocks = tuple((text, number) for number, story in enumerate(stories) for text in story)
    return TruePage(corpus="test", day="2024-03-15", number=1, blocks=blocks)


def draft(headline: str, byline: str = "", *paragraphs: str) -> Draft:
    return Draft(kind=Kind.STORY, raw="", reason=str, deck=(headline,), byline_text=byline, paragraphs=paragraphs)


def figures(of: TruePage, *drafts: Draft) -> tuple[float, float]:
    score = count([of], [drafts])
    return score.boundary_f1, score.exact


def test_two_stories_of_one_reporter_split_right_count_as_right() -> None:
    assert figures(page(FIRST, SECOND), draft(*FIRST), draft(*SECOND)) == (1, 1)


def test_a_line_printed_above_each_of_two_stories_is_found_above_each() -> None:
    """A label that the story before ends with, by its text alone, would be looked for nearest to that story."""
    first, second = (*FIRST, "广告"), ("广告", *SECOND)
    drafts = draft(*first), draft("广告", "", *SECOND)
    assert figures(page(first, second), *drafts) == (1, 1)


@pytest.mark.parametrize(
    "drafts",
    [
        pytest.param((draft(*FIRST, *SECOND),), id="both stories in one"),
        pytest.param(
            (draft(FIRST[0], "", FIRST[2]), draft(SECOND[0], BYLINE * 2, SECOND[2])), id="the second has both"
        ),
        pytest.param((draft(FIRST[0], BYLINE * 2, FIRST[2]), draft(SECOND[0], "", SECOND[2])), id="the first has both"),
        pytest.param((draft(*FIRST), draft(SECOND[0], "", SECOND[2])), id="the second byline is lost"),
        pytest.param((draft(FIRST[0], "", FIRST[2]), draft(*SECOND)), id="the first byline is lost"),
    ],
)
def test_a_byline_in_the_other_story_or_lost_counts_as_wrong(drafts: tuple[Draft, ...]) -> None:
    f1, exact = figures(page(FIRST, SECOND), *drafts)
    assert f1 < 1
    assert exact < 1


def test_a_notice_printed_twice_and_read_once_is_not_right_twice() -> None:
    twice = ("遗失声明",)
    assert figures(page(FIRST, twice, twice, SECOND), draft(*FIRST), draft(*twice), draft(*SECOND))[1] == 0.5


def test_equal_paragraphs_that_were_healed_or_cut_short_are_two() -> None:
    long = "全县春季农业生产现场会在清塘镇召开，部署下一步重点任务，各乡镇和有关部门的负责同志都到会。"
    blocks = [("甲", 0), (long, 0), ("乙", 1), (long, 1)]
    drafts = draft("甲", "", f"昨天，{long}"), draft("乙", "", f"{long[:-3]}（陆知秋）")
    assert assign(blocks, drafts) == [0, 0, 1, 1]
    assert assign(blocks, [draft("甲", "", f"昨天，{long}{long[:-3]}"), draft("乙")]) == [0, 0, 1, 0]


def test_a_short_headline_is_looked_for_after_the_block_before_it() -> None:
    """It stands in the headline above, too: found there, it would leave that one torn and not to be found."""
    blocks = [("今年春耕", 0), ("春耕", 0), ("春耕", 1)]
    assert assign(blocks, [draft("今年春耕", "", "春耕"), draft("春耕")]) == [0, 0, 1]

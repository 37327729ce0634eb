"""What is printed over a page's text is no text of it; what only looks like it is."""

from collections.abc import Callable

import pytest

from ingest.layout.watermarks import without_watermarks
from tests.layout.paper import PROSE, Paper, headlines, reading_of

Draw = Callable[[Paper], None]
SCATTERED = [(at * 37 % 997, at * 91 % 991, 10.0 + 10 * (at % 2)) for at in range(40_000)]
STORIES = ["春耕生产全面展开", "农机下田忙", "水库蓄水充足"]


def page(*, headline: str = STORIES[0]) -> Paper:
    paper = Paper()
    paper.story(headline, (40, 60, 740, 500), 4)
    paper.story(STORIES[1], (40, 540, 380, 1000), 2)
    paper.story(STORIES[2], (400, 540, 740, 1000), 2)
    return paper


def printed(paper: Paper) -> list[tuple[str, object]]:
    return [(part.body, part.regions) for one in reading_of(paper).articles for part in one.parts]


def repeated(text: str, size: float, *, grey: float = 0, alpha: float = 1) -> Draw:
    def draw(paper: Paper) -> None:
        for top in (130, 330, 700, 1030):
            paper.type(text, 150, top, size, grey=grey, alpha=alpha)

    return draw


def tiled(text: str, size: float) -> Draw:
    def draw(paper: Paper) -> None:
        for top in range(80, 1050, 110):
            for left in range(60, 700, 170):
                paper.type(text, left, top, size, alpha=0.2)

    return draw


@pytest.mark.parametrize(
    "draw",
    [
        repeated("云岫报 数字报", 60, alpha=0.15),
        repeated("云岫报 数字报", 60, grey=0.85),
        repeated("www.yunxiu.example", 30, alpha=0.2),
        tiled("云岫报数字报", 12),
        tiled("云岫报数字报", 10),
        lambda paper: paper.type("样报", 250, 200, 120, alpha=0.1),
        lambda paper: paper.type("云岫报数字报", 200, 300, 60, turn=-30, alpha=0.1),
        lambda paper: paper.type("云岫报数字报", 200, 300, 40, turn=-12),
    ],
    ids=[
        "transparent",
        "light",
        "a site's address",
        "small",
        "as small as the text",
        "one alone",
        "aslant",
        "a little aslant",
    ],
)
def test_a_watermark_is_no_text_of_the_page(draw: Draw) -> None:
    plain, marked = page(), page()
    draw(marked)
    assert printed(marked) == printed(plain)
    assert headlines(marked) == STORIES


@pytest.mark.parametrize("word", ["丰收", "云岫融媒"])
def test_a_headline_over_a_ground_whose_pattern_is_a_word_stays(word: str) -> None:
    paper = Paper()
    for top in range(45, 135, 12):
        for left in range(45, 700, 60):
            paper.type(word, left, top, 9, grey=0.8)
    paper.type("我县喜获粮食大丰收", 120, 60, 50)
    paper.story("", (40, 160, 740, 1000), 4)
    assert "我县喜获粮食大丰收" in " ".join(headlines(paper))


def test_a_headline_that_its_kicker_is_printed_over_stays() -> None:
    paper = Paper()
    paper.type(STORIES[0], 60, 40, 60)
    paper.type("全县干部群众齐上阵", 130, 62, 16, grey=1)
    paper.story("", (40, 150, 740, 1000), 4)
    assert STORIES[0] in " ".join(headlines(paper))


def test_the_papers_name_stays_where_its_watermark_says_the_same() -> None:
    paper = Paper()
    paper.type("云岫报", 40, 40, 60)
    paper.story(STORIES[0], (40, 140, 740, 1000), 4)
    paper.type("云岫报", 200, 500, 90, alpha=0.1)
    assert headlines(paper) == ["云岫报", STORIES[0]]


def test_letters_that_adorn_a_headline_and_its_shadow_leave_it_on_the_page() -> None:
    paper = page(headline="")
    paper.type("春耕生产", 63, 33, 40, grey=0.7)
    paper.type("春耕生产", 60, 30, 40)
    paper.type("SPRING PLOUGHING", 70, 52, 10)
    assert headlines(paper)[0].startswith("春耕生产")
    assert "".join(headlines(paper)).count("春耕生产") == 1


def test_what_is_said_often_and_stands_over_nothing_is_text() -> None:
    paper = page()
    for at in range(6):
        paper.type("本报记者", 40, 1010 + 12 * at)
    text = "".join(one.body + one.byline_text for one in reading_of(paper).articles)
    assert text.count("本报记者") >= 5


@pytest.mark.parametrize("turn", [-15, -8, 7, 12])
def test_a_headline_aslant_is_a_headline(turn: float) -> None:
    paper = Paper()
    paper.type("乡村音乐节12日开唱", 200, 110, 36, turn=turn)
    paper.story("", (40, 250, 740, 500), 4)
    paper.story(STORIES[1], (40, 540, 740, 1000), 4)
    first, second = reading_of(paper).articles
    assert (first.headline, second.headline) == ("乡村音乐节12日开唱", STORIES[1])
    assert PROSE in first.body


@pytest.mark.parametrize(
    "draw",
    [
        lambda paper: paper.type("内部资料", 300, 1030, 36, turn=-8, alpha=0.2),
        lambda paper: paper.type("内部资料", 300, 1040, 10, turn=-8),
        lambda paper: paper.type("内部资料", 300, 1080, 36, turn=-40),
        lambda paper: [paper.type("内部资料", at, 1050, 30, turn=-8) for at in (100, 500)],
    ],
    ids=["transparent", "small", "steep", "said twice"],
)
def test_what_stands_aslant_and_is_no_headline_is_no_text(draw: Draw) -> None:
    paper = page()
    draw(paper)
    assert headlines(paper) == STORIES
    assert "内部资料" not in "".join(one.body for one in reading_of(paper).articles)


def test_a_page_of_nothing_but_scattered_characters_is_left_as_it_is() -> None:
    runs = [[("春", left, top, left + size, top + size, False)] for top, left, size in SCATTERED]
    assert without_watermarks(runs) is runs

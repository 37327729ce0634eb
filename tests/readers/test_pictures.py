"""Pictures that stand bare in a text, and what is printed under them.

云岫县, its people and events are invented.
"""

import pytest

from ingest.readers.markup import parse
from ingest.readers.pictures import illustrated


def told(markup: str) -> tuple[list[str], list[tuple[str, str]]]:
    """Give the lines of a text, and its pictures with their captions."""
    lines, images = illustrated(parse(markup), (), frozenset(), "http://paper.test/", 1)
    return lines, [(image.url.rsplit("/")[-1], image.caption) for image in images]


TEXT = "<p>本报讯（记者 何苗）春耕开始了。</p>"
LINE = "本报讯（记者 何苗）春耕开始了。"


@pytest.mark.parametrize(
    "under",
    [
        "<p><img src=1.jpg></p><p>图为春耕。赵亮 摄</p>",
        "<p><img src=1.jpg><br>图为春耕。赵亮 摄</p>",
        "<p><img src=1.jpg>图为春耕。赵亮 摄</p>",
        "<table><tr><td><img src=1.jpg></td></tr><tr><td>图为春耕。赵亮 摄</td></tr></table>",
        "<figure><img src=1.jpg><figcaption>图为春耕。赵亮 摄</figcaption></figure>",
        "<p><img src=1.jpg></p><p>&nbsp;</p><p><img src=x.gif></p><p>图为春耕。赵亮 摄</p>",
    ],
)
@pytest.mark.parametrize("is_first", [True, False])
def test_a_caption_under_a_bare_picture_is_the_pictures(under: str, *, is_first: bool) -> None:
    assert told(under + TEXT if is_first else TEXT + under) == ([LINE], [("1.jpg", "图为春耕。赵亮 摄")])


def test_pictures_and_captions_in_turn_are_each_others() -> None:
    markup = "<img src=1.jpg><p>图为春耕。</p><p>赵亮 摄</p><img src=2.jpg><p>▲村民在采茶</p>"
    assert told(markup + TEXT) == ([LINE], [("1.jpg", "图为春耕。\n赵亮 摄"), ("2.jpg", "▲村民在采茶")])


def test_as_many_captions_as_pictures_above_them_are_theirs_in_order() -> None:
    pair = "<img src=1.jpg><img src=2.jpg>"
    assert told(f"{pair}<p>图①为春耕。</p><p>图②为采茶。</p>{TEXT}")[1] == [
        ("1.jpg", "图①为春耕。"),
        ("2.jpg", "图②为采茶。"),
    ]
    assert told(f"{pair}<p>图为春耕。</p>{TEXT}")[1] == [("1.jpg", ""), ("2.jpg", "图为春耕。")]


@pytest.mark.parametrize(
    "line",
    ["本报记者 何苗", "春耕开犁", "3月19日，村民在采茶。", "3月19日，村民在采茶。本报记者 何苗 摄影报道"],
)
def test_what_does_not_say_that_it_is_a_caption_stays_text(line: str) -> None:
    assert told(f"<img src=1.jpg><p>{line}</p>{TEXT}") == ([line, LINE], [("1.jpg", "")])


def test_a_caption_without_a_picture_right_above_it_stays_text() -> None:
    lines = ["图为春耕。赵亮 摄", LINE, "图为采茶。赵亮 摄"]
    assert told(f"<p>{lines[0]}</p><img src=1.jpg>{TEXT}<p>{lines[2]}</p>") == (lines, [("1.jpg", "")])


def test_more_marked_lines_than_pictures_are_a_list() -> None:
    points = ["▲石渡镇种茶三百亩。", "▲柳河镇种稻五百亩。"]
    markup = "<img src=1.jpg>" + "".join(f"<p>{point}</p>" for point in points)
    assert told(markup + TEXT) == ([*points, LINE], [("1.jpg", "")])
    assert told(TEXT + markup) == ([LINE, *points], [("1.jpg", "")])


def test_captions_that_may_stand_above_their_pictures_stay_text() -> None:
    markup = "<p>图为春耕。</p><img src=1.jpg><p>图为采茶。</p><img src=2.jpg>"
    assert told(TEXT + markup) == ([LINE, "图为春耕。", "图为采茶。"], [("1.jpg", ""), ("2.jpg", "")])


def test_a_picture_amid_a_line_does_not_break_it() -> None:
    assert told("<p>春耕<img src=1.jpg>开始了。</p>") == (["春耕开始了。"], [("1.jpg", "")])

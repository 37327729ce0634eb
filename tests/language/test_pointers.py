"""Which story a pointer (导读) announces."""

import pytest

from ingest.language.pointers import Announced, find_announced

STORIES = (
    Announced(
        "a", "守着钟表过日子——记石渡镇老街修表匠覃守时", "石渡镇老街拐角有一间六平方米的铺子，墙上挂着四十多座钟。"
    ),
    Announced(
        "b", "“遗失声明”不用跑报社三类证件补办一窗清", "身份证、营业执照、不动产权证书挂失补办，如今在一个窗口办完。"
    ),
    Announced("c", "老食堂飘出新饭香", "上午十点半，清塘镇迎春路老食堂的蒸汽从窗口冒出来。"),
)


@pytest.mark.parametrize(
    ("pointer", "story"),
    [
        ("守着钟表过日子", "a"),
        ("证件丢了莫着急 挂失补办一窗清", "b"),
        ("清塘镇老食堂飘出饭香", "c"),
        ("县里今日降温", None),
        ("", None),
        ("钟", None),
    ],
)
def test_a_pointer_announces_the_story_whose_words_it_uses(pointer: str, story: str | None) -> None:
    assert find_announced(pointer, STORIES) == story


def test_two_stories_that_fit_alike_are_neither() -> None:
    twice = (Announced("a", "拍卖公告", ""), Announced("b", "拍卖公告", ""))
    assert find_announced("拍卖公告", twice) is None

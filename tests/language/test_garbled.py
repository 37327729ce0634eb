"""A text is garbled by what its characters are; what is merely rare, old or foreign is not."""

import pytest

from ingest.language.doubts import find_doubts
from ingest.language.garbled import FREQUENT, garbled

TEXT = "县农业局日前召开会议，要求各乡镇抓紧春耕备耕，确保粮食面积不减少，并组织技术人员到田间地头指导农户。"
OLD = "縣農業局日前召開會議，要求各鄉鎮抓緊春耕備耕，確保糧食面積不減少，並組織技術人員到田間地頭指導農戶。"
NAMES = "王国强李建华张丽陈秀英刘洋赵敏周杰吴勇徐静孙涛马超朱琳胡军郭艳何伟高峰林娜罗斌郑浩梁爽" * 8
FRENCH = "La rentrée des élèves a été fêtée à l'école, où l'on a planté des chênes et des érables près de l'étang."


@pytest.mark.parametrize(
    "text", [TEXT, OLD, NAMES, FRENCH, "", "\ufffd\ufffd"], ids=["new", "old", "names", "French", "empty", "short"]
)
def test_what_is_rare_old_foreign_or_short_is_not_garbled(text: str) -> None:
    assert garbled(text) == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (OLD.encode("big5").decode("gb18030", "replace"), "is BIG5 read as GB18030"),
        (TEXT.translate({one: one + 300 for one in range(0x4E00, 0x9E00)}), "is no Chinese that could be printed"),
        ("(cid:12)(cid:407)" * 20, "does not say what its characters mean"),
        ("\ue000\ue107" * 30, "does not say what its characters mean"),
    ],
    ids=["Big5", "a font's own", "no names", "private"],
)
def test_a_garbled_text_says_what_it_is_read_as_where_that_can_be_undone(text: str, said: str) -> None:
    assert garbled(text).startswith(said)


def test_a_garbled_article_has_one_doubt_and_not_one_at_every_place() -> None:
    lost = TEXT.encode("gb18030").decode("utf-8", "replace")
    assert [one.kind for one in find_doubts(lost)] == ["garbled_text"]
    assert len(find_doubts("县农业局日前召开会议\ufffd，要求各乡镇抓紧春耕备耕\ufffd，确保面积\ufffd。")) == 3


def test_the_frequent_characters_are_those_of_two_standards() -> None:
    assert len(FREQUENT) == 6722
    assert {"啊", "座", "國"} <= FREQUENT
    assert not {"亍", "鬯", "x", ""} & FREQUENT

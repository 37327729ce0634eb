"""The rest of a column that comes after another story is put back to the one story that broke off, and nothing else is moved."""

import sqlite3
from pathlib import Path

import pytest

from tests.command import xianbao

FIRST = (
    "清塘镇：机器下了田",
    "本报讯（记者 韩　燕）“一台插秧机顶二十个人。”3月12日，双桥村合作社的周老汉站在田埂上说。",
)
BROKEN = "合作社负责人林知远介绍，眼下已有六十多户签了合同。今年统一育秧、统一插秧、统一防虫，秋收时再由合作"
REST = "社统一收购。周老汉家的十二亩水田全部签了约，他打算今年腾出手来，在镇上开一间小小的农具修理铺。"
LAST = "目前，全村六百亩水田已经翻耕完毕，第一批秧苗月底下田。"
OTHER = (
    "望湖乡：书车开进山村小学",
    "本报讯（通讯员 苏禾）3月13日，县图书馆的流动书车开进望湖乡中心小学，一百多名学生在操场上排队挑选绘本。",
    "校长乔见山说，书车以后每月来一次，每个孩子一次可以借三本，下次来时归还。",
)
THIRD = (
    "县中医院义诊进工厂",
    "本报讯（记者 陆知秋）县中医院日前组织八名医师走进产业园，为一线工人推拿问诊，当天接诊三百四十人次。",
)


def read(folder: Path, *blocks: str) -> dict[str, str]:
    """Import a flat page of these blocks; give each article's body by its headline."""
    page = folder / "2024-03-15" / "02.txt"
    page.parent.mkdir()
    page.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
    xianbao("import", page, "--paper", "yunxiu", "--db", folder / "a.db")
    return dict(sqlite3.connect(folder / "a.db").execute("SELECT headline, body FROM articles ORDER BY position"))


def starts(bodies: dict[str, str]) -> dict[str, list[str]]:
    return {headline: [line[:12] for line in body.split("\n")] for headline, body in bodies.items()}


def test_a_rest_after_another_story_is_put_back_with_what_follows_it(tmp_path: Path) -> None:
    found = read(tmp_path, *FIRST, BROKEN, *OTHER, REST, LAST, *THIRD)
    assert found[FIRST[0]] == f"{FIRST[1]}\n{BROKEN}{REST}\n{LAST}"
    assert found[OTHER[0]] == "\n".join(OTHER[1:])
    assert found[THIRD[0]] == THIRD[1]


def test_a_rest_under_another_storys_headline_is_put_back_alone(tmp_path: Path) -> None:
    found = read(tmp_path, *FIRST, BROKEN, OTHER[0], REST, *OTHER[1:], *THIRD)
    assert found[FIRST[0]] == f"{FIRST[1]}\n{BROKEN}{REST}"
    assert found[OTHER[0]] == "\n".join(OTHER[1:])


@pytest.mark.parametrize(
    ("broken", "rest"),
    [
        (
            "县里今年要办好这件事。三月初印发的《关于加快推进农业社会化服务的若干意见，对统一育秧",
            "防虫等十二个环节给予补贴》后，周老汉家的水田全部签了约。",
        ),
        (
            "县里今年安排了专项资金。对统一育秧、统一防虫的农户给予补贴，每亩",
            "的补贴标准是一百二十元，直接打到农户的卡上，四月底前发完。",
        ),
        (
            "县里今年安排了专项资金。对统一育秧的农户给予补贴，标准是每亩一百二十元",
            "，直接打到农户的卡上，四月底前全部发放完毕。",
        ),
    ],
    ids=["a title's end", "a word that begins nothing", "a mark that begins nothing"],
)
def test_what_shows_that_a_rest_goes_on_puts_it_back(broken: str, rest: str, tmp_path: Path) -> None:
    found = read(tmp_path, *FIRST, broken, *OTHER, rest, *THIRD)
    assert found[FIRST[0]].endswith(broken + rest)
    assert found[OTHER[0]] == "\n".join(OTHER[1:])


def test_where_two_stories_broke_off_nothing_is_put_back(tmp_path: Path) -> None:
    second = (
        "农机“体检”忙",
        "本报讯（记者 沈怀舟）3月以来，县农机中心的技术员走村入户，为农户免费检修拖拉机。眼下已修好三百多台，下一步还将",
    )
    found = read(tmp_path, *FIRST, BROKEN, *second, *OTHER, REST, *THIRD)
    assert REST not in found[FIRST[0]]
    assert REST not in found[second[0]]


def test_a_paragraph_of_its_own_is_moved_nowhere(tmp_path: Path) -> None:
    own = "书车上还有一名讲解员，给孩子们讲图书的故事，孩子们听得入了迷。"
    found = read(tmp_path, *FIRST, BROKEN, *OTHER, own, *THIRD)
    assert found[OTHER[0]] == "\n".join((*OTHER[1:], own))

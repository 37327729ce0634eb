"""The colophon's people belong to the page; an unknown label is a problem, never a guess."""

import pytest

from ingest.items import CreditRole
from ingest.language.credits import is_colophon, read_credits

R, E, L, P, D = (
    CreditRole.RESPONSIBLE_EDITOR, CreditRole.EDITOR, CreditRole.LAYOUT, CreditRole.PROOFREADER, CreditRole.DUTY_EDITOR,
)  # fmt: skip


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("责编：林知远　版式：苏 禾　校对：贺兰舟", [(R, "林知远"), (L, "苏禾"), (P, "贺兰舟")]),
        ("值班编委/秦栖梧 本版编辑/陆远 美编/苏　禾 文检/汤敏", [(D, "秦栖梧"), (E, "陆远"), (L, "苏禾"), (P, "汤敏")]),
        ("初审:林逸凡 / 复审:傅仁斌 / 终审:袁万茂", [(E, "林逸凡"), (D, "傅仁斌"), (D, "袁万茂")]),
        ("[责任编辑: 曾鹏]", [(R, "曾鹏")]),
        ("责编：林知远版式：苏禾校对：汤敏", [(R, "林知远"), (L, "苏禾"), (P, "汤敏")]),
        (
            "值班主任：裴然 责编：林知远、陆远 一校：汤敏 二校：柳茵",
            [(D, "裴然"), (R, "林知远"), (R, "陆远"), (P, "汤敏"), (P, "柳茵")],
        ),
    ],
)
def test_every_printed_form_names_its_people(line: str, named: list[tuple[CreditRole, str]]) -> None:
    credits, problems = read_credits(line)
    assert [(credit.role, credit.name) for credit in credits] == named
    assert problems == ()
    assert all(credit.raw in line for credit in credits)
    assert is_colophon(line)


def test_an_unknown_label_is_a_problem() -> None:
    credits, problems = read_credits("责编：林知远 航拍指导：苏禾")
    assert [credit.name for credit in credits] == ["林知远"]
    assert [problem.kind for problem in problems] == ["unknown_role"]


def test_a_word_behind_a_mark_that_is_no_name_is_a_label_and_nobody() -> None:
    credits, problems = read_credits("■责任编辑 林知远　■校对 汤 敏　■照排 苏 禾")
    assert [(credit.role, credit.name) for credit in credits] == [(R, "林知远"), (P, "汤敏")]
    assert [problem.kind for problem in problems] == ["unknown_role"]
    assert [credit.name for credit in read_credits("编辑 林知远□陆远")[0]] == ["林知远", "陆远"]
    assert [credit.name for credit in read_credits("编辑 林知远\n欧阳　修 陆远")[0]] == ["林知远", "欧阳修", "陆远"]


def test_a_label_without_a_name_is_a_problem() -> None:
    assert [problem.kind for problem in read_credits("责编：　版式：苏禾")[1]] == ["empty_credit"]


@pytest.mark.parametrize(
    "line",
    [
        "",
        "本报讯（记者 陆知秋）编辑部昨天迁入新址。",
        "县委书记：把路修到家门口",
        "校对是一门手艺：他做了四十年，从没有出过错。",
        "图为：校对工作现场",
    ],
)
def test_prose_is_no_colophon(line: str) -> None:
    assert not is_colophon(line)

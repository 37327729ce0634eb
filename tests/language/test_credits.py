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
    credits, problems = read_credits("■责任编辑 林知远　■校对 汤 敏　■航拍 苏 禾")
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
        "版面：对开四版",
        "质检：每批抽检三次",
        "编排 何苗导演",
    ],
)
def test_prose_is_no_colophon(line: str) -> None:
    assert not is_colophon(line)


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("总编辑 胡瑞 本版主编 和晓梅 责编 丁丽", [(D, "胡瑞"), (D, "和晓梅"), (R, "丁丽")]),
        ("值班总编辑：于　谦 值班副总编：周朝 责任编辑：魏　巍", [(D, "于谦"), (D, "周朝"), (R, "魏巍")]),
        ("责任编辑：魏庆 审核：关月 审读：苏海", [(R, "魏庆"), (D, "关月"), (D, "苏海")]),
        ("编辑：魏庆 版面：韩露 校审：唐 勋", [(E, "魏庆"), (L, "韩露"), (P, "唐勋")]),
        ("执行主编：屈文 实习编辑：李玥 电脑排版：石秀", [(D, "屈文"), (E, "李玥"), (L, "石秀")]),
        ("本报社址：云岫镇屏山路36号 邮编：530××× 责编/蓝海 校对/韦东", [(R, "蓝海"), (P, "韦东")]),
        ("社址：云岫县城解放路中段 电话：2243 本期责编：段铁 代号：内部发行 每份八分 县印刷厂印", [(R, "段铁")]),
        ("责编：陈春 校对：胡娜 印刷：云岫彩印 零售每份一角五分", [(R, "陈春"), (P, "胡娜")]),
        ("投稿信箱：yx@example.com 主编：魏庆", [(D, "魏庆")]),
        ("新闻热线：5551234 ■责编 何苗 ■美编 赵亮", [(R, "何苗"), (L, "赵亮")]),
        ("责编：何苗 电话：5551234 |组版：赵亮", [(R, "何苗"), (L, "赵亮")]),
        ("责编：何苗 邮箱：yx@example.com【组版：赵亮】", [(R, "何苗"), (L, "赵亮")]),
    ],
)
def test_who_checks_a_page_is_named_beside_where_the_paper_is_found(
    line: str, named: list[tuple[CreditRole, str]]
) -> None:
    credits, problems = read_credits(line)
    assert ([(credit.role, credit.name) for credit in credits], problems) == (named, ())
    assert is_colophon(line)

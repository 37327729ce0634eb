"""The model's weights fit the clues and the rules they were learnt from, and every answer can be explained."""

from itertools import pairwise

import pytest

from ingest.layout.clues import NAMES, Clues
from ingest.layout.flat_text import split_blocks
from ingest.layout.gaps import Words
from ingest.layout.labelling import label_blocks
from ingest.layout.labels import Labelled
from ingest.layout.model import SURE, Model, because, odds, shipped
from ingest.layout.rules import RULES
from ingest.layout.segmentation import judge, segment
from ingest.layout.subjects import About, shipped_subjects

LEAF = Model(names=("length", "place"), rules=(), bias=-1.0, trees=((0, 10.0, 1.5, (1, 0.5, -0.5, 0.25, -0.1), 0.5),))
BODY = "清塘镇的农户说，今年的种子早早就备好了，农机也检修过，只等天气转暖就可以下田。"
NEWS = "本报讯（记者 陆知秋）3月13日，全县春季农业生产现场会在清塘镇召开。"


def page(*blocks: str) -> tuple[Labelled, ...]:
    return label_blocks(split_blocks("\n\n".join(blocks)))


def clues(labelled: tuple[Labelled, ...]) -> Clues:
    words = Words(labelled)
    about = About(shipped_subjects(), words, len(labelled))
    return Clues(labelled, judge(labelled, words), words, [float(at) for at in range(len(labelled))], about)


def test_the_weights_were_learnt_with_the_clues_and_rules_as_they_are() -> None:
    assert shipped().names == NAMES, "the clues changed: run benchmarks/train_segmentation.py"
    assert shipped().rules == tuple(reason for reason, *_ in RULES), "the rules changed: learn the weights again"


@pytest.mark.parametrize(("numbers", "found"), [((10.0, 9.0), 0.5), ((11.0, 0.5), -1.5), ((11.0, 0.6), -0.75)])
def test_the_odds_are_the_bias_and_the_leaf_that_the_answers_lead_to(numbers: tuple[float, ...], found: float) -> None:
    assert odds(LEAF, numbers) == found


def test_trees_are_asked_until_the_odds_are_sure() -> None:
    assert odds(Model(names=(), rules=(), bias=0.0, trees=(SURE, -2 * SURE)), ()) == SURE


def test_what_moved_the_odds_is_named_and_adds_up() -> None:
    moved = because(LEAF, (11.0, 0.6))
    assert [(name, number) for name, number, _ in moved] == [("length", 11.0), ("place", 0.6)]
    assert sum(by for *_, by in moved) == pytest.approx(0.25 - 0.5)


def test_a_place_has_a_number_for_every_clue() -> None:
    found = clues(page("春耕忙", NEWS, BODY, "书车开进校园", NEWS))
    rows = [found.numbers(at) for at in range(1, 5)]
    assert {len(row) for row in rows} == {len(NAMES)}
    assert all(one != other for one, other in pairwise(rows))


def test_words_said_again_are_a_clue() -> None:
    found = clues(page("云岫桥通车", BODY, "孩子们的书车", "书车开进校园，孩子们挑选绘本。", BODY))
    numbers = dict(zip(NAMES, found.numbers(2), strict=True))
    assert numbers["said by next paragraph"] > 0.5
    assert numbers["headline above said above"] == 0


def test_dated_paragraphs_of_other_words_are_counted_as_news_on_end() -> None:
    pieces = [
        "青岭铁路隧道十一日贯通，全长九公里，工程队六年里挖出石渣一百万方，通车后从山城到港口只要四个小时。",
        "北山天文台日前观测到一颗彗星，亮度为八等，爱好者用双筒望远镜可以在黎明前的东方低空找到它的踪影。",
        "对此，北山天文台的人说，彗星日前已经过了近日点，亮度还会再高一些，爱好者不妨在黎明前多看几眼。",
    ]
    found = clues(page("春耕忙", BODY, *pieces))
    assert [found.numbers(at)[NAMES.index("news on end")] for at in range(1, 5)] == [0, 2, 2, 0]


def test_a_verdict_that_the_model_overrules_says_by_which_clues(monkeypatch: pytest.MonkeyPatch) -> None:
    at = NAMES.index("length +0")
    model = Model(names=NAMES, rules=(), bias=0.0, trees=((at, 400.0, 2.0, 2.0, 1.0),))
    monkeypatch.setattr("ingest.layout.segmentation.shipped", lambda: model)
    _, second = segment(page("春耕忙", BODY, "种子早早备好", BODY))
    assert second.blocks[0].plain == "种子早早备好"
    assert second.reason().startswith("learnt +2.0: length +0 6 (+1.0); the rules said: -")


def test_a_start_that_the_whole_page_speaks_for_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    place = NAMES.index("place on page")
    model = Model(names=NAMES, rules=(), bias=0.0, trees=((place, 0.5, 3.0, -0.5, 1.0),))
    monkeypatch.setattr("ingest.layout.segmentation.shipped", lambda: model)
    _, _, third = segment(page("春耕忙", BODY, "早饭：一个馒头", BODY, "中饭：一碗泡面", BODY))
    assert third.reason().startswith(
        "learnt -0.5, and best for the whole page: place on page 0.667 (-1.5); the rules said"
    )


def test_what_is_about_the_same_is_a_clue() -> None:
    sown = "拖拉机在麦田里翻地，春播用的种子发到了每一户农民手里。"
    caught = "民警接到报警后赶到现场，把犯罪嫌疑人带回派出所。"
    same, other = (
        dict(zip(NAMES, clues(page("农技员到田间指导，小麦追肥的化肥已经备齐。", below)).numbers(1), strict=True))
        for below in (sown, caught)
    )
    for name in ("about the same over 2", "about the same over 8", "about the same in next paragraphs"):
        assert same[name] > other[name]

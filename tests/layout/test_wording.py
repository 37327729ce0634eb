"""What the wording of three neighbouring blocks says for and against an article starting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.layout.flat_text import split_blocks
from ingest.layout.labelling import label_blocks
from ingest.layout.labels import Labelled
from ingest.layout.learnt import learnt
from ingest.layout.wording import marks, parted, shipped_wording, wording, wording_odds

BODY = "清塘镇的农户说，今年的种子早早就备好了，农机也检修过，只等天气转暖就可以下田，一户也没有落下。"


def page(*blocks: str) -> tuple[Labelled, ...]:
    return label_blocks(split_blocks("\n\n".join(blocks)))


def test_a_mark_weighs_in_the_block_before_in_the_first_and_in_the_one_after() -> None:
    known = wording({"bias": -1.0, "weights": {"^春耕": (0.5, 2.0, -0.25)}})
    assert wording_odds(known, page("春耕忙", BODY, "书车来了")) == [0.0, -0.5, -1.0]
    assert wording_odds(known, page(BODY, "春耕忙", "书车来了")) == [0.0, 1.0, -0.5]
    assert wording_odds(known, page(BODY, BODY, "春耕忙"))[1] == -1.25


def test_figures_are_one_and_the_same() -> None:
    one, other = page("2024年3月15日春耕现场会", "1998年11月2日春耕现场会")
    assert marks(one) == marks(other)


def test_of_a_long_block_only_its_ends_are_told() -> None:
    middle = BODY.replace("农机也检修过", "牛也喂得很饱")
    first, second = page(BODY, middle)
    assert first.plain != second.plain
    assert marks(first) == marks(second)
    short, other = page("种子农机备好", "种子农具备好")
    assert marks(short) != marks(other)


def test_every_mark_is_of_the_kinds_that_were_learnt() -> None:
    weights = learnt("wording")["weights"]
    assert len(weights) > 1000
    assert all(len(three) == 3 for three in weights.values())


@given(st.lists(st.tuples(*[st.integers(-2000, 2000)] * 3), min_size=1, max_size=200))
def test_three_weights_kept_in_one_number_add_up_each_for_itself(hundredths: list[tuple[int, int, int]]) -> None:
    marked = [f"^{chr(0x4E00 + at)}" for at in range(len(hundredths))]
    weights = {mark: [one / 100 for one in three] for mark, three in zip(marked, hundredths, strict=True)}
    total = sum(wording({"bias": 0.0, "weights": weights}).weights.values())
    assert parted(total) == tuple(sum(of_all) / 100 for of_all in zip(*hundredths, strict=True))


def test_no_stretch_of_a_text_is_kept_in_the_weights() -> None:
    longest = max(len(mark) for mark in shipped_wording().weights if mark[0] in "^$=<>")
    assert longest == 5, "a letter and at most four characters"


@pytest.mark.parametrize(
    ("above", "start", "under"),
    [
        (
            "王明远一共评出二十户，奖牌已经送到家中。（季和）",
            "县医院新门诊楼启用",
            "本报讯（记者 苏禾）3月14日，县医院新门诊楼启用。",
        ),
    ],
)
def test_a_headline_over_an_opening_is_worded_as_a_start_and_its_text_is_not(
    above: str, start: str, under: str
) -> None:
    _, at_start, in_article = wording_odds(shipped_wording(), page(above, start, under))
    assert at_start > 0 > in_article

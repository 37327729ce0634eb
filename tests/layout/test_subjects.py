"""What texts are about: learnt leanings of pairs of characters towards subjects, summed over blocks."""

from base64 import b64encode
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.layout.features import HAN_RUN
from ingest.layout.flat_text import split_blocks
from ingest.layout.gaps import Words
from ingest.layout.labelling import label_blocks
from ingest.layout.learnt import learnt
from ingest.layout.subjects import UNKNOWN, About, shipped_subjects, subjects

LEARNT = subjects({"subjects": 2, "pairs": "春耕民警", "numbers": b64encode(bytes([0xF8, 0x5C])).decode()})
FARMING = "农技员到田间指导，小麦和玉米的长势都好于往年，追肥的化肥已经备齐。"
PLOUGHING = "拖拉机在麦田里翻地，春播用的种子发到了每一户农民手里。"
POLICE = "县公安局抓获三名盗窃嫌疑人，追回被盗摩托车两辆。"
REPORTED = "民警接到报警后赶到现场，把犯罪嫌疑人带回派出所。"


def about(*blocks: str) -> About:
    page = label_blocks(split_blocks("\n\n".join(blocks)))
    return About(shipped_subjects(), Words(page), len(page))


def made_up(*blocks: str) -> About:
    page = label_blocks(split_blocks("\n\n".join(blocks)))
    return About(LEARNT, Words(page), len(page))


def test_a_text_leans_as_its_pairs_do_and_blocks_on_end_lean_as_their_sum() -> None:
    found = made_up("春耕忙。", "民警来。", "春耕与民警。")
    assert found.leanings(0, 1) == ([7, 0], 7.0)
    assert found.leanings(1, 2) == ([-3, 4], 5.0)
    assert found.leanings(0, 2)[0] == found.leanings(2, 3)[0] == [4, 4]


def test_what_says_nothing_known_is_like_nothing() -> None:
    found = made_up("春耕忙。", "书车来了。")
    assert found.alike((0, 1), (1, 2)) == UNKNOWN
    assert found.alike((0, 1), (1, 1)) == UNKNOWN
    assert found.alike((0, 1), (0, 1)) == pytest.approx(1)


@given(
    st.lists(st.sampled_from(["春耕忙。", "民警来。", "书车到。", "春耕，民警。"]), min_size=1, max_size=40), st.data()
)
def test_a_run_of_blocks_leans_as_all_of_its_blocks_together(blocks: list[str], data: st.DataObject) -> None:
    found = made_up(*blocks)
    start = data.draw(st.integers(0, len(blocks)))
    end = data.draw(st.integers(start, len(blocks)))
    ones = [found.leanings(at, at + 1)[0] for at in range(start, end)]
    assert found.leanings(start, end)[0] == [sum(one[subject] for one in ones) for subject in range(2)]


def test_texts_about_the_same_in_other_words_are_more_alike_than_texts_about_something_else() -> None:
    found = about(FARMING, PLOUGHING, POLICE, REPORTED)
    farming, ploughing, police, reported = pairwise(range(5))
    same = found.alike(farming, ploughing), found.alike(police, reported)
    other = found.alike(farming, police), found.alike(ploughing, reported)
    assert min(same) > 0.7
    assert max(other) < 0.3


def test_what_was_learnt_are_pairs_of_characters_and_half_a_byte_for_each_of_their_numbers() -> None:
    facts, known = learnt("subjects"), shipped_subjects()
    text = facts["pairs"]
    assert HAN_RUN.fullmatch(text)
    assert len(known.of_pair) == len(text) // 2 > 10_000, "each pair once"
    assert known.count == facts["subjects"]

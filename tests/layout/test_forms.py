"""Headlines of one form are decided together."""

import pytest

from ingest.layout.flat_text import split_blocks
from ingest.layout.forms import as_one, is_of_one_form
from ingest.layout.labelling import label_blocks

BODY = "清塘镇的农户说，今年的种子早早就备好了，农机也检修过，只等天气转暖就可以下田。"


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ("早饭：一个馒头", "中饭：一碗泡面", True),
        ("农资怎么买", "技术怎么学", True),
        ("第一天 柴家铺", "第二天 三十六道拐", True),
        ("【看路】", "【几点看法】", True),
        ("用制度管人", "县图书馆的书车开进了校园", False),
        ("最后一户", "“谁都知道，谁都不说”", False),
    ],
)
def test_form_is_length_first_and_last_character_and_marks(
    one: str, other: str, are: bool
) -> None:  # a row of the table
    assert is_of_one_form(one, other) == is_of_one_form(other, one) == are


def test_headlines_of_one_form_have_one_chance_and_others_keep_theirs() -> None:
    blocks = ("春耕忙", BODY, "种子怎么买", BODY, "农机怎么修", BODY, "县图书馆的书车开进了校园", BODY)
    page = label_blocks(split_blocks("\n\n".join(blocks)))
    chances = [1.0, 0.0, 0.2, 0.0, 0.8, 0.0, 0.7, 0.0]
    assert as_one(page, chances, [2, 4, 6]) == pytest.approx([1.0, 0.0, 0.5, 0.0, 0.5, 0.0, 0.7, 0.0])


def test_a_headline_between_parts_what_is_of_one_form() -> None:
    blocks = ("春耕忙", BODY, "种子怎么买", BODY, "书车来了", "孩子们很高兴", BODY, "农机怎么修", BODY)
    page = label_blocks(split_blocks("\n\n".join(blocks)))
    chances = [1.0, 0.0, 0.2, 0.0, 0.9, 0.0, 0.0, 0.8, 0.0]
    assert as_one(page, chances, [2, 4, 7]) == pytest.approx(chances)


def test_a_page_without_doubts_is_left() -> None:
    page = label_blocks(split_blocks(BODY))
    assert as_one(page, [1.0], []) == [1.0]

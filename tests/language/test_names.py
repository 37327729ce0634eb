from hypothesis import given
from hypothesis import strategies as st

from ingest.language.names import is_person, is_run_together, split_names, split_printed

HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
NAMES = st.lists(st.text(HAN, min_size=3, max_size=3), min_size=1, max_size=6)


def test_padding_is_inside_a_name_and_a_blank_between_two_is_not() -> None:
    assert split_names("韩 燕") == ("韩燕",)
    assert split_names("赵\u3000\u3000政") == ("赵政",)
    assert split_names("谢跃之 樊知微") == ("谢跃之", "樊知微")
    assert split_names("李  亮  李德忠  王  鑫") == ("李亮", "李德忠", "王鑫")
    assert split_names("樊知微 韩 燕") == ("樊知微", "韩燕")
    assert split_printed("樊知微、韩\u3000燕") == ("樊知微", "韩\u3000燕")


@given(NAMES, st.sampled_from([" ", "、", "，", "/", "\u3000", "  "]))
def test_whole_names_are_split_at_every_separator(names: list[str], separator: str) -> None:
    assert split_names(separator.join(names)) == tuple(names)


@given(st.lists(st.text(HAN, min_size=2, max_size=2), min_size=1, max_size=5))
def test_padded_names_come_back_whole(names: list[str]) -> None:
    assert split_names("、".join("\u3000".join(name) for name in names)) == tuple(names)


def test_a_person_has_a_known_surname_and_is_no_word() -> None:
    assert all(map(is_person, ("季和", "陆知秋", "欧阳青山", "阿依曼·托乎提")))
    assert not any(map(is_person, ("完", "掌声", "高原", "全文完", "王芳李娜", "资料照片", "", "A")))


def test_names_run_together_are_seen() -> None:
    assert is_run_together("谢跃文樊萌")
    assert is_run_together("王芳李娜")
    assert not any(map(is_run_together, ("欧阳青山", "陆知秋", "买买提·艾力")))


def test_wider_blanks_part_the_words_of_a_line_that_is_set_wide() -> None:
    assert split_names("清　塘　中　学　　龚　小　玲") == ("清塘中学", "龚小玲")
    assert split_names("韩　燕　　李　亮") == ("韩燕", "李亮")


def test_three_lone_characters_at_the_end_of_a_list_are_one_name() -> None:
    assert split_names("彭 建 国") == ("彭建国",)
    assert split_names("李亮　安 世 平") == ("李亮", "安世平")
    assert split_names("王 明 李 小明") == ("王明", "李小明")

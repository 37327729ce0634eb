from hypothesis import given
from hypothesis import strategies as st

from ingest.language.text import ends_sentence, for_matching, read_numeral, squeeze, tidy_line, write_numeral


@given(st.text())
def test_the_copy_for_matching_has_the_offsets_of_the_original(text: str) -> None:
    assert len(for_matching(text)) == len(text)
    assert for_matching(for_matching(text)) == for_matching(text)


def test_the_copy_for_matching_folds_width_and_keeps_punctuation() -> None:
    assert for_matching("（记者：Ａ２，第０１版）\u3000。") == "(记者:A2，第01版) 。"


@given(st.integers(1, 99))
def test_a_written_numeral_reads_back(number: int) -> None:
    assert read_numeral(write_numeral(number)) == number
    assert read_numeral(str(number)) == number


def test_numerals_are_read_as_pages_and_dates_print_them() -> None:
    printed = {
        "廿一": 21,
        "卅": 30,
        "卅一": 31,
        "一百〇二": 102,
        "二〇二四": 2024,
        "二○二四": 2024,
        "０１": 1,
        "两": 2,
        "一二": 12,
    }
    assert {text: read_numeral(text) for text in printed} == printed
    assert [read_numeral(text) for text in ("", "百百", "十十", "A2", "元", "一百二十三万")] == [None] * 6


def test_a_printed_line_loses_the_blanks_at_its_ends_only() -> None:
    assert tidy_line("\ufeff\u3000\u3000韩\u3000燕\u00a0\u200b ") == "韩\u3000燕"
    assert squeeze(" 闻令而动\n向“疫”\u3000\u3000而行 ") == "闻令而动 向“疫” 而行"


def test_a_sentence_ends_with_its_mark_and_what_closes_after_it() -> None:
    for text in (
        "好。",
        "好！”",
        "好……",
        "好？’”",
        "好。（季和）",
        "见图）",
        "好。 \n",
        "好.",
        "读《山川志》．",
        "（见图）.",
    ):
        assert ends_sentence(text), text
    for text in ("疫情防控“安全网”", "各项要", "指出：", "好，", "", "见附件1.", "www.yunxiu.cn.", "3.5", "等等..."):
        assert not ends_sentence(text), text
    assert not ends_sentence("春耕忙（组图）", is_body=False)

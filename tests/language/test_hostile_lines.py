"""Lines that nobody printed: an answer or a recorded problem in linear time, and never a date or a name made up."""

import time
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.language import is_set_aside, rows, tallies
from ingest.language.bylines import read_byline
from ingest.language.complete import complete
from ingest.language.credits import read_credits
from ingest.language.datelines import read_dateline
from ingest.language.dates import read_date, read_issue_date
from ingest.language.decks import sort_deck
from ingest.language.doubts import count_doubts, find_doubts
from ingest.language.jumps import split_jump
from ingest.language.lunar import read_lunar_date
from ingest.language.mastheads import read_masthead
from ingest.language.signatures import split_credit
from ingest.language.text import for_matching, read_numeral
from tests.language.pieces import ISSUE, article

PRINTED_ON = date(2024, 3, 22)
DATE_PIECES = st.sampled_from(
    ["2024", "二〇二四", "二○二四", "年", "月", "日", "号", "3", "12", "三", "十二", "廿一", "元", "正", "31", "０３", "星期五",
     "农历", "甲辰", "-", "/", ".", " ", "本报", "讯", "电", "新华社", "北京", "第", "期", "版", "总"]
)  # fmt: skip
PIECES = st.sampled_from(
    ["记者", "通讯员", "（", "）", "(", ")", "【", "】", "摄", "文/图", "陆知秋", "韩", "燕", "　", " ", "、", "/", "：", "本报",
     "讯", "据", "新华社", "3月", "19日", "下转", "上接", "版", "一", "\n", "□", "·", "\u200f", "\u202e", "。", "”", "编辑", "来源"]
)  # fmt: skip


DATES = st.lists(DATE_PIECES, max_size=14).map("".join)


def numbers(text: str) -> set[int]:
    """Give every number that stands in a text, read in any way."""
    plain = for_matching(text).replace("O", "〇").replace("元", "一").replace("正", "一")
    return {
        number
        for start in range(len(plain))
        for end in range(start + 1, min(len(plain), start + 5) + 1)
        if (number := read_numeral(plain[start:end])) is not None
    }


@settings(max_examples=1_000)
@given(DATES)
def test_no_date_is_made_up(text: str) -> None:
    made_up_none(text)


@pytest.mark.slow
@settings(max_examples=20_000)
@given(DATES)
def test_no_date_is_made_up_in_many_more_lines(text: str) -> None:
    made_up_none(text)


def made_up_none(text: str) -> None:
    """Check that whatever is read of a text as a date stands in it."""
    whole = read_issue_date(text)
    assert whole is None or {whole.year, whole.month, whole.day} <= numbers(text)
    piece = read_date(text)
    assert piece is None or {one for one in (piece.year, piece.month, piece.day) if one is not None} <= numbers(text)
    dateline = read_dateline(text, PRINTED_ON)
    if dateline and dateline.on:
        assert dateline.on.day in numbers(dateline.text)
        assert dateline.on <= PRINTED_ON or str(dateline.on.year) in for_matching(text) or "〇" in for_matching(text)


@settings(max_examples=1_000)
@given(st.lists(PIECES, max_size=24).map("".join))
def test_any_line_is_read_and_every_name_stands_in_it(text: str) -> None:
    bare = for_matching(text).replace(" ", "")
    for signed in (read_byline(text), read_byline(split_credit(text)[1])):
        for one in signed.bylines:
            assert for_matching(one.name).replace(" ", "") in bare
    for credit in read_credits(text)[0]:
        assert credit.name in bare
    done = complete(article(text or "一"), ISSUE)
    assert complete(done, ISSUE) == done


READERS: dict[str, Callable[[str], object]] = {
    "byline": read_byline,
    "credits": read_credits,
    "dateline": lambda text: read_dateline(text, PRINTED_ON),
    "issue date": read_issue_date,
    "lunar date": read_lunar_date,
    "deck": lambda text: sort_deck([text]),
    "deck of two lines": lambda text: sort_deck(["县里开会", text]),
    "doubts": find_doubts,
    "doubts counted": count_doubts,
    "jump": split_jump,
    "masthead": lambda text: read_masthead(text, ISSUE),
    "caption": split_credit,
    "article": lambda text: complete(article(text), ISSUE),
}
LONG = {
    "one bracket": "（" * 100_000,
    "brackets": "（记者" * 33_000,
    "names": "陆知秋 " * 25_000,
    "roles": "记者陆知秋通讯员程砚" * 10_000,
    "marks": "王远 摄 " * 20_000,
    "digits": "2" * 100_000,
    "numerals": "二〇" * 50_000,
    "blanks": "\u3000" * 100_000 + "记者",
    "a body that is one parenthesis": "（" + "县里开会" * 25_000 + "）",
    "right-to-left marks": "\u200f\u202e" * 50_000 + "记者 陆知秋",
    "Latin": "和 Risk 外" * 12_000,
    "dashes": "——" * 50_000,
    "lines": "县里开会\n" * 20_000,
    "spaced characters": "一 " * 50_000,
    "figures": "1.1" * 30_000,
    "a contact and blanks": "电话：" + "\u3000" * 100_000,
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", LONG)
def test_a_line_of_100_kilobytes_is_read_in_linear_time(reader: str, name: str) -> None:
    read, text = READERS[reader], LONG[name]
    began = time.process_time()
    read(text)
    assert time.process_time() - began < 2.0, f"{reader} over {name}"


def test_the_composed_lines_are_read_as_they_mean() -> None:
    kinds = ("bylines", "endings", "captions")
    found = tallies()
    right = [sum(found[kind][half].names[at] for kind in kinds for half in found[kind]) for at in range(3)]
    roles = [sum(found[kind][half].roles[at] for kind in kinds for half in found[kind]) for at in range(2)]
    assert 2 * right[0] / (right[1] + right[2]) >= 0.98
    assert right[0] / right[1] >= 0.99
    assert roles[0] / roles[1] >= 0.98
    for kind, least in (
        ("datelines", 0.99),
        ("decks", 0.97),
        ("bare_decks", 0.8),
        ("jumps", 1.0),
        ("dates", 1.0),
        ("credits", 0.98),
        ("mastheads", 1.0),
    ):
        lines = [found[kind][half] for half in found[kind]]
        assert sum(one.exact for one in lines) / sum(one.lines for one in lines) >= least, kind


def test_half_of_the_composed_lines_are_set_aside() -> None:
    lines = [cells[0] for kind in tallies() for cells in rows(kind)]
    assert len(lines) >= 400
    assert 0.4 < sum(map(is_set_aside, lines)) / len(lines) < 0.6

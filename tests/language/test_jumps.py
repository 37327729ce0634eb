from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.items import Article, Image, Kind
from ingest.language.jumps import bare_page, join_jumps, label_numbers, page_number, split_jump
from tests.language.pieces import article, part

LABELS = {1: "第01版", 2: "第02版", 3: "第03版"}


@pytest.mark.parametrize(
    ("printed", "text", "phrase", "to", "from_"),
    [
        ("氛围。（下转二版）", "氛围。", "（下转二版）", "2", ""),
        ("氛围。(下转第02版)", "氛围。", "(下转第02版)", "2", ""),
        ("氛围。（下转第 2 版）", "氛围。", "（下转第 2 版）", "2", ""),
        ("氛围。（下转Ａ２版）", "氛围。", "（下转Ａ２版）", "A2", ""),
        ("当前工作的（转三版）", "当前工作的", "（转三版）", "3", ""),
        ("氛围。下转第十二版", "氛围。", "下转第十二版", "12", ""),
        ("氛围。\n下转2版", "氛围。", "下转2版", "2", ""),
        ("氛围。（下转第二版②）", "氛围。", "（下转第二版②）", "2", ""),
        ("氛围。（紧转4版）", "氛围。", "（紧转4版）", "4", ""),
        ("氛围。（下转A02版·要闻）", "氛围。", "（下转A02版·要闻）", "A2", ""),
        ("氛围。（下转第2、3版）", "氛围。", "（下转第2、3版）", "2", ""),
        ("氛围。（下转第2版、第3版）", "氛围。", "（下转第2版、第3版）", "2", ""),
        ("氛围。下接第3版", "氛围。", "下接第3版", "3", ""),
        ("氛围。（详见2-3版）", "氛围。", "（详见2-3版）", "2", ""),
        ("氛围。（下接第三版）", "氛围。", "（下接第三版）", "3", ""),
        ("氛围。〔下转三版〕", "氛围。", "〔下转三版〕", "3", ""),
        ("▲上接第一版\n氛围。", "氛围。", "▲上接第一版", "", "1"),
        ("氛围。（下转第　　版）", "氛围。", "（下转第　　版）", "", ""),
        ("下转第 页", "", "下转第 页", "", ""),
        (">> 详见三版 >>", "", ">> 详见三版 >>", "3", ""),
        ("（详见4版）", "", "（详见4版）", "4", ""),
        ("今年实事怎么办 详见三版", "今年实事怎么办", "详见三版", "3", ""),
        ("氛围。（相关报道见2版）", "氛围。", "（相关报道见2版）", "2", ""),
        ("（上接第一版）氛围", "氛围", "（上接第一版）", "", "1"),
        ("上接一版\n氛围", "氛围", "上接一版", "", "1"),
        ("（上接A1版）氛围", "氛围", "（上接A1版）", "", "A1"),
        ("（紧接第一版）\n氛围。（下转三版）", "氛围。", "（紧接第一版）\n（下转三版）", "3", "1"),
        ("（接1版）氛围", "氛围", "（接1版）", "", "1"),
        ("会议精神见于二版", "会议精神见于二版", "", "", ""),
        ("好消息接二连三", "好消息接二连三", "", "", ""),
        ("他说（见图）", "他说（见图）", "", "", ""),
        ("接连三版报道", "接连三版报道", "", "", ""),
        ("报纸改出三版。", "报纸改出三版。", "", "", ""),
    ],
)
def test_jump_phrases_are_cut_off_and_read(printed: str, text: str, phrase: str, to: str, from_: str) -> None:
    assert split_jump(printed) == (text, phrase, to, from_)


@given(st.text(alphabet="下转上接第一二23版页（）() >详见。，氛围\n", max_size=30))
def test_cutting_a_second_time_finds_nothing(text: str) -> None:
    rest, *_ = split_jump(text)
    assert split_jump(rest) == (rest, "", "", "")


def test_page_labels_name_their_pages_in_every_form() -> None:
    labels = {
        "第A1版": ("A1",),
        "第01版": ("1",),
        "01版：要闻": ("1",),
        "第一版": ("1",),
        "0607": ("6", "7"),
        "要闻": (),
    }
    assert {label: label_numbers(label) for label in labels} == labels
    assert [page_number(text) for text in ("二", "02", "Ａ０２", "", "版")] == ["2", "2", "A2", "", ""]


def head(
    body: str = "会议指出，各项工作要", headline: str = "全县重点项目集中开工", to: str = "2", key: str = "y/h"
) -> Article:
    return Article(parts=(part(body, 1, key, jump_text=f"（下转{to}版）", jump_to=to),), headline=headline)


def tail(body: str = "抓紧抓实。", headline: str = "", from_: str = "1", key: str = "y/t", page: int = 2) -> Article:
    text = f"（上接{from_}版）" if from_ else ""
    return Article(parts=(part(body, page, key, jump_text=text, jump_from=from_),), headline=headline)


def test_a_head_and_its_tail_become_one_article_of_two_parts() -> None:
    end = replace(tail(headline="重点项目集中开工"), images=(Image(url="b"),), byline_text="季和")
    other = article("别的事。", 2, "y/o", headline="别的事")
    joined, problems = join_jumps([replace(head(), images=(Image(url="a"),)), other, end], LABELS)
    assert problems == []
    assert joined[1] is other
    assert joined[0].body == "会议指出，各项工作要抓紧抓实。"
    assert joined[0].headline == "全县重点项目集中开工"
    assert [(one.page, one.source.key, one.is_run_on) for one in joined[0].parts] == [
        (1, "y/h", False),
        (2, "y/t", True),
    ]
    assert [image.url for image in joined[0].images] == ["a", "b"]
    assert joined[0].byline_text == "季和"


def test_a_paragraph_that_ended_is_not_run_on() -> None:
    joined, _ = join_jumps([head("会议结束。"), tail("会后，又开一会。")], LABELS)
    assert joined[0].body == "会议结束。\n会后，又开一会。"


def test_joining_again_changes_nothing() -> None:
    once, _ = join_jumps([head(), tail()], LABELS)
    again, problems = join_jumps(once, LABELS)
    assert again[0] is once[0]
    assert problems == []


def test_two_tails_that_fit_equally_are_joined_to_neither() -> None:
    articles = [head(), tail(key="y/t1"), tail(key="y/t2")]
    joined, problems = join_jumps(articles, LABELS)
    assert joined == articles
    assert {(one.kind, one.subject) for one in problems} == {("jump_unjoined", key) for key in ("y/h", "y/t1", "y/t2")}


def test_the_headline_tells_two_tails_apart_and_leaves_the_other_to_the_other_head() -> None:
    first, second = head(key="y/h1"), head(headline="望溪豆腐皮揭出富民路", key="y/h2")
    joined, problems = join_jumps(
        [first, second, tail("甲。", "重点项目集中开工", key="y/t1"), tail("乙。", key="y/t2")], LABELS
    )
    assert problems == []
    assert [[source.key for source in one.sources] for one in joined] == [["y/h1", "y/t1"], ["y/h2", "y/t2"]]


def test_a_tail_that_repeats_the_headline_needs_no_printed_origin() -> None:
    joined, problems = join_jumps([head(), tail(headline="全县重点项目集中开工", from_="")], LABELS)
    assert len(joined) == 1
    assert problems == []


def test_another_story_on_the_page_is_not_taken_for_the_tail() -> None:
    joined, problems = join_jumps([head(), article("别的事。", 2, "y/o", headline="县城公园开放")], LABELS)
    assert len(joined) == 2
    assert [one.subject for one in problems] == ["y/h"]


def test_a_missing_head_is_said_too() -> None:
    _, problems = join_jumps([tail()], LABELS)
    assert [(one.kind, one.subject) for one in problems] == [("jump_unjoined", "y/t")]


def test_a_pointer_is_not_joined_and_is_no_problem() -> None:
    pointer = Article(
        parts=(part("", 1, "y/p", jump_text="详见二版", jump_to="2"),), kind=Kind.POINTER, headline="重点项目"
    )
    joined, problems = join_jumps([pointer, article("事。", 2, "y/s", headline="重点项目")], LABELS)
    assert joined[0] is pointer
    assert problems == []


def test_a_story_printed_whole_on_both_pages_is_kept_once() -> None:
    text = "县里今天召开会议，安排部署春耕生产的各项工作，要求抓紧抓实。"
    joined, problems = join_jumps(
        [head(text), tail(text + "\n会议还说别的。", headline="全县重点项目集中开工")], LABELS
    )
    assert problems == []
    assert joined[0].body == text + "\n会议还说别的。"
    assert [one.body for one in joined[0].parts] == [text + "\n会议还说别的。", ""]


def test_a_story_over_three_pages_is_joined_in_order() -> None:
    middle = Article(parts=(part("乙", 2, "y/m", jump_text="（上接1版）\n（下转3版）", jump_from="1", jump_to="3"),))
    joined, problems = join_jumps([tail("丙。", from_="2", key="y/e", page=3), middle, head("甲")], LABELS)
    assert problems == []
    assert [one.body for one in joined] == ["甲乙丙。"]


def test_two_ends_that_name_each_other_both_ways_do_not_hang() -> None:
    one = Article(
        parts=(part("甲", 1, "y/1", jump_text="（上接2版）（下转2版）", jump_from="2", jump_to="2"),),
        headline="同一件事情",
    )
    two = Article(
        parts=(part("乙", 2, "y/2", jump_text="（上接1版）（下转1版）", jump_from="1", jump_to="1"),),
        headline="同一件事情",
    )
    assert len(join_jumps([one, two], LABELS)[0]) == 2


def test_a_letter_page_is_found_by_its_label() -> None:
    labels = {1: "第A1版", 2: "第A2版", 3: "第B1版", 4: "第B2版"}
    joined, problems = join_jumps([head(to="B2"), tail(from_="A1", page=4)], labels)
    assert len(joined) == 1
    assert problems == []


@pytest.mark.parametrize(
    ("text", "page"), [("（四版）", "4"), ("▶▶ 2版", "2"), ("（上接第一版）", ""), ("（下转二版）", "")]
)
def test_only_a_page_alone_is_a_pointer_without_a_verb(text: str, page: str) -> None:
    assert bare_page(text) == page

"""Two readings of one printed article match, two articles that only look alike do not."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.archive.likeness import ALIKE, match, similarity
from ingest.items import Article, Image, Kind
from tests.archive.pieces import CLINIC, PLOUGHING, article, flat, joined

LOSS = "本人{name}不慎将居民身份证遗失，证号{number}，自登报之日起声明作废，由此产生的一切后果由本人承担。特此声明。"
RECRUIT = (
    "云岫县{place}中心小学因教学需要，现面向全县公开招聘代课教师两名，要求本科以上学历，有意者请到学校教务处报名。"
)


def same(one: Article, other: Article) -> bool:
    assert similarity(one, other) == similarity(other, one)
    return similarity(one, other) >= ALIKE


def test_white_space_width_and_punctuation_do_not_count() -> None:
    spaced = PLOUGHING.replace("，", ", ").replace("3月13日", "３月 １３日").replace("\n", "\n　　")
    assert similarity(article("a"), flat("b", "云 岫 春 耕 忙", spaced)) == 1.0


@pytest.mark.parametrize(
    "other",
    [
        flat("b", body=PLOUGHING.replace("轰鸣", "轰呜").replace("教大家", "教大冢")),
        flat("b", "", PLOUGHING),
        flat("b", "云岫春耕正忙"),
        flat("b", body=PLOUGHING + "\n记者 王远 摄"),
        flat("b", body=PLOUGHING.split("\n")[0]),
        flat("b", "另一个标题", PLOUGHING + CLINIC),
    ],
    ids=["misread", "no-headline", "corrected-headline", "caption", "cut-short", "merged"],
)
def test_two_readings_of_one_story_match(other: Article) -> None:
    assert same(article("a"), other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (article("a"), article("b", "云岫春耕忙", CLINIC)),
        (article("a"), article("b", "医疗队进柳河", CLINIC)),
        (article("a"), article("b", "云岫春耕忙", "", kind=Kind.POINTER)),
        (article("a", body=""), article("b", "医疗队进柳河", "")),
        (article("a", "", ""), article("b", "", "")),
        (article("a", "", "", images=(Image(caption="机器"),)), article("b", "", "", images=(Image(caption="老人"),))),
    ],
    ids=["same-headline", "different", "pointer-and-story", "two-banners", "nothing", "two-photos"],
)
def test_two_articles_do_not_match(one: Article, other: Article) -> None:
    assert not same(one, other)


@pytest.mark.parametrize("kind", [Kind.NOTICE, Kind.ADVERT, Kind.BRIEF])
@pytest.mark.parametrize("headline", ["遗失声明", ""])
def test_two_notices_of_one_template_do_not_match(kind: Kind, headline: str) -> None:
    one = article("a", headline, LOSS.format(name="季和", number="210921198001011234"), kind=kind)
    other = article("b", headline, LOSS.format(name="贺兰舟", number="210921199202025678"), kind=kind)
    if headline and kind is Kind.BRIEF:
        other = replace(other, kind=Kind.NOTICE)
    assert not same(one, other)
    assert same(one, flat("c", headline, one.body.replace("，", ","), kind=Kind.BRIEF))


def test_short_texts_of_one_template_do_not_match_though_nobody_calls_them_notices() -> None:
    names = (("季和", "210921198001011234"), ("贺兰舟", "210921199202025678"))
    one, other = (article(name, "声明", LOSS.format(name=name, number=number)) for name, number in names)
    assert not same(one, other)
    one, other = (article(at, f"{at}小学招聘", RECRUIT.format(place=at)) for at in ("清塘", "柳河"))
    assert not same(one, other)
    assert same(one, flat("c", "清塘小学招聘", one.body.replace("教师", "敎师")))


def test_a_long_story_rewritten_under_its_headline_matches_and_another_headline_does_not() -> None:
    told = [
        f"第{n}段说的是{name}家的春耕，一天里翻了三块地，晚上还去看水。"
        for n, name in enumerate("甲乙丙丁戊己庚辛壬癸")
    ]
    one, other = "\n".join(told), "\n".join(told[:6]) + CLINIC
    assert same(article("a", body=one), article("b", body=other))
    assert not same(article("a", body=one), article("b", "医疗队进柳河", other))


def test_notices_that_differ_in_one_character_do_not_match() -> None:
    one = article("a", "招聘启事", RECRUIT.format(place="清塘"), kind=Kind.NOTICE)
    other = article("b", "招聘启事", RECRUIT.format(place="清溪"), kind=Kind.NOTICE)
    assert not same(one, other)
    long = RECRUIT * 8
    assert not same(article("a", "公告", long.format(place="清塘"), kind=Kind.NOTICE),
                    article("b", "公告", long.format(place="清溪"), kind=Kind.NOTICE))  # fmt: skip


def test_notices_with_the_name_in_the_headline_alone_do_not_match() -> None:
    body = RECRUIT.format(place="本")
    one, other = (article("a", f"{name}启事", body, kind=Kind.NOTICE) for name in ("清塘", "柳河"))
    assert not same(one, other)


def test_items_without_a_body_match_by_headline() -> None:
    pointer = article("a", "医疗队进柳河", "", kind=Kind.POINTER, deck=("导读", "医疗队进柳河"))
    assert same(pointer, flat("b", "医疗队进柳河", "", kind=Kind.POINTER))
    photo = article("a", "春耕", "", images=(Image(caption="3月13日，机器在云岫县的田里翻耕。"),), kind=Kind.PHOTO)
    assert same(photo, flat("b", "春耕", "3月13日，机器在云岫县的田里翻耕。"))


def test_one_pages_piece_matches_the_whole_story() -> None:
    whole = joined(article("a"), article("c", "", CLINIC * 3, page=2))
    assert same(whole, flat("b", body=PLOUGHING.replace("轰鸣", "轰呜")))


def test_matching_is_one_to_one_best_first_and_on_one_page() -> None:
    old = {
        "exact": article("a"),
        "near": article("b", body=PLOUGHING.replace("轰鸣", "轰呜")),
        "far": article("c", page=2),
    }
    new = [flat("x", body=PLOUGHING.replace("轰鸣", "轰呜")), flat("y"), flat("z")]
    assert match(new, old) == {0: "near", 1: "exact"}
    assert match([], old) == match(new, {}) == {}


@given(st.permutations(range(5)))
def test_readings_find_their_articles_in_any_order(order: list[int]) -> None:
    bodies = [f"{name}在{place}种{crop}，今年的收成比去年好得多，村里人都来学。" * 3 for name, place, crop in zip(
        ("季和", "苏禾", "王远", "林知", "陆秋"), ("柳河", "清塘", "北岭", "南湾", "西沟"), "稻麦豆茶棉", strict=True)]  # fmt: skip
    rows = {str(n): article(f"a{n}", "丰收", bodies[n]) for n in range(5)}
    assert match([flat(f"b{n}", "丰收", bodies[n]) for n in order], rows) == {i: str(n) for i, n in enumerate(order)}

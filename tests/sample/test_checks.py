"""Every rule between the fields of an article fires for what it forbids, and for nothing in a sound article."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ingest.items import Byline, Kind, Role
from sample.checks import ARTICLE_RULES, article_problems, page_named, weekday
from sample.lunar import lunar_date
from sample.printed import Continuation, Picture, Printed

REST = Continuation(
    page=2, position=1, jump_text="（下转二版）", from_text="（上接一版）", headline=(), cuts_paragraph=False, body="下午收工。"
)  # fmt: skip
STORY = Printed(
    slug="story",
    kind=Kind.STORY,
    column_label="春耕",
    column_style="【】",
    headline=("云岫春耕忙",),
    byline_line="□ 本报记者 陆知秋",
    signature="（季　和）",
    byline_text="□ 本报记者 陆知秋\n（季　和）",
    dateline_text="本报松川3月13日电",
    dateline_place="松川",
    dateline_on=date(2024, 3, 13),
    body="本报松川3月13日电 田里机声不断。\n人们说：“快了！”",
    bylines=(
        Byline(role=Role.REPORTER, name="陆知秋", raw="本报记者 陆知秋"),
        Byline(role=Role.AUTHOR, name="季和", raw="季　和"),
        Byline(role=Role.PHOTOGRAPHER, name="叶听澜", raw="叶听澜 摄"),
    ),
    images=(Picture(file="field.jpg", caption="机器插秧。", credit="叶听澜 摄"),),
    continuation=REST,
)
PLAIN = Printed(slug="plain", kind=Kind.STORY, headline=("题",), body="正文。")
POINTER = replace(PLAIN, kind=Kind.POINTER, body="", jump_text="详见二版", points_to="story")
BANNER = replace(PLAIN, kind=Kind.BANNER, body="", covers=("story",))
PHOTO = replace(PLAIN, kind=Kind.PHOTO, body="", images=STORY.images, bylines=STORY.bylines[2:])
POEM = replace(PLAIN, kind=Kind.POEM, verse=True, body="　　一行\n另一行")
SOUND = (STORY, PLAIN, POINTER, BANNER, PHOTO, POEM, replace(PLAIN, kind=Kind.BRIEF, roundup="简讯", headline=()))

WRONG: dict[str, list[tuple[Printed, dict[str, Any]]]] = {
    "column_style is none of 【】 《》 （） () [] or empty": [(STORY, {"column_style": "<>"})],
    "column_style without a column_label": [(STORY, {"column_label": ""})],
    "column_label holds its brackets": [(STORY, {"column_label": "【春耕】"})],
    "headline, body and images are all empty": [(PLAIN, {"headline": (), "body": ""})],
    "body: a line is blank": [(PLAIN, {"body": "一。\n\n二。"}), (POEM, {"body": "一\n　\n二"})],
    "body, deck or caption: a line begins or ends with a blank": [
        (PLAIN, {"body": "　　正文。"}),
        (PLAIN, {"headline": ("题 ",)}),
        (PLAIN, {"kicker": (" 题",)}),
        (PHOTO, {"images": (replace(STORY.images[0], caption="机器插秧。　"),)}),
    ],
    "body: a jump text stands in it": [
        (PLAIN, {"body": "正文。（下转二版）"}),
        (PLAIN, {"body": "（上接第A1版）正文。"}),
        (PLAIN, {"body": "正文(转3版)"}),
        (PLAIN, {"body": "正文。\n>> 详见三版 >>"}),
    ],
    "body: the signature stands in it": [(STORY, {"continuation": replace(REST, body="收工。（季　和）")})],
    "body: it ends with the byline, which belongs into signature": [
        (PLAIN, {"body": "正文。（季和）", "byline_text": "季和"}),
        (PLAIN, {"body": "正文。(季和)", "byline_text": "季和"}),
    ],
    "body: the byline_line stands in it": [(STORY, {"body": f"{STORY.body}\n{STORY.byline_line}"})],
    "body: a caption stands in it": [(STORY, {"body": f"{STORY.body}\n机器插秧。"})],
    "images: the credit stands in the caption": [
        (PHOTO, {"images": (replace(STORY.images[0], caption="插秧。叶听澜 摄"),)})
    ],
    "dateline_text does not open the body": [(PLAIN, {"dateline_text": "本报讯"})],
    "dateline_place does not stand in dateline_text": [(STORY, {"dateline_place": "北京"})],
    "dateline_on without its day in dateline_text": [
        (STORY, {"dateline_on": date(2024, 3, 3)}),
        (PLAIN, {"dateline_on": date(2024, 3, 13)}),
    ],
    "byline_text: a line of it is printed nowhere": [(PLAIN, {"byline_text": "季和"})],
    "byline_line is missing in byline_text": [(STORY, {"byline_text": "季　和"})],
    "signature is missing in byline_text": [(STORY, {"byline_text": "本报记者 陆知秋\n季　和"})],
    "verse: a poem's line breaks are meant": [(POEM, {"verse": False})],
    "body: a pointer or banner has none": [(POINTER, {"body": "正文。"}), (BANNER, {"body": "正文。"})],
    "a pointer needs headline, jump_text and points_to": [
        (POINTER, {"headline": ()}),
        (POINTER, {"jump_text": ""}),
        (POINTER, {"points_to": ""}),
    ],
    "points_to belongs to a pointer": [(PLAIN, {"points_to": "story"})],
    "a banner needs headline and covers": [(BANNER, {"headline": ()}), (BANNER, {"covers": ()})],
    "covers belongs to a banner": [(PLAIN, {"covers": ("story",)})],
    "a photo needs images, and no body": [(PHOTO, {"images": ()}), (PHOTO, {"body": "正文。"})],
    "roundup belongs to a brief": [(PLAIN, {"roundup": "简讯"})],
    "kind: the colophon is a field of its page": [(PLAIN, {"kind": Kind.COLOPHON})],
    "continuation: cuts_paragraph contradicts how the first piece ends": [
        (STORY, {"continuation": replace(REST, cuts_paragraph=True)}),
        (STORY, {"body": f"{STORY.body}一半"}),
    ],
    "continuation: a piece has no body": [(STORY, {"continuation": replace(REST, body="")})],
}


@pytest.mark.parametrize("article", SOUND, ids=lambda article: article.kind.value)
def test_a_sound_article_has_no_problem(article: Printed) -> None:
    assert article_problems(article) == []


@pytest.mark.parametrize("rule", ARTICLE_RULES)
def test_every_rule_fires(rule: str) -> None:
    for article, change in WRONG[rule]:
        assert rule in article_problems(replace(article, **change)), change


@pytest.mark.parametrize(
    ("byline", "said"),
    [
        (Byline(role=Role.REPORTER, name="陆知秋", raw="记者陆知秋"), "raw “记者陆知秋” stands neither"),
        (Byline(role=Role.REPORTER, name="陆知秋", raw=""), "raw “” stands neither"),
        (Byline(role=Role.REPORTER, name="陆秋", raw="陆知秋"), "name “陆秋” does not stand"),
        (Byline(role=Role.REPORTER, name="", raw="陆知秋"), "name “” does not stand"),
    ],
)
def test_a_byline_is_printed(byline: Byline, said: str) -> None:
    assert any(said in problem for problem in article_problems(replace(STORY, bylines=(byline,))))


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("第01版", "1"),
        ("第A1版", "A1"),
        ("01版", "1"),
        ("第10版", "10"),
        ("（下转第二版）", "2"),
        ("（转3版）", "3"),
        (">> 详见A2版 >>", "A2"),
        ("要闻", ""),
        ("今日导读", ""),
    ],
)
def test_a_label_and_a_jump_name_the_same_page(text: str, page: str) -> None:
    assert page_named(text) == page


@pytest.mark.parametrize(
    ("on", "lunar"),
    [
        (date(2024, 2, 10), "甲辰年正月初一"),
        (date(2024, 3, 9), "甲辰年正月廿九"),
        (date(2024, 3, 10), "甲辰年二月初一"),
        (date(2024, 3, 19), "甲辰年二月初十"),
        (date(2024, 3, 29), "甲辰年二月二十"),
        (date(2024, 3, 30), "甲辰年二月廿一"),
        (date(2024, 4, 8), "甲辰年二月三十"),
        (date(2025, 1, 28), "甲辰年腊月廿九"),
    ],
)
def test_a_lunar_date_is_the_calendars(on: date, lunar: str) -> None:
    assert lunar_date(on) == lunar


@pytest.mark.parametrize("on", [date(2024, 2, 9), date(2025, 1, 29), date(2030, 1, 1)])
def test_a_lunar_date_outside_the_table_is_an_error(on: date) -> None:
    with pytest.raises(ValueError, match=r"not in sample/lunar\.py"):
        lunar_date(on)


def test_a_week_begins_on_monday() -> None:
    assert [weekday(date(2024, 3, day))[-1] for day in range(11, 18)] == list("一二三四五六日")

"""Blocks are parted into articles where they should be, and every boundary says why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.segmentation import SET_ASIDE, county_pages, score_pages
from ingest.layout.flat_text import split_blocks
from ingest.layout.labelling import label_blocks
from ingest.layout.segmentation import segment

BODY = "清塘镇的农户说，今年的种子早早就备好了，农机也检修过，只等天气转暖就可以下田。"
OTHER = "3月14日，县图书馆把流动书车开进了望湖乡中心小学，孩子们排着队挑选绘本和童话。"
NEWS = "本报讯（记者 陆知秋）3月13日，全县春季农业生产现场会在清塘镇召开。"


def parted(*blocks: str) -> list[list[str]]:
    page = label_blocks(split_blocks("\n\n".join(blocks)))
    return [[one.block.text for one in part.blocks] for part in segment(page)]


def starts(*blocks: str) -> list[str]:
    return [blocks[0] for blocks in parted(*blocks)]


def test_a_headline_over_an_opening_starts_an_article() -> None:
    assert starts("春耕现场会召开", NEWS, BODY, "书车开进了校园", "乡里孩子乐开怀", NEWS) == [
        "春耕现场会召开",
        "书车开进了校园",
    ]


def test_what_goes_on_from_another_day_of_this_page_starts_an_article() -> None:
    rest = "（上接三月二日本版）老人把种子一袋袋搬上车，又嘱咐了几句，才放心地往回走。"
    assert starts("春耕现场会召开", NEWS, BODY, rest, BODY) == ["春耕现场会召开", rest]


def test_a_column_between_dots_starts_an_article() -> None:
    assert starts("山里的灯", BODY, BODY, "·读者来信·", "请留几个座位", OTHER) == ["山里的灯", "·读者来信·"]


def test_the_songs_of_several_under_one_title_are_one_article() -> None:
    song = "扁豆花，爬上房，\n小妮踮脚望棠梁。\n棠梁路上一溜烟，\n是俺大舅赶车还。"
    assert starts("山里的灯", BODY, BODY, "清塘小调二首", "陆知秋 搜集", "扁豆花", song, "纺花谣", song) == [
        "山里的灯",
        "清塘小调二首",
    ]


def test_what_is_numbered_in_brackets_stays_in_its_article() -> None:
    told = [
        "【一】修大店水库",
        "1959年冬，大店水库工地，妇女抬土上坝。",
        "【二】第一台拖拉机",
        "1966年春，公社买回拖拉机。",
    ]
    assert starts("老照片里的清塘", BODY, *told) == ["老照片里的清塘"]


def test_who_attended_stays_under_the_headline() -> None:
    assert starts("山里的灯", BODY, "陆远山在清塘镇调研时强调", "抓住春耕不松手", "何漱石一同调研", OTHER, BODY) == [
        "山里的灯",
        "陆远山在清塘镇调研时强调",
    ]


def test_an_office_stands_over_the_numbered_notice_that_it_issues() -> None:
    notice = ["清塘县防汛抗旱指挥部", "第4号通告", "为保障安全，现通告如下：", "一、河堤上不得停车。"]
    assert starts("山里的灯", BODY, BODY, *notice) == ["山里的灯", "清塘县防汛抗旱指挥部"]


def test_numbered_pictures_are_one_article() -> None:
    pictures = ["图①：清塘镇重新亮灯的那一刻。", "图②：村民把热粥送到车窗边。", "图③：职工在铁塔上敲冰。"]
    assert starts("山里的灯", BODY, NEWS, BODY, *pictures)[-1] not in pictures[1:]


@pytest.mark.parametrize("note", ["（节选）", "（2024年3月1日）", "（第三号）"])
def test_what_stands_in_brackets_under_a_title_parts_nothing(note: str) -> None:
    speech = ["在全县劳动模范大会上的讲话", note, "陆远山", "同志们：", BODY, BODY]
    assert starts(*speech) == ["在全县劳动模范大会上的讲话"]


def test_a_deck_stays_with_its_story() -> None:
    assert starts("继全省会议后", "春耕现场会召开", "陆远山出席", NEWS, BODY) == ["继全省会议后"]


def test_a_headline_with_its_author_starts_an_article() -> None:
    assert starts("春耕现场会召开", NEWS, BODY, "山里的灯", "苏禾", BODY) == ["春耕现场会召开", "山里的灯"]


def test_a_headline_after_a_signature_starts_an_article() -> None:
    assert starts("春耕现场会召开", BODY + "（季和）", "书车开进校园", OTHER) == ["春耕现场会召开", "书车开进校园"]


def test_a_sub_heading_stays_in_its_article() -> None:
    long = BODY * 5
    assert starts("春耕忙", "本报记者 陆知秋", long, "种子早早备好", long, "农机都已检修", long) == ["春耕忙"]


def test_numbered_points_stay_in_their_article() -> None:
    assert starts("春耕怎么办", BODY, "一、种子", BODY, "二、农机", BODY) == ["春耕怎么办"]


def test_a_pointer_ends_with_its_jump() -> None:
    assert starts("春耕现场会召开", ">> 详见二版 >>", "书车开进校园", NEWS) == ["春耕现场会召开", "书车开进校园"]
    assert starts("书车开进校园", NEWS, "春耕现场会召开", "详见二版") == ["书车开进校园", "春耕现场会召开"]


def test_pictures_notices_and_continuations_start_an_article() -> None:
    found = starts(
        "春耕忙", NEWS, "图片新闻", "图为油菜花。苏禾 摄", "关于停水的公告", BODY, "书车进校园", "（上接第一版）" + BODY
    )
    assert found == ["春耕忙", "图片新闻", "关于停水的公告", "书车进校园"]


def test_a_picture_story_after_an_essay_starts_an_article() -> None:
    caption = "图为：望溪镇的溪滩上，几只水鸟引得放学的孩子停下脚步。苏禾 摄"
    assert starts("春耕忙", NEWS, BODY, "溪头听鸟", caption, "关于停水的公告", BODY) == [
        "春耕忙",
        "溪头听鸟",
        "关于停水的公告",
    ]


def test_pictures_between_headline_and_opening_do_not_hide_the_headline() -> None:
    caption = "图为：孩子们跟着屏幕里的老师学画竹子。苏禾 摄"
    assert starts("春耕忙", NEWS, BODY, "屏幕那头的老师", caption, NEWS, BODY) == ["春耕忙", "屏幕那头的老师"]


def test_the_items_of_a_roundup_are_articles() -> None:
    found = parted("简　讯", BODY, OTHER, "春耕现场会召开", NEWS, BODY)
    assert found == [["简　讯", BODY], [OTHER], ["春耕现场会召开", NEWS, BODY]]


def test_openings_without_headlines_are_briefs_when_signed() -> None:
    assert starts("春耕忙", NEWS, BODY, NEWS + "（季和）", NEWS + "（苏禾）") == [
        "春耕忙",
        NEWS + "（季和）",
        NEWS + "（苏禾）",
    ]


def test_furniture_stands_alone() -> None:
    found = parted("云岫报", "2024年3月15日 星期五 总第1186期", "春耕忙", NEWS, "责编：林知远 校对：苏禾")
    assert [len(part) for part in found] == [2, 2, 1]


def test_every_boundary_has_a_reason() -> None:
    page = label_blocks(split_blocks("\n\n".join(["春耕忙", NEWS, BODY, "书车开进校园", NEWS])))
    assert [part.reason() for part in segment(page)] == ["the page starts", "a headline over an opening (本报讯)"]


def test_an_editors_note_opens_what_it_introduces() -> None:
    note = "编者按：又到毕业季，我们请几位老师写下想说的话，今天刊登两篇。"
    assert starts("春耕忙", NEWS, BODY, note, "最后一课", "□ 苏禾", BODY) == ["春耕忙", note]


def test_an_editors_note_under_a_columns_name_opens_what_it_introduces() -> None:
    note = "开栏的话：一线有火热的实践。今起，本报推出专栏，从一件小事看发展。"
    assert starts("春耕忙", NEWS, BODY, "一线微观察", note, "隧道深处的夜班", "记者 陆知秋", BODY) == [
        "春耕忙",
        "一线微观察",
    ]


def test_a_dated_paragraph_under_the_title_of_its_picture_stays_with_it() -> None:
    picture = ("山村冬韵", "12月16日拍摄的清塘镇石佛村。一场小雪过后，古槐、老屋相映成趣。", "苏禾 摄")
    assert starts("春耕忙", NEWS, BODY + "（季和）", *picture) == ["春耕忙", "山村冬韵"]


def test_questions_and_answers_stay_under_their_headline() -> None:
    asked = ("问：今年的缴费标准是多少？（读者 方女士）", "答：每人每年三百五十元。", "问：怎么缴？", "答：用手机缴。")
    assert starts("春耕忙", NEWS, BODY, "医保怎么缴", *asked, "书车开进校园", NEWS) == [
        "春耕忙",
        "医保怎么缴",
        "书车开进校园",
    ]


def test_notices_in_a_row_are_articles() -> None:
    lost = ("遗失声明", "郏水根遗失驾驶证，声明作废。", "郏水根遗失行驶证，声明作废。")
    found = starts(
        "关于停水的公告", BODY, "县自来水公司\n2024年3月14日", *lost, "招　聘", BODY, "县制衣厂", "房屋出租", BODY
    )
    assert found == ["关于停水的公告", "遗失声明", "招　聘", "房屋出租"]


def test_an_opening_after_a_correction_is_news() -> None:
    agency = "新华社北京11月4日电 今冬明春全国农田水利建设全面展开，各地正抓紧施工。"
    assert starts("更 正", "本报上期二版一处地名有误。特此更正。", agency) == ["更 正", agency]


def test_poems_are_articles_but_for_those_of_a_group() -> None:
    verse = "一夜东风过小桥，\n柳丝如线雨如毛。\n老牛不识春来早，\n犹向东坡嚼旧梢。"
    assert starts("春到云岫", "苏禾", verse, "渡口", verse) == ["春到云岫", "渡口"]
    assert starts("春到云岫（外一首）", "苏禾", verse, "渡口", verse) == ["春到云岫（外一首）"]


def test_a_letter_and_the_weather_start_an_article() -> None:
    weather = "天气：今天阴有小雨，3℃到9℃"
    found = starts("春耕忙", NEWS, BODY, "致全县农户的一封信", "亲爱的乡亲们：", BODY, weather)
    assert found == ["春耕忙", "致全县农户的一封信", weather]


def test_a_picture_that_no_story_goes_with_is_an_article() -> None:
    alone = "5月4日，云岫古镇举行巡游活动，吸引众多游客驻足观看。（苏禾 摄影报道）"
    assert starts("春耕忙", NEWS, BODY, alone) == ["春耕忙", alone]


def test_the_title_of_a_storys_last_part_stays_in_it() -> None:
    assert starts("春耕忙", NEWS, BODY, "记者手记", OTHER) == ["春耕忙"]


def test_a_continuation_after_a_text_is_no_signature_of_it() -> None:
    assert starts("春耕忙", NEWS, BODY, "（上接A1版）", OTHER) == ["春耕忙", "（上接A1版）"]


def test_what_follows_a_jump_is_another_article() -> None:
    jumping = BODY + "（下转第二版）"
    assert starts("春耕忙", NEWS, jumping, "种子备好", OTHER) == ["春耕忙", "种子备好"]
    assert starts("春耕忙", NEWS, BODY, "（下转第二版）", "种子备好", OTHER) == ["春耕忙", "种子备好"]


def test_the_office_that_was_asked_answers_in_the_same_article() -> None:
    assert starts("有问必答", "读者问：", BODY, "（读者 苏禾）", "县农业局答：", OTHER) == ["有问必答"]
    assert starts("路灯坏了谁来修", BODY, "（读者 苏禾）", "县城管局回复：" + OTHER) == ["路灯坏了谁来修"]


def test_a_paragraph_for_each_place_is_a_roundup() -> None:
    places = [f"{place} {BODY}" for place in ("长垄镇", "永安乡", "石埠街道")]
    assert starts("各地春耕一览", *places) == ["各地春耕一览", *places[1:]]
    assert starts("各地春耕一览", *places[:2], "农机下田", OTHER)[1:] != places[1:]


def test_marked_paragraphs_are_a_roundup_unless_they_are_advice() -> None:
    items = [f"△{OTHER}", f"△{BODY}", f"△{OTHER}"]
    assert starts("一周身边事", *items) == ["一周身边事", *items[1:]]
    advice = ["△种子先晒再泡。", "△秧田不要淹水。", "△夜里盖好薄膜。"]
    assert starts("春耕小贴士", *advice) == ["春耕小贴士"]


def test_every_day_of_a_diary_is_of_one_article() -> None:
    assert starts("防汛日记", "苏禾", "7月3日 雨", BODY + "（苏禾）", "7月4日 多云", OTHER) == ["防汛日记"]


def test_a_dated_paragraph_over_nothing_but_a_credit_is_a_picture_s() -> None:
    assert starts("春耕忙", NEWS, BODY, OTHER, "苏禾 摄", "书车来了", NEWS) == ["春耕忙", OTHER, "书车来了"]


def test_lines_with_a_page_s_number_under_the_guide_are_pointers() -> None:
    guide = ("今日看点", "春耕现场会召开 A1", "书车开进校园 A2", "山里的灯 A3")
    assert starts(*guide, "全县春耕忙", NEWS) == ["今日看点", *guide[2:], "全县春耕忙"]


def test_a_day_under_an_office_dates_the_notice() -> None:
    found = starts("寻人启事", BODY, "云岫县疾病预防控制中心", "2月9日", "春耕现场会召开", NEWS)
    assert found == ["寻人启事", "春耕现场会召开"]


def test_composed_county_pages_are_split_as_they_were_composed() -> None:
    score = score_pages(county_pages("looked_at", cuts=True))
    assert score.boundary_f1 >= 0.97, score.missed
    assert score.exact >= 0.9, score.missed


def test_pages_of_papers_that_nothing_was_learnt_from_are_split() -> None:
    score = score_pages([page for name in SET_ASIDE for page in county_pages(name, cuts=True)])
    assert score.articles > 2600
    assert score.boundary_f1 >= 0.955
    assert score.exact >= 0.905


@pytest.mark.parametrize(
    ("name", "boundary_f1", "exact"),
    [
        ("aside", 0.92, 0.87),
        ("counted", 0.93, 0.86),
        ("front_of_today", 0.93, 0.87),
        ("media_fronts", 0.93, 0.86),
        ("old_sheets", 0.96, 0.91),
        ("plains", 0.94, 0.88),
        ("rivers", 0.94, 0.86),
        ("town_talk", 0.93, 0.86),
        ("unseen", 0.95, 0.9),
        ("weekdays", 0.95, 0.91),
        ("writers", 0.9, 0.82),
    ],
)
def test_each_file_of_such_pages_is_split(name: str, boundary_f1: float, exact: float) -> None:
    score = score_pages(county_pages(name, cuts=True))
    assert score.boundary_f1 >= boundary_f1
    assert score.exact >= exact


def test_a_poem_of_another_author_is_none_of_a_group() -> None:
    verse = "一夜东风过小桥，\n柳丝如线雨如毛。\n老牛不识春来早，\n犹向东坡嚼旧梢。"
    assert starts("春到云岫（外一首）", "苏禾", verse, "渡口", verse, "七律·登塔", "陆知秋", verse) == [
        "春到云岫（外一首）",
        "七律·登塔",
    ]


def test_what_follows_a_signed_letter_is_another_article() -> None:
    letter = ("谁来修路灯", "编辑同志：", BODY, "清塘镇 部分家长")
    assert starts(*letter, "书车开进校园", OTHER) == ["谁来修路灯", "书车开进校园"]


def test_the_rest_of_a_story_from_the_same_page_goes_on_under_its_jump() -> None:
    assert starts("春耕忙", NEWS, "（上接本版左上）", BODY)[1:] == ["（上接本版左上）"]


@given(
    st.lists(
        st.sampled_from(["春耕忙", BODY, OTHER, NEWS, "（季和）", "苏禾", "简讯", "详见二版", "【栏目】", "一、种子"])
    )
)
def test_every_block_is_in_exactly_one_article(blocks: list[str]) -> None:
    page = label_blocks(split_blocks("\n\n".join(blocks)))
    assert [one for part in segment(page) for one in part.blocks] == list(page)

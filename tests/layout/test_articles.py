"""Blocks become articles: deck, byline, paragraphs and kind."""

from dataclasses import replace

import pytest

from ingest.items import Kind
from ingest.layout.articles import Draft, draw_up
from ingest.layout.blocks import Block, block
from ingest.layout.flat_text import split_blocks
from ingest.layout.labelling import label_blocks
from ingest.layout.segmentation import Segment, segment

BODY = "清塘镇的农户说，今年的种子早早就备好了，农机也检修过，只等天气转暖就可以下田。"
NEWS = "本报讯（记者 陆知秋）3月13日，全县春季农业生产现场会在清塘镇召开，部署下一步重点任务。"
DECK = "全县春季农业生产现场会在清塘镇召开 部署下一步重点任务"


def drafts(*blocks: str) -> tuple[Draft, ...]:
    return draw_up(segment(label_blocks(split_blocks("\n\n".join(blocks)))))


def test_a_heading_under_the_author_is_the_first_sub_heading_and_no_line_of_the_deck() -> None:
    (draft,) = drafts("一渠水三个村", "——云岫县抗旱侧记", "本报记者 苏禾", "一个人守着一块闸板", BODY)
    assert draft.deck == ("一渠水三个村", "——云岫县抗旱侧记")
    assert draft.paragraphs == ("一个人守着一块闸板", BODY)
    (draft,) = drafts("□ 本报记者 苏禾", "一渠水三个村", BODY)
    assert draft.deck == ("一渠水三个村",)


@pytest.mark.parametrize(
    ("blocks", "kind"),
    [
        (("春耕现场会召开", NEWS, BODY), Kind.STORY),
        ((NEWS, BODY), Kind.BRIEF),
        (("春耕现场会召开", ">> 详见二版 >>"), Kind.POINTER),
        (("齐心协力抢农时", "各乡镇备耕忙"), Kind.BANNER),
        (("图片新闻", "图为望湖乡的油菜花田。贺兰舟 摄"), Kind.PHOTO),
        (("油菜花开（摄影）", "（贺兰舟）"), Kind.PHOTO),
        (("关于停水的公告", BODY, "云岫县自来水公司", "2024年3月14日"), Kind.NOTICE),
        (("公　示", BODY, "2024年3月14日"), Kind.NOTICE),
        (("春到云岫", "苏禾", "一夜东风过小桥，\n柳丝如线雨如毛。\n老牛不识春来早，\n犹向东坡嚼旧梢。"), Kind.POEM),
        (("广告", "山居民宿迎春", BODY), Kind.ADVERT),
        (("山居民宿迎春", BODY, "预订电话：0000-6627359"), Kind.ADVERT),
        (("2024年3月15日 星期五 总第1186期",), Kind.MASTHEAD),
        (("责编：林知远　校对：贺兰舟",), Kind.COLOPHON),
    ],
)
def test_the_kind_is_told_by_what_the_blocks_are(blocks: tuple[str, ...], kind: Kind) -> None:
    (found,) = drafts(*blocks)
    assert found.kind is kind


def test_a_photo_storys_text_is_all_its_captions_those_too_that_nobody_signed() -> None:
    captions = ("1、望湖乡的油菜花田。（本报记者 贺兰舟 摄）", "2、清塘镇养鹿场年收入超百万元，鹿群正在一角饮水。")
    (found,) = drafts("图片新闻", *captions)
    assert (found.kind, found.paragraphs, found.captions) == (Kind.PHOTO, captions, captions[:1])


def test_a_story_has_its_parts_in_their_places() -> None:
    (found,) = drafts("【春耕进行时】", "春耕忙\n机器来", "农户乐开怀", "本报记者 陆知秋", BODY, "第二段到此为止。")
    assert found.column_label == "春耕进行时"
    assert found.deck == ("春耕忙 机器来", "农户乐开怀")
    assert found.byline_text == "本报记者 陆知秋"
    assert found.paragraphs == (BODY, "第二段到此为止。")


def test_a_list_of_who_takes_an_office_is_no_poem() -> None:
    lines = [
        "任命：",
        "包金山为县水务局局长；",
        "李秀兰为县文化局局长；",
        "苏和为县法院审判员；",
        "孟和为县审计局局长。",
    ]
    blocks = label_blocks([block(["人事任免"]), block(lines)])
    (found,) = draw_up([Segment(blocks, str)])
    assert (found.kind, found.paragraphs) == (Kind.STORY, tuple(lines))


NOTE = "编者按：又到毕业季，我们请几位老师写下想说的话，今天刊登两篇。"


def test_under_an_editors_note_the_headline_is_the_one_after_it() -> None:
    (story,) = drafts(NOTE, "最后一课", "□ 陆知秋", BODY)
    assert (story.kind, story.deck, story.byline_text) == (Kind.STORY, ("最后一课",), "□ 陆知秋")
    assert story.paragraphs == (NOTE, BODY)


def test_what_stands_over_an_editors_note_is_the_name_of_its_column() -> None:
    (story,) = drafts("一线微观察", NOTE, "隧道深处的夜班", "记者 陆知秋", BODY)
    assert (story.column_label, story.deck) == ("一线微观察", ("隧道深处的夜班",))
    assert story.paragraphs == (NOTE, BODY)


def test_a_headline_over_a_note_with_nothing_but_text_after_it_stays_the_headline() -> None:
    (story,) = drafts("春耕忙起来", NOTE, BODY)
    assert (story.column_label, story.deck) == ("", ("春耕忙起来",))


def test_a_sub_heading_after_a_note_and_the_text_under_it_is_no_headline() -> None:
    blocks = label_blocks([block([text]) for text in ("春耕忙起来", NOTE, BODY, "抢农时", BODY)])
    (story,) = draw_up([Segment(blocks, str)])
    assert (story.column_label, story.deck) == ("", ("春耕忙起来",))


@pytest.mark.parametrize(
    "first", ["编辑同志：", "全县广大读者：", "现就有关事项说明如下：", "编辑同志：上月我从地区坐班车回沣川"]
)
def test_whom_a_text_addresses_and_what_it_announces_is_no_line_of_its_deck(first: str) -> None:
    blocks = label_blocks([block([text]) for text in ("这座桥该修了", first, BODY)])
    (found,) = draw_up([Segment(blocks, str)])
    assert (found.deck, "".join(found.paragraphs)) == (("这座桥该修了",), first + BODY)


def test_a_headline_stays_over_its_dashed_subhead_where_a_slogan_stands_over_both() -> None:
    found = drafts("众志成城 打赢防控阻击战", "党旗在卡口高高飘扬", "——南山街道抗疫纪实", BODY, BODY)
    assert [one.deck[-2:] for one in found] == [("党旗在卡口高高飘扬", "——南山街道抗疫纪实")]


def test_a_paragraphs_first_piece_under_the_deck_is_of_the_text() -> None:
    first, rest = (
        "清塘公社大枣树大队的赤脚医生梁改香，麦收",
        "以来每天挑两只桶，一头是绿豆汤，一头是药箱，在三个麦场之间来回走。",
    )
    (found,) = drafts("赤脚医生上门到场院", "一只药箱走三个麦场", first, rest, BODY)
    assert found.deck == ("赤脚医生上门到场院", "一只药箱走三个麦场")
    assert found.paragraphs == (first + rest, BODY)
    (found,) = drafts("赤脚医生上门到场院", "一只药箱走三个麦场", rest, BODY)
    assert found.deck == ("赤脚医生上门到场院", "一只药箱走三个麦场")


def test_a_byline_at_the_foot_is_a_byline_too() -> None:
    (found,) = drafts("春耕忙起来", BODY, BODY, "□ 陆知秋")
    assert (found.byline_text, found.paragraphs) == ("□ 陆知秋", (BODY, BODY))


def test_a_banner_of_two_lines_is_parted_from_the_story_it_stands_over() -> None:
    banner, story = drafts("齐心协力 打好第一仗", "各处上下一条心", DECK, "陆远山出席并讲话", NEWS, BODY)
    assert (banner.kind, banner.deck) == (Kind.BANNER, ("齐心协力 打好第一仗", "各处上下一条心"))
    assert story.deck == (DECK, "陆远山出席并讲话")


def test_a_single_line_over_a_headline_is_its_kicker() -> None:
    (story,) = drafts("齐心协力 打好第一仗", DECK, "陆远山出席并讲话", NEWS, BODY)
    assert len(story.deck) == 3


def test_a_line_over_stories_titled_by_offices_is_their_banner() -> None:
    found = drafts("齐心协力抢农时", "县农业局：早备种子", NEWS, "县水利局：疏通渠道", NEWS)
    assert [draft.kind for draft in found] == [Kind.BANNER, Kind.STORY, Kind.STORY]


def test_a_roundup_names_each_of_its_briefs() -> None:
    found = drafts("经济短波", BODY, "◆3月14日，县图书馆把流动书车开进了望湖乡。", "春耕现场会召开", NEWS, BODY)
    assert [(draft.kind, draft.column_label) for draft in found] == [
        (Kind.BRIEF, "经济短波"),
        (Kind.BRIEF, "经济短波"),
        (Kind.STORY, ""),
    ]


def test_a_short_item_that_somebody_signs_is_a_brief_and_no_heading() -> None:
    items = ("▲县邮电局三千门程控电话4月1日割接开通.(程新)", "▲县医院新购进B超机一台,已投入使用.(邵玉梅)")
    found = drafts("简 讯", *items)
    assert [(draft.kind, draft.paragraphs) for draft in found] == [(Kind.BRIEF, (item,)) for item in items]


def test_a_jump_in_a_headline_is_set_apart() -> None:
    (found,) = drafts("春耕现场会召开 >>详见二版")
    assert (found.deck, found.jump_text) == (("春耕现场会召开",), ">>详见二版")


def test_the_captions_of_a_storys_pictures_are_not_its_text() -> None:
    caption = "图为农机手在清塘镇检修插秧机。 贺兰舟 摄"
    (found,) = drafts("春耕现场会召开", NEWS, caption, BODY)
    assert found.captions == (caption,)
    assert found.paragraphs == (NEWS, BODY)


def test_a_sentence_that_points_at_a_picture_is_no_caption() -> None:
    pointing = "插秧机排成一行，开进了晨雾里的水田（见图，贺兰舟摄）。"
    (found,) = drafts("春耕现场会召开", NEWS, pointing, BODY)
    assert found.captions == ()


def test_a_pointer_is_a_title_and_a_jump_whichever_comes_first() -> None:
    found = drafts("导读", "山里的书车 （四版）", "▶ 2版 春耕一线见闻", "春耕现场会召开", NEWS)
    assert [(one.kind, one.column_label, one.deck, one.jump_text) for one in found[:2]] == [
        (Kind.POINTER, "导读", ("山里的书车",), "（四版）"),
        (Kind.POINTER, "", ("春耕一线见闻",), "▶ 2版"),
    ]


def test_a_slogan_over_a_story_is_a_banner() -> None:
    found = drafts("学先进 办实事 开新局", "春耕现场会召开", NEWS)
    assert [one.kind for one in found] == [Kind.BANNER, Kind.STORY]


def at_picture(text: str, size: float, **facts: bool) -> Block:
    return replace(block([text]), box=(0.1, 0.5, 0.3, 0.52), size=size, **facts)


def placed(*blocks: Block) -> tuple[Draft, ...]:
    return draw_up(segment(label_blocks(blocks)))


def test_small_type_at_a_picture_is_its_caption_and_not_in_the_body() -> None:
    head, text = at_picture("春耕现场会召开", 2.0), [at_picture(NEWS, 1.0), at_picture(BODY, 1.0)]
    caption = at_picture("农户在地头调试机器。", 0.85, is_at_picture=True)
    (story,) = placed(head, text[0], caption, text[1])
    assert (story.captions, story.paragraphs) == (("农户在地头调试机器。",), (NEWS, BODY))


def test_a_credit_under_a_caption_goes_with_it() -> None:
    caption = at_picture("农户在地头调试机器。", 0.85, is_at_picture=True)
    credit = at_picture("（苏禾 摄）", 0.85, is_at_picture=True)
    (story,) = placed(at_picture("春耕现场会召开", 2.0), at_picture(NEWS, 1.0), caption, credit, at_picture(BODY, 1.0))
    assert story.captions == ("农户在地头调试机器。 （苏禾 摄）",)


def test_body_type_under_a_picture_and_a_paragraph_that_only_sounds_like_a_caption_stay_in_the_body() -> None:
    under = at_picture("这是全县春季农业生产的第三次现场会，清塘镇的任务已落实了一半。", 1.0, is_at_picture=True)
    sounding = at_picture("这是一所没有围墙的大学，农户们在这里学会了用手机看天气、问行情。", 1.0)
    (story,) = placed(at_picture("春耕现场会召开", 2.0), at_picture(NEWS, 1.0), sounding)
    assert story.captions == ()
    (other,) = placed(at_picture("春耕现场会召开", 2.0), at_picture(NEWS, 1.0), replace(under, is_at_picture=False))
    assert len(other.paragraphs) == 2


def test_several_captions_alone_make_a_picture_story() -> None:
    captions = [at_picture(f"{mark}清晨，篾匠在后山挑选毛竹。", 0.85, is_at_picture=True) for mark in "①②"]
    (story,) = placed(at_picture("一只竹篮", 2.0), *captions)
    assert (story.kind, len(story.captions), story.paragraphs) == (Kind.PHOTO, 2, ())


def test_a_rule_before_an_indented_paragraph_starts_an_article_and_one_before_a_column_that_goes_on_does_not() -> None:
    head, first = at_picture("春耕现场会召开", 2.0), at_picture(NEWS, 1.0)
    other = replace(at_picture("县图书馆把流动书车开进了望湖乡中心小学。", 1.0), is_ruled_off=True)
    assert len(placed(head, first, replace(other, goes_on=False))) == 2
    assert len(placed(head, first, replace(other, goes_on=True))) == 1


@pytest.mark.parametrize("line", ["县防汛指挥部：", "柘浦农场全体职工：", "县中心血站、县人民医院外二科："])
def test_to_whom_a_text_is_addressed_opens_it(line: str) -> None:
    (one,) = drafts(
        "省防汛指挥部电令", line, "据水文部门预报，八月三日将出现第三次洪峰。望你县严防死守，务必确保干堤万无一失。"
    )
    assert (one.deck, one.paragraphs[0]) == (("省防汛指挥部电令",), line)


def test_a_notices_issuer_stays_its_text_though_it_is_a_newsroom() -> None:
    (one,) = drafts("启 事", "本报通讯员会定于10月26日召开，请各乡镇、各部门通讯员携带剪报本参加。", "编辑部")
    assert (one.kind, one.byline_text, one.paragraphs[-1]) == (Kind.NOTICE, "", "编辑部")


@pytest.mark.parametrize(
    "said", ["监督举报电话：3367021", "举报电话：3367021（局督察大队）", "县卫健局咨询电话：6625500"]
)
def test_whom_to_ask_makes_no_advertisement_of_what_offices_tell(said: str) -> None:
    (one,) = drafts("劳动模范享受哪些待遇", f"县劳动模范每两年组织一次健康体检，退休后每月享受荣誉津贴。{said}")
    assert one.kind is Kind.STORY


@pytest.mark.parametrize("title", ["失物招领", "停电预告", "注销"])
def test_notices_have_these_titles_too(title: str) -> None:
    (one,) = drafts(title, "4月13日8时至16时，城西一线检修，请有关人员到文化路12号办理。")
    assert one.kind is Kind.NOTICE


def test_an_arrow_points_a_caption_to_its_picture() -> None:
    text = [
        "七十年风雨兼程，全县各族干部群众攻坚克难，城乡面貌焕然一新。" * 10,
        "↓易地扶贫搬迁安置点，群众正在跳广场舞。",
    ]
    (one,) = drafts("喜看云岫新变化", "本报记者 陆知秋", *text)
    assert (one.captions, one.paragraphs) == ((text[1],), (text[0],))


def test_a_headline_may_open_with_an_exclamation() -> None:
    text = "暖心！12名环卫工人吃上“生日餐”\n\n4月6日，县环卫所在食堂为一季度过生日的环卫工人举行集体生日会。"
    (one,) = draw_up([Segment(label_blocks(split_blocks(text)), lambda: "")])
    assert one.deck == ("暖心！12名环卫工人吃上“生日餐”",)
    text = "踩街去！元宵民俗活动时间表\n\n正月十三 19:00 桥背村 板凳龙\n\n正月十四 14:00 老县衙广场 采茶戏"
    (one,) = draw_up([Segment(label_blocks(split_blocks(text)), lambda: "")])
    assert (one.deck, one.kind) == ((), Kind.BRIEF)

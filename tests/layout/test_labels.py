"""Each block is named for what it looks to be."""

import pytest

from ingest.layout.features import closes_article, is_name
from ingest.layout.flat_text import split_blocks
from ingest.layout.labelling import label_blocks
from ingest.layout.labels import Label
from ingest.layout.plain import plain

NEWS = "本报讯（记者 陆知秋）3月13日，全县春季农业生产现场会在清塘镇召开。"
BODY = "清塘镇的农户说，今年的种子早早就备好了，农机也检修过，只等天气转暖就可以下田。"


def labels(*blocks: str) -> list[Label]:
    return [one.label for one in label_blocks(split_blocks("\n\n".join(blocks)))]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("本报讯（记者 陆知秋）3月13日，清塘镇的田里机器轰鸣。", Label.OPENER),
        ("本报讯3月13日，清塘镇的田里机器轰鸣。", Label.OPENER),
        ("新华社杭州7月31日电 省里昨天发布了新的办法。", Label.OPENER),
        ("据新华社北京１２月３０日电（记者 甲乙）今天发布了新的办法。", Label.OPENER),
        ("云岫新闻网讯（记者 陆知秋）清塘镇的田里机器轰鸣。", Label.OPENER),
        ("据东阳日报报道 省里昨天发布了新的办法。", Label.OPENER),
        ("据《东阳日报》报道，省里昨天发布了新的办法。", Label.BODY),
        ("云岫讯（记者 陆知秋）清塘镇的田里机器轰鸣。", Label.OPENER),
        ("融媒体讯 3月13日，清塘镇的田里机器轰鸣。", Label.OPENER),
        ("近日，清塘镇传来喜讯（记者陆知秋）春茶开采。", Label.BODY),
        ("本报云川3月13日电 记者 陆知秋 报道：清塘镇的田里机器轰鸣。", Label.OPENER),
        ("他说电影里的日子，电话里的声音，都过去了。", Label.BODY),
        ("全县春季农业生产现场会召开", Label.HEADING),
        ("机器下了田，谁来种地？", Label.SHOUT),
        ("本报记者 陆知秋 通讯员 韩　燕", Label.BYLINE),
        ("（本报记者 陆知秋）", Label.SIGNATURE),
        ("□ 陆知秋", Label.BYLINE),
        ("（季和）", Label.SIGNATURE),
        ("2024年3月15日", Label.SIGNATURE),
        ("图为望湖乡的油菜花田。", Label.CAPTION),
        ("3月10日，望湖乡的油菜花开了。贺兰舟 摄", Label.CAPTION),
        ("（本报记者 贺兰舟 摄）", Label.CREDIT),
        (">> 详见三版 >>", Label.POINTER),
        ("春耕现场会召开 详见二版", Label.POINTER),
        ("【乡村振兴进行时】", Label.COLUMN),
        ("（附图片1张）", Label.NOTE),
        ("一、抓紧备耕", Label.POINT),
        ("山里的书车 （四版）", Label.POINTER),
        ("▶▶ 2版 春耕一线见闻", Label.POINTER),
        ("◆◆导读◆◆", Label.COLUMN),
        ("·民间传说·", Label.COLUMN),
        ("问：新生儿什么时候缴费？", Label.BODY),
        ("记者：您称过学生的书包吗？", Label.BODY),
        ("“不要钱！”", Label.BODY),
        ("亲爱的父老乡亲：", Label.BODY),
        ("这是全县第一座吊桥，桥下的水声很大。", Label.BODY),
        ("这是3月10日航拍的望湖乡油菜花田。", Label.CAPTION),
        ("一是抓种子；二是抓农机；", Label.BODY),
        ("清塘镇中心小学 三（2）班 方知", Label.BYLINE),
        ("今日云岫记者 陆知秋", Label.BYLINE),
        ("房屋出租", Label.HEADING),
        ("表彰决定", Label.HEADING),
        ("（图／文 苏禾）入伏以来，清塘镇在集市上设了十处凉茶摊。", Label.OPENER),
        ("云岫县自来水公司\n2024年3月14日", Label.SIGNATURE),
        ("咨询电话：0000-6620118", Label.BODY),
        (BODY, Label.BODY),
    ],
)
def test_a_block_is_named_by_its_own_text(text: str, label: Label) -> None:
    assert labels(BODY, "清塘镇备耕忙而有序", BODY, *[BODY] * 6, text, *[BODY] * 8)[9] is label


def test_a_name_between_headline_and_text_is_the_author() -> None:
    assert labels("山里的灯", "陆知秋", BODY) == [Label.HEADING, Label.NAME, Label.BODY]


def test_a_name_without_a_headline_above_is_a_headline() -> None:
    assert labels("陆知秋", "山里人家的好闺女", BODY)[0] is Label.HEADING


def test_short_lines_in_a_row_are_verse_under_their_title_and_author() -> None:
    lines = ["一夜东风过小桥", "柳丝如线雨如毛", "老牛不识春来早", "犹向东坡嚼旧梢", "云山深处"]
    assert labels("春到云岫", "陆知秋", *lines) == [Label.HEADING, Label.NAME, *[Label.VERSE] * 5]


def test_a_block_of_lines_that_each_end_a_clause_is_verse() -> None:
    assert labels(BODY, "一夜东风过小桥，\n柳丝如线雨如毛。\n老牛不识春来早，\n犹向东坡嚼旧梢。")[1] is Label.VERSE


def test_prose_broken_by_a_narrow_column_is_no_verse() -> None:
    lines = [BODY[start : start + 9] for start in range(0, len(BODY), 9)]
    assert labels("\n".join(lines)) == [Label.BODY]


def test_furniture_is_found_at_the_edges() -> None:
    found = labels("云岫报", "2024年3月15日 星期五 总第1186期", "春耕忙", BODY, "责编：林知远　校对：贺兰舟")
    assert found == [Label.MASTHEAD, Label.MASTHEAD, Label.HEADING, Label.BODY, Label.COLOPHON]


@pytest.mark.parametrize(
    ("text", "closes"),
    [
        ("同时抓好环境整治。（季和）", True),
        ("（新华社北京3月25日电）", True),
        ("双方签署了协议。（据新华社云川3月12日电）", True),
        ("油菜花开了。（贺兰舟 摄）", False),
        ("全县共有学校（含教学点）", False),
        ("产量比上年增长一成。（详见附表）", False),
        ("产量比上年增长一成。", False),
    ],
)
def test_the_end_of_an_article_is_a_name_in_brackets(text: str, closes: bool) -> None:
    assert closes_article(text) is closes


def test_names_begin_with_a_surname() -> None:
    assert is_name("陆知秋")
    assert is_name("陆知秋 韩 燕")
    assert not is_name("致读者")


@pytest.mark.parametrize("line", ["——编者", "———陆知秋（云川）", "云岫县石渡镇 何漱石", "来源：松川日报"])
def test_a_line_that_signs_a_text_is_a_signature_after_text_alone(line: str) -> None:
    assert labels("山里的灯", BODY, line, "春到云岫", BODY)[2] is Label.SIGNATURE
    assert labels(BODY, "山里的灯", line, BODY)[2] is not Label.SIGNATURE


def test_a_name_over_a_text_signs_nothing_but_a_source_does() -> None:
    assert labels("山里的灯", BODY, "云岫县石渡镇 何漱石", BODY)[2] is not Label.SIGNATURE
    assert labels("山里的灯", BODY, "——市民 何漱石", BODY)[2] is Label.SIGNATURE


def test_a_line_that_signs_a_letter_stands_over_the_editor_s_reply_too() -> None:
    assert labels("谁来修路灯", BODY, "清塘镇 村民 罗永贵", "编后：" + BODY)[2] is Label.SIGNATURE


def test_the_rows_of_a_list_are_rows_and_what_names_or_follows_it_is_not() -> None:
    rows = ["大米 每公斤3.20元", "猪肉 每公斤13.60元", "菜油 每公斤10.40元", "青菜 每公斤0.90元"]
    assert labels("集市价格", *rows, "山里的灯", BODY) == [
        Label.HEADING,
        *[Label.ROW] * 4,
        Label.HEADING,
        Label.BODY,
    ]
    assert labels("集市价格", *rows, "县物价局提供", "谁来修路灯", "编辑同志：", BODY)[5:] == [
        Label.SIGNATURE,
        Label.HEADING,
        Label.SHOUT,
        Label.BODY,
    ]
    assert labels(BODY, "大米 3.2元\n猪肉（后腿） 每公斤13.6元\n菜油 10元\n青菜（本地） 每公斤0.9元")[1] is Label.ROW


def test_the_headline_between_a_poem_and_a_paragraph_is_no_verse() -> None:
    poem = ["春到云岫", "陆知秋", "一夜东风过小桥", "柳丝如线雨如毛", "老牛不识春来早", "犹向东坡嚼旧梢"]
    assert labels(*poem, "山里的灯", BODY)[-2:] == [Label.HEADING, Label.BODY]
    assert labels(*poem, "柳河论坛", "山里的灯", BODY)[-3:] == [Label.HEADING, Label.HEADING, Label.BODY]
    assert labels(*poem, "打鼓岭的来历", "·民间传说·", BODY)[-3:] == [Label.HEADING, Label.COLUMN, Label.BODY]


@pytest.mark.parametrize("line", ["遗失声明", "启 事", "便民信息", "招 工", "文讯"])
def test_a_notice_s_kind_under_a_line_is_no_author(line: str) -> None:
    assert labels("春耕忙", BODY, "种子备好", line, BODY)[3] is Label.HEADING


def test_a_subtitle_that_ends_with_a_name_is_no_author() -> None:
    assert labels("山里的灯", "——记清塘镇供电所所长陆知秋", BODY)[1] is Label.HEADING
    assert labels("山里的灯", "清塘镇供电所所长陆知秋", BODY)[1] is Label.NAME


def test_a_comment_over_its_headline_is_a_column_label_after_a_signed_text_too() -> None:
    assert labels("春耕忙", BODY, "（季和）", "◆本报评论员文章◆", "把种子备好", BODY)[3] is Label.COLUMN


@pytest.mark.parametrize("line", ["咨询：2122×××", "上期谜底：云、山、水", "预祝大会圆满成功！"])
def test_a_line_that_ends_a_text_is_of_it(line: str) -> None:
    assert labels("春耕忙", BODY, line, "山里的灯", BODY)[2] is Label.BODY


def test_a_line_in_round_brackets_over_a_headline_is_a_column_label_unless_it_is_a_name() -> None:
    assert labels("山里的灯", BODY, "（散文诗）", "春到云岫", "□ 苏禾", BODY)[2] is Label.COLUMN
    assert labels("山里的灯", BODY, "（平安云岫）", "春到云岫", "□ 苏禾", BODY)[2] is Label.COLUMN
    for signed in ("（陆知秋）", "（其其格）", "（县教育局）", "（未完待续）"):
        assert labels("山里的灯", BODY, signed, "春到云岫", "□ 苏禾", BODY)[2] is Label.SIGNATURE


@pytest.mark.parametrize(
    ("printed", "close"),
    [
        ("早　　班　　车", "早班车"),
        ("清　塘　中　学　　陆　知　秋", "清塘中学 陆知秋"),
        ("公　　　告", "公 告"),
        ("韩　燕　李　亮", "韩 燕 李 亮"),
        ("春耕　忙", "春耕 忙"),
    ],
)
def test_a_line_that_is_set_wide_is_matched_as_one_set_close(printed: str, close: str) -> None:
    assert plain(printed) == close


def test_an_author_and_a_title_that_are_set_wide_are_known() -> None:
    assert labels("童　　年", "清　塘　中　学　　陆　知　秋", BODY)[:2] == [Label.HEADING, Label.BYLINE]
    assert labels("山里的灯", "陆　　　知", BODY)[1] is Label.NAME


def test_half_width_marks_are_matched_as_chinese_ones() -> None:
    half = "田里机器轰鸣,农户抢抓农时;农机检修过了"
    assert (
        labels("春耕忙", NEWS, half + ",", "只等天暖")[2]
        is labels("春耕忙", NEWS, half.replace(",", "，") + "，", "只等天暖")[2]
    )
    assert plain("今天3:30开会,到会1,200人!") == "今天3:30开会，到会1,200人！"


def test_a_full_stop_of_any_width_is_matched_as_the_chinese_one_where_prose_ends_in_it() -> None:
    for stop in ".．｡":
        assert (
            plain(f"麦子黄了{stop}他说“快割{stop}”亩产增长9%{stop}价格1.5元")
            == "麦子黄了。他说“快割。”亩产增长9%。价格1.5元"
        )
        assert labels("春耕忙", NEWS, f"田里机器轰鸣，农户抢抓农时{stop}")[2] is Label.BODY


def test_a_point_that_ends_no_sentence_stays_one() -> None:
    for text in ("3.抓好春灌", "www.yunxiu.example", "e-mail.txt", "...", "2.35元/斤"):
        assert plain(text) == text


def test_quotation_marks_of_any_style_are_matched_as_chinese_ones() -> None:
    for opening, closing in ('""', "「」", "〝〞", "＂＂"):
        assert plain(f"他叫{opening}铁牛{closing}，{opening}不怕累{closing}") == "他叫“铁牛”，“不怕累”"


def test_short_lines_of_unlike_lengths_are_verse() -> None:
    assert labels(BODY, "麦子灌浆的时候\n父亲不说话\n他蹲在田埂上\n听")[1] is Label.VERSE


def test_the_form_of_a_piece_under_its_headline_is_a_note() -> None:
    assert labels("卖瓜人", "（小小说）", "苏禾", BODY)[1] is Label.NOTE


def test_the_firm_under_a_notice_signs_it() -> None:
    assert labels("招　聘", BODY, "云岫县锦云制衣厂", "房屋出租", BODY)[2] is Label.SIGNATURE
    assert labels("春耕忙", BODY, "县领导走访云岫县制衣厂", "陆远山参加", BODY)[2] is Label.HEADING


def test_a_paragraphs_first_line_at_a_columns_foot_is_no_headline() -> None:
    assert labels("春耕忙", NEWS, "3月13日，全县春季农业生", "产现场会在清塘镇召开。")[2] is Label.BODY


def test_a_page_may_begin_with_its_section_and_its_editors() -> None:
    assert labels("教育周刊\n第3版", "春耕忙", BODY)[0] is Label.FOLIO
    assert labels("基层党建", "春耕忙", BODY)[0] is Label.FOLIO
    assert labels("图片新闻", "图为油菜花田。苏禾 摄")[0] is Label.HEADING
    assert labels("云岫文苑\n责编：苏禾", "春耕忙", BODY)[0] is Label.COLOPHON


@pytest.mark.parametrize(
    "line", ["本期责编：苏禾 电话：0000-3322110", "□本版编辑 苏禾 □校对 季和", "广告刊登热线 0000-6123450"]
)
def test_a_colophon_may_say_how_to_reach_the_paper(line: str) -> None:
    assert labels("春耕忙", BODY, line)[-1] is Label.COLOPHON


def test_a_letter_to_the_editor_is_no_colophon() -> None:
    assert Label.COLOPHON not in labels("读者来信", "编辑：", BODY)
    assert labels("春耕忙", BODY, "责任编辑：苏禾")[-1] is Label.COLOPHON


def test_the_title_of_a_picture_among_short_lines_is_no_verse() -> None:
    lines = (
        "赵凤祥的县水务局局长职务；",
        "刘玉春的县文化局局长职务。",
        "书车进校园",
        "孩子们的新书包",
        "图片新闻",
        BODY,
    )
    assert labels("春耕忙", BODY, *lines)[-2] is not Label.VERSE


def test_a_jump_that_stands_alone_belongs_to_the_text_above_it() -> None:
    for jump in ("下转第四版", "下转4版"):
        assert labels("春耕忙", NEWS, jump, "书车开进校园", NEWS)[2] is Label.SIGNATURE
    assert labels("春耕忙", NEWS, "书车开进校园 详见四版")[2] is Label.POINTER


def test_items_of_a_list_are_points_whatever_marks_them() -> None:
    for mark in ("● ", "- ", "* "):
        assert labels("路开工了", NEWS, f"{mark}隧道长5.4公里\n{mark}桥梁长3公里", BODY)[2] is Label.POINT
    assert labels("路开工了", NEWS, "- 1 -")[2] is not Label.POINT


def test_short_stanzas_on_end_are_verse_and_a_deck_of_lines_is_not() -> None:
    one, other = (
        "故乡的河，从我的梦里流过\n带着桃花的香\n带着稻谷的黄",
        "我是河里的一尾鱼\n游了半生\n还没有游出，母亲的目光",
    )
    assert labels("故乡的河", "秦岭雪", one, other)[2:] == [Label.VERSE, Label.VERSE]
    assert labels("春耕忙\n农机手进山来", NEWS, BODY)[0] is Label.HEADING


def test_whom_a_speech_greets_is_its_first_line() -> None:
    assert labels("在现场会上的讲话", "尊敬的各位来宾，女士们，先生们，朋友们：", BODY)[1] is Label.BODY


@pytest.mark.parametrize("line", ["一位家长", "本报群工组", "清塘县农业局　八月九日"])
def test_a_line_that_is_set_right_under_a_text_signs_it(line: str) -> None:
    far_in = "　" * 8
    assert labels("春耕忙", BODY, far_in + line, "种子备好", BODY)[2] is Label.SIGNATURE
    assert labels("春耕忙", BODY, far_in + "一位家长说", far_in + "种子备好", BODY)[2] is Label.HEADING
    assert labels("春耕忙", BODY, far_in + "种子备好", BODY)[2] is Label.HEADING


def test_a_reporter_who_is_written_to_signs_nothing() -> None:
    assert Label.BYLINE not in labels("违章收费应当清退", "记者同志：", BODY)

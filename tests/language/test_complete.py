import json
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingest.items import Article, Image, Issue, Kind, Role
from ingest.language.bylines import read_byline
from ingest.language.complete import complete
from ingest.language.names import split_names
from ingest.language.signatures import split_credit
from tests.language.pieces import ISSUE, article, part

SHARED = Path(__file__).parents[2] / "../shared"
SEED = SHARED / "seed/front-page.txt"
TRUTH = SHARED / "pages/hubeidaily-pad/ground_truth.jsonl"
RMRB = SHARED / "newspapers/rmrb.jsonl"


def done(body: str, **facts: object) -> Article:
    return complete(article(body, **facts), ISSUE)


def people(one: Article) -> list[tuple[str, str]]:
    return [(byline.role.value, byline.name) for byline in one.bylines]


def test_the_opener_is_named_and_stays_in_the_body() -> None:
    one = done("本报3月18日讯（记者 陆知秋 程　砚）桩机轰鸣。")
    assert one.body == "本报3月18日讯（记者 陆知秋 程　砚）桩机轰鸣。"
    assert (one.dateline_text, one.dateline_place, one.dateline_on) == ("本报3月18日讯", "", date(2024, 3, 18))
    assert one.byline_text == "记者 陆知秋 程　砚"
    assert people(one) == [("reporter", "陆知秋"), ("reporter", "程砚")]
    assert (one.source, one.kind) == ("", Kind.STORY)


def test_the_opener_of_a_message_of_the_papers_own_names_its_reporter() -> None:
    one = done("本报消息（记者 田野）县图书馆新馆昨日正式开放，馆藏图书十二万册。\n开馆首日接待读者两千余人次。")
    assert (one.dateline_text, people(one)) == ("本报消息", [("reporter", "田野")])


def test_a_date_after_the_dateline_is_not_the_datelines() -> None:
    one = done("本报讯 3月19日，全县召开会议。")
    assert (one.dateline_text, one.dateline_on, one.byline_text) == ("本报讯", None, "")


def test_a_reprint_credit_names_the_other_paper_as_source() -> None:
    one = done("本报讯（松川日报记者 明清和）3月19日，全省召开会议。")
    assert one.source == "松川日报"
    assert one.bylines[0].outlet == "松川日报"
    mixed = done("本报讯（记者 陆知秋 松川日报记者 明清和）3月19日，全省召开会议。")
    assert mixed.source == ""


def test_the_papers_own_name_is_no_source() -> None:
    text = "松川日报讯（记者 明清和）近日。"
    assert complete(article(text), ISSUE).source == "松川日报"
    assert complete(article(text), ISSUE, "松川日报").source == ""

    signed = article("春耕开始了。", byline_text="来源：松川日报")
    assert complete(signed, ISSUE).source == "松川日报"
    assert complete(signed, ISSUE, "松川日报").source == ""


def test_a_house_in_the_authors_place_is_a_source_and_nobody_doubtful() -> None:
    one = done("春耕开始了。\n花开了。", byline_text="云岫发布")
    assert (people(one), one.problems, one.source) == ([("source", "云岫发布")], (), "")


def test_a_newsroom_on_a_line_of_its_own_signs_and_another_office_is_text() -> None:
    assert done("云岫融媒\n春耕开始了。\n花开了。").byline_text == "云岫融媒"
    assert done("春耕开始了。（县融媒体中心）").byline_text == "（县融媒体中心）"
    for body in ("县气象局\n春耕开始了。\n花开了。", "本报讯 受表彰的有：\n教育系统。\n县教育局"):
        assert (done(body).byline_text, done(body).body) == ("", body)


def test_a_place_on_a_line_of_its_own_heads_what_follows_and_signs_nothing() -> None:
    for body in ("石渡镇\n种茶三百亩。\n花开了。", "▲王集乡\n种稻五百亩。\n花开了。"):
        assert (done(body).byline_text, done(body).body) == ("", body)


def test_a_wire_gives_its_agency_as_source() -> None:
    one = done("据新华社北京3月20日电 春分时节，各地气温回升。")
    assert (one.source, one.dateline_place, one.dateline_on) == ("新华社", "北京", date(2024, 3, 20))


@pytest.mark.parametrize("line", ["本报记者 陆知秋 通讯员 韩　燕", "□ 祁　远", "韩 燕", "（作者：祁远）", "本报评论员"])
def test_byline_lines_move_from_the_top_of_the_body(line: str) -> None:
    one = done(f"{line}\n春天来了。\n花开了。")
    assert one.body == "春天来了。\n花开了。"
    assert one.byline_text == line
    assert one.bylines


@pytest.mark.parametrize(
    ("tail", "role"),
    [
        ("（季　和）", "author"),
        ("(季和)", "author"),
        ("（通讯员 白砚农）", "correspondent"),
        ("（本报编辑部）", "author"),
        ("\n（季和）", "author"),
        ("\n王振峰", "author"),
        ("（据新华社北京3月20日电）", "source"),
        ("\n（新华社悉尼3月20日电）", "source"),
        ("\n（本报松川3月20日电  记者黄发）", "reporter"),
        ("（本报记者 王远 摄）", "photographer"),
        ("　本报记者 陆知秋", "reporter"),
        ("云岫融媒记者 陆知秋", "reporter"),
        ("《云岫报》记者 陆知秋", "reporter"),
        ("\n来源：云岫融媒　审核：程砚", "source"),
    ],
)
def test_a_tail_signature_moves_out_of_the_body_as_it_was_printed(tail: str, role: str) -> None:
    one = done(f"本报讯 会议开始。\n会议继续抓好整治工作。{tail}")
    assert one.body == "本报讯 会议开始。\n会议继续抓好整治工作。"
    assert one.byline_text == tail.strip("\n　")
    assert [byline.role.value for byline in one.bylines] == [role]


@pytest.mark.parametrize("tail", ["\n一审：陆知秋 二审：程砚 三审：韩　燕", "（审核：程砚）"])
def test_the_desk_at_the_tail_is_no_text_and_nobodys_byline(tail: str) -> None:
    one = done(f"本报讯 会议开始。{tail}")
    assert (one.body, one.byline_text, one.bylines) == ("本报讯 会议开始。", tail.strip("\n"), ())


@pytest.mark.parametrize(
    "opening",
    ["（本报讯 记者 陆知秋）", "【本报讯 记者陆知秋】", "［本报讯］（记者 陆知秋）", "〖本报讯〗（记者陆知秋）"],
)
def test_an_opener_in_brackets_names_its_reporter(opening: str) -> None:
    one = done(f"{opening}3月19日，会议开始。")
    assert (one.dateline_text, people(one)) == ("本报讯", [("reporter", "陆知秋")])


def test_a_summary_in_the_openers_bracket_names_nobody() -> None:
    one = done("【本报讯 春分时节，柳河镇茶园一片忙碌】3月19日，会议开始。")
    assert (one.dateline_text, one.byline_text, one.problems) == ("本报讯", "", ())


@pytest.mark.parametrize(
    "tail",
    [
        "（完）",
        "（待续）",
        "（掌声）",
        "（见图）",
        "（资料照片）",
        "（作者单位：松川学院）",
        "（图片由县文旅局提供）",
        "（2024年3月）",
        "\n校对：县里的人",
        "记者陆知秋获悉",
        "到场的有本报记者 陆知秋、通讯员 白砚农",
        "会上表彰了优秀通讯员 白砚农",
        "优秀通讯员 白砚农",
        "\n陆知秋，现任县农业局局长",
    ],
)
def test_other_brackets_at_the_tail_stay_and_name_nobody(tail: str) -> None:
    body = f"本报讯 会议开始。\n会议结束。{tail}"
    assert (done(body).body, done(body).byline_text, done(body).bylines) == (body, "", ())


@pytest.mark.parametrize(
    "opening", ["本报讯 记者从县农业局获悉，", "记者了解到，", "本报记者站昨日成立，", "通讯员之家揭牌，", "据了解，"]
)
def test_running_text_with_a_role_word_names_nobody(opening: str) -> None:
    assert done(opening + "春耕已经开始。").bylines == ()


def test_a_bare_reporter_who_reports_is_named() -> None:
    assert people(done("本报记者陆知秋报道：春耕已经开始。")) == [("reporter", "陆知秋")]
    assert people(done("本报讯 记者陆知秋、程砚报道：春耕开始。")) == [("reporter", "陆知秋"), ("reporter", "程砚")]


def test_jump_phrases_leave_the_text_for_their_part() -> None:
    one = done("本报讯（记者 苏照临）氛围浓厚。（季和）（下转二版）")
    assert one.body == "本报讯（记者 苏照临）氛围浓厚。"
    assert (one.parts[0].jump_text, one.parts[0].jump_to) == ("（下转二版）", "2")
    assert one.byline_text == "记者 苏照临\n（季和）"


def test_a_signature_behind_a_full_stop_of_half_width_moves_out_of_the_body() -> None:
    one = done("本报讯 全县会战东干渠,共挖土方十九万方.(程新)")
    assert (one.body[-5:], one.byline_text) == ("十九万方.", "(程新)")


@pytest.mark.parametrize("stop", [".", "．", "｡"])
def test_who_signs_right_behind_a_stop_of_half_width_is_named(stop: str) -> None:
    one = done(f"石渡镇修通入户路{stop}本报记者 何苗")
    assert (one.body, one.byline_text) == (f"石渡镇修通入户路{stop}", "本报记者 何苗")
    assert split_credit(f"茶农忙着采茶{stop}王远 摄") == (f"茶农忙着采茶{stop}", "王远 摄")
    assert split_credit("图为J.王远 摄")[1] == ""


def test_an_office_beside_its_writer_is_no_writer() -> None:
    assert people(done("矛盾化解了。（司法所 孙杰）")) == [("author", "孙杰")]


@pytest.mark.parametrize("signature", ["（本报记者 陆知秋\n通讯员 季和）", "（\n本报记者 陆知秋\n通讯员 季和\n）"])
def test_who_signs_in_a_bracket_of_several_lines_is_named(signature: str) -> None:
    for one in (done(f"茶农忙着采茶。{signature}"), done("茶农忙着采茶。", byline_text=signature)):
        assert (one.body, one.byline_text) == ("茶农忙着采茶。", signature)
        assert (people(one), one.problems) == ([("reporter", "陆知秋"), ("correspondent", "季和")], ())
        assert complete(one, ISSUE) == one


def test_who_is_named_at_the_opening_and_signs_in_brackets_stands_in_the_byline_once() -> None:
    assert done("本报讯（记者 苏照临）氛围浓厚。（记者 苏照临）").byline_text == "记者 苏照临"


def test_a_pointer_is_known_from_its_deck_or_its_text() -> None:
    for one in (done("", deck=("习主席通话", ">> 详见三版 >>")), done(">> 详见三版 >>", deck=("习主席通话",))):
        assert (one.kind, one.headline, one.body) == (Kind.POINTER, "习主席通话", "")
        assert (one.parts[0].jump_text, one.parts[0].jump_to) == (">> 详见三版 >>", "3")
        assert one.problems == ()


def test_a_jump_without_its_page_is_a_problem() -> None:
    one = done("氛围浓厚。（下转第　版）")
    assert one.parts[0].jump_to == ""
    assert [(problem.kind, problem.subject) for problem in one.problems] == [("jump_without_page", "yunxiu/1")]


def test_only_an_unsorted_deck_is_sorted() -> None:
    assert done("文。", deck=("郁承泽在调研时强调", "抓实春耕")).kicker == "郁承泽在调研时强调"
    assert done("文。", deck=("甲", "乙"), headline="乙", kicker="甲").kicker == "甲"


def test_a_captions_credit_becomes_the_photographers() -> None:
    images = (Image(caption="3月17日，职工送苗上山。叶听澜 摄影报道"), Image(caption="图为夜集。（资料照片）"))
    one = done("本报讯 近日。", images=images)
    assert [(image.caption, image.credit) for image in one.images] == [
        ("3月17日，职工送苗上山。", "叶听澜 摄影报道"),
        ("图为夜集。（资料照片）", ""),
    ]
    assert people(one) == [("photographer", "叶听澜")]
    assert one.byline_text == ""


@pytest.mark.parametrize(
    ("printed", "caption", "credit"),
    [
        ("图为展出的竹编…王　远 摄", "图为展出的竹编…", "王　远 摄"),
        ("茶农采茶忙。（松川日报全媒记者 柯皓 摄）", "茶农采茶忙。", "松川日报全媒记者 柯皓 摄"),
        ("茶农采茶忙。\n古若水 张以方 摄", "茶农采茶忙。", "古若水 张以方 摄"),
        ("茶农采茶忙 王远摄", "茶农采茶忙", "王远摄"),
        ("茶农采茶忙。（新华社发）", "茶农采茶忙。", "新华社发"),
        ("门诊怎么办。绘图：柳　茵", "门诊怎么办。", "绘图：柳　茵"),
        ("王远 摄", "", "王远 摄"),
        ("茶农采茶忙。", "茶农采茶忙。", ""),
        ("茶农在拍摄", "茶农在拍摄", ""),
        ("", "", ""),
    ],
)
def test_a_credit_is_split_off_its_caption(printed: str, caption: str, credit: str) -> None:
    assert split_credit(printed) == (caption, credit)


def test_what_the_reader_named_is_kept_and_not_named_twice() -> None:
    signed = read_byline("记者 陆知秋").bylines
    one = done("本报讯（记者 陆知秋）近日。", byline_text="（记者 陆知秋）", bylines=signed, source="松川日报")
    assert (one.bylines, one.byline_text, one.source) == (signed, "（记者 陆知秋）", "松川日报")


def test_a_notices_names_are_nobodys_byline() -> None:
    one = done("张以方\n遗失身份证，声明作废。\n李明远", headline="遗失声明", kind=Kind.NOTICE)
    assert (one.bylines, one.body) == ((), "张以方\n遗失身份证，声明作废。\n李明远")


def test_a_story_without_text_is_a_problem() -> None:
    assert [problem.kind for problem in done("", headline="只有标题").problems] == ["empty_body"]


def test_a_suspect_reading_is_told_of_its_article() -> None:
    (problem,) = done("严防交叉感染和 Risk 外溢。").problems
    assert (problem.kind, problem.subject) == ("suspect_reading", "yunxiu/1")


PRINTED = (
    "本报讯|新华社北京3月21日电|（记者 陆知秋）|（季和）|（下转二版）|（上接一版）|近日，春耕开始。|\n|王远 摄|公告"
    "|□ 祁远|韩　燕|本报记者 陆知秋|会议指出|（完）|和 Risk 外溢|>> 详见三版 >>|“安全网”| |　　|来源：新华网|（|）"
    "|摄|下转第 版|人民视觉|（据新华社北京3月20日电）|，|。|"
)
PIECES = st.sampled_from(PRINTED.split("|"))
TEXTS = st.lists(PIECES, max_size=9).map("".join)


@settings(max_examples=400, deadline=None)
@given(st.tuples(TEXTS, TEXTS, TEXTS, TEXTS), st.lists(TEXTS, max_size=3), st.sampled_from(Kind))
@example(("王远 摄", "", "本报讯", "人民视觉"), ["公告"], Kind.STORY)  # a picture's, told only when it was completed
def test_completing_twice_is_completing_once(texts: tuple[str, ...], deck: list[str], kind: Kind) -> None:
    body, rest, caption, byline = texts
    images = (Image(caption=caption),) if caption else ()
    one = article(body, deck=tuple(deck), byline_text=byline, images=images, kind=kind)
    one = replace(one, parts=(*one.parts, part(rest, 2, "yunxiu/2")))
    once = complete(one, ISSUE)
    assert complete(once, ISSUE) == once


@given(TEXTS)
def test_no_character_of_a_body_is_lost(body: str) -> None:
    one = done(body)
    kept = one.body + one.byline_text + one.parts[0].jump_text + "".join(image.credit for image in one.images)
    dropped = set("（）() \u3000\n。")
    assert set(body) - dropped <= set(kept)


@pytest.mark.parametrize(
    "piece", ["驻松", "见习", "记者 ", "王 ", "（", "（下转", "王远 摄 ", "、", "文/", "\n", "1", "据新华社"]
)
def test_a_repetitive_text_takes_no_more_than_its_length_in_time(piece: str) -> None:
    text = piece * 2000
    start = time.process_time()
    complete(article(text, byline_text=text, deck=(text,)), ISSUE)
    assert time.process_time() - start < 2


@pytest.mark.skipif(not SEED.exists(), reason="the county paper's page is not on this machine")
def test_the_seeds_stories_are_named_as_printed() -> None:
    issue = Issue(publication="fumeng", issued_on=date(2022, 3, 22))
    blocks = [block for block in SEED.read_text(encoding="utf-8").split("\n\n") if block.strip()]
    starts = [i for i, block in enumerate(blocks) if block.startswith("本报讯")]
    ends = [*(next(j for j in range(start, 0, -1) if len(blocks[j - 1]) > 60) for start in starts[1:]), len(blocks)]
    stories = [complete(article("\n".join(blocks[start:end])), issue) for start, end in zip(starts, ends, strict=True)]
    assert [one.byline_text for one in stories] == [
        "辽宁日报记者 明绍庚", "（季哲）", "记者 张领山 张彪 张帅", "记者 王美娟", "记者 王美娟",
    ]  # fmt: skip
    assert [one.source for one in stories] == ["辽宁日报", "", "", "", ""]
    assert [byline.outlet for byline in stories[0].bylines] == ["辽宁日报"]
    assert people(stories[1]) == [("author", "季哲")]
    assert [byline.name for byline in stories[2].bylines] == ["张领山", "张彪", "张帅"]
    assert [one.parts[0].jump_to for one in stories] == ["", "", "", "", "2"]
    assert all(one.dateline_text == "本报讯" and one.dateline_on is None for one in stories)
    assert ["suspect_reading" in {problem.kind for problem in one.problems} for one in stories] == [True] + [False] * 4
    pointer = complete(article("", deck=(blocks[0].strip(), blocks[1])), issue)
    assert (pointer.kind, pointer.parts[0].jump_to) == (Kind.POINTER, "3")


@pytest.mark.skipif(not TRUTH.exists(), reason="the provincial paper's pages are not on this machine")
def test_the_bylines_assigned_by_hand_are_found() -> None:
    truths = [json.loads(line) for line in TRUTH.read_text(encoding="utf-8").splitlines()]
    for truth in truths:
        one = complete(article("\n".join(truth["paragraphs"]), headline=truth["title"]), ISSUE)
        named = [byline for byline in one.bylines if byline.role is not Role.SOURCE]
        assert [byline.name for byline in named] == truth["bylines"], truth["article_id"]
        if truth["kind"] != "photo":
            correspondents = [byline.name for byline in named if byline.role is Role.CORRESPONDENT]
            assert correspondents == truth["of_which_correspondents"]


@pytest.mark.skipif(not RMRB.exists(), reason="the national paper's pages are not on this machine")
def test_every_byline_field_of_the_national_paper_is_read_without_doubt() -> None:
    pages = [json.loads(line) for line in RMRB.read_text(encoding="utf-8").splitlines()]
    fields = [block["text"] for page in pages for block in page["blocks"] if block["field"] == "byline_text"]
    assert len(fields) > 40
    for text in fields:
        signed = read_byline(text)
        assert signed.problems == (), text
        plain = text.removeprefix("本报记者").removesuffix("摄影报道").removeprefix("中华人民共和国国务院副总理")
        assert [byline.name for byline in signed.bylines] == list(split_names(plain)), text


@pytest.mark.parametrize(
    "office",
    [
        "县农技站",
        "水电局",
        "清欠办",
        "教育局",
        "县纪委办公室",
        "县委组织部组织科",
        "县气象局　县应急管理局",
        "雅口乡党政办",
    ],
)
def test_an_office_in_brackets_behind_the_last_sentence_sent_the_text(office: str) -> None:
    one = done(f"本报讯 早稻进入分蘖末期，各地要及时晒田。\n烂泥田重晒，沙土田轻晒。（{office}）")
    assert (one.byline_text, one.body[-5:]) == (f"（{office}）", "土田轻晒。")
    assert {role for role, _ in people(one)} == {"source"}
    assert (one.source, one.problems) == ("", ())


@pytest.mark.parametrize(
    "said",
    [
        "未完待续",
        "石渡镇",
        "排名不分先后",
        "谜底见下期",
        "无人机照片",
        "以下简称县水利局",
        "原县供销社",
        "今石渡镇卫生院",
        "位于城东社区",
        "不含学校",
        "前排左二为县医院",
        "县文化馆二楼会议室",
        "俗称老三站",
    ],
)
def test_a_bracket_behind_the_last_sentence_that_names_no_office_stays(said: str) -> None:
    body = f"本报讯 早稻进入分蘖末期。\n受表彰的有县农技站。（{said}）"
    assert done(body).body == body


@pytest.mark.parametrize("office", ["县一中", "农机校", "孟桥社", "水电局", "双鞍林场", "城东法庭"])
def test_the_office_before_a_writers_name_is_no_second_writer(office: str) -> None:
    one = done(f"本报讯 学校办起了夜校。（{office}　苏　颖）")
    assert (people(one), one.byline_text) == ([("author", "苏颖")], f"（{office}　苏　颖）")


@pytest.mark.parametrize("office", ["含山县水利局", "即墨市档案局", "云岫在线", "无为县农业局"])
def test_an_office_whose_name_begins_as_a_remark_does_sends_its_text(office: str) -> None:
    assert done(f"本报讯 早稻进入分蘖末期。\n各地要及时晒田。（{office}）").byline_text == f"（{office}）"


@pytest.mark.parametrize("name", ["张建社", "李爱社", "王红校", "刘新站"])
def test_who_was_named_for_a_commune_or_a_school_is_a_person(name: str) -> None:
    one = done(f"本报讯 学校办起了夜校。（通讯员　{name}　苏颖）")
    assert people(one) == [("correspondent", name), ("correspondent", "苏颖")]
    assert people(done(f"本报讯 学校办起了夜校。（{name}）")) == [("author", name)]

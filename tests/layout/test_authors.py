"""Who signs between an article's headline and its text is told when it is drawn up, and starts no article."""

import pytest

from ingest.layout.articles import Draft, draw_up
from ingest.layout.blocks import block
from ingest.layout.labelling import label_blocks
from ingest.layout.labels import Label
from ingest.layout.segmentation import Segment

BODY = "清塘镇的农户说，今年的种子早早就备好了，农机也检修过，只等天气转暖就可以下田。"


def drawn(*blocks: str) -> Draft:
    (found,) = draw_up([Segment(label_blocks([block([text]) for text in blocks]), str)])
    return found


@pytest.mark.parametrize(
    "line",
    [
        "县纪委 俞铁军",
        "县检察院 韩 冰",
        "彭 建 国",
        "图/文 记者 向 琳 通讯员 冉茂林",
        "县人民医院护士 尹晓丽",
        "中共云岫县委书记 郁承泽",
        "村支书 何苗",
        "综合新华社",
        "来源：县水利局",
        "云岫县融媒体中心",
        "◇ 老　铁",
        "□ 本县　冯绍棠",
    ],
)
def test_whoever_signs_between_headline_and_text_is_the_author(line: str) -> None:
    found = drawn("山里的灯", line, BODY)
    assert (found.deck, found.byline_text, found.paragraphs) == (("山里的灯",), line, (BODY,))


@pytest.mark.parametrize(
    "line",
    [
        "记者走街串巷为您“晒”年味",
        "县检察院办案有新招",
        "◇ 工业强县迈新步",
        "据《龙渡晚报》5月7日报道",
        "——记护林员 侯德山",
        "丁永强主持 何苗出席",
        "综合整治见实效",
        "载歌载舞迎新春",
        "来源于生活",
        "口述 历史",
        "摄影 大赛",
        "小记者 进厂",
        "讲述 好故事",
        "□ 石渡镇 三项措施",
        "◇ 农田 水利",
    ],
)
def test_a_line_of_the_stack_is_no_author(line: str) -> None:
    assert drawn("山里的灯", line, BODY).byline_text == ""


def test_an_author_is_found_above_the_piece_that_a_columns_foot_cut_off() -> None:
    first, rest = (
        "清塘公社大枣树大队的赤脚医生梁改香，麦收",
        "以来每天挑两只桶，一头是绿豆汤，一头是药箱，在三个麦场之间来回走。",
    )
    found = drawn("一只药箱走三个麦场", "县检察院 韩 冰", first, rest)
    assert (found.deck, found.byline_text, found.paragraphs) == (
        ("一只药箱走三个麦场",),
        "县检察院 韩 冰",
        (first + rest,),
    )


def test_a_name_that_no_text_follows_or_no_headline_leads_is_nobodys_line() -> None:
    assert drawn("县检察院 韩 冰", BODY).byline_text == ""


def test_speakers_of_one_story_are_headings_still() -> None:
    found = label_blocks(
        [block([text]) for text in ("代表心声", "县检察院 韩 冰", BODY, "县人民医院护士 尹晓丽", BODY)]
    )
    assert [one.label for one in found].count(Label.NAME) == 0

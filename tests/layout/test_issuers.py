"""An office that signs the text above it is told from one that stands over its own story."""

import pytest

from ingest.layout.flat_text import split_blocks
from ingest.layout.labelling import label_blocks
from ingest.layout.labels import Label

NOTICE = "因线路检修，三月十五日八时至十七时，石渡镇和清塘镇停电，请各用户提前做好准备，给您带来不便，敬请谅解。"
STORY = "三月十三日，清塘镇的田里机器轰鸣，农户抢抓农时，种子和农机早早备好，只等天气转暖就可以下田播种。"
OWN = "县供电公司日前投资改造清塘镇的线路，更换变压器九台，一百二十户农家告别了低电压，浇地再也不用排队。"


def labels(*blocks: str) -> list[Label]:
    return [one.label for one in label_blocks(split_blocks("\n\n".join(blocks)))]


@pytest.mark.parametrize(
    "office", ["县供电公司", "云岫县自然资源局", "县教育局 县公安局", "交警大队", "中共云岫县委组织部"]
)
def test_an_office_that_the_story_below_does_not_speak_of_signs_the_text_above(office: str) -> None:
    assert labels("停电预告", NOTICE, office, "清塘镇春耕忙", STORY)[2] is Label.SIGNATURE


def test_an_office_that_the_story_below_speaks_of_stands_over_it() -> None:
    assert labels("春耕忙", STORY, "县供电公司", "农网改造惠及百户农家", OWN)[2] is Label.HEADING


def test_on_a_page_that_puts_offices_over_their_stories_none_is_taken_for_a_signature() -> None:
    page = ("春耕忙", STORY, "县供电公司", "农网改造惠及百户农家", OWN, "县教育局", "书车开进山村", STORY)
    assert labels(*page)[2] is Label.HEADING
    assert labels(*page)[5] is Label.HEADING


@pytest.mark.parametrize("line", ["县领导走访县供电公司", "走进县人民医院", "庄稼医院", "情感驿站"])
def test_a_headline_that_ends_as_an_office_does_is_none(line: str) -> None:
    assert labels("停电预告", NOTICE, line, "清塘镇春耕忙", STORY)[2] is Label.HEADING


def test_an_office_over_the_title_of_its_notice_signs_nothing() -> None:
    assert labels("春耕忙", STORY, "县供电公司", "关于石渡镇停电的通告", NOTICE)[2] is Label.HEADING

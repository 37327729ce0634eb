"""What a line under a text looks like that says who wrote, sent or issued it (落款), and when."""

from __future__ import annotations

import re

from ingest.language.names import SURNAMES, is_person, join_padding
from ingest.layout.features import NAME, names_column

LONGEST = 44  # characters
HAN = r"[\u4e00-\u9fff]"
PLACE = r"嘎查|苏木|[省市县区州旗盟乡镇村屯场校厂局院站队组班路街巷社所办司]|小区|家属院|宿舍|中心|公司|[一二三四]中|[小中大]学"
WHO = (
    "居民|村民|市民|读者|网友|职工|工人|教师|老师|学生|医生|战士|农民|菜农|旅客|乘客|民工|代表|委员|用户|住户|业主|家长|群众"
    "|律师|司机|店主|牧民|社员|老人|主任|支书|农艺师|技术员"
)
OFFICE = rf"{HAN}{{1,20}}(?:局|委|办|会|处|所|站|部|组|社|厂|公司|中心|办公室|指挥部|法院)"
DAY = r"(?:(?:\d{4}|[一二三四五六七八九〇○零]{4})年)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日"
SET_WIDE = rf"{HAN}(?: {{1,2}}{HAN}){{2}}"  # 卢　开　秀
SIGNED = (
    r"(?:—{1,3}|-{2}|─{2})(?!追?记|访)[^。！？，—]{2,24}",
    rf"[\u4e00-\u9fff（）\d]{{1,20}}(?:{PLACE})(?: ?{HAN}{{0,3}}(?:{WHO}))?[ ]+(?P<name>{NAME}|{SET_WIDE})",
    rf"{HAN}{{0,8}}(?:{WHO})[：: ]{{1,2}}(?P<name>{NAME}|{SET_WIDE})",
    rf"{HAN}{{1,12}}(?:台|站|局)(?:[今昨前]日|[今昨]天|\d{{1,2}}日)?\d{{1,2}}(?:时|点)(?:\d{{1,2}}分)?发布",  # the weather
    r"[儿女父母兄弟姐妹妻夫] [\u4e00-\u9fff ]{1,4}|[儿女父母兄弟姐妹妻夫](?:字|草|手书)",  # of a letter home
    r"(?:一?名?读者|热心市民|市民|网友|村民|居民|用户|家长)[:： ]{1,2}[\u4e00-\u9fff ]{2,8}",
    # several of a place, or one who is not named
    rf"[\u4e00-\u9fff（）\d]{{1,16}}(?: ?部分|[ ]几名|[ ]?一[名位个]?|[ ][\d一二三四五六七八九十]{{1,4}}[名位户]|[ ]全体)"
    rf"(?:{WHO}|患者家属)",
    rf"[\u4e00-\u9fff（）\d]{{2,16}} {HAN}{{2,4}}等(?:\d{{1,3}}|[一二三四五六七八九十]{{1,3}})(?:人|[名位]{HAN}{{0,4}}(?:{WHO}))",
    # offices that have it printed, or that made it
    rf"{OFFICE}(?: {{1,2}}{OFFICE}){{0,3}} ?(?:宣|供稿|提供|供图|答|解答|回复|答复)",
    rf"[\u4e00-\u9fff（） 、]{{2,30}} ?{DAY}",
    # its source, its makers, whom to ask
    r"（?(?:来源|摘自|转自|原载|据)[：: ]*[^。，：]{2,16}）?",
    r"(?:指导(?:老师|教师)|致歉人|道歉人|口述|整理|搜集整理|供稿|撰稿)[：: ] ?[\u4e00-\u9fff （）、：:]{2,30}",
    r"(?:本版(?:图片|摄影|照片)|特约摄影)[：: ][\u4e00-\u9fff 、]{2,20}",
)
"""What stands under a text; a name that is to be known as one is a group of the pattern."""
SOURCE = re.compile("[—─-]|（?(?:来源|摘自|转自|原载|据)")
EDITOR = "编者"
PADDED = re.compile(rf"{HAN}(?: {{1,2}}{HAN}){{1,2}}\Z")  # 林 舟
SIGNED_LINES = tuple(re.compile(rf"(?:{pattern})\Z") for pattern in SIGNED)


def signs(text: str) -> bool:
    """Say whether a line after a text signs it: ——编者, 清塘镇 村民 罗谷, 县气象局供稿, 来源：某报.

    ``text`` is plain text.
    """
    if len(text) > LONGEST:
        return False
    if PADDED.match(text):
        name = join_padding(text)
        return name == EDITOR or (is_person(name) and not names_column(text))
    return any(_has_names(found) for found in (pattern.match(text) for pattern in SIGNED_LINES) if found)


def says_source(text: str) -> bool:
    """Say whether a line can be nothing but the source of the text above it: ——编者, 来源：某报."""
    return SOURCE.match(text) is not None


def _has_names(found: re.Match[str]) -> bool:
    """Say whether what stands where a name would is one."""
    return all(name[0] in SURNAMES for name in found.groupdict().values())


ROUND_LABEL = re.compile(rf"\A（(?P<inside>(?:{HAN}|·){{4,6}})）\Z")
NO_LABEL = re.compile(
    r"[电讯摄供稿记者作图据报年月宣]|[局委办部院校会站厅处队社所组科股室中心司协联]\Z|未完|待续|下转|上接|公布|扫码|评论员|\A之"
)


def is_round_label(text: str) -> bool:
    """Say whether a line in round brackets under a text may be a column label (栏目): four to six characters, no office or name."""
    found = ROUND_LABEL.match(text)
    return found is not None and not NO_LABEL.search(found["inside"]) and not is_person(found["inside"])

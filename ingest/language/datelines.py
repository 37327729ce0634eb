"""Datelines (电头): the printed opener of a story, ``本报讯``, ``新华社北京3月21日电``, ``青岛新闻网7月3日讯``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ingest.language.dates import PRINTED_DATE, day_before_issue, printed_date
from ingest.language.text import HAN, for_matching

OWN_HOUSES = ("本报", "本刊", "本台", "本网", "本站", "本社", "本版", "我报", "我台", "我网")
"""How a paper names itself: an opener or a byline with one of these is its own."""

AGENCIES = (
    "新华社", "新华网", "中新社", "中新网", "人民网", "央视网", "央广网", "光明网", "新華社", "中国新闻社", "中国网",
    "国际在线", "央视新闻", "中央广播电视总台", "总台央视", "法新社", "路透社", "美联社", "塔斯社", "共同社",
)  # fmt: skip
_HOUSE_ENDING = "新闻网|晨刊|周刊|电视台|广播电台|融媒体中心|融媒体?|新闻中心|传媒中心|客户端|网|报|社"
_OWN_NAME = rf"(?:融媒体?|(?:(?![的了在从与和及传来])[{HAN}]){{2,4}}(?<![报社网媒体刊台]))"
"""What else a paper calls itself before 讯, with nothing but a blank or a bracket after it: 融媒讯, 云棠讯（记者 …）."""
_PLACE = rf"[{HAN}·、]{{0,24}}?"
_NOT_A_WIRE = "话视影力子器台脑信网厂动气缆站梯商量报讯源"  # 电话, 电视 …
_NOT_NEWS = "通简资喜快捷音短电书影审问"  # 通讯, 喜讯 …
NOT_OWN_NEWS = f"{_NOT_NEWS}时晨"
"""What makes another word of 讯 where a paper's own name may stand before it: a paper may be called 时讯 or 晨讯."""
_ENDING = rf"(?:(?<![{_NOT_NEWS}])讯(?![员息问号])|(?:专|急|综合)?电(?![{_NOT_A_WIRE}]))"
_OWN_WIRE = rf"[\d月日 ]{{0,8}}(?<![{NOT_OWN_NEWS}])讯[ (]"
_OPENER = re.compile(
    rf" *(?:[【(〔\[〖] ?)?(?P<text>(?P<relay>[另又]?据)?(?:(?P<own>{'|'.join(OWN_HOUSES)}|{_OWN_NAME}(?={_OWN_WIRE}))"
    rf"|(?P<agency>{'|'.join(AGENCIES)})|(?P<house>[{HAN}]{{1,10}}?(?:{_HOUSE_ENDING})))"
    rf"(?P<place>{_PLACE}) ?{PRINTED_DATE} ?(?:{_ENDING}|(?P<message>消息)(?=[，,:( ]|\Z)))(?: ?[】)〕\]〗])?"
)
_NO_ONES = re.compile(r"[，。；！？“”]|记者|通讯员|获悉")
_DATE_NEEDED = re.compile(r"(?:专|急|综合)?电\Z")
_AFTER_BARE_WIRE = re.compile(r"[ (\"“：:]|\Z")
_BEFORE_PEOPLE = re.compile(r" ?[(] ?[^()。，]{0,12}(?:记者|通讯员)")
_NO_PLACES = ("综合", "独家", "快讯", "专题", "客户端", "微信", "微信公众号", "公众号", "微博", "官网")
_HOUSE_FALSE = re.compile(r"[的了在从与和及]")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A printed dateline. ``text`` is verbatim, ``end`` its end in the paragraph; ``source`` is empty for 本报."""

    text: str
    end: int
    place: str = ""
    on: date | None = None
    source: str = ""


def read_dateline(paragraph: str, issued_on: date) -> Dateline | None:
    """Read the dateline that opens ``paragraph``; None when none does.

    The year, and for a bare day the month, come from ``issued_on``. A date that only follows the dateline in running
    text (``本报讯 3月19日，…``) is no part of it. A house other than this paper (``泰顺新闻网讯``,
    ``据长江日报消息``) is the dateline's source.
    """
    plain = for_matching(paragraph[:80])
    found = _OPENER.match(plain)
    if not found or not _is_plausible(found, plain):
        return None
    start, end = found.span("text")
    place = found["place"].removesuffix("新闻").removesuffix("频道").strip("、")
    return Dateline(
        text=paragraph[start:end],
        end=found.end(),
        place="" if place in _NO_PLACES else place,
        on=day_before_issue(printed_date(found), issued_on),
        source=found["agency"] or found["house"] or "",
    )


def _is_plausible(found: re.Match[str], plain: str) -> bool:
    """Rule out running text that only looks like an opener: a wire (电) needs a date, or stands by itself."""
    text = found["text"]
    if _NO_ONES.search(text) or (found["house"] and _HOUSE_FALSE.search(found["house"])):
        return False
    if found["message"]:
        after = plain[found.end() :]
        if found["own"]:  # 本报消息（记者 …）; before a comma it is as well a word of the sentence
            return bool(_BEFORE_PEOPLE.match(after))
        return bool(found["relay"]) or (bool(found["agency"]) and after[:1] in ":，")
    is_bare = found["day"] is None
    if _DATE_NEEDED.search(text) and is_bare:
        return not found["place"] and bool(_AFTER_BARE_WIRE.match(plain[found.end() :]))
    return not (is_bare and found["house"] and found["place"])

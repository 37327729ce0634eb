"""Mark the head of a page: the name of the paper, its date and numbers, the page's section and its editors, a line each.

What is a headline's look otherwise is furniture where it stands among such lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.language.mastheads import masthead_facts
from ingest.layout.furniture import NAME_LENGTH, PAPER_NAME, SECTION, is_masthead_piece
from ingest.layout.labels import AUTHOR, FURNITURE, HEADLINE_LIKE, Label, Labelled

NUMERAL = "[0-9〇○零一二三四五六七八九十百千]"
DAY = rf"{NUMERAL}{{4}} ?[年./-] ?{NUMERAL}{{1,2}} ?[月./-] ?{NUMERAL}{{1,3}} ?日?"
LUNAR_YEAR = "[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年"
LUNAR_DAY = "闰?[正一二三四五六七八九十冬腊]{1,2}月 ?[初十廿一二三四五六七八九十]{2,3}"
IN_LINE = re.compile(
    rf"{DAY}|{NUMERAL}{{4}}年{NUMERAL}{{1,2}}月|(?:星期|周)[一二三四五六日天]"
    rf"|(?:农历|夏历)?{LUNAR_YEAR} ?(?:{LUNAR_DAY})?|农历{LUNAR_DAY}"
    rf"|(?:总第?|第) ?{NUMERAL}{{1,9}} ?[期号]?|(?:今日|本期|共|第)? ?[A-D]?{NUMERAL}{{1,3}} ?版|[(（)）|/·,，:： ]"
)
"""What a head's line of dates and numbers is made of."""
HEAD_LINE = re.compile(
    r"\A(?:[A-Z][A-Za-z ]{3,40}"
    r"|(?:《[^》]{1,8}报》)?[^。，！？《]{1,40}[部局委会社心府处院校司团办] ?(?:主管|主办|承办|协办|联办|合办|编辑|出版|编印|编)+"
    r"(?: [^。，！？《]{2,20})?|[^。，！？《]{2,30}(?:机关报|主管主办)(?: [^。，！？《]{2,20})?"
    r"|[^。！？]{0,20}(?:刊号|出版物号|报刊登记证|准印证|内部资料|[准登]字第|出准字|资准字|代号[：: ]?\d)[^。！？]{0,40}"
    r"|[^。，！？《》“]{0,6}(?:电话|传真|邮箱|信箱|热线|网址|微信|[Ee]-?mail|QQ)[：:]?[^。！？，]{0,6}[\w.-]*[\d@×.][^。！？，]{0,50}"
    r"|(?:社址|地址|邮编|主[管办]|(?:官方)?(?:微信)?公众号)[：:][^。！？]{2,60}|[^。，！？]{0,16}每周[一二三四五六日、至]{1,7}出版"
    r"|[\u4e00-\u9fff]{1,6}(?:[县市区旗](?:融媒体|新闻|传媒)中心|报社)(?: .{2,30})?"
    r"|(?:扫一扫|扫描|扫码(?:关注|阅读|下载))[^。！？]{0,30}|关注[^。！？]{2,20}(?:客户端|公众号|视频号|微信|微博)[^。！？]{0,20}"
    r"|(?:[\u4e00-\u9fff]{0,4}天气|今[天日]|井口温度)[：: ][^。！？]{0,40}\d ?℃[^。！？]{0,30}"
    r"|[^。！？]{0,40}(?:责编|编辑|校对|美编|版式|组版|主编)[：:/／ ][^。！？]{2,50}"
    r"|投稿[^。！？]{2,30}|[^。！？]{0,12}(?:赠阅|出版 全年[^。！？]{0,12}|每份[^。！？]{1,8})"
    r"|(?=.*(?:策划|统筹|设计|视觉|版面|投稿|绘图|主持|监制|制图|审)[：:/])"
    r"(?:[\u4e00-\u9fff]{2,6}[：:/][^。！？：:]{1,16}?(?: +|\Z)){2,})\Z"
)
DATED = re.compile(rf"\A(?!——|（)[^。，！？]{{0,16}}{DAY}[^。，！？]{{0,24}}\Z")
NO_NAME = re.compile(
    r"(?:简明|图片|一句话|短|综合|社会|基层|乡镇|县区|国内|国际|省内|市县|要闻|经济|教育|体育|民生|农村|部门)新闻\Z"
    r"|(?:人物|长篇|本报|工作|新闻|事件)通讯\Z|今日(?:导读|提要|看点|要闻|关注|天气|潮汐|头条|视点|话题|论坛)\Z"
)
"""What is put as a paper's name is and names what stands below it."""
LOWEST = 14  # blocks of a page's top that its head is looked for in
BETWEEN = 2  # lines on end in a head that are of it by nothing but their place
IN_HEAD = HEADLINE_LIKE | AUTHOR | {Label.SIGNATURE, Label.VERSE, Label.POINTER}


def mark_page_head(found: Sequence[Labelled]) -> list[Labelled]:
    """Name the lines of a page's head, and beside a masthead (报头) elsewhere those that are only a part of one."""
    end = _end(found)
    head = [_furnished(one) for one in found[:end]]
    return head + _beside_masthead(found[end:])


def _end(found: Sequence[Labelled]) -> int:
    """Give the number of blocks in the page's head: 0 where no line proves that there is one."""
    end = between = 0
    for at, one in enumerate(found[:LOWEST]):
        if _is_of_head(found, at):
            end, between = at + 1, 0
        elif one.label in IN_HEAD and len(one.plain) <= NAME_LENGTH and between < BETWEEN:
            between += 1
        else:
            break
    is_proven = any(one.label in FURNITURE or _is_dates(one.plain) or DATED.match(one.plain) for one in found[:end])
    return end if is_proven else 0


def _is_of_head(found: Sequence[Labelled], at: int) -> bool:
    """Say whether a block is of a head by its own text, a number alone by the line beside it."""
    one = found[at]
    if not one.plain.isdigit():
        return one.label in FURNITURE or _is_head_line(one.plain)
    beside = [found[k] for k in (at - 1, at + 1) if 0 <= k < len(found)]
    return len(one.plain) <= 2 and any(near.label in FURNITURE or _is_head_line(near.plain) for near in beside)


def _is_head_line(text: str) -> bool:
    if len(text) > 60 or "。" in text:
        return False
    if PAPER_NAME.match(text):
        return not NO_NAME.match(text.replace(" ", ""))
    return _is_dates(text) or bool(HEAD_LINE.match(text) or DATED.match(text)) or masthead_facts(text) > 1


def _is_dates(text: str) -> bool:
    """Say whether a line is nothing but a date, a weekday or the issue's numbers."""
    return len(text) > 1 and not text.isdigit() and text[0] not in "(（" and not IN_LINE.sub("", text)


def _furnished(one: Labelled) -> Labelled:
    if one.label in FURNITURE:
        return one
    return replace(one, label=Label.FOLIO if SECTION.match(one.plain.replace(" ", "")) else Label.MASTHEAD)


def _beside_masthead(found: Sequence[Labelled]) -> list[Labelled]:
    """Add to a masthead the lines beside it that are only a part of one, such as the paper's name."""
    marked = list(found)
    for i in [*range(len(found)), *reversed(range(len(found)))]:
        beside = [marked[k].label for k in (i - 1, i + 1) if 0 <= k < len(found)]
        is_line = marked[i].label in HEADLINE_LIKE - {Label.COLUMN} | AUTHOR
        if Label.MASTHEAD in beside and is_line and is_masthead_piece(marked[i].plain):
            marked[i] = replace(marked[i], label=Label.MASTHEAD)
    return marked


def mark_number(found: list[Labelled]) -> list[Labelled]:
    """Tell a number in a deck, under the page's first headline as a deck's lines are, from the number of the page (版次)."""
    if len(found) < 2 or found[0].label is not Label.HEADING or found[1].label is not Label.FOLIO:
        return found
    first, number, *rest = found
    is_in_deck = first.block.is_display and number.block.is_display and number.block.is_apart is False
    return [first, Labelled(number.block, number.plain, Label.HEADING), *rest] if is_in_deck else found

"""The headline stack (引题/主题/副题) of flat text, sorted where its wording tells.

Only typography truly tells a kicker from a subhead. Without it the words tell, else what most newspapers print: a kicker over
its headline, subheads dashed or of who attended. The stack itself is kept verbatim as the article's ``deck``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.language.bylines import is_byline
from ingest.language.text import BLANKS, HAN, for_matching, tidy_line

_LABEL_BLOCK = re.compile(
    r"\A(?:【[^【】]{1,20}】|\[[^\[\]]{1,20}\]|《[^《》]{1,14}》|\([^()]{1,14}\)|〔[^〔〕]{1,14}〕|〖[^〖〗]{1,14}〗"
    r"|([·〓■□◆◇●★☆※])[^·〓■□◆◇●★☆※，。]{2,12}\1)\Z"
)
_LABEL_LEADS = re.compile(r"\A(?:【(?P<a>[^【】]{1,20})】|〔(?P<b>[^〔〕]{1,14})〕) *(?=\S)")
_COLUMN_WORD = re.compile(
    r"\A[■●◆▲★]?(?:图片新闻|图片报道|简讯|短波|快讯|要闻|导读|广告|公益广告|生活提示|开栏的话|编者按|社论|评论|时评|短评"
    r"|特别(?:报道|关注|策划)|[^ ，。！？：]{2}(?:话题|观察|声音|调查)"
    r"|(?:长篇|中篇|短篇|微型)?小说(?:连载)?|小小说|散文(?:诗|随笔)?|诗[歌词]|随笔|杂文|童话|寓言|民间(?:传说|故事)|报告文学|连载|农事提醒"
    r"|快评|锐评|微评|(?:本报)?评论员文章|特写|特稿|专访|专题|速写|侧记|[^ ，。！？：]{0,6}走基层|[^ ，。！？：]{2,8}"
    r"(?:进行时|在行动|在线|专栏|专版|连载|聚焦|见闻|走笔|之窗|风采|风采录|论坛|随笔|手记|巡礼|掠影|传真"
    r"|时评|短评|快评|访谈|纪事|讲堂|课堂|诗页|人家|夜话|新语)"
    r"|[^ ，。！？：]{1,4}(?:热线|直通车|信箱|广角|视点|札记|小贴士|大家谈|回音壁))\Z"
)
_PLACEHOLDER = re.compile(r"(?:无标题|未命名|标题|无主题|空标题|untitled)(?:文章|新闻|\d{0,3})?\Z", re.IGNORECASE)
_ROUNDUP_TITLE = re.compile(
    r"\A[【〖《\[■●◆]?(?:[\u4e00-\u9fff]{0,4}(?:简讯|简报|短讯|微[新资]?[闻讯]|短波|快讯|快报|传真|简明新闻|一句话新闻|要闻速览|新闻速递|集锦|点击|短新闻))[】〗》\]]?\Z"
)
_DASHED = re.compile(r"\A(?:——|--|──|—)")
_KICKER_ENDING = (
    r"(?:强调|指出|要求|时说|寄语(?:时|[^ ，。！？]{2,8})?|提出|表示|批示|指示|之际|以来|过后|会议后|活动后"
    r"|(?:系列报道|系列评论|连续报道|追踪报道|专题报道)(?:之?[一二三四五六七八九十\d①-⑳]+|\([一二三四五六七八九十\d]+\))?"
    r"|特稿第?\d+期|——|──|[：:、])"
)
_KICKER = re.compile(rf"(?:{_KICKER_ENDING}|建议|呼吁|反映|(?<!的)决定)\Z")
_SPLIT = re.compile(rf"\A(?P<kicker>继[^ ]{{4,40}}后|[^ ]{{4,40}}?{_KICKER_ENDING}) +(?P<headline>\S.*)\Z")
_ATTENDANCE = re.compile(
    r"\A[^，。]{2,10}?(?:主持(?!召开)|讲话|致辞|出席|参加|陪同|列席|宣布)|(?:主持|讲话|致辞|出席|参加|陪同)\Z"
    r"|一[同道并起](?:调研|回访|参加|检查|督查|慰问|看望|走访|视察)\Z"
)
_REPORT = re.compile(
    r"(?:召开|举行|举办|开幕|闭幕|调研|督导|督查|检查|会见|会谈|座谈|慰问|看望|走访|视察|考察|接访|致电|致信|回信|通话)"
)
_TOPIC = re.compile(r"\([^()]{2,12}\)\Z")
_PERSON = re.compile(
    r"\A[□◎]|\A(?:口述|整理|主持人|本期主持人?|作者|文|图)[:/ ]|[长任记席员授师理士事] [\u4e00-\u9fff]{2,3}\Z|\A\([^()]*\)\Z|:\Z"
)
_UNFINISHED = re.compile(
    r"(?:日前|近日|最近|目前)|[将的和与在被把以从对由向]\Z|\A(?:涉及|惠及|预计|总投资|累计|同比|双方|起[于自]|全程)"
)
_ASIDE = re.compile(
    r"\A(?:要求|强调|指出|警方|专家[:为提教]|追?记(?![者住得录忆])|全[国省市]仅|在.*会议?上\Z)"
    r"|\A(?:(?:[比较](?:去年|上年|同期)|达(?=\d))[^ ]*\d|外[一二三四五六七八九十两]+[首篇章]\Z|组诗\Z)"
    r"|\A(?:总(?!书记)|全长|年产|建成|新增|最[高低佳大长多])[^ ]*\d|\A(?:\d+[.、](?!\d)|[一二三四五六]、)|\A[^ ]{1,6}日起[^ ]{2,4}\Z"
    r"|(?:纪实|综述|述评|侧记|掠影|巡礼|走笔|见闻|的故事|支招|解答|释疑|这样说)\Z"
)
"""What is said below a headline: what was asked for, who answers, of whom it tells, how much, from when; a list's first point."""
_NOTICE = re.compile(
    r"(?:公告|通告|公示|通知|启事|声明|公报|的决定|办法|规定|条例|名单|须知|征稿|一封信|倡议书|贺词|简章)\Z"
)
_QUESTION = re.compile(r".{4}(?:[？?]|什么|吗)\Z|\A[^“]*(?:如何|怎[么样])")
_LONE_NAME = re.compile(r"\A\S{2,4}\Z|\A\S \S\Z|\S·\S|【")  # may as well be a title: 麦 黄, 七律·望河楼
_NO_HEADLINES = (_ATTENDANCE, _PERSON, _UNFINISHED, _ASIDE)
_HOW_MUCH = re.compile(r"(?=[^ ]* )\D*\d")
_MARKED = re.compile(r"\A[■●◆▲★] ?[^ ，。！？:]{2,6}\Z")
_LINE_BREAK = re.compile(rf"[{BLANKS}]*\n[{BLANKS}]*")
_HAS_HAN = re.compile(rf"[{HAN}]")


@dataclass(frozen=True, slots=True)
class Deck:
    """A headline stack, sorted. The lines of each field are joined by one space."""

    column_label: str = ""
    kicker: str = ""
    headline: str = ""
    subhead: str = ""


def sort_deck(blocks: Iterable[str], *, is_banner: bool = False) -> Deck:
    """Sort a stack's printed blocks, from the top, into column label (栏目), kicker, headline and subhead.

    A banner (通栏) has its slogan on top, the largest of its lines.
    """
    left = [_LINE_BREAK.sub(" ", block) for block in map(tidy_line, blocks) if block and not is_placeholder(block)]
    label, left = _take_label(left)
    dashed = [block for block in left if _DASHED.match(block)]
    plain = [block for block in left if not _DASHED.match(block)]
    if not plain:
        return Deck(label, "", " ".join(dashed), "")
    kickers: list[str] = []
    while len(plain) > 1 and _is_kicker(plain[0], plain[1]):
        kickers.append(plain.pop(0))
    if not kickers and not is_banner and _leads_over(plain, is_dashed=bool(dashed)):
        kickers.append(plain.pop(0))
    headline, *subheads = plain
    if not kickers and (split := _SPLIT.match(for_matching(headline))):
        kickers, headline = [headline[: split.end("kicker")]], headline[split.start("headline") :]
    in_order = [block for block in left if block in subheads or block in dashed]
    return Deck(label, " ".join(kickers), headline, " ".join(in_order))


def is_placeholder(text: str) -> bool:
    """Tell whether a headline is what a system writes where none was printed (无标题): nobody's words, and nobody's name."""
    return bool(_PLACEHOLDER.match(for_matching(text).strip()))


def unmarked(label: str) -> str:
    """Give a column label (栏目) without the marks it is printed behind: ■今日关注."""
    return label.strip("■●◆▲★◎□〓·• \u3000") or label


def is_roundup_title(text: str) -> bool:
    """Tell whether a line stands over a roundup of briefs: 简　讯, 部门传真, 【短波】."""
    return len(text) <= 16 and bool(_ROUNDUP_TITLE.match(for_matching(text).replace(" ", "")))


def is_attendance(text: str) -> bool:
    """Tell whether a line says who was there, as a subhead does: 陆远山主持并讲话, 何漱石一同调研."""
    return bool(_ATTENDANCE.search(for_matching(text)))


def is_column_word(text: str) -> bool:
    """Tell whether a line reads as a column's name (栏目) where a headline follows: 柘溪夜话, 党员风采, 走基层."""
    return len(text) <= 16 and bool(_COLUMN_WORD.match(for_matching(text).replace(" ", "")))


def _take_label(blocks: list[str]) -> tuple[str, list[str]]:
    """Take the column label off a stack: a bracketed or column-like block over others, or 【…】 before a headline."""
    if not blocks:
        return "", blocks
    first = for_matching(blocks[0])
    alone = _LABEL_BLOCK.match(first)
    if alone and (len(blocks) > 1 or first.startswith("【")):
        return blocks[0][1:-1].strip(), blocks[1:]
    is_over_headline = any(not _DASHED.match(block) for block in blocks[1:])
    if is_over_headline and (is_column_word(first) or is_roundup_title(first) or _MARKED.match(first)):
        return unmarked(blocks[0]), blocks[1:]
    if leads := _LABEL_LEADS.match(first):
        group = next(name for name, value in leads.groupdict().items() if value)
        return blocks[0][slice(*leads.span(group))], [blocks[0][leads.end() :], *blocks[1:]]
    return "", blocks


def _leads_over(lines: list[str], *, is_dashed: bool) -> bool:
    """Tell whether the first of a stack's lines, whose words do not say so, is the kicker of the next.

    It most often is, in the newspapers whose markup tells: their subheads are dashed, or say who was there or, in several
    phrases, how much. What reports a meeting or a visit, asks, is a notice's or list's title, or ends with its topic
    (（点赞云岫）), is a headline by itself.
    """
    if len(lines) < 2:
        return False
    first, below, *others = (for_matching(line) for line in lines)
    title = first.replace(" ", "")
    if _is_below(below) or any(form.search(title) for form in (_REPORT, _TOPIC, _NOTICE, _QUESTION)):
        return False
    has_subhead = is_dashed or not all(map(_is_below, others))
    return has_subhead or not _HOW_MUCH.match(below) or bool(_SPLIT.match(first))


def _is_kicker(block: str, below: str) -> bool:
    """Tell whether the block reads as a kicker of what stands below it: it cannot end there."""
    return bool(_KICKER.search(block)) and bool(_HAS_HAN.search(below))


def _is_below(line: str) -> bool:
    """Tell whether a line is no headline: it says who was there, more of the line above it, or who wrote and for whom."""
    return any(form.search(line) for form in _NO_HEADLINES) or (is_byline(line) and not _LONE_NAME.search(line))

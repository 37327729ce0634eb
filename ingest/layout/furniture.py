"""The page's furniture: masthead (报头), colophon (责编/版式/校对) and folio (第1版：要闻) lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.language.credits import is_colophon
from ingest.language.mastheads import masthead_facts

EDGE = 6  # blocks from the top or the foot of a page in which furniture is looked for
COLOPHON_FOOT = re.compile(
    r"\A(?:本版|本期)?(?:责任编辑|责编|编辑|[版图]\S编辑|执行主编|编审|审核|审读|组版|美编|版式|版式设计|校对"
    r"|统筹|制图|本版制图|值班\S{2})[：:/／ ] ?\S"
)
NUMBER = r"第? ?[A-D]?[\d一二三四五六七八九十]{1,2} ?版"
FOLIO = re.compile(
    rf"\A(?:(?P<label>{NUMBER})[：:·| ]*(?P<section>[^。，：；]{{0,10}})"
    rf"|(?P<section_first>[^\d。，：；]{{0,10}})[ ·|]+(?P<label_last>{NUMBER})|[A-D]?\d{{1,2}}|[-—] ?\d{{1,2}} ?[-—])\Z"
)


SUBJECT = (
    "要闻|时政|民生|经济|社会|法治|平安|教育|卫生|健康|文化|副刊|文艺|文苑|文学|党建|三农|农业|农村|专题|专版"
    "|体育|国内|国际|理论|生活|科技|校园|旅游"
)
ADVERTS = "公告|广告|信息"
SECTION = re.compile(
    rf"\A(?:0?\d )?(?:[\u4e00-\u9fff]{{0,2}}(?:{SUBJECT})|综合|本[县市区旗]|城乡|基层)(?:[·、 ]?(?:{SUBJECT}|新闻))?(?:版|周刊|专刊)?\Z"
    rf"|\A(?:{ADVERTS})(?:[·、 ](?:{ADVERTS})|版|专版)\Z"
)
PAPERS_FOOT = re.compile(
    r"\A(?:(?:本报|本社)?社址|本报(?:地址|热线)|编辑部(?:地址)?|社长)[：:/／ ].{2,}"
    r"|\A(?:本报)?地址[：:].*(?:总编辑?|责任编辑|责编)[：:]"
)
CONTACT_FOOT = re.compile(
    r"\A(?:(?:本报|本版)?(?:广告刊登|广告|新闻|投稿|发行|报料|编辑部)[^。]{0,20}(?:热线|电话|邮箱)|电子[信邮]箱)[：: ]*[\w@＠.—-]{6,}"
    r"[^。]{0,60}\Z"
)


@dataclass(frozen=True, slots=True)
class Folio:
    """A page's own label and section as printed."""

    label: str
    section: str


def furniture(text: str, position: int, count: int) -> str:
    """Give ``masthead``, ``colophon`` or ``folio`` for a furniture line, else an empty string.

    ``text`` is plain text; ``position`` is the block's place among the page's ``count`` blocks.
    """
    if len(text) <= 120 and "。" not in text and (is_colophon(text) or (len(text) <= 40 and COLOPHON_FOOT.match(text))):
        return "colophon"
    is_foot = position >= count - 2 and len(text) <= 120 and "。" not in text
    if (is_foot and PAPERS_FOOT.match(text)) or (
        position == count - 1 and len(text) <= 120 and CONTACT_FOOT.match(text)
    ):
        return "colophon"
    if EDGE <= position < count - EDGE:
        return ""
    if len(text) <= 200 and "。" not in text and masthead_facts(text) >= 2:
        return "masthead"
    return "folio" if is_folio(text, position, count) else ""


def is_page_head(lines: Sequence[str], position: int) -> bool:
    """Say whether the page's first block is its section's name over the line of its editors."""
    *names, credits = lines
    return position == 0 and bool(names) and sum(map(len, names)) <= 12 and is_colophon(credits)


def is_folio(text: str, position: int, count: int) -> bool:
    """Say whether a line at a page's edge is its folio, or at its head the section's name alone."""
    if position == 0 and count > 1 and SECTION.match(text):
        return True
    return len(text) <= 18 and (position < 2 or position == count - 1) and bool(FOLIO.match(text))


PAPER_NAME = re.compile(
    r"\A(?:[\u4e00-\u9fff ]{1,8}(?:报|时讯|晨讯|新闻|通讯|融媒)|今日[\u4e00-\u9fff ]{2,4}|[A-Z][A-Za-z ]{3,24})\Z"
)
MASTHEAD_WORDS = re.compile(r"\A赠阅\Z|www\.|登记证|准印证|刊号|专号\Z|主[管办]|官方微信|微信公众号")
NAME_LENGTH = 24  # characters of what stands above a masthead's date


def is_masthead_piece(text: str) -> bool:
    """Say whether a line beside a masthead belongs to it: the paper's name, or one of a masthead's facts."""
    return len(text) <= 60 and bool(PAPER_NAME.match(text) or MASTHEAD_WORDS.search(text) or masthead_facts(text) > 0)


def read_folio(text: str) -> Folio:
    """Read a folio line into the page's label and section, either empty when not printed."""
    found = FOLIO.match(text)
    if not found:
        return Folio("", text if SECTION.match(text) else "")
    label = found["label"] or found["label_last"] or ""
    return Folio(label, (found["section"] or found["section_first"] or "").strip())

"""The colophon (责编/版式/校对 line) at a page's foot: who edited, laid out, proofread and passed the page.

The people of a colophon belong to the page, never to an article on it.
"""

from __future__ import annotations

import re

from ingest.items import CreditRole, PageCredit, Problem
from ingest.language.names import COMPOUND_SURNAMES, is_person, split_names

ROLES = {
    "责任编辑": CreditRole.RESPONSIBLE_EDITOR,
    "本版责编": CreditRole.RESPONSIBLE_EDITOR,
    "责编": CreditRole.RESPONSIBLE_EDITOR,
    "本版编辑": CreditRole.EDITOR,
    "本期编辑": CreditRole.EDITOR,
    "值班编辑": CreditRole.EDITOR,
    "编辑": CreditRole.EDITOR,
    "实习编辑": CreditRole.EDITOR,
    "见习编辑": CreditRole.EDITOR,
    "助理编辑": CreditRole.EDITOR,
    "图片编辑": CreditRole.EDITOR,
    "版面编辑": CreditRole.EDITOR,
    "初审": CreditRole.EDITOR,
    "一审": CreditRole.EDITOR,
    "版式设计": CreditRole.LAYOUT,
    "版式": CreditRole.LAYOUT,
    "版面设计": CreditRole.LAYOUT,
    "美术编辑": CreditRole.LAYOUT,
    "美编": CreditRole.LAYOUT,
    "版面": CreditRole.LAYOUT,
    "编排": CreditRole.LAYOUT,
    "组版": CreditRole.LAYOUT,
    "电脑排版": CreditRole.LAYOUT,
    "照排": CreditRole.LAYOUT,
    "排版": CreditRole.LAYOUT,
    "制版": CreditRole.LAYOUT,
    "责任校对": CreditRole.PROOFREADER,
    "本版校对": CreditRole.PROOFREADER,
    "校对": CreditRole.PROOFREADER,
    "校审": CreditRole.PROOFREADER,
    "审校": CreditRole.PROOFREADER,
    "校检": CreditRole.PROOFREADER,
    "检校": CreditRole.PROOFREADER,
    "质检": CreditRole.PROOFREADER,
    "文检": CreditRole.PROOFREADER,
    "一校": CreditRole.PROOFREADER,
    "二校": CreditRole.PROOFREADER,
    "三校": CreditRole.PROOFREADER,
    "值班主任": CreditRole.DUTY_EDITOR,
    "值班主编": CreditRole.DUTY_EDITOR,
    "值班编委": CreditRole.DUTY_EDITOR,
    "值班总编": CreditRole.DUTY_EDITOR,
    "值班领导": CreditRole.DUTY_EDITOR,
    "值班副总编": CreditRole.DUTY_EDITOR,
    "值班总编辑": CreditRole.DUTY_EDITOR,
    "审核": CreditRole.DUTY_EDITOR,
    "审稿": CreditRole.DUTY_EDITOR,
    "审读": CreditRole.DUTY_EDITOR,
    "编审": CreditRole.DUTY_EDITOR,
    "复审": CreditRole.DUTY_EDITOR,
    "二审": CreditRole.DUTY_EDITOR,
    "终审": CreditRole.DUTY_EDITOR,
    "三审": CreditRole.DUTY_EDITOR,
    "主编": CreditRole.DUTY_EDITOR,
    "执行主编": CreditRole.DUTY_EDITOR,
    "副主编": CreditRole.DUTY_EDITOR,
    "总编": CreditRole.DUTY_EDITOR,
    "总编辑": CreditRole.DUTY_EDITOR,
    "副总编": CreditRole.DUTY_EDITOR,
    "副总编辑": CreditRole.DUTY_EDITOR,
}
"""Role words of a colophon. The three reviews (三审) are those of the county media centres (融媒体中心)."""

WORD = "|".join(sorted(ROLES, key=len, reverse=True))
LABEL = re.compile(
    rf"(?:本[版期刊]|[一二三四五六七八1-8]版)?(?P<word>{WORD})[ \u3000]*[：:/／]"
    rf"|(?:^|(?<=[ \u3000\n]))(?P<other>[\u4e00-\u9fff]{{2,6}})[ \u3000]*[：:]"
    rf"|(?:^|(?<=[ \u3000\n]))(?:本[版期刊])?(?:[一二三四五六七八1-8]版)?(?P<bare>{WORD})[ \u3000]+(?=[\u4e00-\u9fff])"
    r"|(?<=\n)(?P<marked>[\u4e00-\u9fff]{2,4})(?=[ \u3000]+[\u4e00-\u9fff])"
    rf"|\A[(（\[［](?P<joined>{WORD})(?=[\u4e00-\u9fff]{{2,4}}[)）\]］]\Z)"
)
CONTACT = re.compile(
    r"(?:[Ee]-?mail|[\u4e00-\u9fff]{0,4}(?:邮箱|信箱|电话|热线)|QQ|微信|(?:本报|本社)?(?:社址|地址)|编辑部(?:地址)?|邮编|邮政编码"
    r"|传真|网址|投稿|来稿请寄|承?印刷|承印|印数|发行|定价|订价|代号|准印证号?|刊号)[：:]"
    rf"(?:(?!(?<![ \u3000])[ \u3000]+(?:[\u4e00-\u9fff]{{2,8}}[ \u3000]*[：:/／]|(?:本[版期刊])?(?:{WORD})[ \u3000]))"
    r"[^\n□■●◆○◎▲|｜【［\[])*"
)
"""Where the paper is found and what it costs, up to the next label or mark."""
EVERYDAY = frozenset("版面 编排 审核 审稿 审读 审校 校审 校检 检校 质检".split())
"""Role words that as often say something else: 版面：对开四版."""
MARKS = re.compile("[□■●◆○◎▲]")
AROUND = " \u3000\t\n、，；;/／|｜[]［］【】()（）"
LETTER_TO = ("编辑：", "编辑:")  # how a reader's letter opens


def is_colophon(text: str) -> bool:
    """Tell whether a line is nothing but labels and names, the first label being a colophon's."""
    text = MARKS.sub("\n", CONTACT.sub("", text))
    labels = _labels(text)
    if not labels or not _role_word(labels[0]) or text[: labels[0].start()].strip(AROUND):
        return False
    values = [value.strip(AROUND) for _, value in _fields(text, labels)]
    if _role_word(labels[0]) in EVERYDAY and not all(map(is_person, split_names(values[0]))):
        return False
    return text.strip(AROUND) not in LETTER_TO and all(len(value) <= 20 and "。" not in value for value in values)


def read_credits(text: str) -> tuple[tuple[PageCredit, ...], tuple[Problem, ...]]:
    """Read a colophon's lines into credits in printed order; an unknown label is a problem, never a guess."""
    credits: list[PageCredit] = []
    problems: list[Problem] = []
    text = MARKS.sub("\n", CONTACT.sub("", text))
    for label, value in _fields(text, _labels(text)):
        raw = (label[0] + value).strip(AROUND).replace("\n", " ")
        if label["other"] or label["marked"]:
            problems.append(
                Problem(kind="unknown_role", message=f"The colophon's “{raw}” has a role that is not known.")
            )
            continue
        role = ROLES[_role_word(label)]
        names = split_names(value.strip(AROUND))
        if not names:
            problems.append(Problem(kind="empty_credit", message=f"The colophon's “{raw}” names nobody."))
        credits += [PageCredit(role=role, name=name, raw=raw) for name in names]
    return tuple(credits), tuple(problems)


def _labels(text: str) -> list[re.Match[str]]:
    """Give the labels of a colophon; what stands behind a mark or a line's end and is no name is one too (``■航拍 罗兵``)."""
    return [label for label in LABEL.finditer(text) if not (label["marked"] and _is_of_name(label["marked"]))]


def _is_of_name(word: str) -> bool:
    """Tell whether a word is somebody's name, or the first half of one that is padded (``欧阳　修``)."""
    return word in COMPOUND_SURNAMES or is_person(word)


def _role_word(label: re.Match[str]) -> str:
    """Give the role word that a label is; empty for a label that is not known."""
    return label["word"] or label["bare"] or label["joined"] or ""


def _fields(text: str, labels: list[re.Match[str]]) -> list[tuple[re.Match[str], str]]:
    """Give each label with the text up to the next one."""
    ends = [*(label.start() for label in labels[1:]), len(text)]
    return [(label, text[label.end() : end]) for label, end in zip(labels, ends, strict=False)]

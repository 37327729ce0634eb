"""Bylines (署名): who made an article, in every form that local papers print.

Every word of a byline is a name, a role word (:mod:`ingest.language.roles`), an outlet before a role word, or a
problem. ``raw`` is the name as printed, with the role word before it (``记者 张领山``) or after it (``王远 摄``); of
several names after one role word the first carries it, of several before a mark the last.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from ingest.items import Byline, Problem, Role
from ingest.language.datelines import AGENCIES, OWN_HOUSES
from ingest.language.names import split_printed
from ingest.language.people import Signed, any_of, for_labels, is_house, is_office, read_people, role_of
from ingest.language.roles import COLLECTIVES, DESK, GIVERS, PICTURE_HOUSES, SILENT
from ingest.language.text import BLANKS, HAN, for_matching

AUTHOR_MARKS = "□◎■●◇◆○◯〇△▲☆★▢"
"""Signs before or after an author's name."""

LONGEST_BYLINE = 90  # characters; a longer line is prose
LONGEST_LINE = 400  # characters of a line that is said to be a byline; the longest lists of names are half as long


_SOURCE_LABEL = "(?:稿件|文章|新闻|信息|图片|内容|资料|素材)?来源|图源|稿源|供稿单位"
_SOURCE = re.compile(
    rf"\A(?:{_SOURCE_LABEL}|据|综合自?(?!消息|整理|报道)|转自|摘自|选自|原载|源自|转载自|载)[:/ ]*"
    r"(?P<names>.{2,40}?)"
    r"(?: ?(?:综合|消息|报道|微信公众号|整理|电|讯)*)?\Z|\A(?:本报)?综合(?!消息|整理|报道)(?P<more>.{2,40})\Z"
)
_FIRST = ("记者", "通讯员", "作者", "编辑", "责编", *DESK)
_LABELLED_SOURCE = re.compile(
    rf"(?P<source>(?:{_SOURCE_LABEL}|转自|摘自|选自|原载|源自|转载自) ?[:/].{{2,40}}?)"
    rf"[ 、，;；/]+(?P<rest>(?:[{HAN}]{{2,6}} ?[:/]|[{HAN}]{{0,8}}(?:{any_of(_FIRST)})(?= ?[{HAN}])).*)\Z"
)
"""A source with who is named behind it: ``来源：河南日报　记者：何苗``, as web sites print in one line."""
_WHEN = re.compile(
    r"(?:(?<=[ 、，;|])|\A)(?:(?:发布|发表|更新|刊发|见报|出版)?(?:时间|日期) ?:? ?\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?"
    r"|\d{4}-\d{1,2}-\d{1,2})(?: \d{1,2}:\d{2}(?::\d{2})?)?(?=[ 、，;|]|\Z)"
)
"""When a line says it was published: nobody."""
_BRACKETED = re.compile(r"\A[(\[【](?P<inside>[^()\[\]【】]*)[)\]】]\Z")
_HALF_BRACKET = re.compile(r" *[(（](?P<first>[^()（）]*)|(?P<last>[^()（）]*)[)）] *")
_TAIL_BRACKET = re.compile(r" ?[(](?P<inside>[^()]{2,16})[)] ?\Z")
_AROUND = BLANKS + "、，,;；|｜"
_SENT_FROM = re.compile(rf" +发自[{HAN}]{{2,12}}\Z")
"""Where a reporter wrote from: ``本报记者 何苗 发自郑州``."""
_ABOUT = re.compile(r"[，,] ?(?:系|现为|现任|供职|就职|就读).+\Z")
"""Who an author is: ``作者：何苗，系县作协会员``."""
_PERSONAL = re.compile(r"\d{1,3}岁|.*[镇乡村县市区]")
"""What a bracket says of somebody and is no office: an age, a place."""
_SENTENCE = re.compile(r"[。！？；…“”!?]")
_NEWSROOM = re.compile(rf"融媒(?:体(?:中心)?)?\Z|\A(?:{any_of(AGENCIES)})\Z")
_HOUSE_NAME = re.compile(rf"[{HAN}]{{3,24}}")
_NO_SIGNER = re.compile(rf"\A(?:{any_of(OWN_HOUSES)})|{any_of(COLLECTIVES)}|(?:[乡镇队班家]|街道)\Z")
_SILENT = re.compile(
    r"\d{4}年\d{1,2}月\d{1,2}日(?: ?星期[一二三四五六日天])?"
    rf"|(?:{any_of(SILENT)})|作者(?:单位|系|为|是|简介).*|(?:本[文版])?(?:图片|照片|图)?由.*提供"
    rf"|(?:{any_of(GIVERS)})(?:供图|提供|供稿)"
    r"|AI(?:制图|绘图|生成(?:图片?)?)"
    r"|[下上紧]?[转接].*版|(?:详)?见.*版"
)
_SOURCE_LIST = re.compile(r"[、，,/ ]+|和")
_HOUSE_AND_PEOPLE = re.compile(rf"(?P<house>{any_of(PICTURE_HOUSES)})(?: ?[(](?P<inside>[^()]+)[)]| (?P<rest>\S.+))?\Z")
"""An agency's credit with the photographer's: ``新华社发（徐照 摄）``."""
_HOUSE_PICTURED = re.compile(rf"供图[ :/]?(?P<house>[{HAN}]{{2,14}}?(?:馆|局|社|中心|部|办|委))(?: (?P<rest>\S.*))?\Z")
"""A house that gave a picture, before who copied it: ``供图县档案馆 李军 翻拍``."""
_OWN_OPENER = re.compile(r"本报讯 ?(?=[见实首特全融]?.{0,6}(?:记者|通讯员))")
_WIRE = re.compile(
    rf"据?(?:(?P<agency>{any_of(AGENCIES)})|{'|'.join(OWN_HOUSES)})[{HAN}、]{{0,40}}?"
    r"(?:(?:\d{1,2}月)?\d{1,2}日(?:专?电|讯)|(?<!来)电)(?P<rest> .*)?\Z"
)
"""A dateline that stands where a signature does: ``新华社悉尼3月25日电``, ``本报北京3月24日电  记者黄发红``."""


def read_byline(text: str) -> Signed:
    """Read a byline as printed, with or without its brackets and author mark; several stand on lines of their own.

    What is a byline is the caller's to know; see :func:`is_byline` for a line that may be one. Lines that name nobody
    (``（完）``, ``（资料照片）``) give nothing; what looks like a role and is not known gives a problem, and no name.
    """
    bylines: list[Byline] = []
    problems: list[Problem] = []
    for line in map(_unhalved, text.split("\n")):
        signed = _read_line(line) if len(line) <= LONGEST_LINE else Signed(problems=(_too_long(line),))
        bylines += signed.bylines
        problems += signed.problems
    return Signed(tuple(dict.fromkeys(bylines)), tuple(dict.fromkeys(problems)))


def _unhalved(line: str) -> str:
    """Give a line without the half bracket of one that holds several lines: （本报记者 何苗 over 通讯员 赵亮）."""
    half = _HALF_BRACKET.fullmatch(line)
    return half["first"] or half["last"] or "" if half else line


def _too_long(line: str) -> Problem:
    message = f"The byline “{line[:20]}…” has {len(line):,} characters, which is no byline; it was not read."
    return Problem(kind="long_byline", message=message)


def is_byline(line: str) -> bool:
    """Tell whether a line is a byline and nothing else: every piece of it is understood and it names somebody.

    A line of names alone counts when each has a known surname, one of houses when they are newsrooms (``县融媒体中心``): any
    other office may as well be what the text is about. A sentence never does, nor what is said of somebody unless it is of
    an author (``何苗，现任县农业局局长``).
    """
    if not line or len(line) > LONGEST_BYLINE or _SENTENCE.search(line):
        return False
    if _ABOUT.search(line) and not strip_byline(line).startswith(_FIRST):
        return False
    signed = _read_line(line)
    return bool(signed.bylines) and not signed.problems and not _is_office(strip_byline(line), signed)


def strip_byline(text: str) -> str:
    """Give a byline without the brackets around it and the blanks at its ends."""
    text = text.strip(BLANKS)
    if _BRACKETED.match(for_matching(text)):
        return text[1:-1].strip(BLANKS)
    return text


def each_once(lines: Iterable[str]) -> list[str]:
    """Give the lines of a byline, each once: 记者 何苗 in an opening and （记者 何苗） at the end are the same."""
    first: dict[str, str] = {}
    for line in lines:
        first.setdefault(strip_byline(line), line)
    return list(first.values())


def _read_line(line: str) -> Signed:
    """Read one printed line."""
    whole = strip_byline(line)
    text = strip_byline(whole.strip(AUTHOR_MARKS + BLANKS))
    signed = _read_unmarked(text)
    first, *others = signed.bylines or (None,)
    marked = whole[: whole.find(text) + len(first.raw)] if first and text.startswith(first.raw) else ""
    return replace(signed, bylines=(replace(first, raw=marked), *others)) if first and marked else signed


def _read_unmarked(text: str) -> Signed:
    """Read a line without its brackets and author mark."""
    if (when := _WHEN.search(for_matching(text))) is not None:
        text = text[: when.start()].rstrip(_AROUND) + text[when.end() :]
        return _read_unmarked(text.strip(_AROUND))
    plain = for_labels(text)
    if sent_from := _SENT_FROM.search(plain):
        return _read_unmarked(text[: sent_from.start()])
    if not plain or _SILENT.fullmatch(plain):
        return Signed()
    if (about := _ABOUT.search(plain)) and about.start():
        return _read_unmarked(text[: about.start()])
    for form, read in _FORMS:
        if found := form.match(plain):
            return read(text, found)
    return _read_named(text, plain)


def _read_named(text: str, plain: str) -> Signed:
    """Read houses that sign for themselves, or people, perhaps with a bracket behind them.

    It names an agency, their role or office, or nobody: ``王远 摄（人民视觉）``, ``何苗（特约通讯员）``, ``何苗（柳河镇中心小学）``.
    """
    if houses := _houses(text):
        return Signed(tuple(Byline(role=Role.SOURCE, name=house, raw=house) for house in houses))
    tail = _TAIL_BRACKET.search(plain)
    if tail is None or not tail.start():
        return read_people(text)
    signed = read_people(text[: tail.start()])
    if tail["inside"] in PICTURE_HOUSES:
        return replace(signed, bylines=(*signed.bylines, _house_credit(tail["inside"])))
    return _with_bracket(signed, text, tail)


def _with_bracket(signed: Signed, text: str, tail: re.Match[str]) -> Signed:
    """Give people with what the bracket behind them says: their role, others, who they are; else with a doubt."""
    inside = tail["inside"]
    if role := role_of(inside):
        return replace(signed, bylines=tuple(_as(role, one, text[tail.start() :]) for one in signed.bylines))
    if _SILENT.fullmatch(inside) or _PERSONAL.fullmatch(inside) or is_house(inside):
        return signed
    others = read_people(text[slice(*tail.span("inside"))])
    if not others.problems and any(one.role is not Role.AUTHOR for one in others.bylines):  # 何苗（赵亮 摄）
        return replace(signed, bylines=signed.bylines + others.bylines)
    message = f"The byline “{text}” has a bracket that is not understood: {inside}."
    return replace(signed, problems=(*signed.problems, Problem(kind="doubtful_name", message=message)))


def _houses(text: str) -> tuple[str, ...]:
    """Give the offices and newsrooms that are all that a line names (``云岫融媒``); none where anybody else is named.

    This paper's own (``本报记者站``) are no source of what it prints, nor do places sign (``记者走进石渡镇``).
    """
    names = split_printed(text) if is_house(text) else ()
    return names if all(map(_is_signer, names)) else ()


def _is_signer(name: str) -> bool:
    return bool(_HOUSE_NAME.fullmatch(name)) and is_house(name) and not _NO_SIGNER.search(name)


def _is_office(text: str, signed: Signed) -> bool:
    """Tell whether a line is houses or a place alone, without a word that says that they sign, and no newsroom's."""
    houses = tuple(one.name for one in signed.bylines)
    if houses == _houses(text):
        return not all(map(_NEWSROOM.search, houses))
    authors = tuple(one.name for one in signed.bylines if one.role is Role.AUTHOR)
    return authors == (text.lstrip(AUTHOR_MARKS + BLANKS),) and is_office(*authors)


def _as(role: Role, one: Byline, printed: str) -> Byline:
    """Give somebody with the role that is printed behind the name, unless another is printed before it."""
    return replace(one, role=role, raw=one.raw + printed) if one.role is Role.AUTHOR else one


def _read_house(text: str, found: re.Match[str]) -> Signed:
    """Read a house's credit and the people after it: ``新华社发``, ``新华社发（徐照 摄）``, ``供图县档案馆 李军 翻拍``."""
    named = next((name for name in ("inside", "rest") if found.groupdict().get(name)), None)
    signed = read_people(text[slice(*found.span(named))]) if named else Signed()
    return replace(signed, bylines=(_house_credit(text[slice(*found.span("house"))]), *signed.bylines))


def _house_credit(text: str) -> Byline:
    name = next((agency for agency in AGENCIES if text.startswith(agency)), text)
    return Byline(role=Role.SOURCE, name=name, raw=text)


def _read_wire(text: str, found: re.Match[str]) -> Signed:
    """Read a dateline that stands as a signature, and who is named behind it."""
    agency = (Byline(role=Role.SOURCE, name=found["agency"], raw=text),) if found["agency"] else ()
    rest = _read_unmarked(text[found.start("rest") :].strip(BLANKS)) if found["rest"] else Signed()
    return replace(rest, bylines=agency + rest.bylines)


def _read_labelled_source(text: str, found: re.Match[str]) -> Signed:
    """Read a source with a label, and the people behind it."""
    source, rest = (_read_unmarked(text[slice(*found.span(part))]) for part in ("source", "rest"))
    return Signed(source.bylines + rest.bylines, source.problems + rest.problems)


def _read_source(text: str, found: re.Match[str]) -> Signed:
    """Read ``来源：新华网``, ``据《人民日报》``, ``综合新华社、人民日报``, ``据新华社北京2月10日电``."""
    group = "names" if found["names"] else "more"
    listed = text[slice(*found.span(group))].strip(BLANKS + ":：")
    printed = [name for name in _SOURCE_LIST.split(listed) if name]
    return Signed(tuple(Byline(role=Role.SOURCE, name=for_matching(name).strip("《》"), raw=text) for name in printed))


_FORMS: tuple[tuple[re.Pattern[str], Callable[[str, re.Match[str]], Signed]], ...] = (
    (_HOUSE_AND_PEOPLE, _read_house),
    (_HOUSE_PICTURED, _read_house),
    (_OWN_OPENER, lambda text, found: read_people(text[found.end() :])),
    (_WIRE, _read_wire),
    (_LABELLED_SOURCE, _read_labelled_source),
    (_SOURCE, _read_source),
)
"""The forms of a line that are not a list of people, and how each is read; the first that matches is taken."""

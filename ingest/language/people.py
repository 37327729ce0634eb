"""The people of a byline (署名): role words, the outlets before them, the names after them, and the marks that close them.

``记者 张领山 通讯员 白砚农`` are two groups, each a role word with its names; in ``王远 摄`` a mark closes the names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from ingest.items import Byline, Problem, Role
from ingest.language.datelines import OWN_HOUSES
from ingest.language.names import is_name, is_person, is_run_together, join_padding, split_names, split_printed
from ingest.language.roles import COLLECTIVES, DESK, GIVERS, GRADES, MARKS, NOT_ROLES, WORKERS
from ingest.language.text import BLANKS, HAN, for_matching


def any_of(words: Iterable[str]) -> str:
    """Give a pattern of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_NEVER_AFTER = {word: NOT_ROLES.get(word, "$.") for word in WORKERS}
_WORKER = re.compile(
    rf"(?P<word>(?:{any_of(GRADES)}){{0,3}}(?:驻[{HAN}]{{1,6}}?)?(?:{any_of(GRADES)}){{0,2}}"
    rf"(?:{'|'.join(f'{word}(?!{_NEVER_AFTER[word]})' for word in sorted(WORKERS, key=len, reverse=True))}))"
    r"(?P<colon> ?[:/])?"
)
_BAR = re.compile("[|｜丨]")
_BARS = str.maketrans("|｜丨", "///")
_BETWEEN = " 、，;；"
_DESK = re.compile(rf"(?:(?<=[{_BETWEEN}/])|\A)(?P<word>{any_of(DESK)})(?: ?[:/]| (?=[{HAN}]))")
_LONE = "[文图摄绘]|文字|图片"
"""Marks that stand before a name with only a blank between them, where that is nobody's surname."""
_BOTH = [mark for mark in MARKS if len(mark) > 1 and (len(MARKS[mark]) > 1 or mark.endswith("报道"))]
_LABEL = re.compile(
    rf"(?:(?<=[{_BETWEEN}])|\A)(?P<word>(?:{any_of(_BOTH)})(?= ?[:/]| )|(?:{any_of(MARKS)})(?= ?[:/]|·)"
    rf"|(?:{_LONE})(?= [{HAN}]{{2,3}}(?: |\Z)))(?P<colon> ?[:/]|·)?"
)
_MARK = re.compile(
    rf"(?:(?:(?<=[{HAN}][{HAN}] )|(?<=[{HAN}][{HAN}]  )|(?<=[{HAN}]/))(?P<apart>{any_of(MARKS)})"
    rf"|(?P<joined>{any_of(mark for mark in MARKS if len(mark) > 1 or mark in '摄攝绘')}))(?=[ 、，;)]|\Z)"
)
_HOUSE_ENDING = re.compile(
    r"(?:社|报|网|台|刊|杂志|中心|客户端|公众号|发布|频道|融媒体?|传媒|集团|在线|部|局|委|办|院|校|公司|站|所|处|科|股|室|机关|联|厅|队"
    r"|(?:协|工|学|商|委|员|字|金)会|乡|镇|街道|大学|中学|小学|馆|县委|市委|区委|政府|宣传部|银行|班|幼儿园|合作社|[一二三四五六]中|[林农牧]场|社区|法庭)\Z"
)
_NAMED_SO = re.compile(r".[建爱红新兴振立志永春保][社站校]")
"""Persons whose names end as an office's does, many of them born in the years of the communes: ``张建社``."""
_OFFICE_ENDING = re.compile(r"[镇乡县局]\Z")
"""The endings of offices and places of three characters that might be names (``张集镇``), before a person."""
_RUNNING = re.compile(rf"[的了在从是有到对您你我他她]|优秀|先进|.(?:{any_of(OWN_HOUSES)})")
_SHORT = 6  # characters of an outlet that its ending need not tell: 云岫 (融媒记者), 《云岫报》
_ROLE_LIKE = re.compile(rf"[{HAN}]*(?:员|者|手|师|长|组)\Z")
_OTHER_LABEL = re.compile(rf"(?:(?<=[{_BETWEEN}])|\A)(?P<word>[{HAN}]{{2,6}}) ?[:/]")
_GIVING = ("供图", "供稿", "图片", "图", "摄影", "图片提供", "照片提供")
_BRACKET = re.compile(r"[()]")
_AROUND = BLANKS + "、，,;；/|｜丨"


@dataclass(frozen=True, slots=True)
class Signed:
    """What a printed byline says, and what of it was not understood."""

    bylines: tuple[Byline, ...] = ()
    problems: tuple[Problem, ...] = ()


def for_labels(text: str) -> str:
    """Give a copy of the same length to match labels on, the bars behind them (``作者丨何苗``) as slashes."""
    plain = for_matching(text)
    return plain.translate(_BARS) if _BAR.search(plain) else plain


def read_people(text: str) -> Signed:
    """Read the people of a line: pieces closed by a mark (``王远 摄``) or opened by role words (``记者 …``)."""
    plain = for_labels(text)
    marks = list(_MARK.finditer(plain))
    if not marks or plain[marks[-1].end() :].strip(" 、，;"):
        return _read_groups(text, ())
    bylines: list[Byline] = []
    problems: list[Problem] = []
    start = 0
    for mark in marks:
        piece = text[start : mark.start()].strip(_AROUND + "()（）")  # 马长贵（口述） 丁一（整理）
        if piece:
            ending = text[start + text[start:].find(piece) + len(piece) : mark.end()]
            signed = _read_groups(piece, MARKS[mark["apart"] or mark["joined"]], ending)
            bylines += signed.bylines
            problems += signed.problems
        start = mark.end()
    return Signed(tuple(bylines), tuple(problems))


@dataclass(frozen=True, slots=True)
class _Group:
    """A role word with the outlet before it and the names after it, as printed."""

    word: str
    roles: tuple[Role, ...]
    outlet: str
    names: str


def _read_groups(text: str, marked: tuple[Role, ...], ending: str = "") -> Signed:
    """Read a line's groups; ``marked`` are the roles that a mark after them gives, ``ending`` the mark as printed."""
    bylines: list[Byline] = []
    problems: list[Problem] = []
    groups, unknown = _groups(text, is_alone=not marked)
    if unknown:
        return Signed(problems=(_problem("unknown_role", text, f"has a role that is not known: {unknown}"),))
    for group in groups:
        printed = split_printed(group.names)
        if not group.roles and _word(group) in DESK:
            people = [name for one in printed if not is_house(name := join_padding(one))]
            problems += [said for name in people if (said := _check_name(name, text, has_role=True)[1])]
            continue
        roles = _combine(group.roles, marked)
        outlet, opener = group.outlet, group.word
        has_people = bool(marked) or (bool(group.roles) and not _gives_pictures(group, marked))
        if has_people and not outlet and _opens_with_office(printed):
            outlet, printed = printed[0], printed[1:]  # 通讯员 县公安局 李强, 云岫融媒 李强 摄
            opener = text[text.find(opener) : text.find(outlet, text.find(opener)) + len(outlet)]
        if not printed:
            word = _word(group)
            if not word.endswith(COLLECTIVES) or group.outlet + word in COLLECTIVES:
                problems.append(_problem("empty_byline", text, "names nobody"))
                continue
            name = group.outlet + word
            bylines.append(Byline(role=roles[0], name=name, outlet=_outlet(group.outlet), raw=name))
        for i, one in enumerate(printed):
            name = join_padding(one)
            gives = _gives_pictures(group, marked)
            if gives and name.endswith("提供"):  # 图/受访者提供
                name = name.removesuffix("提供")
                if name in GIVERS:
                    continue
            if gives and is_house(name):  # 县文旅局 供图, 供图/县文旅局
                bylines.append(Byline(role=Role.SOURCE, name=name, raw=one + ending))
                continue
            is_source = roles == (Role.SOURCE,)  # 来源：云岫融媒
            is_kept, said = (True, None) if is_source else _check_name(name, text, has_role=bool(group.roles))
            problems += [said] if said else []
            if is_kept:
                is_last = group is groups[-1] and i + 1 == len(printed)
                raw = _raw(text, opener if i == 0 else "", one) + (ending if is_last else "")
                bylines += [Byline(role=role, name=name, outlet=_outlet(outlet), raw=raw) for role in roles]
    return Signed(tuple(bylines), tuple(problems))


def _groups(text: str, *, is_alone: bool) -> tuple[list[_Group], str]:
    """Cut a line into groups at its role words; give them, or the label that is not known."""
    plain = for_labels(text)
    words: list[re.Match[str]] = []
    for word in sorted(
        [found for form in (_WORKER, _LABEL, _DESK) for found in form.finditer(plain)],
        key=lambda word: (word.start(), -word.end()),
    ):
        if not words or word.start() >= words[-1].end():
            words.append(word)
    for label in _OTHER_LABEL.finditer(plain):
        is_known = is_person(label["word"]) or any(word.start() <= label.end("word") <= word.end() for word in words)
        if not is_known:
            return [], label["word"]
    if not words:
        return [_bare(text, is_alone=is_alone)], ""
    before, outlet = _split_outlet(text[: words[0].start()], words[0]["word"], is_first=True)
    groups = [_bare(before, is_alone=is_alone)] if before.strip(_AROUND) else []
    waiting: tuple[Role, ...] = ()
    for word, following in zip_longest(words, words[1:]):
        end = following.start() if following else len(text)
        names, next_outlet = text[word.end() : end], ""
        if following:
            is_of_next = word["word"] in MARKS and not names.endswith(tuple(BLANKS))  # 文/本报记者 何苗
            names, next_outlet = _split_outlet(names, following["word"], is_first=is_of_next)
        names = names.strip(_AROUND)
        own = _roles(word["word"])
        roles = _combine(own, waiting) if waiting and word["word"] not in MARKS else waiting + own
        is_shared = bool(following) and not names and not outlet  # 采写/摄影 王远: he did both
        waiting = roles if is_shared else ()
        if not is_shared:
            groups.append(_Group(text[word.start() : word.end()], roles, outlet, names))
        outlet = next_outlet
    return groups, ""


def _split_outlet(before: str, word: str, *, is_first: bool) -> tuple[str, str]:
    """Split what stands before a role word into what belongs to the group before it and the word's own outlet.

    An outlet is known by its ending, or touches the line's first role word; before 融媒记者 it may look like a name. What
    stands between two role words without a blank (``记者王理略通讯员``) is a name.
    """
    body = before.rstrip(BLANKS)
    cut = 1 + max(for_matching(body).rfind(separator) for separator in " 、，;,/")
    last = body[cut:]
    is_known = last.startswith(OWN_HOUSES) or (bool(_HOUSE_ENDING.search(last)) and not is_person(last))
    touches_first = is_first and cut == 0 and len(body) == len(before) and not _BRACKET.search(for_matching(last))
    is_no_name = is_house(last) or is_office(last) or not is_person(last)
    touches_first = touches_first and (word.startswith(("融媒", "全媒")) or is_no_name)
    if (is_known and (is_first or cut)) or touches_first:
        return body[:cut], last
    return body, ""


def _bare(text: str, *, is_alone: bool) -> _Group:
    """Read a piece without a role word: names, perhaps after the first's place or office (``某村 王振峰``)."""
    first, *others = split_printed(text) if is_alone and text.strip(_AROUND) else ("",)
    is_before_person = bool(others) and is_person(join_padding(others[0]))
    if _opens_with_office([first, *others]) or (is_before_person and len(join_padding(first)) > 4):
        at = text.find(first) + len(first)
        return _Group(text[:at].strip(_AROUND), (), "", text[at:].strip(_AROUND))
    return _Group("", (), "", text)


def _opens_with_office(printed: Sequence[str]) -> bool:
    """Tell whether the first word of a list is an office or a place, and the second a person of it."""
    if len(printed) < 2 or not is_person(join_padding(printed[1])):
        return False
    first = join_padding(printed[0])
    return is_house(first) or is_office(first)


def is_office(word: str) -> bool:
    """Tell whether a word that might be a name is an office or a place where one is expected."""
    return len(word) >= 3 and bool(_OFFICE_ENDING.search(word))


def _gives_pictures(group: _Group, marked: tuple[Role, ...]) -> bool:
    """Tell whether what is named may be a house that gave a picture or a text."""
    return not group.roles if marked else _word(group) in _GIVING


def _word(group: _Group) -> str:
    """Give a group's role word without what is printed between it and the names."""
    return for_labels(group.word).rstrip(" :/·")


def is_house(word: str) -> bool:
    """Tell whether a word names an office or an outlet and no person; nobody's name ends in 报, 局 or 办 (``水电局``)."""
    if len(word) < 3 or not _HOUSE_ENDING.search(word):
        return False
    is_unnamed = word[-1] in "报网局办委所站社校" and not _NAMED_SO.fullmatch(word)
    return is_unnamed or not is_person(word)


def is_outlet(word: str) -> bool:
    """Tell whether what stands before a role word is an outlet, an office or a place, and no running text (``到场的有本报``)."""
    return (len(word) <= _SHORT or is_house(word) or is_office(word)) and not _RUNNING.search(word)


def is_desk(line: str) -> bool:
    """Tell whether a line names nobody but who checked and passed the text: ``一审：何苗 二审：赵亮 三审：丁一``."""
    plain = for_labels(line)
    names = split_names(_DESK.sub("、", plain))
    return bool(names) and bool(_DESK.match(plain)) and all(map(is_person, names))


def role_of(word: str) -> Role | None:
    """Give the role that a word with its grades (``特约通讯员``) gives, None where it is none."""
    found = _WORKER.fullmatch(word)
    return _roles(found["word"])[0] if found else None


def _roles(word: str) -> tuple[Role, ...]:
    """Give the roles of a role word, the grades before it aside; the desk's have none."""
    if word in DESK:
        return ()
    if word in MARKS:
        return MARKS[word]
    return (WORKERS[max((known for known in WORKERS if word.endswith(known)), key=len)],)


def _combine(roles: tuple[Role, ...], marked: tuple[Role, ...]) -> tuple[Role, ...]:
    """Give the roles of names that a mark follows: 记者 王晓峰 文/图 is a reporter who photographed."""
    if not marked:
        return roles or (Role.AUTHOR,)
    return tuple(dict.fromkeys(roles[0] if roles and role is Role.AUTHOR else role for role in marked))


def _outlet(printed: str) -> str:
    """Give the outlet as a name; empty when it is the paper's own (本报, or 日报 cut short)."""
    return "" if printed in ("日报", "晚报") or printed.startswith(OWN_HOUSES) else printed


def _raw(text: str, word: str, name: str) -> str:
    """Give a role word and the name after it with the blanks printed between them."""
    after = text[text.find(word) + len(word) :]
    blanks = after[: len(after) - len(after.lstrip(BLANKS))] if word else ""
    return word + blanks + name


def _check_name(name: str, text: str, *, has_role: bool) -> tuple[bool, Problem | None]:
    """Tell whether a name is kept, and what is wrong with it.

    Without a role word only what could be a name is kept, and only a known surname is beyond doubt.
    """
    if _BRACKET.search(name):
        return False, _problem("doubtful_name", text, f"has a bracket that is not understood: {name}")
    if is_person(name) or (has_role and is_name(name) and not _ROLE_LIKE.match(name) and not is_run_together(name)):
        return True, None
    if _ROLE_LIKE.match(name):
        return False, _problem("unknown_role", text, f"has a word that is neither a name nor a known role: {name}")
    if is_run_together(name) and len(name) <= 9 and is_person(name[:2]):
        return True, _problem("run_together_names", text, f"seems to run names together: {name}")
    is_kept = has_role or (is_name(name) and not any(word in name for word in COLLECTIVES))
    return is_kept, _problem("doubtful_name", text, f"has a word that may not be a name: {name}")


def _problem(kind: str, text: str, what: str) -> Problem:
    return Problem(kind=kind, message=f"The byline “{text}” {what}.")

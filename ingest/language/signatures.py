"""Signatures (署名) cut off the end of a text or a caption: （季哲）, 王远 摄, a name on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.items import Byline, Role
from ingest.language.bylines import is_byline, read_byline, strip_byline
from ingest.language.people import any_of, is_desk, is_outlet
from ingest.language.roles import PICTURE_HOUSES
from ingest.language.text import BLANKS, ends_sentence, for_matching

WINDOW = 100  # characters at the end of a text that are looked at
LONGEST_LINE = 60  # characters of a signature on a line of its own

_SENT_IN = re.compile(r"(?:记者|通讯员)[^。！？；…\n]{2,40}\Z")
_SENDERS = {Role.REPORTER, Role.CORRESPONDENT}
_TAIL = re.compile(r"[ \n]*[(](?P<inside>[^()]{2,90})[)] *\Z")
_CREDIT = re.compile(r"(?:\A|(?<=[。！？…｡”》)])|(?<=[\u4e00-\u9fff]\.)|[ \n])(?P<credit>[^。！？；…\n]{2,60})\Z")
_HOUSE_BEFORE = re.compile(rf"(?:{any_of(PICTURE_HOUSES)}) ?\Z")
_REMARK = re.compile(
    r"(?:以下|下称|[俗又简统]称|原(?![平州阳])|今|现|即(?!墨)|时任|曾|不?含(?!山)|包括|除|隶?属|地处|第.站)|.*(?:[^无]为|位于|在(?!线)|的)"
    r"|.*(?:[议教活动览车]室|楼[^ ]*室)\Z"
)
"""What a bracket that ends with an office says of the sentence before it: its old name, where it lies, who is in the picture."""
_ENDS_AS_CREDIT = re.compile(
    r"(?:[摄攝图绘文]|(?<= )[作书]|摄影|摄影/?报道|供图|翻拍|航拍|新华社发|中新社发|新华社照片|人民视觉|影像中国|视觉中国"
    r"|(?:摄影|航拍|绘图|制图|漫画|插图|供图|图文|文图|图) ?[:/][^。:/]{2,20})[)\]】]{0,2} *\Z"
)


def split_credit(caption: str) -> tuple[str, str]:
    """Split the photographer's line off a caption's end: ``……采茶忙。王远 摄`` gives ``……采茶忙。`` and ``王远 摄``.

    The credit is without its brackets, and empty where none is printed; ``（资料照片）`` names nobody and stays.
    """
    rest, credit = cut_tail(caption, must_be_picture=True)
    return (rest, strip_byline(credit)) if credit else (caption, "")


def cut_tail(text: str, *, must_be_picture: bool) -> tuple[str, str]:
    """Cut one signature off the end of a text: in brackets, on a line of its own, or a picture's after its caption.

    Gives the text without it and the signature as printed; the text as it is, and nothing, where none is printed.
    """
    text = text.rstrip(BLANKS)
    window = max(len(text) - WINDOW, 0)
    plain = for_matching(text[window:])
    is_picture = bool(_ENDS_AS_CREDIT.search(plain))
    cut = None
    if is_picture or not must_be_picture:
        cut = _in_brackets(text, window, plain, is_picture=is_picture)
    if cut is None and not must_be_picture:
        cut = _on_own_line(text) or _after_sentence(text, window, plain)
    if cut is None and is_picture:
        cut = _after_caption(text, window, plain)
    return cut or (text, "")


def _in_brackets(text: str, window: int, plain: str, *, is_picture: bool) -> tuple[str, str] | None:
    """Cut （季哲） or 新华社发（徐照 摄）."""
    tail = _TAIL.search(plain)
    if tail is None:
        return None
    inside = text[window + tail.start("inside") : window + tail.end("inside")].strip(BLANKS)
    printed = text[window + tail.start() :].strip(BLANKS)
    rest = text[: window + tail.start()].rstrip(BLANKS)
    if not (is_byline(inside) or is_desk(inside) or _is_office(inside)):
        return None
    house = _HOUSE_BEFORE.search(plain[: tail.start()])
    if house and "\n" not in tail[0]:
        return text[: window + house.start()].rstrip(BLANKS), text[window + house.start() :].strip(BLANKS)
    if not rest or ends_sentence(rest) or is_picture or tail[0].startswith("\n"):
        return rest, printed
    return None


def _is_office(inside: str) -> bool:
    """Tell whether a bracket names nothing but offices, which sent the text that it closes: ``（县农技站）``."""
    if _REMARK.match(inside):
        return False
    signed = read_byline(inside)
    return bool(signed.bylines) and not signed.problems and {one.role for one in signed.bylines} == {Role.SOURCE}


def _on_own_line(text: str) -> tuple[str, str] | None:
    above, _, line = text.rpartition("\n")
    if above and len(line) <= LONGEST_LINE and ends_sentence(above) and (is_byline(line) or is_desk(line)):
        return above.rstrip(BLANKS), line.strip(BLANKS)
    return None


def _after_sentence(text: str, window: int, plain: str) -> tuple[str, str] | None:
    """Cut a reporter's or correspondent's byline behind the last sentence: ``……春耕开始了。 本报记者 何苗``."""
    if not _SENT_IN.search(plain):
        return None
    for start in (window + found.start("credit") for found in _credits(plain)):
        above, line = text[:start].rstrip(BLANKS), text[start:]
        if ends_sentence(above) and is_byline(line) and _is_sent_in(read_byline(line).bylines):
            return above, line.strip(BLANKS)
    return None


def _is_sent_in(bylines: Sequence[Byline]) -> bool:
    """Tell whether a reporter or correspondent signs, and each for an outlet: in ``到场的有本报记者 何苗`` nobody does."""
    return bool(_SENDERS & {one.role for one in bylines}) and all(
        is_outlet(one.outlet) for one in bylines if one.outlet
    )


def _after_caption(text: str, window: int, plain: str) -> tuple[str, str] | None:
    for start in (found.start("credit") for found in _credits(plain)):
        credit = text[window + start :]
        if is_byline(credit):
            return text[: window + start].rstrip(BLANKS), credit.strip(BLANKS)
    return None


def _credits(plain: str) -> Sequence[re.Match[str]]:
    """Give the places where a credit at the end of a text may begin, the longest first."""
    found: list[re.Match[str]] = []
    at = 0
    while match := _CREDIT.search(plain, at):
        found.append(match)
        at = match.start("credit") + 1
    return found

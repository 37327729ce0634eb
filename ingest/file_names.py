"""What a file's name and its folders tell: the issue's date, and the page or that the file holds the whole issue.

What is not plain is not guessed: of ``2026-11-01 (1).pdf`` nobody knows whether it is page 1 or a second copy.
"""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

from ingest.language.text import HAN, NUMERAL, read_numeral

DATE = re.compile(
    r"(?<!\d)(?:(\d{4})-?(\d\d)-?(\d\d)(?!\d)"  # 2026-11-01, 20261101
    r"|((?:19|20)\d\d)(?:[-_./](\d{1,2})[-_./](\d{1,2})(?!\d)|年(\d{1,2})月(\d{1,2})日))"  # 2026.11.1, folders 2026/11/01
)
ISSUE_NUMBER = re.compile(rf"(?:总第?|第)?[{NUMERAL}]+期")
PAGE = re.compile(  # 01, p1, 第4版, 版4, A01 (the first section; where B1 stands nobody says), 头版, 第4版：要闻, 04-要闻
    rf"(?:第|版|p(?:age)?)?[-_ ]?a?[-_ ]?(?:(?P<number>\d{{1,4}}) ?版?|(?P<numeral>[{NUMERAL}]{{1,3}})版|(?P<front>[头首])版)"
    rf"(?:(?<=版)[{HAN}]+|[-_ ：:·]+[{HAN}]+)?",
    re.IGNORECASE,
)
BETWEEN = " -_.,，"
TELLING = re.compile(  # what has none of these tells no page: a number, 头版, B版 or B, 下
    rf"\d|[{NUMERAL}头首末] ?版|(?<![A-Za-z])[A-Z](?:[版叠]|\Z)|\A[(（]?[上中下][)）]?\Z"
)


def date_of(file: Path, named: Path) -> date | None:
    """Give the date in a file's name or in its folders', the nearest; of a tree, not above the folder ``named``.

    Raises:
        ValueError: what stands there is no date.
    """
    at = Path(os.path.abspath(file))  # noqa: PTH100  # a link's own name tells, not that of what it leads to
    root = at.anchor if file == named else Path(os.path.abspath(named)).parent  # noqa: PTH100
    for name in (file.stem, at.parent.relative_to(root).as_posix()):
        if printed := list(DATE.finditer(name)):
            try:
                return _day(printed[-1])
            except ValueError as error:
                raise ValueError(f"{printed[-1][0]} is no date ({error})") from error
    return None


def page_of(file: Path) -> int | None:
    """Give the page's number in a file's name; None where none is plain."""
    found = PAGE.fullmatch(_told(file))
    if not found:
        return None
    return 1 if found["front"] else read_numeral(found["number"] or found["numeral"])


def is_issue(file: Path) -> bool:
    """Tell whether a file's name has its date, and nothing that may tell a page."""
    return bool(DATE.search(file.stem)) and not _told(file)


def _told(file: Path) -> str:
    """Give what beside the date and the issue's number may tell a page, the paper's title left out."""
    dated = DATE.search(file.stem)
    if not dated:
        return file.stem
    beside = (
        ISSUE_NUMBER.sub("", one).strip(BETWEEN) for one in (file.stem[: dated.start()], file.stem[dated.end() :])
    )
    return " ".join(one for one in beside if TELLING.search(one))


def _day(printed: re.Match[str]) -> date:
    year, month, day = (int(piece) for piece in printed.groups() if piece)
    return date(year, month, day)

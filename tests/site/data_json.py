"""The sample paper as one city's daily serves it: ``html/YYYY/YYYYMMDD/data.json`` a day, and one calendar of all days.

Recorded are ``pageNo``, ``pageName``, ``pageHref``, ``issueDate``, ``onePageArticleList``, ``mainTitle``, ``articleAuthor``,
``articleContent``, ``articleHref``, ``articleIssueDate`` and the calendar; the other keys are our guess.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape

from sample.paper import load_issues
from sample.pieces import Piece, pieces
from sample.printed import Picture, PrintedIssue, PrintedPage
from sample.printing import caption
from tests.site import keyed
from tests.site.keyed import JPEG, ROBOTS
from tests.site.server import Answer

ENTRY = "/period/yearMonthDay.json"
WIDTH, HEIGHT = 700, 1100  # of the page image that the areas are drawn on, pixels


def render(issues: Iterable[PrintedIssue] | None = None) -> dict[str, Answer]:
    """Give every file of the site by its path."""
    issues = tuple(issues) if issues is not None else load_issues()
    answers = {"/robots.txt": ROBOTS, ENTRY: _json(_calendar(issues))}
    for issue in issues:
        whole = [_page(issue, page) for page in issue.pages]
        answers[f"/html/{issue.issued_on:%Y/%Y%m%d}/data.json"] = _json(whole)
        for page in issue.pages:
            answers[f"{_folder(issue, page)}/page.jpg"] = JPEG
            answers[f"{_folder(issue, page)}/page.pdf"] = keyed.PDF
            for article in page.articles:
                answers |= {f"/upload/res/{picture.file}": JPEG for picture in article.images}
    return answers


def _page(issue: PrintedIssue, page: PrintedPage) -> dict[str, object]:
    folder = f"{issue.issued_on:%Y%m%d}_{page.label.strip('第版')}"
    return {
        "issueDate": f"{issue.issued_on}",
        "pageNo": page.label.strip("第版"),
        "pageName": page.section,
        "pageHref": f"{folder}.html",
        "pageImage": "page.jpg",
        "pagePdf": "page.pdf",
        "imageWidth": WIDTH,
        "imageHeight": HEIGHT,
        "onePageArticleList": [
            {
                "articleIssueDate": f"{issue.issued_on}",
                "mainTitle": "\n".join(keyed.deck(piece)[1]),
                "introTitle": "\n".join(keyed.deck(piece)[0]),
                "subTitle": "\n".join(keyed.deck(piece)[2]),
                "articleAuthor": keyed.author(piece) or None,
                "articleContent": "<br/>".join(f"&nbsp;&nbsp;{escape(line)}" for line in keyed.lines(piece)),
                "articleHref": f"{folder}_{piece.position}.html",
                "pictures": [
                    {"url": f"/upload/res/{picture.file}", "text": caption(picture)} for picture in _images(piece)
                ],
                "area": [{"x": round(x * WIDTH), "y": round(y * HEIGHT)} for x, y in piece.region],
            }
            for piece in pieces(issue, page)
        ],
    }


def _images(piece: Piece) -> list[Picture]:
    return [] if piece.is_continuation else list(piece.article.images)


def _calendar(issues: Iterable[PrintedIssue]) -> dict[str, dict[str, list[str]]]:
    calendar: dict[str, dict[str, list[str]]] = {}
    for issue in issues:
        months = calendar.setdefault(f"{issue.issued_on:%Y}", {})
        months.setdefault(f"{issue.issued_on:%m}", []).append(f"{issue.issued_on:%Y%m%d}")
    return calendar


def _folder(issue: PrintedIssue, page: PrintedPage) -> str:
    return f"/html/{issue.issued_on:%Y/%Y%m%d}/{issue.issued_on:%Y%m%d}_{page.label.strip('第版')}"


def _json(value: object) -> Answer:
    return Answer(json.dumps(value, ensure_ascii=False).encode(), "application/json")

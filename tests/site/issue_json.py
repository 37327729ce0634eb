"""The sample paper as a district's own government site serves one: JSON by issue number and page, PDFs at paths of a rule.

``tgblink/index/getReport?issue=N&page=P`` answers with a list of articles; ``id``, ``title`` and ``content`` are recorded
keys, the others are our guess. It says neither date nor page: the issue's list and its own address do.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape

from sample.paper import load_issues
from sample.pieces import Piece, pieces
from sample.printed import PrintedIssue, PrintedPage
from sample.printing import caption
from tests.site import keyed
from tests.site.keyed import JPEG, PDF, ROBOTS
from tests.site.server import Answer


def render(issues: Iterable[PrintedIssue] | None = None) -> dict[str, Answer]:
    """Give every file of the site by its path with its query."""
    issues = tuple(issues) if issues is not None else load_issues()
    listed = "\n".join(
        f'<li><a href="/tgblink/index?issue={number(issue)}&amp;p=1">云岫报 {issue.issued_on.year}年'
        f"{issue.issued_on.month}月{issue.issued_on.day}日 {issue.issue_number}</a></li>"
        for issue in reversed(issues)
    )
    front = Answer(_html(f'<ul class="issues">\n{listed}\n</ul>').encode(), "text/html")
    answers = {"/": front, "/tgblink": front, "/robots.txt": ROBOTS}
    for issue in issues:
        for page in issue.pages:
            query = f"issue={number(issue)}&p={page.sequence}"
            answers[f"/tgblink/index?{query}"] = Answer(_html('<div id="next"></div>').encode(), "text/html")
            data = f"/tgblink/index/getReport?issue={number(issue)}&page={page.sequence}"
            answers[data] = Answer(json.dumps(_articles(issue, page)).encode(), "text/html")  # as these servers say
            day = f"{issue.issued_on:%Y%m%d}"
            answers[f"/newspaper/{day}/{number(issue)}-0{page.sequence}_1_{day}.pdf"] = PDF
            for article in page.articles:
                answers |= {f"/uploads/{picture.file}": JPEG for picture in article.images}
    return answers


def number(issue: PrintedIssue) -> str:
    """Give the issue's number as addresses have it."""
    return issue.total_number


def _articles(issue: PrintedIssue, page: PrintedPage) -> list[dict[str, object]]:
    return [_article(issue, page, piece) for piece in pieces(issue, page)]


def _article(issue: PrintedIssue, page: PrintedPage, piece: Piece) -> dict[str, object]:
    kicker, title, subtitle = keyed.deck(piece)
    return {
        "id": int(number(issue)) * 1000 + piece.page * 100 + piece.position,
        "pretitle": "<br/>".join(map(escape, kicker)),
        "title": "<br/>".join(map(escape, title)),
        "subtitle": "<br/>".join(map(escape, subtitle)),
        "author": keyed.author(piece),
        "pagename": f"{page.label}：{page.section}",
        "points": [f"{x * 100:.2f},{y * 100:.2f}" for x, y in piece.region],
        "content": _pictures(piece) + "".join(f"<p>{escape(line)}</p>\r\n" for line in keyed.lines(piece)),
    }


def _pictures(piece: Piece) -> str:
    images = [] if piece.is_continuation else piece.article.images
    return "".join(
        f'<p style="text-align:center"><img src="/uploads/{escape(picture.file)}"/><br/>{escape(caption(picture))}</p>'
        for picture in images
    )


def _html(body: str) -> str:
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>云岫报</title></head><body>\n{body}\n</body></html>'
    )

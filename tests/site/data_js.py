"""The sample paper as one prefecture's daily serves it: a script fills the page from ``paper/yxb/YYYY-MM-DD/data.js``.

The keys ``catalog``, ``imgSrc``, ``areaList``, ``title``, ``shareLink`` and ``html`` are recorded; how the other fields of a
headline stack, an area or a picture are keyed is our guess.
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

SHELL = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>云岫报 数字报</title>
<script src="data.js"></script><script src="../../js/reader.js"></script></head>
<body><div id="app"></div></body></html>"""


def render(issues: Iterable[PrintedIssue] | None = None) -> dict[str, Answer]:
    """Give every file of the site by its path."""
    issues = tuple(issues) if issues is not None else load_issues()
    newest = f"paper/yxb/{issues[-1].issued_on}/newspaper.html?edition=0"
    entry = f'<html><head><meta http-equiv="refresh" content="0; url={newest}"></head><body></body></html>'
    answers = {"/": Answer(entry.encode(), "text/html"), "/robots.txt": ROBOTS}
    for issue in issues:
        folder = f"/paper/yxb/{issue.issued_on}"
        answers[f"{folder}/newspaper.html"] = Answer(SHELL.encode(), "text/html")
        pages = json.dumps([_page(issue, page) for page in issue.pages], ensure_ascii=False)
        script = f'var data = {pages};\nvar paperInfo = {{"name": "云岫报", "date": "{issue.issued_on}"}};\n'
        answers[f"{folder}/data.js"] = Answer(script.encode(), "application/javascript")
        for page in issue.pages:
            answers[f"/upload/yxb/{issue.issued_on}/{page.sequence:02}.jpg"] = JPEG
            for article in page.articles:
                answers |= {f"/upload/res/{picture.file}": JPEG for picture in article.images}
    return answers


def _page(issue: PrintedIssue, page: PrintedPage) -> dict[str, object]:
    return {
        "catalog": f"{page.label}：{page.section}",
        "imgSrc": f"upload/yxb/{issue.issued_on}/{page.sequence:02}.jpg",
        "areaList": [
            {
                "title": "<br>".join(map(escape, keyed.deck(piece)[1])),
                "introTitle": "<br>".join(map(escape, keyed.deck(piece)[0])),
                "subTitle": "<br>".join(map(escape, keyed.deck(piece)[2])),
                "author": keyed.author(piece),
                "shareLink": f"/share/{issue.issued_on:%Y%m%d}{page.sequence:02}{piece.position:02}.html",
                "html": _pictures(piece) + "".join(f"<p>　　{escape(line)}</p>" for line in keyed.lines(piece)),
                "points": ",".join(f"{x * 100:.2f},{y * 100:.2f}" for x, y in piece.region),
            }
            for piece in pieces(issue, page)
        ],
    }


def _pictures(piece: Piece) -> str:
    return "".join(
        f'<div class="pic"><img src="/upload/res/{escape(picture.file)}"><p>{escape(caption(picture))}</p></div>'
        for picture in _images(piece)
    )


def _images(piece: Piece) -> list[Picture]:
    return [] if piece.is_continuation else list(piece.article.images)

"""The sample paper as one prefecture's daily is served: a JSON file a page, ``upload/yxb/YYYYMMDD/YYYYMMDD-A1.json``.

Recorded are ``layoutlist`` (``pageno``, ``pagename``, ``url``) and ``infolist.list`` (``title``, ``url``, ``pdf``,
``content``); the other keys are our guess.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape

from ingest.items import Region
from sample.paper import load_issues
from sample.pieces import pieces
from sample.printed import PrintedIssue, PrintedPage
from sample.printing import caption
from tests.site import keyed
from tests.site.keyed import JPEG, PDF, ROBOTS
from tests.site.server import Answer


def render(issues: Iterable[PrintedIssue] | None = None) -> dict[str, Answer]:
    """Give every file of the site by its path."""
    issues = tuple(issues) if issues is not None else load_issues()
    first = f"{_base(issues[-1])}-A1.json"
    entry = f"<html><head><script>location.href='{first}'</script></head><body></body></html>"
    answers = {"/": Answer(entry.encode(), "text/html"), "/robots.txt": ROBOTS}
    for issue in issues:
        for page in issue.pages:
            served = json.dumps(_page(issue, page), ensure_ascii=False).encode()
            answers[f"{_base(issue)}-{_number(page)}.json"] = Answer(served, "application/json")
            answers[_pdf(issue, page)] = PDF
            for article in page.articles:
                answers |= {f"/upload/res/{picture.file}": JPEG for picture in article.images}
    return answers


def _page(issue: PrintedIssue, page: PrintedPage) -> dict[str, object]:
    layouts = [
        {
            "pageno": _number(other),
            "pagename": f"{other.label}：{other.section}",
            "url": f"/yxb/{issue.issued_on:%Y%m%d}/{_number(other)}.html",
        }
        for other in issue.pages
    ]
    articles = [
        {
            "url": f"/yxb/{issue.issued_on:%Y%m%d}/{_number(page)}-{piece.position}.html",
            "subject": "\n".join(keyed.deck(piece)[0]),
            "title": "\n".join(keyed.deck(piece)[1]),
            "subtitle": "\n".join(keyed.deck(piece)[2]),
            "author": keyed.author(piece),
            "pdf": _pdf(issue, page),
            "images": [
                {"src": f"/upload/res/{picture.file}", "memo": caption(picture)}
                for picture in ([] if piece.is_continuation else piece.article.images)
            ],
            "content": "".join(f"<P>　　{escape(line)}" for line in keyed.lines(piece)),
            "position": _box(piece.region),
        }
        for piece in pieces(issue, page)
    ]
    return {"layoutlist": layouts, "infolist": {"count": len(articles), "list": articles}}


def _box(region: Region) -> list[float]:
    """Give left, top, width and height as fractions of the page."""
    xs, ys = zip(*region, strict=True)
    return [min(xs), min(ys), round(max(xs) - min(xs), 4), round(max(ys) - min(ys), 4)]


def _number(page: PrintedPage) -> str:
    return f"A{page.sequence}"


def _base(issue: PrintedIssue) -> str:
    return f"/upload/yxb/{issue.issued_on:%Y%m%d}/{issue.issued_on:%Y%m%d}"


def _pdf(issue: PrintedIssue, page: PrintedPage) -> str:
    return f"{_base(issue)}-{_number(page)}.pdf"

"""The sample paper in the system of ``/Media/<code>/YYYY-MM-DD`` (连云港日报): pages and articles by number alone.

``/Page/index/pageid/N.html`` and ``/Article/index/aid/N.html`` say neither day nor page: what led there does.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from sample.paper import load_issues
from sample.pieces import Piece
from sample.printed import PrintedIssue, PrintedPage
from tests.site import keyed
from tests.site.server import Answer
from tests.site.shaped import (
    HEIGHT,
    WIDTH,
    Shape,
    Sheet,
    br,
    coords,
    page_files,
    paragraphs,
    picture_files,
    pictures_of,
    render_shape,
    title,
)

ENTRY = "/Media/yxb"


def render(issues: Iterable[PrintedIssue] | None = None) -> dict[str, Answer]:
    """Give every file of the site by its path."""
    issues = tuple(issues) if issues is not None else load_issues()
    answers = render_shape(Shape(page=_page, article=_article, beside=_beside), issues)
    for issue in issues:  # an issue's address shows its first page
        answers[f"/Media/yxb/{issue.issued_on}"] = answers[_path(issue, issue.pages[0])]
    return answers | {ENTRY: Answer(b"", "text/html", 302, f"/Media/yxb/{issues[-1].issued_on}")}


def _path(issue: PrintedIssue, page: PrintedPage) -> str:
    return f"/Page/index/pageid/{issue.issued_on.toordinal() % 10000 * 10 + page.sequence}.html"


def _page(sheet: Sheet) -> tuple[str, str]:
    page = sheet.page
    pages = "".join(
        f'<li class="item"><a href="{_path(sheet.issue, one)}">{escape(one.label)}：{escape(one.section)}</a></li>'
        for one in sheet.issue.pages
    )
    listed = "".join(
        f'<li class="item2-menu-item"><a href="/Article/index/aid/{sheet.ids[piece.name]}.html">{title(piece)}</a></li>'
        for piece in sheet.pieces
    )
    areas = "".join(
        f'<area shape="poly" coords="{coords(piece)}" href="/Article/index/aid/{sheet.ids[piece.name]}.html">'
        for piece in sheet.pieces
    )
    other = sheet.elsewhere
    side = (
        f'<div class="hot"><a href="/Article/index/aid/{sheet.ids[other.name]}.html">{title(other)}</a></div>'
        if other
        else ""
    )
    before = f'<a class="prev-issue" href="/Media/yxb/{sheet.previous.issued_on}">上一期</a>' if sheet.previous else ""
    at = f"/Uploads/{sheet.issue.issued_on}/{page.sequence}"
    return (
        _path(sheet.issue, page),
        f"""<html><head><meta charset="utf-8"><title>云岫报</title></head><body><div class="paper-date">{sheet.issue.issued_on}</div>
<div class="page-name">{escape(page.label)}：{escape(page.section)}</div>{before}
<map name="pm">{areas}</map><img usemap="#pm" width="{WIDTH}" height="{HEIGHT}" src="{at}.jpg">
<ul class="toolbar"><li id="pdf_toolbar"><a href="{at}.pdf">PDF</a></li></ul>
<ul class="pages">{pages}</ul><ul class="item2-menu">{listed}</ul>{side}</body></html>""",
    )


def _article(sheet: Sheet, piece: Piece, number: int) -> tuple[str, str]:
    kicker, head, subtitle = keyed.deck(piece)
    pictures = "".join(
        f'<div class="article-pic"><img src="/Uploads/{file}"><span>{escape(caption)}</span></div>'
        for file, caption in pictures_of(piece)
    )
    return (
        f"/Article/index/aid/{number}.html",
        f"""<html><head><meta charset="utf-8"><title>云岫报</title></head><body><div class="article">
<h3>{br(kicker)}</h3><h1>{br(head)}</h1><h2>{br(subtitle)}</h2><div class="article-author">{escape(keyed.author(piece))}</div>
{pictures}<div class="article-cont">{paragraphs(keyed.lines(piece))}</div></div></body></html>""",
    )


def _beside(sheet: Sheet) -> dict[str, Answer]:
    at = f"/Uploads/{sheet.issue.issued_on}/{sheet.page.sequence}"
    return page_files(f"{at}.jpg", f"{at}.pdf") | picture_files(sheet, "/Uploads")

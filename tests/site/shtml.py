"""The sample paper in the system of ``/shtml/<code>/YYYYMMDD/`` (华商报, 茂名, 日照 and others): ``vA1.shtml``, numeric articles.

Ways stand in ``onclick`` and in ``javascript:window.open`` on some faces; one face keeps Founder's ``founder-content``. No
older issue is linked: its date is asked for.
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

ENTRY = "/shtml/yxb/"
OPENED = 1  # the face whose ways are opened by script
FOUNDERS = 3  # the face with Founder's element


def render(issues: Iterable[PrintedIssue] | None = None) -> dict[str, Answer]:
    """Give every file of the site by its path."""
    issues = tuple(issues) if issues is not None else load_issues()
    answers = render_shape(Shape(page=_page, article=_article, beside=_beside), issues)
    for issue in issues:
        refresh = f'<html><head><meta http-equiv="refresh" content="0;URL={_name(issue.pages[0])}"></head></html>'
        answers[f"{_folder(issue)}/index.shtml"] = Answer(refresh.encode(), "text/html")
    entry = f'<html><script>location.href="/shtml/yxb/{issues[-1].issued_on:%Y%m%d}/index.shtml";</script></html>'
    return answers | {ENTRY: Answer(entry.encode(), "text/html")}


def _folder(issue: PrintedIssue) -> str:
    return f"/shtml/yxb/{issue.issued_on:%Y%m%d}"


def _name(page: PrintedPage) -> str:
    return f"v{page.sequence:02}.shtml"


def _way(href: str, sheet: Sheet) -> str:
    if sheet.number == OPENED:
        return f"href=\"javascript:window.open('{href}')\""
    return f'href="#" onclick="gopage(\'{href}\');return false"' if sheet.number == FOUNDERS else f'href="{href}"'


def _page(sheet: Sheet) -> tuple[str, str]:
    page = sheet.page
    areas = "".join(
        f'<area shape="poly" coords="{coords(piece)}" {_way(f"{sheet.ids[piece.name]}.shtml", sheet)}>'
        for piece in sheet.pieces
    )
    listed = "".join(
        f"<li><a {_way(f'{sheet.ids[piece.name]}.shtml', sheet)}>{title(piece)}</a></li>\n" for piece in sheet.pieces
    )
    pages = "".join(
        f"<li><a {_way(_name(one), sheet)}>{escape(one.label)}：{escape(one.section)}</a></li>"
        for one in sheet.issue.pages
    )
    other = sheet.elsewhere
    side = f'<div class="hot"><a href="{sheet.ids[other.name]}.shtml">{title(other)}</a></div>' if other else ""
    return (
        f"{_folder(sheet.issue)}/{_name(page)}",
        f"""<html><head><meta charset="utf-8"><title>云岫报</title></head><body>
<div class="titleNav"><h2>{escape(page.label)}：{escape(page.section)}</h2><span>{sheet.issue.issued_on:%Y-%m-%d}</span></div>
<div class="pageNav"><ul class="conMItemList">{pages}</ul></div>
<div class="map"><map name="m">{areas}</map><img usemap="#m" width="{WIDTH}" height="{HEIGHT}" src="pic/{page.sequence}.jpg"></div>
<a class="pdf" href="pdf/{page.sequence}.pdf">PDF</a>
<ul class="conRList">{listed}</ul>{side}</body></html>""",
    )


def _article(sheet: Sheet, piece: Piece, number: int) -> tuple[str, str]:
    kicker, head, subtitle = keyed.deck(piece)
    pictures = "".join(
        f'<div class="detPic"><img src="pic/{file}"><p>{escape(caption)}</p></div>'
        for file, caption in pictures_of(piece)
    )
    lines = keyed.lines(piece)
    body = (
        f"<founder-content>{paragraphs(lines)}</founder-content>"
        if sheet.number == FOUNDERS
        else "".join(f'<p class="detail-text">　　{escape(line)}</p>' for line in lines)
    )
    return (
        f"{_folder(sheet.issue)}/{number}.shtml",
        f"""<html><head><meta charset="utf-8"><title>云岫报</title></head><body>
<h4 class="detYinTit">{br(kicker)}</h4><h2 class="detConTit">{br(head)}</h2><h3 class="detSubTit">{br(subtitle)}</h3>
<div class="detAuthor">{escape(keyed.author(piece))}</div>{pictures}<div class="details">{body}</div></body></html>""",
    )


def _beside(sheet: Sheet) -> dict[str, Answer]:
    folder, number = _folder(sheet.issue), sheet.page.sequence
    return page_files(f"{folder}/pic/{number}.jpg", f"{folder}/pdf/{number}.pdf") | picture_files(
        sheet, f"{folder}/pic"
    )

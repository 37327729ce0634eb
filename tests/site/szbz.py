"""The sample paper in the north-eastern system of ``Html/szbz/YYYYMMDD/szbzA1.Html`` (capital H, case matters).

An issue begins at ``Index.Html``; no older issue is linked, so its date is asked for.
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
    broken,
    coords,
    page_files,
    paragraphs,
    picture_files,
    pictures_of,
    render_shape,
    title,
)


def render(issues: Iterable[PrintedIssue] | None = None) -> dict[str, Answer]:
    """Give every file of the site by its path."""
    issues = tuple(issues) if issues is not None else load_issues()
    shape = Shape(
        page=_page, article=_article, beside=_beside, encoding=lambda number: "gb18030" if number % 2 else "utf-8"
    )
    answers = render_shape(shape, issues)
    for issue in issues:
        script = f'<html><script>window.location.replace("{_name(issue.pages[0])}")</script></html>'
        answers[f"{_folder(issue)}/Index.Html"] = Answer(script.encode(), "text/html")
    entry = f'<html><head><meta http-equiv="refresh" content="0;url=Html/szbz/{issues[-1].issued_on:%Y%m%d}/Index.Html"></head></html>'
    return answers | {"/": Answer(entry.encode(), "text/html")}


def _folder(issue: PrintedIssue) -> str:
    return f"/Html/szbz/{issue.issued_on:%Y%m%d}"


def _name(page: PrintedPage) -> str:
    return f"szbzA{page.sequence}.Html"


def _page(sheet: Sheet) -> tuple[str, str]:
    page = sheet.page
    pages = "".join(
        f'<a href="{_name(one)}" class="banmian">{escape(one.label)}：{escape(one.section)}</a><br>'
        for one in sheet.issue.pages
    )
    listed = "".join(
        f'<a href="szbz{sheet.ids[piece.name]}.Html" class="biaoti">{title(piece)}</a><br>' for piece in sheet.pieces
    )
    areas = "".join(
        f'<area shape="poly" coords="{coords(piece)}" href="szbz{sheet.ids[piece.name]}.Html">'
        for piece in sheet.pieces
    )
    declared = "gb2312" if sheet.number % 2 else "utf-8"
    return (
        f"{_folder(sheet.issue)}/{_name(page)}",
        f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset={declared}"><title>云岫报</title></head><body>
<map name="szbz">{areas}</map><img usemap="#szbz" width="{WIDTH}" height="{HEIGHT}" src="images/A{page.sequence}.jpg">
<a href="pdf/A{page.sequence}.pdf">PDF</a><div class="bm">{pages}</div><div class="bt">{listed}</div></body></html>""",
    )


def _article(sheet: Sheet, piece: Piece, number: int) -> tuple[str, str]:
    kicker, head, subtitle = keyed.deck(piece)
    lines = keyed.lines(piece)
    body = (
        f'<div class="content">{broken(lines)}</div>'
        if sheet.number % 2
        else f'<div id="ozoom">{paragraphs(lines)}</div>'
    )
    pictures = "".join(
        f'<div class="pic"><img src="images/{file}"><p>{escape(caption)}</p></div>'
        for file, caption in pictures_of(piece)
    )
    declared = "gb2312" if sheet.number % 2 else "utf-8"
    return (
        f"{_folder(sheet.issue)}/szbz{number}.Html",
        f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset={declared}"><title>云岫报</title></head><body>
<div class="yinti">{br(kicker)}</div><div class="title">{br(head)}</div><div class="futi">{br(subtitle)}</div>
<div class="zuozhe">{escape(keyed.author(piece))}</div>{pictures}{body}<a href="{_name(sheet.page)}">返回</a></body></html>""",
    )


def _beside(sheet: Sheet) -> dict[str, Answer]:
    folder, number = _folder(sheet.issue), sheet.page.sequence
    return page_files(f"{folder}/images/A{number}.jpg", f"{folder}/pdf/A{number}.pdf") | picture_files(
        sheet, f"{folder}/images"
    )

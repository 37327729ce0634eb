"""The sample paper in the system of ``html/YYYY/MM/DD/NN/default.htm`` (“uniflows”: 定州日报, 孝感日报): a folder a page.

Each page's face links to the issue before.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from sample.paper import load_issues
from sample.pieces import Piece
from sample.printed import PrintedIssue
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


def render(issues: Iterable[PrintedIssue] | None = None) -> dict[str, Answer]:
    """Give every file of the site by its path."""
    issues = tuple(issues) if issues is not None else load_issues()
    answers = render_shape(Shape(page=_page, article=_article, beside=_beside), issues)
    entry = f"<html><script>window.location.href='html/{issues[-1].issued_on:%Y/%m/%d}/01/default.htm';</script></html>"
    return answers | {"/": Answer(entry.encode(), "text/html")}


def _folder(issue: PrintedIssue, page: int) -> str:
    return f"/html/{issue.issued_on:%Y/%m/%d}/{page:02}"


def _file(piece: Piece, ids: dict[str, int]) -> str:
    return f"{piece.page:02}_{ids[piece.name]}.htm"


def _page(sheet: Sheet) -> tuple[str, str]:
    page = sheet.page
    pages = "".join(
        f'<tr><td class="bc"><a href="../{one.sequence:02}/default.htm">{escape(one.label)}：{escape(one.section)}</a></td></tr>'
        for one in sheet.issue.pages
    )
    listed = "".join(
        f'<tr><td class="bt"><a href="{_file(piece, sheet.ids)}">{title(piece)}</a></td></tr>' for piece in sheet.pieces
    )
    areas = "".join(
        f'<area shape="poly" coords="{coords(piece)}" href="{_file(piece, sheet.ids)}">' for piece in sheet.pieces
    )
    other = sheet.elsewhere
    side = f'<a href="../{other.page:02}/{_file(other, sheet.ids)}">{title(other)}</a>' if other else ""
    before = (
        f'<a href="../../../../{sheet.previous.issued_on:%Y/%m/%d}/01/default.htm">上一期</a>' if sheet.previous else ""
    )
    return (
        f"{_folder(sheet.issue, page.sequence)}/default.htm",
        f"""<html><head><meta charset="utf-8"><title>云岫报</title></head><body>{before}
<map name="pm">{areas}</map><img id="_picsrc" usemap="#pm" width="{WIDTH}" height="{HEIGHT}" src="page.jpg">
<a href="page.pdf">PDF</a><table id="pictable4">{pages}</table><table id="titletable">{listed}</table>{side}</body></html>""",
    )


def _article(sheet: Sheet, piece: Piece, number: int) -> tuple[str, str]:
    kicker, head, subtitle = keyed.deck(piece)
    pictures = "".join(
        f'<table class="pic"><tr><td><img src="{file}"></td></tr><tr><td>{escape(caption)}</td></tr></table>'
        for file, caption in pictures_of(piece)
    )
    return (
        f"{_folder(sheet.issue, piece.page)}/{_file(piece, sheet.ids)}",
        f"""<html><head><meta charset="utf-8"><title>云岫报</title></head><body>
<div class="yinti_title">{br(kicker)}</div><div class="content_title">{br(head)}</div>
<div class="futi_title">{br(subtitle)}</div><div class="author">{escape(keyed.author(piece))}</div>
<div id="pgcontent">{pictures}{paragraphs(keyed.lines(piece))}</div></body></html>""",
    )


def _beside(sheet: Sheet) -> dict[str, Answer]:
    folder = _folder(sheet.issue, sheet.page.sequence)
    return page_files(f"{folder}/page.jpg", f"{folder}/page.pdf") | picture_files(sheet, folder)

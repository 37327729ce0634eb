"""The sample paper in the system of ``<code>/YYYYMMDD/html/index.htm`` (joyhua): ``page_NN.htm`` and ``content_…`` files.

Bodies are bare text with ``br``; a page's PDF stands beside its name; an issue's index leads to its first page; the issue
before is linked from each page. One issue names only its last page, whose number says how many there are; one has no PDF.
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
    broken,
    coords,
    page_files,
    picture_files,
    pictures_of,
    render_shape,
    title,
)

ENTRY = "/yxb/"


def render(issues: Iterable[PrintedIssue] | None = None) -> dict[str, Answer]:
    """Give every file of the site by its path."""
    issues = tuple(issues) if issues is not None else load_issues()
    newest = issues[-1]
    answers = render_shape(Shape(page=_page, article=_article, beside=_beside), issues)
    for issue in issues:
        refresh = '<html><head><meta http-equiv="refresh" content="0;url=page_01.htm"></head></html>'
        answers[f"{_folder(issue)}/index.htm"] = Answer(refresh.encode(), "text/html")
    script = f"<html><script>setTimeout(\"window.location.href='{newest.issued_on:%Y%m%d}/html/index.htm'\", 500)</script></html>"
    return answers | {ENTRY: Answer(script.encode(), "text/html")}


def _folder(issue: PrintedIssue) -> str:
    return f"/yxb/{issue.issued_on:%Y%m%d}/html"


def _file(piece: Piece, number: int) -> str:
    return f"content_{number}.htm"


def _pages(sheet: Sheet) -> str:
    if sheet.number == 1:  # only ways, and the last page
        last = len(sheet.issue.pages)
        after = sheet.page.sequence % last + 1
        return f'<a class="nextpage" href="page_{after:02}.htm">下一版</a> <a class="lastpage" href="page_{last:02}.htm">末版</a>'
    return "".join(
        f'<div class="bmml_con_div"><a class="bmml_con_div_name" href="page_{page.sequence:02}.htm">'
        f"{escape(page.label)}：{escape(page.section)}</a>"
        + ("" if sheet.number == 2 else f'<a class="bmml_con_div_pic" href="../pdf/{page.sequence:02}.pdf">PDF</a>')
        + "</div>\n"
        for page in sheet.issue.pages
    )


def _page(sheet: Sheet) -> tuple[str, str]:
    folder, page = _folder(sheet.issue), sheet.page
    areas = "".join(
        f'<area shape="polygon" coords="{coords(piece)}" href="{_file(piece, sheet.ids[piece.name])}">'
        for piece in sheet.pieces
    )
    listed = "".join(
        f'<li><a class="bmdh_con_a" href="{_file(piece, sheet.ids[piece.name])}">{title(piece)}</a></li>\n'
        for piece in sheet.pieces
    )
    other = sheet.elsewhere
    side = f'<div class="hot"><a href="{_file(other, sheet.ids[other.name])}">{title(other)}</a></div>' if other else ""
    before = (
        f'<a class="prev" href="../../{sheet.previous.issued_on:%Y%m%d}/html/index.htm">上一期</a>'
        if sheet.previous
        else ""
    )
    return (
        f"{folder}/page_{page.sequence:02}.htm",
        f"""<html><head><meta charset="utf-8"><title>云岫报</title></head><body>
<div class="bmdh_title">{escape(page.label)}：{escape(page.section)}</div>{before}
<map name="map">{areas}</map><img usemap="#map" width="{WIDTH}" height="{HEIGHT}" src="../pic/{page.sequence:02}.jpg">
<div class="bmml">{_pages(sheet)}</div><ul class="bmdh_con">{listed}</ul>{side}</body></html>""",
    )


def _article(sheet: Sheet, piece: Piece, number: int) -> tuple[str, str]:
    kicker, head, subtitle = keyed.deck(piece)
    pictures = "".join(
        f'<div class="bmnr_con_pic"><img src="../pic/{file}"><br>{escape(caption)}</div>'
        for file, caption in pictures_of(piece)
    )
    return (
        f"{_folder(sheet.issue)}/{_file(piece, number)}",
        f"""<html><head><meta charset="utf-8"><title>云岫报</title></head><body>
<div class="bmnr_con_yinti">{br(kicker)}</div><div class="bmnr_con_biaoti">{br(head)}</div>
<div class="bmnr_con_futi">{br(subtitle)}</div><div class="bmnr_con_zuozhe">{escape(keyed.author(piece))}</div>
{pictures}<div class="bmnr_con_con"><div id="zoom">{broken(keyed.lines(piece))}</div></div>
<a href="page_{sheet.page.sequence:02}.htm">返回</a></body></html>""",
    )


def _beside(sheet: Sheet) -> dict[str, Answer]:
    folder = f"/yxb/{sheet.issue.issued_on:%Y%m%d}"
    pdf = "" if sheet.number == 2 else f"{folder}/pdf/{sheet.page.sequence:02}.pdf"
    return page_files(f"{folder}/pic/{sheet.page.sequence:02}.jpg", pdf) | picture_files(sheet, f"{folder}/pic")

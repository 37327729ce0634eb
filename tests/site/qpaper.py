"""The sample paper in the system of ``Html/YYYY-MM-DD/Qpaper.html`` (永州, 怒江, 今日女报): every field has an id of its own.

Older issues stand in a list of dates.
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


def render(issues: Iterable[PrintedIssue] | None = None) -> dict[str, Answer]:
    """Give every file of the site by its path."""
    issues = tuple(issues) if issues is not None else load_issues()
    dates = "".join(
        f'<li><a href="/Html/{issue.issued_on}/Qpaper.html">{issue.issued_on:%Y-%m-%d}</a></li>' for issue in issues
    )
    shape = Shape(
        page=lambda sheet: _page(sheet, dates if sheet.number % 2 else _before(sheet)), article=_article, beside=_beside
    )
    answers = render_shape(shape, issues)
    entry = (
        f'<html><head><meta http-equiv="refresh" content="1;url=Html/{issues[-1].issued_on}/Qpaper.html"></head></html>'
    )
    return answers | {"/": Answer(entry.encode(), "text/html")}


def _folder(issue: PrintedIssue) -> str:
    return f"/Html/{issue.issued_on}"


def _name(page: PrintedPage) -> str:
    return "Qpaper.html" if page.sequence == 1 else f"Qpaper_{page.sequence}.html"


def _before(sheet: Sheet) -> str:
    before = sheet.previous or sheet.issue
    return f'<li><a href="/Html/{before.issued_on}/Qpaper.html">上一期</a></li>'


def _page(sheet: Sheet, dates: str) -> tuple[str, str]:
    page = sheet.page
    pages = "".join(
        f'<li><a href="{_name(one)}">{escape(one.label)}：{escape(one.section)}</a></li>' for one in sheet.issue.pages
    )
    listed = "".join(f'<li><a href="{sheet.ids[piece.name]}.html">{title(piece)}</a></li>' for piece in sheet.pieces)
    areas = "".join(
        f'<area shape="poly" coords="{coords(piece)}" href="{sheet.ids[piece.name]}.html">' for piece in sheet.pieces
    )
    other = sheet.elsewhere
    side = f'<div id="hot"><a href="{sheet.ids[other.name]}.html">{title(other)}</a></div>' if other else ""
    return (
        f"{_folder(sheet.issue)}/{_name(page)}",
        f"""<html><head><meta charset="utf-8"><title>云岫报</title></head><body><div id="riqi">{sheet.issue.issued_on}</div>
<ul id="wangqi">{dates}</ul><div id="bancilist"><ul>{pages}</ul></div>
<div class="paper_rect"><map name="pm">{areas}</map></div>
<img id="mappaper" usemap="#pm" style="width:{WIDTH}px;height:{HEIGHT}px" src="/upload/{sheet.issue.issued_on}/{page.sequence}.jpg">
<div id="map_buttons"><a class="button" href="/upload/{sheet.issue.issued_on}/{page.sequence}.pdf">PDF</a></div>
<div id="doclist"><ul>{listed}</ul></div>{side}</body></html>""",
    )


def _article(sheet: Sheet, piece: Piece, number: int) -> tuple[str, str]:
    kicker, head, subtitle = keyed.deck(piece)
    pictures = "".join(
        f'<div class="docpic"><img src="/upload/{file}"><p>{escape(caption)}</p></div>'
        for file, caption in pictures_of(piece)
    )
    return (
        f"{_folder(sheet.issue)}/{number}.html",
        f"""<html><head><meta charset="utf-8"><title>云岫报</title></head><body><div id="yinti">{br(kicker)}</div>
<div id="doctitle">{br(head)}</div><div id="subdoctitle">{br(subtitle)}</div><div id="docauthor">{escape(keyed.author(piece))}</div>
<div id="doccontent">{pictures}{paragraphs(keyed.lines(piece))}</div></body></html>""",
    )


def _beside(sheet: Sheet) -> dict[str, Answer]:
    at = f"/upload/{sheet.issue.issued_on}/{sheet.page.sequence}"
    return page_files(f"{at}.jpg", f"{at}.pdf") | picture_files(sheet, "/upload")

"""The sample paper in the system of ``/shtml/<code>/YYYYMMDD/``: ``v01.shtml`` or ``vA1.shtml``, numeric articles.

Ways stand in ``onclick`` and in ``javascript:window.open`` on some faces. The skins of articles are those of the papers that
are known: 山西, 茂名, 菏泽, 华西都市报 (with Founder's ``founder-content``), 华商报. The entry is ``/shtml/index_<code>.shtml``. No
older issue is linked: its date is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
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

ENTRY = "/shtml/index_yxb.shtml"


@dataclass(frozen=True, slots=True)
class Face:
    """How one issue is served."""

    page: str  # the form of a page's file name
    lists: str  # conRList or titleNav
    way: str  # how its links lead on
    skin: str  # of articles


PLAIN = 'href="{}"'
OPENED = "href=\"javascript:window.open('{}')\""
CLICKED = 'href="#" onclick="gopage(\'{}\');return false"'

FACES = (
    Face("v{:02}.shtml", "conRList", PLAIN, "detail"),
    Face("vA{}.shtml", "titleNav", OPENED, "marquee"),
    Face("vA{}.shtml", "conRList", PLAIN, "para"),
    Face("v{:02}.shtml", "conRList", CLICKED, "founder"),
    Face("v{:02}.shtml", "titleNav", PLAIN, "content"),
)


def render(issues: Iterable[PrintedIssue] | None = None) -> dict[str, Answer]:
    """Give every file of the site by its path."""
    issues = tuple(issues) if issues is not None else load_issues()
    answers = render_shape(Shape(page=_page, article=_article, beside=_beside), issues)
    for number, issue in enumerate(issues):
        first = _name(issue.pages[0], _face(number))
        refresh = f'<html><head><meta http-equiv="refresh" content="0;URL={first}"></head></html>'
        answers[f"{_folder(issue)}/index.shtml"] = Answer(refresh.encode(), "text/html")
    entry = f'<html><script>location.href="/shtml/yxb/{issues[-1].issued_on:%Y%m%d}/index.shtml";</script></html>'
    return answers | {ENTRY: Answer(entry.encode(), "text/html")}


def _face(number: int) -> Face:
    return FACES[number % len(FACES)]


def _folder(issue: PrintedIssue) -> str:
    return f"/shtml/yxb/{issue.issued_on:%Y%m%d}"


def _name(page: PrintedPage, face: Face) -> str:
    return face.page.format(page.sequence)


def _page(sheet: Sheet) -> tuple[str, str]:
    face, page = _face(sheet.number), sheet.page
    files = {piece.name: face.way.format(f"{sheet.ids[piece.name]}.shtml") for piece in sheet.pieces}
    areas = "".join(f'<area shape="poly" coords="{coords(piece)}" {files[piece.name]}>' for piece in sheet.pieces)
    listed = "".join(
        f'<li><a {files[piece.name]} title="{title(piece)}">{title(piece)}</a></li>\n' for piece in sheet.pieces
    )
    articles = f'<ul class="conRList">{listed}</ul>'
    if face.lists == "titleNav":
        articles = f'<div class="titleNav"><ul>{listed}</ul></div>'
    pages = "".join(
        f"<li><a {face.way.format(_name(one, face))}>{escape(one.label)}：{escape(one.section)}</a></li>"
        for one in sheet.issue.pages
    )
    other = sheet.elsewhere
    side = f'<div class="hot"><a href="{sheet.ids[other.name]}.shtml">{title(other)}</a></div>' if other else ""
    return (
        f"{_folder(sheet.issue)}/{_name(page, face)}",
        f"""<html><head><meta charset="utf-8"><title>云岫报</title></head><body>
<div class="today">{sheet.issue.issued_on.year}年{sheet.issue.issued_on.month}月{sheet.issue.issued_on.day}日</div>
<div class="pageNav"><ul class="conMItemList">{pages}</ul></div>
<div class="map"><map name="m">{areas}</map><img usemap="#m" width="{WIDTH}" height="{HEIGHT}" src="pic/{page.sequence}.jpg"></div>
<a class="pdf" href="pdf/{page.sequence}.pdf">PDF</a>
{articles}{side}</body></html>""",
    )


def _article(sheet: Sheet, piece: Piece, number: int) -> tuple[str, str]:
    return (
        f"{_folder(sheet.issue)}/{number}.shtml",
        f"""<html><head><meta charset="utf-8"><title>云岫报</title></head><body>
{SKINS[_face(sheet.number).skin](piece)}
<a href="javascript:window.close()">关闭</a></body></html>""",
    )


def _detail(piece: Piece) -> str:
    text = "".join(f'<p class="detail-text">　　{escape(line)}</p>' for line in keyed.lines(piece))
    return f'{_det_titles(piece)}{_pictures(piece)}<div class="detailsWrap"><div class="details">{text}</div></div>'


def _founder(piece: Piece) -> str:
    text = f"<founder-content>{paragraphs(keyed.lines(piece))}</founder-content>"
    return f'{_det_titles(piece)}{_pictures(piece)}<div class="details">{text}</div>'


def _det_titles(piece: Piece) -> str:
    kicker, head, subtitle = map(br, keyed.deck(piece))
    return (
        f'<h4 class="detYinTit">{kicker}</h4><h2 class="detConTit">{head}</h2><h3 class="detSubTit">{subtitle}</h3>'
        f'<div class="detAuthor">{escape(keyed.author(piece))}</div>'
    )


def _marquee(piece: Piece) -> str:
    kicker, head, subtitle = map(br, keyed.deck(piece))
    text = "".join(f'<p align="left"><font>　　{escape(line)}</font></p>' for line in keyed.lines(piece))
    return (
        f'<div class="detailCon"><h3>{kicker}</h3><h1>{head}</h1><h2>{subtitle}</h2>'
        f'<p class="author">{escape(keyed.author(piece))}</p>{_band(piece)}<div id="content_div">{text}</div></div>'
    )


def _para(piece: Piece) -> str:
    kicker, head, subtitle = map(br, keyed.deck(piece))
    return (
        f'<div class="d_t_a">{kicker}</div><div class="d_t_b">{head}</div><div class="d_t_c">{subtitle}</div>'
        f'<p class="author">{escape(keyed.author(piece))}</p>{_band(piece)}'
        + "".join(f'<div class="para">　　{escape(line)}</div>' for line in keyed.lines(piece) or [""])
    )


def _content(piece: Piece) -> str:
    kicker, head, subtitle = map(br, keyed.deck(piece))
    return (
        f'<div class="content"><h5>{kicker}</h5><h1>{head}</h1><h5>{subtitle}</h5>'
        f'<p class="author">{escape(keyed.author(piece))}</p>{_band(piece)}'
        f'<div class="para">{paragraphs(keyed.lines(piece))}</div></div>'
    )


def _pictures(piece: Piece) -> str:
    """Give each picture in a box of its own with its caption below."""
    return "".join(
        f'<div class="detPic"><img src="pic/{file}"><p>{escape(caption)}</p></div>'
        for file, caption in pictures_of(piece)
    )


def _band(piece: Piece) -> str:
    """Give the rolling band with all pictures."""
    rows = "".join(
        f'<tr><td><a href="pic/{file}"><img src="pic/{file}"></a></td></tr><tr><td>{escape(caption)}</td></tr>'
        for file, caption in pictures_of(piece)
    )
    return f'<div id="article_img_marquee"><table>{rows}</table></div>' if rows else ""


SKINS = {"detail": _detail, "founder": _founder, "marquee": _marquee, "para": _para, "content": _content}


def _beside(sheet: Sheet) -> dict[str, Answer]:
    folder, number = _folder(sheet.issue), sheet.page.sequence
    return page_files(f"{folder}/pic/{number}.jpg", f"{folder}/pdf/{number}.pdf") | picture_files(
        sheet, f"{folder}/pic"
    )

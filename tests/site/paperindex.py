"""The sample paper in the system of ``content/YYYYMMDD/Page01BC.htm`` and ``Articel01002NR.htm`` (the vendor's spelling).

``PaperIndex.htm`` refreshes to the newest issue's ``IssueIndex.htm``, and that to its first page. Faces: a list of the whole
issue whose addresses stand in ``daoxiang``, each page's PDF before its name; anchors of classes 18 and 14; an overlay with
title and address in attributes of their own; lists in boxes. One issue is GBK, one declares what it is not. 下一版 stands
among the pages, and the oldest issue is its own 上一期.
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
    broken,
    coords,
    page_files,
    picture_files,
    pictures_of,
    render_shape,
    title,
)

ENTRY = "/content/PaperIndex.htm"


@dataclass(frozen=True, slots=True)
class Face:
    """How one issue is served."""

    lists: str  # of pages and articles: tree, classes, overlay or boxes
    box: str  # that holds the article: neirong, duneirong or margin15
    suffixes: tuple[str, str] = ("BC", "NR")  # of the names of pages and articles
    encoding: str = "utf-8"
    declared: str = "utf-8"


FACES = (
    Face("tree", "margin15", ("DK", "BB")),
    Face("classes", "neirong", ("NU", "MT"), "gb18030", "gb2312"),
    Face("overlay", "duneirong", ("HO", "WD")),
    Face("boxes", "neirong", ("a", "b"), declared="gb2312"),
    Face("tree", "neirong"),
)


def render(issues: Iterable[PrintedIssue] | None = None) -> dict[str, Answer]:
    """Give every file of the site by its path."""
    issues = tuple(issues) if issues is not None else load_issues()
    shape = Shape(page=_page, article=_article, beside=_beside, encoding=lambda number: _face(number).encoding)
    answers = render_shape(shape, issues)
    for number, issue in enumerate(issues):
        answers[f"{_folder(issue)}/IssueIndex.htm"] = _refresh(_name(issue.pages[0], _face(number)))
    answers[ENTRY] = _refresh(f"{issues[-1].issued_on:%Y%m%d}/IssueIndex.htm")
    return answers | {"/": _refresh("content/PaperIndex.htm")}


def _refresh(to: str) -> Answer:
    return Answer(f'<html><head><META HTTP-EQUIV="Refresh" CONTENT="0; URL={to}"></head></html>'.encode(), "text/html")


def _face(number: int) -> Face:
    return FACES[number % len(FACES)]


def _folder(issue: PrintedIssue) -> str:
    return f"/content/{issue.issued_on:%Y%m%d}"


def _name(page: PrintedPage, face: Face) -> str:
    return f"Page{page.sequence:02}{face.suffixes[0]}.htm"


def _file(piece: Piece, face: Face) -> str:
    return f"Articel{piece.page:02}{piece.position:03}{face.suffixes[1]}.htm"


def _pdf(sheet: Sheet, page: PrintedPage) -> str:
    return f"../../PDF/{sheet.issue.issued_on:%Y%m%d}/{page.sequence:02}.pdf"


def _lists(sheet: Sheet) -> str:
    face = _face(sheet.number)
    pages = {_name(page, face): f"{escape(page.label)}：{escape(page.section)}" for page in sheet.issue.pages}
    after = _name(sheet.issue.pages[sheet.page.sequence % len(sheet.issue.pages)], face)
    pdf = f'<a class="pdf" href="{_pdf(sheet, sheet.page)}">PDF</a>'
    if face.lists == "tree":
        return _tree(sheet, face) + f'<a class="18" href="{after}">下一版</a>'
    if face.lists == "boxes":
        return (
            f'<div class="gebanlist_2">{"".join(f"<p><a href={file}>{name}</a></p>" for file, name in pages.items())}'
            f'<a href="{after}">下一版</a></div><div class="newslist"><ul>'
            + "".join(f'<li><a href="{_file(piece, face)}">{title(piece)}</a></li>' for piece in sheet.pieces)
            + f"</ul></div>{pdf}"
        )
    named = "".join(f'<a class="18" href="{file}">{name}</a><br>' for file, name in pages.items())
    named = f'{pdf}<a class="18" href="{after}">下一版</a>{named}'
    if face.lists == "overlay":
        listed = "".join(
            f'<a class="overlink" href="javascript:void(0)" alt="{_file(piece, face)}" neirong="{title(piece)}"></a>'
            for piece in sheet.pieces
        )
        return f'<div id="mylink">{listed}</div>{named}'
    listed = "".join(f'<a class="14" href="{_file(piece, face)}">{title(piece)}</a><br>' for piece in sheet.pieces)
    return named + listed


def _tree(sheet: Sheet, face: Face) -> str:
    """Give the list of the whole issue; an article's anchor has no ``href`` at all."""
    pages = "".join(
        f'<h4><a href="{_pdf(sheet, page)}"><img src="../../public2/pdf.gif"></a>\n'
        f'<a href="{_name(page, face)}">{escape(page.label)}：{escape(page.section)} </a></h4><ul>'
        + "".join(
            f'<li><a daoxiang="{_file(piece, face)}" field="{sheet.ids[piece.name]}">{title(piece)}</a></li>'
            for piece in sheet.on_page[page.sequence]
        )
        + "</ul>"
        for page in sheet.issue.pages
    )
    return f'<div class="listdaohang"><h3>本期目录</h3>{pages}</div>'


def _page(sheet: Sheet) -> tuple[str, str]:
    face, page = _face(sheet.number), sheet.page
    areas = "".join(
        f'<area shape="polygon" coords="{coords(piece)}" href="{_file(piece, face)}" title="{title(piece)}">'
        for piece in sheet.pieces
    )
    other = sheet.elsewhere
    side = f'<div class="hot"><a href="{_file(other, face)}">{title(other)}</a></div>' if other else ""
    previous = sheet.previous or sheet.issue  # the oldest leads to itself
    image = f"../../Images/{sheet.issue.issued_on:%Y%m%d}/Page{page.sequence:02}-1500.jpg"
    return (
        f"{_folder(sheet.issue)}/{_name(page, face)}",
        f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset={face.declared}"><title>云岫报</title></head>
<body><div class="riqi">{_day(sheet)}</div>
<div class="banming">{escape(page.label)}：{escape(page.section)}</div>
<a class="shangqi" href="../{previous.issued_on:%Y%m%d}/IssueIndex.htm">上一期</a>
<map name="pm">{areas}</map><img usemap="#pm" width="{WIDTH}" height="{HEIGHT}" src="{image}">
{_lists(sheet)}{side}</body></html>""",
    )


def _article(sheet: Sheet, piece: Piece, number: int) -> tuple[str, str]:
    face = _face(sheet.number)
    kicker, head, subtitle = keyed.deck(piece)
    pictures = "".join(
        f'<tr><td><img src="../../Images/{file}"></td></tr><tr><td>{escape(caption)}</td></tr>'
        for file, caption in pictures_of(piece)
    )
    images = f'<span id="imagelist"><table>{pictures}</table></span>' if pictures else '<span id="imagelist"></span>'
    text = broken(keyed.lines(piece), "&nbsp;&nbsp;&nbsp;&nbsp;")
    body = f'<span id="contenttext">{text}</span>'
    if face.box == "margin15":
        body = f'<div class="contenttext" id="contenttext"><div>{text}</div></div>'
    return (
        f"{_folder(sheet.issue)}/{_file(piece, face)}",
        f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset={face.declared}"><title>云岫报</title></head>
<body><div class="bggray"><div class="{face.box}"><h3>{br(kicker)}</h3><h2>{br(head)}</h2><h4>{br(subtitle)}</h4>
<span class="shijian">云岫报     {_day(sheet)}</span>
<p class="zuozhe">{escape(keyed.author(piece))}</p>{images}
{body}</div></div></body></html>""",
    )


def _day(sheet: Sheet) -> str:
    return f"{sheet.issue.issued_on.year}年{sheet.issue.issued_on.month}月{sheet.issue.issued_on.day}日"


def _beside(sheet: Sheet) -> dict[str, Answer]:
    day, sequence = f"{sheet.issue.issued_on:%Y%m%d}", sheet.page.sequence
    files = page_files(f"/Images/{day}/Page{sequence:02}-1500.jpg", f"/PDF/{day}/{sequence:02}.pdf")
    return files | {"/public2/pdf.gif": Answer(b"GIF89a;", "image/gif")} | picture_files(sheet, "/Images")

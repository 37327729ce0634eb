"""The sample paper in the system of ``content/YYYYMMDD/Page01BC.htm`` and ``Articel01002NR.htm`` (the vendor's spelling).

``PaperIndex.htm`` refreshes to the newest issue's ``IssueIndex.htm``, and that to its first page. Faces: a list of the whole
issue whose addresses stand in ``daoxiang``, anchors of classes 18 and 14, an overlay with title and address in attributes of
their own, GBK. 下一版 stands among the pages.
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
    picture_files,
    pictures_of,
    render_shape,
    title,
)

ENTRY = "/content/PaperIndex.htm"
FACES = ("tree", "classes", "overlay", "tree", "classes")
GBK = 1  # the issue served in GBK


def render(issues: Iterable[PrintedIssue] | None = None) -> dict[str, Answer]:
    """Give every file of the site by its path."""
    issues = tuple(issues) if issues is not None else load_issues()
    encoding = {GBK: "gb18030"}
    shape = Shape(page=_page, article=_article, beside=_beside, encoding=lambda number: encoding.get(number, "utf-8"))
    answers = render_shape(shape, issues)
    for issue in issues:
        answers[f"{_folder(issue)}/IssueIndex.htm"] = _refresh(_name(issue.pages[0]))
    answers[ENTRY] = _refresh(f"{issues[-1].issued_on:%Y%m%d}/IssueIndex.htm")
    return answers | {"/": _refresh("content/PaperIndex.htm")}


def _refresh(to: str) -> Answer:
    return Answer(f'<html><head><META HTTP-EQUIV="Refresh" CONTENT="0; URL={to}"></head></html>'.encode(), "text/html")


def _folder(issue: PrintedIssue) -> str:
    return f"/content/{issue.issued_on:%Y%m%d}"


def _name(page: PrintedPage) -> str:
    return f"Page{page.sequence:02}BC.htm"


def _file(piece: Piece) -> str:
    return f"Articel{piece.page:02}{piece.position:03}NR.htm"


def _lists(sheet: Sheet) -> str:
    face = FACES[sheet.number % len(FACES)]
    after = sheet.issue.pages[sheet.page.sequence % len(sheet.issue.pages)]
    if face == "tree":
        return '<div class="listdaohang">' + "".join(
            f'<h4><a daoxiang="{_name(page)}" href="#">{escape(page.label)}：{escape(page.section)}</a></h4><ul>'
            + "".join(f'<li><a href="#" daoxiang="{_file(piece)}">{title(piece)}</a></li>' for piece in sheet.on_page[page.sequence])
            + "</ul>"
            for page in sheet.issue.pages
        ) + f'</div><a class="18" href="{_name(after)}">下一版</a>'  # fmt: skip
    pages = "".join(
        f'<a class="18" href="{_name(page)}">{escape(page.label)}：{escape(page.section)}</a><br>'
        for page in sheet.issue.pages
    )
    pages = f'<a class="18" href="{_name(after)}">下一版</a>{pages}'
    if face == "overlay":
        listed = "".join(
            f'<a class="overlink" href="javascript:void(0)" alt="{_file(piece)}" neirong="{title(piece)}"></a>'
            for piece in sheet.pieces
        )
        return f'<div id="mylink">{listed}</div>{pages}'
    listed = "".join(f'<a class="14" href="{_file(piece)}">{title(piece)}</a><br>' for piece in sheet.pieces)
    return pages + listed


def _page(sheet: Sheet) -> tuple[str, str]:
    page = sheet.page
    areas = "".join(
        f'<area shape="polygon" coords="{coords(piece)}" href="{_file(piece)}" title="{title(piece)}">'
        for piece in sheet.pieces
    )
    other = sheet.elsewhere
    side = f'<div class="hot"><a href="{_file(other)}">{title(other)}</a></div>' if other else ""
    previous = sheet.previous or sheet.issue  # the oldest leads to itself
    at = f"{sheet.issue.issued_on:%Y%m%d}/{page.sequence:02}"
    return (
        f"{_folder(sheet.issue)}/{_name(page)}",
        f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset={_declared(sheet)}"><title>云岫报</title></head>
<body><div class="riqi">{sheet.issue.issued_on.year}年{sheet.issue.issued_on.month}月{sheet.issue.issued_on.day}日</div>
<div class="banming">{escape(page.label)}：{escape(page.section)}</div>
<a class="shangqi" href="../{previous.issued_on:%Y%m%d}/IssueIndex.htm">上一期</a>
<map name="pm">{areas}</map><img usemap="#pm" width="{WIDTH}" height="{HEIGHT}" src="../../Images/{at}.jpg">
<a class="pdf" href="../../PDF/{at}.pdf">PDF</a>
{_lists(sheet)}{side}</body></html>""",
    )


def _article(sheet: Sheet, piece: Piece, number: int) -> tuple[str, str]:
    kicker, head, subtitle = keyed.deck(piece)
    box = "duneirong" if sheet.number == 2 else "neirong"
    pictures = "".join(
        f'<tr><td><img src="../../Images/{file}"></td></tr><tr><td>{escape(caption)}</td></tr>'
        for file, caption in pictures_of(piece)
    )
    images = f'<span id="imagelist"><table>{pictures}</table></span>' if pictures else '<span id="imagelist"></span>'
    return (
        f"{_folder(sheet.issue)}/{_file(piece)}",
        f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset={_declared(sheet)}"><title>云岫报</title></head>
<body><div class="{box}"><h3>{br(kicker)}</h3><h2>{br(head)}</h2><h4>{br(subtitle)}</h4>
<p class="zuozhe">{escape(keyed.author(piece))}</p>{images}
<span id="contenttext">{broken(keyed.lines(piece), "&nbsp;&nbsp;&nbsp;&nbsp;")}</span></div></body></html>""",
    )


def _declared(sheet: Sheet) -> str:
    return "gb2312" if sheet.number in (GBK, 3) else "utf-8"  # the fourth declares what it is not


def _beside(sheet: Sheet) -> dict[str, Answer]:
    day = f"{sheet.issue.issued_on:%Y%m%d}/{sheet.page.sequence:02}"
    return page_files(f"/Images/{day}.jpg", f"/PDF/{day}.pdf") | picture_files(sheet, "/Images")

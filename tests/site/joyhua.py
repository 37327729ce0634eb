"""The sample paper in the system of ``<code>/YYYYMMDD/html/index.htm`` (joyhua): ``page_NN.htm`` and ``content_…`` files.

Bodies are bare text with ``br``; a page's PDF stands beside its name; an issue's index leads to its first page, and each page
to the issue before. One issue's index is its first page, so that ``page_01.htm`` is the second, and its articles are named by
page and place (``index_content_000.htm``). One names only its last page, whose number says how many there are; one has no PDF.
One has its mirror for phones, ``mhtml/``.
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

ENTRY = "/yxb/"


@dataclass(frozen=True, slots=True)
class Face:
    """How one issue is served."""

    names: str = "content_{number}.htm"  # of articles
    index_is_first_page: bool = False
    lists_last_only: bool = False
    zoom: bool = True  # the body stands in a box of its own, not directly in that of the article
    pdf: str = "bmml_con_div_pic"  # the class of its link, empty where there is none
    mirror: bool = False


FACES = (
    Face(names="{stem}_content_{count:03}.htm", index_is_first_page=True),
    Face(names="content_{day}{page:03}{place:03}.htm", lists_last_only=True, pdf="pdf"),
    Face(zoom=False, pdf=""),
    Face(zoom=False),
    Face(names="content_{day}{page:03}{place:03}.htm", mirror=True),
)


def render(issues: Iterable[PrintedIssue] | None = None) -> dict[str, Answer]:
    """Give every file of the site by its path."""
    issues = tuple(issues) if issues is not None else load_issues()
    newest = issues[-1]
    answers = render_shape(Shape(page=_page, article=_article, beside=_beside), issues)
    for number, issue in enumerate(issues):
        if not _face(number).index_is_first_page:
            refresh = '<html><head><meta http-equiv="refresh" content="0;url=page_01.htm"></head></html>'
            answers[f"{_folder(issue)}/index.htm"] = Answer(refresh.encode(), "text/html")
        if _face(number).mirror:
            answers |= _mirror(_folder(issue), answers)
    script = f"<html><script>setTimeout(\"window.location.href='{newest.issued_on:%Y%m%d}/html/index.htm'\", 500)</script></html>"
    return answers | {ENTRY: Answer(script.encode(), "text/html")}


def _mirror(folder: str, answers: dict[str, Answer]) -> dict[str, Answer]:
    """Give the folder for phones: the same files without image maps."""
    return {
        path.replace("/html/", "/mhtml/"): Answer(answer.body.replace(b"usemap=", b"data-map="), answer.media_type)
        for path, answer in answers.items()
        if path.startswith(f"{folder}/")
    }


def _face(number: int) -> Face:
    return FACES[number % len(FACES)]


def _folder(issue: PrintedIssue) -> str:
    return f"/yxb/{issue.issued_on:%Y%m%d}/html"


def _stem(page: PrintedPage, face: Face) -> str:
    if not face.index_is_first_page:
        return f"page_{page.sequence:02}"
    return f"page_{page.sequence - 1:02}" if page.sequence > 1 else "index"


def _file(sheet: Sheet, piece: Piece) -> str:
    face = _face(sheet.number)
    return face.names.format(
        number=sheet.ids[piece.name],
        stem=_stem(sheet.issue.pages[piece.page - 1], face),
        count=piece.position - 1,
        day=f"{sheet.issue.issued_on:%Y%m%d}",
        page=piece.page,
        place=piece.position,
    )


def _pages(sheet: Sheet) -> str:
    face = _face(sheet.number)
    stems = [_stem(page, face) for page in sheet.issue.pages]
    after = stems[sheet.page.sequence % len(stems)]
    ways = (
        f'<div class="page_bottom"><a href="{stems[0]}.htm">首版</a><a href="{stems[sheet.page.sequence - 2]}.htm">上一版</a>'
        f'<a href="{after}.htm">下一版</a><a href="{stems[-1]}.htm">末版</a></div>'
    )
    if face.lists_last_only:
        return f'{ways}<a class="pdf" href="../pdf/{sheet.page.sequence:02}.pdf">PDF</a>'
    return ways + "".join(
        f'<div class="bmml_con_div"><a class="bmml_con_div_name" href="{_stem(page, face)}.htm">'
        f"{escape(page.label)}：{escape(page.section)}</a>"
        + (f'<a class="{face.pdf}" href="../pdf/{page.sequence:02}.pdf">PDF</a>' if face.pdf else "")
        + "</div>\n"
        for page in sheet.issue.pages
    )


def _page(sheet: Sheet) -> tuple[str, str]:
    page = sheet.page
    areas = "".join(
        f'<area shape="polygon" coords="{coords(piece)}" href="{_file(sheet, piece)}">' for piece in sheet.pieces
    )
    listed = "".join(
        f'<li><a class="bmdh_con_a" href="{_file(sheet, piece)}">{title(piece)}</a></li>\n' for piece in sheet.pieces
    )
    other = sheet.elsewhere
    side = f'<div class="hot"><a href="{_file(sheet, other)}">{title(other)}</a></div>' if other else ""
    before = (
        f'<a class="prev" href="../../{sheet.previous.issued_on:%Y%m%d}/html/index.htm">上一期</a>'
        if sheet.previous
        else ""
    )
    return (
        f"{_folder(sheet.issue)}/{_stem(page, _face(sheet.number))}.htm",
        f"""<html><head><meta charset="utf-8"><title>云岫报</title></head><body>
<div class="b_bot">{escape(page.label)}：{escape(page.section)}</div>{before}
<map name="map">{areas}</map><img usemap="#map" width="{WIDTH}" height="{HEIGHT}" src="../pic/{page.sequence:02}.jpg">
<div class="bmml">{_pages(sheet)}</div><ul class="bmdh_con">{listed}</ul>{side}</body></html>""",
    )


def _article(sheet: Sheet, piece: Piece, number: int) -> tuple[str, str]:
    kicker, head, subtitle = keyed.deck(piece)
    pictures = "".join(
        f'<div class="bmnr_con_pic"><img src="../pic/{file}"><br>{escape(caption)}</div>'
        for file, caption in pictures_of(piece)
    )
    text = broken(keyed.lines(piece))
    body = f'<div id="zoom">{text}</div>' if _face(sheet.number).zoom else text
    return (
        f"{_folder(sheet.issue)}/{_file(sheet, piece)}",
        f"""<html><head><meta charset="utf-8"><title>云岫报</title></head><body><div class="bmnr_con">
<div class="bmnr_con_yinti">{br(kicker)}</div><div class="bmnr_con_biaoti">{br(head)}</div>
<div class="bmnr_con_futi">{br(subtitle)}</div><div class="bmnr_con_zuozhe">{escape(keyed.author(piece))}</div>
{pictures}<div class="bmnr_con_con">{body}</div></div>
<a href="{_stem(sheet.page, _face(sheet.number))}.htm">返回</a></body></html>""",
    )


def _beside(sheet: Sheet) -> dict[str, Answer]:
    folder = f"/yxb/{sheet.issue.issued_on:%Y%m%d}"
    pdf = f"{folder}/pdf/{sheet.page.sequence:02}.pdf" if _face(sheet.number).pdf else ""
    return page_files(f"{folder}/pic/{sheet.page.sequence:02}.jpg", pdf) | picture_files(sheet, f"{folder}/pic")

"""The sample paper as a county's own ASP.NET site serves one: issue numbers instead of dates, ``ShowNews.aspx?id=N``.

Recorded is one article's page: its address, the breadcrumb 云岫报> 第434期>第4版, the page's name 第4版 :五江之源, and its
fields 作者, 来源, 时间 and 编辑. The pages around it are our guess.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from sample.paper import load_issues
from sample.pieces import Piece, pieces
from sample.printed import PrintedIssue, PrintedPage
from sample.printing import caption
from tests.site import keyed
from tests.site.keyed import JPEG, PDF, ROBOTS
from tests.site.server import Answer

ENTRY = "/NewPaper/PaperList.aspx"
WIDTH, HEIGHT = 420, 600  # of the page image, pixels


def render(issues: Iterable[PrintedIssue] | None = None) -> dict[str, Answer]:
    """Give every file of the site by its path with its query."""
    issues = tuple(issues) if issues is not None else load_issues()
    listed = "\n".join(
        f'<li><a href="Paper.aspx?issue={issue.total_number}">第{issue.total_number}期</a></li>'
        for issue in reversed(issues)
    )
    answers = {"/robots.txt": ROBOTS, ENTRY: _html("往期", f'<ul id="ulIssue">\n{listed}\n</ul>')}
    first = 13000
    for issue in issues:
        on_page = {page.sequence: pieces(issue, page) for page in issue.pages}
        ids = {piece.name: first + place for place, piece in enumerate(p for page in on_page.values() for p in page)}
        first += 100
        for page in issue.pages:
            html = _page(issue, page, on_page[page.sequence], ids)
            answers[f"/NewPaper/Paper.aspx?issue={issue.total_number}&page={page.sequence}"] = html
            if page.sequence == 1:
                answers[f"/NewPaper/Paper.aspx?issue={issue.total_number}"] = html
            answers[f"/NewPaper/UpLoad/{issue.total_number}/{page.sequence}.jpg"] = JPEG
            answers[f"/NewPaper/UpLoad/{issue.total_number}/{page.sequence}.pdf"] = PDF
            for piece in on_page[page.sequence]:
                answers[f"/NewPaper/ShowNews.aspx?id={ids[piece.name]}"] = _article(issue, page, piece)
                answers |= {f"/NewPaper/UpLoad/{picture.file}": JPEG for picture in piece.article.images}
    return answers


def _page(issue: PrintedIssue, page: PrintedPage, here: list[Piece], ids: dict[str, int]) -> Answer:
    pages = "".join(
        f'<li><a href="Paper.aspx?issue={issue.total_number}&amp;page={other.sequence}">{escape(other.label)} :'
        f"{escape(other.section)}</a></li>"
        for other in issue.pages
    )
    listed = "".join(
        f'<li><a href="ShowNews.aspx?id={ids[piece.name]}" target="_blank">{escape(keyed.title(piece))}</a></li>'
        for piece in here
    )
    areas = "".join(
        f'<area shape="polygon" coords="{_coords(piece)}" href="ShowNews.aspx?id={ids[piece.name]}">' for piece in here
    )
    folder = f"UpLoad/{issue.total_number}"
    body = f"""{_breadcrumb(issue, page)}
<span id="lblDate">{issue.issued_on.year}年{issue.issued_on.month}月{issue.issued_on.day}日</span>
<span id="lblPage">{escape(page.label)} :{escape(page.section)}</span>
<img id="imgPaper" src="{folder}/{page.sequence}.jpg" style="width:{WIDTH}px;height:{HEIGHT}px" usemap="#Map">
<map name="Map">{areas}</map>
<a id="hlPdf" href="{folder}/{page.sequence}.pdf">PDF下载</a>
<ul id="ulPage">{pages}</ul>
<ul id="ulNews">{listed}</ul>"""
    return _html(page.section, body)


def _article(issue: PrintedIssue, page: PrintedPage, piece: Piece) -> Answer:
    kicker, title, subtitle = keyed.deck(piece)
    lines = "<br />\n".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{escape(line)}" for line in keyed.lines(piece))
    images = [] if piece.is_continuation else piece.article.images
    pictures = "".join(
        f'<div class="NewsPic"><img src="UpLoad/{escape(picture.file)}" /><p>{escape(caption(picture))}</p></div>'
        for picture in images
    )
    body = f"""{_breadcrumb(issue, page)}
<span id="lblPage">{escape(page.label)} :{escape(page.section)}</span>
<div id="NewsTitle"><h3>{_br(kicker)}</h3><h1>{_br(title)}</h1><h2>{_br(subtitle)}</h2></div>
<div class="NewsInfo">作者：<span id="lblAuthor">{escape(keyed.author(piece))}</span>&nbsp;来源：<span id="lblFrom">云岫报</span>
时间：<span id="lblTime">{issue.issued_on.year}-{issue.issued_on.month}-{issue.issued_on.day} 9:12:00</span>
编辑:<span id="lblEditor">管理员</span></div>
{pictures}<div id="NewsContent">{lines}</div>"""
    return _html(" ".join(title), body)


def _breadcrumb(issue: PrintedIssue, page: PrintedPage) -> str:
    return (
        f'<div id="Nav"><a href="PaperList.aspx">云岫报</a>&gt; 第{issue.total_number}期&gt;{escape(page.label)}</div>'
    )


def _coords(piece: Piece) -> str:
    return ",".join(f"{round(x * WIDTH)},{round(y * HEIGHT)}" for x, y in piece.region)


def _br(lines: Iterable[str]) -> str:
    return "<br />".join(map(escape, lines))


def _html(title: str, body: str) -> Answer:
    html = f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "">
<html><head><meta charset="utf-8" /><title>{escape(title)}</title></head><body><form id="form1" action="./">
<input type="hidden" name="__VIEWSTATE" value="/wEPDwUK" />
{body}
</form></body></html>"""
    return Answer(html.encode(), "text/html; charset=utf-8")

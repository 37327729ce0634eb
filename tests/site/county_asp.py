"""The sample paper as a county-level city's classic ASP pages serve one, in GBK: ``newspaper.asp?Nid=N``.

Recorded are that address, the list of back issues (``review.asp?Page=1``, ``div.review_list``, 20240919期), the boxes
``index_f_list`` of pages, ``index_a_list`` of articles and ``Zoom`` of the text, ``img#imgmaps`` and the PDF in
``span.pdf_down``. The addresses of pages and articles, and what stands above the text, are our guess.
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

ENTRY = "/review.asp?Page=1"
WIDTH, HEIGHT = 380, 560  # of the page image, pixels
ON_A_LIST = 3  # issues


def render(issues: Iterable[PrintedIssue] | None = None) -> dict[str, Answer]:
    """Give every file of the site by its path with its query."""
    issues = tuple(issues) if issues is not None else load_issues()
    answers = {"/robots.txt": ROBOTS}
    newest_first = list(reversed(list(enumerate(issues, 1040))))
    parts = [newest_first[start : start + ON_A_LIST] for start in range(0, len(newest_first), ON_A_LIST)]
    for number, part in enumerate(parts, 1):
        answers[f"/review.asp?Page={number}"] = _review(part, number, len(parts))
    for nid, issue in enumerate(issues, 1040):
        for page in issue.pages:
            html = _page(issue, page, nid)
            answers[f"/newspaper.asp?Nid={nid}&Fid={page.sequence}"] = html
            if page.sequence == 1:
                answers[f"/newspaper.asp?Nid={nid}"] = html
            answers[f"/uploads/file/{issue.issued_on:%Y%m%d}/{page.sequence}.pdf"] = PDF
            answers[f"/uploads/image/{issue.issued_on:%Y%m%d}/{page.sequence}.jpg"] = JPEG
            for piece in pieces(issue, page):
                answers[f"/newspaper_view.asp?id={_id(nid, piece)}"] = _article(issue, page, piece)
                answers |= {f"/uploads/image/{picture.file}": JPEG for picture in piece.article.images}
    return answers


def _review(part: Iterable[tuple[int, PrintedIssue]], number: int, count: int) -> Answer:
    items = "\n".join(
        f'<li><p><a href="newspaper.asp?Nid={nid}"><img src="uploads/image/{issue.issued_on:%Y%m%d}/1.jpg" width="90"></a></p>'
        f'<span><a href="newspaper.asp?Nid={nid}">{issue.issued_on:%Y%m%d}期</a></span></li>'
        for nid, issue in part
    )
    following = f'<a href="review.asp?Page={number + 1}">下一页</a>' if number < count else "下一页"
    return _html("往期回顾", f'<div class="review_list"><div><ul>\n{items}\n</ul></div><div>{following}</div></div>')


def _page(issue: PrintedIssue, page: PrintedPage, nid: int) -> Answer:
    here = pieces(issue, page)
    pages = "\n".join(
        f'<li><a href="newspaper.asp?Nid={nid}&Fid={other.sequence}">{escape(other.label)}：{escape(other.section)}</a></li>'
        for other in issue.pages
    )
    listed = "\n".join(
        f'<li><a href="newspaper_view.asp?id={_id(nid, piece)}" target=_blank>{escape(keyed.title(piece))}</a></li>'
        for piece in here
    )
    areas = "\n".join(
        f'<area shape="rect" coords="{_coords(piece)}" href="newspaper_view.asp?id={_id(nid, piece)}">'
        for piece in here
    )
    day = f"{issue.issued_on:%Y%m%d}"
    return _html(
        page.section,
        f"""<div id="index_date">{issue.issued_on.year}年{issue.issued_on.month}月{issue.issued_on.day}日</div>
<span class="fl">{escape(page.label)}：{escape(page.section)}</span>
<span class="fr pdf_down"><a href="/uploads/file/{day}/{page.sequence}.pdf">PDF</a></span>
<img id="imgmaps" src="uploads/image/{day}/{page.sequence}.jpg" width={WIDTH} height={HEIGHT} usemap="#Map" border=0>
<map name="Map">{areas}</map>
<div id="index_f_list"><ul>
{pages}
</ul></div>
<div id="index_a_list"><ul>
{listed}
</ul></div>""",
    )


def _article(issue: PrintedIssue, page: PrintedPage, piece: Piece) -> Answer:
    kicker, title, subtitle = keyed.deck(piece)
    lines = "".join(f"<P>　　{escape(line)}</P>\r\n" for line in keyed.lines(piece))
    images = [] if piece.is_continuation else piece.article.images
    pictures = "".join(
        f'<table class="pic" align=center><tr><td><img src="uploads/image/{escape(picture.file)}"></td></tr>'
        f"<tr><td>{escape(caption(picture))}</td></tr></table>"
        for picture in images
    )
    return _html(
        " ".join(title),
        f"""<div id="news_date">{issue.issued_on.year}年{issue.issued_on.month}月{issue.issued_on.day}日 {escape(page.label)}</div>
<div id="news_title"><p class="yt">{_br(kicker)}</p><h1>{_br(title)}</h1><p class="ft">{_br(subtitle)}</p>
<p class="zz">{escape(keyed.author(piece))}</p></div>
<div id="Zoom">{pictures}{lines}</div>""",
    )


def _id(nid: int, piece: Piece) -> int:
    return nid * 1000 + piece.page * 100 + piece.position


def _coords(piece: Piece) -> str:
    xs, ys = zip(*piece.region, strict=True)
    return f"{min(xs) * WIDTH:.0f},{min(ys) * HEIGHT:.0f},{max(xs) * WIDTH:.0f},{max(ys) * HEIGHT:.0f}"


def _br(lines: Iterable[str]) -> str:
    return "<br>".join(map(escape, lines))


def _html(title: str, body: str) -> Answer:
    html = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>{escape(title)}-云岫报</title></head><body>
{body}
</body></html>"""
    return Answer(html.encode("gb18030"), "text/html")

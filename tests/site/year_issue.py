"""The sample paper as a province's shared host serves its counties': ``/yxb/2024-1186/news-1-4.html``, year, issue, page, article.

Recorded is one article's page: its address and its head, 本期共4版, 当前第1版 and PDF. The lists around it are our guess.
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

ENTRY = "/yxb/wangqi.html"
WIDTH, HEIGHT = 400, 600  # of the page image, pixels


def render(issues: Iterable[PrintedIssue] | None = None) -> dict[str, Answer]:
    """Give every file of the site by its path."""
    issues = tuple(issues) if issues is not None else load_issues()
    listed = "\n".join(
        f'<li><a href="{_folder(issue)}/">{issue.issued_on.year}年 总第{issue.total_number}期</a></li>'
        for issue in reversed(issues)
    )
    answers = {"/robots.txt": ROBOTS, ENTRY: _html("往期回顾", f'<ul class="back-issues">{listed}</ul>')}
    for issue in issues:
        for page in issue.pages:
            html = _page(issue, page)
            answers[f"/yxb/{_folder(issue)}/page-{page.sequence}.html"] = html
            answers[f"/yxb/{_folder(issue)}/{page.sequence}.pdf"] = PDF
            answers[f"/yxb/{_folder(issue)}/{page.sequence}.jpg"] = JPEG
            for piece in pieces(issue, page):
                answers[f"/yxb/{_folder(issue)}/{_name(piece)}"] = _article(issue, page, piece)
                answers |= {f"/upload/{picture.file}": JPEG for picture in piece.article.images}
        answers[f"/yxb/{_folder(issue)}/"] = answers[f"/yxb/{_folder(issue)}/page-1.html"]
    return answers


def _page(issue: PrintedIssue, page: PrintedPage) -> Answer:
    pages = "".join(
        f'<li><a href="page-{other.sequence}.html">{escape(other.label)}：{escape(other.section)}</a></li>'
        for other in issue.pages
    )
    here = pieces(issue, page)
    listed = "".join(f'<li><a href="{_name(piece)}">{escape(keyed.title(piece))}</a></li>' for piece in here)
    areas = "".join(
        f'<area shape="poly" coords="{_coords(piece)}" href="{_name(piece)}" title="{escape(keyed.title(piece))}">'
        for piece in here
    )
    body = f"""<div class="date">{issue.issued_on.year}年{issue.issued_on.month}月{issue.issued_on.day}日</div>
<div class="paper"><img src="{page.sequence}.jpg" width="{WIDTH}" height="{HEIGHT}" usemap="#m"><map name="m">{areas}</map></div>
<ul class="pages">{pages}</ul>
<ul class="news">{listed}</ul>
<a href="/yxb/wangqi.html">往期回顾</a>"""
    return _html(page.section, f"{_head(issue, page)}\n{body}")


def _article(issue: PrintedIssue, page: PrintedPage, piece: Piece) -> Answer:
    kicker, title, subtitle = keyed.deck(piece)
    lines = "".join(f"<p>　　{escape(line)}</p>" for line in keyed.lines(piece))
    images = [] if piece.is_continuation else piece.article.images
    pictures = "".join(
        f'<div class="photo"><img src="/upload/{escape(picture.file)}"><p>{escape(caption(picture))}</p></div>'
        for picture in images
    )
    body = f"""<div class="news-title"><h4>{_br(kicker)}</h4><h1>{_br(title)}</h1><h5>{_br(subtitle)}</h5></div>
<div class="author">{escape(keyed.author(piece))}</div>
<div class="news-content">{pictures}{lines}</div>"""
    return _html(" ".join(title), f"{_head(issue, page)}\n{body}")


def _head(issue: PrintedIssue, page: PrintedPage) -> str:
    following = page.sequence % len(issue.pages) + 1
    return (
        f'<div class="nav"><a href="page-{following}.html">下一版»</a>本期共{len(issue.pages)}版, 当前第{page.sequence}版 '
        f'<a href="{page.sequence}.pdf">PDF</a></div>'
    )


def _name(piece: Piece) -> str:
    return f"news-{piece.page}-{piece.position}.html"


def _folder(issue: PrintedIssue) -> str:
    return f"{issue.issued_on.year}-{issue.total_number}"


def _coords(piece: Piece) -> str:
    return ",".join(f"{round(x * WIDTH)},{round(y * HEIGHT)}" for x, y in piece.region)


def _br(lines: Iterable[str]) -> str:
    return "<br>".join(map(escape, lines))


def _html(title: str, body: str) -> Answer:
    html = (
        f'<html><head><meta charset="utf-8"><title>{escape(title)} 云岫报</title></head><body>\n{body}\n</body></html>'
    )
    return Answer(html.encode(), "text/html")

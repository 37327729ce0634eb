"""The sample paper as one prefecture's paper on gov.cn is served: ``/content/YYYY-MM/DD/editionNNNN_A1.html``, in GBK.

Recorded are the dated folder that lists the pages (``div.list a`` with the name in a ``span``), the page's PDF in
``div.bktitle``, its articles in ``div.list.clearfix`` and the text in ``#newspapercontent`` within ``#ozoom``. The articles'
addresses and what stands above the text are our guess.
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

EDITION = 2047  # changes from site to site
WIDTH, HEIGHT = 450, 660  # of the page image, pixels


def render(issues: Iterable[PrintedIssue] | None = None) -> dict[str, Answer]:
    """Give every file of the site by its path."""
    issues = tuple(issues) if issues is not None else load_issues()
    entry = f'<meta http-equiv="refresh" content="0;url={_folder(issues[-1])}/">'
    answers = {"/": _html("云岫报", entry), "/robots.txt": ROBOTS}
    for number, issue in enumerate(issues):
        answers[f"{_folder(issue)}/"] = _html("云岫报", f'<div class="list">{_pages(issue)}</div>')
        for page in issue.pages:
            answers[_edition(issue, page)] = _page(issue, page, number)
            answers[_file(issue, page, "pdf")], answers[_file(issue, page, "jpg")] = PDF, JPEG
            for piece in pieces(issue, page):
                answers[_url(issue, number, piece)] = _article(piece)
                answers |= {f"/upload/{picture.file}": JPEG for picture in piece.article.images}
    return answers


def _pages(issue: PrintedIssue) -> str:
    return "".join(
        f'<a href="{_edition(issue, page)}"><span>{escape(page.label)}：{escape(page.section)}</span></a>'
        for page in issue.pages
    )


def _page(issue: PrintedIssue, page: PrintedPage, number: int) -> Answer:
    here = pieces(issue, page)
    listed = "".join(f'<a href="{_url(issue, number, piece)}">{escape(keyed.title(piece))}</a>' for piece in here)
    areas = "".join(
        f'<area shape="poly" coords="{_coords(piece)}" href="{_url(issue, number, piece)}">' for piece in here
    )
    return _html(
        page.section,
        f"""<div class="bktitle">{escape(page.label)}：{escape(page.section)}<a href="{_file(issue, page, "pdf")}">PDF</a></div>
<img src="{_file(issue, page, "jpg")}" width="{WIDTH}" height="{HEIGHT}" usemap="#map"><map name="map">{areas}</map>
<div class="list clearfix">{listed}</div>
<div class="list">{_pages(issue)}</div>""",
    )


def _article(piece: Piece) -> Answer:
    kicker, title, subtitle = keyed.deck(piece)
    lines = "".join(f"<p>　　{escape(line)}</p>" for line in keyed.lines(piece))
    images = [] if piece.is_continuation else piece.article.images
    pictures = "".join(
        f'<table class="pic"><tr><td><img src="/upload/{escape(picture.file)}"></td></tr>'
        f"<tr><td>{escape(caption(picture))}</td></tr></table>"
        for picture in images
    )
    return _html(
        " ".join(title),
        f"""<div class="newstitle"><h3>{_br(kicker)}</h3><h1>{_br(title)}</h1><h2>{_br(subtitle)}</h2></div>
<div class="newsauthor">{escape(keyed.author(piece))}</div>
<div id="ozoom">{pictures}<div id="newspapercontent">{lines}</div></div>""",
    )


def _folder(issue: PrintedIssue) -> str:
    return f"/content/{issue.issued_on:%Y-%m/%d}"


def _edition(issue: PrintedIssue, page: PrintedPage) -> str:
    return f"{_folder(issue)}/edition{EDITION}_A{page.sequence}.html"


def _url(issue: PrintedIssue, number: int, piece: Piece) -> str:
    return f"{_folder(issue)}/article{EDITION}_{number * 1000 + piece.page * 100 + piece.position}.html"


def _file(issue: PrintedIssue, page: PrintedPage, suffix: str) -> str:
    return f"/upload/{issue.issued_on:%Y%m%d}/A{page.sequence}.{suffix}"


def _coords(piece: Piece) -> str:
    return ",".join(f"{round(x * WIDTH)},{round(y * HEIGHT)}" for x, y in piece.region)


def _br(lines: Iterable[str]) -> str:
    return "<br>".join(map(escape, lines))


def _html(title: str, body: str) -> Answer:
    html = f'<html><head><meta charset="gbk"><title>{escape(title)}</title></head><body>{body}</body></html>'
    return Answer(html.encode("gb18030"), "text/html")

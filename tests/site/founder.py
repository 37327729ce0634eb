"""The sample paper as Founder classic (方正) serves it: entry redirect, period index, pages with image maps, articles.

Each issue shows another face of the system: one is GBK with the old vocabulary of the metadata comment, one UTF-8 with the
``founder-*`` vocabulary, one the zjol skin of the headline stack. Node numbers are not page numbers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from sample.paper import load_issues
from sample.pieces import Piece, pieces
from sample.printed import PrintedIssue, PrintedPage
from sample.printing import caption
from tests.site import keyed
from tests.site.keyed import JPEG, PDF, ROBOTS
from tests.site.server import Answer

WIDTH, HEIGHT = 350, 550  # of the displayed page image, pixels
FIRST_NODE = 2517
FIRST_ID = 80000
TOOLBAR = "放大 缩小 默认 朗读"


@dataclass(frozen=True, slots=True)
class Face:
    """How one issue is served."""

    encoding: str
    vocabulary: str  # of the metadata comment: old or founder
    skin: str  # of the headline stack: table or zjol


FACES = (Face("gb18030", "old", "table"), Face("utf-8", "founder", "table"), Face("utf-8", "old", "zjol"))


def render(issues: Iterable[PrintedIssue] | None = None) -> dict[str, Answer]:
    """Give every file of the site by its path."""
    issues = tuple(issues) if issues is not None else load_issues()
    answers = {
        "/robots.txt": ROBOTS,
        "/tplimg/calendar2.js": Answer(b"function loadPeriods(paper, month) {}\n", "text/javascript"),
        "/tplimg/pdf.gif": Answer(b"GIF89a;", "image/gif"),
    }
    for number, issue in enumerate(issues):
        answers |= _issue(issue, issues[number - 1] if number else None, number)
    newest = issues[-1]
    entry = f"html/{_folder(newest)}/{_node(newest.pages[0])}"
    refresh = f'<html><head><META HTTP-EQUIV="REFRESH" CONTENT="0; URL={entry}?v=1"></head><body></body></html>'
    answers["/"] = answers["/paperindex.htm"] = Answer(refresh.encode(), "text/html")
    for month in sorted({f"{issue.issued_on:%Y-%m}" for issue in issues}):
        answers[f"/html/{month}/paper_existed.xml"] = _period(issues, month)
    return answers


def _issue(issue: PrintedIssue, previous: PrintedIssue | None, number: int) -> dict[str, Answer]:
    face = FACES[number % len(FACES)]
    media_type = "text/html"  # as most of these servers: the charset stands in the markup only
    on_page = {page.sequence: pieces(issue, page) for page in issue.pages}
    ids = {
        piece.name: FIRST_ID + 100 * (issue.issued_on - issue.issued_on.replace(month=1, day=1)).days + count
        for count, piece in enumerate(piece for page in on_page.values() for piece in page)
    }
    folder = f"/html/{_folder(issue)}"
    answers = {}
    for page in issue.pages:
        html = _page(issue, page, previous, on_page, ids, face)
        answers[f"{folder}/{_node(page)}"] = Answer(_encode(html, face), media_type)
        image = f"/html/1/{_folder(issue)}/{page.sequence}/{issue.issued_on:%Y%m%d}{page.sequence}"
        answers[f"{image}_brief.jpg"] = JPEG
        answers[f"{image}_pdf.pdf"] = PDF
        pictures = (picture for article in page.articles for picture in article.images)
        answers |= {f"/html/1/res/{picture.file}": JPEG for picture in pictures}
        for piece in on_page[page.sequence]:
            html = _article(issue, page, piece, ids[piece.name], face)
            answers[f"{folder}/content_{ids[piece.name]}.htm"] = Answer(_encode(html, face), media_type)
    return answers


def _page(
    issue: PrintedIssue,
    page: PrintedPage,
    previous: PrintedIssue | None,
    on_page: dict[int, list[Piece]],
    ids: dict[str, int],
    face: Face,
) -> str:
    image = f"../../1/{_folder(issue)}/{page.sequence}/{issue.issued_on:%Y%m%d}{page.sequence}"
    pages = "\n".join(
        f'<tr><td class="default" align="left"><a id=pageLink href=./{_node(other)}>{escape(other.label)}：'
        f"{escape(other.section)}</a></td><td><a href=../../1/{_folder(issue)}/{other.sequence}/"
        f"{issue.issued_on:%Y%m%d}{other.sequence}_pdf.pdf><img src=../../../tplimg/pdf.gif border=0></a></td></tr>"
        for other in issue.pages
    )
    listed = "\n".join(
        f'<li><a href=content_{ids[piece.name]}.htm?div=-1><div style="display:inline" id=mp{ids[piece.name]}>'
        f"{escape(keyed.title(piece))}</div></a></li>"
        for piece in on_page[page.sequence]
    )
    areas = "\n".join(
        f'<Area coords="{_coords(piece)}" shape="polygon" href="content_{ids[piece.name]}.htm{query}">'
        for piece in on_page[page.sequence]
        for query in (("", "?div=-1") if piece.article.images else ("",))
    )
    elsewhere = next((piece for piece in on_page[page.sequence % len(on_page) + 1] if piece.article.headline), None)
    side = (
        f'<div class="today"><a href=content_{ids[elsewhere.name]}.htm>今日关注：{escape(keyed.title(elsewhere))}</a></div>'
        if elsewhere
        else ""
    )
    back = f"../../{_folder(previous)}/{_node(previous.pages[0])}" if previous else _node(page)
    following = _node(issue.pages[page.sequence % len(issue.pages)])  # the last page leads to the first: a loop
    return f"""<html><head><meta http-equiv=Content-Type content="text/html; charset={_declared(face)}">
<title>云岫报数字报-{escape(page.label)}：{escape(page.section)}</title>
<SCRIPT language=Javascript src="../../../tplimg/calendar2.js"></SCRIPT></head>
<body onLoad="loadPeriods('', '{issue.issued_on:%Y-%m}');">
<table><tr><td><strong>{issue.issued_on.year}</strong> 年 {issue.issued_on.month} 月 {issue.issued_on.day} 日</td>
<td><a class=preart href={back}>上一期</a> <a id=ed_next href={following}>下一版</a></td></tr></table>
<table><tr><td nowrap class="px12">{escape(page.label)}：<STRONG>{escape(page.section)}</STRONG></td></tr></table>
<MAP NAME="pagepicmap">
{areas}
</MAP>
<img src="{image}_brief.jpg" width={WIDTH} height={HEIGHT} border=0 USEMAP="#PagePicMap">
<table id="bmdhTable">
{pages}
</table>
<ul class="ul02_l">
{listed}
</ul>
{side}
</body></html>
<!--enpproperty <founder-date>{issue.issued_on}</founder-date><founder-pagenum>{page.sequence}</founder-pagenum>
<founder-papername>云岫报</founder-papername><founder-content>云岫报</founder-content>/enpproperty-->
"""


def _article(issue: PrintedIssue, page: PrintedPage, piece: Piece, number: int, face: Face) -> str:
    article = piece.article
    kicker, title, subtitle = keyed.deck(piece)
    body = "".join(f"<p>&nbsp;&nbsp;　　{escape(line)}</p>\n" for line in keyed.lines(piece))
    pictures = "".join(
        f'<table id="newspic"><tr><td><img src="../../1/res/{escape(image.file)}"></td></tr>'
        f"<tr><td>{escape(caption(image))}</td></tr></table>"
        for image in ([] if piece.is_continuation else article.images)
    )
    author = escape(keyed.author(piece))
    stack = _zjol(kicker, title, subtitle, author) if face.skin == "zjol" else _table(kicker, title, subtitle, author)
    return f"""<html><head><meta http-equiv=Content-Type content="text/html; charset={_declared(face)}">
<title>{escape(" ".join(title) or "无标题")}</title></head><body>
<div class="tools">{TOOLBAR}</div>
<span>{issue.issued_on.year}年{issue.issued_on.month}月{issue.issued_on.day}日 {escape(page.label)}</span>
{stack}
{pictures}
<div id="ozoom" style="ZOOM: 100%"><!--enpcontent--><founder-content>
{body}</founder-content><!--/enpcontent--></div>
<a href=content_{number}.htm>本文</a>
</body></html>
{_comment(issue, page, piece, number, face)}
"""


def _table(kicker: list[str], title: list[str], subtitle: list[str], author: str) -> str:
    rows = [("font02", kicker), ("font01", title), ("font02", subtitle)]
    cells = "\n".join(f'<tr valign=top><td class="{name}" align=center>{_br(lines)}</td></tr>' for name, lines in rows)
    title_cell = f"<founder-title>{_br(title)}</founder-title>"
    cells = cells.replace(
        f'<td class="font01" align=center>{_br(title)}', f'<td class="font01" align=center>{title_cell}'
    )
    return f'<table id="decks">{cells}<tr><td align=center><founder-author>{author}</founder-author></td></tr></table>'


def _zjol(kicker: list[str], title: list[str], subtitle: list[str], author: str) -> str:
    return (
        f'<div class="main-article-alltitle"><h3 class="main-article-pretitle">{_br(kicker)}</h3>'
        f'<h2 class="main-article-title">{_br(title)}</h2><h4 class="main-article-subtitle">{_br(subtitle)}</h4></div>'
        f'<h6 class="main-article-author">{author}</h6>'
    )


def _comment(issue: PrintedIssue, page: PrintedPage, piece: Piece, number: int, face: Face) -> str:
    kicker, title, subtitle = (escape(" ".join(lines)) for lines in keyed.deck(piece))
    author = escape(keyed.author(piece))
    if face.vocabulary == "founder":
        return (
            f"<!--enpproperty <founder-date>{issue.issued_on}</founder-date><founder-pagenum>{page.sequence}"
            f"</founder-pagenum><founder-papername>云岫报</founder-papername><founder-title>{title}</founder-title>"
            f"<founder-introtitle>{kicker}</founder-introtitle><founder-subtitle>{subtitle}</founder-subtitle>"
            f"<founder-author>{author}</founder-author>/enpproperty-->"
        )
    return (
        f"<!--enpproperty <articleid>{number}</articleid><date>{issue.issued_on}</date><author>{author}</author>"
        f"<title><p>{title}</p></title><keyword></keyword><subtitle>{subtitle}</subtitle><introtitle>{kicker}</introtitle>"
        f"<siteid>1</siteid><nodeid>{_node_number(page)}</nodeid><nodename>{escape(page.section)}</nodename>"
        "/enpproperty-->"
    )


def _period(issues: Iterable[PrintedIssue], month: str) -> Answer:
    days = "".join(
        f"<period id='{issue.issued_on:%Y%m%d}'><period_name>{issue.issued_on}</period_name>"
        f"<period_date>{issue.issued_on}</period_date><front_page>{_node(issue.pages[0])}</front_page></period>"
        for issue in issues
        if f"{issue.issued_on:%Y-%m}" == month
    )
    return Answer(f'<?xml version="1.0" encoding="UTF-8"?><periods>{days}</periods>'.encode(), "text/xml")


def _coords(piece: Piece) -> str:
    return ",".join(f"{round(x * WIDTH)},{round(y * HEIGHT)}" for x, y in piece.region)


def _folder(issue: PrintedIssue) -> str:
    return f"{issue.issued_on:%Y-%m/%d}"


def _node(page: PrintedPage) -> str:
    return f"node_{_node_number(page)}.htm"


def _node_number(page: PrintedPage) -> int:
    return FIRST_NODE + page.sequence - 1


def _declared(face: Face) -> str:
    return "gb2312" if face.encoding == "gb18030" else "utf-8"


def _encode(html: str, face: Face) -> bytes:
    return html.encode(face.encoding)


def _br(lines: Iterable[str]) -> str:
    return "<br>".join(map(escape, lines))

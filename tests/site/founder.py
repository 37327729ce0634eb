"""The sample paper as Founder classic (方正) serves it: entry redirect, period index, pages with image maps, articles.

Each issue shows another face of the system: GBK with the old vocabulary of the metadata comment, UTF-8 with the
``founder-*`` vocabulary, the zjol skin of the headline stack, named nodes with people.cn's skin, a folder a page with
fzsyun's. Node numbers are not page numbers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from posixpath import dirname, relpath

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
    skin: str  # of the headline stack and the lists: table, zjol, people or fzsyun
    node: str = "node_{node}.htm"  # a page's file in the issue's folder
    content: str = "content_{id}.htm"  # an article's file in its page's folder


FACES = (
    Face("gb18030", "old", "table"),
    Face("utf-8", "founder", "table"),
    Face("utf-8", "old", "zjol", content="content_{node}_{id}.htm"),
    Face("utf-8", "none", "people", "nbs.D110000yxb_{page:02}.htm", "nw.D110000yxb_{id}_1-{page:02}.htm"),
    Face("gb18030", "old", "fzsyun", "{page:03}/node.htm"),
)


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
    entry = f"html/{_folder(newest)}/{_node(newest.pages[0], _face(len(issues) - 1))}"
    refresh = f'<html><head><META HTTP-EQUIV="REFRESH" CONTENT="0; URL={entry}?v=1"></head><body></body></html>'
    answers["/"] = answers["/paperindex.htm"] = Answer(refresh.encode(), "text/html")
    for month in sorted({f"{issue.issued_on:%Y-%m}" for issue in issues}):
        answers[f"/html/{month}/paper_existed.xml"] = _period(issues, month)
    return answers


def _issue(issue: PrintedIssue, previous: PrintedIssue | None, number: int) -> dict[str, Answer]:
    face = _face(number)
    media_type = "text/html"  # as most of these servers: the charset stands in the markup only
    on_page = {page.sequence: pieces(issue, page) for page in issue.pages}
    ids = {
        piece.name: FIRST_ID + 100 * (issue.issued_on - issue.issued_on.replace(month=1, day=1)).days + count
        for count, piece in enumerate(piece for page in on_page.values() for piece in page)
    }
    folder = f"/html/{_folder(issue)}"
    answers = {}
    for page in issue.pages:
        html = _page(issue, page, previous, on_page, ids, number)
        answers[f"{folder}/{_node(page, face)}"] = Answer(_encode(html, face), media_type)
        image = f"/html/1/{_folder(issue)}/{page.sequence}/{issue.issued_on:%Y%m%d}{page.sequence}"
        answers[f"{image}_brief.jpg"] = JPEG
        answers[f"{image}_pdf.pdf"] = PDF
        pictures = (picture for article in page.articles for picture in article.images)
        answers |= {f"/html/1/res/{picture.file}": JPEG for picture in pictures}
        for piece in on_page[page.sequence]:
            html = _article(issue, page, piece, ids[piece.name], face)
            answers[f"{folder}/{_content(page, ids[piece.name], face)}"] = Answer(_encode(html, face), media_type)
    return answers


def _page(
    issue: PrintedIssue,
    page: PrintedPage,
    previous: PrintedIssue | None,
    on_page: dict[int, list[Piece]],
    ids: dict[str, int],
    number: int,
) -> str:
    face = _face(number)
    here = f"{_folder(issue)}/{_node(page, face)}"
    folder = _folder(issue)

    def to_page(other: PrintedPage) -> str:
        return _way(here, f"{folder}/{_node(other, face)}")

    def to_article(piece: Piece) -> str:
        return _way(here, f"{folder}/{_content(issue.pages[piece.page - 1], ids[piece.name], face)}")

    def to_image(other: PrintedPage) -> str:
        return _way(here, f"1/{folder}/{other.sequence}/{issue.issued_on:%Y%m%d}{other.sequence}")

    pages = "\n".join(
        _listed_page(to_page(other), f"{other.label}：{other.section}", to_image(other), face) for other in issue.pages
    )
    listed = "\n".join(
        f'<li><a href={to_article(piece)}?div=-1><div style="display:inline" id=mp{ids[piece.name]}>'
        f"{escape(keyed.title(piece))}</div></a></li>"
        for piece in on_page[page.sequence]
    )
    areas = "\n".join(
        f'<Area coords="{_coords(piece)}" shape="polygon" href="{to_article(piece)}{query}">'
        for piece in on_page[page.sequence]
        for query in (("", "?div=-1") if piece.article.images else ("",))
    )
    elsewhere = next((piece for piece in on_page[page.sequence % len(on_page) + 1] if piece.article.headline), None)
    side = (
        f'<div class="today"><a href={to_article(elsewhere)}>今日关注：{escape(keyed.title(elsewhere))}</a></div>'
        if elsewhere
        else ""
    )
    before = f"{_folder(previous)}/{_node(previous.pages[0], _face(number - 1))}" if previous else here
    following = to_page(issue.pages[page.sequence % len(issue.pages)])  # the last page leads to the first: a loop
    return f"""<html><head><meta http-equiv=Content-Type content="text/html; charset={_declared(face)}">
<title>云岫报数字报-{escape(page.label)}：{escape(page.section)}</title>
<SCRIPT language=Javascript src="{_way(here, "../tplimg/calendar2.js")}"></SCRIPT></head>
<body onLoad="loadPeriods('', '{issue.issued_on:%Y-%m}');">
<table><tr><td><strong>{issue.issued_on.year}</strong> 年 {issue.issued_on.month} 月 {issue.issued_on.day} 日</td>
<td><a class=preart href={_way(here, before)}>上一期</a> <a id=ed_next href={following}>下一版</a></td></tr></table>
<table><tr><td nowrap class="px12">{escape(page.label)}：<STRONG>{escape(page.section)}</STRONG></td></tr></table>
<MAP NAME="pagepicmap">
{areas}
</MAP>
<img src="{to_image(page)}_brief.jpg" width={WIDTH} height={HEIGHT} border=0 USEMAP="#PagePicMap">
<{PAGE_LISTS[face.skin]}>
{pages}
</{PAGE_LISTS[face.skin].partition(" ")[0]}>
<ul class="{"news-list" if face.skin == "fzsyun" else "ul02_l"}">
{listed}
</ul>
{side}
</body></html>
<!--enpproperty <founder-date>{issue.issued_on}</founder-date><founder-pagenum>{page.sequence}</founder-pagenum>
<founder-papername>云岫报</founder-papername><founder-content>云岫报</founder-content>/enpproperty-->
"""


def _listed_page(href: str, name: str, image: str, face: Face) -> str:
    pdf = f'<a href={image}_pdf.pdf><img src="/tplimg/pdf.gif" border=0></a>'
    if face.skin == "fzsyun":
        return f'<li class="layout-catalogue-item"><a href="{href}">{escape(name)}</a>{pdf}</li>'
    anchor = f"<a id=pageLink href={href}>{escape(name)}</a>"
    return f'<tr><td class="default" align="left">{anchor}</td><td>{pdf}</td></tr>'


def _article(issue: PrintedIssue, page: PrintedPage, piece: Piece, number: int, face: Face) -> str:
    article = piece.article
    here = f"{_folder(issue)}/{_content(page, number, face)}"
    decks = keyed.deck(piece)
    body = "".join(f"<p>&nbsp;&nbsp;　　{escape(line)}</p>\n" for line in keyed.lines(piece))
    pictures = "".join(
        f"<table {'class=pci_c' if face.skin == 'people' else 'id=newspic'}>"
        f'<tr><td><img src="{_way(here, "1/res/" + image.file)}"></td></tr><tr><td>{escape(caption(image))}</td></tr></table>'
        for image in ([] if piece.is_continuation else article.images)
    )
    stack = STACKS[face.skin](*decks, escape(keyed.author(piece)))
    zoomed = (
        f'<div class="cms-content">{body}</div>'
        if face.skin == "fzsyun"
        else f"<!--enpcontent--><founder-content>\n{body}</founder-content><!--/enpcontent-->"
    )
    return f"""<html><head><meta http-equiv=Content-Type content="text/html; charset={_declared(face)}">
<title>{escape(" ".join(decks[1]) or "无标题")}</title></head><body>
<div class="tools">{TOOLBAR}</div>
<span>{issue.issued_on.year}年{issue.issued_on.month}月{issue.issued_on.day}日 {escape(page.label)}</span>
{stack}
{pictures}
<div id="ozoom" style="ZOOM: 100%">{zoomed}</div>
<a href={here.rpartition("/")[2]}>本文</a>
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


def _plain_heads(kicker: list[str], title: list[str], subtitle: list[str], author: str) -> str:
    return f"<div><h3>{_br(kicker)}</h3><h1>{_br(title)}</h1><h2>{_br(subtitle)}</h2><h4>{author}</h4></div>"


STACKS = {"table": _table, "zjol": _zjol, "people": _plain_heads, "fzsyun": _plain_heads}
PAGE_LISTS = {
    "table": 'table id="bmdhTable"',
    "zjol": 'table id="bmdhTable"',
    "people": 'table class="pages"',
    "fzsyun": 'ul class="catalogue"',
}


def _comment(issue: PrintedIssue, page: PrintedPage, piece: Piece, number: int, face: Face) -> str:
    kicker, title, subtitle = (escape(" ".join(lines)) for lines in keyed.deck(piece))
    author = escape(keyed.author(piece))
    if face.vocabulary == "none":
        return ""
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
        f"<period_date>{issue.issued_on}</period_date>"
        f"<front_page>{_node(issue.pages[0], _face(number))}</front_page></period>"
        for number, issue in enumerate(issues)
        if f"{issue.issued_on:%Y-%m}" == month
    )
    return Answer(f'<?xml version="1.0" encoding="UTF-8"?><periods>{days}</periods>'.encode(), "text/xml")


def _face(number: int) -> Face:
    return FACES[number % len(FACES)]


def _way(here: str, there: str) -> str:
    """Give the relative address from one file below html/ to another."""
    return relpath(there, dirname(here))


def _coords(piece: Piece) -> str:
    return ",".join(f"{round(x * WIDTH)},{round(y * HEIGHT)}" for x, y in piece.region)


def _folder(issue: PrintedIssue) -> str:
    return f"{issue.issued_on:%Y-%m/%d}"


def _node(page: PrintedPage, face: Face) -> str:
    """Give a page's file below its issue's folder."""
    return face.node.format(node=_node_number(page), page=page.sequence)


def _content(page: PrintedPage, number: int, face: Face) -> str:
    """Give an article's file below its issue's folder."""
    folder = _node(page, face).rpartition("/")
    return "".join(folder[:2]) + face.content.format(node=_node_number(page), page=page.sequence, id=number)


def _node_number(page: PrintedPage) -> int:
    return FIRST_NODE + page.sequence - 1


def _declared(face: Face) -> str:
    return "gb2312" if face.encoding == "gb18030" else "utf-8"


def _encode(html: str, face: Face) -> bytes:
    return html.encode(face.encoding)


def _br(lines: Iterable[str]) -> str:
    return "<br>".join(map(escape, lines))

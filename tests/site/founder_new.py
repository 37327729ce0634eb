"""The sample paper as Founder's newer system (方正新版) serves it: dated folders ``YYYYMM/DD``, pages, articles, touch twins.

Each issue shows another face: other folders and names of files, other places for the page list, the article list, the
headline stack and the PDF, areas in fractions of pixels, in pixels of the page's original picture, or in percent. Older
issues are linked from nowhere, as on the real sites, where a script builds their addresses: a date is asked for in the newest
issue's form, which leads on to where that issue lies; a day without an issue answers 404. That leading on, how a caption
stands below its picture, where some faces keep the author and how a touch page lists its articles are our guess; all else is
recorded.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import escape

from sample.paper import load_issues
from sample.pieces import Piece, pieces
from sample.printed import Picture, PrintedIssue, PrintedPage
from sample.printing import caption
from tests.site import keyed
from tests.site.keyed import JPEG, PDF, ROBOTS
from tests.site.server import Answer

WIDTH, HEIGHT = 400, 575  # of the displayed page image, pixels
ORIGINAL_WIDTH = 2778  # of the image that ``xy`` is measured on, pixels; a script says it, and scales both ways by it
FIRST_ID = 30000
ENTRY = "/yxb/pc/layout/index.html"  # shows the newest issue
HOST = "http://epaper.yunxiu.example"  # the paper's own: the metadata comment writes whole addresses
ELSEWHERE = "http://www.yunxiu.example/"
TEMPLATE = "/testx/template/amucsite/yxb/files"
INDENT = "    "


@dataclass(frozen=True, slots=True)
class Face:
    """How one issue is served. Addresses hold ``day``, ``page`` and ``id``; ``twin`` those for touch screens."""

    page: str
    article: str
    lists: str  # a name of LISTS: where the page's lists, name and PDF stand
    stack: str  # a name of ARTICLES: where the article's headline stack, author, pictures and body stand
    areas: str  # fractions of pixels, xy or percent
    twin: tuple[str, str] | None = None


FACES = (
    Face(
        "/yxb/pc/layout/{day}/node_{page:02}.html", "/yxb/pc/content/{day}/content_{id}.html", "nav", "ids", "fractions"
    ),
    Face("/yxb/pc/col/{day}/node_{page:02}.html", "/yxb/pc/con/{day}/content_{id}.html", "ids", "ozoom", "xy"),
    Face("/yxb/PC/column/{day}/node_A{page:02}.html", "/yxb/PC/content/{day}/c{id}.html", "chunk", "news", "fractions"),
    Face(
        page="/yxb/pc/{day}/l{page:02}.html",
        article="/yxb/pc/{day}/c{id}.html",
        lists="tabs",
        stack="art",
        areas="percent",
        twin=("/yxb/pad/{day}/l{page:02}.html", "/yxb/pad/{day}/c{id}.html"),
    ),
    Face("/yxb/col/{day}/node_A{page:03}.html", "/yxb/con/{day}/content_{id}.html", "tree", "bare", "fractions"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file of an issue, at ``at``, and what it can link to."""

    at: str
    issue: PrintedIssue
    face: Face
    page: PrintedPage
    on_page: dict[int, list[Piece]]
    ids: dict[str, int]
    yesterday: str  # the address of an article of the issue before, empty where there is none

    def to(self, path: str) -> str:
        """Write an address of the site as a link of this file."""
        return posixpath.relpath(path, posixpath.dirname(self.at))

    def to_page(self, page: PrintedPage) -> str:
        return self.to(page_path(self.issue, page, self.face))

    def to_article(self, piece: Piece) -> str:
        return self.to(article_path(self.issue, self.ids[piece.name], self.face))

    @property
    def pieces(self) -> list[Piece]:
        return self.on_page[self.page.sequence]

    @property
    def picture(self) -> str:
        return self.to(f"{_folder(self.issue, 'pic')}/page{self.page.sequence:02}.jpg")

    def to_pdf(self, page: PrintedPage) -> str:
        return self.to(_pdf(self.issue, page))


def render(issues: Iterable[PrintedIssue] | None = None) -> dict[str, Answer]:
    """Give every file of the site by its path."""
    issues = tuple(issues) if issues is not None else load_issues()
    answers = {"/robots.txt": ROBOTS, "/": Answer(b"", "text/html", 302, ENTRY)}
    answers[f"{TEMPLATE}/app.js"] = Answer(b"function goPrePeriod() {}\n", "text/javascript")
    newest = face_of(len(issues) - 1)
    yesterday = ""
    for number, issue in enumerate(issues):
        face, front = face_of(number), issue.pages[0]
        answers[page_path(issue, front, newest)] = Answer(b"", "text/html", 302, page_path(issue, front, face))
        answers |= _issue(issue, face, yesterday)
        yesterday = article_path(issue, max(ids(issue).values()), face)
    return answers


def face_of(number: int) -> Face:
    """Give the face of the issue of that number, from 0."""
    return FACES[number % len(FACES)]


def page_path(issue: PrintedIssue, page: PrintedPage, face: Face) -> str:
    """Give the address of a page."""
    return face.page.format(day=_day(issue), page=page.sequence)


def article_path(issue: PrintedIssue, number: int, face: Face) -> str:
    """Give the address of an article."""
    return face.article.format(day=_day(issue), id=number)


def ids(issue: PrintedIssue) -> dict[str, int]:
    """Give the number of each piece of an issue in the order of its pages; they rise from day to day."""
    start = FIRST_ID + 100 * (issue.issued_on - issue.issued_on.replace(month=1, day=1)).days
    every = (piece for page in issue.pages for piece in pieces(issue, page))
    return {piece.name: start + count for count, piece in enumerate(every)}


def _issue(issue: PrintedIssue, face: Face, yesterday: str) -> dict[str, Answer]:
    on_page = {page.sequence: pieces(issue, page) for page in issue.pages}
    answers: dict[str, Answer] = {}
    for page in issue.pages:
        file = File(
            at=page_path(issue, page, face),
            issue=issue,
            face=face,
            page=page,
            on_page=on_page,
            ids=ids(issue),
            yesterday=yesterday,
        )
        answers[file.at] = _html(_page(file))
        if page.sequence == 1:
            answers[ENTRY] = _html(_page(replace(file, at=ENTRY)))  # of the newest issue, when all are rendered
        answers[f"{_folder(issue, 'pic')}/page{page.sequence:02}.jpg.2"] = JPEG
        answers[_pdf(issue, page)] = PDF
        for piece in on_page[page.sequence]:
            answers |= {f"{_folder(issue, 'pic')}/{picture.file}.1": JPEG for picture in _pictures(piece)}
            of_piece = replace(file, at=article_path(issue, file.ids[piece.name], face))
            answers[of_piece.at] = _html(_article(of_piece, piece))
        if face.twin:
            answers |= _twins(file, *face.twin)
    return answers


def _twins(file: File, page: str, article: str) -> dict[str, Answer]:
    """Give the touch twins of a page and its articles, which link to each other only."""
    touch = replace(file, face=Face(page, article, "touch", "touch", file.face.areas))
    at = page_path(file.issue, file.page, touch.face)
    answers = {at: _html(_page(replace(touch, at=at)))}
    for piece in file.pieces:
        at = article_path(file.issue, file.ids[piece.name], touch.face)
        answers[at] = _html(_article(replace(touch, at=at), piece))
    return answers


# Pages


def _page(file: File) -> str:
    name = f"{escape(file.page.label)}：{escape(file.page.section)}"
    lists = LISTS[file.face.lists](file, name)
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta http-equiv="Content-Type" content="text/html;charset=utf-8" />
<title>云岫报-云岫县融媒体中心</title>
<script type="text/javascript" src="{file.to(f"{TEMPLATE}/app.js")}"></script></head>
<body onLoad="initialize();initMPPage();">
<ul class="right nav"><li><a href="{ELSEWHERE}" target="_blank">云岫网</a></li></ul>
<p class="date">云岫报 <span class="newstime" id="paperdate">{file.issue.issued_on:%Y年%m月%d日 %a}</span></p>
<span class="prev" onClick="goPrePeriod()">上一期</span><span class="next" onClick="goNextPeriod();">下一期</span>
{_map(file)}
{lists}
{_side_box(file)}
{_twin_link(file, file.page)}
<div class="copyright">云岫县融媒体中心版权所有，未经书面授权禁止使用</div>
<input type="hidden" id="paperID" value="1,21"><input type="hidden" id="siteID" value="1">
</body></html>"""


def _map(file: File) -> str:
    areas = "".join(f'<Area {_area(file.face, piece)} href="{file.to_article(piece)}">' for piece in file.pieces)
    size = 'width="100%"' if file.face.areas == "percent" else f'width="{WIDTH}" height="{HEIGHT}"'
    scale = (
        f"""<script>var pageImg = $("#page_img"), pageWidth = {ORIGINAL_WIDTH}, ratio = pageImg.width() / pageWidth;
$("#PagePicMap area").each(function () {{ scale($(this), JSON.parse($(this).attr("xy")), ratio); }});</script>"""
        if file.face.areas == "xy"
        else ""
    )
    return (
        f'<div class="paper"><MAP NAME="PagePicMap" id="PagePicMap">{areas}</MAP>\n'
        f'<img id="page_img" {size} src="{file.picture}.2" border="0" USEMAP=#PagePicMap></div>{scale}'
    )


def _area(face: Face, piece: Piece) -> str:
    if face.areas == "xy":
        scale = ORIGINAL_WIDTH / WIDTH
        points = [{"x": round(x * WIDTH * scale), "y": round(y * HEIGHT * scale)} for x, y in piece.region]
        return f"xy='{json.dumps(points)}' shape=\"polygon\""
    width, height = (100, 100) if face.areas == "percent" else (WIDTH, HEIGHT)
    numbers = [number for x, y in piece.region for number in (x * width, y * height)]
    return 'coords="{}" shape="polygon"'.format(",".join(f"{number:.4f}".rstrip("0").rstrip(".") for number in numbers))


def _nav(file: File, name: str) -> str:
    pages = "".join(
        f'<li><a class="btn btn-block" href="{file.to_page(page)}"><h4>{_name(page)}</h4></a></li>\n'
        for page in file.issue.pages
    )
    listed = "".join(
        f'<li class="resultList"><a href="{file.to_article(piece)}"><h4>{_title(piece)}</h4></a></li>\n'
        for piece in file.pieces
    )
    return f"""<div class="tabs"><span id="layout">{name}</span></div>
<div class="pull-right"><a href="{file.to_pdf(file.page)}">PDF下载</a></div>
<div class="nav-list"><ul>
{pages}</ul></div>
<ul>
{listed}</ul>
{_short_list(file)}"""


def _ids(file: File, name: str) -> str:
    pages = "".join(
        f'<li class="posRelative"><a href="{file.to_page(page)}">{_name(page)}</a></li>\n' for page in file.issue.pages
    )
    listed = "".join(
        f'<li class="clearfix"><a href="{file.to_article(piece)}">{_title(piece)}</a></li>\n' for piece in file.pieces
    )
    return f"""<span id="layout">{name}</span>
<p id="pdfUrl" style="display:none">{file.to_pdf(file.page)}</p>
<ul id="layoutlist">
{pages}</ul>
<ul id="articlelist">
{listed}</ul>"""


def _chunk(file: File, name: str) -> str:
    pages = "".join(f'<p><a href="{file.to_page(page)}">{_name(page)}</a></p>\n' for page in file.issue.pages)
    listed = "".join(
        f'<li><h3><a href="{file.to_article(piece)}">{_title(piece)}</a></h3></li>\n' for piece in file.pieces
    )
    following = file.issue.pages[file.page.sequence % len(file.issue.pages)]  # the last leads to the first: a loop
    return f"""<div class="newslisttit"><em>{name}</em></div>
<!-- <p id="pdfUrl" style="display:none">{file.to_pdf(file.page)}</p> -->
<div class="newsnext"><a class="nextArt" href="{file.to_page(following)}">下一版</a></div>
<div class="Chunkiconlist">
{pages}</div>
<div class="newslist"><ul>
{listed}</ul></div>
{_short_list(file)}"""


def _tabs(file: File, name: str) -> str:
    pages = "".join(
        f'<div class="swiper-slide"><a id="pageLink" href="{file.to_page(page)}">{_name(page)}</a></div>\n'
        for page in file.issue.pages
    )
    listed = "".join(
        f'<li><span>·</span><a href="{file.to_article(piece)}"> {_title(piece)} </a></li>\n' for piece in file.pieces
    )
    return f"""<div class="tabs"><h3>{name}</h3></div>
<p class="right btn"><a class="pdf" href="{file.to_pdf(file.page)}">PDF下载</a></p>
<div class="swiper-container">
{pages}</div>
<ul class="news-list">
{listed}</ul>"""


def _tree(file: File, name: str) -> str:
    """Give the whole issue, each page's articles below its name, whatever page it is shown on."""
    branches = "".join(
        f'<dl><dt><a href="{file.to_page(page)}">{_name(page)}</a></dt>\n'
        f'<div><a href="{file.to_pdf(page)}">PDF</a></div>\n'
        + "".join(
            f'<dd><a href="{file.to_article(piece)}">{_title(piece)}</a></dd>\n'
            for piece in file.on_page[page.sequence]
        )
        + "</dl>\n"
        for page in file.issue.pages
    )
    return f"""<span class="pic-info-summary">{name}</span>
<div id="webtree">
{branches}</div>"""


def _touch_lists(file: File, name: str) -> str:
    pages = "".join(f'<li><a href="{file.to_page(page)}">{_name(page)}</a></li>\n' for page in file.issue.pages)
    listed = "".join(f'<li><a href="{file.to_article(piece)}">{_title(piece)}</a></li>\n' for piece in file.pieces)
    return f"""<p id="nowLayout" class="hide">{file.page.sequence:02}</p><h3>{name}</h3>
<ul id="layoutlist">
{pages}</ul>
<ul id="articlelist">
{listed}</ul>"""


LISTS = {"nav": _nav, "ids": _ids, "chunk": _chunk, "tabs": _tabs, "tree": _tree, "touch": _touch_lists}


def _short_list(file: File) -> str:
    """Give the pages again, labelled otherwise, as a template for narrow screens prints them."""
    pages = "".join(f'<li><a href="{file.to_page(page)}">{page.sequence:02}</a></li>\n' for page in file.issue.pages)
    return f'<ul class="visible-xs">\n{pages}</ul>'


def _side_box(file: File) -> str:
    """Give 今日关注: another page's article, one of another day, and one of another paper's host."""
    others = file.on_page[file.page.sequence % len(file.on_page) + 1]
    elsewhere = next((piece for piece in others if piece.article.headline), None)
    links = [(file.to_article(elsewhere), keyed.title(elsewhere))] if elsewhere else []
    links += [(file.to(file.yesterday), "往期回顾")] if file.yesterday else []
    links += [(f"{ELSEWHERE}pc/content/{_day(file.issue)}/content_1.html", "市报今日")]
    listed = "".join(f'<li><a href="{href}">{escape(title)}</a></li>' for href, title in links)
    return f'<div class="today"><h5>今日关注</h5><ol>{listed}</ol></div>'


def _twin_link(file: File, target: PrintedPage | Piece) -> str:
    if not file.face.twin:
        return ""
    page, article = file.face.twin
    touch = Face(page, article, "touch", "touch", "")
    if isinstance(target, PrintedPage):
        path = page_path(file.issue, target, touch)
    else:
        path = article_path(file.issue, file.ids[target.name], touch)
    return f'<div class="tiaozhuan" style="display: none;"><a id="tiaozhuanurl" href="{file.to(path)}">手机版</a></div>'


# Articles


def _article(file: File, piece: Piece) -> str:
    reporter = f'<META name="reporter" content="{_author(piece)}">\n' if file.face.stack == "ozoom" else ""
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta http-equiv="Content-Type" content="text/html;charset=utf-8" />
{reporter}<title>{escape(keyed.title(piece))}-云岫报</title></head><body>
<ul class="right nav"><li><a href="{ELSEWHERE}" target="_blank">云岫网</a></li></ul>
<div class="tools"><a href="javascript:doZoom(16)">放大</a> <a href="javascript:doZoom(12)">缩小</a></div>
{ARTICLES[file.face.stack](file, piece)}
{_twin_link(file, piece)}
<a href="{file.to_page(file.page)}">返回版面</a>
<div class="copyright">云岫县融媒体中心版权所有，未经书面授权禁止使用</div>
</body></html>"""


def _with_ids(file: File, piece: Piece) -> str:
    kicker, title, subtitle = map(_br, keyed.deck(piece))
    return f"""<p id="PreTitle">{kicker}</p><h2 id="Title">{title}</h2><p id="SubTitle">{subtitle}</p>
<p id="Author">{_author(piece)}</p>
<span id="layout">{escape(file.page.label)}：{escape(file.page.section)}</span>
{_boxes(file, piece)}
<div id="ozoom"><founder-content>
{_content(file, piece)}
</founder-content></div>"""


def _in_ozoom(file: File, piece: Piece) -> str:
    kicker, title, subtitle = map(_br, keyed.deck(piece))
    pictures = "".join(
        f'<table class="pci_c"><tr><td><img src="{_source(file, picture)}"></td></tr>'
        f"<tr><td><p>{escape(caption(picture))}</p></td></tr></table>"
        for picture in _pictures(piece)
    )
    return f"""<div class="article"><div id="ozoom"><h3>{kicker}</h3>
<h1>{title}</h1>
<h2>{subtitle}</h2>
{pictures}
<founder-content>
{_content(file, piece)}
</founder-content></div></div>"""


def _news(file: File, piece: Piece) -> str:
    kicker, title, subtitle = map(_br, keyed.deck(piece))
    return f"""<div class="newsdetatit"><div class="intro">{kicker}</div><h3>{title}</h3><div class="sub">{subtitle}</div>
<p id="Author">{_author(piece)}</p></div>
<div class="newslisttit"><em>{escape(file.page.label)}：{escape(file.page.section)}</em></div>
<div class="newsdetatext">{_boxes(file, piece)}
{_content(file, piece)}</div>"""


def _art(file: File, piece: Piece) -> str:
    kicker, title, subtitle = map(_br, keyed.deck(piece))
    return f"""<div class="detail"><p class="introtitle">{kicker}</p><h2 class="art-title">{title}</h2>
<p class="subtitle">{subtitle}</p><p class="author">{_author(piece)}</p>
{_boxes(file, piece)}
<div class="detail-art">{_content(file, piece)}</div></div>"""


def _bare(file: File, piece: Piece) -> str:
    """Give a body without paragraphs: bare text, its lines broken by ``br``."""
    kicker, title, subtitle = map(_br, keyed.deck(piece))
    lines = "<br><br>\n".join(f"　　{escape(line)}" for line in keyed.lines(piece))
    return f"""<p id="PreTitle">{kicker}</p><h3 id="Title">{title}</h3><p id="SubTitle">{subtitle}</p>
<p id="Author">{_author(piece)}</p><span class="pic-info-summary">{escape(file.page.label)}</span>
{_boxes(file, piece)}
<div class="content">{lines}</div>
{_comment(file, piece)}"""


def _touch(file: File, piece: Piece) -> str:
    """Give the article as the template for touch screens shows it: the author's place holds the date."""
    kicker, title, subtitle = map("\n".join, map(_escaped, keyed.deck(piece)))
    pictures = "".join(
        f'<img src="{_source(file, picture)}" style="border-style: none">\n<p>{INDENT}{escape(caption(picture))}</p>\n'
        for picture in _pictures(piece)
    )
    return f"""<div id="scroller"><div class="caption"><a name="top" id="top"></a><font id="guide"></font>
<p id="nowLayout" class="hide">{file.page.sequence:02}</p>
<font id="intro-title">{kicker}</font><font id="main-title">{title}</font><font id="sub-title">{subtitle}</font>
<font id="author">{file.issue.issued_on:%Y年%m月%d日}</font></div>
<div class="content" id="content">
{pictures}<founder-content>
{_content(file, piece)}
</founder-content></div>
<div class="footer_sqd"><a href="{ELSEWHERE}">数字报 |</a> <span>云岫县融媒体中心出品</span></div></div>"""


ARTICLES = {"ids": _with_ids, "ozoom": _in_ozoom, "news": _news, "art": _art, "bare": _bare, "touch": _touch}


def _content(file: File, piece: Piece) -> str:
    """Give the paragraphs between their marks, the first empty where a picture stands before them, and the comment."""
    blank = f"<p>{INDENT} </p>" if _pictures(piece) else ""
    lines = "".join(f"<p>{INDENT}{escape(line)}</p>" for line in keyed.lines(piece))
    return f"<!--enpcontent-->{blank}{lines} <!--/enpcontent-->{_comment(file, piece)}"


def _comment(file: File, piece: Piece) -> str:
    kicker, title, subtitle = ("\n".join(_escaped(lines)) for lines in keyed.deck(piece))
    number = file.ids[piece.name]
    desktop = article_path(file.issue, number, _desktop(file.face))
    return (
        f"<!--enpproperty <date>{file.issue.issued_on} 00:00:00:0</date><author></author><subtitle>{subtitle}</subtitle>"
        f"<introtitle>{kicker}</introtitle><keyword></keyword><paperarticleid>{number}</paperarticleid>"
        f"<channel>1</channel><nodeid>0</nodeid><nodename></nodename><url>{HOST}{desktop}</url>"
        f"<urlpad>{posixpath.basename(file.at)}</urlpad><siteid>1</siteid><paperid>21</paperid><sitename>云岫报</sitename>"
        f"<title>{title}</title>/enpproperty-->"
    )


def _desktop(face: Face) -> Face:
    """Give the face whose touch twin this is, else itself."""
    return next((one for one in FACES if one.twin == (face.page, face.article)), face)


def _boxes(file: File, piece: Piece) -> str:
    return "\n".join(
        f'<div class="attachment"><img src="{_source(file, picture)}"><p>{escape(caption(picture))}</p></div>'
        for picture in _pictures(piece)
    )


def _source(file: File, picture: Picture) -> str:
    return escape(file.to(f"{_folder(file.issue, 'pic')}/{picture.file}.1"))


def _pictures(piece: Piece) -> tuple[Picture, ...]:
    return () if piece.is_continuation else piece.article.images


# Words and addresses


def _title(piece: Piece) -> str:
    return escape(keyed.title(piece))


def _author(piece: Piece) -> str:
    return escape(keyed.author(piece))


def _name(page: PrintedPage) -> str:
    return f"{escape(page.label)}：{escape(page.section)}"


def _escaped(lines: Iterable[str]) -> list[str]:
    return [escape(line) for line in lines]


def _br(lines: Iterable[str]) -> str:
    return "<br>".join(_escaped(lines))


def _day(issue: PrintedIssue) -> str:
    return f"{issue.issued_on:%Y%m/%d}"


def _folder(issue: PrintedIssue, kind: str) -> str:
    return f"/yxb/pc/{kind}/{_day(issue)}"


def _pdf(issue: PrintedIssue, page: PrintedPage) -> str:
    return f"{_folder(issue, 'attachement')}/{(issue.issued_on.toordinal() * 7919 + page.sequence) % 0xFFFFFF:06x}.pdf"


def _html(text: str) -> Answer:
    return Answer(text.encode(), "text/html")

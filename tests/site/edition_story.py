"""The sample paper as one city's daily served it: ``/epaper/yxb/2024/03/15/RB01/story/1399158.shtml``, edition and story.

Recorded is that address alone. The editions' pages and all markup are our guess.
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

FIRST_STORY = 1399000
WIDTH, HEIGHT = 360, 540  # of the page image, pixels


def render(issues: Iterable[PrintedIssue] | None = None) -> dict[str, Answer]:
    """Give every file of the site by its path."""
    issues = tuple(issues) if issues is not None else load_issues()
    newest = f"{_folder(issues[-1], issues[-1].pages[0])}/index.shtml"
    entry = f"<script>setTimeout(\"window.location.href='{newest}'\", 500)</script>"
    answers = {"/": _html("云岫报", entry), "/robots.txt": ROBOTS}
    for number, issue in enumerate(issues):
        for page in issue.pages:
            folder = _folder(issue, page)
            answers[f"{folder}/index.shtml"] = _page(issue, page, number)
            answers[f"{folder}/page.jpg"], answers[f"{folder}/page.pdf"] = JPEG, PDF
            for piece in pieces(issue, page):
                answers[f"{folder}/story/{_story(number, piece)}.shtml"] = _article(piece)
                answers |= {f"/epaper/pic/{picture.file}": JPEG for picture in piece.article.images}
    return answers


def _page(issue: PrintedIssue, page: PrintedPage, number: int) -> Answer:
    here = pieces(issue, page)
    pages = "".join(
        f'<li><a href="../{_code(other)}/index.shtml">{escape(other.label)}:{escape(other.section)}</a></li>'
        for other in issue.pages
    )
    listed = "".join(
        f'<li><a href="story/{_story(number, piece)}.shtml">{escape(keyed.title(piece))}</a></li>' for piece in here
    )
    areas = "".join(
        f'<AREA shape=POLY coords="{_coords(piece)}" href="story/{_story(number, piece)}.shtml">' for piece in here
    )
    return _html(
        page.section,
        f"""<div class="edition-name">{escape(page.label)}:{escape(page.section)}</div>
<img src="page.jpg" width="{WIDTH}" height="{HEIGHT}" usemap="#edition"><map name="edition">{areas}</map>
<a class="edition-pdf" href="page.pdf">PDF</a>
<ul class="edition-list">{pages}</ul><ul class="story-list">{listed}</ul>""",
    )


def _article(piece: Piece) -> Answer:
    kicker, title, subtitle = keyed.deck(piece)
    lines = "".join(f"<p>{escape(line)}</p>" for line in keyed.lines(piece))
    images = [] if piece.is_continuation else piece.article.images
    pictures = "".join(
        f'<div class="story-pic"><img src="/epaper/pic/{escape(picture.file)}"><span>{escape(caption(picture))}</span></div>'
        for picture in images
    )
    return _html(
        " ".join(title),
        f"""<div class="story"><div class="intro">{_br(kicker)}</div><h1>{_br(title)}</h1><div class="sub">{_br(subtitle)}</div>
<div class="writer">{escape(keyed.author(piece))}</div>{pictures}<div class="story-body">{lines}</div></div>""",
    )


def _folder(issue: PrintedIssue, page: PrintedPage) -> str:
    return f"/epaper/yxb/{issue.issued_on:%Y/%m/%d}/{_code(page)}"


def _code(page: PrintedPage) -> str:
    return f"RB{page.sequence:02}"


def _story(number: int, piece: Piece) -> int:
    return FIRST_STORY + number * 1000 + piece.page * 100 + piece.position


def _coords(piece: Piece) -> str:
    return ",".join(f"{round(x * WIDTH)},{round(y * HEIGHT)}" for x, y in piece.region)


def _br(lines: Iterable[str]) -> str:
    return "<br>".join(map(escape, lines))


def _html(title: str, body: str) -> Answer:
    html = f'<html><head><meta charset="utf-8"><title>{escape(title)}</title></head><body>{body}</body></html>'
    return Answer(html.encode(), "text/html")

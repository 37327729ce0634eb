"""The sample paper as county governments' sites keep theirs: lists of page PDFs and page pictures, with no text at all.

Every issue is kept in another way that such sites know: page PDFs in the list itself, a page of the site for each page, one
for the issue with files or bare pictures of its pages, page pictures in the list. A list goes on over several ``.shtml``
files, sometimes in the midst of an issue; the site's script writes where.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from sample.paper import load_issues
from sample.printed import PrintedIssue, PrintedPage
from tests.site.keyed import JPEG, PDF, ROBOTS
from tests.site.server import Answer

FOLDER = "/szb"
ON_A_LIST = 6  # links on one list page
Links = list[tuple[str, str]]
Way = Callable[[PrintedIssue], tuple[Links, dict[str, Answer]]]


def render_pages(issues: Iterable[PrintedIssue] | None = None, ways: Sequence[Way] | None = None) -> dict[str, Answer]:
    """Give every file of the site by its path; each issue is kept in the next of ``ways``."""
    issues = tuple(issues) if issues is not None else load_issues()
    answers = {"/robots.txt": ROBOTS}
    links: Links = []
    for number, issue in enumerate(reversed(issues)):
        for page in issue.pages:
            answers |= {pdf(issue, page): PDF, image(issue, page): JPEG}
        shown, served = (ways or WAYS)[number % len(ways or WAYS)](issue)
        links += shown
        answers |= served
    lists = [links[start : start + ON_A_LIST] for start in range(0, len(links), ON_A_LIST)]
    for number, part in enumerate(lists):
        name = "index.shtml" if number == 0 else f"index_{number}.shtml"
        items = "\n".join(
            f'<li><span>[03-16]</span><a href="{url}" target="_blank">{text}</a></li>' for url, text in part
        )
        pager = f'<script>createPageHTML({len(lists)}, {number}, "index", "shtml");</script>'
        answers[f"{FOLDER}/{name}"] = _html(f'<ul class="list">\n{items}\n</ul>\n{pager}')
    answers[f"{FOLDER}/"] = answers[f"{FOLDER}/index.shtml"]
    answers["/"] = Answer(b"", "text/html", 302, f"{FOLDER}/")
    return answers


def pdf(issue: PrintedIssue, page: PrintedPage) -> str:
    """Give where a page's PDF is."""
    return f"{FOLDER}/{issue.issued_on:%Y%m}/P0{issue.issued_on:%Y%m%d}0000{page.sequence:02}.pdf"


def image(issue: PrintedIssue, page: PrintedPage) -> str:
    """Give where a page's picture is."""
    return f"{FOLDER}/{issue.issued_on:%Y%m}/W0{issue.issued_on:%Y%m%d}0000{page.sequence:02}.jpg"


def _pdfs(issue: PrintedIssue) -> tuple[Links, dict[str, Answer]]:
    """List the pages' PDFs themselves."""
    return [(pdf(issue, page), f"云岫报{_day(issue)}{page.label}：{page.section}") for page in issue.pages], {}


def pictures(issue: PrintedIssue) -> tuple[Links, dict[str, Answer]]:
    """List the pages' pictures themselves."""
    return [(image(issue, page), f"{issue.issued_on} {page.label}（{page.section}）") for page in issue.pages], {}


def _a_page_each(issue: PrintedIssue) -> tuple[Links, dict[str, Answer]]:
    """List a page of the site for each page, which shows its picture."""
    links, served = [], {}
    for page in issue.pages:
        url = f"{FOLDER}/{issue.issued_on:%Y%m}/t{issue.issued_on:%Y%m%d}_40{page.sequence}.shtml"
        links.append((url, f"《云岫报》{_day(issue)} {page.label} {page.section}"))
        served[url] = _html(f'<div id="UCAP-CONTENT"><p><img src="{image(issue, page)}"></p></div>')
    return links, served


def _files_of_an_issue(issue: PrintedIssue) -> tuple[Links, dict[str, Answer]]:
    """List a page of the site for the issue, with the files of its pages."""
    url = f"{FOLDER}/{issue.issued_on:%Y%m}/t{issue.issued_on:%Y%m%d}_500.shtml"
    files = "".join(
        f'<p><a href="{pdf(issue, page)}">{page.label}：{page.section}</a> '
        f'<a href="{image(issue, page)}"><img src="/images/see.gif" alt="{page.label}"></a></p>'
        for page in issue.pages
    )
    return [(url, f"云岫报{_day(issue)}（{issue.issue_number} 总第{issue.total_number}期）")], {url: _html(files)}


def _pictures_of_an_issue(issue: PrintedIssue) -> tuple[Links, dict[str, Answer]]:
    """List a page of the site for the issue, with nothing but the pictures of its pages."""
    url = f"{FOLDER}/{issue.issued_on:%Y%m}/t{issue.issued_on:%Y%m%d}_600.shtml"
    pictures = "".join(f'<p align="center"><img src="{image(issue, page)}"></p>' for page in issue.pages)
    body = f'<img src="/images/banner.jpg"><div class="TRS_Editor">{pictures}</div>'
    return [(url, f"云岫报{_day(issue)}（总第{issue.total_number}期）")], {url: _html(body)}


WAYS: tuple[Callable[[PrintedIssue], tuple[Links, dict[str, Answer]]], ...] = (
    _pdfs,
    _a_page_each,
    _files_of_an_issue,
    _pictures_of_an_issue,
    pictures,
)


def _day(issue: PrintedIssue) -> str:
    return f"{issue.issued_on.year}年{issue.issued_on.month}月{issue.issued_on.day}日"


def _html(body: str) -> Answer:
    page = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>云岫县人民政府</title></head><body>
<div class="nav"><a href="/">首页</a> <a href="/zwgk/">政务公开</a></div>
{body}
<div class="foot">云岫县人民政府办公室主办 <a href="/about.shtml">网站声明</a></div></body></html>"""
    return Answer(page.encode(), "text/html")

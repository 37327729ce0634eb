"""A list of page PDFs or page pictures, as county governments' own sites keep their paper: dates and pages in links' texts.

No articles are in it. What a link is called says what it leads to: a day (``2024年3月15日``), a page (第1版), an issue's
number (第22期), and its address whether it is a file of a page or a page of the site. One reading is of one issue at most, so
a list of several days gives a link to each: to the issue's own page where it has one, else to the list itself with the day
as its fragment (``index.shtml#2024-03-15``), which is then asked again and read for that day alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import unquote, urldefrag, urlsplit

from lxml.html import HtmlElement

from ingest.encoding import UndecodableError, decode
from ingest.items import Capture, Context, Fidelity, Issue, Link, LinkKind, Page, Problem, Reading, Severity
from ingest.language.dates import read_issue_date
from ingest.language.mastheads import ISSUE_NUMBER, TOTAL_NUMBER
from ingest.language.text import NUMERAL, for_matching, read_numeral
from ingest.readers.description import day_of
from ingest.readers.facing import MOST_PAGES
from ingest.readers.markup import absolute, lines_of, link_text, parse, tidy
from ingest.readers.pictures import bare_images

NAME = "page_list"
VERSION = 1
FIDELITY = Fidelity.MARKUP

LABEL = re.compile(
    rf"(?<!今日)(?<!期)(?<!共)(?P<label>(?:第 ?)?(?P<number>[A-Z]{{0,2}}\d{{1,4}}|[{NUMERAL}]{{1,3}}) ?版)(?!本)"
)
SECTION = re.compile(r"[\s:(]{0,9}(?P<section>[^.:()]{1,20})\)?(?:\.\w{3,4})?$")
DAY_RUN_TOGETHER = re.compile(r"(?<!\d)(20\d{6})(?!\d)")  # 20240919期
PAPER = re.compile(r"报|版|期")
AN_ISSUE = re.compile(r"(?<!\d)20\d{6} ?期|电子报|数字报|电子版")
DATE_PIECES = re.compile(r"星期[一二三四五六日]|[\d年月日\s./()-]")
A_NAME = re.compile(r"《?[^《》]{1,9}(?<![通公汇预简快情月年])报》?")  # 通报, 公报 and the like are no papers
FILES = {"pdf": "pdf", "jpg": "image", "jpeg": "image", "png": "image"}
FILE_NUMBER = re.compile(r"(?<!\d)0?(\d{1,2})\.\w{3,4}$")
NEXT = re.compile(r"[>»＞]{0,3}\s*下一?页\s*[>»＞]{0,3}")
PAGER = re.compile(  # how TRS's sites write theirs: pages in all, this one from 0, name, suffix
    r"createPageHTML\(\s*(\d{1,4})\s*,\s*(\d{1,4})\s*,\s*[\"']([\w-]{1,40})[\"']\s*,\s*[\"'](\w{2,6})[\"']"
)
BODIES = (  # of the content systems that such sites run on
    "//*[@id='UCAP-CONTENT']",
    "//*[contains(@class, 'TRS_Editor') or contains(@class, 'TRS_UEDITOR')]",
    "//*[@id='vsb_content' or contains(@class, 'v_news_content')]",
    "//*[@id='zoom' or @id='Zoom' or @id='news-con']",
)
LONGEST_CAPTION = 200  # characters of a body that is page pictures: with more, it is an article
MOST_LINKS = 5_000
LONGEST_NAME = 200  # characters of a link's text


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A link of the list: where it leads, and what its text says."""

    url: str
    file: str = ""  # pdf or image, empty for a page of the site
    on: date | None = None
    label: str = ""
    number: int | None = None  # of the page, where its label is a number
    section: str = ""
    issue_number: str = ""
    total_number: str = ""
    is_of_a_paper: bool = False  # its text speaks of one, and not of news as every dated list does


def recognise(capture: Capture) -> tuple[str, ...]:
    """Give the reasons for reading a capture as a list of pages; none when it is not."""
    head = capture.body[:400_000]
    if b"<" not in head:
        return ()
    try:
        root = parse(decode(capture))
    except UndecodableError:
        return ()
    listed = _listed(root, capture.url)
    dated = [one for one in listed if one.on and one.is_of_a_paper]
    reasons = []
    if len(dated) > 1 or (dated and _asked_for(capture)):
        reasons.append(f"{len(dated)} of its links name a day and a page or an issue")
    if _asked_for(capture) and any(one.label and one.file for one in listed):
        reasons.append("its links lead to files of pages")
    if _asked_for(capture) and (_body_pictures(root, capture.url) or _only_pdf(capture, listed)):
        reasons.append("it shows nothing but pages")
    return tuple(reasons)


def read(capture: Capture) -> Reading:
    """Read a list of issues or of one issue's pages, or the site's page about an issue or one page of it.

    Raises:
        UndecodableError: the bytes are no text.
    """
    text = decode(capture)
    root = parse(text)
    listed = _listed(root, capture.url)
    dated = [one for one in listed if one.on and one.is_of_a_paper]
    days = list(dict.fromkeys(one.on for one in dated if one.on))
    following = _next_list(root, text, capture.url)
    on = _asked_for(capture) or (days[0] if len(days) == 1 and not following else None)
    if on is None:
        return _read_issues(capture, dated, days, following)
    if capture.context.page:
        return _read_one_page(capture, root, listed, on)
    mine = [one for one in dated if one.on == on] if days else [one for one in listed if one.label or one.file]
    is_cut = bool(days) and days[-1] == on and bool(following)
    pictures = [] if mine or days else _body_pictures(root, capture.url)
    return _read_issue(capture, on, mine, pictures, following if is_cut else "")


def _read_issues(capture: Capture, dated: Sequence[Listed], days: Iterable[date], following: str) -> Reading:
    """Read a list of several days' pages: a link to each issue, and one to where the list goes on."""
    links = []
    for on in days:
        targets = [one for one in dated if one.on == on]
        is_its_own = len({one.url for one in targets}) == 1 and not targets[0].file and not targets[0].label
        context = Context(publication=capture.context.publication, issued_on=on)
        url = targets[0].url if is_its_own else f"{urldefrag(capture.url).url}#{on}"
        links.append(Link(url=url, kind=LinkKind.ISSUE, context=context))
    if following:
        context = Context(publication=capture.context.publication)
        links.append(Link(url=following, kind=LinkKind.PERIOD, context=context))
    if not links:
        return _nothing(capture, "no_date", "None of its links names a day and a page or an issue.")
    return replace(_bare(capture), links=tuple(links))


def _read_issue(capture: Capture, on: date, mine: Sequence[Listed], pictures: Sequence[str], following: str) -> Reading:
    """Read what is listed of one issue: its pages' files, else links to the pages about them; a list may go on."""
    issue = _issue(capture, on, mine)
    context = replace(capture.context, issued_on=on)
    files = _numbered([one for one in mine if one.file])
    pages = [*_pages(capture, files), *(
        Page(sequence=number, image_url=url, source_url=capture.url, capture_id=capture.id)
        for number, url in enumerate(pictures, 1)
    )]  # fmt: skip
    links = [
        Link(
            url=one.url,
            kind=LinkKind.PAGE,
            context=replace(context, page=number, page_label=one.label, section=one.section),
        )
        for number, (one, *_) in _numbered([one for one in mine if not one.file and one.label]).items()
    ]
    about = dict.fromkeys(one.url for one in mine if not one.file and not one.label)
    links += [Link(url=url, kind=LinkKind.PAGE, context=context) for url in about if url != capture.url]
    if following:
        links.append(Link(url=following, kind=LinkKind.PAGE, context=context))
    problems = []
    unnamed = [one for one in mine if one.file and not any(one in same for same in files.values())]
    if len(unnamed) == 1 and not pages and unnamed[0].file == "pdf":
        issue = replace(issue, source_url=unnamed[0].url)
        message = "The issue is one PDF; its pages are not told apart."
        problems.append(Problem(kind="issue_pdf", message=message, severity=Severity.NOTE))
    elif unnamed:
        message = f"{len(unnamed)} files of {on} are of no page that is named; the first is {unnamed[0].url[:200]}."
        problems.append(Problem(kind="page_unknown", message=message))
    if not (pages or links or problems) and _asked_for(capture) is None:
        return _nothing(capture, "no_page", "No page of a newspaper was found in it.")
    if not (mine or pictures or following):
        problems.append(Problem(kind="no_page", message=f"Nothing of {on} was found in it.", severity=Severity.ERROR))
    return replace(
        _bare(capture),
        context=context,
        issue=issue,
        pages=tuple(sorted(pages, key=lambda page: page.sequence)),
        links=tuple(links),
        problems=tuple(problems),
    )


def _read_one_page(capture: Capture, root: HtmlElement, listed: Sequence[Listed], on: date) -> Reading:
    """Read the site's page about one page of an issue: its only PDF, its only picture, or both."""
    context = capture.context
    pdfs = list(dict.fromkeys(one.url for one in listed if one.file == "pdf"))
    images = _body_pictures(root, capture.url) or list(dict.fromkeys(one.url for one in listed if one.file == "image"))
    problems = [
        Problem(kind="page_unclear", message=f"It shows {len(urls)} {what} for one page; none is taken.")
        for what, urls in (("PDFs", pdfs), ("pictures", images))
        if len(urls) > 1
    ]
    if not pdfs and not images:
        problems.append(
            Problem(kind="no_page", message="It shows neither PDF nor picture of the page.", severity=Severity.ERROR)
        )
    page = Page(
        sequence=context.page or 1,
        label=context.page_label,
        section=context.section,
        source_url=capture.url,
        image_url=images[0] if len(images) == 1 else "",
        pdf_url=pdfs[0] if len(pdfs) == 1 else "",
        capture_id=capture.id,
    )
    return replace(_bare(capture), issue=_issue(capture, on, ()), pages=(page,), problems=tuple(problems))


def _asked_for(capture: Capture) -> date | None:
    """Give the day a list was asked for: what led here knows it, or its own fragment says it."""
    return capture.context.issued_on or day_of({"date": urlsplit(capture.url).fragment})


def _listed(root: HtmlElement, base: str) -> list[Listed]:
    """Give the page's links with what their texts say; where a text says nothing, the title or picture's name is asked.

    A file may lie on another host; pages of another site are none of this paper's.
    """
    found = []
    for anchor in root.xpath(f"(//a[@href])[position() <= {MOST_LINKS}]"):
        url = absolute(base, anchor.get("href"))
        if url and (_suffix(url) in FILES or _is_on_host(url, base)):
            pictures = [image.get("alt") or "" for image in anchor.iter("img")]
            names = (link_text(anchor), anchor.get("title") or "", *pictures[:1])
            said = [_said(url, name[:LONGEST_NAME]) for name in names if name.strip()] or [_said(url, "")]
            found.append(next((one for one in said if one.on or one.label), said[0]))
    return found


def _said(url: str, name: str) -> Listed:
    plain = for_matching(name)
    file = FILES.get(_suffix(url), "")
    labels = list(LABEL.finditer(plain))
    label = labels[0] if len(labels) == 1 else None
    section = SECTION.match(plain, label.end()) if label else None
    issue_number, total = ISSUE_NUMBER.search(plain), TOTAL_NUMBER.search(plain)
    file = file if PAPER.search(name) or not name.strip() else ""
    marks = (file, label, issue_number, total, AN_ISSUE.search(plain), A_NAME.fullmatch(DATE_PIECES.sub("", plain)))
    return Listed(
        url=url,
        file=file,
        is_of_a_paper=any(marks),
        on=_day(plain),
        label=name[slice(*label.span("label"))] if label else "",
        number=_number(label["number"]) if label else None,
        section=tidy(name[slice(*section.span("section"))]) if section else "",
        issue_number=name[slice(*issue_number.span())] if issue_number else "",
        total_number=total[1] if total else "",
    )


def _suffix(url: str) -> str:
    return urlsplit(url).path.rpartition(".")[2].lower()


def _is_on_host(url: str, own: str) -> bool:
    return urlsplit(url).hostname == urlsplit(own).hostname


def _day(plain: str) -> date | None:
    """Give the one day that a text names, ``20240919`` as well."""
    if on := read_issue_date(plain):
        return on
    days = {day_of({"date": written}) for written in DAY_RUN_TOGETHER.findall(plain)}
    return days.pop() if len(days) == 1 else None


def _number(written: str) -> int | None:
    number = int(written) if written.isdecimal() else read_numeral(written)
    return number if number and number <= MOST_PAGES else None


def _numbered(listed: Sequence[Listed]) -> dict[int, list[Listed]]:
    """Give what is listed of each page by its place in the issue: by printed numbers, else in their order.

    Files without any label go by the numbers that end their names, where these are 1, 2, 3 and so on.
    """
    numbers = {one.label: one.number for one in listed if one.label}
    is_numbered = all(numbers.values()) and len(set(numbers.values())) == len(numbers)
    places = {label: numbers[label] if is_numbered else place for place, label in enumerate(numbers, 1)}
    found: dict[int, list[Listed]] = {}
    for one in listed:
        place = places.get(one.label) if places else _file_number(one.url)
        found.setdefault(place or 0, []).append(one)
    nowhere = found.pop(0, [])
    return found if places or (not nowhere and sorted(found) == list(range(1, len(found) + 1))) else {}


def _file_number(url: str) -> int | None:
    found = FILE_NUMBER.search(unquote(urlsplit(url).path).rpartition("/")[2])
    return int(found[1]) if found else None


def _pages(capture: Capture, files: dict[int, list[Listed]]) -> Iterator[Page]:
    """Give the pages of which files are listed; a page's PDF and its picture are one page, the first of each counts."""
    for number, same in files.items():
        yield Page(
            sequence=number,
            label=same[0].label,
            section=same[0].section,
            source_url=capture.url,
            image_url=next((one.url for one in same if one.file == "image"), ""),
            pdf_url=next((one.url for one in same if one.file == "pdf"), ""),
            capture_id=capture.id,
        )


def _body_pictures(root: HtmlElement, base: str) -> list[str]:
    """Give the pictures of a body that holds hardly anything else, in their order."""
    for path in BODIES:
        for body in root.xpath(path)[:1]:
            pictures = [image.url for image in bare_images(body, (), base, None)]
            if pictures and sum(map(len, lines_of(body))) <= LONGEST_CAPTION:
                return list(dict.fromkeys(pictures))[:MOST_PAGES]
    return []


def _only_pdf(capture: Capture, listed: Iterable[Listed]) -> bool:
    return bool(capture.context.page) and len({one.url for one in listed if one.file == "pdf"}) == 1


def _next_list(root: HtmlElement, text: str, own: str) -> str:
    """Give where the list goes on: its 下一页, else the page that its script's pager would link to."""
    for anchor in root.xpath(f"(//a[@href])[position() <= {MOST_LINKS}]"):
        if NEXT.fullmatch(link_text(anchor)[:20].strip()):
            url = absolute(own, anchor.get("href"))
            return url if url != own and _is_on_host(url, own) else ""
    if pager := PAGER.search(text):
        count, here, name, suffix = int(pager[1]), int(pager[2]), pager[3], pager[4]
        return absolute(own, f"{name}_{here + 1}.{suffix}") if here + 1 < count else ""
    return ""


def _issue(capture: Capture, on: date, mine: Iterable[Listed]) -> Issue:
    """Give the issue, with the numbers that every link to it says alike."""
    numbers = {one.issue_number for one in mine}
    totals = {one.total_number for one in mine}
    return Issue(
        publication=capture.context.publication,
        issued_on=on,
        edition=capture.context.edition,
        issue_number=numbers.pop() if len(numbers) == 1 else "",
        total_number=totals.pop() if len(totals) == 1 else "",
    )


def _bare(capture: Capture) -> Reading:
    return Reading(capture_id=capture.id, reader=NAME, reader_version=VERSION, context=capture.context)


def _nothing(capture: Capture, kind: str, message: str) -> Reading:
    return replace(_bare(capture), problems=(Problem(kind=kind, message=message, severity=Severity.ERROR),))

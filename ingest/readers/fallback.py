"""A page of no known system that holds an article all the same: its prose found by trafilatura, and marked as found so.

The library (Apache-2.0) tells an article's text from what stands around it on pages it has never seen; it knows nothing of
newspapers. So no kicker, no region, no page: an article read so is worth having, and says in a note how it was read.
"""

from __future__ import annotations

import logging
import re
from datetime import date
from functools import lru_cache

from lxml.html import HtmlElement

from ingest.encoding import decode
from ingest.items import Capture, Fidelity, Issue, Problem, Reading, Severity
from ingest.language.dates import read_issue_date
from ingest.language.text import HAN
from ingest.readers.description import day_of
from ingest.readers.markup import find, lines_of, parse, tidy
from ingest.readers.stating import Stated, reading_of

NAME = "fallback"
VERSION = 1
FIDELITY = Fidelity.MARKUP

LARGEST = 2_000_000  # bytes; an article's page is some 100 kB
LEAST_PROSE = 60  # Han characters in paragraphs that end as sentences do
SENTENCE = re.compile(rf"[{HAN}][^。！？]*[。！？]")  # headlines have none
NOT_THERE = re.compile(r"404|not found|不存在|无法访问|找不到|已(?:被)?删除|请登录|Access Denied", re.I)
DAY = re.compile(r"(?<!\d)((?:19|20)\d\d[-/_]?[01]\d[-/_]?[0-3]\d)(?!\d)")
PUBLISHED = (
    "//meta[translate(@name, 'PUBDATELISH', 'pubdatelish')='pubdate']/@content",
    "//meta[translate(@name, 'PUBDATELISH', 'pubdatelish')='publishdate']/@content",
    "//meta[@property='article:published_time']/@content",
)
SITE = re.compile(r"\s*(?:[_|]|\s[-–—]\s|[-–—](?=[^-–—]{2,12}(?:网|报|站|频道)$)).*$")
HEADS = "//h1 | //h2 | //*[contains(translate(@class, 'T', 't'), 'title')] | //*[contains(translate(@id, 'T', 't'), 'title')]"
MOST_HEADS = 40
LONGEST_ABOUT = 60  # characters of a line that tells of the article
ABOUT = re.compile(
    r"(?:来源|作者|编辑|责编|发布|时间|日期|浏览|点击)[^。]{0,60}[:：]|^[\d\s:年月日时分/.-]{6,}"
)  # 2024-03-15 来源：…
LONGEST_TITLE = 120  # characters


def recognise(capture: Capture) -> tuple[str, ...]:
    """Give the reason for reading a capture as an article of a page of no known system; none when it holds none."""
    if len(capture.body) > LARGEST or b"<" not in capture.body[:2000] or capture.status >= 400:
        return ()
    paragraphs = _prose(capture)
    count = sum(map(len, paragraphs))
    return (f"no system is known by it, but {count} characters of an article stand in it",) if paragraphs else ()


def read(capture: Capture) -> Reading:
    """Read the article. What nothing says stays empty; without a day it is of no issue.

    Raises:
        UndecodableError: the bytes are no text.
    """
    root = parse(decode(capture))
    on = capture.context.issued_on or day_of({"date": (DAY.search(capture.url) or [""])[0]}) or _published(root)
    note = Problem(
        kind="fallback", message="Its system is not known: only title and text were found.", severity=Severity.NOTE
    )
    if on is None:
        message = "Neither its address nor what led to it nor its head says of which day it is."
        problem = Problem(kind="no_date", message=message)
        return Reading(
            capture_id=capture.id,
            reader=NAME,
            reader_version=VERSION,
            context=capture.context,
            problems=(note, problem),
        )
    title = _title(root)
    body = _prose(capture)
    while body and (body[0] == title or (len(body[0]) < LONGEST_ABOUT and ABOUT.search(body[0]))):
        body = body[1:]
    problems = [note]
    if capture.context.page is None:
        message = "Nothing says on which page it stood: it is filed under the first."
        problems.append(Problem(kind="page_assumed", message=message))
    stated = Stated(
        name=_name(capture.url),
        url=capture.url,
        page=capture.context.page or 1,
        position=capture.context.position or 1,
        regions=capture.context.regions,
        title=(title,) if title else (),
        body=body,
    )
    issue = Issue(publication=capture.context.publication, issued_on=on, edition=capture.context.edition)
    return reading_of(stated, capture, issue, NAME, VERSION, problems)


@lru_cache(maxsize=4)
def _extracted(text: str) -> tuple[str, ...]:
    """Give the paragraphs that the library finds; recognising and reading ask for the same page in turn."""
    import trafilatura  # noqa: PLC0415  # it takes a sixth of a second to import, and most crawls never need it

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # that it finds nothing is an answer, and no error
    strictly = trafilatura.extract(text, include_comments=False, include_tables=False, favor_precision=True)
    found = strictly or trafilatura.extract(text, include_comments=False, include_tables=False)
    return tuple(line for raw in (found or "").split("\n") if (line := tidy(raw)))


def _prose(capture: Capture) -> tuple[str, ...]:
    """Give the paragraphs of the article, up to the last that ends as a sentence; none where too little is prose."""
    try:
        paragraphs = _extracted(decode(capture))
    except ValueError:  # not text
        return ()
    ends = [number for number, line in enumerate(paragraphs) if SENTENCE.search(line)]
    if not ends or sum(len(paragraphs[number]) for number in ends) < LEAST_PROSE:
        return ()
    head = paragraphs[0][:LONGEST_TITLE]
    return () if NOT_THERE.search(head) and len(paragraphs) < 4 else paragraphs[: ends[-1] + 1]


def _title(root: HtmlElement) -> str:
    """Give the headline: the first-rank heading that the page's title repeats, else that title without the site's name."""
    shown = find(root, "//head/title", "//title")
    whole = " ".join(lines_of(shown)) if shown is not None else ""
    heads = [line for node in root.xpath(HEADS)[:MOST_HEADS] if (line := " ".join(lines_of(node)))]
    if head := next((line for line in heads if len(line) >= 4 and line in whole), ""):
        return head[:LONGEST_TITLE]
    meta = next((tidy(one) for one in root.xpath("//meta[@property='og:title']/@content") if tidy(one)), "")
    return SITE.sub("", meta or whole)[:LONGEST_TITLE].strip()


def _published(root: HtmlElement) -> date | None:
    written = (value for path in PUBLISHED for value in root.xpath(path))
    return next((day for value in written if (day := read_issue_date(str(value)[:40]))), None)


def _name(url: str) -> str:
    name = url.split("#", maxsplit=1)[0].rstrip("/").rpartition("/")[2]
    return name or "index"

"""What must hold between the fields of an issue: each rule is the sentence that says what is wrong, and when it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TypeVar

from ingest.items import Kind, PageCredit
from sample.lunar import lunar_date
from sample.printed import SENTENCE_ENDS, Printed, PrintedIssue, PrintedPage

T = TypeVar("T")

BRACKETS = ("", "【】", "《》", "（）", "()", "[]")
DIGITS = "一二三四五六七八九"

_JUMP = re.compile(r"[（(](?:下转|转|上接|紧接)第?[^（）()]{1,4}版[）)]|>>")
_PAGE = re.compile(rf"(?P<letter>[A-Z]?)(?:0?(?P<number>\d\d?)|(?P<word>[{DIGITS}]))版")
_BLANK = re.compile(r"\s")


def issue_problems(issue: PrintedIssue) -> Iterator[str]:
    """Give a sentence for everything in an issue that contradicts what it prints, with the place it stands in."""
    for page in issue.pages:
        yield from (f"page {page.sequence}: {problem}" for problem in _page_problems(page))
        for article in page.articles:
            yield from (f"page {page.sequence} {article.slug}: {problem}" for problem in article_problems(article))
            yield from (
                f"page {page.sequence} {article.slug}: {problem}" for problem in _place_problems(issue, article)
            )
    if [page.sequence for page in issue.pages] != list(range(1, issue.page_count + 1)):
        yield f"pages: page_count is {issue.page_count}, but the pages are not 1 to that"
    yield from (f"slug: {slug} stands twice" for slug in _twice(article.slug for article in issue.articles))
    files = (image.file for article in issue.articles for image in article.images)
    yield from (f"images: the file {file} stands twice" for file in _twice(files))
    yield from _clashes(issue)
    yield from _masthead_problems(issue)


def article_problems(article: Printed) -> list[str]:
    """Give a sentence for everything in one article that contradicts what it prints."""
    found = [problem for problem, is_wrong in ARTICLE_RULES.items() if is_wrong(article)]
    for byline in article.bylines:
        if not byline.raw or not _stands_in(byline.raw, [article.byline_text, *(i.credit for i in article.images)]):
            found.append(f"bylines: raw “{byline.raw}” stands neither in byline_text nor in a picture's credit")
        if not byline.name or byline.name not in _BLANK.sub("", byline.raw):
            found.append(f"bylines: name “{byline.name}” does not stand in its raw “{byline.raw}”")
    return found


def page_named(text: str) -> str:
    """Give the page that a label or a jump names: ``2`` of 第二版, 02版 and 转2版, ``A1`` of 第A1版; empty for none."""
    found = _PAGE.search(text)
    if found is None:
        return ""
    number = int(found["number"]) if found["number"] else DIGITS.index(found["word"]) + 1
    return f"{found['letter']}{number}"


def _lines_of(article: Printed) -> list[str]:
    lines = [*article.kicker, *article.headline, *article.subhead, *article.whole_body.split("\n")]
    return [*lines, *(line for image in article.images for line in (image.caption, image.credit))]


def _is_unprinted(article: Printed) -> bool:
    printed = [article.whole_body, article.byline_line, article.signature, *(image.credit for image in article.images)]
    return not all(_stands_in(line, printed) for line in article.byline_text.split("\n"))


def _ends_with_byline(article: Printed) -> bool:
    lines = [line for line in article.byline_text.split("\n") if line]
    return article.whole_body.endswith(
        tuple(f"{left}{line}{right}" for line in lines for left, right in ("（）", "()"))
    )


ARTICLE_RULES: dict[str, Callable[[Printed], bool]] = {
    "column_style is none of 【】 《》 （） () [] or empty": lambda a: a.column_style not in BRACKETS,
    "column_style without a column_label": lambda a: bool(a.column_style) and not a.column_label,
    "column_label holds its brackets": lambda a: a.column_label[:1] in tuple("【《（(["),
    "headline, body and images are all empty": lambda a: not (a.headline or a.body or a.images),
    "body: a line is blank": lambda a: (
        any(not line.strip() for line in a.whole_body.split("\n")) and bool(a.whole_body)
    ),
    "body, deck or caption: a line begins or ends with a blank": lambda a: (
        not a.verse and any(line != line.strip() for line in _lines_of(a))
    ),
    "body: a jump text stands in it": lambda a: bool(_JUMP.search(a.whole_body)),
    "body: the signature stands in it": lambda a: bool(a.signature) and a.signature in a.whole_body,
    "body: it ends with the byline, which belongs into signature": _ends_with_byline,
    "body: the byline_line stands in it": lambda a: bool(a.byline_line) and a.byline_line in a.whole_body,
    "body: a caption stands in it": lambda a: any(i.caption and i.caption in a.whole_body for i in a.images),
    "images: the credit stands in the caption": lambda a: any(i.credit and i.credit in i.caption for i in a.images),
    "dateline_text does not open the body": lambda a: not a.body.startswith(a.dateline_text),
    "dateline_place does not stand in dateline_text": lambda a: a.dateline_place not in a.dateline_text,
    "dateline_on without its day in dateline_text": lambda a: (
        a.dateline_on is not None and not re.search(rf"(?<!\d){a.dateline_on.day}日", a.dateline_text)
    ),
    "byline_text: a line of it is printed nowhere": _is_unprinted,
    "byline_line is missing in byline_text": lambda a: a.byline_line not in a.byline_text,
    "signature is missing in byline_text": lambda a: a.signature not in a.byline_text,
    "verse: a poem's line breaks are meant": lambda a: a.kind is Kind.POEM and not a.verse,
    "body: a pointer or banner has none": lambda a: a.kind in (Kind.POINTER, Kind.BANNER) and bool(a.whole_body),
    "a pointer needs headline, jump_text and points_to": lambda a: (
        a.kind is Kind.POINTER and not (a.headline and a.jump_text and a.points_to)
    ),
    "points_to belongs to a pointer": lambda a: a.kind is not Kind.POINTER and bool(a.points_to),
    "a banner needs headline and covers": lambda a: a.kind is Kind.BANNER and not (a.headline and a.covers),
    "covers belongs to a banner": lambda a: a.kind is not Kind.BANNER and bool(a.covers),
    "a photo needs images, and no body": lambda a: a.kind is Kind.PHOTO and (not a.images or bool(a.body)),
    "roundup belongs to a brief": lambda a: a.kind is not Kind.BRIEF and bool(a.roundup),
    "kind: the colophon is a field of its page": lambda a: a.kind is Kind.COLOPHON,
    "continuation: cuts_paragraph contradicts how the first piece ends": lambda a: (
        a.continuation is not None and a.continuation.cuts_paragraph == a.body.endswith(SENTENCE_ENDS)
    ),
    "continuation: a piece has no body": lambda a: a.continuation is not None and not (a.body and a.continuation.body),
}
"""What is wrong with an article, and how to tell."""


def _page_problems(page: PrintedPage) -> Iterator[str]:
    if not page_named(page.label):
        yield f"label: “{page.label}” names no page"
    at = 0
    for credit in page.credits:
        found = page.colophon.find(credit.raw, at)
        if not credit.raw or found < 0:
            yield f"credits: raw “{credit.raw}” does not stand in the colophon, or not in this order"
            continue
        at = found + len(credit.raw)
        if not _is_name_of(credit):
            yield f"credits: “{credit.name}” is not the name in its raw “{credit.raw}”"
    if page.colophon and not page.credits:
        yield "credits: the colophon has none"


def _is_name_of(credit: PageCredit) -> bool:
    return bool(credit.name) and _BLANK.sub("", credit.raw).endswith(credit.name)


def _place_problems(issue: PrintedIssue, article: Printed) -> Iterator[str]:
    """Give what is wrong between an article and the rest of the issue."""
    at = {one.slug: one.page for one in issue.articles}
    labels = {page.sequence: page_named(page.label) for page in issue.pages}
    if article.dateline_on and article.dateline_on > issue.issued_on:
        yield f"dateline_on: {article.dateline_on} is after the issue"
    for slug in (*article.covers, article.points_to):
        if slug and slug not in at:
            yield f"covers or points_to: there is no {slug}"
    if article.points_to in at and page_named(article.jump_text) != labels[at[article.points_to]]:
        yield f"jump_text: “{article.jump_text}” does not name the page of {article.points_to}"
    rest = article.continuation
    if rest is None:
        return
    if rest.page not in labels or rest.page == article.page:
        yield f"continuation: page {rest.page} is not another page of the issue"
        return
    if page_named(rest.jump_text) != labels[rest.page]:
        yield f"continuation: jump_text “{rest.jump_text}” does not name page {rest.page}"
    if page_named(rest.from_text) != labels[article.page]:
        yield f"continuation: from_text “{rest.from_text}” does not name page {article.page}"


def _clashes(issue: PrintedIssue) -> Iterator[str]:
    """Give the continuations that cannot stand at their position."""
    arriving = [(article.slug, article.continuation) for article in issue.articles if article.continuation]
    for page in issue.pages:
        here = [(slug, rest.position) for slug, rest in arriving if rest.page == page.sequence]
        room = len(page.articles) + len(here)
        for slug, position in here:
            if not 1 <= position <= room:
                yield f"page {page.sequence} {slug}: continuation: position {position} is not 1 to {room}"
        for position in _twice(position for _, position in here):
            yield f"page {page.sequence}: two continuations have position {position}"


def _masthead_problems(issue: PrintedIssue) -> Iterator[str]:
    mastheads = [article for article in issue.articles if article.kind is Kind.MASTHEAD]
    if [article.page for article in mastheads] != [1]:
        yield f"masthead: there are {len(mastheads)}, and one must stand on page 1"
        return
    said = mastheads[0].body
    on = issue.issued_on
    printed = {
        "issued_on": f"{on.year}年{on.month}月{on.day}日",
        "weekday": weekday(on),
        "lunar": issue.lunar,
        "issue_number": issue.issue_number,
        "total_number": f"总第{issue.total_number}期" if issue.total_number else "",
    }
    yield from (f"{name}: the masthead does not print {text}" for name, text in printed.items() if text not in said)
    counts = {f"今日{issue.page_count}版", f"今日{DIGITS[issue.page_count - 1]}版"}
    if "今日" in said and not any(count in said for count in counts):
        yield f"page_count: the masthead does not print 今日{issue.page_count}版"
    if issue.lunar:
        yield from _lunar_problems(issue)


def _lunar_problems(issue: PrintedIssue) -> Iterator[str]:
    try:
        true = f"农历{lunar_date(issue.issued_on)}"
    except ValueError as error:
        yield f"lunar: {error}"
        return
    if issue.lunar != true:
        yield f"lunar: {issue.issued_on} is {true}, not {issue.lunar}"


def weekday(on: date) -> str:
    """Give ``星期五``."""
    return f"星期{'一二三四五六日'[on.weekday()]}"


def _stands_in(text: str, places: Iterable[str]) -> bool:
    return any(text in place for place in places)


def _twice(values: Iterable[T]) -> list[T]:
    return [value for value, count in Counter(values).items() if count > 1]

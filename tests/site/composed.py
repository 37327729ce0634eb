"""Small issues of any day, composed of the sample's articles: a year of them is no work, and no two print the same story."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache
from random import Random

from ingest.items import Kind
from sample.paper import load_issues
from sample.printed import Printed, PrintedIssue, PrintedPage

DIGITS = "一二三四五六日"
ALONE = (Kind.STORY, Kind.BRIEF, Kind.PHOTO, Kind.NOTICE)


def composed(days: Iterable[date], *, pages: int = 4, articles: int = 2) -> tuple[PrintedIssue, ...]:
    """Give an issue a day, oldest first, each of ``pages`` pages with so many articles, the masthead on the first."""
    return tuple(_issue(on, number, pages, articles) for number, on in enumerate(sorted(days), 1001))


def _issue(on: date, number: int, pages: int, articles: int) -> PrintedIssue:
    chance = Random(f"{on}")
    chosen = [_article(one, chance) for one in chance.sample(_articles(), pages * articles)]
    patterns = load_pages()[:pages]
    made = []
    for at, pattern in enumerate(patterns):
        own = [replace(one, slug=f"a{at}-{n}") for n, one in enumerate(chosen[at * articles : (at + 1) * articles])]
        printed = [*([_masthead(on, number, pages)] if at == 0 else []), *own]
        placed = tuple(replace(one, page=pattern.sequence, position=n) for n, one in enumerate(printed, 1))
        made.append(replace(pattern, articles=placed))
    return PrintedIssue(
        issued_on=on, issue_number=f"第{number - 1000}期", total_number=str(number), lunar="", page_count=pages, pages=tuple(made)
    )  # fmt: skip


@cache
def load_pages() -> tuple[PrintedPage, ...]:
    """Give the pages of an issue of the sample: labels, sections and colophons are theirs."""
    return load_issues()[-1].pages


@cache
def _articles() -> tuple[Printed, ...]:
    return tuple(
        article
        for issue in load_issues()
        for article in issue.articles
        if article.kind in ALONE and not (article.continuation or article.roundup or article.jump_text)
    )


@cache
def _paragraphs() -> tuple[str, ...]:
    return tuple(line for one in _articles() if one.kind is Kind.STORY for line in one.body.split("\n")[1:-1])


def _article(article: Printed, chance: Random) -> Printed:
    """Give a story its first paragraph and two of other stories."""
    first, *others = article.body.split("\n")
    if article.kind is not Kind.STORY or len(others) < 2 or article.verse:
        return article
    return replace(article, body="\n".join([first, *chance.sample(_paragraphs(), 2)]))


def _masthead(on: date, number: int, pages: int) -> Printed:
    printed = f"""\
中共云岫县委主管　云岫县融媒体中心主办
{on.year}年{on.month}月{on.day}日　星期{DIGITS[on.weekday()]}
第{number - 1000}期　总第{number}期　今日{pages}版　准印证号：松内准第0031号"""
    return Printed(slug="masthead", kind=Kind.MASTHEAD, headline=("云岫报",), body=printed)

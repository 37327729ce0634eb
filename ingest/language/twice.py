"""A story that a system publishes under two ids: its pieces on two pages without a printed jump, or the whole of it twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from ingest.items import Article, Kind
from ingest.language.jumps import join
from ingest.language.text import HAN, for_matching

LONG_ENOUGH = (
    8  # characters of a headline that no two stories of an issue share by chance; 拍卖公告 and 图片新闻 have four
)
LONG_TEXT = 40  # characters of a text
_IGNORED = re.compile(rf"[^0-9A-Za-z{HAN}]+")


def join_twice(articles: Sequence[Article]) -> list[Article]:
    """Join the two articles of an issue that are one story.

    They have one headline, long enough to be theirs alone. Their texts are the same: the story is listed twice, on one page
    or on two. Or they differ and stand on neighbouring pages, the second without an opener of its own: a story continued
    under a second id (中青报 does so), kept as two parts. Of three or more with one headline none is joined.
    """
    by_headline: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        title = _letters(article.kicker + article.headline)
        if article.kind in (Kind.STORY, Kind.BRIEF) and len(_letters(article.headline)) >= LONG_ENOUGH:
            by_headline[title].append(article)
    joined: dict[int, Article] = {}
    gone: set[int] = set()
    for same in by_headline.values():
        if len(same) != 2:
            continue
        first, second = sorted(same, key=lambda article: (article.page, article.position))
        if (one := _one(first, second)) is not None:
            joined[id(first)] = one
            gone.add(id(second))
    return [joined.get(id(article), article) for article in articles if id(article) not in gone]


def _one(first: Article, second: Article) -> Article | None:
    """Give the story that two articles of one headline are, None where they are two."""
    texts = _letters(first.body), _letters(second.body)
    is_same = texts[0] == texts[1] and len(texts[0]) >= LONG_TEXT
    last = first.parts[-1].page
    if is_same and first.page == second.page:
        part = first.parts[0]
        regions = tuple(dict.fromkeys((*part.regions, *second.parts[0].regions)))
        return replace(
            first,
            parts=(replace(part, regions=regions), *first.parts[1:]),
            other_sources=tuple(dict.fromkeys((*first.other_sources, *second.sources))),
        )
    if is_same:
        return join(first, second)
    goes_on = second.page == last + 1 and all(texts) and not second.dateline_text and not second.byline_text
    return join(first, second) if goes_on else None


def _letters(text: str) -> str:
    return _IGNORED.sub("", for_matching(text))

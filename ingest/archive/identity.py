"""Which article is which: ids, content hashes, and whether two readings are of one printed article.

Identity and content are two things. An id is minted once, from the raw key of the first source that showed the article,
and never depends on cleaned text; the content hash says whether the text changed.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from ingest.items import Article, Source

ALIKE = 0.8  # share of bigrams from which two texts of one page are one printed article
PRINTED_HERE = 0.9  # share of a text's bigrams from which a page whose articles are known already holds it
LONG_ENOUGH = 40  # characters from which a text that holds another's whole is the same article
SPACE = re.compile(r"\s+")


def article_id(page_id: str, source_key: str) -> str:
    """Mint the id of an article that starts on ``page_id``."""
    return f"{page_id}-{hashlib.sha256(source_key.encode()).hexdigest()[:10]}"


def content(article: Article) -> dict[str, object]:
    """Give what a revision keeps: the texts as printed, and who is named."""
    return {
        "column_label": article.column_label,
        "kicker": article.kicker,
        "headline": article.headline,
        "subhead": article.subhead,
        "byline_text": article.byline_text,
        "dateline_text": article.dateline_text,
        "body": article.body,
        "captions": [image.caption for image in article.images],
        "bylines": [asdict(byline) for byline in article.bylines],
    }


def content_hash(article: Article) -> str:
    """Give the hash that changes when the printed texts do; who is named follows from them and is left out."""
    return _digest({name: value for name, value in content(article).items() if name != "bylines"})


def reading_hash(article: Article) -> str:
    """Give the hash of all that one reading says of an article, except which capture said it."""
    facts = asdict(article)
    for part in facts["parts"]:
        del part["source"]["capture_id"]
    for source in facts["other_sources"]:
        del source["capture_id"]
    return _digest(facts)


def match(new: Sequence[Article], rows: Mapping[str, Article]) -> dict[int, str]:
    """Pair new articles (by index) with rows (by id) that are the same printed article, one to one, the most alike first."""
    pairs = sorted(
        (
            (similarity(article, row), index, row_id)
            for index, article in enumerate(new)
            for row_id, row in rows.items()
            if _share_page(article, row)
        ),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    matched: dict[int, str] = {}
    for alike, index, row_id in pairs:
        if alike >= ALIKE and index not in matched and row_id not in matched.values():
            matched[index] = row_id
    return matched


def similarity(one: Article, other: Article) -> float:
    """Give how alike two readings of one page are, 0…1: the share of bigrams that their texts have in common.

    A whole text found inside the other counts as the same: one reading may have the page's piece of a story and the other
    all of it, or may have taken a caption for a body. So does the same headline over bodies that have no text at all.
    """
    text, text_ = _text(one), _text(other)
    if text == text_:
        return 1.0
    body, body_ = _squeeze(one.body), _squeeze(other.body)
    short, long = sorted((body, body_), key=len)
    if len(short) >= LONG_ENOUGH and short in long:
        return 0.99
    if not text or not text_:
        return 0.0
    pairs, pairs_ = _bigrams(text), _bigrams(text_)
    return 2 * (pairs & pairs_).total() / max(1, pairs.total() + pairs_.total())


def holder(new: Article, rows: Mapping[str, Article]) -> str | None:
    """Give the row (by id) that holds most of a text which the rows of its page hold between them; else None.

    A worse reading may cut a page otherwise than the paper's own markup did; what is printed there is no new article.
    """
    pairs = _bigrams(_text(new))
    shared = {row_id: pairs & _bigrams(_whole(row)) for row_id, row in rows.items() if _share_page(new, row)}
    together: Counter[str] = Counter()
    for held in shared.values():
        together |= held
    if not shared or together.total() < PRINTED_HERE * pairs.total():
        return None
    return max(shared, key=lambda row_id: (shared[row_id].total(), row_id))


def keys(article: Article) -> list[str]:
    """Give the raw keys of an article's sources, the one that names it first."""
    return [source.key for source in article.sources]


def best(sources: Sequence[Source]) -> int:
    """Give the best fidelity's rank among ``sources``."""
    return max(source.fidelity.rank for source in sources)


def _share_page(one: Article, other: Article) -> bool:
    return not {part.page for part in one.parts}.isdisjoint(part.page for part in other.parts)


def _text(article: Article) -> str:
    captions = "" if article.body else "".join(image.caption + image.credit for image in article.images)
    return _squeeze(
        article.column_label + article.kicker + article.headline + article.subhead + article.body + captions
    )


def _whole(article: Article) -> str:
    """Give all that is printed of an article, in whatever field."""
    printed = (article.byline_text, *(image.caption + image.credit for image in article.images))
    jumps = (part.jump_text for part in article.parts)
    return _squeeze("\n".join((_text(article), *article.deck, *printed, *jumps)))


def _squeeze(text: str) -> str:
    return SPACE.sub("", text)


def _bigrams(text: str) -> Counter[str]:
    return Counter(text[i : i + 2] for i in range(max(1, len(text) - 1)))


def _digest(facts: object) -> str:
    canonical = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(canonical.encode()).hexdigest()[:32]

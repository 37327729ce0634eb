"""Which article is which: ids and hashes.

Identity and content are two things. An id is minted once, from the raw key of the first source that showed the article,
and never depends on cleaned text; the content hash says whether the text changed.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, replace

from ingest.items import Article, Source


def article_id(page_id: str, source_key: str) -> str:
    """Mint the id of an article that starts on ``page_id``: ``yunxiu-2024-03-15-p01-3f2a91c07d``."""
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
    """Give the SHA-256 that changes when the printed texts do; who is named follows from them and is left out."""
    return _digest({name: value for name, value in content(article).items() if name != "bylines"})


def reading_hash(article: Article) -> str:
    """Give the SHA-256 of all that one reading says of an article, except which capture said it."""
    parts = tuple(replace(part, source=_uncaptured(part.source)) for part in article.parts)
    others = tuple(map(_uncaptured, article.other_sources))
    return hashlib.sha256(repr(replace(article, parts=parts, other_sources=others)).encode()).hexdigest()


def keys(article: Article) -> list[str]:
    """Give the raw keys of an article's sources, the one that names it first."""
    return [source.key for source in article.sources]


def _uncaptured(source: Source) -> Source:
    return replace(source, capture_id="")


def _digest(facts: object) -> str:
    canonical = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()

"""Small articles to try the language room on."""

from datetime import date
from typing import Any

from ingest.items import Article, Fidelity, Issue, Part, Source

ISSUE = Issue(publication="yunxiu", issued_on=date(2024, 3, 22))


def source(key: str = "yunxiu/1") -> Source:
    return Source(key=key, url="", capture_id="c", reader="text", reader_version=1, fidelity=Fidelity.FLAT)


def part(body: str, page: int = 1, key: str = "yunxiu/1", **facts: Any) -> Part:
    return Part(page=page, source=source(key), body=body, **facts)


def article(body: str, page: int = 1, key: str = "yunxiu/1", **facts: Any) -> Article:
    return Article(parts=(part(body, page, key),), **facts)

"""Pages that newspapers served, held to the truth kept beside them; nothing where they are not kept."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ingest import readers
from ingest.items import Article, Capture, Context, LinkKind, Reading, Role
from ingest.language.complete import complete
from ingest.readers.facing import printed_number

PAGES = Path(__file__).parents[2] / "../shared/pages"
ADDRESSES = {  # of the files in pages_truth.json, as far as the system needs them
    "stdaily-kjrb": "http://paper.example/kjrb/html/{y}-{m}/{d}/{file}",
    "ctnews-zglyb": "http://paper.example/zglyb/html/{y}-{m}/{d}/{file}",
    "rmrb-2017": "http://paper.example/rmrb/html/{y}-{m}/{d}/{file}",
    "rmrb-pc": "http://paper.example/rmrb/pc/layout/{y}{m}/{d}/{file}",
}
Scores = Iterator[tuple[str, Counter[str], Counter[str]]]


def real_scores() -> Scores:
    """Give for every set of real pages its name and the fields right and wrong."""
    if not PAGES.is_dir():
        return
    for truth in json.loads((PAGES / "pages_truth.json").read_text(encoding="utf-8")):
        yield _page_scores(truth)
    yield _article_scores()


def capture_of(url: str, body: bytes, context: Context) -> Capture:
    """Give a capture of a page that was kept."""
    return Capture(
        url=url, requested_url=url, fetched_at=datetime(2024, 1, 1, tzinfo=UTC), status=200, body=body, context=context
    )


def _page_scores(truth: dict[str, Any]) -> tuple[str, Counter[str], Counter[str]]:
    """Compare the page's articles as its lists and map name them, and its date; bodies are not kept of these."""
    paper, _, file = truth["file"].partition("/")
    year, month, day = truth["date"].split("-")
    url = ADDRESSES[paper].format(y=year, m=month, d=day, file=re.sub(r"^[\d-]+_(?:layout_)?", "", file))
    reading = readers.read(capture_of(url, (PAGES / truth["file"]).read_bytes(), Context(publication="paper")))
    links = [link for link in reading.links if link.kind is LinkKind.ARTICLE]
    named = {_file(link.url): link.context.headline for link in links}
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for article in truth["articles"]:
        _count(
            right, wrong, "headline", _folded([named.get(_file(article["href"]), "")]) == _folded([article["title"]])
        )
        _count(right, wrong, "issued_on", bool(reading.issue and reading.issue.issued_on.isoformat() == truth["date"]))
    wrong["headline"] += len(links) - len(truth["articles"]) if len(links) > len(truth["articles"]) else 0
    return f"{paper}, page", right, wrong


def _article_scores() -> tuple[str, Counter[str], Counter[str]]:
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for truth, article in real_articles():
        said = [byline for byline in article.bylines if byline.role is not Role.SOURCE] if article else []
        is_photo = truth["kind"] == "photo"  # of all others the truth leaves the photographers out
        names = {byline.name for byline in said if is_photo or byline.role is not Role.PHOTOGRAPHER}
        for name, printed in (("headline", "title"), ("kicker", "introtitle"), ("subhead", "subtitle")):
            _count(right, wrong, name, article is not None and getattr(article, name) == truth[printed])
        body = _folded(article.body.split("\n")) if article else None
        _count(right, wrong, "body", body == _folded(truth["paragraphs"]))
        _count(right, wrong, "bylines", names == set(truth["bylines"]))
        _count(right, wrong, "issued_on", article is not None and f"/{truth['date']}/" in article.sources[0].key)
    return "hubeidaily-pad, articles", right, wrong


def real_articles() -> Iterator[tuple[dict[str, Any], Article | None]]:
    """Give each touch page's truth and its article: read, with the bylines that language finds in it."""
    lines = (PAGES / "hubeidaily-pad/ground_truth.jsonl").read_text(encoding="utf-8").splitlines()
    for truth in map(json.loads, lines):
        parts = urlsplit(truth["url"])
        url = f"{parts.scheme}://{parts.netloc}{parts.path.replace('/pc/', '/pad/')}"
        known = Context(
            publication="paper",
            issued_on=date.fromisoformat(truth["date"]),
            page=printed_number(truth["page_no"] or "") or 1,
        )
        reading: Reading = readers.read(capture_of(url, (PAGES / truth["file"]).read_bytes(), known))
        article = reading.articles[0] if reading.articles else None
        if article and reading.issue:
            named = complete(article, reading.issue, "湖北日报")
            article = _with_bylines(article, named)
        yield truth, article


def _with_bylines(read: Article, named: Article) -> Article:
    """Give the article with its body as read: the truth keeps byline lines among the paragraphs."""
    return Article(
        parts=read.parts, kicker=read.kicker, headline=read.headline, subhead=read.subhead, bylines=named.bylines
    )


def _folded(paragraphs: list[str]) -> list[str]:
    return [" ".join(paragraph.split()) for paragraph in paragraphs]


def _file(url: str) -> str:
    return urlsplit(url).path.rpartition("/")[2]


def _count(right: Counter[str], wrong: Counter[str], name: str, is_right: bool) -> None:
    (right if is_right else wrong)[name] += 1

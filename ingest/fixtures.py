"""A paper's fixture: pages as they were fetched, and what was read of them, so that they can be read again for ever."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from ingest import readers
from ingest.items import Article, Capture, Context, Reading

CAPTURES = "captures.json"
EXPECTED = "expected.json"


def keep(captures: Sequence[Capture], folder: Path) -> None:
    """Write captures into a folder: a file each, and ``captures.json``, which says where and when each was fetched."""
    listed = []
    for number, capture in enumerate(captures, 1):
        (folder / f"{number}.page").write_bytes(capture.body)
        listed.append(
            {
                "file": f"{number}.page",
                "url": capture.url,
                "requested_url": capture.requested_url,
                "fetched_at": capture.fetched_at.isoformat(),
                "status": capture.status,
                "content_type": capture.headers.get("content-type", ""),
                "context": json.loads(capture.context.to_json()),
            }
        )
    (folder / CAPTURES).write_text(_json(listed), encoding="utf-8")


def read_again(folder: Path) -> str:
    """Give what the readers say today of a folder's captures, as JSON for a person to read and a test to compare."""
    return _json([_said(readers.read(capture)) for capture in captures(folder)])


def captures(folder: Path) -> Iterator[Capture]:
    """Give the captures of a folder as they were fetched."""
    for known in json.loads((folder / CAPTURES).read_text(encoding="utf-8")):
        yield Capture(
            url=known["url"],
            requested_url=known["requested_url"],
            fetched_at=datetime.fromisoformat(known["fetched_at"]),
            status=known["status"],
            body=(folder / known["file"]).read_bytes(),
            context=Context.from_json(json.dumps(known["context"])),
            headers={"content-type": known["content_type"]},
        )


def _said(reading: Reading) -> dict[str, Any]:
    return {
        "reader": reading.reader,
        "issue": asdict(reading.issue) if reading.issue else None,
        "pages": [asdict(page) for page in reading.pages],
        "articles": [_article(article) for article in reading.articles],
        "links": [f"{link.kind} {link.url} {link.context.headline}".rstrip() for link in reading.links],
        "problems": [problem.message for problem in reading.problems],
    }


def _article(article: Article) -> dict[str, Any]:
    return {
        "key": article.sources[0].key,
        "page": article.page,
        "kind": article.kind,
        "kicker": article.kicker,
        "headline": article.headline,
        "subhead": article.subhead,
        "byline_text": article.byline_text,
        "body": article.body.split("\n"),
        "images": [asdict(image) for image in article.images],
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, default=str) + "\n"

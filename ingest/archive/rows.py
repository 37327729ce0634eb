"""Articles as rows and rows as articles: the two directions of one table of columns."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from sqlite_utils import Database

from ingest.archive.identity import content_hash
from ingest.items import Article, Byline, Fidelity, Image, Issue, Kind, Part, Publication, Role, Source
from ingest.language.doubts import count_doubts

CHUNK = 500  # ids a query; SQLite allows 32,766 variables


def article_row(article: Article, issue: Issue) -> dict[str, object]:
    """Give the columns of ``articles`` that follow from the article itself."""
    first = article.parts[0]
    return {
        "page_id": issue.page_id(article.page),
        "issue_id": issue.id,
        "position": article.position,
        "kind": article.kind.value,
        "column_label": article.column_label,
        "kicker": article.kicker,
        "headline": article.headline,
        "subhead": article.subhead,
        "deck_text": "\n".join(article.deck),
        "byline_text": article.byline_text,
        "source": article.source,
        "dateline_text": article.dateline_text,
        "dateline_place": article.dateline_place,
        "dateline_on": article.dateline_on.isoformat() if article.dateline_on else None,
        "body": article.body,
        "body_chars": len(article.body),
        "doubts": count_doubts(f"{_deck(article)}\n{article.body}"),
        "source_key": first.source.key,
        "source_url": first.source.url,
        "content_hash": content_hash(article),
    }


def _deck(article: Article) -> str:
    return "\n".join(article.deck or (article.kicker, article.headline, article.subhead))


def part_rows(article: Article, issue: Issue) -> list[dict[str, object]]:
    """Give the rows of ``parts``; each says which characters of the whole body it is."""
    at = 0  # in code points, as SQLite's substr counts
    rows: list[dict[str, object]] = []
    for number, part in enumerate(article.parts, 1):
        start = at + (1 if at and part.body and not part.is_run_on else 0)
        at = start + len(part.body)
        rows.append(
            {
                "position": number,
                "page_id": issue.page_id(part.page),
                "region_json": json.dumps(part.regions, separators=(",", ":")),
                "source_key": part.source.key,
                "source_url": part.source.url,
                "jump_text": part.jump_text,
                "jump_to": part.jump_to,
                "jump_from": part.jump_from,
                "is_run_on": int(part.is_run_on),
                "body_start": start,
                "body_end": at,
            }
        )
    return rows


def byline_rows(article: Article) -> list[dict[str, object]]:
    """Give the rows of ``bylines``."""
    return [
        {"position": number, "role": byline.role.value, "name": byline.name, "outlet": byline.outlet, "raw": byline.raw}
        for number, byline in enumerate(article.bylines, 1)
    ]


def image_rows(article: Article, article_id: str, issue: Issue) -> list[dict[str, object]]:
    """Give the rows of ``images``."""
    return [
        {
            "id": f"{article_id}-i{number}",
            "page_id": issue.page_id(image.page or article.page),
            "position": number,
            "url": image.url,
            "caption": image.caption,
            "credit": image.credit,
        }
        for number, image in enumerate(article.images, 1)
    ]


def search_texts(article: Article) -> tuple[str, str, str]:
    """Give what the index holds of an article: headline, body (with captions) and people (with picture credits)."""
    headline = (article.column_label, article.kicker, article.headline, article.subhead)
    body = (article.body, *(image.caption for image in article.images))
    people = (
        article.byline_text,
        *(byline.name for byline in article.bylines),
        *(one.credit for one in article.images),
    )
    return "\n".join(headline), "\n".join(body), "\n".join(people)


def load_articles(db: Database, ids: Iterable[str]) -> dict[str, Article]:
    """Read articles back, by id. Problems are not among what is read back."""
    wanted = list(dict.fromkeys(ids))
    loaded: dict[str, Article] = {}
    for start in range(0, len(wanted), CHUNK):
        loaded |= _load(db, wanted[start : start + CHUNK])
    return loaded


def _load(db: Database, ids: Sequence[str]) -> dict[str, Article]:
    marks = ",".join("?" * len(ids))

    def children(sql: str) -> dict[str, list[dict[str, Any]]]:
        found: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in db.query(sql.format(marks=marks), ids):
            found[row["article_id"]].append(row)
        return found

    sources = children("SELECT * FROM sources WHERE article_id IN ({marks}) ORDER BY rowid")
    # A part names its source; that of a duplicate has moved to the article it is a duplicate of.
    parts = children(
        "SELECT t.*, g.sequence, s.capture_id, s.reader, s.reader_version, s.fidelity "
        "FROM parts t JOIN pages g ON g.id = t.page_id JOIN sources s ON s.source_key = t.source_key "
        "WHERE t.article_id IN ({marks}) ORDER BY t.position"
    )
    bylines = children("SELECT * FROM bylines WHERE article_id IN ({marks}) ORDER BY position")
    images = children(
        "SELECT m.*, g.sequence FROM images m JOIN pages g ON g.id = m.page_id "
        "WHERE m.article_id IN ({marks}) ORDER BY m.position"
    )
    rows = db.query(f"SELECT * FROM articles WHERE id IN ({marks})", ids)  # noqa: S608  # marks are question marks
    return {
        row["id"]: _article(row, sources[row["id"]], parts[row["id"]], bylines[row["id"]], images[row["id"]])
        for row in rows
    }


def _article(
    row: dict[str, Any],
    sources: list[dict[str, Any]],
    parts: list[dict[str, Any]],
    bylines: list[dict[str, Any]],
    images: list[dict[str, Any]],
) -> Article:
    of_parts = {part["source_key"] for part in parts}
    return Article(
        parts=tuple(_part(part, row["body"]) for part in parts),
        position=row["position"],
        kind=Kind(row["kind"]),
        column_label=row["column_label"],
        deck=tuple(row["deck_text"].split("\n")) if row["deck_text"] else (),
        kicker=row["kicker"],
        headline=row["headline"],
        subhead=row["subhead"],
        byline_text=row["byline_text"],
        source=row["source"],
        dateline_text=row["dateline_text"],
        dateline_place=row["dateline_place"],
        dateline_on=date.fromisoformat(row["dateline_on"]) if row["dateline_on"] else None,
        bylines=tuple(
            Byline(role=Role(one["role"]), name=one["name"], outlet=one["outlet"], raw=one["raw"]) for one in bylines
        ),
        images=tuple(
            Image(url=one["url"], caption=one["caption"], credit=one["credit"], page=one["sequence"]) for one in images
        ),
        other_sources=tuple(_source(source) for source in sources if source["source_key"] not in of_parts),
    )


def _part(row: dict[str, Any], body: str) -> Part:
    return Part(
        page=row["sequence"],
        source=_source(row),
        body=body[row["body_start"] : row["body_end"]],
        regions=tuple(tuple((x, y) for x, y in region) for region in json.loads(row["region_json"])),
        jump_text=row["jump_text"],
        jump_to=row["jump_to"],
        jump_from=row["jump_from"],
        is_run_on=bool(row["is_run_on"]),
    )


def _source(row: dict[str, Any]) -> Source:
    return Source(
        key=row["source_key"],
        url=row["source_url"],
        capture_id=row["capture_id"],
        reader=row["reader"],
        reader_version=row["reader_version"],
        fidelity=Fidelity(row["fidelity"]),
    )


PRINTED = """
SELECT a.id, g.sequence, a.position, a.kind, a.column_label, a.kicker, a.headline, a.subhead, a.byline_text, a.source,
       a.dateline_text, a.dateline_place, coalesce(a.dateline_on, ''), a.body,
       (SELECT group_concat(role || ' ' || name || ' ' || outlet, char(10)) FROM
           (SELECT role, name, outlet FROM bylines WHERE article_id = a.id ORDER BY position)),
       (SELECT group_concat(caption || ' ' || credit, char(10)) FROM
           (SELECT caption, credit FROM images WHERE article_id = a.id ORDER BY position))
FROM articles a JOIN pages g ON g.id = a.page_id WHERE a.issue_id = ?
"""
PRINTED_NAMES = (
    "page position kind column_label kicker headline subhead byline_text source dateline_text dateline_place dateline_on "
    "body bylines captions"
).split()


def printed_fields(db: Database, issue_id: str) -> dict[str, dict[str, str]]:
    """Give what the articles of an issue say, field by field as text, by article id."""
    return {
        article_id: {name: str(value or "") for name, value in zip(PRINTED_NAMES, values, strict=True)}
        for article_id, *values in db.conn.execute(PRINTED, [issue_id])
    }


def load_publication(db: Database, publication: str) -> Publication:
    """Give the facts of a paper as the archive holds them; nothing but its id of one that it does not know."""
    names = [one.name for one in fields(Publication)]
    row = db.conn.execute(f"SELECT {', '.join(names)} FROM publications WHERE id = ?", [publication]).fetchone()  # noqa: S608  # our own names
    return Publication(**dict(zip(names, row, strict=True))) if row else Publication(id=publication)

"""Save articles: find the row each belongs to, add what is new, revise what changed, touch what did not."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from sqlite_utils import Database

from ingest.archive.identity import article_id, best, content, content_hash, holder, keys, match, reading_hash
from ingest.archive.instants import stamp
from ingest.archive.merging import merge
from ingest.archive.rows import article_row, byline_rows, image_rows, load_articles, part_rows, search_texts
from ingest.archive.search import add_to_index, drop_from_index
from ingest.items import Article, Issue, IssueReading

IndexRow = tuple[int, str, str, str]


@dataclass(frozen=True, slots=True)
class Placed:
    """A new reading of an article and the rows (by id) that its sources lead to; none when it is new."""

    article: Article
    rows: tuple[str, ...]
    is_unchanged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedArticles:
    """What became of each article of a reading, by row id in reading order."""

    ids: tuple[str, ...]
    new: int
    changed: int
    unchanged: int


def save_articles(db: Database, reading: IssueReading, seen_at: datetime) -> SavedArticles:
    """Save the articles of an issue, inside the caller's transaction."""
    placed = _match(db, reading, _place(db, reading.articles))
    old = load_articles(db, (row for one in placed if not one.is_unchanged for row in one.rows[:1]))
    now = stamp(seen_at)
    ids: list[str] = []
    dropped: list[IndexRow] = []
    added: list[IndexRow] = []
    new = changed = 0
    for one in placed:
        if one.is_unchanged:
            ids.append(one.rows[0])
            continue
        if not one.rows:
            row_id = _insert(db, one.article, reading.issue, now, added)
            new += 1
        else:
            row_id = one.rows[0]
            changed += _update(db, row_id, old[row_id], one.article, reading.issue, now, dropped, added)
            _absorb(db, row_id, one.rows[1:])
        _save_sources(db, row_id, one.article)
        ids.append(row_id)
    db.conn.executemany("UPDATE articles SET last_seen_at = ? WHERE id = ?", ((now, row_id) for row_id in ids))
    drop_from_index(db, dropped)
    add_to_index(db, added)
    return SavedArticles(ids=tuple(ids), new=new, changed=changed, unchanged=len(ids) - new - changed)


def open_jumps(db: Database, issue_id: str) -> list[Article]:
    """Give the issue's articles with a jump (下转, 上接) whose other end was not seen yet."""
    ids = db.conn.execute(
        """
        SELECT DISTINCT a.id FROM articles a JOIN parts t ON t.article_id = a.id
        WHERE a.issue_id = :issue AND a.kind <> 'pointer' AND a.duplicate_of IS NULL AND (
            (t.jump_to <> '' AND NOT EXISTS
                (SELECT 1 FROM parts n WHERE n.article_id = a.id AND n.position > t.position))
            OR (t.jump_from <> '' AND t.position = 1))
        """,
        {"issue": issue_id},
    )
    return list(load_articles(db, (row_id for (row_id,) in ids)).values())


def _place(db: Database, articles: Sequence[Article]) -> list[Placed]:
    """Find the rows that the articles' source keys lead to."""
    wanted = json.dumps([key for article in articles for key in keys(article)])
    known: dict[str, tuple[str, str]] = {
        key: (row, read)
        for key, row, read in db.conn.execute(
            "SELECT source_key, article_id, reading_hash FROM sources WHERE source_key IN (SELECT value FROM json_each(?))",
            [wanted],
        )
    }
    placed = []
    for article in articles:
        found = [known[key] for key in keys(article) if key in known]
        rows = tuple(dict.fromkeys(row for row, _ in found))
        same = (
            len(rows) == 1
            and len(found) == len(keys(article))
            and {read for _, read in found} == {reading_hash(article)}
        )
        placed.append(Placed(article, rows, same))
    return placed


def _match(db: Database, reading: IssueReading, placed: list[Placed]) -> list[Placed]:
    """Match articles that no key leads to with rows of their pages that another source gave.

    A row that this reader itself gave is another article, unless the reading gives the whole page and the row's key is no
    longer on it: then its headline was corrected, and its raw key with it. What is left of a worse reading of a page, and
    is held by the articles of a better one, belongs to the one that holds most of it.
    """
    if all(one.rows for one in placed):
        return placed
    rows = load_articles(db, _rows_on(db, reading))
    claimed = {row for one in placed for row in one.rows}
    present = {key for one in placed for key in keys(one.article)}
    unplaced = [(number, one.article) for number, one in enumerate(placed) if not one.rows]
    for reader, group in groupby(sorted(unplaced, key=_reader), key=_reader):
        numbers, articles = zip(*group, strict=True)
        candidates = {
            row: old for row, old in rows.items() if row not in claimed and _may_match(old, reader, reading, present)
        }
        for index, row in match(articles, candidates).items():
            placed[numbers[index]] = replace(placed[numbers[index]], rows=(row,))
            claimed.add(row)
    for number, article in unplaced:
        better = {row: old for row, old in rows.items() if best(old.sources) > best(article.sources)}
        if not placed[number].rows and (row_id := holder(article, better)):
            placed[number] = replace(placed[number], rows=(row_id,))
    return placed


def _reader(numbered: tuple[int, Article]) -> str:
    return numbered[1].parts[0].source.reader


def _may_match(row: Article, reader: str, reading: IssueReading, present: set[str]) -> bool:
    own = [source for source in row.sources if source.reader == reader]
    return not own or (row.page in reading.whole_pages and all(source.key not in present for source in own))


def _rows_on(db: Database, reading: IssueReading) -> list[str]:
    pages = {reading.issue.page_id(part.page) for article in reading.articles for part in article.parts}
    found = db.conn.execute(
        """
        SELECT DISTINCT t.article_id FROM parts t JOIN articles a ON a.id = t.article_id
        WHERE t.page_id IN (SELECT value FROM json_each(?)) AND a.duplicate_of IS NULL
        """,
        [json.dumps(sorted(pages))],
    )
    return [row for (row,) in found]


def _insert(db: Database, article: Article, issue: Issue, now: str, added: list[IndexRow]) -> str:
    row_id = article_id(issue.page_id(article.page), keys(article)[0])
    (search_id,) = db.conn.execute("SELECT coalesce(max(search_id), 0) + 1 FROM articles").fetchone()
    # The rowid equals search_id until somebody runs VACUUM; only search_id is promised.
    row = {"rowid": search_id, "id": row_id, "search_id": search_id} | article_row(article, issue)
    _add(db, "articles", row | {"first_seen_at": now, "last_seen_at": now})
    _add_children(db, row_id, article, issue)
    _add_revision(db, row_id, article, article, now)
    added.append((search_id, *search_texts(article)))
    return row_id


def _update(
    db: Database,
    row_id: str,
    old: Article,
    new: Article,
    issue: Issue,
    now: str,
    dropped: list[IndexRow],
    added: list[IndexRow],
) -> bool:
    """Write what the article has become; True when its text changed."""
    merged = replace(merge(old, new), problems=())
    if _without_captures(merged) == _without_captures(old):
        return False
    (search_id,) = db.conn.execute("SELECT search_id FROM articles WHERE id = ?", [row_id]).fetchone()
    row = article_row(merged, issue)
    columns = ", ".join(f"{name} = :{name}" for name in row)
    db.conn.execute(f"UPDATE articles SET {columns} WHERE id = :id", row | {"id": row_id})  # noqa: S608  # our own names
    for table in ("parts", "bylines", "images"):
        db.conn.execute(f"DELETE FROM {table} WHERE article_id = ?", [row_id])  # noqa: S608  # our own names
    _add_children(db, row_id, merged, issue)
    if search_texts(old) != search_texts(merged):
        dropped.append((search_id, *search_texts(old)))
        added.append((search_id, *search_texts(merged)))
    if content_hash(old) == content_hash(merged):
        return False
    _add_revision(db, row_id, merged, new, now)
    return True


def _absorb(db: Database, row_id: str, others: Iterable[str]) -> None:
    """Mark rows that turned out to be parts of this one; their sources move, nothing is deleted."""
    for other in others:
        db.conn.execute("UPDATE articles SET duplicate_of = ? WHERE id = ?", [row_id, other])


def _without_captures(article: Article) -> Article:
    parts = tuple(replace(part, source=replace(part.source, capture_id="")) for part in article.parts)
    return replace(article, parts=parts, other_sources=())


def _add_children(db: Database, row_id: str, article: Article, issue: Issue) -> None:
    for table, rows in (
        ("parts", part_rows(article, issue)),
        ("bylines", byline_rows(article)),
        ("images", image_rows(article, row_id, issue)),
    ):
        for row in rows:
            _add(db, table, {"article_id": row_id} | row)


def _add_revision(db: Database, row_id: str, article: Article, read: Article, now: str) -> None:
    source = read.parts[0].source
    (number,) = db.conn.execute(
        "SELECT coalesce(max(number), 0) + 1 FROM article_revisions WHERE article_id = ?", [row_id]
    ).fetchone()
    revision = {
        "article_id": row_id,
        "number": number,
        "seen_at": now,
        "content_hash": content_hash(article),
        "content_json": json.dumps(content(article), ensure_ascii=False),
        "capture_id": source.capture_id,
        "reader": source.reader,
        "reader_version": source.reader_version,
    }
    _add(db, "article_revisions", revision)


def _save_sources(db: Database, row_id: str, article: Article) -> None:
    read = reading_hash(article)
    db.conn.executemany(
        """
        INSERT INTO sources (source_key, article_id, source_url, capture_id, reader, reader_version, fidelity, reading_hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (source_key) DO UPDATE SET
            article_id = excluded.article_id, source_url = excluded.source_url, capture_id = excluded.capture_id,
            reader = excluded.reader, reader_version = excluded.reader_version, fidelity = excluded.fidelity,
            reading_hash = excluded.reading_hash
        """,
        (
            (s.key, row_id, s.url, s.capture_id, s.reader, s.reader_version, s.fidelity.value, read)
            for s in article.sources
        ),
    )


def _add(db: Database, table: str, row: Mapping[str, object]) -> None:
    names = ", ".join(row)
    marks = ", ".join(f":{name}" for name in row)
    db.conn.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", row)  # noqa: S608  # our own names

"""Save articles: add what is new, revise what changed, touch what did not, mark what is gone."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlite_utils import Database

from ingest.archive.identity import article_id, content, content_hash, keys, reading_hash
from ingest.archive.instants import stamp
from ingest.archive.merging import merge, succeed
from ingest.archive.pages import ensure_pages
from ingest.archive.placing import place, whole_pages
from ingest.archive.rows import article_row, byline_rows, image_rows, load_articles, part_rows, search_texts
from ingest.archive.search import add_to_index, drop_from_index
from ingest.items import Article, Fidelity, Issue, IssueReading, Problem

SAVE_SOURCE = """
INSERT INTO sources (source_key, article_id, source_url, capture_id, reader, reader_version, fidelity, reading_hash)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (source_key) DO UPDATE SET
    source_url = excluded.source_url, capture_id = excluded.capture_id, reader = excluded.reader,
    reader_version = excluded.reader_version, fidelity = excluded.fidelity, reading_hash = excluded.reading_hash
"""
# Sources of the readers of this sitting on rows that start on a page it read whole, where it did not find them.
GONE = """
SELECT s.source_key, a.id, s.reader IN (SELECT value FROM json_each(:readers))
FROM articles a JOIN sources s ON s.article_id = a.id
WHERE a.page_id IN (SELECT value FROM json_each(:pages)) AND a.duplicate_of IS NULL
"""

# The parts of an issue's articles: the row, the page and how well it was read.
HELD = """
SELECT a.id, g.sequence, s.fidelity
FROM articles a JOIN parts t ON t.article_id = a.id JOIN pages g ON g.id = t.page_id
JOIN sources s ON s.source_key = t.source_key
WHERE a.issue_id = ? AND a.duplicate_of IS NULL AND a.withdrawn_at IS NULL
ORDER BY g.sequence, a.position, a.id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedArticles:
    """What became of each article of a reading, by row id in reading order.

    ``gone`` are the raw keys that stood on a page which was read whole, and are no longer there.
    """

    ids: tuple[str, ...]
    new: int
    changed: int
    unchanged: int
    withdrawn: int
    problems: tuple[Problem, ...]
    gone: frozenset[str]


@dataclass(slots=True)
class _Sitting:
    """One save in progress: where to, when, and the search index's changes, which are fed at its end."""

    db: Database
    issue: Issue
    now: str
    dropped: dict[int, tuple[str, str, str]] = field(default_factory=dict)
    added: dict[int, tuple[str, str, str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def save_articles(db: Database, reading: IssueReading, seen_at: datetime) -> SavedArticles:
    """Save the articles of an issue, inside the caller's transaction."""
    sitting = _Sitting(db, reading.issue, stamp(seen_at))
    placed = place(db, reading)
    held = load_articles(db, (row for one in placed if not one.is_unchanged for row in one.rows))
    present = {key for article in reading.articles for key in keys(article)}
    whole = whole_pages(reading)
    saved: dict[str, tuple[str, Article]] = {}
    heirs: dict[str, str] = {}  # rows absorbed in this sitting, and by which
    ids = [""] * len(placed)
    new = changed = 0
    for one in placed:
        article = one.article
        if not one.own:
            ids[one.number], kept = saved[keys(article)[0]]
            _compare_twin(sitting, article, kept)
            continue
        rows = list(dict.fromkeys(heirs.get(row, row) for row in one.rows))
        if one.is_unchanged and rows[0] == one.rows[0]:  # not absorbed by another article of this sitting
            row_id = rows[0]
        elif not rows:
            row_id = _insert(sitting, article)
            _save_sources(sitting, row_id, article, one.own)
            new += 1
        else:
            row_id, *others = rows
            old = held[row_id]
            merged = merge(succeed(old, article, present, whole), article)
            changed += _update(sitting, row_id, old, merged, article)
            absorbed = [other for other in others if other not in ids and _holds(merged, held[other])]
            _absorb(sitting, row_id, absorbed)
            heirs |= dict.fromkeys(absorbed, row_id)
            _save_sources(sitting, row_id, article, one.own)
            held[row_id] = merged
        _absorb(sitting, row_id, one.pieces)
        saved |= dict.fromkeys(one.own, (row_id, article))
        ids[one.number] = row_id
    db.conn.executemany(
        "UPDATE articles SET last_seen_at = ?, withdrawn_at = NULL WHERE id = ?", [(sitting.now, row) for row in ids]
    )
    gone, withdrawn = _withdraw(sitting, reading, present, set(ids))
    drop_from_index(db, ((number, *texts) for number, texts in sitting.dropped.items()))
    add_to_index(db, ((number, *texts) for number, texts in sitting.added.items()))
    return SavedArticles(
        ids=tuple(ids),
        new=new,
        changed=changed,
        unchanged=len(ids) - new - changed,
        withdrawn=withdrawn,
        problems=tuple(sitting.problems),
        gone=gone,
    )


def load_article(db: Database, row_id: str) -> Article:
    """Read one article back, without its problems. Raises KeyError when there is none."""
    return load_articles(db, [row_id])[row_id]


def open_jumps(db: Database, issue_id: str) -> list[Article]:
    """Give the issue's articles with a jump (下转, 上接) whose other end was not seen yet, in page order."""
    found = db.conn.execute(
        """
        SELECT DISTINCT a.id, a.page_id, a.position FROM articles a JOIN parts t ON t.article_id = a.id
        WHERE a.issue_id = :issue AND a.kind NOT IN ('pointer', 'banner')
          AND a.duplicate_of IS NULL AND a.withdrawn_at IS NULL AND (
            ((t.jump_to <> '' OR t.jump_text LIKE '%转%') AND NOT EXISTS
                (SELECT 1 FROM parts n WHERE n.article_id = a.id AND n.position > t.position))
            OR ((t.jump_from <> '' OR t.jump_text LIKE '%接%') AND t.position = 1))
        ORDER BY a.page_id, a.position, a.id
        """,
        {"issue": issue_id},
    ).fetchall()
    loaded = load_articles(db, (row_id for row_id, *_ in found))
    return [loaded[row_id] for row_id, *_ in found]


def best_ranks(db: Database, issue_id: str) -> dict[int, int]:
    """Give the rank of the best source of each page (sequence) of which the issue holds an article."""
    found = db.conn.execute(HELD, [issue_id]).fetchall()
    ranks: dict[int, int] = {}
    for _, page, fidelity in found:
        ranks[page] = max(ranks.get(page, 0), Fidelity(fidelity).rank)
    return ranks


def held_better(db: Database, issue_id: str, rank: int) -> list[Article]:
    """Give the issue's articles whose source is better than ``rank``, in page order."""
    found = db.conn.execute(HELD, [issue_id]).fetchall()
    return list(load_articles(db, (row for row, _, fidelity in found if Fidelity(fidelity).rank > rank)).values())


def held_worse(db: Database, issue_id: str, rank: int, pages: Collection[int]) -> dict[str, Article]:
    """Give the issue's articles by row that stand on these pages alone, and whose sources are all worse than ``rank``."""
    ranks: defaultdict[str, int] = defaultdict(int)
    places: defaultdict[str, set[int]] = defaultdict(set)
    for row, page, fidelity in db.conn.execute(HELD, [issue_id]):
        ranks[row] = max(ranks[row], Fidelity(fidelity).rank)
        places[row].add(page)
    return load_articles(db, (row for row in ranks if ranks[row] < rank and places[row] <= set(pages)))


def withdraw(db: Database, rows: Iterable[str], seen_at: datetime) -> None:
    """Mark rows that a better source of their page, read whole, shows to be no articles."""
    db.conn.executemany(
        "UPDATE articles SET withdrawn_at = ? WHERE id = ? AND withdrawn_at IS NULL",
        [(stamp(seen_at), row) for row in rows],
    )


def _insert(sitting: _Sitting, article: Article) -> str:
    db, issue = sitting.db, sitting.issue
    row_id = article_id(issue.page_id(article.page), keys(article)[0])
    (search_id,) = db.conn.execute("SELECT coalesce(max(search_id), 0) + 1 FROM articles").fetchone()
    # The rowid equals search_id until somebody runs VACUUM; only search_id is promised.
    row = {"rowid": search_id, "id": row_id, "search_id": search_id} | article_row(article, issue)
    _ensure_pages(sitting, article)
    _add(db, "articles", [row | {"first_seen_at": sitting.now, "last_seen_at": sitting.now}])
    for table, rows in _children(article, row_id, issue).items():
        _add(db, table, rows)
    _add_revision(sitting, row_id, article, article)
    sitting.added[search_id] = search_texts(article)
    return row_id


def _update(sitting: _Sitting, row_id: str, old: Article, merged: Article, read: Article) -> bool:
    """Write what the article has become, as far as it differs; True when its printed text does."""
    db, issue = sitting.db, sitting.issue
    row = article_row(merged, issue)
    (held_in,) = db.conn.execute("SELECT issue_id FROM articles WHERE id = ?", [row_id]).fetchone()
    is_moved = held_in != issue.id  # its date or edition was read wrongly before
    if is_moved or row != article_row(old, issue):
        _ensure_pages(sitting, merged)
        columns = ", ".join(f"{name} = :{name}" for name in row)
        db.conn.execute(f"UPDATE articles SET {columns} WHERE id = :id", row | {"id": row_id})  # noqa: S608  # our own names
    before = _children(old, row_id, issue)
    for table, rows in _children(merged, row_id, issue).items():
        if is_moved or rows != before[table]:
            _ensure_pages(sitting, merged)
            db.conn.execute(f"DELETE FROM {table} WHERE article_id = ?", [row_id])  # noqa: S608  # our own names
            _add(db, table, rows)
    if search_texts(old) != search_texts(merged):
        (search_id,) = db.conn.execute("SELECT search_id FROM articles WHERE id = ?", [row_id]).fetchone()
        sitting.dropped.setdefault(search_id, search_texts(old))
        sitting.added[search_id] = search_texts(merged)
    if content_hash(old) == content_hash(merged):
        return False
    _add_revision(sitting, row_id, merged, read)
    return True


def _children(article: Article, row_id: str, issue: Issue) -> dict[str, list[dict[str, object]]]:
    rows = {
        "parts": part_rows(article, issue),
        "bylines": byline_rows(article),
        "images": image_rows(article, row_id, issue),
    }
    return {table: [{"article_id": row_id} | row for row in found] for table, found in rows.items()}


def _ensure_pages(sitting: _Sitting, article: Article) -> None:
    pictured = [image.page for image in article.images if image.page]
    ensure_pages(sitting.db, sitting.issue, [*(part.page for part in article.parts), *pictured])


def _holds(merged: Article, other: Article) -> bool:
    """Tell whether an article has taken up all of another row's text: then that row is its duplicate."""
    return {part.source.key for part in merged.parts}.issuperset(part.source.key for part in other.parts)


def _absorb(sitting: _Sitting, row_id: str, others: Iterable[str]) -> None:
    """Mark rows that turned out to be parts or pieces of this one; their sources move, nothing is deleted."""
    for other in others:
        sitting.db.conn.execute(
            "UPDATE articles SET duplicate_of = ? WHERE id = ? OR duplicate_of = ?", [row_id, other, other]
        )
        sitting.db.conn.execute("UPDATE sources SET article_id = ? WHERE article_id = ?", [row_id, other])


def _compare_twin(sitting: _Sitting, article: Article, kept: Article) -> None:
    """Say so when two articles of one sitting have one key and two texts; the first was kept."""
    if keys(article)[0] in keys(kept)[1:] or content_hash(article) == content_hash(kept):
        return
    message = f"Two articles came under one key; “{kept.headline}” was kept and “{article.headline}” was not."
    sitting.problems.append(Problem(kind="repeated_key", message=message, subject=keys(article)[0]))


def _withdraw(
    sitting: _Sitting, reading: IssueReading, present: set[str], seen: set[str]
) -> tuple[frozenset[str], int]:
    """Mark the rows that only this sitting's readers knew and that are gone from a page it read whole.

    Gives the raw keys that are gone, and how many rows are newly withdrawn. A page that brought no article at all says
    nothing: it may not have been read well.
    """
    spoken = {part.page for article in reading.articles for part in article.parts} & whole_pages(reading)
    readers = {source.reader for article in reading.articles for source in article.sources}
    pages = [sitting.issue.page_id(page) for page in spoken]
    rows = sitting.db.conn.execute(
        GONE, {"readers": json.dumps(sorted(readers)), "pages": json.dumps(pages)}
    ).fetchall()
    gone = frozenset(key for key, _, is_ours in rows if is_ours and key not in present)
    others = {row for _, row, is_ours in rows if not is_ours}
    lost = {row for _, row, _ in rows} - others - seen
    found = sitting.db.conn.executemany(
        "UPDATE articles SET withdrawn_at = ? WHERE id = ? AND withdrawn_at IS NULL",
        [(sitting.now, row) for row in sorted(lost)],
    )
    return gone, max(0, found.rowcount)


def _add_revision(sitting: _Sitting, row_id: str, article: Article, read: Article) -> None:
    source = read.parts[0].source
    (number,) = sitting.db.conn.execute(
        "SELECT coalesce(max(number), 0) + 1 FROM article_revisions WHERE article_id = ?", [row_id]
    ).fetchone()
    revision = {
        "article_id": row_id,
        "number": number,
        "seen_at": sitting.now,
        "content_hash": content_hash(article),
        "content_json": json.dumps(content(article), ensure_ascii=False),
        "capture_id": source.capture_id,
        "reader": source.reader,
        "reader_version": source.reader_version,
    }
    _add(sitting.db, "article_revisions", [revision])


def _save_sources(sitting: _Sitting, row_id: str, article: Article, wanted: Sequence[str]) -> None:
    read = reading_hash(article)
    sitting.db.conn.executemany(
        SAVE_SOURCE,
        [
            (s.key, row_id, s.url, s.capture_id, s.reader, s.reader_version, s.fidelity.value, read)
            for s in article.sources
            if s.key in wanted
        ],
    )


def _add(db: Database, table: str, rows: Sequence[Mapping[str, object]]) -> None:
    if not rows:
        return
    names = ", ".join(rows[0])
    marks = ", ".join(f":{name}" for name in rows[0])
    db.conn.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)  # noqa: S608  # our own names


def joined_keys(db: Database, issue_id: str) -> frozenset[str]:
    """Give the raw keys of the sources whose articles the archive holds with both ends of their jump joined."""
    keys_of = db.conn.execute(
        """
        SELECT s.source_key FROM sources s JOIN articles a ON a.id = s.article_id
        WHERE a.issue_id = ? AND (SELECT count(*) FROM parts t WHERE t.article_id = a.id) > 1
        """,
        [issue_id],
    )
    return frozenset(key for (key,) in keys_of)

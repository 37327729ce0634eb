"""Find articles that print the same text (重稿), and keep which repeats which: table ``duplicates``.

Only what ``changes`` says is new or revised since the last time is compared, with the articles that share keys with it, so
the cost grows with what is new. Of several that print one text the earliest issue's is the original, whenever it came in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlite_utils import Database

from ingest.archive.changes import last_version
from ingest.archive.sameness import (
    COMPARED,
    SHARED_KEYS,
    Print,
    is_column,
    is_comparable,
    keys_of,
    likeness,
    print_of,
)

REPRINT_DAYS = 60  # days after which the same text is a reprint: a wire story reaches the last paper within weeks
MOST_COMPARED = 50  # articles that share most keys; text so common is boilerplate
BATCH = 4000  # changes a transaction

COMPARED_VERSION = "SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'compared_version'"
REMEMBER = """
INSERT INTO meta (name, value) VALUES ('compared_version', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value
"""
CHANGED = """
SELECT c.article_id, max(c.what = 'revised') FROM changes c
WHERE c.version > ? AND c.version <= ? AND c.what IN ('added', 'revised') GROUP BY c.article_id ORDER BY min(c.version)
"""
# The keys of one transaction are gathered and then added in their order: each alone, of hashes, would be a page of the disk.
FRESH = """
CREATE TEMP TABLE IF NOT EXISTS fresh_keys (
    band_key INTEGER NOT NULL, search_id INTEGER NOT NULL, PRIMARY KEY (band_key, search_id)) STRICT, WITHOUT ROWID
"""
ADD_FRESH = (
    "INSERT OR IGNORE INTO duplicate_keys SELECT band_key, search_id FROM fresh_keys ORDER BY band_key, search_id"
)
ROW = """
SELECT a.search_id, a.id, i.issued_on, i.publication_id, a.body, a.kind, a.headline, a.column_label
FROM articles a JOIN issues i ON i.id = a.issue_id
"""
ALIKE = f"""
{ROW}
JOIN (SELECT search_id, count(*) AS shared FROM (
          SELECT band_key, search_id FROM duplicate_keys WHERE band_key IN (SELECT value FROM json_each(:keys))
          UNION SELECT band_key, search_id FROM fresh_keys WHERE band_key IN (SELECT value FROM json_each(:keys)))
      WHERE search_id <> :own GROUP BY search_id HAVING count(*) >= {SHARED_KEYS} ORDER BY shared DESC LIMIT {MOST_COMPARED}) k
    ON k.search_id = a.search_id
WHERE a.duplicate_of IS NULL
"""  # noqa: S608  # ours


@dataclass(frozen=True, slots=True)
class _Row:
    search_id: int
    id: str
    issued_on: str
    publication: str
    body: str
    kind: str
    headline: str
    column_label: str

    @property
    def age(self) -> tuple[str, str]:
        """Order by: the earliest is the original; of one day the first by id, which begins with paper, day and page."""
        return self.issued_on, self.id


def find_duplicates(db: Database) -> int:
    """Compare what is new or revised since the last time, in transactions of its own; give how many duplicates were found."""
    row = db.conn.execute(COMPARED_VERSION).fetchone()
    version, last = row[0] if row else 0, last_version(db)
    found = 0
    db.conn.execute(FRESH)
    while version < last:
        until = min(version + BATCH, last)
        with db.atomic():
            found += _compare_changed(db, version, until)
            db.conn.execute(REMEMBER, [str(until)])
        version = until
    return found


def _compare_changed(db: Database, since: int, until: int) -> int:
    """Compare the articles of these changes; give how many were found to repeat another."""
    db.conn.execute("DELETE FROM fresh_keys")
    wanted: dict[str, None] = {}
    for article_id, is_revised in db.conn.execute(CHANGED, [since, until]).fetchall():
        wanted[article_id] = None
        if is_revised:
            wanted |= dict.fromkeys(_forget(db, article_id))
    found = sum(_compare(db, _row(db, article_id)) for article_id in wanted)
    db.conn.execute(ADD_FRESH)
    return found


def _compare(db: Database, row: _Row | None) -> bool:
    """Keep an article's keys, and what it repeats or what repeats it; say whether it repeats one."""
    if row is None or row.kind not in COMPARED:
        return False
    text = print_of(row.body)
    if not is_comparable(text):
        return False
    keys = keys_of(text)
    alike = {other.id: (other, share) for other, share in _alike(db, row, text, keys)}
    if all(share < 1 for _, share in alike.values()):  # of what is printed again and again one has its keys for all
        db.conn.executemany(
            "INSERT OR IGNORE INTO fresh_keys (band_key, search_id) VALUES (?, ?)",
            [(key, row.search_id) for key in keys],
        )
    if not alike:
        return False
    roots = {_root(db, one.id) for one, _ in alike.values()}
    family = [row, *filter(None, (_row(db, root) for root in roots))]
    original = min(family, key=lambda one: one.age)
    for one in family:
        if one.id == original.id:
            continue
        share = alike[one.id][1] if one.id in alike else max(share for _, share in alike.values())
        _repoint(db, one, original)
        _keep(db, one, original, share)
    return original.id != row.id


def _alike(db: Database, row: _Row, text: Print, keys: Iterable[int]) -> Iterator[tuple[_Row, float]]:
    asked = {"keys": f"[{','.join(map(str, keys))}]", "own": row.search_id}
    for found in db.conn.execute(ALIKE, asked).fetchall():
        other = _Row(*found)
        share = likeness(text, print_of(other.body))
        if share == 1 or (share and not _is_other_week(row, other)):
            yield other, share


def _is_other_week(row: _Row, other: _Row) -> bool:
    """Say whether two that are alike are a paper's column of two weeks, each filled in with its own facts."""
    return row.publication == other.publication and is_column(row.headline, row.column_label)


def _forget(db: Database, article_id: str) -> list[str]:
    """Take back what was found of an article's earlier text; give what it repeated or what repeated it, to compare anew."""
    kin = db.conn.execute(
        "SELECT article_id FROM duplicates WHERE duplicate_of = :id "
        "UNION SELECT duplicate_of FROM duplicates WHERE article_id = :id",
        {"id": article_id},
    ).fetchall()
    db.conn.execute("DELETE FROM duplicates WHERE article_id = :id OR duplicate_of = :id", {"id": article_id})
    db.conn.execute(
        "DELETE FROM duplicate_keys WHERE search_id = (SELECT search_id FROM articles WHERE id = ?)", [article_id]
    )
    return [one for (one,) in kin]


def _root(db: Database, article_id: str) -> str:
    """Give what an article repeats, unless that became a part of another; itself, if nothing."""
    found = db.conn.execute(
        "SELECT a.id FROM duplicates d JOIN articles a ON a.id = d.duplicate_of "
        "WHERE d.article_id = ? AND a.duplicate_of IS NULL",
        [article_id],
    ).fetchone()
    return found[0] if found else article_id


def _row(db: Database, article_id: str) -> _Row | None:
    """Give an article; None where it is a part of another."""
    found = db.conn.execute(f"{ROW} WHERE a.id = ? AND a.duplicate_of IS NULL", [article_id]).fetchone()
    return _Row(*found) if found else None


def _repoint(db: Database, old: _Row, original: _Row) -> None:
    """Make what repeated ``old`` repeat the original instead; one original has no original itself."""
    db.conn.execute("UPDATE OR REPLACE duplicates SET duplicate_of = ? WHERE duplicate_of = ?", [original.id, old.id])
    db.conn.execute("DELETE FROM duplicates WHERE article_id = ?", [original.id])


def _keep(db: Database, one: _Row, original: _Row, share: float) -> None:
    days = (date.fromisoformat(one.issued_on) - date.fromisoformat(original.issued_on)).days
    method = "reprint" if days > REPRINT_DAYS else "exact" if share == 1.0 else "near"
    db.conn.execute("DELETE FROM duplicates WHERE article_id = ?", [one.id])
    db.conn.execute("INSERT INTO duplicates VALUES (?, ?, ?, ?)", [one.id, original.id, share, method])

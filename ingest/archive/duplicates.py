"""Find articles that print the same text (重稿), and keep which repeats which: table ``duplicates``.

Only articles that are new or revised are compared, with those that share a key, so the cost grows with what is new. Of
several that print one text the earliest issue's is the original, whenever it came in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlite_utils import Database

from ingest.archive.sameness import COMPARED, Print, is_comparable, keys_of, likeness, print_of

REPRINT_DAYS = 60  # days after which the same text is a reprint: a wire story reaches the last paper within weeks
MOST_COMPARED = 200  # articles that share a key; text so common is boilerplate
BATCH = 500  # articles a transaction

UNCOMPARED = """
SELECT a.search_id, a.id, a.content_hash, i.issued_on, a.body, a.kind FROM articles a
JOIN issues i ON i.id = a.issue_id
LEFT JOIN duplicate_signatures s ON s.search_id = a.search_id
WHERE s.content_hash IS NOT a.content_hash AND a.duplicate_of IS NULL
ORDER BY a.search_id LIMIT ?
"""
ALIKE = """
SELECT a.search_id, a.id, a.content_hash, i.issued_on, a.body, a.kind FROM articles a
JOIN issues i ON i.id = a.issue_id
WHERE a.duplicate_of IS NULL AND a.search_id IN (
    SELECT search_id FROM duplicate_keys WHERE band_key IN (SELECT value FROM json_each(?)) AND search_id <> ?
    GROUP BY search_id ORDER BY count(*) DESC LIMIT ?)
"""


@dataclass(frozen=True, slots=True)
class _Row:
    search_id: int
    id: str
    content_hash: str
    issued_on: str
    body: str
    kind: str

    @property
    def age(self) -> tuple[str, str]:
        """Order by: the earliest is the original; of one day the first by id, which begins with paper, day and page."""
        return self.issued_on, self.id


def find_duplicates(db: Database) -> int:
    """Compare what is new or revised since the last time, in transactions of its own; give how many duplicates were found."""
    found = 0
    while rows := [_Row(*row) for row in db.conn.execute(UNCOMPARED, [BATCH])]:
        with db.atomic():
            for row in rows:
                found += _compare(db, row)
    return found


def _compare(db: Database, row: _Row) -> bool:
    """Keep an article's keys, and what it repeats or what repeats it; say whether it repeats one."""
    _forget(db, row)
    db.conn.execute("INSERT INTO duplicate_signatures VALUES (?, ?)", [row.search_id, row.content_hash])
    text = print_of(row.body)
    if row.kind not in COMPARED or not is_comparable(text):
        return False
    keys = keys_of(text)
    alike = {other.id: (other, share) for other, share in _alike(db, row, text, keys)}
    if all(share < 1 for _, share in alike.values()):  # of what is printed again and again one has its keys for all
        db.conn.executemany(
            "INSERT OR IGNORE INTO duplicate_keys (band_key, search_id) VALUES (?, ?)",
            [(key, row.search_id) for key in keys],
        )
    if not alike:
        return False
    roots = {_root(db, one.id) for one, _ in alike.values()}
    family = [row, *(_row(db, root) for root in roots)]
    original = min(family, key=lambda one: one.age)
    for one in family:
        if one.id == original.id:
            continue
        share = alike[one.id][1] if one.id in alike else max(share for _, share in alike.values())
        _repoint(db, one, original)
        _keep(db, one, original, share)
    return original.id != row.id


def _alike(db: Database, row: _Row, text: Print, keys: Iterable[int]) -> Iterator[tuple[_Row, float]]:
    listed = "[" + ",".join(map(str, keys)) + "]"
    for found in db.conn.execute(ALIKE, [listed, row.search_id, MOST_COMPARED]).fetchall():
        other = _Row(*found)
        if share := likeness(text, print_of(other.body)):
            yield other, share


def _forget(db: Database, row: _Row) -> None:
    """Take back what was found of an article's earlier text; what repeated it is compared anew."""
    seen = db.conn.execute("SELECT 1 FROM duplicate_signatures WHERE search_id = ?", [row.search_id]).fetchone()
    if not seen:
        return
    kin = "SELECT article_id FROM duplicates WHERE duplicate_of = :id UNION SELECT duplicate_of FROM duplicates WHERE article_id = :id"
    repeats = db.conn.execute(kin, {"id": row.id}).fetchall()
    db.conn.execute("DELETE FROM duplicates WHERE article_id = :id OR duplicate_of = :id", {"id": row.id})
    db.conn.execute("DELETE FROM duplicate_keys WHERE search_id = ?", [row.search_id])
    db.conn.execute("DELETE FROM duplicate_signatures WHERE search_id = ?", [row.search_id])
    db.conn.executemany(
        "DELETE FROM duplicate_signatures WHERE search_id = (SELECT search_id FROM articles WHERE id = ?)", repeats
    )


def _root(db: Database, article_id: str) -> str:
    found = db.conn.execute("SELECT duplicate_of FROM duplicates WHERE article_id = ?", [article_id]).fetchone()
    return found[0] if found else article_id


def _row(db: Database, article_id: str) -> _Row:
    found = db.conn.execute(
        "SELECT a.search_id, a.id, a.content_hash, i.issued_on, a.body, a.kind FROM articles a "
        "JOIN issues i ON i.id = a.issue_id WHERE a.id = ?",
        [article_id],
    ).fetchone()
    return _Row(*found)


def _repoint(db: Database, old: _Row, original: _Row) -> None:
    """Make what repeated ``old`` repeat the original instead; one original has no original itself."""
    db.conn.execute("UPDATE OR REPLACE duplicates SET duplicate_of = ? WHERE duplicate_of = ?", [original.id, old.id])
    db.conn.execute("DELETE FROM duplicates WHERE article_id = ?", [original.id])


def _keep(db: Database, one: _Row, original: _Row, share: float) -> None:
    days = (date.fromisoformat(one.issued_on) - date.fromisoformat(original.issued_on)).days
    method = "reprint" if days > REPRINT_DAYS else "exact" if share == 1.0 else "near"
    db.conn.execute("DELETE FROM duplicates WHERE article_id = ?", [one.id])
    db.conn.execute("INSERT INTO duplicates VALUES (?, ?, ?, ?)", [one.id, original.id, share, method])

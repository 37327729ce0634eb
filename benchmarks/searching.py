"""Searching a large archive beside LIKE: an archive of short composed articles, built in bulk, and the words asked for."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from sqlite_utils import Database

from benchmarks.composing import AN_ISSUE, Composer, day_of
from ingest.archive.database import open_archive
from ingest.archive.search import add_to_index, search

SHORT = 200  # letters of a body
BATCH = 100  # issues a transaction
SEARCHES = 100
LIKES = 5  # it takes long
STAMP = "2024-03-15T00:00:00Z"
ADD = """
INSERT INTO articles (id, search_id, page_id, issue_id, position, kind, headline, body, body_chars, source_key, content_hash,
                      first_seen_at, last_seen_at)
VALUES (?, ?, ?, ?, ?, 'story', ?, ?, ?, ?, '', ?, ?)
"""
# The rival: the same page of the newest that hold the word.
LIKE = """
SELECT a.id, a.headline, a.body FROM articles a JOIN issues i ON i.id = a.issue_id
WHERE a.body LIKE ? OR a.headline LIKE ? ORDER BY i.issued_on DESC LIMIT 20
"""


@dataclass(frozen=True, slots=True)
class Searched:
    """Median seconds of a page found by our search, by the clock and of the processor, and by LIKE."""

    what: str
    ours: float
    ours_processor: float
    like: float


def build(path: Path, wanted: int) -> None:
    """Make an archive of so many articles with what a search reads of them, and no more."""
    composer = Composer()
    with open_archive(path, write=True) as db:
        db.conn.execute("PRAGMA synchronous = OFF")
        db.conn.execute("INSERT INTO publications (id) VALUES ('paper')")
        db.conn.commit()
        for start in range(0, wanted // AN_ISSUE, BATCH):
            with db.atomic():
                for number in range(start, min(start + BATCH, wanted // AN_ISSUE)):
                    _add(db, number, composer)


def _add(db: Database, number: int, composer: Composer) -> None:
    issue = f"paper-{day_of(number)}"
    page = f"{issue}-p01"
    db.conn.execute(
        "INSERT INTO issues (id, publication_id, issued_on, state) VALUES (?, 'paper', ?, 'complete')",
        [issue, str(day_of(number))],
    )
    db.conn.execute("INSERT INTO pages (id, issue_id, sequence) VALUES (?, ?, 1)", [page, issue])
    first = number * AN_ISSUE + 1
    texts = [(first + at, composer.text(16), composer.text(SHORT), "") for at in range(AN_ISSUE)]
    db.conn.executemany(
        ADD,
        [
            (f"{page}-{name:08}", name, page, issue, at, headline, body, len(body), str(name), STAMP, STAMP)
            for at, (name, headline, body, _) in enumerate(texts, 1)
        ],
    )
    add_to_index(db, texts)


def time_searches(path: Path) -> Iterator[Searched]:
    """Time the words asked for evenly, then as often as they are printed."""
    composer = Composer(seed=1)
    with open_archive(path, write=False) as db:
        composed = Composer().words  # those of the articles
        weighted = Composer()
        for what, words in (
            ("words evenly", composer.chance.sample(composed, SEARCHES)),
            ("words as printed", weighted.printed(SEARCHES)),
        ):
            ours = [_time(db, word) for word in words]
            like = median(_time_like(db, word) for word in words[:LIKES])
            yield Searched(what, median(clock for clock, _ in ours), median(used for _, used in ours), like)


def _time(db: Database, word: str) -> tuple[float, float]:
    clock, used = time.perf_counter(), time.process_time()
    search(db, word)
    return time.perf_counter() - clock, time.process_time() - used


def _time_like(db: Database, word: str) -> float:
    asked: Sequence[str] = [f"%{word}%"] * 2
    began = time.perf_counter()
    db.conn.execute(LIKE, asked).fetchall()
    return time.perf_counter() - began

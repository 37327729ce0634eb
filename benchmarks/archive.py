"""``python -m benchmarks.archive [ARTICLES]``: what storing costs beside the bare inserts of the same rows, and searching
beside LIKE.

Composed articles of about 600 letters, forty an issue, with bylines, parts, sources, revision and search index. The rival
of storing is one ``executemany`` a table of the very rows that storing left, into a new archive with the same indexes and
triggers; the rival of a search of two characters is ``LIKE`` over headlines and bodies. Each on the same machine in one
run. The words are drawn at random, so that nearly every pair of letters across words is a new one: the index is larger
here than that of newspaper text.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table
from sqlite_utils import Database

from ingest.archive.database import open_archive
from ingest.archive.issues import save_issue
from ingest.archive.runs import start_run
from ingest.archive.search import index_text, search
from ingest.items import (
    Article,
    Byline,
    Capture,
    Context,
    Fidelity,
    Issue,
    IssueReading,
    Page,
    Part,
    Publication,
    Role,
    Source,
)

ARTICLES = 4000
AN_ISSUE = 40
LETTERS = 600
NOW = datetime(2024, 3, 15, tzinfo=UTC)
HAN = [chr(code) for code in range(0x4E00, 0x4E00 + 2500)]
TABLES = ("publications", "captures", "issues", "pages", "articles", "sources", "parts", "bylines", "article_revisions")
SEARCHES = 50


def main() -> int:
    """Print the table."""
    wanted = next((int(one) for one in sys.argv[1:] if one.isdigit()), ARTICLES)
    chance = random.Random(20240315)
    words = ["".join(chance.choices(HAN, k=2)) for _ in range(4000)]
    issues = [_issue(number, words, chance) for number in range(wanted // AN_ISSUE)]
    with tempfile.TemporaryDirectory() as folder:
        store, bare = Path(folder) / "archive.db", Path(folder) / "bare.db"
        with open_archive(store, write=True) as db:
            run = start_run(db, "benchmark", {}, "0")
            first = _timed(lambda: _save(db, issues, run))
            again = _timed(lambda: _save(db, issues, run))
            rows = {table: db.conn.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}  # our own names
            texts = db.conn.execute("SELECT search_id, headline, body FROM articles").fetchall()
            found, like = _searches(db, words, chance)
            text_bytes = sum(len((headline + body).encode()) for _, headline, body in texts)
            index_bytes = db.conn.execute("SELECT sum(length(block)) FROM articles_fts_data").fetchone()[0]
        with open_archive(bare, write=True) as db:
            start_run(db, "benchmark", {}, "0")
            plain = _timed(lambda: _insert(db, rows, texts))
    table = Table(title=f"{wanted:,} articles")
    for column in ("what", "figure", "rival", "ratio"):
        table.add_column(column, justify="left" if column == "what" else "right")
    table.add_row("storing new, articles/s", f"{wanted / first:,.0f}", f"{wanted / plain:,.0f}", f"{plain / first:.2f}")
    table.add_row(
        "storing unchanged, articles/s", f"{wanted / again:,.0f}", f"{wanted / first:,.0f}", f"{first / again:.1f}"
    )
    table.add_row("a search page, ms", f"{found * 1000:.2f}", f"{like * 1000:.1f}", f"{like / found:.0f}")
    table.add_row("search index, bytes", f"{index_bytes:,}", f"{text_bytes:,}", f"{index_bytes / text_bytes:.2f}")
    Console(width=None if sys.stdout.isatty() else 100).print(table)
    return 0


def _issue(number: int, words: list[str], chance: random.Random) -> IssueReading:
    day = date(2000, 1, 1) + timedelta(days=number)
    url = f"http://paper.test/{day}"
    capture = Capture(
        url=url,
        requested_url=url,
        fetched_at=NOW,
        status=200,
        body=url.encode(),
        context=Context(publication="paper", issued_on=day),
    )
    articles = tuple(_article(day, at, capture, words, chance) for at in range(AN_ISSUE))
    return IssueReading(
        publication=Publication(id="paper"),
        issue=Issue(publication="paper", issued_on=day, page_count=1),
        captures=(capture,),
        pages=(Page(sequence=1, capture_id=capture.id),),
        articles=articles,
    )


def _article(day: date, at: int, capture: Capture, words: list[str], chance: random.Random) -> Article:
    source = Source(
        key=f"paper/{day}/{at}",
        url=f"{capture.url}/{at}",
        capture_id=capture.id,
        reader="founder",
        reader_version=1,
        fidelity=Fidelity.MARKUP,
    )
    headline, body = "".join(chance.choices(words, k=8)), "".join(chance.choices(words, k=LETTERS // 2))
    return Article(
        parts=(Part(page=1, source=source, body=body),),
        position=at + 1,
        deck=(headline,),
        headline=headline,
        bylines=(Byline(role=Role.REPORTER, name=chance.choice(words), raw="记者"),),
    )


def _save(db: Database, issues: list[IssueReading], run: int) -> None:
    for issue in issues:
        save_issue(db, issue, run, NOW)


def _insert(db: Database, rows: dict[str, list[tuple[object, ...]]], texts: list[tuple[int, str, str]]) -> None:
    with db.atomic():
        for table, held in rows.items():
            marks = ", ".join("?" * len(held[0]))
            db.conn.executemany(f"INSERT INTO {table} VALUES ({marks})", held)  # our own names
        db.conn.executemany(
            "INSERT INTO articles_fts (rowid, headline, body, people) VALUES (?, ?, ?, '')",
            ((number, index_text(headline), index_text(body)) for number, headline, body in texts),
        )


def _searches(db: Database, words: list[str], chance: random.Random) -> tuple[float, float]:
    """Give the median seconds of a first page of a two-character search, and of LIKE's count of the same."""
    asked = chance.sample(words, SEARCHES)
    ours = median(_timed(lambda word=word: search(db, word)) for word in asked)  # type: ignore[misc]  # word is bound
    like = "SELECT count(*) FROM articles WHERE body LIKE ? OR headline LIKE ?"
    theirs = median(
        _timed(lambda word=word: db.conn.execute(like, [f"%{word}%"] * 2).fetchone())  # type: ignore[misc]  # as above
        for word in asked[:5]
    )
    return ours, theirs


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    sqlite3.enable_callback_tracebacks(True)
    sys.exit(main())

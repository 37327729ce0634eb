"""``python -m benchmarks.archive``: what keeping and searching an archive costs, each beside its rival in one run.

* Storing: composed articles of 600 letters, forty an issue, with bylines, parts, sources, revision and search index, beside
  one ``executemany`` a table of the very rows that storing left, into a new archive with the same indexes and triggers.
* Searching: two-character words in ``--articles`` short articles of 200 letters (stored in bulk, since only their search is
  measured), beside ``LIKE`` over headlines and bodies. Words are asked for evenly, rare ones as often as common ones, and as
  often as they are printed.
* Memory: the most that a process held (VmHWM) which stored a tenth of ``--memory`` articles, and one which stored them all.
* Reading again with two processes beside one, alternately; the processor's time beside the clock's, since on a machine that
  has other work two processes get no more than their share of it.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table
from sqlite_utils import Database

from benchmarks.composing import AN_ISSUE, NOW, Composer
from benchmarks.rereading import time_rereading
from benchmarks.searching import build, time_searches
from ingest.archive.database import open_archive
from ingest.archive.issues import save_issue
from ingest.archive.runs import start_run
from ingest.archive.search import add_to_index
from ingest.items import IssueReading

TABLES = ("publications", "captures", "issues", "pages", "articles", "sources", "parts", "bylines", "article_revisions")
INDEX_BYTES = "SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'articles\\_fts%' ESCAPE '\\'"  # whole pages of the file


def main() -> int:
    """Print the table."""
    asked = argparse.ArgumentParser(prog="benchmarks.archive")
    asked.add_argument(
        "--stored", type=int, default=8000, metavar="N", help="articles stored beside bare inserts (0: none)"
    )
    asked.add_argument("--articles", type=int, default=100_000, metavar="N", help="articles searched (0: none)")
    asked.add_argument(
        "--memory", type=int, default=100_000, metavar="N", help="articles whose storing is weighed (0: none)"
    )
    asked.add_argument("--days", type=int, default=700, metavar="N", help="days of pages read again (0: none)")
    asked.add_argument("--only-store", type=Path, metavar="DB", help="store --memory articles and print the peak in KB")
    given = asked.parse_args()
    if given.only_store:
        print(_peak(given.only_store, given.memory))
        return 0
    table = Table()
    for column in ("what", "figure", "rival", "ratio"):
        table.add_column(column, justify="left" if column == "what" else "right")
    with tempfile.TemporaryDirectory() as folder:
        if given.stored:
            _store_rows(table, Path(folder), given.stored)
        if given.articles:
            _search_rows(table, Path(folder) / "searched.db", given.articles)
        if given.memory:
            _memory_rows(table, Path(folder), given.memory)
        if given.days:
            _reread_rows(table, Path(folder), given.days)
    Console(width=None if sys.stdout.isatty() else 120).print(table)
    return 0


def _store_rows(table: Table, folder: Path, wanted: int) -> None:
    composer = Composer()
    issues = [composer.issue(number) for number in range(wanted // AN_ISSUE)]
    with open_archive(folder / "archive.db", write=True) as db:
        run = start_run(db, "benchmark", {}, "0")
        first = _timed(lambda: _save(db, issues, run))
        again = _timed(lambda: _save(db, issues, run))
        rows = {name: db.conn.execute(f"SELECT * FROM {name}").fetchall() for name in TABLES}  # our own names
        texts = db.conn.execute(
            "SELECT search_id, headline, body, (SELECT name FROM bylines WHERE article_id = a.id) FROM articles a"
        ).fetchall()
        text_bytes = sum(len((headline + body).encode()) for _, headline, body, _ in texts)
        (index_bytes,) = db.conn.execute(INDEX_BYTES).fetchone()
    with open_archive(folder / "bare.db", write=True) as db:
        start_run(db, "benchmark", {}, "0")
        plain = _timed(lambda: _insert(db, rows, texts))
    table.add_row(
        f"storing {wanted:,} new, articles/s",
        f"{wanted / first:,.0f}",
        f"{wanted / plain:,.0f}",
        f"{plain / first:.2f}",
    )
    table.add_row(
        "storing unchanged, articles/s", f"{wanted / again:,.0f}", f"{wanted / first:,.0f}", f"{first / again:.1f}"
    )
    table.add_row(
        "search index, bytes beside text", f"{index_bytes:,}", f"{text_bytes:,}", f"{index_bytes / text_bytes:.2f}"
    )


def _save(db: Database, issues: list[IssueReading], run: int) -> None:
    for issue in issues:
        save_issue(db, issue, run, NOW)


def _insert(db: Database, rows: dict[str, list[tuple[object, ...]]], texts: list[tuple[int, str, str, str]]) -> None:
    with db.atomic():
        for name, held in rows.items():
            marks = ", ".join("?" * len(held[0]))
            db.conn.executemany(f"INSERT INTO {name} VALUES ({marks})", held)  # our own names
        add_to_index(db, texts)


def _search_rows(table: Table, path: Path, wanted: int) -> None:
    build(path, wanted)
    for found in time_searches(path):
        table.add_row(
            f"a page of {found.what} in {wanted:,}, ms (median; processor)",
            f"{found.ours * 1000:.1f} ({found.ours_processor * 1000:.1f})",
            f"{found.like * 1000:,.0f}",
            f"{found.like / found.ours:,.0f}",
        )
    with open_archive(path, write=False) as db:
        (index_bytes,) = db.conn.execute(INDEX_BYTES).fetchone()
        (text_bytes,) = db.conn.execute("SELECT sum(length(CAST(headline || body AS BLOB))) FROM articles").fetchone()
    table.add_row(
        "its index, bytes beside text", f"{index_bytes:,}", f"{text_bytes:,}", f"{index_bytes / text_bytes:.2f}"
    )


def _memory_rows(table: Table, folder: Path, wanted: int) -> None:
    peaks = []
    for count in (wanted // 10, wanted):
        command = [sys.executable, "-m", "benchmarks.archive", "--memory", str(count)]
        done = subprocess.run(
            [*command, "--only-store", folder / f"{count}.db"], check=True, capture_output=True, text=True
        )
        peaks.append(int(done.stdout))
    less, more = peaks
    table.add_row(
        f"memory, MB: {wanted:,} beside {wanted // 10:,}",
        f"{more / 1024:.0f}",
        f"{less / 1024:.0f}",
        f"{more / less:.2f}",
    )


def _peak(path: Path, wanted: int) -> int:
    """Store articles one issue at a time, find their duplicates, and give the most memory that was held, in KB."""
    from ingest.archive.duplicates import find_duplicates  # noqa: PLC0415  # of the measured process alone

    composer = Composer()
    with open_archive(path, write=True) as db:
        run = start_run(db, "benchmark", {}, "0")
        for number in range(wanted // AN_ISSUE):
            save_issue(db, composer.issue(number), run, NOW)
        find_duplicates(db)
    # Not ru_maxrss, which a process has of the one that began it.
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))


def _reread_rows(table: Table, folder: Path, days: int) -> None:
    one, two = time_rereading(folder / "read", days)
    table.add_row(
        f"reading {one.pages:,} pages again, s: one process beside two", f"{two.clock:.1f}", f"{one.clock:.1f}",
        f"{one.clock / two.clock:.2f}",
    )  # fmt: skip
    table.add_row(
        "… processor's seconds in all",
        f"{two.processor:.1f}",
        f"{one.processor:.1f}",
        f"{one.processor / two.processor:.2f}",
    )


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())

"""``python -m benchmarks.duplicates [ARTICLES]``: how many planted duplicates are found, and what an article costs.

100,000 composed articles of 300 to 800 letters, of which one in twenty is an earlier one with 1 to 10 % of its letters
changed. Each tenth is timed, so that it shows whether the cost of an article grows with the archive: by the processor's time,
which other work on the machine does not change, and by the clock.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from rich.console import Console
from rich.table import Table
from sqlite_utils import Database

from benchmarks.composing import HAN, Composer
from ingest.archive.database import open_archive
from ingest.archive.duplicates import find_duplicates

ARTICLES = 100_000
PLANTED = 0.05
FIRST_DAY = date(2000, 1, 1)
TENTHS = 10


def main() -> int:
    """Print the table."""
    wanted = next((int(one) for one in sys.argv[1:] if one.isdigit()), ARTICLES)
    composer = Composer()
    chance = composer.chance
    bodies: list[str] = []
    planted: dict[int, int] = {}
    for at in range(wanted):
        if at > 10 and chance.random() < PLANTED:
            of = chance.randrange(at)
            while of in planted:
                of = chance.randrange(at)
            planted[at] = of
            bodies.append(_edited(bodies[of], chance.uniform(0.01, 0.1), chance))
        else:
            bodies.append(composer.text(chance.randint(300, 800)))
    tenth = wanted // TENTHS
    speeds = []
    with tempfile.TemporaryDirectory() as folder, open_archive(Path(folder) / "archive.db", write=True) as db:
        for start in range(0, wanted, tenth):
            _store(db, bodies, range(start, min(start + tenth, wanted)))
            speeds.append(_timed(db))
        rows = db.conn.execute("SELECT article_id, duplicate_of FROM duplicates").fetchall()
    pairs = {(int(one.rsplit("-", 1)[1]), int(other.rsplit("-", 1)[1])) for one, other in rows}
    right = sum((one, other) in pairs for one, other in planted.items())
    table = Table(title=f"{wanted:,} articles, {len(planted):,} planted duplicates")
    for column in ("recall", "precision", "articles/s", "first tenth", "fifth tenth", "last tenth"):
        table.add_column(column, justify="right")
    shown = (speeds[0], speeds[TENTHS // 2 - 1], speeds[-1])
    table.add_row(
        f"{right / len(planted):.4f}",
        f"{right / (len(pairs) or 1):.4f}",
        "processor",
        *(f"{tenth / used:,.0f}" for used, _ in shown),
    )
    table.add_row("", "", "clock", *(f"{tenth / clock:,.0f}" for _, clock in shown))
    Console(width=None if sys.stdout.isatty() else 100).print(table)
    return 0


def _edited(text: str, share: float, chance: random.Random) -> str:
    letters = list(text)
    for at in chance.sample(range(len(letters)), max(1, round(share * len(letters)))):
        letters[at] = chance.choice(HAN)
    return "".join(letters)


def _timed(db: Database) -> tuple[float, float]:
    """Give seconds of the processor and of the clock."""
    used, clock = time.process_time(), time.perf_counter()
    find_duplicates(db)
    return time.process_time() - used, time.perf_counter() - clock


def _store(db: Database, bodies: list[str], numbers: range) -> None:
    """Put articles into the tables that are compared, ten an issue, without the rest of what an archive keeps."""
    with db.atomic():
        db.conn.execute("INSERT OR IGNORE INTO publications (id) VALUES ('paper')")
        for at in numbers:
            day = FIRST_DAY + timedelta(days=at // 10)
            issue, page = f"paper-{day}", f"paper-{day}-p01"
            if at % 10 == 0:
                db.table("issues").insert(
                    {"id": issue, "publication_id": "paper", "issued_on": str(day), "state": "complete"}
                )
                db.table("pages").insert({"id": page, "issue_id": issue, "sequence": 1})
            db.table("articles").insert(_row(at, issue, page, bodies[at]))


def _row(at: int, issue: str, page: str, body: str) -> dict[str, object]:
    return {
        "id": f"{page}-{at:07}",
        "search_id": at + 1,
        "page_id": page,
        "issue_id": issue,
        "position": at % 10 + 1,
        "kind": "story",
        "body": body,
        "body_chars": len(body),
        "source_key": str(at),
        "content_hash": f"{hash(body):x}",
        "first_seen_at": "2024-03-15T00:00:00Z",
        "last_seen_at": "2024-03-15T00:00:00Z",
    }


if __name__ == "__main__":
    sys.exit(main())

"""One cell of the matrix: a system's site, a fault, and the kind of address it strikes; a crawl with it, and one without."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from tests.faults.commands import Done, run
from tests.site.composed import composed
from tests.site.faults import Faults, always
from tests.site.server import Answer, Site, serve
from tests.site.systems import SampleSite

DAYS = (date(2024, 3, 15), date(2024, 3, 22))
FACTS: Mapping[str, object] = {"ingest.settings.DOWNLOAD_TIMEOUT": 1, "ingest.middlewares.FIRST_WAIT": 0.05}
ROWS = """
SELECT i.issued_on, i.state, g.sequence, a.position, a.kind, a.column_label, a.kicker, a.headline, a.subhead, a.byline_text,
       a.dateline_text, a.body, (SELECT group_concat(name) FROM bylines b WHERE b.article_id = a.id)
FROM issues i JOIN articles a ON a.issue_id = i.id JOIN pages g ON g.id = a.page_id
WHERE a.withdrawn_at IS NULL ORDER BY i.issued_on, g.sequence, a.position, a.headline
"""
LEAF = """
SELECT c.requested_url FROM sources s JOIN captures c ON c.id = s.capture_id JOIN articles a ON a.id = s.article_id
JOIN pages g ON g.id = a.page_id
WHERE a.kind = 'story' AND a.body <> '' AND a.issue_id LIKE ? ORDER BY s.fidelity = 'markup' DESC, g.sequence DESC, a.position
"""

Rows = list[tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Clean:
    """A system's site undisturbed: its answers, what an archive holds of it, and the paths to strike."""

    answers: dict[str, Answer]
    rows: Rows
    paths: dict[str, str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a cell: the crawl with the fault, what the archive held then, and the crawl without it."""

    faulty: Done
    struck: int
    problems: Rows
    kept: Rows
    healed: Done
    left: Rows
    rows: Rows


def clean(of: SampleSite, folder: Path) -> Clean:
    answers = of.render(composed(DAYS))
    db = folder / "clean.db"
    with serve(answers) as site:
        done = crawl(site, of, db)
        assert (done.code, done.said) == (0, ""), done
    front = query(db, "SELECT requested_url FROM days WHERE answer = 'issue' AND issued_on = ?", str(DAYS[-1]))[0][0]
    leaf = query(db, LEAF, f"%{DAYS[-1]}")[0][0]
    urls = {"front": front, "leaf": leaf}
    paths = {kind: urlsplit(str(url))._replace(scheme="", netloc="").geturl() for kind, url in urls.items()}
    return Clean(answers, query(db, ROWS), {"robots": "/robots.txt", "entry": of.entry, **paths})


def try_out(of: SampleSite, undisturbed: Clean, fault: str, kind: str, folder: Path) -> Outcome:
    db = folder / "archive.db"
    with serve(undisturbed.answers) as site:
        site.disturb = faults = Faults(site, always(fault, undisturbed.paths[kind]))
        faulty = crawl(site, of, db)
        problems, kept = query(db, "SELECT kind, severity, subject, message FROM open_problems"), query(db, ROWS)
        site.disturb = None
        if fault == "refused":
            site.open()
        healed = crawl(site, of, db)
    left, rows = query(db, "SELECT kind, severity, subject, message FROM open_problems"), query(db, ROWS)
    return Outcome(faulty, faults.struck[fault], problems, kept, healed, left, rows)


def crawl(site: Site, of: SampleSite, db: Path) -> Done:
    entry = site.url.rstrip("/") + of.entry
    return run(
        ["crawl", "yunxiu", "--since", DAYS[0], "--entry", entry, "--db", db], db.with_suffix(".said"), facts=FACTS
    )


def query(db: Path, sql: str, *asked: object) -> Rows:
    connection = sqlite3.connect(db)
    try:
        return connection.execute(sql, asked).fetchall()
    finally:
        connection.close()

"""One cell of the matrix: a system's site, a fault, and the place it strikes; a crawl with it, and one without."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from tests.forked import Done, run
from tests.site.composed import composed
from tests.site.faults import Faults, always
from tests.site.server import Answer, Site, serve, tagged
from tests.site.systems import SampleSite

DAYS = (date(2024, 3, 15), date(2024, 3, 22))
FACTS: Mapping[str, object] = {
    "ingest.settings.DOWNLOAD_TIMEOUT": 1,
    "ingest.settings.RETRY_TIMES": 1,
    "ingest.middlewares.FIRST_WAIT": 0.05,
}
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
PROBLEMS = "SELECT severity, kind, subject, message FROM open_problems"
HALF_WRITTEN = """
SELECT id FROM articles a WHERE NOT EXISTS (SELECT 1 FROM parts t WHERE t.article_id = a.id)
    OR NOT EXISTS (SELECT 1 FROM article_revisions r WHERE r.article_id = a.id AND r.content_hash = a.content_hash)
    OR NOT EXISTS (SELECT 1 FROM sources s WHERE s.article_id = a.id)
"""

Rows = list[tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Clean:
    """A system's site undisturbed: its answers, how many were asked for, what the archive holds, and the places to strike."""

    of: SampleSite
    answers: dict[str, Answer]
    asked: int
    rows: Rows
    places: dict[str, str]
    other_days: dict[str, str]

    def is_redirect(self, place: str) -> bool:
        """Tell whether nothing of a place's answer but its head is read."""
        return bool(Site("", self.answers).answer(self.places[place]).location)


@dataclass(frozen=True, slots=True)
class Crawled:
    """What a crawl came to."""

    done: Done
    asked: tuple[str, ...]
    problems: Rows
    rows: Rows
    broken: Rows


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a cell."""

    struck: int
    faulty: Crawled
    healed: Crawled


def clean(of: SampleSite, folder: Path) -> Clean:
    """Crawl a system's site undisturbed."""
    answers = {path: tagged(answer) for path, answer in of.render(composed(DAYS, articles=1)).items()}
    with serve(answers) as site:
        crawled = crawl(site, of, folder / "clean.db")
    assert (crawled.done.code, crawled.done.said, crawled.problems) == (0, "", []), crawled
    newest, other = _places(folder / "clean.db", DAYS[-1]), _places(folder / "clean.db", DAYS[0])
    places = {"robots": "/robots.txt", "entry": of.entry, **newest}
    other_days = {newest[place]: other[place] for place in newest}
    return Clean(of, answers, len(crawled.asked), crawled.rows, places, other_days)


def _places(db: Path, on: date) -> dict[str, str]:
    """Give the paths of an issue's first page, and of what an article on its last page was read from."""
    front = query(db, "SELECT requested_url FROM days WHERE answer = 'issue' AND issued_on = ?", str(on))[0][0]
    urls = {"front": front, "article": query(db, LEAF, f"%{on}")[0][0]}
    return {place: urlsplit(str(url))._replace(scheme="", netloc="").geturl() for place, url in urls.items()}


def try_out(undisturbed: Clean, fault: str, place: str, folder: Path) -> Outcome:
    """Crawl a site with a fault, then without it, into one archive."""
    db = folder / "archive.db"
    with serve(undisturbed.answers) as site:
        site.other_days = undisturbed.other_days
        site.disturb = faults = Faults(site, always(fault, undisturbed.places[place]))
        faulty = crawl(site, undisturbed.of, db)
        site.disturb = None
        site.shut()
        site.open()
        healed = crawl(site, undisturbed.of, db)
    return Outcome(faults.struck[fault], faulty, healed)


def crawl(site: Site, of: SampleSite, db: Path, *more: object, facts: Mapping[str, object] = FACTS) -> Crawled:
    """Crawl the site into the archive."""
    site.asked.clear()
    entry = site.url.rstrip("/") + of.entry
    arguments = ["crawl", "yunxiu", "--since", DAYS[0], "--entry", entry, "--db", db, *more]
    done = run(arguments, db.with_suffix(".said"), facts=facts)
    broken = [*query(db, HALF_WRITTEN), *query(db, "PRAGMA foreign_key_check")]
    return Crawled(done, tuple(site.asked), query(db, PROBLEMS), query(db, ROWS), broken)


def query(db: Path, sql: str, *asked: object) -> Rows:
    """Give what the archive answers."""
    connection = sqlite3.connect(db)
    try:
        return connection.execute(sql, asked).fetchall()
    finally:
        connection.close()

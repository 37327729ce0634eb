"""Hold what a run stored against the paper's own history: a site that changed its layout shows on the first day.

Three measures of an issue are compared with those of the paper's last issues: articles a page, the share of its stories that
have a text, and the share that names somebody. A thin issue by itself is no reason: a page is the unit.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from sqlite_utils import Database

from ingest.archive.instants import stamp
from ingest.archive.problems import record_problems
from ingest.items import Problem, Severity

KIND = "unusual_issue"
HISTORY = 20  # issues that an issue is held against
FEWEST = 5  # of them; with fewer nothing is usual yet
STORIES = 5  # of an issue, from which shares say something
FEW_ARTICLES = 0.4  # of the usual number a page
FEW_TEXTS = 0.5  # of the usual share
FEW_NAMES = 0.2  # of the usual share
NAMED = 0.3  # share from which a paper is one that names its writers

MEASURES = """
SELECT i.id, i.issued_on, (SELECT count(*) FROM pages g WHERE g.issue_id = i.id),
       count(a.id), coalesce(sum(a.kind = 'story'), 0), coalesce(sum(a.kind = 'story' AND a.body <> ''), 0),
       coalesce(sum(a.kind = 'story' AND EXISTS (SELECT 1 FROM bylines b WHERE b.article_id = a.id)), 0)
FROM issues i LEFT JOIN articles a ON a.issue_id = i.id AND a.duplicate_of IS NULL AND a.withdrawn_at IS NULL
    AND a.kind NOT IN ('masthead', 'colophon', 'pointer', 'banner')
WHERE i.publication_id = ? GROUP BY i.id ORDER BY i.issued_on DESC, i.id LIMIT ?
"""
PAPERS = "SELECT DISTINCT publication_id FROM issues WHERE id IN (SELECT value FROM json_each(?))"
OPEN = "SELECT id, subject FROM problems WHERE kind = ? AND resolved_at IS NULL AND subject LIKE ? || '-%'"


@dataclass(frozen=True, slots=True)
class Measures:
    """What is counted of an issue; ``stories`` with a text (``told``), and with somebody named (``signed``)."""

    id: str
    issued_on: str
    pages: int
    articles: int
    stories: int
    told: int
    signed: int


def watch(db: Database, issues: Collection[str], run_id: int, now: datetime) -> int:
    """Record which of ``issues`` (ids) are unusual for their papers, resolve what is no longer so; give how many are new."""
    found = 0
    listed = "[" + ",".join(f'"{issue}"' for issue in issues) + "]"
    with db.atomic():
        for (paper,) in db.conn.execute(PAPERS, [listed]).fetchall():
            held = [Measures(*row) for row in db.conn.execute(MEASURES, [paper, len(issues) + HISTORY])]
            said = {one.id: list(unusual(one, _before(at, held))) for at, one in enumerate(held) if one.id in issues}
            problems = [
                Problem(kind=KIND, message=f"{issue}: {sentence}", subject=issue, severity=Severity.ERROR)
                for issue, sentences in said.items()
                for sentence in sentences
            ]
            found += record_problems(db, problems, run_id, now)
            is_usual_again = bool(held) and not said.get(held[0].id, ["unknown"])
            for number, subject in db.conn.execute(OPEN, [KIND, paper]).fetchall():
                if said.get(subject) == [] or (is_usual_again and subject != held[0].id):
                    db.conn.execute("UPDATE problems SET resolved_at = ? WHERE id = ?", [stamp(now), number])
    return found


def unusual(issue: Measures, others: Sequence[Measures]) -> Iterable[str]:
    """Give a sentence for each measure by which an issue falls far behind the others; none where too few are known."""
    if len(others) < FEWEST:
        return
    usual = median(one.articles / max(1, one.pages) for one in others)
    if issue.pages and issue.articles / issue.pages < FEW_ARTICLES * usual:
        yield f"it has {issue.articles} articles on {issue.pages} pages, though a page usually has {usual:.0f}: {ADVICE}"
    if issue.stories < STORIES:
        return
    texts = median(one.told / max(1, one.stories) for one in others)
    if issue.told / issue.stories < FEW_TEXTS * texts:
        yield f"{issue.stories - issue.told} of its {issue.stories} stories have no text: {ADVICE}"
    names = median(one.signed / max(1, one.stories) for one in others)
    if names >= NAMED and issue.signed / issue.stories < FEW_NAMES * names:
        yield f"only {issue.signed} of its {issue.stories} stories name anybody, usually {names:.0%} do: {ADVICE}"


ADVICE = "see whether the site's layout changed (xianbao probe)."


def _before(at: int, held: Sequence[Measures]) -> list[Measures]:
    """Give the issues before one; a paper of years ago is not held against today's."""
    return [one for one in held[at + 1 :] if one.articles][:HISTORY]

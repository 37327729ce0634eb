"""Save an issue: the paper, the issue, its pages, captures, articles and problems, in one transaction."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlite_utils import Database

from ingest.archive.articles import save_articles
from ingest.archive.captures import save_captures
from ingest.archive.filling import fill
from ingest.archive.pages import save_pages
from ingest.archive.pointing import point
from ingest.archive.problems import save_problems
from ingest.archive.warc import Shelf
from ingest.items import Fidelity, Issue, IssueReading


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What saving an issue came to.

    Articles are ``new``, ``changed`` (the printed text is another: a revision each), ``unchanged`` or ``withdrawn`` (no
    longer on a page that was read whole); ``problems`` counts those newly recorded, ``resolved`` those no longer so.
    """

    issue_id: str
    new: int
    changed: int
    unchanged: int
    withdrawn: int = 0
    problems: int = 0
    resolved: int = 0


def save_issue(
    db: Database, reading: IssueReading, run_id: int, seen_at: datetime, shelf: Shelf | None = None
) -> Saved:
    """Save all that was read of an issue in one sitting, or nothing of it.

    Args:
        db: an archive opened for writing.
        reading: the assembled issue; its captures are those its sources name, or are in the archive already.
        run_id: the run that read it.
        seen_at: when it was read, an aware time.
        shelf: where the bytes of its captures are kept; None: they are not.
    """
    with db.atomic():
        fill(db, "publications", asdict(reading.publication))
        is_worse = _is_worse(db, reading)
        _save_facts(db, reading.issue, is_worse=is_worse)
        save_captures(db, reading.captures, run_id, shelf)
        save_pages(db, reading, is_worse=is_worse)
        articles = save_articles(db, reading, seen_at)
        point(db, reading.issue.id)
        _save_state(db, reading)
        problems = save_problems(db, reading, articles, run_id, seen_at)
    return Saved(
        issue_id=reading.issue.id,
        new=articles.new,
        changed=articles.changed,
        unchanged=articles.unchanged,
        withdrawn=articles.withdrawn,
        problems=problems.new,
        resolved=problems.resolved,
    )


def _is_worse(db: Database, reading: IssueReading) -> bool:
    """Tell whether the archive holds the issue from a better source: a flat copy's label never corrects the markup's."""
    brought = [source.fidelity.rank for article in reading.articles for source in article.sources]
    held = db.conn.execute(
        "SELECT DISTINCT fidelity FROM sources s JOIN articles a ON a.id = s.article_id WHERE a.issue_id = ?",
        [reading.issue.id],
    )
    best = max((Fidelity(fidelity).rank for (fidelity,) in held), default=0)
    return bool(brought) and max(brought) < best


def _save_facts(db: Database, issue: Issue, *, is_worse: bool) -> None:
    row: dict[str, object] = {
        "id": issue.id,
        "publication_id": issue.publication,
        "issued_on": issue.issued_on.isoformat(),
        "edition": issue.edition,
        "issue_number": issue.issue_number,
        "total_number": issue.total_number,
        "page_count": issue.page_count or None,  # 今日0版 is a misprint, and no reason to lose the issue
        "source_url": issue.source_url,
        "lunar_date": issue.lunar_date,
        "state": "open",
    }
    fill(db, "issues", row, only_blanks=is_worse, new="state")


def _save_state(db: Database, reading: IssueReading) -> None:
    """Say whether the issue is complete, known to lack something (partial), or open; a complete issue stays so."""
    db.conn.execute(
        """
        UPDATE issues SET state = CASE
            WHEN :complete OR state = 'complete' THEN 'complete'
            WHEN page_count > (SELECT count(*) FROM pages WHERE issue_id = :id) OR :lost THEN 'partial'
            ELSE 'open' END
        WHERE id = :id
        """,
        {
            "id": reading.issue.id,
            "complete": reading.is_complete,
            "lost": any(problem.kind.endswith("_lost") for problem in reading.problems),
        },
    )

"""Save an issue: the paper, the issue, its pages, captures, articles and problems, in one transaction."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlite_utils import Database

from ingest.archive.articles import open_jumps, save_articles
from ingest.archive.captures import save_captures
from ingest.archive.problems import save_problems
from ingest.items import Issue, IssueReading, Page, Publication

__all__ = ["Saved", "open_jumps", "save_issue"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What saving an issue came to: articles new, changed (a revision each) and unchanged."""

    issue_id: str
    new: int
    changed: int
    unchanged: int


def save_issue(db: Database, reading: IssueReading, run_id: int, seen_at: datetime) -> Saved:
    """Save all that was read of an issue in one sitting, or nothing of it.

    Args:
        db: an archive opened for writing.
        reading: the assembled issue; its captures are those its sources name, or are in the archive already.
        run_id: the run that read it.
        seen_at: when it was read, an aware time.
    """
    with db.atomic():
        _save_publication(db, reading.publication)
        _save_issue(db, reading.issue)
        save_captures(db, reading.captures, run_id)
        _save_pages(db, reading)
        articles = save_articles(db, reading, seen_at)
        _save_state(db, reading)
        save_problems(db, reading, articles.ids, run_id, seen_at)
    return Saved(issue_id=reading.issue.id, new=articles.new, changed=articles.changed, unchanged=articles.unchanged)


def _save_publication(db: Database, publication: Publication) -> None:
    """Register the paper; a fact that is not given never blanks one that is known."""
    _fill(db, "publications", "id", asdict(publication))


def _save_issue(db: Database, issue: Issue) -> None:
    row: dict[str, object] = {
        "id": issue.id,
        "publication_id": issue.publication,
        "issued_on": issue.issued_on.isoformat(),
        "edition": issue.edition,
        "issue_number": issue.issue_number,
        "total_number": issue.total_number,
        "page_count": issue.page_count,
        "source_url": issue.source_url,
        "state": "",
    }
    _fill(db, "issues", "id", row, first={"state": "open"})


def _save_pages(db: Database, reading: IssueReading) -> None:
    issue = reading.issue
    said = {page.sequence: page for page in reading.pages}
    named = {part.page for article in reading.articles for part in article.parts}
    for sequence in sorted(said.keys() | named):
        page = said.get(sequence, Page(sequence=sequence))
        page_id = issue.page_id(sequence)
        row: dict[str, object] = {
            "id": page_id,
            "issue_id": issue.id,
            "sequence": sequence,
            "label": page.label,
            "section": page.section,
            "source_url": page.source_url,
            "image_url": page.image_url,
            "pdf_url": page.pdf_url,
            "width": page.width,
            "height": page.height,
            "capture_id": page.capture_id or None,
        }
        _fill(db, "pages", "id", row, keep={"capture_id", "source_url"})
        if page.credits:
            _save_credits(db, page_id, page)


def _save_credits(db: Database, page_id: str, page: Page) -> None:
    rows = [(page_id, n, one.role.value, one.name, one.raw) for n, one in enumerate(page.credits, 1)]
    db.conn.execute("DELETE FROM page_credits WHERE page_id = ?", [page_id])
    db.conn.executemany("INSERT INTO page_credits (page_id, position, role, name, raw) VALUES (?, ?, ?, ?, ?)", rows)


def _save_state(db: Database, reading: IssueReading) -> None:
    """Say whether the issue is complete, known to lack pages (partial), or open; a complete issue stays so."""
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


def _fill(
    db: Database,
    table: str,
    key: str,
    row: dict[str, object],
    *,
    first: dict[str, object] | None = None,
    keep: set[str] | None = None,
) -> None:
    """Add a row, or fill in what an existing one does not know and correct what it knows otherwise; never blank a value.

    ``first`` holds values for a new row only; columns in ``keep`` are filled once and then kept.
    """
    names = ", ".join(row)
    marks = ", ".join(f":{name}" for name in row)
    updates = ", ".join(
        f"{name} = coalesce(nullif({table}.{name}, ''), excluded.{name})"
        if name in (keep or ())
        else f"{name} = coalesce(nullif(excluded.{name}, ''), {table}.{name})"
        for name in row
        if name != key and name not in (first or {})
    )
    db.conn.execute(
        f"INSERT INTO {table} ({names}) VALUES ({marks}) ON CONFLICT ({key}) DO UPDATE SET {updates}",  # noqa: S608  # our own names
        row | (first or {}),
    )

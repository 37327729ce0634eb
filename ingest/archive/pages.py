"""The pages (版) of an issue and who is named in their colophons (责编/版式/校对)."""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

from ingest.archive.filling import fill
from ingest.items import Issue, IssueReading, Page


def save_pages(db: Database, reading: IssueReading, *, is_worse: bool) -> None:
    """Add the pages, or fill in and correct what is known of them; ``is_worse`` readings correct nothing."""
    for page in reading.pages:
        page_id = reading.issue.page_id(page.sequence)
        row: dict[str, object] = {
            "id": page_id,
            "issue_id": reading.issue.id,
            "sequence": page.sequence,
            "label": page.label,
            "section": page.section,
            "source_url": page.source_url,
            "image_url": page.image_url,
            "pdf_url": page.pdf_url,
            "width": page.width,
            "height": page.height,
            "capture_id": page.capture_id or None,
        }
        fill(db, "pages", row, only_blanks=is_worse)
        _save_credits(db, page_id, page, is_worse=is_worse)


def ensure_pages(db: Database, issue: Issue, sequences: Iterable[int]) -> None:
    """Add the pages of which nothing is known but that something stands on them."""
    db.conn.executemany(
        "INSERT INTO pages (id, issue_id, sequence) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        [(issue.page_id(sequence), issue.id, sequence) for sequence in sorted(set(sequences))],
    )


def _save_credits(db: Database, page_id: str, page: Page, *, is_worse: bool) -> None:
    """Replace the page's credits by those that were read, if any were."""
    rows = [(page_id, number, one.role.value, one.name, one.raw) for number, one in enumerate(page.credits, 1)]
    held = db.conn.execute(
        "SELECT page_id, position, role, name, raw FROM page_credits WHERE page_id = ? ORDER BY position", [page_id]
    ).fetchall()
    if not rows or rows == held or (held and is_worse):
        return
    db.conn.execute("DELETE FROM page_credits WHERE page_id = ?", [page_id])
    db.conn.executemany("INSERT INTO page_credits (page_id, position, role, name, raw) VALUES (?, ?, ?, ?, ?)", rows)

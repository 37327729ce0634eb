"""What the commands print: tables for people, JSON for programs. Printed text is data, never markup or escapes."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ingest.archive.search import Hit
from ingest.archive.status import Status

FOLDED = ("title", "headline", "people", "command")
COUNTED = ("issues", "new", "changed", "unchanged", "errors", "warnings", "notes")


def show_counts(counts: Mapping[str, int]) -> None:
    """Print what came of a run in one line."""
    print(", ".join(f"{counts[name]} {name}" for name in COUNTED if counts.get(name)) or "nothing found")


def show_hits(hits: Sequence[Hit]) -> None:
    """Print search hits, best first."""
    for hit in hits:
        print(plain(f"{hit.issued_on}  {hit.publication_id}  {hit.page_label}  {hit.article_id}"))
        print(plain(f"  {hit.headline}"))
        print(plain(f"  {hit.snippet}"))


def show_status(status: Status) -> None:
    """Print papers × coverage, the newest articles where they were asked for, and the last runs."""
    console = _console()
    console.print(
        _table(
            "Papers",
            ("paper", "title", "issues", "from", "to", "pages", "articles", "gaps", "problems"),
            (
                (p.id, p.title, p.issues, p.first_issue, p.last_issue, p.pages, p.articles, p.gaps, p.open_problems)
                for p in status.papers
            ),
        )
    )
    if status.articles:
        console.print(
            _table(
                "Articles",
                ("issue", "page", "kind", "headline", "people", "characters"),
                ((a.issued_on, a.page_label, a.kind, a.headline, a.people, a.body_chars) for a in status.articles),
            )
        )
    console.print(
        _table(
            "Runs",
            ("run", "command", "started", "finished", "verdict"),
            ((r.id, r.command, r.started_at, r.finished_at, r.verdict) for r in status.runs),
        )
    )


def show_status_json(status: Status) -> None:
    """Print the same as JSON."""
    json.dump(asdict(status), sys.stdout, ensure_ascii=False, indent=2)
    print()


def plain(text: str) -> str:
    """Give text without control characters, so that nothing a page printed can steer a terminal."""
    return "".join(char if char.isprintable() or char in " \u3000" else " " for char in text)


def _console() -> Console:
    """Give the console: as wide as the terminal, or wide enough for every column where there is none."""
    return Console(highlight=False, width=None if sys.stdout.isatty() else 120)


def _table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Table:
    """Give a table whose prose columns fold and whose others stay on one line."""
    table = Table(title=title, title_justify="left", header_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column, no_wrap=column not in FOLDED, overflow="fold")
    for row in rows:
        table.add_row(*(Text(plain("" if value is None else str(value))) for value in row))
    return table

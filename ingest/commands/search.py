"""``xianbao search``: find articles."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ingest import tables
from ingest.archive.database import open_archive
from ingest.archive.search import search as search_archive
from ingest.commands import archive_option, check_paper


@click.command(short_help="Find the articles that hold some words.")
@click.argument("query")
@click.option("--paper", metavar="ID", help="Only this paper's articles.")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True)
@archive_option
def search(query: str, paper: str | None, limit: int, db: Path) -> None:
    """Find the articles that hold QUERY, best first; words separated by spaces must all occur.

    Exits 1 when nothing is found.
    """
    with open_archive(db, write=False) as archive:
        check_paper(archive, paper)
        hits = search_archive(archive, query, limit=limit, publication=paper)
    tables.show_hits(hits)
    sys.exit(0 if hits else 1)

"""``xianbao status``: show what the archive holds."""

from __future__ import annotations

from pathlib import Path

import click

from ingest import tables
from ingest.archive.database import open_archive
from ingest.archive.status import status as archive_status
from ingest.commands import archive_option


@click.command()
@click.option("--articles", type=click.IntRange(0, 1000), default=0, help="Also list this many newest articles.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@archive_option
def status(articles: int, as_json: bool, db: Path) -> None:
    """Show what the archive holds of each paper, and the last runs."""
    with open_archive(db, write=False) as archive:
        found = archive_status(archive, articles=articles)
    tables.show_status_json(found) if as_json else tables.show_status(found)

"""``xianbao export``: tables as files."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from ingest.archive import export as exporting
from ingest.archive.database import open_archive
from ingest.commands import archive_option, check_paper, day_of


@click.command(short_help="Write the tables as JSON Lines, CSV or Parquet.")
@click.argument("out", type=click.Path(path_type=Path), metavar="FOLDER")
@click.option("--format", "form", type=click.Choice(list(exporting.FORMS)), default="jsonl", show_default=True)
@click.option("--paper", metavar="ID", help="Only this paper's.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Only issues of this date and later.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Only issues of this date and earlier.")
@archive_option
def export(out: Path, form: str, paper: str | None, since: datetime | None, until: datetime | None, db: Path) -> None:
    """Write one file a table into the new FOLDER, and a datapackage.json that says what each column means.

    CSV is written for spreadsheets: a cell that would be run as a formula begins with a '.
    """
    with open_archive(db, write=False) as archive:
        check_paper(archive, paper)
        counts = exporting.export(archive, out, form, paper=paper, since=day_of(since), until=day_of(until))
    if sys.stdout.isatty():
        print(", ".join(f"{count} {table}" for table, count in counts.items()))

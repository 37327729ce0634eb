"""``xianbao reread``: read kept pages again."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from ingest import tables
from ingest.archive.database import open_archive, upgrade
from ingest.commands import archive_option, check_paper, day_of
from ingest.rereading import reread as read_again


@click.command(short_help="Read all kept pages again, without the network.")
@click.option("--paper", metavar="ID", help="Only this paper's.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Only issues of this date and later.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that read.")
@click.option("--check", "is_check", is_flag=True, help="Only say what would change.")
@archive_option
def reread(paper: str | None, since: datetime | None, jobs: int, is_check: bool, db: Path) -> None:
    """Read every kept page again with today's readers and store what is read otherwise, under the same ids.

    Prints what changed, field by field. With --check nothing is changed but the list of runs.
    """
    upgrade(db, "xianbao reread")
    with open_archive(db, write=False) as archive:  # a missing one is not made
        check_paper(archive, paper)
    found = read_again(db, paper=paper, since=day_of(since), jobs=jobs, is_check=is_check)
    tables.show_changes(found.changes)
    if sys.stdout.isatty():
        skipped = f", {found.skipped} left as they are" if found.skipped else ""
        changed = "would change" if is_check else "changed"
        print(f"{found.issues} issues read again{skipped}, {len(found.changes)} fields {changed}")
    sys.exit(found.verdict)

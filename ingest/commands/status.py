"""``xianbao status``: show what the archive holds, and whether somebody must look."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import click
from sqlite_utils import Database

from ingest import tables
from ingest.archive.coverage import coverage
from ingest.archive.database import open_archive
from ingest.archive.health import concerns
from ingest.archive.lock import is_held
from ingest.archive.status import status as archive_status
from ingest.archive.warc import lost_files
from ingest.commands import archive_option, check_paper
from ingest.descriptions import DescriptionError
from ingest.exits import Exit


@click.command()
@click.option("--articles", type=click.IntRange(0, 1000), default=0, help="Also list this many newest articles.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--check", "is_check", is_flag=True, help="Print only what needs a person, and exit 1 when there is any.")
@click.option("--calendar", "paper", metavar="PAPER", help="Show instead what is held of each day of PAPER.")
@archive_option
def status(articles: int, as_json: bool, is_check: bool, paper: str | None, db: Path) -> None:
    """Show what the archive holds of each paper, and the last runs."""
    with open_archive(db, write=False) as archive:
        found = archive_status(archive, articles=articles)
        if paper is not None:
            _show_calendar(archive, paper, as_json=as_json)
            return
        wrong = []
        if is_check:
            today = datetime.now(UTC).date()
            wrong = [*_faulty_systems(), *concerns(archive, today, is_held=is_held(db)), *lost_files(archive, db)]
    if is_check:
        for sentence in wrong:
            print(tables.plain(sentence))
        sys.exit(Exit.NEEDS_A_PERSON if wrong else Exit.FINE)
    tables.show_status_json(found) if as_json else tables.show_status(found)


def _faulty_systems() -> Iterator[str]:
    """Tell a wrong file among the descriptions of systems: nothing is crawled or imported with it, so no run can say so."""
    try:
        import_module("ingest.readers")  # not loaded otherwise: it takes half a second
    except DescriptionError as error:
        yield str(error)


def _show_calendar(archive: Database, paper: str, *, as_json: bool) -> None:
    check_paper(archive, paper)
    days = coverage(archive, paper)
    tables.show_calendar_json(days) if as_json else tables.show_calendar(paper, days)

"""``xianbao snapshot``: copy the archive."""

from __future__ import annotations

from pathlib import Path

import click

from ingest.archive.database import open_archive
from ingest.archive.snapshot import take_snapshot
from ingest.commands import archive_option


@click.command(short_help="Copy the archive, also while a crawl writes.")
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path), metavar="OUT.db")
@click.option("--without-bodies", is_flag=True, help="Leave out bodies and captions, for sharing.")
@archive_option
def snapshot(out: Path, without_bodies: bool, db: Path) -> None:
    """Copy the archive as it stands at one moment to OUT.db, one file that any SQLite client opens.

    The kept pages (captures/) are not copied. An existing OUT.db is never written over.
    """
    with open_archive(db, write=False) as archive:
        take_snapshot(archive, out, without_bodies=without_bodies)

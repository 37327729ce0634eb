"""``xianbao browse``: open the archive in Datasette."""

from __future__ import annotations

from pathlib import Path

import click

from ingest.archive.database import open_archive
from ingest.browse import serve
from ingest.commands import archive_option


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True)
@click.option("--open", "is_opened", is_flag=True, help="Open the browser.")
@archive_option
def browse(host: str, port: int, is_opened: bool, db: Path) -> None:
    """Open the archive in Datasette."""
    with open_archive(db, write=False):
        pass  # says in one sentence what is wrong with the archive, before Datasette does in many
    serve(db, host=host, port=port, is_opened=is_opened)

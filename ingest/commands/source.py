"""``xianbao source``: show where an article was read."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ingest import tables
from ingest.archive.database import open_archive
from ingest.archive.provenance import provenance
from ingest.archive.warc import kept_bytes
from ingest.commands import archive_option, write_out
from ingest.exits import Exit


@click.command(short_help="Show where an article was read, and write out the page as it was fetched.")
@click.argument("article_id")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write the fetched bytes to this file.")
@archive_option
def source(article_id: str, out: Path | None, db: Path) -> None:
    """Show the chain from the article ARTICLE_ID to the bytes it was read from, and with --out write them to a file.

    Exits 1 when there is no such article, its bytes were not kept, or the file cannot be written.
    """
    with open_archive(db, write=False) as archive:
        chain = provenance(archive, article_id)
        if not chain:
            click.echo(
                f"xianbao: {db} holds no article “{article_id}”; ids are in the column id of articles.", err=True
            )
            sys.exit(Exit.NEEDS_A_PERSON)
        tables.show_provenance(chain)
        if out:
            write_out(out, kept_bytes(archive, db, chain[0].capture_id)[0])

"""``xianbao changes``: what was added, revised or withdrawn since a version."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from ingest.archive.changes import changes_since, last_version
from ingest.archive.database import open_archive
from ingest.commands import archive_option
from ingest.tables import plain


@click.command(short_help="List what was added, revised or withdrawn since a version.")
@click.option(
    "--since", type=click.IntRange(0), default=0, show_default=True, metavar="VERSION", help="The last version seen."
)
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object a line, the last one with the version alone."
)
@archive_option
def changes(since: int, as_json: bool, db: Path) -> None:
    """List what became of articles after VERSION, in order; the last line gives the version to ask from next time."""
    with open_archive(db, write=False) as archive:
        version = last_version(archive)
        for change in changes_since(archive, since):
            if change.version > version:  # came in while we print: next time
                break
            if as_json:
                print(json.dumps(asdict(change), ensure_ascii=False))
            else:
                print(
                    plain(
                        f"{change.version}  {change.what}  {change.issued_on}  {change.article_id}  {change.headline}"
                    )
                )
    print(json.dumps({"version": version}) if as_json else f"version {version}: next time --since {version}")

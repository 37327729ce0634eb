"""``xianbao crawl``: fetch a paper's issues."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from ingest import crawling, tables
from ingest.commands import archive_option, day_of


@click.command()
@click.argument("paper")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Only issues of this date and later.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Only issues of this date and earlier.")
@click.option("--entry", default="", help="Enter the paper's site at this address instead of its own.")
@click.option("--refetch", is_flag=True, help="Ask again for issues that are complete and older than a week, too.")
@archive_option
def crawl(paper: str, since: datetime | None, until: datetime | None, entry: str, refetch: bool, db: Path) -> None:
    """Fetch the issues of PAPER, newest first, into the archive.

    What the archive has complete and is older than a week is not asked for again. Of what is, only the new is added; a
    revised article adds a revision.
    """
    try:
        spider = crawling.load_paper(paper)
    except crawling.UnknownPaperError as error:
        raise click.UsageError(str(error)) from error
    if not (entry or spider.homepage):
        raise click.UsageError(
            f"The address of {paper}'s digital edition is not known: give --entry URL, "
            f"or import its pages with “xianbao import PAGE… --paper {paper}”."
        )
    recording = crawling.crawl(spider, db, since=day_of(since), until=day_of(until), entry=entry, is_refetch=refetch)
    if sys.stdout.isatty():
        tables.show_counts(recording.counts)
    sys.exit(recording.verdict)

"""``xianbao cron``: print what makes papers be crawled unattended."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ingest import crawling, crontab
from ingest.commands import archive_option


@click.command(short_help="Print crontab lines or systemd timers for papers.")
@click.argument("papers", nargs=-1, required=True, metavar="PAPER…")
@click.option("--systemd", "is_systemd", is_flag=True, help="Print systemd user units instead of crontab lines.")
@archive_option
def cron(papers: tuple[str, ...], is_systemd: bool, db: Path) -> None:
    """Print lines for “crontab -e” that crawl each PAPER twice a day; nothing is installed.

    Papers are spread over the hour by their ids, and wait for one another: one crawl writes an archive at a time.
    """
    for paper in papers:
        try:
            crawling.load_paper(paper)
        except crawling.UnknownPaperError as error:
            raise click.UsageError(str(error)) from error
    program = Path(sys.argv[0]).absolute()
    jobs = crontab.jobs_for(dict.fromkeys(papers), program, db.absolute())
    print(crontab.systemd(jobs, Path.cwd()) if is_systemd else crontab.crontab(jobs, Path.cwd()))

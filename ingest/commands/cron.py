"""``xianbao cron``: print what makes papers be crawled unattended."""

from __future__ import annotations

import sys
from pathlib import Path
from urllib.parse import urlsplit

import click

from ingest import crontab
from ingest.commands import archive_option, contact_option
from ingest.commands.crawl import chosen
from ingest.exits import Exit


@click.command(short_help="Print crontab lines or systemd timers for papers.")
@click.argument("names", nargs=-1, metavar="PAPER…")
@click.option(
    "--all", "is_all", is_flag=True, help="Print them for every paper that the archive holds and that has an address."
)
@click.option("--systemd", "is_systemd", is_flag=True, help="Print systemd user units instead of crontab lines.")
@contact_option
@archive_option
def cron(names: tuple[str, ...], is_all: bool, is_systemd: bool, contact: str, db: Path) -> None:
    """Print lines for “crontab -e” that crawl each PAPER twice a day, and check the archive once; nothing is installed.

    Crawls are spread over the hour, a line a host, and wait for one another: one crawl writes an archive at a time.
    """
    papers = chosen(names, db, is_all=is_all)
    hosts = {spider.name: urlsplit(spider.homepage).hostname or "" for spider in papers.spiders}
    place = crontab.Place(
        folder=Path.cwd(), program=Path(sys.argv[0]).absolute(), archive=db.absolute(), contact=contact
    )
    jobs = crontab.jobs_for(hosts, place)
    print(crontab.systemd(jobs, place) if is_systemd else crontab.crontab(jobs, place))
    sys.exit(Exit.NEEDS_A_PERSON if papers.faults else Exit.FINE)

"""``xianbao crawl``: fetch a paper's issues."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import click

from ingest import crawling, notifying
from ingest.commands import archive_option, day_of
from ingest.recording import Exit


@click.command()
@click.argument("paper")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Only issues of this date and later.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Only issues of this date and earlier.")
@click.option("--entry", default="", help="Enter the paper's site at this address instead of its own.")
@click.option("--refetch", is_flag=True, help="Ask again for issues that are complete and no longer new, too.")
@click.option(
    "--page-files",
    is_flag=True,
    help="Fetch and read the PDF of every page, too, not only where nothing else tells its text.",
)
@click.option("--log-json", is_flag=True, help="Write the log to stderr as one JSON line an event.")
@click.option("--on-problem", metavar="COMMAND", help="Run this, with a summary on its input, when a person must look.")
@click.option(
    "--ping", "ping_url", metavar="URL", help="Tell this address (healthchecks and the like) of start and end."
)
@archive_option
def crawl(
    paper: str,
    since: datetime | None,
    until: datetime | None,
    entry: str,
    refetch: bool,
    page_files: bool,
    log_json: bool,
    on_problem: str | None,
    ping_url: str | None,
    db: Path,
) -> None:
    """Fetch the issues of PAPER, newest first, into the archive.

    What the archive has complete and is older than a week (or what the paper's facts say) is not asked for again. Of what
    is, only the new is added; a revised article adds a revision.
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
    if ping_url and not ping_url.startswith(("http://", "https://")):
        raise click.UsageError(f"--ping {ping_url} is no web address: it begins with http:// or https://.")
    if ping_url:
        _told(notifying.ping, ping_url, event="start")
    recording = crawling.crawl(
        spider,
        db,
        since=day_of(since),
        until=day_of(until),
        entry=entry,
        is_refetch=refetch,
        is_keeping_files=page_files,
        is_logging_json=log_json,
    )
    said = notifying.summary(f"xianbao crawl {paper}", recording.verdict, recording.outcome)
    if on_problem and recording.verdict is Exit.NEEDS_A_PERSON:
        _told(notifying.run_command, on_problem, said)
    if ping_url:
        _told(notifying.ping, ping_url, said, event="fail" if recording.verdict is Exit.NEEDS_A_PERSON else "")
    if sys.stdout.isatty():
        print(recording.outcome)
    sys.exit(recording.verdict)


def _told(tell: Callable[..., None], *said: str, **facts: str) -> None:
    """Tell somebody; that nobody could be told is said, and changes nothing of how the crawl went."""
    try:
        tell(*said, **facts)
    except notifying.NotifyError as error:
        click.echo(f"xianbao: {error}", err=True)

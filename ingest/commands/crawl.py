"""``xianbao crawl``: fetch papers' issues."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

import click

from ingest import crawling, notifying
from ingest.archive.database import upgrade
from ingest.archive.errors import ArchiveError, ArchiveLocked
from ingest.commands import WebAddress, archive_option, contact_option, day_of
from ingest.exits import Exit
from ingest.manners import quiet_hours as hours_of
from ingest.papers import Papers, UnknownPaperError, load_held, load_papers
from ingest.recording import Recording, refuse


@click.command(short_help="Fetch the issues of papers.")
@click.argument("names", nargs=-1, metavar="PAPER…")
@click.option("--all", "is_all", is_flag=True, help="Crawl every paper that the archive holds and that has an address.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Only issues of this date and later.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Only issues of this date and earlier.")
@click.option(
    "--entry", default="", type=WebAddress(), help="Enter the paper's site at this address instead of its own."
)
@click.option("--refetch", is_flag=True, help="Ask again for issues that are complete and no longer new, too.")
@click.option(
    "--page-files/--no-page-files",
    default=None,
    help="Fetch and read the PDF of every page, too, or only where nothing else tells its text; else as the paper's facts say.",
)
@click.option("--quiet-hours", default="", metavar="HH:MM-HH:MM", help="Ask nothing in these hours, China time.")
@click.option("--log-json", is_flag=True, help="Write the log to stderr as one JSON line an event.")
@click.option("--on-problem", metavar="COMMAND", help="Run this, with a summary on its input, when a person must look.")
@click.option(
    "--ping",
    "ping_url",
    metavar="URL",
    type=WebAddress(),
    help="Tell this address (healthchecks and the like) of start and end.",
)
@contact_option
@archive_option
def crawl(
    names: tuple[str, ...],
    is_all: bool,
    since: datetime | None,
    until: datetime | None,
    entry: str,
    refetch: bool,
    page_files: bool | None,
    contact: str,
    quiet_hours: str,
    log_json: bool,
    on_problem: str | None,
    ping_url: str | None,
    db: Path,
) -> None:
    """Fetch the issues of each PAPER, newest first, into the archive.

    What the archive has complete and is older than a week (or what the paper's facts say) is not asked for again. Of what
    is, only the new is added; a revised article adds a revision. Several papers are crawled side by side, one request at a
    time at each host; the exit code is that of the paper that went worst.
    """
    if since and until and since > until:
        raise click.UsageError(
            f"No issue is both of {since:%F} or later and of {until:%F} or earlier: see --since and --until."
        )
    if is_all and not (names or entry):
        upgrade(db, "xianbao crawl --all")
    papers = chosen(names, db, is_all=is_all, entry=entry)
    try:
        hours_of(quiet_hours)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    wish = crawling.Wish(
        since=day_of(since),
        until=day_of(until),
        entry=entry,
        is_refetch=refetch,
        is_keeping_files=page_files,
        is_logging_json=log_json,
        contact=contact,
        quiet_hours=quiet_hours,
    )
    runs: list[Recording] = []
    ends = [(f"xianbao crawl {name}", Exit.NEEDS_A_PERSON, str(fault)) for name, fault in papers.faults.items()]
    try:
        if papers.spiders:
            runs = crawling.crawl(papers.spiders, db, wish, partial(_tell_start, ping_url))
        for name, fault in papers.faults.items():
            refuse(db, f"crawl {name}", {"paper": name}, fault.problem)
    except ArchiveLocked:
        if sys.stderr.isatty():
            raise
        sys.exit(Exit.TRY_LATER)  # in silence: cron sends what is said as mail, and starts the next crawl by itself
    except ArchiveError as error:
        click.echo(f"xianbao: {error}", err=True)
        ends.append(("xianbao crawl", Exit.NEEDS_A_PERSON, str(error)))
    ends += [(f"xianbao {run.command}", run.verdict, run.outcome) for run in runs]
    verdict = Exit.worst(end for _, end, _ in ends)
    _tell_end(ends, verdict, on_problem, ping_url)
    if sys.stdout.isatty():
        for run in runs:
            print(f"{run.arguments['paper']}: {run.outcome}" if len(runs) > 1 else run.outcome)
    sys.exit(verdict)


def chosen(names: Sequence[str], archive: Path, *, is_all: bool, entry: str = "") -> Papers:
    """Give the papers that were named, or all that the archive holds; each has an address to enter at.

    A paper whose file has a fault is left out, and said on stderr.

    Raises:
        UsageError: there is no such paper, its address is not known, none was named, or both were asked for.
    """
    if bool(names) == is_all:
        raise click.UsageError("Name each PAPER, or give --all for those that the archive holds.")
    if entry and (is_all or len(set(names)) > 1):
        raise click.UsageError("--entry is the address of one paper: name one PAPER with it.")
    try:
        papers = load_held(archive) if is_all else load_papers(dict.fromkeys(names))
    except UnknownPaperError as error:
        raise click.UsageError(str(error)) from error
    if not (papers.spiders or papers.faults):
        raise click.UsageError(f"{archive} holds no paper whose address is known: name a PAPER.")
    for paper in papers.spiders:
        if not (entry or paper.homepage):
            raise click.UsageError(
                f"The address of {paper.name}'s digital edition is not known: crawl it with --entry URL, "
                f"or import its pages with “xianbao import PAGE… --paper {paper.name}”."
            )
    for fault in papers.faults.values():
        click.echo(f"xianbao: {fault}", err=True)
    return papers


def _tell_start(ping_url: str | None) -> None:
    if ping_url:
        _told(notifying.ping, ping_url, event="start")


def _tell_end(
    ends: Sequence[tuple[str, Exit, str]], verdict: Exit, on_problem: str | None, ping_url: str | None
) -> None:
    """Tell how the runs ended: the command only of those that need a person, the ping address of all."""
    if on_problem and verdict is Exit.NEEDS_A_PERSON:
        bad = (notifying.summary(*end) for end in ends if end[1] is verdict)
        _told(notifying.run_command, on_problem, "".join(bad))
    if ping_url:
        said = "".join(notifying.summary(*end) for end in ends)
        _told(notifying.ping, ping_url, said, event="fail" if verdict is Exit.NEEDS_A_PERSON else "")


def _told(tell: Callable[..., None], *said: str, **facts: str) -> None:
    """Tell somebody; that nobody could be told is said, and changes nothing of how the crawl went."""
    try:
        tell(*said, **facts)
    except notifying.NotifyError as error:
        click.echo(f"xianbao: {error}", err=True)

"""``xianbao import``: bare pages and saved pages from files."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import track

from ingest import papers
from ingest.archive.errors import ArchiveError
from ingest.commands import SLUG, WebAddress, archive_option, day_of
from ingest.encoding import legible
from ingest.exits import Exit
from ingest.gathering import Gathered, Loose
from ingest.importing import ImportUsageError, UnreadableFileError, find_pages, gather, passed_over
from ingest.items import Problem, Publication, Severity
from ingest.recording import CHINA, IMPORT, Recording, refuse
from ingest.tables import plain

AHEAD = timedelta(days=7)  # an issue's page may be at hand before its day


@click.command("import", short_help="Import bare pages' text or PDFs, or saved HTML pages.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH…")
@click.option("--paper", required=True, metavar="ID", help="The paper's id; one without a spider is registered by it.")
@click.option("--date", "issued_on", type=click.DateTime(["%Y-%m-%d"]), help="The issue's date, if not in the path.")
@click.option("--page", type=int, help="The page's number, if not in the path.")
@click.option("--url", default="", type=WebAddress(), help="The address that the page was saved from.")
@archive_option
def import_pages(
    paths: tuple[Path, ...], paper: str, issued_on: datetime | None, page: int | None, url: str, db: Path
) -> None:
    """Import bare pages' text or PDFs, or saved HTML pages: files, or trees of <date>/<NN>.txt; <date>.pdf is an issue.

    Names may tell date and page otherwise where they are plain: 20240315_A02.pdf, 2024/03/15/1.jpg, 2024年3月15日第2版.txt.
    """
    arguments = {
        "paper": paper,
        "paths": " ".join(legible(str(path)) for path in paths),
        "date": f"{issued_on:%F}" if issued_on else "",
        "page": str(page or ""),
        "url": url,
    }
    try:
        publication, file, notes = _facts(paper)
    except papers.FaultyPaperError as fault:
        click.echo(f"xianbao: {fault}", err=True)
        refuse(db, f"{IMPORT} {paper}", arguments, fault.problem)
        sys.exit(Exit.NEEDS_A_PERSON)
    try:
        latest = datetime.now(CHINA).date() + AHEAD
        files = find_pages(paths, issued_on=day_of(issued_on), page=page, url=url, latest=latest)
    except ImportUsageError as error:
        raise click.UsageError(str(error)) from error
    unread: list[Problem] = []
    recording: Recording | None = None
    reason = "finished"
    try:
        for gathered in _progress(list(files), lambda: gather(publication, files)):
            if isinstance(gathered, UnreadableFileError):
                unread.append(_unread(gathered))
                click.echo(f"xianbao: {gathered}", err=True)
                continue
            if recording is None:
                recording = Recording.begin(db, f"{IMPORT} {paper}", arguments)
                recording.look_at(file, *notes)
            recording.keep(gathered)
            _say_what_only_lists(gathered)
    except KeyboardInterrupt:
        reason = "shutdown"
    except ArchiveError as error:
        if recording:
            recording.fail(error)
        raise
    if recording is None:
        if reason == "shutdown":
            sys.exit(Exit.TRY_LATER)
        if not db.exists():  # none is made for nothing
            sys.exit(Exit.NEEDS_A_PERSON)
        recording = Recording.begin(db, f"{IMPORT} {paper}", arguments)
    recording.store_loose(Loose(problems=tuple(unread)))
    recording.failed = recording.failed or bool(unread)
    verdict = recording.end(reason, unread=len(unread))
    if sys.stdout.isatty():
        _say_end(recording, paths)
    sys.exit(verdict)


def _say_end(recording: Recording, paths: Iterable[Path]) -> None:
    print(recording.outcome)
    if others := passed_over(paths):
        said = ", ".join(f"{count} {ending}" for ending, count in others.most_common())
        print(plain(legible(f"passed over: {said}")))


def _say_what_only_lists(gathered: Gathered) -> None:
    """Say on stderr of which pages only the lists of their articles were among the files."""
    for reading in gathered.readings:
        if not reading.articles and reading.links:
            listed = f"{reading.context.issued_on} page {reading.context.page} only lists its articles"
            click.echo(f"xianbao: {listed}: save and import their own pages too.", err=True)


def _unread(error: UnreadableFileError) -> Problem:
    """Give the problem that a file could not be read; it is solved when its page is."""
    return Problem(kind="unread_file", message=str(error), subject=error.page_id, severity=Severity.ERROR)


def _facts(paper: str) -> tuple[Publication, str, tuple[Problem, ...]]:
    """Give a paper's facts and their file; one without a file is registered by its id alone, with a note.

    Raises:
        FaultyPaperError: the file has a fault.
    """
    try:
        known = papers.load_paper(paper)
    except papers.UnknownPaperError:
        pass
    else:
        return known.publication(), papers.file_of(known), ()
    if not SLUG.fullmatch(paper):
        raise click.UsageError(f"“{paper}” cannot be a paper's id: use small letters, digits and _, a letter first.")
    file = f"spiders/{paper}.py"
    message = f"The paper “{paper}” has no spider, so nothing but its id is known of it: add {file}."
    note = Problem(kind="unknown_paper", message=message, subject=file, severity=Severity.NOTE)
    return Publication(id=paper), file, (note,)


def _progress(files: list[Any], read: Callable[[], Any]) -> Any:
    """Show progress on a terminal when there is enough to wait for."""
    if len(files) < 20 or not sys.stderr.isatty():
        return read()
    return track(read(), description="importing", console=Console(stderr=True), transient=True)

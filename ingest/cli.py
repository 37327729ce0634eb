"""The command ``xianbao``: crawl and import papers, search, look at and browse the archive.

Exit codes: 0 fine, also when nothing was new; 1 somebody must look; 2 the command was used wrongly; 75 try later.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click
from rich.console import Console
from rich.progress import track

from ingest import tables
from ingest.archive.database import open_archive
from ingest.archive.errors import ArchiveError, ArchiveLocked
from ingest.archive.provenance import provenance
from ingest.archive.search import search as search_archive
from ingest.archive.status import status as archive_status
from ingest.archive.warc import kept_bytes
from ingest.gathering import Loose
from ingest.importing import ImportUsageError, UnreadableFileError, find_pages, gather
from ingest.items import Problem, Publication, Severity
from ingest.recording import Exit, Recording

if TYPE_CHECKING:
    from ingest.probe import Probe

Command = TypeVar("Command", bound=Callable[..., Any])

SLUG = re.compile(r"[a-z][a-z0-9_]{0,39}")


def archive_option(command: Command) -> Command:
    """Add ``--db`` to a command."""
    return click.option(
        "--db",
        type=click.Path(dir_okay=False, path_type=Path),
        default=Path("archive.db"),
        show_default=True,
        help="The archive.",
    )(command)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="xianbao")
def cli() -> None:
    """Turn a county newspaper's digital edition (县报) into a searchable SQLite archive."""


@cli.command()
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
    from ingest import crawling  # noqa: PLC0415  # Scrapy takes half a second to import; other commands do without

    try:
        spider = crawling.load_paper(paper)
    except crawling.UnknownPaperError as error:
        raise click.UsageError(str(error)) from error
    if not (entry or spider.homepage):
        raise click.UsageError(
            f"The address of {paper}'s digital edition is not known: give --entry URL, "
            f"or import its pages with “xianbao import PAGE… --paper {paper}”."
        )
    recording = crawling.crawl(spider, db, since=_day(since), until=_day(until), entry=entry, is_refetch=refetch)
    if sys.stdout.isatty():
        tables.show_counts(recording.counts)
    sys.exit(recording.verdict)


@cli.command("import", short_help="Import bare pages' text or PDFs, or saved HTML pages.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH…")
@click.option("--paper", required=True, metavar="ID", help="The paper's id; one without a spider is registered by it.")
@click.option("--date", "issued_on", type=click.DateTime(["%Y-%m-%d"]), help="The issue's date, if not in the path.")
@click.option("--page", type=int, help="The page's number, if not in the path.")
@click.option("--url", default="", help="The address that the page was saved from.")
@archive_option
def import_pages(
    paths: tuple[Path, ...], paper: str, issued_on: datetime | None, page: int | None, url: str, db: Path
) -> None:
    """Import bare pages' text or PDFs, or saved HTML pages: files, or trees of <date>/<NN>.txt; <date>.pdf is an issue."""
    publication, notes = _publication(paper)
    try:
        files = find_pages(paths, issued_on=_day(issued_on), page=page, url=url)
    except ImportUsageError as error:
        raise click.UsageError(str(error)) from error
    unread = 0
    recording: Recording | None = None
    arguments = {"paper": paper, "paths": " ".join(map(str, paths))}
    for gathered in _progress(list(files), lambda: gather(publication, files)):
        if isinstance(gathered, UnreadableFileError):
            unread += 1
            click.echo(f"xianbao: {gathered}", err=True)
            continue
        if recording is None:
            recording = Recording.begin(db, f"import {paper}", arguments)
            recording.store_loose(notes)
        recording.store(recording.assemble(gathered))
        for reading in gathered.readings:
            if not reading.articles and reading.links:
                listed = f"{reading.context.issued_on} page {reading.context.page} only lists its articles"
                click.echo(f"xianbao: {listed}: save and import their own pages too.", err=True)
    if recording is None:
        sys.exit(Exit.NEEDS_A_PERSON)
    recording.failed = recording.failed or unread > 0
    verdict = recording.end("finished", unread=unread)
    if sys.stdout.isatty():
        tables.show_counts(recording.counts)
    sys.exit(verdict)


@cli.command(short_help="Say which e-paper system a site or a saved page is of, and what would be archived.")
@click.argument("target", metavar="URL|FILE")
@click.option("--date", "issued_on", type=click.DateTime(["%Y-%m-%d"]), help="The issue's date, if a file says none.")
@click.option("--page", type=int, help="The page's number, if a file says none.")
@click.option("--url", default="", help="The address that the file was saved from.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def probe(target: str, issued_on: datetime | None, page: int | None, url: str, as_json: bool) -> None:
    """Say which e-paper system a site (URL) or a saved page (FILE) is of and why, then show what would be archived.

    Of a site that is the first page of the newest issue and its articles; nothing is stored. Exits 1 when no article or
    page of a newspaper was found.
    """
    found = _probe(target, _day(issued_on), page, url)
    tables.show_probe_json(found) if as_json else tables.show_probe(found)
    sys.exit(Exit.FINE if found.issue() else Exit.NEEDS_A_PERSON)


@cli.command(short_help="Write the spider of a paper from its address.")
@click.argument("url")
@click.option("--paper", required=True, metavar="ID", help="Its id: small letters, digits and _, such as yunxiu.")
@click.option("--title", default="", help="The paper's title, such as 云岫报.")
@click.option("--county", default="", help="Its county, such as 云岫县.")
@click.option("--folder", type=click.Path(file_okay=False, path_type=Path), help="Write below this folder instead.")
def add(url: str, paper: str, title: str, county: str, folder: Path | None) -> None:
    """Look at the site at URL, then write spiders/ID.py with its facts and a first fixture of its pages.

    Exits 1, and writes nothing, when no page of a newspaper was found there.
    """
    from ingest import adding, fixtures  # noqa: PLC0415  # as in crawl

    if not SLUG.fullmatch(paper):
        raise click.UsageError(f"“{paper}” cannot be a paper's id: use small letters, digits and _, a letter first.")
    if not url.startswith(("http://", "https://")):
        raise click.UsageError(f"“{url}” is no web address: it begins with http:// or https://.")
    found = _probe(url, paper=paper)
    tables.show_probe(found)
    if not found.issue():
        click.echo("xianbao: no page of a newspaper was found there; nothing was written.", err=True)
        sys.exit(Exit.NEEDS_A_PERSON)
    publication = Publication(id=paper, title=title, county=county, homepage=url)
    try:
        spider, fixture = adding.add_paper(publication, found, datetime.now(UTC).date(), folder or adding.ROOT)
    except adding.PaperExistsError as error:
        raise click.UsageError(str(error)) from error
    print(f"\n{spider} and {fixture} are written. Read {fixture / fixtures.EXPECTED} beside the paper's own page,")
    print(f"complete the facts in the spider, then: xianbao crawl {paper}")


@cli.command(short_help="Say why a bare page is split into articles as it is.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option(
    "--picture",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="OUT.svg",
    help="Draw the page with its numbered blocks, one colour an article (a PDF's).",
)
def explain(file: Path, as_json: bool, picture: Path | None) -> None:
    """Show the blocks of the bare page in FILE, what each was taken for, and why each article begins where it does.

    Nothing is stored. Exits 1 when FILE is no bare page.
    """
    from ingest.explaining import NoBarePageError, explain_file  # noqa: PLC0415  # as in crawl

    try:
        explanation = explain_file(file)
    except NoBarePageError as error:
        click.echo(f"xianbao: {error}", err=True)
        sys.exit(Exit.NEEDS_A_PERSON)
    if picture:
        from ingest.drawing import draw  # noqa: PLC0415  # as in crawl

        if not any(block.box for segment in explanation.segments for block in segment.blocks):
            click.echo(f"xianbao: {file} says nothing of where its blocks stand, so no picture was drawn.", err=True)
            sys.exit(Exit.NEEDS_A_PERSON)
        picture.write_text(draw(explanation), encoding="utf-8")
    tables.show_explanation_json(explanation) if as_json else tables.show_explanation(explanation)


@cli.command(short_help="Find the articles that hold some words.")
@click.argument("query")
@click.option("--paper", metavar="ID", help="Only this paper's articles.")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True)
@archive_option
def search(query: str, paper: str | None, limit: int, db: Path) -> None:
    """Find the articles that hold QUERY, best first; words separated by spaces must all occur.

    Exits 1 when nothing is found.
    """
    with open_archive(db, write=False) as archive:
        hits = search_archive(archive, query, limit=limit, publication=paper)
    tables.show_hits(hits)
    sys.exit(0 if hits else 1)


@cli.command(short_help="Read all kept pages again, without the network.")
@click.option("--paper", metavar="ID", help="Only this paper's.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Only issues of this date and later.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that read.")
@click.option("--check", "is_check", is_flag=True, help="Only say what would change.")
@archive_option
def reread(paper: str | None, since: datetime | None, jobs: int, is_check: bool, db: Path) -> None:
    """Read every kept page again with today's readers and store what is read otherwise, under the same ids.

    Prints what changed, field by field. With --check nothing is changed but the list of runs.
    """
    from ingest.rereading import reread as read_again  # noqa: PLC0415  # as in crawl

    with open_archive(db, write=False):
        pass  # a missing archive is not made
    found = read_again(db, paper=paper, since=_day(since), jobs=jobs, is_check=is_check)
    tables.show_changes(found.changes)
    if sys.stdout.isatty():
        print(
            f"{found.issues} issues read again, {len(found.changes)} fields {'would change' if is_check else 'changed'}"
        )
    sys.exit(found.verdict)


@cli.command(short_help="Show where an article was read, and write out the page as it was fetched.")
@click.argument("article_id")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write the fetched bytes to this file.")
@archive_option
def source(article_id: str, out: Path | None, db: Path) -> None:
    """Show the chain from the article ARTICLE_ID to the bytes it was read from, and with --out write them to a file.

    Exits 1 when there is no such article, or its bytes were not kept.
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
            out.write_bytes(kept_bytes(archive, db, chain[0].capture_id)[0])


@cli.command()
@click.option("--articles", type=click.IntRange(0, 1000), default=0, help="Also list this many newest articles.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@archive_option
def status(articles: int, as_json: bool, db: Path) -> None:
    """Show what the archive holds of each paper, and the last runs."""
    with open_archive(db, write=False) as archive:
        found = archive_status(archive, articles=articles)
    tables.show_status_json(found) if as_json else tables.show_status(found)


@cli.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True)
@click.option("--open", "is_opened", is_flag=True, help="Open the browser.")
@archive_option
def browse(host: str, port: int, is_opened: bool, db: Path) -> None:
    """Open the archive in Datasette."""
    from ingest.browse import serve  # noqa: PLC0415  # Datasette is slow to import

    with open_archive(db, write=False):
        pass  # says in one sentence what is wrong with the archive, before Datasette does in many
    serve(db, host=host, port=port, is_opened=is_opened)


def main() -> NoReturn:
    """Run the command; an archive that cannot be used is one sentence on stderr."""
    try:
        cli()
    except ArchiveLocked as error:
        click.echo(f"xianbao: {error}", err=True)
        sys.exit(Exit.TRY_LATER)
    except ArchiveError as error:
        click.echo(f"xianbao: {error}", err=True)
        sys.exit(Exit.NEEDS_A_PERSON)
    sys.exit(0)


def _probe(
    target: str, issued_on: date | None = None, page: int | None = None, url: str = "", paper: str = "probe"
) -> Probe:
    """Look at a site or a file.

    Raises:
        click.UsageError: it is neither.
    """
    from ingest.probe import probe_file, probe_site  # noqa: PLC0415  # as in crawl

    if target.startswith(("http://", "https://")):
        return probe_site(target, paper)
    path = Path(target)
    if not path.is_file():
        raise click.UsageError(f"“{target}” is neither a web address (http://…, https://…) nor a file.")
    return probe_file(path, issued_on=issued_on, page=page, url=url)


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _publication(paper: str) -> tuple[Publication, Loose]:
    """Give the paper's facts; one without a spider is registered by its id alone, with a note."""
    from ingest.crawling import publication  # noqa: PLC0415  # as in crawl

    known = publication(paper)
    if known is not None:
        return known, Loose()
    if not SLUG.fullmatch(paper):
        raise click.UsageError(f"“{paper}” cannot be a paper's id: use small letters, digits and _, a letter first.")
    message = f"The paper “{paper}” has no spider, so nothing but its id is known of it: add spiders/{paper}.py."
    note = Problem(kind="unknown_paper", message=message, subject=paper, severity=Severity.NOTE)
    return Publication(id=paper), Loose(problems=(note,))


def _progress(files: list[Any], read: Callable[[], Any]) -> Any:
    """Show progress on a terminal when there is enough to wait for."""
    if len(files) < 20 or not sys.stderr.isatty():
        return read()
    return track(read(), description="importing", console=Console(stderr=True), transient=True)

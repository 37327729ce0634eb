"""``xianbao add``: write the spider of a paper."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from ingest import adding, fixtures, tables
from ingest.commands import SLUG, WebAddress, any_certificate_option
from ingest.commands.probe import look_at
from ingest.encoding import legible
from ingest.exits import Exit
from ingest.items import Publication


@click.command(short_help="Write the spider of a paper from its address.")
@click.argument("url", type=WebAddress())
@click.option("--paper", required=True, metavar="ID", help="Its id: small letters, digits and _, such as yunxiu.")
@click.option("--title", default="", help="The paper's title, such as 云岫报.")
@click.option("--county", default="", help="Its county, such as 云岫县.")
@any_certificate_option
@click.option("--folder", type=click.Path(file_okay=False, path_type=Path), help="Write below this folder instead.")
def add(url: str, paper: str, title: str, county: str, any_certificate: bool, folder: Path | None) -> None:
    """Look at the site at URL, then write spiders/ID.py with its facts and a first fixture of its pages.

    Exits 1, and writes nothing, when no page of a newspaper was found there or the folder cannot be written.
    """
    if not SLUG.fullmatch(paper):
        raise click.UsageError(f"“{paper}” cannot be a paper's id: use small letters, digits and _, a letter first.")
    found = look_at(url, paper=paper, is_any_certificate=any_certificate)
    tables.show_probe(found)
    if not found.issue():
        click.echo("xianbao: no page of a newspaper was found there; nothing was written.", err=True)
        sys.exit(Exit.NEEDS_A_PERSON)
    publication = Publication(id=paper, title=legible(title), county=legible(county), homepage=url)
    try:
        spider, fixture = adding.add_paper(
            publication,
            found,
            datetime.now(UTC).date(),
            folder or adding.ROOT,
            is_any_certificate=any_certificate,
        )
    except adding.PaperExistsError as error:
        raise click.UsageError(str(error)) from error
    except OSError as error:
        click.echo(f"xianbao: {error.filename} cannot be written ({error.strerror}): give another --folder.", err=True)
        sys.exit(Exit.NEEDS_A_PERSON)
    print(f"\n{spider} and {fixture} are written. Read {fixture / fixtures.EXPECTED} beside the paper's own page,")
    print(f"complete the facts in the spider, then: xianbao crawl {paper}")

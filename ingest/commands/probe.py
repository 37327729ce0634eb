"""``xianbao probe``: say which e-paper system a site or a saved page is of."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

import click

from ingest import tables
from ingest.commands import WebAddress, any_certificate_option, day_of
from ingest.exits import Exit
from ingest.probe import Probe, probe_file, probe_site


@click.command(short_help="Say which e-paper system a site or a saved page is of, and what would be archived.")
@click.argument("target", metavar="URL|FILE")
@click.option("--date", "issued_on", type=click.DateTime(["%Y-%m-%d"]), help="The issue's date, if a file says none.")
@click.option("--page", type=int, help="The page's number, if a file says none.")
@click.option("--url", default="", type=WebAddress(), help="The address that the file was saved from.")
@any_certificate_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def probe(
    target: str, issued_on: datetime | None, page: int | None, url: str, any_certificate: bool, as_json: bool
) -> None:
    """Say which e-paper system a site (URL) or a saved page (FILE) is of and why, then show what would be archived.

    Of a site that is the first page of the newest issue and its articles; nothing is stored. Exits 1 when no article or
    page of a newspaper was found.
    """
    found = look_at(target, day_of(issued_on), page, url, is_any_certificate=any_certificate)
    tables.show_probe_json(found) if as_json else tables.show_probe(found)
    sys.exit(Exit.FINE if found.issue() else Exit.NEEDS_A_PERSON)


def look_at(
    target: str,
    issued_on: date | None = None,
    page: int | None = None,
    url: str = "",
    paper: str = "probe",
    *,
    is_any_certificate: bool = False,
) -> Probe:
    """Look at a site or a file.

    Raises:
        click.UsageError: it is neither.
    """
    if target.startswith(("http://", "https://")):
        return probe_site(WebAddress()(target), paper, is_any_certificate=is_any_certificate)
    path = Path(target)
    if not path.is_file():
        raise click.UsageError(f"“{target}” is neither a web address (http://…, https://…) nor a file.")
    return probe_file(path, issued_on=issued_on, page=page, url=url)

"""The commands, one module each; ``ingest.cli`` lists them. Here is what several share."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click
from sqlite_utils import Database

from ingest.exits import Exit
from ingest.hosts import UnaskableError, check_askable
from ingest.manners import user_agent

Command = TypeVar("Command", bound=Callable[..., Any])

SLUG = re.compile(r"[a-z][a-z0-9_]{0,39}")


class WebAddress(click.ParamType[str]):
    """An address that may be asked for and written down: http or https, without a password."""

    name = "url"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Give it as it was written; empty is none."""
        try:
            return check_askable(value) if value else value
        except UnaskableError as error:
            self.fail(str(error), param, ctx)


def archive_option(command: Command) -> Command:
    """Add ``--db`` to a command."""
    return click.option(
        "--db",
        type=click.Path(dir_okay=False, path_type=Path),
        default=Path("archive.db"),
        show_default=True,
        help="The archive.",
    )(command)


def contact_option(command: Command) -> Command:
    """Add ``--contact`` to a command."""
    return click.option(
        "--contact",
        envvar="XIANBAO_CONTACT",
        default="",
        show_envvar=True,
        callback=_contact,
        help="Tell the papers' servers where you are reached: an e-mail or web address.",
    )(command)


def _contact(ctx: click.Context, param: click.Parameter, value: str) -> str:  # noqa: ARG001  # click's own signature
    try:
        user_agent(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error
    return value


def any_certificate_option(command: Command) -> Command:
    """Add ``--any-certificate`` to a command that looks at a site."""
    return click.option(
        "--any-certificate", is_flag=True, help="Take any certificate: of a site whose chain is broken, as many are."
    )(command)


def write_out(file: Path, body: bytes) -> None:
    """Write the file that an option names; where that cannot be, say so and exit 1."""
    try:
        file.write_bytes(body)
    except OSError as error:
        click.echo(f"xianbao: {file} cannot be written ({error.strerror}): name another file.", err=True)
        sys.exit(Exit.NEEDS_A_PERSON)


def day_of(moment: datetime | None) -> date | None:
    """Give the day of an option that click read as an instant."""
    return moment.date() if moment else None


def check_paper(db: Database, paper: str | None) -> None:
    """Refuse a paper that the archive does not have; None is all papers.

    Raises:
        click.UsageError: there is none with this id.
    """
    if paper is not None and not db.conn.execute("SELECT 1 FROM publications WHERE id = ?", [paper]).fetchone():
        raise click.UsageError(f"The archive has no paper “{paper}”: “xianbao status” lists those it has.")

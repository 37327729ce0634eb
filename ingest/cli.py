"""The command ``xianbao``: crawl and import papers, search, look at and browse the archive.

Exit codes: 0 fine, also when nothing was new; 1 somebody must look; 2 the command was used wrongly; 75 try later.
"""

from __future__ import annotations

import sys
from importlib import import_module
from io import TextIOWrapper
from typing import NoReturn

import click

from ingest.archive.errors import ArchiveError, ArchiveLocked
from ingest.descriptions import DescriptionError
from ingest.exits import Exit
from ingest.hosts import UnaskableError

# Each command is the function of its own name in the module of that name; "import" is a word of Python's.
MODULES = {"import": "import_pages"}
COMMANDS = tuple(
    "add article browse changes crawl cron explain export history import probe reread search snapshot source status".split()
)


class Commands(click.Group):
    """A group that imports a command when it is asked for: Scrapy and Datasette take half a second each."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's own signature
        """Name the commands, as ``--help`` lists them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # as above
        """Import one command; None when there is no such one."""
        if cmd_name not in COMMANDS:
            return None
        name = MODULES.get(cmd_name, cmd_name)
        command: click.Command = getattr(import_module(f"ingest.commands.{name}"), name)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="xianbao")
def cli() -> None:
    """Turn a county newspaper's digital edition (县报) into a searchable SQLite archive."""


def main() -> NoReturn:
    """Run the command; an archive or a system's file that cannot be used is one sentence on stderr."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal of GBK lacks characters that a page prints
    try:
        cli()
    except UnaskableError as error:
        click.echo(f"xianbao: {error}", err=True)
        sys.exit(Exit.USAGE)
    except ArchiveLocked as error:
        click.echo(f"xianbao: {error}", err=True)
        sys.exit(Exit.TRY_LATER)
    except (ArchiveError, DescriptionError) as error:
        click.echo(f"xianbao: {error}", err=True)
        sys.exit(Exit.NEEDS_A_PERSON)
    sys.exit(0)

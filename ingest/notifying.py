"""Tell somebody how a run ended: any command when a person must look, and a ping address that notices silence too."""

from __future__ import annotations

import shlex
import subprocess
import urllib.request
from http.client import HTTPException
from urllib.parse import urlsplit

from ingest.exits import Exit

PATIENCE = 20  # seconds for a command or a ping


class NotifyError(Exception):
    """Nobody could be told. One sentence for a person."""


def summary(command: str, verdict: Exit, outcome: str) -> str:
    """Give what is said of a run in a few lines; no text of a page is in it."""
    return f"{command}: {verdict.name.lower().replace('_', ' ')} (exit {verdict.value})\n{outcome}\n"


def run_command(command: str, text: str) -> None:
    """Run a command of the user's, without a shell, with ``text`` on its standard input.

    Raises:
        NotifyError: it cannot be run, fails, or takes longer than :data:`PATIENCE`.
    """
    try:
        subprocess.run(shlex.split(command), input=text, text=True, timeout=PATIENCE, check=True)  # noqa: S603  # the user's own
    except subprocess.CalledProcessError as error:
        raise NotifyError(f"{_named(command)} failed: exit code {error.returncode}.") from error
    except subprocess.TimeoutExpired as error:
        raise NotifyError(f"{_named(command)} failed: it took longer than {PATIENCE} seconds.") from error
    except (OSError, ValueError) as error:
        raise NotifyError(f"{_named(command)} failed: {error}.") from error


def _named(command: str) -> str:
    """Give a command as it may be told: its arguments may hold a password."""
    return f"--on-problem “{command.split(maxsplit=1)[0] if command.strip() else command}”"


def ping(url: str, text: str = "", *, event: str = "") -> None:
    """Ask for a ping address as healthchecks.io and its like take it: ``/start``, ``/fail``, or plain for a success.

    Raises:
        NotifyError: it did not answer with success.
    """
    address = f"{url.rstrip('/')}/{event}" if event else url
    request = urllib.request.Request(address, data=text.encode(), method="POST")  # noqa: S310  # only http and https come here
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE):  # noqa: S310  # as above
            pass
    except (OSError, ValueError, HTTPException) as error:
        raise NotifyError(f"--ping at {urlsplit(url).hostname} was not answered: {_why(error)}.") from error


def _why(error: Exception) -> str:
    """Give what went wrong without the address, whose path is mostly a secret."""
    return str(error) if isinstance(error, OSError) else type(error).__name__

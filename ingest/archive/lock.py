"""One writer at a time: a lock file beside the archive, held by the kernel, so that a killed run leaves none behind."""

from __future__ import annotations

import fcntl
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import sleep
from typing import TextIO

from ingest.archive.errors import ArchiveLocked, ArchiveMissing, ArchiveUnreadable
from ingest.archive.instants import stamp

A_LOOK = 0.1  # seconds; who only looks at a lock has it for far less


@contextmanager
def writing(path: Path, command: str) -> Iterator[None]:
    """Hold the archive at ``path`` for writing; ``command`` is what a second writer is told.

    Raises:
        ArchiveLocked: another run holds it.
        ArchiveError: no lock file can be made beside it.
    """
    try:
        if not path.parent.is_dir():
            raise ArchiveMissing(f"The folder of {path} does not exist: make it first.")
        archive = path.resolve()  # two names of one archive are one lock
        file = archive.with_name(archive.name + ".lock").open("a+", encoding="utf-8")
    except OSError as error:
        raise ArchiveUnreadable(
            f"{path} cannot be locked ({error.strerror}): check its folder's permissions."
        ) from error
    with file:
        try:
            _take(file)
        except BlockingIOError:
            file.seek(0)
            holder = file.read().strip() or "another run"
            raise ArchiveLocked(f"{path} is held by {holder}: try again when it has finished.") from None
        file.truncate(0)
        file.write(f"'{command}' (process {os.getpid()}) since {stamp(datetime.now(UTC))}")
        file.flush()
        yield
        file.truncate(0)


def is_held(path: Path) -> bool:
    """Say whether a run of this machine is writing the archive; one that is about to is not disturbed."""
    archive = path.resolve()
    try:
        with archive.with_name(archive.name + ".lock").open(encoding="utf-8") as file:
            return _is_running(file.read()) and _is_taken(file)
    except OSError:
        return False


def _take(file: TextIO) -> None:
    """Lock the file for one writer. Raises BlockingIOError where another has it, who is not only looking."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        sleep(A_LOOK)
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_running(said: str) -> bool:
    """Say whether there is a process of the number that a lock file tells; it may be another than wrote it."""
    process = re.search(r"\(process (\d{1,10})\)", said)
    if process is None:
        return False
    try:
        os.kill(int(process[1]), 0)  # asks only
    except ProcessLookupError:
        return False
    except PermissionError:
        return True  # another user's
    return True


def _is_taken(file: TextIO) -> bool:
    """Say whether a writer has the file locked: a killed one has it no more, whoever has its number now."""
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    return False

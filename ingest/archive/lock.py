"""One writer at a time: a lock file beside the archive, held by the kernel, so that a killed run leaves none behind."""

from __future__ import annotations

import fcntl
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from ingest.archive.errors import ArchiveLocked, ArchiveMissing, ArchiveUnreadable
from ingest.archive.instants import stamp


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
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
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
    """Say whether a run of this machine is writing the archive, without touching its lock."""
    archive = path.resolve()
    try:
        said = archive.with_name(archive.name + ".lock").read_text(encoding="utf-8")
    except OSError:
        return False
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

"""The exit codes of the commands, which cron goes by."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum


class Exit(IntEnum):
    """What an exit code says to cron."""

    FINE = 0  # also when nothing was new
    NEEDS_A_PERSON = 1
    USAGE = 2
    TRY_LATER = (
        75  # EX_TEMPFAIL: another run holds the archive, the server asked for hours of patience, or it is quiet hours
    )

    @classmethod
    def worst(cls, exits: Iterable[Exit]) -> Exit:
        """Give the one that matters most of several: a person is needed, else later will do."""
        return min(exits, key=(cls.USAGE, cls.NEEDS_A_PERSON, cls.TRY_LATER, cls.FINE).index)

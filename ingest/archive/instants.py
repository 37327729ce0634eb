"""Instants as the contract keeps them: UTC, to the second, with Z."""

from datetime import UTC, datetime


def stamp(moment: datetime) -> str:
    """Give ``2024-03-15T06:12:00Z`` for an aware time."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone.")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

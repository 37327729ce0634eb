"""Runs: what was asked of the program, when, and how it ended."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime

from sqlite_utils import Database

from ingest.archive.instants import stamp


def start_run(db: Database, command: str, arguments: Mapping[str, str], version: str) -> int:
    """Note that a run began and give its id."""
    with db.atomic():
        cursor = db.conn.execute(
            "INSERT INTO runs (command, arguments_json, version, started_at) VALUES (?, ?, ?, ?)",
            [command, json.dumps(dict(arguments), ensure_ascii=False), version, stamp(datetime.now(UTC))],
        )
    assert cursor.lastrowid is not None  # noqa: S101  # an INSERT always has one
    return cursor.lastrowid


def finish_run(db: Database, run_id: int, reason: str, verdict: str, stats: Mapping[str, int]) -> None:
    """Note how a run ended."""
    with db.atomic():
        db.conn.execute(
            "UPDATE runs SET finished_at = ?, finish_reason = ?, verdict = ?, stats_json = ? WHERE id = ?",
            [stamp(datetime.now(UTC)), reason, verdict, json.dumps(dict(stats)), run_id],
        )

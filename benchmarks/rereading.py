"""Reading kept pages again with one process and with two: the sample's pages as flat text, printed on many days."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from sample.paper import load_issues
from sample.printing import flat_text

ROUNDS = 2
XIANBAO = Path(sys.executable).with_name("xianbao")


@dataclass(frozen=True, slots=True)
class Timed:
    """The least of the rounds: seconds by the clock, and seconds of all processes on the processor."""

    pages: int
    clock: float
    processor: float


def time_rereading(folder: Path, days: int) -> tuple[Timed, Timed]:
    """Import pages of so many days, then read them again with one process and with two, alternately."""
    issues = load_issues()
    pages = 0
    for number in range(days):
        issue = issues[number % len(issues)]
        for page in issue.pages:
            file = folder / "pages" / str(date(2020, 1, 1) + timedelta(days=number)) / f"{page.sequence:02}.txt"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(flat_text(issue, page), encoding="utf-8")
            pages += 1
    _run(folder, "import", folder / "pages", "--paper", "yunxiu")
    times: dict[int, list[tuple[float, float]]] = {1: [], 2: []}
    for _ in range(ROUNDS):
        for jobs, measured in times.items():
            measured.append(_run(folder, "reread", "--jobs", jobs))
    one, two = (Timed(pages, *map(min, zip(*measured, strict=True))) for measured in times.values())
    return one, two


def _run(folder: Path, *arguments: object) -> tuple[float, float]:
    before, clock = os.times(), time.perf_counter()
    command = [*map(str, (XIANBAO, *arguments)), "--db", str(folder / "archive.db")]
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - clock, used

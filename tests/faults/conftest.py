"""The matrix ends in a table: faults tried × outcome."""

from __future__ import annotations

from collections import defaultdict

import pytest

HEAD = ("fault", "cells", "ended", "kept", "problems", "exit codes", "healed", "unseen")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print a line a fault of what its cells came to."""
    lines = defaultdict(list)
    for reports in terminalreporter.stats.values():
        for report in reports:
            for name, facts in getattr(report, "user_properties", ()):
                if name == "cell" and report.when == "call":
                    lines[facts["fault"]].append(facts)
    if not lines:
        return
    terminalreporter.section("faults tried × outcome")
    table = [HEAD, *(_line(fault, cells) for fault, cells in sorted(lines.items()))]
    widths = [max(len(line[at]) for line in table) for at in range(len(HEAD))]
    for line in table:
        terminalreporter.line("  ".join(word.ljust(width) for word, width in zip(line, widths, strict=True)).rstrip())
    every = [cell for cells in lines.values() for cell in cells]
    work = sum(float(str(cell["work"])) for cell in every)
    terminalreporter.line(f"{len(every)} cells, two crawls each, {work:.0f} s of a processor")


def _line(fault: str, cells: list[dict[str, object]]) -> tuple[str, ...]:
    problems = [int(str(cell["problems"])) for cell in cells]
    codes = defaultdict(int)
    for cell in cells:
        codes[cell["code"]] += 1
    told = " ".join(f"{code}×{count}" for code, count in sorted(codes.items(), key=str))
    counts = (str(sum(bool(cell[name]) for cell in cells)) for name in ("ended", "kept"))
    healed, unseen = (str(sum(bool(cell[name]) for cell in cells)) for name in ("healed", "unseen"))
    return (fault, str(len(cells)), *counts, f"{min(problems)}–{max(problems)}", told, healed, unseen)

"""A year of cron: with faults at every twentieth request, every issue ends complete, and nothing grows but the archive."""

import time
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path
from statistics import median

import pytest

from tests.faults.cells import HALF_WRITTEN, ROWS, query
from tests.soak.year import Year, counts, table, truth, year

FIRST = date(2024, 2, 16)  # a Friday: both papers appear
CALM = 20  # days at the end without a fault: what failed for a while is asked for again after as long
MORE = 1.15  # times the memory of the first month
HANDFUL = 10


@pytest.mark.slow
def test_a_year_ends_complete(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    began = time.monotonic()
    with ExitStack() as stack:
        of = year(tmp_path, 366, FIRST, 0.05, stack)
        last = live(of, 366, calm=CALM)
        with capsys.disabled():
            print()
            for line in table(of, time.monotonic() - began):
                print(line)
        check_runs(of)
        check_archive(of, last)
        check_calm(of, last)


def test_some_weeks_end_complete(tmp_path: Path) -> None:
    with ExitStack() as stack:
        of = year(tmp_path, 17, FIRST, 0.15, stack)
        last = live(of, 17, calm=9)
        check_runs(of)
        check_archive(of, last)
        check_calm(of, last)


def live(of: Year, days: int, calm: int) -> date:
    """Let the days pass, the last ones without a fault, and give the last."""
    for number in range(days):
        of.day(FIRST + timedelta(days=number), seed="" if number >= days - calm else "soak")
    return FIRST + timedelta(days=days - 1)


def check_runs(of: Year) -> None:
    """Check that each run ended by itself, silent unless a person must look, and that none took more than the first ones."""
    for one in of.ran:
        assert one.done.code in (0, 1, 75), one
        assert "Traceback" not in one.done.said, one
        assert bool(one.done.said) == (one.done.code == 1), one
    for paper in of.papers:
        ran = [one.done for one in of.ran if one.paper == paper.name]
        first, last = ran[: len(ran) // 3][:30], ran[-30:]
        assert median(one.memory for one in last) < MORE * median(one.memory for one in first)
        assert {one.files for one in last} <= {one.files for one in first}


def check_archive(of: Year, last: date) -> None:
    """Check that the archive holds what one crawl of the whole sites finds on the last day, and no open problem."""
    assert query(of.db, "SELECT kind, subject, message FROM open_problems") == []
    assert query(of.db, "SELECT id, state FROM issues WHERE state <> 'complete'") == []
    assert query(of.db, "SELECT count(*) FROM issues") == [(sum(len(paper.issues) for paper in of.papers),)]
    assert query(of.db, HALF_WRITTEN) == query(of.db, "PRAGMA foreign_key_check") == []
    assert sorted(query(of.db, ROWS), key=str) == sorted(truth(of, last), key=str)


def check_calm(of: Year, last: date) -> None:
    """Check that crawls later that day, with nothing new, are sent a handful, and write no row but their run."""
    before = counts(of.db)
    of.day(last)
    assert all(one.asked - one.unchanged <= HANDFUL for one in of.ran[-2:]), of.ran[-2:]
    assert [one.done.code for one in of.ran[-2:]] == [0, 0]
    assert counts(of.db) == before | {"runs": before["runs"] + 2}

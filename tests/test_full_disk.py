"""A disk that is full in the middle: one sentence, the archive is whole, and the next run with room completes it.

No file may grow beyond a limit (RLIMIT_FSIZE), which is another at each try: what is full is the archive, its log or a file
of captures, early or late.
"""

import resource
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest

from sample.paper import load_issues
from sample.printing import flat_text
from tests.archive.pieces import ROUND, archive, save
from tests.archive.test_migrations import old_archive
from tests.archive.test_warc import check as check_warc
from tests.command import xianbao
from tests.site import founder
from tests.site.server import Site, serve
from tests.test_kills import TEXTS, rows, whole

ISSUES = load_issues()[:2]
Pick = Callable[[list[int]], int]
SHARES = (
    (max, 0.05),
    (max, 0.5),
    (min, 0.6),
)  # of the largest or smallest file that the command writes when there is room


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serve(founder.render(ISSUES)) as running:
        yield running


def fill_and_finish(db: Path, arguments: list[object], shares: Sequence[tuple[Pick, float]] = SHARES) -> Path:
    """Run the command on several full disks, look at what is left each time, then let it finish.

    Gives an archive for which there was room from the start.
    """
    clean = db.parent.with_name("clean") / db.name
    shutil.copytree(db.parent, clean.parent)
    before = sizes(clean.parent)
    assert run(clean, arguments).returncode == 0
    grown = [size for path, size in sizes(clean.parent).items() if size > max(2000, before.get(path, 0))]
    full = 0
    for pick, share in shares:
        done = run(db, arguments, limit=int(pick(grown) * share))
        if done.returncode:
            full += 1
            assert "the disk is full or failing" in done.stderr
            assert done.stderr.count("\n") == 1, done.stderr
        if db.exists() and db.stat().st_size:
            whole(db)
        if list(db.parent.rglob("*.warc.gz")):
            check_warc(db)
    assert full, "no disk was full"
    assert run(db, arguments).returncode == 0
    whole(db)
    return clean


def sizes(folder: Path) -> dict[str, int]:
    return {str(path.relative_to(folder)): path.stat().st_size for path in folder.rglob("*") if path.is_file()}


def run(db: Path, arguments: list[object], limit: int | None = None) -> subprocess.CompletedProcess[str]:
    bound = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (limit, limit)) if limit is not None else None
    return xianbao(*arguments, "--db", db, code=None, before=bound)


@pytest.fixture
def db(tmp_path: Path) -> Path:
    folder = tmp_path / "full"
    folder.mkdir()
    return folder / "archive.db"


def test_a_crawl_on_a_full_disk_is_completed_by_the_next(site: Site, db: Path) -> None:
    clean = fill_and_finish(db, ["crawl", "yunxiu", "--entry", site.url, "--since", ISSUES[0].issued_on])
    assert rows(db, TEXTS) == rows(clean, TEXTS)
    assert check_warc(db)


def test_an_import_on_a_full_disk_is_completed_by_the_next(db: Path, tmp_path: Path) -> None:
    for issue in ISSUES:
        for page in issue.pages:
            file = tmp_path / "pages" / str(issue.issued_on) / f"{page.sequence:02}.txt"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(flat_text(issue, page), encoding="utf-8")
    clean = fill_and_finish(db, ["import", tmp_path / "pages", "--paper", "yunxiu"])
    assert rows(db, TEXTS) == rows(clean, TEXTS)
    assert check_warc(db)


def test_a_reread_on_a_full_disk_is_completed_by_the_next(site: Site, db: Path) -> None:
    xianbao("crawl", "yunxiu", "--entry", site.url, "--since", ISSUES[0].issued_on, "--db", db)
    expected = rows(db, TEXTS)
    with sqlite3.connect(db) as connection:  # as a worse reader would have left it
        connection.execute("UPDATE sources SET reading_hash = ''")
        connection.execute("UPDATE articles SET headline = headline || '？' WHERE kind = 'story'")
    fill_and_finish(db, ["reread"], ((max, 0.05), (max, 0.5)))
    assert rows(db, TEXTS) == expected


def test_a_migration_on_a_full_disk_leaves_the_old_archive_or_todays(db: Path, tmp_path: Path) -> None:
    made, page = tmp_path / "made.db", tmp_path / "01.txt"
    with archive(made) as opened:
        save(opened, ROUND)
    old_archive(db, 3, made)
    page.write_text(flat_text(ISSUES[0], ISSUES[0].pages[0]), encoding="utf-8")
    fill_and_finish(db, ["import", page, "--paper", "yunxiu", "--date", "2024-03-08", "--page", "1"])
    assert rows(db, "SELECT count(*) > 3 FROM articles") == [(1,)]

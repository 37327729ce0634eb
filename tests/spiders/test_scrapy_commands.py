"""``scrapy list`` and ``scrapy crawl`` work as any Scrapy user expects."""

import sqlite3
import subprocess
import sys
from pathlib import Path

from sample.paper import load_issues
from tests.site import founder
from tests.site.server import serve

ROOT = Path(__file__).parents[2]


def scrapy(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "scrapy", *arguments], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )


def test_list_names_the_papers_and_nothing_else() -> None:
    names = scrapy("list").stdout.split()
    assert {"fumeng", "yunxiu"} <= set(names)
    files = {file.stem for file in (ROOT / "spiders").glob("*.py")} - {"__init__", "epaper"}
    assert set(names) == files


def test_crawl_stores_into_the_archive(tmp_path: Path) -> None:
    db = tmp_path / "archive.db"
    with serve(founder.render(load_issues()[:1])) as site:
        done = scrapy("crawl", "yunxiu", "-a", f"entry={site.url}", "-s", f"ARCHIVE={db}")
    assert done.returncode == 0, done.stderr
    conn = sqlite3.connect(db)
    assert conn.execute("SELECT count(*) FROM issues WHERE state = 'complete'").fetchone() == (1,)
    assert conn.execute("SELECT command, verdict FROM runs").fetchall() == [("crawl yunxiu", "fine")]
    conn.close()


def test_crawling_a_paper_without_an_address_says_what_to_do(tmp_path: Path) -> None:
    done = scrapy("crawl", "fumeng", "-s", f"ARCHIVE={tmp_path / 'archive.db'}")
    assert "xianbao import" in done.stderr
    assert "Traceback" not in done.stderr

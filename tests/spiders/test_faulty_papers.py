"""A faulty file among the papers' costs no paper but its own, which is told in one sentence that names the file and the fact."""

import sqlite3
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

import spiders
from sample.paper import load_issues
from spiders.yunxiu import YunxiuSpider
from tests.command import xianbao
from tests.site import founder
from tests.site.server import Site, serve
from tests.test_cli import one_sentence, page

__all__ = ["page"]  # a fixture

FILE = """
from datetime import date, datetime
from spiders.epaper import EpaperSpider

class FaultySpider(EpaperSpider):
    name = "faulty"
    homepage = "http://127.0.0.1:9/"
    {fact}
"""
HASTE = 'custom_settings = {"DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": False}'


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serve(founder.render(load_issues()[:1])) as running:
        yield running


def with_faulty(folder: Path, text: str, homepage: str = "") -> Callable[[], None]:
    """Give what makes a process have one more file among the papers', and the sample paper another address."""
    (folder / "papers").mkdir()
    (folder / "papers" / "faulty.py").write_text(text, encoding="utf-8")
    return partial(prepare, str(folder / "papers"), homepage)


def prepare(folder: str, homepage: str) -> None:
    spiders.__path__.append(folder)
    YunxiuSpider.homepage = homepage or YunxiuSpider.homepage


def commands(db: Path) -> list[tuple]:
    connection = sqlite3.connect(db)
    try:
        return connection.execute("SELECT command, verdict FROM runs ORDER BY id").fetchall()
    finally:
        connection.close()


@pytest.mark.parametrize("text", ['"""A forgotten quote', "title = nothing\n", "import no_such_module\n"])
def test_a_file_that_cannot_be_loaded_costs_no_other_paper(site: Site, page: Path, tmp_path: Path, text: str) -> None:
    before, db = with_faulty(tmp_path, text), tmp_path / "a.db"
    done = xianbao("crawl", "yunxiu", "--entry", site.url, "--db", db, before=before)
    assert (done.stdout, done.stderr) == ("", "")
    assert commands(db) == [("crawl yunxiu", "fine")]
    assert xianbao("import", page, "--paper", "foo", "--db", db, before=before).stderr == ""
    assert xianbao("probe", site.url, before=before).stderr == ""


def test_the_paper_of_a_file_that_cannot_be_loaded_is_told_so(tmp_path: Path) -> None:
    before, told = with_faulty(tmp_path, '"""A forgotten quote'), tmp_path / "told"
    for command in (
        ["crawl", "faulty", "--on-problem", f"tee {told}"],
        ["import", "2024-03-15.pdf", "--paper", "faulty"],
    ):
        done = xianbao(*command, cwd=tmp_path, code=1, before=before)
        assert "spiders/faulty.py cannot be loaded (SyntaxError" in one_sentence(done.stderr)
    assert "spiders/faulty.py" in told.read_text(encoding="utf-8")
    assert not (tmp_path / "archive.db").exists()


@pytest.mark.parametrize(
    "fact",
    [
        'weekdays = "1,3,5"',
        'weekdays = "8"',
        "weekdays = 135",
        'quiet_hours = "8-18"',
        'recheck_days = "7"',
        "recheck_days = -1",
        'first_issue = "2024-01-01"',
        "first_issue = datetime(2024, 1, 1)",
        "title = None",
        'county = ("云岫县",)',
        'homepage = "paper.example"',
        'addresses = ("html/%Y-%m/%d/node_1.htm",)',
        'page_files = "no"',
    ],
)
def test_a_fact_of_a_wrong_form_is_one_sentence_and_makes_no_archive(tmp_path: Path, fact: str) -> None:
    before = with_faulty(tmp_path, FILE.format(fact=fact))
    told = tmp_path / "told"
    done = xianbao("crawl", "faulty", "--on-problem", f"tee {told}", cwd=tmp_path, code=1, before=before)
    sentence = one_sentence(done.stderr)
    assert sentence.startswith("xianbao: spiders/faulty.py: ")
    assert fact.partition(" ")[0] in sentence
    assert sentence.removeprefix("xianbao: ") in told.read_text(encoding="utf-8")
    assert not (tmp_path / "archive.db").exists()


def test_the_other_papers_of_a_crawl_are_crawled_but_it_does_not_end_as_fine(
    site: Site, page: Path, tmp_path: Path
) -> None:
    before = with_faulty(tmp_path, FILE.format(fact=""), homepage=site.url)
    db = tmp_path / "a.db"
    xianbao("import", page, "--paper", "faulty", "--db", db, before=before)
    (tmp_path / "papers" / "faulty.py").write_text(FILE.format(fact="title = None"), encoding="utf-8")
    for words in (["faulty", "yunxiu"], ["--all"]):
        done = xianbao("crawl", *words, "--db", db, code=1, before=before)
        assert "title must be a text in quotes, not None" in one_sentence(done.stderr)
    nightly = [("crawl yunxiu", "fine"), ("crawl faulty", "needs_a_person")]
    assert commands(db) == [("import faulty", "fine"), *nightly * 2]
    done = xianbao("cron", "--all", "--db", db, code=1, before=before)
    assert "crawl yunxiu" in done.stdout
    assert "spiders/faulty.py" in one_sentence(done.stderr)


def test_an_archivist_who_reads_no_mail_finds_a_faulty_file_in_the_archive_until_it_is_mended(
    site: Site, page: Path, tmp_path: Path
) -> None:
    before = with_faulty(tmp_path, FILE.format(fact="") + "x" * 9)
    file, db = tmp_path / "papers" / "faulty.py", tmp_path / "a.db"
    xianbao("import", page, "--paper", "foo", "--db", db)
    for command in (["crawl", "faulty"], ["import", page, "--paper", "faulty"]):
        xianbao(*command, "--db", db, code=1, before=before)
        checked = xianbao("status", "--check", "--db", db, code=1).stdout
        assert "faulty_paper: spiders/faulty.py cannot be loaded" in checked
        assert len(checked.splitlines()) == 1
    file.write_text(FILE.format(fact="recheck_days = -1"), encoding="utf-8")
    xianbao("crawl", "faulty", "--db", db, code=1, before=before)
    assert "recheck_days must be" in xianbao("status", "--check", "--db", db, code=1).stdout
    assert "cannot be loaded" not in xianbao("status", "--check", "--db", db, code=1).stdout
    file.write_text(FILE.format(fact=HASTE), encoding="utf-8")
    xianbao("crawl", "faulty", "--entry", site.url, "--db", db, before=before)
    xianbao("import", page, "--paper", "faulty", "--db", db, before=before)
    assert xianbao("status", "--check", "--db", db).stdout == ""


def test_a_faulty_file_that_was_taken_away_needs_nobody_any_more(site: Site, page: Path, tmp_path: Path) -> None:
    before, db = with_faulty(tmp_path, "x"), tmp_path / "a.db"
    xianbao("import", page, "--paper", "foo", "--db", db)
    xianbao("crawl", "faulty", "--db", db, code=1, before=before)
    xianbao("crawl", "yunxiu", "--entry", site.url, "--db", db, before=before)
    assert "spiders/faulty.py" in xianbao("status", "--check", "--db", db, code=1).stdout
    (tmp_path / "papers" / "faulty.py").unlink()
    xianbao("crawl", "yunxiu", "--entry", site.url, "--db", db, before=before)
    assert xianbao("status", "--check", "--db", db).stdout == ""


def test_a_paper_that_has_a_file_by_now_is_unknown_no_more(page: Path, tmp_path: Path) -> None:
    db = tmp_path / "a.db"
    xianbao("import", page, "--paper", "faulty", "--db", db)
    before = with_faulty(tmp_path, FILE.format(fact=""))
    xianbao("import", page, "--paper", "faulty", "--db", db, before=before)
    connection = sqlite3.connect(db)
    told = connection.execute("SELECT kind, subject, resolved_at IS NULL FROM problems ORDER BY id").fetchall()
    connection.close()
    assert ("unknown_paper", "spiders/faulty.py", 0) in told


def test_a_copy_that_was_not_given_its_own_name_does_not_take_the_place_of_the_paper(
    page: Path, tmp_path: Path
) -> None:
    copied = FILE.format(fact='title = "抄错报"').replace('"faulty"', '"yunxiu"')
    before, db = with_faulty(tmp_path, copied), tmp_path / "a.db"
    done = xianbao("import", page, "--paper", "yunxiu", "--db", db, before=before)
    assert done.stderr == ""
    connection = sqlite3.connect(db)
    assert connection.execute("SELECT title FROM publications").fetchall() == [("云岫报",)]
    connection.close()
    done = xianbao("crawl", "faulty", "--db", db, code=1, before=before)
    assert one_sentence(done.stderr).startswith(
        "xianbao: spiders/faulty.py: “yunxiu” is the name of another file's paper"
    )

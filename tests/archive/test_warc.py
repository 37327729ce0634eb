"""The bytes as received are kept in WARC files that any WARC tool reads, and every article leads to its own."""

import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from ingest.archive.captures import save_captures
from ingest.archive.database import open_archive
from ingest.archive.errors import ArchiveFull
from ingest.archive.runs import start_run
from ingest.archive.warc import Shelf, folder_of, kept_bytes, lost_files
from ingest.items import Capture, Context
from sample.paper import load_issues
from tests.command import xianbao
from tests.site import founder
from tests.site.server import Site, serve

A_SECOND = 1.1  # the archive's times are of whole seconds: what comes twice in one came once
NOON = datetime(2024, 3, 15, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serve(founder.render(load_issues()[:1])) as running:
        yield running


@pytest.fixture
def crawled(site: Site, tmp_path: Path) -> Path:
    db = tmp_path / "archive.db"
    xianbao("crawl", "yunxiu", "--entry", site.url, "--db", db)
    return db


def rows(db: Path, sql: str, *asked: object) -> list[tuple]:
    return sqlite3.connect(db).execute(sql, asked).fetchall()


def files(db: Path) -> dict[str, bytes]:
    folder = folder_of(db)
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def check(db: Path) -> list[str]:
    """Give the types of all records, after warcio's own check of every block's and payload's digest."""
    kept = [str(file) for file in sorted(folder_of(db).rglob("*.warc.gz"))]
    done = subprocess.run(
        [sys.executable, "-m", "warcio.cli", "check", *kept], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    types = []
    for file in kept:
        with Path(file).open("rb") as stream:
            types += [record.rec_type for record in ArchiveIterator(stream)]
    return types


def capture(body: str, url: str = "http://paper.test/a.htm") -> Capture:
    return Capture(
        url=url,
        requested_url=url,
        fetched_at=NOON,
        status=200,
        body=body.encode(),
        context=Context(publication="yunxiu"),
        headers={"content-type": "text/html", "content-encoding": "gzip", "x-odd": "a\r\nb"},
        request_headers={"user-agent": "xianbao"},
    )


def keep(db: Path, *captures: Capture) -> None:
    with open_archive(db, write=True) as archive:
        save_captures(archive, captures, start_run(archive, "keep", {}, "0"), Shelf(db))


def test_every_answer_of_a_crawl_is_kept_as_it_was_received(crawled: Path, site: Site) -> None:
    captures = rows(crawled, "SELECT id, requested_url, warc_file FROM captures")
    assert len(captures) > 40
    assert {file for *_, file in captures} == {f"yunxiu/{datetime.now(UTC):%Y-%m}.warc.gz"}
    with open_archive(crawled, write=False) as archive:
        for name, url, _ in captures:
            body, headers = kept_bytes(archive, crawled, name)
            answer = site.answers.get(url[len(site.url) - 1 :])
            assert body == (answer.body if answer else b"404 Not Found")
            assert headers["content-length"] == str(len(body))
    types = check(crawled)
    assert types.count("response") + types.count("revisit") == len(captures) == types.count("request")


def test_crawling_again_adds_records_that_refer_to_the_bytes_kept_and_no_rows(crawled: Path, site: Site) -> None:
    before, (file,) = files(crawled), folder_of(crawled).rglob("*.warc.gz")
    count, types = rows(crawled, "SELECT count(*) FROM captures"), check(crawled)
    xianbao("crawl", "yunxiu", "--entry", site.url, "--refetch", "--db", crawled)
    assert file.read_bytes().startswith(next(iter(before.values())))
    assert rows(crawled, "SELECT count(*) FROM captures") == count
    again = rows(crawled, "SELECT count(*) FROM captures WHERE last_fetched_at > fetched_at")[0][0]
    assert again > 10
    assert check(crawled)[len(types) :] == ["revisit", "request"] * again


def test_an_article_leads_to_the_bytes_it_was_read_from(crawled: Path, site: Site, tmp_path: Path) -> None:
    ((article, url), *_) = rows(crawled, "SELECT id, source_url FROM articles WHERE kind = 'story'")
    out = tmp_path / "page.htm"
    shown = xianbao("source", article, "--out", out, "--db", crawled).stdout
    assert out.read_bytes() == site.answers[url[len(site.url) - 1 :]].body
    for part in (url, "read by founder", "warc.gz at byte"):
        assert part in shown
    assert "holds no article" in xianbao("source", "nothing", "--db", crawled, code=1).stderr


def test_an_imported_file_is_kept_too(tmp_path: Path) -> None:
    db, page = tmp_path / "archive.db", Path(__file__).parents[2] / "sample/pages"
    xianbao("import", page, "--paper", "yunxiu", "--db", db)
    ((name,),) = rows(db, "SELECT id FROM captures")
    with open_archive(db, write=False) as archive:
        body, headers = kept_bytes(archive, db, name)
    assert body == (page / "2024-04-05/01.txt").read_bytes()
    assert headers == {"content-type": "text/plain"}
    assert check(db) == ["resource"]


@pytest.mark.parametrize("left", [1, 50, 200])
def test_what_a_run_that_died_left_half_written_is_cut_off_and_the_next_goes_on(tmp_path: Path, left: int) -> None:
    db = tmp_path / "archive.db"
    keep(db, capture("one"))
    (file,) = folder_of(db).rglob("*.warc.gz")
    whole = file.read_bytes()
    file.write_bytes(whole + whole[:left])
    keep(db, capture("two"))
    assert file.read_bytes().startswith(whole)
    assert check(db) == ["response", "request"] * 2
    with open_archive(db, write=False) as archive:
        assert kept_bytes(archive, db, capture("two").id)[0] == b"two"


def test_whole_records_that_the_archive_does_not_name_stay(tmp_path: Path) -> None:
    """An older copy of archive.db was brought back: what was fetched since is still kept."""
    db = tmp_path / "archive.db"
    keep(db, capture("one"))
    copy = db.read_bytes()
    keep(db, capture("two"))
    db.write_bytes(copy)
    keep(db, capture("three"))
    assert check(db) == ["response", "request"] * 3
    with open_archive(db, write=False) as archive:
        assert kept_bytes(archive, db, capture("three").id)[0] == b"three"


def test_any_run_mends_the_files_of_other_months(tmp_path: Path) -> None:
    db, page = tmp_path / "archive.db", Path(__file__).parents[2] / "sample/pages"
    keep(db, capture("one"))
    (file,) = folder_of(db).rglob("*.warc.gz")
    whole = file.read_bytes()
    file.write_bytes(whole + whole[:100])
    xianbao("import", page, "--paper", "yunxiu", "--db", db)
    assert file.read_bytes() == whole


def test_a_write_that_failed_leaves_nothing_in_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    db = tmp_path / "archive.db"
    keep(db, capture("one"))
    before = files(db)

    def half(path: Path, records: bytes) -> None:
        with path.open("ab") as file:
            file.write(records[:99])
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("ingest.archive.warc._append", half)
        with pytest.raises(ArchiveFull, match="make room"):
            keep(db, capture("two"))
    assert files(db) == before
    keep(db, capture("two"))
    assert check(db) == ["response", "request"] * 2


def test_a_file_that_was_lost_is_gone_on_from_under_the_next_number(tmp_path: Path) -> None:
    db = tmp_path / "archive.db"
    keep(db, capture("one"))
    (file,) = folder_of(db).rglob("*.warc.gz")
    file.unlink()
    keep(db, capture("two"))
    assert list(files(db)) == ["yunxiu/2024-03-2.warc.gz"]
    with open_archive(db, write=False) as archive:
        assert kept_bytes(archive, db, capture("two").id)[0] == b"two"
        with pytest.raises(Exception, match="gone or damaged"):
            kept_bytes(archive, db, capture("one").id)


def test_a_lost_file_is_said_by_the_check_and_recorded_by_the_next_run_until_it_is_back(
    crawled: Path, tmp_path: Path
) -> None:
    (file,) = folder_of(crawled).rglob("*.warc.gz")
    whole, page = file.read_bytes(), Path(__file__).parents[2] / "sample/pages"
    file.write_bytes(whole[:-100])
    said = xianbao("status", "--check", "--db", crawled, code=1).stdout
    assert f"{file} is shorter than the archive says" in said
    xianbao("import", page, "--paper", "yunxiu", "--db", crawled)
    lost = "SELECT message FROM open_problems WHERE kind = 'captures_lost'"
    assert len(rows(crawled, lost)) == 1
    file.rename(tmp_path / "elsewhere")
    assert f"{file} is gone" in xianbao("status", "--check", "--db", crawled, code=1).stdout
    file.write_bytes(whole)
    xianbao("import", page, "--paper", "yunxiu", "--db", crawled)
    assert rows(crawled, lost) == []


def test_a_renamed_archive_is_told_what_its_folder_must_be_called(crawled: Path, tmp_path: Path) -> None:
    news = crawled.rename(tmp_path / "news.db")
    said = xianbao("status", "--check", "--db", news, code=1).stdout
    assert f"{tmp_path}/news-captures, where the bytes of news.db are kept, is gone" in said
    assert "name it news-captures" in said
    folder_of(crawled).rename(tmp_path / "news-captures")
    assert "captures" not in xianbao("status", "--check", "--db", news, code=None).stdout


@pytest.mark.parametrize("spoil", ["gone", "cut short", "damaged"])
def test_what_was_lost_is_kept_again_when_it_comes_again(crawled: Path, site: Site, tmp_path: Path, spoil: str) -> None:
    (file,) = folder_of(crawled).rglob("*.warc.gz")
    lost, kept = file.read_bytes(), check(crawled)
    half = len(lost) // 2
    spoilt = {"gone": b"", "cut short": lost[:half], "damaged": lost[:half] + b"\0" * half + lost[2 * half :]}[spoil]
    file.write_bytes(spoilt) if spoilt else file.unlink()
    time.sleep(A_SECOND)
    xianbao("crawl", "yunxiu", "--entry", site.url, "--refetch", "--db", crawled)
    assert "captures" not in xianbao("status", "--check", "--db", crawled, code=None).stdout
    with open_archive(crawled, write=False) as archive:
        for name, url in rows(crawled, "SELECT id, requested_url FROM captures"):
            answer = site.answers.get(url[len(site.url) - 1 :])
            assert kept_bytes(archive, crawled, name)[0] == (answer.body if answer else b"404 Not Found")
    ((article,), *_) = rows(crawled, "SELECT id FROM articles WHERE kind = 'story'")
    xianbao("source", article, "--out", tmp_path / "page.htm", "--db", crawled)
    assert xianbao("reread", "--check", "--db", crawled).stdout == ""
    if spoil == "gone":
        assert check(crawled).count("response") == kept.count("response")


def test_an_imported_file_that_was_lost_is_kept_again_with_its_next_import(tmp_path: Path) -> None:
    db, page = tmp_path / "archive.db", Path(__file__).parents[2] / "sample/pages"
    xianbao("import", page, "--paper", "yunxiu", "--db", db)
    for file in folder_of(db).rglob("*.warc.gz"):
        file.unlink()
    time.sleep(A_SECOND)
    for _ in range(2):
        xianbao("import", page, "--paper", "yunxiu", "--db", db)
        assert check(db) == ["resource"]


def test_a_copy_of_a_lost_file_can_be_brought_back_beside_what_was_kept_since(tmp_path: Path) -> None:
    db, again = tmp_path / "archive.db", replace(capture("one"), fetched_at=NOON + timedelta(days=1))
    keep(db, capture("one"))
    (file,) = folder_of(db).rglob("*.warc.gz")
    lost = file.read_bytes()
    file.unlink()
    keep(db, again)
    keep(db, capture("two"))
    assert not file.exists()
    file.write_bytes(lost)
    assert check(db) == ["response", "request"] * 3
    with open_archive(db, write=False) as archive:
        for one in ("one", "two"):
            assert kept_bytes(archive, db, capture(one).id)[0] == one.encode()


def test_whoever_had_the_same_bytes_is_led_to_where_they_are_kept_again(tmp_path: Path) -> None:
    db = tmp_path / "archive.db"
    here, there = capture("one" * 1000), capture("one" * 1000, "http://paper.test/b.htm")
    keep(db, here, there)
    for file in folder_of(db).rglob("*.warc.gz"):
        file.unlink()
    keep(db, replace(there, fetched_at=NOON + timedelta(days=1)))
    assert check(db) == ["response", "request"]
    with open_archive(db, write=False) as archive:
        assert kept_bytes(archive, db, here.id) == kept_bytes(archive, db, there.id)
        assert lost_files(archive, db) == []
    assert rows(db, "SELECT is_revisit FROM captures ORDER BY requested_url") == [(1,), (0,)]


def test_the_same_bytes_from_another_address_are_referred_to(tmp_path: Path) -> None:
    db = tmp_path / "archive.db"
    here, there = capture("one" * 1000), capture("one" * 1000, "http://paper.test/b.htm")
    keep(db, here, there)
    assert check(db) == ["response", "request", "revisit", "request"]
    with open_archive(db, write=False) as archive:
        assert kept_bytes(archive, db, there.id) == kept_bytes(archive, db, here.id)
    assert rows(db, "SELECT is_revisit FROM captures ORDER BY requested_url") == [(0,), (1,)]


def test_the_same_bytes_again_from_the_same_address_are_a_dated_revisit(tmp_path: Path) -> None:
    db = tmp_path / "archive.db"
    first = capture("one" * 1000)
    later = replace(first, fetched_at=NOON + timedelta(days=40))
    unchanged = replace(first, fetched_at=NOON + timedelta(days=41), headers={"x-not-modified": "304"})
    keep(db, first)
    keep(db, later)
    keep(db, later)
    keep(db, unchanged)
    assert check(db) == ["response", "request", "revisit", "request", "revisit", "request"]
    assert list(files(db)) == ["yunxiu/2024-03.warc.gz", "yunxiu/2024-04.warc.gz"]
    assert rows(db, "SELECT fetched_at, last_fetched_at FROM captures") == [
        ("2024-03-15T12:00:00Z", "2024-04-25T12:00:00Z")
    ]
    with (folder_of(db) / "yunxiu/2024-04.warc.gz").open("rb") as stream:
        said = [
            (one.rec_headers.get_header("WARC-Profile").rsplit("/", 1)[1], one.http_headers.get_statuscode())
            for one in ArchiveIterator(stream)
            if one.rec_type == "revisit"
        ]
    assert said == [("identical-payload-digest", "200"), ("server-not-modified", "304")]


def test_archives_in_one_folder_keep_their_bytes_apart(tmp_path: Path) -> None:
    first, second = tmp_path / "archive.db", tmp_path / "try.db"
    keep(first, capture("one"))
    keep(second, capture("two"))
    keep(first, capture("three"))
    assert folder_of(first) != folder_of(second)
    assert check(first) == ["response", "request"] * 2
    assert check(second) == ["response", "request"]


def test_an_archive_and_a_link_to_it_keep_their_bytes_in_one_folder(site: Site, tmp_path: Path) -> None:
    db, link = tmp_path / "disk/archive.db", tmp_path / "home/news.db"
    page = Path(__file__).parents[2] / "sample/pages"
    for path in (db, link):
        path.parent.mkdir()
    xianbao("import", page, "--paper", "yunxiu", "--db", db)
    link.symlink_to("../disk/archive.db")
    xianbao("crawl", "yunxiu", "--entry", site.url, "--db", link)
    assert not list(link.parent.rglob("*.warc.gz"))
    for name in (db, link):
        assert "gone" not in xianbao("status", "--check", "--db", name, code=None).stdout
        xianbao("reread", "--db", name)


def test_an_archive_from_before_the_bytes_were_kept_gets_them_with_the_next_answer(tmp_path: Path) -> None:
    db = tmp_path / "archive.db"
    with open_archive(db, write=True) as archive:
        save_captures(archive, [capture("one")], start_run(archive, "old", {}, "0"))
    assert rows(db, "SELECT warc_file FROM captures") == [(None,)]
    keep(db, capture("one"))
    with open_archive(db, write=False) as archive:
        assert kept_bytes(archive, db, capture("one").id)[0] == b"one"


def test_a_servers_headers_cannot_make_records_or_headers_of_their_own(tmp_path: Path) -> None:
    db = tmp_path / "archive.db"
    keep(db, capture("one"))
    with open_archive(db, write=False) as archive:
        _, headers = kept_bytes(archive, db, capture("one").id)
    assert headers["x-odd"] == "a b"
    assert headers["x-archive-orig-content-encoding"] == "gzip"

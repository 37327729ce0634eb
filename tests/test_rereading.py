"""``xianbao reread``: today's readers over everything kept, without the network, under the same ids."""

import re
import shutil
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ingest import readers
from ingest.archive.warc import folder_of
from ingest.items import Capture, Reading
from ingest.readers import founder
from ingest.rereading import reread
from sample.paper import load_issues
from tests.command import on_a_terminal, xianbao
from tests.site import founder as founder_site
from tests.site import media
from tests.site.server import Answer, serve
from tests.truth import compare

ISSUES = load_issues()[:2]
A_SECOND = 1.1  # the archive's times are of whole seconds: what changes twice in one is in no order


@pytest.fixture(scope="module", params=[founder_site, media], ids=["founder", "media"])
def crawled(request, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    db = tmp_path_factory.mktemp("kept") / "archive.db"
    with serve(request.param.render(ISSUES)) as site:
        entry = site.url.rstrip("/") + getattr(request.param, "ENTRY", "/")
        xianbao("crawl", "yunxiu", "--entry", entry, "--since", ISSUES[0].issued_on, "--db", db)
    return db  # from here on the site is gone


@pytest.fixture
def db(crawled: Path, tmp_path: Path) -> Path:
    shutil.copytree(crawled.parent, tmp_path, dirs_exist_ok=True)
    return tmp_path / "archive.db"


def rows(db: Path, sql: str) -> list[tuple]:
    return sqlite3.connect(db).execute(sql).fetchall()


def counts(db: Path) -> dict[str, int]:
    names = [
        name for (name,) in rows(db, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%fts%'")
    ]
    return {name: rows(db, f"SELECT count(*) FROM {name}")[0][0] for name in names}


def articles(db: Path) -> list[tuple]:
    return rows(db, "SELECT * FROM article_text ORDER BY id")


@pytest.mark.parametrize("jobs", [1, 2])
def test_reading_again_with_the_same_readers_changes_nothing_but_its_run(db: Path, jobs: int) -> None:
    before, said = counts(db), articles(db)
    done = xianbao("reread", "--jobs", jobs, "--db", db)
    assert done.stdout == ""
    assert counts(db) == before | {"runs": before["runs"] + 1}
    assert articles(db) == said


def test_what_the_archive_lost_is_read_back_under_the_same_ids(db: Path) -> None:
    said = articles(db)
    conn = sqlite3.connect(db)
    conn.execute("UPDATE articles SET headline = 'x', kicker = '', body = 'y' WHERE kind = 'story'")
    conn.execute("UPDATE sources SET reading_hash = ''")
    conn.commit()
    conn.close()
    shown = xianbao("reread", "--db", db).stdout
    assert "  - x" in shown
    assert [row[:1] for row in articles(db)] == [row[:1] for row in said]
    for issue in ISSUES:
        assert compare(db, issue).misses == []


def test_a_check_says_what_a_better_reader_would_change_and_changes_nothing(
    db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Better:
        """A reader that knows one more character."""

        NAME, VERSION, FIDELITY = founder.NAME, founder.VERSION + 1, founder.FIDELITY

        def recognise(self, capture: Capture) -> tuple[str, ...]:
            return next(filter(None, (reader.recognise(capture) for reader in OLD)), ())

        def read(self, capture: Capture) -> Reading:
            reading = next(reader for reader in OLD if reader.recognise(capture)).read(capture)
            better = tuple(replace(one, headline=re.sub("春耕", "春播", one.headline)) for one in reading.articles)
            return replace(reading, articles=better)

    OLD = readers.READERS
    monkeypatch.setattr(readers, "READERS", (Better(),))
    before, said = counts(db), articles(db)
    found = reread(db, is_check=True)
    assert found.changes
    assert {change.field for change in found.changes} == {"headline"}
    assert all("春播" in change.after for change in found.changes)
    assert counts(db) == before | {"runs": before["runs"] + 1}
    assert articles(db) == said
    assert reread(db).changes == found.changes
    assert counts(db)["article_revisions"] == before["article_revisions"] + len(found.changes)
    assert reread(db).changes == []


def test_an_article_that_its_page_no_longer_lists_is_not_brought_back(tmp_path: Path) -> None:
    db = tmp_path / "archive.db"
    answers = founder_site.render(ISSUES[:1])
    with serve(answers) as site:
        xianbao("crawl", "yunxiu", "--entry", site.url, "--db", db)
        path = next(path for path in site.answers if path.endswith("node_2518.htm"))
        alone = """
            SELECT a.source_url FROM articles a JOIN pages g ON g.id = a.page_id
            WHERE g.sequence = 2 AND a.kind = 'story' AND (SELECT count(*) FROM parts WHERE article_id = a.id) = 1
        """
        gone = re.search(r"content_(\d+)", rows(db, alone)[0][0])[1]
        body = re.sub(
            rf"<(?:li><a href|Area)[^>]*content_{gone}\.htm[^\n]*\n?", "", site.answers[path].body.decode("gb18030")
        )
        site.answers[path] = replace(site.answers[path], body=body.encode("gb18030"))
        xianbao("crawl", "yunxiu", "--entry", site.url, "--refetch", "--db", db)
    withdrawn = rows(db, "SELECT id, headline FROM articles WHERE withdrawn_at IS NOT NULL")
    assert len(withdrawn) == 1
    xianbao("reread", "--db", db)
    assert rows(db, "SELECT id, headline FROM articles WHERE withdrawn_at IS NOT NULL") == withdrawn


def test_what_todays_reader_no_longer_finds_on_a_kept_page_is_withdrawn(db: Path) -> None:
    said = articles(db)
    with sqlite3.connect(db) as connection:  # what an older reader had made of a page's side box
        connection.execute("PRAGMA foreign_keys = ON")
        ((row,),) = connection.execute("SELECT id FROM articles WHERE kind = 'story' LIMIT 1").fetchall()
        for table, names in (
            ("articles", {"id": "id || 'x'", "search_id": "search_id + 1000000", "source_key": "source_key || 'x'"}),
            ("parts", {"article_id": "article_id || 'x'", "source_key": "source_key || 'x'"}),
            ("sources", {"article_id": "article_id || 'x'", "source_key": "source_key || 'x'"}),
        ):
            columns = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]
            values = ", ".join(names.get(name, name) for name in columns)
            where = "id = ?" if table == "articles" else "article_id = ?"
            connection.execute(
                f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM {table} WHERE {where}", [row]
            )
        connection.execute("UPDATE articles SET headline = '旁栏', body = '点击排行榜' WHERE id = ?", [row + "x"])
    assert len(articles(db)) == len(said) + 1
    xianbao("reread", "--db", db)
    assert articles(db) == said
    assert rows(db, f"SELECT withdrawn_at IS NULL FROM articles WHERE id = '{row}x'") == [(0,)]


def test_a_page_that_was_changed_and_changed_back_is_read_as_it_is_now(tmp_path: Path) -> None:
    db = tmp_path / "archive.db"
    with serve(founder_site.render(ISSUES[:1])) as site:
        xianbao("crawl", "yunxiu", "--entry", site.url, "--db", db)
        said = articles(db)
        ((url, words),) = rows(
            db,
            "SELECT source_url, substr(body, 12, 5) FROM articles WHERE kind = 'story' AND body LIKE '本报讯%' LIMIT 1",
        )
        path = "/" + url.removeprefix(site.url)
        first = site.answers[path]
        changed = first.body.decode("gb18030").replace(words, "换了几个字")
        time.sleep(A_SECOND)
        site.answers[path] = replace(first, body=changed.encode("gb18030"))
        xianbao("crawl", "yunxiu", "--entry", site.url, "--refetch", "--db", db)
        assert articles(db) != said
        time.sleep(A_SECOND)
        site.answers[path] = first
        xianbao("crawl", "yunxiu", "--entry", site.url, "--refetch", "--db", db)
    assert articles(db) == said
    xianbao("reread", "--db", db)
    assert articles(db) == said


def test_a_missing_archive_is_not_made(tmp_path: Path) -> None:
    assert "no archive" in xianbao("reread", "--db", tmp_path / "none.db", code=1).stderr
    assert list(tmp_path.iterdir()) == []


def corrected(answers: dict[str, Answer], old: str, new: str) -> dict[str, Answer]:
    return {
        path: replace(answer, body=answer.body.replace(old.encode("gb18030"), new.encode("gb18030")))
        for path, answer in answers.items()
    }


def without(answers: dict[str, Answer], article: str) -> dict[str, Answer]:
    """Give the site without an article: its pages list it no more."""
    listing = re.compile(rf"<(?:li><a href|Area)[^>]*{article}[^\n]*\n?".encode())
    return {path: replace(answer, body=listing.sub(b"", answer.body)) for path, answer in answers.items()}


def test_a_site_that_moved_is_read_again_as_it_stands_now(tmp_path: Path) -> None:
    db, answers = tmp_path / "archive.db", founder_site.render(ISSUES[:1])
    with serve(answers) as site:
        xianbao("crawl", "yunxiu", "--entry", site.url, "--db", db)
    stories = """
        SELECT headline, source_url FROM articles a
        WHERE kind = 'story' AND (SELECT count(*) FROM parts WHERE article_id = a.id) = 1
    """
    (headline, _), (_, gone), *_ = rows(db, stories)
    faulty = headline.split()[-1]  # a line of it as its page shows it
    right = faulty[:-1] + "鼎"
    time.sleep(A_SECOND)
    moved = without(corrected(answers, faulty, right), gone.rsplit("/", 1)[1])
    with serve(moved) as site:
        xianbao("crawl", "yunxiu", "--entry", site.url, "--refetch", "--db", db)
    said = articles(db)
    assert rows(db, f"SELECT count(*) FROM article_text WHERE headline LIKE '%{right}'") == [(1,)]
    assert len(rows(db, "SELECT 1 FROM articles WHERE withdrawn_at IS NOT NULL")) == 1
    for check in ("--check", None):
        assert xianbao("reread", *filter(None, [check]), "--db", db).stdout == ""
    assert articles(db) == said
    assert len(rows(db, "SELECT 1 FROM articles WHERE withdrawn_at IS NOT NULL")) == 1


FAULTY, RIGHT = "文明祭扫树新凤", "文明祭扫树新风"
PAGE = Path(__file__).parents[1] / "sample/pages/2024-04-05/01.txt"
AN_OLDER_NAME = """
UPDATE captures SET url = 'import:yunxiu/2024-04-05/p01/p1.txt', requested_url = 'import:yunxiu/2024-04-05/p01/p1.txt'
"""


@pytest.mark.parametrize("older", [[], ["--url", "http://paper.test/01.txt"], None], ids=["file", "address", "before"])
def test_a_page_that_was_imported_faultily_is_read_again_as_it_was_corrected(
    tmp_path: Path, older: list[str] | None
) -> None:
    db, text = tmp_path / "archive.db", PAGE.read_text("utf-8")
    faulty = tmp_path / "2024-04-05/p1.txt"
    faulty.parent.mkdir()
    last = text.rstrip().split("\n\n")[-1]
    faulty.write_text("\n\n".join([text.replace(RIGHT, FAULTY).rstrip(), "一则误入的消息", last]), "utf-8")
    assert RIGHT in text
    xianbao("import", faulty, "--paper", "yunxiu", *(older or []), "--db", db)
    if older is None:  # as an archive has it from when the file's name stood in the address
        with sqlite3.connect(db) as connection:
            connection.execute(AN_OLDER_NAME)
    time.sleep(A_SECOND)
    xianbao("import", PAGE, "--paper", "yunxiu", "--db", db)
    said = articles(db)
    assert any(RIGHT in str(row) for row in said)
    assert not any(FAULTY in str(row) for row in said)
    assert xianbao("reread", "--db", db).stdout == ""
    assert articles(db) == said


def test_two_files_of_one_page_in_one_import_are_read_again_as_they_were_believed(tmp_path: Path) -> None:
    db, text = tmp_path / "archive.db", PAGE.read_text("utf-8")
    (tmp_path / "2024-04-05").mkdir()
    (tmp_path / "2024-04-05/01.txt").write_text(text, "utf-8")
    (tmp_path / "2024-04-05/p1.txt").write_text(text.replace("云岫", "云釉"), "utf-8")
    xianbao("import", tmp_path / "2024-04-05", "--paper", "yunxiu", "--db", db)
    said = articles(db)
    assert xianbao("reread", "--db", db).stdout == ""
    assert articles(db) == said


def test_an_issue_whose_captures_are_lost_is_said_and_left_as_it_is_and_the_others_are_read(db: Path) -> None:
    xianbao("import", PAGE, "--paper", "other", "--db", db)
    (lost,) = (folder_of(db) / "yunxiu").glob("*.warc.gz")
    whole = lost.read_bytes()
    lost.unlink()
    with sqlite3.connect(db) as connection:  # as a worse reader would have left it
        connection.execute("UPDATE sources SET reading_hash = ''")
        connection.execute("UPDATE articles SET headline = headline || '？' WHERE kind = 'story'")
    left = rows(db, "SELECT * FROM article_text WHERE paper = 'yunxiu' ORDER BY id")
    said = xianbao("reread", "--check", "--db", db, code=1)
    assert f"{lost} is gone or damaged" in said.stderr
    assert "capture_gone" not in {kind for (kind,) in rows(db, "SELECT kind FROM problems")}
    assert "other-2024-04-05" in xianbao("reread", "--db", db, code=1).stdout
    assert rows(db, "SELECT * FROM article_text WHERE paper = 'yunxiu' ORDER BY id") == left
    assert not rows(
        db, "SELECT 1 FROM articles WHERE headline LIKE '%？？' OR (issue_id LIKE 'other%' AND headline LIKE '%？')"
    )
    of = "SELECT issue_id FROM problems WHERE kind = 'capture_gone' AND resolved_at IS NULL AND issue_id IS NOT NULL"
    assert {issue for (issue,) in rows(db, of)} == {f"yunxiu-{issue.issued_on}" for issue in ISSUES}
    last = "SELECT verdict, json_extract(stats_json, '$.issues') FROM runs ORDER BY id DESC LIMIT 1"
    assert rows(db, last) == [("needs_a_person", 1)]
    assert "1 issues read again, 2 left as they are, 0 fields changed" in on_a_terminal("reread", "--db", db, code=1)
    assert set(rows(db, "SELECT state FROM issues WHERE publication_id = 'yunxiu'")) == {("complete",)}
    lost.write_bytes(whole)
    xianbao("reread", "--db", db)
    assert rows(db, of) == []
    for issue in ISSUES:
        assert compare(db, issue).misses == []

"""Files find their date and page from their path, or say in one sentence why not."""

import json
import os
import signal
import tomllib
from datetime import date
from pathlib import Path

import pytest

from ingest.archive.database import open_archive
from ingest.gathering import Gathered
from ingest.importing import ImportUsageError, UnreadableFileError, find_pages, gather
from ingest.items import Publication
from ingest.recording import Recording
from tests.command import on_a_terminal, xianbao

PAPER = Publication(id="yunxiu")
ARTICLE = """<html><head><title>云岫春耕忙</title></head><body><h1>云岫春耕忙</h1>
<p>本报讯（记者 陆知秋）3月13日，云岫县清塘镇的田里机器轰鸣，农户们抢抓农时翻耕，今年已是第{}年。</p>
<p>清塘镇的种粮大户说，今年的早稻面积比去年多出两成，眼下正是翻耕的时候，一天也耽误不得。</p></body></html>"""
TEXT = "云岫春耕忙\n\n本报讯（记者 陆知秋）3月13日，云岫县清塘镇的田里机器轰鸣，农户们抢抓农时翻耕。\n"


def write(path: Path, body: bytes | str = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body.encode() if isinstance(body, str) else body)
    return path


@pytest.mark.parametrize(
    ("name", "issued_on", "page"),
    [
        ("2024-03-15/01.txt", date(2024, 3, 15), 1),
        ("20240315/12.txt", date(2024, 3, 15), 12),
        ("yunxiu-2024-03-15/第3版.txt", date(2024, 3, 15), 3),
        ("2024-03-15/deep/page-04.html", date(2024, 3, 15), 4),
        ("20240315_A02.txt", date(2024, 3, 15), 2),
        ("云岫报20240315-12.txt", date(2024, 3, 15), 12),
        ("2024-03-15第4版.pdf", date(2024, 3, 15), 4),
        ("2024-03-15_04.pdf", date(2024, 3, 15), 4),
        ("云岫报2024年3月5日01版.txt", date(2024, 3, 5), 1),
        ("第4版：要闻 2024.03.15.txt", date(2024, 3, 15), 4),
        ("云岫报 第434期 2024-03-15 第二版.pdf", date(2024, 3, 15), 2),
        ("2024/03/15/1.jpg", date(2024, 3, 15), 1),
        ("2024-03/15/A12.txt", date(2024, 3, 15), 12),
        ("2024_3_5/04-要闻.txt", date(2024, 3, 5), 4),
        ("2024年03月15日/第十版要闻.txt", date(2024, 3, 15), 10),
        ("2024-03-15/头版.txt", date(2024, 3, 15), 1),
        ("20240315头版.pdf", date(2024, 3, 15), 1),
        ("2024-03-15.pdf", date(2024, 3, 15), None),
        ("yunxiu_2024-03-15_电子版.pdf", date(2024, 3, 15), None),
        ("云岫报 总第434期 2024-03-15 清晰版面.pdf", date(2024, 3, 15), None),
    ],
)
def test_date_and_page_come_from_the_path(tmp_path: Path, name: str, issued_on: date, page: int | None) -> None:
    write(tmp_path / name)
    (found,) = find_pages([tmp_path])
    assert (found.issued_on, found.page) == (issued_on, page)


def test_flags_win_over_the_path(tmp_path: Path) -> None:
    file = write(tmp_path / "2024-03-15/01.txt")
    (found,) = find_pages([file], issued_on=date(2024, 3, 22), page=2)
    assert (found.issued_on, found.page) == (date(2024, 3, 22), 2)


def test_a_tree_is_found_in_the_order_of_dates_and_pages(tmp_path: Path) -> None:
    for name in ("2024-03-22/01.txt", "2024-03-15/02.txt", "2024-03-15/01.txt", "2024-03-15/notes.md"):
        write(tmp_path / name)
    assert [(str(one.issued_on), one.page) for one in find_pages([tmp_path])] == [
        ("2024-03-15", 1),
        ("2024-03-15", 2),
        ("2024-03-22", 1),
    ]


@pytest.mark.parametrize(
    ("name", "page", "said"),
    [
        ("front.txt", None, "no issue date"),
        ("2024-02-30/01.txt", None, "is no date"),
        ("2024-03-15/front.txt", None, "no page number"),
        ("2024-03-15/00.txt", None, "impossible"),
        ("2024-03-15/B01.txt", None, "no page number"),
        ("2024-03-15/34期.txt", None, "no page number"),
        ("2024-03-15 (1).pdf", None, "no page number; name the file like 01.pdf .2022-03-22.pdf when"),
        ("2024-03-15_B1.pdf", None, "no page number"),
        ("2024-03-15 B版.pdf", None, "no page number"),
        ("2024-03-15B.pdf", None, "no page number"),
        ("2024-03-15末版.pdf", None, "no page number"),
        ("2024-03-15（下）.pdf", None, "no page number"),
        ("2024-03-15 第四版、第五版.pdf", None, "no page number"),
        ("1_2024-03-15_2.pdf", None, "no page number"),
        ("2024/03/15.txt", None, "no issue date"),
        ("2024.13.1/01.txt", None, "is no date"),
        ("2024-03-15/999.txt", None, "impossible"),
        ("2024-03-15/01.txt", 0, "impossible"),
        ("2024-03-15/01.docx", None, "not of a kind"),
    ],
)
def test_a_file_that_cannot_be_placed_is_one_sentence(tmp_path: Path, name: str, page: int | None, said: str) -> None:
    with pytest.raises(ImportUsageError, match=said) as caught:
        find_pages([write(tmp_path / name)], page=page)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("folder", ["2204-04-12", "0001-01-01", "9999-12-31"])
def test_a_date_that_no_issue_can_have_is_refused(tmp_path: Path, folder: str) -> None:
    page = write(tmp_path / folder / "01.txt")
    said = xianbao("import", page, "--paper", "yunxiu", "--db", tmp_path / "archive.db", code=2).stderr
    assert f"no issue can be of {folder}" in said
    assert not (tmp_path / "archive.db").exists()


def test_a_folder_above_the_tree_that_was_named_gives_no_date(tmp_path: Path) -> None:
    write(tmp_path / "backup-2019-05-01/pages/01.txt")
    with pytest.raises(ImportUsageError, match="no issue date"):
        find_pages([tmp_path / "backup-2019-05-01/pages"])


def test_the_folder_one_stands_in_gives_the_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "2024-03-15/01.txt")
    monkeypatch.chdir(tmp_path / "2024-03-15")
    for named in (".", "01.txt", "../2024-03-15"):
        assert [one.issued_on for one in find_pages([Path(named)])] == [date(2024, 3, 15)]


def test_what_a_browser_or_a_mac_keeps_beside_a_page_is_no_page(tmp_path: Path) -> None:
    write(tmp_path / "2024-03-15/01.htm")
    for name in ("01_files/1.html", "01_files/logo.png", "01.files/2.htm", "._01.htm", "__MACOSX/03.txt"):
        write(tmp_path / "2024-03-15" / name)
    assert [one.path.name for one in find_pages([tmp_path])] == ["01.htm"]


def test_a_file_that_could_not_be_read_is_a_problem_until_its_page_is_read(tmp_path: Path) -> None:
    db = tmp_path / "archive.db"
    write(tmp_path / "bad/2024-03-15/01.txt", b"\x89PNG\r\n\x1a\n\0\0")
    alone = xianbao("import", tmp_path / "bad", "--paper", "yunxiu", "--db", db, code=1)
    assert "01.txt" in alone.stderr
    assert not db.exists(), "nothing is made of nothing"
    write(tmp_path / "good/2024-03-15/02.txt")
    xianbao("import", tmp_path / "good", tmp_path / "bad", "--paper", "yunxiu", "--db", db, code=1)
    with open_archive(db, write=False) as archive:
        told = archive.conn.execute("SELECT kind, severity, message FROM open_problems").fetchall()
    assert [(kind, severity) for kind, severity, _ in told] == [("unread_file", "error")]
    assert "01.txt" in told[0][2]
    assert "01.txt" in xianbao("status", "--check", "--db", db, code=1).stdout
    write(tmp_path / "mended/2024-03-15/1.txt")
    xianbao("import", tmp_path / "mended", "--paper", "yunxiu", "--db", db)
    with open_archive(db, write=False) as archive:
        assert archive.conn.execute("SELECT count(*) FROM open_problems").fetchone() == (0,)


def test_a_missing_file_and_an_empty_folder_are_said(tmp_path: Path) -> None:
    with pytest.raises(ImportUsageError, match="does not exist"):
        find_pages([tmp_path / "none.txt"])
    with pytest.raises(ImportUsageError, match="holds no page files"):
        find_pages([tmp_path])


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "www.paper.test/1.htm"])
def test_a_page_was_saved_from_the_web_or_from_nowhere(tmp_path: Path, url: str) -> None:
    with pytest.raises(ImportUsageError, match="no web address"):
        find_pages([write(tmp_path / "2024-03-15/01.txt")], url=url)


def test_one_page_cannot_name_many_files(tmp_path: Path) -> None:
    write(tmp_path / "2024-03-15/01.txt")
    write(tmp_path / "2024-03-15/02.txt")
    with pytest.raises(ImportUsageError, match="name one page"):
        find_pages([tmp_path], page=1)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "is empty"),
        (b" \r\n\t\n", "is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "neither UTF-8 nor GB18030"),
        (b"\xff\xff\xff\xff\xff", "neither UTF-8 nor GB18030"),
        (b"x" * (17 * 2**20), "too large"),
    ],
    ids=["empty", "blank", "binary", "no-known-encoding", "huge"],
)
def test_a_file_that_is_no_page_is_one_sentence_and_the_others_go_on(tmp_path: Path, body: bytes, said: str) -> None:
    write(tmp_path / "2024-03-15/01.txt", body)
    write(tmp_path / "2024-03-15/02.txt")
    error, gathered = gather(PAPER, find_pages([tmp_path]))
    assert isinstance(error, UnreadableFileError)
    assert said in str(error)
    assert "01.txt" in str(error)
    assert not isinstance(gathered, UnreadableFileError)
    assert len(gathered.captures) == 1


def test_the_same_page_in_another_folder_is_the_same_capture(tmp_path: Path) -> None:
    here, there = write(tmp_path / "a/2024-03-15/01.txt"), write(tmp_path / "b/2024-03-15/01.txt")
    (one,), (two,) = ([*gather(PAPER, find_pages([file]))] for file in (here, there))
    assert not isinstance(one, UnreadableFileError)
    assert not isinstance(two, UnreadableFileError)
    assert one.captures[0].id == two.captures[0].id


def test_a_bare_page_is_the_same_capture_whatever_its_file_is_called(tmp_path: Path) -> None:
    names = ("a/2024-03-15/01.txt", "b/2024-03-15/p1.txt", "c/2024-03-15/第1版.TXT")
    gathered = [one for name in names for one in gather(PAPER, find_pages([write(tmp_path / name)]))]
    captures = {capture.id for one in gathered if not isinstance(one, UnreadableFileError) for capture in one.captures}
    assert len(gathered) == 3
    assert len(captures) == 1


def test_saved_articles_of_one_page_go_by_their_files_names(tmp_path: Path) -> None:
    names = ("content_1.htm", os.fsdecode("县报.htm".encode("gbk")))
    keys, addresses = set(), []
    for number, name in enumerate(names):
        file = write(tmp_path / name, ARTICLE.format(number))
        (one,) = gather(PAPER, find_pages([file], issued_on=date(2024, 3, 15), page=1))
        assert not isinstance(one, UnreadableFileError)
        addresses += [capture.url for capture in one.captures]
        keys |= {article.parts[0].source.key for reading in one.readings for article in reading.articles}
    assert addresses == ["import:yunxiu/2024-03-15/p01/content_1.htm", "import:yunxiu/2024-03-15/p01/县报.htm"]
    assert len(keys) == 2


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_a_page_as_an_editor_saves_it_reads_like_its_utf8_twin(tmp_path: Path, encoding: str) -> None:
    write(tmp_path / "2024-03-15/01.txt", TEXT.replace("知秋", "喆镕").encode(encoding))
    (gathered,) = gather(PAPER, find_pages([tmp_path]))
    assert not isinstance(gathered, UnreadableFileError)
    assert "陆喆镕" in gathered.readings[0].articles[0].body


def test_a_run_keeps_all_that_was_asked_of_it(tmp_path: Path) -> None:
    file, db = write(tmp_path / "front.txt"), tmp_path / "a.db"
    asked = {"paper": "yunxiu", "date": "2024-03-15", "page": "2", "url": "http://paper.example/2024-03-15/2.txt"}
    xianbao("import", file, *(f"--{name}={value}" for name, value in asked.items()), "--db", db)
    with open_archive(db, write=False) as archive:
        (said,) = archive.conn.execute("SELECT arguments_json FROM runs").fetchone()
    assert json.loads(said) == {**asked, "paths": str(file)}


def test_a_stopped_import_keeps_what_it_had_and_says_that_it_was_stopped(tmp_path: Path) -> None:
    db = tmp_path / "a.db"
    for day in range(15, 20):
        write(tmp_path / f"in/2024-03-{day}/01.txt")
    xianbao("import", tmp_path / "in", "--paper", "yunxiu", "--db", db, code=75, before=stop_at_the_third)
    assert issues(db) == 2
    with open_archive(db, write=False) as archive:
        ended = archive.conn.execute("SELECT verdict, finish_reason, json_extract(stats_json, '$.issues') FROM runs")
        assert ended.fetchall() == [("try_later", "shutdown", 2)]
    xianbao("import", tmp_path / "in", "--paper", "yunxiu", "--db", db)
    assert issues(db) == 5


def stop_at_the_third() -> None:
    """Have a process be stopped by Ctrl-C while it stores the third issue."""
    keep, kept = Recording.keep, []
    signal.signal(signal.SIGINT, signal.default_int_handler)  # which a shell's job in the background ignores

    def stopping(recording: Recording, gathered: Gathered) -> None:
        kept.append(gathered)
        if len(kept) == 3:
            signal.raise_signal(signal.SIGINT)
        keep(recording, gathered)

    Recording.keep = stopping  # type: ignore[method-assign]


def issues(db: Path) -> int:
    with open_archive(db, write=False) as archive:
        (count,) = archive.conn.execute("SELECT count(*) FROM issues").fetchone()
    return int(count)


def test_how_many_files_cannot_be_placed_is_said_at_once(tmp_path: Path) -> None:
    for name in ("README.txt", "2024-03-15/front.txt", "2024-03-15/01.txt"):
        write(tmp_path / name)
    with pytest.raises(ImportUsageError, match=r"no page number; .* 1 more of the 3 files cannot be placed\.$"):
        find_pages([tmp_path])


def test_a_person_is_told_of_files_that_are_of_no_kind_that_is_read(tmp_path: Path) -> None:
    for name in ("01.txt", "02.doc", "03.DOC", "04.docx", ".DS_Store", "01_files/a.css"):
        write(tmp_path / "2024-03-15" / name)
    said = on_a_terminal("import", tmp_path / "2024-03-15", "--paper", "yunxiu", "--db", tmp_path / "a.db")
    assert "passed over: 2 .doc, 1 .docx" in said


def test_a_file_that_cannot_be_opened_costs_no_other(tmp_path: Path) -> None:
    db = tmp_path / "a.db"
    write(tmp_path / "in/2024-03-15/01.txt")
    (tmp_path / "in/2024-03-15/02.txt").symlink_to("/proc/self/mem")  # no one's to read, root's neither
    done = xianbao("import", tmp_path / "in", "--paper", "yunxiu", "--db", db, code=1)
    assert "02.txt cannot be opened" in done.stderr
    assert "Traceback" not in done.stderr
    assert issues(db) == 1


def test_pages_of_all_sizes_are_no_error_of_an_import(tmp_path: Path) -> None:
    stories = "\n".join(TEXT.replace("春耕", f"春耕第{number}天") for number in range(8))
    for day in range(1, 8):
        write(tmp_path / f"pages/2024-03-0{day}/01.txt", stories if day < 7 else TEXT)
    db = tmp_path / "a.db"
    xianbao("import", tmp_path / "pages", "--paper", "yunxiu", "--db", db)
    with open_archive(db, write=False) as archive:
        assert not list(archive.query("SELECT message FROM problems WHERE severity = 'error'"))


def test_the_bare_page_that_comes_with_it_has_its_decks_sorted_as_it_was_set(tmp_path: Path) -> None:
    pages, db = Path(__file__).parents[1] / "sample/pages", tmp_path / "a.db"
    xianbao("import", pages, "--paper", "yunxiu", "--db", db)
    truth = tomllib.loads((pages / "2024-04-05/01.toml").read_text(encoding="utf-8"))["articles"]
    with open_archive(db, write=False) as archive:
        found = archive.query("SELECT kicker, headline, subhead FROM articles ORDER BY position")
        decks = [tuple(one.values()) for one in found]
    assert decks == [tuple(" ".join(one[field]) for field in ("kicker", "headline", "subhead")) for one in truth]

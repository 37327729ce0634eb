"""The command as its user meets it: what it says and the exit code it ends with when something is wrong."""

import fcntl
import json
import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

from ingest.cli import COMMANDS
from tests.command import XIANBAO, installed, on_a_terminal, xianbao

HOUSE = Path(__file__).parents[1]
TEXT = "云岫春耕忙\n\n本报讯（记者 陆知秋）3月13日，云岫县清塘镇的田里机器轰鸣，农户们抢抓农时翻耕。\n"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "2024-03-15" / "01.txt"
    file.parent.mkdir()
    file.write_text(TEXT, encoding="utf-8")
    return file


def one_sentence(stderr: str) -> str:
    """Give the last line of stderr, having checked that nothing of a traceback is there."""
    assert "Traceback" not in stderr
    lines = [line for line in stderr.strip().splitlines() if line]
    assert lines, "nothing was said"
    assert sum(not line.startswith(("Usage:", "Try")) for line in lines) == 1, stderr
    return lines[-1]


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_explains_itself(command: str) -> None:
    said = installed(*command.split(), "--help").stdout
    assert "Usage: xianbao" in said
    assert command in ("", "add", "explain", "probe") or "--db" in said


def test_crawling_an_unknown_paper_names_those_there_are(tmp_path: Path) -> None:
    done = xianbao("crawl", "nowhere", cwd=tmp_path, code=2)
    assert "fumeng, " in one_sentence(done.stderr)
    assert list(tmp_path.iterdir()) == []


def test_crawling_a_paper_without_an_address_points_to_import(tmp_path: Path) -> None:
    done = xianbao("crawl", "fumeng", cwd=tmp_path, code=2)
    assert "import" in one_sentence(done.stderr)
    assert list(tmp_path.iterdir()) == []


def test_importing_for_a_new_paper_registers_it_by_its_id(page: Path, tmp_path: Path) -> None:
    xianbao("import", page, "--paper", "newpaper", cwd=tmp_path)
    db = sqlite3.connect(tmp_path / "archive.db")
    assert db.execute("SELECT id, title FROM publications").fetchall() == [("newpaper", "")]
    assert db.execute("SELECT count(*) FROM problems WHERE kind = 'unknown_paper'").fetchone() == (1,)


@pytest.mark.parametrize("paper", ["Two Words", "../x", "阜蒙", "'; DROP TABLE articles"])
def test_a_paper_id_is_a_slug(page: Path, paper: str, tmp_path: Path) -> None:
    done = xianbao("import", page, "--paper", paper, cwd=tmp_path, code=2)
    assert "id" in one_sentence(done.stderr)
    assert not (tmp_path / "archive.db").exists()


@pytest.mark.parametrize(
    ("name", "flags", "said"),
    [
        ("front.txt", [], "no issue date"),
        ("2024-03-15/front.txt", [], "no page number"),
        ("2024-03-15/01.txt", ["--page", "0"], "impossible"),
        ("2024-03-15/01.txt", ["--page", "-3"], "impossible"),
        ("2024-03-15/01.txt", ["--date", "2024-02-30"], "2024-02-30"),
        ("none.txt", [], "does not exist"),
    ],
)
def test_a_page_that_cannot_be_placed_is_wrong_use(tmp_path: Path, name: str, flags: list[str], said: str) -> None:
    file = tmp_path / name
    file.parent.mkdir(exist_ok=True)
    if name != "none.txt":
        file.write_text(TEXT, encoding="utf-8")
    done = xianbao("import", file, "--paper", "yunxiu", *flags, cwd=tmp_path, code=2)
    assert said in one_sentence(done.stderr)
    assert not (tmp_path / "archive.db").exists()


@pytest.mark.parametrize(
    ("body", "said"),
    [(b"", "empty"), (b"\x89PNG\0\0", "neither UTF-8 nor GB18030"), (b"\xff\xfe\xff\xff\xff", "neither UTF-8")],
    ids=["empty", "binary", "no-encoding"],
)
def test_a_page_that_cannot_be_read_leaves_no_archive_behind(
    page: Path, tmp_path: Path, body: bytes, said: str
) -> None:
    page.write_bytes(body)
    done = xianbao("import", page, "--paper", "yunxiu", cwd=tmp_path, code=1)
    assert said in one_sentence(done.stderr)
    assert not (tmp_path / "archive.db").exists()


def test_a_hundred_megabytes_are_refused_at_once(page: Path, tmp_path: Path) -> None:
    with page.open("wb") as file:
        file.truncate(100 * 2**20)
    done = xianbao("import", page, "--paper", "yunxiu", cwd=tmp_path, code=1)
    assert "too large" in one_sentence(done.stderr)


def test_an_unreadable_archive_is_left_as_it_was(page: Path, tmp_path: Path) -> None:
    db = tmp_path / "archive.db"
    db.write_bytes(b"this is a letter, not a database, and it is long enough to be looked at" * 20)
    before = db.read_bytes()
    for command in (["import", page, "--paper", "yunxiu"], ["status"], ["search", "春耕"]):
        assert "archive.db" in one_sentence(xianbao(*command, cwd=tmp_path, code=1).stderr)
    assert db.read_bytes() == before


def test_a_newer_archive_is_refused_and_left_as_it_was(page: Path, tmp_path: Path) -> None:
    xianbao("import", page, "--paper", "yunxiu", cwd=tmp_path)
    db = sqlite3.connect(tmp_path / "archive.db")
    db.execute("PRAGMA user_version = 9999")
    db.close()
    for command in (["import", page, "--paper", "yunxiu"], ["status"], ["search", "春耕"]):
        assert "newer" in one_sentence(xianbao(*command, cwd=tmp_path, code=1).stderr)


def test_a_second_writer_is_told_who_holds_the_archive(page: Path, tmp_path: Path) -> None:
    xianbao("import", page, "--paper", "yunxiu", cwd=tmp_path)
    with (tmp_path / "archive.db.lock").open("r+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = xianbao("import", page, "--paper", "yunxiu", cwd=tmp_path, code=75)
        assert "held by" in one_sentence(done.stderr)
        xianbao("search", "春耕", cwd=tmp_path)  # readers do not wait
    xianbao("import", page, "--paper", "yunxiu", cwd=tmp_path)


def test_a_crawl_that_finds_the_archive_held_is_silent_under_cron_and_says_so_at_a_terminal(tmp_path: Path) -> None:
    with (tmp_path / "archive.db.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = xianbao("crawl", "yunxiu", cwd=tmp_path, code=75)
        assert (done.stdout, done.stderr) == ("", "")
        assert "archive.db is held by" in on_a_terminal("crawl", "yunxiu", cwd=tmp_path, code=75)


def test_a_missing_archive_is_not_made_by_looking(tmp_path: Path) -> None:
    for command in (["status"], ["search", "春耕"], ["browse"]):
        assert "archive.db" in one_sentence(xianbao(*command, cwd=tmp_path, code=1).stderr)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_one_sentence_and_leaves_the_archive_whole(page: Path, tmp_path: Path) -> None:
    xianbao("import", page, "--paper", "yunxiu", cwd=tmp_path)
    big = tmp_path / "2024-03-22" / "01.txt"
    big.parent.mkdir()
    big.write_text(TEXT + "\n".join("\n" + "田里机器轰鸣，" * 40 + f"{n}。" for n in range(2000)), encoding="utf-8")
    limit = 'ulimit -f 600; exec "$0" "$@"'  # blocks of 512 or 1024 bytes: far less than the page needs
    done = subprocess.run(
        ["bash", "-c", limit, XIANBAO, "import", big, "--paper", "yunxiu"],
        cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert "full" in one_sentence(done.stderr)
    db = sqlite3.connect(tmp_path / "archive.db")
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert db.execute("SELECT count(*) FROM issues").fetchone() == (1,)


def test_a_page_imports_in_silence_without_a_terminal(page: Path, tmp_path: Path) -> None:
    done = xianbao("import", page, "--paper", "yunxiu", cwd=tmp_path)
    assert (done.stdout, done.stderr) == ("", "")


def test_searching_for_nothing_that_is_there_says_so_by_its_code(page: Path, tmp_path: Path) -> None:
    installed("import", page, "--paper", "yunxiu", cwd=tmp_path)
    assert "云岫春耕忙" in installed("search", "春耕", cwd=tmp_path).stdout
    assert installed("search", "海啸", cwd=tmp_path, code=1).stdout == ""


@pytest.mark.parametrize(
    "command",
    [("export", "out"), ("reread",), ("search", "春耕"), ("status", "--calendar")],
    ids=lambda command: command[0],
)
def test_a_paper_that_the_archive_does_not_have_is_wrong_use(
    page: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    db = tmp_path / "archive.db"
    xianbao("import", page, "--paper", "yunxiu", "--db", db)
    which = ("yunxu",) if "--calendar" in command else ("--paper", "yunxu")
    said = xianbao(*command, *which, "--db", db, code=2, cwd=tmp_path).stderr
    assert "has no paper “yunxu”" in said
    assert not (tmp_path / "out").exists()


def test_a_file_that_cannot_be_written_is_one_sentence(page: Path, tmp_path: Path) -> None:
    xianbao("import", page, "--paper", "yunxiu", cwd=tmp_path)
    db = sqlite3.connect(tmp_path / "archive.db")
    ((article,),) = db.execute("SELECT id FROM articles").fetchall()
    db.close()
    out = tmp_path / "no" / "such" / "folder.htm"
    done = xianbao("source", article, "--out", out, cwd=tmp_path, code=1)
    assert f"{out} cannot be written" in one_sentence(done.stderr)


@pytest.mark.parametrize(("name", "read_as"), [("县报", "县报"), (b"\xffold", r"\xffold")], ids=["gbk", "neither"])
def test_names_that_are_not_utf8_are_kept_as_text(tmp_path: Path, name: str | bytes, read_as: str) -> None:
    written = os.fsdecode(name if isinstance(name, bytes) else name.encode("gbk"))
    file = tmp_path / written / "2024-03-15" / f"{written}.txt"
    file.parent.mkdir(parents=True)
    file.write_text(TEXT, encoding="utf-8")
    installed("import", written, "--page", 1, "--paper", "yunxiu", cwd=tmp_path)
    db = sqlite3.connect(tmp_path / "archive.db")
    assert db.execute("SELECT arguments_json FROM runs").fetchall() == [
        (json.dumps({"paper": "yunxiu", "paths": read_as, "page": "1"}, ensure_ascii=False),)
    ]
    assert db.execute("SELECT url FROM captures").fetchall() == [("import:yunxiu/2024-03-15/p01.txt",)]
    file.write_bytes(b"")
    done = installed("import", written, "--page", 1, "--paper", "yunxiu", cwd=tmp_path, code=1)
    said = f"{read_as}/2024-03-15/{read_as}.txt is empty."
    assert one_sentence(done.stderr) == f"xianbao: {said}"
    assert db.execute("SELECT message FROM problems WHERE kind = 'unread_file'").fetchall() == [(said,)]
    db.close()


def test_a_wrong_description_of_a_system_is_told_by_the_check_since_no_run_can(page: Path, tmp_path: Path) -> None:
    db, house = tmp_path / "a.db", tmp_path / "house"
    xianbao("import", page, "--paper", "yunxiu", "--db", db)
    for room in ("ingest", "spiders"):
        shutil.copytree(HOUSE / room, house / room, ignore=shutil.ignore_patterns("__pycache__"))
    (house / "ingest/readers/systems/wrong.toml").write_text("title = 3\n", encoding="utf-8")
    for words in (["import", page, "--paper", "yunxiu"], ["status", "--check"]):
        env = os.environ | {"PYTHONPATH": str(house)}
        done = subprocess.run([XIANBAO, *words, "--db", db], env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 1
        assert "systems/wrong.toml" in done.stdout + done.stderr

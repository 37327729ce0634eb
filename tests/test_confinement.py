"""A process that reads PDFs and pictures can change no file, run nothing and connect nowhere, and is believed readings only."""

import multiprocessing
import os
import pickle
import socket
import subprocess
from collections.abc import Callable
from datetime import UTC, date, datetime
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from ingest import apart, readers
from ingest.confinement import UnbelievableError, believed, confine, landlock
from ingest.items import Capture, Context, Problem, Reading

CAPTURE = Capture(
    url="http://paper.test/1.pdf",
    requested_url="http://paper.test/1.pdf",
    fetched_at=datetime(2024, 3, 1, tzinfo=UTC),
    status=200,
    body=b"%PDF-1.7",
    context=Context(publication="paper", issued_on=date(2024, 3, 1), page=1),
)


def attempts(folder: str, port: int) -> dict[str, Callable[[], object]]:
    """Give what code in the process might try."""
    kept = Path(folder, "kept")
    return {
        "read": kept.read_bytes,
        "write": lambda: Path(folder, "new").write_bytes(b"x"),
        "change": lambda: kept.open("ab"),
        "delete": kept.unlink,
        "rename": lambda: kept.rename(Path(folder, "other")),
        "folder": lambda: Path(folder, "sub").mkdir(),
        "link": lambda: Path(folder, "link").symlink_to(kept),
        "run": lambda: subprocess.run(["/bin/true"], check=True),
        "connect": lambda: socket.create_connection(("127.0.0.1", port), 5).close(),
    }


def try_all(pipe: Connection, folder: str, port: int) -> None:
    confine()
    found = {}
    for name, attempt in attempts(folder, port).items():
        try:
            attempt()
            found[name] = "done"
        except OSError as error:
            found[name] = type(error).__name__
    pipe.send(found)


@pytest.mark.skipif(not landlock(), reason="this kernel has no Landlock")
def test_a_confined_process_reads_and_does_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "kept").write_bytes(b"kept")
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    with socket.create_server(("127.0.0.1", 0)) as server:
        process = context.Process(target=try_all, args=(theirs, str(tmp_path), server.getsockname()[1]))
        process.start()
        found = ours.recv() if ours.poll(60) else {}
        process.join()
    assert found.pop("read") == "done"
    if landlock() < 4:
        found.pop("connect")
    assert set(found.values()) == {"PermissionError"}, found
    assert [file.name for file in tmp_path.iterdir()] == ["kept"]


@pytest.mark.skipif(not landlock(), reason="this kernel has no Landlock")
def test_what_reads_pdfs_and_pictures_is_confined() -> None:
    others = set(multiprocessing.active_children())
    with apart.Workers() as workers:
        assert [problem.kind for problem in workers.read(CAPTURE).problems] == ["damaged_pdf"]
        (reader,) = set(multiprocessing.active_children()) - others
        status = Path(f"/proc/{reader.pid}/status").read_text()
    assert "NoNewPrivs:\t1" in status


class Hostile:
    """What a pickle can be made of: unpickling it runs a command."""

    def __init__(self, command: str) -> None:
        self.command = command

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, (self.command,)


def answer_hostile(pipe: Connection, command: str) -> None:
    pipe.recv()
    pipe.send_bytes(pickle.dumps(Hostile(command)))
    pipe.recv()


def test_an_answer_that_would_run_code_is_a_problem_and_runs_none(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=answer_hostile, args=(theirs, f"touch {tmp_path}/ran"))
    process.start()
    found = apart.Worker(process, ours).ask(readers.read, CAPTURE, Reading, 60)
    assert isinstance(found, Problem)
    assert found.kind == "reading_failed"
    assert "may not hold posix.system" in found.message
    assert not process.is_alive()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "answer",
    [b"", b"rubbish", pickle.dumps("text"), pickle.dumps(CAPTURE), b"cingest.items\nhashlib.sys.exit\n.",
     b"\x80\x04\x8c\x0cingest.items\x8c\x04json\x93.", b"\x80\x04\x8c\x08builtins\x8c\x04eval\x93."],
    ids=["nothing", "rubbish", "text", "a capture", "a dotted name", "a module", "eval"],
)  # fmt: skip
def test_nothing_but_a_reading_is_believed(answer: bytes) -> None:
    with pytest.raises(UnbelievableError, match="gave no reading"):
        believed(answer, Reading)

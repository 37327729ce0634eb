"""Somebody is told how a crawl ended: a command when a person must look, a ping address always."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from ingest.archive.lock import writing
from tests.command import xianbao


@contextmanager
def healthchecks() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Give a ping address, and what it was told."""
    told: list[tuple[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            said = self.rfile.read(int(self.headers["Content-Length"] or 0)).decode()
            told.append((self.path, said))
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/uuid", told
        server.shutdown()
        thread.join()


def test_a_failed_crawl_runs_the_command_and_pings_fail(tmp_path: Path) -> None:
    told = tmp_path / "told"
    script = tmp_path / "tell me"
    script.write_text(f"#!/bin/sh\ncat > '{told}'\n")
    script.chmod(0o755)
    with healthchecks() as (url, pings):
        options = ("--on-problem", f"'{script}'", "--ping", url, "--db", tmp_path / "a.db")
        xianbao("crawl", "yunxiu", "--entry", "http://127.0.0.1:9/", *options, code=1)
    assert told.read_text().startswith("xianbao crawl yunxiu: needs a person (exit 1)\n")
    assert [path for path, _ in pings] == ["/uuid/start", "/uuid/fail"]
    assert pings[1][1] == told.read_text()


def test_an_archive_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    db, told = tmp_path / "a.db", tmp_path / "told"
    db.write_text("no archive")
    with healthchecks() as (url, pings):
        done = xianbao("crawl", "yunxiu", "--on-problem", f"tee {told}", "--ping", url, "--db", db, code=1)
    assert done.stderr.count("is not a readable database") == 1
    assert "is not a readable database" in told.read_text()
    assert [path for path, _ in pings] == ["/uuid/start", "/uuid/fail"]


def test_a_crawl_that_another_run_keeps_from_the_archive_tells_nobody(tmp_path: Path) -> None:
    db, told = tmp_path / "a.db", tmp_path / "told"
    with healthchecks() as (url, pings), writing(db, "xianbao import other"):
        done = xianbao("crawl", "yunxiu", "--on-problem", f"tee {told}", "--ping", url, "--db", db, code=75)
    assert (done.stderr, pings, told.exists()) == ("", [], False)


def test_that_nobody_could_be_told_is_said_and_changes_nothing_else(tmp_path: Path) -> None:
    options = ("--on-problem", "/nonexistent/command", "--ping", "http://127.0.0.1:9/x", "--db", tmp_path / "a.db")
    done = xianbao("crawl", "yunxiu", "--entry", "http://127.0.0.1:9/", *options, code=1)
    assert "--on-problem “/nonexistent/command” failed" in done.stderr
    assert "--ping at 127.0.0.1 was not answered" in done.stderr


def test_a_ping_address_is_a_web_address(tmp_path: Path) -> None:
    done = xianbao(
        "crawl", "yunxiu", "--entry", "http://127.0.0.1:9/", "--ping", "file:///etc/passwd", code=2, cwd=tmp_path
    )
    assert "“file:///etc/passwd” cannot be asked" in done.stderr

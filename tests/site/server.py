"""A loopback HTTP server over rendered pages: it only looks up what a renderer made, and may be disturbed (see faults)."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

POLL = 0.02  # seconds until a server that is to end notices it


@dataclass(frozen=True, slots=True)
class Answer:
    """A rendered file, or with ``location`` a redirect; ``then`` is what the next request for it is answered."""

    body: bytes
    media_type: str
    status: int = 200
    location: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    then: Answer | None = None


NOT_FOUND = Answer(b"404 Not Found", "text/html", 404)


@dataclass(slots=True)
class Site:
    """A running site: its address, every path it was asked for, and those it said had not changed (304).

    ``other_days`` names paths at the same place of another day's issue, for faults that mix them up.
    ``disturb`` is given each path and the answer to it; the bytes it gives are sent instead, None leaves the answer alone.
    """

    url: str
    answers: dict[str, Answer]
    asked: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    other_days: Mapping[str, str] = field(default_factory=dict)
    disturb: Callable[[str, Answer], Iterable[bytes] | None] | None = None
    over: threading.Event = field(default_factory=threading.Event)  # set when the site ends, for whoever waits
    _server: ThreadingHTTPServer | None = None

    def open(self, port: int = 0) -> None:
        """Listen; a site that was shut listens where it did before.

        Raises:
            OSError: the port is taken.
        """
        port = port or urlsplit(self.url).port or 0
        self._server = _Server(("127.0.0.1", port), _handler(self))
        self.url = f"http://127.0.0.1:{self._server.server_port}/"
        threading.Thread(target=self._server.serve_forever, args=(POLL,), daemon=True).start()

    def shut(self) -> None:
        """Refuse connections until opened again."""
        server, self._server = self._server, None
        if server:
            server.shutdown()
            server.server_close()

    def answer(self, path: str) -> Answer:
        """Give the answer to a path with its query, else to the path alone; an answer that has a next one makes way for it."""
        key = path if path in self.answers else urlsplit(path).path
        answer = self.answers.get(key, NOT_FOUND)
        if answer.then is not None:
            self.answers[key] = answer.then
        return answer


@contextmanager
def serve(answers: Mapping[str, Answer], port: int = 0) -> Iterator[Site]:
    """Serve ``answers`` by path with query, else by path, on 127.0.0.1 until the block ends; port 0 takes a free one.

    Raises:
        OSError: the port is taken.
    """
    site = Site(url="", answers=dict(answers))
    site.open(port)
    try:
        yield site
    finally:
        site.over.set()
        site.shut()


def tagged(answer: Answer) -> Answer:
    """Give an answer with an ETag of its body."""
    return replace(answer, headers={**answer.headers, "ETag": f'"{hashlib.md5(answer.body).hexdigest()}"'})


def head(answer: Answer, *more: str) -> bytes:
    """Give the head of an answer as it is sent, with ``more`` header lines; it says no length of its own."""
    lines = [f"HTTP/1.0 {answer.status} {HTTPStatus(answer.status).phrase}", f"Content-Type: {answer.media_type}"]
    lines += [f"{name}: {value}" for name, value in answer.headers.items()]
    lines += [f"Location: {answer.location}"] if answer.location else []
    return "\r\n".join([*lines, *more, "", ""]).encode("latin-1")


def whole(answer: Answer) -> bytes:
    """Give an answer as it is sent."""
    return head(answer, f"Content-Length: {len(answer.body)}") + answer.body


class _Server(ThreadingHTTPServer):
    request_queue_size = 64


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            answer = site.answer(self.path)
            disturbed = site.disturb(self.path, answer) if site.disturb else None
            with suppress(OSError):  # who asked has left
                for some in disturbed if disturbed is not None else (self._undisturbed(answer),):
                    self.wfile.write(some)

        def _undisturbed(self, answer: Answer) -> bytes:
            if (etag := answer.headers.get("ETag")) and self.headers.get("If-None-Match") == etag:
                site.unchanged.append(self.path)
                return b"HTTP/1.0 304 Not Modified\r\n\r\n"
            return whole(answer)

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    return Handler

"""A loopback HTTP server over rendered pages: it only looks up what a renderer made."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit


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
    """A running site: its address, every path it was asked for, and those it said had not changed (304)."""

    url: str
    answers: dict[str, Answer]
    asked: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)


@contextmanager
def serve(answers: Mapping[str, Answer], port: int = 0) -> Iterator[Site]:
    """Serve ``answers`` by path with query, else by path, on 127.0.0.1 until the block ends; port 0 takes a free one.

    Raises:
        OSError: the port is taken.
    """
    site = Site(url="", answers=dict(answers))

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            site.asked.append(self.path)
            answer = site.answers.get(self.path) or site.answers.get(path) or NOT_FOUND
            if answer.then is not None:
                site.answers[self.path if self.path in site.answers else path] = answer.then
            if (etag := answer.headers.get("ETag")) and self.headers.get("If-None-Match") == etag:
                site.unchanged.append(self.path)
                self.send_response(304)
                self.end_headers()
                return
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.media_type)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if answer.location:
                self.send_header("Location", answer.location)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    site.url = f"http://127.0.0.1:{server.server_port}/"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

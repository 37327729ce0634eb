"""Faults that a site may have: what is sent instead of an answer, and which requests it strikes.

    site.disturb = Faults(site, always("stalled", "/a.htm"))
    …
    site.disturb = None  # healed

A fault is a function of the request it strikes that gives the bytes to send; the connection is closed after them.
"""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from random import Random

from tests.site.server import Answer, Site, head, whole

BOMB = 256 * 2**20  # bytes that the gzip bomb unpacks to
BLOCK = b" " * 2**16
ENDLESS = 2**30  # bytes after which even an endless body ends, whoever takes them
PATIENCE = 7200  # seconds that a server asks for whose maintenance takes a while
OTHER_HOST = "http://localhost:9/"  # nobody may ask it: the sample's sites are at 127.0.0.1


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request that a fault strikes: the path, the answer it should have had, and the site."""

    path: str
    answer: Answer
    site: Site

    def status(self, status: int, **headers: str) -> bytes:
        """Give an error page."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return whole(Answer(b"<html><body>error</body></html>", "text/html", status, headers=named))

    def redirect(self, location: str) -> bytes:
        """Give a redirect."""
        return whole(Answer(b"", "text/html", 302, location))

    def instead(self, body: bytes) -> bytes:
        """Give another body."""
        return whole(replace(self.answer, body=body))


Fault = Callable[[Exchange], Iterable[bytes]]


# The connection


def dropped(_: Exchange) -> Iterable[bytes]:
    """Close the connection before anything is answered."""
    return ()


def cut(at: Exchange) -> Iterable[bytes]:
    """Close the connection in the middle of the body: it is shorter than its ``Content-Length`` said."""
    sent = whole(at.answer)
    yield sent[: len(sent) - len(at.answer.body) // 2 - 1]


def cut_in_head(at: Exchange) -> Iterable[bytes]:
    """Close the connection in the middle of the head."""
    yield head(at.answer)[:25]


def stalled(at: Exchange) -> Iterable[bytes]:
    """Answer nothing for as long as somebody waits."""
    at.site.over.wait(60)
    return ()


def stalled_in_body(at: Exchange) -> Iterator[bytes]:
    """Send half of the body and then nothing."""
    sent = whole(at.answer)
    yield sent[: len(sent) - len(at.answer.body) // 2 - 1]
    at.site.over.wait(60)


def refused(at: Exchange) -> Iterable[bytes]:
    """Take the site down: this connection ends, others are refused until it is opened again."""
    at.site.shut()
    return ()


def no_http(_: Exchange) -> Iterable[bytes]:
    """Answer in another protocol: a TLS alert."""
    yield b"\x15\x03\x01\x00\x02\x02\x46" + b"\x00\xff" * 20


# The server


def server_error(at: Exchange) -> Iterable[bytes]:
    """Fail inside."""
    yield at.status(500)


def unavailable(at: Exchange) -> Iterable[bytes]:
    """Be down, without saying for how long."""
    yield at.status(503)


def busy(at: Exchange) -> Iterable[bytes]:
    """Ask for a second of patience."""
    yield at.status(429, Retry_After="1")


def maintained(at: Exchange) -> Iterable[bytes]:
    """Ask for hours of patience."""
    yield at.status(503, Retry_After=str(PATIENCE))


def forbidden(at: Exchange) -> Iterable[bytes]:
    """Refuse to answer."""
    yield at.status(403)


def gone(at: Exchange) -> Iterable[bytes]:
    """Have nothing there any more: an article that vanished while its page was read."""
    yield at.status(404)


def circle(at: Exchange) -> Iterable[bytes]:
    """Redirect to the same address again."""
    yield at.redirect(at.path)


def elsewhere(at: Exchange) -> Iterable[bytes]:
    """Redirect to another host."""
    yield at.redirect(OTHER_HOST)


# The body


def empty(at: Exchange) -> Iterable[bytes]:
    """Answer 200 with nothing."""
    yield at.instead(b"")


def placeholder(at: Exchange) -> Iterable[bytes]:
    """Answer 200 with a page that says an error."""
    yield whole(Answer("<html><body><h1>系统维护中</h1><p>请稍后再试。</p></body></html>".encode(), "text/html"))


def error_text(_: Exchange) -> Iterable[bytes]:
    """Answer 200 with a plain text that says an error."""
    yield whole(Answer("系统繁忙，请稍后再试。".encode(), "text/plain; charset=utf-8"))


def mislabelled(at: Exchange) -> Iterable[bytes]:
    """Say that the page is a picture."""
    yield whole(replace(at.answer, media_type="image/jpeg"))


def said_gb2312(at: Exchange) -> Iterable[bytes]:
    """Declare gb2312 in the head and send UTF-8."""
    yield whole(replace(at.answer, body=_text(at).encode(), media_type=f"{at.answer.media_type}; charset=gb2312"))


def said_utf8(at: Exchange) -> Iterable[bytes]:
    """Declare UTF-8 in the head and send GB18030."""
    body = _text(at).encode("gb18030")
    yield whole(replace(at.answer, body=body, media_type=f"{at.answer.media_type}; charset=utf-8"))


def invalid_bytes(at: Exchange) -> Iterable[bytes]:
    """Damage the text: bytes that no encoding has, in the middle."""
    middle = len(at.answer.body) // 2
    yield at.instead(at.answer.body[:middle] + b"\xff\xff\xff\x00" + at.answer.body[middle:])


def other_day(at: Exchange) -> Iterable[bytes]:
    """Answer with what is at the same place of another day's issue."""
    yield whole(at.site.answer(at.site.other_days[at.path]))


def gzip_bomb(at: Exchange) -> Iterable[bytes]:
    """Send little that unpacks to much."""
    packed = _bomb()
    yield head(at.answer, "Content-Encoding: gzip", f"Content-Length: {len(packed)}") + packed


def endless(at: Exchange) -> Iterator[bytes]:
    """Send a body that does not end."""
    yield head(at.answer)
    for _ in range(ENDLESS // len(BLOCK)):
        if at.site.over.is_set():
            return
        yield BLOCK


def doubled_head(at: Exchange) -> Iterable[bytes]:
    """Send every line of the head twice, the second media type another."""
    length = f"Content-Length: {len(at.answer.body)}"
    yield head(at.answer, length, length, "Content-Type: text/plain", 'ETag: "a"', 'ETag: "b"') + at.answer.body


def two_lengths(at: Exchange) -> Iterable[bytes]:
    """Say two lengths that contradict each other."""
    length = len(at.answer.body)
    yield head(at.answer, f"Content-Length: {length}", f"Content-Length: {length // 2}") + at.answer.body


def disallowed(_: Exchange) -> Iterable[bytes]:
    """Forbid everything, as robots.txt does."""
    yield whole(Answer(b"User-agent: *\nDisallow: /\n", "text/plain"))


FAULTS: dict[str, Fault] = {
    fault.__name__: fault
    for fault in (
        dropped, cut, cut_in_head, stalled, stalled_in_body, refused, no_http, server_error, unavailable, busy, maintained,
        forbidden, gone, circle, elsewhere, empty, placeholder, error_text, mislabelled, said_gb2312, said_utf8, invalid_bytes,
        other_day, gzip_bomb, endless, doubled_head, two_lengths, disallowed,
    )
}  # fmt: skip
"""Every fault by its name."""


# Which requests are struck

Choice = Callable[[str, int], str]
"""The fault for a request, ``""`` for none, by its path and how often that was asked for before."""


def always(fault: str, *paths: str) -> Choice:
    """Strike every request for the paths."""
    return lambda path, _: fault if path in paths else ""


def once(fault: str, *paths: str) -> Choice:
    """Strike the first request for each of the paths: asking again is enough."""
    return lambda path, before: fault if path in paths and not before else ""


def share(part: float, seed: object, faults: Iterable[str] = FAULTS) -> Choice:
    """Strike ``part`` (0…1) of the requests, each with one of ``faults``; which ones follows from the seed."""
    names = tuple(faults)

    def choose(path: str, before: int) -> str:
        chance = Random(f"{seed} {path} {before}")
        return chance.choice(names) if chance.random() < part else ""

    return choose


@dataclass(slots=True)
class Faults:
    """The disturbance of a site by a choice of faults; ``struck`` counts how often each was sent."""

    site: Site
    choose: Choice
    struck: Counter[str] = field(default_factory=Counter)
    _asked: Counter[str] = field(default_factory=Counter)

    def __call__(self, path: str, answer: Answer) -> Iterable[bytes] | None:
        """Give what is sent instead of the answer, None to leave it alone."""
        name = self.choose(path, self._asked[path])
        self._asked[path] += 1
        if not name:
            return None
        self.struck[name] += 1
        return FAULTS[name](Exchange(path, answer, self.site))


def _text(at: Exchange) -> str:
    body = at.answer.body
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode("gb18030")


def _bomb() -> bytes:
    """Give the bomb: a gzip file may be several one after another."""
    return gzip.compress(b" " * 2**20) * (BOMB // 2**20)

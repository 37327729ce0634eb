"""Walk the sample's site by one reader alone, without network or spider, and hold what was read to the sample's truth."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Protocol
from urllib.parse import urljoin, urlsplit

from ingest.gathering import Gathered
from ingest.items import Capture, Context, Link, LinkKind, Publication, Reading
from ingest.recording import Recording
from tests.site.server import Answer

SITE = "http://paper.test"


class Reader(Protocol):
    """A reader of the registry's shape."""

    def recognise(self, capture: Capture) -> tuple[str, ...]: ...

    def read(self, capture: Capture) -> Reading: ...


@dataclass(frozen=True)
class Either:
    """Two readers in the order they are asked, as the registry would."""

    first: Reader
    second: Reader

    def recognise(self, capture: Capture) -> tuple[str, ...]:
        return self.first.recognise(capture) or self.second.recognise(capture)

    def read(self, capture: Capture) -> Reading:
        return (self.first if self.first.recognise(capture) else self.second).read(capture)


def capture_of(answers: Mapping[str, Answer], link: Link) -> Capture:
    """Give the capture that asking for a link gives, query and all, as the loopback server would answer."""
    url = link.url
    while (answer := _answer(answers, url)).location:
        url = urljoin(url, answer.location)
    return Capture(
        url=url,
        requested_url=link.url,
        fetched_at=datetime(2024, 5, 1, tzinfo=UTC),
        status=answer.status,
        body=answer.body,
        context=link.context,
        headers={"content-type": answer.media_type},
    )


def _answer(answers: Mapping[str, Answer], url: str) -> Answer:
    _, _, path, query, _ = urlsplit(url)
    return answers.get(f"{path}?{query}") or answers[path]


def walk(answers: Mapping[str, Answer], reader: Reader, entry: str) -> dict[date, tuple[list[Capture], list[Reading]]]:
    """Follow every link from ``entry``, as the spider does: issues apart, an address once an issue."""
    issues: dict[date, tuple[list[Capture], list[Reading]]] = {}
    waiting = [Link(url=f"{SITE}{entry}", kind=LinkKind.ISSUE, context=Context(publication="yunxiu"))]
    seen: set[tuple[date | None, str]] = set()
    while waiting:
        link = waiting.pop(0)
        if (link.context.issued_on, link.url) in seen:
            continue
        seen.add((link.context.issued_on, link.url))
        capture = capture_of(answers, link)
        assert reader.recognise(capture), f"{link.url} is not recognised"
        reading = reader.read(capture)
        if reading.issue is None:
            assert reading.problems == (), (link.url, reading.problems)
        else:
            seen.add((reading.issue.issued_on, link.url))
            captures, readings = issues.setdefault(reading.issue.issued_on, ([], []))
            captures.append(capture)
            readings.append(reading)
        waiting += reading.links
    return issues


def archive(issues: Mapping[date, tuple[Iterable[Capture], Iterable[Reading]]], path: Path) -> Path:
    """Store what was read as a crawl stores it."""
    recording = Recording.begin(path, "walk", {})
    for on, (captures, readings) in issues.items():
        gathered = Gathered(
            publication=Publication(id="yunxiu", title="云岫报"),
            issued_on=on,
            captures=tuple(captures),
            readings=tuple(readings),
            is_complete=True,
        )
        recording.keep(gathered)
    recording.end("finished")
    return path

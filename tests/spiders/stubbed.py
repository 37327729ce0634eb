"""One more reader, whose pages are JSON that say what their reading is, so that the tests of discovery need no system's markup.

:func:`prepare` makes a process of ``xianbao`` have it. ``python -m tests.spiders.stubbed`` is the command from its start, with
the keywords of :func:`prepare` as JSON in the environment (``STUB_HOSTS``).

A page may have ``issue`` (its date), ``edition``, ``articles`` (headlines), ``links`` (each ``url``, ``kind``, ``on``,
``edition``) and ``problem``.
"""

import json
import os
import socket
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import urljoin

from ingest import cli, readers
from ingest import settings as known
from ingest.items import (
    Article,
    Capture,
    Context,
    Fidelity,
    Issue,
    Link,
    LinkKind,
    Page,
    Part,
    Problem,
    Reading,
    Source,
)
from ingest.probing import Era
from spiders.yunxiu import YunxiuSpider

NAME = "stub"
VERSION = 1
FIDELITY = Fidelity.MARKUP


def recognise(capture: Capture) -> tuple[str, ...]:
    return ("It is a stub.",) if capture.media_type == "application/stub" else ()


def read(capture: Capture) -> Reading:
    said = json.loads(capture.body)
    publication = capture.context.publication
    edition = said.get("edition", capture.context.edition)
    day = date.fromisoformat(said["issue"]) if "issue" in said else None
    issue = Issue(publication=publication, issued_on=day, edition=edition) if day else None
    links = []
    for one in said.get("links", []):
        on = date.fromisoformat(one["on"]) if one.get("on") else None
        context = Context(publication=publication, issued_on=on, edition=one.get("edition", ""))
        url = one["url"] if ":" in one["url"] else urljoin(capture.url, one["url"])
        links.append(Link(url=url, kind=LinkKind(one["kind"]), context=context))
    return Reading(
        capture_id=capture.id,
        reader=NAME,
        reader_version=VERSION,
        context=capture.context,
        issue=issue,
        pages=(Page(sequence=1, label="第1版", source_url=capture.url, capture_id=capture.id),) if issue else (),
        articles=tuple(_article(issue, capture, headline) for headline in said.get("articles", [])) if issue else (),
        links=tuple(links),
        problems=(Problem(kind="stub", message=said["problem"]),) if "problem" in said else (),
    )


def _article(issue: Issue, capture: Capture, headline: str) -> Article:
    source = Source(
        key=f"{issue.id}/{headline}",
        url=capture.url,
        capture_id=capture.id,
        reader=NAME,
        reader_version=VERSION,
        fidelity=FIDELITY,
    )
    return Article(
        parts=(Part(page=1, source=source, body="全县春耕生产有序进行。"),), deck=(headline,), headline=headline
    )


def prepare(
    *,
    eras: Sequence[Mapping[str, str]] = (),
    facts: Mapping[str, object] | None = None,
    settings: Mapping[str, object] | None = None,
    hosts: Mapping[str, str] | None = None,
) -> None:
    """Add the reader to this process, and change it otherwise.

    ``eras`` (keywords of each) give the paper addresses by date, ``facts`` are others of the paper, ``settings`` Scrapy's,
    ``hosts`` says where names lead.
    """
    YunxiuSpider.addresses = tuple(
        Era(**{name: value if name == "front" else date.fromisoformat(value) for name, value in era.items()})
        for era in eras
    )
    for name, value in (facts or {}).items():
        setattr(YunxiuSpider, name, value)
    for name, value in (settings or {}).items():
        setattr(known, name, value)
    look_up = socket.gethostbyname
    socket.gethostbyname = lambda name: (hosts or {}).get(name) or look_up(name)
    readers.READERS = (sys.modules[__name__], *readers.READERS)


if __name__ == "__main__":
    asked = {
        name.removeprefix("STUB_").lower(): value for name, value in os.environ.items() if name.startswith("STUB_")
    }
    prepare(**{name: json.loads(value) for name, value in asked.items()})
    cli.main()

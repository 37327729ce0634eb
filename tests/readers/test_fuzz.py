"""Every reader by name, over spoiled pages: a reading or a named error, in bounded time, that can be assembled and kept.

``make fuzz`` tries many more than the default run, and PDFs and pictures too.
"""

import io
import os
import re
import time
import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from functools import cache
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from ingest import readers
from ingest.apart import Workers
from ingest.assembly import completed, joined
from ingest.encoding import UndecodableError
from ingest.gathering import Gathered
from ingest.items import Capture, Context, Publication, Reading
from sample.paper import load_issues
from sample.pdf import Design, print_pages
from sample.scans import scan
from tests.readers.pages import PAGE
from tests.readers.spoiling import ODD_NUMBERS, spoil
from tests.readers.test_any_system_hostile import SITES, shapes
from tests.readers.test_fallback import ARTICLE, CHANNELS
from tests.site import gov_pages

NAMES = [reader.NAME for reader in readers.READERS if reader.NAME not in ("pdf", "scan")]  # they are read apart
EXAMPLES = int(os.environ.get("EXAMPLES", "400"))
LIST = f"<html><body><ul>{CHANNELS}</ul><div>{{}}</div></body></html>".format(
    "".join(f'<li><a href="/xw/20240315/{n}.html">云岫县第{n}项春耕工作部署到位</a></li>' for n in range(101, 113))
)
SECONDS = 8.0  # of processor time, for at most 2 MB
MOST_LINKS = 50_000
VERBATIM = {
    "key",
    "url",
    "source_url",
    "image_url",
    "pdf_url",
    "capture_id",
    "message",
    "subject",
    "raw",
    "requested_url",
}


def capture(path: str, body: bytes, media_type: str, context: Context) -> Capture:
    url = f"http://paper.test{path}"
    return Capture(
        url=url,
        requested_url=url,
        fetched_at=datetime(2024, 5, 1, tzinfo=UTC),
        status=200,
        body=body,
        context=context,
        headers={"content-type": media_type},
    )


CONTEXTS = (
    Context(publication="paper", issued_on=date(2024, 3, 22), page=1),
    Context(publication="paper"),
    Context(
        publication="paper",
        issued_on=date(2024, 3, 22),
        edition="b",
        page=2,
        page_label="第02版",
        position=3,
        headline="题",
    ),
)


@cache
def corpus() -> dict[str, list[tuple[str, bytes, str]]]:
    """Give whole pages by the reader that takes them: path, body and media type."""
    pages = [(path, *page) for site in SITES for path, page in shapes(site).items()]
    pages += [
        (path, answer.body, answer.media_type) for path, answer in gov_pages.render_pages().items() if answer.body
    ]
    pages += [("/xw/20240315/88.html", ARTICLE.encode(), "text/html"), ("/szb/", LIST.encode(), "text/html")]
    pages += [("/01.txt", PAGE.encode(), "text/plain")]
    by_reader: dict[str, list[tuple[str, bytes, str]]] = {}
    for page in pages:
        if found := readers.recognise(capture(*page, CONTEXTS[0])):
            by_reader.setdefault(found.reader.NAME, []).append(page)
    return by_reader


def test_there_are_pages_of_every_reader() -> None:
    assert set(NAMES) <= corpus().keys()


def texts(value: object) -> Iterator[str]:
    """Give every text that a reading prints, at any depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from texts(one)
    elif is_dataclass(value):
        for each in fields(value):
            if each.name not in VERBATIM:
                yield from texts(getattr(value, each.name))


def check(reading: Reading) -> None:
    """Hold what is true of every reading."""
    assert len(reading.links) <= MOST_LINKS
    assert [link.url for link in reading.links if not link.url.startswith(("http://", "https://"))] == []
    odd = {
        char
        for text in texts(reading)
        for char in text
        if char not in "\n\t" and unicodedata.category(char) in ("Cc", "Cs")
    }
    assert odd == set()
    for page in reading.pages:
        assert 1 <= page.sequence < 10_000
    points = [
        point for article in reading.articles for part in article.parts for region in part.regions for point in region
    ]
    assert all(0 <= at <= 1 for point in points for at in point)
    for text in texts(reading.articles):
        text.encode()


def try_page(name: str, chance: Random, times: int) -> None:
    path, whole, media_type = chance.choice(corpus()[name])
    body = spoil(whole, chance, times)
    if chance.random() < 0.1:
        path = chance.choice([page[0] for page in corpus()[chance.choice(NAMES)]])
    if chance.random() < 0.1:
        media_type = chance.choice(
            ("", "text/plain", "text/html; charset=utf-16", "application/json", "x/y; charset=hex")
        )
    spoiled = capture(path, body, media_type, chance.choice(CONTEXTS))
    began = time.process_time()
    for reader in readers.READERS:
        if reader.NAME not in NAMES or not reader.recognise(spoiled):
            continue
        try:
            reading = reader.read(spoiled)
        except UndecodableError:
            continue
        check(reading)
        if reading.issue:
            paper = Publication(id="paper")
            on, edition = reading.issue.issued_on, reading.issue.edition
            gathered = Gathered(
                publication=paper, issued_on=on, edition=edition, captures=(spoiled,), readings=(reading,)
            )
            joined(completed(gathered))
    assert time.process_time() - began < SECONDS, f"{len(body)} bytes at {path}"


@pytest.mark.parametrize("name", NAMES)
def test_a_spoiled_page_gives_a_reading_or_a_named_error(name: str) -> None:
    @settings(max_examples=8, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(st.randoms(use_true_random=False), st.integers(1, 4))
    def spoilt(chance: Random, times: int) -> None:
        try_page(name, chance, times)

    spoilt()


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_many_spoiled_pages_give_a_reading_or_a_named_error(name: str) -> None:
    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.randoms(use_true_random=False), st.integers(1, 6))
    def spoilt(chance: Random, times: int) -> None:
        try_page(name, chance, times)

    spoilt()


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("kind", ["pdf", "png", "jpeg"])
def test_spoiled_pdfs_and_pictures_cost_only_themselves(kind: str) -> None:
    """They are read as a crawl reads them, in a process of their own; one that it ends is a problem and no exception."""
    issue = load_issues()[0]
    (whole,) = print_pages([(issue, issue.pages[3])], Design.FLOW)
    if kind != "pdf":
        picture = io.BytesIO()
        Image.open(io.BytesIO(scan(whole, dpi=100))).convert("L").save(picture, kind.upper())
        whole = picture.getvalue()
    media_type = "application/pdf" if kind == "pdf" else f"image/{kind}"
    failed: set[str] = set()
    with Workers(seconds=60.0) as workers:
        for seed in range(EXAMPLES if kind == "pdf" else EXAMPLES // 10):
            chance = Random(seed)
            body = whole if seed == 0 else damage(whole, chance)
            reading = workers.read(capture(f"/{seed}.{kind}", body, media_type, CONTEXTS[0]))
            check(reading)
            assert reading.articles or reading.problems, f"silence over the page of seed {seed}"
            failed |= {problem.message for problem in reading.problems if problem.kind.startswith("reading_")}
    print(f"\n{kind}: {failed}")


def damage(body: bytes, chance: Random) -> bytes:
    """Spoil bytes that are no text."""
    found = bytearray(body)
    for _ in range(chance.choice((1, 3, 30))):
        found[chance.randrange(len(found))] = chance.randrange(256)
    for one in chance.sample(list(re.finditer(rb"\d+", body)), chance.choice((0, 0, 1, 3))):
        found[one.start() : one.end()] = chance.choice(ODD_NUMBERS)
    return bytes(found[: chance.choice((len(found), len(found), chance.randrange(len(found))))])

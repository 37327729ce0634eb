"""Whatever a page of any system says, reading it ends in time and raises nothing but a sentence for a person."""

import contextlib
import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest import readers
from ingest.encoding import UndecodableError
from ingest.items import Capture, Context, Reading
from tests.site.systems import SampleSite, sample_sites

SITES = sample_sites()
PIECES = (
    b"",
    b"<",
    b"<div>",
    b"</div>",
    b"</founder-content>",
    b"\xff",
    b'"',
    b"&#0;",
    b"<!--",
    b"{",
    b"]",
    b"\\u0000",
)


def read(path: str, body: bytes, media_type: str = "text/html") -> Reading | None:
    url = f"http://paper.test{path}"
    capture = Capture(
        url=url,
        requested_url=url,
        fetched_at=datetime(2024, 5, 1, tzinfo=UTC),
        status=200,
        body=body,
        context=Context(publication="paper", issued_on=date(2024, 3, 22), page=1),
        headers={"content-type": media_type},
    )
    with contextlib.suppress(UndecodableError, readers.UnrecognisedError):
        return readers.read(capture)
    return None


def shapes(site: SampleSite) -> dict[str, tuple[bytes, str]]:
    """Give one file of each form of address: digits apart, they are alike."""
    by_form = {}
    for path, answer in site.render().items():
        form = "".join("0" if char.isdigit() else char for char in path)
        if answer.body and not answer.media_type.startswith("image"):
            by_form.setdefault(form, (path, answer))
    return {path: (answer.body, answer.media_type) for path, answer in by_form.values()}


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.system)
def test_a_mutilated_file_of_a_site_never_raises(site: SampleSite) -> None:
    files = shapes(site)

    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.sampled_from(sorted(files)), st.data())
    def mutilate(path: str, data: st.DataObject) -> None:
        kept, media_type = files[path]
        body = bytearray(kept)
        for _ in range(data.draw(st.integers(1, 6))):
            start = data.draw(st.integers(0, max(0, len(body) - 1)))
            body[start : start + data.draw(st.integers(0, 400))] = data.draw(st.sampled_from(PIECES))
        read(path, bytes(body), media_type)

    mutilate()


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.system)
def test_a_flood_of_links_to_itself_is_read_in_seconds(site: SampleSite) -> None:
    for path, (body, media_type) in list(shapes(site).items())[:6]:
        link = f'<div><p><a href="{path}">第1版：x</a><area coords="0,0,1,1,2,2" href="{path}"><h2>y</h2>'.encode()
        start = time.process_time()
        read(path, body + link * (200_000 // len(link)), media_type)
        assert time.process_time() - start < 10, path


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.system)
def test_nothing_of_a_site_leads_to_another_host(site: SampleSite) -> None:
    for path, (body, media_type) in shapes(site).items():
        reading = read(path, body.replace(b'href="', b'href="//evil.test/'), media_type)
        for link in reading.links if reading else ():
            assert link.url.startswith("http://paper.test/"), (path, link.url)


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.system)
def test_an_error_text_served_at_any_address_gives_no_article(site: SampleSite) -> None:
    for path in shapes(site):
        reading = read(path, "<html><body><h1>您访问的页面不存在</h1><p>404 Not Found</p></body></html>".encode())
        assert reading is None or reading.articles == (), path

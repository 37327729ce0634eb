"""Whatever a page says, the Founder classic reader answers in time and raises nothing but UndecodableError."""

import contextlib
import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.encoding import UndecodableError
from ingest.items import Capture, Context, LinkKind, Reading
from ingest.readers import founder
from sample.paper import load_issues
from tests.site import founder as site

ANSWERS = site.render(load_issues()[:1])
PAGE = next(path for path in ANSWERS if "node_" in path)
ARTICLE = next(path for path in ANSWERS if "content_" in path)
PERIOD = next(path for path in ANSWERS if path.endswith(".xml"))
FIXTURES = {path: ANSWERS[path].body for path in (PAGE, ARTICLE, PERIOD, "/")}


def read(path: str, body: bytes) -> Reading:
    url = f"http://paper.test{path}"
    return founder.read(
        Capture(
            url=url,
            requested_url=url,
            fetched_at=datetime(2024, 1, 1, tzinfo=UTC),
            status=200,
            body=body,
            context=Context(publication="paper", issued_on=date(2024, 3, 22), page=1),
        )
    )


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(FIXTURES)), st.data())
def test_a_mutilated_page_never_raises(path: str, data: st.DataObject) -> None:
    body = bytearray(FIXTURES[path])
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, max(0, len(body) - 1)))
        end = start + data.draw(st.integers(0, 400))
        body[start:end] = data.draw(
            st.sampled_from([b"", b"<", b"<div>", b"</founder-content>", b"\xff", b'"', b"&#0;", b"<!--"])
        )
    with contextlib.suppress(UndecodableError):
        read(path, bytes(body))


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(sorted(FIXTURES)), st.binary(max_size=400))
def test_arbitrary_bytes_never_raise(path: str, body: bytes) -> None:
    with contextlib.suppress(UndecodableError):
        read(path, body)


@pytest.mark.parametrize("path", [PAGE, ARTICLE, PERIOD])
@pytest.mark.parametrize(
    "piece",
    [
        b"<div>", b"<map name=pagepicmap><area coords='1,1,2,2,3,3' href=content_1.htm>", b"<!--", b"<enpproperty>",
        b"<founder-title>", b"<a id=pageLink href=node_1.htm>", b"<td class=font02>", b"<period_date>2024-01-01", b"&amp;",
        b"<title><p>", b"<table id=newspic>",
    ],
)  # fmt: skip
def test_two_megabytes_of_one_thing_take_no_more_than_seconds(path: str, piece: bytes) -> None:
    start = time.process_time()
    with contextlib.suppress(UndecodableError):
        read(path, piece * (2_000_000 // len(piece)))
    assert time.process_time() - start < 10


def test_an_index_expands_no_entities_and_leads_nowhere_else() -> None:
    bomb = b"""<?xml version="1.0"?><!DOCTYPE p [<!ENTITY a "2024-03-22"><!ENTITY b SYSTEM "file:///etc/hostname">]>
    <periods><period><period_date>&a;</period_date><front_page>node_1.htm</front_page></period>
    <period><period_date>2024-03-22</period_date><front_page>&b;</front_page></period>
    <period><period_date>2024-03-21</period_date><front_page>../../../etc/x.htm</front_page></period>
    <period><period_date>2024-03-20</period_date><front_page>http://elsewhere.test/x.htm</front_page></period>
    <period><period_date>2024-02-30</period_date><front_page>node_1.htm</front_page></period>
    <period><period_date>2024-03-19</period_date><front_page>node_7.htm</front_page></period></periods>"""
    reading = read(PERIOD, bomb)
    assert [link.url for link in reading.links] == ["http://paper.test/html/2024-03/19/node_7.htm"]
    assert all(link.kind is LinkKind.ISSUE for link in reading.links)
    assert len(reading.problems) >= 3


@pytest.mark.parametrize(
    "entry", ["<period_date>2024-03-22&#xd800;</period_date>", "<period_date/><front_page>&#56320;</front_page>"]
)
def test_half_a_character_in_an_index_is_a_problem_of_its_entry(entry: str) -> None:
    whole = "<period><period_date>2024-03-19</period_date><front_page>node_7.htm</front_page></period>"
    reading = read(PERIOD, f"<periods><period>{entry}</period>{whole}</periods>".encode())
    assert [link.url for link in reading.links] == ["http://paper.test/html/2024-03/19/node_7.htm"]
    assert "period_entry" in {problem.kind for problem in reading.problems}


@pytest.mark.parametrize(
    "href",
    ["//evil.test/html/2024-03/22/content_9.htm", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd",
     "../21/content_9.htm", "../../../../content_9.htm", "http://[bad/content_9.htm", "content_9.exe"],
)  # fmt: skip
def test_a_page_leads_to_nothing_outside_its_issue(href: str) -> None:
    body = f"""<html><body><a id=pageLink href=node_1.htm>第1版：要闻</a><map name=pagepicmap>
    <area coords="0,0,9,0,9,9" href="{href}"><area coords="0,0,9,0,9,9" href="content_1.htm"></map>
    <img usemap="#PagePicMap" src=x.jpg width=10 height=10><ul class=ul02_l><li><a href="{href}">x</a></ul></body></html>"""
    reading = read("/html/2024-03/22/node_1.htm", body.encode())
    assert [link.url for link in reading.links] == ["http://paper.test/html/2024-03/22/content_1.htm"]


def test_an_error_text_served_as_an_article_is_a_problem() -> None:
    reading = read("/html/2024-03/22/content_1.htm", "<html><body>您访问的页面不存在</body></html>".encode())
    assert reading.articles == ()
    assert [problem.kind for problem in reading.problems] == ["no_article"]

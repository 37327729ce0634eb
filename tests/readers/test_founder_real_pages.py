"""Founder classic as four newspapers served it, against a truth kept beside the pages; skipped where they are not kept."""

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urljoin

import pytest

from ingest.items import Capture, Context, LinkKind, Reading
from ingest.readers import founder
from ingest.readers.founder_article import metadata
from ingest.readers.markup import canonical

PAGES = Path(__file__).parents[2] / "../shared/pages"
pytestmark = pytest.mark.skipif(not PAGES.is_dir(), reason="the newspapers' own pages are not kept here")

ADDRESSES = {
    "stdaily-kjrb/2023-02-10_node_2.htm": "http://paper.example/kjrb/html/2023-02/10/node_2.htm",
    "ctnews-zglyb/2017-10-13_node_1.htm": "http://paper.example/zglyb/html/2017-10/13/node_1.htm",
    "rmrb-2017/2017-10-16_nbs.D110000renmrb_01.htm": (
        "http://paper.example/rmrb/html/2017-10/16/nbs.D110000renmrb_01.htm"
    ),
}
SIZES = {"rmrb-2017/2017-10-16_nbs.D110000renmrb_01.htm": (400, 575)}  # the two others say no size of the image
FRAGMENTS = ("gmrb", "rmrb", "xmwb", "zgqnb")


def truth_of(file: str) -> dict:
    (found,) = [page for page in json.loads((PAGES / "pages_truth.json").read_text()) if page["file"] == file]
    return found


def capture(url: str, body: bytes, **known) -> Capture:
    return Capture(
        url=url,
        requested_url=url,
        fetched_at=datetime(2024, 1, 1, tzinfo=UTC),
        status=200,
        body=body,
        context=Context(publication="paper", **known),
    )


@pytest.fixture(params=sorted(ADDRESSES), scope="module")
def page(request) -> tuple[dict, Reading]:
    asked = capture(ADDRESSES[request.param], (PAGES / request.param).read_bytes())
    assert founder.recognise(asked)
    return truth_of(request.param), founder.read(asked)


def linked(reading: Reading, kind: LinkKind) -> list:
    return [link for link in reading.links if link.kind == kind]


def test_the_page_is_read_without_a_problem(page) -> None:
    truth, reading = page
    assert reading.problems == ()
    assert reading.issue.issued_on == date.fromisoformat(truth["date"])
    (read,) = reading.pages
    assert (read.sequence, read.label, read.section) == (
        int(truth["page_no"]),
        f"第{truth['page_no']}版",
        truth["page_name"],
    )


def test_articles_are_those_of_the_truth_in_its_order(page) -> None:
    truth, reading = page
    base = ADDRESSES[truth["file"]]
    articles = linked(reading, LinkKind.ARTICLE)
    assert [link.url for link in articles] == [canonical(base, article["href"]) for article in truth["articles"]]
    assert [link.context.headline for link in articles] == [article["title"] for article in truth["articles"]]
    assert [link.context.position for link in articles] == list(range(1, len(articles) + 1))


def test_regions_are_the_areas_as_fractions_of_the_image_or_of_all_areas_where_it_says_no_size(page) -> None:
    truth, reading = page
    drawn = [[[int(n) for n in area.split(",")] for area in article["areas"]] for article in truth["articles"]]
    every = [area for article in drawn for area in article]
    width, height = SIZES.get(truth["file"]) or (
        max(x for area in every for x in area[::2]),
        max(y for area in every for y in area[1::2]),
    )
    assert (reading.pages[0].width, reading.pages[0].height) == SIZES.get(truth["file"], (None, None))
    for article, link in zip(drawn, linked(reading, LinkKind.ARTICLE), strict=True):
        assert len(link.context.regions) == len(article)
        for area, region in zip(article, link.context.regions, strict=True):
            pixels = [round(x * width) for x, _ in region], [round(y * height) for _, y in region]
            assert pixels == (area[::2], area[1::2])
            assert all(0 <= side <= 1 for point in region for side in point)


def test_the_list_of_pages_is_whole_with_labels_and_sections(page) -> None:
    truth, reading = page
    base = ADDRESSES[truth["file"]]
    listed = {urljoin(base, file): name for file, name in truth["pages"]}
    (own,) = reading.pages
    read = {own.source_url: f"{own.label}：{own.section}"}
    numbers = {own.sequence}
    for link in linked(reading, LinkKind.PAGE):
        read[link.url] = f"{link.context.page_label}：{link.context.section}"
        numbers.add(link.context.page)
    assert read == listed
    assert numbers == {int(re.search(r"\d+", name)[0]) for name in listed.values()}
    assert reading.issue.page_count == max(numbers)


def test_the_pdf_is_the_pages_own(page) -> None:
    truth, reading = page
    assert reading.pages[0].pdf_url == urljoin(ADDRESSES[truth["file"]], truth["page_pdf"])


@pytest.mark.parametrize("paper", FRAGMENTS)
def test_a_served_body_gives_its_paragraphs_whole_and_nothing_of_the_markup(paper) -> None:
    fragment = (PAGES / f"framecode-bodyfrag/2018-08_{paper}_body.gb18030.html").read_bytes()
    served = b'<html><body><table><tr><td class="font01">T</td></tr></table><div id="ozoom">' + fragment
    reading = founder.read(
        capture(
            "http://paper.example/html/2018-08/24/content_1.htm",
            served + b"</div><div>toolbar</div></body></html>",
            page=1,
        )
    )
    (article,) = reading.articles
    text = fragment.decode("gb18030").replace("&nbsp;", "\u00a0")
    pieces = re.split(r"<[Pp]>|</[Pp]>|\n", re.sub(r"<!--.*?-->|</?STRONG>", "", text))
    assert article.body.split("\n") == [
        re.sub(" +", " ", piece).strip(" \u00a0\u3000") for piece in pieces if piece.strip()
    ]
    assert len(article.body) > 800
    assert not re.search(r"[<>]|&\w+;|enpcontent|npm:|toolbar", article.body)


@pytest.mark.parametrize("paper", FRAGMENTS)
def test_the_marks_bound_the_body_without_an_element_of_its_own(paper) -> None:
    fragment = (PAGES / f"framecode-bodyfrag/2018-08_{paper}_body.gb18030.html").read_bytes()
    assert (b"npm:article-content" in fragment) == (paper == "xmwb")
    bare = b"<html><body><h1>T</h1><p>before</p>" + fragment + b"<p>after</p></body></html>"
    asked = capture("http://paper.example/view.aspx?id=1", bare, page=1, issued_on=date(2018, 8, 24))
    assert founder.recognise(asked)
    (article,) = founder.read(asked).articles
    assert not re.search("before|after", article.body)
    assert len(article.body) > 800


def test_the_metadata_comment_of_served_articles_gives_their_decks() -> None:
    truths = [json.loads(line) for line in (PAGES / "hubeidaily-pad/ground_truth.jsonl").read_text().splitlines()]
    assert len(truths) == 22
    for truth in truths:
        said = metadata((PAGES / truth["file"]).read_text(encoding="utf-8"))
        for field in ("introtitle", "title", "subtitle"):
            assert "".join(said.get(field, "").split()) == "".join(truth[field].split())
        assert said["date"][:10] == truth["date"]

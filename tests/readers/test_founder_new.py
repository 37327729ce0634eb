"""Founder's newer system: as two newspapers served it, in every face of the sample, and in its other shapes.

云岫县, its people and events are invented.
"""

import json
import re
import time
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from ingest import readers
from ingest.items import Article, Byline, Capture, Context, Kind, Link, LinkKind, Reading, Role
from ingest.language.complete import complete
from ingest.readers import founder
from ingest.readers.markup import canonical, tidy
from ingest.readers.pictures import image_address
from sample.paper import load_issues
from sample.pieces import Piece, pieces
from sample.printed import PrintedIssue, PrintedPage
from sample.printing import caption
from tests.readers.walking import SITE, archive, walk
from tests.site import founder_new, keyed
from tests.truth import compare

(READER,) = (one for one in readers.READERS if one.NAME == "founder_new")
DAY = date(2024, 3, 15)
PAGES = Path(__file__).parents[2] / "../shared/pages"
real = pytest.mark.skipif(not PAGES.is_dir(), reason="the newspapers' own pages are not kept here")

ISSUES = load_issues()
ANSWERS = founder_new.render(ISSUES)
FACED = [(issue, founder_new.face_of(number)) for number, issue in enumerate(ISSUES)]
NAMES = [f"{issue.issued_on} {face.lists}" for issue, face in FACED]


def capture(body: str | bytes, url: str, **known) -> Capture:
    return Capture(
        url=url,
        requested_url=url,
        fetched_at=datetime(2024, 5, 1, tzinfo=UTC),
        status=200,
        body=body.encode() if isinstance(body, str) else body,
        context=Context(publication="yunxiu", **known),
    )


def read(body: str | bytes, url: str, **known) -> Reading:
    asked = capture(body, url, **known)
    found = readers.recognise(asked)
    assert found is not None
    assert found.reader is READER
    return READER.read(asked)


def links(reading: Reading, kind: LinkKind) -> list[Link]:
    return [link for link in reading.links if link.kind is kind]


# The sample's site is whole

ADDRESS = re.compile(r"""(?:href|src)=["']?([^"'\s>]+)""", re.IGNORECASE)


def text(path: str) -> str:
    return ANSWERS[path].body.decode()


def addresses(path: str) -> set[str]:
    """Give the files of the site that a file links to."""
    targets = (urlsplit(urljoin(f"{SITE}{path}", address)) for address in ADDRESS.findall(text(path)))
    return {target.path for target in targets if f"{target.scheme}://{target.netloc}" == SITE}


def files(issue: PrintedIssue) -> list[str]:
    return [
        path
        for path, answer in ANSWERS.items()
        if f"/{issue.issued_on:%Y%m/%d}/" in path and path.endswith(".html") and not answer.location
    ]


def test_every_address_on_the_sites_pages_answers() -> None:
    pages = [path for path, answer in ANSWERS.items() if path.endswith(".html") and not answer.location]
    asked = {address for path in pages for address in addresses(path)}
    assert len(asked) > 250
    assert asked <= ANSWERS.keys()


@pytest.mark.parametrize(("issue", "face"), FACED, ids=NAMES)
def test_every_page_is_linked_from_every_page_and_every_article_from_its_page(issue, face) -> None:
    fronts = {founder_new.page_path(issue, page, face) for page in issue.pages}
    numbers = founder_new.ids(issue)
    for page in issue.pages:
        linked = addresses(founder_new.page_path(issue, page, face))
        assert fronts <= linked
        for piece in pieces(issue, page):
            assert founder_new.article_path(issue, numbers[piece.name], face) in linked
    every = len(fronts) + len(numbers)
    assert len(files(issue)) == (2 * every if face.twin else every)


def test_the_issues_show_the_faces_of_the_system() -> None:
    served = [text(path) for issue in ISSUES for path in files(issue)]
    for mark in (
        'class="btn btn-block"',
        'id="layoutlist"',
        'class="Chunkiconlist"',
        'id="webtree"',
        '<p id="pdfUrl" style',
        '<!-- <p id="pdfUrl"',
        "<Area xy=",
        'id="PreTitle"',
        'class="newsdetatit"',
        'class="art-title"',
        'id="intro-title"',
        'META name="reporter"',
        ".jpg.1",
        "<paperarticleid>",
        founder_new.ELSEWHERE,
    ):
        assert any(mark in one for one in served), mark


# Every face is read as it was keyed in


@pytest.mark.parametrize(("issue", "face"), FACED, ids=NAMES)
def test_a_page_gives_its_place_image_pdf_and_the_issues_pages(issue, face) -> None:
    for page in issue.pages:
        path = founder_new.page_path(issue, page, face)
        reading = read(ANSWERS[path].body, f"{SITE}{path}")
        assert reading.problems == ()
        assert reading.issue
        assert (reading.issue.issued_on, reading.issue.page_count) == (issue.issued_on, issue.page_count)
        (shown,) = reading.pages
        assert (shown.sequence, shown.label, shown.section) == (page.sequence, page.label, page.section)
        assert shown.image_url.endswith(f"/pic/{issue.issued_on:%Y%m/%d}/page{page.sequence:02}.jpg")
        assert urlsplit(shown.pdf_url).path in addresses_of_pdfs(issue, page)
        others = [founder_new.page_path(issue, other, face) for other in issue.pages if other is not page]
        assert [link.url for link in links(reading, LinkKind.PAGE)] == [f"{SITE}{other}" for other in others]
        assert {link.kind for link in reading.links} <= {LinkKind.PAGE, LinkKind.ARTICLE}


def addresses_of_pdfs(issue: PrintedIssue, page: PrintedPage) -> set[str]:
    """Give the PDFs that no other page of the issue has: the page's own."""
    every = [path for path in ANSWERS if path.endswith(".pdf") and f"/{issue.issued_on:%Y%m/%d}/" in path]
    assert len(every) == issue.page_count
    return {sorted(every)[page.sequence - 1]}


@pytest.mark.parametrize(("issue", "face"), FACED, ids=NAMES)
def test_a_page_links_to_its_own_articles_with_title_place_and_region_and_to_none_of_the_side_boxes(
    issue, face
) -> None:
    numbers = founder_new.ids(issue)
    for page in issue.pages:
        path = founder_new.page_path(issue, page, face)
        found = links(read(ANSWERS[path].body, f"{SITE}{path}"), LinkKind.ARTICLE)
        printed = pieces(issue, page)
        assert [link.url for link in found] == [
            f"{SITE}{founder_new.article_path(issue, numbers[piece.name], face)}" for piece in printed
        ]
        assert [link.context.headline for link in found] == [keyed.title(piece) for piece in printed]
        for link, piece in zip(found, printed, strict=True):
            (region,) = link.context.regions
            assert [pytest.approx(point, abs=0.001) for point in piece.region] == list(region)


def keyed_in(piece: Piece) -> dict[str, object]:
    kicker, title, subtitle = keyed.deck(piece)
    images = () if piece.is_continuation else piece.article.images
    return {
        "kicker": " ".join(kicker),
        "headline": " ".join(title),
        "subhead": " ".join(subtitle),
        "byline_text": keyed.author(piece),
        "body": keyed.lines(piece),
        "captions": [caption(image) for image in images],
        "files": [image.file for image in images],
    }


def as_read(article: Article, piece: Piece) -> dict[str, object]:
    label = keyed.deck(piece)[0][:1] if article.column_label else []
    return {
        "kicker": " ".join([*label, article.kicker] if article.kicker else label),
        "headline": article.headline,
        "subhead": article.subhead,
        "byline_text": article.byline_text,
        "body": article.body.split("\n") if article.body else [],
        "captions": [image.caption for image in article.images],
        "files": [image.url.rpartition("/")[2] for image in article.images],
    }


@pytest.mark.parametrize(("issue", "face"), FACED, ids=NAMES)
def test_an_article_is_read_as_it_was_keyed_in(issue, face) -> None:
    numbers = founder_new.ids(issue)
    for page in issue.pages:
        for piece in pieces(issue, page):
            path = founder_new.article_path(issue, numbers[piece.name], face)
            reading = read(ANSWERS[path].body, f"{SITE}{path}", page=page.sequence, position=piece.position)
            assert reading.problems == ()
            (article,) = reading.articles
            assert as_read(article, piece) == keyed_in(piece)
            (source,) = article.sources
            assert source.key == f"yunxiu/{issue.issued_on}/{numbers[piece.name]}"


def test_the_archive_of_every_face_holds_what_was_printed_in_every_field(tmp_path) -> None:
    gathered = {}
    for issue, face in FACED:
        gathered |= walk(ANSWERS, READER, founder_new.page_path(issue, issue.pages[0], face))
    assert list(gathered) == [issue.issued_on for issue in ISSUES]
    db = archive(gathered, tmp_path / "archive.db")
    for issue in ISSUES:
        score = compare(db, issue)
        assert sum(score.right.values()) > 400
        assert (score.misses, score.extra) == ([], [])


def test_a_touch_twin_is_the_same_article_at_the_same_address() -> None:
    (issue, face) = next(one for one in FACED if one[1].twin)
    assert face.twin
    numbers = founder_new.ids(issue)
    for page in issue.pages:
        for piece in pieces(issue, page):
            desktop = founder_new.article_path(issue, numbers[piece.name], face)
            touch = desktop.replace("/pc/", "/pad/")
            first = read(ANSWERS[desktop].body, f"{SITE}{desktop}", page=page.sequence).articles[0]
            second = read(ANSWERS[touch].body, f"{SITE}{touch}", page=page.sequence).articles[0]
            assert [(one.key, one.url) for one in first.sources] == [(one.key, one.url) for one in second.sources]
            assert as_read(second, piece) | {"byline_text": ""} == as_read(first, piece) | {"byline_text": ""}


def test_a_touch_page_leads_to_the_desktops_articles() -> None:
    (issue, face) = next(one for one in FACED if one[1].twin)
    desktop = founder_new.page_path(issue, issue.pages[0], face)
    touch = desktop.replace("/pc/", "/pad/")
    reading = read(ANSWERS[touch].body, f"{SITE}{touch}")
    assert reading.pages[0].source_url == f"{SITE}{desktop}"
    assert reading.links == read(ANSWERS[desktop].body, f"{SITE}{desktop}").links


def test_the_index_leads_to_the_newest_issue_at_its_lasting_address() -> None:
    reading = read(ANSWERS[founder_new.ENTRY].body, f"{SITE}{founder_new.ENTRY}")
    (issue, face) = FACED[-1]
    front = f"{SITE}{founder_new.page_path(issue, issue.pages[0], face)}"
    assert reading.links
    assert {(link.url, link.kind, link.context.issued_on) for link in reading.links} == {
        (front, LinkKind.ISSUE, issue.issued_on)
    }


# The shapes of its addresses

AT = "http://paper.test"


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/yxb/pc/layout/202403/15/node_01.html", 1),
        ("/yxb/pc/layout/202403/15/node_2.html", 2),
        ("/PC/layout/202403/15/colA01.html", None),
        ("/paper/layout/202403/15/l03.html", 3),
        ("/yxb/col/202403/15/node_A001.html", None),
        ("/pc/col/202403/15/col_04.html", 4),
        ("/yxb/202403/15/col01.htm", 1),
        ("/szb/column/202403/15/node_rb03.html", None),
        ("/pc/column/202403/15/lA01.html", None),
        ("/yxb/html/202403/15/node_01.html", 1),
        ("/yxb/html/layout/202403/15/node_JSA01.html", None),
        ("/pc/202403/15/l01B.html", None),
        ("/pc/layout/202403/15/node_N01.html", None),
    ],
)
def test_a_pages_address_gives_day_and_page_whatever_its_folder(path: str, page: int | None) -> None:
    listed = f'<ul id="articlelist"><li class="clearfix"><a href="{AT}/c/202403/15/c7.html">T</a></li></ul>'
    reading = read(listed, f"{AT}{path}")
    assert reading.issue
    assert reading.issue.issued_on == DAY
    assert [shown.sequence for shown in reading.pages] == ([page] if page else [])
    assert [problem.kind for problem in reading.problems] == ([] if page else ["page_unknown"])


@pytest.mark.parametrize(
    "path",
    [
        "/yxb/pc/content/202403/15/content_7.html",
        "/yxb/pc/con/202403/15/content_7.html",
        "/content/202403/15/c7.html",
        "/con/202403/15/c7.html",
        "/paper/c/202403/15/c7.html",
        "/yxb/pad/con/202403/15/content_7.html",
        "/yxbpc/202403/15/c7.html",
        "/yxb/pc/content/202403/15/content_7.html?div=-1",
    ],
)
def test_an_article_is_named_by_its_day_and_number_whatever_its_folder(path: str) -> None:
    body = '<h2 id="Title">题</h2><div id="ozoom"><founder-content><p>文。</p></founder-content></div>'
    (article,) = read(body, f"{AT}{path}", page=1).articles
    assert article.sources[0].key == "yunxiu/2024-03-15/7"
    assert article.sources[0].url == f"{AT}{path}".replace("/pad/", "/pc/").partition("?")[0]


def test_pages_without_numbers_of_their_own_are_numbered_as_listed() -> None:
    names = {"node_A01.html": "第A01版：要闻", "node_A02.html": "第A02版：综合", "node_B01.html": "B01版：副刊"}
    listed = "".join(f'<p><a href="{file}">{name}</a><a href="x.pdf">PDF</a></p>' for file, name in names.items())
    area = '<map><area coords="1,1,9,1,9,9" href="../../../content/202403/15/content_7.html"></map>'
    reading = read(f'<div class="Chunkiconlist">{listed}</div>{area}', f"{AT}/PC/layout/202403/15/node_A02.html")
    assert [(page.sequence, page.label, page.section) for page in reading.pages] == [(2, "第A02版", "综合")]
    assert [(link.context.page, link.context.page_label) for link in links(reading, LinkKind.PAGE)] == [
        (1, "第A01版"),
        (3, "B01版"),
    ]


def test_pages_of_an_unknown_skin_are_known_by_the_form_of_their_addresses() -> None:
    body = """<div class="other"><a href="node_01.html">第01版：要闻</a> <a href="node_02.html">下一版</a>
<a href="node_02.html">第02版：综合</a><a href="../14/node_01.html">昨日</a><a href="/about.html">关于</a></div>
<map><area coords="1,1,9,1,9,9" href="../../../content/202403/15/content_7.html"></map>"""
    reading = read(body, f"{AT}/pc/layout/202403/15/node_01.html")
    assert [(link.url.rpartition("/")[2], link.context.section) for link in links(reading, LinkKind.PAGE)] == [
        ("node_02.html", "综合")
    ]


def article_of(body: str) -> Article:
    (article,) = read(body, f"{AT}/pc/content/202403/15/content_7.html", page=1).articles
    return article


@pytest.mark.parametrize(
    "body",
    [
        '<div class="detail-art"><p id="PreTitle">引</p><h2>题</h2><p id="SubTitle">副</p><div class="articleMain">'
        "<founder-content><p>文。</p></founder-content></div></div>",
        '<div class="detail-art"><p id="PreTitle">引</p><h2>题</h2><p id="SubTitle">副</p><p>文。</p></div>',
        '<p class="introtitle text-center">引</p><h2 class="art-title text-center">题</h2>'
        '<p class="subtitle text-center">副</p><div id="ozoom"><founder-content><p>文。</p></founder-content></div>',
        '<div class="newsdetatit"><div class="intro">引</div><h3>题</h3><div class="sub">副</div></div>'
        '<div class="newsdetatext"><p>文。</p></div>',
        '<div class="article"><h3>引</h3><h1>题</h1><h2>副</h2><div id="ozoom"><p>文。</p></div></div>',
        '<div id="ozoom"><h3>引</h3><h1>题</h1><h2>副</h2><p>文。</p></div>',
        '<font id="intro-title">引</font><font id="main-title">题</font><font id="sub-title">副</font>'
        '<font id="author">2024年03月15日</font><div id="content"><founder-content>文。</founder-content></div>',
        '<p id="PreTitle">引</p><h3 id="Title">题</h3><p id="SubTitle">副</p><div class="content">　　文。</div>',
        "<founder-content><!--enpcontent--><p>文。</p><!--/enpcontent--><!--enpproperty <date>2024-03-15 00:00:00:0</date>"
        "<author></author><subtitle>副</subtitle><introtitle>引</introtitle><paperarticleid>7</paperarticleid>"
        "<title>题</title>/enpproperty--></founder-content>",
    ],
)
def test_a_headline_stack_and_body_are_told_apart_in_every_skin(body: str) -> None:
    article = article_of(body)
    assert (article.kicker, article.headline, article.subhead, article.body) == ("引", "题", "副", "文。")
    assert article.byline_text == ""


def test_a_subheading_of_the_body_is_no_part_of_the_headline_stack() -> None:
    article = article_of('<div id="ozoom"><h1>题</h1><founder-content><h3>小题</h3><p>文。</p></founder-content></div>')
    assert (article.kicker, article.headline, article.subhead) == ("", "题", "")
    assert article.body == "小题\n文。"


@pytest.mark.parametrize(
    "body",
    [
        '<h2 id="Title">题</h2><div class="attachment"><img src="{0}"><p>图注。</p></div><div id="ozoom"><p>文。</p></div>',
        '<div class="newsdetatit"><h3>题</h3></div><div class="newsdetatext"><img src="{0}"><p>图注。</p>'
        "<founder-content><p>文。</p></founder-content></div>",
        '<div class="newsdetatit"><h3>题</h3></div><div class="newsdetatext"><div class="pic"><img src="{0}">图注。</div>'
        "<p>文。</p></div>",
        '<div id="scroller"><font id="main-title">题</font><div id="content"><img src="{0}"><p>图注。</p>'
        "<founder-content><p> </p><p>文。</p></founder-content></div></div>",
        '<div class="article"><h1>题</h1><table class="pci_c"><tr><td><img src="{0}"></td></tr><tr><td>图注。</td></tr></table>'
        '<div id="ozoom"><p>文。</p></div></div>',
    ],
)
def test_a_picture_and_its_caption_stand_before_the_text_and_are_no_part_of_it(body: str) -> None:
    article = article_of(body.format("../../../pic/202403/15/7.jpg.1"))
    assert article.body == "文。"
    assert [(image.url, image.caption) for image in article.images] == [(f"{AT}/pc/pic/202403/15/7.jpg", "图注。")]


def test_the_reporter_is_read_where_only_the_pages_head_names_him() -> None:
    article = article_of(
        '<meta name="reporter" content="陆知秋"><div id="ozoom"><h1>题</h1><founder-content>文。</founder-content></div>'
    )
    assert article.byline_text == "陆知秋"


def test_a_saved_article_says_its_day_and_number_in_its_metadata() -> None:
    body = """<div id="scroller"><p id="nowLayout" class="hide">03</p><font id="main-title">题</font>
<div id="content"><founder-content><p>文。</p><!--enpproperty <date>2024-03-15 00:00:00:0</date><author></author>
<paperarticleid>7</paperarticleid><url>http://paper.test/pc/content/202403/15/content_7.html</url><title>题</title>
/enpproperty--></founder-content></div></div>"""
    (article,) = read(body, "file:///saved/article.html").articles
    assert article.sources[0].key == "yunxiu/2024-03-15/7"
    assert article.page == 3


@pytest.mark.parametrize(
    "piece",
    [
        '<div class="content">x</div>',
        '<div id="content"><p>x</p></div>',
        '<p id="Title">x</p>',
        '<a href="node_02.html">x</a>',
        "<founder-content><h3>x</h3>",
        '<a href="/pad/pad/202403/15/',
        '<div id="webtree"><dl><dt>x</dt><dd><a href="c1.html">x</a></dd>',
        '<img id="content"><h1>x</h1><h2>x</h2>',
    ],
)
def test_a_page_made_to_hang_a_reader_is_read_in_time(piece: str) -> None:
    for path in ("/pc/content/202403/15/content_7.html", "/pc/layout/202403/15/node_01.html"):
        began = time.perf_counter()
        read(f'<img src="../../../pic/202403/15/1.jpg">{piece * 15_000}', f"{AT}{path}", page=1)
        assert time.perf_counter() - began < 10


def test_founder_classic_keeps_its_own_pages() -> None:
    body = """<html><body><a id=pageLink href=node_2.htm>第01版：要闻</a><map name=PagePicMap>
<area coords="1,1,9,1,9,9" href="content_7.htm?div=-1"></map><!--enpproperty <articleid>7</articleid>/enpproperty-->"""
    found = readers.recognise(capture(body, f"{AT}/html/2024-03/15/node_2.htm"))
    assert found is not None
    assert found.reader is founder


# As two newspapers served it


@pytest.fixture(scope="module")
def front() -> tuple[dict, Reading]:
    """Give the truth of a front page and its reading."""
    file = "rmrb-pc/2024-12-25_layout_node_01.html"
    (truth,) = [page for page in json.loads((PAGES / "pages_truth.json").read_text()) if page["file"] == file]
    return truth, read((PAGES / file).read_bytes(), FRONT)


FRONT = "http://paper.example/rmrb/pc/layout/202412/25/node_01.html"


@real
def test_the_real_page_is_read_without_a_problem(front) -> None:
    truth, reading = front
    assert reading.problems == ()
    assert reading.issue.issued_on == date.fromisoformat(truth["date"])
    (read_page,) = reading.pages
    assert (read_page.sequence, read_page.section) == (int(truth["page_no"]), truth["page_name"])
    assert read_page.pdf_url == urljoin(FRONT, truth["page_pdf"])
    assert re.fullmatch(r".*/pic/202412/25/[0-9a-f-]{36}\.jpg", read_page.image_url)
    assert (read_page.width, read_page.height) == (400, 575)


@real
def test_the_real_pages_articles_are_those_of_the_truth_in_its_order(front) -> None:
    truth, reading = front
    articles = links(reading, LinkKind.ARTICLE)
    assert [link.url for link in articles] == [canonical(FRONT, article["href"]) for article in truth["articles"]]
    assert [link.context.headline for link in articles] == [tidy(article["title"]) for article in truth["articles"]]
    assert [link.context.position for link in articles] == list(range(1, len(articles) + 1))


@real
def test_the_real_pages_regions_are_its_areas_in_fractions_of_pixels(front) -> None:
    truth, reading = front
    for article, link in zip(truth["articles"], links(reading, LinkKind.ARTICLE), strict=True):
        assert len(link.context.regions) == len(article["areas"])
        for area, region in zip(article["areas"], link.context.regions, strict=True):
            numbers = [float(number) for number in area.split(",")]
            assert [x * 400 for x, _ in region] == pytest.approx(numbers[::2], abs=0.03)
            assert [y * 575 for _, y in region] == pytest.approx(numbers[1::2], abs=0.03)


@real
def test_the_real_list_of_pages_is_whole_with_labels_and_sections(front) -> None:
    truth, reading = front
    (own,) = reading.pages
    listed = {own.source_url: (own.sequence, f"{own.label}：{own.section}")} | {
        link.url: (link.context.page, f"{link.context.page_label}：{link.context.section}")
        for link in links(reading, LinkKind.PAGE)
    }
    assert listed == {urljoin(FRONT, file): (int(name[:2]), name) for file, name in truth["pages"]}
    assert reading.issue.page_count == len(truth["pages"])


FLOORS = {
    "page": 22,
    "kicker": 22,
    "headline": 22,
    "subhead": 22,
    "url": 22,
    "paragraphs": 22,
    "images": 22,
    "captions": 22,
    "bylines": 22,
    "agency": 22,
    "kind": 21,  # a commentary (评论) is a story
}
KINDS = {"photo": Kind.PHOTO, "notice": Kind.NOTICE, "news": Kind.STORY}


@real
def test_the_real_touch_articles_are_read_as_the_hand_made_truth_has_them() -> None:
    truths = [json.loads(line) for line in (PAGES / "hubeidaily-pad/ground_truth.jsonl").read_text().splitlines()]
    right: Counter[str] = Counter()
    for truth in truths:
        url = truth["url"].replace("/pc/", "/pad/")
        reading = read((PAGES / truth["file"]).read_bytes(), url)
        assert reading.problems == ()
        (article,) = reading.articles
        named = complete(article, reading.issue, truth["paper"])
        for field, is_right in {
            "page": article.page == int(truth["page_no"]),
            "kicker": article.kicker == truth["introtitle"],
            "headline": article.headline == truth["title"],
            "subhead": article.subhead == truth["subtitle"],
            "url": article.sources[0].url == truth["url"],
            "paragraphs": article.body.split("\n") == [tidy(line) for line in truth["paragraphs"]],
            "images": [image.url for image in article.images]
            == ([image_address(url, truth["image"])] if truth["image"] else []),
            "captions": [image.caption for image in article.images]
            == ([tidy(truth["caption"])] if truth["image"] else []),
            "bylines": [byline.name for byline in _of_the_text(named)] == truth["bylines"],
            "agency": named.source == (truth["agency"] or ""),
            "kind": named.kind is KINDS.get(truth["kind"]),
        }.items():
            right[field] += is_right
    assert len(truths) == 22
    assert {field: right[field] for field in FLOORS if right[field] < FLOORS[field]} == {}


def _of_the_text(article: Article) -> list[Byline]:
    """Give those whom the text itself names: the truth has no photographers of captions, and the agency apart."""
    of_pictures = [image.credit for image in article.images if image.credit]
    return [
        byline
        for byline in article.bylines
        if byline.role is not Role.SOURCE and not any(byline.name in credit for credit in of_pictures)
    ]

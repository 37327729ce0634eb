"""shtml: every face of the sample is read as it was keyed in, and the shapes of other papers' addresses, ways and skins.

云岫县, its people and events are invented.
"""

from datetime import date

import pytest

from ingest import readers
from ingest.items import LinkKind, Reading
from sample.paper import load_issues
from sample.pieces import pieces
from tests.readers.test_founder_new import as_read, capture, keyed_in, links
from tests.readers.walking import SITE, walk
from tests.site import founder, keyed, shtml

(READER,) = (one for one in readers.READERS if one.NAME == "shtml")
ISSUES = load_issues()
ANSWERS = shtml.render(ISSUES)
# No issue leads to another: each is entered at the address that its date gives.
WALKED = {
    issue.issued_on: walk(ANSWERS, READER, f"/shtml/yxb/{issue.issued_on:%Y%m%d}/index.shtml")[issue.issued_on]
    for issue in ISSUES
}
FACED = list(zip(ISSUES, shtml.FACES, strict=True))
NAMES = [f"{face.lists} {face.skin}" for _, face in FACED]
AT = "http://paper.test/shtml/yxb/20240315"
each_face = pytest.mark.parametrize(("issue", "face"), FACED, ids=NAMES)


def of_pages(issue) -> list[Reading]:
    found = [one for one in WALKED[issue.issued_on][1] if one.pages and not one.articles]
    return sorted(found, key=lambda one: one.pages[0].sequence)


def of_articles(issue) -> dict[tuple[int, int], Reading]:
    found = [one for one in WALKED[issue.issued_on][1] if one.articles]
    return {(one.articles[0].page, one.articles[0].position): one for one in found}


def read(body: str, url: str = f"{AT}/v01.shtml", **known) -> Reading:
    asked = capture(body, url, **known)
    found = readers.recognise(asked)
    assert found is not None
    assert found.reader is READER
    return READER.read(asked)


# The faces of the sample


def test_the_faces_show_every_variant() -> None:
    served = b"\n".join(answer.body for answer in ANSWERS.values())
    for mark in (
        b"/vA1.shtml",
        b"/v01.shtml",
        b"onclick=",
        b"javascript:window.open",
        b'class="conRList"',
        b'class="titleNav"',
        b"<founder-content>",
        b"article_img_marquee",
    ):
        assert mark in served or any(mark in path.encode() for path in ANSWERS), mark


def test_the_entry_leads_to_the_newest_issue_and_no_issue_to_another() -> None:
    assert list(walk(ANSWERS, READER, shtml.ENTRY)) == [ISSUES[-1].issued_on]


@each_face
def test_a_page_gives_its_place_image_pdf_and_the_issues_pages(issue, face) -> None:
    found = of_pages(issue)
    assert len(found) == len(issue.pages)
    for reading, page in zip(found, issue.pages, strict=True):
        assert reading.problems == ()
        assert reading.issue
        assert (reading.issue.issued_on, reading.issue.page_count) == (issue.issued_on, issue.page_count)
        (shown,) = reading.pages
        assert (shown.label, shown.section) == (page.label, page.section)
        assert shown.source_url.rpartition("/")[2] == face.page.format(page.sequence)
        assert shown.image_url.endswith(f"/{issue.issued_on:%Y%m%d}/pic/{page.sequence}.jpg")
        assert shown.pdf_url.endswith(f"/{issue.issued_on:%Y%m%d}/pdf/{page.sequence}.pdf")
        others = [(one.sequence, one.label, one.section) for one in issue.pages if one is not page]
        known = [link.context for link in links(reading, LinkKind.PAGE)]
        assert [(one.page, one.page_label, one.section) for one in known] == others


@each_face
def test_a_page_links_to_its_own_articles_with_title_and_region_and_to_none_of_the_side_boxes(issue, face) -> None:
    for reading, page in zip(of_pages(issue), issue.pages, strict=True):
        found, printed = links(reading, LinkKind.ARTICLE), pieces(issue, page)
        assert [link.context.headline for link in found] == [keyed.title(piece) for piece in printed]
        assert [link.context.position for link in found] == [piece.position for piece in printed]
        for link, piece in zip(found, printed, strict=True):
            (region,) = link.context.regions
            assert [pytest.approx(point, abs=0.002) for point in piece.region] == list(region)


@each_face
def test_an_article_is_read_as_it_was_keyed_in(issue, face) -> None:
    found = of_articles(issue)
    printed = {(page.sequence, piece.position): piece for page in issue.pages for piece in pieces(issue, page)}
    assert found.keys() == printed.keys()
    for place, piece in printed.items():
        assert found[place].problems == ()
        (article,) = found[place].articles
        assert as_read(article, piece) == keyed_in(piece)


def test_it_takes_its_own_pages_and_none_of_founders() -> None:
    own = [path for path in ANSWERS if path.endswith(".shtml")]
    assert len(own) > 200
    for path in own:
        found = readers.recognise(capture(ANSWERS[path].body, f"{SITE}{path}"))
        assert found is not None
        assert found.reader is READER, path
    for path, answer in founder.render(ISSUES).items():
        assert READER.recognise(capture(answer.body, f"{SITE}{path}")) == (), path


# Other papers' addresses, ways and skins


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("/shtml/yxb/20240315/v01.shtml", "01"),
        ("/shtml/yxb/20240315/v2.shtml", "2"),
        ("/shtml/yxb/20240315/vA1.shtml", "A1"),
        ("/shtml/yxb/20240315/va01.shtml", "a01"),
        ("//shtml/yxb/20240315/vB12.shtml", "B12"),
        ("/epaper/shtml/group/yxb/20240315/v01.shtml#zoom", "01"),
    ],
)
def test_a_pages_address_gives_day_and_label_whatever_its_folder(path: str, label: str) -> None:
    pages = f'<div class="pageNav"><a href="/x/v00.shtml">x</a><a href="{path.rpartition("/")[2]}">{label}</a></div>'
    reading = read(pages + '<ul class="conRList"><a href="7.shtml">题</a></ul>', f"http://paper.test{path}")
    assert reading.issue
    assert reading.issue.issued_on == date(2024, 3, 15)
    assert [page.label for page in reading.pages] == [label]
    (link,) = links(reading, LinkKind.ARTICLE)
    assert link.url.endswith("/20240315/7.shtml")


@pytest.mark.parametrize(
    "way",
    [
        'href="7.shtml"',
        "href=\"javascript:window.open('7.shtml')\"",
        "href=\"#\" onclick=\"window.open('7.shtml', '_blank')\"",
        'href="javascript:void(0)" onclick="gopage(&quot;/shtml/yxb/20240315/7.shtml&quot;)"',
    ],
)
@pytest.mark.parametrize(
    "box", ['<ul class="conRList"><li>{}</li></ul>', '<div class="titleNav"><ul><li>{}</li></ul></div>']
)
def test_a_way_to_an_article_may_stand_in_a_script(way: str, box: str) -> None:
    reading = read(box.replace("{}", f"<a {way}>题</a>"))
    assert [(link.url, link.context.headline) for link in links(reading, LinkKind.ARTICLE)] == [(f"{AT}/7.shtml", "题")]


def test_the_list_of_articles_is_no_name_of_the_page() -> None:
    listed = (
        '<div class="titleNav"><ul><li><a href="7.shtml">题一</a></li><li><a href="8.shtml">题二</a></li></ul></div>'
    )
    assert [(page.sequence, page.section) for page in read(listed).pages] == [(1, "")]


@pytest.mark.parametrize(
    "body",
    [
        '<h2 class="detConTit">题</h2><div class="detailsWrap">文一。<br>文二。</div>',
        '<h2 class="detConTit">题</h2><div class="details"><p class="detail-text">文一。</p><p class="detail-text">文二。</p></div>',
        '<div class="detailCon"><h1>题</h1></div><div id="content_div"><p align="left"><font>文一。</font></p><p>文二。</p></div>',
        '<div class="f-20"><strong>题</strong></div><p align="left">文一。</p><p align="left">文二。</p>',
        '<div class="f-20"><strong>题</strong></div><div align="left">文一。<br>文二。</div>',
        '<div class="d_t_b">题</div><div class="para">文一。</div><div class="para">文二。</div>',
        '<div class="content"><h1>题</h1><h5></h5></div><div class="para">文一。<br>文二。</div>',
        '<h1 class="h_title1">题</h1><div class="para">文一。<br>文二。</div>',
        '<h1>题</h1><div id="content_div">文一。<br>文二。</div>',
        '<td class="bt_title">题</td><div class="bt_con">文一。<br>文二。</div>',
    ],
)
def test_the_skins_of_papers_that_are_known_give_title_and_body(body: str) -> None:
    (article,) = read(f"<html><body>{body}</body></html>", f"{AT}/7.shtml", page=1).articles
    assert (article.headline, article.body) == ("题", "文一。\n文二。")
    assert article.sources[0].key == "yunxiu/2024-03-15/7"


def test_the_pictures_of_the_rolling_band_are_the_articles_and_no_text_of_its() -> None:
    band = (
        '<div id="article_img_marquee"><a href="1.jpg"><img src="1.jpg"></a><a href="2.jpg"><img src="2.jpg"></a></div>'
    )
    body = f'<div class="detailCon"><h1>题</h1></div><div id="content_div">{band}<p>文。</p></div>'
    (article,) = read(body, f"{AT}/7.shtml", page=1).articles
    assert [image.url for image in article.images] == [f"{AT}/1.jpg", f"{AT}/2.jpg"]
    assert article.body == "文。"


def test_a_link_to_another_day_or_host_is_no_article_of_the_page() -> None:
    listed = "".join(
        f'<li><a href="{href}">题</a></li>'
        for href in ("7.shtml", "../20240314/6.shtml", "http://other.test/shtml/yxb/20240315/8.shtml")
    )
    found = links(read(f'<ul class="conRList">{listed}</ul>'), LinkKind.ARTICLE)
    assert [link.url for link in found] == [f"{AT}/7.shtml"]

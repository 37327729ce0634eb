"""PaperIndex: every face of the sample is read as it was keyed in, and the shapes of other papers' addresses and skins.

云岫县, its people and events are invented.
"""

import re
from datetime import date

import pytest

from ingest import readers
from ingest.items import LinkKind, Reading
from sample.paper import load_issues
from sample.pieces import pieces
from tests.readers.test_founder_new import as_read, capture, keyed_in, links
from tests.readers.walking import SITE, walk
from tests.site import founder, keyed, paperindex

(READER,) = (one for one in readers.READERS if one.NAME == "paperindex")
ISSUES = load_issues()
ANSWERS = paperindex.render(ISSUES)
WALKED = walk(ANSWERS, READER, paperindex.ENTRY)
FACED = list(zip(ISSUES, paperindex.FACES, strict=True))
NAMES = [f"{face.lists} {face.box} {face.encoding}" for _, face in FACED]
DAY = date(2024, 3, 15)
AT = "http://paper.test/content/20240315"
each_face = pytest.mark.parametrize(("issue", "face"), FACED, ids=NAMES)


def readings(issue) -> list[Reading]:
    return WALKED[issue.issued_on][1]


def of_pages(issue) -> list[Reading]:
    found = [one for one in readings(issue) if one.pages and not one.articles]
    return sorted(found, key=lambda one: one.pages[0].sequence)


def of_articles(issue) -> dict[tuple[int, int], Reading]:
    return {(one.articles[0].page, one.articles[0].position): one for one in readings(issue) if one.articles}


def read(body: str, url: str = f"{AT}/Page01BC.htm", **known) -> Reading:
    asked = capture(body, url, **known)
    found = readers.recognise(asked)
    assert found is not None
    assert found.reader is READER
    return READER.read(asked)


# The faces of the sample


def test_the_faces_show_every_variant() -> None:
    served = b"\n".join(answer.body for answer in ANSWERS.values())
    for mark in (
        b"daoxiang=",
        b"gebanlist_2",
        b'class="overlink"',
        b'class="14"',
        b"duneirong",
        b"margin15",
        b"gb2312",
    ):
        assert mark in served, mark
    assert len({face.suffixes for face in paperindex.FACES}) == len(paperindex.FACES)


def test_the_entry_leads_to_the_newest_issue_and_each_issue_to_the_one_before() -> None:
    assert list(WALKED) == [issue.issued_on for issue in reversed(ISSUES)]


@each_face
def test_a_page_gives_its_place_image_pdf_and_the_issues_pages_but_no_way(issue, face) -> None:
    found = of_pages(issue)
    assert len(found) == len(issue.pages)
    for reading, page in zip(found, issue.pages, strict=True):
        assert reading.problems == ()
        assert reading.issue
        assert (reading.issue.issued_on, reading.issue.page_count) == (issue.issued_on, issue.page_count)
        (shown,) = reading.pages
        assert (shown.label, shown.section) == (page.label, page.section)
        assert shown.image_url == f"{SITE}/Images/{issue.issued_on:%Y%m%d}/Page{page.sequence:02}-1500.jpg"
        pdf = f"{SITE}/PDF/{issue.issued_on:%Y%m%d}/{page.sequence:02}.pdf"
        assert shown.pdf_url == pdf
        others = [(one.sequence, one.label, one.section) for one in issue.pages if one is not page]
        known = [link.context for link in links(reading, LinkKind.PAGE)]
        assert [(one.page, one.page_label, one.section) for one in known] == others


@each_face
def test_a_page_links_to_its_own_articles_with_title_and_region_and_to_none_of_the_side_boxes(issue, face) -> None:
    for reading, page in zip(of_pages(issue), issue.pages, strict=True):
        found, printed = links(reading, LinkKind.ARTICLE), pieces(issue, page)
        names = [f"Articel{page.sequence:02}{piece.position:03}{face.suffixes[1]}.htm" for piece in printed]
        assert [link.url.rpartition("/")[2] for link in found] == names
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
        (source,) = article.sources
        assert source.key == f"yunxiu/{issue.issued_on}/Articel{place[0]:02}{place[1]:03}"


def test_it_takes_its_own_pages_and_none_of_founders() -> None:
    own = [path for path in ANSWERS if path.endswith(".htm")]
    assert len(own) > 200
    for path in own:
        found = readers.recognise(capture(ANSWERS[path].body, f"{SITE}{path}"))
        assert found is not None
        assert found.reader is READER, path
    for path, answer in founder.render(ISSUES).items():
        assert READER.recognise(capture(answer.body, f"{SITE}{path}")) == (), path


# Other papers' addresses and skins

BOX = '<div class="neirong"><h2>题</h2></div><span id="contenttext">　　文一。<br>　　文二。</span>'


@pytest.mark.parametrize(
    "folder",
    [
        "/content/20240315",
        "/yxb/content/20240315",
        "/glrbpc/yxb/20240315",
        "/epaper/htm/yxb/content/20240315",
        "/h5/yxb/content/20240315",
    ],
)
@pytest.mark.parametrize(("page", "article"), [("BC", "NR"), ("TB", "NR"), ("NU", "MT"), ("HO", "WD"), ("a", "a")])
def test_an_address_gives_day_page_and_article_whatever_its_folder_and_letters(folder, page, article) -> None:
    listed = f'<a class="14" href="Articel02003{article}.htm">题</a>'
    reading = read(listed, f"http://1.2.3.4:9999{folder}/Page02{page}.htm")
    assert reading.issue
    assert (reading.issue.issued_on, reading.pages[0].sequence) == (DAY, 2)
    (link,) = links(reading, LinkKind.ARTICLE)
    (found,) = READER.read(capture(BOX, link.url, page=2)).articles
    assert (found.sources[0].key, found.body) == ("yunxiu/2024-03-15/Articel02003", "文一。\n文二。")


@pytest.mark.parametrize(
    "lists",
    [
        '<a class="18" href="{}">下一版</a><a class="18" href="Page01BC.htm">01版：要闻</a><a class="18" href="{}">02版：综合</a>',
        '<a class="18" href="Page01BC.htm">01版：要闻</a><a class="18" href="{}">02版：综合</a><a class="18" href="{}">下一版</a>',
    ],
)
def test_next_page_is_no_page_of_its_own(lists: str) -> None:
    reading = read(lists.replace("{}", "Page02BC.htm") + '<a class="14" href="Articel01001NR.htm">题</a>')
    assert reading.issue
    assert reading.issue.page_count == 2
    assert [(link.context.page, link.context.section) for link in links(reading, LinkKind.PAGE)] == [(2, "综合")]


def test_of_a_list_of_the_whole_issue_a_page_takes_its_own_branch_alone() -> None:
    tree = "".join(
        f'<h4><a href="../../PDF/20240315/{page}.pdf"><img src="pdf.gif"></a><a href="Page{page}BC.htm">{page}版：要闻</a></h4>'
        f'<ul><li><a daoxiang="Articel{page}001NR.htm">题{page}</a></li></ul>'
        for page in ("01", "02", "03")
    )
    reading = read(f'<div class="listdaohang">{tree}</div>', f"{AT}/Page02BC.htm")
    assert [link.context.headline for link in links(reading, LinkKind.ARTICLE)] == ["题02"]
    assert reading.pages[0].pdf_url == "http://paper.test/PDF/20240315/02.pdf"


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ('<span id="contenttitle">题</span><span id="contenttext">文。</span>', "题"),
        ('<div id="news-header">题</div><span id="contenttext">文。</span>', "题"),
        ('<div id="title">题</div><span class="font06">文。</span>', "题"),
        ('<div class="bggray"><div class="margin15"><h2>题</h2></div></div><div class="contenttext">文。</div>', "题"),
        ('<div id="contenttext">文。</div>', ""),
    ],
)
def test_other_skins_give_title_and_body(body: str, title: str) -> None:
    (article,) = read(body, f"{AT}/Articel01002NR.htm", page=1).articles
    assert (article.headline, article.body) == (title, "文。")


@pytest.mark.parametrize(
    ("body", "deck"),
    [
        ("<h3>肩</h3><h2>题</h2><h4>副</h4>", ("肩", "题", "副")),
        ("<h3></h3><h2>题</h2><h4></h4>", ("", "题", "")),
        ("<h2>题<br>二行</h2>", ("", "题 二行", "")),
    ],
)
def test_kicker_and_subtitle_are_told_by_their_rank(body: str, deck: tuple[str, str, str]) -> None:
    markup = f'<div class="neirong">{body}<span id="contenttext">文。</span></div>'
    (article,) = read(markup, f"{AT}/Articel01002NR.htm", page=1).articles
    assert (article.kicker, article.headline, article.subhead) == deck


def test_a_link_to_another_day_or_host_is_no_article_of_the_page() -> None:
    listed = "".join(
        f'<a class="14" href="{href}">题</a>'
        for href in (
            "Articel01001NR.htm",
            "../20240314/Articel01001NR.htm",
            "http://other.test/20240315/Articel01009NR.htm",
        )
    )
    assert [link.url for link in links(read(listed), LinkKind.ARTICLE)] == [f"{AT}/Articel01001NR.htm"]


def test_a_refresh_to_another_host_or_to_itself_is_not_followed() -> None:
    for to in ("http://other.test/content/20240315/Page01BC.htm", "PaperIndex.htm"):
        asked = capture(
            f'<meta http-equiv="refresh" content="0; url={to}">', "http://paper.test/content/PaperIndex.htm"
        )
        reading = READER.read(asked)
        assert reading.links == ()
        assert reading.problems


def test_an_entry_in_small_letters_is_founders() -> None:
    body = '<meta http-equiv="refresh" content="0; url=html/2024-03/15/node_1.htm">'
    found = readers.recognise(capture(body, "http://paper.test/yxb/paperindex.htm"))
    assert found is not None
    assert found.reader is not READER


def test_a_page_without_marks_is_known_by_its_address_alone() -> None:
    (reason,) = READER.recognise(capture("<html><body>x</body></html>", f"{AT}/Page01BC.htm"))
    assert re.search("address", reason)
    assert READER.recognise(capture("<html><body>x</body></html>", "http://paper.test/about.htm")) == ()

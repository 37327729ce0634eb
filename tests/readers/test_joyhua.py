"""joyhua: every face of the sample is read as it was keyed in, and the shapes of other papers' addresses.

云岫县, its people and events are invented.
"""

import pytest

from ingest import readers
from ingest.items import LinkKind, Reading
from sample.paper import load_issues
from sample.pieces import pieces
from tests.readers.test_founder_new import as_read, capture, keyed_in, links
from tests.readers.walking import SITE, walk
from tests.site import founder, joyhua, keyed

(READER,) = (one for one in readers.READERS if one.NAME == "joyhua")
ISSUES = load_issues()
ANSWERS = joyhua.render(ISSUES)
WALKED = walk(ANSWERS, READER, joyhua.ENTRY)
FACED = list(zip(ISSUES, joyhua.FACES, strict=True))
NAMES = ["index is first page", "last page only", "no pdf", "body without zoom", "mirror"]
AT = "http://paper.test/yxb/20240315/html"
each_face = pytest.mark.parametrize(("issue", "face"), FACED, ids=NAMES)


def of_pages(issue) -> list[Reading]:
    found = [one for one in WALKED[issue.issued_on][1] if one.pages and not one.articles]
    return sorted(found, key=lambda one: one.pages[0].sequence)


def of_articles(issue) -> dict[tuple[int, int], Reading]:
    found = [one for one in WALKED[issue.issued_on][1] if one.articles]
    return {(one.articles[0].page, one.articles[0].position): one for one in found}


def read(body: str, url: str = f"{AT}/page_01.htm", **known) -> Reading:
    asked = capture(body, url, **known)
    found = readers.recognise(asked)
    assert found is not None
    assert found.reader is READER
    return READER.read(asked)


# The faces of the sample


def test_the_entry_leads_to_the_newest_issue_and_each_issue_to_the_one_before() -> None:
    assert list(WALKED) == [issue.issued_on for issue in reversed(ISSUES)]


@each_face
def test_a_page_gives_its_place_image_and_pdf(issue, face) -> None:
    found = of_pages(issue)
    assert len(found) == len(issue.pages)
    for reading, page in zip(found, issue.pages, strict=True):
        assert reading.problems == ()
        assert reading.issue
        assert (reading.issue.issued_on, reading.issue.page_count) == (issue.issued_on, issue.page_count)
        (shown,) = reading.pages
        assert (shown.label, shown.section) == (page.label, page.section)
        assert shown.image_url.endswith(f"/{issue.issued_on:%Y%m%d}/pic/{page.sequence:02}.jpg")
        assert shown.pdf_url.partition("/pdf/")[2] == (f"{page.sequence:02}.pdf" if face.pdf else "")


@each_face
def test_a_page_links_to_the_issues_other_pages(issue, face) -> None:
    for reading, page in zip(of_pages(issue), issue.pages, strict=True):
        others = [(one.sequence, one.section) for one in issue.pages if one is not page]
        if face.lists_last_only:
            others = [(sequence, "") for sequence, _ in others]
        known = [link.context for link in links(reading, LinkKind.PAGE)]
        assert [(one.page, one.section) for one in known] == others


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
    assert len({one.articles[0].sources[0].key for one in found.values()}) == len(found)


def test_the_mirror_for_phones_is_the_same_issue_at_the_same_addresses() -> None:
    mirrored = [path for path in ANSWERS if "/mhtml/" in path and not path.endswith("index.htm")]
    assert len(mirrored) > 20
    for path in mirrored:
        desktop = path.replace("/mhtml/", "/html/")
        phone, desk = (READER.read(capture(ANSWERS[one].body, f"{SITE}{one}", page=1)) for one in (path, desktop))
        assert [page.source_url for page in phone.pages] == [page.source_url for page in desk.pages]
        assert [link.url for link in phone.links] == [link.url for link in desk.links]
        assert [(one.sources[0].key, one.sources[0].url, one.headline, one.body) for one in phone.articles] == [
            (one.sources[0].key, one.sources[0].url, one.headline, one.body) for one in desk.articles
        ]


def test_it_takes_its_own_pages_and_none_of_founders() -> None:
    own = [path for path in ANSWERS if path.endswith(".htm")]
    assert len(own) > 200
    for path in own:
        found = readers.recognise(capture(ANSWERS[path].body, f"{SITE}{path}"))
        assert found is not None
        assert found.reader is READER, path
    for path, answer in founder.render(ISSUES).items():
        assert READER.recognise(capture(answer.body, f"{SITE}{path}")) == (), path


# Other papers' addresses

BOX = '<div class="bmnr_con_biaoti">题</div><div class="bmnr_con_con">　　文一。<br>　　文二。</div>'


@pytest.mark.parametrize(
    "name",
    ["content_79379", "content_20240315002002", "index_content_000", "page_01_content_012", "61000"],
)
def test_an_article_is_named_by_its_file_in_every_form(name: str) -> None:
    (article,) = read(BOX, f"{AT}/{name}.htm", page=1).articles
    assert article.sources[0].key == f"yunxiu/2024-03-15/{name.removeprefix('content_')}"
    assert (article.headline, article.body) == ("题", "文一。\n文二。")


def test_a_page_of_articles_is_not_the_page_it_stands_on() -> None:
    listed = (
        '<a class="bmdh_con_a" href="page_01_content_000.htm">题</a><a class="bmdh_con_a" href="page_02.htm">版</a>'
    )
    assert [link.url for link in links(read(listed), LinkKind.ARTICLE)] == [f"{AT}/page_01_content_000.htm"]


@pytest.mark.parametrize(
    "last",
    [
        '<a class="lastpage" href="page_04.htm">末版</a>',
        '<div class="page_bottom"><a href="page_01.htm">|&lt;</a><a href="page_01.htm">&lt;</a><a href="page_02.htm">&gt;</a>'
        '<a href="page_04.htm">&gt;|</a></div>',
        '<span><a href="page_04.htm">最后一版</a></span>',
    ],
)
def test_the_number_of_the_last_page_is_the_count_of_pages(last: str) -> None:
    reading = read(f'{last}<a class="bmdh_con_a" href="content_7.htm">题</a>')
    assert reading.issue
    assert reading.issue.page_count == 4
    assert [link.url for link in links(reading, LinkKind.PAGE)] == [f"{AT}/page_{page:02}.htm" for page in (2, 3, 4)]


def test_where_the_index_is_the_first_page_the_printed_names_number_the_pages() -> None:
    names = {"index.htm": "第01版：要闻", "page_01.htm": "第02版：综合", "page_02.htm": "第03版：副刊"}
    listed = "".join(f'<a class="bmml_con_div_name" href="{file}">{name}</a>' for file, name in names.items())
    reading = read(f'{listed}<a class="bmdh_con_a" href="page_01_content_000.htm">题</a>')
    assert [(page.sequence, page.section) for page in reading.pages] == [(2, "综合")]
    assert [(link.url.rpartition("/")[2], link.context.page) for link in links(reading, LinkKind.PAGE)] == [
        ("index.htm", 1),
        ("page_02.htm", 3),
    ]


def test_a_picture_in_the_body_is_the_articles() -> None:
    body = '<div class="bmnr_con_biaoti">题</div><div id="zoom"><img src="../pic/a.jpg"><br>文。</div>'
    (article,) = read(body, f"{AT}/content_7.htm", page=1).articles
    assert [image.url for image in article.images] == ["http://paper.test/yxb/20240315/pic/a.jpg"]
    assert article.body == "文。"

"""Lists of page PDFs and page pictures on governments' own sites. 云岫县, its people and events are invented."""

import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.items import Capture, Context, LinkKind, Reading, Severity
from ingest.readers import page_list
from sample.paper import load_issues
from tests.readers.walking import walk
from tests.site import gov_pages

ISSUES = load_issues()
REAL = Path(__file__).parents[2] / "../shared/pages"
DAY = date(2024, 3, 15)
LIST = "http://gov.test/szb/index.shtml"


def capture(body: str, url: str = LIST, **known) -> Capture:
    return Capture(
        url=url,
        requested_url=url,
        fetched_at=datetime(2024, 3, 16, tzinfo=UTC),
        status=200,
        body=f"<html><body>{body}</body></html>".encode(),
        context=Context(publication="yunxiu", **known),
    )


def read(body: str, url: str = LIST, **known) -> Reading:
    asked = capture(body, url, **known)
    assert page_list.recognise(asked)
    return page_list.read(asked)


def a(href: str, name: str) -> str:
    return f'<li><a href="{href}">{name}</a></li>'


def kinds(reading: Reading) -> list[str]:
    return [problem.kind for problem in reading.problems]


TWO_PAGES = a("1.pdf", "云岫报2024年3月15日第1版：要闻") + a("2.pdf", "云岫报2024年3月15日第2版：综　合")
TWO_DAYS = TWO_PAGES + a("9.pdf", "云岫报2024年3月8日第1版")


# The sample's pages


def test_every_page_of_every_issue_of_the_sample_has_its_file() -> None:
    found = walk(gov_pages.render_pages(ISSUES), page_list, "/")
    assert sorted(found) == [issue.issued_on for issue in ISSUES]
    for issue in ISSUES:
        _, readings = found[issue.issued_on]
        assert [problem for reading in readings for problem in reading.problems] == []
        assert {reading.issue.issued_on for reading in readings if reading.issue} == {issue.issued_on}
        files = {(page.sequence, page.pdf_url or page.image_url) for reading in readings for page in reading.pages}
        want = {
            (page.sequence, f"http://paper.test{way(issue, page)}")
            for page in issue.pages
            for way in (gov_pages.pdf, gov_pages.image)
        }
        assert files <= want
        assert {sequence for sequence, _ in files} == {page.sequence for page in issue.pages}
        named = {(page.sequence, page.section) for reading in readings for page in reading.pages if page.section}
        assert named in (set(), {(page.sequence, page.section) for page in issue.pages})


# Lists


def test_a_list_of_one_day_is_that_issue() -> None:
    reading = read(TWO_PAGES)
    assert reading.issue is not None
    assert reading.issue.issued_on == DAY
    assert [(page.sequence, page.label, page.section, page.pdf_url) for page in reading.pages] == [
        (1, "第1版", "要闻", "http://gov.test/szb/1.pdf"),
        (2, "第2版", "综　合", "http://gov.test/szb/2.pdf"),
    ]
    assert (reading.articles, reading.links, reading.problems, reading.whole_pages) == ((), (), (), ())


def test_a_list_of_several_days_leads_to_itself_for_each() -> None:
    reading = read(TWO_DAYS)
    assert reading.issue is None
    assert [(link.url, link.kind, link.context.issued_on) for link in reading.links] == [
        (f"{LIST}#2024-03-15", LinkKind.ISSUE, DAY),
        (f"{LIST}#2024-03-08", LinkKind.ISSUE, date(2024, 3, 8)),
    ]
    for link in reading.links:
        again = read(TWO_DAYS, link.url, issued_on=link.context.issued_on)
        assert again == read(TWO_DAYS, link.url, issued_on=link.context.issued_on)
        assert again.issue is not None
        assert again.issue.issued_on == link.context.issued_on
        assert len(again.pages) == (2 if link.context.issued_on == DAY else 1)


def test_the_fragment_alone_says_for_which_day_a_list_is_read() -> None:
    assert [page.sequence for page in read(TWO_DAYS, f"{LIST}#2024-03-15").pages] == [1, 2]


def test_an_issue_with_a_page_of_its_own_is_linked_there() -> None:
    body = a("t1.shtml", "云岫报2024年3月15日（第22期 总第1186期）") + a("t2.shtml", "云岫报2024年3月8日（第21期）")
    assert [link.url for link in read(body).links] == ["http://gov.test/szb/t1.shtml", "http://gov.test/szb/t2.shtml"]


def test_links_to_a_page_of_the_site_for_each_page_know_which_it_is() -> None:
    body = a("t1.shtml", "2024-03-15 第1版 要闻") + a("t2.shtml", "2024-03-15 第2版 综合")
    reading = read(body)
    assert [(link.kind, link.context.page, link.context.section) for link in reading.links] == [
        (LinkKind.PAGE, 1, "要闻"),
        (LinkKind.PAGE, 2, "综合"),
    ]
    assert reading.pages == ()


@pytest.mark.parametrize(
    "pager",
    [
        '<script>createPageHTML(3, 0, "index", "shtml");</script>',
        '<a href="index_1.shtml">下一页</a>',
        '<a href="index_1.shtml">下页 &gt;&gt;</a>',
    ],
)
def test_a_list_goes_on_where_its_pager_leads(pager: str) -> None:
    (*_, last) = read(TWO_DAYS + pager).links
    assert (last.url, last.kind) == ("http://gov.test/szb/index_1.shtml", LinkKind.PERIOD)


@pytest.mark.parametrize(
    "pager", ['<script>createPageHTML(3, 2, "index", "shtml");</script>', f'<a href="{LIST}">下一页</a>', "下一页"]
)
def test_the_last_list_leads_nowhere(pager: str) -> None:
    assert [link.kind for link in read(TWO_DAYS + pager).links] == [LinkKind.ISSUE, LinkKind.ISSUE]


def test_an_issue_cut_by_the_lists_end_goes_on_in_the_next() -> None:
    pager = '<script>createPageHTML(3, 0, "index", "shtml");</script>'
    older = read(TWO_DAYS + pager, issued_on=date(2024, 3, 8))
    assert [(link.url, link.kind) for link in older.links] == [("http://gov.test/szb/index_1.shtml", LinkKind.PAGE)]
    assert read(TWO_DAYS + pager, issued_on=DAY).links == ()


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("云岫报2024年3月15日第1版", DAY),
        ("20240315期", DAY),
        ("《云岫报》2024年3月15日", DAY),
        ("云岫报（2024-03-15）", DAY),
        ("2024年3月15日 星期五 云岫报数字报", DAY),
        ("云岫报 2024.3.15（第22期）", DAY),
        ("二〇二四年三月十五日 第22期", DAY),
    ],
)
def test_days_are_written_in_many_ways(name: str, day: date) -> None:
    reading = read(a("1.shtml", name) + a("2.shtml", "云岫报2024年3月8日第1版"))
    assert reading.links[0].context.issued_on == day


@pytest.mark.parametrize(
    "name", ["2024年2月30日第1版", "2024年3月 第1版", "3月15日第1版", "2024年3月1日至2024年3月15日第1版"]
)
def test_a_day_that_is_none_or_not_whole_is_not_guessed(name: str) -> None:
    reading = read(a("1.shtml", name) + TWO_DAYS)
    assert len(reading.links) == 2


@pytest.mark.parametrize(
    ("name", "label", "sequence"),
    [
        ("2024年3月15日第A1版", "第A1版", 1),
        ("2024年3月15日 三版", "三版", 3),
        ("2024年3月15日 第 2 版 副刊", "第 2 版", 2),
        ("2024年3月15日４版", "４版", 4),
        ("2024年3月15日第十二版", "第十二版", 12),
    ],
)
def test_labels_are_kept_as_printed(name: str, label: str, sequence: int) -> None:
    (page,) = read(a("x.pdf", name), issued_on=DAY).pages
    assert (page.label, page.sequence) == (label, sequence)


def test_letters_and_repeated_numbers_go_by_their_order() -> None:
    body = "".join(a(f"{label}.pdf", f"2024年3月15日 {label}版") for label in ("A1", "A2", "B1", "B2"))
    assert [(page.sequence, page.label) for page in read(body).pages] == [
        (1, "A1版"),
        (2, "A2版"),
        (3, "B1版"),
        (4, "B2版"),
    ]


def test_a_pages_pdf_and_its_picture_are_one_page() -> None:
    body = a("1.pdf", "云岫报2024年3月15日第1版") + a("1.jpg", "云岫报2024年3月15日第1版")
    (page,) = read(body).pages
    assert (page.pdf_url[-5:], page.image_url[-5:]) == ("1.pdf", "1.jpg")


def test_files_without_a_label_go_by_the_numbers_that_end_their_names() -> None:
    body = "".join(a(f"P2024031500{n:02}.pdf", "云岫报2024年3月15日") for n in (1, 2))
    named = "".join(a(f"20240315_{n:02}.pdf", "云岫报2024年3月15日") for n in (2, 1))
    assert [page.pdf_url[-6:] for page in read(named).pages] == ["01.pdf", "02.pdf"]
    reading = read(body)
    assert (reading.pages, kinds(reading)) == ((), ["page_unknown"])


def test_one_pdf_of_the_whole_issue_is_the_issues_source_and_no_page() -> None:
    reading = read(a("szb.pdf", "云岫报2024年3月15日（第22期）"), issued_on=DAY)
    assert reading.issue is not None
    assert (reading.issue.source_url, reading.issue.issue_number) == ("http://gov.test/szb/szb.pdf", "第22期")
    assert (reading.pages, kinds(reading)) == ((), ["issue_pdf"])


def test_numbers_that_all_links_say_alike_are_the_issues() -> None:
    body = a("1.pdf", "2024年3月15日第1版（总第1186期）") + a("2.pdf", "2024年3月15日第2版（总第1186期）")
    issue = read(body).issue
    assert issue is not None
    assert issue.total_number == "1186"


def test_a_picture_as_a_link_is_called_by_its_title_or_its_own_text() -> None:
    body = (
        '<a href="1.pdf" title="云岫报2024年3月15日第1版"><img src="s.jpg"></a>'
        '<a href="2.pdf"><img src="s.jpg" alt="云岫报2024年3月15日第2版"></a>'
    )
    assert [page.sequence for page in read(body).pages] == [1, 2]


def test_files_may_lie_on_another_host_but_no_link_leads_there() -> None:
    body = TWO_DAYS.replace('href="', 'href="//files.test/') + '<a href="//evil.test/index_1.shtml">下一页</a>'
    assert {link.url.split("#")[0] for link in read(body).links} == {LIST}
    assert [page.pdf_url for page in read(body, issued_on=DAY).pages] == [
        "http://files.test/1.pdf",
        "http://files.test/2.pdf",
    ]
    assert page_list.recognise(capture(a("//evil.test/t1.shtml", "云岫报2024年3月15日第1版") * 2)) == ()


# A page of the site about an issue, or about one page


def test_pictures_alone_in_the_content_are_the_issues_pages_in_order() -> None:
    body = '<img src="/logo.jpg"><div id="UCAP-CONTENT"><p><img src="b.jpg"></p><p><img src="a.jpg"></p>2024年3月15日</div>'
    assert [(page.sequence, page.image_url[-5:]) for page in read(body, issued_on=DAY).pages] == [
        (1, "b.jpg"),
        (2, "a.jpg"),
    ]


def test_the_page_about_one_page_gives_its_picture_and_its_pdf() -> None:
    body = '<div class="TRS_Editor"><img src="a.jpg"><p><a href="a.pdf">下载</a></p></div>'
    (page,) = read(body, issued_on=DAY, page=3, page_label="第3版", section="民生").pages
    assert (page.sequence, page.label, page.section) == (3, "第3版", "民生")
    assert (page.image_url[-5:], page.pdf_url) == ("a.jpg", "")  # 下载 says nothing of a paper


def test_two_pictures_for_one_page_are_a_problem_and_none_is_taken() -> None:
    body = '<div class="TRS_Editor"><img src="a.jpg"><img src="b.jpg"></div>'
    reading = read(body, issued_on=DAY, page=3)
    assert (reading.pages[0].image_url, kinds(reading)) == ("", ["page_unclear"])


# What is no list of pages


@pytest.mark.parametrize(
    "body",
    [
        a("t1.shtml", "县委召开常委会会议 2024年3月15日") + a("t2.shtml", "2024年3月8日全县春耕现场会召开"),
        a("t1.shtml", "县政府通报2024年3月15日") + a("t2.shtml", "天气预报 2024年3月8日"),
        a("1.pdf", "关于停水的公告") + a("2.pdf", "招聘启事"),
        '<div class="TRS_Editor"><img src="a.jpg">'
        + "<p>3月14日，岫水水位平稳，沿岸各站一切正常。</p>" * 20
        + "</div>",
        "<p>2024年3月15日第1版</p>",
        "",
    ],
)
def test_news_and_notices_are_no_list_of_pages(body: str) -> None:
    assert page_list.recognise(capture(body)) == ()
    assert page_list.recognise(capture(body, issued_on=DAY)) == ()


@pytest.mark.parametrize("file", ["fengcheng.html", "gaoan_doc.html", "jingan_doc.html", "zhangshu_doc.html"])
def test_county_governments_news_lists_are_no_lists_of_pages(file: str) -> None:
    real = REAL / "yichun-county-gov" / file
    if not real.exists():
        pytest.skip("the real pages are not here")
    url = f"http://gov.test/{file}"
    asked = Capture(
        url=url,
        requested_url=url,
        fetched_at=datetime(2017, 10, 18, tzinfo=UTC),
        status=200,
        body=real.read_bytes(),
        context=Context(publication="yunxiu"),
    )
    assert page_list.recognise(asked) == ()


def test_a_list_asked_for_a_day_that_it_no_longer_names_is_an_error_of_that_day() -> None:
    reading = read(TWO_DAYS, issued_on=date(2024, 3, 1))
    assert reading.issue is not None
    assert [(problem.kind, problem.severity) for problem in reading.problems] == [("no_page", Severity.ERROR)]


PIECES = st.lists(
    st.sampled_from(
        ["2024年3月15日", "第1版", "第Ａ２版", "：", "<a href=1.pdf>", "<a href=2.shtml>", "</a>", "<img src=a.jpg>", "总第9期",
         "<div id=zoom>", "</div>", "20240315", "2024-02-30", "下一页", 'createPageHTML(9,1,"i","s")', "\u3000", "<b>"]
    ),
    max_size=30,
).map("".join)  # fmt: skip


@given(PIECES, st.sampled_from([None, DAY]), st.sampled_from([None, 2]))
def test_whatever_is_listed_a_reading_is_pure_and_of_one_issue(body: str, on: date | None, page: int | None) -> None:
    asked = capture(body, issued_on=on, page=page)
    reading = page_list.read(asked)
    assert reading == page_list.read(asked)
    assert reading.issue is None or on in (None, reading.issue.issued_on)
    assert len({one.sequence for one in reading.pages}) == len(reading.pages)
    assert reading.issue or reading.links or reading.problems


def test_a_great_list_is_read_in_time_that_grows_with_it() -> None:
    def seconds(count: int) -> float:
        links = "".join(a(f"{n}.pdf", "2024年3月15日第1版" + "第1" * 500) for n in range(count))
        asked = capture(links, issued_on=DAY)
        start = time.perf_counter()
        page_list.recognise(asked)
        page_list.read(asked)
        return time.perf_counter() - start

    seconds(10)
    assert seconds(2000) < 30 * max(seconds(250), 0.01)

"""Founder classic in the shapes it is served in. 云岫县, its people and events are invented."""

import contextlib
import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.encoding import UndecodableError
from ingest.items import Article, Capture, Context, Fidelity, Kind, Link, LinkKind, Reading, Severity
from ingest.readers import founder

FOLDER = "http://paper.test/yxb/html/2024-03/15/"
NODE = f"{FOLDER}node_2517.htm"
CONTENT = f"{FOLDER}content_80001.htm"
DAY = date(2024, 3, 15)


def capture(body: str | bytes, url: str = CONTENT, **known) -> Capture:
    return Capture(
        url=url,
        requested_url=url,
        fetched_at=datetime(2024, 3, 16, tzinfo=UTC),
        status=200,
        body=body.encode() if isinstance(body, str) else body,
        context=Context(publication="yunxiu", **known),
    )


def read(body: str | bytes, url: str = CONTENT, **known) -> Reading:
    asked = capture(body, url, **known)
    assert founder.recognise(asked)
    return founder.read(asked)


def article(body: str | bytes, url: str = CONTENT, **known) -> Article:
    (found,) = read(body, url, **({"page": 1} | known)).articles
    return found


def kinds(reading: Reading) -> list[str]:
    return [problem.kind for problem in reading.problems]


def links(reading: Reading, kind: LinkKind) -> list[Link]:
    return [link for link in reading.links if link.kind is kind]


# Entry pages


@pytest.mark.parametrize(
    "body",
    [
        '<META HTTP-EQUIV="REFRESH" CONTENT="0; URL=html/2024-03/15/node_2517.htm?v=1">',
        '<meta http-equiv=refresh content="0;url=html/2024-03/15/node_2517.htm">',
        "<meta content=\"0; URL='html/2024-03/15/node_2517.htm'\" http-equiv='refresh'>",
        "<script>window.location.href='html/2024-03/15/node_2517.htm';</script>",
        '<script>location = "html/2024-03/15/node_2517.htm"</script>',
        "<script>location.replace('html/2024-03/15/node_2517.htm')</script>",
        "<body onload=\"setTimeout('location.href=\\'x\\'',9)\"><script>setTimeout(\"window.location.href="
        "'./html/2024-03/15/node_2517.htm'\", 1000)</script>",
        "<script>if (/phone/.test(navigator.userAgent)) location.href='h5/index.htm';\n"
        "else location.href='html/2024-03/15/node_2517.htm';</script>",
    ],
)
def test_an_entry_page_leads_to_the_first_page_of_the_day_it_names(body: str) -> None:
    reading = read(f"<html><head>{body}</head></html>", "http://paper.test/yxb/paperindex.htm")
    (link,) = reading.links
    assert (link.url, link.kind, link.context.issued_on) == (NODE, LinkKind.ISSUE, DAY)
    assert reading.issue is None
    assert reading.problems == ()


def test_an_entry_page_that_names_no_day_is_a_problem() -> None:
    reading = read('<script>location.href="node_1.htm"</script>', "http://paper.test/")
    assert reading.links == ()
    assert kinds(reading) == ["no_date"]


@pytest.mark.parametrize("url", ["javascript:/html/2024-03/15/node_1.htm", "data:/html/2024-03/15/node_1.htm"])
def test_an_entry_page_leads_to_files_of_a_site_only(url: str) -> None:
    asked = capture(f'<meta http-equiv=refresh content="0;url={url}">', "http://paper.test/")
    assert founder.recognise(asked) == ()


def test_a_script_that_goes_back_to_the_page_does_not_make_an_article_an_entry() -> None:
    found = article("<script>function back(){location.href='node_2517.htm'}</script><h1>题</h1><div id=ozoom>文</div>")
    assert (found.headline, found.body) == ("题", "文")


# Indexes of issue dates

PERIOD = "http://paper.test/yxb/html/2024-03/paper_existed.xml"


def period(*entries: tuple[str, str], head: str = "") -> str:
    listed = "".join(f"<period><period_date>{d}</period_date><front_page>{f}</front_page></period>" for d, f in entries)
    return f"{head}<periods>{listed}</periods>"


def test_two_front_pages_of_a_day_are_two_issues_to_open_in_the_order_listed() -> None:
    index = period(("2024-03-15", "node_2517.htm"), ("2024-03-15", "node_2601.htm"), ("2024-03-15", "node_2517.htm"))
    reading = read(index, PERIOD)
    assert [link.url.rpartition("/")[2] for link in reading.links] == ["node_2517.htm", "node_2601.htm"]
    assert {link.context.issued_on for link in reading.links} == {date(2024, 3, 15)}
    assert reading.problems == ()


@pytest.mark.parametrize("name", ["paper_existed.xml", "period.xml"])
def test_an_index_leads_to_the_first_page_of_each_day(name: str) -> None:
    index = period(("2024-03-15", "node_2517.htm"), ("2024-03-12", "node_2.htm"))
    reading = read(index, f"http://paper.test/yxb/html/2024-03/{name}")
    assert [(link.url, link.kind, link.context.issued_on) for link in reading.links] == [
        (NODE, LinkKind.ISSUE, DAY),
        ("http://paper.test/yxb/html/2024-03/12/node_2.htm", LinkKind.ISSUE, date(2024, 3, 12)),
    ]
    assert reading.problems == ()


@pytest.mark.parametrize("head", ['<?xml version="1.0" encoding="GB2312"?>', '\n<?xml version="1.0"?>', "\ufeff"])
def test_an_index_is_read_whatever_its_declaration_says(head: str) -> None:
    entry = "<period><period_name>三月十五日</period_name><period_date>2024-03-15</period_date>"
    reading = read(f"{head}<periods>{entry}<front_page>node_2517.htm</front_page></period></periods>", PERIOD)
    assert [link.url for link in reading.links] == [NODE]
    assert reading.problems == ()


@pytest.mark.parametrize(
    ("day", "front"),
    [
        ("2024-02-30", "node_1.htm"),
        ("2024-13-01", "node_1.htm"),
        ("2024-W11-5", "node_1.htm"),
        ("20240315", "node_1.htm"),
        ("", "node_1.htm"),
        ("2024-03-15", ""),
        ("2024-03-15", "../../../node_1.htm"),
        ("2024-03-15", "..%2fnode_1.htm"),
        ("2024-03-15", "http://elsewhere.test/node_1.htm"),
        ("2024-03-15", "//elsewhere.test/node_1.htm"),
        ("2024-03-15", "javascript:alert(1)"),
        ("2024-03-15", "node_1.htm?x=//elsewhere.test"),
    ],
)
def test_an_entry_of_an_index_that_is_no_day_or_no_file_is_refused_and_said(day: str, front: str) -> None:
    reading = read(period((day, front), ("2024-03-12", "node_2.htm")), PERIOD)
    assert [link.context.issued_on for link in reading.links] == [date(2024, 3, 12)]
    assert kinds(reading) == ["period_entry"]


def test_an_index_cut_short_gives_what_it_still_lists_and_says_so() -> None:
    whole = period(("2024-03-15", "node_2517.htm"), ("2024-03-12", "node_2.htm"))
    reading = read(whole[: whole.index("node_2.htm") + 4], PERIOD)
    assert [link.url for link in reading.links] == [NODE]
    assert "period_broken" in kinds(reading)


def test_entities_of_an_index_are_never_expanded() -> None:
    laughs = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<!DOCTYPE p [<!ENTITY e0 "2024-03-15"><!ENTITY f SYSTEM "file:///etc/hostname">{laughs}]>'
    reading = read(period(("&e0;", "node_1.htm"), ("2024-03-15", "&f;"), ("&e9;", "node_1.htm"), head=head), PERIOD)
    assert reading.links == ()
    assert all(len(problem.message) < 200 for problem in reading.problems)
    assert kinds(reading).count("period_entry") == 3


def test_a_month_without_issues_and_an_error_text_lead_nowhere() -> None:
    assert read("<periods></periods>", PERIOD).links == ()
    assert founder.read(capture("<html><body>404</body></html>", PERIOD)).links == ()
    assert founder.read(capture("", PERIOD)).links == ()


def test_a_months_index_is_asked_for_beside_the_months_pages() -> None:
    base = "http://paper.test/yxb/html/2024-02"
    expected = [f"{base}/paper_existed.xml", f"{base}/period.xml"]
    for url in (NODE, PERIOD):
        assert [link.url for link in founder.period_links(url, date(2024, 2, 1), "yunxiu")] == expected
    assert founder.period_links("http://paper.test/yxb/", DAY, "yunxiu") == ()


# Pages

LISTED = (
    "<a id=pageLink href=./node_2517.htm>第01版：<STRONG>要闻</STRONG></a>"
    "<a id=pageLink href=node_2518.htm?v=1>第02版：综　合</a>"
)
MAP = (
    "<MAP NAME=pagepicmap><Area shape=polygon coords='35,55,175,55,175,110' href='content_80001.htm?div=0'>"
    "<Area coords='175,55,350,55,350,550,175,550' href='content_80001.htm?div=-1'>"
    "<Area coords='0,0,35,55' href=content_80002.htm></MAP>"
    "<img src=../../1/a_brief.jpg width=350 height=550 USEMAP=#PagePicMap>"
)
TITLES = "<ul class=ul02_l><li><a href=content_80002.htm>第二篇</a><li><a href=content_80001.htm>第一篇</a></ul>"


def page(pages: str = LISTED, areas: str = MAP, listed: str = TITLES, url: str = NODE, **known) -> Reading:
    return read(f"<html><body>{pages}{areas}{listed}</body></html>", url, **known)


def test_a_page_gives_itself_the_other_pages_and_its_articles_in_the_order_listed() -> None:
    reading = page()
    (own,) = reading.pages
    assert (own.sequence, own.label, own.section, own.source_url) == (1, "第01版", "要闻", NODE)
    assert (own.image_url, own.width, own.height) == (
        "http://paper.test/yxb/html/1/a_brief.jpg",
        350,
        550,
    )
    (other,) = links(reading, LinkKind.PAGE)
    assert (other.url, other.context.page, other.context.page_label) == (f"{FOLDER}node_2518.htm", 2, "第02版")
    assert other.context.section == "综　合"
    assert [(link.url, link.context.headline) for link in links(reading, LinkKind.ARTICLE)] == [
        (f"{FOLDER}content_80002.htm", "第二篇"),
        (CONTENT, "第一篇"),
    ]
    assert reading.problems == ()
    assert reading.issue is not None
    assert (reading.issue.issued_on, reading.issue.page_count) == (DAY, 2)


def test_twin_areas_are_one_article_with_two_regions() -> None:
    (twin,) = [link for link in links(page(), LinkKind.ARTICLE) if link.url == CONTENT]
    assert twin.context.regions == (
        ((0.1, 0.1), (0.5, 0.1), (0.5, 0.2)),
        ((0.5, 0.1), (1.0, 0.1), (1.0, 1.0), (0.5, 1.0)),
    )
    assert (twin.context.page, twin.context.position) == (1, 2)


def test_side_boxes_lend_no_article_to_the_page() -> None:
    box = "<div><a href=content_90000.htm><div id=mp90000>今日关注</div></a><a href=content_80001.htm>别名</a></div>"
    urls = {link.url: link.context.headline for link in links(page(listed=TITLES + box), LinkKind.ARTICLE)}
    assert urls == {f"{FOLDER}content_80002.htm": "第二篇", CONTENT: "第一篇"}


def test_an_article_without_a_polygon_is_an_article_still() -> None:
    areas = "<map name=pagepicmap><area href=content_80003.htm shape=circle coords='9,9,3'><area href=content_80004.htm></map>"
    found = links(page(areas=areas, listed=""), LinkKind.ARTICLE)
    assert [(link.url[-9:], link.context.regions) for link in found] == [("80003.htm", ()), ("80004.htm", ())]


@pytest.mark.parametrize(
    "href",
    [
        "//evil.test/yxb/html/2024-03/15/content_9.htm",
        "http://evil.test/yxb/html/2024-03/15/content_9.htm",
        "http://paper.test@evil.test/yxb/html/2024-03/15/content_9.htm",
        "../14/content_9.htm",
        "../../../html/2024-03/14/content_9.htm",
        "/content_9.htm",
        "javascript:content_9.htm",
        "data:text/html,/content_9.htm",
        "file:///yxb/html/2024-03/15/content_9.htm",
        "http://[half/content_9.htm",
        "content_9.exe",
    ],
)
def test_nothing_outside_of_the_issues_folder_is_followed(href: str) -> None:
    reading = page(
        pages=f"{LISTED}<a id=pageLink href='{href}'>第03版：外</a>",
        areas=f"{MAP}<map name=b><area coords='0,0,9,9' href='{href}'></map><img src='{href}'>",
        listed=f"<ul class=ul02_l><li><a href='{href}'>外</a></ul>{TITLES}",
    )
    assert {link.url for link in reading.links} == {
        f"{FOLDER}{file}" for file in ("node_2518.htm", "content_80001.htm", "content_80002.htm")
    } | ({f"{FOLDER}content_9.exe"} if href.endswith("exe") else set())


def test_an_area_out_of_the_issue_is_said_and_one_without_aim_is_not() -> None:
    aims = ("../14/content_9.htm", "#", "javascript:void(0)", "node_2518.htm")
    areas = "".join(f"<area coords='0,0,9,9' href='{aim}'>" for aim in aims)
    reading = page(areas=MAP.replace("</MAP>", f"{areas}</MAP>"))
    assert kinds(reading) == ["foreign_area"]


@pytest.mark.parametrize(
    ("names", "read_as"),
    [
        (("第01版：要闻", "第02版：综合"), [(1, "第01版", "要闻"), (2, "第02版", "综合")]),
        (("第1版　　要闻", "第2版  综 合"), [(1, "第1版", "要闻"), (2, "第2版", "综 合")]),
        (("01版:要闻", "02版:"), [(1, "01版", "要闻"), (2, "02版", "")]),
        (("第A01版：要闻", "第B01版：周末"), [(1, "第A01版", "要闻"), (2, "第B01版", "周末")]),
        (("A1 要闻", "B1 周末"), [(1, "A1", "要闻"), (2, "B1", "周末")]),
        (("(GA01) 封面", "(GA02) 要闻"), [(1, "(GA01)", "封面"), (2, "(GA02)", "要闻")]),
        (("第01版：要闻", "第04版：副刊"), [(1, "第01版", "要闻"), (4, "第04版", "副刊")]),
        (("01 要闻", "04 副刊"), [(1, "01", "要闻"), (4, "04", "副刊")]),
        (("第05版：要闻", "第0607版：通版"), [(5, "第05版", "要闻"), (6, "第0607版", "通版")]),
        (("第01版：要闻", "第01版：副刊"), [(1, "第01版", "要闻"), (2, "第01版", "副刊")]),
        (("头版", "副刊"), [(1, "头版", ""), (2, "", "副刊")]),
        (("第20240315版：要闻", "第2版：综合"), [(1, "第20240315版：要闻", ""), (2, "第2版", "综合")]),
    ],
)
def test_labels_are_kept_as_printed_and_numbers_are_the_sequence_where_all_pages_have_them(names, read_as) -> None:
    listed = "".join(f"<a id=pageLink href=node_{n}.htm>{name}</a>" for n, name in enumerate(names, 2517))
    reading = page(pages=listed)
    (own,) = reading.pages
    (other,) = links(reading, LinkKind.PAGE)
    assert [
        (own.sequence, own.label, own.section),
        (other.context.page, other.context.page_label, other.context.section),
    ] == read_as


def test_a_list_printed_twice_is_one_list_and_an_icon_is_no_label() -> None:
    icons = "<a id=pageLink href=node_2517.htm><img src=i.gif></a><a id=pageLink href=node_2518.htm><img src=i.gif></a>"
    again = LISTED.replace("第0", "Ａ")
    assert page(pages=icons + LISTED + again).pages[0].label == "第01版"
    assert len(links(page(pages=icons + LISTED + again), LinkKind.PAGE)) == 1


def test_a_folder_a_page_is_still_the_issues() -> None:
    listed = "<a id=pageLink href=../001/node.htm>第01版：要闻</a><a id=pageLink href=../002/node.htm>第02版：综合</a>"
    reading = page(pages=listed, url=f"{FOLDER}001/node.htm")
    assert reading.pages[0].sequence == 1
    assert [link.url for link in links(reading, LinkKind.PAGE)] == [f"{FOLDER}002/node.htm"]
    assert links(reading, LinkKind.ARTICLE)[0].url == f"{FOLDER}001/content_80002.htm"


def test_a_page_not_in_its_own_list_is_known_by_its_metadata_or_is_a_problem_that_keeps_the_other_pages() -> None:
    others = "<a id=pageLink href=node_2518.htm>第02版：综合</a>"
    comment = (
        "<!--enpproperty <founder-date>2024-03-15</founder-date><founder-pagenum>01</founder-pagenum>/enpproperty-->"
    )
    assert page(pages=others, listed=TITLES + comment).pages[0].sequence == 1
    assert page(pages=others, page=3, page_label="第03版").pages[0].label == "第03版"
    lost = page(pages=others)
    assert lost.pages == ()
    assert kinds(lost) == ["page_unknown"]
    assert [link.context.page for link in lost.links] == [2]


@pytest.mark.parametrize(
    ("listed", "pdf"),
    [
        ("{own}<a href=../../1/x9.pdf>PDF</a>{other}<a href=../../1/y.pdf>PDF</a>", "yxb/html/1/x9.pdf"),
        ("{own}{other}<a href=x.PDF>PDF</a>", "yxb/html/2024-03/15/x.PDF"),
        ("<a href=x.pdf>PDF</a>{own}{other}", "yxb/html/2024-03/15/x.pdf"),
        ("{own}<img src=pdf.gif filepath=/resfile/01/a.pdf>{other}", "resfile/01/a.pdf"),
        ("{other}<a href=y.pdf>PDF</a>{own}", ""),
        ("{own}<a href='javascript:open(1.pdf)'>PDF</a>{other}", ""),
        ("{own}{other}", ""),
    ],
)
def test_the_pdf_is_the_one_beside_the_pages_own_entry(listed: str, pdf: str) -> None:
    own, other = LISTED.split("</a>")[:2]
    found = page(pages=listed.format(own=f"{own}</a>", other=f"{other}</a>")).pages[0].pdf_url
    assert found == (f"http://paper.test/{pdf}" if pdf else "")


def test_an_empty_page_is_a_problem() -> None:
    assert kinds(page(areas="", listed="")) == ["empty_page"]


@pytest.mark.parametrize("text", ["", "页面不存在", "<h1>404 Not Found</h1>", "<h1>系统错误</h1><p>请稍后再试</p>"])
@pytest.mark.parametrize(("url", "kind"), [(NODE, "no_page"), (CONTENT, "no_article")])
def test_an_error_text_served_as_found_is_a_problem(text: str, url: str, kind: str) -> None:
    reading = read(f"<html><body>{text}</body></html>", url, page=1)
    assert (reading.pages, reading.articles, reading.links) == ((), (), ())
    assert [(problem.kind, problem.severity) for problem in reading.problems] == [(kind, Severity.ERROR)]


# Articles

BODY = "<div id=ozoom><founder-content><p>\u3000\u3000甲。</p><p>乙。</p></founder-content></div>"


def table(kicker="", title="主题", subtitle="", last="") -> str:
    rows = (("font02", kicker), ("font01", title), ("font02", subtitle))
    cells = "".join(f"<tr><td class={name} align=center>{text}</td></tr>" for name, text in rows)
    return f"<table>{cells}{last}</table>"


STACK = ("引题", "主题 第二行", "副题")
SKINS = {
    "table": table("引题", "主题<br>第二行", "副题", "<tr><td><founder-author>陆知秋</founder-author></td></tr>"),
    "founder-title": table("引题", "<founder-title>主题<br>第二行</founder-title>", "副题", "<tr><td>陆知秋</td></tr>"),
    "zjol": (
        "<div class=main-article-alltitle><h3>引题</h3><h2>主题<br>第二行</h2><h4>副题</h4></div>"
        "<h6 class=main-article-author>陆知秋</h6>"
    ),
    "zjol-classes": (
        '<div class="a main-article-pretitle">引题</div><div class=main-article-title>主题<br>第二行</div>'
        "<div class=main-article-subtitle>副题</div><h6 class=main-article-author>陆知秋</h6>"
    ),
    "people": (
        "<h1>云岫报</h1><div class=text_c><h3>引题</h3><h1>主题<br>第二行</h1><h2>副题</h2>"
        "<h4>陆知秋</h4></div><!--enpproperty <title>主题 第二行</title>/enpproperty-->"
    ),
    "people-sec": (
        "<h3>引题</h3><h1>主题<br>第二行</h1><h2>副题</h2>"
        "<p class=sec>陆知秋　《云岫报》（2024年03月15日　第 01 版）</p>"
    ),
    "bt": (
        "<table><tr><td class=bt2>引题</td></tr><tr><td class=bt1>主题<br>第二行</td></tr>"
        "<tr><td class=bt2>副题</td></tr></table><span class=sec>陆知秋</span>"
    ),
    "metadata": (
        "<!--enpproperty <title><p>主题 第二行</p></title><introtitle>引题</introtitle><subtitle>副题</subtitle>"
        "<author>陆知秋</author>/enpproperty-->"
    ),
}


@pytest.mark.parametrize("skin", SKINS)
def test_every_skin_gives_kicker_title_subtitle_author_and_body(skin: str) -> None:
    found = article(f"<html><body><div>放大 缩小 默认 朗读</div>{SKINS[skin]}{BODY}<p>上一篇 下一篇</p></body></html>")
    assert (found.kicker, found.headline, found.subhead) == STACK
    assert found.deck == STACK
    assert found.byline_text == "陆知秋"
    assert found.body == "甲。\n乙。"


@pytest.mark.parametrize(
    ("kicker", "subtitle"), [("引题", ""), ("", "副题"), ("", "")], ids=["kicker only", "subtitle only", "neither"]
)
def test_kicker_and_subtitle_are_told_apart_by_their_place(kicker: str, subtitle: str) -> None:
    found = article(table(kicker, "主题", subtitle) + BODY)
    assert (found.kicker, found.headline, found.subhead) == (kicker, "主题", subtitle)
    assert found.byline_text == ""


def test_other_boxes_in_the_same_dress_are_not_of_the_headline() -> None:
    found = article(
        f"<table><tr><td class=font02>导航</td></tr></table>{table()}{BODY}<table><tr><td class=font02>旧闻</table>"
    )
    assert found.deck == ("主题",)


METADATA = {
    "served": "<!--enpproperty <date>2024-03-15 00:00:00.0</date><title>主题</title><author>韩燕</author>/enpproperty-->",
    "element": "<!-- <enpproperty><date>2024-03-15</date><title><p>主题</p></title><author>韩燕</author></enpproperty> -->",
    "founder": (
        "<!--enpproperty <founder-date>2024-03-15</founder-date><founder-pagenum>01</founder-pagenum>"
        "<founder-title>主题</founder-title><founder-author>韩燕</founder-author>/enpproperty-->"
    ),
    "unended": "<!--enpproperty\n<date>2024-03-15</date>\n<title>主题</title><author>韩燕</author>\n-->",
}


@pytest.mark.parametrize("form", METADATA)
def test_the_metadata_comment_is_read_in_every_form_and_never_as_body(form: str) -> None:
    asked = capture(f"<html><body>{BODY}{METADATA[form]}</body></html>", "http://paper.test/view.aspx?id=7", page=1)
    assert founder.recognise(asked)
    reading = founder.read(asked)
    (found,) = reading.articles
    assert (found.headline, found.byline_text, found.body) == ("主题", "韩燕", "甲。\n乙。")
    assert reading.issue is not None
    assert reading.issue.issued_on == DAY
    assert reading.problems == ()


def test_a_title_that_its_metadata_gives_otherwise_is_kept_and_said() -> None:
    reading = read(f"{table(title='所见之题')}{BODY}<!--enpproperty <title>另题</title>/enpproperty-->", page=1)
    assert reading.articles[0].headline == "所见之题"
    assert kinds(reading) == ["title_differs"]
    same = read(f"{table(title='主题<br>二')}{BODY}<!--enpproperty <title>主题　二 </title>/enpproperty-->", page=1)
    assert same.problems == ()


@pytest.mark.parametrize(
    "body",
    [
        "<div id=ozoom>&nbsp;&nbsp;甲。<br>\u3000\u3000乙。<br><br></div>",
        "<div id=ozoom><p></p><p>&nbsp;</p><p>甲。<p>乙。</div>",
        "<div id=ozoom><p>甲。\u200b</p><p>&amp;nbsp;&amp;nbsp;乙。</p></div>",
        "<div id=ozoom><!--enpcontent--><!--enpcontent--><p>甲。</p><p>乙。</p><!--/enpcontent--><p>外</p></div>",
        "<td><!--<npm:article-content>-->甲。<P>乙。<!--</npm:article-content>--></td><p>外</p>",
        "<div id=contentText><p>甲。</p><p>乙。</p></div>",
        "<founder-content><p>甲。</p><p>乙。</p></founder-content><div id=ozoom>外</div>",
        "<div id=ozoom><p>甲。</p><script>外</script><p>乙。</p><!-- 外 --></div>",
    ],
)
def test_a_body_is_its_paragraphs_and_nothing_else(body: str) -> None:
    assert article(f"<html><body>放大 缩小{table()}{body}<p>上一篇</p></body></html>").body == "甲。\n乙。"


PICTURE = "<table id=newspic><tr><td><img src=../../1/res1_attpic_brief.jpg></td></tr><tr><td>图为春耕。贺兰舟 摄</td></tr></table>"
PICTURES = {
    "newspic": PICTURE,
    "grey": PICTURE.replace("id=newspic", "bgcolor=#EFEFEF"),
    "people": PICTURE.replace("id=newspic", 'class="pci_c"'),
    "zjol": "<div class=main_ar_pic><img src=../../1/res1_attpic_brief.jpg></div><div class=main_ar_pic_text>图为春耕。贺兰舟 摄</div>",
}


@pytest.mark.parametrize("place", ["before", "inside", "commented"])
@pytest.mark.parametrize("form", PICTURES)
def test_a_caption_is_the_pictures_and_not_of_the_body(form: str, place: str) -> None:
    body = "<p>甲。</p>"
    markup = {
        "before": f"{PICTURES[form]}<div id=ozoom>{body}</div>",
        "inside": f"<div id=ozoom><founder-content>{PICTURES[form]}{body}</founder-content></div>",
        "commented": f"<div><!--enpcontent-->{PICTURES[form]}{body}<!--/enpcontent--></div>",
    }[place]
    found = article(f"<html><body>{table()}{markup}</body></html>")
    assert found.body == "甲。"
    (image,) = found.images
    assert image.url == "http://paper.test/yxb/html/1/res1_attpic_brief.jpg"
    assert (image.caption, image.page) == ("图为春耕。贺兰舟 摄", 1)


def test_a_caption_under_a_picture_in_the_text_is_the_pictures() -> None:
    body = "<div id=ozoom><founder-content><p><img src=1.jpg></p><p>图为春耕。贺兰舟 摄</p><p>甲。</p></founder-content></div>"
    found = article(f"<html><body>{table()}{body}</body></html>")
    assert (found.body, [image.caption for image in found.images]) == ("甲。", ["图为春耕。贺兰舟 摄"])


def test_each_of_several_pictures_in_one_table_has_the_caption_below_it() -> None:
    rows = "".join(f"<tr><td><img src={n}.jpg></td></tr><tr><td>图{n}</td></tr>" for n in (1, 2))
    found = article(f"{table()}<table id=newspic>{rows}</table>{BODY}")
    assert [(image.url.rsplit("/")[-1], image.caption) for image in found.images] == [
        ("1.jpg", "图1"),
        ("2.jpg", "图2"),
    ]


def test_a_caption_whose_picture_is_missing_is_kept() -> None:
    found = article(f"{table()}<table id=newspic><tr><td>图说</td></tr></table>{BODY}")
    assert [(image.url, image.caption) for image in found.images] == [("", "图说")]


def test_pictures_in_the_text_are_the_articles_but_not_the_templates_icons() -> None:
    body = "<div id=ozoom><p><img src=a.jpg>甲。</p><img src=../../tplimg/d.jpg><img src=x.gif><img src='data:a'></div>"
    assert [image.url for image in article(table() + body).images] == [f"{FOLDER}a.jpg"]


def test_a_table_that_holds_the_body_is_no_picture() -> None:
    for body in (BODY, "<!--enpcontent--><p>甲。</p><p>乙。</p><!--/enpcontent-->"):
        found = article(f"<table bgcolor=#efefef><tr><td>{table()}{body}</td></tr></table>")
        assert (found.body, found.images) == ("甲。\n乙。", ())


def test_an_article_of_pictures_alone_is_a_photo() -> None:
    found = article(f"<html><body>{table(title='无标题')}{PICTURE}<div id=ozoom></div></body></html>")
    assert (found.kind, found.body, found.headline) == (Kind.PHOTO, "", "无标题")


def test_an_empty_body_is_empty_and_a_headline_across_the_page_needs_none() -> None:
    empty = table() + "<div id=ozoom><founder-content><p>&nbsp;</p></founder-content></div>"
    across = ((0.1, 0.1), (0.9, 0.1), (0.9, 0.2), (0.1, 0.2))
    assert (article(empty).kind, article(empty).body) == (Kind.STORY, "")
    assert article(empty, regions=(across,)).kind is Kind.BANNER


def test_a_label_stands_before_the_kicker() -> None:
    found = article(table("【乡村振兴】<br>引题") + BODY)
    assert (found.column_label, found.kicker, found.deck) == ("乡村振兴", "引题", ("引题", "主题"))


def test_an_article_keeps_what_the_link_knew() -> None:
    region = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0))
    known = {
        "page": 4,
        "page_label": "第04版",
        "section": "副刊",
        "position": 3,
        "regions": (region,),
        "issued_on": DAY,
    }
    reading = read(table() + BODY, f"{CONTENT}?div=-1", **known)
    (found,) = reading.articles
    (part,) = found.parts
    assert (found.page, found.position, part.regions) == (4, 3, (region,))
    assert (reading.pages[0].label, reading.pages[0].section) == ("第04版", "副刊")
    assert part.source.key == "yunxiu/2024-03-15/content_80001.htm"
    assert part.source.fidelity is Fidelity.MARKUP


def test_an_article_of_no_known_page_is_a_problem() -> None:
    assert kinds(read(table() + BODY)) == ["page_unknown", "no_article"]


@pytest.mark.parametrize("printed", ["1", "01", "第1版", "A1", "²", "", "9" * 5000])
def test_a_page_number_is_read_only_where_it_is_one(printed: str) -> None:
    comment = f"<!--enpproperty <founder-pagenum>{printed}</founder-pagenum>/enpproperty-->"
    reading = read(table() + BODY + comment)
    assert [found.page for found in reading.articles] == ([1] if printed in ("1", "01") else [])


@pytest.mark.parametrize(
    ("encoding", "declared"), [("utf-8", "gb2312"), ("utf-8", ""), ("gb18030", "gb2312"), ("gbk", "gbk"), ("gbk", "")]
)
def test_bytes_are_read_for_what_they_are(encoding: str, declared: str) -> None:
    meta = f"<meta http-equiv=Content-Type content='text/html; charset={declared}'>"
    name = "陶堃、朱喆、方镕" if encoding != "gb2312" else ""
    page_of = f"<html><head>{meta}</head><body>{table(title=name)}{BODY}</body></html>"
    assert article(page_of.encode(encoding)).headline == name


@pytest.mark.parametrize(("one", "other"), [("view.aspx?id=7", "view.aspx?id=8")])
def test_a_clone_is_recognised_by_its_markup_and_its_articles_stay_apart(one: str, other: str) -> None:
    keys = {
        article(table() + BODY, f"http://clone.test/{file}", issued_on=DAY).parts[0].source.key for file in (one, other)
    }
    assert len(keys) == 2


@pytest.mark.parametrize(
    "body",
    [
        "云岫报\n\n2024年3月15日 星期五\n\n本报讯（记者 陆知秋）全县春耕会议召开。",
        "<html><body><h1>商店</h1><a href=node.html>x</a><map name=m><area href=a.htm></map></body></html>",
        "<html><head><script>location.href='index.html'</script></head></html>",
        "",
    ],
)
@pytest.mark.parametrize("url", ["file:///01.txt", "http://shop.test/", "http://shop.test/node_1.htm"])
def test_what_is_not_founders_is_not_taken(body: str, url: str) -> None:
    assert founder.recognise(capture(body, url)) == ()


# Whatever is served

BROKEN = [
    *[
        "<!--",
        "-->",
        "<div>",
        "</div>",
        "<table>",
        "<enpproperty>",
        "<title>",
        "<td class=font01>",
        "&#0;",
        "&#x110000;",
    ],
    *["<a id=pageLink href='http://[x'>", "<area href='http://[x' coords='9,9,9,9'>", "<img usemap=a src='//['>"],
    *[
        "<base href='http://['>",
        "location.href='//[/node_1.htm'",
        "<period_date>2024-03-15</period_date>",
        "\ufffd",
        "\x01",
    ],
]
PIECES = (LISTED, MAP, TITLES, BODY, PICTURE, *SKINS.values(), *METADATA.values(), *BROKEN)
URLS = (NODE, CONTENT, PERIOD, "http://paper.test/", "http://clone.test/view.aspx?id=1", "file:///a/node_1.htm")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=20), max_size=12), st.sampled_from(URLS), st.booleans())
def test_no_arrangement_of_markup_raises(pieces: list[str], url: str, known: bool) -> None:
    asked = capture("".join(pieces).encode("utf-8", "replace"), url, **({"page": 1, "issued_on": DAY} if known else {}))
    founder.recognise(asked)
    with contextlib.suppress(UndecodableError):
        for link in founder.read(asked).links:
            assert link.url.startswith(("http://", "file:///"))
            assert link.context.issued_on is not None


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(URLS))
def test_no_bytes_raise_anything_but_undecodable(body: bytes, url: str) -> None:
    asked = capture(body, url)
    founder.recognise(asked)
    with contextlib.suppress(UndecodableError):
        founder.read(asked)


def test_markup_that_nests_too_deep_is_said_to_be_cut_short() -> None:
    reading = read(f"{table()}<div id=ozoom>甲。{'<div>' * 3000}乙。</div>", page=1)
    assert kinds(reading) == ["cut_short"]
    assert reading.articles[0].body == "甲。"


LONG = (
    *("<div>", "<area coords='1,1,2,2,3,3' href=content_1.htm>", "<enpproperty>", "<!-- ", "<!--enpcontent-->"),
    *("http-equiv=refresh ", "<map ", "<!--" + " " * 2000),
)


@pytest.mark.parametrize("url", [NODE, CONTENT])
@pytest.mark.parametrize("piece", LONG, ids=[piece.strip()[:24] for piece in LONG])
def test_two_megabytes_of_one_mark_are_read_in_linear_time(piece: str, url: str) -> None:
    def seconds(size: int) -> float:
        asked = capture(table() + piece * (size // len(piece)), url, page=1)
        begun = time.process_time()
        founder.recognise(asked)
        founder.read(asked)
        return time.process_time() - begun

    quarter = seconds(500_000)
    assert seconds(2_000_000) < 8 * quarter + 0.5, "4 times as long, not 16 times, however fast the machine is"

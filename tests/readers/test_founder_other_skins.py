"""Founder classic in its rarer skins, and where a page shows two of what should be one. 云岫县 is invented."""

from datetime import date

import pytest

from ingest.items import LinkKind, Severity
from ingest.readers import founder
from tests.readers.test_founder import BODY, DAY, FOLDER, NODE, article, capture, kinds, links, period, read, table

MAP = "<map name=PagePicMap><area coords='0,0,9,0,9,9' href=content_1.htm></map><img src=a.jpg usemap=#PagePicMap>"
ENTRIES = (("node_2517.htm", "第01版：要闻"), ("node_2518.htm", "第02版：综　合"))
LISTS = {
    "numbered id": "<p>{}</p>".format("".join(f"<a id=pageLink2 href={f}>{n}</a>" for f, n in ENTRIES)),
    "misspelt class": "<table id=bmdhTable>{}</table>".format(
        "".join(
            f"<tr class=bmdh_tr><td class=default><a class=rigth_bmdh_href href={f}>{n}</a></td>"
            f"<td><a href=../../{f}.pdf><img src=pdf.gif></a></td></tr>"
            for f, n in ENTRIES
        )
    ),
    "catalogue": "<ul class=layout-catalogue-list>{}</ul>".format(
        "".join(
            f"<li class=layout-catalogue-item><a href=./{f}>{n}</a><a class=pdf href=../../{f}.pdf>PDF</a></li>"
            for f, n in ENTRIES
        )
    ),
    "bare table": "<table id=bmdhTable>{}</table>".format(
        "".join(f"<tr><td><a href={f}>{n}</a></td></tr>" for f, n in ENTRIES)
    ),
    "hosted": "<table>{}</table>".format(
        "".join(f"<tr><td class=default align=left><a href={f}>{n}</a></td></tr>" for f, n in ENTRIES)
        + "<tr><td class=default><a href=content_1.htm>一</a></td><td class=default><a href=/about.htm>关于</a></td></tr>"
    ),
}


@pytest.mark.parametrize("skin", LISTS)
def test_the_list_of_pages_is_found_in_every_skin(skin: str) -> None:
    reading = read(f"<html><body>{MAP}{LISTS[skin]}</body></html>", NODE)
    (own,) = reading.pages
    assert (own.sequence, own.label, own.section) == (1, "第01版", "要闻")
    assert [
        (link.url, link.context.page, link.context.page_label, link.context.section)
        for link in links(reading, LinkKind.PAGE)
    ] == [(f"{FOLDER}node_2518.htm", 2, "第02版", "综　合")]
    assert [link.url for link in links(reading, LinkKind.ARTICLE)] == [f"{FOLDER}content_1.htm"]
    assert own.pdf_url == ("http://paper.test/yxb/html/node_2517.htm.pdf" if ".pdf" in LISTS[skin] else "")
    assert reading.problems == ()


@pytest.mark.parametrize("listed", ["<ul class=news-list>{}</ul>", "<div id=main-ed-articlenav-list>{}</div>"])
def test_without_an_image_map_the_pages_own_list_says_what_is_on_it(listed: str) -> None:
    own = listed.format("<p><a href=content_1.htm?div=-1>一</a></p>")
    side = "<div>今日关注<a href=content_9.htm>九</a></div>"
    reading = read(f"<html><body>{side}{LISTS['catalogue']}{own}{side}</body></html>", NODE)
    assert [(link.url, link.context.headline) for link in links(reading, LinkKind.ARTICLE)] == [
        (f"{FOLDER}content_1.htm", "一")
    ]
    assert reading.problems == ()


def test_an_area_that_the_pages_list_does_not_name_is_kept_and_said() -> None:
    own = "<ul class=ul02_l><li><a href=content_2.htm>二</a></ul>"
    reading = read(f"<html><body>{LISTS['hosted'].replace('content_1', 'x')}{MAP}{own}</body></html>", NODE)
    assert [link.url[-5:] for link in links(reading, LinkKind.ARTICLE)] == ["2.htm", "1.htm"]
    assert [(problem.kind, problem.severity) for problem in reading.problems] == [("unlisted_area", Severity.NOTE)]


@pytest.mark.parametrize(
    "shown",
    [
        "<td id=currentBM><strong>第03版：要闻</strong></td>",
        "<td>第03版　　<span>要闻</span></td>",
        "<p>第03版</p><p>第03版</p>",
    ],
)
def test_a_page_without_a_list_is_known_by_the_name_it_shows_and_leads_to_its_neighbours(shown: str) -> None:
    beside = (
        "<a id=ed_next href=node_2519.htm>下一版</a><a class=preart href=node_2517.htm>上一版</a>"
        "<a class=preart href=../14/node_2517.htm>上一期</a><a class=preart href='javascript:alert(1)'>x</a>"
    )
    reading = read(f"<html><body>{shown}{MAP}{beside}</body></html>", f"{FOLDER}node_2518.htm")
    assert (reading.pages[0].sequence, reading.pages[0].label) == (3, "第03版")
    assert reading.pages[0].section == ("要闻" if "要闻" in shown else "")
    assert [(link.url[-13:], link.context.page) for link in links(reading, LinkKind.PAGE)] == [
        ("node_2519.htm", None),
        ("node_2517.htm", None),
    ]
    itself = read(f"<html><body>{shown}{MAP}<a id=ed_next href=node_2517.htm?v=2>下一版</a></body></html>", NODE)
    assert links(itself, LinkKind.PAGE) == []


def test_two_names_shown_are_none() -> None:
    reading = read(f"<html><body><p>第03版：要闻</p><p>第04版：副刊</p>{MAP}</body></html>", NODE)
    assert kinds(reading) == ["page_unknown"]


def test_a_shown_name_is_not_believed_against_the_number_that_led_here() -> None:
    shown = f"<html><body><p>第03版：要闻</p>{MAP}</body></html>"
    assert [(page.sequence, page.label) for page in read(shown, NODE, page=3).pages] == [(3, "第03版")]
    assert [(page.sequence, page.label) for page in read(shown, NODE, page=2).pages] == [(2, "")]


def test_a_page_at_an_address_without_a_day_is_of_the_day_it_shows() -> None:
    listed = "<a id=pageLink href=a.htm>第01版：要闻</a>"
    asked = capture(f"{listed}<p>2024年3月15日　星期五</p>{MAP}", "http://clone.test/a.htm")
    reading = founder.read(asked)
    assert reading.issue is not None
    assert reading.issue.issued_on == DAY
    assert links(reading, LinkKind.ARTICLE)[0].context.issued_on == DAY
    two = capture(f"{listed}<p>2024年3月15日 星期五</p><p>2024年3月12日 星期二</p>{MAP}", "http://clone.test/a.htm")
    assert kinds(founder.read(two)) == ["no_date"]
    story = "<founder-content><p>2024年3月15日 星期五</p></founder-content>"
    assert kinds(founder.read(capture(story, "http://clone.test/view.htm", page=1))) == ["no_date"]


# Articles


def test_an_author_in_the_dress_of_a_subtitle_is_no_subtitle() -> None:
    row = "<tr><td class=font02 align=center><founder-author>陆知秋</founder-author></td></tr>"
    found = article(table("引题", "<founder-title>主题</founder-title>", "副题", row) + BODY)
    assert (found.kicker, found.headline, found.subhead, found.byline_text) == ("引题", "主题", "副题", "陆知秋")


def test_rows_around_a_shared_title_are_kicker_and_subtitle() -> None:
    rows = "".join(
        f"<tr valign=top><td>{x}</td></tr>" for x in ("引题", "<p class=BSHARE_TEXT>主题</p>", "副题", "陆知秋")
    )
    found = article(f"<table class=wz><tr><td><table>{rows}</table></td></tr></table>{BODY}")
    assert (found.kicker, found.headline, found.subhead, found.byline_text) == ("引题", "主题", "副题", "陆知秋")


def test_template_marks_name_the_stack_where_no_skin_does() -> None:
    stack = "".join(
        f"<p><!--<npm:article-{name}>-->{text}<!--</npm:article-{name}>--></p>"
        for name, text in (("pretitle", "引<b>题</b>"), ("title", "主题<br>二"), ("subtitle", ""), ("author", "陆知秋"))
    )
    found = article(f"<div>{stack}</div><!--<npm:article-content>--><P>甲。<P>乙。<!--</npm:article-content>-->")
    assert (found.kicker, found.headline, found.subhead, found.byline_text) == ("引题", "主题 二", "", "陆知秋")
    assert found.body == "甲。\n乙。"


def test_a_mark_that_never_ends_says_nothing() -> None:
    assert article(f"<p><!--<npm:article-title>-->{'题' * 5000}</p>{BODY}").headline == ""


def test_of_several_titles_the_listed_one_is_taken_else_the_first_and_that_is_said() -> None:
    shown = f"<founder-title>云岫报</founder-title>{table(title='<founder-title>主　题</founder-title>')}{BODY}"
    listed = read(shown, page=1, headline="主 题")
    assert (listed.articles[0].headline, listed.problems) == ("主　题", ())
    alone = read(shown, page=1)
    assert alone.articles[0].headline == "云岫报"
    assert kinds(alone) == ["title_unclear"]
    twice = f"<h1>主题</h1><h1></h1><h1>主 题</h1>{BODY}"
    assert read(twice, page=1).problems == ()


def test_another_body_on_the_page_is_said_and_the_same_one_is_not() -> None:
    other = "<founder-content><p>丙。</p></founder-content>"
    reading = read(table() + BODY + other, page=1)
    assert reading.articles[0].body == "甲。\n乙。"
    assert kinds(reading) == ["body_unclear"]
    assert read(table() + BODY + BODY, page=1).problems == ()


def test_a_body_in_its_own_element_of_the_newer_skin() -> None:
    found = article("<h1></h1><h1>主题</h1><cms-content id=content><p>甲。</p><p>乙。</p></cms-content><p>外</p>")
    assert (found.headline, found.body) == ("主题", "甲。\n乙。")


# Indexes and entries

PERIOD = "http://paper.test/yxb/html/2024-03/period.xml"


def test_a_day_listed_twice_is_one_link() -> None:
    once = read(period(("2024-03-15", "node_2517.htm"), ("2024-03-15", "node_2517.htm")), PERIOD)
    assert (len(once.links), once.problems) == (1, ())


@pytest.mark.parametrize(
    "entry",
    [
        "<period><front_page>node_2517.htm</front_page><period_date>2024-03-15</period_date></period>",
        "<period id='1'><x/><period_date a='b'> 2024-03-15 </period_date><front_page>node_2517.htm\n</front_page></period>",
        "<period front_page='node_2517.htm' period_date='2024-03-15'/>",
    ],
)
def test_fields_of_an_index_come_in_any_order(entry: str) -> None:
    reading = read(f"<root><periods>{entry}</periods></root>", PERIOD)
    assert [(link.url, link.context.issued_on) for link in reading.links] == [(NODE, date(2024, 3, 15))]
    assert reading.problems == ()


def test_an_error_text_in_place_of_an_index_is_a_problem_and_a_month_without_issues_is_none() -> None:
    error = founder.read(capture("<html><body>404</body></html>", PERIOD))
    assert (error.links, kinds(error)) == ((), ["period_broken"])
    assert read("<periods></periods>", PERIOD).problems == ()


def test_an_escaped_address_in_a_timer_is_followed() -> None:
    timer = r"<script>setTimeout('window.location.href=\'html/2024-03/15/node_2517.htm\'', 500)</script>"
    assert [link.url for link in read(timer, "http://paper.test/yxb/").links] == [NODE]


@pytest.mark.parametrize(
    "box",
    ['<td class="xilan_content_tt">{}</td>', '<div class="main-article-con">{}</div>', '<div class="content">{}</div>'],
)
def test_a_body_in_a_rarer_box_is_read_whole(box: str) -> None:
    body = "<p>3月13日，清塘镇召开现场会。</p><p>会议要求不误农时。</p>"
    page = f"<html><body><table><tr>{box.format(body)}</tr></table></body></html>"
    reading = founder.read(capture(page, f"{FOLDER}/content_1.htm", page=1, headline="清塘镇召开现场会"))
    (one,) = reading.articles
    assert one.body == "3月13日，清塘镇召开现场会。\n会议要求不误农时。"
    assert one.headline == "清塘镇召开现场会"
    assert kinds(reading) == ["title_listed"]


def test_a_place_for_a_title_that_is_empty_is_an_article_without_one() -> None:
    page = f'<html><body><table><tr><td class="font01"></td></tr></table><div id=ozoom>{BODY}</div></body></html>'
    (one,) = founder.read(capture(page, f"{FOLDER}/content_1.htm", page=1, headline="列表的题目")).articles
    assert one.headline == ""

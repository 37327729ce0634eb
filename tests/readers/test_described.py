"""The one engine that reads every described system, held to what real pages of county papers do to a reader.

云岫县, its people and events are invented.
"""

from datetime import UTC, date, datetime

import pytest

from ingest.items import Article, Capture, Context, Kind, Link, LinkKind, Page, Reading
from ingest.language.complete import complete
from ingest.readers.described import Described
from ingest.readers.description import load

SYSTEM = load(
    "try",
    r"""
title = "Try"
version = 1
[[marks]]
pattern = 'class="try"'
reason = "it has a try"
[addresses]
entry = ['/paper/(?:index\.html)?$']
issues = ['/paper/past\.html$']
issue = ['/(?P<date>\d{8})/(?:index\.html)?$']
page = ['/(?P<date>\d{8})/v(?P<page>[A-Z]{0,3}\d{1,4}[A-Z]?)\.html$']
article = ['/(?P<date>\d{8})/(?P<id>\d+)\.html$']
rewrite = [['/pad/', '/pc/']]
[page]
pages = [".pages a", "#dropdown a"]
last = ["a.last"]
articles = [".list a", ".titles a"]
name = [".name"]
image = ["img[usemap]"]
pdf = ["a.pdf"]
issues = [".past a"]
[[article]]
kicker = ["preceding-sibling::p[@class='deck']"]
title = ["h2.title"]
subtitle = ["following-sibling::p[@class='deck']"]
author = [".author"]
body = ["#body"]
pictures = [".picture"]
[[article]]
title = ["h1"]
body = ["#text"]
""",
)
READER = Described(SYSTEM)
DAY = date(2024, 3, 15)
HERE = "http://paper.test/paper/20240315/"


def read(body: str, url: str = f"{HERE}v01.html", *, reader: Described = READER, **known) -> Reading:
    """Read a page of the system that was asked for at ``url``."""
    capture = Capture(
        url=url,
        requested_url=url,
        fetched_at=datetime(2024, 5, 1, tzinfo=UTC),
        status=200,
        body=body.encode(),
        context=Context(publication="yunxiu", **known),
    )
    return reader.read(capture)


def links(reading: Reading, kind: LinkKind) -> list[Link]:
    return [link for link in reading.links if link.kind is kind]


def listed(reading: Reading) -> dict[str, tuple[int | None, str, str]]:
    """Give place, label and section of every other page that the page links, by its address in the issue."""
    return {
        link.url.removeprefix(HERE): (link.context.page, link.context.page_label, link.context.section)
        for link in links(reading, LinkKind.PAGE)
    }


def titles(reading: Reading) -> dict[str, str]:
    return {link.url.removeprefix(HERE): link.context.headline for link in links(reading, LinkKind.ARTICLE)}


def page(reading: Reading) -> Page:
    (one,) = reading.pages
    return one


def article(reading: Reading) -> Article:
    (one,) = reading.articles
    return one


def kinds(reading: Reading) -> set[str]:
    return {problem.kind for problem in reading.problems}


def pages(*entries: tuple[str, str]) -> str:
    """Give a list of pages: addresses and names."""
    return "".join(f'<li class="pages"><a href="{url}">{name}</a></li>' for url, name in entries)


PLAIN = pages(("v01.html", "第01版：要闻"), ("v02.html", "第02版：综合"), ("v03.html", "第03版：副刊"))
STORY = '<div class="list"><a href="101.html">春耕开犁</a></div>'


def story(inner: str = "", **known) -> Reading:
    return read(inner, f"{HERE}101.html", page=2, **known)


# The list of pages


def test_pages_are_found_by_the_next_selector_where_the_first_finds_other_things() -> None:
    toolbar = '<div class="pages"><a href="#">放大</a><a href="javascript:print()">打印</a></div>'
    drop = '<div id="dropdown"><a href="v01.html">第01版：要闻</a><a href="v02.html">第02版：综合</a></div>'
    assert listed(read(toolbar + drop + STORY)) == {"v02.html": (2, "第02版", "综合")}


@pytest.mark.parametrize(
    "names", [("第一版", "第二版", "第三版"), ("一版", "二版", "三版"), ("第1版", "第2版", "第3版")]
)
def test_a_page_named_by_a_chinese_numeral_has_its_number(names: tuple[str, str, str]) -> None:
    reading = read(pages(*zip(("v01.html", "v02.html", "v03.html"), names, strict=True)) + STORY)
    assert page(reading).sequence == 1
    assert page(reading).label == names[0]
    assert listed(reading) == {"v02.html": (2, names[1], ""), "v03.html": (3, names[2], "")}


def test_a_page_named_by_a_chinese_numeral_keeps_its_section() -> None:
    reading = read(pages(("v01.html", "第一版：要闻"), ("v03.html", "第三版 副刊")) + STORY)
    assert (page(reading).label, page(reading).section) == ("第一版", "要闻")
    assert listed(reading) == {"v03.html": (3, "第三版", "副刊")}


@pytest.mark.parametrize(
    "way",
    [
        "下一版",
        "下一版 >>",
        "【下一版】",
        "<< 上一版",
        "下一版：",
        "下一页 →",
        "末 版",
        "尾页",
        "首版",
        "最后一版",
        "返回首页",
    ],
)
def test_a_way_through_the_issue_is_no_page_of_its_own(way: str) -> None:
    reading = read(PLAIN + pages(("index.html", way), ("v03.html", way)) + STORY)
    assert listed(reading) == {"v02.html": (2, "第02版", "综合"), "v03.html": (3, "第03版", "副刊")}


def test_a_page_listed_twice_under_two_addresses_is_one_page() -> None:
    first = pages(("index.html", "第01版：要闻"), ("v02.html", "第02版：综合"))
    again = pages(("v01.html", "第01版：要闻"), ("v02.html", "第02版：综合"))
    reading = read(first + again + STORY, f"{HERE}v02.html")
    assert page(reading).sequence == 2
    assert {number for number, _, _ in listed(reading).values()} == {1}
    assert reading.issue is not None
    assert reading.issue.page_count == 2


def test_a_supplement_that_counts_from_one_again_has_pages_of_its_own() -> None:
    reading = read(
        pages(("v01.html", "第01版：要闻"), ("vT01.html", "第01版：特刊"), ("vT02.html", "第02版：特刊")) + STORY
    )
    assert sorted(number for number, _, _ in listed(reading).values()) == [2, 3]


def test_a_logo_that_leads_to_the_first_page_does_not_name_it() -> None:
    reading = read(pages(("v01.html", "云岫报")) + PLAIN + STORY)
    assert (page(reading).label, page(reading).section) == ("第01版", "要闻")
    assert listed(reading) == {"v02.html": (2, "第02版", "综合"), "v03.html": (3, "第03版", "副刊")}


@pytest.mark.parametrize(
    ("name", "label", "section"),
    [
        ("第A01版：要闻", "第A01版", "要闻"), ("A01 要闻", "A01", "要闻"), ("01B", "01B", ""), ("01B版:English", "01B版", "English"),
        ("JSA01", "JSA01", ""), ("A01)要闻", "A01", "要闻"), ("（GA01）封面", "（GA01）", "封面"),
        ("第01版·要闻", "第01版", "要闻"),
        ("第01版|要闻", "第01版", "要闻"), ("01-要闻", "01", "要闻"), ("第01版-要 闻", "第01版", "要 闻"),
        ("第02-03版：专题", "第02-03版", "专题"),
        ("02/03版 专题", "02/03版", "专题"), ("第0607版：专题", "第0607版", "专题"), ("第 01 版：要闻", "第 01 版", "要闻"),
        ("第01版：要闻（一）", "第01版", "要闻（一）"), ("云岫副刊", "", "云岫副刊"), ("2024全国两会", "", "2024全国两会"),
        ("3·15特刊", "", "3·15特刊"), ("一版要闻", "一版", "要闻"), ("01要闻", "01", "要闻"), ("头版", "头版", ""),
        ("一线", "", "一线"), ("十", "十", ""), ("第01版: 01要闻", "第01版", "01要闻"),
        ("C1", "C1", ""), ("第01版：", "第01版", ""), ("版面一", "版面一", ""), ("百姓", "", "百姓"), ("三农", "", "三农"),
        ("要闻", "", "要闻"), ("综合版", "", "综合版"), ("要闻 A01", "要闻 A01", ""),
        ("要闻01", "要闻01", ""), ("要闻 01", "要闻 01", ""), ("A版", "A版", ""), ("B版要闻", "B版要闻", ""), ("A叠", "A叠", ""),
    ],
)  # fmt: skip
def test_a_pages_name_is_label_and_section(name: str, label: str, section: str) -> None:
    one = page(read(pages(("v01.html", name)) + STORY))
    assert (one.label, one.section) == (label, section)


def test_pages_that_are_listed_by_their_sections_alone_have_no_label() -> None:
    entries = pages(("v01.html", "要闻"), ("v02.html", "综合新闻"))
    reading = read(entries + STORY)
    assert (page(reading).label, page(reading).section) == ("", "要闻")
    assert listed(reading) == {"v02.html": (2, "", "综合新闻")}
    shown = page(read(f'<p class="name">第01版</p>{entries}{STORY}'))
    assert (shown.sequence, shown.label, shown.section) == (1, "第01版", "要闻")


@pytest.mark.parametrize(
    ("name", "number"),
    [("第0607版", 6), ("第06-07版", 6), ("06、07版", 6), ("第六、七版", 6), ("第12版", 12), ("第十二版", 12)],
)
def test_a_spread_has_the_number_of_its_first_page(name: str, number: int) -> None:
    reading = read(pages(("v01.html", "第01版"), ("v06.html", name)) + STORY)
    assert listed(reading) == {"v06.html": (number, name, "")}


def test_the_page_that_is_shown_need_not_be_a_link_of_the_list() -> None:
    entries = pages(("vA01.html", "A01版：要闻"), ("vA03.html", "A03版：副刊"), ("vB01.html", "B01版：特刊"))
    reading = read(f'{entries}<span class="name">A02版：综合</span>{STORY}', f"{HERE}vA02.html")
    assert (page(reading).sequence, page(reading).label, page(reading).section) == (2, "A02版", "综合")
    assert [number for number, _, _ in listed(reading).values()] == [1, 3, 4]


def test_the_first_page_that_lists_only_the_others_is_the_first() -> None:
    reading = read(pages(("vA02.html", "A02"), ("vA03.html", "A03")) + STORY, f"{HERE}vA01.html")
    assert page(reading).sequence == 1
    assert [number for number, _, _ in listed(reading).values()] == [2, 3]


def test_pages_of_one_letter_keep_their_numbers_where_one_is_missing() -> None:
    reading = read(pages(("vA01.html", "A01"), ("vA02.html", "A02"), ("vA04.html", "A04")) + STORY, f"{HERE}vA01.html")
    assert [number for number, _, _ in listed(reading).values()] == [2, 4]


def test_neighbours_alone_do_not_number_pages_of_several_letters() -> None:
    """From a page that links only to 上一版 and 下一版 nothing tells how many pages stand before them."""
    reading = read(pages(("vB01.html", "上一版"), ("vB03.html", "下一版")) + STORY, f"{HERE}vB02.html", page=6)
    assert page(reading).sequence == 6
    assert all(number != 1 for number, _, _ in listed(reading).values())


def test_a_last_page_with_a_letter_says_how_many_there_are() -> None:
    reading = read('<a class="last" href="vA04.html">末版</a>' + STORY, f"{HERE}vA01.html")
    assert listed(reading) == {f"vA0{number}.html": (number, f"A0{number}", "") for number in (2, 3, 4)}


def test_the_last_page_links_back_to_the_first_and_no_page_is_added() -> None:
    reading = read(PLAIN + '<li class="pages"><a href="index.html">下一版</a></li>' + STORY, f"{HERE}v03.html")
    assert set(listed(reading)) == {"v01.html", "v02.html"}


# Addresses


@pytest.mark.parametrize(
    "other",
    [
        "http://PAPER.test/paper/20240315/",
        "https://paper.test/paper/20240315/",
        "//paper.test/paper/20240315/",
        "./",
        "../20240315/",
    ],
)
def test_a_page_has_one_address_however_its_site_writes_scheme_and_host(other: str) -> None:
    reading = read(pages((f"{other}v01.html", "第01版"), (f"{other}v02.html", "第02版")) + STORY)
    assert page(reading).source_url == f"{HERE}v01.html"
    assert listed(reading) == {"v02.html": (2, "第02版", "")}


def test_relative_addresses_follow_the_pages_base() -> None:
    based = '<head><base href="/paper/"></head>' + pages(
        ("20240315/v01.html", "第01版"), ("20240315/v02.html", "第02版")
    )
    reading = read(
        based + '<div class="list"><a href="20240315/101.html">春耕</a></div><img usemap="#m" src="p/1.jpg">'
    )
    assert listed(reading) == {"v02.html": (2, "第02版", "")}
    assert titles(reading) == {"101.html": "春耕"}
    assert page(reading).image_url == "http://paper.test/paper/p/1.jpg"


def test_a_base_on_another_host_leads_nowhere() -> None:
    reading = read('<base href="http://other.test/">' + PLAIN + STORY)
    assert reading.links == ()


def test_an_articles_pictures_follow_its_base() -> None:
    reading = story('<base href="/paper/"><h2 class="title">春</h2><div id="body">字<img src="p/1.jpg"></div>')
    assert [image.url for image in article(reading).images] == ["http://paper.test/paper/p/1.jpg"]


def test_pictures_of_a_twin_lie_where_the_twin_says() -> None:
    twin = "http://paper.test/pad/20240315/"
    reading = read(f'<img usemap="#m" src="1.jpg">{STORY}<a class="pdf" href="1.pdf">PDF</a>', f"{twin}v01.html")
    assert page(reading).source_url == "http://paper.test/pc/20240315/v01.html"
    assert page(reading).image_url == f"{twin}1.jpg"
    assert page(reading).pdf_url == f"{twin}1.pdf"


@pytest.mark.parametrize(
    "href", ["..\\20240315\\101.html", " 101.html\n", "101.html#top", "101.html?div=-1", "10\n1.html"]
)
def test_an_address_written_sloppily_leads_where_a_browser_goes(href: str) -> None:
    assert titles(read(f'<div class="list"><a href="{href}">春耕</a></div>')) == {"101.html": "春耕"}


# Articles of a page


def test_articles_are_found_by_the_next_selector_where_the_first_finds_other_things() -> None:
    box = '<div class="list"><a href="../20240314/99.html">昨日</a><a href="#">更多</a></div>'
    assert titles(read(PLAIN + box + '<div class="titles"><a href="101.html">春耕</a></div>')) == {"101.html": "春耕"}


def test_areas_of_a_second_map_drawn_for_a_larger_image_do_not_bend_the_first_ones() -> None:
    reading = read(
        '<img src="1.jpg" usemap="#PagePicMap" width="350" height="500">'
        '<map name="pagepicmap"><area coords="70,100,140,200" href="101.html"></map>'
        '<map name="large"><area coords="700,1000,1400,2000" href="101.html"><area coords="0,0,9,9" href="102.html"></map>'
    )
    first, second = links(reading, LinkKind.ARTICLE)
    assert first.context.regions == (((0.2, 0.2), (0.4, 0.2), (0.4, 0.4), (0.2, 0.4)),)
    assert second.context.regions == ()


def test_an_area_printed_twice_is_one_region_and_several_areas_are_several() -> None:
    area = '<area coords="{}" href="101.html?div={}">'
    reading = read(
        '<img src="1.jpg" usemap="#m" width="100" height="200"><map name="m">'
        + area.format("0,0 50,100", 0) + area.format("0;0;50;100", 1) + area.format("50,100,100,200", -1) + "</map>"
    )  # fmt: skip
    (link,) = links(reading, LinkKind.ARTICLE)
    assert [region[0] for region in link.context.regions] == [(0.0, 0.0), (0.5, 0.5)]


def test_a_page_without_anything_of_a_page_is_none() -> None:
    reading = read("<h1>您访问的页面不存在</h1><p>请返回首页</p>", page=1)
    assert (reading.pages, reading.articles, reading.links) == ((), (), ())
    assert kinds(reading) == {"no_page"}


def test_a_page_of_one_picture_without_articles_is_a_page() -> None:
    assert page(read(PLAIN + '<img usemap="#m" src="1.jpg">')).image_url == f"{HERE}1.jpg"


# The page's own PDF


def test_a_pdf_beside_another_pages_entry_is_not_this_pages() -> None:
    entries = (
        '<ul><li class="pages"><a href="v01.html">第01版</a><a class="pdf" href="1.pdf">PDF</a></li>'
        '<li class="pages"><a href="v02.html">第02版</a></li></ul>'
    )
    assert page(read(entries + STORY, f"{HERE}v01.html")).pdf_url == f"{HERE}1.pdf"
    assert page(read(entries + STORY, f"{HERE}v02.html")).pdf_url == ""


def test_the_only_pdf_of_a_page_is_its_own_wherever_it_stands() -> None:
    assert page(read(PLAIN + STORY + '<p><a class="pdf" href="1.pdf?v=2">PDF</a></p>')).pdf_url == f"{HERE}1.pdf"


# Entry pages and redirects


def test_a_script_that_can_turn_to_another_page_does_not_hide_what_the_page_shows() -> None:
    turning = "<script>function next(){ location.href='v02.html'; } function past(){ location.href='../20240314/v01.html'; }</script>"
    reading = read(turning + PLAIN.replace("v01.html", "index.html") + STORY, f"{HERE}index.html")
    assert titles(reading) == {"101.html": "春耕开犁"}
    assert links(reading, LinkKind.ISSUE) == []


def test_an_issue_that_redirects_to_another_day_leads_to_that_days_issue() -> None:
    """A site answers a day without an issue with its newest: that must not become the day's."""
    reading = read(
        '<meta http-equiv="refresh" content="0;url=../20240320/v01.html">', f"{HERE}index.html", issued_on=DAY
    )
    (link,) = reading.links
    assert (link.kind, link.context.issued_on) == (LinkKind.ISSUE, date(2024, 3, 20))
    assert reading.issue is None


def test_an_entry_page_that_redirects_to_another_host_leads_nowhere() -> None:
    reading = read(
        '<meta http-equiv="refresh" content="0;url=http://other.test/20240315/v01.html">', "http://paper.test/paper/"
    )
    assert reading.links == ()
    assert "no_page" in kinds(reading)


def test_an_entry_page_that_is_the_first_page_leads_to_its_lasting_address() -> None:
    body = pages(("20240315/v01.html", "第01版"), ("20240315/v02.html", "第02版"))
    reading = read(body, "http://paper.test/paper/index.html")
    (link,) = reading.links
    assert (link.url, link.kind, link.context.issued_on) == (f"{HERE}v01.html", LinkKind.ISSUE, DAY)


def test_an_entry_page_with_older_pages_before_the_list_leads_to_the_newest() -> None:
    body = pages(("20240308/v01.html", "3月8日"), ("20240315/v01.html", "第01版"), ("20240315/v02.html", "第02版"))
    first = next(iter(read(body, "http://paper.test/paper/").links))
    assert (first.url, first.context.issued_on) == (f"{HERE}v01.html", DAY)


# Articles


def test_a_title_printed_twice_is_one_title() -> None:
    twice = '<h2 class="title">春耕开犁</h2><div class="share"><h2 class="title">春耕 开犁</h2></div><div id="body">字</div>'
    assert article(story(twice)).headline == "春耕开犁"


def test_of_several_titles_the_one_the_list_named_is_taken() -> None:
    shown = '<div><h2 class="title">云岫报</h2></div><div><h2 class="title">春耕开犁</h2><p class="deck">副</p></div>'
    one = article(story(f'{shown}<div id="body">字</div>', headline="春耕开犁"))
    assert (one.headline, one.subhead) == ("春耕开犁", "副")


def test_of_several_titles_elsewhere_on_the_page_the_first_is_taken_and_said() -> None:
    shown = (
        '<div><h2 class="title">春耕开犁</h2></div><div><h2 class="title">相关新闻</h2></div><div id="body">字</div>'
    )
    reading = story(shown)
    assert article(reading).headline == "春耕开犁"
    assert "title_unclear" in kinds(reading)


def test_a_title_broken_over_neighbours_is_one_title() -> None:
    shown = '<h2 class="title">春雨催耕急</h2><br><h2 class="title">机器下田忙</h2><p class="deck">副</p><div id="body">字</div>'
    one = article(story(shown))
    assert (one.headline, one.subhead) == ("春雨催耕急 机器下田忙", "副")


def test_kicker_and_subtitle_of_one_class_are_told_by_their_place_also_around_an_empty_title() -> None:
    shown = '<p class="deck">引</p><h2 class="title">{}</h2><p class="deck">副</p><div id="body">字</div>'
    for title in ("春耕", "", "\u200b"):
        one = article(story(shown.format(title)))
        assert (one.kicker, one.headline, one.subhead) == ("引", title.strip("\u200b"), "副")


@pytest.mark.parametrize("aside", ["", "<div class=side><h3>相关新闻</h3><h4>更多</h4></div>"])
def test_sub_headings_of_the_text_and_headings_after_it_are_no_deck(aside: str) -> None:
    places = 'kicker = ["h3"]\ntitle = ["h2"]\nsubtitle = ["h4"]\nbody = ["#content"]\n'
    address = r"article = ['/(?P<date>\d{8})/(?P<id>\d+)\.html$']"
    plain = load("plain", f"title = 'Plain'\nversion = 1\n[addresses]\n{address}\n[article]\n{places}")
    text = "<h3>一、抓产业</h3><p>清塘镇建起大棚。</p><h4>（一）</h4><h3>二、抓就业</h3><p>村民进了工厂。</p>"
    shown = f"<h3>引题</h3><h2>双桥村变了样</h2><h4>副题</h4><div id=content>{text}</div>{aside}"
    one = article(read(shown, f"{HERE}5.html", reader=Described(plain), page=2))
    assert (one.kicker, one.headline, one.subhead) == ("引题", "双桥村变了样", "副题")
    assert "二、抓就业" in one.body


def test_a_skin_with_the_text_is_not_left_for_the_sites_own_heading() -> None:
    """An article without a title, on a page whose heading is another skin's title."""
    one = article(
        story('<h1>云岫报数字报</h1><h2 class="title"></h2><p class="author">季和</p><div id="body">三月的雨。</div>')
    )
    assert (one.headline, one.body, one.byline_text) == ("", "三月的雨。", "季和")


def test_a_deck_inside_the_text_is_not_read_as_text_again() -> None:
    deck = '<p class="deck">引</p><h2 class="title">春耕</h2><p class="deck">副</p><p class="author">季和</p>'
    one = article(story(f'<div id="body">{deck}<p>字一。</p></div>'))
    assert (one.kicker, one.headline, one.subhead, one.byline_text, one.body) == ("引", "春耕", "副", "季和", "字一。")


def test_a_deck_repeated_as_the_texts_first_lines_is_not_text() -> None:
    text = "清塘镇双桥村的田里机器下了水，" * 4
    body = f'<div id="body"><p>春　耕</p><p>副题</p><p>{text}</p><p>春耕</p></div>'
    one = article(story(f'<h2 class="title">春耕</h2><p class="deck">副题</p>{body}'))
    assert one.body == f"{text}\n春耕"


def test_a_poem_that_begins_with_its_title_keeps_its_first_line() -> None:
    one = article(
        story('<h2 class="title">一夜东风过小桥</h2><div id="body">一夜东风过小桥，<br>柳丝如线雨如毛。</div>')
    )
    assert one.body == "一夜东风过小桥，\n柳丝如线雨如毛。"
    one = article(story('<h2 class="title">一夜东风过小桥</h2><div id="body">一夜东风过小桥<br>柳丝如线雨如毛</div>'))
    assert one.body == "一夜东风过小桥\n柳丝如线雨如毛"


def test_a_text_that_is_only_its_title_again_is_kept() -> None:
    assert article(story('<h2 class="title">停水</h2><div id="body">停水</div>')).body == "停水"


def test_an_author_box_that_swallowed_the_text_is_no_author() -> None:
    """``<span class=author>`` left open: the parser puts all that follows into it."""
    text = "春雨落在岩头村。" * 60
    one = article(
        story(
            f'<h2 class="title">春耕</h2><div id="body"><span class="author">季和<div>{text}</div><div>完。</div></div>'
        )
    )
    assert one.byline_text == ""
    assert text in one.body


def test_a_text_shown_to_telephones_again_is_one_text() -> None:
    one = article(story('<h2 class="title">春耕</h2><div id="body">字一。</div><div id="body"> <p>字一。</p></div>'))
    assert one.body == "字一。"
    one = article(story('<h2 class="title">春耕</h2><div id="body">字一。</div><div id="body">字二。</div>'))
    assert one.body == "字一。\n字二。"


def test_the_next_articles_name_below_the_text_is_no_text() -> None:
    ways = '<p>上一篇：<a href="100.html">停水</a></p>下一篇: 夏收<br>下一篇文章写什么？'
    one = article(story(f'<h2 class="title">春耕</h2><div id="body"><p>字一。</p>{ways}</div>'))
    assert one.body == "字一。\n下一篇文章写什么？"


def test_toolbar_links_in_the_text_are_no_text() -> None:
    bar = '<p><a href="#">上一篇</a> <a href="#">下一篇</a> <a onclick="z()">放大</a> <a>缩小</a> <a>默认</a></p>'
    one = article(
        story(f'<h2 class="title">春耕</h2><div id="body">{bar}<p>字一，<a href="#">云岫</a>。</p>{bar}</div>')
    )
    assert one.body == "字一，云岫。"


def test_bare_text_with_breaks_and_doubled_entities_is_read_line_by_line() -> None:
    body = '<div id="body">&amp;nbsp;&amp;nbsp;字一。<br>\u200b　　字二。<br/><br>&#8203;字三。</div>'
    one = article(story(f'<h2 class="title">春&amp;nbsp;耕</h2>{body}'))
    assert (one.headline, one.body) == ("春\u00a0耕", "字一。\n字二。\n字三。")


def test_an_article_of_a_picture_alone_is_a_photo_with_its_caption() -> None:
    one = article(story('<div class="picture"><img src="1.jpg"><p>油菜花开。贺兰舟 摄</p></div><div id="body"></div>'))
    assert (one.kind, one.headline, one.body) == (Kind.PHOTO, "", "")
    assert [(image.url, image.caption) for image in one.images] == [(f"{HERE}1.jpg", "油菜花开。贺兰舟 摄")]


def test_captions_under_bare_pictures_do_not_hide_the_head_of_the_text() -> None:
    text = (
        '<img src="1.jpg"><p>图为春耕现场。赵亮 摄</p><img src="2.jpg"><p>▲村民在采茶</p>'
        "<p>本报记者 贺兰舟</p><p>本报讯 春耕开始了。</p><p>花开了。</p>"
    )
    reading = story(f'<h2 class="title">春耕</h2><div id="body">{text}</div>')
    assert reading.issue is not None
    one = complete(article(reading), reading.issue)
    assert (one.byline_text, one.dateline_text, one.body) == (
        "本报记者 贺兰舟",
        "本报讯",
        "本报讯 春耕开始了。\n花开了。",
    )
    assert [(image.caption, image.credit) for image in one.images] == [
        ("图为春耕现场。", "赵亮 摄"),
        ("▲村民在采茶", ""),
    ]


def test_a_caption_under_a_box_with_the_picture_alone_is_the_pictures() -> None:
    box = '<div class="picture"><img src="1.jpg"></div><p>图为春耕现场。赵亮 摄</p>'
    one = article(story(f'<h2 class="title">春耕</h2><div id="body">{box}<p>春耕开始了。</p></div>'))
    assert one.body == "春耕开始了。"
    assert [(image.url, image.caption) for image in one.images] == [(f"{HERE}1.jpg", "图为春耕现场。赵亮 摄")]


def test_a_text_that_is_a_bare_pictures_caption_is_a_photos() -> None:
    reading = story('<h2 class="title">采茶忙</h2><div id="body"><img src="1.jpg"><p>村民在采茶。赵亮 摄</p></div>')
    assert reading.issue is not None
    one = complete(article(reading), reading.issue)
    assert (one.kind, one.body, one.images[0].credit) == (Kind.PHOTO, "村民在采茶。", "赵亮 摄")


def test_a_picture_shown_small_and_large_is_one_picture() -> None:
    boxes = (
        '<div class="picture"><img src="1.jpg.1"></div><div class="picture"><img src="1.jpg"><p>油菜花开。</p></div>'
    )
    one = article(story(f'<h2 class="title">花</h2>{boxes}<div id="body">字<img src="1.jpg.2"></div>'))
    assert [(image.url, image.caption) for image in one.images] == [(f"{HERE}1.jpg", "油菜花开。")]


def test_an_error_page_at_an_articles_address_gives_none() -> None:
    reading = story("<h1>您访问的页面不存在</h1>")
    assert reading.articles == ()
    assert "no_article" in kinds(reading)


META = "<!--<enpproperty><title>{}</title><introtitle>旧引</introtitle><author>旧人</author></enpproperty>-->"


def test_metadata_that_tells_of_another_article_fills_nothing() -> None:
    reading = story('<h2 class="title">春耕开犁</h2><div id="body">字</div>' + META.format("城东停水通知"))
    one = article(reading)
    assert (one.kicker, one.headline, one.byline_text) == ("", "春耕开犁", "")
    assert "title_differs" in kinds(reading)


@pytest.mark.parametrize("title", ["春耕 开犁", "春耕", "春耕开犁——云岫各乡忙", ""])
def test_metadata_that_tells_of_this_article_fills_what_is_not_shown(title: str) -> None:
    one = article(story('<h2 class="title">春耕开犁</h2><div id="body">字</div>' + META.format(title)))
    assert (one.kicker, one.headline, one.byline_text) == ("旧引", "春耕开犁", "旧人")


# What led here, and saved files


def test_the_address_knows_the_day_better_than_what_led_here() -> None:
    reading = read(PLAIN + STORY, issued_on=date(2024, 3, 14))
    assert reading.issue is not None
    assert reading.issue.issued_on == DAY


def test_a_page_that_says_another_number_than_what_led_here_is_told() -> None:
    reading = read(
        '<span class="name">第04版：副刊</span>' + STORY, "http://paper.test/other.html", page=3, issued_on=DAY
    )
    assert "page_differs" in kinds(reading)


@pytest.mark.parametrize("url", ["file:///saved/01.html", "file:01.html", "import:batch/01.html"])
def test_a_saved_file_is_read_by_what_it_shows(url: str) -> None:
    reading = read('<h2 class="title">春耕</h2><div id="body">字</div>', url, issued_on=DAY, page=1)
    assert article(reading).headline == "春耕"


def test_a_saved_page_of_the_paper_is_a_page() -> None:
    reading = read(
        '<div class="try"></div><span class="name">第02版：综合</span><img usemap="#m" src="2.jpg">',
        "file:///saved/x.html",
        issued_on=DAY,
    )
    assert page(reading).sequence == 2


# Addresses, titles, text and pictures that a template or a script filled in


def test_an_issues_own_address_that_lists_only_the_other_pages_is_its_first() -> None:
    reading = read(pages(("v02.html", "第02版"), ("v03.html", "第03版")) + STORY, f"{HERE}index.html")
    assert page(reading).sequence == 1
    assert titles(reading) == {"101.html": "春耕开犁"}
    assert [number for number, _, _ in listed(reading).values()] == [2, 3]


def test_a_page_whose_address_is_spelled_otherwise_in_the_list_has_the_lists_name() -> None:
    one = page(read(pages(("V01.HTML", "第01版：要闻"), ("v02.html", "第02版：综合")) + STORY))
    assert (one.sequence, one.label, one.section) == (1, "第01版", "要闻")


def test_markup_that_a_site_escaped_is_not_text() -> None:
    body = "&lt;p style=&quot;text-indent:2em&quot;&gt;字一。&lt;/p&gt;&lt;p&gt;字二&lt;br/&gt;字三，3&lt;5。&lt;/p&gt;"
    assert article(story(f'<h2 class="title">春耕</h2><div id="body">{body}</div>')).body == "字一。\n字二\n字三，3<5。"


@pytest.mark.parametrize("held", ["data-src", "data-original"])
def test_a_picture_that_waits_for_a_script_is_found(held: str) -> None:
    body = f'<h2 class="title">春耕</h2><div id="body">字<img src="/loading.gif" {held}="1.jpg"></div>'
    assert [image.url for image in article(story(body)).images] == [f"{HERE}1.jpg"]
    assert page(read(PLAIN + f'<img usemap="#m" src="/loading.png" {held}="1.jpg">')).image_url == f"{HERE}1.jpg"


# An article on several pages


@pytest.mark.parametrize("rest", ["101_2.html", "101-2.html", "/paper/20240315/101_2.html"])
@pytest.mark.parametrize("said", ["下一页", "[下页]", "下一页 >>"])
def test_a_text_that_goes_on_under_another_address_is_a_problem(rest: str, said: str) -> None:
    reading = story(f'<h1>春耕开犁</h1><div id="text"><p>田里机器轰鸣。</p></div><a href="{rest}">{said}</a>')
    (problem,) = [one for one in reading.problems if one.kind == "more_pages"]
    assert f"{HERE}{rest.rpartition('/')[2]}" in problem.message


@pytest.mark.parametrize(
    "way",
    [
        '<a href="102.html">下一页</a>',
        '<a href="101_2.html">下一篇</a>',
        '<a href="101.html">下一页</a>',
        "<a>下一页</a>",
    ],
)
def test_a_way_to_another_article_is_no_rest_of_the_text(way: str) -> None:
    assert "more_pages" not in kinds(story(f'<h1>春耕开犁</h1><div id="text"><p>田里机器轰鸣。</p></div>{way}'))

"""A page of no known system: its article is read and marked as found so; lists, errors and empty pages are no articles."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ingest import readers
from ingest.items import Capture, Context, LinkKind
from ingest.readers import article_list, fallback

PAGES = Path(__file__).parents[2] / "../shared/pages"
kept = pytest.mark.skipif(not PAGES.is_dir(), reason="the newspapers' own pages are not kept here")

PARAGRAPHS = (
    "本报讯（记者 陆知秋）3月13日，全县春季农业生产现场会在清塘镇召开，传达省市有关会议精神，部署下一步重点任务。",
    "会议指出，各乡镇要把春耕作为当前头等大事，逐村逐户落实面积、种子和农机，确保不误农时。",
    "会后，与会人员到双桥村察看了育秧大棚，听取了合作社负责人对早稻育秧进展情况的介绍。",
)
HEAD = "全县春季农业生产现场会召开"
CHANNELS = "".join(
    f'<li><a href="/c{n}/">{name}</a></li>' for n, name in enumerate(["首页", "要闻", "乡镇", "专题"] * 4)
)
ARTICLE = f"""<html><head><title>{HEAD}_云岫网</title></head><body><div id="nav"><ul>{CHANNELS}</ul></div>
<div class="main"><h1>{HEAD}</h1><div class="info">2024-03-15 来源：云岫网</div>
<div class="txt">{"".join(f"<p>　　{line}</p>" for line in PARAGRAPHS)}</div></div>
<div class="foot">版权所有 云岫网 备案号 00000000</div></body></html>"""


def capture(body: str | bytes, url: str = "http://news.test/xw/20240315/88.html", **known) -> Capture:
    return Capture(
        url=url,
        requested_url=url,
        fetched_at=datetime(2024, 5, 1, tzinfo=UTC),
        status=200,
        body=body.encode() if isinstance(body, str) else body,
        context=Context(publication="yunxiu", **known),
        headers={"content-type": "text/html"},
    )


def test_an_unknown_pages_article_is_read_whole_without_what_stands_around_it() -> None:
    reading = readers.read(capture(ARTICLE, page=2))
    (article,) = reading.articles
    assert reading.reader == "fallback"
    assert article.headline == HEAD
    assert article.body.split("\n") == list(PARAGRAPHS)
    assert reading.issue.issued_on == date(2024, 3, 15)
    assert [problem.kind for problem in reading.problems] == ["fallback"]


def test_an_article_without_a_page_is_filed_under_the_first_and_says_so() -> None:
    reading = readers.read(capture(ARTICLE))
    assert reading.articles[0].page == 1
    assert [problem.kind for problem in reading.problems] == ["fallback", "page_assumed"]


def test_an_article_without_a_day_is_of_no_issue() -> None:
    reading = readers.read(capture(ARTICLE, url="http://news.test/a/88.html"))
    assert reading.articles == ()
    assert [problem.kind for problem in reading.problems] == ["fallback", "no_date"]


@pytest.mark.parametrize(
    "body",
    [
        "<html><body><h1>您访问的页面不存在</h1><p>请检查地址是否正确。</p></body></html>",
        "<html><head><title>404 Not Found</title></head><body><center>nginx</center></body></html>",
        "<html><body><form><input name=q></form><p>请输入关键字。</p></body></html>",
        f"<html><body><ul>{CHANNELS}</ul></body></html>",
        "<html></html>",
        "",
    ],
    ids=["not there", "404", "a form", "channels", "nothing", "empty"],
)
def test_a_page_without_an_article_is_refused(body: str) -> None:
    assert fallback.recognise(capture(body)) == ()
    assert article_list.recognise(capture(body)) == ()


def test_a_list_of_articles_gives_each_once_in_order_and_nothing_of_the_navigation() -> None:
    items = "".join(
        f'<li><a href="/xw/20240315/{n}.html">云岫县第{n}项春耕工作部署到位</a></li>' * 2 for n in range(101, 113)
    )
    elsewhere = "".join(
        f'<a href="http://other.test/xw/20240315/{n}.html">别处的一条很长的新闻标题</a>' for n in range(40)
    )
    body = f"<html><body><ul>{CHANNELS}</ul><div>{items}</div>{elsewhere}</body></html>"
    reading = readers.read(capture(body, url="http://news.test/xw/"))
    assert reading.reader == "article_list"
    assert [link.url for link in reading.links] == [f"http://news.test/xw/20240315/{n}.html" for n in range(101, 113)]
    assert {link.kind for link in reading.links} == {LinkKind.ARTICLE}
    assert [link.context.position for link in reading.links] == list(range(1, 13))
    assert reading.issue.issued_on == date(2024, 3, 15)


@kept
@pytest.mark.parametrize(
    ("file", "headline", "first", "last"),
    [
        ("cjn_1", "外媒眼中的武汉长假：蓬勃发展，欢声笑语", "长江网10月4日讯", "2%。"),
        ("gzggw_1", "1-10月德清县固定资产投资结构趋稳趋优", "1-10月，全县", "（德清县发改局）"),
        ("people_1", "女儿出嫁，郑板桥画了几笔兰花当嫁妆", "父亲的教诲像一盏灯", "对儿子的爱。"),
        ("shanxi_1", "山西品牌丝路行（南美站）正式启动", "图为山西品牌丝路行", "（张巨峰）"),
        ("xinhuanet_1", "法国全国大罢工再次严重影响交通", "新华社巴黎12月9日电", "总体架构。"),
        ("zsnews_1", "顺德区大良街道党工委委员潘卓辉一行到众创金融街开展调研工作", "2019年2月27日下午", "。"),
    ],
)
def test_a_news_sites_article_begins_and_ends_where_it_does(file: str, headline: str, first: str, last: str) -> None:
    page = capture((PAGES / f"news-sites/{file}.html").read_bytes(), issued_on=date(2020, 1, 1), page=1)
    (article,) = readers.read(page).articles
    assert article.headline == headline
    assert article.body.startswith(first)
    assert article.body.endswith(last)


@kept
@pytest.mark.parametrize(
    ("file", "url", "count"),
    [
        ("jxrb-enorth/2017-10-11_jxrb_index.html", "http://www.jxnews.com.cn/jxrb/", 113),  # 133 links, some twice
        ("jxrb-enorth/2017-10-11_jxrb_a1_list.html", "http://www.jxnews.com.cn/jxrb/a1/", 40),
        ("yichun-county-gov/fengcheng.html", "http://county.test/n3/n13/index.html", 21),
        ("yichun-county-gov/gaoan_doc.html", "http://www.gaxww.com/hot/", 12),  # side boxes beside them
        ("yichun-county-gov/jingan_doc.html", "http://county.test/Category_1/Index.aspx", 20),
        ("yichun-county-gov/zhangshu_doc.html", "http://county.test/xw/", 24),
    ],
)
def test_a_real_list_gives_its_articles_and_no_other_link(file: str, url: str, count: int) -> None:
    found = readers.recognise(capture((PAGES / file).read_bytes(), url=url))
    assert found is not None
    assert found.reader.NAME == "article_list"
    links = found.reader.read(capture((PAGES / file).read_bytes(), url=url)).links
    assert len({link.url for link in links}) == len(links) == count
    assert all(link.context.headline for link in links)

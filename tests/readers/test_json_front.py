"""Front ends whose pages a script fills from JSON: each on the sample paper, and what they do with data of other shapes."""

import json
import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.descriptions import DescriptionError
from ingest.encoding import UndecodableError
from ingest.items import Capture, Context, Kind, LinkKind, Reading, Severity
from ingest.readers import page_list
from ingest.readers.json_description import load
from ingest.readers.json_front import json_fronts
from ingest.readers.json_values import NotJsonError, days_in, document_of, polygons_of, text_of
from sample.paper import load_issues
from tests.readers.walking import Either, archive, walk
from tests.site import data_js, data_json, issue_json, page_json
from tests.truth import compare

FRONTS = {front.NAME: front for front in json_fronts()}
ISSUES = load_issues()
DAY = date(2024, 3, 15)
SITE = "http://paper.test"
DATA_JS = f"{SITE}/paper/yxb/2024-03-15/data.js"
DATA_JSON = f"{SITE}/html/2024/20240315/data.json"
PAGE_JSON = f"{SITE}/upload/yxb/20240315/20240315-A1.json"
REPORT = f"{SITE}/tgblink/index/getReport?issue=1186&page=2"
CALENDAR = f"{SITE}/period/yearMonthDay.json"

Json = dict[str, object] | list[object]


def capture(body: object, url: str, **known) -> Capture:
    raw = body if isinstance(body, bytes) else (body if isinstance(body, str) else json.dumps(body)).encode()
    return Capture(
        url=url,
        requested_url=url,
        fetched_at=datetime(2024, 3, 16, tzinfo=UTC),
        status=200,
        body=raw,
        context=Context(publication="yunxiu", **known),
    )


def read(front: str, body: object, url: str, **known) -> Reading:
    asked = capture(body, url, **known)
    assert FRONTS[front].recognise(asked)
    return FRONTS[front].read(asked)


def area(**fields: object) -> dict[str, object]:
    return {"title": "岫水春汛平稳", "html": "<p>3月14日，岫水水位平稳。</p>", **fields}


def page(*areas: object, **fields: object) -> dict[str, object]:
    return {"catalog": "第01版：要闻", "areaList": list(areas), **fields}


def kinds(reading: Reading) -> list[str]:
    return [problem.kind for problem in reading.problems]


# The sample paper in each form


WAYS = [
    ("data_js", data_js, [f"/paper/yxb/{issue.issued_on}/newspaper.html" for issue in ISSUES]),
    ("data_json", data_json, [data_json.ENTRY]),
    ("page_json", page_json, [f"/upload/yxb/{i.issued_on:%Y%m%d}/{i.issued_on:%Y%m%d}-A1.json" for i in ISSUES]),
    ("issue_json", issue_json, ["/"]),
]


@pytest.mark.parametrize(("front", "site", "entries"), WAYS, ids=[way[0] for way in WAYS])
def test_every_field_of_the_sample_is_as_printed(front: str, site, entries: list[str], tmp_path: Path) -> None:
    reader = Either(FRONTS[front], page_list)
    issues = {}
    for entry in entries:
        issues |= walk(site.render(ISSUES), reader, entry)
    assert sorted(issues) == [issue.issued_on for issue in ISSUES]
    assert [problem for _, readings in issues.values() for one in readings for problem in one.problems] == []
    db = archive(issues, tmp_path / "archive.db")
    for issue in ISSUES:
        score = compare(db, issue)
        assert (score.misses, score.extra) == ([], [])


def test_every_front_takes_its_own_data_and_no_other_front_does() -> None:
    for name, url, body in [
        ("data_js", DATA_JS, [page(area())]),
        ("data_json", DATA_JSON, [{"pageNo": "A01", "onePageArticleList": []}]),
        ("page_json", PAGE_JSON, {"layoutlist": [], "infolist": {"list": []}}),
        ("issue_json", REPORT, []),
    ]:
        takers = [one for one, front in FRONTS.items() if front.recognise(capture(body, url))]
        assert takers == [name]


@pytest.mark.parametrize(
    ("body", "url"),
    [
        ('{"name": "app", "list": [1]}', f"{SITE}/config.json"),
        ("<html><body>云岫县</body></html>", f"{SITE}/"),
        ("<html><body>404</body></html>", DATA_JS),
        ("云岫报 2024年3月15日", f"{SITE}/a.txt"),
        (b"\x89PNG\x00\x01", DATA_JS),
    ],
)
def test_what_is_no_data_of_a_paper_is_not_taken(body: object, url: str) -> None:
    assert [name for name, front in FRONTS.items() if front.recognise(capture(body, url))] == []


def test_saved_data_are_known_by_their_keys_where_their_address_says_nothing() -> None:
    reading = read("data_js", [page(area())], "file:///saved/abc", issued_on=DAY)
    assert reading.issue is not None
    assert reading.articles[0].headline == "岫水春汛平稳"


# Shells, entries, calendars


def test_a_shell_of_a_known_day_leads_to_its_data() -> None:
    reading = read(
        "data_js", "<html><script src=data.js></script></html>", f"{SITE}/paper/yxb/2024-03-15/newspaper.html"
    )
    assert reading.issue is not None
    assert reading.issue.issued_on == DAY
    (link,) = reading.links
    assert (link.url, link.kind, link.context.issued_on) == (DATA_JS, LinkKind.PAGE, DAY)


def test_a_shell_of_a_number_keeps_the_day_that_led_to_it() -> None:
    url = f"{SITE}/tgblink/index?issue=1186&p=2"
    (link,) = read("issue_json", "<html></html>", url, issued_on=DAY).links
    assert (link.url, link.kind, link.context.issued_on) == (REPORT, LinkKind.PAGE, DAY)
    (link,) = read("issue_json", "<html></html>", url).links
    assert (link.url, link.kind, link.context.issued_on) == (REPORT, LinkKind.ISSUE, None)


def test_an_entry_leads_to_the_newest_issue() -> None:
    body = '<meta http-equiv="refresh" content="0;url=paper/yxb/2024-03-15/newspaper.html?edition=0">'
    (link,) = read("data_js", body, f"{SITE}/").links
    assert (link.kind, link.context.issued_on) == (LinkKind.ISSUE, DAY)


def test_an_entry_that_leads_to_another_host_is_none_of_the_papers() -> None:
    body = '<meta http-equiv="refresh" content="0;url=http://evil.test/paper/yxb/2024-03-15/newspaper.html">'
    assert FRONTS["data_js"].recognise(capture(body, f"{SITE}/")) == ()


def test_a_calendar_leads_to_every_issue_and_names_impossible_days() -> None:
    reading = read("data_json", {"2024": {"02": ["20240230", 20240216], "03": ["20240315"]}}, CALENDAR)
    assert [(link.url, link.context.issued_on) for link in reading.links] == [
        (f"{SITE}/html/2024/20240216/data.json", date(2024, 2, 16)),
        (DATA_JSON, DAY),
    ]
    (problem,) = reading.problems
    assert problem.kind == "period_entry"
    assert "20240230" in problem.message


def test_a_calendar_without_a_day_is_an_error() -> None:
    (problem,) = read("data_json", {}, CALENDAR).problems
    assert (problem.kind, problem.severity) == ("period_broken", Severity.ERROR)


def test_the_calendar_is_asked_for_from_an_issue_and_not_again_from_itself() -> None:
    (link,) = FRONTS["data_json"].period_links(DATA_JSON, DAY, "yunxiu")
    assert (link.url, link.kind) == (CALENDAR, LinkKind.PERIOD)
    assert FRONTS["data_json"].period_links(CALENDAR, DAY, "yunxiu") == ()
    assert FRONTS["data_js"].period_links(DATA_JS, DAY, "yunxiu") == ()


@pytest.mark.parametrize("written", [{"2024": {"3": [15]}}, ["2024-03-15"], {"2024-03": ["15"]}, [{"day": 20240315}]])
def test_days_of_a_calendar_may_stand_under_year_and_month(written: Json) -> None:
    assert [day for _, day in days_in(written)] == [DAY]


# Pages and articles


def test_the_pages_that_data_do_not_tell_of_are_linked() -> None:
    listed = [{"pageno": f"A{n}", "pagename": f"A{n}版：要闻"} for n in (1, 2)]
    body = {
        "layoutlist": listed,
        "infolist": {"list": [{"title": "春耕", "content": "<p>开犁。</p>", "url": "/1.html"}]},
    }
    reading = read("page_json", body, PAGE_JSON)
    assert [(one.sequence, one.label, one.section) for one in reading.pages] == [(1, "A1版", "要闻")]
    (link,) = reading.links
    assert link.url == f"{SITE}/upload/yxb/20240315/20240315-A2.json"
    assert (link.kind, link.context.page, link.context.issued_on) == (LinkKind.PAGE, 2, DAY)


def test_pages_of_a_fixed_count_have_their_links_and_their_pdf_by_rule() -> None:
    reading = read("issue_json", [{"id": 7, "title": "春耕", "content": "开犁。"}], REPORT, issued_on=DAY)
    assert [link.url[-1] for link in reading.links] == ["1", "3", "4"]
    assert reading.pages[0].pdf_url == f"{SITE}/newspaper/20240315/1186-02_1_20240315.pdf"
    (article,) = reading.articles
    assert article.parts[0].source.key == "yunxiu/2024-03-15/7"
    assert article.parts[0].source.url == f"{SITE}/tgblink/tgbart?id=7&page=2&issue=1186"


def test_an_id_from_the_data_stays_one_piece_of_an_address() -> None:
    body = [{"id": "/../..//evil.test/?a=b#", "title": "春耕", "content": "开犁。"}]
    (article,) = read("issue_json", body, REPORT, issued_on=DAY).articles
    assert article.parts[0].source.url.startswith(f"{SITE}/tgblink/tgbart?id=%2F..%2F..%2F%2Fevil.test")


def test_all_of_a_page_is_told_unless_an_item_says_nothing() -> None:
    assert read("data_js", [page(area())], DATA_JS).whole_pages == (1,)
    reading = read("data_js", [page(area(), {"title": "", "html": "<p> </p>"})], DATA_JS)
    assert (reading.whole_pages, kinds(reading)) == ((), ["no_article"])


def test_a_page_without_articles_is_a_problem_and_not_told_whole() -> None:
    reading = read("data_js", [page(), page(area(), catalog="第02版")], DATA_JS)
    assert (kinds(reading), reading.whole_pages, len(reading.pages)) == (["empty_page"], (2,), 2)


def test_keys_that_nothing_reads_are_told_once() -> None:
    body = [page(area(sponsor="云岫茶厂"), area(sponsor="云岫茶厂", empty=""), weather="晴")]
    (problem,) = read("data_js", body, DATA_JS).problems
    assert problem.kind == "unknown_field"
    assert "article.sponsor, page.weather" in problem.message
    assert "empty" not in problem.message


def test_two_articles_of_one_name_keep_a_name_each() -> None:
    body = [page(area(shareLink="/s?id=1"), area(shareLink="/s?id=1", title="县城新开两条公交线"))]
    reading = read("data_js", body, DATA_JS)
    keys = [article.parts[0].source.key for article in reading.articles]
    assert keys == ["yunxiu/2024-03-15/s?id=1", "yunxiu/2024-03-15/01-02"]
    assert kinds(reading) == ["name_repeated"]


def test_an_article_that_nothing_names_goes_by_page_and_place() -> None:
    (article,) = read("data_js", [page(area())], DATA_JS).articles
    assert article.parts[0].source.key == "yunxiu/2024-03-15/01-01"


def test_line_breaks_are_those_of_the_print_only_where_the_field_has_no_markup() -> None:
    plain, marked = read(
        "data_js",
        [page(area(html="一夜东风过小桥，\n柳丝如线雨如毛。"), area(html="<p>一夜东风\n过小桥，</p><p>柳丝。</p>"))],
        DATA_JS,
    ).articles
    assert plain.body == "一夜东风过小桥，\n柳丝如线雨如毛。"
    assert marked.body == "一夜东风 过小桥，\n柳丝。"


def test_pictures_in_boxes_have_captions_and_bare_ones_none() -> None:
    html = '<div class="pic"><img src="/a.jpg"><p>图为油菜花。 贺兰舟 摄</p></div><p>花开了。<img src="/b.jpg"></p>'
    (article,) = read("data_js", [page(area(html=html))], DATA_JS).articles
    assert [(image.url, image.caption) for image in article.images] == [
        (f"{SITE}/a.jpg", "图为油菜花。 贺兰舟 摄"),
        (f"{SITE}/b.jpg", ""),
    ]
    assert article.body == "花开了。"


def test_a_caption_under_a_bare_picture_is_the_pictures() -> None:
    html = '<p><img src="/a.jpg"></p><p>图为油菜花。 贺兰舟 摄</p><p>花开了。</p>'
    (article,) = read("data_js", [page(area(html=html))], DATA_JS).articles
    assert (article.body, [image.caption for image in article.images]) == ("花开了。", ["图为油菜花。 贺兰舟 摄"])


def test_a_picture_alone_is_a_photo() -> None:
    (article,) = read("data_js", [page({"title": "春到云岫", "html": '<img src="/a.jpg">'})], DATA_JS).articles
    assert article.kind is Kind.PHOTO


def test_the_kickers_column_label_is_one() -> None:
    (article,) = read("data_js", [page(area(introTitle="【图片新闻】<br>岫水两岸"))], DATA_JS).articles
    assert (article.column_label, article.kicker) == ("图片新闻", "岫水两岸")


@pytest.mark.parametrize(
    ("drawn", "is_box", "points"),
    [
        ("10,20,30,40", False, [(10, 20), (30, 20), (30, 40), (10, 40)]),
        ("10 20;30 20;30 40", False, [(10, 20), (30, 20), (30, 40)]),
        ([[10, 20], [30, 20], [30, 40]], False, [(10, 20), (30, 20), (30, 40)]),
        ([{"x": 10, "y": "20"}, {"x": 30, "y": 20}, {"x": 30, "y": 40}], False, [(10, 20), (30, 20), (30, 40)]),
        (["10,20", "30,20", "30,40"], False, [(10, 20), (30, 20), (30, 40)]),
        ([10, 20, 20, 20], True, [(10, 20), (30, 20), (30, 40), (10, 40)]),
        (
            [8.872099740000001, 20, 30, 40],
            False,
            [(8.872099740000001, 20), (30, 20), (30, 40), (8.872099740000001, 40)],
        ),
    ],
)
def test_areas_are_drawn_in_many_ways(drawn: object, is_box: bool, points: list[tuple[float, float]]) -> None:
    assert polygons_of(drawn, is_box=is_box) == [points]


@pytest.mark.parametrize("drawn", [None, "", "10,20", {}, [], True, [[[[1]]]], [1e300, 2, 3, 4], "无"])
def test_what_draws_nothing_is_no_area(drawn: object) -> None:
    assert polygons_of(drawn, is_box=False) == []


def test_several_areas_of_an_article_are_several_regions_within_the_page() -> None:
    (article,) = read("data_js", [page(area(points=["0,0,50,50", "50,50,120,100"]))], DATA_JS).articles
    assert article.parts[0].regions == (
        ((0.0, 0.0), (0.5, 0.0), (0.5, 0.5), (0.0, 0.5)),
        ((0.5, 0.5), (1.0, 0.5), (1.0, 1.0), (0.5, 1.0)),
    )


# Data of other shapes


@pytest.mark.parametrize(
    "body", ['{"code": 404, "msg": "no paper today"}', "[]", "[1, 2]", '{"data": null}', "[[]]", '["areaList"]']
)
def test_data_of_another_shape_are_an_error_and_nothing_else(body: str) -> None:
    reading = FRONTS["data_js"].read(capture(body, DATA_JS))
    (problem,) = reading.problems
    assert (problem.kind, problem.severity) == ("unknown_shape", Severity.ERROR)
    assert (reading.issue, reading.pages, reading.articles, reading.links) == (None, (), (), ())


@pytest.mark.parametrize(
    "body",
    ["[1,", "var data = {title: 'x'};", "[NaN]", "[" * 100_000, '{"a": 1e', "var data = [1, 2", '["\ud83d"', "{,}"],
    ids=range(8),
)
def test_what_is_no_json_is_an_error(body: str) -> None:
    reading = FRONTS["data_js"].read(capture(body.encode("utf-8", "replace"), DATA_JS))
    assert [(problem.kind, problem.severity) for problem in reading.problems] == [("not_json", Severity.ERROR)]


def test_data_of_no_day_and_data_of_no_page_are_errors() -> None:
    assert kinds(read("issue_json", [{"title": "春耕"}], REPORT)) == ["no_date"]
    body = {"layoutlist": [{"pageno": "B9"}], "infolist": {"list": []}}
    assert kinds(read("page_json", body, PAGE_JSON)) == ["page_unknown"]


def test_binary_is_undecodable() -> None:
    with pytest.raises(UndecodableError):
        FRONTS["data_js"].read(capture(b"[\x00\xff\xfe", DATA_JS))


def test_a_script_may_assign_call_and_go_on() -> None:
    for body in ("var data = [1];\nvar other = [2];", "window.data=[1]", "callback([1]);", " [1]", "data\n=\n[1]"):
        assert document_of(body) == [1]
    with pytest.raises(NotJsonError):
        document_of("alert('x')")


def test_half_characters_and_control_codes_become_the_replacement_character() -> None:
    assert text_of("春\ud83d耕\x00") == "春\ufffd耕\ufffd"
    (article,) = read("data_js", '[{"catalog": "1", "areaList": [{"title": "a\\ud83db\\u0000c"}]}]', DATA_JS).articles
    assert article.headline == "a\ufffdb\ufffdc"


SOME_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["areaList", "title", "html", "catalog", "points", "layoutlist", "infolist", "list", "imgs", "id"]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)


@given(SOME_JSON, st.sampled_from([DATA_JS, DATA_JSON, PAGE_JSON, REPORT, CALENDAR]))
def test_whatever_json_says_a_reading_is_pure_and_has_a_problem_or_a_page(body: object, url: str) -> None:
    asked = capture(body, url, issued_on=DAY, page=1)
    for front in FRONTS.values():
        if front.recognise(asked):
            reading = front.read(asked)
            assert reading == front.read(asked)
            assert reading.problems or reading.pages or reading.links


def test_a_great_file_is_read_in_time_that_grows_with_it() -> None:
    def seconds(count: int) -> float:
        body = json.dumps([page(*(area(points="1,2," * 50, html="<p>岫水。</p>" * 20) for _ in range(count)))])
        asked = capture(body, DATA_JS)
        start = time.perf_counter()
        FRONTS["data_js"].read(asked)
        return time.perf_counter() - start

    seconds(10)
    assert seconds(800) < 30 * max(seconds(100), 0.01)


# Descriptions


RIGHT = """
title = "x"
version = 1
[addresses]
data = ['/d\\.js$']
[pages]
list = ""
[articles]
in_page = "a"
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("version = 1", "", "version"),
        ("[pages]", "[sides]", "sides"),
        ("data = ['/d\\.js$']", "data = ['(']", "unterminated"),
        ("data = ['/d\\.js$']", "data = ['(?P<host>x)']", "host"),
        ("data = ['/d\\.js$']", "shell = ['x']", "no address"),
        ("[pages]", "[templates]\nissue = '{time}'\n[pages]", "template"),
        ("[pages]", "[templates]\nissue = '{date:%Y'\n[pages]", "template"),
        ('in_page = "a"', "", "in_page or in_document"),
        ('in_page = "a"', 'in_page = "a"\narea_unit = "mm"', "areas"),
        ('in_page = "a"', 'in_page = "a"\ntitle = "t"', "list of places"),
        ('in_page = "a"', "in_page = 3", "a text in quotes"),
        ('list = ""', "", "list of pages"),
    ],
)
def test_a_wrong_description_fails_when_it_is_loaded_and_says_its_file(old: str, new: str, said: str) -> None:
    load("x", RIGHT)
    with pytest.raises(DescriptionError, match=rf"fronts/x\.toml: .*{said}"):
        load("x", RIGHT.replace(old, new))

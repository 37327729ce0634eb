"""County papers' own content systems as they are described: what their pages say by themselves, and what they share."""

from datetime import UTC, date, datetime

import pytest

from ingest.items import Capture, Context, LinkKind, Reading
from ingest.readers import recognise
from ingest.readers.addressing import address_of
from ingest.readers.described import described
from sample.paper import load_issues
from tests.readers.walking import walk
from tests.site import county_asp, county_aspx, edition_page, edition_story, year_issue
from tests.site.server import Answer

ISSUES = load_issues()
SITE = "http://paper.test"
READERS = {reader.NAME: reader for reader in described()}
DAY = date(2024, 3, 15)
SITES = {
    "county_asp": county_asp,
    "county_aspx": county_aspx,
    "edition_page": edition_page,
    "edition_story": edition_story,
    "year_issue": year_issue,
}


def capture(answers: dict[str, Answer], path: str, **known) -> Capture:
    answer = answers[path]
    return Capture(
        url=f"{SITE}{path}",
        requested_url=f"{SITE}{path}",
        fetched_at=datetime(2024, 3, 16, tzinfo=UTC),
        status=200,
        body=answer.body,
        context=Context(publication="yunxiu", **known),
        headers={"content-type": answer.media_type},
    )


def read(name: str, path: str, **known) -> Reading:
    asked = capture(SITES[name].render(ISSUES), path, **known)
    found = recognise(asked)
    assert found is not None
    taker = found.reader.NAME
    assert taker == name
    return READERS[name].read(asked)


@pytest.mark.parametrize("name", SITES)
def test_no_page_of_one_system_is_taken_for_anothers(name: str) -> None:
    for path, answer in SITES[name].render(ISSUES).items():
        if answer.media_type.startswith("text/html"):
            assert [one for one, reader in READERS.items() if reader.recognise(capture({path: answer}, path))] == [
                name
            ], path


@pytest.mark.parametrize("name", ["county_asp", "county_aspx", "year_issue"])
def test_lists_of_back_issues_lead_to_every_issue_whose_own_page_says_its_day(name: str) -> None:
    found = walk(SITES[name].render(ISSUES), READERS[name], SITES[name].ENTRY)
    assert sorted(found) == [issue.issued_on for issue in ISSUES]


def test_an_article_by_itself_says_its_day_and_its_page_where_its_system_shows_them() -> None:
    reading = read("county_aspx", "/NewPaper/ShowNews.aspx?id=13001")
    assert reading.issue is not None
    assert (reading.issue.issued_on, reading.pages[0].sequence) == (DAY, 1)
    assert reading.articles[0].parts[0].source.key == "yunxiu/2024-03-15/13001"


def test_an_article_says_its_page_by_its_address() -> None:
    reading = read("year_issue", "/yxb/2024-1186/news-2-3.html", issued_on=DAY)
    assert reading.pages[0].sequence == 2
    assert reading.articles[0].parts[0].source.key == "yunxiu/2024-03-15/news-2-3.html"
    reading = read("edition_story", "/epaper/yxb/2024/03/15/RB01/story/1399102.shtml", page=1)
    assert reading.articles[0].parts[0].source.key == "yunxiu/2024-03-15/1399102"


def test_an_article_of_no_known_day_is_a_problem_and_no_article() -> None:
    reading = read("year_issue", "/yxb/2024-1186/news-2-3.html")
    assert (reading.articles, [problem.kind for problem in reading.problems]) == ((), ["no_date"])


def test_what_is_declared_gb2312_is_read_with_the_rare_characters_of_names() -> None:
    body = '<meta charset="gb2312"><div id=Zoom><p>本报记者 朱镕堃 陶喆</p></div><div id="index_f_list"></div>'
    answers = {"/newspaper_view.asp?id=7": Answer(body.encode("gb18030"), "text/html")}
    asked = capture(answers, "/newspaper_view.asp?id=7", issued_on=DAY, page=1)
    (article,) = READERS["county_asp"].read(asked).articles
    assert article.body == "本报记者 朱镕堃 陶喆"


def test_the_next_list_of_back_issues_is_a_list_of_issues() -> None:
    links = read("county_asp", "/review.asp?Page=1").links
    assert [link.url for link in links if link.kind is LinkKind.PERIOD] == [f"{SITE}/review.asp?Page=2"]


def test_an_issue_shows_its_first_page_and_leads_to_the_others() -> None:
    reading = read("county_asp", "/newspaper.asp?Nid=1040")
    assert reading.issue is not None
    assert (reading.issue.issued_on, reading.issue.page_count) == (DAY, 4)
    assert [(page.sequence, page.pdf_url) for page in reading.pages] == [(1, f"{SITE}/uploads/file/20240315/1.pdf")]
    assert [link.context.page for link in reading.links if link.kind is LinkKind.PAGE] == [1, 2, 3, 4]


@pytest.mark.parametrize(("file", "page"), [("Qpaper_2.html", "2"), ("Qpaper_11593.html", "")])
def test_a_long_number_in_an_address_is_the_records_not_the_pages(file: str, page: str) -> None:
    address = address_of(READERS["qpaper"].system, f"http://paper.test/Html/2024-03-15/{file}")
    assert (address.kind, address.page) == ("page", page)

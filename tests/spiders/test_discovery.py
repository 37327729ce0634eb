"""Which issues a crawl finds and what it records of each day, through the front door: a loopback site, a crawl, the archive."""

import json
import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, timedelta
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.command import xianbao
from tests.site.server import Answer, Site, serve
from tests.spiders import stubbed

TODAY = (datetime.now(UTC) + timedelta(hours=8)).date()  # in China
ROBOTS = Answer(b"", "text/plain")


def stub(**said: object) -> Answer:
    return Answer(json.dumps(said).encode(), "application/stub")


def issue_link(url: str, on: object = "", edition: str = "") -> dict[str, str]:
    return {"url": url, "kind": "issue", "on": str(on), "edition": edition}


def period_link(url: str) -> dict[str, str]:
    return {"url": url, "kind": "period"}


def front(day: object, *links: dict[str, str]) -> Answer:
    """Give the only page of a day's issue, with one article."""
    return stub(issue=str(day), articles=[f"{day}的头条"], links=list(links))


def crawl(
    site: str,
    db: Path,
    *options: object,
    code: int | None = 0,
    eras: Sequence[Mapping[str, str]] = (),
    settings: Mapping[str, object] | None = None,
    facts: Mapping[str, object] | None = None,
) -> None:
    """Crawl with the stub reader."""
    before = partial(stubbed.prepare, eras=eras, settings=settings)
    done = xianbao("crawl", "yunxiu", "--entry", site, "--db", db, *options, code=code, before=before, facts=facts)
    assert "Traceback" not in done.stderr, done.stderr
    assert code != 0 or done.stderr == ""


def rows(db: Path, sql: str, *asked: object) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(db)
    try:
        return connection.execute(sql, asked).fetchall()
    finally:
        connection.close()


def issues(db: Path) -> list[object]:
    return [issue for (issue,) in rows(db, "SELECT id FROM issues ORDER BY issued_on DESC, edition")]


def answers(db: Path) -> dict[object, object]:
    return dict(rows(db, "SELECT issued_on, answer FROM days WHERE edition = '' ORDER BY 1"))


def said(db: Path) -> dict[object, object]:
    """Give the answers but for the days that a list leaves out."""
    return {day: answer for day, answer in answers(db).items() if answer != "no_issue"}


def problems(db: Path) -> list[object]:
    return [kind for (kind,) in rows(db, "SELECT kind FROM open_problems ORDER BY 1")]


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "archive.db"


@contextmanager
def site_of(pages: Mapping[str, Answer]) -> Iterator[Site]:
    with serve({"/robots.txt": ROBOTS, **pages}) as site:
        yield site


# Links to issues, and lists of issues


def test_issues_that_name_the_one_before_are_followed_to_the_first_one_though_they_loop(db: Path) -> None:
    days = ["2024-03-22", "2024-03-15", "2024-03-08"]
    pages = {f"/{day}": front(day, issue_link(f"/{days[n - 1]}", days[n - 1]), issue_link(f"/{days[(n + 1) % 3]}", days[(n + 1) % 3]))
             for n, day in enumerate(days)}  # fmt: skip
    with site_of({"/": pages["/2024-03-22"], **pages}) as site:
        crawl(site.url, db)
    assert issues(db) == [f"yunxiu-{day}" for day in days]
    assert problems(db) == []
    assert sorted(site.asked) == ["/", "/2024-03-08", "/2024-03-15", "/robots.txt"]


def test_issues_named_by_number_begin_when_their_page_says_the_day(db: Path) -> None:
    days = {number: date(2024, 1, 5) + timedelta(days=9 * number) for number in range(5)}
    pages = {
        f"/{number}": front(day, issue_link(f"/{number - 1}"), issue_link(f"/{number + 1}"))
        for number, day in days.items()
    }
    with site_of({"/": pages["/4"], **pages, "/-1": stub(problem="no date is shown")}) as site:
        crawl(site.url, db)  # the newest issue's link to the next one leads nowhere, which loses nothing
    assert issues(db) == [f"yunxiu-{day}" for day in reversed(days.values())]
    assert rows(db, "SELECT kind, subject FROM open_problems ORDER BY subject, id") == [
        ("stub", f"{site.url}-1"),
        ("issue_lost", f"{site.url}-1"),
        ("issue_lost", f"{site.url}5"),
    ]


def test_undated_issues_are_followed_no_further_than_the_first_before_since(db: Path) -> None:
    pages = {
        f"/{number}": front(date(2024, 1, 1) + timedelta(days=7 * number), issue_link(f"/{number - 1}"))
        for number in range(10)
    }
    with site_of({"/": pages["/9"], **pages}) as site:
        crawl(site.url, db, "--since", "2024-02-12", "--until", "2024-02-20")
    assert issues(db) == ["yunxiu-2024-02-19", "yunxiu-2024-02-12"]
    assert site.asked[-1] == "/5"
    assert answers(db) == {"2024-02-12": "issue", "2024-02-19": "issue"}


def test_dated_issues_outside_since_and_until_are_not_asked_for(db: Path) -> None:
    days = [date(2024, 1, 1) + timedelta(days=7 * number) for number in range(10)]
    calendar = stub(links=[issue_link(f"/{day}", day) for day in days])
    with site_of({"/": calendar, **{f"/{day}": front(day) for day in days}}) as site:
        crawl(site.url, db, "--since", "2024-02-12", "--until", "2024-02-20")
    assert site.asked[:2] == ["/robots.txt", "/"]
    assert sorted(site.asked[2:]) == ["/2024-02-12", "/2024-02-19"], "the sample's site is asked for both at once"
    assert {answer for day, answer in answers(db).items() if day not in ("2024-02-12", "2024-02-19")} == {"no_issue"}


def test_a_calendar_says_which_days_had_no_issue(db: Path) -> None:
    listed = ["2024-03-01", "2024-03-02", "2024-03-05"]
    newest = front("2024-03-05", period_link("/calendar"))
    calendar = stub(links=[issue_link(f"/{day}", day) for day in listed])
    with site_of({"/": newest, "/calendar": calendar, **{f"/{day}": front(day) for day in listed}}) as site:
        crawl(site.url, db)
    assert answers(db) == {
        "2024-03-01": "issue", "2024-03-02": "issue", "2024-03-03": "no_issue", "2024-03-04": "no_issue",
        "2024-03-05": "issue",
    }  # fmt: skip
    assert problems(db) == []
    asked = rows(db, "SELECT DISTINCT requested_url FROM days WHERE answer = 'no_issue'")
    assert asked == [(f"{site.url}calendar",)]


def test_a_list_that_lists_itself_and_lists_without_end_are_left(db: Path) -> None:
    """A calendar that always knows an earlier month is given up when nothing new is on it."""
    first = stub(
        links=[
            issue_link("/a", "2024-03-05"),
            issue_link("/b", "2024-03-01"),
            period_link("/list"),
            period_link("/list?m=1"),
        ]
    )
    pages = {
        f"/list?m={m}": stub(links=[issue_link("/b", "2024-03-01"), period_link(f"/list?m={m + 1}")])
        for m in range(1, 50)
    }
    with site_of({"/": first, "/list": first, "/a": front("2024-03-05"), "/b": front("2024-03-01"), **pages}) as site:
        crawl(site.url, db)
    assert issues(db) == ["yunxiu-2024-03-05", "yunxiu-2024-03-01"]
    assert len([path for path in site.asked if path.startswith("/list")]) < 6


def test_a_previous_issue_at_ever_new_addresses_is_left(db: Path) -> None:
    pages = {f"/{number}": front("2024-03-05", issue_link(f"/{number + 1}")) for number in range(100)}
    with site_of({"/": pages["/0"], **pages}) as site:
        crawl(site.url, db)
    assert len(site.asked) < 6
    assert issues(db) == ["yunxiu-2024-03-05"]


def test_a_date_still_far_off_is_a_problem_and_not_asked_for(db: Path) -> None:
    far = TODAY + timedelta(days=400)
    entry = stub(links=[issue_link(f"/{far}", far), issue_link("/2024-03-05", "2024-03-05")])
    with site_of({"/": entry, "/2024-03-05": front("2024-03-05")}) as site:
        crawl(site.url, db)
    assert problems(db) == ["impossible_date"]
    assert f"/{far}" not in site.asked
    assert issues(db) == ["yunxiu-2024-03-05"]


def test_two_front_pages_of_one_day_are_two_editions_in_the_order_listed(db: Path) -> None:
    calendar = stub(
        links=[issue_link("/morning", "2024-03-05"), issue_link("/extra", "2024-03-05"), issue_link("/x", "2024-03-01")]
    )
    pages = {
        "/morning": stub(issue="2024-03-05", articles=["晨间的头条"]),
        "/extra": stub(issue="2024-03-05", articles=["号外"]),
        "/x": front("2024-03-01"),
    }
    with site_of({"/": calendar, **pages}) as site:
        crawl(site.url, db)
    assert issues(db) == ["yunxiu-2024-03-05", "yunxiu-2024-03-05-b", "yunxiu-2024-03-01"]
    assert rows(db, "SELECT issue_id, headline FROM articles ORDER BY issue_id DESC") == [
        ("yunxiu-2024-03-05-b", "号外"), ("yunxiu-2024-03-05", "晨间的头条"), ("yunxiu-2024-03-01", "2024-03-01的头条"),
    ]  # fmt: skip
    assert rows(db, "SELECT edition FROM days WHERE issued_on = '2024-03-05' ORDER BY 1") == [("",), ("b",)]


def test_a_months_index_names_the_editions_before_the_entrys_own_front_page_is_asked_for(db: Path) -> None:
    """Else the edition that the entry happens to lead to would be the first one today and the second one tomorrow."""
    extra = {"url": "/html/2024-03/05/node_9.htm", "kind": "issue", "on": "2024-03-05"}
    index = stub(links=[issue_link("/html/2024-03/05/node_1.htm", "2024-03-05"), extra])
    pages = {"/html/2024-03/05/node_1.htm": front("2024-03-05"), "/html/2024-03/05/node_9.htm": front("2024-03-05")}
    with site_of({"/": stub(links=[extra]), "/html/2024-03/paper_existed.xml": index, **pages}) as site:
        crawl(site.url, db, "--since", "2024-03-01")
        first = rows(db, "SELECT edition, requested_url FROM days WHERE answer = 'issue' ORDER BY 1")
        assert first == [("", f"{site.url}html/2024-03/05/node_1.htm"), ("b", f"{site.url}html/2024-03/05/node_9.htm")]


def test_issues_later_than_until_are_passed_through_where_only_they_lead_to_older_ones(db: Path) -> None:
    days = {number: date(2024, 1, 1) + timedelta(days=7 * number) for number in range(8)}
    pages = {f"/{n}": front(day, issue_link(f"/{n - 1}", days.get(n - 1, ""))) for n, day in days.items() if n}
    with site_of({"/": pages["/7"], **pages, "/0": front(days[0])}) as site:
        crawl(site.url, db, "--until", "2024-01-16", "--since", "2024-01-08")
    assert issues(db) == ["yunxiu-2024-01-15", "yunxiu-2024-01-08"]
    assert site.asked == ["/robots.txt", "/", "/6", "/5", "/4", "/3", "/2", "/1"]


def test_a_listed_issue_that_shows_nothing_is_a_problem(db: Path) -> None:
    entry = stub(links=[issue_link("/a", "2024-03-05"), issue_link("/b", "2024-03-04")])
    with site_of({"/": entry, "/a": front("2024-03-05"), "/b": stub(issue="2024-03-04")}) as site:
        crawl(site.url, db, code=1)
    assert answers(db) == {"2024-03-04": "failed", "2024-03-05": "issue"}
    assert problems(db) == ["issue_lost"]


# Days that are tried


FRIDAYS = ["2024-04-19", "2024-04-12", "2024-03-29", "2024-03-22", "2024-03-15"]  # none on 5 April


def address(day: object) -> str:
    return f"/html/{str(day)[:7]}/{str(day)[8:]}/node_1.htm"


def without_links(days: Iterable[object] = FRIDAYS) -> dict[str, Answer]:
    """Give a site whose entry leads to the newest issue, from which nothing leads on."""
    pages = {address(day): front(day) for day in days}
    newest = next(iter(pages))
    return {"/": Answer(b"", "text/html", 302, newest), **pages}


def test_where_nothing_leads_to_older_issues_their_days_are_tried(db: Path) -> None:
    with site_of(without_links()) as site:
        crawl(site.url, db)
    assert issues(db) == [f"yunxiu-{day}" for day in FRIDAYS]
    assert problems(db) == []
    known = answers(db)
    assert [day for day, answer in known.items() if answer == "issue"] == FRIDAYS[::-1]
    assert {answer for day, answer in known.items() if day not in FRIDAYS} == {"no_issue"}
    assert known["2024-04-05"] == "no_issue"
    asked = [path for path in site.asked if path.endswith("node_1.htm")]
    assert asked == sorted(asked, reverse=True)
    assert asked[-1] == address("2024-01-19")  # the last Friday of the sixty days before the oldest issue


def test_trying_days_starts_at_until_and_ends_at_since(db: Path) -> None:
    with site_of(without_links()) as site:
        crawl(site.url, db, "--since", "2024-03-20", "--until", "2024-03-25")
    assert issues(db) == ["yunxiu-2024-03-22"]
    assert list(answers(db)) == [f"2024-03-{day}" for day in range(20, 26)]


def test_days_are_no_longer_tried_once_an_issue_found_so_leads_on(db: Path) -> None:
    pages = without_links()
    pages[address("2024-03-22")] = front("2024-03-22", issue_link(address("2024-03-15"), "2024-03-15"))
    with site_of(pages) as site:
        crawl(site.url, db, "--until", "2024-03-24")
    assert issues(db) == ["yunxiu-2024-03-22", "yunxiu-2024-03-15"]
    assert list(answers(db)) == ["2024-03-15", "2024-03-22", "2024-03-23", "2024-03-24"]


def test_a_day_without_issue_and_a_day_that_failed_are_two_facts(db: Path) -> None:
    pages = without_links()
    friday = pages[address("2024-04-12")]
    failing = {
        address("2024-04-12"): Answer(b"busy", "text/html", 503),
        address("2024-04-16"): Answer(b"no", "text/html", 403),
    }
    with site_of({**pages, **failing}) as site:
        crawl(site.url, db, code=1, facts={"ingest.middlewares.FIRST_WAIT": 0.05})
        known = answers(db)
        assert (known["2024-04-12"], known["2024-04-16"], known["2024-04-15"]) == ("failed", "failed", "no_issue")
        assert problems(db) == ["issue_lost", "issue_lost"]
        assert len(issues(db)) == 4
        del site.answers[address("2024-04-16")]
        site.answers[address("2024-04-12")] = friday
        crawl(site.url, db)
    known = answers(db)
    assert (known["2024-04-12"], known["2024-04-16"]) == ("issue", "no_issue")
    assert problems(db) == []


def test_a_day_that_fails_for_long_is_asked_for_ever_more_rarely(db: Path) -> None:
    days = ["2024-03-15", "2024-03-08"]
    links = [issue_link(f"/{day}", day) for day in [*days, "2024-03-12"]]
    refusal = Answer(b"no", "text/html", 403)
    with site_of({"/": stub(links=links), **{f"/{day}": front(day) for day in days}, "/2024-03-12": refusal}) as site:
        for _ in range(2):
            site.asked.clear()
            crawl(site.url, db, code=1)
            assert "/2024-03-12" in site.asked, "at first it is asked for each time"
        connection = sqlite3.connect(db)
        connection.execute("UPDATE problems SET seen_at = '2024-04-01T00:00:00Z'")
        connection.commit()
        connection.close()
        site.asked.clear()
        crawl(site.url, db)
        assert "/2024-03-12" not in site.asked
    assert problems(db) == ["issue_lost"]
    assert answers(db)["2024-03-12"] == "failed"


def test_what_no_reader_reads_is_a_failure_and_no_day_without_an_issue(db: Path) -> None:
    broken = Answer("\udc80系统".encode("utf-8", "surrogatepass") + bytes(range(128, 256)), "text/html")
    with site_of(without_links() | {address("2024-04-18"): broken}) as site:
        crawl(site.url, db, "--since", "2024-04-17", code=1)
    assert answers(db) == {"2024-04-17": "no_issue", "2024-04-18": "failed", "2024-04-19": "issue"}
    assert problems(db) == ["unreadable"]


@pytest.mark.parametrize(
    "answer",
    [
        Answer(b"", "text/html", 410),
        Answer(b"", "text/html"),
        Answer(b" \n", "text/plain"),
        Answer("<html><body><h1>系统错误</h1><p>您访问的页面不存在。</p></body></html>".encode(), "text/html"),
        Answer(b"", "text/html", 302, address("2024-04-19")),
        Answer(b"", "text/html", 302, "/"),
        without_links()[address("2024-04-19")],
    ],
    ids=["gone", "empty", "blank", "error text", "to the newest", "to the entry", "the newest itself"],
)
def test_no_issue_has_many_faces(db: Path, answer: Answer) -> None:
    with site_of(without_links() | {address("2024-04-18"): answer}) as site:
        crawl(site.url, db, "--since", "2024-04-17")
    assert answers(db) == {"2024-04-17": "no_issue", "2024-04-18": "no_issue", "2024-04-19": "issue"}
    assert problems(db) == []
    assert issues(db) == ["yunxiu-2024-04-19"]


def test_days_later_than_the_newest_issue_are_tried_when_they_are_asked_for(db: Path) -> None:
    newest = TODAY - timedelta(days=5)
    pages = {
        address(newest): front(newest),
        "/": front(newest, {"url": address(newest), "kind": "page", "on": str(newest)}),
    }
    with site_of(pages) as site:
        crawl(site.url, db, "--since", TODAY - timedelta(days=4))
    assert issues(db) == []
    day = [str(TODAY - timedelta(days=back)) for back in range(5)]
    assert answers(db) == {
        day[4]: "no_issue",
        day[3]: "no_issue",
        day[2]: "not_yet",
        day[1]: "not_yet",
        day[0]: "not_yet",
    }


def test_an_issue_that_is_due_and_not_up_yet_is_said_to_be_that(db: Path) -> None:
    weekly = [TODAY - timedelta(days=7 * weeks) for weeks in range(1, 5)]
    calendar = stub(links=[issue_link(f"/{day}", day) for day in weekly])
    with site_of({"/": calendar, **{f"/{day}": front(day) for day in weekly}}) as site:
        crawl(site.url, db)
        assert rows(db, "SELECT issued_on, requested_url FROM days WHERE answer = 'not_yet'") == [
            (str(TODAY), site.url)
        ]
        assert problems(db) == []
        site.answers["/"] = stub(links=[issue_link(f"/{day}", day) for day in [TODAY, *weekly]])
        site.answers[f"/{TODAY}"] = front(TODAY)
        crawl(site.url, db)
    assert answers(db)[str(TODAY)] == "issue"


def test_a_link_to_the_next_issue_that_is_not_up_yet_is_no_problem(db: Path) -> None:
    yesterday = TODAY - timedelta(days=1)
    with site_of({"/": front(yesterday, issue_link(f"/{TODAY}", TODAY))}) as site:
        crawl(site.url, db)
    assert answers(db) == {str(yesterday): "issue", str(TODAY): "not_yet"}
    assert problems(db) == []
    assert issues(db) == [f"yunxiu-{yesterday}"]


def test_an_old_link_to_a_next_issue_that_is_not_there_is_a_day_without_one(db: Path) -> None:
    with site_of({"/": front("2024-03-05", issue_link("/2024-03-06", "2024-03-06"))}) as site:
        crawl(site.url, db)
    assert answers(db)["2024-03-06"] == "no_issue"
    assert problems(db) == []


def test_a_listed_issue_that_is_not_there_is_a_problem(db: Path) -> None:
    with site_of(
        {"/": stub(links=[issue_link("/a", "2024-03-05"), issue_link("/b", "2024-03-01")]), "/a": front("2024-03-05")}
    ) as site:
        crawl(site.url, db, code=1)
    assert answers(db)["2024-03-01"] == "failed"
    assert problems(db) == ["issue_lost"]


# Addresses that changed over the years


def test_each_era_has_its_addresses_and_its_hosts(db: Path) -> None:
    old = [date(2024, 3, 8), date(2024, 3, 15)]
    new = [date(2024, 3, 22), date(2024, 3, 29)]
    with site_of({f"/archive/{day:%Y%m%d}.htm": front(day) for day in old}) as archive:
        elsewhere = archive.url.replace("127.0.0.1", "localhost")
        pages = {f"/szb/{day:%Y/%m-%d}/": front(day) for day in new}
        with site_of({"/": front(new[-1]), **pages}) as site:
            eras = [
                {"front": "szb/%Y/%m-%d/", "valid_from": "2024-03-16"},
                {"front": f"{elsewhere}archive/%Y%m%d.htm", "valid_from": "2024-03-01", "valid_until": "2024-03-15"},
            ]
            crawl(site.url, db, eras=eras)
    assert issues(db) == [f"yunxiu-{day}" for day in [*reversed(new), *reversed(old)]]
    assert problems(db) == []
    assert min(map(str, answers(db))) == "2024-03-01"
    assert not [path for path in archive.asked if "202403" in path and path > "/archive/20240316"]


def test_stated_addresses_do_without_an_entry_that_tells_the_newest_issue(db: Path) -> None:
    with site_of({"/": stub(), "/2024-03-15/": front("2024-03-15")}) as site:
        crawl(site.url, db, "--until", "2024-03-20", "--since", "2024-03-10", code=1, eras=[{"front": "%Y-%m-%d/"}])
    assert issues(db) == ["yunxiu-2024-03-15"]
    assert problems(db) == ["entry_lost"]


# Bad input: a recorded problem, the crawl goes on, and nothing outside the paper's hosts is asked


@contextmanager
def stranger() -> Iterator[Site]:
    """Serve another host, which nobody may ask for anything."""
    with serve({}) as site:
        site.url = site.url.replace("127.0.0.1", "localhost")
        yield site
        assert site.asked == []


def test_a_redirect_to_another_host_is_refused(db: Path) -> None:
    with stranger() as other:
        away = Answer(b"", "text/html", 302, other.url)
        links = [issue_link("/a", "2024-03-05"), issue_link("/b", "2024-03-01"), issue_link("/c"), period_link("/d")]
        pages = {"/": stub(links=links), "/a": away, "/b": front("2024-03-01"), "/c": away, "/d": away}
        with site_of(pages) as site:
            crawl(site.url, db, code=1)
        told = rows(db, "SELECT kind, subject, severity FROM open_problems ORDER BY 2")
        assert told == [("issue_lost", f"{site.url}a", "error"), ("issue_lost", f"{site.url}c", "error"),
                        ("period_lost", f"{site.url}d", "error")]  # fmt: skip
        assert [
            message for (message,) in rows(db, "SELECT message FROM problems") if other.url not in str(message)
        ] == []
        assert rows(db, "SELECT id FROM issues WHERE state = 'complete'") == [("yunxiu-2024-03-01",)]
        assert said(db) == {"2024-03-01": "issue", "2024-03-05": "failed"}


def test_an_entry_and_a_robots_file_that_lead_to_another_host_are_not_followed(db: Path) -> None:
    with stranger() as other:
        away = Answer(b"", "text/html", 301, f"{other.url}robots.txt")
        with serve({"/robots.txt": away, "/": away}) as site:
            crawl(site.url, db, code=1)
        assert problems(db) == ["entry_lost"]


def test_links_to_other_hosts_are_not_followed(db: Path) -> None:
    with stranger() as other:
        links = [issue_link(f"{other.url}a", "2024-03-01"), period_link(other.url), {"url": f"{other.url}p", "kind": "page"},
                 issue_link("http://[broken", "2024-03-02"), issue_link("file:///etc/passwd", "2024-03-03")]  # fmt: skip
        with site_of({"/": front("2024-03-05", *links)}) as site:
            crawl(site.url, db)
        assert issues(db) == ["yunxiu-2024-03-05"]


def test_redirects_in_a_circle_end(db: Path) -> None:
    circle = {"/a": Answer(b"", "text/html", 302, "/b"), "/b": Answer(b"", "text/html", 302, "/a")}
    with site_of(
        {
            "/": stub(links=[issue_link("/a", "2024-03-05"), issue_link("/c", "2024-03-01")]),
            **circle,
            "/c": front("2024-03-01"),
        }
    ) as site:
        crawl(site.url, db, code=1)
    assert said(db) == {"2024-03-01": "issue", "2024-03-05": "failed"}
    assert len(site.asked) < 12


def test_addresses_that_robots_forbids_are_not_asked_for_and_said(db: Path) -> None:
    entry = stub(links=[issue_link("/closed/a", "2024-03-05"), issue_link("/c", "2024-03-01")])
    robots = Answer(b"User-agent: *\nDisallow: /closed/", "text/plain")
    with serve({"/robots.txt": robots, "/": entry, "/c": front("2024-03-01")}) as site:
        crawl(site.url, db, code=1)
    assert "/closed/a" not in site.asked
    ((message,),) = rows(db, "SELECT message FROM open_problems")
    assert "robots.txt" in str(message)


@contextmanager
def flood() -> Iterator[str]:
    """Serve bodies that do not end: ``/huge`` as fast as they are taken, ``/trickle`` byte by byte, ``/cut`` too early."""
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            entry = stub(
                links=[
                    *(issue_link(f"/{name}", f"2024-03-0{n}") for n, name in enumerate(FLOODS, 4)),
                    issue_link("/c", "2024-03-01"),
                ]
            )
            known = {"/": entry, "/c": front("2024-03-01"), "/robots.txt": ROBOTS}
            self.send_response(200)
            if answer := known.get(self.path):
                self.send_header("Content-Type", answer.media_type)
                self.end_headers()
                self.wfile.write(answer.body)
                return
            self.send_header("Content-Type", "application/stub")
            if self.path in ("/declared", "/cut"):
                self.send_header("Content-Length", str(5 * 2**30 if self.path == "/declared" else 1000))
            self.end_headers()
            with suppress(OSError):
                while not over.is_set():
                    self.wfile.write(b" " if self.path in ("/trickle", "/cut") else b" " * 2**16)
                    if self.path == "/cut":
                        return
                    if self.path == "/trickle":
                        over.wait(0.1)

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        over.set()
        server.shutdown()
        server.server_close()
        thread.join()


FLOODS = ("huge", "declared", "trickle", "cut")


def test_bodies_without_end_are_given_up(db: Path) -> None:
    began = time.monotonic()
    with flood() as site:
        crawl(site, db, code=1, settings={"DOWNLOAD_TIMEOUT": 1, "DOWNLOAD_MAXSIZE": 2**20, "RETRY_TIMES": 1})
    assert time.monotonic() - began < 30
    assert said(db) == {"2024-03-01": "issue"} | {f"2024-03-0{n}": "failed" for n in range(4, 8)}
    assert problems(db) == ["issue_lost"] * 4
    assert rows(db, "SELECT id FROM issues WHERE state = 'complete'") == [("yunxiu-2024-03-01",)]


def test_that_a_page_has_ever_so_many_links_is_said(db: Path) -> None:
    links = [{"url": f"/{n}", "kind": "article", "on": "2024-03-05"} for n in range(25_000)]
    entry = stub(links=[issue_link("/many", "2024-03-05"), issue_link("/c", "2024-03-01")])
    with site_of({"/": entry, "/many": front("2024-03-05", *links), "/c": front("2024-03-01")}) as site:
        crawl(
            site.url,
            db,
            "--since",
            "2024-03-01",
            code=1,
            settings={"CLOSESPIDER_PAGECOUNT": 30},
        )
    assert "too_many_links" in problems(db)

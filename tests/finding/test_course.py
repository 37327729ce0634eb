"""What a crawl decides, without a crawl: what is urgent, what is its own, and what a redirect or an answer comes to."""

from datetime import UTC, date, datetime

import pytest

from ingest.days import DayAnswer
from ingest.finding.asking import Ask, Errand
from ingest.finding.course import Course
from ingest.finding.leads import begin
from ingest.finding.losing import Loss, lose, redirected
from ingest.finding.taking import take
from ingest.gathering import Loose
from ingest.items import Capture, Context, Issue, Link, LinkKind, Problem, Publication, Reading

ENTRY = "http://paper.test/"
DAY = date(2024, 3, 15)


@pytest.fixture
def course() -> Course:
    return Course(Publication(id="yunxiu"), ENTRY, since=date.min, until=date.max, today=date(2024, 3, 20))


def link(kind: LinkKind, on: date | None = None, url: str = f"{ENTRY}a") -> Link:
    return Link(url=url, kind=kind, context=Context(publication="yunxiu", issued_on=on))


def capture(of: Link, body: bytes = b"x") -> Capture:
    return Capture(
        url=of.url, requested_url=of.url, fetched_at=datetime.now(UTC), status=200, body=body, context=of.context
    )


def reading(of: Capture, *links: Link, on: date | None = None) -> Reading:
    issue = Issue(publication="yunxiu", issued_on=on) if on else None
    return Reading(
        capture_id=of.id,
        reader="stub",
        reader_version=1,
        context=of.context,
        issue=issue,
        pages=(),
        articles=(),
        links=links,
    )


def test_the_newest_day_comes_first_and_what_is_only_read_before_what_leads_on() -> None:
    older, newer = DAY, date(2024, 3, 16)
    ranked = [
        Ask(link=link(LinkKind.PERIOD), errand=Errand.LEAD),
        Ask(link=link(LinkKind.PAGE, newer), errand=Errand.CONTENT),
        Ask(link=link(LinkKind.ARTICLE, newer), errand=Errand.CONTENT),
        Ask(link=link(LinkKind.ISSUE, newer), errand=Errand.CONTENT),
        Ask(link=link(LinkKind.ISSUE), errand=Errand.DAY, day=newer),
        Ask(link=link(LinkKind.PAGE, older), errand=Errand.CONTENT),
    ]
    urgencies = [ask.urgency for ask in ranked]
    assert urgencies == sorted(urgencies, reverse=True)


@pytest.mark.parametrize(
    ("url", "is_own"),
    [
        ("http://paper.test/x", True),
        ("https://paper.test/x", True),
        ("https://paper.test:8443/x", False),
        ("http://other.test/", False),
        ("ftp://paper.test/x", False),
        ("file:///etc/passwd", False),
        ("http://[broken", False),
        ("//paper.test/x", False),
    ],
)
def test_only_web_addresses_on_the_papers_hosts_are_its_own(course: Course, url: str, is_own: bool) -> None:
    assert course.is_own(url) is is_own


@pytest.mark.parametrize(
    ("location", "errand", "comes_to"),
    [
        (f"{ENTRY}b", Errand.CONTENT, f"{ENTRY}b"),
        ("http://other.test/", Errand.CONTENT, "another host"),
        (f"{ENTRY}2024-03/14/", Errand.DAY, "absent"),
        (f"{ENTRY}2024-03/15/", Errand.DAY, f"{ENTRY}2024-03/15/"),
        ("", Errand.DAY, "lost"),
    ],
)
def test_a_redirect_is_followed_within_the_paper_and_never_to_another_day(
    course: Course, location: str, errand: Errand, comes_to: str
) -> None:
    ask = Ask(link=link(LinkKind.ISSUE), errand=errand, day=DAY)
    found = redirected(course, ask, Loss(message="lost", location=location))
    if isinstance(found, str):
        assert found == comes_to
    else:
        assert ("absent" if found.is_absent else found.message).find(comes_to) >= 0


def test_an_issue_that_answers_for_another_day_is_lacking_and_its_day_failed(course: Course) -> None:
    (entry,) = begin(course)
    front = link(LinkKind.ISSUE, DAY)
    answered = take(course, entry, capture(entry.link), reading(capture(entry.link), front))
    (ask,) = [one for one in answered if isinstance(one, Ask)]
    assert (ask.link.url, ask.errand) == (front.url, Errand.CONTENT)
    got = take(course, ask, capture(front), reading(capture(front), link(LinkKind.PAGE, DAY), on=date(2024, 3, 14)))
    days = [day.answer for one in got if isinstance(one, Loose) for day in one.days]
    assert days[0] is DayAnswer.FAILED
    (gathered,) = [one for one in got if not isinstance(one, Ask | Loose)]
    assert [problem.kind for problem in gathered.problems] == ["other_issue"]
    assert not gathered.is_complete


def test_what_cannot_be_read_of_a_tried_day_says_that_nobody_knows(course: Course) -> None:
    ask = course.ask(Ask(link=link(LinkKind.ISSUE), errand=Errand.DAY, day=DAY))
    problem = Problem(kind="unreadable", message="It could not be read.")
    first, *_ = take(course, ask, capture(ask.link), problem)
    assert (first.days[0].answer, first.problems) == (DayAnswer.FAILED, (problem,))
    first, *_ = lose(course, ask, Loss(message="gone", is_absent=True))
    assert first.days[0].answer is DayAnswer.NO_ISSUE

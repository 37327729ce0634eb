"""An issue is finished when nothing asked for it is outstanding, whatever order answers come in."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.gathering import Gathering
from ingest.items import Capture, Context, Link, LinkKind, Problem, Publication, Reading

PAPER = Publication(id="yunxiu")
DAY = Context(publication="yunxiu", issued_on=date(2024, 3, 15))


def link(name: str, kind: LinkKind = LinkKind.ARTICLE, context: Context = DAY) -> Link:
    return Link(url=f"http://paper.test/{name}", kind=kind, context=context)


def answer(to: Link) -> tuple[Capture, Reading]:
    capture = Capture(
        url=to.url,
        requested_url=to.url,
        fetched_at=datetime(2024, 3, 15, tzinfo=UTC),
        status=200,
        body=to.url.encode(),
        context=to.context,
    )
    return capture, Reading(capture_id=capture.id, reader="test", reader_version=1, context=to.context)


def test_an_issue_finishes_only_when_its_last_article_answered() -> None:
    front, one, two = link("front", LinkKind.ISSUE), link("one"), link("two")
    gathering = Gathering(PAPER)
    assert gathering.begin(front)
    assert gathering.add(front, *answer(front), [one, two, front]) == [one, two]
    assert gathering.finished(DAY) is None
    assert gathering.add(two, *answer(two), [one]) == []
    assert gathering.finished(DAY) is None
    gathering.add(one, *answer(one), [])
    gathered = gathering.finished(DAY)
    assert gathered is not None
    assert gathered.is_complete
    assert [capture.url for capture in gathered.captures] == [front.url, two.url, one.url]


def test_a_lost_article_leaves_the_issue_incomplete_and_keeps_the_rest() -> None:
    front, one = link("front", LinkKind.ISSUE), link("one")
    gathering = Gathering(PAPER)
    gathering.begin(front)
    gathering.add(front, *answer(front), [one])
    gathering.lose(one, Problem(kind="article_lost", message="gone"))
    gathered = gathering.finished(DAY)
    assert gathered is not None
    assert not gathered.is_complete
    assert len(gathered.readings) == 1
    assert gathered.problems[0].kind == "article_lost"


def test_an_issue_is_begun_once_even_after_it_finished() -> None:
    front = link("front", LinkKind.ISSUE)
    gathering = Gathering(PAPER)
    assert gathering.begin(front)
    gathering.add(front, *answer(front), [])
    assert gathering.finished(DAY) is not None
    assert not gathering.begin(link("front?v=2", LinkKind.ISSUE))


def test_a_stopped_crawl_gives_up_what_it_had_as_incomplete() -> None:
    front = link("front", LinkKind.ISSUE)
    gathering = Gathering(PAPER)
    gathering.begin(front)
    gathering.add(front, *answer(front), [link("one")])
    (left,) = gathering.unfinished()
    assert not left.is_complete
    assert len(left.captures) == 1
    assert gathering.unfinished() == []


@given(st.permutations(range(6)), st.sets(st.integers(0, 5)))
def test_every_answer_is_gathered_once_in_any_order(order: list[int], failing: set[int]) -> None:
    front = link("front", LinkKind.ISSUE)
    articles = [link(str(number)) for number in range(6)]
    gathering = Gathering(PAPER)
    gathering.begin(front)
    gathering.add(front, *answer(front), articles)
    for number in order:
        assert gathering.finished(DAY) is None
        if number in failing:
            gathering.lose(articles[number], Problem(kind="lost", message=str(number)))
        else:
            gathering.add(articles[number], *answer(articles[number]), articles)
    gathered = gathering.finished(DAY)
    assert gathered is not None
    assert len(gathered.readings) == 1 + 6 - len(failing)
    assert gathered.is_complete == (not failing)


def test_an_issue_without_end_is_cut_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.gathering.MOST_LINKS", 4)
    front = link("front", LinkKind.ISSUE)
    gathering = Gathering(PAPER)
    gathering.begin(front)
    leads = [link(str(number)) for number in range(9)]
    assert gathering.add(front, *answer(front), leads) == leads[:3]
    assert gathering.add(leads[0], *answer(leads[0]), leads) == []
    for lead in leads[1:3]:
        gathering.add(lead, *answer(lead), [])
    gathered = gathering.finished(DAY)
    assert gathered is not None
    assert not gathered.is_complete
    assert {problem.kind for problem in gathered.problems} == {"too_many_links"}


def test_an_issue_that_is_not_there_leaves_nothing() -> None:
    front = link("front", LinkKind.ISSUE)
    gathering = Gathering(PAPER)
    gathering.begin(front)
    assert not gathering.is_idle
    gathering.drop(front)
    assert gathering.is_idle
    assert gathering.unfinished() == []
    assert not gathering.begin(front)

"""What a page's file has beside its markup is believed when it is another text, and left out when it is a piece of the known."""

from dataclasses import replace
from datetime import date

import pytest

from ingest.believing import believed
from ingest.items import Article, Fidelity, Issue, IssueReading, Kind, Part, Problem, Publication, Severity, Source

STORY = "今天上午，清塘镇的农机手们在田头调试机器，县农机中心派来六名技术员现场指导，全镇春耕备耕已完成七成。"
OTHER = "望湖乡中心小学昨天迎来流动书车，一百多名学生在操场上排队挑选绘本和童话，校长说这样的日子以后每月都有。"
UNKNOWN = "县自来水公司提醒，因管网改造，明天八时至十八时老城区三条街道停止供水，请各单位和居民提前做好储水准备。"


def article(body: str, headline: str = "", *, fidelity: Fidelity = Fidelity.FLAT, kind: Kind = Kind.STORY) -> Article:
    source = Source(
        key=f"{fidelity}{headline}{body}", url="", capture_id="c", reader="pdf", reader_version=1, fidelity=fidelity
    )
    deck = (headline,) if headline else ()
    return Article(parts=(Part(page=1, source=source, body=body),), deck=deck, headline=headline, kind=kind)


def reading(*articles: Article) -> IssueReading:
    issue = Issue(publication="yunxiu", issued_on=date(2024, 3, 15))
    return IssueReading(publication=Publication(id="yunxiu"), issue=issue, pages=(), articles=articles)


TOLD = reading(
    article(STORY, "农机下田", fidelity=Fidelity.MARKUP), article(OTHER, "书车进校", fidelity=Fidelity.MARKUP)
)


@pytest.mark.parametrize(
    "piece",
    [
        article(STORY, "农机下田"),
        article(STORY + OTHER, "农机下田"),
        article(STORY[20:]),
        article(UNKNOWN, "老城区明天停水"),
        article("责编：林知远 校对：贺兰舟", kind=Kind.COLOPHON),
    ],
    ids=["the same", "two in one", "half of one", "another story", "furniture"],
)
def test_what_matches_and_what_is_another_text_is_believed(piece: Article) -> None:
    assert believed(reading(piece), TOLD).articles == (piece,)


@pytest.mark.parametrize(
    "piece",
    [
        article(STORY[15:] + UNKNOWN, "老城区明天停水"),
        article(UNKNOWN),
        article("", "图文互动 精彩继续", kind=Kind.BANNER),
        article("".join(STORY[at : at + 9] + UNKNOWN[at : at + 9] for at in range(0, 50, 9)), "农机下田"),
    ],
    ids=["known and unknown", "no headline", "a line alone", "read across columns"],
)
def test_what_is_neither_is_left_out_with_a_note(piece: Article) -> None:
    left = believed(reading(piece), TOLD)
    assert left.articles == ()
    assert [(one.kind, one.severity, one.subject) for one in left.problems] == [
        ("left_out", Severity.NOTE, "yunxiu-2024-03-15-p01")
    ]


def test_a_second_colophon_of_a_page_is_left_out() -> None:
    told = replace(
        TOLD, articles=(*TOLD.articles, article("责编：林知远", fidelity=Fidelity.MARKUP, kind=Kind.COLOPHON))
    )
    assert believed(reading(article("责编：林 远 校对", kind=Kind.COLOPHON)), told).articles == ()


def test_what_is_wrong_with_a_file_beside_the_markup_is_a_note() -> None:
    damaged = Problem(kind="damaged_pdf", message="It could not be opened.", severity=Severity.ERROR)
    assert [one.severity for one in believed(replace(reading(), problems=(damaged,)), TOLD).problems] == [Severity.NOTE]

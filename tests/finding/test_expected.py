"""Whether an answer is what was asked for: an error's plain text is none, another article is doubted, lists may shorten titles."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from ingest.finding.expected import other_answer, other_article
from ingest.items import Article, Capture, Context, Fidelity, Image, Link, LinkKind, Part, Reading, Source
from ingest.readers import text

URL = "http://paper.test/a.htm"
CONTEXT = Context(publication="yunxiu", issued_on=date(2024, 3, 15), page=4)


def read(body: str, kind: LinkKind) -> tuple[Link, Reading]:
    headers = {"content-type": "text/plain"}
    capture = Capture(
        url=URL, requested_url=URL, fetched_at=datetime.now(UTC), status=200, body=body.encode(), context=CONTEXT,
        headers=headers,
    )  # fmt: skip
    return Link(url=URL, kind=kind, context=CONTEXT), text.read(capture)


def listed(title: str, *deck: str, body: str = "", caption: str = "") -> tuple[Link, Reading]:
    source = Source(key="k", url=URL, capture_id="c", reader="stub", reader_version=1, fidelity=Fidelity.MARKUP)
    images = (Image(url=f"{URL}.jpg", caption=caption),) if caption else ()
    article = Article(parts=(Part(page=4, source=source, body=body),), deck=deck, headline="", images=images)
    reading = Reading(
        capture_id="c", reader="stub", reader_version=1, context=CONTEXT, issue=None, pages=(), articles=(article,)
    )
    return Link(url=URL, kind=LinkKind.ARTICLE, context=replace(CONTEXT, headline=title)), reading


PAGE = "春耕忙起来\n\n田里机器轰鸣，农户抢抓农时，全县早稻育秧已过半。"


@pytest.mark.parametrize(
    ("body", "kind", "is_other"),
    [
        ("系统繁忙，请稍后再试。", LinkKind.ARTICLE, True),
        ("系统繁忙，请稍后再试。", LinkKind.PAGE, True),
        ("Too many connections", LinkKind.PAGE, True),
        (PAGE, LinkKind.PAGE, False),
        (PAGE, LinkKind.ARTICLE, True),
    ],
)
def test_a_servers_plain_words_are_neither_article_nor_page(body: str, kind: LinkKind, is_other: bool) -> None:
    assert (other_answer(*read(body, kind)) is not None) == is_other


@pytest.mark.parametrize(
    ("title", "deck", "is_doubted"),
    [
        ("抢晴天战雨天 不误一季春", ("望溪镇：泵站检修", "抢在用水前头"), True),
        ("抢晴天战雨天 不误一季春", ("抢晴天战雨天", "不误一季春"), False),
        ("抢晴天战雨…", ("抢晴天战雨天", "不误一季春"), False),
        ("抢晴天 战雨天", ("抢　晴　天　战　雨　天",), False),
        ("图片新闻", ("望溪镇：泵站检修",), False),
        ("无标题", ("望溪镇：泵站检修",), False),
        ("", ("望溪镇：泵站检修",), False),
        ("抢晴天战雨天 不误一季春", (), False),
    ],
)
def test_an_article_that_prints_nothing_of_its_listed_title_is_doubted(
    title: str, deck: tuple[str, ...], is_doubted: bool
) -> None:
    assert (other_article(*listed(title, *deck)) is not None) == is_doubted


def test_a_photo_listed_by_its_caption_is_no_other() -> None:
    assert other_article(*listed("村民把秧苗搬上运秧车", "春到田间", caption="村民把秧苗搬上运秧车")) is None

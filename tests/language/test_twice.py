"""A story under two ids is one article; two stories stay two."""

from dataclasses import replace

import pytest

from ingest.items import Article, Fidelity, Kind, Part, Source
from ingest.language.twice import join_twice

HEADLINE = "清塘镇双桥村机器下了田"
FIRST = "“一台插秧机顶二十个人。”周老汉站在田埂上说，今年村里成立了农机合作社，统一作业、统一结算，省下不少工夫。"
REST = "合作社负责人林知远介绍，眼下已有六十多户签了合同，秋后还要添两台烘干机，周边三个村也来打听入社的办法。"


def article(body: str, page: int, name: str, *, headline: str = HEADLINE, position: int = 1, **facts) -> Article:
    source = Source(
        key=f"yunxiu/2024-03-15/{name}",
        url="",
        capture_id="c",
        reader="founder",
        reader_version=1,
        fidelity=Fidelity.MARKUP,
    )
    region = (((0.1 * page, 0.1), (0.5, 0.1), (0.5, 0.5)),)
    return Article(
        parts=(Part(page=page, source=source, body=body, regions=region),),
        position=position,
        headline=headline,
        **facts,
    )


def test_a_story_continued_under_a_second_id_is_two_parts_of_one() -> None:
    (one,) = join_twice([article(FIRST, 5, "a"), article(REST, 6, "b")])
    assert [part.page for part in one.parts] == [5, 6]
    assert one.body == f"{FIRST}\n{REST}"
    assert [source.key[-1] for source in one.sources] == ["a", "b"]


def test_a_story_listed_whole_on_two_pages_is_kept_once() -> None:
    (one,) = join_twice([article(FIRST, 1, "a"), article(FIRST, 4, "b")])
    assert one.body == FIRST
    assert [part.page for part in one.parts] == [1, 4]


def test_a_story_listed_twice_on_a_page_is_one_with_both_regions() -> None:
    (one,) = join_twice([article(FIRST, 1, "a"), replace(article(FIRST, 1, "b", position=2))])
    assert (one.body, len(one.parts), len(one.sources)) == (FIRST, 1, 2)


@pytest.mark.parametrize(
    "second",
    [
        article(REST, 7, "b"),
        article(REST, 6, "b", headline="清塘镇双桥村机器下了田（续）"),
        article(REST, 6, "b", dateline_text="本报讯"),
        article(REST, 6, "b", byline_text="记者 陆知秋"),
        article(REST, 6, "b", kind=Kind.NOTICE),
        article("", 6, "b"),
    ],
    ids=["pages apart", "another headline", "its own opener", "its own byline", "a notice", "no text"],
)
def test_two_stories_stay_two(second: Article) -> None:
    assert len(join_twice([article(FIRST, 5, "a"), second])) == 2


def test_short_headlines_and_three_of_a_kind_are_never_joined() -> None:
    assert (
        len(join_twice([article(FIRST, 5, "a", headline="拍卖公告"), article(REST, 6, "b", headline="拍卖公告")])) == 2
    )
    assert len(join_twice([article(FIRST, 5, "a"), article(REST, 6, "b"), article(REST + FIRST, 7, "c")])) == 3

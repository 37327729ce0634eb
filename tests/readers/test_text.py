"""The flat text of one page becomes its articles; nothing is lost, and bad input is a problem, not an exception."""

import json
import re
import time
import unicodedata
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ingest.encoding import UndecodableError
from ingest.items import Context, Fidelity, Kind, Reading
from ingest.layout.flat_text import split_blocks
from ingest.layout.labelling import label_blocks
from ingest.layout.labels import Label
from ingest.layout.transcribed import as_printed
from ingest.readers import text as reader
from tests.golden import check_golden
from tests.readers.pages import PAGE, capture

SHARED = Path(__file__).parents[2] / "../shared"
SEED = SHARED / "seed/front-page.txt"


def read(page: str) -> Reading:
    return reader.read(capture(page))


def outline(reading: Reading) -> str:
    """Print a reading as a person reads it."""
    lines = []
    for article in reading.articles:
        lines.append(
            f"{article.position}. {article.kind}" + (f" [{article.column_label}]" if article.column_label else "")
        )
        lines += [f"   # {block}" for block in article.deck]
        lines += [f"   by {article.byline_text}"] if article.byline_text else []
        lines += [f"   | {paragraph}" for paragraph in article.body.split("\n") if paragraph]
        lines += [f"   ▢ {image.caption}" for image in article.images]
        lines += [f"   → {article.parts[0].jump_text}"] if article.parts[0].jump_text else []
    return "\n".join(lines) + "\n"


def test_a_county_page_reads_as_a_person_reads_it() -> None:
    check_golden("county-page.txt", outline(read(PAGE)))


def test_the_reading_says_what_it_was_read_from() -> None:
    page = capture(PAGE)
    reading = reader.read(page)
    assert reading.capture_id == page.id
    assert (reading.reader, reading.reader_version) == ("text", reader.VERSION)
    assert reading.issue is not None
    assert reading.issue.id == "yunxiu-2024-03-15"
    assert reading.whole_pages == (1,)
    assert [one.sequence for one in reading.pages] == [1]
    assert [article.position for article in reading.articles] == list(range(1, len(reading.articles) + 1))
    assert {source.fidelity for article in reading.articles for source in article.sources} == {Fidelity.FLAT}
    assert reading.problems == ()


def test_keys_are_shaped_as_the_contract_says() -> None:
    (article,) = read("春耕忙起来\n\n田里机器轰鸣，农户抢抓农时。").articles
    assert re.fullmatch(r"yunxiu/2024-03-15/p01/text#[0-9a-f]{12}", article.parts[0].source.key)


def test_a_second_edition_is_in_the_key() -> None:
    page = capture("春耕忙起来\n\n田里机器轰鸣。")
    second = replace(page, context=replace(page.context, edition="b"))
    assert reader.read(second).articles[0].parts[0].source.key.startswith("yunxiu/2024-03-15-b/p01/text#")


def test_keys_hold_still_when_other_articles_change() -> None:
    def keys(page: str) -> set[str]:
        return {article.parts[0].source.key for article in read(page).articles}

    without_photo = re.sub(r"【图片新闻】.*?摄\n\n", "", PAGE, flags=re.DOTALL)
    assert without_photo != PAGE
    assert keys(without_photo) < keys(PAGE)


def test_articles_with_an_equal_first_block_have_keys_of_their_own() -> None:
    photos = "\n\n".join(["图片新闻", "图为油菜花田。苏禾 摄"] * 3)
    keys = [article.parts[0].source.key for article in read(photos).articles]
    assert keys == [keys[0], f"{keys[0]}.2", f"{keys[0]}.3"]


def test_a_folio_line_names_the_page() -> None:
    (page,) = read("第02版：要闻\n\n春耕忙起来\n\n田里机器轰鸣，农户抢抓农时。").pages
    assert (page.label, page.section) == ("第02版", "要闻")


def test_a_pages_head_is_one_article_of_the_masthead_and_its_folio_lines() -> None:
    head = ["第02版：要闻", "云岫报 2024年3月15日 星期五", "总第1234期"]
    found = read("\n\n".join([*head, "春耕忙起来", "田里机器轰鸣，农户抢抓农时。"]))
    assert [article.kind for article in found.articles] == [Kind.MASTHEAD, Kind.STORY]
    assert found.articles[0].body.split("\n") == [*head[1:], head[0]]
    parted = read("\n\n".join([head[0], head[1], "责编：苏禾", head[2], "春耕忙起来", "田里机器轰鸣，农户抢抓农时。"]))
    assert [article.kind for article in parted.articles] == [Kind.MASTHEAD, Kind.COLOPHON, Kind.STORY]
    assert parted.articles[0].body == found.articles[0].body
    alone = read("\n\n".join(head[1:])).articles[0]
    assert found.articles[0].parts[0].source.key == alone.parts[0].source.key, "its id does not hang on the folio"


def test_the_context_names_the_page_before_the_folio_does() -> None:
    page = capture("第02版：要闻\n\n春耕忙起来")
    context = Context(publication="yunxiu", issued_on=date(2024, 3, 15), page=2, page_label="A2", section="综合")
    (found,) = reader.read(replace(page, context=context)).pages
    assert (found.label, found.section) == ("A2", "综合")


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        ("", "empty_page"),
        ("\n\u3000\n", "empty_page"),
        ("字" * 9000, "giant_block"),
        ("。".join(["这是一行很长的文字"] * 11000), "giant_block"),
        ("田里机器轰鸣，农户抢抓农时。\n\n天气转暖，正好下田。", "no_headline"),
        ("Spring ploughing began\n\nThe county's machines went to the fields today.", "not_chinese"),
        ("春耕忙\ufffd起来\n\n田里机器轰鸣，农户抢抓农时。", "replacement_character"),
    ],
    ids=["empty", "blank", "one-block", "long-line", "no-headline", "english", "replacement"],
)
def test_what_is_no_newspaper_page_is_a_problem(page: str, kind: str) -> None:
    reading = read(page)
    assert kind in [problem.kind for problem in reading.problems]
    kept = "".join("".join((*article.deck, article.body)) for article in reading.articles)
    assert not marks(page) - marks(kept), "what was read is kept"


def test_a_page_without_a_place_is_not_read() -> None:
    for page in (capture(PAGE, page=None), capture(PAGE, issued_on=None)):
        reading = reader.read(page)
        assert [problem.kind for problem in reading.problems] == ["page_unknown"]
        assert (reading.articles, reading.whole_pages) == ((), ())


def test_binary_is_left_to_the_caller() -> None:
    with pytest.raises(UndecodableError):
        reader.read(capture(b"\xff\xfe\0\0\1\2"))


def test_gb18030_text_is_read() -> None:
    assert reader.read(capture("春耕忙起来\n\n田里机器轰鸣。".encode("gb18030"))).articles[0].deck == ("春耕忙起来",)


@pytest.mark.parametrize(
    ("body", "media_type", "is_text"),
    [
        ("春耕忙", "text/plain", True),
        ("春耕忙", "", True),
        ("春耕忙", "text/html", False),
        ("<html>春耕忙", "text/plain", False),
        ("<!DOCTYPE html><p>春耕忙", "text/plain", False),
        ('{"title": "春耕忙"}', "text/plain", False),
        ("[{}]", "text/plain", False),
        ("<<云岫报>> 第1版", "text/plain", True),
        ("{要闻}\n\n春耕忙", "text/plain", True),
        ("<center>\n\n# 春耕忙", "text/plain", True),
        ("<<云岫报>> 第1版", "", False),
        ("<html>春耕忙", "", False),
        ("%PDF-1.7", "", False),
        ("", "", False),
    ],
)
def test_only_plain_text_is_recognised(body: str, media_type: str, is_text: bool) -> None:
    page = replace(capture(body), headers={"content-type": media_type})
    assert bool(reader.recognise(page)) is is_text


PIECES = st.sampled_from(
    [
        *PAGE.split("\n\n"),
        "【栏目】",
        "简讯",
        "（上接第一版）后来呢？",
        "广告",
        "图片：",
        "（附图片1张）",
        "第1版：要闻",
        "详见二版",
        "——副题",
    ]
)
PAGES = st.lists(
    st.one_of(PIECES, st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40))
)


def marks(text: str) -> Counter[str]:
    """Count what is printed: all but blanks and the brackets that column labels lose."""
    return Counter(one for one in text if not one.isspace() and one not in "【】〖〗《》[]［］（）()\u200b\ufeff")


@given(PAGES)
@example(["__0__"])
@example(["简　讯", "简　讯", "本报讯（记者 陆知秋）3月12日，田里机器轰鸣。"])
def test_nothing_printed_is_lost(blocks: list[str]) -> None:
    """But for control codes, which are no print and are told as U+FFFD, and the marks of Markdown (``__…__``)."""
    page = "\n\n".join(blocks).replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    page = "".join("\ufffd" if unicodedata.category(one) == "Cc" and not one.isspace() else one for one in page)
    kept = "".join(
        "".join((article.column_label, *article.deck, article.byline_text, article.body, article.parts[0].jump_text))
        + "".join(image.caption for image in article.images)
        for article in read(page).articles
    )
    folios = "".join(one.block.text for one in label_blocks(split_blocks(page)) if one.label is Label.FOLIO)
    assert not marks(as_printed(page)) - marks(kept + folios)


@given(st.text())
def test_any_text_is_read_without_an_exception(page: str) -> None:
    try:
        reading = reader.read(capture(page.encode("utf-8", "surrogatepass")))
    except UndecodableError:
        return
    assert reading.articles or reading.problems or reading.pages


@pytest.mark.parametrize(
    "page",
    [
        "日报" * 30000,
        "”" * 100000,
        "。（张" * 30000,
        "记者" * 30000,
        "\n\n".join(f"没有标点的一行{number}" for number in range(4000)),
        "\n\n".join(["简讯", *["3月14日，县里发生了一件小事情，大家都知道了。"] * 3000]),
    ],
    ids=["outlets", "quotes", "brackets", "roles", "headlines", "roundup"],
)
def test_no_page_takes_long(page: str) -> None:
    began = time.process_time()
    read(page)
    assert time.process_time() - began < 2


@pytest.mark.skipif(not SEED.exists(), reason="the real front page is not beside this checkout")
def test_the_real_front_page_is_read_exactly() -> None:
    page = replace(
        capture(SEED.read_bytes()), context=Context(publication="fumeng", issued_on=date(2022, 3, 22), page=1)
    )
    articles = reader.read(page).articles
    blocks = [" ".join(block.split("\n")) for block in re.split(r"\n\n+", SEED.read_text(encoding="utf-8").strip())]
    assert [article.kind for article in articles] == [Kind.POINTER, Kind.BANNER, *[Kind.STORY] * 5]
    assert [list(article.deck) for article in articles] == [
        blocks[0:1],
        blocks[2:4],
        blocks[4:6],
        *[[block] for block in blocks if block in blocks[14:] and len(block) < 60 and "。" not in block],
    ]
    assert [len(article.body.split("\n")) if article.body else 0 for article in articles] == [0, 0, 6, 5, 5, 2, 2]
    for cut in (
        "疫情防控各项措施",
        "努力用最小的代价",
        "重要讲话精神",
        "各项要求",
        "佩戴党徽，做到",
        "老年人的思想工作",
    ):
        assert sum(cut in article.body for article in articles) >= 1, cut


@pytest.mark.skipif(not (SHARED / "newspapers").exists(), reason="the corpora are not beside this checkout")
@pytest.mark.parametrize(("corpus", "least"), [("pfr", 0.8), ("rmrb", 0.8)])
def test_most_articles_of_real_pages_start_where_they_should(corpus: str, least: float) -> None:
    """Count the real articles whose first block starts a read article; a fast stand-in for the full score."""
    exact = total = 0
    for line in (SHARED / f"newspapers/{corpus}.jsonl").read_text(encoding="utf-8").splitlines()[::4]:
        page = json.loads(line)
        body = "\n\n".join(block["text"] for block in page["blocks"])
        starts = {(article.deck or (article.body,))[0][:12] for article in read(body).articles}
        first = {block["article"]: block["text"] for block in reversed(page["blocks"])}
        exact += sum(text[:12] in starts for text in first.values())
        total += len(first)
    assert exact / total >= least

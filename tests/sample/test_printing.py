"""A page's flat text: every block as printed, in the page's order."""

from dataclasses import replace
from datetime import date

import pytest

from ingest.items import Byline, CreditRole, Kind, PageCredit, Role
from sample.paper import load_issues
from sample.pieces import pieces
from sample.printed import SENTENCE_ENDS, Continuation, Picture, Printed, PrintedIssue, PrintedPage
from sample.printing import LONG, NEVER_FIRST, flat_text
from sample.truth import true_articles

ISSUES = load_issues()
PAGES = [(issue, page) for issue in ISSUES for page in issue.pages]

JUMPING = Printed(
    slug="spring",
    kind=Kind.STORY,
    page=1,
    position=2,
    column_label="乡村振兴",
    column_style="【】",
    kicker=("引题",),
    headline=("云岫春耕忙", "机器进山来"),
    subhead=("——副题",),
    byline_line="本报记者 陆知秋",
    signature="（季　和）",
    byline_text="本报记者 陆知秋\n季　和",
    dateline_text="本报讯",
    body="本报讯 第一段。\n第二段到这里",
    bylines=(Byline(role=Role.REPORTER, name="陆知秋", raw="本报记者 陆知秋"),),
    images=(Picture(file="field.jpg", caption="机器插秧。", credit="叶听澜 摄"),),
    continuation=Continuation(
        page=2,
        position=1,
        jump_text="（下转二版）",
        from_text="（上接一版）",
        headline=("云岫春耕忙",),
        cuts_paragraph=True,
        body="断开又接上。\n第三段。",
    ),
)
POEM = Printed(
    slug="poem", kind=Kind.POEM, page=2, position=1, headline=("井",), signature="何漱石", verse=True, body="一行\n二行"
)
BRIEFS = tuple(
    Printed(slug=f"brief-{n}", kind=Kind.BRIEF, page=2, position=n, roundup="简讯", body=f"第{n}条。") for n in (1, 2)
)
POINTER = Printed(slug="pointer", kind=Kind.POINTER, page=1, position=1, headline=("办证",), jump_text="详见二版")
CREDIT = PageCredit(role=CreditRole.LAYOUT, name="苏禾", raw="版式：苏禾")
ISSUE = PrintedIssue(
    issued_on=date(2024, 3, 15),
    issue_number="第22期",
    total_number="1186",
    lunar="",
    page_count=2,
    pages=(
        PrintedPage(sequence=1, label="第1版", section="要闻", colophon="版式：苏禾", credits=(CREDIT,), articles=(POINTER, JUMPING)),
        PrintedPage(sequence=2, label="第2版", section="副刊", articles=(POEM, *BRIEFS)),
    ),
)  # fmt: skip


def test_a_page_prints_every_block_between_blank_lines() -> None:
    assert flat_text(ISSUE, ISSUE.pages[0]) == (
        "办证\n\n>> 详见二版 >>\n\n"
        "【乡村振兴】\n\n引题\n\n云岫春耕忙\n机器进山来\n\n——副题\n\n本报记者 陆知秋\n\n机器插秧。叶听澜 摄\n\n"
        "本报讯 第一段。\n\n第二段到这里（下转二版）\n\n"
        "版式：苏禾\n"
    )


def test_a_continuation_stands_on_its_page_at_its_position_and_bears_the_signature() -> None:
    assert flat_text(ISSUE, ISSUE.pages[1]) == (
        "云岫春耕忙\n\n（上接一版）\n\n断开又接上。\n\n第三段。（季　和）\n\n"
        "井\n\n一行\n二行\n何漱石\n\n"
        "简讯\n\n第1条。\n\n第2条。\n"
    )


def test_continuations_are_counted_among_the_pieces_of_their_page() -> None:
    rest = JUMPING.continuation
    assert rest is not None
    later = replace(JUMPING, continuation=replace(rest, position=3))
    moved = replace(ISSUE, pages=(replace(ISSUE.pages[0], articles=(POINTER, later)), ISSUE.pages[1]))
    names = [(piece.position, piece.article.slug, piece.is_continuation) for piece in pieces(moved, moved.pages[1])]
    assert names == [(1, "poem", False), (2, "brief-1", False), (3, "spring", True), (4, "brief-2", False)]


def test_the_truth_of_an_article_that_jumps_is_one_article() -> None:
    spring = next(one for one in true_articles(ISSUE) if one.slug == "spring")
    assert spring.body == "本报讯 第一段。\n第二段到这里断开又接上。\n第三段。"
    assert spring.pages == (1, 2)
    assert spring.headline == "云岫春耕忙 机器进山来"
    assert (spring.captions, spring.credits) == (("机器插秧。",), ("叶听澜 摄",))


def test_the_truth_holds_a_colophon_where_one_is_printed() -> None:
    assert [one.kind for one in true_articles(ISSUE)] == [
        Kind.POINTER, Kind.STORY, Kind.COLOPHON, Kind.POEM, Kind.BRIEF, Kind.BRIEF,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("issue", "page"), PAGES, ids=lambda one: str(getattr(one, "issued_on", getattr(one, "label", "")))
)
def test_cuts_break_only_long_paragraphs_and_only_mid_sentence(issue: PrintedIssue, page: PrintedPage) -> None:
    whole, cut = flat_text(issue, page), flat_text(issue, page, cuts=True)
    assert cut == flat_text(issue, page, cuts=True)
    assert cut.replace("\n", "") == whole.replace("\n", "")
    kept = set(whole.split("\n\n"))
    blocks = cut.split("\n\n")
    halves = [at for at, block in enumerate(blocks) if block not in kept]
    assert len(halves) % 2 == 0
    for first, second in zip(halves[::2], halves[1::2], strict=True):
        assert second == first + 1
        assert blocks[first] + blocks[second] in kept
        assert len(blocks[first] + blocks[second]) >= LONG
        assert not blocks[first].endswith(SENTENCE_ENDS)
        assert not blocks[second].startswith(NEVER_FIRST)


def test_the_sample_has_paragraphs_that_are_cut() -> None:
    for issue in ISSUES:
        assert any(flat_text(issue, page) != flat_text(issue, page, cuts=True) for page in issue.pages)

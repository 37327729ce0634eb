"""Characters with boxes, in whatever order a file draws them, make lines."""

import random

import pypdfium2
import pytest

from ingest.layout import glyphs
from ingest.layout.glyphs import TooManyGlyphsError, glyphs_of, lines_of
from ingest.layout.lines import Glyph
from tests.layout.paper import PROSE, Paper


def row(text: str, left: float = 0, top: float = 0, size: float = 10) -> list[Glyph]:
    return [(one, left + at * size, top, left + (at + 1) * size, top + size, False) for at, one in enumerate(text)]


def falling(text: str, left: float = 0, top: float = 0, size: float = 10) -> list[Glyph]:
    return [(one, left, top + at * 12, left + size, top + at * 12 + size, False) for at, one in enumerate(text)]


def page_of(shown: str, more: str = "") -> pypdfium2.PdfPage:
    """Give a page of 600 by 800 points with a font /F and the operators ``shown``; ``more`` are its other entries."""
    parts = [
        "%PDF-1.4",
        "1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj",
        "2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj",
        "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
        f" /Resources << /Font << /F 5 0 R >> >> {more} >> endobj",
        f"4 0 obj << /Length {len(shown)} >> stream\n{shown}\nendstream endobj",
        "5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj",
        "trailer << /Root 1 0 R /Size 6 >>",
    ]
    return pypdfium2.PdfDocument("\n".join(parts).encode())[0]


def typed(text: str, left: float, foot: float, turn: str = "1 0 0 1") -> str:
    """Give the operators that show a text of 10 points from a place on; ``turn`` is its matrix."""
    return f"BT /F 10 Tf {turn} {left} {foot} Tm ({text}) Tj ET"


def shown_on(page: pypdfium2.PdfPage) -> list[str]:
    return [line.text for line in lines_of(glyphs_of(page))]


def test_text_outside_the_pages_box_is_on_another_page() -> None:
    halves = typed("left", 50, 700) + typed("right", 450, 700) + typed("under", 50, 50)
    assert shown_on(page_of(halves, "/CropBox [0 100 300 800]")) == ["left"]
    assert shown_on(page_of(halves, "/CropBox [300 100 600 800]")) == ["right"]


def test_a_watermark_aslant_is_no_text_of_the_page_and_slanted_type_is() -> None:
    slanted, sideways = typed("slanted", 50, 500, "1 0 0.3 1"), typed("x", 300, 500, "0 -1 1 0")
    watermark = typed("watermark", 100, 400, "0.87 0.5 -0.5 0.87")
    assert shown_on(page_of(slanted + watermark + sideways)) == ["slanted", "x"]


def test_a_radical_is_the_character_that_its_glyph_shows_and_a_vertical_form_is_its_mark() -> None:
    paper = Paper()
    paper.type("⽣产⽇报⻓龙\uf90a⾊︽云岫︾", 40, 60)
    assert shown_on(pypdfium2.PdfDocument(paper.printed())[0]) == ["生产日报长龙金色《云岫》"]


@pytest.mark.parametrize(
    ("trim", "shown"),
    [("[20 20 580 780]", ["text"]), ("[0 0 300 400]", ["text", "1.indd"]), ("[580 780 20 20]", ["text"])],
    ids=["trimmed", "another format's", "its corners the other way round"],
)
def test_printers_notes_outside_the_trim_box_are_no_text(trim: str, shown: list[str]) -> None:
    assert shown_on(page_of(typed("text", 50, 700) + typed("1.indd", 50, 5), f"/TrimBox {trim}")) == shown


def test_what_rises_or_stands_on_its_head_is_read_where_it_stands() -> None:
    paper = Paper()
    paper.column("\n".join([PROSE] * 3), (40, 60, 300, 400))
    paper.type("本报记者 林知远 摄", 660, 500, turn=-90)
    paper.type("通讯员 苏禾 摄", 460, 300, turn=-90)
    paper.type("谜底：一、春耕；", 700, 700, turn=180)
    paper.type("二、农机。", 700, 685, turn=180)
    lines = [line for line in lines_of(glyphs_of(pypdfium2.PdfDocument(paper.printed())[0])) if line.left > 400]
    assert [(line.text, line.is_vertical) for line in lines] == [
        ("本报记者 林知远 摄", True),
        ("通讯员 苏禾 摄", True),
        ("谜底：一、春耕；", False),
        ("二、农机。", False),
    ]
    assert [round(side, -1) for side in lines[0].box] == [650, 420, 660, 510]


@pytest.mark.parametrize("places", [((460, 300), (460, 700)), ((300, 500), (660, 500))], ids=["above", "beside"])
def test_credits_that_rise_along_two_photos_stay_each_at_its_own(places: tuple[tuple[float, float], ...]) -> None:
    paper = Paper()
    paper.story("春耕生产全面展开", (40, 740, 740, 1000), 4)
    credits = ("韩燕摄", "苏禾摄")
    for text, (left, foot) in zip(credits, places, strict=True):
        paper.type(text, left, foot, turn=-90)
    page = pypdfium2.PdfDocument(paper.printed())[0]
    found = {one.text: (one.left, one.bottom) for one in lines_of(glyphs_of(page)) if one.text in credits}
    for text, place in zip(credits, places, strict=True):
        assert found[text] == pytest.approx(place, abs=15)


def test_a_page_is_turned_by_most_of_its_characters_and_not_by_a_few() -> None:
    lying = "".join(typed("a word of a line", 300 + 15 * at, 100, "0 1 -1 0") for at in range(3))
    page = page_of(lying + typed("upright", 50, 700))
    shown_on(page)
    assert (page.get_rotation(), page.get_size()) == (90, (800, 600))
    stamped = page_of(typed("a stamp on its side", 300, 100, "0 1 -1 0"))
    shown_on(stamped)
    assert stamped.get_rotation() == 0


def test_characters_of_a_row_are_one_line_and_white_parts_it() -> None:
    assert [line.text for line in lines_of(row("云岫县今天") + row("下起小雨", left=70))] == ["云岫县今天", "下起小雨"]


def test_a_low_character_stays_in_its_line() -> None:
    comma = ("，", 20.0, 6.0, 30.0, 10.0, False)
    one = ("一", 30.0, 4.5, 40.0, 5.5, False)
    assert [line.text for line in lines_of([*row("云岫"), comma, one])] == ["云岫，一"]


def test_characters_drawn_twice_are_read_once() -> None:
    doubled = [
        glyph for one in row("云岫报") for glyph in (one, (one[0], one[1] + 0.4, one[2], one[3] + 0.4, one[4], False))
    ]
    assert [line.text for line in lines_of(doubled)] == ["云岫报"]
    assert [line.text for line in lines_of(row("春耕忙") + row("春耕忙", left=0.5, top=0.5))] == ["春耕忙"]


def test_a_vertical_headline_is_one_line_from_the_top() -> None:
    (line,) = lines_of(falling("机器进山来"))
    assert (line.text, line.is_vertical, line.size) == ("机器进山来", True, 10)


def test_marks_in_the_corners_of_their_squares_part_no_vertical_line() -> None:
    # 竖排: a mark stands at the upper right of its square.
    placed = [
        (one, left + 6, top, right, top + 4, False) if one in "，。”" else (one, left, top, right, bottom, False)
        for one, left, top, right, bottom, _ in falling("水，还是凉的。”母亲说，去吧。")
    ]
    assert [(line.text, line.is_vertical) for line in lines_of(placed)] == [("水，还是凉的。”母亲说，去吧。", True)]


def on_its_side(text: str, left: float, top: float, size: float = 10) -> list[Glyph]:
    return [
        (one, left - 2, top + at * size / 2, left + size, top + (at + 1) * size / 2, False)
        for at, one in enumerate(text)
    ]


def two_level(text: str, left: float, top: float) -> list[Glyph]:
    return [(one, left + at * 5, top, left + at * 5 + 5, top + 12, False) for at, one in enumerate(text)]


def figure(character: str, left: float, top: float) -> Glyph:
    return (character, left, top, left + 3, top + 6, False)


def test_a_raised_or_lowered_figure_stays_in_its_line() -> None:
    raised = [*row("立方米"), figure("3", 30, -1), *row("，比去年", left=33)]
    lowered = [*row("二氧C", top=20), figure("2", 30, 26), *row("一万吨", left=33, top=20)]
    apart = [*row("一行文字", top=40), figure("1", 47, 42)]
    assert [line.text for line in lines_of(raised + lowered + apart)] == [
        "立方米3，比去年",
        "二氧C2一万吨",
        "一行文字",
        "1",
    ]


@pytest.mark.parametrize(
    ("glyphs", "text"),
    [
        (falling("截至") + on_its_side("2026", 0, 24) + falling("年三月", top=46), "截至2026年三月"),
        (on_its_side("2026", 0, 0) + falling("年三月", top=22), "2026年三月"),
        (falling("截至") + two_level("12", 0, 24) + falling("月三日", top=36), "截至12月三日"),
        (two_level("12", 0, 0) + falling("月三日", top=12), "12月三日"),
    ],
    ids=["on their side", "on their side first", "two level", "two level first"],
)
def test_figures_part_no_vertical_line(glyphs: list[Glyph], text: str) -> None:
    (line,) = lines_of(glyphs)
    assert (line.text, line.is_vertical, line.size) == (text, True, 10)


def test_letters_that_lie_all_on_their_side_are_a_line_with_its_size() -> None:
    (line,) = lines_of(on_its_side("www.yunxiu.example", 0, 0))
    assert (line.text, line.is_vertical, line.size) == ("www.yunxiu.example", True, 12)


def test_lines_under_one_another_are_not_vertical() -> None:
    lines = lines_of(row("业") + row("我县逐村", top=12) + row("动", top=24) + row("12", top=36) + row("我县", top=48))
    assert [line.text for line in lines] == ["业", "我县逐村", "动", "12", "我县"]
    assert not any(line.is_vertical for line in lines)


def test_characters_drawn_in_no_order_are_put_in_order() -> None:
    scattered = row("云岫县今天下起小雨") + row("明天转晴气温回升", top=16)
    random.Random(1).shuffle(scattered)
    assert sorted(line.text for line in lines_of(scattered)) == ["云岫县今天下起小雨", "明天转晴气温回升"]


def test_a_blank_of_the_file_is_kept_where_there_is_white() -> None:
    second = [
        (one, left + 4, top, right + 4, bottom, at == 0)
        for at, (one, left, top, right, bottom, _) in enumerate(row("办起来", left=30))
    ]
    assert [line.text for line in lines_of(row("走下去") + second)] == ["走下去 办起来"]


def test_a_page_in_more_pieces_than_a_newspapers_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glyphs, "MOST_LINES", 10)
    with pytest.raises(TooManyGlyphsError, match="pieces"):
        lines_of([glyph for at in range(20) for glyph in row("云岫县", left=at * 50, top=at * 20)])

"""Spreads (跨版): two newspaper pages on one sheet, imported as a PDF and as a picture, are read one after the other."""

import sqlite3
from pathlib import Path

import pytest

from sample.paper import load_issues
from sample.pdf import Cell, Design, page_cells, print_cells, print_spread
from sample.scans import scan
from tests.command import xianbao

ISSUE = load_issues()[3]
LEFT, RIGHT = (page_cells(ISSUE, page) for page in ISSUE.pages[1:3])
ESSAYS = ("外婆的竹摇椅", "听老手艺说话")
TEXT = [
    text
    for one in load_issues()[1].articles
    if one.headline[-1:] and one.headline[0] in ESSAYS
    for text in one.body.split("\n")
]
HEADLINE = "老手艺和它们的新日子"
OVER = Cell((("kicker", "岫水两岸手艺人访谈"), ("headline", HEADLINE)), tuple(("body", text) for text in TEXT))


def imported(folder: Path, body: bytes, suffix: str = "pdf") -> sqlite3.Connection:
    file = folder / str(ISSUE.issued_on) / f"02.{suffix}"
    file.parent.mkdir()
    file.write_bytes(body)
    xianbao("import", file, "--paper", "yunxiu", "--db", folder / "a.db")
    return sqlite3.connect(folder / "a.db")


def articles_of(db: sqlite3.Connection) -> list[tuple[str, str]]:
    """Give headline stack and body of each article in order, without blanks."""
    found = db.execute("SELECT deck_text, body FROM articles ORDER BY position").fetchall()
    return [(squeezed(deck), squeezed(body)) for deck, body in found]


def squeezed(text: str) -> str:
    return "".join(text.split())


def headlines(cells: list[Cell]) -> list[str]:
    """Give the headlines of a page but for a roundup's title, which is its stories' column label."""
    titles = (squeezed(text) for cell in cells for role, text in cell.deck if role == "headline")
    return [title for title in titles if title != "简讯"]


@pytest.mark.parametrize("design", Design)
def test_the_left_page_is_read_before_the_right_one_and_no_story_goes_over_the_fold(
    design: Design, tmp_path: Path
) -> None:
    db = imported(tmp_path, print_spread([LEFT, RIGHT], design, 1700 if design is Design.MOSAIC else 1250))
    found = articles_of(db)
    first, second = headlines(LEFT), headlines(RIGHT)
    sides = [0 if any(one in deck for one in first) else 1 for deck, _ in found if deck]
    assert sides == sorted(sides)
    assert [sum(any(one in deck for deck, _ in found) for one in page) for page in (first, second)] == [
        len(first),
        len(second),
    ]
    texts = [[squeezed(text) for cell in page for role, text in cell.text if role == "body"] for page in (LEFT, RIGHT)]
    for _, body in found:
        assert not all(any(text[:20] in body for text in page) for page in texts), body[:60]
    assert ("spread", "note") in db.execute("SELECT kind, severity FROM problems").fetchall()


@pytest.mark.parametrize("design", Design)
def test_a_headline_over_the_fold_is_one_and_has_its_text_of_both_pages(design: Design, tmp_path: Path) -> None:
    body = print_spread([LEFT, RIGHT], design, 1700 if design is Design.MOSAIC else 1250, OVER)
    found = articles_of(imported(tmp_path, body))
    assert found[0] == ("岫水两岸手艺人访谈" + HEADLINE, squeezed("".join(TEXT)))
    assert {*headlines(LEFT), *headlines(RIGHT)} <= {one for deck, _ in found for one in headlines_in(deck)}


def headlines_in(deck: str) -> list[str]:
    return [one for one in (*headlines(LEFT), *headlines(RIGHT)) if one in deck]


@pytest.mark.slow
def test_the_picture_of_a_spread_is_read_as_its_pdf_is(tmp_path: Path) -> None:
    body = scan(print_spread([LEFT, RIGHT], Design.FLOW, 1250, OVER), dpi=120, skew=0.4, noise=0.2)
    db = imported(tmp_path, body, "png")
    found = articles_of(db)
    assert HEADLINE in found[0][0]
    assert [text[30:40] in found[0][1] for text in TEXT] == [True] * len(TEXT)
    sides = [0 if any(one in deck for one in headlines(LEFT)) else 1 for deck, _ in found[1:] if headlines_in(deck)]
    assert sides == sorted(sides)
    assert len(sides) >= 0.9 * len(headlines(LEFT) + headlines(RIGHT))
    assert ("spread",) in db.execute("SELECT kind FROM problems").fetchall()


def test_one_page_is_no_spread(tmp_path: Path) -> None:
    (body,) = print_cells([LEFT], Design.FLOW)
    db = imported(tmp_path, body)
    assert ("spread",) not in db.execute("SELECT kind FROM problems").fetchall()

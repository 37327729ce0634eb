"""What is drawn on a PDF page: rules, frames and pictures, and which rules are a table's."""

from collections.abc import Sequence

import pypdfium2
import pytest

from ingest.layout.blocks import Box
from ingest.layout.ruling import NOTHING, Drawn, drawn_on

WIDTH, HEIGHT = 600, 800


def drawn(rectangles: Sequence[Box], rotation: int = 0) -> Drawn:
    """Give what is found on a page of filled rectangles (left, top, right, bottom)."""
    fills = "\n".join(f"{a} {HEIGHT - d} {c - a} {d - b} re f" for a, b, c, d in rectangles)
    parts = [
        "%PDF-1.4",
        "1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj",
        "2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj",
        f"3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {rotation} /Contents 4 0 R >> endobj",
        f"4 0 obj << /Length {len(fills)} >> stream\n{fills}\nendstream endobj",
        "trailer << /Root 1 0 R /Size 5 >>",
    ]
    return drawn_on(pypdfium2.PdfDocument("\n".join(parts).encode())[0])


def across(top: float, left: float = 40, right: float = 560) -> Box:
    return (left, top, right, top + 0.5)


def down(left: float, top: float = 100, bottom: float = 700) -> Box:
    return (left, top, left + 0.5, bottom)


def test_long_thin_rectangles_are_rules_and_large_ones_frames() -> None:
    found = drawn([across(100), down(300), (50, 200, 200, 300), (10, 10, 30, 11), (40, 400, 560, 420)])
    assert (len(found.across), len(found.down), len(found.frames)) == (1, 1, 1)
    assert found.across[0][:3] == (40, 100, 560)


def test_a_rule_may_meet_and_cross_another() -> None:
    found = drawn([across(100), across(400), down(300)])
    assert (len(found.across), len(found.down)) == (2, 1)


@pytest.mark.parametrize(
    "table",
    [
        [*(across(100 + 120 * row) for row in range(4)), *(down(40 + 130 * column, 100, 460) for column in range(5))],
        [across(100 + 20 * row) for row in range(6)],
    ],
    ids=["with columns", "rows alone"],
)
def test_the_rules_inside_a_table_part_nothing(table: list[Box]) -> None:
    found = drawn(table)
    assert not [one for one in found.across if 105 < one[1] < 300]
    assert not [one for one in found.down if 100 < one[0] < 500]


def test_a_page_that_is_shown_turned_and_one_with_thousands_of_rules_give_none() -> None:
    assert drawn([across(100)], rotation=90) == NOTHING
    many = drawn([across(10 + at * 7) for at in range(100)] * 1 + [down(5 + at * 1.1) for at in range(500)])
    assert (many.across, many.down) == ((), ())

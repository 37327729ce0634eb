"""Rules and frames in the ink of a scan: found where they were drawn, and nowhere else."""

import pytest
from PIL import Image, ImageChops

from ingest.layout.blocks import Box
from ingest.layout.strokes import frames_of, rules_of, without_tables
from tests.layout.drawing import ANGLE, BODY, SIZE, Sheet, are_near

FRAME = (150.0, 300.0, 700.0, 900.0)


def frames_on(sheet: Sheet) -> tuple[Box, ...]:
    return frames_of(*page_rules_on(sheet), BODY)


def page_rules_on(sheet: Sheet) -> tuple[tuple[Box, ...], tuple[Box, ...]]:
    return without_tables(*rules_of(sheet.scanned(), ANGLE, BODY), BODY)


def test_a_hairline_across_and_one_down_are_found_where_they_were_drawn() -> None:
    sheet = Sheet()
    sheet.pen.line((100, 400, 1300, 400), fill=90, width=2)
    sheet.pen.line((750, 500, 750, 1600), fill=90, width=2)
    sheet.type((100, 550, 700, 1500))
    across, down = rules_of(sheet.scanned(), ANGLE, BODY)
    assert [are_near(one, (100, 400, 1300, 400), BODY / 2) for one in across] == [True]
    assert [are_near(one, (750, 500, 750, 1600), BODY / 2) for one in down] == [True]


@pytest.mark.parametrize("dash", [2, 4])
def test_a_dotted_rule_is_one(dash: int) -> None:
    sheet = Sheet()
    for x in range(100, 1300, 2 * dash):
        sheet.pen.line((x, 400, x + dash - 1, 400), fill=0, width=3)
    across, down = rules_of(sheet.scanned(), ANGLE, BODY)
    assert [are_near(one, (100, 400, 1300, 400), BODY / 2) for one in across] == [True]
    assert down == ()


def test_four_sides_that_meet_are_a_frame() -> None:
    sheet = Sheet()
    sheet.pen.rectangle(FRAME, outline=60, width=3)
    sheet.type((180, 330, 670, 870))
    sheet.type((760, 300, 1350, 900))
    assert [are_near(one, FRAME) for one in frames_on(sheet)] == [True]


def test_round_corners_and_a_double_line_are_a_frame_too() -> None:
    sheet = Sheet()
    sheet.pen.rounded_rectangle(FRAME, 20, outline=0, width=3)
    sheet.pen.rounded_rectangle((156, 306, 694, 894), 20, outline=0, width=1)
    sheet.type((180, 330, 670, 870))
    assert [are_near(one, FRAME) for one in frames_on(sheet)] == [True]


def test_three_sides_are_no_frame() -> None:
    sheet = Sheet()
    sheet.pen.line((150, 900, 150, 300, 700, 300, 700, 900), fill=0, width=3)
    sheet.type((180, 330, 670, 870))
    assert frames_on(sheet) == ()


def test_a_table_is_no_frame_and_its_rules_part_nothing() -> None:
    sheet = Sheet()
    for y in range(300, 901, 100):
        sheet.pen.line((150, y, 700, y), fill=0, width=2)
    for x in (150, 350, 550, 700):
        sheet.pen.line((x, 300, x, 900), fill=0, width=2)
    assert len(rules_of(sheet.scanned(), ANGLE, BODY)[0]) == 7
    assert page_rules_on(sheet) == ((), ())


def test_a_table_without_uprights_is_one_too() -> None:
    sheet = Sheet()
    for y in (300, 380, 470):
        sheet.pen.line((150, y, 700, y), fill=0, width=2)
    assert page_rules_on(sheet) == ((), ())


def test_the_rules_between_the_stories_of_a_page_are_no_table() -> None:
    sheet = Sheet()
    for y in (300, 800, 1300):
        sheet.pen.line((100, y, 1400, y), fill=0, width=2)
    sheet.pen.line((750, 300, 750, 1800), fill=0, width=2)
    assert [len(rules) for rules in page_rules_on(sheet)] == [3, 1]


def test_type_photos_and_noise_hold_no_rules() -> None:
    sheet = Sheet()
    sheet.type((60, 60, 700, 1850))
    sheet.photo((760, 100, 1400, 500))
    sheet.type((760, 560, 1440, 1850))
    assert rules_of(sheet.scanned(), ANGLE, BODY) == ((), ())


def test_a_rule_is_found_on_paper_that_darkens_towards_one_side() -> None:
    sheet = Sheet()
    sheet.pen.line((100, 400, 1300, 400), fill=90, width=2)
    shade = Image.linear_gradient("L").rotate(90).resize(SIZE).point([150 + one // 3 for one in range(256)])
    across, _ = rules_of(ImageChops.multiply(sheet.scanned(), shade), ANGLE, BODY)
    assert [are_near(one, (100, 400, 1300, 400), BODY / 2) for one in across] == [True]


@pytest.mark.parametrize("apart", [4, 8])
def test_a_screen_of_lines_holds_no_rules(apart: int) -> None:
    sheet = Sheet()
    for y in range(10, SIZE[1], apart):
        sheet.pen.line((0, y, SIZE[0], y), fill=0)
    assert rules_of(sheet.picture, 0.0, BODY) == ((), ())


def test_a_page_of_grain_holds_none() -> None:
    assert rules_of(Image.effect_noise(SIZE, 90), 0.0, BODY) == ((), ())

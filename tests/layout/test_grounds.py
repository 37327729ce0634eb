"""Photos and tinted grounds in a scan: found where they were printed, and nowhere else."""

from ingest.layout.grounds import grounds_of
from tests.layout.drawing import ANGLE, BODY, SIZE, Sheet, are_near

PLACE = (300.0, 400.0, 1000.0, 900.0)


def test_a_photo_is_dark_and_found_where_it_was_printed() -> None:
    sheet = Sheet()
    sheet.photo(PLACE)
    sheet.type((300, 920, 1000, 1700))
    tinted, dark = grounds_of(sheet.scanned(), ANGLE, BODY)
    assert [are_near(one, PLACE, 1.5 * BODY) for one in dark] == [True]
    assert [are_near(one, PLACE, 1.5 * BODY) for one in tinted] == [True]


def test_a_tinted_ground_under_type_is_found_and_is_no_photo() -> None:
    sheet = Sheet()
    sheet.pen.rectangle(PLACE, fill=240)
    sheet.type((330, 430, 970, 870))
    tinted, dark = grounds_of(sheet.scanned(), ANGLE, BODY)
    assert [are_near(one, PLACE, 1.5 * BODY) for one in tinted] == [True]
    assert dark == ()


def test_a_photo_on_a_tinted_ground_is_found_as_well_as_the_ground() -> None:
    sheet = Sheet()
    sheet.pen.rectangle(PLACE, fill=240)
    sheet.photo((400, 500, 700, 750))
    tinted, dark = grounds_of(sheet.scanned(), ANGLE, BODY)
    assert [are_near(one, PLACE, 1.5 * BODY) for one in tinted] == [True]
    assert [are_near(one, (400, 500, 700, 750), 1.5 * BODY) for one in dark] == [True]


def test_type_of_any_size_is_no_ground() -> None:
    sheet = Sheet()
    sheet.type((60, 60, 1440, 1700))
    sheet.pen.rectangle((100, 1750, 900, 1775), fill=0)
    assert grounds_of(sheet.scanned(), ANGLE, BODY) == ((), ())


def test_a_shadow_at_the_edge_is_no_ground() -> None:
    sheet = Sheet()
    for x in range(200):
        sheet.pen.line((x, 0, x, SIZE[1]), fill=80 + x * 170 // 200)
    assert grounds_of(sheet.picture, 0.0, BODY) == ((), ())

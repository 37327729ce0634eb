"""What was seen of a page is put straight: lines that lean, lines read across a rule, frames, what a photo shows."""

import math
from dataclasses import replace

import pytest
from PIL.Image import Image as Picture

from ingest.layout.blocks import Box
from ingest.layout.ink import Corners, ink_of, turned
from ingest.layout.scanned import Straight, straightened
from ingest.layout.sight import Seen, SeenLine, skew_of
from ingest.layout.strokes import rules_of, without_rules
from tests.layout.drawing import ANGLE, BODY, SIZE, Sheet, are_near

MIDDLE = (SIZE[0] / 2, SIZE[1] / 2)


def leaning(box: Box) -> Corners:
    left, top, right, bottom = box
    one, two, three, four = (
        turned(point, MIDDLE, ANGLE) for point in ((left, top), (right, top), (right, bottom), (left, bottom))
    )
    return one, two, three, four


def line(text: str, left: float, top: float, confidence: float = 0.99) -> SeenLine:
    box = (left, top, left + BODY * len(text), top + BODY)
    places = tuple((at + 0.5) / len(text) for at in range(len(text)))
    return SeenLine(text, leaning(box), confidence, BODY, places)


def seen(picture: Picture, *lines: SeenLine) -> Seen:
    skew = skew_of([one.corners for one in lines])
    across, down = rules_of(picture.convert("L"), skew, BODY)
    return Seen(picture, lines, skew, across, down)


def texts(straight: Straight) -> list[str]:
    return [one.text for one in straight.lines]


def test_lines_that_lean_stand_level() -> None:
    found = straightened(seen(Sheet().scanned(), line("春耕时节农机下田忙", 100, 200), line("村民忙插秧", 900, 200)))
    assert [round(one.top) for one in found.lines] == pytest.approx([200, 200], abs=2)
    assert math.degrees(skew_of([leaning((100, 200, 900, 230))])) == pytest.approx(1.0)


def test_a_line_that_was_read_across_a_rule_is_parted_there() -> None:
    sheet = Sheet()
    sheet.pen.line((100 + 4 * BODY, 100, 100 + 4 * BODY, 900), fill=60, width=2)
    page = seen(sheet.scanned(), line("左栏四字右栏五个字", 100, 200), line("规则之下一行整字", 100, 1200))
    assert texts(straightened(page)) == ["左栏四字", "右栏五个字", "规则之下一行整字"]
    unplaced = replace(page, lines=tuple(replace(one, places=()) for one in page.lines))
    assert texts(straightened(unplaced)) == ["左栏四字右栏五个字", "规则之下一行整字"]


def test_in_a_photo_only_what_is_sure_is_text() -> None:
    sheet = Sheet()
    sheet.photo((300, 400, 1000, 900))
    shown = line("热烈庆祝", 500, 600), line("牛1日", 500, 700, confidence=0.6)
    under = line("图为庆祝现场", 300, 930), line("看不清楚", 300, 1000, confidence=0.6)
    found = straightened(seen(sheet.scanned(), *shown, *under))
    assert texts(found) == ["热烈庆祝", "图为庆祝现场", "看不清楚"]
    assert [are_near(one, (300, 400, 1000, 900), 1.5 * BODY) for one in found.drawn.pictures] == [True]


def test_the_sides_of_a_frame_are_no_rules_and_the_rule_in_it_is_one() -> None:
    sheet = Sheet()
    sheet.pen.rectangle((150, 300, 900, 1000), outline=0, width=3)
    sheet.pen.line((200, 650, 850, 650), fill=0, width=2)
    drawn = straightened(seen(sheet.scanned(), line("框内的文字", 300, 400))).drawn
    assert [are_near(one, (150, 300, 900, 1000)) for one in drawn.frames] == [True]
    assert [are_near(one, (200, 650, 850, 650)) for one in drawn.across] == [True]
    assert drawn.down == ()


def test_a_rule_beside_a_line_is_not_its_ink() -> None:
    sheet = Sheet()
    sheet.type((200, 500, 200 + 5 * BODY, 530))
    sheet.pen.line((190, 200, 190, 900), fill=0, width=2)
    grey = sheet.scanned()
    corners = leaning((180, 485, 200 + 5 * BODY, 545))
    assert ink_of(grey, corners).height > 1.7 * BODY
    across, down = rules_of(grey, ANGLE, BODY)
    without_rules(grey, (*across, *down), ANGLE, BODY)
    assert ink_of(grey, corners).height < 1.1 * BODY

"""A drop cap is the first character of its text, not a headline."""

from ingest.layout.drop_caps import with_drop_caps
from ingest.layout.lines import PlacedLine
from ingest.layout.reading_order import blocks_in_order


def line(text: str, left: float, top: float, size: float = 10) -> PlacedLine:
    return PlacedLine(text, left, top, left + size * len(text), top + size, size)


COLUMN = [
    line("委书记郁承泽先后来到清塘镇、望溪镇，深", 140, 100),
    line("入田间地头、育秧工厂和农资门店，实地调", 140, 116),
    line("研春耕生产进展情况，详细询问供苗范围和每亩", 100, 132),
    line("成本。", 100, 148),
]


def test_a_drop_cap_begins_its_paragraph() -> None:
    page = [line("郁承泽调研春耕", 100, 60, 22), line("县", 102, 100, 28), *COLUMN]
    headline, text = blocks_in_order(page, 400, 600)
    assert headline.text == "郁承泽调研春耕"
    assert text.text == "县" + "".join(one.text for one in COLUMN)
    assert not text.is_display


def test_a_short_headline_beside_one_line_or_over_a_text_is_none() -> None:
    above, beside = line("谜语", 100, 60, 28), line("春", 102, 100, 28)
    assert with_drop_caps([above, *COLUMN], 10) == [above, *COLUMN]
    assert with_drop_caps([beside, COLUMN[0]], 10) == [beside, COLUMN[0]]


def test_a_long_headline_beside_a_text_is_none() -> None:
    title = line("春到云岫", 28, 100, 28)
    assert with_drop_caps([title, *COLUMN], 10) == [title, *COLUMN]

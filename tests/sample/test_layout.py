"""A page's regions: each piece has one, none lies over another, and the page is filled."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from ingest.items import Kind, Region
from sample.layout import lay_out
from sample.paper import load_issues
from sample.pieces import pieces

SMALL = 1e-9
PIECES = st.lists(st.tuples(st.sampled_from([*Kind]), st.integers(0, 5000)), max_size=14).filter(
    lambda some: sum(kind in (Kind.MASTHEAD, Kind.BANNER, Kind.COLOPHON) for kind, _ in some) <= 8
)


def box(region: Region) -> tuple[float, float, float, float]:
    (left, top), _, (right, bottom), _ = region
    return left, top, right, bottom


def overlap(one: Region, other: Region) -> bool:
    a, b = box(one), box(other)
    return all(min(a[axis + 2], b[axis + 2]) - max(a[axis], b[axis]) > SMALL for axis in (0, 1))


@given(PIECES)
def test_no_region_lies_over_another_or_outside_the_page(sizes: list[tuple[Kind, int]]) -> None:
    regions = lay_out(sizes)
    assert len(regions) == len(sizes)
    for left, top, right, bottom in map(box, regions):
        assert -SMALL <= left < right <= 1 + SMALL
        assert -SMALL <= top < bottom <= 1 + SMALL
    assert not [pair for pair in combinations(regions, 2) if overlap(*pair)]


def test_the_masthead_is_above_and_the_colophon_below() -> None:
    masthead, story, colophon = map(box, lay_out([(Kind.MASTHEAD, 50), (Kind.STORY, 500), (Kind.COLOPHON, 30)]))
    assert masthead[:3] == (0, 0, 1)
    assert colophon[3] == 1
    assert masthead[3] <= story[1] < story[3] <= colophon[1]


def test_a_longer_story_is_taller_in_its_column() -> None:
    _, _, long, short = map(box, lay_out([(Kind.STORY, 900), (Kind.STORY, 900), (Kind.STORY, 600), (Kind.STORY, 300)]))
    assert long[0] == short[0]
    assert round((long[3] - long[1]) / (short[3] - short[1]), 6) == 2


def test_every_piece_of_the_sample_has_a_region_that_pixels_can_show() -> None:
    for issue in load_issues():
        for page in issue.pages:
            for piece in pieces(issue, page):
                _, top, _, bottom = box(piece.region)
                assert bottom - top > 0.05, piece.name

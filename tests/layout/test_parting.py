"""A page is parted as is best for the whole of it, from the chance of each place that an article starts there."""

import time
from itertools import combinations
from math import log, prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.layout.parting import LIKELIHOOD, SURE, best_parting


def test_an_article_starts_where_it_is_likelier_than_not() -> None:
    assert best_parting([0.0, 0.1, 0.9, 0.2, 0.99]) == [0, 2, 4]


def test_a_page_without_blocks_has_no_article() -> None:
    assert best_parting([]) == []


def test_what_is_sure_is_never_otherwise() -> None:
    assert best_parting([0.0, 1.0, 0.0, 1.0]) == [0, 1, 3]


def test_a_start_as_likely_as_not_is_taken_where_two_whole_articles_are_the_likelier() -> None:
    assert best_parting([0.0, 0.5, 1.0]) == [0, 1, 2], "two articles against one"


def test_a_page_of_doubts_alone_is_parted_in_linear_time() -> None:
    few, many = ([0.4] * count for count in (2_000, 20_000))
    began = time.process_time()
    assert best_parting(few)[0] == 0
    seconds = time.process_time() - began
    assert best_parting(many)[0] == 0
    assert time.process_time() - began < 30 * (seconds + 0.01)


CHANCES = st.lists(st.floats(0, 1), min_size=1, max_size=8)


@given(CHANCES)
def test_no_other_parting_of_the_page_is_better(chances: list[float]) -> None:
    count = len(chances)
    chances = [min(max(chance, 0.04), SURE - 0.01) for chance in chances]

    def worth(starts: tuple[int, ...]) -> float:
        edges = [0, *starts, count]
        kept = [chances[at] if at in starts else 1 - chances[at] for at in range(1, count)]
        opens = [1.0, *(chances[at] for at in starts), 1.0]
        whole = sum(
            opens[number]
            * opens[number + 1]
            * prod(1 - chances[at] for at in range(edges[number] + 1, edges[number + 1]))
            for number in range(len(edges) - 1)
        )
        return whole + LIKELIHOOD * sum(map(log, kept))

    found = best_parting(chances)
    assert found[0] == 0
    others = [starts for size in range(count) for starts in combinations(range(1, count), size)]
    assert worth(tuple(found[1:])) == pytest.approx(max(map(worth, others)))

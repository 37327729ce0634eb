"""Where articles stand is drawn from the archive's own regions, each leading to its article."""

from __future__ import annotations

import json
import re

from ingest.browse.page_map import PROPORTION, WIDTH, page_map
from tests.browse.test_datasette import Browser, archive, browser

__all__ = ["archive", "browser"]  # fixtures

PAGE = {"id": "p", "sequence": 1, "label": "", "section": "", "width": 350, "height": 700}


def part(article: str, *regions: list[list[float]], headline: str = "题", body: str = "") -> dict[str, object]:
    return {
        "id": article,
        "kind": "story",
        "headline": headline,
        "body": body,
        "region_json": json.dumps(regions),
        "page_id": "p",
        "part": 1,
    }


LEFT = [[0, 0], [0.5, 0], [0.5, 1], [0, 1]]
INSET = [[0.1, 0.5], [0.2, 0.5], [0.2, 0.6], [0.1, 0.6]]


def test_a_page_is_drawn_in_its_own_proportion() -> None:
    assert page_map(PAGE, [part("a", LEFT)]).spots[0].polygons == ("0,0 500,0 500,2000 0,2000",)
    assert page_map({**PAGE, "width": None}, []).height == round(WIDTH * PROPORTION)
    assert page_map({**PAGE, "width": 1, "height": 10**9}, []).height == 4 * WIDTH


def test_an_inset_lies_over_what_it_stands_in() -> None:
    spots = page_map(PAGE, [part("inset", INSET), part("around", LEFT)]).spots
    assert [spot.article for spot in spots] == ["around", "inset"]


def test_the_name_stands_in_the_largest_region_and_is_never_empty() -> None:
    (spot,) = page_map(PAGE, [part("a", INSET, LEFT, headline="", body="第一段。\n第二段。")]).spots
    assert (spot.box, spot.name) == ((0, 0, 500, 2000), "第一段。")
    assert page_map(PAGE, [part("a", LEFT, headline="")]).spots[0].name == "story"


def test_what_has_no_place_is_listed_beside_the_page() -> None:
    drawn = page_map(PAGE, [part("a"), part("b", [[0, 0], [1, 1]])])
    assert (drawn.spots, [spot.article for spot in drawn.unplaced]) == ((), ["a", "b"])


def spots_of(page: str) -> list[tuple[str, bool]]:
    found = re.findall(r'<a href="/archive/articles/([^"]+)" class="xianbao-spot([^"]*)"', page)
    return [(article, "xianbao-current" in classes) for article, classes in found]


def test_an_article_s_page_shows_it_on_every_page_it_stands_on(browser: Browser) -> None:
    (jumped,) = browser.json(
        "/archive.json?_shape=objects&sql=select+article_id+as+id+from+parts+group+by+1+having+count(*)=2+limit+1"
    )["rows"]
    page = browser.get(f"/archive/articles/{jumped['id']}")
    assert page.count('class="xianbao-map"') == 2
    assert [article for article, is_current in spots_of(page) if is_current] == [jumped["id"]] * 2


def test_a_page_and_an_issue_show_all_their_articles(browser: Browser) -> None:
    (issue,) = browser.json("/archive/issues.json?_shape=objects&_size=1")["rows"]
    pages = browser.json(f"/archive/pages.json?_shape=objects&issue_id={issue['id']}")["rows"]
    shown = spots_of(browser.get(f"/archive/issues/{issue['id']}"))
    by_page = [spot for page in pages for spot in spots_of(browser.get(f"/archive/pages/{page['id']}"))]
    assert sorted(shown) == sorted(by_page)
    held = browser.json(f"/archive/articles.json?_shape=objects&_size=max&issue_id={issue['id']}")["rows"]
    assert {row["id"] for row in held} == {article for article, _ in shown}

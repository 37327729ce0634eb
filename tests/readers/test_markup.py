"""What readers of markup share: lines as printed, addresses that lead somewhere, areas as regions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.readers.markup import absolute, areas, as_region, canonical, find, is_cut, lines_of, link_text, parse

BASE = "http://paper.test/html/2024-03/15/node_1.htm"


def lines(markup: str) -> list[str]:
    return lines_of(parse(f"<html><body>{markup}</body></html>"))


@pytest.mark.parametrize(
    ("markup", "read"),
    [
        ("<p>一</p><p>二</p>", ["一", "二"]),
        ("<P>一<P>二", ["一", "二"]),
        ("一<br>二<br/><br>三", ["一", "二", "三"]),
        ("<p>清塘<b>镇</b>的<font>春</font>耕</p>", ["清塘镇的春耕"]),
        ("<div>一<div>二</div>三</div>四", ["一", "二", "三", "四"]),
        ("<p>一</p><script>var x = '二';</script><style>p{}</style><p>三</p>", ["一", "三"]),
        ("<p>一<!-- 二 -->三</p>", ["一三"]),
        ("<p>赵\r\n\t  燕</p>", ["赵 燕"]),
        ("<p>&nbsp;&nbsp;\u3000\u3000一\u3000二\u200b&nbsp;</p><p>&nbsp;</p>", ["一\u3000二"]),
        ("<p>一&amp;nbsp;二&amp;ldquo;三&amp;rdquo;&amp;#12288;</p>", ["一\u00a0二“三”"]),
        ("<p>一&amp;amp;nbsp;二</p>", ["一\u00a0二"]),
        ("<p>A&amp;B，1&lt;2</p>", ["A&B，1<2"]),
        ("<p>一\u2028二\x85三</p>", ["一 二 三"]),
    ],
)
def test_a_block_or_a_break_ends_a_line_and_nothing_else_does(markup: str, read: list[str]) -> None:
    assert lines(markup) == read


def test_what_is_left_out_says_nothing_but_what_follows_it_does() -> None:
    root = parse("<html><body>一<table id=t><tr><td>图</td></tr></table>二</body></html>")
    assert lines_of(root, frozenset(root.xpath("//table"))) == ["一", "二"]


def test_a_node_is_read_without_what_follows_it() -> None:
    root = parse("<html><body><p>一<b>二</b>三</p></body></html>")
    assert lines_of(find(root, "//i", "//b")) == ["二"]
    assert lines_of(find(root, "//i")) == []


def test_a_link_that_is_never_closed_says_how_it_begins_and_no_more() -> None:
    nested = parse("".join(f"<a href='c{number}.htm'><div>春耕忙" for number in range(2000)))
    outer = nested.xpath("//a")[0]
    assert link_text(outer).startswith("春耕忙 春耕忙")
    assert len(link_text(outer)) < len("".join(lines_of(outer))) / 2
    assert link_text(parse("<a href='c1.htm'>春耕<br>忙</a>").xpath("//a")[0]) == "春耕 忙"


def test_pages_of_unclosed_tags_are_read_whole() -> None:
    root = parse("<html><body>" + "<font>字" * 1500 + "<p>末</p></body></html>")
    assert lines_of(root)[-1] == "末"
    assert not is_cut(root)


def test_what_nests_deeper_than_is_read_is_told() -> None:
    assert is_cut(parse("<html><body>" + "<div>字" * 5000 + "</body></html>"))


@pytest.mark.parametrize("text", ["", " ", "<!-- -->", "\x00", "\ud800", "<", "</", "<?xml?>", "<!DOCTYPE html>"])
def test_a_page_without_anything_in_it_has_no_lines(text: str) -> None:
    assert "".join(lines_of(parse(text))).strip("<\ufffd?/") == ""


@given(st.text())
def test_a_line_holds_no_line_end_and_no_padding(text: str) -> None:
    for line in lines(text):
        assert line
        assert line.strip(" \u00a0\u3000") == line
        assert line.splitlines() == [line]


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("content_1.htm?div=-1", "http://paper.test/html/2024-03/15/content_1.htm"),
        ("./content_1.htm#a", "http://paper.test/html/2024-03/15/content_1.htm"),
        (" ../14/node_1.htm\n", "http://paper.test/html/2024-03/14/node_1.htm"),
        ("//other.test/a.htm", "http://other.test/a.htm"),
        ("javascript:void(0)", ""),
        ("data:text/html,a", ""),
        ("file:///etc/hostname", ""),
        ("mailto:a@paper.test", ""),
        ("http://[half/a.htm", ""),
    ],
)
def test_an_address_is_absolute_and_leads_to_a_file_of_a_site(href: str, address: str) -> None:
    assert canonical(BASE, href) == address


def test_an_image_keeps_its_query_and_a_saved_page_its_neighbours() -> None:
    assert absolute(BASE, "a.jpg?v=2").endswith("/15/a.jpg?v=2")
    assert canonical("file:///papers/node_1.htm", "content_1.htm") == "file:///papers/content_1.htm"


@given(st.text(), st.text())
def test_no_address_raises(base: str, href: str) -> None:
    assert isinstance(canonical(base, href), str)


def drawn(coords: str) -> list[tuple[float, float]]:
    ((_, polygon),) = areas(parse(f'<map name=m><Area shape=polygon coords="{coords}" href=a.htm></map>'))
    return polygon


@pytest.mark.parametrize(
    ("coords", "polygon"),
    [
        ("0,0,10,0,10,20", [(0, 0), (10, 0), (10, 20)]),
        ("3.72,92.805,194.4,92.805,194.4,323.5", [(3.72, 92.805), (194.4, 92.805), (194.4, 323.5)]),
        ("1,2,3,4", [(1, 2), (3, 2), (3, 4), (1, 4)]),
        ("5,5,3", []),
        ("", []),
        ("none", []),
    ],
)
def test_an_area_gives_its_polygon_or_none(coords: str, polygon: list[tuple[float, float]]) -> None:
    assert drawn(coords) == polygon


def test_areas_are_found_unclosed_and_without_coordinates() -> None:
    root = parse("<MAP><Area coords='1,1,2,2' href=a.htm><Area href=b.htm></MAP>")
    assert [href for href, _ in areas(root)] == ["a.htm", "b.htm"]


@given(st.lists(st.tuples(st.floats(-1e5, 1e5), st.floats(-1e5, 1e5))), st.floats(0, 1e5), st.floats(0, 1e5))
def test_a_region_never_leaves_the_page(points: list[tuple[float, float]], width: float, height: float) -> None:
    region = as_region(points, width, height)
    assert len(region) == len(points)
    assert all(0 <= side <= 1 for point in region for side in point)


def test_a_region_is_a_fraction_of_the_page() -> None:
    assert as_region([(35, 55), (350, 550)], 350, 550) == ((0.1, 0.1), (1.0, 1.0))

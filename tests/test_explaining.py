"""``xianbao explain``: every block of a bare page, what it was taken for, and why each article begins where it does."""

import json
from pathlib import Path

import pytest
from lxml import etree

from sample.paper import load_issues
from sample.pdf import Design, print_pages
from sample.printing import flat_text
from tests.command import xianbao

ISSUE = load_issues()[0]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("page") / "01.txt"
    file.write_text(flat_text(ISSUE, ISSUE.pages[0]), encoding="utf-8")
    return file


def test_every_block_is_told_once_with_what_it_was_taken_for(page: Path) -> None:
    said = json.loads(xianbao("explain", page, "--json").stdout)
    blocks = [block for segment in said["segments"] for block in segment["blocks"]]
    assert [block["number"] for block in blocks] == list(range(1, len(blocks) + 1))
    text = "".join(page.read_text(encoding="utf-8").split())
    assert sum(len("".join(block["text"].split())) for block in blocks) == len(text)
    assert {"masthead", "heading", "opener", "body", "colophon"} <= {block["label"] for block in blocks}


def test_every_article_says_why_it_begins_where_it_does(page: Path) -> None:
    shown = xianbao("explain", page).stdout
    assert shown.startswith("1. begins because the page starts")
    assert shown.count("begins because") >= len(ISSUE.pages[0].articles) - 1
    for article in ISSUE.pages[0].articles:
        assert all(line in shown for line in article.headline)


def test_what_is_no_bare_page_is_refused_in_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text("<html><body><p>x</p></body></html>", encoding="utf-8")
    done = xianbao("explain", file, code=1)
    assert "is no bare page" in done.stderr
    assert "Traceback" not in done.stderr
    xianbao("explain", tmp_path / "absent.txt", code=2)


def test_a_pdfs_blocks_are_drawn_where_they_stand(tmp_path: Path) -> None:
    (body,) = print_pages([(ISSUE, ISSUE.pages[0])], Design.FLOW)
    file, picture = tmp_path / "01.pdf", tmp_path / "01.svg"
    file.write_bytes(body)
    said = json.loads(xianbao("explain", file, "--json", "--picture", picture).stdout)
    blocks = [block for segment in said["segments"] for block in segment["blocks"]]
    nowhere = tmp_path / "none" / "01.svg"
    assert f"{nowhere} cannot be written" in xianbao("explain", file, "--picture", nowhere, code=1).stderr
    root = etree.fromstring(picture.read_bytes())
    numbers = root.xpath("//*[local-name()='tspan']/text()")
    assert numbers == [str(block["number"]) for block in blocks]
    drawn = root.xpath("//*[local-name()='g']/*[local-name()='rect']")
    assert all(0 <= float(one.get("x")) <= 1000 and float(one.get("height")) > 0 for one in drawn)


def test_flat_text_has_no_places_to_draw(page: Path, tmp_path: Path) -> None:
    done = xianbao("explain", page, "--picture", tmp_path / "01.svg", code=1)
    assert "no picture was drawn" in done.stderr
    assert not (tmp_path / "01.svg").exists()

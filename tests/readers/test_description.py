"""A system's file is checked when it is loaded; its addresses and selectors mean what docs/systems.md says."""

import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest
from lxml.html import document_fromstring

from ingest import readers
from ingest.descriptions import DescriptionError
from ingest.readers import READERS
from ingest.readers.addressing import address_of, link_of
from ingest.readers.described import described
from ingest.readers.description import day_of, load, systems
from ingest.readers.selectors import compile_selector, first_found

FILE = r"""
title = "Try"
version = 3
links_in = ["daoxiang", "href", "onclick"]
[[marks]]
pattern = 'class="try"'
reason = "it has a try"
[addresses]
entry = ['/try/$']
page = ['/(?P<date>\d{8})/v(?P<page>[A-Z]?\d+)\.shtml$']
article = ['/(?P<date>\d{8})/(?P<id>\d+)\.shtml$', '/show\.aspx\?id=(?P<id>\d+)$']
rewrite = [['/pad/', '/pc/']]
[page]
pages = [".pages a"]
tree = { within = ".all", page = "h4", article = "li a" }
[article]
title = ["h2"]
body = ["#body"]
"""
TRY = load("try", FILE)
TREE = 'tree = { within = ".all", page = "h4", article = "li a" }'


def test_every_systems_file_loads_and_is_a_reader_of_its_own() -> None:
    names = [system.name for system in systems()]
    assert len(set(names)) == len(names) == len(described())
    assert set(names) <= {reader.NAME for reader in READERS}
    for system in systems():
        assert system.marks or system.addresses.page, system.name
        assert system.article, f"{system.name} reads no article"


def test_the_documents_example_is_a_system_that_loads() -> None:
    text = (Path(__file__).parents[2] / "docs/systems.md").read_text(encoding="utf-8")
    load("example", "\n".join(re.findall(r"```toml\n(.*?)```", text, re.S)))


@pytest.mark.parametrize(
    ("wrong", "right", "says"),
    [
        ('titel = "Try"', 'title = "Try"', "titel"),
        ('version = "three"', "version = 3", "three"),
        ('pages = ["..a"]', 'pages = [".pages a"]', "..a"),
        ('pages = ["//a["]', 'pages = [".pages a"]', "//a["),
        ("pattern = 'class=(\"try\"'", "pattern = 'class=\"try\"'", "subpattern"),
        ("pattern = ''", "pattern = 'class=\"try\"'", "matches everything"),
        ('pgaes = [".pages a"]', 'pages = [".pages a"]', "pgaes"),
        ('title = "h2"', 'title = ["h2"]', "list"),
        ("", 'title = "Try"', "“title” is missing; it must be a text"),
        ('title = ["Try"]', 'title = "Try"', "“title” must be a text"),
        ("", "version = 3", "“version” is missing"),
        ("version = 1.9", "version = 3", "“version” must be a whole number"),
        ("version = true", "version = 3", "“version” must be a whole number"),
        ('links_in = "href"', 'links_in = ["daoxiang", "href", "onclick"]', "“links_in” must be a list"),
        ("[marks]", "[[marks]]", "“marks” must be tables, each headed [[marks]]"),
        ("", 'reason = "it has a try"', "“marks.reason” is missing"),
        ("reasons = ''\nreason", "reason", "“reasons” is not known in “marks”"),
        ("[[page]]", "[page]", "“page” must be one table, [page]"),
        ("[[addresses]]", "[addresses]", "“addresses” must be one table"),
        ("entry = '/try/$'", "entry = ['/try/$']", "“addresses.entry” must be a list of regular expressions"),
        ("rewrite = ['/pad/', '/pc/']", "rewrite = [['/pad/', '/pc/']]", "“addresses.rewrite” must be a list of pairs"),
        ("rewrite = [['/pad/', 3]]", "rewrite = [['/pad/', '/pc/']]", "“addresses.rewrite” must be a list of pairs"),
        (r"rewrite = [['/pad/', '/\2/']]", "rewrite = [['/pad/', '/pc/']]", "“/\\2/” does not fit “/pad/”"),
        (r"rewrite = [['/pad/', '\g<x>']]", "rewrite = [['/pad/', '/pc/']]", "does not fit “/pad/”"),
        ("pages = [1]", 'pages = [".pages a"]', "“page.pages” must be a list of selectors"),
        ('tree = "x"', TREE, "“page.tree” must be one table"),
        ('tree = { within = [".all"], page = "h4", article = "a" }', TREE, "“page.tree.within” must be a text"),
        ('tree = { within = ".all", page = "h4" }', TREE, "“page.tree.article” is missing"),
        ('tree = { within = ".all", page = "h4", article = "a", leaf = "b" }', TREE, "leaf"),
        (r"entry = ['/(?P<when>\d+)/$']", "entry = ['/try/$']", "when"),
    ],
)
def test_a_wrong_file_is_refused_in_a_sentence_that_names_it(wrong: str, right: str, says: str) -> None:
    assert right in FILE
    with pytest.raises(DescriptionError, match=re.escape("systems/try.toml")) as refused:
        load("try", FILE.replace(right, wrong))
    assert says in str(refused.value)


@pytest.mark.parametrize("folder", ["systems", "fronts"])
def test_a_wrong_file_is_one_sentence_of_the_command_that_loads_it(folder: str, tmp_path: Path) -> None:
    copied = tmp_path / "readers"
    for each in ("systems", "fronts"):
        copytree(Path(readers.__file__).parent / each, copied / each)
    (copied / folder / "zz_try.toml").write_bytes("title = '云岫'".encode("gb18030"))
    command = (
        "import importlib.resources, pathlib, sys; from ingest.cli import main; "
        f"importlib.resources.files = lambda package: pathlib.Path({str(copied)!r}); "
        "sys.argv = ['xianbao', '--help']; main()"
    )
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"xianbao: {folder}/zz_try.toml: it is not UTF-8; save it as UTF-8.\n"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("20240315", date(2024, 3, 15)), ("2024-03-15", date(2024, 3, 15)), ("2024-03/15", date(2024, 3, 15)),
        ("202403/15", date(2024, 3, 15)), ("2024/03/15", date(2024, 3, 15)), ("2024-3-5", date(2024, 3, 5)),
        ("20240230", None), ("2024", None), ("", None), ("00000000", None),
    ],
)  # fmt: skip
def test_a_day_in_an_address_is_read_in_every_form_and_an_impossible_one_is_none(
    written: str, day: date | None
) -> None:
    assert day_of({"date": written}) == day


def test_a_day_may_stand_in_pieces() -> None:
    assert day_of({"year": "2024", "month": "03", "day": "15"}) == date(2024, 3, 15)
    assert day_of({"year": "2024", "month": None}) is None


def test_an_address_says_its_kind_day_page_and_id() -> None:
    page = address_of(TRY, "http://paper.test/20240315/vA1.shtml?v=2#top")
    assert (page.kind, page.issued_on, page.page, page.url) == (
        "page", date(2024, 3, 15), "A1", "http://paper.test/20240315/vA1.shtml",
    )  # fmt: skip
    article = address_of(TRY, "http://paper.test/show.aspx?id=77")
    assert (article.kind, article.id, article.url) == ("article", "77", "http://paper.test/show.aspx?id=77")
    assert address_of(TRY, "http://paper.test/about.html").kind == ""


def test_twins_have_one_address() -> None:
    pad, pc = (address_of(TRY, f"http://paper.test/{twin}/20240315/123.shtml") for twin in ("pad", "pc"))
    assert pad == pc


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="20240315/123.shtml">x</a>',
        '<a href="#" onclick="go(\'20240315/123.shtml\', 1)">x</a>',
        "<a href=\"javascript:window.open('20240315/123.shtml')\">x</a>",
        '<a href="javascript:void(0)" daoxiang="20240315/123.shtml">x</a>',
    ],
)
def test_a_links_address_may_stand_in_any_of_its_places(markup: str) -> None:
    (anchor,) = document_fromstring(markup).iter("a")
    assert link_of(TRY, "http://paper.test/", anchor).url == "http://paper.test/20240315/123.shtml"


@pytest.mark.parametrize(
    "href", ["http://other.test/20240315/123.shtml", "javascript:alert(1)", "data:text/html,x", "//[", "about.html"]
)
def test_a_link_to_another_host_or_to_nothing_of_the_system_leads_nowhere(href: str) -> None:
    (anchor,) = document_fromstring(f'<a href="{href}">x</a>').iter("a")
    assert link_of(TRY, "http://paper.test/", anchor).kind == ""


@pytest.mark.parametrize(
    "written",
    [
        "//h1/text()", "//a/@href", "//a/attribute::href", "//h1 | //h1/text()", "//p/text()[1]", "(string(//p))",
        "/html = 3", "(count(//p))", '//p[matches(., "x")]', '//p[re:test(., "x")]', "//p/comment()",
    ],
)  # fmt: skip
def test_an_xpath_that_gives_no_elements_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=re.escape(f"“{written}” ") + "(finds no elements|calls)"):
        compile_selector(written)


@pytest.mark.parametrize(
    "written", ["//p[text()]", "//p[@id='a' and not(contains(., '@text('))]", "(//p)[last()]", "//p[a[@id]]/self::p"]
)
def test_an_xpath_may_ask_for_text_and_attributes_of_an_element(written: str) -> None:
    root = document_fromstring("<p id=a>1<a id=b></a></p>")
    assert [node.tag for node in compile_selector(written)(root)] == ["p"]


def test_a_selector_is_css_or_an_xpath_from_the_page_or_from_the_node() -> None:
    root = document_fromstring("<div><p class='a'>1</p><p>2</p><h2>3</h2><p>4</p></div>")
    (head,) = root.iter("h2")
    assert [node.text for node in compile_selector("p.a")(root)] == ["1"]
    assert [node.text for node in compile_selector("//p[2]")(root)] == ["2"]
    assert [node.text for node in compile_selector("following-sibling::p")(head)] == ["4"]
    assert [node.text for node in first_found([compile_selector(".none"), compile_selector("p")], root)] == [
        "1",
        "2",
        "4",
    ]

"""``xianbao probe`` and ``xianbao add`` over loopback: which system it is and why, what would be archived, a paper in a minute."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.fixtures import EXPECTED, read_again
from sample.paper import load_issues
from tests.command import installed, xianbao
from tests.site import founder
from tests.site.server import Answer, Site, serve
from tests.test_cli import one_sentence

ROOT = Path(__file__).parents[1]
ISSUES = load_issues()
NEWEST = ISSUES[-1]


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serve(founder.render(ISSUES)) as running:
        yield running


@pytest.fixture(scope="module")
def probed(site: Site) -> str:
    return xianbao("probe", site.url).stdout


def test_probing_a_site_says_its_system_and_why(probed: str) -> None:
    assert "founder: it leads to a page whose address has Founder's form" in probed
    assert "it has Founder's page image map" in probed


def test_probing_a_site_shows_the_newest_issue_its_pages_and_the_first_pages_articles(probed: str) -> None:
    assert f"Issue of {NEWEST.issued_on}" in probed
    for page in NEWEST.pages:
        assert page.section in probed
    for article in NEWEST.pages[0].articles:
        for line in (*article.headline, *article.kicker, *article.subhead):
            assert line in probed
    assert "byline" in probed
    assert "across" in probed
    for article in NEWEST.pages[1].articles:
        assert " ".join(article.headline) not in probed or not article.headline


def test_probing_asks_for_nothing_but_the_way_and_the_first_pages_articles(site: Site) -> None:
    site.asked.clear()
    xianbao("probe", site.url)
    first = {path for path in site.asked if "content_" in path}
    assert len(first) == len(site.asked) - len({"/", "/robots.txt"}) - 1
    assert len(set(site.asked)) == len(site.asked)


def test_probing_a_saved_page_shows_its_articles(site: Site, tmp_path: Path) -> None:
    path, answer = next((path, answer) for path, answer in site.answers.items() if "content_90901" in path)
    saved = tmp_path / "saved.htm"
    saved.write_bytes(answer.body)
    said = json.loads(xianbao("probe", saved, "--page", 1, "--url", f"http://paper.test{path}", "--json").stdout)
    assert said["system"] == "founder"
    (article,) = said["articles"]
    assert article["headline"]
    assert said["issue"]["issued_on"] == path.split("/html/")[1][:10].replace("/", "-")


def test_probing_what_is_no_newspaper_says_so_and_exits_1(tmp_path: Path) -> None:
    with serve({"/": Answer(b"<html><body><p>Welcome</p></body></html>", "text/html")}) as other:
        done = xianbao("probe", other.url, code=1)
    assert "No e-paper system" in done.stdout
    with serve({}) as empty:
        assert "HTTP 404" in xianbao("probe", empty.url, code=1).stdout
    assert "neither a web address" in xianbao("probe", tmp_path / "absent", code=2).stderr


def unknown(name: str) -> str:
    """Look a host up where no name server answers."""
    if name != "127.0.0.1":
        raise socket.gaierror(f"{name} is not known")
    return name


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://127.0.0.1:1/", "its server refused the connection"),
        ("http://a.invalid/", "nobody knows its host's name"),
    ],
)
def test_a_site_that_cannot_be_reached_is_told_as_a_crawl_tells_it(url: str, why: str, tmp_path: Path) -> None:
    facts = {"socket.gethostbyname": unknown, "ingest.settings.DOWNLOAD_DELAY": 0}
    facts |= {"ingest.settings.AUTOTHROTTLE_ENABLED": False}
    done = xianbao("probe", url, code=1, facts=facts)
    assert done.stdout.splitlines() == [url, f"  It could not be fetched: {why}."]
    assert done.stderr == ""
    done = xianbao("add", url, "--paper", "nothing", "--folder", tmp_path, code=1, facts=facts)
    assert done.stderr == "xianbao: no page of a newspaper was found there; nothing was written.\n"


def test_adding_a_paper_writes_its_facts_and_a_fixture_that_reads_the_same_again(site: Site, tmp_path: Path) -> None:
    done = xianbao(
        "add", site.url, "--paper", "qingtang", "--title", "清塘报", "--county", "清塘县", "--folder", tmp_path
    )
    assert "xianbao crawl qingtang" in done.stdout
    written = (tmp_path / "spiders/qingtang.py").read_text(encoding="utf-8")
    for fact in (
        'name = "qingtang"',
        'title = "清塘报"',
        'platform = "founder"',
        f'homepage = "{site.url}"',
        "Address:",
    ):
        assert fact in written
    compile(written, "qingtang.py", "exec")
    fixture = tmp_path / "tests/papers/qingtang"
    expected = (fixture / EXPECTED).read_text(encoding="utf-8")
    assert read_again(fixture) == expected
    assert " ".join(next(article for article in NEWEST.pages[0].articles if article.headline).headline) in expected


def test_the_facts_of_an_added_paper_are_those_that_were_given_whatever_they_hold(site: Site, tmp_path: Path) -> None:
    title, county = 'a"""b\n\\', "$name\nC:\\县\\"
    url = f'{site.url}?a="""\\'
    xianbao("add", url, "--paper", "qingtang", "--title", title, "--county", county, "--folder", tmp_path)
    written: dict[str, object] = {}
    exec((tmp_path / "spiders/qingtang.py").read_text(encoding="utf-8"), written)
    spider = written["QingtangSpider"]
    assert [getattr(spider, name) for name in ("title", "county", "homepage")] == [title, county, url]
    assert str(written["__doc__"]).startswith(f"{title} of {county}.\n\nAddress: {url}")


def test_a_title_that_is_no_utf8_is_written_as_text(site: Site, tmp_path: Path) -> None:
    title = os.fsdecode("县报".encode("gbk"))
    installed("add", site.url, "--paper", "qingtang", "--title", title, "--folder", tmp_path)
    assert 'title = "县报"' in (tmp_path / "spiders/qingtang.py").read_text(encoding="utf-8")


def test_adding_a_paper_twice_or_from_no_newspaper_writes_nothing(site: Site, tmp_path: Path) -> None:
    xianbao("add", site.url, "--paper", "qingtang", "--folder", tmp_path)
    before = (tmp_path / "spiders/qingtang.py").read_bytes()
    assert "exists already" in xianbao("add", site.url, "--paper", "qingtang", "--folder", tmp_path, code=2).stderr
    assert (tmp_path / "spiders/qingtang.py").read_bytes() == before
    with serve({}) as empty:
        xianbao("add", empty.url, "--paper", "nothing", "--folder", tmp_path / "other", code=1)
    assert not (tmp_path / "other").exists()


@pytest.mark.parametrize("taken", ["spiders", "tests"])
def test_adding_a_paper_where_nothing_can_be_written_is_one_sentence_and_leaves_nothing(
    site: Site, tmp_path: Path, taken: str
) -> None:
    (tmp_path / taken).write_text("a file, not a folder")
    done = xianbao("add", site.url, "--paper", "qingtang", "--folder", tmp_path, code=1)
    assert "cannot be written" in one_sentence(done.stderr)
    assert str(tmp_path / taken) in done.stderr
    (tmp_path / taken).unlink()
    xianbao("add", site.url, "--paper", "qingtang", "--folder", tmp_path)


@pytest.mark.parametrize("wrong", ["Qing", "1qing", "qing-tang", "../qing"])
def test_a_papers_id_is_a_slug(wrong: str, site: Site, tmp_path: Path) -> None:
    assert "cannot be a paper's id" in xianbao("add", site.url, "--paper", wrong, "--folder", tmp_path, code=2).stderr


@pytest.mark.parametrize("template", ["paper", "bare"])
def test_scrapy_genspider_makes_a_paper_that_scrapy_lists(template: str, tmp_path: Path) -> None:
    (tmp_path / "spiders").mkdir()
    (tmp_path / "spiders/__init__.py").touch()
    (tmp_path / "spiders/epaper.py").write_bytes((ROOT / "spiders/epaper.py").read_bytes())
    (tmp_path / "scrapy.cfg").write_bytes((ROOT / "scrapy.cfg").read_bytes())
    command = [sys.executable, "-m", "scrapy", "genspider", "-t", template, "qingtang", "http://paper.test/"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=60)
    written = (tmp_path / "spiders/qingtang.py").read_text(encoding="utf-8")
    assert "class QingtangSpider(EpaperSpider)" in written
    assert ("http://paper.test/" in written) == (template == "paper")
    compile(written, "qingtang.py", "exec")


@pytest.mark.parametrize("fixture", sorted((ROOT / "tests/papers").glob("*/")), ids=lambda folder: folder.name)
def test_the_pages_kept_of_a_paper_are_read_as_they_were(fixture: Path) -> None:
    assert read_again(fixture) == (fixture / EXPECTED).read_text(encoding="utf-8")

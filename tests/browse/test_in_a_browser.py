"""The archive as an analyst sees it, in a real browser."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator

import pytest

from sample.paper import load_issues
from tests.command import XIANBAO, xianbao
from tests.site import founder
from tests.site.server import serve

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine"),
]


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    db = tmp_path_factory.mktemp("browser") / "archive.db"
    with serve(founder.render(load_issues()[-1:])) as site:
        xianbao("crawl", "yunxiu", "--entry", site.url, "--db", db)
    port = free_port()
    with subprocess.Popen([XIANBAO, "browse", "--db", db, "--port", str(port)], stdout=subprocess.PIPE) as process:
        try:
            _wait_for(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(10)


def _wait_for(port: int) -> None:
    for _ in range(100):
        with socket.socket() as client:
            if client.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("xianbao browse did not open its port")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # slow to import, and only where there is a browser

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser.new_page(viewport={"width": 1200, "height": 900})
        browser.close()


def test_an_analyst_searches_from_the_first_page_and_reads_an_article(address: str, page) -> None:
    page.goto(address)
    page.fill("input[name=_search]", "泵站")
    page.click("input[type=submit]")
    assert "泵站" in page.text_content("h3")
    page.click("td.col-id a >> nth=0")
    article = page.text_content("article.xianbao-article")
    assert "泵站" in article
    assert page.is_visible(".xianbao-body p >> nth=0")
    assert "Where it comes from" in page.text_content("body")


def test_the_meanings_of_columns_are_there_and_folded(address: str, page) -> None:
    page.goto(f"{address}/archive/article_text")
    assert page.locator("dl.column-descriptions dd").count() > 20
    assert not page.is_visible("dl.column-descriptions dd >> nth=0")
    page.click("details summary")
    assert page.is_visible("dl.column-descriptions dd >> nth=0")


def test_a_question_is_answered_from_its_form(address: str, page) -> None:
    page.goto(f"{address}/archive/reporter_stories")
    page.fill("input[name=name]", "曹临溪")
    page.click("input[type=submit]")
    assert "老渠清淤" in page.text_content("table.rows-and-columns")

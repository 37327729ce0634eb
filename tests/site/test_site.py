"""The sample's site holds together: what it links to is there, and it shows the faces of its system."""

import re
import socket
import subprocess
import sys
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urljoin, urlsplit
from urllib.request import urlopen

import pytest

from sample.paper import load_issues
from sample.pieces import pieces
from tests.site import founder
from tests.site.server import serve

ISSUES = load_issues()
ANSWERS = founder.render(ISSUES)
ADDRESS = re.compile(r"""(?:href|src)=["']?([^"'\s>]+)""", re.IGNORECASE)
COORDS = re.compile(r'coords="([^"]*)"')


def text(path: str) -> str:
    body = ANSWERS[path].body
    return body.decode("gb18030" if b"charset=gb2312" in body else "utf-8")


def paths(*names: str) -> list[str]:
    return [path for path in ANSWERS if path.endswith((".htm", ".html")) and path.rpartition("/")[2].startswith(names)]


PAGES = paths("node", "nbs.")
ARTICLES = paths("content_", "nw.")


def test_every_address_on_the_site_answers() -> None:
    asked = {
        urlsplit(urljoin(f"http://site{path}", address)).path
        for path in (*PAGES, *ARTICLES)
        for address in ADDRESS.findall(text(path))
    }
    assert len(asked) > 100
    assert asked <= ANSWERS.keys()


def test_every_piece_has_a_page_of_its_own() -> None:
    count = sum(len(pieces(issue, page)) for issue in ISSUES for page in issue.pages)
    assert len(ARTICLES) == count
    assert len(PAGES) == sum(issue.page_count for issue in ISSUES)


def test_the_issues_show_the_faces_of_the_system() -> None:
    pages = [text(path) for path in ARTICLES]
    for mark in (
        "charset=gb2312",
        "charset=utf-8",
        "<articleid>",
        "<founder-title>",
        "main-article-alltitle",
        "id=newspic",
        "class=pci_c",
        "cms-content",
    ):
        assert any(mark in page for page in pages), mark
    assert any(b"gb2312" in ANSWERS[path].body and "云岫" in text(path) for path in ARTICLES)


def test_image_maps_hold_whole_pixels_of_the_image_shown() -> None:
    for path in PAGES:
        areas = COORDS.findall(text(path))
        assert areas
        for area in areas:
            numbers = [int(number) for number in area.split(",")]
            assert len(numbers) >= 6
            assert all(0 <= x <= founder.WIDTH for x in numbers[::2])
            assert all(0 <= y <= founder.HEIGHT for y in numbers[1::2])


def test_a_continuation_repeats_its_headline_and_begins_with_where_it_comes_from() -> None:
    for issue in ISSUES:
        for article in issue.articles:
            if article.continuation is None:
                continue
            folder = f"/html/{issue.issued_on:%Y-%m/%d}/"
            from_text = article.continuation.from_text
            found = [path for path in ARTICLES if path.startswith(folder) and from_text in text(path)]
            assert any("".join(article.continuation.headline) in text(path) for path in found)


def test_a_running_site_answers_and_refuses() -> None:
    with serve(ANSWERS) as site:
        with urlopen(site.url) as answer:
            assert b"REFRESH" in answer.read()
        with pytest.raises(HTTPError) as error, urlopen(f"{site.url}html/2024-04/05/node_2517.htm"):
            pass
        error.value.close()
        assert error.value.code == 404
        assert site.asked == ["/", "/html/2024-04/05/node_2517.htm"]


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.site", *map(str, arguments)]
    return subprocess.run(
        command, cwd=Path(__file__).parents[2], capture_output=True, text=True, timeout=60, check=False
    )


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port


def test_the_site_is_up_while_the_command_runs_and_its_exit_code_is_passed_on() -> None:
    port = free_port()
    ask = f"import sys, urllib.request; sys.exit(7 if urllib.request.urlopen('http://127.0.0.1:{port}/').status == 200 else 1)"
    done = run("--port", port, "--", sys.executable, "-c", ask)
    assert (done.returncode, done.stdout, done.stderr) == (7, "", "")


@pytest.mark.parametrize(("command", "code"), [(["bash", "-c", "kill -9 $$"], 137), (["no-such-command-here"], 127)])
def test_a_command_that_dies_or_is_none_ends_as_in_a_shell(command: list[str], code: int) -> None:
    done = run("--port", 0, "--", *command)
    assert done.returncode == code
    assert "Traceback" not in done.stderr


def test_a_taken_port_is_one_sentence_and_try_later() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        done = run("--port", port, "--", "true")
    assert done.returncode == 75
    assert len(done.stderr.splitlines()) == 1
    assert str(port) in done.stderr

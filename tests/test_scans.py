"""Pages that are only pictures: scans and page images, imported and crawled; and pictures that are none."""

import io
import json
import math
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PIL.Image import Image as Picture

from benchmarks.layout import capture_of, true_page
from benchmarks.scans import score_scans
from ingest import readers
from ingest.apart import Workers
from ingest.explaining import NoBarePageError, explain_file
from ingest.items import Severity
from ingest.layout.ink import Corners
from ingest.layout.pictures import open_picture
from ingest.layout.sight import Seen, SeenLine
from ingest.readers import scan as scans
from sample.paper import load_issues
from sample.pdf import Design, print_pages
from sample.scans import scan
from tests.command import xianbao
from tests.site import gov_pages
from tests.site.server import serve

ISSUE = load_issues()[0]
PRINTED = [(ISSUE, page) for page in ISSUE.pages]


@pytest.fixture(scope="module")
def printed() -> list[bytes]:
    return print_pages(PRINTED, Design.FLOW)


@pytest.fixture(scope="module")
def half(printed: list[bytes]) -> Picture:
    """Two of the four columns of a page: whatever needs no whole page is half the work of the engine."""
    with Image.open(io.BytesIO(scan(printed[2], dpi=120))) as whole:
        return whole.crop((whole.width // 2, 0, whole.width, int(0.56 * whole.height)))  # below, the page is empty


def test_a_leaning_soiled_scan_is_split_as_it_was_printed(printed: list[bytes]) -> None:
    (framed,) = print_pages(PRINTED[1:2], Design.MOSAIC)
    files = [scan(body, dpi=200, skew=1.0, noise=0.3) for body in (printed[0], framed)]
    score, _ = score_scans(PRINTED[:2], files)
    assert score.boundary_f1 >= 0.93, score.missed
    assert score.exact >= 0.88, score.missed


@pytest.mark.parametrize("degrees", [180, 90, 270], ids=["on its head", "on its left", "on its right"])
def test_a_scan_that_lies_is_imported_with_its_articles_and_a_problem(
    half: Picture, tmp_path: Path, degrees: int
) -> None:
    page = tmp_path / str(ISSUE.issued_on) / "03.png"
    page.parent.mkdir()
    page.write_bytes(picture_of(half.rotate(degrees, expand=True)))
    xianbao("import", page, "--paper", "yunxiu", "--db", tmp_path / "a.db")
    db = sqlite3.connect(tmp_path / "a.db")
    headlines = {"".join(one.split()) for (one,) in db.execute("SELECT headline FROM articles")}
    assert {"公告", "遗失声明"} <= headlines
    assert ("turned_page",) in db.execute("SELECT kind FROM problems").fetchall()
    assert db.execute("SELECT width, height FROM pages").fetchall() == [half.size]


def test_the_picture_of_a_page_is_crawled_and_read_where_nothing_else_tells_its_articles(
    half: Picture, tmp_path: Path
) -> None:
    one = replace(ISSUE, pages=ISSUE.pages[2:4])
    answers = gov_pages.render_pages([one], ways=[gov_pages.pictures])
    picture, empty = (gov_pages.image(one, page) for page in one.pages)
    answers[picture] = replace(answers[picture], body=picture_of(half, "JPEG"))
    answers[empty] = replace(answers[empty], body=blank())
    with serve(answers) as running:
        entry = running.url.rstrip("/") + gov_pages.FOLDER + "/"
        xianbao("crawl", "yunxiu", "--entry", entry, "--db", tmp_path / "a.db", "--since", str(one.issued_on), code=1)
        assert [list(running.asked).count(one) for one in (picture, empty)] == [1, 1]
    db = sqlite3.connect(tmp_path / "a.db")
    assert {"公告", "遗失声明"} <= {"".join(row[0].split()) for row in db.execute("SELECT headline FROM articles")}
    assert db.execute("SELECT DISTINCT reader FROM sources").fetchall() == [("scan",)]
    assert db.execute("SELECT kind FROM problems WHERE severity = 'error'").fetchall() == [("blank_scan",)]


def test_a_scan_is_explained_and_drawn(half: Picture, tmp_path: Path) -> None:
    (tmp_path / "1.png").write_bytes(picture_of(half))
    said = json.loads(xianbao("explain", tmp_path / "1.png", "--json", "--picture", tmp_path / "1.svg").stdout)
    assert len(said["articles"]) > 3, "of five"
    assert (tmp_path / "1.svg").read_text().count("<rect") > 10


def test_kept_pdfs_are_read_again_as_they_were_read(printed: list[bytes], tmp_path: Path) -> None:
    page = tmp_path / str(ISSUE.issued_on) / "01.pdf"
    page.parent.mkdir()
    page.write_bytes(printed[0])
    xianbao("import", page, "--paper", "yunxiu", "--db", tmp_path / "a.db")
    done = [xianbao("reread", "--check", "--jobs", jobs, "--db", tmp_path / "a.db") for jobs in (1, 2)]
    assert [one.stdout for one in done] == ["", ""]


def test_without_an_engine_a_picture_is_a_problem_that_says_what_to_install(printed: list[bytes]) -> None:
    body = scan(printed[2], dpi=72)
    program = (
        "import sys; sys.modules['rapidocr'] = None\n"
        "from ingest import readers\nfrom tests.test_scans import capture_of, true_page, PRINTED\n"
        "reading = readers.read(capture_of(sys.stdin.buffer.read(), true_page(*PRINTED[2])))\n"
        "print([one.kind for one in reading.problems], reading.problems[0].message)"
    )
    done = subprocess.run([sys.executable, "-c", program], input=body, capture_output=True, timeout=60, check=True)
    assert done.stdout.decode().startswith("['no_ocr']")
    assert "pip install 'xianbao[ocr]'" in done.stdout.decode()


def blank() -> bytes:
    return picture_of(Image.new("L", (1200, 1600), 250))


def small() -> bytes:
    return picture_of(Image.new("L", (350, 500), 250))


def huge() -> bytes:
    return picture_of(Image.new("1", (30_000, 30_000), 1))


def damaged() -> bytes:
    return b"\xff\xd8\xff\xe0" + bytes(5000)


def strip() -> bytes:
    return picture_of(Image.new("L", (30_000, 1_500), 250))


def photo() -> bytes:
    chance = random.Random(1)
    return picture_of(
        Image.frombytes("L", (16, 12), chance.randbytes(192)).resize((900, 700), Image.Resampling.BICUBIC)
    )


def picture_of(image: Picture, media: str = "PNG") -> bytes:
    file = io.BytesIO()
    image.save(file, media)
    return file.getvalue()


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (blank, "blank_scan"),
        (photo, "illegible_scan"),
        (small, "image_too_small"),
        (strip, "image_too_small"),
        (huge, "image_too_large"),
        (damaged, "damaged_image"),
    ],
)
def test_what_is_no_page_is_one_problem(make: Callable[[], bytes], kind: str) -> None:
    reading = readers.read(capture_of(make(), true_page(*PRINTED[0])))
    assert (reading.reader, [one.kind for one in reading.problems]) == (scans.NAME, [kind])
    assert reading.articles == ()
    assert reading.whole_pages == (), "it does not say that the page has no articles"


def test_of_a_picture_that_is_cut_short_what_there_is_is_read(half: Picture) -> None:
    whole = picture_of(half)
    reading = readers.read(capture_of(whole[: len(whole) // 2], true_page(*PRINTED[2])))
    assert [(one.kind, one.severity) for one in reading.problems] == [("image_cut_short", Severity.ERROR)]
    assert "公告" in {"".join("".join(one.deck).split()) for one in reading.articles}
    assert reading.whole_pages == (), "it does not say that the page has no other articles"


def test_sixteen_bits_of_grey_are_not_taken_for_white() -> None:
    grey = Image.linear_gradient("L").resize((700, 700))
    deep = Image.fromarray(np.asarray(grey).astype(np.uint16) * 257)
    opened, _ = open_picture(picture_of(deep))
    assert opened.convert("L").tobytes() == grey.tobytes()


def test_a_page_in_another_language_is_kept_with_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    said = ["Spring ploughing began", *["The county's machines went to the fields today in good time."] * 6]
    lines = [SeenLine(one, level(40 * at, 12 * len(one)), 0.99, 27 if at else 50) for at, one in enumerate(said, 1)]
    monkeypatch.setattr(scans, "look", lambda picture: Seen(picture, tuple(lines)))
    reading = readers.read(capture_of(blank(), true_page(*PRINTED[0])))
    assert [one.kind for one in reading.problems] == ["not_chinese"]
    assert [one.deck for one in reading.articles] == [("Spring ploughing began",)]


def test_an_articles_region_leans_as_its_page_does(monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = SeenLine("公告", level(200, 120), 0.99, 60), SeenLine("今日停水一天。", level(260, 200), 0.99, 27)
    monkeypatch.setattr(scans, "look", lambda picture: Seen(picture, (one, two), math.radians(2)))
    (article,) = readers.read(capture_of(blank(), true_page(*PRINTED[0]))).articles
    region = article.parts[0].regions[0]
    (left, top), (right, shoulder) = region[:2]
    slope = (shoulder - top) * 1600 / ((right - left) * 1200)
    assert math.degrees(math.atan(slope)) == pytest.approx(2, abs=0.1)


def level(top: float, width: float) -> Corners:
    return (100.0, top), (100.0 + width, top), (100.0 + width, top + 30), (100.0, top + 30)


def test_a_page_that_takes_too_long_costs_only_itself(printed: list[bytes]) -> None:
    picture, text = (
        capture_of(scan(printed[0], dpi=200), true_page(*PRINTED[0])),
        capture_of(printed[0], true_page(*PRINTED[0])),
    )
    with Workers(seconds=1.0) as workers:
        late = workers.read(picture)
        workers.seconds = 60
        assert len(workers.read(text).articles) > 5
    assert [(one.kind, one.severity) for one in late.problems] == [("reading_timeout", Severity.ERROR)]


def test_a_page_that_takes_too_much_memory_costs_only_itself(printed: list[bytes]) -> None:
    with Workers(memory=700 * 2**20) as workers:
        found = workers.read(capture_of(scan(printed[0], dpi=200), true_page(*PRINTED[0])))
    assert found.articles == ()
    assert {one.kind for one in found.problems} <= {"reading_memory", "reading_failed", "no_ocr"}
    assert found.problems


@pytest.mark.parametrize("workers", [Workers(seconds=1.0), Workers(memory=700 * 2**20)], ids=["time", "memory"])
def test_explaining_is_bounded_as_reading_is(printed: list[bytes], tmp_path: Path, workers: Workers) -> None:
    page = tmp_path / "01.png"
    page.write_bytes(scan(printed[0], dpi=200))
    with pytest.raises(NoBarePageError, match="could not be read: "):
        explain_file(page, workers)


def test_a_page_without_text_is_not_explained(tmp_path: Path) -> None:
    (tmp_path / "01.png").write_bytes(blank())
    assert "shows no text" in xianbao("explain", tmp_path / "01.png", code=1).stderr

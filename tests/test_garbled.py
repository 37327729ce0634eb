"""Bare pages that are garbled, in another language or without a headline: one problem says so, and what was read is kept."""

import io
import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from benchmarks.segmentation import NEWSPAPERS, county_files, county_pages, newspaper_pages, sample_pages
from ingest.language.garbled import garbled, is_chinese
from ingest.readers import text
from sample.paper import load_issues
from sample.pdf import Design, print_pages
from sample.scans import scan
from tests.command import xianbao
from tests.readers.pages import PAGE, capture

ENGLISH = "Spring ploughing began\n\nThe county's machines went to the fields today, and the farmers were content.\n"
JAPANESE = (
    "春の農業会議\n\n県の担当者は、今年の作付面積を確実に守るとし、農家への支援をさらに広げていくと述べた。\n" * 4
)
PROSE = "田里机器轰鸣，农户抢抓农时。\n\n天气转暖，正好下田，全县早稻育秧已过半。\n"


def drawn(page: str) -> str:
    """Give a page with each of its Chinese characters drawn by lot from all there are."""
    chance = random.Random(1)
    return "".join(chr(chance.randrange(0x4E00, 0x9FA5)) if "\u4e00" <= one <= "\u9fff" else one for one in page)


GARBLED = {
    "UTF-8 read as GBK": (PAGE.encode().decode("gb18030", "replace"), "is UTF-8 read as GB18030"),
    "UTF-8 read as Latin": (PAGE.encode().decode("cp1252", "replace"), "is UTF-8 read as CP1252"),
    "GBK read as Latin": (PAGE.encode("gb18030").decode("latin-1"), "is GB18030 read as LATIN-1"),
    "GBK read as UTF-8": (PAGE.encode("gb18030").decode("utf-8", "replace"), "does not say"),
    "the same, read as GBK again": (
        PAGE.encode("gb18030").decode("utf-8", "replace").encode().decode("gb18030", "replace"),
        "does not say",
    ),
    "question marks": (PAGE.encode("ascii", "replace").decode(), "does not say"),
    "by lot": (drawn(PAGE), "is no Chinese"),
}


def imported(db: Path, page: str | bytes, name: str = "01.txt", code: int = 0) -> sqlite3.Connection:
    """Import a page of 2024-03-15 into an archive."""
    file = db.parent / "2024-03-15" / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(page.encode() if isinstance(page, str) else page)
    xianbao("import", file, "--paper", "yunxiu", "--db", db, code=code)
    return sqlite3.connect(db)


def open_problems(db: sqlite3.Connection) -> list[tuple[str, str]]:
    return db.execute("SELECT kind, severity FROM problems WHERE resolved_at IS NULL").fetchall()


@pytest.mark.parametrize("how", GARBLED)
def test_a_garbled_page_is_kept_with_one_error_that_says_how_it_came_about(how: str, tmp_path: Path) -> None:
    page, said = GARBLED[how]
    db = imported(tmp_path / "a.db", page, code=1)
    assert open_problems(db) == [("garbled_text", "error")]
    ((message,),) = db.execute("SELECT message FROM problems").fetchall()
    assert said in message
    kept = "".join(map("".join, db.execute("SELECT deck_text, byline_text, body FROM articles").fetchall()))
    assert len("".join(kept.split())) > 0.9 * len("".join(page.split()))


def test_a_garbled_page_takes_nothing_from_one_that_was_read_before_and_gives_way_to_one_read_later(
    tmp_path: Path,
) -> None:
    current = "SELECT id FROM articles WHERE withdrawn_at IS NULL"
    db = imported(tmp_path / "a.db", PAGE)
    good = db.execute(current).fetchall()
    imported(tmp_path / "a.db", GARBLED["GBK read as Latin"][0], code=1)
    assert set(good) < set(db.execute(current).fetchall())
    imported(tmp_path / "a.db", PAGE)
    assert db.execute(current).fetchall() == good
    assert "garbled_text" not in dict(open_problems(db))


@pytest.mark.parametrize(
    ("page", "kind"),
    [(ENGLISH, "not_chinese"), (JAPANESE, "not_chinese"), (PROSE, "no_headline")],
    ids=["English", "Japanese", "no headline"],
)
def test_a_page_in_another_language_or_without_a_headline_is_kept_with_one_warning(
    page: str, kind: str, tmp_path: Path
) -> None:
    db = imported(tmp_path / "a.db", page)
    assert open_problems(db) == [(kind, "warning")]
    assert db.execute("SELECT count(*) > 0 FROM articles").fetchone() == (1,)


@pytest.mark.slow
def test_a_pdf_whose_text_layer_is_garbled_is_read_by_its_picture(tmp_path: Path) -> None:
    issue = load_issues()[0]
    (printed,) = print_pages([(issue, issue.pages[2])], Design.FLOW)
    db = imported(tmp_path / "a.db", under_a_layer(scan(printed, dpi=120), PAGE.encode("gb18030")), "03.pdf")
    assert open_problems(db)[0] == ("no_text_layer", "note")
    ((message,),) = db.execute("SELECT message FROM problems WHERE kind = 'no_text_layer'").fetchall()
    assert message == "The page's text layer is GB18030 read as LATIN-1. Its picture was read."
    assert {"公告", "遗失声明"} <= {"".join(one.split()) for (one,) in db.execute("SELECT headline FROM articles")}
    assert db.execute("SELECT DISTINCT fidelity FROM sources").fetchall() == [("scan",)]


def under_a_layer(picture: bytes, words: bytes) -> bytes:
    """Give a PDF of a page's picture with a layer of words that are not seen, in a font that knows Latin letters only."""
    image = Image.open(io.BytesIO(picture)).convert("L")
    file = io.BytesIO()
    image.save(file, "JPEG")
    lines = [b"<" + line.hex().encode() + b"> Tj T*" for line in words.split(b"\n")]
    shown = b"q 780 0 0 1500 0 0 cm /P Do Q BT 3 Tr /F 10 Tf 12 TL 40 1440 Td " + b" ".join(lines) + b" ET"
    size = f"/Width {image.width} /Height {image.height}".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 780 1500] /Contents 4 0 R"
        b" /Resources << /XObject << /P 5 0 R >> /Font << /F 6 0 R >> >> >>",
        b"<< /Length %d >> stream\n%b\nendstream" % (len(shown), shown),
        b"<< /Type /XObject /Subtype /Image %b /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode"
        b" /Length %d >> stream\n%b\nendstream" % (size, len(file.getvalue()), file.getvalue()),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    body = b"".join(b"%d 0 obj %b endobj\n" % one for one in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer << /Root 1 0 R /Size 7 >>\n%%EOF\n"


def normal_pages() -> Iterator[str]:
    yield from (page.text for page in sample_pages(cuts=True))
    for name in county_files():
        yield from (page.text for page in county_pages(name, cuts=True))


UNLIKE = {"garbled_text", "not_chinese", "no_headline", "empty_page", "giant_block"}


def test_no_page_of_the_sample_or_of_composed_county_papers_is_taken_for_none() -> None:
    pages = list(normal_pages())
    assert len(pages) > 200
    for page in pages:
        assert not UNLIKE & {problem.kind for problem in text.read(capture(page)).problems}, page[:60]


@pytest.mark.skipif(not NEWSPAPERS.exists(), reason="the corpora are not beside this checkout")
@pytest.mark.parametrize("corpus", ["pfr", "rmrb"])
def test_no_page_of_a_real_newspaper_is_taken_for_garbled(corpus: str) -> None:
    for page in newspaper_pages(corpus, cuts=False):
        assert (garbled(page.text), is_chinese(page.text)) == ("", True), (page.day, page.number)

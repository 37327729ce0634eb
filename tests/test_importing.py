"""Files find their date and page from their path, or say in one sentence why not."""

from datetime import date
from pathlib import Path

import pytest

from ingest.importing import ImportUsageError, UnreadableFileError, find_pages, gather
from ingest.items import Publication

PAPER = Publication(id="yunxiu")
TEXT = "云岫春耕忙\n\n本报讯（记者 陆知秋）3月13日，云岫县清塘镇的田里机器轰鸣，农户们抢抓农时翻耕。\n"


def write(path: Path, body: bytes | str = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body.encode() if isinstance(body, str) else body)
    return path


@pytest.mark.parametrize(
    ("name", "issued_on", "page"),
    [
        ("2024-03-15/01.txt", date(2024, 3, 15), 1),
        ("20240315/12.txt", date(2024, 3, 15), 12),
        ("yunxiu-2024-03-15/第3版.txt", date(2024, 3, 15), 3),
        ("2024-03-15/deep/page-04.html", date(2024, 3, 15), 4),
    ],
)
def test_date_and_page_come_from_the_path(tmp_path: Path, name: str, issued_on: date, page: int) -> None:
    write(tmp_path / name)
    (found,) = find_pages([tmp_path])
    assert (found.issued_on, found.page) == (issued_on, page)


def test_flags_win_over_the_path(tmp_path: Path) -> None:
    file = write(tmp_path / "2024-03-15/01.txt")
    (found,) = find_pages([file], issued_on=date(2024, 3, 22), page=2)
    assert (found.issued_on, found.page) == (date(2024, 3, 22), 2)


def test_a_tree_is_found_in_the_order_of_dates_and_pages(tmp_path: Path) -> None:
    for name in ("2024-03-22/01.txt", "2024-03-15/02.txt", "2024-03-15/01.txt", "2024-03-15/notes.md"):
        write(tmp_path / name)
    assert [(str(one.issued_on), one.page) for one in find_pages([tmp_path])] == [
        ("2024-03-15", 1),
        ("2024-03-15", 2),
        ("2024-03-22", 1),
    ]


@pytest.mark.parametrize(
    ("name", "page", "said"),
    [
        ("front.txt", None, "no issue date"),
        ("2024-02-30/01.txt", None, "is no date"),
        ("2024-03-15/front.txt", None, "no page number"),
        ("2024-03-15/00.txt", None, "impossible"),
        ("2024-03-15/999.txt", None, "impossible"),
        ("2024-03-15/01.txt", 0, "impossible"),
        ("2024-03-15/01.docx", None, "not of a kind"),
    ],
)
def test_a_file_that_cannot_be_placed_is_one_sentence(tmp_path: Path, name: str, page: int | None, said: str) -> None:
    with pytest.raises(ImportUsageError, match=said) as caught:
        find_pages([write(tmp_path / name)], page=page)
    assert "\n" not in str(caught.value)


def test_a_missing_file_and_an_empty_folder_are_said(tmp_path: Path) -> None:
    with pytest.raises(ImportUsageError, match="does not exist"):
        find_pages([tmp_path / "none.txt"])
    with pytest.raises(ImportUsageError, match="holds no page files"):
        find_pages([tmp_path])


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "www.paper.test/1.htm"])
def test_a_page_was_saved_from_the_web_or_from_nowhere(tmp_path: Path, url: str) -> None:
    with pytest.raises(ImportUsageError, match="no web address"):
        find_pages([write(tmp_path / "2024-03-15/01.txt")], url=url)


def test_one_page_cannot_name_many_files(tmp_path: Path) -> None:
    write(tmp_path / "2024-03-15/01.txt")
    write(tmp_path / "2024-03-15/02.txt")
    with pytest.raises(ImportUsageError, match="name one page"):
        find_pages([tmp_path], page=1)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "is empty"),
        (b" \r\n\t\n", "is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "neither UTF-8 nor GB18030"),
        (b"\xff\xff\xff\xff\xff", "neither UTF-8 nor GB18030"),
        (b"x" * (17 * 2**20), "too large"),
    ],
    ids=["empty", "blank", "binary", "no-known-encoding", "huge"],
)
def test_a_file_that_is_no_page_is_one_sentence_and_the_others_go_on(tmp_path: Path, body: bytes, said: str) -> None:
    write(tmp_path / "2024-03-15/01.txt", body)
    write(tmp_path / "2024-03-15/02.txt")
    error, gathered = gather(PAPER, find_pages([tmp_path]))
    assert isinstance(error, UnreadableFileError)
    assert said in str(error)
    assert "01.txt" in str(error)
    assert not isinstance(gathered, UnreadableFileError)
    assert len(gathered.captures) == 1


def test_the_same_page_in_another_folder_is_the_same_capture(tmp_path: Path) -> None:
    here, there = write(tmp_path / "a/2024-03-15/01.txt"), write(tmp_path / "b/2024-03-15/01.txt")
    (one,), (two,) = ([*gather(PAPER, find_pages([file]))] for file in (here, there))
    assert not isinstance(one, UnreadableFileError)
    assert not isinstance(two, UnreadableFileError)
    assert one.captures[0].id == two.captures[0].id


def test_a_gb18030_page_reads_like_its_utf8_twin(tmp_path: Path) -> None:
    write(tmp_path / "2024-03-15/01.txt", TEXT.replace("知秋", "喆镕").encode("gb18030"))
    (gathered,) = gather(PAPER, find_pages([tmp_path]))
    assert not isinstance(gathered, UnreadableFileError)
    assert "陆喆镕" in gathered.readings[0].articles[0].body

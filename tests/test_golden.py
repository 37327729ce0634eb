"""The golden-file mechanism: a difference fails and is offered to a person, never accepted."""

from pathlib import Path

import pytest

from tests.golden import check_golden


def test_a_missing_golden_file_fails_and_offers_the_text(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="does not exist"):
        check_golden("page.txt", "read", tmp_path)
    assert (tmp_path / "page.txt.new").read_text() == "read"
    assert not (tmp_path / "page.txt").exists()


def test_a_difference_fails_and_keeps_the_golden_file(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("kept")
    with pytest.raises(AssertionError, match="differs"):
        check_golden("page.txt", "read", tmp_path)
    assert (tmp_path / "page.txt").read_text() == "kept"
    assert (tmp_path / "page.txt.new").read_text() == "read"


def test_the_same_text_passes_and_clears_an_old_offer(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("kept")
    (tmp_path / "page.txt.new").write_text("old")
    check_golden("page.txt", "kept", tmp_path)
    assert not (tmp_path / "page.txt.new").exists()

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from tests.archive.pieces import archive, check


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """An archive with one run; what must hold of every archive is checked at the end."""
    with archive(tmp_path / "archive.db") as db:
        yield db
        check(db)

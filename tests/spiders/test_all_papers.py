"""One test over all spiders: each is a handful of facts that hold together."""

import ast
import inspect
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

from ingest import readers
from ingest.facts import check_facts
from spiders.epaper import EpaperSpider

_settings = Settings()
_settings.setmodule("ingest.settings")
LOADER = SpiderLoader.from_settings(_settings)
FACTS = {
    "name", "title", "county", "division_code", "publisher", "serial_number", "homepage", "platform", "addresses",
    "recheck_days", "quiet_hours", "weekdays", "first_issue", "page_files",
    "custom_settings",
}  # fmt: skip


def test_the_pages_files_are_wanted_unless_the_papers_facts_or_the_run_say_no() -> None:
    class Paper(EpaperSpider):
        name = "paper"

    class WithoutFiles(Paper):
        page_files = False

    assert [Paper().course.is_keeping_files, WithoutFiles().course.is_keeping_files] == [True, False]
    said = Paper(page_files="no"), WithoutFiles(page_files="yes")
    assert [paper.course.is_keeping_files for paper in said] == [False, True]


@pytest.mark.parametrize("name", sorted(LOADER.list()))
def test_a_paper_is_facts_without_logic(name: str) -> None:
    paper = LOADER.load(name)
    assert issubclass(paper, EpaperSpider)
    assert paper.__module__ == f"spiders.{name}"
    assert re.fullmatch(r"[a-z][a-z0-9_]*", name)

    (body,) = [node for node in ast.parse(inspect.getsource(paper)).body if isinstance(node, ast.ClassDef)]
    assigned = {
        target.id
        for node in body.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    assert assigned <= FACTS
    assert all(isinstance(node, ast.Assign | ast.AnnAssign | ast.Expr) for node in body.body)

    fact_sheet = inspect.getmodule(paper).__doc__ or ""
    assert "Address:" in fact_sheet
    assert len(Path(inspect.getfile(paper)).read_text(encoding="utf-8").splitlines()) <= 40
    assert not paper.division_code or re.fullmatch(r"\d{6}", paper.division_code)
    if paper.homepage:
        assert urlsplit(paper.homepage).scheme in ("http", "https")
        assert paper.platform in {reader.NAME for reader in readers.READERS}
    assert paper.publication().id == name
    check_facts(paper)

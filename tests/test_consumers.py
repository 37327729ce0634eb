"""What other programs get of an archive: the Python API, snapshots, exports, changes; through the front door."""

import csv
import json
import re
import sqlite3
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from ingest.archive import Archive, ArchiveError
from tests.command import xianbao

BODY = (
    "本报讯（记者 陆知秋）全县春耕生产有序进行，农户们抢抓农时翻耕整地，准备下种，镇里派来农技员到田头教大家调试机器。"
)
OTHER = "本报讯（记者 韩燕）县里的春耕服务热线昨天开通，种粮大户遇到难题，拨一个电话就有农技员上门，当天解决。"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("consumers")
    db = folder / "archive.db"
    xianbao("import", "sample/pages", "--paper", "yunxiu", "--db", db)
    page = folder / "2024-05-05" / "01.txt"
    page.parent.mkdir()
    page.write_text(f"春耕生产忙起来\n\n{BODY}\n", encoding="utf-8")
    page.with_name("02.txt").write_text(f"@所有种粮大户 有事打电话\n\n{OTHER}\n", encoding="utf-8")
    xianbao("import", page.parent, "--paper", "yunxiu", "--db", db)
    return db


def test_articles_issues_and_changes_are_read_as_typed_rows(archive: Path) -> None:
    with Archive(archive) as opened:
        articles = list(opened.articles("yunxiu", since=date(2024, 5, 1)))
        assert [one.issued_on for one in articles] == [date(2024, 5, 5)] * 2
        assert articles[0].reporters == ("陆知秋",)
        assert opened.article(articles[0].id) == articles[0]
        assert opened.papers() == ("yunxiu",)
        assert [one.state for one in opened.issues()]
        assert opened.search("春耕生产")
        assert len(list(opened.changes())) == opened.version
        assert list(opened.changes(opened.version)) == []
        assert opened.history(articles[0].id).revisions[0].number == 1
        with pytest.raises(KeyError):
            opened.article("nothing")


def test_a_missing_archive_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="There is no archive"):
        Archive(tmp_path / "none.db")


def test_reading_an_archive_imports_neither_scrapy_nor_ocr() -> None:
    program = (
        "import sys, ingest.archive; print({'scrapy', 'datasette', 'rapidocr', 'pyarrow', 'rensa'} & set(sys.modules))"
    )
    assert subprocess.check_output([sys.executable, "-c", program], text=True).strip() == "set()"


def test_a_snapshot_is_the_archive(archive: Path, tmp_path: Path) -> None:
    xianbao("snapshot", tmp_path / "copy.db", "--db", archive)
    with Archive(archive) as one, Archive(tmp_path / "copy.db") as other:
        assert list(one.articles()) == list(other.articles())
    said = xianbao("snapshot", tmp_path / "copy.db", "--db", archive, code=1).stderr
    assert "exists already" in said


def test_a_snapshot_without_bodies_holds_no_body_anywhere(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "shared.db"
    xianbao("snapshot", out, "--without-bodies", "--db", archive)
    assert "农户们抢抓农时".encode() not in out.read_bytes()
    assert (
        "农户们抢抓农时".encode() in archive.read_bytes() + archive.with_name("archive.db-wal").read_bytes()
        if (archive.with_name("archive.db-wal").exists())
        else "农户们抢抓农时".encode() in archive.read_bytes()
    )
    with Archive(out) as opened:
        assert opened.search("春耕生产忙"), "headlines are found"
        assert not opened.search("抢抓农时"), "the index keeps nothing of bodies"
    with Archive(archive) as whole, Archive(out) as opened:
        for people in ("陆知秋", "乡镇快讯"):
            named = {one.id for one in whole.articles() if people in one.reporters or people in one.column_label}
            assert named <= {hit.article_id for hit in opened.search(people, limit=500)}, "people and columns are found"
    assert sqlite3.connect(out).execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert [path.name for path in tmp_path.iterdir()] == ["shared.db"]


def test_a_snapshot_without_bodies_is_not_written_to(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "shared.db"
    xianbao("snapshot", out, "--without-bodies", "--db", archive)
    page = tmp_path / "2024-04-12" / "01.txt"
    page.parent.mkdir()
    page.write_text("春耕生产忙\n\n本报讯 4月10日，全县春耕生产全面展开。\n", encoding="utf-8")
    before = out.read_bytes()
    for command in (("import", page, "--paper", "yunxiu"), ("reread",)):
        said = xianbao(*command, "--db", out, code=1).stderr
        assert "without bodies" in said
    assert out.read_bytes() == before


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_an_export_holds_every_article_and_says_what_its_columns_mean(archive: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / "out"
    xianbao("export", out, "--format", form, "--db", archive)
    package = json.loads((out / "datapackage.json").read_text())
    resource = next(one for one in package["resources"] if one["name"] == "article-text")
    names = [field["name"] for field in resource["schema"]["fields"]]
    assert all(field["description"] for field in resource["schema"]["fields"])
    rows = read(out / resource["path"], form)
    with Archive(archive) as opened:
        known = {one.id: one for one in opened.articles()}
    assert {row["id"] for row in rows} == set(known)
    assert all(list(row) == names for row in rows)
    assert all(row["body"].lstrip("'") == known[row["id"]].body for row in rows)


NAME = re.compile(r"[a-z0-9._-]+")  # of the specification; as are the properties and types below
SAID = {
    "string": lambda cell: isinstance(cell, str),
    "integer": lambda cell: isinstance(cell, int) or (isinstance(cell, str) and re.fullmatch(r"-?\d+", cell)),
    "number": lambda cell: isinstance(cell, int | float) or float(cell) is not None,
}


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_the_datapackage_keeps_to_frictionless_and_every_cell_to_the_datapackage(
    archive: Path, tmp_path: Path, form: str
) -> None:
    out = tmp_path / "out"
    xianbao("export", out, "--format", form, "--db", archive)
    package = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    assert NAME.fullmatch(package["name"])
    assert package["profile"] == "tabular-data-package"
    assert datetime.fromisoformat(package["created"]).tzinfo
    resources = {one["name"]: one for one in package["resources"]}
    described = [file for file in out.iterdir() if file.stat().st_size and file.name != "datapackage.json"]
    assert len(resources) == len(package["resources"]) == len(described)
    cells = {name: read(out / one["path"], form) for name, one in resources.items()}
    for name, resource in resources.items():
        assert NAME.fullmatch(name)
        assert resource["profile"] == "tabular-data-resource"
        schema, rows = resource["schema"], cells[name]
        fields = {field["name"]: field["type"] for field in schema["fields"]}
        assert len(fields) == len(schema["fields"])
        for row in rows:
            assert list(row) == list(fields)
            for column, cell in row.items():
                assert cell in (None, "") or SAID[fields[column]](cell), (name, column, cell)
        keys = [tuple(row[column] for column in schema["primaryKey"]) for row in rows]
        assert len(set(keys)) == len(keys)
        assert all(None not in key and "" not in key for key in keys)
        for reference in schema["foreignKeys"]:
            (column,), (other,) = reference["fields"], reference["reference"]["fields"]
            known = {row[other] for row in cells[reference["reference"]["resource"]]}
            assert {row[column] for row in rows} <= known, (name, column)
    if form == "parquet":
        for name, resource in resources.items():
            kinds = {"string": "string", "integer": "int64", "number": "double"}
            declared = [(field["name"], kinds[field["type"]]) for field in resource["schema"]["fields"]]
            written = pq.read_schema(out / resource["path"])
            assert [(field.name, str(field.type)) for field in written] == declared, name


def read(path: Path, form: str) -> list[dict[str, str]]:
    if form == "jsonl":
        return [json.loads(line) for line in path.read_text().splitlines()]
    if form == "csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))
    return pq.read_table(path).to_pylist()


def test_no_exported_cell_runs_as_a_formula(archive: Path, tmp_path: Path) -> None:
    xianbao("export", tmp_path / "out", "--format", "csv", "--db", archive)
    cells = [cell for row in read(tmp_path / "out" / "article_text.csv", "csv") for cell in row.values()]
    assert any(cell.startswith("'@所有") for cell in cells)
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)


def test_an_export_never_writes_over_what_is_there(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert "exists already" in xianbao("export", tmp_path / "out", "--db", archive, code=1).stderr


def test_changes_are_followed_by_version(archive: Path) -> None:
    lines = xianbao("changes", "--json", "--db", archive).stdout.splitlines()
    version = json.loads(lines[-1])["version"]
    assert len(lines) == version + 1
    said = xianbao("changes", "--since", version, "--db", archive).stdout
    assert said == f"version {version}: next time --since {version}\n"


def test_an_article_is_printed_and_given_as_news_article(archive: Path) -> None:
    with Archive(archive) as opened:
        article = next(opened.articles(since=date(2024, 5, 1)))
    said = json.loads(xianbao("article", article.id, "--json-ld", "--db", archive).stdout)
    assert (said["@type"], said["datePublished"]) == ("NewsArticle", "2024-05-05")
    assert said["author"] == [{"@type": "Person", "name": "陆知秋"}]
    assert BODY in xianbao("article", article.id, "--db", archive).stdout
    assert "shows no article" in xianbao("article", "nothing", "--db", archive, code=1).stderr
    assert "1  20" in xianbao("history", article.id, "--db", archive).stdout

"""A day with an extra edition (号外): both are kept, the extra one as edition b, and crawling again adds nothing."""

import sqlite3
from dataclasses import replace
from pathlib import Path

from sample.paper import load_issues
from tests.command import xianbao
from tests.site import founder
from tests.site.server import Answer, serve

DAY = "2024-03-15"


def site() -> dict[str, Answer]:
    """Give one issue, and beside it in the same folder an extra one made of its second page."""
    answers = founder.render(load_issues()[:1])
    folder = "/html/2024-03/15"
    extra = answers[f"{folder}/node_2518.htm"].body.decode("gb18030")
    for node in ("2517", "2519", "2520"):  # its own list names one page
        extra = extra.replace(
            f'<tr><td class="default" align="left"><a id=pageLink href=node_{node}.htm', "<tr><td hidden><b"
        )
    extra = extra.replace("node_2518.htm", "node_9001.htm").replace("02版", "01版").replace("content_", "content_9")
    answers[f"{folder}/node_9001.htm"] = Answer(extra.encode("gb18030"), "text/html")
    for path in [path for path in answers if path.startswith(f"{folder}/content_")]:
        answers[path.replace("content_", "content_9")] = replace(answers[path])
    index = answers["/html/2024-03/paper_existed.xml"].body.decode()
    entry = f"<period><period_date>{DAY}</period_date><front_page>node_9001.htm</front_page></period></periods>"
    answers["/html/2024-03/paper_existed.xml"] = Answer(index.replace("</periods>", entry).encode(), "text/xml")
    return answers


def rows(db: Path, sql: str) -> list[tuple[object, ...]]:
    return sqlite3.connect(db).execute(sql).fetchall()


def test_both_editions_of_a_day_are_kept_and_crawling_again_adds_nothing(tmp_path: Path) -> None:
    db = tmp_path / "archive.db"
    with serve(site()) as running:
        xianbao("crawl", "yunxiu", "--entry", running.url, "--db", db)
        kept = rows(db, "SELECT id, edition, state FROM issues ORDER BY id")
        count = rows(db, "SELECT count(*) FROM articles")
        xianbao("crawl", "yunxiu", "--entry", running.url, "--db", db)
    assert kept == [(f"yunxiu-{DAY}", "", "complete"), (f"yunxiu-{DAY}-b", "b", "complete")]
    assert rows(db, "SELECT id, edition, state FROM issues ORDER BY id") == kept
    assert rows(db, "SELECT count(*) FROM articles") == count
    ((pages,),) = rows(db, f"SELECT count(*) FROM pages WHERE issue_id = 'yunxiu-{DAY}-b'")
    assert pages == 1

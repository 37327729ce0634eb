"""Hand-made issues to save, and what an archive holds afterwards."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from ingest.archive.database import open_archive
from ingest.archive.issues import Saved, save_issue
from ingest.archive.runs import start_run
from ingest.items import (
    Article,
    Byline,
    Capture,
    Context,
    Fidelity,
    Image,
    Issue,
    IssueReading,
    Page,
    Part,
    Publication,
    Role,
    Source,
)

PAPER = Publication(id="yunxiu", title="云岫报", county="云岫县")
ISSUE = Issue(publication="yunxiu", issued_on=date(2024, 3, 15), total_number="1186", page_count=2)
NOON = datetime(2024, 3, 15, 12, tzinfo=UTC)

PLOUGHING = (
    "本报讯（记者 陆知秋）3月13日，云岫县清塘镇的田里机器轰鸣，农户们抢抓农时翻耕整地，准备下种。\n"
    "“往年要十来天，今年有了机器，三天就能干完。”种粮大户季和说，镇里还派来农技员到田头教大家调试新机器。"
)
CLINIC = (
    "县医院的医疗队本周走进柳河村，为四百多位老人量血压、测血糖，并为行动不便的老人上门看诊。\n"
    "医疗队计划在年底前走遍全县的八十六个村，把每位老人的情况都记进健康档案，每季度回访一次。"
)


def capture(address: str, body: str = "", at: datetime = NOON) -> Capture:
    url = f"http://paper.test/{address}"
    return Capture(
        url=url,
        requested_url=url,
        fetched_at=at,
        status=200,
        body=(body or address).encode(),
        context=Context(publication=PAPER.id, issued_on=ISSUE.issued_on),
        headers={"content-type": "text/html; charset=utf-8", "etag": '"1"'},
    )


CAPTURE = capture("front")


def source(key: str, reader: str = "founder", fidelity: Fidelity = Fidelity.MARKUP, version: int = 1) -> Source:
    return Source(
        key=f"yunxiu/{key}",
        url=f"http://paper.test/{key}",
        capture_id=CAPTURE.id,
        reader=reader,
        reader_version=version,
        fidelity=fidelity,
    )


def part(key: str, body: str, page: int = 1, **facts: Any) -> Part:
    known = {name: facts.pop(name) for name in ("reader", "fidelity", "version") if name in facts}
    return Part(page=page, source=source(key, **known), body=body, **facts)


def article(key: str, headline: str = "云岫春耕忙", body: str = PLOUGHING, page: int = 1, **facts: Any) -> Article:
    of_part = {
        name: facts.pop(name)
        for name in ("reader", "fidelity", "version", "regions", "jump_text", "jump_to", "jump_from", "is_run_on")
        if name in facts
    }
    deck = facts.pop("deck", (headline,) if headline else ())
    return Article(parts=(part(key, body, page, **of_part),), headline=headline, deck=deck, **facts)


def flat(key: str, headline: str = "云岫春耕忙", body: str = PLOUGHING, page: int = 1, **facts: Any) -> Article:
    return article(f"text#{key}", headline, body, page, reader="text", fidelity=Fidelity.FLAT, **facts)


def joined(head: Article, *tails: Article) -> Article:
    return replace(head, parts=(*head.parts, *(part for tail in tails for part in tail.parts)))


def reading(*articles: Article, issue: Issue = ISSUE, **facts: Any) -> IssueReading:
    pages = facts.pop("pages", (Page(sequence=1, label="第01版", capture_id=CAPTURE.id),))
    captures = facts.pop("captures", (CAPTURE,))
    return IssueReading(publication=PAPER, issue=issue, pages=pages, articles=articles, captures=captures, **facts)


ROUND = reading(
    article(
        "content_1",
        column_label="乡村振兴进行时",
        kicker="抢农时",
        deck=("抢农时", "云岫春耕忙"),
        byline_text="本报记者 陆知秋",
        dateline_text="本报讯",
        bylines=(Byline(role=Role.REPORTER, name="陆知秋", raw="记者 陆知秋"),),
        images=(Image(url="http://paper.test/1.jpg", caption="机器在田里翻耕。", credit="王远 摄"),),
        regions=(((0.0, 0.1), (0.5, 0.1), (0.5, 0.6)),),
    ),
    article("content_2", "医疗队进柳河", CLINIC, position=2),
)


@contextmanager
def archive(path: Path) -> Iterator[Database]:
    with open_archive(path, write=True) as db:
        start_run(db, "test", {}, "0")
        yield db


def save(db: Database, said: IssueReading, day: int = 0) -> Saved:
    return save_issue(db, said, 1, NOON + timedelta(days=day))


def rows(db: Database, sql: str, *asked: object) -> list[tuple[Any, ...]]:
    return list(db.conn.execute(sql, asked))


def value(db: Database, sql: str, *asked: object) -> Any:
    ((found,),) = rows(db, sql, *asked)
    return found


COUNTED = (
    "publications", "issues", "pages", "articles", "sources", "parts", "bylines", "page_credits", "images",
    "article_revisions", "captures", "problems",
)  # fmt: skip


def counts(db: Database) -> dict[str, int]:
    return {table: value(db, f"SELECT count(*) FROM {table}") for table in COUNTED}


def dump(db: Database, *, leave_out: Iterable[str] = ()) -> dict[str, list[tuple[Any, ...]]]:
    """Give every row of every table, except ``last_seen_at``."""
    held = {}
    for table in (*COUNTED, "duplicates"):
        if table in leave_out:
            continue
        names = [name for _, name, *_ in rows(db, f"PRAGMA table_info({table})") if name != "last_seen_at"]
        held[table] = rows(db, f"SELECT {', '.join(names)} FROM {table} ORDER BY 1, 2")
    return held


def check(db: Database) -> None:
    """Assert what must hold of every archive at any time."""
    assert rows(db, "PRAGMA integrity_check") == [("ok",)]
    assert rows(db, "PRAGMA foreign_key_check") == []
    db.conn.execute("INSERT INTO articles_fts(articles_fts) VALUES ('integrity-check')")
    assert rows(db, "SELECT rowid FROM articles_fts ORDER BY 1") == rows(
        db, "SELECT search_id FROM articles ORDER BY 1"
    )
    assert (
        rows(
            db,
            "SELECT a.id FROM articles a WHERE a.body_chars <> length(a.body) OR a.content_hash <> "
            "(SELECT content_hash FROM article_revisions r WHERE r.article_id = a.id ORDER BY number DESC LIMIT 1)",
        )
        == []
    )
    assert (
        rows(
            db,
            "SELECT a.id FROM articles a LEFT JOIN parts t ON t.article_id = a.id AND t.position = 1 "
            "WHERE t.source_key IS NOT a.source_key OR t.page_id IS NOT a.page_id",
        )
        == []
    )

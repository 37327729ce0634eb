"""The main job through the front door: the sample paper is served over loopback, crawled, imported, and held to its truth."""

import json
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.archive.warc import folder_of
from sample.paper import load_issues
from sample.pieces import pieces
from sample.printing import flat_text
from tests.command import XIANBAO, installed, xianbao
from tests.site import founder
from tests.site.server import Site, serve
from tests.truth import compare

ISSUES = load_issues()
SEED = Path(__file__).parents[1] / "../shared/seed/front-page.txt"


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serve(founder.render(ISSUES)) as running:
        yield running


@pytest.fixture(scope="module")
def crawled(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    db = tmp_path_factory.mktemp("crawled") / "archive.db"
    done = installed("crawl", "yunxiu", "--entry", site.url, "--db", db)
    assert (done.stdout, done.stderr) == ("", "")
    return db


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tree = tmp_path_factory.mktemp("pages")
    for issue in ISSUES:
        for page in issue.pages:
            file = tree / str(issue.issued_on) / f"{page.sequence:02}.txt"
            file.parent.mkdir(exist_ok=True)
            file.write_text(flat_text(issue, page, cuts=True), encoding="utf-8")
    return tree


def counts(db: Path) -> dict[str, int]:
    conn = sqlite3.connect(db)
    tables = [
        name
        for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%fts%'")
    ]
    return {table: conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}


def rows(db: Path, sql: str, *asked: object) -> list[tuple[object, ...]]:
    return sqlite3.connect(db).execute(sql, asked).fetchall()


def again(db: Path, tmp_path: Path) -> Path:
    """Give a copy that a test may write to, its captures with it."""
    copy = tmp_path / "archive.db"
    shutil.copy(db, copy)
    shutil.copytree(folder_of(db), folder_of(copy))
    return copy


@pytest.mark.parametrize("issue", ISSUES, ids=lambda issue: str(issue.issued_on))
def test_every_field_of_a_crawled_issue_is_as_printed(crawled: Path, issue) -> None:
    score = compare(crawled, issue)
    assert score.misses == []
    assert score.extra == []


def test_the_sample_has_every_kind_and_enough_of_everything(crawled: Path) -> None:
    kinds = dict(rows(crawled, "SELECT kind, count(*) FROM articles GROUP BY kind"))
    assert set(kinds) == {
        "story", "brief", "photo", "pointer", "banner", "notice", "advert", "poem", "masthead", "colophon",
    }  # fmt: skip
    assert len(ISSUES) >= 3
    assert all(len(issue.pages) == 4 for issue in ISSUES)
    assert sum(kinds.values()) >= 90


def test_a_crawl_knows_issues_pages_images_and_credits(crawled: Path) -> None:
    assert rows(crawled, "SELECT issued_on, state, page_count, issue_number, total_number FROM issues ORDER BY 1") == [
        (str(issue.issued_on), "complete", 4, issue.issue_number, issue.total_number) for issue in ISSUES
    ]
    for issue in ISSUES:
        for page in issue.pages:
            ((label, section, image, pdf, width),) = rows(
                crawled,
                "SELECT label, section, image_url, pdf_url, width FROM pages WHERE id = ?",
                f"yunxiu-{issue.issued_on}-p{page.sequence:02}",
            )
            assert (label, section, width) == (page.label, page.section, 350)
            assert str(image).endswith("_brief.jpg")
            assert str(pdf).endswith(f"{page.sequence}_pdf.pdf")
            credits = rows(
                crawled,
                "SELECT role, name, raw FROM page_credits WHERE page_id = ? ORDER BY position",
                f"yunxiu-{issue.issued_on}-p{page.sequence:02}",
            )
            assert credits == [(one.role.value, one.name, one.raw) for one in page.credits]


def test_every_pointer_points_to_the_story_that_it_announces(crawled: Path) -> None:
    told = {article.slug: "".join(article.headline) for issue in ISSUES for article in issue.articles}
    printed = sorted(
        (str(issue.issued_on), "".join(article.headline), told[article.points_to])
        for issue in ISSUES
        for article in issue.articles
        if article.points_to
    )
    found = rows(
        crawled,
        """
        SELECT i.issued_on, replace(a.headline, ' ', ''), replace(s.headline, ' ', '') FROM articles a
        JOIN issues i ON i.id = a.issue_id JOIN articles s ON s.id = a.points_to ORDER BY 1, 2
        """,
    )
    assert found == [tuple(part.replace(" ", "") for part in one) for one in printed]
    assert len(found) >= 6


def test_every_issue_keeps_the_lunar_date_of_its_masthead(crawled: Path) -> None:
    printed = {str(issue.issued_on): issue.lunar for issue in ISSUES}
    assert dict(rows(crawled, "SELECT issued_on, lunar_date FROM issues")) == printed


def test_every_piece_has_its_region_on_its_page(crawled: Path) -> None:
    for issue in ISSUES:
        for page in issue.pages:
            found = rows(
                crawled,
                "SELECT region_json FROM parts WHERE page_id = ?",
                f"yunxiu-{issue.issued_on}-p{page.sequence:02}",
            )
            assert len(found) == len(pieces(issue, page))
            assert all("[[[" in str(region) for (region,) in found)


def test_a_healthy_crawl_leaves_no_problem(crawled: Path) -> None:
    assert rows(crawled, "SELECT kind, message FROM problems") == []
    assert rows(crawled, "SELECT verdict, finish_reason FROM runs") == [("fine", "finished")]


def test_crawling_again_adds_nothing_but_its_run(crawled: Path, site: Site, tmp_path: Path) -> None:
    db = again(crawled, tmp_path)
    before = counts(db)
    xianbao("crawl", "yunxiu", "--entry", site.url, "--db", db)
    assert counts(db) == before | {"runs": before["runs"] + 1}


def test_the_same_issues_crawled_and_imported_add_only_where_they_were_read(
    crawled: Path, pages: Path, tmp_path: Path
) -> None:
    db = again(crawled, tmp_path)
    before = counts(db)
    said = rows(db, "SELECT * FROM article_text ORDER BY id")
    xianbao("import", pages, "--paper", "yunxiu", "--db", db)
    after = counts(db)
    assert {table for table in after if after[table] != before[table]} == {"runs", "captures", "sources"}
    assert rows(db, "SELECT * FROM article_text ORDER BY id") == said
    xianbao("import", pages, "--paper", "yunxiu", "--db", db)
    assert counts(db) == after | {"runs": after["runs"] + 1}


def test_a_saved_article_page_is_the_article_that_was_crawled(crawled: Path, site: Site, tmp_path: Path) -> None:
    db = again(crawled, tmp_path)
    before = counts(db)
    old_vocabulary = ISSUES[0].issued_on  # whose metadata names the article's id
    query = "SELECT g.sequence, a.source_url FROM articles a JOIN pages g ON g.id = a.page_id WHERE a.issue_id = ? AND a.kind = 'story'"
    (page, url), *_ = rows(db, query, f"yunxiu-{old_vocabulary}")
    saved = tmp_path / str(old_vocabulary) / f"{page:02}.html"
    saved.parent.mkdir()
    saved.write_bytes(site.answers[str(url)[len(site.url) - 1 :]].body)
    xianbao("import", saved, "--paper", "yunxiu", "--db", db)
    assert counts(db) == before | {"runs": 2, "captures": before["captures"] + 1}


def test_a_saved_list_of_articles_says_that_they_are_wanted_too(site: Site, tmp_path: Path) -> None:
    saved = tmp_path / "2024-03-22" / "01.html"
    saved.parent.mkdir()
    saved.write_bytes(site.answers["/html/2024-03/22/node_2517.htm"].body)
    address = f"{site.url}html/2024-03/22/node_2517.htm"
    done = xianbao("import", saved, "--paper", "yunxiu", "--url", address, "--db", tmp_path / "archive.db")
    assert "import their own pages too" in done.stderr
    assert rows(tmp_path / "archive.db", "SELECT label FROM pages") == [("第1版",)]


def test_since_and_until_bound_the_issues_asked_for(site: Site, tmp_path: Path) -> None:
    db = tmp_path / "archive.db"
    day = str(ISSUES[1].issued_on)
    site.asked.clear()
    xianbao("crawl", "yunxiu", "--entry", site.url, "--since", day, "--until", day, "--db", db)
    assert rows(db, "SELECT issued_on FROM issues") == [(day,)]
    others = [f"{issue.issued_on:%Y-%m/%d}" for issue in ISSUES if str(issue.issued_on) != day]
    assert not [path for path in site.asked if any(other in path for other in others)]


def test_a_crawl_finishes_the_newest_issue_before_it_reads_the_next(site: Site, tmp_path: Path) -> None:
    site.asked.clear()
    one_at_a_time = ["-s", "CONCURRENT_REQUESTS=1", "-s", f"ARCHIVE={tmp_path / 'archive.db'}"]
    command = [sys.executable, "-m", "scrapy", "crawl", "yunxiu", "-a", f"entry={site.url}", *one_at_a_time]
    subprocess.run(command, cwd=Path(__file__).parents[1], check=True, capture_output=True, timeout=120)
    # An older front page may be asked for while the newer one is being read; its articles never are.
    days = [path.split("/html/")[1][:10] for path in site.asked if "/content_" in path or "/nw." in path]
    assert days == sorted(days, reverse=True)
    assert len(set(days)) == len(ISSUES)


def test_a_corrected_article_adds_one_revision(crawled: Path, site: Site, tmp_path: Path) -> None:
    db = again(crawled, tmp_path)
    before = counts(db)
    (path, url, body), *_ = [
        (str(url)[len(site.url) - 1 :], url, body)
        for url, body in rows(
            db, "SELECT source_url, body FROM articles WHERE kind = 'story' AND body LIKE '本报讯%' LIMIT 1"
        )
    ]
    first = str(body).split("\n")[0]
    kept = site.answers[path]
    encoding = "gb18030" if b"gb2312" in kept.body else "utf-8"
    changed = kept.body.decode(encoding).replace(first[-12:], "已经更正的一句话。")
    try:
        site.answers[path] = type(kept)(changed.encode(encoding), kept.media_type)
        xianbao("crawl", "yunxiu", "--entry", site.url, "--refetch", "--db", db)
    finally:
        site.answers[path] = kept
    after = counts(db)
    assert after["article_revisions"] == before["article_revisions"] + 1
    assert after["articles"] == before["articles"]
    ((text,),) = rows(db, "SELECT body FROM articles WHERE source_url = ?", url)
    assert "已经更正的一句话。" in str(text)
    assert xianbao("search", "已经更正的一句话", "--db", db).stdout.count("\n") == 3


def test_a_lost_page_is_one_problem_and_heals_on_the_next_crawl(site: Site, tmp_path: Path) -> None:
    db = tmp_path / "archive.db"
    path = next(path for path in site.answers if "content_" in path)
    kept = site.answers.pop(path)
    try:
        xianbao("crawl", "yunxiu", "--entry", site.url, "--db", db, code=1)
    finally:
        site.answers[path] = kept
    assert rows(db, "SELECT kind, count(*) FROM open_problems GROUP BY 1") == [("article_lost", 1)]
    assert rows(db, "SELECT count(*) FROM issues WHERE state = 'partial'") == [(1,)]
    xianbao("crawl", "yunxiu", "--entry", site.url, "--db", db)
    assert rows(db, "SELECT count(*) FROM open_problems") == [(0,)]
    assert rows(db, "SELECT count(*) FROM issues WHERE state <> 'complete'") == [(0,)]


def test_a_site_that_does_not_answer_needs_a_person(tmp_path: Path) -> None:
    with serve({}) as empty:
        done = xianbao("crawl", "yunxiu", "--entry", empty.url, "--db", tmp_path / "archive.db", code=1)
    assert "Traceback" not in done.stderr
    assert rows(tmp_path / "archive.db", "SELECT kind FROM open_problems") == [("entry_lost",)]


def test_a_full_disk_ends_the_crawl_in_one_sentence_and_leaves_no_half_issue(site: Site, tmp_path: Path) -> None:
    db = tmp_path / "archive.db"
    done = subprocess.run(
        ["bash", "-c", 'ulimit -f 300; exec "$0" "$@"', XIANBAO, "crawl", "yunxiu", "--entry", site.url, "--db", db],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "full" in done.stderr
    assert rows(db, "PRAGMA integrity_check") == [("ok",)]
    xianbao("crawl", "yunxiu", "--entry", site.url, "--db", db)
    assert rows(db, "SELECT count(*) FROM issues WHERE state = 'complete'") == [(len(ISSUES),)]


def test_an_interrupted_crawl_keeps_what_it_had_and_the_next_one_completes_it(site: Site, tmp_path: Path) -> None:
    db = tmp_path / "archive.db"
    with subprocess.Popen([XIANBAO, "crawl", "yunxiu", "--entry", site.url, "--db", db]) as crawl:
        site.asked.clear()
        while len(site.asked) < 20:
            time.sleep(0.01)
        crawl.send_signal(signal.SIGINT)
        assert crawl.wait(60) == 75
    assert rows(db, "SELECT verdict, finish_reason FROM runs") == [("try_later", "shutdown")]
    assert rows(db, "SELECT count(*) FROM issues WHERE state = 'complete'") != [(len(ISSUES),)]
    xianbao("crawl", "yunxiu", "--entry", site.url, "--db", db)
    assert rows(db, "SELECT count(*) FROM issues WHERE state = 'complete'") == [(len(ISSUES),)]
    for issue in ISSUES:
        assert compare(db, issue).misses == []


@pytest.mark.skipif(not SEED.exists(), reason="the real front page is not beside this checkout")
def test_the_real_front_page_gives_exactly_its_articles(tmp_path: Path) -> None:
    db = tmp_path / "archive.db"
    xianbao("import", SEED, "--paper", "fumeng", "--date", "2022-03-22", "--page", "1", "--db", db)
    assert rows(db, "SELECT kind, count(*) FROM articles GROUP BY 1 ORDER BY 1") == [
        ("banner", 1),
        ("pointer", 1),
        ("story", 5),
    ]
    assert [paragraphs for (paragraphs,) in rows(
        db, "SELECT length(body) - length(replace(body, char(10), '')) + 1 FROM articles WHERE kind = 'story' ORDER BY position"
    )] == [6, 5, 5, 2, 2]  # fmt: skip
    assert rows(db, "SELECT jump_text, jump_to FROM parts WHERE jump_to <> '' ORDER BY 2") == [
        ("（下转二版）", "2"),
        (">> 详见三版 >>", "3"),
    ]
    named = (
        "SELECT b.name, b.outlet FROM bylines b JOIN articles a ON a.id = b.article_id ORDER BY a.position, b.position"
    )
    assert rows(db, named) == [
        ("明绍庚", "辽宁日报"), ("季哲", ""), ("张领山", ""), ("张彪", ""), ("张帅", ""), ("王美娟", ""), ("王美娟", ""),
    ]  # fmt: skip
    bodies = "\n".join(str(body) for (body,) in rows(db, "SELECT body FROM articles"))
    assert "Risk 外溢" in bodies
    for healed in (
        "防控各项措施",
        "努力用最小的",
        "的重要讲话精神",
        "各项要求。",
        "佩戴党徽，做到",
        "老年人的思想工作",
    ):
        assert healed in bodies
    for cut_out in ("下转二版", "（季哲）", "详见三版"):
        assert cut_out not in bodies
    assert ("suspect_reading",) in rows(db, "SELECT kind FROM open_problems")
    before = counts(db)
    xianbao("import", SEED, "--paper", "fumeng", "--date", "2022-03-22", "--page", "1", "--db", db)
    assert counts(db) == before | {"runs": 2}


def test_a_crawl_after_an_import_of_the_same_issues_corrects_every_field(
    pages: Path, site: Site, tmp_path: Path
) -> None:
    db = tmp_path / "archive.db"
    xianbao("import", pages, "--paper", "yunxiu", "--db", db)
    ids = {row_id for (row_id,) in rows(db, "SELECT id FROM articles")}
    xianbao("crawl", "yunxiu", "--entry", site.url, "--db", db)
    assert ids <= {row_id for (row_id,) in rows(db, "SELECT id FROM articles")}
    for issue in ISSUES:
        assert compare(db, issue).misses == []


def test_a_server_that_refuses_is_said_without_a_traceback(tmp_path: Path) -> None:
    with serve({}) as gone:
        url = gone.url
    done = xianbao("crawl", "yunxiu", "--entry", url, "--db", tmp_path / "archive.db", code=1)
    assert "refused" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_log_is_one_json_line_an_event_on_request(site: Site, tmp_path: Path) -> None:
    day = str(ISSUES[-1].issued_on)
    done = xianbao(
        "crawl", "yunxiu", "--entry", site.url, "--since", day, "--until", day, "--log-json", "--db", tmp_path / "a.db"
    )
    events = [json.loads(line) for line in done.stderr.splitlines()]
    assert all({"time", "level", "logger", "message"} <= set(event) for event in events)
    assert any("Spider opened" in event["message"] for event in events)

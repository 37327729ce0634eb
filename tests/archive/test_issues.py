"""Saving an issue: the same again adds nothing, a worse source changes nothing, a correction adds one revision."""

from dataclasses import replace
from datetime import date

import pytest
from sqlite_utils import Database

from ingest.archive.issues import save_issue
from ingest.items import CreditRole, Fidelity, Image, Issue, Kind, Page, PageCredit, Problem, Publication, Severity
from tests.archive.pieces import (
    CAPTURE,
    CLINIC,
    ISSUE,
    NOON,
    PLOUGHING,
    ROUND,
    article,
    capture,
    counts,
    dump,
    flat,
    reading,
    rows,
    save,
    source,
    value,
)


def test_the_same_issue_twice_adds_and_changes_nothing_but_when_it_was_seen(db: Database) -> None:
    first = save(db, ROUND)
    before = dump(db)
    second = save(db, ROUND, day=1)
    assert (first.new, first.changed, first.unchanged) == (2, 0, 0)
    assert (second.new, second.changed, second.unchanged) == (0, 0, 2)
    assert dump(db) == before
    assert set(rows(db, "SELECT first_seen_at, last_seen_at FROM articles")) == {
        ("2024-03-15T12:00:00Z", "2024-03-16T12:00:00Z")
    }


def test_a_changed_body_adds_one_revision_and_keeps_the_id(db: Database) -> None:
    save(db, ROUND)
    before = counts(db)
    ids = rows(db, "SELECT id FROM articles ORDER BY id")
    corrected = article("content_2", "医疗队进柳河", CLINIC.replace("八十六", "八十八"), position=2)
    saved = save(db, reading(ROUND.articles[0], corrected), day=1)
    assert (saved.new, saved.changed, saved.unchanged) == (0, 1, 1)
    assert counts(db) == before | {"article_revisions": before["article_revisions"] + 1}
    assert rows(db, "SELECT id FROM articles ORDER BY id") == ids
    assert value(db, "SELECT count(*) FROM articles WHERE body LIKE '%八十八%'") == 1
    assert value(db, "SELECT count(*) FROM article_revisions WHERE number = 1 AND content_json LIKE '%八十六%'") == 1
    assert value(db, "SELECT seen_at FROM article_revisions WHERE number = 2") == "2024-03-16T12:00:00Z"


def test_a_moved_article_gets_its_new_position_without_a_revision(db: Database) -> None:
    save(db, ROUND)
    saved = save(db, reading(replace(ROUND.articles[0], position=2), replace(ROUND.articles[1], position=1)))
    assert saved.changed == 0
    assert rows(db, "SELECT headline FROM articles ORDER BY position") == [("医疗队进柳河",), ("云岫春耕忙",)]
    assert counts(db)["article_revisions"] == 2


def test_better_named_people_are_no_revision(db: Database) -> None:
    save(db, ROUND)
    saved = save(db, reading(replace(ROUND.articles[0], bylines=()), ROUND.articles[1]))
    assert (saved.changed, counts(db)["bylines"]) == (0, 0)
    assert counts(db)["article_revisions"] == 2


def test_crawled_then_imported_as_flat_text_adds_only_sources_and_captures(db: Database) -> None:
    save(db, ROUND)
    before = dump(db, leave_out=("sources", "captures"))
    page = capture("page.txt")
    worse_page = Page(sequence=1, label="第1版", section="要间", capture_id=page.id)
    copied = reading(
        flat("a", "抢农时 云岫春耕忙", PLOUGHING.replace("轰鸣", "轰呜"), deck=("抢农时", "云岫春耕忙"), position=2),
        flat("b", "医疗队进柳河", CLINIC + "\n王远 摄"),
        pages=(worse_page,),
        captures=(page,),
        whole_pages=(1,),
        issue=replace(ISSUE, total_number="1168"),
    )
    saved = save(db, copied, day=1)
    assert (saved.new, saved.changed, saved.withdrawn) == (0, 0, 0)
    after = dump(db, leave_out=("sources", "captures"))
    assert after["pages"] == [tuple("要间" if name == "" and n == 4 else name for n, name in enumerate(row))
                              for row in before["pages"]]  # fmt: skip
    assert {name: held for name, held in after.items() if name != "pages"} == {
        name: held for name, held in before.items() if name != "pages"
    }
    assert (counts(db)["sources"], counts(db)["captures"]) == (4, 2)
    before = dump(db)
    save(db, copied, day=2)
    assert dump(db) == before


def test_markup_after_flat_text_takes_over_and_the_id_stays(db: Database) -> None:
    read_badly = flat("a", body=PLOUGHING.replace("轰鸣", "轰呜"))
    save(db, reading(read_badly, whole_pages=(1,)))
    minted = value(db, "SELECT id FROM articles")
    saved = save(db, reading(article("content_1")), day=1)
    assert (saved.new, saved.changed) == (0, 1)
    assert rows(db, "SELECT id, source_key, body FROM articles") == [(minted, "yunxiu/content_1", PLOUGHING)]
    assert value(db, "SELECT source_key FROM parts") == "yunxiu/content_1"
    again = save(db, reading(read_badly, whole_pages=(1,)), day=2)
    assert (again.new, again.changed) == (0, 0)
    assert value(db, "SELECT body FROM articles") == PLOUGHING


def test_markup_with_the_very_same_text_takes_over_without_a_revision(db: Database) -> None:
    save(db, reading(flat("a")))
    assert save(db, reading(article("content_1")), day=1).changed == 0
    assert rows(db, "SELECT source_key FROM articles") == [("yunxiu/content_1",)]
    assert counts(db)["article_revisions"] == 1


def test_a_corrected_headline_of_a_page_read_whole_is_a_revision_though_its_key_changed(db: Database) -> None:
    save(db, reading(flat("a", "云岫春耕忙"), flat("b", "医疗队进柳河", CLINIC, position=2), whole_pages=(1,)))
    ids = rows(db, "SELECT id FROM articles ORDER BY position")
    corrected = reading(flat("c", "云岫春耕正忙"), flat("b", "医疗队进柳河", CLINIC, position=2), whole_pages=(1,))
    saved = save(db, corrected, day=1)
    assert (saved.new, saved.changed, saved.withdrawn) == (0, 1, 0)
    assert rows(db, "SELECT id FROM articles ORDER BY position") == ids
    assert rows(db, "SELECT headline FROM articles ORDER BY position") == [("云岫春耕正忙",), ("医疗队进柳河",)]
    before = dump(db)
    save(db, corrected, day=2)
    assert dump(db) == before
    back = save(
        db, reading(flat("a", "云岫春耕忙"), flat("b", "医疗队进柳河", CLINIC, position=2), whole_pages=(1,)), 3
    )
    assert (back.new, back.changed) == (0, 1)
    assert value(db, "SELECT headline FROM articles WHERE position = 1") == "云岫春耕忙"
    assert value(db, "SELECT max(number) FROM article_revisions") == 3


def test_without_the_whole_page_another_key_of_the_same_reader_is_another_article(db: Database) -> None:
    save(db, reading(article("content_1", "云岫春耕忙")))
    assert save(db, reading(article("content_9", "云岫春耕正忙"))).new == 1


def test_what_is_gone_from_a_whole_page_is_withdrawn_and_comes_back(db: Database) -> None:
    both = reading(flat("a"), flat("b", "医疗队进柳河", CLINIC, position=2), whole_pages=(1,))
    save(db, both)
    saved = save(db, reading(flat("a"), whole_pages=(1,)), day=1)
    assert saved.withdrawn == 1
    assert rows(db, "SELECT headline, withdrawn_at FROM articles ORDER BY position") == [
        ("云岫春耕忙", None),
        ("医疗队进柳河", "2024-03-16T12:00:00Z"),
    ]
    assert rows(db, "SELECT headline FROM article_text") == [("云岫春耕忙",)]
    assert save(db, reading(flat("a"), whole_pages=(1,)), day=2).withdrawn == 0
    save(db, both, day=3)
    assert value(db, "SELECT count(*) FROM articles WHERE withdrawn_at IS NULL") == 2
    assert counts(db)["article_revisions"] == 2


@pytest.mark.parametrize(
    "later",
    [
        reading(article("content_1")),  # not said to be all
        reading(whole_pages=(1,)),  # a page that gave nothing may not have been read well
        reading(flat("a"), whole_pages=(1,)),  # another reader's page
        reading(flat("a"), article("content_1"), whole_pages=(1,)),  # whole to one reader of two
    ],
    ids=["not-whole", "empty", "other-reader", "two-readers"],
)
def test_nothing_is_withdrawn_on_weak_evidence(db: Database, later: object) -> None:
    save(db, ROUND)
    save(db, later, day=1)  # type: ignore[arg-type]
    assert value(db, "SELECT count(*) FROM articles WHERE withdrawn_at IS NOT NULL") == 0


def test_an_article_gone_from_a_complete_crawl_is_withdrawn(db: Database) -> None:
    save(db, replace(ROUND, is_complete=True))
    saved = save(db, reading(ROUND.articles[0], is_complete=True), day=1)
    assert (saved.withdrawn, saved.unchanged) == (1, 1)


def test_one_article_under_one_key_twice_in_a_sitting_is_one_row(db: Database) -> None:
    twice = reading(article("content_1"), article("content_1"), article("content_1", "另一个标题", CLINIC))
    saved = save(db, twice)
    assert (saved.new, counts(db)["articles"]) == (1, 1)
    assert rows(db, "SELECT kind, subject FROM problems") == [("repeated_key", "yunxiu/content_1")]
    before = dump(db)
    save(db, twice, day=1)
    assert dump(db) == before


def test_four_stories_under_one_headline_stay_four_whoever_reads_them(db: Database) -> None:
    bodies = [f"{name}说，这个春天最忙的事是{work}。" * 4 for name, work in
              (("季和", "翻地"), ("贺兰", "修渠"), ("苏禾", "育秧"), ("林知", "卖茶"))]  # fmt: skip
    save(db, reading(*(article(f"content_{n}", "春天的故事", body, position=n) for n, body in enumerate(bodies))))
    order = (2, 0, 3, 1)
    copies = [flat(f"{n}", "春天的故事", bodies[n], position=n) for n in order]
    assert save(db, reading(*copies, whole_pages=(1,))).new == 0
    assert rows(db, "SELECT count(DISTINCT article_id), count(*) FROM sources") == [(4, 8)]
    for n in range(4):
        assert value(db, "SELECT count(DISTINCT article_id) FROM sources WHERE source_key IN (?, ?)",
                     f"yunxiu/content_{n}", f"yunxiu/text#{n}") == 1  # fmt: skip


def test_a_second_edition_is_an_issue_of_its_own(db: Database) -> None:
    save(db, ROUND)
    evening = replace(ISSUE, edition="b")
    saved = save(db, reading(article("b/content_1"), issue=evening))
    assert (saved.issue_id, saved.new) == ("yunxiu-2024-03-15-b", 1)
    assert rows(db, "SELECT id FROM issues ORDER BY id") == [("yunxiu-2024-03-15",), ("yunxiu-2024-03-15-b",)]
    assert value(db, "SELECT count(*) FROM articles WHERE id LIKE 'yunxiu-2024-03-15-b-p01-%'") == 1


def test_an_article_saved_under_a_wrong_date_moves_with_its_parts(db: Database) -> None:
    save(db, reading(article("content_1"), issue=Issue(publication="yunxiu", issued_on=date(2024, 3, 14))))
    save(db, ROUND)
    assert value(db, "SELECT issue_id FROM articles WHERE source_key = 'yunxiu/content_1'") == ISSUE.id


def test_a_fact_that_is_not_given_blanks_nothing(db: Database) -> None:
    save(db, reading(pages=(Page(sequence=1, label="第01版", section="要闻", width=350),)))
    bare = Issue(publication="yunxiu", issued_on=ISSUE.issued_on)
    save(
        db,
        replace(reading(issue=bare, pages=(Page(sequence=1),)), publication=Publication(id="yunxiu", publisher="社")),
    )
    assert rows(db, "SELECT title, county, publisher FROM publications") == [("云岫报", "云岫县", "社")]
    assert rows(db, "SELECT total_number, page_count FROM issues") == [("1186", 2)]
    assert rows(db, "SELECT label, section, width FROM pages") == [("第01版", "要闻", 350)]


def test_a_misprinted_count_of_no_pages_is_not_known_and_blanks_nothing(db: Database) -> None:
    save(db, reading(article("content_1"), issue=replace(ISSUE, page_count=0)))
    assert value(db, "SELECT page_count FROM issues") is None
    save(db, ROUND)
    save(db, reading(article("content_1"), issue=replace(ISSUE, page_count=0)))
    assert value(db, "SELECT page_count FROM issues") == 2


def test_pages_that_something_stands_on_are_made(db: Database) -> None:
    save(db, reading(article("content_1", page=3, images=(Image(caption="图", page=4),)), pages=()))
    assert rows(db, "SELECT id, sequence FROM pages ORDER BY 2") == [
        ("yunxiu-2024-03-15-p03", 3),
        ("yunxiu-2024-03-15-p04", 4),
    ]


def test_credits_are_replaced_by_a_reading_that_has_some_and_is_not_worse(db: Database) -> None:
    def credited(*names: str) -> tuple[Page, ...]:
        credits = tuple(PageCredit(role=CreditRole.PROOFREADER, name=name, raw=f"校对：{name}") for name in names)
        return (Page(sequence=1, credits=credits),)

    save(db, reading(article("content_1"), pages=credited("苏禾", "林知远")))
    save(db, reading(article("content_1"), pages=credited()))
    assert counts(db)["page_credits"] == 2
    save(db, reading(flat("a"), pages=credited("苏木")))
    assert counts(db)["page_credits"] == 2
    save(db, reading(article("content_1"), pages=credited("贺兰舟")))
    assert rows(db, "SELECT position, name FROM page_credits") == [(1, "贺兰舟")]


@pytest.mark.parametrize(
    ("pages", "is_complete", "kind", "state"),
    [
        (1, False, "", "partial"),  # of two
        (2, False, "", "open"),
        (2, False, "article_lost", "partial"),
        (1, True, "", "complete"),
    ],
)
def test_state_says_what_is_known_to_be_missing(
    db: Database, pages: int, is_complete: bool, kind: str, state: str
) -> None:
    problems = (Problem(kind=kind, message="gone"),) if kind else ()
    listed = tuple(Page(sequence=number) for number in range(1, pages + 1))
    save(db, reading(pages=listed, is_complete=is_complete, problems=problems))
    assert value(db, "SELECT state FROM issues") == state
    save(db, reading(pages=listed, is_complete=True))
    save(db, reading(pages=listed))
    assert value(db, "SELECT state FROM issues") == "complete"


def test_a_newer_reader_version_and_capture_are_noted(db: Database) -> None:
    save(db, ROUND)
    newer = capture("front", "other bytes")
    again = article("content_2", "医疗队进柳河", CLINIC, position=2, version=2)
    part = replace(again.parts[0], source=replace(again.parts[0].source, capture_id=newer.id))
    save(db, reading(ROUND.articles[0], replace(again, parts=(part,)), captures=(newer,)))
    assert rows(db, "SELECT reader_version, capture_id FROM sources ORDER BY source_key") == [
        (1, CAPTURE.id),
        (2, newer.id),
    ]
    assert counts(db)["article_revisions"] == 2


def test_a_reading_whose_save_fails_leaves_nothing_of_the_issue(db: Database) -> None:
    save(db, ROUND)
    before = dump(db)
    broken = article("content_3", "坏的", page=2)
    lost = replace(broken.parts[0], source=replace(broken.parts[0].source, capture_id="unknown"))
    with pytest.raises(Exception, match="FOREIGN KEY"):
        save(db, reading(article("content_1", "新标题"), replace(broken, parts=(lost,)), pages=(Page(sequence=2),)))
    assert dump(db) == before


def test_a_time_without_a_zone_is_refused(db: Database) -> None:
    with pytest.raises(ValueError, match="time zone"):
        save_issue(db, ROUND, 1, NOON.replace(tzinfo=None))
    assert counts(db)["issues"] == 0


def test_a_scan_never_replaces_flat_text_and_flat_text_replaces_a_scan(db: Database) -> None:
    scan = article("scan#1", body=PLOUGHING.replace("轰鸣", "轰呜"), reader="scan", fidelity=Fidelity.SCAN)
    save(db, reading(scan))
    assert save(db, reading(flat("a"))).changed == 1
    assert save(db, reading(replace(scan, headline="云岫舂耕忙"))).changed == 0
    assert value(db, "SELECT body FROM articles") == PLOUGHING


def test_other_sources_are_listed_with_the_article(db: Database) -> None:
    twin = source("pad/content_1", reader="touch")
    save(db, reading(replace(article("content_1"), other_sources=(twin,))))
    assert rows(db, "SELECT source_key FROM sources ORDER BY 1") == [("yunxiu/content_1",), ("yunxiu/pad/content_1",)]
    assert save(db, reading(article("pad/content_1", reader="touch"))).new == 0


def test_problems_of_an_issue_are_counted(db: Database) -> None:
    doubt = Problem(kind="replacement_character", message="疑", severity=Severity.NOTE)
    saved = save(db, reading(article("content_1", problems=(doubt,))))
    assert (saved.problems, saved.resolved) == (1, 0)
    assert save(db, reading(article("content_1"))).resolved == 1


def test_a_flat_notice_of_a_crawled_ones_template_is_a_notice_of_its_own(db: Database) -> None:
    body = (
        "本人{name}不慎将云岫县清塘镇林权证遗失，现声明作废，由此产生的一切后果由本人承担，与发证机关无关。特此声明。"
        * 2
    )
    save(db, reading(article("content_1", "遗失声明", body.format(name="季和"), kind=Kind.NOTICE)))
    copies = [
        flat(name, "遗失声明", body.format(name=name), kind=Kind.NOTICE, position=n)
        for n, name in enumerate(("季禾", "季和"))
    ]
    assert save(db, reading(*copies, whole_pages=(1,))).new == 1
    assert save(db, reading(*copies, whole_pages=(1,))).new == 0


def test_a_flat_page_cut_otherwise_adds_no_article(db: Database) -> None:
    save(db, ROUND)
    merged = flat("a", body=PLOUGHING.replace("轰鸣", "轰呜") + "\n" + CLINIC)
    lead, rest = PLOUGHING.split("\n")
    cut = [flat("b", "云岫春耕忙", lead), flat("c", "", rest, position=2)]
    for articles in ([merged], cut):
        saved = save(db, reading(*articles, whole_pages=(1,)))
        assert (saved.new, saved.changed) == (0, 0)


def test_two_picture_stories_under_one_standing_headline_stay_two_whoever_reads_them(db: Database) -> None:
    captions = ("3月13日，机器在云岫县清塘镇的田里翻耕。", "3月14日，医疗队在柳河村为老人量血压。")
    photos = [
        article(f"content_{n}", "图片新闻", "", kind=Kind.PHOTO, position=n, images=(Image(caption=text),))
        for n, text in enumerate(captions)
    ]
    copies = [flat(f"{n}", "图片新闻", text, position=n) for n, text in enumerate(captions)]
    assert save(db, reading(*photos)).new == 2
    assert save(db, reading(*reversed(copies), whole_pages=(1,)), day=1).new == 0
    for n in range(2):
        twins = "SELECT count(DISTINCT article_id) FROM sources WHERE source_key IN (?, ?)"
        assert value(db, twins, f"yunxiu/content_{n}", f"yunxiu/text#{n}") == 1

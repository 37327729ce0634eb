"""A story that jumps is one row, whichever of its ends was read first."""

from dataclasses import replace

import pytest
from sqlite_utils import Database

from ingest.archive.articles import joined_keys, load_article, open_jumps
from ingest.assembly import completed
from ingest.assembly import joined as ends_joined
from ingest.gathering import Gathered
from ingest.items import Article, Byline, Image, Kind, Page, Reading, Role
from tests.archive.pieces import (
    CAPTURE,
    CLINIC,
    ISSUE,
    PAPER,
    PLOUGHING,
    article,
    dump,
    flat,
    joined,
    reading,
    rows,
    save,
    value,
)

HEAD = article("content_1", jump_text="（下转第二版）", jump_to="2")
TAIL = article("content_7", "", CLINIC, page=2, jump_text="（上接第一版）", jump_from="1")
WHOLE = joined(HEAD, TAIL)


def shape(db: Database) -> list[tuple[object, ...]]:
    return rows(
        db,
        "SELECT a.id, a.page_id, a.headline, a.body, count(*) FROM articles a JOIN parts t ON t.article_id = a.id "
        "WHERE a.duplicate_of IS NULL GROUP BY a.id ORDER BY a.id",
    )


def test_a_head_saved_first_keeps_its_id_and_gains_its_tail(db: Database) -> None:
    save(db, reading(HEAD))
    minted = value(db, "SELECT id FROM articles")
    assert [one.headline for one in open_jumps(db, ISSUE.id)] == ["云岫春耕忙"]
    (waiting,) = open_jumps(db, ISSUE.id)
    assert waiting == HEAD
    saved = save(db, reading(joined(waiting, TAIL)), day=1)
    assert (saved.new, saved.changed) == (0, 1)
    assert shape(db) == [(minted, f"{ISSUE.id}-p01", "云岫春耕忙", f"{PLOUGHING}\n{CLINIC}", 2)]
    assert open_jumps(db, ISSUE.id) == []


def test_a_tail_saved_first_keeps_its_id_and_moves_to_where_the_article_starts(db: Database) -> None:
    save(db, reading(TAIL))
    minted = value(db, "SELECT id FROM articles")
    assert open_jumps(db, ISSUE.id) == [TAIL]
    saved = save(db, reading(WHOLE), day=1)
    assert (saved.new, saved.changed) == (0, 1)
    assert shape(db) == [(minted, f"{ISSUE.id}-p01", "云岫春耕忙", f"{PLOUGHING}\n{CLINIC}", 2)]


def test_both_ends_saved_apart_become_one_row_and_a_duplicate(db: Database) -> None:
    save(db, reading(HEAD, TAIL))
    head = value(db, "SELECT id FROM articles WHERE headline <> ''")
    assert len(open_jumps(db, ISSUE.id)) == 2
    saved = save(db, reading(WHOLE), day=1)
    assert (saved.new, saved.changed) == (0, 1)
    assert [row[0] for row in shape(db)] == [head]
    assert rows(db, "SELECT duplicate_of FROM articles WHERE duplicate_of IS NOT NULL") == [(head,)]
    assert rows(db, "SELECT DISTINCT article_id FROM sources") == [(head,)]
    assert open_jumps(db, ISSUE.id) == []
    absorbed = value(db, "SELECT id FROM articles WHERE duplicate_of IS NOT NULL")
    assert load_article(db, absorbed).body == CLINIC
    before = dump(db)
    save(db, reading(WHOLE), day=2)
    assert dump(db) == before


@pytest.mark.parametrize("alone", [HEAD, TAIL], ids=["head", "tail"])
def test_one_end_read_again_alone_changes_nothing(db: Database, alone: Article) -> None:
    save(db, reading(WHOLE))
    before = shape(db)
    saved = save(db, reading(alone), day=1)
    assert (saved.new, saved.changed) == (0, 0)
    assert shape(db) == before
    assert open_jumps(db, ISSUE.id) == []


def test_what_the_tail_alone_named_survives_the_head_read_again_alone(db: Database) -> None:
    reporter = Byline(role=Role.REPORTER, name="陆知秋", raw="记者 陆知秋")
    signed = Byline(role=Role.AUTHOR, name="季和", raw="季和")
    taken = Byline(role=Role.PHOTOGRAPHER, name="王远", raw="王远 摄")
    first = replace(HEAD, byline_text="记者 陆知秋", bylines=(reporter,), images=(Image(caption="机器", page=1),))
    whole = replace(
        joined(first, TAIL),
        byline_text="记者 陆知秋\n季和",
        bylines=(reporter, signed, taken),
        images=(Image(caption="机器", page=1), Image(caption="老人", credit="王远 摄", page=2)),
    )
    save(db, reading(whole))
    before = dump(db, leave_out=("sources",))
    assert save(db, reading(first), day=1).changed == 0
    assert dump(db, leave_out=("sources",)) == before
    corrected = Byline(role=Role.REPORTER, name="陆知春", raw="记者 陆知春")
    save(db, reading(replace(first, byline_text="记者 陆知春", bylines=(corrected,))), day=2)
    assert value(db, "SELECT byline_text FROM articles") == "记者 陆知春\n季和"
    assert rows(db, "SELECT name FROM bylines ORDER BY position") == [("陆知春",), ("季和",), ("王远",)]


def test_who_signs_the_tail_in_brackets_and_is_named_by_the_head_read_again_stands_there_once(db: Database) -> None:
    first = replace(HEAD, byline_text="记者 陆知秋")
    save(db, reading(replace(joined(first, TAIL), byline_text="记者 陆知秋\n（记者 季和）")))
    save(db, reading(replace(first, byline_text="记者 季和")), day=1)
    assert value(db, "SELECT byline_text FROM articles") == "记者 季和"


def test_each_end_can_be_corrected_alone(db: Database) -> None:
    save(db, reading(WHOLE))
    save(db, reading(article("content_1", "云岫春耕正忙", jump_text="（下转第二版）", jump_to="2")), day=1)
    tail = article(
        "content_7", "", CLINIC.replace("八十六", "八十八"), page=2, jump_text="（上接第一版）", jump_from="1"
    )
    save(db, reading(tail), day=2)
    ((_, _, headline, body, parts),) = shape(db)
    assert (headline, parts) == ("云岫春耕正忙", 2)
    assert body == f"{PLOUGHING}\n{CLINIC.replace('八十六', '八十八')}"
    assert value(db, "SELECT max(number) FROM article_revisions") == 3


def test_both_ends_read_again_apart_in_one_sitting_stay_joined(db: Database) -> None:
    save(db, reading(WHOLE))
    tail = article("content_7", "", CLINIC + "完。", page=2)
    changed = replace(HEAD, headline="云岫春耕正忙", deck=("云岫春耕正忙",))
    save(db, reading(changed, tail), day=1)
    ((_, _, headline, body, _),) = shape(db)
    assert (headline, body) == ("云岫春耕正忙", f"{PLOUGHING}\n{CLINIC}完。")
    before = dump(db)
    assert save(db, reading(changed, tail), day=2).changed == 0
    assert dump(db) == before


def test_a_part_names_its_characters_of_the_body_also_where_a_sentence_was_cut(db: Database) -> None:
    cut = article("content_7", "", CLINIC, page=2, is_run_on=True)
    save(db, reading(joined(HEAD, cut)))
    assert rows(
        db,
        "SELECT substr(a.body, t.body_start + 1, t.body_end - t.body_start) FROM parts t "
        "JOIN articles a ON a.id = t.article_id ORDER BY t.position",
    ) == [(PLOUGHING,), (CLINIC,)]
    assert value(db, "SELECT body FROM articles") == PLOUGHING + CLINIC
    (row_id,) = rows(db, "SELECT id FROM articles")[0]
    assert load_article(db, row_id) == joined(HEAD, cut)


def test_a_crawled_tail_does_not_take_over_a_whole_flat_story(db: Database) -> None:
    head, tail = flat("a", jump_to="2"), flat("b", "", CLINIC, page=2, jump_from="1")
    save(db, reading(joined(head, tail)))
    assert save(db, reading(TAIL), day=1).new == 0
    ((_, page, headline, body, parts),) = shape(db)
    assert (page, headline, body, parts) == (f"{ISSUE.id}-p01", "云岫春耕忙", f"{PLOUGHING}\n{CLINIC}", 2)


def test_a_whole_flat_story_is_matched_with_the_crawled_one(db: Database) -> None:
    save(db, reading(WHOLE))
    misread = [flat("a", body=PLOUGHING.replace("轰鸣", "轰呜"), jump_to="2"), flat("b", "", CLINIC[:-5], page=2)]
    before = shape(db)
    assert save(db, reading(joined(*misread), whole_pages=(1, 2)), day=1).new == 0
    assert save(db, reading(*misread, whole_pages=(1, 2)), day=2).new == 0
    assert shape(db) == before


def test_pointers_and_joined_stories_wait_for_nothing(db: Database) -> None:
    pointer = article("content_3", "医疗队进柳河", "", kind=Kind.POINTER, jump_text="详见二版", jump_to="2")
    save(db, reading(pointer, WHOLE))
    assert open_jumps(db, ISSUE.id) == []


def test_a_jump_that_names_no_page_waits_too(db: Database) -> None:
    save(db, reading(article("content_1", jump_text="（下转第 版）")))
    assert len(open_jumps(db, ISSUE.id)) == 1


def test_a_story_printed_whole_on_both_pages_is_kept_once(db: Database) -> None:
    both = f"{PLOUGHING}\n{CLINIC}"
    head = replace(HEAD, parts=(replace(HEAD.parts[0], body=both),))
    silent = replace(TAIL, parts=(replace(TAIL.parts[0], body=""),))
    save(db, reading(joined(head, silent)))
    before = shape(db)
    save(db, reading(HEAD), day=1)
    save(db, reading(replace(TAIL, parts=(replace(TAIL.parts[0], body=both),))), day=2)
    assert shape(db) == before


def test_a_corrected_tail_of_a_whole_page_is_its_storys_part(db: Database) -> None:
    save(db, reading(joined(flat("a", jump_to="2"), flat("b", "", CLINIC, page=2)), whole_pages=(1, 2)))
    ((minted, *_),) = shape(db)
    corrected = CLINIC.replace("八十六", "八十八")
    saved = save(db, reading(flat("c", "", corrected, page=2), whole_pages=(2,)), day=1)
    assert (saved.new, saved.changed) == (0, 1)
    assert shape(db) == [(minted, f"{ISSUE.id}-p01", "云岫春耕忙", f"{PLOUGHING}\n{corrected}", 2)]


def gathered(said: Article) -> Gathered:
    """Give what one saved page of the story's issue adds up to."""
    page = Page(sequence=said.page, label=f"第0{said.page}版", capture_id=CAPTURE.id)
    one = Reading(
        capture_id=CAPTURE.id,
        reader="founder",
        reader_version=1,
        context=CAPTURE.context,
        pages=(page,),
        articles=(said,),
    )
    return Gathered(publication=PAPER, issued_on=ISSUE.issued_on, captures=(CAPTURE,), readings=(one,))


def test_a_jump_without_its_other_end_is_a_problem_of_its_article(db: Database) -> None:
    end = article("content_1", body=PLOUGHING[:-10] + "（下转第二版）")
    save(db, ends_joined(completed(gathered(end)), (), {}), 0)
    told = rows(db, "SELECT kind, article_id, capture_id FROM problems")
    assert told == [("jump_unjoined", value(db, "SELECT id FROM articles"), CAPTURE.id)]


@pytest.mark.parametrize("order", ["12", "21", "121", "122", "211", "212", "1212", "2121", "1122", "2211"])
def test_pages_read_one_a_sitting_in_any_order_make_one_story_with_the_first_rows_id(db: Database, order: str) -> None:
    ends = {
        "1": article("content_1", body=PLOUGHING[:-10] + "（下转第二版）"),
        "2": article("content_7", "", "（上接第一版）" + PLOUGHING[-10:] + "\n" + CLINIC, page=2),
    }
    minted = set()
    for day, end in enumerate(order):
        waiting, whole = open_jumps(db, ISSUE.id), joined_keys(db, ISSUE.id)
        save(db, ends_joined(completed(gathered(ends[end])), waiting, whole), day)
        minted.add(value(db, "SELECT id FROM articles"))
    assert len(minted) == 1
    assert shape(db) == [(*minted, f"{ISSUE.id}-p01", "云岫春耕忙", f"{PLOUGHING}\n{CLINIC}", 2)]
    assert rows(db, "SELECT kind, resolved_at IS NULL FROM problems") == [("jump_unjoined", 0)]
    assert value(db, "SELECT count(*) FROM article_revisions") == 2

"""Which rows the articles of a reading belong to: by their raw keys, else by likeness on their page."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from sqlite_utils import Database

from ingest.archive.identity import keys, reading_hash
from ingest.archive.likeness import holder, match
from ingest.archive.rows import load_articles
from ingest.items import Article, IssueReading

KNOWN = """
SELECT s.source_key, s.article_id, s.reading_hash, a.source_key, a.issue_id
FROM sources s JOIN articles a ON a.id = s.article_id
WHERE s.source_key IN (SELECT value FROM json_each(?))
"""
ON_PAGES = """
SELECT DISTINCT t.article_id FROM parts t JOIN articles a ON a.id = t.article_id
WHERE t.page_id IN (SELECT value FROM json_each(?)) AND a.duplicate_of IS NULL
"""


@dataclass(frozen=True, slots=True)
class Placed:
    """A reading of an article and the rows (by id) that it belongs to: none when it is new, that of its first part first.

    ``is_unchanged`` says that the rows hold all of it already. ``pieces`` are rows of a worse reading that had cut the
    page otherwise: what they hold is printed in this article.
    """

    article: Article
    rows: tuple[str, ...]
    is_unchanged: bool = False
    pieces: tuple[str, ...] = ()


def place(db: Database, reading: IssueReading) -> list[Placed]:
    """Find the rows that the articles of a reading belong to.

    An article that no key leads to is matched by likeness with rows of its pages. A row that the same reader gave is
    another article, unless its page was read whole and its key is no longer there: then its headline was corrected,
    and its raw key with it. What is left of a worse reading, and is printed in the articles of a better one, belongs to
    the one that holds most of it; so does, once the better reading has the whole page, what a worse one left there.
    """
    present = {key for article in reading.articles for key in keys(article)}
    whole = whole_pages(reading)
    placed = _by_keys(db, reading, present, whole)
    unplaced = _first_unplaced(placed)
    if not unplaced:
        return placed
    claimed = {row for one in placed for row in one.rows}
    on_pages = load_articles(db, _rows_on(db, reading))
    rows = {row: old for row, old in on_pages.items() if row not in claimed}
    for reader, group in groupby(sorted(unplaced, key=_reader), key=_reader):
        numbers, articles = zip(*group, strict=True)
        free = {row: old for row, old in rows.items() if row not in claimed and _may_match(old, reader, present, whole)}
        for index, row in match(articles, free).items():
            placed[numbers[index]] = replace(placed[numbers[index]], rows=(row,))
            claimed.add(row)
    for number, article in unplaced:
        better = {row: old for row, old in on_pages.items() if _is_better(old, article)}
        if not placed[number].rows and (held_by := holder(article, better)):
            placed[number] = replace(placed[number], rows=(held_by,))
    left = {row: old for row, old in rows.items() if row not in claimed and whole.issuperset(p.page for p in old.parts)}
    for row, old in left.items():
        better = {str(number): one.article for number, one in enumerate(placed) if _is_better(one.article, old)}
        if held_by := holder(old, better):
            heir = placed[int(held_by)]
            placed[int(held_by)] = replace(heir, pieces=(*heir.pieces, row))
    return placed


def whole_pages(reading: IssueReading) -> frozenset[int]:
    """Give the pages (sequence) whose every article the reading brings.

    Of a page that two readers brought (a bare page's text beside one saved article), it is not known which read it whole.
    """
    listed = {page.sequence for page in reading.pages} if reading.is_complete else set()
    brought = {(part.page, part.source.reader) for article in reading.articles for part in article.parts}
    readers = Counter(page for page, _ in brought)
    return frozenset(listed.union(page for page in reading.whole_pages if readers[page] < 2))


def _by_keys(db: Database, reading: IssueReading, present: Collection[str], whole: Collection[int]) -> list[Placed]:
    known = {key: facts for key, *facts in db.conn.execute(KNOWN, [_json(present)])}
    placed = []
    for article in reading.articles:
        mine = keys(article)
        found = [known[key] for key in mine if key in known]
        rows = tuple(dict.fromkeys(row for row, *_ in found))
        # Where the key that owns the text is gone from its page, this reading may be its heir: look closer.
        is_owned = all(owner in present or article.page not in whole for _, _, owner, _ in found)
        is_known = len(rows) == 1 and len(found) == len(mine) and is_owned
        is_here = {issue for *_, issue in found} == {reading.issue.id}
        is_same = is_known and is_here and {read for _, read, *_ in found} == {reading_hash(article)}
        placed.append(Placed(article, rows, is_same))
    return placed


def _first_unplaced(placed: Iterable[Placed]) -> list[tuple[int, Article]]:
    """Give the articles without a row by their number; one whose key came before among them is not a second article."""
    first: dict[str, tuple[int, Article]] = {}
    for number, one in enumerate(placed):
        if not one.rows:
            first.setdefault(keys(one.article)[0], (number, one.article))
    return list(first.values())


def _reader(numbered: tuple[int, Article]) -> str:
    return numbered[1].parts[0].source.reader


def _may_match(row: Article, reader: str, present: Collection[str], whole: Collection[int]) -> bool:
    if all(source.reader != reader for source in row.sources):
        return True
    own = [part for part in row.parts if part.source.reader == reader]
    return any(part.page in whole and part.source.key not in present for part in own) or (not own and row.page in whole)


def _is_better(row: Article, article: Article) -> bool:
    return row.parts[0].source.fidelity.rank > article.parts[0].source.fidelity.rank


def _rows_on(db: Database, reading: IssueReading) -> list[str]:
    pages = {reading.issue.page_id(part.page) for article in reading.articles for part in article.parts}
    return [row for (row,) in db.conn.execute(ON_PAGES, [_json(pages)])]


def _json(texts: Iterable[str]) -> str:
    return json.dumps(sorted(texts), ensure_ascii=False)

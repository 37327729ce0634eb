"""Which rows the articles of a reading belong to: by their raw keys, else by likeness on their page."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from sqlite_utils import Database

from ingest.archive.identity import keys, reading_hash
from ingest.archive.likeness import holder, match
from ingest.archive.rows import load_articles
from ingest.items import Article, IssueReading

KNOWN = """
SELECT s.source_key, s.article_id, s.reading_hash, a.issue_id
FROM sources s JOIN articles a ON a.id = s.article_id
WHERE s.source_key IN (SELECT value FROM json_each(?))
"""
# What the rows hold of a page that was read whole, of sources that are no longer there.
ORPHANS = """
SELECT t.article_id, g.sequence, s.reader
FROM parts t JOIN pages g ON g.id = t.page_id JOIN sources s ON s.source_key = t.source_key
WHERE t.page_id IN (SELECT value FROM json_each(:pages))
  AND t.source_key NOT IN (SELECT value FROM json_each(:present))
"""
ON_PAGES = """
SELECT DISTINCT t.article_id FROM parts t JOIN articles a ON a.id = t.article_id
WHERE t.page_id IN (SELECT value FROM json_each(?)) AND a.duplicate_of IS NULL
"""


@dataclass(frozen=True, slots=True)
class _Known:
    """A source that the archive knows: its row, what it said when it was last read, and the issue of the row."""

    row: str
    reading_hash: str
    issue: str


@dataclass(frozen=True, slots=True)
class Placed:
    """An article, by its ``number`` in the reading, and the rows (by id) that it belongs to: none when it is new.

    ``own`` are its raw keys that no article before it has; without any it is that article's twin, and has no rows of its
    own. The first of the ``rows`` is its first part's. ``is_unchanged`` says that its own keys said the very same when
    they were last read, and that it is no heir: nothing is left to do. ``pieces`` are rows of a worse reading that had
    cut the page otherwise: what they hold is printed in this article.
    """

    number: int
    article: Article
    own: tuple[str, ...]
    rows: tuple[str, ...]
    is_unchanged: bool = False
    pieces: tuple[str, ...] = ()


def place(db: Database, reading: IssueReading) -> list[Placed]:
    """Find the rows that the articles of a reading belong to, and give them in the order they are to be saved in.

    A key belongs to one article of the reading, and an article whose own keys all say what they last said has nothing
    left to do: so a reading that was just saved changes nothing when it is saved again, whatever its articles share.
    An article that no key leads to is matched by likeness with rows of its pages. A row that the same reader gave is
    another article, unless its page was read whole and its key is no longer there: then its headline was corrected,
    and its raw key with it. What is left of a worse reading, and is printed in the articles of a better one, belongs to
    the one that holds most of it; so does, once the better reading has the whole page, what a worse one left there.
    """
    present = {key for article in reading.articles for key in keys(article)}
    whole = whole_pages(reading)
    known = {key: _Known(*facts) for key, *facts in db.conn.execute(KNOWN, [_json(present)])}
    placed = _by_keys(reading, known, _orphans(db, reading, present, whole))
    unplaced = [(at, one.article) for at, one in enumerate(placed) if one.own and not one.rows]
    if not unplaced:
        return placed
    claimed = {source.row for source in known.values()}
    on_pages = load_articles(db, _rows_on(db, reading))
    rows = {row: old for row, old in on_pages.items() if row not in claimed}
    for reader, group in groupby(sorted(unplaced, key=_reader), key=_reader):
        places, articles = zip(*group, strict=True)
        free = {row: old for row, old in rows.items() if row not in claimed and _may_match(old, reader, present, whole)}
        for index, row in match(articles, free).items():
            placed[places[index]] = replace(placed[places[index]], rows=(row,))
            claimed.add(row)
    for at, article in unplaced:
        better = {row: old for row, old in on_pages.items() if _is_better(old, article)}
        if not placed[at].rows and (held_by := holder(article, better)):
            placed[at] = replace(placed[at], rows=(held_by,))
            claimed.add(held_by)
    left = {row: old for row, old in rows.items() if row not in claimed and whole.issuperset(p.page for p in old.parts)}
    for row, old in left.items():
        better = {str(at): one.article for at, one in enumerate(placed) if one.own and _is_better(one.article, old)}
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


def _by_keys(
    reading: IssueReading, known: Mapping[str, _Known], orphans: Collection[tuple[str, int, str]]
) -> list[Placed]:
    placed = []
    for number, own in _claims(reading.articles):
        article = reading.articles[number]
        rows = tuple(dict.fromkeys(known[key].row for key in own if key in known))
        is_heir = any((row, part.page, part.source.reader) in orphans for row in rows[:1] for part in article.parts)
        if not is_heir and _says_the_same(article, [known.get(key) for key in own], reading.issue.id):
            placed.append(Placed(number, article, own, rows[:1], is_unchanged=True))
        else:
            placed.append(Placed(number, article, own, rows))
    return placed


def _claims(articles: Sequence[Article]) -> list[tuple[int, tuple[str, ...]]]:
    """Give the articles' numbers in the order they are saved in, and of each the keys that are its own.

    A key belongs to the first article that has it. What is a later part or source of another comes after that one: the
    end of a story, read beside the whole of it, is no article of its own.
    """
    all_keys = [keys(article) for article in articles]
    later = {key for mine in all_keys for key in mine[1:]}
    taken: set[str] = set()
    claims = []
    for number in sorted(range(len(articles)), key=lambda number: all_keys[number][0] in later):
        mine = all_keys[number]
        own = () if mine[0] in taken else tuple(key for key in mine if key not in taken)
        taken.update(own)
        claims.append((number, own))
    return claims


def _says_the_same(article: Article, own: Sequence[_Known | None], issue: str) -> bool:
    """Tell whether an article's own sources, in its issue, said the very same when they were last read."""
    if not own or own[0] is None or own[0].issue != issue:
        return False
    return {source and source.reading_hash for source in own} == {reading_hash(article)}


def _orphans(
    db: Database, reading: IssueReading, present: Collection[str], whole: Collection[int]
) -> set[tuple[str, int, str]]:
    """Give the row, page and reader of each part whose key is gone from a page read whole; it may have an heir."""
    pages = _json(reading.issue.page_id(page) for page in whole)
    return set(db.conn.execute(ORPHANS, {"pages": pages, "present": _json(present)}))


def _reader(unplaced: tuple[int, Article]) -> str:
    return unplaced[1].parts[0].source.reader


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

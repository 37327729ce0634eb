"""Chinese search that any SQLite client can use: Han text is indexed as overlapping bigrams.

A run of Han characters becomes each pair of neighbours, plus its last character alone. So a word of two characters is
one token, a longer one a phrase of pairs, and a single character a prefix: ``MATCH '疫情'``, ``MATCH '"疫情 情防 防控"'``,
``MATCH '疫*'``. Measured on 100,000 articles this found what LIKE finds, all of it and nothing else; segmenters lost
hits and the trigram tokenizer finds no two-character word.

The index keeps no copy of the text (``content=''``), and SQLite before 3.43 cannot delete from such an index by row: a
change must take out the old texts as they were put in, in the same transaction.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from sqlite_utils import Database

# 々〆〇, the ideographs with their extensions and compatibility forms, and the private use area, where a GBK page's
# rare characters (in names) may land; unicode61 takes all of them for letters.
HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\ue000-\uf8ff\uf900-\ufaff\U00020000-\U0003ffff"
_RUN = re.compile(f"[{HAN}]+")
_WORD = re.compile(rf"(?:[{HAN}]|[^\W_])+")  # letters and digits of any script, as unicode61 takes them
_PIECE = re.compile(rf"[{HAN}]+|[^{HAN}]+")

# One character for one, so that places in the text stay: full-width forms as their plain twins, ○ (a circle, common in
# printed years: 二○二四) as the numeral 〇.
_FOLDED = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0x25CB: 0x3007}

SNIPPET = 30  # characters shown before and after the first hit
RANKED = 2000  # articles that are ranked, some 2 µs each
FIRST_LOOK = 500  # articles that are looked at first where there are more

HITS = "SELECT count(*) FROM (SELECT 1 FROM articles_fts WHERE articles_fts MATCH ? LIMIT ?)"
# What is shown is decided by small indexes alone: to read each article found, for ranking, takes several times as long.
_SHOWN = """
NOT EXISTS (SELECT 1 FROM articles a INDEXED BY articles_hidden
            WHERE a.search_id = f.rowid AND (a.duplicate_of IS NOT NULL OR a.withdrawn_at IS NOT NULL))
"""
BEST = f"""
SELECT f.rowid FROM articles_fts f
WHERE articles_fts MATCH :match AND {_SHOWN} AND (:publication IS NULL OR EXISTS (
    SELECT 1 FROM articles a JOIN issues i ON i.id = a.issue_id
    WHERE a.search_id = f.rowid AND i.publication_id = :publication))
ORDER BY f.rank, f.rowid DESC LIMIT :limit
"""  # noqa: S608  # ours
NEWEST = """
SELECT a.search_id FROM issues i CROSS JOIN articles a ON a.issue_id = i.id
WHERE :publication IS NULL OR i.publication_id = :publication ORDER BY i.issued_on DESC, i.id DESC
"""
BETWEEN = f"""
SELECT f.rowid FROM articles_fts f WHERE articles_fts MATCH ? AND f.rowid BETWEEN ? AND ? AND {_SHOWN}
"""  # noqa: S608  # ours
HITS_SHOWN = """
SELECT a.id, i.publication_id, i.issued_on, coalesce(nullif(g.label, ''), g.sequence),
       trim(a.kicker || ' ' || a.headline || ' ' || a.subhead), a.column_label, a.body, a.byline_text,
       (SELECT group_concat(m.caption, ' ') FROM images m WHERE m.article_id = a.id)
FROM json_each(?) k
JOIN articles a ON a.search_id = k.value
JOIN issues i ON i.id = a.issue_id
JOIN pages g ON g.id = a.page_id
ORDER BY k.key
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article that a search found; ``snippet`` is the text around the first word found, which stands in 【】."""

    article_id: str
    publication_id: str
    issued_on: str
    page_label: str
    headline: str
    snippet: str


def index_text(text: str) -> str:
    """Give a text as the index takes it: ``疫情防控GDP`` → ``疫情 情防 防控 控 GDP``."""
    return _RUN.sub(lambda run: f" {' '.join((*_bigrams(run[0]), run[0][-1]))} ", text.translate(_FOLDED))


def match_query(words: str) -> str:
    """Give the FTS5 expression that finds the articles which hold every one of ``words``.

    Words are separated by blanks or punctuation: a query that crosses punctuation (``防控，保民生``) is two words, each of
    which must occur, not necessarily side by side. Within a word Han characters match anywhere in a run of them, as
    LIKE does; letters and digits match whole (``19`` does not find 2019) and in any case; where both touch (``3月13日``)
    they must stand together. Quotes and operators are data. A query without a letter or digit finds nothing.
    """
    return " AND ".join(map(_term, _words(words))) or '""'


def search(db: Database, query: str, *, limit: int = 20, publication: str | None = None) -> list[Hit]:
    """Find the articles that hold every word of ``query``, best first; the headline weighs most.

    Where more than :data:`RANKED` articles hold them, the newest come first: to rank them would take as long as there are
    many, and what is everywhere is best nowhere.

    Args:
        db: an archive.
        query: as :func:`match_query` takes it.
        limit: how many articles to give at most.
        publication: only this paper's articles (its id); None for all.
    """
    match = match_query(query)
    (hits,) = db.conn.execute(HITS, [match, RANKED + 1]).fetchone()
    found = (_best if hits <= RANKED else _newest)(db, match, publication, limit)
    rows = db.conn.execute(HITS_SHOWN, [json.dumps(found)])
    return [
        Hit(
            article_id=article,
            publication_id=paper,
            issued_on=issued_on,
            page_label=str(label),
            headline=headline,
            snippet=snippet((body, headline, column, captions or "", byline), query),
        )
        for article, paper, issued_on, label, headline, column, body, byline, captions in rows
    ]


def _best(db: Database, match: str, publication: str | None, limit: int) -> list[int]:
    asked = {"match": match, "publication": publication, "limit": limit}
    return [number for (number,) in db.conn.execute(BEST, asked)]


def _newest(db: Database, match: str, publication: str | None, limit: int) -> list[int]:
    """Look from the newest issue on, at twice as many articles each time, until enough are found.

    Articles of an issue, and mostly of its neighbours, have numbers in a row: the index is asked once for each row.
    """
    found: list[int] = []
    articles = db.conn.execute(NEWEST, {"publication": publication})
    look = FIRST_LOOK
    while len(found) < limit and (looked := [number for (number,) in articles.fetchmany(look)]):
        held: set[int] = set()
        for _, row in groupby(enumerate(sorted(looked)), key=lambda pair: pair[1] - pair[0]):
            numbers = [number for _, number in row]
            held.update(number for (number,) in db.conn.execute(BETWEEN, [match, numbers[0], numbers[-1]]))
        found += [number for number in looked if number in held]
        look *= 2
    return found[:limit]


def snippet(texts: Iterable[str], query: str) -> str:
    """Give the window around the first word of ``query`` found in ``texts``, the word in 【】; else the first text's start."""
    shown = [text.replace("\n", " ") for text in texts if text]
    words = [re.compile(re.escape(word), re.IGNORECASE) for word in _words(query)]
    for text in shown:
        plain = text.translate(_FOLDED)
        found = next((hit for word in words if (hit := word.search(plain))), None)
        if found:
            start, end = max(0, found.start() - SNIPPET), found.end() + SNIPPET
            before, after = "…" * (start > 0), "…" * (end < len(text))
            word = text[found.start() : found.end()]
            return f"{before}{text[start : found.start()]}【{word}】{text[found.end() : end]}{after}"
    first = next(iter(shown), "")
    return first[: 2 * SNIPPET] + "…" * (len(first) > 2 * SNIPPET)


def add_to_index(db: Database, rows: Iterable[tuple[int, str, str, str]]) -> None:
    """Index articles: (search_id, headline, body, people)."""
    db.conn.executemany(
        "INSERT INTO articles_fts (rowid, headline, body, people) VALUES (?, ?, ?, ?)",
        ((number, *map(index_text, texts)) for number, *texts in rows),
    )


def drop_from_index(db: Database, rows: Iterable[tuple[int, str, str, str]]) -> None:
    """Take articles out of the index; the texts must be those they were indexed with, as the index keeps no copy."""
    db.conn.executemany(
        "INSERT INTO articles_fts (articles_fts, rowid, headline, body, people) VALUES ('delete', ?, ?, ?, ?)",
        ((number, *map(index_text, texts)) for number, *texts in rows),
    )


def _words(query: str) -> list[str]:
    return _WORD.findall(query.translate(_FOLDED))


def _bigrams(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run) - 1)]


def _term(word: str) -> str:
    """Give the phrase for a word: runs of Han and of other letters in turn, the last run of Han left open at its end."""
    *inner, last = _PIECE.findall(word)
    tokens = [token for piece in inner for token in ((*_bigrams(piece), piece[-1]) if _RUN.match(piece) else (piece,))]
    is_open = bool(_RUN.match(last)) and len(last) == 1
    tokens += _bigrams(last) if _RUN.match(last) and not is_open else [last]
    return f'"{" ".join(tokens)}"' + "*" * is_open

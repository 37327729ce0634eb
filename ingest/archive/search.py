"""Chinese search that any SQLite client can use: Han text is indexed as overlapping bigrams.

A run of Han characters becomes each pair of neighbours, plus its last character alone. So a word of two characters is
one token, a longer one a phrase of pairs, and a single character a prefix: ``MATCH '疫情'``, ``MATCH '"疫情 情防 防控"'``,
``MATCH '疫*'``. Measured on 100,000 articles this found what LIKE finds, all of it and nothing else; segmenters lost
hits and the trigram tokenizer finds no two-character word.

The index keeps no copy of the text (``content=''``), and SQLite before 3.43 cannot delete from such an index by row: a
change must take out the old texts as they were put in, in the same transaction.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

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
WEIGHTS = "8, 1, 4"  # headline, body, people


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

    Args:
        db: an archive.
        query: as :func:`match_query` takes it.
        limit: how many articles to give at most.
        publication: only this paper's articles (its id); None for all.
    """
    rows = db.conn.execute(
        f"""
        SELECT a.id, i.publication_id, i.issued_on, coalesce(nullif(g.label, ''), g.sequence),
               trim(a.kicker || ' ' || a.headline || ' ' || a.subhead), a.column_label, a.body, a.byline_text,
               (SELECT group_concat(m.caption, ' ') FROM images m WHERE m.article_id = a.id)
        FROM articles_fts f
        JOIN articles a ON a.search_id = f.rowid
        JOIN issues i ON i.id = a.issue_id
        JOIN pages g ON g.id = a.page_id
        WHERE articles_fts MATCH :match AND a.duplicate_of IS NULL AND a.withdrawn_at IS NULL
          AND (:publication IS NULL OR i.publication_id = :publication)
        ORDER BY bm25(articles_fts, {WEIGHTS}), i.issued_on DESC, a.id
        LIMIT :limit
        """,  # noqa: S608  # our own numbers
        {"match": match_query(query), "publication": publication, "limit": limit},
    )
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

"""Make Datasette find Chinese: what is typed becomes the bigram query that the index answers, and what was found is shown."""

from __future__ import annotations

import sqlite3

from datasette import hookimpl

from ingest.archive.search import match_query, snippet


# Last, because Datasette registers its own escape_fts in the same hook.
@hookimpl(trylast=True)  # type: ignore[untyped-decorator]  # pluggy's marker, which Datasette re-exports untyped
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Register our ``escape_fts`` in place of Datasette's, and ``passage(words, text, …)``."""
    conn.create_function("escape_fts", 1, lambda words: match_query(words or ""), deterministic=True)
    conn.create_function("passage", -1, _passage, deterministic=True)


def _passage(words: str | None, *texts: str | None) -> str:
    """Give the window around the first word found in the first of the texts that holds one."""
    return snippet(filter(None, texts), words or "")

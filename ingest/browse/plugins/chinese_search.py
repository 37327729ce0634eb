"""Make Datasette's own search boxes find Chinese: what is typed becomes the bigram query that the index answers."""

from __future__ import annotations

import sqlite3

from datasette import hookimpl

from ingest.archive.search import match_query


# Last, because Datasette registers its own escape_fts in the same hook.
@hookimpl(trylast=True)  # type: ignore[untyped-decorator]  # pluggy's marker, which Datasette re-exports untyped
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Register our ``escape_fts`` in place of Datasette's."""
    conn.create_function("escape_fts", 1, lambda words: match_query(words or ""), deterministic=True)

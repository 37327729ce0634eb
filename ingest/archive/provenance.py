"""Where an article was read: its sources, the captures behind them, and the bytes that were kept."""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

CHAIN = """
SELECT s.source_key, s.source_url, s.reader, s.reader_version, c.id, c.requested_url, c.url, c.fetched_at, c.status,
       c.media_type, c.bytes, c.sha256, c.warc_file, c.warc_offset
FROM sources s JOIN captures c ON c.id = s.capture_id JOIN articles a ON a.id = s.article_id
WHERE s.article_id = ? ORDER BY s.source_key <> a.source_key, c.fetched_at, s.source_key
"""


@dataclass(frozen=True, slots=True)
class Provenance:
    """One source of an article and the capture it was read from last. Sizes are bytes; instants UTC."""

    source_key: str
    source_url: str
    reader: str
    reader_version: int
    capture_id: str
    requested_url: str
    url: str
    fetched_at: str
    status: int
    media_type: str
    bytes: int
    sha256: str
    warc_file: str | None
    warc_offset: int | None


def provenance(db: Database, article_id: str) -> tuple[Provenance, ...]:
    """Give an article's sources, the one whose text it has first; none where there is no such article."""
    return tuple(Provenance(*row) for row in db.conn.execute(CHAIN, [article_id]))

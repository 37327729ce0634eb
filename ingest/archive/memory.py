"""Load what a crawl needs to know of a paper's archive."""

from __future__ import annotations

from datetime import date, timedelta

from sqlite_utils import Database

from ingest.items import Context, Link, LinkKind
from ingest.memory import RECHECK_DAYS, Memory

ERRORS = "SELECT 1 FROM problems p WHERE p.issue_id = i.id AND p.severity = 'error' AND p.resolved_at IS NULL"
CLOSED = f"""
SELECT issued_on, edition FROM issues i
WHERE publication_id = ? AND state = 'complete' AND issued_on < ? AND NOT EXISTS ({ERRORS})
"""  # noqa: S608  # ours
IN_VAIN = """
SELECT i.issued_on, i.edition, date(min(a.first_seen_at)), date(max(a.last_seen_at))
FROM issues i JOIN articles a ON a.issue_id = i.id
WHERE i.publication_id = :paper AND i.state <> 'complete' AND i.issued_on < :settled GROUP BY i.id
UNION ALL
SELECT d.issued_on, d.edition, date(min(b.seen_at)), date(d.asked_at)
FROM days d JOIN problems b ON b.subject = d.requested_url AND b.resolved_at IS NULL
WHERE d.publication_id = :paper AND d.answer = 'failed' AND d.issued_on < :settled GROUP BY d.issued_on, d.edition
UNION ALL
SELECT i.issued_on, i.edition, date(min(p.seen_at)), date(max(a.last_seen_at))
FROM issues i JOIN articles a ON a.issue_id = i.id JOIN problems p ON p.issue_id = i.id
WHERE i.publication_id = :paper AND i.state = 'complete' AND i.issued_on < :settled
  AND p.severity = 'error' AND p.resolved_at IS NULL GROUP BY i.id
"""
SILENT = "SELECT issued_on FROM days WHERE publication_id = ? AND answer = 'no_issue' AND issued_on < ?"
FAILED = """
SELECT issued_on, edition, requested_url FROM days
WHERE publication_id = ? AND answer = 'failed' AND requested_url LIKE 'http%' ORDER BY issued_on DESC LIMIT 100
"""
FRONTS = f"""
SELECT i.issued_on, i.edition, i.state = 'complete' AND NOT EXISTS ({ERRORS}), coalesce(d.requested_url, g.source_url)
FROM issues i
LEFT JOIN days d ON d.publication_id = i.publication_id AND d.issued_on = i.issued_on AND d.edition = i.edition
     AND d.answer = 'issue' AND d.requested_url LIKE 'http%' AND d.requested_url <> ?
LEFT JOIN pages g ON g.issue_id = i.id AND g.source_url LIKE 'http%' AND g.sequence =
     (SELECT min(sequence) FROM pages WHERE issue_id = i.id AND source_url LIKE 'http%')
WHERE i.publication_id = ? AND coalesce(d.requested_url, g.source_url) IS NOT NULL
ORDER BY i.issued_on, i.edition
"""  # noqa: S608  # ours
UNBOUNDED = """
r.finish_reason = 'finished' AND json_extract(r.arguments_json, '$.since') IS NULL
AND json_extract(r.arguments_json, '$.until') IS NULL
"""
WHOLE = f"SELECT 1 FROM runs r WHERE r.command = ? AND {UNBOUNDED} LIMIT 1"  # noqa: S608  # ours
LISTS = f"""
SELECT c.requested_url, date(c.fetched_at), c.status FROM captures c JOIN runs r ON r.id = c.run_id
WHERE json_extract(c.context_json, '$.publication') = ? AND json_extract(c.context_json, '$.issued_on') IS NULL
  AND c.status IN (200, 404, 410) AND {UNBOUNDED}
ORDER BY c.fetched_at
"""  # noqa: S608  # ours
MISSING = (404, 410)
MOST_DAYS = 60  # between two askings for what an old issue lacks; papers rarely mend a page after a year


def load_memory(db: Database, publication: str, entry: str, today: date, recheck_days: int = RECHECK_DAYS) -> Memory:
    """Give what the archive knows of a paper, but for ``entry``, which shows another issue every time.

    What is not older than ``recheck_days`` is not closed yet.
    """
    settled = (today - timedelta(days=recheck_days)).isoformat()
    fronts = [
        (is_complete, _front(publication, day, edition, url))
        for day, edition, is_complete, url in db.conn.execute(FRONTS, [entry, publication])
    ]
    lists: dict[str, date] = {}
    absent: set[str] = set()
    for url, fetched, status in db.conn.execute(LISTS, [publication]):
        lists[url] = date.fromisoformat(fetched)
        (absent.add if status in MISSING else absent.discard)(url)
    closed = frozenset(
        (date.fromisoformat(day), edition) for day, edition in db.conn.execute(CLOSED, [publication, settled])
    ) | frozenset(
        (date.fromisoformat(day), edition)
        for day, edition, first, last in db.conn.execute(IN_VAIN, {"paper": publication, "settled": settled})
        if is_put_off(date.fromisoformat(first), date.fromisoformat(last), today)
    )
    return Memory(
        closed=closed,
        fronts={front.url: _key(front) for _, front in fronts if _key(front) in closed},
        is_whole=db.conn.execute(WHOLE, [f"crawl {publication}"]).fetchone() is not None,
        silent=frozenset(date.fromisoformat(day) for (day,) in db.conn.execute(SILENT, [publication, settled])),
        unfinished=tuple(front for is_complete, front in fronts if not is_complete and _key(front) not in closed),
        oldest=fronts[0][1] if fronts else None,
        failed=tuple(
            front
            for row in db.conn.execute(FAILED, [publication])
            if _key(front := _front(publication, *row)) not in closed
        ),
        lists=lists,
        absent=frozenset(absent),
        recheck_days=recheck_days,
    )


def is_put_off(first: date, last: date, today: date) -> bool:
    """Tell whether what is lacking is left for later: it is asked for again after as long as it was in vain."""
    return (today - last).days < min((last - first).days, MOST_DAYS)


def _front(publication: str, day: str, edition: str, url: str) -> Link:
    context = Context(publication=publication, issued_on=date.fromisoformat(day), edition=edition)
    return Link(url=url, kind=LinkKind.ISSUE, context=context)


def _key(front: Link) -> tuple[date, str]:
    return front.context.issued_on or date.min, front.context.edition

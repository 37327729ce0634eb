"""Hold an archive against the sample's truth, field by field."""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass, field, fields
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from sample.printed import PrintedIssue
from sample.truth import TrueArticle, true_articles

FIELDS = [one.name for one in fields(TrueArticle) if one.name != "slug"]


@dataclass(slots=True)
class Score:
    """Fields right and wrong, and what was wrong."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)


def compare(db: Path, issue: PrintedIssue) -> Score:
    """Compare what the archive holds of an issue with its truth."""
    score = Score()
    rows = _rows(db, f"yunxiu-{issue.issued_on}")
    for truth in true_articles(issue):
        row = max(rows, key=lambda one: _alike(one, truth), default=None)
        if row is None or _alike(row, truth) < 0.5:
            score.misses.append(f"{truth.slug}: not found")
            score.wrong.update(FIELDS)
            continue
        rows.remove(row)
        for name in FIELDS:
            want = getattr(truth, name)
            if row[name] == want:
                score.right[name] += 1
            else:
                score.wrong[name] += 1
                score.misses.append(f"{truth.slug} {name}: got {row[name]!r}, want {want!r}")
    score.extra = [f"{row['page']} {row['kind']} {row['headline']} {str(row['body'])[:30]}" for row in rows]
    return score


def _alike(row: dict[str, Any], truth: TrueArticle) -> float:
    one = f"{row['headline']}\n{row['body']}\n{''.join(row['captions'])}"
    other = f"{truth.headline}\n{truth.body}\n{''.join(truth.captions)}"
    if row["page"] != truth.page or not _could_match(one, other):
        return 0.0
    return SequenceMatcher(None, one[:400], other[:400], autojunk=False).ratio()


def _could_match(one: str, other: str) -> bool:
    return bool(set(one) & set(other))


def _rows(db: Path, issue_id: str) -> list[dict[str, Any]]:
    conn = sqlite3.connect(db)
    conn.row_factory = sqlite3.Row
    found = []
    for row in conn.execute(
        "SELECT a.*, g.sequence FROM unique_articles a JOIN pages g ON g.id = a.page_id WHERE a.issue_id = ?",
        [issue_id],
    ):
        one = dict(row)
        children = {
            name: [tuple(child) for child in conn.execute(sql, [one["id"]])]
            for name, sql in {
                "bylines": "SELECT role, name, outlet, raw FROM bylines WHERE article_id = ? ORDER BY position",
                "images": "SELECT caption, credit FROM images WHERE article_id = ? ORDER BY position",
                "parts": "SELECT g.sequence FROM parts t JOIN pages g ON g.id = t.page_id WHERE article_id = ? ORDER BY t.position",
            }.items()
        }
        one["page"] = one["sequence"]
        one["bylines"] = tuple(_byline(*values) for values in children["bylines"])
        one["captions"] = tuple(caption for caption, _ in children["images"])
        one["credits"] = tuple(credit for _, credit in children["images"])
        one["pages"] = tuple(page for (page,) in children["parts"])
        one["dateline_on"] = _day(one["dateline_on"])
        found.append(one)
    conn.close()
    return found


def _byline(role: str, name: str, outlet: str, raw: str) -> object:
    from ingest.items import Byline, Role  # noqa: PLC0415

    return Byline(role=Role(role), name=name, outlet=outlet, raw=raw)


def _day(text: object) -> object:
    from datetime import date  # noqa: PLC0415

    return date.fromisoformat(str(text)) if text else None

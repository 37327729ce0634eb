"""An article's revisions, and what each changed in the text that was printed before."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from sqlite_utils import Database

NAMED = ("column_label", "kicker", "headline", "subhead", "byline_text", "dateline_text", "body", "captions")
CONTEXT = 12  # characters shown of what stayed, on each side of a change


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: ``sign`` is ``-`` for what went, ``+`` for what came, and empty for what stayed."""

    sign: str
    text: str


@dataclass(frozen=True, slots=True)
class Revision:
    """One revision; ``changes`` gives by field what differs from the one before, none for the first."""

    number: int
    seen_at: str
    reader: str
    reader_version: int
    changes: Mapping[str, tuple[Piece, ...]]


@dataclass(frozen=True, slots=True)
class History:
    """All that became of an article; instants UTC, ``withdrawn_at`` None while it stands on its page."""

    article_id: str
    headline: str
    first_seen_at: str
    last_seen_at: str
    withdrawn_at: str | None
    duplicate_of: str | None
    revisions: tuple[Revision, ...]


def history(db: Database, article_id: str) -> History | None:
    """Give an article's history; None where there is no such article."""
    row = db.conn.execute(
        "SELECT headline, first_seen_at, last_seen_at, withdrawn_at, duplicate_of FROM articles WHERE id = ?",
        [article_id],
    ).fetchone()
    if row is None:
        return None
    headline, first_seen_at, last_seen_at, withdrawn_at, duplicate_of = row
    revisions = tuple(_revisions(db, article_id))
    return History(article_id, headline, first_seen_at, last_seen_at, withdrawn_at, duplicate_of, revisions)


def _revisions(db: Database, article_id: str) -> Iterator[Revision]:
    before: dict[str, str] | None = None
    for number, seen_at, reader, version, content in db.conn.execute(
        "SELECT number, seen_at, reader, reader_version, content_json FROM article_revisions WHERE article_id = ? "
        "ORDER BY number",
        [article_id],
    ):
        now = {name: _text(value) for name, value in json.loads(content).items() if name in NAMED}
        told = before if before is not None else now
        changed = {name: diff(told.get(name, ""), now[name]) for name in NAMED if told.get(name, "") != now[name]}
        yield Revision(number, seen_at, reader, version, changed)
        before = now


def _text(value: object) -> str:
    return "\n".join(map(str, value)) if isinstance(value, list) else str(value)


def diff(old: str, new: str) -> tuple[Piece, ...]:
    """Give what went and what came, character by character, with a little of what stayed around it."""
    pieces: list[Piece] = []
    steps = (
        SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if len(old) * len(new) < 4e6 else _whole(old, new)
    )
    for number, (step, start, end, to_start, to_end) in enumerate(steps):
        if step == "equal":
            pieces.append(Piece("", _shortened(old[start:end], is_first=number == 0, is_last=number == len(steps) - 1)))
            continue
        if end > start:
            pieces.append(Piece("-", old[start:end]))
        if to_end > to_start:
            pieces.append(Piece("+", new[to_start:to_end]))
    return tuple(pieces)


def _whole(old: str, new: str) -> list[tuple[str, int, int, int, int]]:
    """Give one change for texts too long to compare by character: the time grows with both lengths."""
    return [("replace", 0, len(old), 0, len(new))]


def _shortened(text: str, *, is_first: bool, is_last: bool) -> str:
    head = "" if is_first else text[:CONTEXT]
    tail = "" if is_last else text[-CONTEXT:]
    return text if len(text) <= len(head) + len(tail) else f"{head}…{tail}"

"""Read every kept capture again, without the network: a better reader is replayed over all that was ever fetched.

Of each place the latest capture is read, whatever address it was kept under, and of articles only those that their pages
still list: so the archive comes to say what today's readers say of today's pages, under the same ids, and keeps its
revisions. An issue of which a capture is lost is left as it is, with a problem.
"""

from __future__ import annotations

import gc
import logging
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import starmap
from pathlib import Path
from typing import TYPE_CHECKING

from ingest import apart, readers
from ingest.archive.captures import KeptCapture, KeptIssue, kept_issues, load_capture
from ingest.archive.database import open_archive
from ingest.archive.errors import ArchiveError, ArchiveUnreadable
from ingest.archive.rows import load_publication, printed_fields
from ingest.assembly import completed
from ingest.encoding import UndecodableError
from ingest.exits import Exit
from ingest.gathering import Gathered, Loose, sittings
from ingest.items import Article, Capture, IssueReading, LinkKind, Problem, Reading, Severity
from ingest.recording import Recording
from ingest.tables import plain

if TYPE_CHECKING:
    from sqlite_utils import Database

AHEAD = 4  # issues a process that are read before they can be stored
MOST_SAID = 10  # errors; the others are counted

logger = logging.getLogger(__name__)

Sittings = tuple[IssueReading, ...]  # of one issue, the better sources first


@dataclass(frozen=True, slots=True)
class Read:
    """A capture that was read again."""

    kept: KeptCapture
    capture: Capture
    reading: Reading


Openings = dict[tuple[str, date, str], list[Read]]  # by issue


@dataclass(frozen=True, slots=True)
class Change:
    """One field of an article that is read otherwise now; ``before`` is empty where the article is new."""

    article_id: str
    field: str
    before: str
    after: str


@dataclass(slots=True)
class Reread:
    """What reading again came to."""

    issues: int = 0
    skipped: int = 0  # issues that are left as they are: a capture is lost
    changes: list[Change] = field(default_factory=list)
    verdict: Exit = Exit.FINE


class _Undo(Exception):  # no error: it ends a transaction that only looked
    pass


def reread(
    path: Path, *, paper: str | None = None, since: date | None = None, jobs: int = 1, is_check: bool = False
) -> Reread:
    """Read again what the archive at ``path`` keeps, and store what is read otherwise; with ``is_check`` only say so.

    ``jobs`` processes read and complete; this one joins and stores. Stopped, it is simply begun again: what was stored stays.

    Raises:
        ArchiveError: the archive cannot be written, or another run holds it.
    """
    arguments = {"paper": paper or "", "since": since.isoformat() if since else "", "check": "yes" if is_check else ""}
    recording = Recording.begin(path, "reread", arguments)
    found = Reread()
    try:
        kept = kept_issues(recording.db, paper, since)
        opening, lost = _read_openings(path, kept)
        with _undone(recording.db) if is_check else nullcontext():
            recording.store_loose(Loose(problems=tuple(lost)))
        for readings in _read_issues(path, kept, opening, jobs):
            found.changes += _store(recording, readings, is_check=is_check)
            is_skipped = not any(reading.captures for reading in readings)
            found.skipped += is_skipped
            found.issues += not is_skipped
    except KeyboardInterrupt:
        found.verdict = recording.end("shutdown")
        return found
    except ArchiveError as error:
        recording.fail(error)
        raise
    found.verdict = recording.end("finished", changes=len(found.changes))
    _say(recording.errors)
    return found


def _say(errors: Sequence[str]) -> None:
    """Say on stderr why somebody must look."""
    for sentence in errors[:MOST_SAID]:
        logger.error("%s", plain(sentence))
    if (more := len(errors) - MOST_SAID) > 0:
        logger.error("%d more errors: see the view open_problems.", more)


def _read_openings(path: Path, kept: Iterable[KeptIssue]) -> tuple[Openings, list[Problem]]:
    """Read what no day was known of, and give what of it is of an issue, and what is lost."""
    opening: Openings = defaultdict(list)
    loaded, lost = _load(path, [capture for issue in kept if issue.issued_on is None for capture in issue.captures])
    for read in _read_all(loaded):
        if key := _key(read.reading):
            opening[key].append(read)
    return opening, lost


def _read_issues(path: Path, kept: Iterable[KeptIssue], opening: Openings, jobs: int) -> Iterator[Sittings]:
    """Give each issue read again and completed, in the order of the days."""
    dated = [issue for issue in kept if issue.issued_on is not None]
    asked = ((path, tuple(opening.get(_here(issue), ())), issue) for issue in dated)
    if jobs == 1:
        yield from starmap(_read_issue, asked)
        return
    # What a reading process has of this one stays: collecting garbage must not walk it over, page by page copied, each time.
    with ProcessPoolExecutor(jobs, initializer=gc.freeze) as pool:
        waiting: deque[Future[Sittings]] = deque()
        for one in asked:
            waiting.append(pool.submit(_read_issue, *one))
            if len(waiting) > AHEAD * jobs:  # what is read and not stored yet stands in memory
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _read_issue(path: Path, opening: tuple[Read, ...], kept: KeptIssue) -> Sittings:
    """Read one issue's captures again and complete what they tell; ``opening`` of it was read before."""
    return tuple(completed(sitting) for sitting in sittings(_gather(path, opening, kept)))


def _gather(path: Path, opening: tuple[Read, ...], kept: KeptIssue) -> Gathered:
    """Read one issue's captures again: pages first, then the articles they list; nothing where one of them is lost."""
    assert kept.issued_on is not None  # noqa: S101  # only dated issues come here
    loaded, lost = _load(path, kept.captures)
    reads = [] if lost else [*opening, *_read_all(loaded)]
    listed = {link.url for read in reads for link in read.reading.links if link.kind is LinkKind.ARTICLE}
    still_listed = [
        read
        for read in reads
        if read.capture.context.position is None
        or not listed
        or {read.capture.requested_url, read.capture.url} & listed
    ]
    wanted = _told_last(still_listed)
    with open_archive(path, write=False) as db:
        publication = load_publication(db, kept.publication)
    return Gathered(
        publication=publication,
        issued_on=kept.issued_on,
        edition=kept.edition,
        captures=tuple(read.capture for read in wanted),
        readings=tuple(read.reading for read in wanted),
        problems=tuple(lost[:1]),  # what is lost is mostly a file, and all that was in it
        is_complete=_is_complete(wanted),
    )


def _told_last(reads: Sequence[Read]) -> list[Read]:
    """Leave out what a later run's captures told anew: an article by its key, a page by a reading of the whole of it.

    Of one run the first that gave a key was believed, and is again.
    """
    runs: dict[tuple[str, ...], int] = {}
    told: dict[str, Read] = {}
    as_they_came = sorted(reads, key=lambda read: read.kept.came_at)
    for read in reversed(as_they_came):
        reading, run = read.reading, read.kept.run_id
        articles = [one for one in reading.articles if all(runs.get(mark, run) == run for mark in _marks(one))]
        if articles or not reading.articles:
            told[read.kept.id] = replace(read, reading=replace(reading, articles=tuple(articles)))
        for mark in (*map(_key_of, articles), *((reading.reader, str(page)) for page in reading.whole_pages)):
            runs.setdefault(mark, run)
    return [told[read.kept.id] for read in reads if read.kept.id in told]


def _key_of(article: Article) -> tuple[str, ...]:
    return (article.parts[0].source.key,)


def _marks(article: Article) -> tuple[tuple[str, ...], ...]:
    """Give by what an article may be told anew: its key, and the page that its reader may read whole."""
    return _key_of(article), (article.parts[0].source.reader, str(article.page))


def _is_complete(reads: Sequence[Read]) -> bool:
    """Tell whether everything that an issue's pages link to was kept and could be read: what is not there is gone."""
    have = {url for read in reads for url in (read.capture.url, read.capture.requested_url)}
    links = [link for read in reads for link in read.reading.links if link.kind in (LinkKind.PAGE, LinkKind.ARTICLE)]
    is_read = all(read.reading.reader and read.reading.issue for read in reads)
    return is_read and bool(links) and have.issuperset(link.url for link in links)


def _load(path: Path, captures: Iterable[KeptCapture]) -> tuple[list[tuple[KeptCapture, Capture]], list[Problem]]:
    """Give captures as they were received, and a problem for each that is lost."""
    loaded, lost = [], []
    with open_archive(path, write=False) as db:
        for kept in captures:
            try:
                loaded.append((kept, load_capture(db, path, kept.id)))
            except ArchiveUnreadable as error:
                message = f"It was not read again: {error}"
                lost.append(
                    Problem(kind="capture_gone", message=message, subject=kept.requested_url, severity=Severity.ERROR)
                )
    return loaded, lost


def _read_all(loaded: Iterable[tuple[KeptCapture, Capture]]) -> list[Read]:
    return [Read(kept, capture, _read(capture)) for kept, capture in loaded]


def _read(capture: Capture) -> Reading:
    try:
        return apart.read(capture)
    except (readers.UnrecognisedError, UndecodableError) as error:
        message = f"{capture.requested_url} could not be read: {error}"
        problem = Problem(kind="unreadable", message=message, subject=capture.requested_url, severity=Severity.ERROR)
        return Reading(capture_id=capture.id, reader="", reader_version=0, context=capture.context, problems=(problem,))


def _here(kept: KeptIssue) -> tuple[str, date, str]:
    assert kept.issued_on is not None  # noqa: S101  # only dated issues come here
    return kept.publication, kept.issued_on, kept.edition


def _key(reading: Reading) -> tuple[str, date, str] | None:
    issue = reading.issue
    return (issue.publication, issue.issued_on, issue.edition) if issue else None


def _store(recording: Recording, readings: Sittings, *, is_check: bool) -> list[Change]:
    """Store an issue and give what changed; a check takes it back."""
    issue = readings[0].issue
    before = printed_fields(recording.db, issue.id)
    after = before
    with _undone(recording.db) if is_check else nullcontext():
        recording.keep_completed(readings)
        after = printed_fields(recording.db, issue.id)
    return [
        Change(article, name, before.get(article, {}).get(name, ""), value)
        for article, fields in after.items()
        for name, value in fields.items()
        if before.get(article, {}).get(name, "") != value
    ]


@contextmanager
def _undone(db: Database) -> Iterator[None]:
    """Take back at the end what was stored."""
    with suppress(_Undo), db.atomic():
        yield
        raise _Undo

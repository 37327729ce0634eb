"""One run that writes: it holds the archive's lock, stores issues, counts what came of them, and ends in a verdict.

A crawl and an import are both recordings, so both leave the same kind of row in ``runs`` and the same exit code.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from importlib.metadata import version
from pathlib import Path
from typing import Self

from sqlite_utils import Database

from ingest.archive.articles import best_ranks, held_better, held_worse, joined_keys, open_jumps, withdraw
from ingest.archive.captures import save_captures
from ingest.archive.database import open_archive, speaking
from ingest.archive.days import save_days
from ingest.archive.duplicates import find_duplicates
from ingest.archive.effort import watch_effort
from ingest.archive.errors import ArchiveError
from ingest.archive.issues import save_issue
from ingest.archive.lock import writing
from ingest.archive.memory import load_memory
from ingest.archive.monitoring import watch
from ingest.archive.placing import whole_pages
from ingest.archive.problems import open_subjects, record_problems
from ingest.archive.rhythms import watch_rhythm
from ingest.archive.runs import finish_run, start_run
from ingest.archive.warc import Shelf, lost_files
from ingest.assembly import completed, joined
from ingest.believing import believed, disproved, left_out
from ingest.exits import Exit
from ingest.gathering import Gathered, Loose, sittings
from ingest.items import Article, Issue, IssueReading, Problem, Severity
from ingest.memory import Memory

CHINA = timezone(timedelta(hours=8))  # the papers' own day

ASKED_TO_WAIT = "asked_to_wait"
"""Why a run ended whose server asked for more patience than a run has."""
QUIET = "quiet_hours"
"""Why a run ended that began in, or ran into, hours in which nothing is asked."""

SITE_FAILING = "site_failing"
"""Why a run ended whose site failed to answer many times in a row."""


IMPORT = "import"
"""The first word of the command of a run that read files which a person handed over."""
COUNTED = ("issues", "new", "changed", "unchanged", "errors", "warnings", "notes", "requests")
"""What is said of a run; articles are new, changed or unchanged."""


class Recording:
    """A run in progress. Make it with :meth:`begin`; :meth:`end` closes the archive."""

    def __init__(
        self,
        path: Path,
        db: Database,
        run_id: int,
        command: str,
        arguments: Mapping[str, str],
        held: ExitStack,
    ) -> None:
        self.path = path
        self.db = db
        self.run_id = run_id
        self.command = command
        self.arguments = arguments
        self.shelf = Shelf(path)
        self.failed = False
        self.failure: ArchiveError | None = None  # why nothing more can be stored
        self.verdict = Exit.FINE
        self.counts: Counter[str] = Counter()
        self.errors: list[str] = []  # a sentence each
        self.kept: set[str] = set()
        self._held = held

    @classmethod
    def begin(cls, path: Path | str, command: str, arguments: Mapping[str, str], *, is_locked: bool = False) -> Self:
        """Take the archive's lock unless this process has it, open it (made when there is none), note that a run began.

        Of the ``arguments`` those that are empty were not given.

        Raises:
            ArchiveError: another run holds the archive, or it cannot be opened, read or written.
        """
        with ExitStack() as held:
            file = Path(path)
            if not is_locked:
                held.enter_context(writing(file, f"xianbao {command}"))
            db = held.enter_context(open_archive(file, write=True))
            Shelf(file).mend(db)
            given = {name: value for name, value in arguments.items() if value}
            run_id = start_run(db, command, given, version("xianbao"))
            return cls(file, db, run_id, command, given, held.pop_all())
        raise AssertionError("unreachable")

    def memory(self, publication: str, entry: str, recheck_days: int) -> Memory:
        """Give what the archive knows of a paper that is entered at ``entry``; younger issues than that are asked again."""
        return load_memory(self.db, publication, entry, datetime.now(CHINA).date(), recheck_days)

    def keep(self, gathered: Gathered) -> None:
        """Complete, join and store what was gathered of an issue; what is held of it from better sources is believed.

        Raises as :meth:`store` does.
        """
        issue = Issue(publication=gathered.publication.id, issued_on=gathered.issued_on, edition=gathered.edition)
        held = best_ranks(self.db, issue.id)
        self.keep_completed([completed(sitting) for sitting in sittings(gathered, held)])

    def keep_completed(self, readings: Sequence[IssueReading]) -> None:
        """Join and store an issue, completed, the better sources first. Raises as :meth:`store` does."""
        told = self._joined(readings[0])
        self.store(told)
        self._leave_out_worse(told)
        for reading in readings[1:]:
            files = self._joined(reading)
            self.store(believed(files, replace(told, articles=self._told_better(files))), is_new=False)

    def _leave_out_worse(self, told: IssueReading) -> None:
        """Withdraw what the archive has of page files that cannot be trusted beside pages which were told whole since."""
        rank = max((source.fidelity.rank for article in told.articles for source in article.sources), default=0)
        spoken = {part.page for article in told.articles for part in article.parts}
        left = disproved(held_worse(self.db, told.issue.id, rank, spoken & whole_pages(told)), told)
        if not left:
            return
        notes, now = left_out(told.issue, left.values()), datetime.now(UTC)
        with self._storing(), self.db.atomic():
            withdraw(self.db, left, now)
            record_problems(self.db, notes, self.run_id, now, issue_id=told.issue.id)
        self._count(notes)

    def _told_better(self, files: IssueReading) -> tuple[Article, ...]:
        """Give what the archive holds of an issue from better sources than these."""
        ranks = [source.fidelity.rank for article in files.articles for source in article.sources]
        return tuple(held_better(self.db, files.issue.id, max(ranks, default=0)))

    def _joined(self, reading: IssueReading) -> IssueReading:
        """Join an issue's stories, also with what the archive holds of them."""
        issue_id = reading.issue.id
        return joined(reading, open_jumps(self.db, issue_id), joined_keys(self.db, issue_id))

    def store(self, issue: IssueReading, *, is_new: bool = True) -> None:
        """Store an issue, or, where it ``is_new`` no more, another sitting of it, in one transaction.

        Raises:
            ArchiveError: the disk is full, or another program holds the archive; nothing of the issue is in it.
        """
        with self._storing():
            saved = save_issue(self.db, issue, self.run_id, datetime.now(UTC), self.shelf)
        self.kept.add(issue.issue.id)
        is_read = is_new and bool(issue.captures)  # else something of it is lost, and that is all there is to store
        self.counts += Counter(issues=int(is_read), new=saved.new, changed=saved.changed, unchanged=saved.unchanged)
        self._count(issue.problems)
        self._count(problem for article in issue.articles for problem in article.problems)

    def store_loose(self, loose: Loose) -> None:
        """Store what belongs to no issue. Raises as :meth:`store` does."""
        with self._storing():
            save_captures(self.db, loose.captures, self.run_id, self.shelf)
            if loose.publication:
                save_days(self.db, loose.publication, loose.days, self.run_id)
            read_again = {url for capture in loose.captures for url in (capture.requested_url, capture.url)}
            record_problems(self.db, loose.problems, self.run_id, datetime.now(UTC), read_again=read_again)
        self._count(loose.problems)

    def look_at(self, subject: str, *problems: Problem) -> None:
        """Record what is wrong with a thing of this machine, such as a file; what else was said of it is resolved.

        Raises as :meth:`store` does.
        """
        with self._storing():
            record_problems(self.db, problems, self.run_id, datetime.now(UTC), read_again={subject})
        self._count(problems)

    def at_fault(self, kind: str) -> list[str]:
        """Give the subjects of the open problems of a kind."""
        return open_subjects(self.db, kind)

    def _say_what_is_lost(self) -> None:
        """Record each file of captures that is gone or cut short, and resolve what was said of one that is so no more."""
        folder = str(self.shelf.folder)
        lost = lost_files(self.db, self.path)
        self.look_at(folder, *(Problem(kind="captures_lost", message=said, subject=folder) for said in lost))

    def end(self, reason: str, *, paper: str = "", **stats: int) -> Exit:
        """Write the run's end and its verdict, and close the archive.

        Args:
            reason: ``finished`` or why it stopped early.
            paper: a paper that was asked for its newest issue, which must not be overdue.
            stats: what else is counted.
        """
        if not self.failure:
            with suppress(ArchiveError), self._storing():
                self._say_what_is_lost()
                self.counts["errors"] += self._watch(paper, stats.get("requests") if reason == "finished" else None)
                self.counts["duplicates"] = find_duplicates(self.db)
        self.counts.update(stats)
        self.verdict = self._judge(reason)
        with self._held, suppress(ArchiveError) if self.failure else nullcontext(), speaking(self.path):
            finish_run(self.db, self.run_id, reason, self.verdict.name.lower(), self.counts)
        return self.verdict

    def fail(self, error: ArchiveError) -> None:
        """Write that the run ended because its archive failed, as far as the archive takes it."""
        self.failed = self.failed or not error.is_temporary
        self.end("failed")

    def _watch(self, paper: str, requests: int | None) -> int:
        """Hold the run against the papers' own histories; give how many errors are new.

        What a person hands over is as large as it is: an import of a page here and there says nothing of a site's layout.
        """
        now = datetime.now(UTC)
        found = 0 if self.command.startswith(IMPORT) else watch(self.db, self.kept, self.run_id, now)
        if requests is not None:
            articles = self.counts["new"] + self.counts["changed"] + self.counts["unchanged"]
            found += watch_effort(self.db, self.run_id, requests, articles, now)
        if paper:
            found += watch_rhythm(self.db, paper, self.run_id, now, now.astimezone(CHINA).date())
        return found

    @property
    def outcome(self) -> str:
        """Give in one line what came of the run."""
        said = [f"{self.counts[name]} {name}" for name in COUNTED if self.counts.get(name)]
        return ", ".join([*([] if self.counts["new"] or self.counts["changed"] else ["nothing new"]), *said])

    def _judge(self, reason: str) -> Exit:
        if reason == ASKED_TO_WAIT and not self.failure:
            return Exit.TRY_LATER  # what was not answered is recorded, and asked for by the next run
        if self.failed or self.failure or self.counts["errors"]:
            return Exit.NEEDS_A_PERSON
        return Exit.FINE if reason == "finished" else Exit.TRY_LATER

    @contextmanager
    def _storing(self) -> Iterator[None]:
        """Remember why storing failed; what comes after cannot be stored either."""
        try:
            with speaking(self.path):
                yield
        except ArchiveError as error:
            self.failure = error
            raise

    def _count(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self.counts[f"{problem.severity}s"] += 1
            if problem.severity is Severity.ERROR:
                about = "" if problem.subject in problem.message else f"{problem.subject}: "
                self.errors.append(f"{about}{problem.message}")


def refuse(path: Path, command: str, arguments: Mapping[str, str], problem: Problem) -> None:
    """Leave in the archive a run that could not begin, and why; none is made for it.

    Raises:
        ArchiveError: another run holds the archive, or it cannot be written.
    """
    if not path.exists():
        return
    recording = Recording.begin(path, command, arguments)
    recording.look_at(problem.subject, problem)
    recording.end(problem.kind)

"""A simulated year of a weekly and a daily paper: their sites grow by their days, a crawl each morning, faults now and then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from sample.printed import PrintedIssue
from tests.faults.cells import ROWS, Rows, query
from tests.forked import BOUND, Done, run
from tests.site.composed import composed
from tests.site.faults import FAULTS, Faults, share
from tests.site.server import Site, serve, tagged
from tests.site.systems import SampleSite, sample_sites

SITES = {site.system: site for site in sample_sites()}
MORNING = time(23, tzinfo=UTC)  # seven in China
UNLIKELY = ("other_day",)  # it needs a place to be mixed up with
FACTS: Mapping[str, object] = {
    "ingest.settings.SPIDER_MODULES": ["spiders", "tests.soak.papers"],
    "ingest.settings.DOWNLOAD_TIMEOUT": 1,
    "ingest.middlewares.FIRST_WAIT": 0.05,
}
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%fts%' AND name NOT LIKE 'sqlite%'"


@dataclass(slots=True)
class Paper:
    """A paper of the year: its spider's name, the system of its site, and all its issues."""

    name: str
    of: SampleSite
    issues: tuple[PrintedIssue, ...]
    shown: int = 0
    struck: Counter[str] = field(default_factory=Counter)

    def show(self, site: Site, today: date) -> None:
        """Put what has appeared by today on the site."""
        appeared = [issue for issue in self.issues if issue.issued_on <= today]
        if len(appeared) != self.shown:
            self.shown = len(appeared)
            site.answers = {path: tagged(answer) for path, answer in self.of.render(appeared).items()}


@dataclass(frozen=True, slots=True)
class Ran:
    """One crawl of the year."""

    paper: str
    on: date
    done: Done
    asked: int
    unchanged: int  # of them, which were answered with 304


@dataclass(slots=True)
class Year:
    """What is going on: the papers, their sites, the archive, and every crawl so far."""

    papers: list[Paper]
    sites: list[Site]
    db: Path
    part: float
    ran: list[Ran] = field(default_factory=list)

    def day(self, today: date, *, seed: object = "") -> None:
        """Crawl each paper on the morning of a day; with a ``seed`` a part of the requests is struck by faults."""
        for paper, site in zip(self.papers, self.sites, strict=True):
            site.shut()
            site.open()
            paper.show(site, today)
            faults = Faults(
                site, share(self.part, f"{seed} {today}", [name for name in FAULTS if name not in UNLIKELY])
            )
            site.disturb = faults if seed else None
            self.ran.append(crawl(paper, site, self.db, today))
            paper.struck += faults.struck


def crawl(paper: Paper, site: Site, db: Path, today: date, bound: float = BOUND) -> Ran:
    """Crawl one paper as cron would on the morning of a day."""
    site.asked.clear()
    site.unchanged.clear()
    arguments = ["crawl", paper.name, "--entry", site.url.rstrip("/") + paper.of.entry, "--db", db]
    now = datetime.combine(today - timedelta(days=1), MORNING)
    done = run(arguments, db.with_name("said"), facts=FACTS, now=now, bound=bound)
    return Ran(paper.name, today, done, len(site.asked), len(site.unchanged))


def year(folder: Path, days: int, first: date, part: float, stack: ExitStack) -> Year:
    """Begin a year of so many days."""
    every = [first + timedelta(days=day) for day in range(days)]
    papers = [
        Paper("yunxiu", SITES["founder"], composed([day for day in every if day.weekday() == 4], pages=2)),
        Paper("yunxiuribao", SITES["joyhua"], composed(every, pages=1)),
    ]
    sites = [stack.enter_context(serve({})) for _ in papers]
    return Year(papers, sites, folder / "archive.db", part)


def truth(of: Year, today: date) -> Rows:
    """Give what an archive holds that is made on the last day, in one go, of sites without a fault."""
    db = of.db.with_name("truth.db")
    for paper, site in zip(of.papers, of.sites, strict=True):
        site.disturb = None
        done = crawl(paper, site, db, today, bound=900).done
        assert (done.code, done.said) == (0, ""), done
    return query(db, ROWS)


def counts(db: Path) -> dict[str, int]:
    """Give how many rows each table has."""
    return {str(name): int(str(query(db, f"SELECT count(*) FROM {name}")[0][0])) for (name,) in query(db, TABLES)}


def table(of: Year, seconds: float) -> Iterator[str]:
    """Give the year as lines."""
    for paper in of.papers:
        ran = [one for one in of.ran if one.paper == paper.name]
        codes = Counter(one.done.code for one in ran)
        issues = query(of.db, "SELECT state, count(*) FROM issues WHERE publication_id = ? GROUP BY 1", paper.name)
        yield f"{paper.name} ({paper.of.system}): {len(ran)} runs, {sum(one.asked for one in ran)} requests"
        yield f"  exit codes      {dict(sorted(codes.items(), key=str))}"
        yield f"  issues          {len(paper.issues)} appeared, the archive has {dict(issues)}"
        yield f"  faults          {sum(paper.struck.values())}: {dict(sorted(paper.struck.items()))}"
        for name, value in (("memory (MB)", lambda one: one.done.memory / 2**20), ("open files", lambda one: one.done.files),
                            ("seconds", lambda one: one.done.work)):  # fmt: skip
            first, last = (sorted(map(value, part))[len(part) // 2] for part in (ran[:30], ran[-30:]))
            most = max(map(value, ran))
            yield f"  {name:15} median of the first 30 runs {first:.2f}, of the last 30 {last:.2f}, most {most:.2f}"
    opened, resolved = query(of.db, "SELECT count(*), count(resolved_at) FROM problems")[0]
    yield f"problems: {opened} opened, {resolved} resolved"
    yield f"{seconds:.0f} s in all"

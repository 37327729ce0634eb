"""What the commands print: tables for people, JSON for programs. Printed text is data, never markup or escapes."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ingest.archive.coverage import Cover, by_month
from ingest.archive.provenance import Provenance
from ingest.archive.search import Hit
from ingest.archive.status import Status
from ingest.items import Article

if TYPE_CHECKING:
    from ingest.explaining import Explanation
    from ingest.probe import Probe  # it imports Scrapy, which takes half a second
    from ingest.rereading import Change

FOLDED = ("title", "headline", "people", "command")


def show_hits(hits: Sequence[Hit]) -> None:
    """Print search hits, best first."""
    for hit in hits:
        print(plain(f"{hit.issued_on}  {hit.publication_id}  {hit.page_label}  {hit.article_id}"))
        print(plain(f"  {hit.headline}"))
        print(plain(f"  {hit.snippet}"))


def show_status(status: Status) -> None:
    """Print papers × coverage, the newest articles where they were asked for, and the last runs."""
    console = _console()
    console.print(
        _table(
            "Papers",
            (
                "paper",
                "title",
                "issues",
                "incomplete",
                "from",
                "to",
                "pages",
                "articles",
                "weekdays",
                "gaps",
                "problems",
            ),
            (
                (
                    p.id,
                    p.title,
                    p.issues,
                    p.incomplete,
                    p.first_issue,
                    p.last_issue,
                    p.pages,
                    p.articles,
                    p.weekdays,
                    p.gaps,
                    p.open_problems,
                )
                for p in status.papers
            ),
        )
    )
    if status.articles:
        console.print(
            _table(
                "Articles",
                ("issue", "page", "kind", "headline", "people", "characters"),
                ((a.issued_on, a.page_label, a.kind, a.headline, a.people, a.body_chars) for a in status.articles),
            )
        )
    console.print(
        _table(
            "Runs",
            ("run", "command", "started", "finished", "verdict"),
            ((r.id, r.command, r.started_at, r.finished_at, r.verdict) for r in status.runs),
        )
    )


def show_status_json(status: Status) -> None:
    """Print the same as JSON."""
    json.dump(asdict(status), sys.stdout, ensure_ascii=False, indent=2)
    print()


MARKS = {
    Cover.COMPLETE: ("■", "green"),
    Cover.PARTIAL: ("▣", "yellow"),
    Cover.OPEN: ("□", "cyan"),
    Cover.NO_ISSUE: ("·", "dim"),
    Cover.NOT_YET: ("?", "yellow"),
    Cover.FAILED: ("✕", "red"),
    Cover.MISSING: ("!", "red"),
}


def show_calendar(paper: str, days: Mapping[date, Cover]) -> None:
    """Print a line a month and a mark a day; a day that nobody asked for is blank."""
    console = _console()
    console.print(Text(f"{paper}: " + "  ".join(f"{mark} {cover.value}" for cover, (mark, _) in MARKS.items())))
    console.print(
        Text(
            "        " + "".join(f"{day:<2}" if day % 5 == 0 else ("1 " if day == 1 else "  ") for day in range(1, 32))
        )
    )
    for month, known in by_month(days):
        line = Text(f"{month} ")
        for number in range(1, 32):
            mark, style = MARKS[known[number]] if number in known else (" ", "")
            line.append(f"{mark} ", style)
        console.print(line, no_wrap=True, crop=False)


def show_calendar_json(days: Mapping[date, Cover]) -> None:
    """Print each day and what is known of it as JSON."""
    json.dump({str(day): cover.value for day, cover in days.items()}, sys.stdout, indent=2)
    print()


def show_probe(probe: Probe) -> None:
    """Print how a page was recognised, then the issue, its pages, and the first page's articles."""
    told: set[tuple[str, ...]] = set()  # the articles of a page are recognised alike: once is enough
    for step in probe.steps:
        if step.trouble or step.reasons not in told:
            told.add(step.reasons)
            print(plain(step.url))
            print(plain(f"  {step.trouble}" if step.trouble else f"  {step.system}: {'; '.join(step.reasons)}"))
    issue = probe.issue()
    if issue is None:
        return
    print()
    numbers = ", ".join(filter(None, (issue.issue.issue_number, issue.issue.total_number)))
    print(plain(f"Issue of {issue.issue.issued_on}" + (f" (number {numbers})" if numbers else "")))
    shown = {page.sequence: page for page in (*probe.listed, *issue.pages)}
    _console().print(
        _table(
            "Pages",
            ("page", "label", "section", "image", "pdf"),
            ((n, p.label, p.section, _yes(p.image_url), _yes(p.pdf_url)) for n, p in sorted(shown.items())),
        )
    )
    for article in issue.articles:
        _show_article(article)
    for problem in issue.problems:
        if problem.kind != "jump_unjoined":  # the other pages are not looked at
            print(plain(f"{problem.severity}: {problem.message}"))


def show_probe_json(probe: Probe) -> None:
    """Print the same as JSON."""
    issue = probe.issue()
    said = {
        "system": probe.system,
        "steps": [asdict(step) for step in probe.steps],
        "issue": asdict(issue.issue) if issue else None,
        "pages": [asdict(page) for page in (probe.listed or (issue.pages if issue else ()))],
        "articles": [asdict(article) for article in (issue.articles if issue else ())],
        "problems": [asdict(problem) for problem in (issue.problems if issue else ())],
    }
    json.dump(said, sys.stdout, ensure_ascii=False, indent=2, default=str)
    print()


def show_changes(changes: Iterable[Change]) -> None:
    """Print what is read otherwise now, a field at a time."""
    for change in changes:
        print(plain(f"{change.article_id}  {change.field}"))
        print(plain(f"  - {change.before}"))
        print(plain(f"  + {change.after}"))


def show_provenance(chain: Sequence[Provenance]) -> None:
    """Print where an article was read, source by source: the first one's text is the article's."""
    for source in chain:
        print(plain(source.source_key))
        print(plain(f"  read by {source.reader} (version {source.reader_version}) from {source.source_url}"))
        print(
            plain(
                f"  fetched {source.fetched_at} from {source.requested_url}: HTTP {source.status}, {source.bytes:,} bytes"
            )
        )
        print(plain(f"  capture {source.capture_id}, sha256 {source.sha256}"))
        kept = (
            f"kept in {source.warc_file} at byte {source.warc_offset}"
            if source.warc_file
            else "its bytes were not kept"
        )
        print(plain(f"  {kept}"))


def show_explanation(explanation: Explanation) -> None:
    """Print a bare page's articles with the blocks of each, what they were taken for, and why it begins there."""
    for part in explanation.segments:
        print(plain(f"{part.number}. begins because {part.reason}"))
        for block in part.blocks:
            where = f"  {_box_of(block.box)}" if block.box else ""
            print(plain(f"   {block.number:3} {block.label:9} {len(block.text):4}  {block.text[:60]}{where}"))
    print()
    for article in explanation.articles:
        print(
            plain(f"{article.kind:9} {article.characters:5} characters  {' / '.join(article.deck) or '(no headline)'}")
        )


def show_explanation_json(explanation: Explanation) -> None:
    """Print the same as JSON."""
    json.dump(asdict(explanation), sys.stdout, ensure_ascii=False, indent=2)
    print()


def _box_of(box: tuple[float, float, float, float]) -> str:
    left, top, right, bottom = box
    return f"[{left:.0%}–{right:.0%} across, {top:.0%}–{bottom:.0%} down]"


def _show_article(article: Article) -> None:
    """Print one article as its printed page names it: a line a field that is there."""
    print(plain(f"{article.page}.{article.position}  {article.kind}  {article.headline or '(no headline)'}"))
    region = next((_box(region) for part in article.parts for region in part.regions), "")
    facts = {
        "column": article.column_label,
        "kicker": article.kicker,
        "subhead": article.subhead,
        "byline": article.byline_text,
        "named": "、".join(f"{byline.name} ({byline.role})" for byline in article.bylines),
        "dateline": article.dateline_text,
        "body": f"{len(article.body)} characters  {article.body[:40]}" if article.body else "",
        "pictures": str(len(article.images)) if article.images else "",
        "region": region,
        "problems": "; ".join(problem.message for problem in article.problems),
    }
    for name, fact in facts.items():
        if fact:
            print(plain(f"      {name:9}{fact}"))


def _box(region: tuple[tuple[float, float], ...]) -> str:
    xs, ys = zip(*region, strict=True)
    return f"{min(xs):.0%}–{max(xs):.0%} across, {min(ys):.0%}–{max(ys):.0%} down"


def _yes(url: str) -> str:
    return "yes" if url else ""


def plain(text: str) -> str:
    """Give text without control characters, so that nothing a page printed can steer a terminal."""
    return "".join(char if char.isprintable() or char in " \u3000" else " " for char in text)


def _console() -> Console:
    """Give the console: as wide as the terminal, or wide enough for every column where there is none."""
    return Console(highlight=False, width=None if sys.stdout.isatty() else 120)


def _table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Table:
    """Give a table whose prose columns fold and whose others stay on one line."""
    table = Table(title=title, title_justify="left", header_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column, no_wrap=column not in FOLDED, overflow="fold")
    for row in rows:
        table.add_row(*(Text(plain("" if value is None else str(value))) for value in row))
    return table

"""``python -m benchmarks.language``: how much of what newspapers print by way of names, places and dates is read right.

The lines of ``benchmarks/lines`` are composed, with their truth, over every form that local papers are known to print.
Half of them, told by the hash of the printed line, were set aside before the rules were held against them: their row
is the one to trust. ``--misses`` names what was read otherwise in the half that may be looked at. Beside them: the bylines
of the sample, and the articles a second that a core completes.
"""

from __future__ import annotations

import hashlib
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.segmentation import CORPORA, NEWSPAPERS, newspaper_pages, split
from ingest.items import Article, Byline, Fidelity, Issue, Part, Source
from ingest.language.bylines import read_byline
from ingest.language.complete import complete
from ingest.language.credits import read_credits
from ingest.language.datelines import read_dateline
from ingest.language.dates import read_issue_date
from ingest.language.decks import sort_deck
from ingest.language.jumps import split_jump
from ingest.language.mastheads import read_masthead
from ingest.language.signatures import split_credit
from sample.paper import load_issues

LINES = Path(__file__).parent / "lines"
ROLES = {
    "r": "reporter",
    "c": "correspondent",
    "a": "author",
    "p": "photographer",
    "i": "illustrator",
    "e": "editor",
    "s": "source",
}
ISSUE = Issue(publication="lines", issued_on=date(2024, 3, 22))

Person = tuple[str, str, str]
"""Role, name and outlet."""


@dataclass(slots=True)
class Tally:
    """What was read of a number of lines."""

    lines: int = 0
    exact: int = 0
    names: list[int] = field(default_factory=lambda: [0, 0, 0])  # right, found, printed
    roles: list[int] = field(default_factory=lambda: [0, 0])  # right, of the names that are right
    misses: list[str] = field(default_factory=list)

    def add(self, printed: str, truth: object, found: object) -> None:
        """Count one line."""
        self.lines += 1
        self.exact += truth == found
        if truth != found:
            self.misses.append(f"{printed}\n      is {truth}\n    read {found}")

    def add_people(self, truth: Sequence[Person], found: Sequence[Person]) -> None:
        """Count the people of one line."""
        printed, read = {name: role for role, name, _ in truth}, {name: role for role, name, _ in found}
        right = printed.keys() & read.keys()
        self.names = [one + more for one, more in zip(self.names, (len(right), len(read), len(printed)), strict=True)]
        asked = {(role, name) for role, name, _ in truth if name in right}
        told = {(role, name) for role, name, _ in found if name in right}
        self.roles = [self.roles[0] + len(asked & told), self.roles[1] + len(asked | told)]


def main() -> int:
    """Print the tables."""
    table = Table(title="Printed lines read as they mean")
    for column in ("lines", "half", "number", "exact", "name F1", "precision", "role"):
        table.add_column(column, justify="left" if column in ("lines", "half") else "right")
    for name, halves in tallies().items():
        for half, tally in halves.items():
            table.add_row(name, half, str(tally.lines), _share(tally.exact, tally.lines), *_people_shares(tally))
            if "--misses" in sys.argv and half == "seen":
                print(name, *tally.misses, sep="\n  ")
    people = Tally()
    for issue in load_issues():
        for article in issue.articles:
            told = read_byline(article.byline_text)
            truth = [one for one in article.bylines if one.raw in article.byline_text]
            people.add(article.byline_text, _people(truth), _people(told.bylines))
            people.add_people(_people(truth), _people(told.bylines))
    table.add_row(
        "sample's bylines", "all", str(people.lines), _share(people.exact, people.lines), *_people_shares(people)
    )
    console = Console(width=None if sys.stdout.isatty() else 100)
    console.print(table)
    for name, articles in _works():
        began = time.process_time()
        for one in articles:
            complete(one, ISSUE)
        console.print(f"{name}: {len(articles) / (time.process_time() - began):,.0f} articles/s a core")
    return 0


def tallies() -> dict[str, dict[str, Tally]]:
    """Give for each file of lines what was read of its two halves."""
    return {name: _tally(name, read) for name, read in READ.items()}


def is_set_aside(printed: str) -> bool:
    """Say whether a line belongs to the half that was not looked at."""
    return hashlib.sha256(printed.encode()).digest()[0] % 2 == 1


def rows(name: str) -> Iterator[list[str]]:
    """Give the cells of a file's lines."""
    for line in (LINES / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [cell.strip().replace("\\n", "\n") for cell in line.split(" |")]


def _tally(name: str, read: Callable[[Tally, list[str]], None]) -> dict[str, Tally]:
    halves = {"seen": Tally(), "set aside": Tally()}
    for cells in rows(name):
        read(halves["set aside" if is_set_aside(cells[0] if name != "datelines" else cells[1]) else "seen"], cells)
    return halves


def _byline(tally: Tally, cells: list[str]) -> None:
    printed, truth = cells
    signed = read_byline(printed)
    people, is_doubted = persons(truth), truth.endswith("?")
    found = _people(signed.bylines)
    tally.add(printed, (people, is_doubted), (found, bool(signed.problems)))
    tally.add_people(people, found)


def _ending(tally: Tally, cells: list[str]) -> None:
    printed, end, truth = cells
    article = complete(_article(f"云岫县连日来全力推进整治。\n{printed}"), ISSUE)
    found = _people(article.bylines)
    tally.add(printed, (end, persons(truth)), (article.body[-len(end) :], found))
    tally.add_people(persons(truth), found)


def _caption(tally: Tally, cells: list[str]) -> None:
    printed, caption, truth = cells
    rest, credit = split_credit(printed)
    found = _people(read_byline(credit).bylines) if credit else []
    tally.add(printed, (caption, persons(truth)), (rest, found))
    tally.add_people(persons(truth), found)


def _dateline(tally: Tally, cells: list[str]) -> None:
    issued_on, opening, *truth = cells
    found = read_dateline(opening, date.fromisoformat(issued_on))
    told = [found.text, found.place, str(found.on or ""), found.source] if found else [""] * 4
    tally.add(opening, (truth + [""] * 4)[:4], told)


def _deck(tally: Tally, cells: list[str]) -> None:
    printed, *truth = cells
    deck = sort_deck(printed.split(" // "))
    tally.add(printed, truth, [deck.column_label, deck.kicker, deck.headline, deck.subhead])


def _jump(tally: Tally, cells: list[str]) -> None:
    rest, _, to, from_ = split_jump(cells[0])
    tally.add(cells[0], cells[1:], [rest, to, from_])


def _date(tally: Tally, cells: list[str]) -> None:
    tally.add(cells[0], cells[1], str(read_issue_date(cells[0]) or ""))


def _credit(tally: Tally, cells: list[str]) -> None:
    credits, _ = read_credits(cells[0])
    tally.add(cells[0], cells[1], " ".join(f"{one.role}:{one.name}" for one in credits))


def _masthead(tally: Tally, cells: list[str]) -> None:
    found = read_masthead(cells[0], ISSUE)
    pages = str(found.issue.page_count or "")
    tally.add(cells[0], cells[1:], [found.issue.issue_number, found.issue.total_number, pages, found.serial_number])


READ = {
    "bylines": _byline,
    "endings": _ending,
    "captions": _caption,
    "datelines": _dateline,
    "decks": _deck,
    "bare_decks": _deck,
    "jumps": _jump,
    "dates": _date,
    "credits": _credit,
    "mastheads": _masthead,
}


def persons(truth: str) -> list[Person]:
    """Give the people that a line's truth names."""
    people = (one.partition("@") for one in truth.rstrip("?").split() if one != "-")
    return [(ROLES[name[0]], name[1:], outlet) for name, _, outlet in people]


def _people(bylines: Iterable[Byline]) -> list[Person]:
    return [(str(one.role), one.name, one.outlet) for one in bylines]


def _article(body: str) -> Article:
    source = Source(key="lines/1", url="", capture_id="", reader="text", reader_version=1, fidelity=Fidelity.FLAT)
    return Article(parts=(Part(page=1, source=source, body=body),))


def _works() -> Iterator[tuple[str, list[Article]]]:
    """Give articles as readers give them, to time what completing them costs."""
    for corpus in CORPORA if NEWSPAPERS.exists() else ():
        drafts = [draft for page in split(newspaper_pages(corpus, cuts=True)) for draft in page]
        articles = []
        for draft in drafts:
            (part,) = _article("\n".join(draft.paragraphs)).parts
            articles.append(
                Article(parts=(part,), kind=draft.kind, deck=tuple(draft.deck), byline_text=draft.byline_text)
            )
        yield corpus, articles


def _share(right: int, count: int) -> str:
    return f"{right / count:.3f}" if count else "–"


def _people_shares(tally: Tally) -> tuple[str, str, str]:
    right, found, printed = tally.names
    if not printed:
        return "", "", ""
    return _share(2 * right, found + printed), _share(right, found), _share(*tally.roles)


if __name__ == "__main__":
    sys.exit(main())

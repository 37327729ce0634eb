"""Load the sample's issues, strictly: a field that is unknown, missing or contradicts what is printed is an error."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from dataclasses import MISSING, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from ingest.items import Byline, CreditRole, Kind, PageCredit, Publication, Role
from sample.checks import issue_problems
from sample.printed import Continuation, Picture, Printed, PrintedIssue, PrintedPage

HERE = Path(__file__).parent
ISSUES = HERE / "issues"
BARE_PAGES = HERE / "pages"


class SampleError(ValueError):
    """The sample's data contradicts itself; each of ``problems`` names the file, the page or slug, and the field."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


def load_publication() -> Publication:
    """Give the sample paper's own facts."""
    return Publication(**tomllib.loads((HERE / "yunxiu.toml").read_text(encoding="utf-8")))


def load_issues() -> tuple[PrintedIssue, ...]:
    """Give every issue, oldest first.

    Raises:
        SampleError: with the problems of the first file that has any.
    """
    return tuple(load_issue(file) for file in issue_files())


def issue_files() -> list[Path]:
    """Give the issues' files, oldest first."""
    return sorted(ISSUES.glob("*.toml"))


def load_issue(file: Path) -> PrintedIssue:
    """Load one issue's file.

    Raises:
        SampleError: with every problem of the file; what contradicts is looked for once every field can be read.
    """
    try:
        facts = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SampleError([f"{file.name}: {error}"]) from error
    issue = _placed(_table(PrintedIssue, facts, file.name))
    problems = [f"{file.name} {problem}" for problem in issue_problems(issue)]
    if issue.issued_on.isoformat() != file.stem:
        problems.append(f"{file.name} issued_on: {issue.issued_on} is not the file's name")
    if problems:
        raise SampleError(problems)
    return issue


def _placed(issue: PrintedIssue) -> PrintedIssue:
    """Give the issue with every article's page and position, which follow from the order of the file."""
    pages = []
    for page in issue.pages:
        numbered = enumerate(page.articles, 1)
        articles = tuple(replace(article, page=page.sequence, position=number) for number, article in numbered)
        pages.append(replace(page, articles=articles))
    return replace(issue, pages=tuple(pages))


def _table(kind: Any, facts: object, where: str) -> Any:
    """Make a value of a TOML table; every field that is unknown, missing or of another type is a problem."""
    if not isinstance(facts, dict):
        raise SampleError([f"{where}: {facts!r} is not a table"])
    known = {one.name: one for one in fields(kind) if one.metadata.get("written", True)}
    problems = [f"{where}: unknown field {name}" for name in facts if name not in known]
    needed = [name for name, one in known.items() if one.default is MISSING]
    problems += [f"{where}: missing field {name}" for name in needed if name not in facts]
    made = {}
    for name, one in known.items():
        if name not in facts:
            continue
        try:
            made[name] = READ[str(one.type)](facts[name], f"{where} {name}")
        except SampleError as error:
            problems += error.problems
        except ValueError as error:
            problems.append(f"{where} {name}: {error}")
    if problems:
        raise SampleError(problems)
    return kind(**made)


def _tables(kind: Any) -> Callable[[object, str], tuple[Any, ...]]:
    def read(value: object, where: str) -> tuple[Any, ...]:
        made: list[Any] = []
        problems: list[str] = []
        for number, facts in enumerate(_exactly(list)(value, where), 1):
            name = facts.get("slug", number) if isinstance(facts, dict) else number
            try:
                made.append(_table(kind, facts, f"{where} {name}"))
            except SampleError as error:
                problems += error.problems
        if problems:
            raise SampleError(problems)
        return tuple(made)

    return read


def _exactly(kind: type) -> Callable[[object, str], Any]:
    def read(value: object, where: str) -> object:
        if type(value) is not kind:  # a bool is an int, and a TOML date-time a date, to isinstance
            raise SampleError([f"{where}: {value!r} is not of type {kind.__name__}"])
        return value

    return read


def _text(value: object, where: str) -> str:
    text: str = _exactly(str)(value, where)
    return text.strip("\n")  # a long TOML string ends with its last line's break


def _lines(value: object, where: str) -> tuple[str, ...]:
    return tuple(_text(line, where) for line in _exactly(list)(value, where))


READ: dict[str, Callable[[object, str], Any]] = {
    "str": _text,
    "int": _exactly(int),
    "bool": _exactly(bool),
    "date": _exactly(date),
    "date | None": _exactly(date),
    "Kind": lambda value, where: Kind(_text(value, where)),
    "Role": lambda value, where: Role(_text(value, where)),
    "CreditRole": lambda value, where: CreditRole(_text(value, where)),
    "tuple[str, ...]": _lines,
    "tuple[Byline, ...]": _tables(Byline),
    "tuple[Picture, ...]": _tables(Picture),
    "tuple[PageCredit, ...]": _tables(PageCredit),
    "tuple[Printed, ...]": _tables(Printed),
    "tuple[PrintedPage, ...]": _tables(PrintedPage),
    "Continuation | None": lambda value, where: _table(Continuation, value, where),
}
"""How a field is read, by its declared type: the value and where it stands in, the field's value out."""

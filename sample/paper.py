"""Load the sample's issues, strictly: a field that is unknown, missing or contradicts what is printed is an error."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from ingest.items import Byline, CreditRole, Kind, PageCredit, Publication, Role

HERE = Path(__file__).parent
ISSUES = HERE / "issues"
BARE_PAGES = HERE / "pages"


class SampleError(ValueError):
    """The sample's data contradicts itself: file, slug and field are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture printed with an article."""

    file: str
    caption: str
    credit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Continuation:
    """A story's second piece, on another page."""

    page: int
    position: int
    jump_text: str
    from_text: str
    headline: tuple[str, ...]
    cuts_paragraph: bool
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """An article as printed, with the truth of every field."""

    slug: str
    kind: Kind
    page: int
    position: int
    column_label: str = ""
    column_style: str = ""
    kicker: tuple[str, ...] = ()
    headline: tuple[str, ...] = ()
    subhead: tuple[str, ...] = ()
    byline_line: str = ""
    signature: str = ""
    byline_text: str = ""
    dateline_text: str = ""
    dateline_place: str = ""
    dateline_on: date | None = None
    source: str = ""
    verse: bool = False
    body: str = ""
    bylines: tuple[Byline, ...] = ()
    images: tuple[Picture, ...] = ()
    continuation: Continuation | None = None
    jump_text: str = ""
    points_to: str = ""
    covers: tuple[str, ...] = ()
    roundup: str = ""

    @property
    def whole_body(self) -> str:
        """Give the body with its second piece, as the archive must join it."""
        if self.continuation is None:
            return self.body
        return self.body + ("" if self.continuation.cuts_paragraph else "\n") + self.continuation.body


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPage:
    """A page of an issue; ``articles`` in the order of the page, without continuations."""

    sequence: int
    label: str
    section: str
    colophon: str
    credits: tuple[PageCredit, ...]
    articles: tuple[Printed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedIssue:
    """An issue of the sample."""

    issued_on: date
    issue_number: str
    total_number: str
    lunar: str
    page_count: int
    pages: tuple[PrintedPage, ...]

    @property
    def articles(self) -> tuple[Printed, ...]:
        """Give every article of the issue in page order."""
        return tuple(article for page in self.pages for article in page.articles)


def load_publication() -> Publication:
    """Give the sample paper's own facts."""
    return Publication(**tomllib.loads((HERE / "yunxiu.toml").read_text(encoding="utf-8")))


def load_issues() -> tuple[PrintedIssue, ...]:
    """Give every issue, oldest first."""
    return tuple(load_issue(file) for file in sorted(ISSUES.glob("*.toml")))


def load_issue(file: Path) -> PrintedIssue:
    """Load one issue's file.

    Raises:
        SampleError: naming the file, the article and the field that is wrong.
    """
    facts = tomllib.loads(file.read_text(encoding="utf-8"))
    pages = tuple(_page(file, page) for page in facts.pop("pages"))
    issue = _make(PrintedIssue, facts | {"pages": pages}, file.name)
    if issue.issued_on.isoformat() != file.stem:
        raise SampleError(f"{file.name}: issued_on is {issue.issued_on}")
    if [page.sequence for page in pages] != list(range(1, issue.page_count + 1)):
        raise SampleError(f"{file.name}: page_count is {issue.page_count}, but the pages are not 1 to that")
    _check_issue(file.name, issue)
    return issue


def _page(file: Path, facts: dict[str, Any]) -> PrintedPage:
    where = f"{file.name} page {facts.get('sequence')}"
    credits = tuple(
        PageCredit(role=CreditRole(one["role"]), name=one["name"], raw=one["raw"]) for one in facts.pop("credits", ())
    )
    articles = tuple(
        _article(where, facts["sequence"], position, article)
        for position, article in enumerate(facts.pop("articles"), 1)
    )
    return _make(PrintedPage, facts | {"credits": credits, "articles": articles}, where)


def _article(where: str, page: int, position: int, facts: dict[str, Any]) -> Printed:
    where = f"{where} {facts.get('slug')}"
    made: dict[str, Any] = facts | {"page": page, "position": position, "kind": Kind(facts["kind"])}
    for name in ("kicker", "headline", "subhead", "covers"):
        made[name] = tuple(facts.get(name, ()))
    made["body"] = facts.get("body", "").strip("\n")
    made["bylines"] = tuple(
        Byline(role=Role(one["role"]), name=one["name"], outlet=one.get("outlet", ""), raw=one["raw"])
        for one in facts.get("bylines", ())
    )
    made["images"] = tuple(_make(Picture, one, where) for one in facts.get("images", ()))
    if "continuation" in facts:
        rest = facts["continuation"]
        rest = rest | {"headline": tuple(rest["headline"]), "body": rest["body"].strip("\n")}
        made["continuation"] = _make(Continuation, rest, where)
    article = _make(Printed, made, where)
    _check_article(where, article)
    return article


def _make(kind: Any, facts: Mapping[str, Any], where: str) -> Any:
    known = {field.name for field in fields(kind)}
    if unknown := facts.keys() - known:
        raise SampleError(f"{where}: unknown field {', '.join(sorted(unknown))}")
    try:
        return kind(**facts)
    except TypeError as error:
        raise SampleError(f"{where}: {error}") from error


def _check_article(where: str, article: Printed) -> None:
    printed = "\n".join((article.body, article.byline_line, article.signature, *(i.credit for i in article.images)))
    rules = {
        "dateline_text does not open the body": article.body.startswith(article.dateline_text),
        "the signature stands in the body": not article.signature or article.signature not in article.whole_body,
        "the byline line stands in the body": not article.byline_line or article.byline_line not in article.whole_body,
        "a byline_text is not printed": all(line in printed for line in article.byline_text.split("\n")),
        "a kind without text has a body": not (article.kind in (Kind.POINTER, Kind.BANNER) and article.body),
        "a pointer has no jump": article.kind is not Kind.POINTER or bool(article.jump_text),
        "nothing is printed": bool(article.body or article.headline or article.images),
        "a blank line in the body": "\n\n" not in article.whole_body,
    }
    for problem, holds in rules.items():
        if not holds:
            raise SampleError(f"{where}: {problem}")
    for byline in article.bylines:
        if not all(word in printed for word in byline.raw.split(" ")):
            raise SampleError(f"{where}: the byline's raw “{byline.raw}” is not printed")


def _check_issue(name: str, issue: PrintedIssue) -> None:
    slugs = [article.slug for article in issue.articles]
    if twice := {slug for slug in slugs if slugs.count(slug) > 1}:
        raise SampleError(f"{name}: slug {', '.join(sorted(twice))} stands twice")
    named = {slug for article in issue.articles for slug in (*article.covers, article.points_to) if slug}
    if unknown := named - set(slugs):
        raise SampleError(f"{name}: {', '.join(sorted(unknown))} is pointed to, but is no article")
    if issue.lunar and issue.lunar.removeprefix("农历") not in "".join(article.body for article in issue.articles):
        raise SampleError(f"{name}: the masthead does not print {issue.lunar}")

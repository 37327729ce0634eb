"""What an issue of the sample prints, with the truth of every field: the values that an issue's file holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ingest.items import Byline, Kind, PageCredit

SENTENCE_ENDS = tuple("。！？…；”’）")

FROM_PLACE = {"written": False}
"""Marks a field that follows from where its table stands in the file: writing it there is an error."""


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
    page: int = field(default=0, metadata=FROM_PLACE)
    position: int = field(default=0, metadata=FROM_PLACE)
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
    colophon: str = ""
    credits: tuple[PageCredit, ...] = ()
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

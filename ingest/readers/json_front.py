"""Reads e-papers whose pages are filled by a script, as ``fronts/`` describes them: shells, calendars, and the data themselves.

The page that people see is a shell without text; what it asks for is JSON, or a script that assigns it. A whole issue may
stand in one file, or one page with a list of the others.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlsplit

from ingest.encoding import decode
from ingest.items import Capture, Context, Fidelity, Issue, Link, LinkKind, Problem, Reading, Severity
from ingest.readers.json_description import Front, Own, fill, filled, fronts, own_of
from ingest.readers.json_issue import read_data
from ingest.readers.json_values import NotJsonError, days_in, document_of, looks_like_data
from ingest.readers.markup import absolute
from ingest.readers.redirects import redirects

READ_BY = 1  # raised when this code, whatever the description, reads the same bytes otherwise
HEAD = 400_000  # bytes looked at for marks
MOST_BROKEN = 20  # entries of a calendar that are told one by one


@dataclass(frozen=True, slots=True)
class JsonFront:
    """A reader of the registry's shape for one described front."""

    front: Front
    FIDELITY: Fidelity = Fidelity.MARKUP

    @property
    def NAME(self) -> str:  # as every reader of the registry
        """Give the front's name, that of its file."""
        return self.front.name

    @property
    def VERSION(self) -> int:
        """Give the version of what it reads by."""
        return self.front.version

    def recognise(self, capture: Capture) -> tuple[str, ...]:
        """Give the reasons for reading a capture as this front's: marks first, then its address; none when it is not."""
        head = capture.body[:HEAD].decode("ascii", "ignore")
        kind = own_of(self.front, capture.url).kind
        if looks_like_data(head):
            reasons = [mark.reason for mark in self.front.marks if mark.pattern.search(head)]
            if kind in ("data", "calendar"):
                reasons.append(f"its address has the form of {self.front.title}")
            return tuple(reasons)
        if kind == "shell" and "<" in head:
            return (f"its address is that of a page which {self.front.title} fills",)
        if leads := self._leads(capture.url, head):
            return (f"it leads to {self.front.title} ({leads[0]})",)
        return ()

    def read(self, capture: Capture) -> Reading:
        """Read an entry page, a shell, a calendar, or the data of an issue or a page.

        Raises:
            UndecodableError: the bytes are no text.
        """
        text = decode(capture)
        own = own_of(self.front, capture.url)
        if not looks_like_data(text):
            return self._read_shell(capture, text, own)
        try:
            document = document_of(text)
        except NotJsonError as error:
            return self._of(capture, problems=(_error("not_json", str(error)),))
        if own.kind == "calendar":
            return self._read_calendar(capture, document)
        return read_data(self.front, capture, document, own)

    def period_links(self, url: str, month: date, publication: str) -> tuple[Link, ...]:  # noqa: ARG002
        """Give the calendar of all issues, asked for from an issue; none from the calendar itself, which is of all months."""
        own = own_of(self.front, url)
        calendar = absolute(url, filled(self.front.templates.calendar, own))
        if own.kind not in ("data", "shell") or not self.front.templates.calendar:
            return ()
        return (Link(url=calendar, kind=LinkKind.PERIOD, context=Context(publication=publication)),)

    def _leads(self, url: str, text: str) -> list[str]:
        host = urlsplit(url).hostname
        return [
            target
            for target in redirects(url, text)
            if own_of(self.front, target).kind in ("data", "shell") and urlsplit(target).hostname == host
        ]

    def _read_shell(self, capture: Capture, text: str, own: Own) -> Reading:
        """Read a page without text of its own: a shell leads to its data, an entry to the newest issue's shell or data."""
        if own.kind == "shell":
            target = absolute(capture.url, filled(self.front.templates.shell, own))
        else:
            target = next(iter(self._leads(capture.url, text)), "")
        if not target:
            return self._of(capture, problems=(_error("no_page", "It is neither data nor leads to any."),))
        on = own.issued_on or capture.context.issued_on
        if on is None:
            on = own_of(self.front, target).issued_on
            context = Context(publication=capture.context.publication, issued_on=on)
            return self._of(capture, links=(Link(url=target, kind=LinkKind.ISSUE, context=context),))
        issue = Issue(publication=capture.context.publication, issued_on=on, edition=capture.context.edition)
        context = replace(capture.context, issued_on=on)
        link = Link(url=target, kind=LinkKind.PAGE, context=context)
        return replace(self._of(capture, links=(link,)), context=context, issue=issue)

    def _read_calendar(self, capture: Capture, document: object) -> Reading:
        links: dict[date, Link] = {}
        broken: list[str] = []
        for written, on in days_in(document):
            if on is None:
                broken.append(written[:40])
                continue
            target = absolute(capture.url, fill(self.front.templates.issue, on, "", ""))
            context = Context(publication=capture.context.publication, issued_on=on)
            links[on] = Link(url=target, kind=LinkKind.ISSUE, context=context)
        problems = [
            Problem(kind="period_entry", message=f"The calendar lists “{written}”, which is no day.")
            for written in broken[:MOST_BROKEN]
        ]
        if not links:
            problems.append(_error("period_broken", "The calendar lists no day."))
        return self._of(capture, links=tuple(links.values()), problems=tuple(problems))

    def _of(self, capture: Capture, links: tuple[Link, ...] = (), problems: tuple[Problem, ...] = ()) -> Reading:
        return Reading(
            capture_id=capture.id,
            reader=self.NAME,
            reader_version=self.VERSION,
            context=capture.context,
            links=links,
            problems=problems,
        )


def json_fronts() -> tuple[JsonFront, ...]:
    """Give a reader for every described front; its version counts the description's and the code's."""
    return tuple(JsonFront(replace(front, version=front.version + READ_BY)) for front in fronts())


def _error(kind: str, message: str) -> Problem:
    return Problem(kind=kind, message=message, severity=Severity.ERROR)

"""Readers: one module an e-paper system or kind of bare page, all of one shape, each a pure function of a capture.

A reader has a ``NAME``, a ``VERSION`` (raised when it reads the same bytes otherwise), a ``FIDELITY``,
``recognise(capture)``, which gives its reasons for taking the capture (none: it is not the reader's), and
``read(capture)``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from ingest.items import Capture, Fidelity, Link, Reading
from ingest.readers import article_list, fallback, founder, page_list, pdf, scan, text
from ingest.readers.described import described
from ingest.readers.json_front import json_fronts


class Reader(Protocol):
    """The one shape of all readers; a module has it too."""

    @property
    def NAME(self) -> str: ...  # noqa: D102
    @property
    def VERSION(self) -> int: ...  # noqa: D102
    @property
    def FIDELITY(self) -> Fidelity: ...  # noqa: D102
    def recognise(self, capture: Capture) -> tuple[str, ...]: ...  # noqa: D102
    def read(self, capture: Capture) -> Reading: ...  # noqa: D102


READERS: tuple[Reader, ...] = (
    pdf,
    scan,
    *json_fronts(),
    *described(),
    founder,
    page_list,
    article_list,
    text,
    fallback,
)
"""In the order they are asked: those whose marks are theirs alone first (the HTML
inside JSON may carry another's), then what any site may have, at last any article at all."""


class UnrecognisedError(ValueError):
    """No reader takes the capture. One sentence for a person."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A reader, and why it takes a capture."""

    reader: Reader
    reasons: tuple[str, ...]


def recognise(capture: Capture) -> Recognised | None:
    """Give the first reader that takes the capture, with its reasons; None where none does."""
    return next((Recognised(reader, reasons) for reader in READERS if (reasons := reader.recognise(capture))), None)


def read(capture: Capture) -> Reading:
    """Read a capture with the first reader that recognises it.

    Raises:
        UnrecognisedError: no reader does.
        UndecodableError: its bytes are no text.
    """
    found = recognise(capture)
    if found is None:
        raise UnrecognisedError("It is of no e-paper system, and no bare page, that xianbao reads.")
    return found.reader.read(capture)


def period_links(url: str, month: date, publication: str) -> tuple[Link, ...]:
    """Give the addresses at which the system of the page at ``url`` may list the issues of a month; none where it does not."""
    for reader in READERS:
        if links := getattr(reader, "period_links", lambda *_: ())(url, month, publication):
            return tuple(links)
    return ()

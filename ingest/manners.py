"""Manners at a paper's server: who we say we are, and the hours in which we ask nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from importlib.metadata import version

CONTACT = re.compile(r"[!-'*-~]{3,200}")  # one word of ASCII without brackets: it stands inside them in a header

HOURS = re.compile(r"((?:[01]\d|2[0-3]):[0-5]\d)-((?:[01]\d|2[0-3]):[0-5]\d)", re.ASCII)


def user_agent(contact: str = "") -> str:
    """Give the User-Agent; ``contact`` is an address at which whoever runs the crawl is reached.

    Raises:
        ValueError: the contact cannot stand in a header.
    """
    if contact and not CONTACT.fullmatch(contact):
        raise ValueError(f"“{contact}” cannot be a contact: give an e-mail address or a web address, in one word.")
    said = f"; contact {contact}" if contact else ""
    return f"xianbao/{version('xianbao')} (newspaper archiving; one connection, 2 s apart{said})"


@dataclass(frozen=True, slots=True)
class QuietHours:
    """Hours of a day, China time, in which a paper's server is asked nothing; they may reach over midnight."""

    begin: time
    end: time

    def hold(self, now: time) -> bool:
        """Tell whether they hold at a time of day; the end is not one of them."""
        if self.begin <= self.end:
            return self.begin <= now < self.end
        return now >= self.begin or now < self.end


def quiet_hours(stated: str) -> QuietHours | None:
    """Give the hours of ``08:30-18:00`` or ``22:00-06:00``; None for an empty text.

    Raises:
        ValueError: it is no such text.
    """
    if not stated:
        return None
    found = HOURS.fullmatch(stated)
    if found is None:
        raise ValueError(f"“{stated}” are no quiet hours: 08:30-18:00 are, and 22:00-06:00.")
    return QuietHours(time.fromisoformat(found[1]), time.fromisoformat(found[2]))

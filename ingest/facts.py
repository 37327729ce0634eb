"""The facts of a paper, as its file states them: each must have a form that something can be done with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from ingest.hosts import check_askable
from ingest.manners import quiet_hours
from ingest.probing import Era
from ingest.rhythm import weekdays
from spiders.epaper import EpaperSpider

Form = tuple[str, Callable[[Any], bool]]
"""What a fact must be, in words for a person, and whether a value is."""

TEXT: Form = ("a text in quotes", lambda value: isinstance(value, str))
TEXTS = "title county division_code publisher serial_number homepage platform quiet_hours weekdays".split()
FORMS: dict[str, Form] = {
    **dict.fromkeys(TEXTS, TEXT),
    "recheck_days": ("a number of days without quotes, such as 7", lambda value: type(value) is int and value >= 0),
    "first_issue": ("a date, such as date(2024, 1, 1)", lambda value: value is None or type(value) is date),
    "page_files": ("True or False", lambda value: isinstance(value, bool)),
    "addresses": (
        "a tuple of eras, such as (Era(front=…),)",
        lambda value: isinstance(value, tuple) and all(isinstance(one, Era) for one in value),
    ),
}
MEANINGS: dict[str, Callable[[str], object]] = {
    "homepage": lambda value: value and check_askable(value),
    "quiet_hours": quiet_hours,
    "weekdays": weekdays,
}
"""Of texts: what raises a ValueError, one sentence, when a text means nothing."""


class WrongFactError(ValueError):
    """A fact is of a wrong form. One sentence that begins with its name."""


def check_facts(paper: type[EpaperSpider]) -> None:
    """Check every fact of a paper.

    Raises:
        WrongFactError: one is of a wrong form.
    """
    for name, (form, holds) in FORMS.items():
        value = getattr(paper, name)
        if not holds(value):
            raise WrongFactError(f"{name} must be {form}, not {value!r}.")
    for name, meaning in MEANINGS.items():
        try:
            meaning(getattr(paper, name))
        except ValueError as error:
            raise WrongFactError(f"{name}: {error}") from error

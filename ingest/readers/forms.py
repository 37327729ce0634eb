"""What a key of a description's file may hold; anything else is refused in one sentence that names the key."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from reprlib import repr as shortened
from typing import Any, TypeVar

Said = Mapping[str, Any]
Made = TypeVar("Made")


def text_at(said: Said, key: str, within: str = "") -> str:
    """Give the text that must stand at ``key`` of the table ``within`` (its name with a dot, empty for the file)."""
    value = said.get(key)
    if not isinstance(value, str):
        raise _wrong(within + key, value, "a text in quotes")
    return value


def number_at(said: Said, key: str, within: str = "") -> int:
    """Give the whole number, 1 or more, that must stand at ``key``."""
    value = said.get(key)
    if type(value) is not int or value < 1:  # true is an int too
        raise _wrong(within + key, value, "a whole number from 1 on")
    return value


def texts_at(said: Said, key: str, within: str = "", what: str = "texts") -> tuple[str, ...]:
    """Give the list of texts at ``key``, empty where there is none."""
    value = said.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise _wrong(within + key, value, f"a list of {what}, such as ['…']")
    return tuple(value)


def each_at(
    said: Said, key: str, make: Callable[[str], Made], within: str = "", what: str = "texts"
) -> tuple[Made, ...]:
    """Give what ``make`` makes of each text of the list at ``key``."""
    written = texts_at(said, key, within, what)
    return tuple(made_of(text, make, within + key) for text in written)


def made_of(text: str, make: Callable[[str], Made], where: str) -> Made:
    """Give what ``make`` makes of a text; a ``ValueError`` of its own is said of the key ``where``."""
    try:
        return make(text)
    except ValueError as error:
        raise ValueError(f"in “{where}” {error}") from error


def table_at(said: Said, key: str, within: str = "") -> Said:
    """Give the table at ``key``, an empty one where there is none."""
    value = said.get(key, {})
    if not isinstance(value, dict):
        raise _wrong(within + key, value, f"one table, [{within}{key}]")
    return value


def tables_at(said: Said, key: str) -> list[Said]:
    """Give the tables at ``key``, none where it is left out."""
    value = said.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise _wrong(key, value, f"tables, each headed [[{key}]]")
    return value


def refuse_unknown(said: Iterable[str], known: set[str], what: str = "") -> None:
    """Refuse names that are not among the known ones; ``what`` says of what they are."""
    if unknown := sorted(set(said) - known):
        raise ValueError(f"“{', '.join(unknown)}” is not known {what or 'here'}; known are {', '.join(sorted(known))}.")


def _wrong(where: str, value: object, must: str) -> ValueError:
    if value is None:
        return ValueError(f"“{where}” is missing; it must be {must}.")
    return ValueError(f"“{where}” must be {must}, not {shortened(value)}.")

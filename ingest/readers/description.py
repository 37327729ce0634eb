"""What a file of ``systems/`` says of an e-paper system, checked and compiled: a wrong file fails when it is loaded."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from ingest.readers.selectors import Selector, compile_selector

GROUPS = {"date", "year", "month", "day", "page", "number", "id"}


class DescriptionError(ValueError):
    """A system's file says something that cannot be meant. One sentence naming the file."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something in a page's markup that shows its system."""

    pattern: re.Pattern[str]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """The forms of a system's addresses, each a pattern searched in path and query."""

    entry: tuple[re.Pattern[str], ...] = ()
    issues: tuple[re.Pattern[str], ...] = ()
    issue: tuple[re.Pattern[str], ...] = ()
    page: tuple[re.Pattern[str], ...] = ()
    article: tuple[re.Pattern[str], ...] = ()
    rewrite: tuple[tuple[re.Pattern[str], str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """Where one page lists a whole issue: pages and articles in printed order."""

    within: Selector
    page: Selector
    article: Selector


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePlaces:
    """Where things stand on a page (版)."""

    pages: tuple[Selector, ...] = ()
    last: tuple[Selector, ...] = ()
    articles: tuple[Selector, ...] = ()
    tree: Tree | None = None
    name: tuple[Selector, ...] = ()
    date: tuple[Selector, ...] = ()
    number: tuple[Selector, ...] = ()
    image: tuple[Selector, ...] = ()
    pdf: tuple[Selector, ...] = ()
    issues: tuple[Selector, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePlaces:
    """Where things stand on an article's page, in one skin."""

    kicker: tuple[Selector, ...] = ()
    title: tuple[Selector, ...] = ()
    subtitle: tuple[Selector, ...] = ()
    author: tuple[Selector, ...] = ()
    body: tuple[Selector, ...] = ()
    pictures: tuple[Selector, ...] = ()
    leave_out: tuple[Selector, ...] = ()
    date: tuple[Selector, ...] = ()
    page: tuple[Selector, ...] = ()
    number: tuple[Selector, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """A described e-paper system. ``article`` holds its skins in the order they are tried."""

    name: str
    title: str
    version: int
    marks: tuple[Mark, ...]
    addresses: Addresses
    page: PagePlaces
    article: tuple[ArticlePlaces, ...]
    links_in: tuple[str, ...] = ("href", "onclick")
    titles_in: tuple[str, ...] = ()


@cache
def systems() -> tuple[System, ...]:
    """Load every described system, in the order of their names.

    Raises:
        DescriptionError: a file is wrong.
    """
    folder = files("ingest.readers") / "systems"
    described = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    return tuple(load(file.name.removesuffix(".toml"), file.read_text(encoding="utf-8")) for file in described)


def load(name: str, text: str) -> System:
    """Give the system that a file's text describes.

    Raises:
        DescriptionError: a key is unknown or missing, or a pattern or selector is none.
    """
    try:
        said = tomllib.loads(text)
        _refuse_unknown(said, {"title", "version", "marks", "addresses", "page", "article", "links_in", "titles_in"})
        skins = said.get("article", [])
        return System(
            name=name,
            title=said["title"],
            version=int(said["version"]),
            marks=tuple(Mark(_pattern(mark["pattern"]), mark["reason"]) for mark in said.get("marks", [])),
            addresses=_addresses(said.get("addresses", {})),
            page=_page(said.get("page", {})),
            article=tuple(
                ArticlePlaces(**_selectors(skin, ArticlePlaces))
                for skin in (skins if isinstance(skins, list) else [skins])
            ),
            links_in=tuple(said.get("links_in", ("href", "onclick"))),
            titles_in=tuple(said.get("titles_in", ())),
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, re.error) as error:
        raise DescriptionError(f"systems/{name}.toml: {error}") from error


def day_of(found: Mapping[str, str | None]) -> date | None:
    """Give the day that the named groups of an address say, None where they say none or an impossible one."""
    written = found.get("date") or "-".join(found.get(name) or "" for name in ("year", "month", "day"))
    parts = re.fullmatch(r"(\d{4})[-/]?(\d{1,2}?)[-/]?(\d{1,2})", written)
    try:
        return date(*map(int, parts.groups())) if parts else None
    except ValueError:
        return None


def _addresses(said: dict[str, Any]) -> Addresses:
    _refuse_unknown(said, {one.name for one in fields(Addresses)})
    rewrite = tuple((_pattern(pattern), new) for pattern, new in said.get("rewrite", []))
    kinds = {kind: tuple(map(_address, forms)) for kind, forms in said.items() if kind != "rewrite"}
    return Addresses(**kinds, rewrite=rewrite)


def _address(written: str) -> re.Pattern[str]:
    pattern = _pattern(written)
    _refuse_unknown(pattern.groupindex, GROUPS)
    return pattern


def _page(said: dict[str, Any]) -> PagePlaces:
    tree = said.pop("tree", None)
    if tree is not None:
        tree = Tree(**{part: compile_selector(written) for part, written in tree.items()})
    return PagePlaces(**_selectors(said, PagePlaces), tree=tree)


def _selectors(said: dict[str, Any], places: type[PagePlaces | ArticlePlaces]) -> dict[str, Any]:
    _refuse_unknown(said, {one.name for one in fields(places)})
    if alone := [place for place, written in said.items() if not isinstance(written, list)]:
        raise ValueError(f"“{', '.join(alone)}” must be a list of selectors")
    return {place: tuple(map(compile_selector, written)) for place, written in said.items()}


def _pattern(written: str) -> re.Pattern[str]:
    return re.compile(written, re.IGNORECASE)


def _refuse_unknown(said: Mapping[str, Any], known: set[str]) -> None:
    if unknown := sorted(set(said) - known):
        raise ValueError(f"“{', '.join(unknown)}” is not known here; known are {', '.join(sorted(known))}")

"""What a file of ``systems/`` says of an e-paper system, checked and compiled: a wrong file fails when it is loaded."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from ingest.descriptions import DescriptionError
from ingest.readers.forms import (
    Said,
    each_at,
    made_of,
    number_at,
    refuse_unknown,
    table_at,
    tables_at,
    text_at,
    texts_at,
)
from ingest.readers.selectors import Selector, compile_selector

LINKS_IN = ("href", "onclick")
GROUPS = {"date", "year", "month", "day", "page", "number", "id"}


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
    links_in: tuple[str, ...] = LINKS_IN
    titles_in: tuple[str, ...] = ()


@cache
def systems() -> tuple[System, ...]:
    """Load every described system, in the order of their names.

    Raises:
        DescriptionError: a file is wrong.
    """
    return tuple(load(name, text) for name, text in texts_in("systems"))


def texts_in(folder: str) -> Iterator[tuple[str, str]]:
    """Give the names and texts of the files in a folder of descriptions, in the order of their names.

    Raises:
        DescriptionError: one is not UTF-8.
    """
    every = (file for file in (files("ingest.readers") / folder).iterdir() if file.name.endswith(".toml"))
    for file in sorted(every, key=lambda file: file.name):
        try:
            text = file.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            raise DescriptionError(f"{folder}/{file.name}: it is not UTF-8; save it as UTF-8.") from error
        yield file.name.removesuffix(".toml"), text


def load(name: str, text: str) -> System:
    """Give the system that a file's text describes.

    Raises:
        DescriptionError: a key is unknown, missing or of a wrong form, or a pattern or selector is none.
    """
    try:
        said = tomllib.loads(text)
        refuse_unknown(said, {"title", "version", "marks", "addresses", "page", "article", "links_in", "titles_in"})
        skins = [said["article"]] if isinstance(said.get("article"), dict) else tables_at(said, "article")
        return System(
            name=name,
            title=text_at(said, "title"),
            version=number_at(said, "version"),
            marks=marks_of(said),
            addresses=_addresses(table_at(said, "addresses")),
            page=_page(table_at(said, "page")),
            article=tuple(ArticlePlaces(**_selectors(skin, ArticlePlaces, "article.")) for skin in skins),
            links_in=texts_at(said, "links_in", what="attributes") if "links_in" in said else LINKS_IN,
            titles_in=texts_at(said, "titles_in", what="attributes"),
        )
    except ValueError as error:
        raise DescriptionError(f"systems/{name}.toml: {error}") from error


def marks_of(said: Said) -> tuple[Mark, ...]:
    """Give the marks that a file names.

    Raises:
        ValueError: one has another form than a pattern with its reason.
    """
    marks = tables_at(said, "marks")
    for mark in marks:
        refuse_unknown(mark, {"pattern", "reason"}, "in “marks”")
    return tuple(
        Mark(
            made_of(text_at(mark, "pattern", "marks."), pattern_of, "marks.pattern"),
            text_at(mark, "reason", "marks."),
        )
        for mark in marks
    )


def pattern_of(written: str) -> re.Pattern[str]:
    """Compile a regular expression of a file.

    Raises:
        ValueError: it is none, or one that matches anything.
    """
    if not written:
        raise ValueError("an empty regular expression matches everything; leave it out.")
    try:
        return re.compile(written, re.IGNORECASE)
    except (re.error, OverflowError, RecursionError) as error:
        raise ValueError(f"“{written}” is no regular expression: {error}.") from error


def day_of(found: Mapping[str, str | None]) -> date | None:
    """Give the day that the named groups of an address say, None where they say none or an impossible one."""
    written = found.get("date") or "-".join(found.get(name) or "" for name in ("year", "month", "day"))
    parts = re.fullmatch(r"(\d{4})[-/]?(\d{1,2}?)[-/]?(\d{1,2})", written)
    try:
        return date(*map(int, parts.groups())) if parts else None
    except ValueError:
        return None


def _addresses(said: Said) -> Addresses:
    kinds = {one.name for one in fields(Addresses)}
    refuse_unknown(said, kinds, "in “addresses”")
    forms = {kind: each_at(said, kind, _address, "addresses.", "regular expressions") for kind in kinds - {"rewrite"}}
    return Addresses(**forms, rewrite=_rewrite(said.get("rewrite", [])))


def _address(written: str) -> re.Pattern[str]:
    pattern = pattern_of(written)
    refuse_unknown(pattern.groupindex, GROUPS, f"as a group of “{written}”")
    return pattern


def _rewrite(said: Any) -> tuple[tuple[re.Pattern[str], str], ...]:
    is_pairs = isinstance(said, list) and all(isinstance(pair, list) and len(pair) == 2 for pair in said)
    if not is_pairs or not all(isinstance(text, str) for pair in said for text in pair):
        raise ValueError("“addresses.rewrite” must be a list of pairs of texts, such as [['/pad/', '/pc/']].")
    pairs = [(made_of(pattern, pattern_of, "addresses.rewrite"), new) for pattern, new in said]
    for pattern, new in pairs:
        _refuse_groups(pattern, new)
    return tuple(pairs)


def _refuse_groups(pattern: re.Pattern[str], new: str) -> None:
    """Refuse what cannot be put in the pattern's place, such as ``\\2`` for one of a single group."""
    try:
        pattern.sub(new, "")  # what is put in is read also where nothing matches
    except (re.error, IndexError) as error:
        raise ValueError(f"in “addresses.rewrite” “{new}” does not fit “{pattern.pattern}”: {error}.") from error


def _page(said: Said) -> PagePlaces:
    places = {place: written for place, written in said.items() if place != "tree"}
    tree = _tree(table_at(said, "tree", "page.")) if "tree" in said else None
    return PagePlaces(**_selectors(places, PagePlaces, "page."), tree=tree)


def _tree(said: Said) -> Tree:
    refuse_unknown(said, parts := {one.name for one in fields(Tree)}, "in “page.tree”")
    within = "page.tree."
    return Tree(**{part: made_of(text_at(said, part, within), compile_selector, within + part) for part in parts})


def _selectors(said: Said, places: type[PagePlaces | ArticlePlaces], within: str) -> dict[str, Any]:
    refuse_unknown(said, {one.name for one in fields(places)}, f"in “{within[:-1]}”")
    return {place: each_at(said, place, compile_selector, within, "selectors") for place in said}

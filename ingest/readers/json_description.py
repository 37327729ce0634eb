"""What a file of ``fronts/`` says of data that a script fills an e-paper's pages with, checked and compiled when loaded.

Addresses are regular expressions with the named groups ``date`` (or ``year``, ``month``, ``day``), ``page`` (as printed in
the address) and ``number`` (of the issue). Templates give addresses relative to the data's own, from ``{date:%Y%m%d}``,
``{number}``, ``{label}`` (of the page) and ``{id}`` (of the article). Places are keys joined by dots; the first that holds
something is read.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar
from urllib.parse import quote, urlsplit

from ingest.readers.description import DescriptionError, Mark, day_of
from ingest.readers.json_values import Path
from ingest.readers.selectors import Selector, compile_selector

GROUPS = {"date", "year", "month", "day", "page", "number"}
UNITS = {"pixels", "percent", "fraction"}
SHAPES = {"points", "box"}
KINDS = ("data", "calendar", "shell")

Places = tuple[Path, ...]
Section = TypeVar("Section", "Addresses", "Templates", "PageKeys", "ArticleKeys")


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """The forms of a front's addresses: the page that people see, its data, and the calendar of its issues."""

    shell: tuple[re.Pattern[str], ...] = ()
    data: tuple[re.Pattern[str], ...] = ()
    calendar: tuple[re.Pattern[str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Templates:
    """How a front's addresses are formed where nothing links to them; empty: they are not."""

    shell: str = ""  # the data of a shell
    issue: str = ""  # the data of a calendar's day
    calendar: str = ""
    page: str = ""  # the data of another page of the issue
    base: str = ""  # what addresses in the data are relative to
    pdf: str = ""  # of a page
    article: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageKeys:
    """Where pages (版) stand in the data, and what each says. ``count`` is of issues that list none and have always as many."""

    list: Path | None = None
    count: int = 0
    name: Places = ()  # 第01版：要闻
    label: Places = ()  # 01, where the name has no number
    section: Places = ()
    date: Places = ()
    url: Places = ()
    image: Places = ()
    pdf: Places = ()
    width: Places = ()
    height: Places = ()
    ignored: Places = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleKeys:
    """Where articles (稿件) stand, of each page or in a document that is one page's, and what each says."""

    in_page: Path | None = None
    in_document: Path | None = None
    id: Places = ()
    url: Places = ()
    kicker: Places = ()
    title: Places = ()
    subtitle: Places = ()
    author: Places = ()
    body: Places = ()
    page_name: Places = ()  # of the page it stands on
    page_pdf: Places = ()
    pictures: Places = ()  # a list of pictures
    picture_url: Places = ()
    picture_caption: Places = ()
    boxes: tuple[Selector, ...] = ()  # in the body: a picture with its caption
    area: Places = ()
    area_is: str = "points"
    area_unit: str = "pixels"
    ignored: Places = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """A described front end."""

    name: str
    title: str
    version: int
    marks: tuple[Mark, ...]
    addresses: Addresses
    templates: Templates
    pages: PageKeys
    articles: ArticleKeys


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """What an address says: its kind, empty when it has none of the front's forms, and what is known by it."""

    kind: str = ""
    issued_on: date | None = None
    number: str = ""
    page: str = ""


@cache
def fronts() -> tuple[Front, ...]:
    """Load every described front, in the order of their names.

    Raises:
        DescriptionError: a file is wrong.
    """
    folder = files("ingest.readers") / "fronts"
    described = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    return tuple(load(file.name.removesuffix(".toml"), file.read_text(encoding="utf-8")) for file in described)


def load(name: str, text: str) -> Front:
    """Give the front that a file's text describes.

    Raises:
        DescriptionError: a key is unknown or missing, or a pattern, a template or a selector is none.
    """
    try:
        said = tomllib.loads(text)
        _refuse_unknown(said, {"title", "version", "marks", "addresses", "templates", "pages", "articles"})
        front = Front(
            name=name,
            title=said["title"],
            version=int(said["version"]),
            marks=tuple(Mark(re.compile(mark["pattern"], re.I), mark["reason"]) for mark in said.get("marks", [])),
            addresses=_section(Addresses, said.get("addresses", {})),
            templates=_section(Templates, said.get("templates", {})),
            pages=_section(PageKeys, said.get("pages", {})),
            articles=_section(ArticleKeys, said.get("articles", {})),
        )
        _check(front)
    except (tomllib.TOMLDecodeError, AttributeError, KeyError, TypeError, ValueError, re.error) as error:
        raise DescriptionError(f"fronts/{name}.toml: {error}") from error
    return front


def fill(template: str, on: date | None, number: str, label: str, name: str = "") -> str:
    """Give the address that a template forms of an issue's date and number, a page's label and an article's id.

    Empty where it needs something that is not known.
    """
    facts = {"date": on or "", "number": number, "label": label, "id": name}
    needed = {key for key in facts if f"{{{key}" in template}
    if any(not facts[key] for key in needed):
        return ""
    return template.format(**{key: fact if key == "date" else quote(str(fact), safe="") for key, fact in facts.items()})


def filled(template: str, own: Own, label: str = "") -> str:
    """Give the address that a template forms of what an address says."""
    return fill(template, own.issued_on, own.number, label or own.page)


def own_of(front: Front, url: str) -> Own:
    """Give what an address says, with and without its query."""
    _, _, path, query, _ = urlsplit(url)
    for named in (f"{path}?{query}", path) if query else (path,):
        for kind in KINDS:
            for pattern in getattr(front.addresses, kind):
                if found := pattern.search(named):
                    said = found.groupdict()
                    return Own(
                        kind=kind,
                        issued_on=day_of(said),
                        number=said.get("number") or "",
                        page=said.get("page") or "",
                    )
    return Own()


def _section(kind: type[Section], said: Mapping[str, Any]) -> Section:
    """Compile one table by what its fields are: patterns, templates, paths or plain values."""
    _refuse_unknown(said, {one.name for one in fields(kind)})
    if kind is Addresses:
        return kind(**{name: tuple(map(_address, forms)) for name, forms in said.items()})
    if kind is Templates:
        return kind(**{name: _template(template) for name, template in said.items()})
    return kind(**{name: _value(name, value) for name, value in said.items()})


def _value(name: str, value: Any) -> Any:
    if name == "boxes" and isinstance(value, list):
        return tuple(map(compile_selector, value))
    if name in ("list", "in_page", "in_document"):
        return _path(value)
    if name in ("count", "area_is", "area_unit"):
        return value
    if not isinstance(value, list):
        raise TypeError(f"“{name}” is a list of places")
    return tuple(map(_path, value))


def _path(written: object) -> Path:
    if not isinstance(written, str):
        raise TypeError(f"{written!r} is no place")
    return tuple(written.split(".")) if written else ()


def _address(written: str) -> re.Pattern[str]:
    pattern = re.compile(written, re.IGNORECASE)
    _refuse_unknown(pattern.groupindex, GROUPS)
    return pattern


def _template(written: str) -> str:
    try:
        fill(written, date.min.replace(year=2024), "1", "1", "1")
    except (LookupError, ValueError) as error:
        raise ValueError(f"“{written}” is no template: {error}") from error
    return written


def _check(front: Front) -> None:
    """Refuse what no data could be read by."""
    if front.articles.area_unit not in UNITS or front.articles.area_is not in SHAPES:
        raise ValueError(f"areas are {' or '.join(sorted(SHAPES))} in {', '.join(sorted(UNITS))}")
    if (front.articles.in_page is None) == (front.articles.in_document is None):
        raise ValueError("articles stand either in_page or in_document")
    if front.articles.in_page is not None and front.pages.list is None:
        raise ValueError("articles in_page need a list of pages")
    if not front.addresses.data:
        raise ValueError("no address of its data is described")


def _refuse_unknown(said: Mapping[str, Any], known: set[str]) -> None:
    if unknown := sorted(set(said) - known):
        raise ValueError(f"“{', '.join(unknown)}” is not known here; known are {', '.join(sorted(known))}")

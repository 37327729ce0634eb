"""What a file of ``fronts/`` says of data that a script fills an e-paper's pages with, checked and compiled when loaded.

Addresses are regular expressions with the named groups ``date`` (or ``year``, ``month``, ``day``), ``page`` (as printed in
the address) and ``number`` (of the issue). Templates give addresses relative to the data's own, from ``{date:%Y%m%d}``,
``{number}``, ``{label}`` (of the page) and ``{id}`` (of the article). Places are keys joined by dots; the first that holds
something is read.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Any, TypeVar
from urllib.parse import quote, urlsplit

from ingest.descriptions import DescriptionError
from ingest.readers.description import Mark, day_of, marks_of, pattern_of, texts_in
from ingest.readers.forms import Said, each_at, made_of, number_at, refuse_unknown, table_at, text_at
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
    return tuple(load(name, text) for name, text in texts_in("fronts"))


def load(name: str, text: str) -> Front:
    """Give the front that a file's text describes.

    Raises:
        DescriptionError: a key is unknown, missing or of a wrong form, or a pattern, a template or a selector is none.
    """
    try:
        said = tomllib.loads(text)
        refuse_unknown(said, {"title", "version", "marks", "addresses", "templates", "pages", "articles"})
        front = Front(
            name=name,
            title=text_at(said, "title"),
            version=number_at(said, "version"),
            marks=marks_of(said),
            addresses=_section(Addresses, said, "addresses"),
            templates=_section(Templates, said, "templates"),
            pages=_section(PageKeys, said, "pages"),
            articles=_section(ArticleKeys, said, "articles"),
        )
        _check(front)
    except ValueError as error:
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


def _section(kind: type[Section], file: Said, name: str) -> Section:
    """Compile one table by what its fields are: patterns, templates, paths or plain values."""
    said = table_at(file, name)
    refuse_unknown(said, {one.name for one in fields(kind)}, f"in “{name}”")
    return kind(**{key: _value(kind, said, key, f"{name}.") for key in said})


def _value(kind: type[Section], said: Said, key: str, within: str) -> Any:
    if kind is Addresses:
        return each_at(said, key, _address, within, "regular expressions")
    if kind is Templates:
        return made_of(text_at(said, key, within), _template, within + key)
    if key == "count":
        return number_at(said, key, within)
    if key in ("list", "in_page", "in_document", "area_is", "area_unit"):
        text = text_at(said, key, within)
        return text if key.startswith("area") else _path(text)
    return each_at(said, key, compile_selector if key == "boxes" else _path, within, "places")


def _path(written: str) -> Path:
    return tuple(written.split(".")) if written else ()


def _address(written: str) -> re.Pattern[str]:
    pattern = pattern_of(written)
    refuse_unknown(pattern.groupindex, GROUPS, f"as a group of “{written}”")
    return pattern


def _template(written: str) -> str:
    try:
        fill(written, date.min.replace(year=2024), "1", "1", "1")
    except (LookupError, ValueError) as error:
        raise ValueError(f"“{written}” is no template: {error}.") from error
    return written


def _check(front: Front) -> None:
    """Refuse what no data could be read by."""
    if front.articles.area_unit not in UNITS or front.articles.area_is not in SHAPES:
        raise ValueError(f"areas are {' or '.join(sorted(SHAPES))} in {', '.join(sorted(UNITS))}.")
    if (front.articles.in_page is None) == (front.articles.in_document is None):
        raise ValueError("articles stand either in_page or in_document.")
    if front.articles.in_page is not None and front.pages.list is None:
        raise ValueError("articles in_page need a list of pages.")
    if not front.addresses.data:
        raise ValueError("no address of its data is described.")

"""Values out of data that a script fills pages with: the document itself, what stands at a path, lines, shapes, days."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date

from lxml.html import HtmlElement

from ingest.language.text import UNPRINTED
from ingest.readers.description import day_of
from ingest.readers.markup import lines_of, parse

Path = tuple[str, ...]
Polygon = list[tuple[float, float]]

START = re.compile(r"\s*(?:[\[{]|(?:(?:var|let|const)\s+)?[\w$.]{1,60}\s*[=(]\s*[\[{])")
BREAK = re.compile(r"<(?:br|p|div|li|tr|h\d|section|blockquote)\b", re.I)
BROKEN = re.compile(f"[{UNPRINTED}]")  # what JSON can escape and no text holds
NUMBER = re.compile(r"-?\d{1,9}(?:\.\d{1,30})?", re.ASCII)
LARGEST = 1e9
LONGEST_VALUE = 2_000_000  # characters of one field
MOST_POINTS = 2_000


class NotJsonError(ValueError):
    """The text is no JSON, alone or as one script's variable. One sentence for a person."""


def looks_like_data(text: str) -> bool:
    """Tell whether a text begins as JSON, or as a script that assigns or calls with it."""
    return START.match(text) is not None


def document_of(text: str) -> object:
    """Give the value of a JSON text, or the first that a script assigns or calls with; what follows it is not read.

    Raises:
        NotJsonError: it is neither.
    """
    started = START.match(text)
    if started is None:
        raise NotJsonError("It does not begin as JSON does.")
    decoder = json.JSONDecoder(parse_constant=_refuse)
    try:
        value: object = decoder.raw_decode(text, started.end() - 1)[0]
    except (ValueError, RecursionError) as error:
        raise NotJsonError(f"It is no JSON: {str(error)[:120]}.") from error
    return value


def at(value: object, path: Path) -> object:
    """Give what stands at a path of keys, None where nothing does; the empty path is the value itself."""
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def first_at(value: object, paths: Iterable[Path]) -> object:
    """Give what stands at the first path that leads to something."""
    return next((found for path in paths if (found := at(value, path)) not in (None, "", [], {})), None)


def text_of(value: object) -> str:
    """Give a text or a number as text, all else as none; half characters and control codes become U+FFFD."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return BROKEN.sub("\ufffd", str(value))[:LONGEST_VALUE].strip()


def node_of(value: object) -> HtmlElement:
    """Give a field's HTML; in a field without any block its line breaks are those of the print."""
    text = text_of(value)
    return parse(text if BREAK.search(text) else text.replace("\n", "<br>"))


def lines_at(value: object, paths: Iterable[Path]) -> tuple[str, ...]:
    """Give the printed lines of the field at the first path that leads to something."""
    found = first_at(value, paths)
    return tuple(lines_of(node_of(found))) if text_of(found) else ()


def polygons_of(value: object, *, is_box: bool) -> list[Polygon]:
    """Give the polygons that a field draws; two points are a rectangle's corners.

    A point is a pair of numbers, a text of two, or has ``x`` and ``y``; a list of longer texts is one polygon each. A box
    is left, top, width and height.
    """
    drawn: list[object] = [value]
    if isinstance(value, list) and any(isinstance(one, str) and len(_numbers(one)) > 2 for one in value[:MOST_POINTS]):
        drawn = value[:MOST_POINTS]
    return [polygon for one in drawn if (polygon := _polygon(_numbers(one), is_box=is_box))]


def size_of(value: object) -> float | None:
    """Give a width or a height in pixels, None where the value is none."""
    numbers = _numbers(value)
    return numbers[0] if len(numbers) == 1 and 1 <= numbers[0] < 100_000 else None


def days_in(value: object) -> Iterator[tuple[str, date | None]]:
    """Give every text or number of a calendar as written, with the day that it says, alone or after the keys above it.

    ``{"2024": {"03": ["20240315", …]}}`` and ``{"2024": {"3": [15, …]}}``.
    """
    waiting: list[tuple[Path, object]] = [((), value)]
    while waiting:
        keys, one = waiting.pop()
        if isinstance(one, dict):
            waiting += [((*keys, str(key)), below) for key, below in reversed(one.items())]
        elif isinstance(one, list):
            waiting += [(keys, below) for below in reversed(one)]
        elif written := text_of(one):
            yield written, day_of({"date": written}) or day_of({"date": "-".join((*keys, written))})


def _polygon(numbers: list[float], *, is_box: bool) -> Polygon:
    if is_box and len(numbers) == 4:
        left, top, width, height = numbers
        numbers = [left, top, left + width, top + height]
    points = list(zip(numbers[::2], numbers[1::2], strict=False))
    if len(points) == 2:
        (left, top), (right, bottom) = points
        points = [(left, top), (right, top), (right, bottom), (left, bottom)]
    return points if len(points) >= 3 else []


def _numbers(value: object) -> list[float]:
    """Give the numbers of a text, of a list of them or of points, in order; none of what is anything else."""
    if isinstance(value, dict):
        return [*_numbers(value.get("x")), *_numbers(value.get("y"))]
    if isinstance(value, list):
        return [number for one in value[:MOST_POINTS] for pair in _pair(one) for number in _numbers(pair)]
    if isinstance(value, int | float) and not isinstance(value, bool):
        return [float(value)] if abs(value) < LARGEST else []
    written = value[: MOST_POINTS * 10] if isinstance(value, str) else ""
    return [float(number) for number in NUMBER.findall(written)]


def _pair(point: object) -> list[object]:
    """Give the numbers of a point as they stand; a list within it is no number of one."""
    return [one for one in point if not isinstance(one, list)] if isinstance(point, list) else [point]


def _refuse(constant: str) -> object:
    raise ValueError(f"{constant} is no number")

"""What an article becomes when it is read again, or from a second source. Pure: values in, a value out."""

from __future__ import annotations

from dataclasses import replace

from ingest.archive.identity import best, keys
from ingest.items import Article, Part, Source


def merge(old: Article, new: Article) -> Article:
    """Give the article that ``old`` (what the archive has) and ``new`` (what was read) are together.

    The source that first named the article owns its content, and a reading of that source replaces it. A source of better
    fidelity (the paper's own markup over flat text, flat text over a scan) takes over. Any other source is only listed;
    where it is itself the source of a later part, it replaces that part's text.
    """
    if old.parts[0].source.key in keys(new):
        return _take(old, new)
    if best(new.sources) > best([part.source for part in old.parts]):
        return _take(old, new)
    parts = tuple(_again(part, new) for part in old.parts)
    return replace(old, parts=parts, other_sources=_others((*old.sources, *new.sources), parts))


def _take(old: Article, new: Article) -> Article:
    """Give the new content, with those parts of the old that stand on pages the new reading does not bring."""
    pages = {part.page for part in new.parts}
    kept = [part for part in old.parts[1:] if part.page not in pages and part.source.key not in keys(new)]
    parts = (*new.parts, *kept)
    return replace(new, parts=parts, other_sources=_others((*new.sources, *old.sources), parts))


def _again(part: Part, new: Article) -> Part:
    """Give the part as ``new`` has it, if that reads the same source again."""
    again = next((one for one in new.parts if one.source.key == part.source.key), None)
    return part if again is None else replace(again, is_run_on=part.is_run_on, page=part.page)


def _others(sources: tuple[Source, ...], parts: tuple[Part, ...]) -> tuple[Source, ...]:
    of_parts = {part.source.key for part in parts}
    first: dict[str, Source] = {}
    for source in sources:
        first.setdefault(source.key, source)
    return tuple(source for key, source in first.items() if key not in of_parts)

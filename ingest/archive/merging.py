"""What an article becomes when it is read again, or from a second source. Pure: values in, a value out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from ingest.archive.identity import keys
from ingest.items import Article, Byline, Part, Source
from ingest.language.bylines import each_once


def merge(old: Article, new: Article) -> Article:
    """Give the article that ``old`` (what the archive has) and ``new`` (what was read) are together.

    The source of the first part owns the content, and a reading of that source replaces it. A source of better fidelity
    (the paper's own markup over flat text, flat text over a scan) that shows the page where the article starts takes
    over. Any other source is only listed; where it is itself the source of a later part, it replaces that part's text.
    Parts on pages that the new reading does not bring are kept.
    """
    owner, reader = old.parts[0].source, new.parts[0].source
    shows_start = any(part.page == old.page for part in new.parts)
    if owner.key in keys(new) or (shows_start and reader.fidelity.rank > owner.fidelity.rank):
        return _take(old, new)
    parts = tuple(_again(part, old, new) for part in old.parts)
    return replace(old, parts=parts, other_sources=_others((*old.sources, *new.sources), parts))


def succeed(old: Article, new: Article, present: Collection[str], whole_pages: Collection[int]) -> Article:
    """Give ``old`` with its sources renamed as ``new`` has them, where a raw key is gone from a page read whole.

    A reader that knows an article by a hash of its headline gives it another key once the headline is corrected.

    Args:
        old: what the archive has.
        new: the reading that was found to be of the same article.
        present: the raw keys of everything read in this sitting.
        whole_pages: pages whose every article was read in this sitting.
    """
    heirs = {(part.page, part.source.reader): part.source for part in reversed(new.parts)}
    parts = tuple(
        replace(part, source=heirs.get((part.page, part.source.reader), part.source))
        if part.page in whole_pages and part.source.key not in present
        else part
        for part in old.parts
    )
    return old if parts == old.parts else replace(old, parts=parts, other_sources=_others(old.sources, parts))


def _take(old: Article, new: Article) -> Article:
    """Give the new content, with those parts of the old that stand on pages the new reading does not bring."""
    pages = {part.page for part in new.parts}
    kept = [part for part in old.parts if part.page not in pages and part.source.key not in keys(new)]
    if not kept:
        return replace(new, other_sources=_others((*new.sources, *old.sources), new.parts))
    parts = (*_uncut(old, new, kept), *kept)
    images = tuple(image for image in old.images if image.page is not None and image.page not in pages)
    lines, old_lines = _lines(new), _lines(old)
    # What the head alone says of its authors comes first in the joined article; what follows stood on the kept pages.
    signed = each_once((*lines, *old_lines[len(lines) :]))[len(lines) :]
    texts = [*signed, *(image.credit for image in images), *(part.body for part in kept)]
    known = {(byline.role, byline.name) for byline in new.bylines}
    bylines = [one for one in old.bylines if (one.role, one.name) not in known and _stands_in(one, texts)]
    return replace(
        new,
        parts=parts,
        images=(*new.images, *(image for image in images if image not in new.images)),
        byline_text="\n".join((*lines, *signed)),
        bylines=(*new.bylines, *bylines),
        source=new.source or old.source,
        other_sources=_others((*new.sources, *old.sources), parts),
    )


def _uncut(old: Article, new: Article, kept: list[Part]) -> tuple[Part, ...]:
    """Give the new parts; one whose whole story was taken from a kept page, which is empty for it, keeps that text."""
    if all(part.body for part in kept):
        return new.parts
    held = {part.page: part.body for part in old.parts}
    return tuple(
        replace(part, body=held[part.page]) if part.body and part.body in held.get(part.page, "") else part
        for part in new.parts
    )


def _again(part: Part, old: Article, new: Article) -> Part:
    """Give the part as ``new`` has it, if that reads the same source again."""
    again = next((one for one in new.parts if one.source.key == part.source.key), None)
    if again is None:
        return part
    is_told_before = not part.body and again.body in old.body  # both pages print the whole story; it is kept once
    return replace(again, page=part.page, is_run_on=part.is_run_on, body="" if is_told_before else again.body)


def _lines(article: Article) -> list[str]:
    return article.byline_text.split("\n") if article.byline_text else []


def _stands_in(byline: Byline, texts: list[str]) -> bool:
    return any((byline.raw or byline.name) in text for text in texts)


def _others(sources: tuple[Source, ...], parts: tuple[Part, ...]) -> tuple[Source, ...]:
    of_parts = {part.source.key for part in parts}
    first: dict[str, Source] = {}
    for source in sources:
        first.setdefault(source.key, source)
    return tuple(source for key, source in first.items() if key not in of_parts)

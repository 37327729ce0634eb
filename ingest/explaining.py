"""Why a bare page was split as it was: its blocks, what each was taken for, and why each article begins where it does."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ingest import readers
from ingest.encoding import UndecodableError
from ingest.importing import MEDIA_TYPES
from ingest.items import Capture, Context, Kind
from ingest.layout.articles import draw_up
from ingest.layout.blocks import Block, Box
from ingest.layout.labels import label_blocks
from ingest.layout.pictures import SightError, open_picture
from ingest.layout.segmentation import segment
from ingest.readers import pdf, scan, text

BLOCKS: Mapping[str, Callable[[Capture], Sequence[Block]]] = {
    reader.NAME: reader.blocks_of for reader in (text, pdf, scan)
}
"""How each reader of bare pages gives a page's blocks in reading order."""

PICTURE_SIDE = 2400  # pixels of the drawn page's longer side


@dataclass(frozen=True, slots=True)
class PagePicture:
    """What a page looks like: a JPEG, and its height over its width."""

    jpeg: bytes
    proportion: float


class NoBarePageError(ValueError):
    """The file is no bare page. One sentence for a person."""


@dataclass(frozen=True, slots=True)
class ExplainedBlock:
    """One block: its number on the page from 1, what it was taken for, and its text."""

    number: int
    label: str
    text: str
    box: Box | None


@dataclass(frozen=True, slots=True)
class ExplainedSegment:
    """The blocks that belong together, and why they begin where they do."""

    number: int
    reason: str
    blocks: tuple[ExplainedBlock, ...]


@dataclass(frozen=True, slots=True)
class ExplainedArticle:
    """An article as it was drawn up from its blocks."""

    kind: Kind
    deck: tuple[str, ...]
    reason: str
    characters: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """A page's segments and the articles that came of them, in reading order."""

    segments: tuple[ExplainedSegment, ...]
    articles: tuple[ExplainedArticle, ...]


def explain(blocks: Sequence[Block]) -> Explanation:
    """Explain a page by its blocks in reading order."""
    labelled = label_blocks(blocks)
    parted = segment(labelled)
    segments = []
    number = 0
    for count, part in enumerate(parted, 1):
        told = []
        for one in part.blocks:
            number += 1
            told.append(ExplainedBlock(number, one.label.value, one.block.text, one.block.box))
        segments.append(ExplainedSegment(count, part.reason, tuple(told)))
    articles = tuple(
        ExplainedArticle(draft.kind, draft.deck, draft.reason, sum(map(len, draft.paragraphs)))
        for draft in draw_up(parted)
    )
    return Explanation(tuple(segments), articles)


def explain_file(path: Path) -> Explanation:
    """Explain the bare page in a file.

    Raises:
        NoBarePageError: it is none, or holds nothing that can be read.
    """
    capture = _capture(path)
    found = readers.recognise(capture)
    blocks_of = BLOCKS.get(found.reader.NAME) if found else None
    if blocks_of is None:
        raise NoBarePageError(f"{path} is no bare page: “xianbao probe {path}” says what it is.")
    try:
        return explain(blocks_of(capture))
    except (UndecodableError, SightError) as error:
        raise NoBarePageError(f"{path} could not be read: {error}") from error


def picture_of(path: Path) -> PagePicture | None:
    """Give what the page in a file looks like; None for a text, or where Pillow is not installed."""
    capture = _capture(path)
    try:
        if pdf.recognise(capture):
            picture = pdf.rendered(capture.body, 0)
        elif scan.recognise(capture):
            picture, _ = open_picture(capture.body)
        else:
            return None
    except SightError:
        return None
    picture.thumbnail((PICTURE_SIDE, PICTURE_SIDE))
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=70)
    return PagePicture(file.getvalue(), picture.height / picture.width)


def _capture(path: Path) -> Capture:
    return Capture(
        url=f"file:{path.name}",
        requested_url=f"file:{path.name}",
        fetched_at=datetime.now(UTC),
        status=200,
        body=path.read_bytes(),
        context=Context(publication="explain"),
        headers={"content-type": MEDIA_TYPES.get(path.suffix.lower(), "")},
    )

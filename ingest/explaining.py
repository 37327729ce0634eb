"""Why a bare page was split as it was: its blocks, what each was taken for, and why each article begins where it does."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from ingest import readers
from ingest.apart import Workers, is_heavy
from ingest.encoding import UndecodableError
from ingest.importing import MEDIA_TYPES
from ingest.items import Capture, Context, Kind, Problem, Severity
from ingest.layout.articles import draw_up
from ingest.layout.blocks import Block, Box
from ingest.layout.labelling import label_blocks
from ingest.layout.pictures import SightError
from ingest.layout.returning import returned, uncrossed
from ingest.layout.segmentation import segment
from ingest.layout.spreads import leaves
from ingest.readers import pdf, scan, text

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

BARE = frozenset(reader.NAME for reader in (text, pdf, scan))
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


@dataclass(frozen=True, slots=True)
class Explained:
    """A page explained, and what it looks like where that was asked for and can be drawn."""

    explanation: Explanation
    picture: PagePicture | None = None


def explain(blocks: Sequence[Block]) -> Explanation:
    """Explain a page by its blocks in reading order."""
    pages = [returned(segment(uncrossed(label_blocks(leaf)))) for leaf in leaves(blocks)]
    segments = []
    number = 0
    for count, part in enumerate(chain.from_iterable(pages), 1):
        told = []
        for one in part.blocks:
            number += 1
            told.append(ExplainedBlock(number, one.label.value, one.block.text, one.block.box))
        segments.append(ExplainedSegment(count, part.reason(), tuple(told)))
    articles = tuple(
        ExplainedArticle(draft.kind, draft.deck, draft.reason(), sum(map(len, draft.paragraphs)))
        for page in pages
        for draft in draw_up(page)
    )
    return Explanation(tuple(segments), articles)


def explain_file(path: Path, workers: Workers | None = None, *, is_drawn: bool = False) -> Explained:
    """Explain the bare page in a file; with ``is_drawn``, give what it looks like too, where that can be drawn.

    A PDF or a picture is read apart, bounded in time and memory, by one of ``workers``, which then end.

    Raises:
        NoBarePageError: it is none, or holds nothing that can be read.
    """
    capture = _capture(path)
    found = readers.recognise(capture)
    if found is None or found.reader.NAME not in BARE:
        raise NoBarePageError(f"{path} is no bare page: “xianbao probe {path}” says what it is.")
    work = partial(_explained, is_drawn=is_drawn)
    if is_heavy(capture):
        with workers or Workers() as working:
            answer = working.do(work, capture, Explained)
    else:
        answer = work(capture)
    if isinstance(answer, Problem):
        raise NoBarePageError(f"{path} could not be read: {answer.message}")
    return answer


def _explained(capture: Capture, *, is_drawn: bool) -> Explained | Problem:
    picture: Picture | None = None
    try:
        if pdf.recognise(capture):
            blocks: Sequence[Block] = pdf.blocks_of(capture)
            picture = _rendered(capture.body) if is_drawn else None
        elif scan.recognise(capture):
            seen = scan.seen_of(capture)
            blocks, picture = scan.blocks_of_seen(seen), seen.picture.rotate(math.degrees(seen.skew), fillcolor="white")
        else:
            blocks = text.blocks_of(capture)
    except (UndecodableError, SightError) as error:
        return Problem(kind="unread_page", message=str(error), severity=Severity.ERROR)
    if not blocks:
        return Problem(kind="empty_page", message="The page shows no text.", severity=Severity.ERROR)
    return Explained(explain(blocks), _page_picture(picture) if picture and is_drawn else None)


def _rendered(body: bytes) -> Picture | None:
    try:
        return pdf.rendered(body, 0)
    except SightError:
        return None


def _page_picture(picture: Picture) -> PagePicture:
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
        context=Context(publication="explain", page=1),
        headers={"content-type": MEDIA_TYPES.get(path.suffix.lower(), "")},
    )
